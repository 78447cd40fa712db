//! Facts of invented mails, for the tests of their words.

use chrono::NaiveDate;
use longyuan::domain::card::YearsBand;
use longyuan::domain::notice::{NoticeId, NoticeKind};
use longyuan::domain::value::{Bilingual, Degree, Lang, Mode};
use longyuan::mail::facts::{About, Facts, OfficeFacts};
use longyuan::mail::office_facts::{Event, FirmFacts, Gap, NeedEvent, NeedFacts, Pair, PersonEvent, PersonFacts};

use crate::support::app::start_of_story;

pub const ID: &str = "01935c2e-7f00-7000-8000-000000000017";

pub fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: Some(zh.into()), en: Some(en.into()) }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn facts(kind: NoticeKind, lang: Option<Lang>, about: About) -> Facts {
    Facts {
        id: ID.parse::<NoticeId>().unwrap(),
        kind,
        // Two minutes into the story: 18:12 in San Francisco.
        event_at: start_of_story() + chrono::TimeDelta::minutes(2),
        number: lang.is_none().then_some(17),
        lang,
        to: vec!["reader@example.org".into()],
        copy_to: None,
        from: "office@example.org".into(),
        reply_to: "office@example.org".into(),
        office: OfficeFacts {
            name: both(
                "兰州科技创新（硅谷）工作站",
                "Lanzhou Science and Technology Innovation (Silicon Valley) Workstation",
            ),
            postal_address: "1 Example Way, Fremont, CA 94538, USA".into(),
            time_zone: chrono_tz::America::Los_Angeles,
        },
        public_url: "https://talent.example.org".into(),
        is_discreet: false,
        unsubscribe: None,
        about,
    }
}

pub fn office(events: Vec<Event>) -> Facts {
    facts(NoticeKind::Office, None, About::Office(events))
}

pub fn peptide_need() -> NeedFacts {
    NeedFacts {
        code: "N-2041".into(),
        title: both("长链多肽工艺放大", "scale-up of long-chain peptide synthesis"),
        firm: FirmFacts {
            name: Some(Bilingual { zh: Some("兰州陇肽生物科技有限公司".into()), en: None }),
            place: Some(both("兰州新区", "Lanzhou New Area")),
            has_code: true,
            is_verified: false,
        },
        modes: vec![Mode::ShortVisit, Mode::Consulting],
        closes_on: Some(day("2026-12-31")),
    }
}

pub fn other_need(code: &str, zh: &str, en: &str) -> NeedFacts {
    let mut need = peptide_need();
    need.code = code.into();
    need.title = both(zh, en);
    need.firm = FirmFacts {
        name: None,
        place: Some(both("兰州高新区", "Lanzhou High-tech Zone")),
        has_code: false,
        is_verified: true,
    };
    need.closes_on = Some(day("2027-03-31"));
    need
}

pub fn california() -> (PersonFacts, Pair) {
    (
        PersonFacts {
            code: "T-7F3K".into(),
            subject: Some(both("多肽合成", "Peptide synthesis")),
            degree: Some(Degree::Doctor),
            years: Some(YearsBand::Ten),
            place: Some(both("美国加州", "California")),
        },
        Pair {
            score_need: 88,
            score_talent: 81,
            met: vec![
                both("固相合成", "Solid-phase synthesis"),
                both("制备纯化", "Preparative purification"),
                both("工艺放大", "Scale-up"),
            ],
            gaps: vec![Gap::NotMentioned(vec![both("冻干", "Freeze-drying")])],
        },
    )
}

pub fn germany() -> (PersonFacts, Pair) {
    (
        PersonFacts {
            code: "T-9QD2".into(),
            subject: Some(both("多肽合成", "Peptide synthesis")),
            degree: Some(Degree::Doctor),
            years: Some(YearsBand::Twenty),
            place: Some(both("德国", "Germany")),
        },
        Pair {
            score_need: 79,
            score_talent: 84,
            met: vec![both("制备纯化", "Preparative purification"), both("质量研究", "Quality studies")],
            gaps: vec![Gap::Languages(vec!["zh".into()])],
        },
    )
}

pub fn singapore() -> (PersonFacts, Pair) {
    (
        PersonFacts {
            code: "T-4M8W".into(),
            subject: Some(both("制剂", "Drug formulation")),
            degree: Some(Degree::Master),
            years: Some(YearsBand::Five),
            place: Some(both("新加坡", "Singapore")),
        },
        Pair {
            score_need: 52,
            score_talent: 66,
            met: vec![both("冻干", "Freeze-drying")],
            gaps: vec![
                Gap::NotMentioned(vec![
                    both("固相合成", "Solid-phase synthesis"),
                    both("制备纯化", "Preparative purification"),
                ]),
                Gap::Degree(Degree::Doctor, Some(Degree::Master)),
                Gap::Years(10, Some(6)),
                Gap::Availability(Some(day("2027-05-01"))),
            ],
        },
    )
}

pub fn strong_need() -> NeedEvent {
    NeedEvent {
        is_new: true,
        need: peptide_need(),
        strong: vec![california(), germany()],
        worth: 3,
        nearest: Vec::new(),
        without: None,
    }
}

pub fn nobody_strong() -> NeedEvent {
    NeedEvent {
        strong: Vec::new(),
        worth: 2,
        nearest: vec![singapore(), germany(), california()],
        without: Some((both("冻干", "Freeze-drying"), 2)),
        ..strong_need()
    }
}

pub fn new_person() -> PersonEvent {
    let (person, pair) = california();
    let second = Pair {
        score_need: 72,
        score_talent: 75,
        met: vec![both("多肽合成", "Peptide synthesis")],
        gaps: vec![Gap::Years(15, Some(12)), Gap::Mode(vec![Mode::ShortVisit, Mode::Consulting])],
    };
    PersonEvent {
        is_new: true,
        person,
        modes: vec![Mode::ShortVisit, Mode::Consulting],
        available_from: Some(day("2027-03-01")),
        strong: vec![
            (peptide_need(), pair),
            (other_need("N-3K7P", "多肽原料药质量研究", "Quality studies of peptide drug substance"), second),
        ],
        worth: 1,
    }
}
