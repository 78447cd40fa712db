//! A query: weighted tokens, the weights as whole steps so that sums are exact in any order.

use super::document::IMPACT_UNIT;

/// Steps into which the whole weight of a query is divided. With impacts up to 255 a sum stays below 2^31.
const STEPS: f64 = (1 << 23) as f64;
/// Bits of the sieve as a power of two: so many that a token of no interest passes once in some hundred times.
const SIEVE_BITS: u32 = 15;
/// Words of the sieve.
const SIEVE_WORDS: usize = 1 << (SIEVE_BITS - 6);

/// Weighted tokens, made ready. Costs some microseconds; may be kept and used again, for several indexes too.
#[derive(Debug, Clone)]
pub struct Query {
    /// Tokens ascending, each once, with steps of at least 1.
    terms: Vec<(u32, u32)>,
    /// One bit for each hash of a token of the query: tells most tokens of documents off without a look-up.
    sieve: Box<[u64; SIEVE_WORDS]>,
    /// Score of one step of one unit of impact.
    unit: f64,
}

impl Query {
    /// Takes tokens and weights. Weights of a token that stands several times are added. Weights that are negative, zero or not
    /// finite are left out; so is a token with less than 1 / 2^23 of the whole weight.
    pub fn new(tokens: impl IntoIterator<Item = (u32, f32)>) -> Self {
        let mut weights: Vec<(u32, f64)> = tokens
            .into_iter()
            .filter(|(_, weight)| weight.is_finite() && *weight > 0.0)
            .map(|(token, weight)| (token, f64::from(weight)))
            .collect();
        // The weight as second key makes the sums independent of the order in which tokens were given.
        weights.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        weights.dedup_by(|next, kept| {
            next.0 == kept.0 && {
                kept.1 += next.1;
                true
            }
        });
        let whole: f64 = weights.iter().map(|(_, weight)| weight).sum();
        let steps = |weight: f64| (weight / whole * STEPS).floor() as u32;
        let terms: Vec<(u32, u32)> =
            weights.iter().map(|(token, weight)| (*token, steps(*weight))).filter(|(_, steps)| *steps > 0).collect();
        let mut sieve = Box::new([0; SIEVE_WORDS]);
        for (token, _) in &terms {
            let (word, bit) = place(*token);
            sieve[word] |= bit;
        }
        Self { terms, sieve, unit: whole / STEPS / f64::from(IMPACT_UNIT) }
    }

    /// Tokens ascending with their weights in steps.
    pub(crate) fn terms(&self) -> &[(u32, u32)] {
        &self.terms
    }

    /// The score of a sum of steps * impact. Different sums have different scores, in the same order.
    #[inline]
    pub(crate) fn score(&self, sum: u32) -> f64 {
        f64::from(sum) * self.unit
    }

    /// The sum of steps * impact over the tokens of a document, each of which stands once.
    #[inline]
    pub(crate) fn sum(&self, tokens: &[u32], impacts: &[u8]) -> u32 {
        let mut sum = 0;
        for (i, token) in tokens.iter().enumerate() {
            let (word, bit) = place(*token);
            if self.sieve[word] & bit != 0
                && let Ok(at) = self.terms.binary_search_by_key(token, |(token, _)| *token)
            {
                sum += self.terms[at].1 * u32::from(impacts[i]);
            }
        }
        sum
    }
}

/// Word and bit of a token in the sieve.
#[inline]
fn place(token: u32) -> (usize, u64) {
    // Multiplying by the golden ratio spreads neighbouring tokens; the highest bits are the best mixed.
    let hash = token.wrapping_mul(0x9E37_79B9) >> (32 - SIEVE_BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}
