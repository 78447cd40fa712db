//! Published changes upon the compiled-in taxonomy. A change that a later release left no place for is passed over, never fatal.

use super::faults::faults;
use super::source::Source;
use super::tables::DataError;
use super::taxonomy::Taxonomy;
use crate::domain::taxonomy::Change;

/// What came of the changes.
#[derive(Debug)]
pub struct Overlaid {
    /// The tables.
    pub source: Source,
    /// The same, read.
    pub taxonomy: Taxonomy,
    /// Places of the changes that do not apply.
    pub skipped: Vec<usize>,
}

impl Source {
    /// The tables with the changes made one after another. Fails only where the tables themselves are broken.
    pub fn overlaid(&self, changes: &[&Change]) -> Result<Overlaid, DataError> {
        let mut source = self.clone();
        let skipped = (0..changes.len()).filter(|at| !source.apply(changes[*at])).collect();
        if let Ok(taxonomy) = Taxonomy::read(&source)
            && faults(&taxonomy).is_empty()
        {
            return Ok(Overlaid { source, taxonomy, skipped });
        }
        self.one_by_one(changes)
    }

    /// The same where a change spoils the whole: each is tried by itself.
    fn one_by_one(&self, changes: &[&Change]) -> Result<Overlaid, DataError> {
        let taxonomy = Taxonomy::read(self)?;
        let mut standing = Overlaid { source: self.clone(), taxonomy, skipped: Vec::new() };
        for (at, change) in changes.iter().enumerate() {
            let mut source = standing.source.clone();
            match source.apply(change).then(|| Taxonomy::read(&source)) {
                Some(Ok(taxonomy)) if faults(&taxonomy).is_empty() => {
                    standing = Overlaid { source, taxonomy, skipped: standing.skipped };
                }
                _ => standing.skipped.push(at),
            }
        }
        Ok(standing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::taxonomy::{ConceptText, Delta, Sets};
    use crate::domain::taxonomy_difference::{Facet, Move, Turn};
    use crate::domain::value::Lang;
    use crate::matching::difference::between;

    const HEAD: &str = "slug\tfield\tzh\ten\tzs\tes\tb\tr\tg\n";

    fn base() -> Source {
        let fields = "slug\tzh\ten\nf\t域\tField\n";
        let subfields = format!("# A comment.\n{HEAD}s\tf\t子域\tSub\t\t\n");
        let concepts =
            format!("{HEAD}a\ts\t甲乙\tAlpha\t甲甲\nb\ts\t丙丁\tBeta\t\t\ta\tc\nc\ts\t戊己\tGamma\t\t\tb\ta\n");
        let retired = "slug\tby\tat\tzh\ten\n";
        Source::of([fields, &subfields, "label\tmeanings\tdefault\nXY\ta;b\ta\n", retired], &[("f", &concepts)])
    }

    fn edit(concept: &str, sets: Sets) -> Change {
        Change::Edit { concept: concept.to_owned(), sets }
    }

    fn add(concept: &str, zh: &str) -> Change {
        let text = ConceptText { zh: zh.to_owned(), en: concept.to_owned(), ..ConceptText::default() };
        Change::Add { concept: concept.to_owned(), subfield: "s".to_owned(), is_general: false, text }
    }

    fn retire(concept: &str, by: &str) -> Change {
        let retired_at = chrono::NaiveDate::default();
        Change::Retire { concept: concept.to_owned(), replaced_by: by.to_owned(), retired_at }
    }

    #[test]
    fn what_nobody_changed_stays_byte_for_byte() {
        let source = Source::compiled_in();
        let bytes: String = source.files().into_iter().map(|(_, text)| text).collect();
        assert!(bytes.contains(include_str!("../../config/taxonomy/subfields.tsv")));
        assert!(bytes.ends_with(include_str!("../../config/taxonomy/retired.tsv")));
        let none = source.overlaid(&[]).expect("data are sound");
        assert_eq!(none.taxonomy.version, Taxonomy::load().expect("data are sound").version);
        assert!(none.skipped.is_empty());
    }

    #[test]
    fn changes_are_made_and_what_does_not_apply_is_passed_over() {
        let more = Sets { synonyms_en: Delta { add: vec!["alfa".into()], drop: vec![] }, ..Sets::default() };
        let clash = Sets { synonyms_en: Delta { add: vec!["Betas".into()], drop: vec![] }, ..Sets::default() };
        let round = Sets { broader: Some("c".into()), ..Sets::default() };
        let nobody = Sets { broader: Some("nobody".into()), ..Sets::default() };
        let changes = [
            edit("a", more),
            edit("nobody", Sets::default()),
            edit("a", clash),
            add("d", "庚辛"),
            add("d", "壬癸"),
            edit("a", round),
            edit("a", nobody),
        ];
        let made = base().overlaid(&changes.iter().collect::<Vec<_>>()).expect("the base is sound");
        assert_eq!(made.skipped, [1, 2, 4, 5, 6]);
        let entry = |code: &str| made.taxonomy.slug(code).and_then(|node| made.taxonomy.entry(node));
        assert_eq!(entry("a").expect("stays").en_synonyms, ["alfa"]);
        assert_eq!(entry("d").expect("was added").zh, "庚辛");
    }

    #[test]
    fn whoever_is_only_called_otherwise_makes_no_neighbour_differ() {
        let named = Sets { en: Some("First".into()), ..Sets::default() };
        let made = base().overlaid(&[&edit("a", named), &retire("c", "b")]).expect("the base is sound");
        let before = Taxonomy::read(&base()).expect("is sound");
        let differing = between(&before, &made.taxonomy, Lang::En);
        let told: Vec<(&str, Turn)> = differing.iter().map(|one| (one.code.as_str(), one.turn)).collect();
        assert_eq!(told, [("a", Turn::Changed), ("b", Turn::Changed), ("c", Turn::Retired)]);
        let name = Move { facet: Facet::En, gone: vec!["Alpha".into()], come: vec!["First".into()] };
        assert_eq!(differing[0].moves, [name]);
        assert_eq!(differing[2].moves[0].come, ["Beta"]);
        let back = between(&made.taxonomy, &before, Lang::Zh);
        assert_eq!(back.iter().filter(|one| one.turn == Turn::Added).count(), 1, "what was retired is there again");
    }

    #[test]
    fn whoever_takes_over_has_names_ties_and_code_of_the_retired() {
        let made = base().overlaid(&[&retire("a", "b"), &retire("b", "c")]).expect("the base is sound");
        assert!(made.skipped.is_empty());
        let taxonomy = &made.taxonomy;
        let node = taxonomy.slug("c").expect("stays");
        assert_eq!((taxonomy.slug("a"), taxonomy.slug("b"), taxonomy.concepts), (Some(node), Some(node), 1));
        let entry = taxonomy.entry(node).expect("stays");
        assert_eq!(entry.zh_synonyms, ["丙丁", "甲乙", "甲甲"]);
        assert_eq!(entry.en_synonyms, ["Beta", "XY", "Alpha"], "a rule for one meaning is a name");
        assert_eq!((entry.broader, entry.related.len(), taxonomy.ambiguous.len()), (None, 0, 0));
        let codes: Vec<&str> = taxonomy.retired.iter().map(|gone| gone.slug.as_str()).collect();
        assert_eq!(codes, ["a", "b"]);
        assert!(!base().apply(&retire("a", "a")) && !base().apply(&retire("a", "s")));
    }
}
