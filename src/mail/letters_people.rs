//! Mails to those whose things they are: receipts, decisions, consents.

use super::facts::{ConsentFacts, Decided, Facts, NeedReceipt};
use super::letter::{Block, Half, Letter};
use super::letters_access::{link, one};
use super::office_pairs::modes;
use super::words::{bare, code, day, list, plain_lines, t, tv, typed};
use crate::domain::audit::Entity;
use crate::domain::card::TalentCard;
use crate::domain::country;
use crate::domain::value::Lang;
use crate::locale;

/// (2) The profile is in the pool.
pub fn talent_receipt(facts: &Facts, lang: Lang, card: &TalentCard, token: Option<&str>) -> Letter {
    let mut half = Half::new(lang);
    let office = facts.office.name.text(lang);
    half.line(tv(lang, "mail-talent-receipt-lead", &[("office", office.into()), ("code", card.code.as_str().into())]));
    half.line(t(lang, "mail-talent-receipt-next"));
    let mut lines = vec![t(lang, "mail-talent-receipt-card")];
    lines.extend(card_lines(lang, card));
    half.lines(lines);
    half.link(t(lang, "mail-talent-receipt-open"), format!("{}/{lang}/me", facts.public_url));
    if let Some(token) = token {
        half.link(t(lang, "mail-talent-receipt-withdraw"), link(facts, lang, token));
    }
    one(t(lang, "mail-talent-receipt-subject"), half)
}

/// The card as a firm sees it, a line a fact.
pub fn card_lines(lang: Lang, card: &TalentCard) -> Vec<String> {
    let comma = t(lang, "mail-list-joint");
    let place = card
        .state
        .as_deref()
        .and_then(country::us_state)
        .or_else(|| country::country(&card.country))
        .map(|e| e.name(lang).to_owned());
    let fields: Vec<String> = card.fields.iter().map(|f| f.name(lang).to_owned()).collect();
    let languages: Vec<String> =
        card.languages.iter().filter_map(|l| country::language(l)).map(|e| e.name(lang).to_owned()).collect();
    let facts = [
        ("mail-card-code", Some(card.code.clone())),
        ("mail-card-fields", Some(fields.join(&comma))),
        ("mail-card-degree", card.degree.map(|d| code(lang, "degree-", d.as_str()))),
        ("mail-card-years", card.years.map(|y| t(lang, y.key()))),
        ("mail-card-place", place),
        ("mail-card-modes", Some(modes(lang, &card.modes))),
        ("mail-card-languages", Some(list(lang, &languages)).filter(|l| !l.is_empty())),
        ("mail-card-sentence", Some(typed(lang, &card.sentence)).filter(|s| !s.is_empty())),
    ];
    facts.into_iter().filter_map(|(key, text)| text.map(|text| tv(lang, key, &[("text", text.into())]))).collect()
}

/// (2) The need was submitted.
pub fn need_receipt(facts: &Facts, lang: Lang, need: &NeedReceipt, token: Option<&str>) -> Letter {
    let mut half = Half::new(lang);
    let office = facts.office.name.text(lang);
    half.line(tv(lang, "mail-need-receipt-lead", &[("office", office.into())]));
    let today = locale::day_in(facts.event_at, locale::LANZHOU);
    let title = typed(lang, &need.title);
    let mut lines =
        vec![tv(lang, "mail-need-receipt-need", &[("code", need.code.as_str().into()), ("text", title.into())])];
    lines.extend(need.closes_on.map(|on| tv(lang, "mail-line-closes", &[("day", day(lang, on, today).into())])));
    half.lines(lines);
    match need.unanswered {
        None => half.line(t(lang, "mail-need-receipt-next")),
        Some((asked, unanswered)) => {
            let values = [("asked", asked.into()), ("unanswered", unanswered.into())];
            half.line(tv(lang, "mail-need-receipt-waits", &values));
        }
    }
    half.link(t(lang, "mail-need-receipt-open"), format!("{}/{lang}/needs/{}", facts.public_url, need.code));
    if let Some(token) = token {
        half.link(t(lang, "mail-need-receipt-withdraw"), link(facts, lang, token));
    }
    one(tv(lang, "mail-need-receipt-subject", &[("code", need.code.as_str().into())]), half)
}

/// (3) An officer decided.
pub fn decision(facts: &Facts, lang: Lang, decided: &Decided) -> Letter {
    let noun = match decided.entity {
        Entity::Talent => "talent",
        Entity::Enterprise => "enterprise",
        _ => "need",
    };
    let ruling = decided.ruling.as_str().replace('_', "-");
    let values = [
        ("code", decided.code.as_str().into()),
        ("title", decided.title.as_ref().map(|t| bare(lang, t)).unwrap_or_default().into()),
        ("office", facts.office.name.text(lang).into()),
    ];
    let mut half = Half::new(lang);
    half.line(tv(lang, &format!("mail-decision-{noun}-{ruling}"), &values));
    let reason = plain_lines(&decided.reason);
    if !reason.is_empty() {
        half.line(t(lang, "mail-decision-words"));
        half.blocks.push(Block::Quote(reason));
    }
    let page = match decided.entity {
        Entity::Talent => "/me".to_owned(),
        Entity::Need => format!("/needs/{}", decided.code),
        _ => "/needs".to_owned(),
    };
    half.link(t(lang, &format!("mail-decision-open-{ruling}")), format!("{}/{lang}{page}", facts.public_url));
    if decided.ruling.may_be_appealed() {
        half.line(t(lang, "mail-decision-appeal"));
    }
    one(tv(lang, &format!("mail-decision-{noun}-{ruling}-subject"), &values), half)
}

/// (18) Consents given or withdrawn.
pub fn consents(facts: &Facts, lang: Lang, is_given: bool, list: &[ConsentFacts]) -> Letter {
    let way = if is_given { "given" } else { "withdrawn" };
    let mut half = Half::new(lang);
    half.line(t(lang, &format!("mail-consent-{way}")));
    half.lines(
        list.iter()
            .map(|c| {
                let values = [
                    ("purpose", code(lang, "purpose-", c.purpose.as_str()).into()),
                    ("version", i64::from(c.version).into()),
                    ("day", locale::full_day(lang, locale::day_in(c.at, locale::LANZHOU)).into()),
                    ("hash", c.hash.chars().take(16).collect::<String>().into()),
                ];
                tv(lang, "mail-consent-line", &values)
            })
            .collect(),
    );
    half.link(t(lang, "mail-consent-open"), format!("{}/{lang}/me/consents", facts.public_url));
    one(t(lang, &format!("mail-consent-{way}-subject")), half)
}
