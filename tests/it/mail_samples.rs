//! The words of the mails that follow a clock or tell staff what waits, from the samples that the preview page shows too.

use std::collections::BTreeSet;

use longyuan::domain::notice::NoticeKind;
use longyuan::domain::value::Lang;
use longyuan::mail::compose::{Facts, compose, previews, subject};
use longyuan::mail::samples;

use crate::mail_snapshots::{says_the_same, shown};

/// Kinds whose words are compared here; those of the others are in `mail_snapshots`.
const KINDS: &[NoticeKind] = &[
    NoticeKind::Todo,
    NoticeKind::Escalation,
    NoticeKind::MonthlyFigures,
    NoticeKind::NeedSearching,
    NoticeKind::NeedExpiring,
    NoticeKind::ProfileCheck,
    NoticeKind::ProfileHidden,
    NoticeKind::SameJoined,
    NoticeKind::SameSuspected,
    NoticeKind::SameDisputed,
    NoticeKind::OfficeInterest,
    NoticeKind::UnusualUse,
    NoticeKind::NeedNoneFound,
    NoticeKind::NeedReceipt,
    NoticeKind::AnswerRate,
    NoticeKind::OfficeAnswerRate,
    NoticeKind::DataCopy,
    NoticeKind::Correction,
    NoticeKind::StaffInvitation,
    NoticeKind::Security,
    NoticeKind::AskTalent,
    NoticeKind::AskFirm,
];

#[test]
fn every_kind_says_its_words() {
    for sample in KINDS.iter().flat_map(|kind| samples::of(*kind)) {
        for lang in [Lang::Zh, Lang::En] {
            let facts = sample.facts(lang, "https://talent.example.org");
            let name = facts.lang.map_or_else(|| sample.name.clone(), |lang| format!("{lang}_{}", sample.name));
            if facts.lang.is_none() && lang == Lang::En {
                continue;
            }
            let message = compose(&facts).unwrap();
            says_the_same(&message);
            insta::assert_snapshot!(name, shown(&message));
        }
    }
}

#[test]
fn every_sample_composes_in_text_and_html() {
    let composed = |(name, facts): (String, Facts)| {
        let message = compose(&facts).unwrap();
        assert_eq!(subject(&facts), message.subject, "{name}");
        (name, facts.lang, message)
    };
    let previews: Vec<_> = previews("https://talent.example.org").map(composed).collect();
    for kind in NoticeKind::ALL {
        assert!(previews.iter().any(|(_, _, message)| message.kind == *kind), "{kind}");
    }
    for (name, lang, message) in &previews {
        says_the_same(message);
        let ends = message.kind.switched_off_by().is_some();
        assert_eq!(message.unsubscribe.is_some(), ends, "{name} {lang:?}");
        assert_eq!(message.text.contains("/unsubscribe/"), ends, "{name} {lang:?}");
        let is_key = |word: &str| word.starts_with("mail-") || word.starts_with("todo-");
        let shown = format!("{} {}", message.subject, message.text);
        assert!(!shown.split_whitespace().any(is_key), "{name} {lang:?}: {shown}");
        assert!(message.text.len() + message.html.len() <= 13_400, "{name}");
    }
    let names: BTreeSet<_> = previews.iter().map(|(name, lang, _)| (name, lang.map(|l| l.to_string()))).collect();
    assert_eq!(names.len(), previews.len());
}
