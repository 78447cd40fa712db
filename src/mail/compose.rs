//! Facts to a message: the letter of each notice, its sender, its foot, its headers' contents.

use super::Message;
use super::address::{checked, display_name, host};
pub use super::facts::{About, Decided, Facts, OfficeFacts};
use super::letter::{Letter, Line};
use super::words::{plain, t, tv};
use super::{
    letters_access, letters_answers, letters_cards, letters_clocks, letters_erasure, letters_figures,
    letters_introductions, letters_people, letters_rights, letters_same, letters_staff, letters_todo, office, samples,
};
use crate::domain::error::{Error, Result};
use crate::domain::notice::NoticeKind;
use crate::domain::value::Lang;

/// Largest text and HTML part together, in bytes: coded for the way they stay within 20 KB.
const LARGEST: usize = 13_400;

/// Composes a mail. Fails rather than make an empty one.
pub fn compose(facts: &Facts) -> Result<Message> {
    let facts = &clean(facts);
    let host = host(&facts.public_url);
    let (subject, text, html) = parts(facts)?;
    let list = tv(Lang::Zh, "mail-sender", &[("office", facts.office.name.text(Lang::Zh).into())]);
    Ok(Message {
        message_id: format!("<{}@{host}>", facts.id),
        kind: facts.kind,
        date: facts.event_at,
        from: (sender(facts), checked(&facts.from)?.to_owned()),
        to: facts.to.iter().map(|to| checked(to).map(str::to_owned)).collect::<Result<_>>()?,
        copy_to: facts.copy_to.as_deref().map(checked).transpose()?.map(str::to_owned),
        reply_to: checked(&facts.reply_to)?.to_owned(),
        list: (display_name(&list), format!("notices.{host}")),
        unsubscribe: unsubscribe(facts, facts.lang.unwrap_or(Lang::Zh)),
        number: facts.number,
        subject: plain(&subject),
        text,
        html,
    })
}

/// Subject and text of a mail that is shown before it is sent: it needs no address.
pub fn words(facts: &Facts) -> Result<(String, String)> {
    let (subject, text, _) = parts(&clean(facts))?;
    Ok((plain(&subject), text))
}

/// Subject of a mail, without the work of its text.
pub fn subject(facts: &Facts) -> String {
    plain(&letter(&clean(facts), office::DETAIL[0]).subject)
}

/// Facts of samples of every kind in every language in which it is written (`None`: both in one mail), with the sample's name.
pub fn previews(public_url: &str) -> impl Iterator<Item = (String, Facts)> {
    NoticeKind::ALL.iter().flat_map(|kind| samples::of(*kind)).flat_map(move |sample| {
        let written = [Lang::Zh, Lang::En].map(|lang| (lang, sample.facts(lang, public_url)));
        // A mail in both languages at once is one mail.
        let each = written.into_iter().filter(|(lang, facts)| facts.lang.is_some() || *lang == Lang::Zh);
        each.map(|(_, facts)| (sample.name.clone(), facts)).collect::<Vec<_>>()
    })
}

/// The same facts with an office's name that can break nothing wherever it stands.
fn clean(facts: &Facts) -> Facts {
    let mut facts = facts.clone();
    for half in [&mut facts.office.name.zh, &mut facts.office.name.en].into_iter().flatten() {
        *half = plain(half);
    }
    facts
}

/// Subject, text and HTML; a mail to the office tells less until it is small enough.
fn parts(facts: &Facts) -> Result<(String, String, String)> {
    let mut smallest = Err(Error::internal("a mail without words"));
    for detail in office::DETAIL {
        let mut letter = letter(facts, detail);
        if let Some(lang) = facts.lang {
            letter.foot = foot(facts, lang);
        }
        let (text, html) = (letter.text()?, letter.html()?);
        let is_small = text.len() + html.len() <= LARGEST;
        smallest = Ok((letter.subject, text, html));
        if is_small || facts.kind != NoticeKind::Office {
            break;
        }
    }
    smallest
}

fn letter(facts: &Facts, detail: (usize, usize)) -> Letter {
    let lang = facts.lang.unwrap_or(Lang::Zh);
    match &facts.about {
        About::Office(events) => office::letter(facts, events, detail),
        About::Summary(summary) => office::summary(facts, summary),
        About::Confirm(what, token) => letters_access::confirm(facts, lang, *what, token),
        About::SignIn(token) => letters_access::sign_in(facts, lang, token),
        About::Reset(token) => letters_access::reset(facts, lang, token),
        About::StaffInvitation(token) => letters_access::invitation(facts, lang, token),
        About::KnownAddress => letters_access::known_address(facts, lang),
        About::TalentReceipt(card, token) => letters_people::talent_receipt(facts, lang, card, token.as_deref()),
        About::NeedReceipt(need, token) => letters_people::need_receipt(facts, lang, need, token.as_deref()),
        About::Decision(decided) => letters_people::decision(facts, lang, decided),
        About::Consents(is_given, list) => letters_people::consents(facts, lang, *is_given, list),
        About::Erasure(what) => letters_erasure::erasure(facts, lang, what),
        About::DataCopy(what) => letters_rights::data_copy(facts, lang, what),
        About::Correction(what) => letters_rights::correction(facts, lang, what),
        About::ChangeAddress(token) => letters_access::change_address(facts, lang, token),
        About::Security(what) => letters_access::security(facts, lang, what),
        About::Todo(todo, numbers) => letters_todo::morning(facts, lang, todo, numbers),
        About::Escalation(level, todo, holders) => letters_todo::escalation(facts, lang, *level, todo, holders),
        About::Figures(figures, is_checked) => letters_figures::monthly(facts, figures, *is_checked),
        About::NeedSearching(need, without) => letters_clocks::need_searching(facts, lang, need, without.as_ref()),
        About::NeedNoneFound(need) => letters_cards::none_found(facts, lang, need),
        About::OfficeInterest(news) => letters_cards::office_interest(facts, news),
        About::UnusualUse(about) => letters_cards::unusual_use(facts, lang, about),
        About::NeedExpiring(need, end) => letters_clocks::need_expiring(facts, lang, need, end),
        About::Profile(profile) => letters_clocks::profile(facts, lang, profile),
        About::AnswerRate(rate) => letters_answers::to_firm(facts, lang, rate),
        About::OfficeAnswerRate(rate) => letters_answers::to_office(facts, rate),
        About::MailFailed(is_final, mails, total) => letters_staff::mail_failed(facts, lang, *is_final, mails, *total),
        About::AskTalent(ask) => letters_introductions::ask_talent(facts, lang, ask),
        About::AskFirm(ask) => letters_introductions::ask_firm(facts, lang, ask),
        About::AskContact(ask) => letters_introductions::ask_contact(facts, lang, ask),
        About::Closed(closed) => letters_introductions::closed(facts, lang, closed),
        About::OfficeIntroduction(news) => letters_introductions::office_news(facts, news),
        About::Introduced(about) => letters_introductions::introduced(facts, about),
        About::FollowUp(asked) => letters_introductions::follow_up(facts, lang, asked),
        About::AnswerRecorded(recorded) => letters_introductions::recorded(facts, lang, recorded),
        About::SameJoined(what) => letters_same::joined(facts, lang, what),
        About::SameSuspected(what) => letters_same::waiting(facts, lang, what),
        About::SameDisputed(what) => letters_same::disputed(facts, lang, what),
        About::TestMail(token) => letters_access::test_mail(facts, token),
    }
}

/// The sender's name. To people of the pool it does not tell what they are registered for: a mail may pop up on a screen
/// that others see.
fn sender(facts: &Facts) -> String {
    let lang = facts.lang.unwrap_or(Lang::Zh);
    if facts.is_discreet {
        return t(lang, "mail-sender-discreet");
    }
    let name = facts.office.name.text(lang);
    display_name(&tv(lang, "mail-sender", &[("office", name.into())]))
}

/// The address that ends mails of this kind.
pub(super) fn unsubscribe(facts: &Facts, lang: Lang) -> Option<String> {
    facts.unsubscribe.as_ref().map(|token| format!("{}/{lang}/unsubscribe/{token}", facts.public_url))
}

/// The foot of a mail to a person: who writes, from where, and the way to the other language.
fn foot(facts: &Facts, lang: Lang) -> Vec<Line> {
    let office = tv(lang, "mail-sender", &[("office", facts.office.name.text(lang).into())]);
    let plain_line = |words: String| Line { words, url: None };
    let other = lang.other();
    let mut lines = vec![plain_line(office), plain_line(plain(&facts.office.postal_address))];
    lines.push(plain_line(t(lang, "mail-foot-answer")));
    let way = t(other, "mail-foot-language");
    lines.push(Line { words: way, url: Some(format!("{}/{other}/", facts.public_url)) });
    if let Some(url) = unsubscribe(facts, lang) {
        lines.push(Line { words: t(lang, "mail-foot-unsubscribe"), url: Some(url) });
    }
    lines.retain(|l| !l.words.trim().is_empty());
    lines
}
