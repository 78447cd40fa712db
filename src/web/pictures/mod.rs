//! The six pictures in the words of their reader: the finding as heading, what is shown, the chart, the same numbers as a table,
//! and both as files.

mod csv;
mod pool;
mod work;

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, ContentDisposition, DispositionParam, DispositionType};

use super::page::Frame;
use crate::domain::pictures::{Picture, Pictures};
use crate::drawing::{self, Chart, Medium};

/// A row of the numbers behind a picture.
pub struct Row {
    /// What it is of.
    pub label: String,
    /// The list of what it counts.
    pub link: Option<String>,
    /// Its numbers, and what else stands beside them.
    pub cells: Vec<String>,
}

/// The numbers behind a picture.
#[derive(Default)]
pub struct Table {
    /// Names of the columns, that of the labels first.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// The name of a column; the first after the labels is 1.
    pub fn name(&self, column: &usize) -> &str {
        self.head.get(*column).map_or("", String::as_str)
    }
}

/// A picture as it is shown.
pub struct Shown {
    /// Its code.
    pub code: Picture,
    /// What it tells, in a sentence.
    pub finding: String,
    /// What is shown, and of when.
    pub about: String,
    /// The numbers.
    pub table: Table,
    /// The list behind it: words and address.
    pub list: Option<(String, String)>,
    /// The chart; `None` where there is nothing to draw yet.
    chart: Option<Box<dyn Chart>>,
    lang: &'static str,
}

/// Widths at which charts are drawn: beside each other on a desk, and on a telephone.
const WIDE: f64 = 500.0;
const NARROW: f64 = 280.0;
/// Width of a chart in a file.
const FILE: f64 = 720.0;

impl Shown {
    /// True when there is something to draw.
    pub fn is_drawn(&self) -> bool {
        self.chart.is_some()
    }

    /// The chart for a desk.
    pub fn wide(&self) -> String {
        self.svg(Medium::Page, WIDE, "w")
    }

    /// The chart for a telephone.
    pub fn narrow(&self) -> String {
        self.svg(Medium::Page, NARROW, "n")
    }

    fn svg(&self, medium: Medium, width: f64, kind: &str) -> String {
        let id = format!("{}-{kind}", self.code);
        let frame =
            drawing::Frame { medium, width, id: &id, title: &self.finding, about: &self.about, lang: self.lang };
        self.chart.as_ref().map_or_else(String::new, |chart| chart.svg(&frame))
    }

    fn name(&self, pictures: &Pictures, kind: &str) -> String {
        format!("longyuan-{}-{}.{kind}", self.code, pictures.today)
    }

    /// The chart as a file of its own; an empty one says so in its words.
    pub fn svg_file(&self, pictures: &Pictures) -> HttpResponse {
        let nothing: Box<dyn Chart> = Box::new(drawing::Funnel { stages: Vec::new() });
        let chart = self.chart.as_ref().unwrap_or(&nothing);
        let (medium, title, about) = (Medium::File, &self.finding, &self.about);
        let text = chart.svg(&drawing::Frame { medium, width: FILE, id: "picture", title, about, lang: self.lang });
        attached("image/svg+xml; charset=utf-8", self.name(pictures, "svg"), text)
    }

    /// The numbers as a file.
    pub fn csv_file(&self, pictures: &Pictures) -> HttpResponse {
        attached("text/csv; charset=utf-8; header=present", self.name(pictures, "csv"), csv::text(&self.table))
    }
}

fn attached(media: &str, name: String, text: String) -> HttpResponse {
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    };
    HttpResponse::Ok().content_type(media).insert_header((CONTENT_DISPOSITION, disposition)).body(text)
}

/// A picture in the words of a reader.
pub fn shown(frame: &Frame, pictures: &Pictures, code: Picture) -> Shown {
    let teller = Teller { frame, pictures };
    match code {
        Picture::Pool => teller.pool(),
        Picture::Ties => teller.ties(),
        Picture::Demand => teller.demand(),
        Picture::Funnel => teller.funnel(),
        Picture::Days => teller.days(),
        Picture::Weeks => teller.weeks(),
    }
}

/// Puts what was counted into words.
struct Teller<'a> {
    frame: &'a Frame,
    pictures: &'a Pictures,
}

impl Teller<'_> {
    fn shown(
        &self,
        code: Picture,
        (finding, about): (String, String),
        chart: Option<Box<dyn Chart>>,
        table: Table,
    ) -> Shown {
        let list = match code {
            Picture::Pool | Picture::Ties => Some(("pictures-list-people", "/staff/talents?state=pooled")),
            Picture::Demand => Some(("pictures-list-needs", "/staff/needs?state=open")),
            Picture::Funnel => Some(("pictures-list-review", "/review")),
            Picture::Days | Picture::Weeks => Some(("pictures-list-introductions", "/staff/introductions")),
        };
        let list = list.and_then(|(key, path)| Some((self.frame.t(key), self.list(path)?)));
        Shown { code, finding, about, table, list, chart, lang: self.frame.lang.tag() }
    }

    /// The address of a list of the officers; nobody else may open one.
    fn list(&self, path: &str) -> Option<String> {
        (self.frame.has("officer") || self.frame.has("lead")).then(|| self.frame.url(path))
    }

    fn head(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.frame.t(key)).collect()
    }

    /// From when on the work is counted, in words.
    fn since(&self) -> String {
        let Pictures { period, today, .. } = self.pictures;
        match period.begins(*today) {
            Some(day) => self.frame.tv("pictures-since", &[("day", self.frame.day(&day).into())]),
            None => self.frame.t("pictures-ever"),
        }
    }
}
