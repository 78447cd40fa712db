//! Matching on the graded set: the quality that must not be lost, and what the thresholds let through.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use longyuan::documents::people_needs::{ImportedNeed, ImportedPerson};
use longyuan::documents::{people_needs, qrels};
use longyuan::domain::value::Lang;
use longyuan::matching::eval::{self, Measures};
use longyuan::matching::{Engine, Hit, Index, PersonFeatures};

/// A default of the section `[match]`.
fn setting(name: &str) -> f64 {
    let defaults: toml::Table = toml::from_str(longyuan::config::DEFAULTS).expect("the defaults are sound");
    let value = &defaults["match"][name];
    value.as_float().or(value.as_integer().map(|n| n as f64)).expect("a number")
}

struct Graded {
    engine: Arc<Engine>,
    index: Index,
    features: HashMap<String, PersonFeatures>,
    people: Vec<ImportedPerson>,
    needs: Vec<ImportedNeed>,
    grades: qrels::Grades,
}

fn graded() -> Graded {
    let read = |name: &str| {
        let path = format!("{}/tests/data/gold/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("the graded set is part of the project")
    };
    let engine = Engine::shared().expect("data are sound");
    let people = people_needs::people(&read("talents.jsonl")).expect("well formed");
    let needs = people_needs::needs(&read("needs.jsonl")).expect("well formed");
    let grades = qrels::grades(&read("qrels.tsv")).expect("well formed");
    let read = |p: &ImportedPerson| engine.person(&p.profile, p.identity.title.as_deref());
    let features: HashMap<String, PersonFeatures> = people.iter().map(|p| (p.reference.clone(), read(p))).collect();
    let document = |(id, person): (&String, &PersonFeatures)| engine.person_document(id, 1, engine.pack_person(person));
    let index = Index::build(features.iter().filter_map(document), []);
    Graded { engine, index, features, people, needs, grades }
}

impl Graded {
    fn ranked(&self, need: &ImportedNeed) -> Vec<Hit> {
        self.index.rank_all(&self.engine, &self.engine.need(&need.brief))
    }

    fn measures(&self) -> Measures {
        let ids = |need: &ImportedNeed| self.ranked(need).into_iter().map(|hit| hit.id).collect();
        let rankings: BTreeMap<_, Vec<String>> = self.needs.iter().map(|n| (n.reference.clone(), ids(n))).collect();
        let people = self.people.iter().map(|p| (p.reference.as_str(), p.text_lang));
        let langs: HashMap<&str, Option<Lang>> =
            people.chain(self.needs.iter().map(|n| (n.reference.as_str(), n.text_lang))).collect();
        eval::measure(
            &self.grades,
            &rankings,
            |need, person| matches!((langs[need], langs[person]), (Some(a), Some(b)) if a != b),
        )
    }
}

#[test]
fn the_order_on_the_graded_set_stays_good() {
    let m = graded().measures();
    let floors = Measures { ndcg10: 0.94, map: 0.91, recall50: 0.95, p1: 0.95, cross3in10: 0.97, same3in10: 0.97 };
    for (name, got, floor) in [
        ("ndcg10", m.ndcg10, floors.ndcg10),
        ("map", m.map, floors.map),
        ("recall50", m.recall50, floors.recall50),
        ("p1", m.p1, floors.p1),
        ("cross3in10", m.cross3in10, floors.cross3in10),
        ("same3in10", m.same3in10, floors.same3in10),
    ] {
        assert!(got >= floor, "{name} is {got:.3}, must be {floor}");
    }
}

#[test]
fn a_median_need_has_two_strong_people_and_three_worth_a_look() {
    let graded = graded();
    let (least_strong, least_worth) = (setting("strong"), setting("worth_a_look"));
    let most = setting("open_per_need") as usize;
    let mut strong = Vec::new();
    let mut worth_a_look = Vec::new();
    for need in &graded.needs {
        let hits = graded.ranked(need);
        let reach =
            |least: f64| hits.iter().filter(|h| h.fit.need_fit.min(h.fit.person_fit) >= least).count().min(most);
        strong.push(reach(least_strong));
        worth_a_look.push(reach(least_worth) - reach(least_strong));
    }
    let median = |counts: &mut Vec<usize>| {
        counts.sort_unstable();
        counts[counts.len() / 2]
    };
    assert_eq!((median(&mut strong), median(&mut worth_a_look)), (2, 3));
}

#[test]
fn the_index_finds_whom_the_full_ranking_puts_first() {
    let graded = graded();
    for need in &graded.needs {
        let full = graded.ranked(need);
        let top = graded.index.top_people(&graded.engine, &graded.engine.need(&need.brief), 5);
        assert_eq!(top[..], full[..5], "{}", need.reference);
    }
}

#[test]
fn the_figures_of_the_index_are_those_of_the_explained_score() {
    let graded = graded();
    for need in &graded.needs {
        let wanted = graded.engine.need(&need.brief);
        for hit in graded.ranked(need) {
            assert_eq!(hit.fit, graded.engine.score(&wanted, &graded.features[&hit.id]).fit());
        }
    }
}

#[test]
fn tokens_nominate_whom_the_full_ranking_puts_first() {
    let graded = graded();
    let (mut found, mut all) = (0, 0);
    for need in &graded.needs {
        let wanted = graded.engine.need(&need.brief);
        let nominated = graded.index.top_people_of(&graded.engine, &wanted, 40, 40);
        let full = graded.ranked(need);
        all += 5;
        found += full[..5].iter().filter(|best| nominated.iter().any(|hit| hit.id == best.id)).count();
    }
    assert!(found * 100 >= all * 97, "a sixth of the pool holds {found} of the {all} who are best");
}

#[test]
fn a_person_finds_the_need_that_finds_the_person() {
    let graded = graded();
    let mut index = Index::new();
    for need in &graded.needs {
        let packed = graded.engine.pack_need(&graded.engine.need(&need.brief));
        index.put_need(graded.engine.need_document(&need.reference, 1, packed).expect("is whole"));
    }
    for need in &graded.needs {
        let best = &graded.ranked(need)[0];
        let person = &graded.features[&best.id];
        let hits = index.top_needs(&graded.engine, person, 3);
        let back = hits.iter().find(|hit| hit.id == need.reference).expect("is found from the other side");
        assert_eq!(back.fit, best.fit);
    }
}

#[test]
fn name_employer_and_ties_never_move_a_score() {
    let graded = graded();
    let person = &graded.people[0];
    let mut other = person.profile.clone();
    other.gansu_ties.clear();
    other.city = Some("Lanzhou".to_owned());
    let title = person.identity.title.as_deref();
    assert_eq!(graded.engine.person(&person.profile, title), graded.engine.person(&other, title));
}
