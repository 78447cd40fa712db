//! Looking somebody up in a list: one page of those who are found, and what all who are found come to. A list may hold a hundred
//! thousand, so nothing is kept of those who are not on the page but counts.

use std::ops::Bound;

use super::asked::{Asked, Term};
use super::bits::Bits;
use super::directory::{Directory, Entry};
use super::words;

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
        let there = self.by_letter.get(words::bit_of(letter).trailing_zeros() as usize);
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
        let bit = wanted.letter.map(words::bit_of);
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
mod tests {
    use super::super::words::Words;
    use super::*;
    use crate::domain::listing::Facets;
    use crate::domain::talent::{Talent, TalentState};
    use crate::domain::value::{Bilingual, Lang, Moment};

    const STATES: [TalentState; 3] = [TalentState::Pooled, TalentState::Paused, TalentState::Draft];

    fn put(directory: &mut Directory, n: usize, version: i32) {
        let name = format!("{} {}", ["Ann", "Bo", "Cy", "Di"][n % 4], ["Wu", "Xu", "Yu"][n % 3]);
        let mut talent = Talent::draft(format!("T-{n:04}"), None, Lang::En, Default::default(), Moment::default());
        talent.state = STATES[n % 3];
        let line = if n.is_multiple_of(20) { "peptide" } else { "wind" };
        let words = Words::of_person(&talent.code, [name.as_str()], &Bilingual::typed(line, Lang::En));
        directory.put(&format!("{n:04}"), version, Facets::of_talent(&talent), words);
    }

    fn directory() -> Directory {
        let mut directory = Directory::default();
        // In no order, some of them changed and some gone.
        (0..200).for_each(|n| put(&mut directory, n * 37 % 200, 1));
        (0..60).for_each(|n| put(&mut directory, n * 3, 2));
        (0..40).for_each(|n| directory.remove(&format!("{:04}", n * 5)));
        directory
    }

    /// All pages of who is looked for, and what all come to.
    fn pages(
        directory: &Directory,
        wanted: Wanted<'_>,
        admits: Option<&dyn Fn(&Entry) -> bool>,
    ) -> (Vec<String>, Tally) {
        let mut found: Vec<String> = Vec::new();
        loop {
            let after = found.last().cloned();
            let page = Wanted { asked: wanted.asked.clone(), after: after.as_deref(), limit: 7, ..wanted };
            let hits = directory.find(&page, admits);
            assert!(hits.entries.len() <= 7);
            found.extend(hits.entries.iter().map(|entry| entry.id.to_string()));
            if !hits.has_more {
                let mut tally = hits.tally;
                tally.counts.sort_unstable();
                return (found, tally);
            }
        }
    }

    #[test]
    fn whoever_is_found_stands_on_one_page_and_is_counted_once() {
        let directory = directory();
        assert_eq!(directory.len(), 160);
        let everybody = |_: &Entry| true;
        for words in ["", "wu", "peptide", "T-0011", "ann wu"] {
            for state in [None, Some("pooled"), Some("draft")] {
                let wanted = || Wanted { asked: Asked::of(words), state, ..Wanted::default() };
                let (found, tally) = pages(&directory, wanted(), None);
                assert_eq!((found.clone(), tally.clone()), pages(&directory, wanted(), Some(&everybody)), "{words}");
                assert!(found.is_sorted_by(|a, b| a > b), "newest first: {found:?}");
                let counted = tally.counts.iter().filter(|(code, _)| state.is_none_or(|state| state == *code));
                assert_eq!(counted.map(|(_, n)| *n as usize).sum::<usize>(), found.len(), "{words} {state:?}");
                assert!(
                    found.iter().all(|id| !id.parse::<usize>().unwrap().is_multiple_of(5)),
                    "who is gone is not found"
                );
            }
        }
    }

    #[test]
    fn under_a_letter_pages_go_on_in_alphabetical_order() {
        let directory = directory();
        let reading = |id: &String| directory.places[directory.by_id[id.as_str()] as usize].reading.clone();
        let (_, all) = pages(&directory, Wanted::default(), None);
        for letter in ['W', 'X', 'A', 'Q'] {
            let (found, tally) = pages(&directory, Wanted { letter: Some(letter), ..Wanted::default() }, None);
            assert!(found.is_sorted_by(|a, b| (reading(a), b) < (reading(b), a)), "{letter}: {found:?}");
            assert_eq!(tally.letters, all.letters, "the other letters lead on");
            assert_eq!(tally.counts.iter().map(|(_, n)| *n as usize).sum::<usize>(), found.len());
            assert_eq!(found.is_empty(), letter == 'Q' || all.letters & words::bit_of(letter) == 0);
        }
    }

    #[test]
    fn what_everybody_comes_to_follows_the_list() {
        let mut directory = directory();
        let count = |directory: &Directory| pages(directory, Wanted::default(), None).1.counts;
        let before = count(&directory);
        directory.remove("0001");
        put(&mut directory, 202, 1);
        let after = count(&directory);
        let of = |counts: &[(&str, i64)], state| counts.iter().find(|(code, _)| *code == state).map_or(0, |(_, n)| *n);
        assert_eq!(of(&after, STATES[1].as_str()), of(&before, STATES[1].as_str()), "one gone, one new");
        put(&mut directory, 1, 3);
        assert_eq!(of(&count(&directory), "paused"), of(&before, "paused") + 1);
    }
}
