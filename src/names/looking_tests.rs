//! The list of the directory: every page, every count, every letter.

use super::super::words::Words;
use super::*;
use crate::domain::facets::Facets;
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
fn pages(directory: &Directory, wanted: Wanted<'_>, admits: Option<&dyn Fn(&Entry) -> bool>) -> (Vec<String>, Tally) {
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
            assert!(found.iter().all(|id| !id.parse::<usize>().unwrap().is_multiple_of(5)), "who is gone is not found");
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
        assert_eq!(found.is_empty(), letter == 'Q' || all.letters & alphabet::bit_of(letter) == 0);
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
