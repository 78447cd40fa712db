//! Mails that follow a clock: [14] the search goes on, [15] a need ends, [16] is the profile still right?

use super::facts::{Facts, NeedEnd, NeedReceipt, ProfileFacts};
use super::letter::{Half, Letter};
use super::letters_access::{link, one};
use super::words::{day, label, plain, short, t, tv, typed};
use crate::domain::value::{Bilingual, Lang};
use crate::locale;

/// Longest title in a subject, in characters.
const TITLE: usize = 40;

fn need_line(lang: Lang, need: &NeedReceipt) -> String {
    let values = [("code", need.code.as_str().into()), ("text", typed(lang, &need.title).into())];
    tv(lang, "mail-need-receipt-need", &values)
}

fn title(lang: Lang, need: &NeedReceipt) -> String {
    short(&plain(need.title.text(lang)), TITLE)
}

/// [14] We are still looking.
pub fn need_searching(facts: &Facts, lang: Lang, need: &NeedReceipt, without: Option<&(Bilingual, i64)>) -> Letter {
    let mut half = Half::new(lang);
    half.line(t(lang, "mail-searching-lead"));
    half.line(need_line(lang, need));
    let hint = without
        .map(|(what, n)| tv(lang, "mail-searching-without", &[("text", label(lang, what).into()), ("n", (*n).into())]));
    half.line(hint.unwrap_or_else(|| t(lang, "mail-searching-hint")));
    let open = t(lang, "mail-searching-open");
    half.link(open, format!("{}/{lang}/needs/{}/edit", facts.public_url, need.code));
    half.line(t(lang, "mail-searching-next"));
    let values = [("code", need.code.as_str().into()), ("title", title(lang, need).into())];
    one(tv(lang, "mail-searching-subject", &values), half)
}

/// [15] It expires soon, or has expired.
pub fn need_expiring(facts: &Facts, lang: Lang, need: &NeedReceipt, end: &NeedEnd) -> Letter {
    let way = if end.days.is_some() { "soon" } else { "over" };
    let today = locale::day_in(facts.event_at, locale::LANZHOU);
    let values = [
        ("code", need.code.as_str().into()),
        ("title", title(lang, need).into()),
        ("day", day(lang, end.on, today).into()),
        ("days", end.days.unwrap_or(0).into()),
    ];
    let mut half = Half::new(lang);
    half.line(tv(lang, &format!("mail-expiring-{way}"), &values));
    half.line(need_line(lang, need));
    if let Some(token) = &end.token {
        half.link(t(lang, "mail-expiring-open"), link(facts, lang, token));
    }
    half.line(t(lang, &format!("mail-expiring-{way}-nothing")));
    one(tv(lang, &format!("mail-expiring-{way}-subject"), &values), half)
}

/// [16] Is it still right?
pub fn profile(facts: &Facts, lang: Lang, profile: &ProfileFacts) -> Letter {
    let today = locale::day_in(facts.event_at, facts.office.time_zone);
    let code = profile.code.as_str();
    let values = [("code", profile.talent.as_str().into()), ("day", day(lang, profile.on, today).into())];
    let mut half = Half::new(lang);
    half.line(tv(lang, &format!("mail-profile-{code}"), &values));
    half.link(t(lang, "mail-profile-open"), link(facts, lang, &profile.token));
    half.link(t(lang, "mail-profile-edit"), format!("{}/{lang}/me", facts.public_url));
    half.line(tv(lang, &format!("mail-profile-{code}-next"), &values));
    one(tv(lang, &format!("mail-profile-{code}-subject"), &values), half)
}
