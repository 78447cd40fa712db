//! Looking somebody up in a list: one page of those who are found, and what all who are found come to. A list may hold a hundred
//! thousand, so nothing is kept of those who are not on the page but counts.

use std::ops::Bound;

use super::alphabet;
use super::asked::{Asked, Term};
use super::bits::Bits;
use super::directory::{Directory, Entry};

/// Who is looked for.
#[derive(Debug, Default)]
pub struct Wanted<'a> {
    /// By these words.
    pub asked: Asked,
    /// Under this letter, in alphabetical order; else newest first.
    pub letter: Option<char>,
    /// In this state.
    pub state: Option<&'a str>,
    /// Behind this entry.
    pub after: Option<&'a str>,
    /// At most so many.
    pub limit: usize,
}

/// A page of those who are found.
#[derive(Debug, Default)]
pub struct Hits<'a> {
    /// The entries of the page.
    pub entries: Vec<&'a Entry>,
    /// True when there are more behind them.
    pub has_more: bool,
    /// What all come to, whatever their state.
    pub tally: Tally,
}

/// What entries come to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many stand in each state, in no order.
    pub counts: Vec<(&'static str, i64)>,
    /// The letters that lead somewhere, whichever letter is asked for; a bit a letter.
    pub letters: u32,
}

impl Tally {
    fn count(&mut self, state: &'static str) {
        // There are few states, and most entries are in the first.
        match self.counts.iter_mut().find(|(known, _)| std::ptr::eq(*known, state) || *known == state) {
            Some((_, n)) => *n += 1,
            None => self.counts.push((state, 1)),
        }
    }
}

/// Marked places are put in order by themselves where they are at most one of so many.
const FEW: usize = 16;

impl Directory {
    /// A page of who is looked for; `admits` tells whom the rest of a filter lets through, if there is more of it.
    pub fn find<'a>(&'a self, wanted: &Wanted<'_>, admits: Option<&dyn Fn(&Entry) -> bool>) -> Hits<'a> {
        let marks = (!wanted.asked.is_empty()).then(|| self.wanted(&wanted.asked));
        match marks {
            None if admits.is_none() => match wanted.letter {
                None => self.of_all(wanted),
                Some(letter) => self.under(letter, wanted),
            },
            None => self.walk(self.order.iter().rev().copied(), wanted, admits),
            Some(marks) if marks.count() * FEW < self.order.len() => {
                let is_there = |place: &u32| !self.places[*place as usize].is_gone;
                let mut places: Vec<u32> = marks.places().filter(is_there).collect();
                places.sort_unstable_by(|a, b| self.places[*b as usize].id.cmp(&self.places[*a as usize].id));
                self.walk(places.into_iter(), wanted, admits)
            }
            Some(marks) => {
                self.walk(self.order.iter().rev().copied().filter(|place| marks.has(*place)), wanted, admits)
            }
        }
    }

    /// Of everybody only those of the page are looked at, as long as the list stays as it is.
    fn of_all(&self, wanted: &Wanted<'_>) -> Hits<'_> {
        let tally = self.whole().clone();
        let end = match wanted.after {
            Some(after) => self.order.partition_point(|place| *self.places[*place as usize].id < *after),
            None => self.order.len(),
        };
        let all = self.order[..end].iter().rev().map(|place| &self.places[*place as usize]);
        let of_state = all.filter(|entry| wanted.state.is_none_or(|state| state == entry.facets.state));
        let mut entries: Vec<&Entry> = of_state.take(wanted.limit + 1).collect();
        let has_more = entries.len() > wanted.limit;
        entries.truncate(wanted.limit);
        Hits { entries, has_more, tally }
    }

    /// Under a letter only those are looked at that stand there.
    fn under(&self, letter: char, wanted: &Wanted<'_>) -> Hits<'_> {
        let there = self.by_letter.get(alphabet::bit_of(letter).trailing_zeros() as usize);
        let is_there = |place: &u32| !self.places[*place as usize].is_gone;
        let places = there.into_iter().flatten().copied().filter(is_there);
        let mut hits = self.walk(places, wanted, None);
        hits.tally.letters = self.whole().letters;
        hits
    }

    /// What everybody comes to.
    fn whole(&self) -> &Tally {
        self.whole.get_or_init(|| {
            let count = Wanted { limit: 0, ..Wanted::default() };
            self.walk(self.order.iter().copied(), &count, None).tally
        })
    }

    /// Looks at places in the order of their ids, the largest first.
    fn walk<'a>(
        &'a self,
        places: impl Iterator<Item = u32>,
        wanted: &Wanted<'_>,
        admits: Option<&dyn Fn(&Entry) -> bool>,
    ) -> Hits<'a> {
        let bit = wanted.letter.map(alphabet::bit_of);
        let mut hits = Hits::default();
        // By letter any of them may be the first.
        let most = if bit.is_some() { usize::MAX } else { wanted.limit };
        let after = wanted.after.filter(|_| bit.is_none());
        for place in places {
            let entry = &self.places[place as usize];
            if admits.is_some_and(|admits| !admits(entry)) {
                continue;
            }
            hits.tally.letters |= entry.letters;
            if bit.is_some_and(|bit| entry.letters & bit == 0) {
                continue;
            }
            hits.tally.count(entry.facets.state);
            let is_of_page = !hits.has_more
                && wanted.state.is_none_or(|state| state == entry.facets.state)
                && after.is_none_or(|after| *entry.id < *after);
            if is_of_page && hits.entries.len() < most {
                hits.entries.push(entry);
            } else if is_of_page {
                hits.has_more = true;
            }
        }
        if bit.is_some() {
            self.alphabetical(&mut hits, wanted);
        }
        hits
    }

    /// Cuts the page out of all who stand under a letter; of one reading the newest comes first.
    fn alphabetical(&self, hits: &mut Hits<'_>, wanted: &Wanted<'_>) {
        let order = |a: &&Entry, b: &&Entry| a.reading.cmp(&b.reading).then_with(|| b.id.cmp(&a.id));
        let after = wanted.after.and_then(|id| self.by_id.get(id)).map(|place| &self.places[*place as usize]);
        if let Some(after) = after {
            hits.entries.retain(|entry| order(entry, &after).is_gt());
        }
        hits.has_more = hits.entries.len() > wanted.limit;
        if hits.has_more {
            hits.entries.select_nth_unstable_by(wanted.limit, order);
            hits.entries.truncate(wanted.limit);
        }
        hits.entries.sort_unstable_by(order);
    }

    fn wanted(&self, asked: &Asked) -> Bits {
        let mut terms = asked.terms.iter().map(|term| self.meeting(term));
        let mut all = terms.next().unwrap_or_else(|| self.none());
        terms.for_each(|marks| all.keep(&marks));
        for word in &asked.called {
            self.mark(word, &mut all);
        }
        all
    }

    /// Who has a term.
    fn meeting(&self, term: &Term) -> Bits {
        let mut found = self.none();
        match term {
            Term::Latin { begins, is } => {
                begins.iter().for_each(|word| self.mark_beginning(word, &mut found));
                is.iter().for_each(|word| self.mark(word, &mut found));
            }
            Term::Han(chars) if chars.len() < 2 => {
                self.mark_beginning(&chars.iter().collect::<String>(), &mut found);
            }
            Term::Han(chars) => {
                let mut pairs = chars.windows(2).map(|pair| {
                    let mut marks = self.none();
                    self.mark(&pair.iter().collect::<String>(), &mut marks);
                    marks
                });
                found = pairs.next().unwrap_or_else(|| self.none());
                pairs.for_each(|marks| found.keep(&marks));
                let whole: String = chars.iter().collect();
                if chars.len() > 2 {
                    found.retain(|place| has(&self.places[place as usize].han, &whole));
                }
            }
        }
        found
    }

    fn none(&self) -> Bits {
        Bits::none(self.places.len())
    }

    fn mark(&self, word: &str, marks: &mut Bits) {
        self.by_token.get(word).into_iter().flatten().for_each(|place| marks.set(*place));
    }

    fn mark_beginning(&self, word: &str, marks: &mut Bits) {
        let from = (Bound::Included(word), Bound::Unbounded);
        for (_, places) in self.by_token.range::<str, _>(from).take_while(|(token, _)| token.starts_with(word)) {
            places.iter().for_each(|place| marks.set(*place));
        }
    }
}

/// True when a text holds some characters in a row. Both are short: preparing a search would cost more than looking.
fn has(text: &str, whole: &str) -> bool {
    text.as_bytes().windows(whole.len().max(1)).any(|part| part == whole.as_bytes())
}

#[cfg(test)]
#[path = "looking_tests.rs"]
mod tests;
