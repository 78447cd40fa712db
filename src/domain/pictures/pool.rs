//! Who is in the pool, and where in Gansu they are tied to.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::field::{self, FieldCode};
use crate::domain::region::{self, Division};
use crate::domain::talent::{GansuTie, TieKind};
use crate::domain::value::Degree;

/// People of the pool who are alike in what is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleGroup {
    /// Their fields.
    pub fields: Vec<FieldCode>,
    /// Country of residence.
    pub country: String,
    /// Their degree, where it is stated.
    pub degree: Option<Degree>,
    /// How many they are.
    pub people: i64,
}

/// People of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPeople {
    /// The field.
    pub field: FieldCode,
    /// How many.
    pub people: i64,
    /// By country of residence.
    pub countries: BTreeMap<String, i64>,
}

/// The pool by field and country. Whoever names several fields stands in each of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pool {
    /// People, each once.
    pub people: i64,
    /// Fields that somebody names, most people first.
    pub fields: Vec<FieldPeople>,
    /// Countries, most people first.
    pub countries: Vec<(String, i64)>,
}

impl Pool {
    /// Adds up.
    pub fn of(groups: &[PeopleGroup]) -> Self {
        let mut fields: Vec<FieldPeople> =
            field::all().map(|field| FieldPeople { field, people: 0, countries: BTreeMap::new() }).collect();
        let mut countries: BTreeMap<&str, i64> = BTreeMap::new();
        for group in groups {
            *countries.entry(&group.country).or_default() += group.people;
            for row in fields.iter_mut().filter(|row| group.fields.contains(&row.field)) {
                row.people += group.people;
                *row.countries.entry(group.country.clone()).or_default() += group.people;
            }
        }
        fields.retain(|row| row.people > 0);
        fields.sort_by_key(|row| Reverse(row.people));
        let mut countries: Vec<(String, i64)> = countries.into_iter().map(|(code, n)| (code.to_owned(), n)).collect();
        countries.sort_by_key(|(_, people)| Reverse(*people));
        Self { people: groups.iter().map(|group| group.people).sum(), fields, countries }
    }

    /// The fields with most people; several where they are alike.
    pub fn leading(&self) -> Vec<&FieldPeople> {
        let most = self.fields.first().map_or(0, |first| first.people);
        self.fields.iter().filter(|row| row.people == most).collect()
    }
}

/// A prefecture with those who are tied to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The prefecture.
    pub prefecture: &'static Division,
    /// People, each once.
    pub people: i64,
    /// Of whom so many name this county.
    pub counties: Vec<(&'static Division, i64)>,
}

/// The ties of the pool to Gansu.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ties {
    /// People with a tie, each once; being interested is none.
    pub people: i64,
    /// The fourteen prefectures in the order of their codes. Whoever is tied to several stands in each of them.
    pub places: Vec<Place>,
    /// People with a tie to Gansu that names no place of the table.
    pub elsewhere: i64,
}

impl Ties {
    /// Adds up ties and how many people have just those.
    pub fn of(groups: &[(Vec<GansuTie>, i64)]) -> Self {
        let place = |prefecture| Place { prefecture, people: 0, counties: Vec::new() };
        let mut ties = Self { places: region::prefectures().map(place).collect(), ..Self::default() };
        ties.places.sort_by_key(|place| place.prefecture.code);
        let mut counties: BTreeMap<&str, i64> = BTreeMap::new();
        for (own, people) in groups {
            let real: Vec<&GansuTie> = own.iter().filter(|tie| tie.kind != TieKind::Interested).collect();
            if real.is_empty() {
                continue;
            }
            ties.people += people;
            let divisions: BTreeSet<&str> = real.iter().filter_map(|tie| tie.division.as_deref()).collect();
            let named: BTreeSet<&str> =
                divisions.iter().filter_map(|code| region::prefecture_of(code)).map(|found| found.code).collect();
            ties.elsewhere += if named.is_empty() { *people } else { 0 };
            for place in ties.places.iter_mut().filter(|place| named.contains(place.prefecture.code)) {
                place.people += people;
            }
            for county in divisions.iter().filter_map(|code| region::find(code)).filter(|d| d.level != "prefecture") {
                *counties.entry(county.code).or_default() += people;
            }
        }
        for (county, people) in counties.into_iter().filter_map(|(code, n)| Some((region::find(code)?, n))) {
            let home = ties.places.iter_mut().find(|place| place.prefecture.code == county.parent);
            home.into_iter().for_each(|place| place.counties.push((county, people)));
        }
        ties.places.iter_mut().for_each(|place| place.counties.sort_by_key(|(_, people)| Reverse(*people)));
        ties
    }

    /// The prefectures with most people; none where nobody names one.
    pub fn leading(&self) -> Vec<&Place> {
        let most = self.places.iter().map(|place| place.people).max().unwrap_or_default();
        self.places.iter().filter(|place| most > 0 && place.people == most).collect()
    }

    /// How many prefectures nobody is tied to.
    pub fn without(&self) -> usize {
        self.places.iter().filter(|place| place.people == 0).count()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn group(fields: &[&str], country: &str, degree: Option<Degree>, people: i64) -> PeopleGroup {
        let fields = fields.iter().map(|f| FieldCode((*f).into())).collect();
        PeopleGroup { fields, country: country.into(), degree, people }
    }

    pub fn groups() -> Vec<PeopleGroup> {
        vec![
            group(&["biomedicine"], "US", Some(Degree::Doctor), 4),
            group(&["biomedicine", "big-data"], "DE", Some(Degree::Master), 2),
            group(&["logistics"], "US", None, 1),
        ]
    }

    #[test]
    fn whoever_names_two_fields_stands_in_both_and_is_one_person() {
        let pool = Pool::of(&groups());
        assert_eq!(pool.people, 7);
        let fields: Vec<_> = pool.fields.iter().map(|row| (row.field.as_str(), row.people)).collect();
        assert_eq!(fields, [("biomedicine", 6), ("big-data", 2), ("logistics", 1)]);
        assert_eq!(pool.countries, [("US".into(), 5), ("DE".into(), 2)]);
        assert_eq!(pool.leading()[0].countries["US"], 4);
    }

    #[test]
    fn a_tie_counts_in_its_prefecture_and_county() {
        let tie = |kind, division: Option<&str>| GansuTie { kind, division: division.map(str::to_owned) };
        let own = vec![
            (vec![tie(TieKind::Birth, Some("620123")), tie(TieKind::School, Some("lanzhou"))], 3),
            (vec![tie(TieKind::Interested, None)], 5),
            (vec![tie(TieKind::Family, None)], 1),
        ];
        let ties = Ties::of(&own);
        assert_eq!((ties.people, ties.elsewhere, ties.places.len(), ties.without()), (4, 1, 14, 13));
        let lanzhou = ties.leading()[0];
        assert_eq!((lanzhou.people, lanzhou.counties[0].0.zh, lanzhou.counties[0].1), (3, "榆中县", 3));
    }
}
