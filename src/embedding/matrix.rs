//! Matrix products of the layers as sums of integers: exact in any order, so the compiler may vectorise them, and the same bits on
//! every machine.

/// The largest level of an input value. With weights of at most 127 a row of 1,280 sums to less than 2^31.
const LEVELS: f32 = 8_191.0;
/// Longest row of any layer: five neighbours of 256 components, or the joined features.
pub const MAX_INPUTS: usize = 1_280;
/// Rows that share one pass over a row of weights.
const TILE: usize = 4;

/// Weights of a layer: each output has a row of `int8` weights and a scale.
#[derive(Debug)]
pub struct Layer {
    /// Length of a row.
    pub inputs: usize,
    /// What a weight of 1 stands for, for each output.
    pub scales: Vec<f32>,
    /// The rows, one after another; a byte is a two's complement weight from -127 to 127.
    pub weights: &'static [u8],
}

/// Rows of values as 14-bit levels with one common scale.
pub struct Levels {
    values: Vec<i16>,
    scale: f32,
}

impl Levels {
    /// Rounds `rows` of `width` values, with rows of zeros `before` and `after` them. Values that are no numbers count as 0.
    pub fn of<'a>(rows: impl Iterator<Item = &'a [f32]> + Clone, width: usize, before: usize, after: usize) -> Self {
        /// Adding it moves the whole part of a small number into the lowest bits, rounded to the nearest level (halves to even).
        const ROUNDER: f32 = 12_582_912.0;
        let largest = rows.clone().flatten().fold(0.0_f32, |largest, value| largest.max(value.abs()));
        let factor = if largest > 0.0 && largest.is_finite() { LEVELS / largest } else { 0.0 };
        let mut values = vec![0; before * width];
        for row in rows {
            values.extend(row.iter().map(|value| (value * factor + ROUNDER).to_bits() as i16));
        }
        values.resize(values.len() + after * width, 0);
        Self { values, scale: largest / LEVELS }
    }

    /// The product with a layer for `count` windows of `layer.inputs` values that start `stride` values apart: calls
    /// `put(window, output, value)` for each.
    pub fn times(&self, layer: &Layer, stride: usize, count: usize, mut put: impl FnMut(usize, usize, f32)) {
        let mut row = [0_i16; MAX_INPUTS];
        let row = &mut row[..layer.inputs];
        let window = |i: usize| &self.values[i * stride..i * stride + layer.inputs];
        for (output, (bytes, scale)) in layer.weights.chunks_exact(layer.inputs).zip(&layer.scales).enumerate() {
            for (wide, byte) in row.iter_mut().zip(bytes) {
                *wide = i16::from(byte.cast_signed());
            }
            let scale = scale * self.scale;
            let tiled = count / TILE * TILE;
            for first in (0..tiled).step_by(TILE) {
                let sums = dots(row, [window(first), window(first + 1), window(first + 2), window(first + 3)]);
                sums.into_iter().enumerate().for_each(|(i, sum)| put(first + i, output, sum as f32 * scale));
            }
            (tiled..count).for_each(|i| put(i, output, dots(row, [window(i)])[0] as f32 * scale));
        }
    }
}

/// Sums that run side by side. Each takes two neighbouring products at a time, which is what the oldest x86-64 processors multiply and
/// add in one instruction (`pmaddwd`).
const LANES: usize = 4;

/// Adds the products of eight pairs to the lanes.
#[inline(always)]
fn multiply_add(lanes: &mut [i32; LANES], a: &[i16; 2 * LANES], b: &[i16; 2 * LANES]) {
    for (lane, sum) in lanes.iter_mut().enumerate() {
        let (even, odd) = (2 * lane, 2 * lane + 1);
        *sum += i32::from(a[even]) * i32::from(b[even]) + i32::from(a[odd]) * i32::from(b[odd]);
    }
}

/// The scalar products of a row with `N` others, for which the row is read once. All lengths are multiples of eight.
fn dots<const N: usize>(row: &[i16], others: [&[i16]; N]) -> [i32; N] {
    let row = row.as_chunks().0;
    let others = others.map(|other| &other.as_chunks().0[..row.len()]);
    let mut sums = [[0; LANES]; N];
    for (i, part) in row.iter().enumerate() {
        for (lanes, other) in sums.iter_mut().zip(&others) {
            multiply_add(lanes, part, &other[i]);
        }
    }
    sums.map(|lanes| lanes.iter().sum())
}
