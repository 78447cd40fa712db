//! What the index reads from either side's features.

use super::features::{Cover, Mention, NeedFeatures, PersonFeatures};

/// Least weight of a word that is worth a posting.
const TELLING: f32 = 0.6;

/// What the index reads from either side's features.
pub trait Indexed {
    /// Its concepts and their neighbourhood.
    fn cover(&self) -> &Cover;
    /// What it names.
    fn mentions(&self) -> &[Mention];
    /// Its fields, as ticked.
    fn fields(&self) -> Vec<&str>;
    /// Words by which it can be found.
    fn words(&self) -> Vec<u32>;
    /// Words by which it looks for the other side.
    fn asks(&self) -> Vec<u32>;
}

impl Indexed for PersonFeatures {
    fn cover(&self) -> &Cover {
        &self.cover
    }
    fn mentions(&self) -> &[Mention] {
        &self.mentions
    }
    fn fields(&self) -> Vec<&str> {
        self.fields.iter().map(|f| f.as_str()).collect()
    }
    fn words(&self) -> Vec<u32> {
        self.words.clone()
    }
    fn asks(&self) -> Vec<u32> {
        self.words.clone()
    }
}

impl Indexed for NeedFeatures {
    fn cover(&self) -> &Cover {
        &self.cover
    }
    fn mentions(&self) -> &[Mention] {
        &self.mentions
    }
    fn fields(&self) -> Vec<&str> {
        self.fields.iter().map(|f| f.as_str()).collect()
    }
    fn words(&self) -> Vec<u32> {
        self.words.iter().filter(|w| w.weight >= TELLING).map(|w| w.hash).collect()
    }
    fn asks(&self) -> Vec<u32> {
        let words =
            self.items.iter().flat_map(|i| &i.words).chain(if self.items.is_empty() { &self.words } else { &[][..] });
        let mut asks: Vec<u32> = words.filter(|w| w.weight >= TELLING).map(|w| w.hash).collect();
        asks.sort_unstable();
        asks.dedup();
        asks
    }
}
