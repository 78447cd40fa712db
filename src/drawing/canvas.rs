//! What charts draw on: shapes and words with inks, which become classes on a page and colours in a file.

use std::fmt::Write;

use super::SIZE;
use super::frame::{Frame, Medium};
use super::ink::Ink;
use super::words::{self, escaped};

/// How a word is set.
#[derive(Debug, Clone, Copy)]
pub struct Set {
    /// Its colour.
    pub ink: Ink,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// True for bold.
    pub is_bold: bool,
    /// True for a number of the data, which the table has, too.
    pub is_datum: bool,
    /// True for smaller letters.
    pub is_small: bool,
    /// True for letters that stay readable on a line.
    pub has_halo: bool,
}

/// Size of smaller letters.
pub const SMALL: f64 = 12.5;

impl Set {
    /// Plain words from here on.
    pub const WORDS: Self =
        Self { ink: Ink::Text, anchor: "start", is_bold: false, is_datum: false, is_small: false, has_halo: false };
    /// A number of the data.
    pub const DATUM: Self = Self { is_bold: true, is_datum: true, ..Self::WORDS };

    /// The same, anchored elsewhere.
    pub const fn at(self, anchor: &'static str) -> Self {
        Self { anchor, ..self }
    }

    /// The same in another ink.
    pub const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// What is drawn on.
pub struct Canvas<'a> {
    frame: &'a Frame<'a>,
    body: String,
    has_links: bool,
}

/// Margin and height of the words that a file puts above its chart.
const MARGIN: f64 = 24.0;

impl<'a> Canvas<'a> {
    /// An empty one.
    pub fn new(frame: &'a Frame<'a>) -> Self {
        Self { frame, body: String::new(), has_links: false }
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        self.frame.width
    }

    /// True where labels stand beside what they name.
    pub fn is_wide(&self) -> bool {
        self.frame.width >= super::BESIDE
    }

    fn fill(&self, ink: Ink, class: &str) -> String {
        let more = if class.is_empty() { String::new() } else { format!(" {class}") };
        match self.frame.medium {
            Medium::Page => format!(" class=\"{}{more}\"", ink.class()),
            Medium::File => format!(" fill=\"{}\"", ink.colour()),
        }
    }

    fn stroke(&self, ink: Ink) -> String {
        match self.frame.medium {
            Medium::Page => format!(" class=\"l-{}\"", ink.class()),
            Medium::File => format!(" stroke=\"{}\"", ink.colour()),
        }
    }

    /// A rectangle; `says` is what it tells when it is pointed at.
    pub fn area(&mut self, area: Area, ink: Ink, says: &str) {
        let Area { x, y, w, h } = area;
        let border = match (ink, self.frame.medium) {
            (Ink::Empty, Medium::File) => " stroke=\"#E3DACA\"",
            (Ink::Stack(5), Medium::File) => " stroke=\"#7A7468\"",
            _ => "",
        };
        let fill = self.fill(ink, "");
        let title = if says.is_empty() { String::new() } else { format!("<title>{}</title>", escaped(says)) };
        let _ = write!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" rx=\"3\"{fill}{border}>{title}</rect>"
        );
    }

    /// A word at a point of its base line.
    pub fn word(&mut self, (x, y): (f64, f64), text: &str, set: Set) {
        let marks = [(set.is_datum, "n"), (set.has_halo, "halo")];
        let classes: Vec<&str> = marks.iter().filter(|(is_so, _)| *is_so).map(|(_, class)| *class).collect();
        let fill = self.fill(set.ink, &classes.join(" "));
        let halo = match (set.has_halo, self.frame.medium) {
            (true, Medium::File) => " paint-order=\"stroke\" stroke=\"#FFFFFF\" stroke-width=\"3\"",
            _ => "",
        };
        let anchor = if set.anchor == "start" { String::new() } else { format!(" text-anchor=\"{}\"", set.anchor) };
        let bold = if set.is_bold { " font-weight=\"700\"" } else { "" };
        let size = if set.is_small { format!(" font-size=\"{SMALL}\"") } else { String::new() };
        let _ = write!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\"{anchor}{bold}{size}{fill}{halo}>{}</text>",
            escaped(text)
        );
    }

    /// Words in lines no wider than `most`, the first on the base line `y`; says the base line of the last.
    pub fn words(&mut self, (x, y): (f64, f64), text: &str, most: f64, set: Set) -> f64 {
        let mut at = y;
        for (n, line) in words::lines(text, SIZE, most).iter().enumerate() {
            at = y + n as f64 * 17.0;
            self.word((x, at), line, set);
        }
        at
    }

    /// A straight line; dashed or not.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, is_dashed: bool) {
        let dash = if is_dashed { " stroke-dasharray=\"5 4\"" } else { "" };
        let (stroke, ((x1, y1), (x2, y2))) = (self.stroke(ink), (from, to));
        let _ = write!(
            self.body,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke-width=\"1.5\"{dash}{stroke}/>"
        );
    }

    /// A line through points.
    pub fn path(&mut self, points: &[(f64, f64)], ink: Ink) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let stroke = self.stroke(ink);
        let _ = write!(
            self.body,
            "<polyline points=\"{}\" fill=\"none\" stroke-width=\"2\" stroke-linejoin=\"round\"{stroke}/>",
            points.join(" ")
        );
    }

    /// A dot.
    pub fn dot(&mut self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        let fill = self.fill(ink, "");
        let _ = write!(self.body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\"{fill}/>");
    }

    /// Draws something that leads to an address when there is one. A file has no links.
    pub fn linked(&mut self, link: Option<&str>, label: &str, draw: impl FnOnce(&mut Self)) {
        let link = link.filter(|_| self.frame.medium == Medium::Page);
        if let Some(link) = link {
            self.has_links = true;
            let _ = write!(self.body, "<a href=\"{}\"><title>{}</title>", escaped(link), escaped(label));
        }
        draw(self);
        if link.is_some() {
            self.body.push_str("</a>");
        }
    }

    /// The whole SVG of a chart that came out so high.
    pub fn finish(self, height: f64) -> String {
        match self.frame.medium {
            Medium::Page => self.on_page(height),
            Medium::File => self.in_file(height),
        }
    }

    fn on_page(self, height: f64) -> String {
        let Frame { id, title, about, width, .. } = self.frame;
        // What holds links is no picture to a reader who hears the page: they reach what is inside.
        let role = if self.has_links { "group" } else { "img" };
        format!(
            "<svg viewBox=\"0 0 {width:.0} {height:.0}\" role=\"{role}\" aria-labelledby=\"{id}-t {id}-d\" font-size=\"{SIZE}\">\
             <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{}</svg>",
            escaped(title),
            escaped(about),
            self.body
        )
    }

    fn in_file(mut self, height: f64) -> String {
        let Frame { title, about, width, lang, .. } = self.frame;
        let chart = std::mem::take(&mut self.body);
        let top = self.words((0.0, SIZE), title, *width, Set { is_bold: true, ..Set::WORDS });
        let top = self.words((0.0, top + 22.0), about, *width, Set::WORDS.ink(Ink::Muted)) + 20.0;
        let (whole, high) = (width + 2.0 * MARGIN, height + top + 2.0 * MARGIN);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole:.0}\" height=\"{high:.0}\" viewBox=\"0 0 {whole:.0} {high:.0}\" \
             xml:lang=\"{lang}\" role=\"img\" aria-labelledby=\"t d\" font-size=\"{SIZE}\" font-family=\"system-ui, 'Segoe UI', \
             'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif\"><title id=\"t\">{}</title><desc id=\"d\">{}</desc>\
             <rect width=\"{whole:.0}\" height=\"{high:.0}\" fill=\"#FFFFFF\"/><g transform=\"translate({MARGIN} {MARGIN})\">{}</g>\
             <g transform=\"translate({MARGIN} {:.0})\">{chart}</g></svg>\n",
            escaped(title),
            escaped(about),
            self.body,
            top + MARGIN,
        )
    }
}
