//! Whether the pool reaches what the open needs ask for.

use super::PeopleGroup;
use crate::domain::field::{self, FieldCode};
use crate::domain::value::Degree;

/// People and open needs of a field by the level that needs ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandRow {
    /// The field.
    pub field: FieldCode,
    /// By level in the order of `Degree::ALL`, the first being "none asked": people who reach it, needs that ask for it.
    pub cells: [(i64, i64); 4],
}

impl DemandRow {
    /// Needs of all levels.
    pub fn needs(&self) -> i64 {
        self.cells.iter().map(|(_, needs)| needs).sum()
    }

    /// People of the field.
    pub fn people(&self) -> i64 {
        self.cells[0].0
    }
}

/// Supply and demand. What names several fields stands in each of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Demand {
    /// Open needs, each once.
    pub needs: i64,
    /// Fields that a person or a need names, in the order of the platform.
    pub rows: Vec<DemandRow>,
}

impl Demand {
    /// Adds up people, and needs with the level that they ask for.
    pub fn of(groups: &[PeopleGroup], needs: &[(Vec<FieldCode>, Option<Degree>, i64)]) -> Self {
        let level = |degree: Option<Degree>| degree.map_or(0, |degree| degree as usize);
        let mut rows: Vec<DemandRow> = field::all().map(|field| DemandRow { field, cells: [(0, 0); 4] }).collect();
        for group in groups {
            for row in rows.iter_mut().filter(|row| group.fields.contains(&row.field)) {
                row.cells[..=level(group.degree)].iter_mut().for_each(|cell| cell.0 += group.people);
            }
        }
        for (fields, degree, count) in needs {
            for row in rows.iter_mut().filter(|row| fields.contains(&row.field)) {
                row.cells[level(*degree)].1 += count;
            }
        }
        rows.retain(|row| row.people() > 0 || row.needs() > 0);
        Self { needs: needs.iter().map(|(.., count)| count).sum(), rows }
    }

    /// The cell in which most needs come on a person, with its level; `None` where no cell has more needs than people.
    pub fn scarcest(&self) -> Option<(&DemandRow, usize)> {
        let cells = self.rows.iter().flat_map(|row| (0..row.cells.len()).map(move |level| (row, level)));
        let lacking = cells.filter(|(row, level)| row.cells[*level].1 > row.cells[*level].0);
        lacking.max_by(|a, b| {
            let share =
                |(row, level): &(&DemandRow, usize)| row.cells[*level].1 as f64 / (row.cells[*level].0 as f64 + 0.5);
            share(a).total_cmp(&share(b))
        })
    }

    /// The field with most open needs.
    pub fn busiest(&self) -> Option<&DemandRow> {
        // Of several the first of the page.
        self.rows.iter().rev().max_by_key(|row| row.needs()).filter(|row| row.needs() > 0)
    }
}

/// How urgent a cell is, 1 to 6: needs that come on a person; `None` without needs.
pub fn urgency((people, needs): (i64, i64)) -> Option<u8> {
    let bounds = [(1, 10), (1, 4), (1, 2), (1, 1), (2, 1)];
    let within = |(n, of): &(i64, i64)| people > 0 && needs * of <= people * n;
    (needs > 0).then(|| bounds.iter().position(within).map_or(6, |at| at as u8 + 1))
}

#[cfg(test)]
mod tests {
    use super::super::pool::tests::groups;
    use super::*;

    #[test]
    fn whoever_reaches_a_level_reaches_those_below() {
        let needs = [(vec![FieldCode("biomedicine".into())], Some(Degree::Doctor), 9)];
        let demand = Demand::of(&groups(), &needs);
        assert_eq!(demand.rows[0].cells, [(6, 0), (6, 0), (6, 0), (4, 9)]);
        assert_eq!(demand.scarcest().map(|(row, level)| (row.field.as_str(), level)), Some(("biomedicine", 3)));
        assert_eq!(demand.busiest().map(DemandRow::needs), Some(9));
        assert_eq!(Demand::of(&groups(), &[]).busiest(), None);
    }

    #[test]
    fn urgency_grows_with_the_needs_that_come_on_a_person() {
        let cells = [(3, 0), (20, 2), (8, 2), (4, 2), (2, 2), (1, 2), (1, 3), (0, 1)];
        assert_eq!(cells.map(urgency), [None, Some(1), Some(2), Some(3), Some(4), Some(5), Some(6), Some(6)]);
    }
}
