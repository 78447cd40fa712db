//! Arithmetic that gives the same bits everywhere: plain IEEE 754 operations in a fixed order. The compiler may use wider registers
//! for the lanes, but it never changes the order of sums nor fuses a product with a sum.

/// Partial sums that run side by side, for the compiler to keep in vector registers.
const LANES: usize = 16;

/// Adds `term(i)` for all `i` below `count`, lane by lane, then the lanes in order.
#[inline(always)]
fn sum(count: usize, term: impl Fn(usize) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    let whole = count / LANES * LANES;
    for start in (0..whole).step_by(LANES) {
        for (lane, total) in lanes.iter_mut().enumerate() {
            *total += term(start + lane);
        }
    }
    (whole..count).map(term).fold(lanes.iter().fold(0.0, |a, b| a + b), |a, b| a + b)
}

/// The scalar product over the shorter of both.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let count = a.len().min(b.len());
    let (a, b) = (&a[..count], &b[..count]);
    sum(count, |i| a[i] * b[i])
}

/// Gives `values` the length (Euclidean norm) 1; zero stays zero.
pub fn normalize(values: &mut [f32]) {
    let norm = dot(values, values).sqrt();
    if norm > 0.0 {
        values.iter_mut().for_each(|value| *value /= norm);
    }
}

/// Layer normalisation of one row: mean 0 and variance 1, then the learnt gain and offset of each component.
pub fn layer_norm(row: &mut [f32], gain: &[f32], offset: &[f32]) {
    /// Guards the division for a row of equal values; the value is the model's.
    const EPSILON: f32 = 1e-12;
    let count = row.len() as f32;
    let mean = sum(row.len(), |i| row[i]) / count;
    row.iter_mut().for_each(|value| *value -= mean);
    let scale = 1.0 / (dot(row, row) / count + EPSILON).sqrt();
    for ((value, gain), offset) in row.iter_mut().zip(gain).zip(offset) {
        *value = *value * scale * gain + offset;
    }
}

/// The hyperbolic tangent to within 0.0001, by Lambert's continued fraction cut after the seventh level. The platform's own function
/// differs between platforms in the last bits.
pub fn tanh(x: f32) -> f32 {
    // Beyond 4.97 the fraction would pass 1.
    let x = x.clamp(-4.97, 4.97);
    let s = x * x;
    let above = x * (135_135.0 + s * (17_325.0 + s * (378.0 + s)));
    let below = 135_135.0 + s * (62_370.0 + s * (3_150.0 + s * 28.0));
    above / below
}

/// The exponential function to within one part in a million, for -80 to 80 (beyond it stays at the ends): the whole powers of two
/// by their bits, the rest by the series.
pub fn exp(x: f32) -> f32 {
    let x = f64::from(x.clamp(-80.0, 80.0));
    let power = (x * std::f64::consts::LOG2_E).round();
    let rest = x - power * std::f64::consts::LN_2;
    let series = (1..=8).rev().fold(1.0, |sum, i| 1.0 + sum * rest / f64::from(i));
    (series * f64::from_bits(((1_023 + power as i64) as u64) << 52)) as f32
}

/// The natural logarithm of a positive number to within one part in a million: the exponent by its bits, the mantissa by the
/// series of the inverse hyperbolic tangent.
pub fn ln(x: f64) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 52) as i64 - 1_023;
    let mantissa = f64::from_bits(bits & ((1 << 52) - 1) | 1_023 << 52);
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let series = (0..=7).rev().fold(0.0, |sum, i| sum * square + 1.0 / f64::from(2 * i + 1));
    (exponent as f64 * std::f64::consts::LN_2 + 2.0 * ratio * series) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tanh_is_close() {
        for i in -8_000..=8_000 {
            let x = i as f32 / 1_000.0;
            assert!((tanh(x) - x.tanh()).abs() < 1.5e-4, "{x}");
        }
    }

    #[test]
    fn exp_and_ln_are_close() {
        for i in -8_000..=8_000 {
            let x = i as f32 / 100.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-6, "{x}");
        }
        assert_eq!((exp(0.0), ln(1.0)), (1.0, 0.0));
        for i in 1..=20_000 {
            let x = f64::from(i) / 7.0;
            assert!((ln(x) - x.ln() as f32).abs() < 1e-6 * (1.0 + x.ln().abs() as f32), "{x}");
        }
    }

    #[test]
    fn sums_count_every_term_once() {
        for count in [0, 1, 15, 16, 17, 512, 1_280] {
            assert_eq!(sum(count, |i| i as f32), (count * count.saturating_sub(1) / 2) as f32);
        }
    }

    #[test]
    fn normal_rows() {
        let mut row = [1.0, 2.0, 3.0, 4.0];
        layer_norm(&mut row, &[1.0; 4], &[0.0; 4]);
        assert!((row[0] + 1.341_64).abs() < 1e-4 && (row[3] - 1.341_64).abs() < 1e-4);
        let mut flat = [3.0; 8];
        layer_norm(&mut flat, &[2.0; 8], &[1.0; 8]);
        assert_eq!(flat, [1.0; 8]);
        let mut zero = [0.0; 4];
        normalize(&mut zero);
        assert_eq!(zero, [0.0; 4]);
    }
}
