//! A public need as data for search engines (schema.org, JSON-LD): a post as `JobPosting`, other kinds of work as `Demand`,
//! an investment as nothing. The block is data: no browser runs it, and no sign in it can end it.

use serde_json::{Value, json};

use super::page::Frame;
use crate::domain::need::NeedKind;
use crate::domain::open_need::OpenNeed;
use crate::domain::region::{self, Division};
use crate::domain::value::{Degree, Mode};
use crate::usecase::open_needs::Card;

/// The code of the province.
const GANSU: &str = "620000";

/// The data of a need's page, ready to stand between the tags of a script.
pub fn of(frame: &Frame, card: &Card) -> Option<String> {
    let data = match card.need.kind {
        NeedKind::Position => posting(frame, card),
        NeedKind::Investment => return None,
        _ => demand(frame, card),
    };
    // The one sign that could end the element; as an escape it says the same.
    Some(data.to_string().replace('<', "\\u003c"))
}

fn posting(frame: &Frame, card: &Card) -> Value {
    let need = &card.need;
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": need.title.text(frame.lang),
        "description": paragraphs(frame, need),
        "identifier": { "@type": "PropertyValue", "name": frame.t("brand"), "value": need.code },
        "datePosted": moment(&need.posted_at),
        "validThrough": moment(&need.expires_at),
        "employmentType": employment(&need.modes),
        "hiringOrganization": firm(frame, need).unwrap_or_else(|| json!("confidential")),
        "jobLocation": { "@type": "Place", "address": address(frame, need.place) },
        "industry": need.fields.iter().map(|field| field.name(frame.lang)).collect::<Vec<_>>(),
        "directApply": false,
        "url": page(frame, need),
    });
    if !card.topics.is_empty() {
        data["skills"] = json!(card.topics);
    }
    if let Some(credential) = need.min_degree.and_then(credential) {
        data["educationRequirements"] =
            json!({ "@type": "EducationalOccupationalCredential", "credentialCategory": credential });
    }
    if let Some(years) = need.min_years {
        data["experienceRequirements"] =
            json!({ "@type": "OccupationalExperienceRequirements", "monthsOfExperience": years * 12 });
    }
    if let Some(positions) = need.positions {
        data["totalJobOpenings"] = json!(positions);
    }
    data
}

fn demand(frame: &Frame, card: &Card) -> Value {
    let need = &card.need;
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Demand",
        "name": need.title.text(frame.lang),
        "identifier": need.code,
        "url": page(frame, need),
        "validFrom": moment(&need.posted_at),
        "validThrough": moment(&need.expires_at),
        "itemOffered": {
            "@type": "Service",
            "name": need.title.text(frame.lang),
            "serviceType": frame.tc("need-kind-", need.kind),
            "category": need.fields.iter().map(|field| field.name(frame.lang)).collect::<Vec<_>>(),
            "areaServed": { "@type": "Place", "address": address(frame, need.place) },
        },
    });
    if !need.body.is_empty() {
        data["description"] = json!(need.body.text(frame.lang));
    }
    if let Some(firm) = firm(frame, need) {
        data["seller"] = firm;
    }
    data
}

fn page(frame: &Frame, need: &OpenNeed) -> String {
    format!("{}{}", frame.public_url, frame.url(&format!("/open-needs/{}", need.code)))
}

fn firm(frame: &Frame, need: &OpenNeed) -> Option<Value> {
    let name = need.firm.as_ref()?.best(frame.lang)?.1;
    Some(json!({ "@type": "Organization", "name": name }))
}

fn address(frame: &Frame, place: Option<&'static Division>) -> Value {
    let region = region::find(GANSU).map_or("", |gansu| gansu.name(frame.lang));
    let mut address = json!({ "@type": "PostalAddress", "addressRegion": region, "addressCountry": "CN" });
    if let Some(place) = place {
        address["addressLocality"] = json!(place.name(frame.lang));
    }
    address
}

/// The description of a post is read as HTML there.
fn paragraphs(frame: &Frame, need: &OpenNeed) -> String {
    let text = if need.body.is_empty() { need.title.text(frame.lang) } else { need.body.text(frame.lang) };
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let lines = escaped.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("<p>{line}</p>")).collect()
}

fn moment(at: &crate::domain::value::Moment) -> String {
    at.and_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn employment(modes: &[Mode]) -> Vec<&'static str> {
    let mut kinds: Vec<&'static str> = modes
        .iter()
        .map(|mode| match mode {
            Mode::FullTimeReturn => "FULL_TIME",
            Mode::PartTime => "PART_TIME",
            Mode::ShortVisit => "TEMPORARY",
            Mode::RemoteProject | Mode::Consulting => "CONTRACTOR",
            Mode::JointResearch | Mode::Startup | Mode::Mentoring | Mode::Investment => "OTHER",
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn credential(degree: Degree) -> Option<&'static str> {
    match degree {
        Degree::None => None,
        Degree::Bachelor => Some("bachelor degree"),
        Degree::Master | Degree::Doctor => Some("postgraduate degree"),
    }
}
