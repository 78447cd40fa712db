//! The page of an officers' list: its rows, what narrows it, the searches that are kept of it.

use askama::Template;

use super::staff_lists::{Refused, query};
use crate::domain::field::FieldCode;
use crate::domain::listing::{Filter, ListNoun, WAITS};
use crate::usecase::searches::list::Counted;
use crate::web::choices::Choice;
use crate::web::page::{Frame, Problems};
use crate::web::rows::Listing;

/// A search that was not kept or renamed: its name as typed, and what is wrong.
#[derive(Default)]
pub(super) struct Naming {
    pub name: String,
    pub problems: Problems,
}

#[derive(Template)]
#[template(path = "staff/list.html")]
pub(super) struct ListPage {
    pub frame: Frame,
    pub noun: ListNoun,
    pub filter: Filter,
    pub after: String,
    pub listing: Listing,
    pub saved: Vec<Counted>,
    pub refused: Option<Refused>,
    pub naming: Option<Naming>,
}

/// A condition that narrows the list, with the address without it.
struct Active {
    words: String,
    without: String,
}

/// A letter of the index.
struct Letter {
    label: String,
    address: String,
    is_shown: bool,
}

impl ListPage {
    /// The words of a key of this list.
    fn words(&self, key: &str) -> String {
        self.frame.t(&format!("staff-{}-{key}", self.noun))
    }

    /// What is wrong with the decision on a row.
    fn problem(&self, id: &str) -> Option<String> {
        let refused = self.refused.as_ref().filter(|r| r.id == id)?;
        refused.problems.all().next().map(|e| self.frame.error(e))
    }

    /// What is wrong with the name of a search.
    fn naming_problem(&self) -> Option<String> {
        self.naming.as_ref()?.problems.all().next().map(|e| self.frame.error(e))
    }

    /// The name of a search as it was typed.
    fn typed_name(&self, standing: &str) -> String {
        self.naming.as_ref().map_or_else(|| standing.to_owned(), |naming| naming.name.clone())
    }

    /// The code of the row that a refused decision was about.
    fn code(&self, id: &str) -> &str {
        self.listing.entries.iter().find(|entry| entry.id == id).map_or("", |entry| &entry.code)
    }

    /// What was typed for a row.
    fn typed(&self, id: &str) -> &str {
        self.refused.as_ref().filter(|r| r.id == id).map_or("", |r| &r.reason)
    }

    fn at(&self, filter: &Filter, after: &str) -> String {
        let query = query(filter, after);
        let mark = if query.is_empty() { "" } else { "?" };
        self.frame.url(&format!("/staff/{}{mark}{query}", self.noun))
    }

    /// The address of this list in a state, from a row on; all else as it is.
    fn address(&self, state: &str, after: &str) -> String {
        let state = Some(state.to_owned()).filter(|state| !state.is_empty());
        self.at(&Filter { state, ..self.filter.clone() }, after)
    }

    fn state(&self) -> &str {
        self.filter.state.as_deref().unwrap_or_default()
    }

    /// The query of this list without its state, for forms that come back to it.
    fn more(&self) -> String {
        query(&Filter { state: None, ..self.filter.clone() }, "")
    }

    fn query(&self) -> String {
        query(&self.filter, "")
    }

    /// The value of a part of the address.
    fn value(&self, name: &str) -> String {
        self.filter.parts().into_iter().find(|(known, _)| *known == name).map(|(_, v)| v).unwrap_or_default()
    }

    fn offers(&self, name: &str) -> bool {
        self.noun.offers(name)
    }

    /// True when a condition stands that is folded away.
    fn is_unfolded(&self) -> bool {
        self.filter.parts().iter().any(|(name, _)| !matches!(*name, "state" | "q" | "letter"))
    }

    /// All, the letters under which somebody stands, and the one that is asked for.
    fn letters(&self) -> Vec<Letter> {
        let of = |letter: Option<char>, label: String| Letter {
            label,
            address: self.at(&Filter { letter, ..self.filter.clone() }, ""),
            is_shown: self.filter.letter == letter,
        };
        let leads = |at: usize| self.listing.letters & (1 << at) != 0;
        let some = ('A'..='Z').chain(['#']).enumerate();
        let some = some.filter(|(at, letter)| leads(*at) || self.filter.letter == Some(*letter));
        let label = |letter: char| if letter == '#' { self.frame.t("lists-letter-other") } else { letter.to_string() };
        let all = of(None, self.frame.t("lists-letter-all"));
        std::iter::once(all).chain(some.map(|(_, letter)| of(Some(letter), label(letter)))).collect()
    }

    fn degrees(&self) -> Vec<Choice> {
        self.frame.degree_choices(self.noun == ListNoun::Talents)
    }

    fn letters_label(&self) -> String {
        self.frame.t(if self.noun == ListNoun::Talents { "lists-letters" } else { "lists-letters-firms" })
    }

    /// How many stand in the state that is shown.
    fn counted(&self) -> String {
        let state = self.state();
        let tab = self.listing.tabs.iter().find(|tab| tab.code == state).map_or(0, |tab| tab.count);
        let n = if state.is_empty() { self.listing.total } else { tab };
        self.frame.tv(&format!("lists-counted-{}", self.noun), &[("n", n.into())])
    }

    /// What narrows the list beyond its state, each with the address without it.
    fn active(&self) -> Vec<Active> {
        let parts = self.filter.parts();
        let narrowing = parts.iter().filter(|(name, _)| *name != "state");
        let of = |(name, value): &(&'static str, String)| {
            let rest = parts.iter().filter(|(known, _)| known != name).map(|(n, v)| (*n, v.as_str()));
            Active { words: self.active_words(name, value), without: self.at(&Filter::read(self.noun, rest), "") }
        };
        narrowing.map(of).collect()
    }

    fn active_words(&self, name: &str, value: &str) -> String {
        let frame = &self.frame;
        match name {
            "q" => frame.tv("lists-active-words", &[("words", value.into())]),
            "letter" => frame.tv("lists-active-letter", &[("letter", value.into())]),
            "field" => FieldCode(value.to_owned()).name(frame.lang).to_owned(),
            "country" => frame.country(value),
            "place" => frame.place(value),
            "mode" => frame.tc("mode-", value),
            "degree" => frame.tc("degree-", value),
            "mine" => frame.t("lists-mine"),
            _ => self.wait_words(value.parse().unwrap_or_default()),
        }
    }

    fn wait_words(&self, days: i64) -> String {
        if days == 0 { self.frame.t("lists-waits-0") } else { self.frame.tv("lists-waits-days", &[("n", days.into())]) }
    }

    fn wait_choices(&self) -> Vec<Choice> {
        WAITS.iter().map(|days| Choice { code: days.to_string(), label: self.wait_words(*days) }).collect()
    }

    /// The kept search that is shown, if it is one.
    fn shown_search(&self) -> Option<&Counted> {
        self.saved.iter().find(|one| one.filter == self.filter)
    }

    fn is_shown(&self, one: &Counted) -> bool {
        one.filter == self.filter
    }

    /// The words over the list that is narrowed to nothing.
    fn none(&self) -> String {
        if self.filter.is_narrowed() { self.frame.t("lists-none-narrowed") } else { self.words("none") }
    }
}
