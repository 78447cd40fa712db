//! The texts of help: Markdown in `config/help`, compiled in, a guide an audience and language; each section has an anchor.
//! HTML in a text is shown as text, never as markup.

use std::fmt;
use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::domain::value::Lang;

crate::text_enum! {
    /// For whom a guide is.
    Audience {
        /// People with expertise.
        Talent = "talent",
        /// Who speaks for a firm.
        Enterprise = "enterprise",
        /// Officers and leads.
        Staff = "staff",
        /// Administrators and whoever keeps the machine.
        Operator = "operator",
    }
}

/// A section of a guide: one task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its anchor, the same in both languages.
    pub id: String,
    /// Its question.
    pub title: String,
    /// Its answer, as HTML.
    pub html: String,
}

/// A guide in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// For whom.
    pub audience: Audience,
    /// In which language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// What stands before the first section, as HTML.
    pub lead: String,
    /// Its sections.
    pub sections: Vec<Section>,
    /// Where its links lead, as written: paths without a language, or whole addresses.
    pub links: Vec<String>,
}

const FILES: [(Audience, Lang, &str); 8] = [
    (Audience::Talent, Lang::Zh, include_str!("../../config/help/talent.zh.md")),
    (Audience::Talent, Lang::En, include_str!("../../config/help/talent.en.md")),
    (Audience::Enterprise, Lang::Zh, include_str!("../../config/help/enterprise.zh.md")),
    (Audience::Enterprise, Lang::En, include_str!("../../config/help/enterprise.en.md")),
    (Audience::Staff, Lang::Zh, include_str!("../../config/help/staff.zh.md")),
    (Audience::Staff, Lang::En, include_str!("../../config/help/staff.en.md")),
    (Audience::Operator, Lang::Zh, include_str!("../../config/help/operator.zh.md")),
    (Audience::Operator, Lang::En, include_str!("../../config/help/operator.en.md")),
];

static GUIDES: LazyLock<Vec<Guide>> =
    LazyLock::new(|| FILES.iter().map(|(audience, lang, text)| read(*audience, *lang, text)).collect());

/// Every guide in both languages.
pub fn guides() -> &'static [Guide] {
    &GUIDES
}

/// The guide of an audience in a language.
pub fn guide(audience: Audience, lang: Lang) -> Option<&'static Guide> {
    GUIDES.iter().find(|guide| guide.audience == audience && guide.lang == lang)
}

/// Reads a guide; what is HTML in it becomes text.
fn read(audience: Audience, lang: Lang, text: &str) -> Guide {
    let mut guide =
        Guide { audience, lang, title: String::new(), lead: String::new(), sections: Vec::new(), links: Vec::new() };
    let mut heading: Option<(HeadingLevel, String)> = None;
    let mut body: Vec<Event<'_>> = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES) {
        match (event, &mut heading) {
            (Event::Start(Tag::Heading { level: level @ (HeadingLevel::H1 | HeadingLevel::H2), id, .. }), _) => {
                guide.close(std::mem::take(&mut body));
                if level == HeadingLevel::H2 {
                    let id = id.map(CowStr::into_string).unwrap_or_default();
                    guide.sections.push(Section { id, title: String::new(), html: String::new() });
                }
                heading = Some((level, String::new()));
            }
            (Event::End(TagEnd::Heading(_)), Some((level, words))) => {
                let words = std::mem::take(words);
                match (*level, guide.sections.last_mut()) {
                    (HeadingLevel::H2, Some(section)) => section.title = words,
                    _ => guide.title = words,
                }
                heading = None;
            }
            (Event::Text(words) | Event::Code(words), Some((_, title))) => title.push_str(&words),
            (Event::Html(words) | Event::InlineHtml(words), _) => body.push(Event::Text(words)),
            (Event::Start(Tag::Link { link_type, dest_url, title, id }), _) => {
                guide.links.push(dest_url.to_string());
                let dest_url = in_language(lang, &dest_url).into();
                body.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            (other, _) => body.push(other),
        }
    }
    guide.close(body);
    guide
}

impl Guide {
    /// What was read since the last heading belongs to it.
    fn close(&mut self, body: Vec<Event<'_>>) {
        let mut out = String::new();
        html::push_html(&mut out, body.into_iter());
        match self.sections.last_mut() {
            Some(section) => section.html = out,
            None => self.lead.push_str(&out),
        }
    }
}

/// A link of this site gets its language; anything else stays as it is.
fn in_language(lang: Lang, link: &str) -> String {
    if link.starts_with('/') { format!("/{lang}{link}") } else { link.to_owned() }
}

/// A place in a guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which guide.
    pub audience: Audience,
    /// Which section.
    pub section: &'static str,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/help/{}#{}", self.audience, self.section)
    }
}

/// Which section tells of the pages that begin so; the longest beginning counts.
#[rustfmt::skip]
pub const PLACES: &[(&str, Audience, &str)] = &[
    ("/talents/new",              Audience::Talent,     "register"),
    ("/me",                       Audience::Talent,     "edit"),
    ("/me/card",                  Audience::Talent,     "who-sees"),
    ("/me/visibility",            Audience::Talent,     "visibility"),
    ("/me/consents",              Audience::Talent,     "consents"),
    ("/me/data",                  Audience::Talent,     "copy"),
    ("/me/disclosures",           Audience::Talent,     "record"),
    ("/me/erase",                 Audience::Talent,     "erase"),
    ("/introductions",            Audience::Talent,     "question"),
    ("/answers",                  Audience::Talent,     "question"),
    ("/verify",                   Audience::Talent,     "record"),
    ("/sign-in",                  Audience::Talent,     "sign-in"),
    ("/sent",                     Audience::Talent,     "no-mail"),
    ("/needs",                    Audience::Enterprise, "stands"),
    ("/needs/new",                Audience::Enterprise, "post"),
    ("/open-needs",               Audience::Talent,     "register"),
    ("/fields",                   Audience::Talent,     "register"),
    ("/enterprise",               Audience::Enterprise, "firm"),
    ("/enterprise/close",         Audience::Enterprise, "close"),
    ("/people",                   Audience::Enterprise, "people"),
    ("/review",                   Audience::Staff,      "review"),
    ("/staff/todo",               Audience::Staff,      "day"),
    ("/staff/introductions",      Audience::Staff,      "introduce"),
    ("/staff/talents",            Audience::Staff,      "lists"),
    ("/staff/enterprises",        Audience::Staff,      "lists"),
    ("/staff/needs",              Audience::Staff,      "lists"),
    ("/staff/same",               Audience::Staff,      "doubles"),
    ("/staff/corrections",        Audience::Staff,      "corrections"),
    ("/staff/dashboard",          Audience::Staff,      "pictures"),
    ("/staff/figures",            Audience::Staff,      "figures"),
    ("/staff/reveal",             Audience::Staff,      "reveal"),
    ("/staff/notices",            Audience::Staff,      "mails"),
    ("/account/absence",          Audience::Staff,      "absence"),
    ("/mail-settings",            Audience::Staff,      "mails"),
    ("/set-up",                   Audience::Operator,   "set-up"),
    ("/outbox",                   Audience::Operator,   "outbox"),
    ("/staff/mail",               Audience::Operator,   "mail"),
    ("/staff/admin",              Audience::Operator,   "settings"),
    ("/staff/accounts",           Audience::Operator,   "accounts"),
    ("/staff/audit",              Audience::Operator,   "audit"),
    ("/staff/jobs",               Audience::Operator,   "jobs"),
    ("/staff/settings",           Audience::Operator,   "settings"),
    ("/staff/taxonomy",           Audience::Operator,   "taxonomy"),
];

/// The same page for who speaks for a firm, where the guide of firms tells of it.
const FOR_FIRMS: &[(&str, &str)] = &[
    ("/me/erase", "erase"),
    ("/me/consents", "erase"),
    ("/me/data", "erase"),
    ("/me/corrections", "firm"),
    ("/introductions", "answer"),
    ("/sign-in", "sign-in"),
];

fn begins(path: &str, beginning: &str) -> bool {
    path.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest.starts_with('.'))
}

/// The section about a page, for somebody who speaks for a firm or not; `None` where none is about it.
pub fn about(path: &str, is_firm: bool) -> Option<Place> {
    let path = path.split('?').next().unwrap_or_default();
    if let Some((_, section)) = FOR_FIRMS.iter().find(|(beginning, _)| is_firm && begins(path, beginning)) {
        return Some(Place { audience: Audience::Enterprise, section });
    }
    let fitting = PLACES.iter().filter(|(beginning, ..)| begins(path, beginning));
    let (_, audience, section) = fitting.max_by_key(|(beginning, ..)| beginning.len())?;
    Some(Place { audience: *audience, section })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_in_a_text_is_shown_and_does_nothing() {
        let text = "# T\n\nLead <b>x</b>\n\n## Q {#q}\n\n<script>alert(1)</script>\n\nSee [me](/me) and <i onclick=\"x\">y</i>.";
        let guide = read(Audience::Talent, Lang::En, text);
        assert_eq!((guide.title.as_str(), guide.sections[0].id.as_str()), ("T", "q"));
        let all = format!("{}{}", guide.lead, guide.sections[0].html);
        assert!(!all.contains("<script") && !all.contains("<b>") && !all.contains("<i "), "{all}");
        assert!(all.contains("&lt;script&gt;") && all.contains("href=\"/en/me\""), "{all}");
    }

    #[test]
    fn a_page_leads_to_its_section() {
        let of = |path, is_firm| about(path, is_firm).map(|place| place.to_string()).unwrap_or_default();
        assert_eq!(of("/review/N-7F3K?talent=T-1", false), "/help/staff#review");
        assert_eq!(of("/needs/new", false), "/help/enterprise#post");
        assert_eq!(of("/me/erase", true), "/help/enterprise#erase");
        assert_eq!(of("/me/disclosures.json", false), "/help/talent#record");
        assert_eq!(of("/about", false), "");
    }
}
