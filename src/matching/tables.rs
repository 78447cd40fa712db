//! Reading the data tables of the engine: tab-separated rows below comments and a head line.

/// What is wrong with the data of the engine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct DataError {
    /// The data file.
    pub file: &'static str,
    /// What is wrong, with the line's slug.
    pub reason: String,
}

/// The names in a cell.
pub fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|name| !name.is_empty())
}

/// An error in a file.
pub fn wrong(file: &'static str, reason: String) -> DataError {
    DataError { file, reason }
}

/// The rows of a table below its comments and its head line, each with at least `width` cells.
pub fn rows(table: &str, file: &'static str, width: usize) -> Result<Vec<Vec<String>>, DataError> {
    let lines = table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).skip(1);
    lines
        .map(|line| {
            let mut cells: Vec<String> = line.split('\t').map(|c| c.trim().to_owned()).collect();
            let needed = if width < 4 { 2 } else { 4 };
            if cells.len() < needed || cells.iter().take(needed).any(String::is_empty) {
                return Err(wrong(file, format!("{}: the first {needed} cells are needed", cells[0])));
            }
            if cells.len() > 12 {
                return Err(wrong(file, format!("{}: too many cells", cells[0])));
            }
            cells.resize(cells.len().max(width), String::new());
            Ok(cells)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::matching::concepts::Spotter;
    use crate::matching::source::Source;
    use crate::matching::taxonomy::Taxonomy;

    const RULES: &str = "label\tmeanings\tdefault\n";
    const RETIRED: &str = "slug\tby\tat\tzh\ten\n";
    const HEAD: &str = "slug\tfield\tzh\ten\tzs\tes\tb\tr\tg\n";

    #[test]
    fn broken_data_are_refused() {
        let fields = "slug\tzh\ten\nf\t域\tField\n";
        let subfields = format!("{HEAD}s\tf\t子域\tSub\t\t\n");
        let read = |concepts: &str| {
            let tables = [fields, &subfields, RULES, RETIRED];
            Taxonomy::read(&Source::of(tables, &[("f", &format!("{HEAD}{concepts}"))])).map(|_| ())
        };
        assert_eq!(read("a\ts\t甲乙\tAlpha\n"), Ok(()));
        for broken in ["a\tt\t甲乙\tAlpha\n", "a\ts\t\tAlpha\n", "a\ts\t甲乙\n", "a\ts\t甲乙\tA\na\ts\t丙丁\tB\n"]
        {
            assert!(read(broken).is_err(), "{broken}");
        }
        assert!(read("a\ts\t甲乙\tAlpha\t\t\tnobody\n").is_err());
        let retired = |rows: &str| {
            let concepts = format!("{HEAD}a\ts\t甲乙\tAlpha\n");
            let tables = [fields, &subfields, RULES, &format!("{RETIRED}{rows}")];
            Taxonomy::read(&Source::of(tables, &[("f", &concepts)])).map(|_| ())
        };
        assert_eq!(retired("z\ta\t2026-11-24\t旧名\tOld\n"), Ok(()));
        for broken in ["z\tnobody\t2026-11-24\t旧名\n", "a\ta\t2026-11-24\t旧名\n", "z\ts\t2026-11-24\t旧名\n"] {
            assert!(retired(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_label_with_two_meanings_is_refused() {
        let fields = "slug\tzh\ten\nf\t域\tField\n";
        let subfields = format!("{HEAD}s\tf\t子域\tSub\t\t\n");
        let concepts = format!("{HEAD}a\ts\t甲乙\tAlpha\nb\ts\t丙丁\tBeta\t\talphas\n");
        let taxonomy =
            Taxonomy::read(&Source::of([fields, &subfields, RULES, RETIRED], &[("f", &concepts)])).expect("reads");
        assert!(Spotter::new(&taxonomy).is_err());
    }

    #[test]
    fn a_label_with_two_meanings_has_a_rule_and_the_rule_holds() {
        let fields = "slug\tzh\ten\nf\t域\tField\n";
        let subfields = format!("{HEAD}s\tf\t子域\tSub\t\t\nt\tf\t旁域\tNext\t\t\n");
        let concepts = format!("{HEAD}a\ts\t甲乙\tAlpha\nb\tt\t丙丁\tBeta\nc\tt\t戊己\tGamma\n");
        let read = |rule: &str| {
            let tables = [fields, &subfields, &format!("{RULES}{rule}\n"), RETIRED];
            Taxonomy::read(&Source::of(tables, &[("f", &concepts)]))
        };
        assert!(read("XYZ\ta").is_err() && read("XYZ\ta;nobody").is_err() && read("XYZ\ta;b\tc").is_err());
        let means = |rule: &str, text: &str| {
            let spotter = Spotter::new(&read(rule).expect("reads")).expect("holds");
            spotter.find(text, false).iter().map(|f| f.node).collect::<Vec<_>>()
        };
        assert_eq!(means("XYZ\ta;b\ta", "XYZ"), [0]);
        assert_eq!(means("XYZ\ta;b\t", "XYZ"), Vec::<u16>::new());
        assert_eq!(means("XYZ\ta;b\ta", "XYZ and gamma"), [1, 2]);
    }
}
