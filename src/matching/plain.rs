//! How alike two plain short texts are, such as titles of posts, by the engine's text signals alone: the dense vector, the profile
//! over ESCO's occupations and over the groups of ISCO-08, and the spelling.
//!
//! The score of a pair depends on these two texts and on nothing else: signals are brought on one scale by the fixed figures of
//! `config/rank.toml`, and the rarity of words is counted over our own labels.

use longyuan_embedding::{Embedder, EmbeddingError, Esco, Ngrams, Profile, Reduced, Sparse, han_share, similarity};
use serde::Deserialize;

use super::tables::DataError;
use super::taxonomy::Taxonomy;
use super::text::normal;

const FILE: &str = include_str!("../../config/rank.toml");

/// A figure for each signal.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signals {
    dense: f64,
    occupations: f64,
    groups: f64,
    words: f64,
}

impl Signals {
    fn all(&self) -> [f64; 4] {
        [self.dense, self.occupations, self.groups, self.words]
    }
}

/// Mean and standard deviation of each signal over unrelated texts.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scale {
    mean: Signals,
    deviation: Signals,
}

/// The compiled-in, versioned figures.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Constants {
    version: String,
    weights: Signals,
    chinese: Scale,
    english: Scale,
    across: Scale,
}

/// Compares plain texts.
#[derive(Debug)]
pub struct Plain {
    constants: Constants,
    embedder: Embedder,
    esco: Esco,
    ngrams: Ngrams,
}

/// A text, ready to be compared.
#[derive(Debug)]
pub struct Features {
    is_chinese: bool,
    dense: Reduced,
    profile: Profile,
    words: Sparse,
}

impl Plain {
    /// Reads the compiled-in data. Fails only when those are broken, which the tests exclude.
    pub fn load() -> Result<Self, DataError> {
        let constants: Constants =
            toml::from_str(FILE).map_err(|cause| DataError { file: "rank.toml", reason: cause.to_string() })?;
        let broken = |cause: EmbeddingError| DataError { file: "assets/embedding", reason: cause.to_string() };
        let (taxonomy, esco) = (Taxonomy::load()?, Esco::load().map_err(broken)?);
        let occupations = esco.occupations().iter().map(|occupation| occupation.label);
        let labels = occupations.chain(esco.skills().iter().map(|skill| skill.label));
        let labels: Vec<String> =
            labels.chain(taxonomy.labels().map(|(_, label)| label)).map(|label| normal(label).text).collect();
        let ngrams = Ngrams::new(labels.iter().map(String::as_str));
        Ok(Self { constants, embedder: Embedder::load().map_err(broken)?, esco, ngrams })
    }

    /// Version of the constants.
    pub fn version(&self) -> &str {
        &self.constants.version
    }

    /// Reads a text.
    pub fn features(&self, text: &str) -> Features {
        let dense = self.embedder.reduced(text);
        Features {
            is_chinese: han_share(text) >= 0.5,
            profile: self.esco.profile(&dense),
            dense,
            words: self.ngrams.vector(&normal(text).text),
        }
    }

    /// How alike two texts are, the more the higher: the weighted sum of their signals in deviations above unrelated texts of their
    /// languages. Some -1 to 1 for unrelated texts; the same in either order.
    pub fn score(&self, a: &Features, b: &Features) -> f64 {
        let (occupations, groups) = a.profile.similarity(&b.profile);
        let signals = [similarity(&a.dense, &b.dense), occupations, groups, a.words.cosine(&b.words)];
        let scale = self.scale(a, b);
        let on_scale = |((signal, mean), deviation): ((f32, f64), f64)| (f64::from(signal) - mean) / deviation;
        let scaled = signals.into_iter().zip(scale.mean.all()).zip(scale.deviation.all()).map(on_scale);
        let weights = self.constants.weights.all();
        scaled.zip(weights).map(|(value, weight)| value * weight).sum::<f64>() / weights.iter().sum::<f64>()
    }

    fn scale(&self, a: &Features, b: &Features) -> &Scale {
        match (a.is_chinese, b.is_chinese) {
            (true, true) => &self.constants.chinese,
            (false, false) => &self.constants.english,
            _ => &self.constants.across,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static PLAIN: LazyLock<Plain> = LazyLock::new(|| Plain::load().expect("the compiled-in data"));

    fn score(a: &str, b: &str) -> f64 {
        PLAIN.score(&PLAIN.features(a), &PLAIN.features(b))
    }

    #[test]
    fn the_same_work_stands_above_other_work_in_both_languages_and_across() {
        for (asked, same, other) in [
            ("software developer", "application programmer", "pastry cook"),
            ("nurse", "ward sister", "electrical engineer"),
            ("软件工程师", "程序员", "厨师"),
            ("会计", "财务主管", "护士"),
            ("电气工程师", "electrical engineer", "nurse"),
        ] {
            assert!(score(asked, same) > score(asked, other) + 0.5, "{asked}");
        }
    }

    #[test]
    fn a_pair_scores_alike_in_either_order_and_an_unknown_text_is_nothing_special() {
        assert_eq!(score("welder", "焊工"), score("焊工", "welder"));
        assert_eq!(score("马铃薯专家", "馬鈴薯專家"), score("馬鈴薯專家", "马铃薯专家"));
        assert!(score("", "welder").abs() < 1.0 && score("...", "。").is_finite());
    }

    #[test]
    fn the_scales_can_be_divided_by() {
        let constants = &PLAIN.constants;
        for scale in [constants.chinese, constants.english, constants.across] {
            assert!(scale.deviation.all().iter().all(|deviation| *deviation > 0.0));
        }
        assert!(constants.weights.all().iter().all(|weight| *weight >= 0.0) && !PLAIN.version().is_empty());
    }
}
