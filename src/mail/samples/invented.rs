//! The invented facts of the samples.

use chrono::{NaiveDate, TimeDelta};

use crate::domain::answer_figures::AnswerFigures;
use crate::domain::audit::Entity;
use crate::domain::card::{TalentCard, YearsBand};
use crate::domain::consent::Purpose;
use crate::domain::correction::CorrectionState;
use crate::domain::decision::{Measure, Ruling, Verdict};
use crate::domain::field::FieldCode;
use crate::domain::figures::{self, Figure, Figures};
use crate::domain::notice::{NoticeId, NoticeKind};
use crate::domain::value::{Bilingual, Degree, Mode, Moment};
use crate::mail::answer_facts::AnswerRate;
use crate::mail::facts::{About, ConsentFacts, Decided, FailedMail, NeedReceipt, OfficeFacts, ProfileFacts};
use crate::mail::letters_rights::{CorrectionFacts, DataCopyFacts};
use crate::mail::office_facts::{FirmFacts, Gap, NeedEvent, NeedFacts, Pair, PersonFacts, Summary};

/// The moment of every sample: Monday 23 November 2026, 18:12 in San Francisco.
pub fn event_at() -> Moment {
    day(2026, 11, 24).and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(2 * 60 + 12)
}

/// The id of every sample.
pub fn id() -> NoticeId {
    // The text is a well-formed id; were it not, a fresh one serves as well.
    "01935c2e-7f00-7000-8000-000000000017".parse().unwrap_or_else(|_| NoticeId::new())
}

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A text in both languages.
pub fn both(zh: &str, en: &str) -> Bilingual {
    Bilingual { zh: Some(zh.to_owned()), en: Some(en.to_owned()) }
}

/// The office.
pub fn office() -> OfficeFacts {
    let en = "Lanzhou Science and Technology Innovation (Silicon Valley) Workstation";
    OfficeFacts {
        name: both("兰州科技创新（硅谷）工作站", en),
        postal_address: "1 Example Way, Fremont, CA 94538, USA".into(),
        time_zone: chrono_tz::America::Los_Angeles,
    }
}

/// The title of the need.
pub fn title() -> Bilingual {
    both("长链多肽工艺放大", "scale-up of long-chain peptide synthesis")
}

/// The need, as its owner reads of it.
pub fn receipt() -> NeedReceipt {
    NeedReceipt { code: "N-2041".into(), title: title(), closes_on: Some(day(2026, 12, 31)), unanswered: None }
}

/// A firm that answers one question of four, with so many open ones.
pub fn answer_rate(open: i64) -> AnswerRate {
    AnswerRate {
        code: "E-4K7D".into(),
        name: both("兰州陇肽生物科技有限公司", "Lanzhou Longtai Biotechnology"),
        figures: AnswerFigures { asked: 4, answered: 1, median_halves: Some(3) },
        floor_percent: 50,
        to_mend: 2,
        open,
        waiting: open / 2,
    }
}

/// A profile that was not confirmed for long, by the code of its mail.
pub fn profile(code: &str) -> (String, About) {
    let on = if code == "erasing" || code == "hidden" { day(2028, 5, 29) } else { day(2027, 1, 23) };
    (
        code.to_owned(),
        About::Profile(ProfileFacts {
            code: code.to_owned(),
            talent: "T-7F3K".into(),
            on,
            token: super::TOKEN.to_owned(),
        }),
    )
}

/// A decision on the need.
pub fn decision(verdict: Verdict) -> About {
    let ruling = Ruling::from(verdict);
    let reason = if ruling.is_against() { "Please name the scale you work at." } else { "" };
    let (code, title) = ("N-2041".to_owned(), Some(title()));
    About::Decision(Decided { entity: Entity::Need, code, title, ruling, reason: reason.to_owned() })
}

/// What a lead decided on a person or a firm.
pub fn measure(entity: Entity, measure: Measure) -> About {
    let ruling = Ruling::from(measure);
    let reason = if ruling.is_against() { "The licence shown has run out." } else { "" };
    let (code, title) = match entity {
        Entity::Talent => ("T-7F3K".to_owned(), None),
        _ => ("E-4K7D".to_owned(), Some(both("兰州陇肽生物科技有限公司", "Lanzhou Longtai Biotechnology"))),
    };
    About::Decision(Decided { entity, code, title, ruling, reason: reason.to_owned() })
}

/// The card of the person.
pub fn card() -> TalentCard {
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

/// Three consents.
pub fn consents() -> Vec<ConsentFacts> {
    let consent =
        |purpose: &Purpose| ConsentFacts { purpose: *purpose, version: 1, hash: "3f".repeat(32), at: event_at() };
    Purpose::ALL.iter().take(3).map(consent).collect()
}

/// A mail that failed.
pub fn failed() -> FailedMail {
    FailedMail {
        kind: NoticeKind::TalentReceipt,
        code: Some("T-7F3K".into()),
        recipient: "f***@example.org".into(),
        error: "550 5.1.1 no such mailbox".into(),
    }
}

/// The figures of a month.
pub fn month_figures() -> Figures {
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

/// What an import brought.
pub fn summary() -> Summary {
    Summary { talents: 240, needs: 24, strong: 51, worth: 77, first: vec![("N-2041".into(), title(), 4)] }
}

/// The need with a strong pair.
pub fn need_event() -> NeedEvent {
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

/// A copy that may be taken for a day.
pub fn data_copy(token: String) -> DataCopyFacts {
    DataCopyFacts { token, until: event_at() + TimeDelta::days(1), time_zone: chrono_tz::America::Los_Angeles }
}

/// Something that was asked to be put right.
pub fn correction(state: CorrectionState) -> CorrectionFacts {
    let words = match state {
        CorrectionState::Open => None,
        CorrectionState::Accepted => Some("The name of the firm now stands as in its licence.".to_owned()),
        CorrectionState::Declined => Some("The licence you sent shows the name that stands here.".to_owned()),
    };
    CorrectionFacts {
        state,
        wrong: "The firm's name has one character too many.".into(),
        due_on: day(2026, 12, 8),
        words,
    }
}
