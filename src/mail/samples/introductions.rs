//! Invented facts of mails about introductions.

use super::invented::{both, card, day, event_at};
use crate::domain::answer::{Answer, AnswerChannel};
use crate::domain::introduction::{Interpreter, IntroductionState, Side, Terms};
use crate::domain::value::Bilingual;
use crate::mail::facts::About;
use crate::mail::introduction_facts::{
    AskContact, AskFirm, AskTalent, Closed, FollowUpFacts, Introduced, Introducee, OfficeNews, Recorded,
};
use crate::mail::letters_cards::{InterestNews, UnusualUse};

fn title() -> Bilingual {
    Bilingual { zh: Some("长链多肽工艺放大".into()), en: None }
}

fn need() -> (String, Bilingual) {
    ("N-2041".into(), title())
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// (7)
pub fn ask_talent(is_reminder: bool, token: String) -> AskTalent {
    AskTalent {
        may_postpone: !is_reminder,
        is_reminder,
        asks: "A firm in Lanzhou New Area asks for help with: peptide synthesis, scale-up. How: remote advice.".into(),
        title: title(),
        body: Bilingual {
            zh: Some("三十个氨基酸以上的品种粗品纯度只有六成，想请教放大时怎样控制。".into()), en: None
        },
        budget: Some("20–30 万元".into()),
        met: words(&["peptide synthesis", "scale-up"]),
        note: None,
        card: card(),
        due_on: Some(day(2026, 12, 4)),
        token,
    }
}

/// (8)
pub fn ask_firm(token: String) -> AskFirm {
    AskFirm {
        is_reminder: false,
        need: need(),
        card: card(),
        met: words(&["peptide synthesis", "scale-up"]),
        missing: words(&["freeze-drying"]),
        note: None,
        due_on: Some(day(2026, 12, 3)),
        token,
    }
}

/// The officer's line, in two lines.
pub fn note() -> Option<String> {
    Some("多肽放大正是这件事的关键。\nPeptide scale-up is what this hangs on.".into())
}

/// (8) The contact that was left open.
pub fn ask_contact(token: String) -> AskContact {
    AskContact { title: title(), token }
}

/// (9) To each side, in each way.
pub fn closed() -> Vec<(String, About)> {
    let ways = Side::ALL.iter().flat_map(|side| ["declined", "unavailable", "ended"].map(|code| (*side, code)));
    let closed = |side, code: &str| Closed { code: code.into(), is_known: code == "ended", side, need: need() };
    ways.map(|(side, code)| (format!("{side}_{code}"), About::Closed(closed(side, code)))).collect()
}

/// (10, 13)
pub fn office_news() -> Vec<(String, About)> {
    let news = |code: &str, state| OfficeNews {
        code: code.into(),
        introduction: "R-9KD4".into(),
        need: need(),
        talent: "T-7F3K".into(),
        state,
        lacks_contact: (code == "both_yes").then_some(Side::Talent),
    };
    [
        ("both_yes", IntroductionState::BothYes),
        ("contact", IntroductionState::BothYes),
        ("success", IntroductionState::Success),
        ("no_deal", IntroductionState::NoDeal),
        ("disputed", IntroductionState::AskingTalent),
    ]
    .map(|(code, state)| (code.to_owned(), About::OfficeIntroduction(news(code, state))))
    .into()
}

/// (11)
pub fn introduced() -> Introduced {
    Introduced {
        code: "R-9KD4".into(),
        title: title(),
        talent: Introducee {
            name: "林若兰 Ruolan Lin".into(),
            firm: None,
            email: Some("lin@example.org".into()),
            phone: None,
            wechat: Some("ruolan-lin".into()),
            does: both("我能把固相多肽合成放大到公斤级。", "I scale up solid-phase peptide synthesis to kilograms."),
        },
        firm: Introducee {
            name: "马建国".into(),
            firm: Some(both("兰州陇肽生物科技有限公司", "Lanzhou Longtai Biotech")),
            email: Some("ma@example.org".into()),
            phone: Some("+86 931 000 0000".into()),
            wechat: None,
            does: Bilingual::default(),
        },
        met: [words(&["多肽合成", "工艺放大"]), words(&["peptide synthesis", "scale-up"])],
        terms: Terms {
            times: vec![event_at() + chrono::TimeDelta::days(6), event_at() + chrono::TimeDelta::days(7)],
            interpreter: Interpreter::Office,
            note: "先通一次电话，十五分钟就好。".into(),
        },
        time_zone: chrono_tz::America::Los_Angeles,
    }
}

/// (12)
pub fn follow_up(days: i64, token: String) -> FollowUpFacts {
    FollowUpFacts { days, title: title(), introduced_at: Some(event_at()), token }
}

/// The receipt of a recorded answer.
pub fn recorded(token: String) -> Recorded {
    Recorded {
        title: title(),
        answer: Answer::Yes,
        channel: AnswerChannel::Phone,
        said_on: Some(day(2026, 11, 23)),
        words: Some("可以，把我的卡片给他们看。".into()),
        token: Some(token),
    }
}

/// The office is told of an interest.
pub fn interest() -> InterestNews {
    InterestNews {
        need: ("N-2041".into(), title()),
        firm: Some(both("兰州陇肽生物科技有限公司", "Lanzhou Longtai Biotech")),
        talent: "T-7F3K".into(),
        scores: (88, 81),
    }
}

/// (23)
pub fn unusual_use() -> Vec<(String, About)> {
    let told = |what: &str, most| {
        let name = both("兰州陇肽生物科技有限公司", "Lanzhou Longtai Biotech");
        (what.to_owned(), About::UnusualUse(UnusualUse { code: "E-4K7D".into(), name, what: what.into(), most }))
    };
    vec![told("cards", 200), told("lists", 60)]
}
