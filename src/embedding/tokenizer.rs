//! From a text to rows of the embedding table: sentencepiece's unigram segmentation (Kudo 2018, "Subword regularization"). Of all ways
//! to cut the normal form into pieces it takes the most probable; a character that no piece covers is "unknown".

use super::file::{Model, SPECIAL_ROWS};

/// The row of an unknown character.
pub const UNKNOWN: u32 = 0;
/// The row that marks the begin of a text.
pub const BEGIN: u32 = 1;
/// The row that marks the end of a text.
pub const END: u32 = 2;

/// Bytes of a text that are looked at for each piece asked for. Pieces are rarely longer; it bounds the work for huge texts.
const BYTES_PER_PIECE: usize = 24;

/// The best way to reach a place in the text.
#[derive(Clone, Copy)]
struct Arrival {
    score: f64,
    start: usize,
    row: u32,
}

/// The rows of the first pieces of a text, at most `limit`. Empty for a text of nothing but spaces.
pub fn rows(model: &Model, text: &str, limit: usize) -> Vec<u32> {
    let head = &text[..text.floor_char_boundary(limit * BYTES_PER_PIECE)];
    let mut rows = segment(model, &model.normalizer.normal(head));
    rows.truncate(limit);
    rows
}

/// The most probable segmentation of a normal form (Viterbi's algorithm over the places between characters).
fn segment(model: &Model, normal: &str) -> Vec<u32> {
    let text = normal.as_bytes();
    let mut arrivals = vec![Arrival { score: f64::NEG_INFINITY, start: 0, row: UNKNOWN }; text.len() + 1];
    arrivals[0].score = 0.0;
    for (start, character) in normal.char_indices() {
        let (base, width) = (arrivals[start].score, character.len_utf8());
        // On equal scores the earlier start stays, as in sentencepiece.
        let mut arrive = |length: usize, row: u32, score: f32| {
            let arrival = Arrival { score: base + f64::from(score), start, row };
            if arrival.score > arrivals[start + length].score {
                arrivals[start + length] = arrival;
            }
        };
        let mut covered = false;
        model.pieces.prefixes(&text[start..], |length, index, score| {
            covered |= length == width;
            arrive(length, (index + SPECIAL_ROWS) as u32, score);
        });
        if !covered {
            arrive(width, UNKNOWN, model.pieces.unknown);
        }
    }
    let (mut rows, mut end) = (Vec::new(), text.len());
    while end > 0 {
        rows.push(arrivals[end].row);
        end = arrivals[end].start;
    }
    rows.reverse();
    rows
}
