//! The facts of a person and of a need as an officer reads them, in rows of label and words.

use super::review_marks::{Piece, cut};
use crate::domain::country;
use crate::domain::region;
use crate::domain::value::Lang;
use crate::usecase::matches::show_need::{Part, Proposed, View};
use crate::web::page::Frame;

/// One row.
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its words, some marked as what carries the match.
    pub words: Vec<Word>,
}

/// A word or sentence of a row.
pub struct Word {
    /// As it is shown, cut where it carries the match.
    pub pieces: Vec<Piece>,
    /// The language it is in, where it may differ from the page's.
    pub lang: Option<Lang>,
}

/// Rows under way; empty ones are left out.
struct Rows<'a> {
    frame: &'a Frame,
    facts: Vec<Fact>,
}

impl Rows<'_> {
    fn add(&mut self, key: &str, words: impl IntoIterator<Item = Word>) {
        let words: Vec<Word> =
            words.into_iter().filter(|word| word.pieces.iter().any(|piece| !piece.text.is_empty())).collect();
        if !words.is_empty() {
            self.facts.push(Fact { label: self.frame.t(key), words });
        }
    }

    fn plain(&mut self, key: &str, words: impl IntoIterator<Item = String>) {
        self.add(key, words.into_iter().map(|text| Word { pieces: whole(&text), lang: None }));
    }

    fn typed(&mut self, key: &str, (view, is_of_person): (&View, bool), part: Part, words: &[String]) {
        let page = self.frame.lang;
        let word = |(at, text): (usize, &String)| {
            let mut pieces = cut(view, is_of_person, (part, Some(at), None), text);
            // What met by its words alone has no place of its own: the keyword as a whole is marked.
            if pieces.iter().all(|piece| piece.reasons.is_empty()) && view.is_marked(text) {
                pieces = vec![Piece { text: text.clone(), reasons: "m-words".to_owned() }];
            }
            Word { pieces, lang: lang_of(text, page) }
        };
        self.add(key, words.iter().enumerate().map(word));
    }
}

fn whole(text: &str) -> Vec<Piece> {
    vec![Piece { text: text.to_owned(), reasons: String::new() }]
}

fn lang_of(text: &str, page: Lang) -> Option<Lang> {
    Lang::of_text(text).filter(|lang| *lang != page)
}

/// The rows of a person.
pub fn person_facts(frame: &Frame, view: &View, shown: &Proposed) -> Vec<Fact> {
    let (p, lang) = (&shown.talent.profile, frame.lang);
    let mut rows = Rows { frame, facts: Vec::new() };
    let home = country::country(&p.country).map_or(p.country.as_str(), |c| c.name(lang)).to_owned();
    rows.plain("review-fact-lives", [home].into_iter().chain(p.city.clone()));
    let title = shown.identity.title.iter();
    let title = title.map(|text| (cut(view, true, (Part::JobTitle, None, None), text), text));
    let employer = title.chain(shown.identity.employer.iter().map(|text| (whole(text), text)));
    let employer = employer.map(|(pieces, text)| Word { pieces, lang: lang_of(text, lang) });
    rows.add("review-fact-work", employer);
    rows.plain(
        "review-fact-gansu",
        p.gansu_ties.iter().map(|tie| {
            let kind = frame.tc("tie-", tie.kind);
            let place = tie.division.as_deref().map(|d| region::find(d).map_or(d, |found| found.name(lang)));
            place
                .map_or(kind.clone(), |place| frame.tv("review-tie", &[("place", place.into()), ("kind", kind.into())]))
        }),
    );
    rows.plain("review-fact-fields", p.fields.iter().map(|f| f.name(lang).to_owned()));
    rows.typed("review-fact-skills", (view, true), Part::Skill, &p.skills);
    rows.plain("review-fact-degree", p.degree.map(|degree| frame.tc("degree-", degree)));
    let years = p.years_experience.map(|years| frame.tv("review-years", &[("n", i64::from(years).into())]));
    rows.plain("review-fact-years", years);
    rows.plain("review-fact-modes", p.modes.iter().map(|mode| frame.tc("mode-", mode)));
    rows.plain("review-fact-languages", p.languages.iter().map(|code| language(code, lang)));
    rows.plain("review-fact-free", p.available_from.map(|day| frame.day(&day)));
    rows.facts
}

/// The rows of a need.
pub fn need_facts(frame: &Frame, view: &View) -> Vec<Fact> {
    let (b, lang) = (&view.need.brief, frame.lang);
    let mut rows = Rows { frame, facts: Vec::new() };
    rows.plain("review-fact-kind", [frame.tc("need-kind-", b.kind)]);
    let place = b.place.as_deref().or(view.firm.profile.division.as_deref());
    rows.plain("review-fact-place", place.map(|p| region::find(p).map_or(p, |found| found.name(lang)).to_owned()));
    rows.plain("review-fact-fields", b.fields.iter().map(|f| f.name(lang).to_owned()));
    rows.typed("review-fact-must", (view, false), Part::Must, &b.must);
    rows.typed("review-fact-nice", (view, false), Part::Nice, &b.nice);
    rows.plain("review-fact-degree", b.min_degree.map(|degree| frame.tc("degree-", degree)));
    let years = b.min_years.map(|years| frame.tv("review-years", &[("n", i64::from(years).into())]));
    rows.plain("review-fact-years", years);
    rows.plain("review-fact-modes", b.modes.iter().map(|mode| frame.tc("mode-", mode)));
    rows.plain("review-fact-languages", b.languages.iter().map(|code| language(code, lang)));
    rows.plain("review-fact-only", b.only.iter().map(|only| frame.tc("only-", only)));
    rows.add("review-fact-budget", b.budget.iter().map(|text| Word { pieces: whole(text), lang: lang_of(text, lang) }));
    rows.facts
}

fn language(code: &str, lang: Lang) -> String {
    country::language(code).map_or(code, |found| found.name(lang)).to_owned()
}
