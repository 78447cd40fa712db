//! Occupations and skills of ESCO, the European classification, as reference points in the space of meanings.
//!
//! Two texts that lie near the same occupations mean the same kind of work, even where their own vectors disagree: a text is
//! described by its weights over the nearest occupations, and by the same summed over the groups of ISCO-08 that the occupations
//! belong to. ESCO's names are English; a Chinese text meets them through the shared space. Source, licence and making of the data:
//! `assets/embedding/README.md`.

use super::file::EmbeddingError;
use super::language::UNIT;
use super::sparse::Sparse;
use super::{Reduced, dot, esco_file, math};

/// Occupations that share the weight of a text.
pub const NEAREST: usize = 30;
/// How softly the weight is shared: an occupation whose similarity is this much lower weighs 1/e as much. How it was chosen:
/// `assets/embedding/README.md`.
pub const TEMPERATURE: f32 = 0.07;

/// An occupation.
#[derive(Debug, Clone, PartialEq)]
pub struct Occupation {
    /// The UUID at the end of ESCO's URI.
    pub id: [u8; 16],
    /// ESCO's preferred label, English.
    pub label: &'static str,
    /// Unit group of ISCO-08, four digits; 0 where none is known.
    pub group: u16,
    /// The vectors of its labels.
    pub labels: Vec<Reduced>,
}

/// A skill, competence or field of knowledge.
#[derive(Debug, Clone, PartialEq)]
pub struct Skill {
    /// The UUID at the end of ESCO's URI.
    pub id: [u8; 16],
    /// ESCO's preferred label, English.
    pub label: &'static str,
    /// The vector of the label.
    pub vector: Reduced,
}

/// What to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Occupations, by the nearest of their labels.
    Occupation,
    /// Skills, by their preferred labels.
    Skill,
}

/// A concept of ESCO near a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// The URI of the concept.
    pub id: String,
    /// Its preferred label, English.
    pub label: &'static str,
    /// How alike its nearest label and the text are, from -1 to 1.
    pub similarity: f32,
}

/// What kind of work a text speaks of: weights over occupations and over groups of occupations. Empty for an unknown text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// By place in [`Esco::occupations`].
    pub occupations: Sparse,
    /// By code of ISCO-08.
    pub groups: Sparse,
}

impl Profile {
    /// How alike two texts are by their occupations and by their groups, each as a cosine from 0 to 1.
    pub fn similarity(&self, other: &Self) -> (f32, f32) {
        (self.occupations.cosine(&other.occupations), self.groups.cosine(&other.groups))
    }
}

/// The classification, ready to compare with.
#[derive(Debug)]
pub struct Esco {
    occupations: Vec<Occupation>,
    skills: Vec<Skill>,
    temperature: f32,
}

impl Esco {
    /// Reads the data that are compiled into the program.
    ///
    /// # Errors
    /// When the compiled-in file is damaged or of another format.
    pub fn load() -> Result<Self, EmbeddingError> {
        esco_file::compiled_in()
    }

    /// A layer of these concepts, to build the file and to measure what a part of them does.
    pub fn new(occupations: Vec<Occupation>, skills: Vec<Skill>) -> Self {
        Self { occupations, skills, temperature: TEMPERATURE }
    }

    /// The same with another temperature (see `TEMPERATURE`; positive).
    pub fn at(self, temperature: f32) -> Self {
        Self { temperature, ..self }
    }

    /// The layer as the bytes of its file; `None` if a label or a list of labels is too long for the format.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        esco_file::bytes(&self.occupations, &self.skills)
    }

    /// All occupations.
    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }

    /// All skills.
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// The `k` nearest concepts, best first, ties in the order of the data. Empty for an unknown text.
    pub fn nearest(&self, text: &Reduced, kind: Kind, k: usize) -> Vec<Neighbour> {
        let (uri, scores): (_, Vec<i32>) = match kind {
            Kind::Occupation => ("occupation", self.scores(text)),
            Kind::Skill => ("skill", self.skills.iter().map(|skill| dot(text, &skill.vector)).collect()),
        };
        let concept = |place: usize| match kind {
            Kind::Occupation => (&self.occupations[place].id, self.occupations[place].label),
            Kind::Skill => (&self.skills[place].id, self.skills[place].label),
        };
        let neighbour = |(score, place)| {
            let (id, label) = concept(place);
            let similarity = (score as f32 / (UNIT * UNIT)).clamp(-1.0, 1.0);
            Neighbour { id: format!("http://data.europa.eu/esco/{uri}/{}", uuid(id)), label, similarity }
        };
        if *text == Reduced::ZERO { Vec::new() } else { best(&scores, k).into_iter().map(neighbour).collect() }
    }

    /// What kind of work a text speaks of: the 30 nearest occupations, weighted by a soft maximum of their similarities.
    pub fn profile(&self, text: &Reduced) -> Profile {
        if *text == Reduced::ZERO {
            return Profile::default();
        }
        let nearest = best(&self.scores(text), NEAREST);
        let Some((highest, _)) = nearest.first().copied() else { return Profile::default() };
        let weight = |score: i32| math::exp((score - highest) as f32 / (UNIT * UNIT * self.temperature));
        let weights = nearest.iter().map(|(score, place)| (*place, weight(*score)));
        let group = |(place, weight): (usize, f32)| {
            let group = self.occupations[place].group;
            (group > 0).then_some((u32::from(group), weight))
        };
        Profile {
            occupations: Sparse::new(weights.clone().map(|(place, weight)| (place as u32, weight)).collect()),
            groups: Sparse::new(weights.filter_map(group).collect()),
        }
    }

    /// The scalar product of a text with the nearest label of each occupation.
    fn scores(&self, text: &Reduced) -> Vec<i32> {
        let nearest = |occupation: &Occupation| occupation.labels.iter().map(|label| dot(text, label)).max();
        self.occupations.iter().map(|occupation| nearest(occupation).unwrap_or(i32::MIN)).collect()
    }
}

/// The `k` highest scores with their places, highest first, ties by place.
fn best(scores: &[i32], k: usize) -> Vec<(i32, usize)> {
    let mut places: Vec<(i32, usize)> =
        scores.iter().copied().zip(0..).filter(|(score, _)| *score > i32::MIN).collect();
    let order = |a: &(i32, usize), b: &(i32, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
    if k < places.len() {
        places.select_nth_unstable_by(k, order);
        places.truncate(k);
    }
    places.sort_unstable_by(order);
    places
}

/// A UUID as text.
fn uuid(id: &[u8; 16]) -> String {
    let digits: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}
