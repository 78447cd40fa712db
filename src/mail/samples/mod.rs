//! Sample facts of every kind of mail, all invented: staff look at them on the preview page, tests compare their words. A
//! kind without a sample does not compile.

mod introductions;
mod invented;
mod same;
mod todo;

use super::facts::{About, Facts, NeedEnd, NeedReceipt, SecurityFacts};
use super::introduction_facts::{AskFirm, AskTalent};
use super::letters_erasure::{ErasureFacts, FirmFate, Stage};
use super::office_facts::Event;
use crate::domain::audit::Entity;
use crate::domain::correction::CorrectionState;
use crate::domain::decision::{Measure, Verdict};
use crate::domain::escalation::Level;
use crate::domain::notice::NoticeKind;
use crate::domain::value::Lang;

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
        let is_office = matches!(
            self.about,
            About::Office(_)
                | About::Summary(_)
                | About::TestMail(_)
                | About::OfficeIntroduction(_)
                | About::OfficeInterest(_)
                | About::OfficeAnswerRate(_)
        );
        let is_both = is_office || matches!(self.about, About::Figures(..) | About::Introduced(_));
        let reader = self.kind.switched_off_by();
        Facts {
            id: invented::id(),
            kind: self.kind,
            event_at: invented::event_at(),
            number: is_office.then_some(17),
            lang: (!is_both).then_some(lang),
            to: vec!["reader@example.org".into()],
            copy_to: None,
            from: "office@example.org".into(),
            reply_to: "office@example.org".into(),
            office: invented::office(),
            public_url: public_url.to_owned(),
            is_discreet: match &self.about {
                About::TalentReceipt(..) | About::Profile(_) => true,
                About::SameJoined(what) => what.entity == Entity::Talent,
                _ => false,
            },
            unsubscribe: reader.map(|_| format!("{}.{}.{TOKEN}", invented::id(), self.kind)),
            about: self.about.clone(),
        }
    }
}

const TOKEN: &str = "01935c2e-7f00-7000-8000-0000000000aa.c2lnbmF0dXJl";

/// What happens to accounts, with the device where there is one.
const SECURITY: [(&str, Option<&str>); 7] = [
    ("new_device", Some("Firefox Linux")),
    ("data_exported", None),
    ("firm_closed", None),
    ("roles_changed", None),
    ("account_suspended", None),
    ("account_reactivated", None),
    ("second_factor_reset", None),
];

/// Every sample of a kind.
#[allow(clippy::too_many_lines, reason = "one arm a kind, so that no kind is without a sample")]
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
        NoticeKind::StaffInvitation => one(About::StaffInvitation(token())),
        NoticeKind::TalentReceipt => one(About::TalentReceipt(Box::new(invented::card()), Some(token()))),
        NoticeKind::NeedReceipt => [("", None), ("waiting", Some((4, 3)))]
            .map(|(name, unanswered)| {
                let receipt = NeedReceipt { unanswered, ..invented::receipt() };
                (name.to_owned(), About::NeedReceipt(receipt, Some(token())))
            })
            .into(),
        NoticeKind::Decision => decisions(),
        NoticeKind::Office => one(About::Office(vec![Event::Need(Box::new(invented::need_event()))])),
        NoticeKind::OfficeSummary => one(About::Summary(invented::summary())),
        NoticeKind::ConsentReceipt => one(About::Consents(true, invented::consents())),
        NoticeKind::Erasure => {
            let stages = [
                ("asked", Stage::Asked(invented::day(2026, 12, 1))),
                ("profile", Stage::Profile),
                ("account", Stage::Account),
                ("only_account", Stage::OnlyAccount),
                ("place", Stage::Place { is_all: false, fate: FirmFate::GoesOn }),
                ("place_and_account", Stage::Place { is_all: true, fate: FirmFate::Closed }),
                ("place_and_draft", Stage::Place { is_all: true, fate: FirmFate::Erased }),
            ];
            let facts = |stage| {
                let code = if matches!(stage, Stage::Place { .. }) { "E-4K7D" } else { "T-7F3K" };
                ErasureFacts { code: code.into(), stage, copies_days: 14 }
            };
            stages.map(|(name, stage)| (name.to_owned(), About::Erasure(facts(stage)))).into()
        }
        NoticeKind::DataCopy => one(About::DataCopy(invented::data_copy(token()))),
        NoticeKind::Correction => CorrectionState::ALL
            .iter()
            .map(|state| (state.to_string(), About::Correction(invented::correction(*state))))
            .collect(),
        NoticeKind::ChangeAddress => one(About::ChangeAddress(token())),
        NoticeKind::Security => SECURITY
            .map(|(code, device)| {
                let device = device.map(str::to_owned);
                let facts = SecurityFacts { code: code.into(), device, time_zone: chrono_tz::Europe::Berlin };
                (code.to_owned(), About::Security(facts))
            })
            .into(),
        NoticeKind::Todo => one(About::Todo(Box::new(todo::all()), vec![("office@example.org".into(), 12, 17, 6)])),
        NoticeKind::Escalation => Level::ALL
            .iter()
            .map(|level| {
                (level.to_string(), About::Escalation(*level, Box::new(todo::late(*level)), vec!["陈晓".into()]))
            })
            .collect(),
        NoticeKind::MonthlyFigures => [("checked", true), ("unchecked", false)]
            .map(|(name, is_checked)| {
                (name.to_owned(), About::Figures(Box::new(invented::month_figures()), is_checked))
            })
            .into(),
        NoticeKind::NeedSearching => vec![
            ("plain".into(), About::NeedSearching(invented::receipt(), None)),
            (
                "without".into(),
                About::NeedSearching(invented::receipt(), Some((invented::both("冻干", "Freeze-drying"), 2))),
            ),
        ],
        NoticeKind::NeedNoneFound => one(About::NeedNoneFound(invented::receipt())),
        NoticeKind::OfficeInterest => one(About::OfficeInterest(introductions::interest())),
        NoticeKind::UnusualUse => introductions::unusual_use(),
        NoticeKind::NeedExpiring => [("soon", Some(14)), ("over", None)]
            .map(|(name, days)| {
                let end = NeedEnd { days, on: invented::day(2026, 12, 31), token: Some(token()) };
                (name.to_owned(), About::NeedExpiring(invented::receipt(), end))
            })
            .into(),
        NoticeKind::ProfileCheck => ["first", "second"].map(invented::profile).into(),
        NoticeKind::ProfileHidden => ["hidden", "erasing"].map(invented::profile).into(),
        NoticeKind::AskTalent => {
            [("first", false, None), ("reminder", true, None), ("note", false, introductions::note())]
                .map(|(name, again, note)| {
                    let asked = AskTalent { note, ..introductions::ask_talent(again, token()) };
                    (name.to_owned(), About::AskTalent(Box::new(asked)))
                })
                .into()
        }
        NoticeKind::AskFirm => [("", None), ("note", introductions::note())]
            .map(|(name, note)| {
                let asked = AskFirm { note, ..introductions::ask_firm(token()) };
                (name.to_owned(), About::AskFirm(Box::new(asked)))
            })
            .into(),
        NoticeKind::AskContact => one(About::AskContact(introductions::ask_contact(token()))),
        NoticeKind::Closed => introductions::closed(),
        NoticeKind::OfficeIntroduction => introductions::office_news(),
        NoticeKind::Introduced => one(About::Introduced(Box::new(introductions::introduced()))),
        NoticeKind::FollowUp => {
            [7, 30, 180].map(|days| (days.to_string(), About::FollowUp(introductions::follow_up(days, token())))).into()
        }
        NoticeKind::AnswerRecorded => one(About::AnswerRecorded(introductions::recorded(token()))),
        NoticeKind::AnswerRate => [("open", invented::answer_rate(2)), ("none_open", invented::answer_rate(0))]
            .map(|(name, rate)| (name.to_owned(), About::AnswerRate(Box::new(rate))))
            .into(),
        NoticeKind::OfficeAnswerRate => one(About::OfficeAnswerRate(Box::new(invented::answer_rate(2)))),
        NoticeKind::MailFailed => one(About::MailFailed(true, vec![invented::failed()], 1)),
        NoticeKind::SameJoined => same::joined(TOKEN),
        NoticeKind::SameSuspected => one(same::waiting()),
        NoticeKind::SameDisputed => one(same::disputed()),
        NoticeKind::TestMail => one(About::TestMail(token())),
    };
    let named = |variant: String| if variant.is_empty() { kind.to_string() } else { format!("{kind}_{variant}") };
    abouts.into_iter().map(|(variant, about)| Sample { name: named(variant), kind, about }).collect()
}

/// What an officer decides on a need, and a lead on a firm or a person.
fn decisions() -> Vec<(String, About)> {
    let by_officer = Verdict::ALL.iter().map(|v| (v.to_string(), invented::decision(*v)));
    let by_lead = [
        (Entity::Enterprise, Measure::Suspend),
        (Entity::Enterprise, Measure::Lift),
        (Entity::Enterprise, Measure::Close),
        (Entity::Talent, Measure::Suspend),
        (Entity::Talent, Measure::Lift),
        (Entity::Talent, Measure::Reinstate),
    ];
    let by_lead = by_lead.map(|(entity, m)| (format!("{}-{m}", entity.as_str()), invented::measure(entity, m)));
    by_officer.chain(by_lead).collect()
}
