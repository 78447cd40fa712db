//! Matrix products of the layers as sums of integers: exact in any order, hence the same bits on every machine, and fast on the oldest
//! x86-64 processors, which multiply eight pairs and add neighbours in one instruction (`wide` names it without unsafe code).

use wide::{i8x16, i16x16, i32x8};

/// The largest level of an input. With weights of at most 127 the sum over 1,280 inputs stays below 2^31.
const LEVELS: f32 = 8_191.0;
/// Longest row of any layer: five neighbours of 256 components, or the joined features.
const MAX_INPUTS: usize = 1_280;
/// Values that are multiplied at a time.
const LANES: usize = 16;
/// Windows that share one pass over a row of weights.
const TILE: usize = 4;

/// Weights of a layer: each output has a row of `int8` weights and a scale.
#[derive(Debug)]
pub struct Layer {
    /// Length of a row, at most 1,280 and a multiple of sixteen.
    pub inputs: usize,
    /// What a weight of 1 stands for, for each output.
    pub scales: Vec<f32>,
    /// The rows, one after another; a byte is a two's complement weight from -127 to 127.
    pub weights: &'static [u8],
}

impl Layer {
    /// The products with `count` windows of `values`, each as long as a row, which start `stride` values apart (a multiple of sixteen):
    /// a row of outputs for each window. The values are rounded to 14 bits of the largest among them.
    pub fn windows(&self, values: &[f32], stride: usize, count: usize) -> Vec<f32> {
        let (levels, level) = levels(values);
        let window = |i: usize| &levels[i * stride / LANES..(i * stride + self.inputs) / LANES];
        let mut products = vec![0.0; count * self.scales.len()];
        let mut row = [i16x16::ZERO; MAX_INPUTS / LANES];
        let row = &mut row[..self.inputs / LANES];
        for (output, (bytes, scale)) in self.weights.chunks_exact(self.inputs).zip(&self.scales).enumerate() {
            for (weights, bytes) in row.iter_mut().zip(bytes.as_chunks::<LANES>().0) {
                *weights = i16x16::from_i8x16(i8x16::new(bytes.map(u8::cast_signed)));
            }
            let mut put =
                |window: usize, sum: i32| products[window * self.scales.len() + output] = sum as f32 * scale * level;
            let tiled = count / TILE * TILE;
            for first in (0..tiled).step_by(TILE) {
                let sums = dots::<TILE>(row, std::array::from_fn(|i| window(first + i)));
                sums.into_iter().enumerate().for_each(|(i, sum)| put(first + i, sum));
            }
            (tiled..count).for_each(|i| put(i, dots(row, [window(i)])[0]));
        }
        products
    }

    /// The product with one row of inputs.
    pub fn product(&self, input: &[f32]) -> Vec<f32> {
        self.windows(input, 0, 1)
    }
}

/// Values as levels, and what one level stands for. Values that are no numbers make all levels 0.
fn levels(values: &[f32]) -> (Vec<i16x16>, f32) {
    /// Adding it moves the whole part of a small number into the lowest bits, rounded to the nearest level (halves to even).
    const ROUNDER: f32 = 12_582_912.0;
    let largest = values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
    let factor = if largest > 0.0 && largest.is_finite() { LEVELS / largest } else { 0.0 };
    let level = |value: f32| (value * factor + ROUNDER).to_bits() as i16;
    (values.as_chunks::<LANES>().0.iter().map(|part| i16x16::new(part.map(level))).collect(), largest / LEVELS)
}

/// The scalar products of a row with `N` others of its length; the row is read once for all.
#[inline(always)]
fn dots<const N: usize>(row: &[i16x16], others: [&[i16x16]; N]) -> [i32; N] {
    let others = others.map(|other| &other[..row.len()]);
    let mut sums = [i32x8::ZERO; N];
    for (i, weights) in row.iter().enumerate() {
        for (sum, other) in sums.iter_mut().zip(&others) {
            *sum += other[i].dot(*weights);
        }
    }
    sums.map(i32x8::reduce_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_overlap_and_scale() {
        // Two outputs over windows of 32 values, 16 apart: the first adds the window, the second takes its last value twice.
        let mut weights = vec![1; 64];
        weights[32..].fill(0);
        weights[63] = (-2_i8).cast_unsigned();
        let layer = Layer { inputs: 32, scales: vec![0.5, 1.0], weights: Box::leak(weights.into_boxed_slice()) };
        let values: Vec<f32> = (0..112).map(|i| i as f32).collect();
        for (window, found) in layer.windows(&values, 16, 6).chunks_exact(2).enumerate() {
            assert!((found[0] - 248.0 - 256.0 * window as f32).abs() < 0.5, "{found:?}");
            assert!((found[1] + 2.0 * (31 + 16 * window) as f32).abs() < 0.04, "{found:?}");
        }
    }

    #[test]
    fn the_largest_sum_fits() {
        let layer = Layer {
            inputs: MAX_INPUTS,
            scales: vec![1.0],
            weights: Box::leak(vec![127; MAX_INPUTS].into_boxed_slice()),
        };
        let sum = layer.product(&[1.0; MAX_INPUTS])[0];
        assert!((sum - 127.0 * MAX_INPUTS as f32).abs() < 1.0, "{sum}");
        assert_eq!(layer.product(&[f32::NAN; MAX_INPUTS])[0], 0.0);
    }
}
