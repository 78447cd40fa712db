//! Public needs in the reader's words: composed from our own labels, with the firm's own text in its own language beside them.
//! Nothing is translated by a machine.

use super::cards::{Row, Said};
use super::page::Frame;
use crate::domain::field::FieldCode;
use crate::domain::value::{Bilingual, Lang};
use crate::usecase::open_needs::Card;

/// Labels on a card; the page of the need has all of them.
const TOPICS: usize = 4;
/// Labels in a heading.
const NAMED: usize = 3;

/// A need as its card.
pub struct OpenCard {
    /// The code.
    pub code: String,
    /// Kind, in the reader's language.
    pub kind: String,
    /// The firm's own title where it is in the reader's language, else composed.
    pub heading: Said,
    /// The firm's own title, where the heading is composed.
    pub original: Option<Said>,
    /// The firm's own text, where it is in the reader's language.
    pub text: Option<Said>,
    /// Where.
    pub place: Option<String>,
    /// Labels of what is asked for.
    pub topics: Vec<String>,
    /// Ways of working together.
    pub modes: String,
    /// The firm, or that it is one of Gansu.
    pub firm: Said,
    /// The last day for proposals.
    pub closes: String,
}

/// The half that a reader reads without help.
fn own(text: &Bilingual, reader: Lang) -> Option<Said> {
    let half = text.get(reader)?;
    Some(Said { text: half.to_owned(), tag: Lang::of_text(half).unwrap_or(reader).tag() })
}

impl Frame {
    /// The card of a public need.
    pub fn open_card(&self, card: &Card) -> OpenCard {
        let need = &card.need;
        let title = own(&need.title, self.lang);
        let original = if title.is_some() { None } else { self.said(&need.title) };
        let composed = || Said { text: self.composed(card), tag: self.lang.tag() };
        let hidden = || Said { text: self.t("open-firm-hidden"), tag: self.lang.tag() };
        OpenCard {
            code: need.code.clone(),
            kind: self.tc("need-kind-", need.kind),
            heading: title.unwrap_or_else(composed),
            original,
            text: own(&need.body, self.lang),
            place: need.place.map(|place| place.name(self.lang).to_owned()),
            topics: card.topics.iter().take(TOPICS).cloned().collect(),
            modes: self.joined(&need.modes.iter().map(|m| self.tc("mode-", m)).collect::<Vec<_>>()),
            firm: need.firm.as_ref().and_then(|name| self.said(name)).unwrap_or_else(hidden),
            closes: self.lanzhou_day(&(need.expires_at - chrono::TimeDelta::seconds(1))),
        }
    }

    /// The name of a field.
    pub fn field_name<'a>(&self, field: &'a FieldCode) -> &'a str {
        field.name(self.lang)
    }

    /// The cards of many.
    pub fn open_cards(&self, cards: &[Card]) -> Vec<OpenCard> {
        cards.iter().map(|card| self.open_card(card)).collect()
    }

    /// "Advice: flow batteries, electrolytes", for readers of the other language.
    fn composed(&self, card: &Card) -> String {
        let fields = || card.need.fields.iter().map(|field| field.name(self.lang).to_owned()).collect();
        let topics: Vec<String> = card.topics.iter().take(NAMED).cloned().collect();
        let about = self.joined(&if topics.is_empty() { fields() } else { topics });
        self.tv("open-sought", &[("kind", self.tc("need-kind-", card.need.kind).into()), ("about", about.into())])
    }

    /// What a search engine shows below the title.
    pub fn open_summary(&self, card: &Card) -> String {
        let need = &card.need;
        let fields = self.joined(&need.fields.iter().map(|f| f.name(self.lang).to_owned()).collect::<Vec<_>>());
        let shown = self.open_card(card);
        let place = shown.place.unwrap_or_else(|| self.t("open-gansu"));
        let values = [
            ("kind", shown.kind.into()),
            ("fields", fields.into()),
            ("place", place.into()),
            ("modes", shown.modes.into()),
            ("day", shown.closes.into()),
        ];
        self.tv("open-summary", &values)
    }

    /// The terms of a public need.
    pub fn open_rows(&self, card: &Card) -> Vec<Row> {
        let need = &card.need;
        let plain = |key: &str, words: String| Row { name: self.t(key), words, lang: None };
        let list = |names: Vec<String>| self.joined(&names);
        let mut rows = vec![
            plain("needs-kind", self.tc("need-kind-", need.kind)),
            plain("card-fields", list(need.fields.iter().map(|f| f.name(self.lang).to_owned()).collect())),
            plain("card-modes", list(need.modes.iter().map(|m| self.tc("mode-", m)).collect())),
        ];
        if !card.topics.is_empty() {
            rows.push(plain("open-topics", list(card.topics.clone())));
        }
        let place = need.place.map(|place| place.name(self.lang).to_owned());
        let years = need.min_years.map(|n| self.tv("open-years", &[("n", i64::from(n).into())]));
        let rest = [
            ("needs-place", place),
            ("needs-min-degree", need.min_degree.map(|d| self.tc("degree-", d))),
            ("needs-min-years", years),
            ("needs-positions", need.positions.map(|n| n.to_string())),
        ];
        rows.extend(rest.into_iter().filter_map(|(key, words)| words.map(|words| plain(key, words))));
        rows.push(plain("needs-languages", self.open_languages(card)));
        rows
    }

    fn open_languages(&self, card: &Card) -> String {
        let need = &card.need;
        if need.languages.is_empty() {
            return self.t("needs-languages-any");
        }
        let named = need.languages.iter().map(|l| self.language(l));
        let others = need.takes_other_languages.then(|| self.t("needs-interpret-short"));
        self.joined(&named.chain(others).collect::<Vec<_>>())
    }
}
