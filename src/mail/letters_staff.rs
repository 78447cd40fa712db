//! [20] Staff hear of mails that failed.

use super::facts::{Facts, FailedMail};
use super::letter::{Block, Entry, Half, Letter};
use super::letters_access::one;
use super::words::{code, plain, short, t, tv};
use crate::domain::value::Lang;

/// Longest answer of a mail server that is quoted, in characters.
const ANSWER: usize = 300;

/// The mails, and how many there are in all.
pub fn mail_failed(facts: &Facts, lang: Lang, is_final: bool, mails: &[FailedMail], total: i64) -> Letter {
    let way = if is_final { "failed" } else { "late" };
    let mut half = Half::new(lang);
    half.line(tv(lang, &format!("mail-failed-{way}"), &[("n", total.into())]));
    let entries: Vec<Entry> = mails.iter().map(|m| entry(lang, m)).collect();
    let rest = total - i64::try_from(entries.len()).unwrap_or(0);
    if !entries.is_empty() {
        half.blocks.push(Block::Entries(entries));
    }
    if rest > 0 {
        half.line(tv(lang, "mail-failed-more", &[("n", rest.into())]));
    }
    half.link(t(lang, &format!("mail-failed-{way}-open")), format!("{}/{lang}/outbox", facts.public_url));
    one(tv(lang, &format!("mail-failed-{way}-subject"), &[("n", total.into())]), half)
}

fn entry(lang: Lang, mail: &FailedMail) -> Entry {
    let kind = code(lang, "notice-kind-", mail.kind.as_str());
    let about = mail.code.as_ref().map(|c| format!("  {c}")).unwrap_or_default();
    let error = short(&plain(&mail.error), ANSWER);
    Entry {
        head: format!("{kind}{about}"),
        lines: vec![
            tv(lang, "mail-failed-to", &[("text", mail.recipient.as_str().into())]),
            tv(lang, "mail-failed-answer", &[("text", error.into())]),
        ],
    }
}
