//! The words of every mail, letter for letter.

use longyuan::domain::audit::Entity;
use longyuan::domain::card::{TalentCard, YearsBand};
use longyuan::domain::consent::Purpose;
use longyuan::domain::decision::{Measure, Ruling, Verdict};
use longyuan::domain::field::FieldCode;
use longyuan::domain::notice::NoticeKind;
use longyuan::domain::value::{Bilingual, Degree, Lang, Mode};
use longyuan::mail::Message;
use longyuan::mail::compose::compose;
use longyuan::mail::facts::{About, ConsentFacts, Decided, FailedMail, NeedReceipt, SecurityFacts};
use longyuan::mail::office_facts::{Event, Summary};

use longyuan::mail::letters_erasure::{ErasureFacts, FirmFate, Stage};

use crate::mail_facts::{both, day, facts, new_person, nobody_strong, office, other_need, peptide_need, strong_need};
use crate::support::app::start_of_story;

/// The mail of domain.md, letter for letter.
const GOLDEN: &str = include_str!("snapshots/office_golden.txt");

pub fn shown(message: &Message) -> String {
    format!("From: {}\nSubject: {}\n\n{}", message.from.0, message.subject, message.text)
}

macro_rules! snapshot {
    ($name:expr, $facts:expr) => {{
        let message = compose(&$facts).unwrap();
        says_the_same(&message);
        insta::assert_snapshot!($name, shown(&message));
        message
    }};
}

/// Words of a text without what only lays it out.
fn words(text: &str) -> Vec<String> {
    let is_layout = |c: char| c.is_whitespace() || matches!(c, '-' | '>');
    text.split(is_layout).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

pub fn says_the_same(message: &Message) {
    same_words(&message.text, &message.html);
}

/// The text part and the HTML part of a mail say the same.
pub fn same_words(text: &str, html: &str) {
    let html = scraper::Html::parse_document(html);
    let body = scraper::Selector::parse("body").unwrap();
    let read: String = html.select(&body).next().unwrap().text().collect::<Vec<_>>().join(" ");
    let squeeze = |text: &str| words(text).concat();
    assert_eq!(squeeze(&read), squeeze(text), "text and HTML differ");
}

#[test]
fn the_mail_to_the_office_is_the_golden_sample() {
    let message = snapshot!("office_need", office(vec![Event::Need(Box::new(strong_need()))]));
    assert_eq!(
        message.subject,
        "请审核：N-2041 长链多肽工艺放大，2 位强匹配（11月25日前）· Please review: 2 strong matches by 25 Nov"
    );
    assert_eq!(message.text, GOLDEN);
    assert_eq!(message.from.0, "陇原英才 · 兰州科技创新（硅谷）工作站");
}

#[test]
fn with_nobody_strong_the_nearest_are_named() {
    let message = snapshot!("office_none", office(vec![Event::Need(Box::new(nobody_strong()))]));
    assert_eq!(message.subject, "N-2041 长链多肽工艺放大：暂时没有强匹配 · No strong match yet");
}

#[test]
fn a_new_person_comes_first_and_the_needs_are_numbered() {
    snapshot!("office_person", office(vec![Event::Person(Box::new(new_person()))]));
}

#[test]
fn neighbouring_events_share_a_mail() {
    let mut changed = nobody_strong();
    changed.is_new = false;
    changed.need = other_need("N-8H2C", "冻干制剂放大", "Scale-up of freeze-dried products");
    let events = vec![
        Event::Need(Box::new(strong_need())),
        Event::Person(Box::new(new_person())),
        Event::Need(Box::new(changed)),
        Event::Gone("N-5555".into()),
    ];
    snapshot!("office_many", office(events));
    snapshot!("office_gone", office(vec![Event::Gone("N-5555".into())]));
}

#[test]
fn an_import_gives_one_summary() {
    let summary = Summary {
        talents: 240,
        needs: 24,
        strong: 51,
        worth: 77,
        first: vec![("N-2041".into(), peptide_need().title, 4), ("N-3K7P".into(), both("冻干", "Freeze-drying"), 1)],
    };
    snapshot!("office_summary", facts(NoticeKind::OfficeSummary, None, About::Summary(summary)));
}

const SECURITY_CODES: [&str; 5] =
    ["passphrase_changed", "second_factor_changed", "address_changing", "address_changed", "data_exported"];

#[test]
fn doors_are_opened_in_both_languages() {
    let token = || "01935c2e-7f00-7000-8000-0000000000aa.c2lnbmF0dXJl".to_owned();
    let security = |code: &str, device: Option<&str>| {
        About::Security(SecurityFacts {
            code: code.into(),
            device: device.map(Into::into),
            time_zone: chrono_tz::Europe::Berlin,
        })
    };
    for lang in [Lang::Zh, Lang::En] {
        let of = |kind, about| facts(kind, Some(lang), about);
        let confirm = |what| of(NoticeKind::Confirm, About::Confirm(what, token()));
        snapshot!(format!("{lang}_confirm_talent"), confirm(Some(Entity::Talent)));
        snapshot!(format!("{lang}_confirm_need"), confirm(Some(Entity::Need)));
        snapshot!(format!("{lang}_confirm_account"), confirm(None));
        snapshot!(format!("{lang}_sign_in"), of(NoticeKind::SignIn, About::SignIn(token())));
        snapshot!(format!("{lang}_reset"), of(NoticeKind::Reset, About::Reset(token())));
        let change = of(NoticeKind::ChangeAddress, About::ChangeAddress(token()));
        snapshot!(format!("{lang}_change_address"), change);
        snapshot!(format!("{lang}_known_address"), of(NoticeKind::KnownAddress, About::KnownAddress));
        let new_device = security("new_device", Some("Firefox Linux"));
        snapshot!(format!("{lang}_security_new_device"), of(NoticeKind::Security, new_device));
        for code in SECURITY_CODES {
            snapshot!(format!("{lang}_security_{code}"), of(NoticeKind::Security, security(code, None)));
        }
    }
    snapshot!("test_mail", facts(NoticeKind::TestMail, None, About::TestMail(token())));
}

fn card() -> TalentCard {
    TalentCard {
        code: "T-7F3K".into(),
        fields: vec![FieldCode("biomedicine".into())],
        years: Some(YearsBand::Ten),
        degree: Some(Degree::Doctor),
        country: "US".into(),
        state: Some("CA".into()),
        modes: vec![Mode::ShortVisit, Mode::Consulting],
        languages: vec!["zh".into(), "en".into()],
        ties: Vec::new(),
        sentence: Bilingual { zh: None, en: Some("Peptide chemist: from the bench to kilograms".into()) },
    }
}

#[test]
fn owners_get_their_receipts_and_decisions() {
    let token = || Some("01935c2e-7f00-7000-8000-0000000000aa.c2lnbmF0dXJl".to_owned());
    for lang in [Lang::Zh, Lang::En] {
        let of = |kind, about| facts(kind, Some(lang), about);
        let mut receipt = of(NoticeKind::TalentReceipt, About::TalentReceipt(Box::new(card()), token()));
        receipt.is_discreet = true;
        let message = snapshot!(format!("{lang}_talent_receipt"), receipt);
        assert!(!message.from.0.contains("英才"), "a mail to a person of the pool does not tell what it is about");
        let need = NeedReceipt {
            code: "N-2041".into(),
            title: peptide_need().title,
            closes_on: Some(day("2026-12-31")),
            unanswered: None,
        };
        snapshot!(format!("{lang}_need_receipt"), of(NoticeKind::NeedReceipt, About::NeedReceipt(need, token())));
        for (entity, code, title) in [
            (Entity::Talent, "T-7F3K", None),
            (Entity::Enterprise, "E-4K7D", Some(both("兰州陇肽生物科技有限公司", "Longtai Biotech"))),
            (Entity::Need, "N-2041", Some(peptide_need().title)),
        ] {
            let of_lead: &[Measure] = match entity {
                Entity::Talent => &[Measure::Suspend, Measure::Lift, Measure::Reinstate],
                Entity::Enterprise => &[Measure::Suspend, Measure::Lift, Measure::Close],
                _ => &[],
            };
            let of_officer = Verdict::ALL.iter().copied().map(Ruling::from);
            for ruling in of_officer.chain(of_lead.iter().copied().map(Ruling::from)) {
                let reason = if ruling.is_against() { "Please name the scale you work at." } else { "" };
                let decided =
                    Decided { entity, code: code.into(), title: title.clone(), ruling, reason: reason.into() };
                let name = format!("{lang}_decision_{entity}_{ruling}");
                snapshot!(name, of(NoticeKind::Decision, About::Decision(decided)));
            }
        }
        for (name, code, stage) in [
            ("asked", "T-7F3K", Stage::Asked(day("2026-12-01"))),
            ("profile", "T-7F3K", Stage::Profile),
            ("account", "T-7F3K", Stage::Account),
            ("only_account", "", Stage::OnlyAccount),
            ("place", "E-4K7D", Stage::Place { is_all: false, fate: FirmFate::GoesOn }),
            ("place_and_account", "E-4K7D", Stage::Place { is_all: true, fate: FirmFate::Closed }),
            ("place_and_draft", "E-4K7D", Stage::Place { is_all: true, fate: FirmFate::Erased }),
        ] {
            let what = ErasureFacts { code: code.into(), stage, copies_days: 14 };
            let mut erasure = of(NoticeKind::Erasure, About::Erasure(what));
            erasure.is_discreet = true;
            snapshot!(format!("{lang}_erasure_{name}"), erasure);
        }
        let consents: Vec<ConsentFacts> = Purpose::ALL
            .iter()
            .map(|p| ConsentFacts { purpose: *p, version: 1, hash: "3f".repeat(32), at: start_of_story() })
            .collect();
        for is_given in [true, false] {
            let name = format!("{lang}_consents_{is_given}");
            snapshot!(name, of(NoticeKind::ConsentReceipt, About::Consents(is_given, consents.clone())));
        }
    }
}

#[test]
fn staff_hear_of_failures() {
    let mails = vec![
        FailedMail {
            kind: NoticeKind::Office,
            code: Some("17".into()),
            recipient: "o***@example.org".into(),
            error: "550 5.1.1 no such mailbox".into(),
        },
        FailedMail {
            kind: NoticeKind::TalentReceipt,
            code: Some("T-7F3K".into()),
            recipient: "f***@example.org".into(),
            error: "554 5.7.1 never here".into(),
        },
    ];
    for lang in [Lang::Zh, Lang::En] {
        for is_final in [true, false] {
            let about = About::MailFailed(is_final, mails.clone(), 12);
            snapshot!(format!("{lang}_mail_failed_{is_final}"), facts(NoticeKind::MailFailed, Some(lang), about));
        }
    }
}
