//! The pictures of the pool: fields by country, ties by prefecture, people and needs by level.

use super::{Row, Shown, Table, Teller};
use crate::domain::pictures::demand::{DemandRow, urgency};
use crate::domain::pictures::{LEAST, Picture, Place};
use crate::domain::region;
use crate::domain::value::Degree;
use crate::drawing::{Bar, Bars, Cell, Chart, Grid, Line, Tile, Tiles};

/// Countries with a colour of their own; all others share the last.
const COUNTRIES: usize = 5;
/// Names listed of those who are alike in leading.
const NAMED: usize = 3;

impl Teller<'_> {
    /// Field by country of residence.
    pub(super) fn pool(&self) -> Shown {
        let (frame, pool) = (self.frame, &self.pictures.pool);
        let named: Vec<&str> = pool.countries.iter().take(COUNTRIES).map(|(code, _)| code.as_str()).collect();
        let mut legend: Vec<String> = named.iter().map(|code| frame.country(code)).collect();
        if pool.countries.len() > COUNTRIES {
            legend.push(frame.t("pictures-others"));
        }
        let mut head = self.head(&["pictures-field"]);
        head.extend(legend.iter().cloned());
        head.push(frame.t("pictures-all"));
        let (mut bars, mut rows) = (Vec::new(), Vec::new());
        for row in &pool.fields {
            let of = |code: &&str| row.countries.get(*code).copied().unwrap_or_default();
            let mut parts: Vec<i64> = named.iter().map(of).collect();
            if pool.countries.len() > COUNTRIES {
                parts.push(row.people - parts.iter().sum::<i64>());
            }
            let label = row.field.name(frame.lang).to_owned();
            let cells = parts.iter().chain([&row.people]).map(i64::to_string).collect();
            let link = self.list(&format!("/staff/talents?state=pooled&field={}", row.field.as_str()));
            rows.push(Row { label: label.clone(), link, cells });
            bars.push(Bar { label, parts });
        }
        let about = frame.tv("pictures-pool-about", &[("n", pool.people.into())]);
        let chart = (!bars.is_empty()).then(|| Box::new(Bars { legend, bars }) as Box<dyn Chart>);
        self.shown(Picture::Pool, (self.pool_finding(), about), chart, Table { head, rows })
    }

    fn pool_finding(&self) -> String {
        let (frame, pool) = (self.frame, &self.pictures.pool);
        if pool.people < LEAST {
            return frame.tv("pictures-pool-few", &[("n", pool.people.into())]);
        }
        let leading = pool.leading();
        let names: Vec<String> = leading.iter().map(|row| row.field.name(frame.lang).to_owned()).collect();
        match leading.as_slice() {
            [] => frame.t("pictures-pool-none"),
            [one] => {
                let first = pool.countries.iter().map(|(code, _)| code).max_by_key(|code| one.countries.get(*code));
                let code = first.map_or("", String::as_str);
                let values = [
                    ("field", names.concat().into()),
                    ("n", one.people.into()),
                    ("country", frame.country(code).into()),
                    ("m", one.countries.get(code).copied().unwrap_or_default().into()),
                ];
                frame.tv("pictures-pool-one", &values)
            }
            several => self.alike("pictures-pool-tied", "pictures-pool-many", &names, several[0].people),
        }
    }

    /// Several lead alike: their names, or how many they are.
    fn alike(&self, named: &str, counted: &str, names: &[String], n: i64) -> String {
        if names.len() <= NAMED {
            return self.frame.tv(named, &[("names", self.frame.joined(names).into()), ("n", n.into())]);
        }
        self.frame.tv(counted, &[("k", names.len().into()), ("n", n.into())])
    }

    /// Ties by prefecture.
    pub(super) fn ties(&self) -> Shown {
        let (frame, ties) = (self.frame, &self.pictures.ties);
        let link = |place: &Place| {
            let slug = place.prefecture.slug.unwrap_or(place.prefecture.code);
            self.list(&format!("/staff/talents?state=pooled&place={slug}"))
        };
        let tile = |place: &Place| {
            let at = region::tile_of(place.prefecture.code)?;
            let (code, label) = (place.prefecture.code.to_owned(), self.short(place));
            Some(Tile { code, label, number: place.people, link: link(place), at })
        };
        let county = |(division, n): &(&'static region::Division, i64)| format!("{} {n}", division.name(frame.lang));
        let row = |place: &Place| {
            let counties: Vec<String> = place.counties.iter().map(county).collect();
            let cells = vec![place.people.to_string(), frame.joined(&counties)];
            Row { label: self.short(place), link: link(place), cells }
        };
        let tiles: Vec<Tile> = ties.places.iter().filter_map(tile).collect();
        let head = self.head(&["pictures-prefecture", "pictures-people", "pictures-counties"]);
        let rows = ties.places.iter().map(row).collect();
        let values = [("n", ties.people.into()), ("elsewhere", ties.elsewhere.into())];
        let about = frame.tv("pictures-ties-about", &values);
        let chart = (ties.people > 0).then(|| Box::new(Tiles { tiles }) as Box<dyn Chart>);
        self.shown(Picture::Ties, (self.ties_finding(), about), chart, Table { head, rows })
    }

    /// The name of a prefecture as people say it, without its rank.
    fn short(&self, place: &Place) -> String {
        let name = place.prefecture.name(self.frame.lang);
        name.split(' ').next().unwrap_or(name).to_owned()
    }

    fn ties_finding(&self) -> String {
        let (frame, ties) = (self.frame, &self.pictures.ties);
        if ties.people < LEAST {
            return frame.tv("pictures-ties-few", &[("n", ties.people.into())]);
        }
        let leading = ties.leading();
        let names: Vec<String> = leading.iter().map(|place| self.short(place)).collect();
        match leading.as_slice() {
            [] => frame.t("pictures-ties-none"),
            [one] => {
                let values =
                    [("place", names.concat().into()), ("n", one.people.into()), ("without", ties.without().into())];
                frame.tv("pictures-ties-one", &values)
            }
            several => self.alike("pictures-ties-tied", "pictures-ties-many", &names, several[0].people),
        }
    }

    /// People and needs by field and level.
    pub(super) fn demand(&self) -> Shown {
        let (frame, demand) = (self.frame, &self.pictures.demand);
        let levels: Vec<String> = Degree::ALL.iter().map(|level| frame.tc("pictures-level-", level)).collect();
        let (mut lines, mut rows) = (Vec::new(), Vec::new());
        for row in &demand.rows {
            let label = row.field.name(frame.lang).to_owned();
            let text = |(people, needs): &(i64, i64)| format!("{people}/{needs}");
            let cell = |(counts, level): (&(i64, i64), &String)| {
                let values = [("level", level.into()), ("people", counts.0.into()), ("needs", counts.1.into())];
                let says = format!("{label} · {}", frame.tv("pictures-demand-cell", &values));
                Cell { text: text(counts), heat: urgency(*counts), says }
            };
            let cells = row.cells.iter().zip(&levels).map(cell).collect();
            let link = self.list(&format!("/staff/needs?state=open&field={}", row.field.as_str()));
            rows.push(Row { label: label.clone(), link, cells: row.cells.iter().map(text).collect() });
            lines.push(Line { label, cells });
        }
        let mut head = self.head(&["pictures-field"]);
        head.extend(levels.iter().cloned());
        let about = frame.tv("pictures-demand-about", &[("n", demand.needs.into())]);
        let scale = (frame.t("pictures-scale-low"), frame.t("pictures-scale-high"));
        let chart =
            (!lines.is_empty()).then(|| Box::new(Grid { columns: levels, rows: lines, scale }) as Box<dyn Chart>);
        self.shown(Picture::Demand, (self.demand_finding(), about), chart, Table { head, rows })
    }

    fn demand_finding(&self) -> String {
        let (frame, demand) = (self.frame, &self.pictures.demand);
        if demand.needs < LEAST {
            return frame.tv("pictures-demand-few", &[("n", demand.needs.into())]);
        }
        let field = |row: &DemandRow| row.field.name(frame.lang).to_owned();
        if let Some((row, level)) = demand.scarcest() {
            let (people, needs) = row.cells[level];
            let level = Degree::ALL.get(level).map_or_else(String::new, |level| frame.tc("pictures-asks-", level));
            let values = [
                ("field", field(row).into()),
                ("level", level.into()),
                ("people", people.into()),
                ("needs", needs.into()),
            ];
            return frame.tv("pictures-demand-scarce", &values);
        }
        let Some(row) = demand.busiest() else { return frame.t("pictures-demand-none") };
        let values = [("field", field(row).into()), ("needs", row.needs().into()), ("people", row.people().into())];
        frame.tv("pictures-demand-busy", &values)
    }
}
