//! An officer records what a side said by mail, telephone, WeChat or in person. The side gets a receipt with "this is wrong".

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::account::{LinkPurpose, Role};
use crate::domain::actor::{Doer, Officer};
use crate::domain::answer::{Answer, AnswerChannel, GivenAnswer, WORDS_MAX};
use crate::domain::audit::Entity;
use crate::domain::error::{Checks, Error, Result};
use crate::domain::introduction::{Introduction, IntroductionId, IntroductionState, Side};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::state::By;
use crate::domain::text::bad_characters;
use crate::domain::value::Moment;
use crate::locale;
pub use crate::questions::take::Said;
use crate::questions::take::{self, Recorded, Taking};
use crate::questions::{ask, standing};
use crate::store::db::Conn;
use crate::store::{introductions, links, outbox};

/// What was said, how and when.
#[derive(Debug, Clone)]
pub struct Input {
    /// Which introduction.
    pub id: IntroductionId,
    /// Whose answer.
    pub side: Side,
    /// What was said. For a yes: the versions of the texts that were read to the side, and the contact it named.
    pub said: Said,
    /// How it came; not by the page.
    pub channel: AnswerChannel,
    /// On which day.
    pub said_on: NaiveDate,
    /// In which words; a yes needs them.
    pub words: String,
}

/// Records it and returns where the introduction stands.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<IntroductionState> {
    let (now, keys, officer, floor) = (ctx.now(), ctx.keys.clone(), officer.clone(), ctx.answer_floor());
    let words = check(&input, now)?;
    ctx.db.write(move |conn| {
        let mut introduction = introductions::get(conn, &input.id)?;
        let person = &officer.person;
        if person.talent.as_ref() == Some(&introduction.talent)
            || person.enterprise.as_ref() == Some(&introduction.enterprise)
        {
            return Err(Error::Denied("self_review"));
        }
        introductions::hold(conn, &introduction)?;
        let reader = ask::readers(conn, &introduction, input.side)?.into_iter().next();
        let by = if person.has(Role::Lead) { By::Lead } else { By::Officer };
        let doer = Doer { acting_for: Some(format!("{} of {}", input.side, introduction.code)), ..Doer::from(person) };
        let recorded = Recorded { officer: person.account.id.clone(), said_on: input.said_on, words };
        let taking = Taking {
            doer,
            by,
            account: reader.as_ref().map(|account| account.id.clone()),
            lang: reader.as_ref().map_or(person.account.lang, |account| account.lang),
            came_by: input.channel,
            recorded: Some(recorded),
            now,
        };
        let given = take::take(conn, &keys, &mut introduction, input.side, &input.said, &taking)?;
        if input.side == Side::Firm {
            standing::weigh(conn, &introduction.enterprise, floor, now)?;
        }
        if let Some(account) = reader {
            receipt(conn, &introduction, &given, &account, now)?;
        }
        Ok(introduction.state)
    })
}

fn check(input: &Input, now: Moment) -> Result<String> {
    let words = input.words.trim().to_owned();
    let mut checks = Checks::default();
    let by_page = matches!(input.channel, AnswerChannel::Web | AnswerChannel::Api);
    checks.require(!by_page, "channel", "not_a_channel");
    checks.require(input.said_on <= locale::day_in(now, locale::LANZHOU), "said_on", "in_the_future");
    checks.require(words.chars().count() <= WORDS_MAX, "words", "too_long");
    checks.require(input.said.answer != Answer::Yes || !words.is_empty(), "words", "words_required");
    checks.require(matches!(input.said.answer, Answer::Yes | Answer::No | Answer::Later), "answer", "not_an_answer");
    if let Some(code) = bad_characters(&words) {
        checks.require(false, "words", code);
    }
    checks.done()?;
    Ok(words)
}

/// The side is told what was recorded for it, with the link that says it is wrong.
fn receipt(
    conn: &mut Conn,
    introduction: &Introduction,
    given: &GivenAnswer,
    account: &crate::domain::account::Account,
    now: Moment,
) -> Result<()> {
    let link = links::add(conn, now, &account.id, LinkPurpose::Dispute, Some(given.id.as_str()))?;
    let about = (Entity::Introduction, introduction.id.as_str());
    let mut notice = NewNotice::to(NoticeKind::AnswerRecorded, account, about, now).with_link(&link.id);
    notice.params.about = vec![given.id.to_string()];
    outbox::add(conn, now, &notice).map(|_| ())
}
