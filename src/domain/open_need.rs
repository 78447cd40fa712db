//! A need as anybody may read it: one that an officer opened, of a verified firm that wants it public. It has no field for a
//! budget, a person, a contact or a keyword as typed, so it cannot leak one; of an anonymous need it has no firm.

use super::error::{Error, Result};
use super::field::FieldCode;
use super::need::NeedKind;
use super::region::{self, Division};
use super::value::{Bilingual, Degree, Mode, Moment};

/// A need of the public window.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenNeed {
    /// The random code.
    pub code: String,
    /// Kind.
    pub kind: NeedKind,
    /// What problem, or whom: the firm's own words.
    pub title: Bilingual,
    /// The whole of it: the firm's own words.
    pub body: Bilingual,
    /// Fields.
    pub fields: Vec<FieldCode>,
    /// Ways of working together.
    pub modes: Vec<Mode>,
    /// Lowest degree; `None` is "any".
    pub min_degree: Option<Degree>,
    /// Fewest years of experience; `None` is "any".
    pub min_years: Option<i32>,
    /// ISO 639-1 codes of the languages wanted.
    pub languages: Vec<String>,
    /// True when other languages are fine, too.
    pub takes_other_languages: bool,
    /// Where the work is, as the public may know it.
    pub place: Option<&'static Division>,
    /// How many people are sought.
    pub positions: Option<i32>,
    /// The firm's name; `None` when it stays hidden.
    pub firm: Option<Bilingual>,
    /// When it was handed in for the last time.
    pub posted_at: Moment,
    /// First moment after its deadline, UTC.
    pub expires_at: Moment,
}

/// Where the work is, as the public may know it: what the need says, else where its firm sits. Of an anonymous need no more
/// than the prefecture that it names itself: a county with one firm of its kind would name the firm.
pub fn public_place(place: Option<&str>, division: Option<&str>, is_anonymous: bool) -> Option<&'static Division> {
    if is_anonymous { place.and_then(region::prefecture_of) } else { place.or(division).and_then(region::find) }
}

/// Longest words that are looked for, in characters.
const WORDS_MAX: usize = 80;
/// Most pages that are counted out.
const PAGES_MAX: usize = 1000;

/// What an address of the list asks for. Parts that are unknown are passed over: such addresses are shared, and whoever shares
/// them hangs parts of their own on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenAsked {
    /// Of this field.
    pub field: Option<FieldCode>,
    /// Worked on this way.
    pub mode: Option<Mode>,
    /// Of this kind.
    pub kind: Option<NeedKind>,
    /// In this prefecture.
    pub prefecture: Option<&'static Division>,
    /// With these words.
    pub words: String,
    /// Which page, from 1.
    pub page: usize,
}

impl OpenAsked {
    /// Reads the parts of an address.
    pub fn read<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut asked = Self { page: 1, ..Self::default() };
        for (name, value) in parts {
            let value = value.trim();
            match name {
                "field" => asked.field = FieldCode::parse(value),
                "mode" => asked.mode = value.parse().ok(),
                "kind" => asked.kind = value.parse().ok(),
                "place" => asked.prefecture = region::prefectures().find(|p| p.slug == Some(value)),
                "words" => asked.words = value.chars().take(WORDS_MAX).collect(),
                "page" => asked.page = value.parse().unwrap_or(1).clamp(1, PAGES_MAX),
                _ => {}
            }
        }
        asked
    }

    /// True when something but the page is asked for.
    pub fn is_narrowed(&self) -> bool {
        *self != Self { page: self.page, ..Self::default() }
    }

    /// The same as the parts of an address, in one order, what is not asked for left out.
    pub fn parts(&self) -> Vec<(&'static str, String)> {
        let page = (self.page > 1).then(|| self.page.to_string());
        let words = (!self.words.is_empty()).then(|| self.words.clone());
        let all = [
            ("field", self.field.as_ref().map(|field| field.as_str().to_owned())),
            ("mode", self.mode.map(|mode| mode.to_string())),
            ("kind", self.kind.map(|kind| kind.to_string())),
            ("place", self.prefecture.and_then(|p| p.slug).map(str::to_owned)),
            ("words", words),
            ("page", page),
        ];
        all.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect()
    }
}

/// The field with this slug, or `Missing`.
pub fn field(slug: &str) -> Result<FieldCode> {
    FieldCode::parse(slug).ok_or(Error::Missing("field"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anonymous_need_tells_no_more_than_its_prefecture() {
        let slug = |place: Option<&'static Division>| place.map(|p| p.code);
        assert_eq!(slug(public_place(Some("620123"), Some("620700"), false)), Some("620123"));
        assert_eq!(slug(public_place(None, Some("620700"), false)), Some("620700"));
        assert_eq!(slug(public_place(Some("620123"), Some("620700"), true)), Some("620100"));
        assert_eq!(slug(public_place(None, Some("620700"), true)), None, "where its firm sits is not told");
    }

    #[test]
    fn an_address_is_read_leniently_and_written_back_in_one_order() {
        let typed =
            [("utm_source", "x"), ("place", "dingxi"), ("field", "biomedicine"), ("mode", "holiday"), ("page", "0")];
        let asked = OpenAsked::read(typed);
        assert_eq!(asked.parts(), [("field", "biomedicine".to_owned()), ("place", "dingxi".to_owned())]);
        assert!(asked.is_narrowed() && !OpenAsked::read([("page", "3")]).is_narrowed());
        assert_eq!(OpenAsked::read([("page", "3")]).parts(), [("page", "3".to_owned())]);
    }
}
