//! The canaries: values that stand nowhere else, one a field, and how they are found in whatever leaves, in whichever writing.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use longyuan::domain::brief::NeedBrief;
use longyuan::domain::enterprise::{EnterpriseContact, EnterpriseProfile};
use longyuan::domain::record::TalentRecord;
use longyuan::domain::region;
use longyuan::domain::talent::{GansuTie, TalentContact, TalentIdentity, TieKind};
use longyuan::domain::value::{Bilingual, Lang};

use crate::support::people::{fang, firm, peptides};

pub const PERSON_ADDRESS: &str = "quenan.canary@person.example";
pub const FIRM_ADDRESS: &str = "heron.canary@firm.example";
/// Minqin, where no other test has been.
const COUNTY: &str = "620621";

/// Each value by the name that `tests/data/visibility.tsv` gives it.
const VALUES: [(&str, &str); 26] = [
    ("name", "卞鹊楠"),
    ("other_name", "Quenan Goldfinchley"),
    ("employer", "Kestrelworks Biologics"),
    ("title", "Principal Kestrel Alchemist"),
    ("email", PERSON_ADDRESS),
    ("phone", "+1 650 555 0147"),
    ("wechat", "wx_canary_7741"),
    ("blocked", "鹦鹉谷制药"),
    ("summary", "siskins on the long night shift"),
    ("skills", "plumage chromatography"),
    ("city", "Halcyonville"),
    ("sentence", "wrens of the tenth kilogram"),
    ("need_title", "灰喜鹊肽放大"),
    ("need_body", "白鹡鸰批次掉到九成四"),
    ("need_budget", "四十七万金雕币"),
    ("firm_name", "兰州朱鹮生物科技有限公司"),
    ("website", "https://ibis-canary.example"),
    ("intro", "黑颈鹤车间二十年"),
    ("uscc", "91620100MAB2737F2Y"),
    ("contact_name", "鹭白鸥"),
    ("contact_phone", "+86 931 555 0188"),
    ("contact_wechat", "wx_heron_8852"),
    ("contact_email", FIRM_ADDRESS),
    ("note_talent", "orioles will carry your answer"),
    ("note_firm", "戴胜说这位值得一谈"),
    ("county", ""),
];

/// The groups of the table.
pub const GROUPS: [(&str, &[&str]); 6] = [
    (
        "PERSON",
        &[
            "name",
            "other_name",
            "employer",
            "title",
            "email",
            "phone",
            "wechat",
            "blocked",
            "summary",
            "skills",
            "city",
            "sentence",
            "county",
        ],
    ),
    ("REACH", &["email", "phone", "wechat"]),
    ("NOTES", &["note_talent", "note_firm"]),
    ("NEED", &["need_title", "need_body", "need_budget"]),
    ("FIRM", &["firm_name", "website", "intro", "uscc"]),
    ("CONTACT", &["contact_name", "contact_phone", "contact_wechat", "contact_email"]),
];

pub fn value(name: &str) -> String {
    VALUES.iter().find(|(known, _)| *known == name).unwrap().1.to_owned()
}

/// The person.
pub fn person() -> TalentRecord {
    let mut record = fang();
    record.profile.headline = Bilingual::typed(&format!("I scale peptides up: {}", value("sentence")), Lang::En);
    record.profile.summary = Bilingual::typed(&format!("Fifteen years, {}", value("summary")), Lang::En);
    record.profile.skills.push(value("skills"));
    record.profile.city = Some(format!("{}, CA", value("city")));
    record.profile.gansu_ties = vec![GansuTie { kind: TieKind::Birth, division: Some(COUNTY.into()) }];
    record.identity = TalentIdentity {
        name: value("name"),
        other_name: Some(value("other_name")),
        employer: Some(value("employer")),
        title: Some(value("title")),
        blocked_firms: vec![value("blocked")],
    };
    record.contact = TalentContact { phone: Some(value("phone")), wechat: Some(value("wechat")) };
    record
}

/// The firm, who speaks for it, and its anonymous need.
pub fn enterprise() -> (EnterpriseProfile, EnterpriseContact, NeedBrief) {
    let profile = EnterpriseProfile {
        uscc: Some(value("uscc")),
        website: Some(value("website")),
        intro: Bilingual::typed(&value("intro"), Lang::Zh),
        ..firm(&value("firm_name"))
    };
    let contact = EnterpriseContact {
        name: value("contact_name"),
        phone: Some(value("contact_phone")),
        wechat: Some(value("contact_wechat")),
    };
    let brief = NeedBrief {
        title: Bilingual::typed(&value("need_title"), Lang::Zh),
        body: Bilingual::typed(&format!("39 肽，{}。想请人一起看固相合成和制备纯化。", value("need_body")), Lang::Zh),
        budget: Some(value("need_budget")),
        is_anonymous: true,
        ..peptides()
    };
    (profile, contact, brief)
}

/// Finds canaries.
pub struct Cage {
    finder: AhoCorasick,
    names: Vec<&'static str>,
}

impl Cage {
    pub fn new() -> Self {
        let (mut patterns, mut names) = (Vec::new(), Vec::new());
        for (name, text) in VALUES {
            for text in spellings(name, text) {
                for written in writings(&text) {
                    patterns.push(written);
                    names.push(name);
                }
            }
        }
        let finder = AhoCorasick::builder().ascii_case_insensitive(true).build(&patterns).unwrap();
        Self { finder, names }
    }

    /// The canaries in a text.
    pub fn found(&self, text: &[u8]) -> BTreeSet<&'static str> {
        self.finder.find_overlapping_iter(text).map(|hit| self.names[hit.pattern().as_usize()]).collect()
    }
}

/// A telephone number with and without its spaces, a county in both languages, an address as its parts.
fn spellings(name: &str, text: &str) -> Vec<String> {
    match name {
        "county" => {
            let county = region::find(COUNTY).unwrap();
            vec![county.name(Lang::Zh).to_owned(), county.name(Lang::En).to_owned(), format!("\"{COUNTY}\"")]
        }
        "phone" | "contact_phone" => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            vec![text.to_owned(), digits[digits.len() - 10..].to_owned(), text[text.len() - 8..].to_owned()]
        }
        "website" => vec!["ibis-canary.example".to_owned()],
        _ => vec![text.to_owned()],
    }
}

/// As typed, as HTML, as JSON, in an address, in quoted-printable, and in base64 wherever it may begin.
fn writings(text: &str) -> BTreeSet<String> {
    let html = text.replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&#39;").replace('"', "&quot;");
    let entities: String = text.chars().map(|c| format!("&#{};", u32::from(c))).collect();
    let json: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let quoted: String = text
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("={b:02X}") })
        .collect();
    let form: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let mut all = BTreeSet::from([text.to_owned(), html, entities, json, quoted, form.replace('+', "%20"), form]);
    for before in 0..3 {
        let mut bytes = vec![0; before];
        bytes.extend(text.bytes());
        // What stands before and after it shares the first and the last letters.
        bytes.truncate(bytes.len() / 3 * 3);
        for engine in [STANDARD, URL_SAFE] {
            let coded = engine.encode(&bytes);
            let sure = &coded[if before == 0 { 0 } else { 4 }..];
            // A signature of 88 letters holds any four of them sooner or later.
            if sure.len() >= 8 {
                all.insert(sure.to_owned());
            }
        }
    }
    all
}
