//! Mails that open a door: confirm an address, sign in, choose a passphrase; and those that tell of a door that opened.

use super::facts::{Facts, SecurityFacts};
use super::letter::{Half, Letter};
use super::office;
use super::words::{clocks, plain, t, tv};
use crate::domain::audit::Entity;
use crate::domain::value::Lang;

/// The address of a mailed link.
pub fn link(facts: &Facts, lang: Lang, token: &str) -> String {
    format!("{}/{lang}/links/{token}", facts.public_url)
}

/// (1) Confirm the address; the link submits what was registered.
pub fn confirm(facts: &Facts, lang: Lang, what: Option<Entity>, token: &str) -> Letter {
    let mut half = Half::new(lang);
    let key = match what {
        Some(Entity::Talent) => "mail-confirm-talent",
        Some(Entity::Need | Entity::Enterprise) => "mail-confirm-need",
        _ => "mail-confirm-account",
    };
    let office = facts.office.name.text(lang);
    half.line(tv(lang, "mail-who-we-are", &[("office", office.into())]));
    half.link(t(lang, key), link(facts, lang, token));
    half.lines(vec![t(lang, "mail-confirm-holds"), t(lang, "mail-link-scanner")]);
    half.line(t(lang, "mail-confirm-not-you"));
    one(t(lang, "mail-confirm-subject"), half)
}

/// (1) A link to sign in.
pub fn sign_in(facts: &Facts, lang: Lang, token: &str) -> Letter {
    let mut half = Half::new(lang);
    half.link(t(lang, "mail-sign-in-open"), link(facts, lang, token));
    half.lines(vec![t(lang, "mail-link-half-hour"), t(lang, "mail-link-scanner")]);
    half.line(t(lang, "mail-sign-in-not-you"));
    one(t(lang, "mail-sign-in-subject"), half)
}

/// (1) A link to choose a new passphrase.
pub fn reset(facts: &Facts, lang: Lang, token: &str) -> Letter {
    let mut half = Half::new(lang);
    half.link(t(lang, "mail-reset-open"), link(facts, lang, token));
    half.lines(vec![t(lang, "mail-link-half-hour"), t(lang, "mail-link-scanner")]);
    half.line(t(lang, "mail-reset-not-you"));
    one(t(lang, "mail-reset-subject"), half)
}

/// (1) An administrator invites the reader to the staff.
pub fn invitation(facts: &Facts, lang: Lang, token: &str) -> Letter {
    let mut half = Half::new(lang);
    let office = facts.office.name.text(lang);
    half.line(tv(lang, "mail-invitation-lead", &[("office", office.into())]));
    half.link(t(lang, "mail-invitation-open"), link(facts, lang, token));
    half.lines(vec![t(lang, "mail-invitation-holds"), t(lang, "mail-link-scanner")]);
    half.line(t(lang, "mail-invitation-next"));
    half.line(t(lang, "mail-invitation-not-you"));
    one(t(lang, "mail-invitation-subject"), half)
}

/// (19) A link to the new address: the account goes on under it once the link is pressed.
pub fn change_address(facts: &Facts, lang: Lang, token: &str) -> Letter {
    let mut half = Half::new(lang);
    half.link(t(lang, "mail-change-address-open"), link(facts, lang, token));
    half.lines(vec![t(lang, "mail-link-half-hour"), t(lang, "mail-link-scanner")]);
    half.line(t(lang, "mail-change-address-not-you"));
    one(t(lang, "mail-change-address-subject"), half)
}

/// (1) Somebody registered with an address that is known.
pub fn known_address(facts: &Facts, lang: Lang) -> Letter {
    let mut half = Half::new(lang);
    half.line(t(lang, "mail-known-lead"));
    half.link(t(lang, "mail-known-open"), format!("{}/{lang}/sign-in", facts.public_url));
    half.line(t(lang, "mail-known-not-you"));
    one(t(lang, "mail-known-subject"), half)
}

/// What administrators do to accounts of staff: its person can take none of it back.
const BY_ADMINISTRATOR: [&str; 4] =
    ["roles-changed", "account-suspended", "account-reactivated", "second-factor-reset"];

/// (19) Something about the account's safety.
pub fn security(facts: &Facts, lang: Lang, what: &SecurityFacts) -> Letter {
    let mut half = Half::new(lang);
    let code = what.code.replace('_', "-");
    let mut lines = vec![t(lang, &format!("mail-security-{code}"))];
    lines.extend(what.device.as_ref().map(|d| tv(lang, "mail-security-device", &[("text", plain(d).into())])));
    let at = clocks(lang, facts.event_at, what.time_zone);
    lines.push(tv(lang, "mail-line-time", &[("text", at.into())]));
    half.lines(lines);
    if BY_ADMINISTRATOR.contains(&code.as_str()) {
        half.line(t(lang, "mail-security-by-administrator"));
    } else if ["address-changed", "firm-closed"].contains(&code.as_str()) {
        // The old address opens nothing any more, and no page takes a closing back.
        half.line(t(lang, "mail-security-answer"));
    } else {
        half.link(t(lang, "mail-security-not-you"), format!("{}/{lang}/account", facts.public_url));
    }
    one(t(lang, &format!("mail-security-{code}-subject")), half)
}

/// The test mail: its link proves that mail arrives.
pub fn test_mail(facts: &Facts, token: &str) -> Letter {
    let half = |lang: Lang| {
        let mut half = Half::new(lang);
        half.line(t(lang, "mail-test-lead"));
        half.link(t(lang, "mail-test-open"), link(facts, lang, token));
        half.line(t(lang, "mail-test-holds"));
        half
    };
    let subject = [Lang::Zh, Lang::En].map(|lang| t(lang, "mail-test-subject")).join(" · ");
    Letter { subject, halves: [Lang::Zh, Lang::En].map(half).into(), foot: office::foot(facts) }
}

/// A letter in one language; `compose` adds its foot.
pub fn one(subject: String, half: Half) -> Letter {
    Letter { subject, halves: vec![half], foot: Vec::new() }
}
