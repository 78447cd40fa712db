//! What editors change of the taxonomy: changes upon the compiled-in data, gathered in one draft and published as versions. A
//! change says what it sets, not what comes of it, so that it holds upon the data of a later release, too.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::account::AccountId;
pub use super::concept_text::{ConceptText, is_code};
use super::value::Moment;
use crate::typed_id;

typed_id!(
    /// The id of a change.
    ChangeId
);

/// Longest note of a version, in characters.
pub const LONGEST_NOTE: usize = 500;

/// What comes into a list and what leaves it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Delta {
    /// What comes in.
    pub add: Vec<String>,
    /// What leaves.
    pub drop: Vec<String>,
}

impl Delta {
    /// What leads from one list to the other; their order counts for nothing.
    pub fn between(before: &[String], after: &[String]) -> Self {
        let without = |all: &[String], known: &[String]| all.iter().filter(|n| !known.contains(n)).cloned().collect();
        Self { add: without(after, before), drop: without(before, after) }
    }

    /// A list with it.
    pub fn on(&self, list: &[String]) -> Vec<String> {
        let mut all: Vec<String> = list.iter().filter(|name| !self.drop.contains(name)).cloned().collect();
        all.extend(self.add.iter().filter(|name| !list.contains(name)).cloned());
        all
    }

    /// True when it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.drop.is_empty()
    }
}

/// What an edit sets; what it does not name stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sets {
    /// The Chinese name.
    pub zh: Option<String>,
    /// The English name.
    pub en: Option<String>,
    /// Other names in Chinese.
    pub synonyms_zh: Delta,
    /// Other names in English.
    pub synonyms_en: Delta,
    /// Code of the next wider concept; empty for none.
    pub broader: Option<String>,
    /// Related concepts.
    pub related: Delta,
}

impl Sets {
    /// What leads from one text to the other.
    pub fn between(before: &ConceptText, after: &ConceptText) -> Self {
        let new = |before: &String, after: &String| (before != after).then(|| after.clone());
        Self {
            zh: new(&before.zh, &after.zh),
            en: new(&before.en, &after.en),
            synonyms_zh: Delta::between(&before.synonyms_zh, &after.synonyms_zh),
            synonyms_en: Delta::between(&before.synonyms_en, &after.synonyms_en),
            broader: (before.broader != after.broader).then(|| after.broader.clone().unwrap_or_default()),
            related: Delta::between(&before.related, &after.related),
        }
    }

    /// A text with it.
    pub fn on(&self, text: &ConceptText) -> ConceptText {
        let broader = match &self.broader {
            None => text.broader.clone(),
            Some(code) => Some(code.clone()).filter(|code| !code.is_empty()),
        };
        ConceptText {
            zh: self.zh.clone().unwrap_or_else(|| text.zh.clone()),
            en: self.en.clone().unwrap_or_else(|| text.en.clone()),
            synonyms_zh: self.synonyms_zh.on(&text.synonyms_zh),
            synonyms_en: self.synonyms_en.on(&text.synonyms_en),
            broader,
            related: self.related.on(&text.related),
        }
    }

    /// True when it changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A change of the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Change {
    /// A concept is called or tied otherwise.
    Edit {
        /// Its code.
        concept: String,
        /// What is set.
        sets: Sets,
    },
    /// A new concept.
    Add {
        /// Its code.
        concept: String,
        /// The code of its sub-field.
        subfield: String,
        /// True for a skill that many specialities share.
        is_general: bool,
        /// Its names and ties.
        text: ConceptText,
    },
    /// A concept is no more; another one takes over its names and ties.
    Retire {
        /// Its code.
        concept: String,
        /// The code of the other.
        replaced_by: String,
        /// The day in UTC on which it was retired.
        retired_at: NaiveDate,
    },
}

impl Change {
    /// The code of the concept that it is about.
    pub fn concept(&self) -> &str {
        match self {
            Self::Edit { concept, .. } | Self::Add { concept, .. } | Self::Retire { concept, .. } => concept,
        }
    }

    /// Its kind as a code: what it does.
    pub fn deed(&self) -> &'static str {
        match self {
            Self::Edit { .. } => "edit",
            Self::Add { .. } => "add",
            Self::Retire { .. } => "retire",
        }
    }
}

/// A change with who made it, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: ChangeId,
    /// The version it was published with; `None` in the draft.
    pub version: Option<i32>,
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Moment,
    /// What.
    pub change: Change,
}

/// A published version. Number 0, the compiled-in data, has no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Counted from 1.
    pub number: i32,
    /// The version upon which its own changes lie: the one before, or the one that was gone back to.
    pub parent: i32,
    /// When it was published.
    pub at: Moment,
    /// By whom.
    pub by: AccountId,
    /// What they wrote of it.
    pub note: String,
    /// How many concepts differ from the version before.
    pub differing: i32,
    /// The hash of its content as it was published.
    pub hash: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(zh: &str, synonyms: &[&str]) -> ConceptText {
        ConceptText {
            zh: zh.to_owned(),
            en: "Name".to_owned(),
            synonyms_zh: synonyms.iter().map(|name| (*name).to_owned()).collect(),
            broader: Some("wide".to_owned()),
            ..ConceptText::default()
        }
    }

    #[test]
    fn what_is_set_holds_upon_a_later_text_too() {
        let sets =
            Sets::between(&text("甲", &["一", "二"]), &ConceptText { broader: None, ..text("乙", &["二", "三"]) });
        let later = sets.on(&text("甲", &["零", "一", "二"]));
        assert_eq!((later.zh.as_str(), later.en.as_str(), later.broader), ("乙", "Name", None));
        assert_eq!(later.synonyms_zh, ["零", "二", "三"]);
        assert!(Sets::between(&later_text(), &later_text()).is_empty());
    }

    fn later_text() -> ConceptText {
        text("甲", &["二", "一"])
    }
}
