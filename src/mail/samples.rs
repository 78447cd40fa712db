//! Sample facts of every kind of mail, all invented: staff look at them on the preview page, tests compare their words. A
//! kind without a sample does not compile.

use chrono::{NaiveDate, TimeDelta};

use super::facts::{
    About, ConsentFacts, Decided, Facts, FailedMail, NeedEnd, NeedReceipt, OfficeFacts, ProfileFacts, SecurityFacts,
};
use super::letters_erasure::{ErasureFacts, Stage};
use super::office_facts::{Event, FirmFacts, Gap, NeedEvent, NeedFacts, Pair, PersonFacts, Summary};
use crate::domain::audit::Entity;
use crate::domain::card::{TalentCard, YearsBand};
use crate::domain::consent::Purpose;
use crate::domain::decision::Verdict;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::field::FieldCode;
use crate::domain::figures::{self, Figure, Figures};
use crate::domain::notice::{NoticeId, NoticeKind};
use crate::domain::todo::{Item, Level, Todo, Work};
use crate::domain::value::{Bilingual, Degree, Lang, Mode, Moment};

/// A sample: a name that tells the kinds' variants apart, and what the mail is about.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The kind, or the kind with its variant.
    pub name: String,
    /// Which mail.
    pub kind: NoticeKind,
    /// What it is about.
    pub about: About,
}

impl Sample {
    /// The facts of the sample for a reader of this language; a mail to the office has both.
    pub fn facts(&self, lang: Lang, public_url: &str) -> Facts {
        let is_office = matches!(self.about, About::Office(_) | About::Summary(_) | About::TestMail(_));
        let is_both = is_office || matches!(self.about, About::Figures(..));
        let reader = self.kind.switched_off_by();
        Facts {
            id: id(),
            kind: self.kind,
            event_at: event_at(),
            number: is_office.then_some(17),
            lang: (!is_both).then_some(lang),
            to: "reader@example.org".into(),
            from: "office@example.org".into(),
            reply_to: "office@example.org".into(),
            office: office(),
            public_url: public_url.to_owned(),
            is_discreet: matches!(self.about, About::TalentReceipt(..) | About::Profile(_)),
            unsubscribe: reader.map(|_| format!("{}.{}.{TOKEN}", id(), self.kind)),
            about: self.about.clone(),
        }
    }
}

const TOKEN: &str = "01935c2e-7f00-7000-8000-0000000000aa.c2lnbmF0dXJl";

/// Every sample of a kind.
pub fn of(kind: NoticeKind) -> Vec<Sample> {
    let token = || TOKEN.to_owned();
    let one = |about| vec![(String::new(), about)];
    let abouts: Vec<(String, About)> = match kind {
        NoticeKind::Confirm => [("talent", Entity::Talent), ("need", Entity::Need)]
            .map(|(name, entity)| (name.to_owned(), About::Confirm(Some(entity), token())))
            .into(),
        NoticeKind::SignIn => one(About::SignIn(token())),
        NoticeKind::KnownAddress => one(About::KnownAddress),
        NoticeKind::Reset => one(About::Reset(token())),
        NoticeKind::TalentReceipt => one(About::TalentReceipt(Box::new(card()), Some(token()))),
        NoticeKind::NeedReceipt => one(About::NeedReceipt(receipt(), Some(token()))),
        NoticeKind::Decision => Verdict::ALL.iter().map(|v| (v.to_string(), decision(*v))).collect(),
        NoticeKind::Office => one(About::Office(vec![Event::Need(Box::new(need_event()))])),
        NoticeKind::OfficeSummary => one(About::Summary(summary())),
        NoticeKind::ConsentReceipt => one(About::Consents(true, consents())),
        NoticeKind::Erasure => {
            let stages =
                [("asked", Stage::Asked(day(2026, 12, 1))), ("profile", Stage::Profile), ("account", Stage::Account)];
            let facts = |stage| ErasureFacts { code: "T-7F3K".into(), stage, copies_days: 14 };
            stages.map(|(name, stage)| (name.to_owned(), About::Erasure(facts(stage)))).into()
        }
        NoticeKind::ChangeAddress => one(About::ChangeAddress(token())),
        NoticeKind::Security => one(About::Security(SecurityFacts {
            code: "new_device".into(),
            device: Some("Firefox Linux".into()),
            time_zone: chrono_tz::Europe::Berlin,
        })),
        NoticeKind::Todo => one(About::Todo(Box::new(todo()), vec![("office@example.org".into(), 12, 17, 6)])),
        NoticeKind::Escalation => Level::ALL
            .iter()
            .map(|level| (level.to_string(), About::Escalation(*level, Box::new(late(*level)), vec!["陈晓".into()])))
            .collect(),
        NoticeKind::MonthlyFigures => [("checked", true), ("unchecked", false)]
            .map(|(name, is_checked)| (name.to_owned(), About::Figures(Box::new(month_figures()), is_checked)))
            .into(),
        NoticeKind::NeedSearching => vec![
            ("plain".into(), About::NeedSearching(receipt(), None)),
            ("without".into(), About::NeedSearching(receipt(), Some((both("冻干", "Freeze-drying"), 2)))),
        ],
        NoticeKind::NeedExpiring => [("soon", Some(14)), ("over", None)]
            .map(|(name, days)| {
                let end = NeedEnd { days, on: day(2026, 12, 31), token: Some(token()) };
                (name.to_owned(), About::NeedExpiring(receipt(), end))
            })
            .into(),
        NoticeKind::ProfileCheck => ["first", "second"].map(profile).into(),
        NoticeKind::ProfileHidden => ["hidden", "erasing"].map(profile).into(),
        NoticeKind::MailFailed => one(About::MailFailed(true, vec![failed()], 1)),
        NoticeKind::TestMail => one(About::TestMail(token())),
    };
    let named = |variant: String| if variant.is_empty() { kind.to_string() } else { format!("{kind}_{variant}") };
    abouts.into_iter().map(|(variant, about)| Sample { name: named(variant), kind, about }).collect()
}

/// The moment of every sample: Monday 23 November 2026, 18:12 in San Francisco.
fn event_at() -> Moment {
    day(2026, 11, 24).and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(2 * 60 + 12)
}

fn id() -> NoticeId {
    // The text is a well-formed id; were it not, a fresh one serves as well.
    "01935c2e-7f00-7000-8000-000000000017".parse().unwrap_or_else(|_| NoticeId::new())
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: Some(zh.to_owned()), en: Some(en.to_owned()) }
}

fn office() -> OfficeFacts {
    let en = "Lanzhou Science and Technology Innovation (Silicon Valley) Workstation";
    OfficeFacts {
        name: both("兰州科技创新（硅谷）工作站", en),
        postal_address: "1 Example Way, Fremont, CA 94538, USA".into(),
        time_zone: chrono_tz::America::Los_Angeles,
    }
}

fn title() -> Bilingual {
    both("长链多肽工艺放大", "scale-up of long-chain peptide synthesis")
}

fn receipt() -> NeedReceipt {
    NeedReceipt { code: "N-2041".into(), title: title(), closes_on: Some(day(2026, 12, 31)) }
}

fn profile(code: &str) -> (String, About) {
    let on = if code == "erasing" || code == "hidden" { day(2028, 5, 29) } else { day(2027, 1, 23) };
    (
        code.to_owned(),
        About::Profile(ProfileFacts { code: code.to_owned(), talent: "T-7F3K".into(), on, token: TOKEN.to_owned() }),
    )
}

fn decision(verdict: Verdict) -> About {
    let reason = if verdict == Verdict::Accept { "" } else { "Please name the scale you work at." };
    let (code, title) = ("N-2041".to_owned(), Some(title()));
    About::Decision(Decided { entity: Entity::Need, code, title, verdict, reason: reason.to_owned() })
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

fn consents() -> Vec<ConsentFacts> {
    let consent =
        |purpose: &Purpose| ConsentFacts { purpose: *purpose, version: 1, hash: "3f".repeat(32), at: event_at() };
    Purpose::ALL.iter().take(3).map(consent).collect()
}

fn failed() -> FailedMail {
    FailedMail {
        kind: NoticeKind::TalentReceipt,
        code: Some("T-7F3K".into()),
        recipient: "f***@example.org".into(),
        error: "550 5.1.1 no such mailbox".into(),
    }
}

/// Four needs of one firm, of which a mail lists three, and a pair to introduce.
fn todo() -> Todo {
    let firm = EnterpriseId::new();
    let item = |work, code: &str, (since, due, age), people, firm: &EnterpriseId| Item {
        work,
        id: code.to_owned(),
        code: code.to_owned(),
        title: title(),
        firm: firm.clone(),
        firm_name: both("兰州陇肽生物科技有限公司", "Longtai Biotech"),
        people,
        since: day(2026, 11, since),
        due: day(2026, 11, due),
        age,
    };
    let other = EnterpriseId::new();
    let items = vec![
        item(Work::Review, "N-2041", (18, 20, 3), (3, 2), &firm),
        item(Work::Review, "N-3K7P", (19, 23, 2), (1, 0), &firm),
        item(Work::Review, "N-5M2Q", (23, 25, 0), (0, 0), &firm),
        item(Work::Review, "N-8H2C", (23, 25, 0), (2, 1), &firm),
        item(Work::Introduce, "R-7K3F", (20, 24, 1), (0, 0), &other),
        item(Work::Answer, "R-9TQ4", (20, 30, 1), (0, 0), &other),
    ];
    Todo::of(day(2026, 11, 23), items)
}

/// What of it has waited for too long.
fn late(level: Level) -> Todo {
    let mut all = todo();
    for item in all.items.iter_mut().take(1) {
        (item.since, item.due, item.age) = match level {
            Level::Officer => (day(2026, 11, 18), day(2026, 11, 20), 3),
            Level::Lead => (day(2026, 11, 16), day(2026, 11, 18), 5),
            Level::Director => (day(2026, 11, 12), day(2026, 11, 16), 7),
        };
    }
    Todo { items: all.items.into_iter().filter(|item| item.age > 2).collect(), today: all.today }
}

fn month_figures() -> Figures {
    let counts = [(12, 9, 87), (4, 4, 31), (40, 52, 300), (5, 3, 22), (5, 2, 20), (1, 0, 6)];
    let line = |(figure, (month, before, year)): (&Figure, (i64, i64, i64))| figures::Line {
        figure: *figure,
        month,
        before,
        year,
    };
    Figures {
        month: day(2026, 10, 1),
        lines: Figure::ALL.iter().zip(counts).map(line).collect(),
        people_now: 214,
        needs_now: 18,
        overdue: 2,
        fields: vec![(FieldCode("biomedicine".into()), Some(61)), (FieldCode("new-energy".into()), None)],
    }
}

fn summary() -> Summary {
    Summary { talents: 240, needs: 24, strong: 51, worth: 77, first: vec![("N-2041".into(), title(), 4)] }
}

fn need_event() -> NeedEvent {
    let person = PersonFacts {
        code: "T-7F3K".into(),
        subject: Some(both("多肽合成", "Peptide synthesis")),
        degree: Some(Degree::Doctor),
        years: Some(YearsBand::Ten),
        place: Some(both("美国加州", "California")),
    };
    let pair = Pair {
        score_need: 88,
        score_talent: 81,
        met: vec![both("固相合成", "Solid-phase synthesis"), both("工艺放大", "Scale-up")],
        gaps: vec![Gap::NotMentioned(vec![both("冻干", "Freeze-drying")])],
    };
    let firm = FirmFacts {
        name: Some(both("兰州陇肽生物科技有限公司", "Longtai Biotech")),
        place: Some(both("兰州新区", "Lanzhou New Area")),
        has_code: true,
        is_verified: false,
    };
    let need = NeedFacts {
        code: "N-2041".into(),
        title: title(),
        firm,
        modes: vec![Mode::ShortVisit, Mode::Consulting],
        closes_on: Some(day(2026, 12, 31)),
    };
    NeedEvent { is_new: true, need, strong: vec![(person, pair)], worth: 3, nearest: Vec::new(), without: None }
}
