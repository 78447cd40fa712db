//! A member says that the firm is interested in a person for one of its open needs, and what contact goes to the person if
//! they say yes. The officer is asked next; nobody else hears of it.

use chrono::TimeDelta;

use crate::consent_texts::Topic;
use crate::context::Context;
use crate::domain::actor::{Doer, Member};
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::{Channel, ContactField};
use crate::domain::error::{Error, Result};
use crate::domain::interest::{Interest, InterestEnd, InterestId};
use crate::domain::introduction::REST_DAYS;
use crate::domain::matches::{MatchId, Origin};
use crate::domain::need::NeedId;
use crate::domain::talent::TalentId;
use crate::domain::value::{Lang, Moment};
use crate::proposals::asked_for::{self, Scored};
use crate::questions::browsing::{self, Looking};
use crate::questions::{agree, interest};
use crate::store::db::Conn;
use crate::store::{audit, enterprises, interests, introductions, limits, matches};

/// For whom, for what, and what the firm gives.
#[derive(Debug, Clone)]
pub struct Input {
    /// The person's code.
    pub person: String,
    /// The need's code or id.
    pub need: String,
    /// The version of the text that gives the contact (P5), when ticked.
    pub consent_contact: Option<i32>,
    /// Which contact data.
    pub fields: Vec<ContactField>,
    /// The language of the page on which the text was shown.
    pub lang: Lang,
    /// How it is given.
    pub channel: Channel,
}

/// Keeps the interest and returns its id.
pub fn run(ctx: &Context, member: &Member, input: Input) -> Result<InterestId> {
    let (looking, talent) = ctx.db.read(|conn| found(conn, ctx, member, &input.person))?;
    let need = looking.need(&input.need).map(|need| need.id.clone());
    let need =
        need.map_err(|_| Error::field("need", if input.need.is_empty() { "required" } else { "unknown_code" }))?;
    let text = agree::agreed_contact(Topic::MemberContact, input.lang, input.consent_contact, &input.fields)?;
    let text = text.ok_or(Error::field("consent_contact", "consent_required"))?;
    let (now, most) = (ctx.now(), ctx.config.limits.interests);
    count_try(ctx, member, now)?;
    let scored = asked_for::score(ctx, &talent, &need).map_err(hidden)?;
    let made = Interest {
        id: InterestId::new(),
        pair: MatchId::new(),
        enterprise: member.enterprise.clone(),
        account: member.person.account.id.clone(),
        fields: input.fields,
        text,
        channel: input.channel,
        address_class: Some(member.person.origin.address_class.clone()),
        created_at: now,
        ended_at: None,
        end_cause: None,
    };
    let (ctx, member, person) = (ctx.clone(), member.clone(), input.person);
    ctx.clone().db.write(move |conn| {
        enterprises::hold(conn, &made.enterprise)?;
        // Whoever hides meanwhile is as missing as before.
        let (looking, _) = found(conn, &ctx, &member, &person)?;
        if interests::count_open(conn, &made.enterprise)? >= i64::from(most) {
            return Err(Error::Conflict("too_many_interests"));
        }
        keep(conn, &looking, (&talent, &need), (&scored, made.clone()), &Doer::from(&member.person))
    })
}

/// The firm, if it may look, and the person, if it may see them.
fn found(conn: &mut Conn, ctx: &Context, member: &Member, code: &str) -> Result<(Looking, TalentId)> {
    let looking = browsing::looking(conn, &member.enterprise)?;
    looking.check()?;
    let talent = browsing::find(conn, &ctx.keys, &looking.firm, code)?;
    Ok((looking, talent.id))
}

/// Presses of a firm in a day: enough for any use, too few to bury the office.
const TRIES: i32 = 30;

fn count_try(ctx: &Context, member: &Member, now: Moment) -> Result<()> {
    let bucket = format!("interests/{}", member.enterprise);
    match ctx.db.write(move |conn| limits::hit(conn, now, &bucket, TRIES, TimeDelta::days(1)))? {
        Some(retry_after) => Err(Error::TooMany { retry_after }),
        None => Ok(()),
    }
}

fn hidden(error: Error) -> Error {
    match error {
        Error::Conflict(_) => Error::Conflict("not_available"),
        other => other,
    }
}

fn keep(
    conn: &mut Conn,
    looking: &Looking,
    (talent, need): (&TalentId, &NeedId),
    (scored, made): (&Scored, Interest),
    doer: &Doer,
) -> Result<InterestId> {
    let now = made.created_at;
    matches::hold_need(conn, need)?;
    let before = matches::of_need(conn, need)?.into_iter().find(|row| row.talent == *talent);
    if let Some(row) = &before {
        let earlier = interests::newest_of(conn, &row.id)?;
        let introduction = introductions::find_by_match(conn, &row.id)?;
        let is_open = |i: &Interest| i.state(row.state, introduction.as_ref(), now).is_open();
        if earlier.as_ref().is_some_and(is_open) {
            return Err(Error::Conflict("interest_exists"));
        }
        let rests = |i: &Interest| {
            let ended = i.ended_at.filter(|_| i.end_cause == Some(InterestEnd::NotAvailable));
            ended.is_some_and(|at| now < at + TimeDelta::days(REST_DAYS))
        };
        if earlier.as_ref().is_some_and(rests) {
            return Err(Error::Conflict("not_available"));
        }
    }
    let row = asked_for::propose(conn, scored, Origin::Firm, None, now)?;
    let made = Interest { pair: row.id.clone(), ..made };
    interests::add(conn, &made)?;
    let was = before.map_or_else(|| "none".to_owned(), |row| row.state.to_string());
    let deed = Deed::new(doer, "interest.express", Entity::Match, row.id.as_str()).moved(was, row.state);
    audit::add(conn, now, &deed)?;
    let need = looking.needs.iter().find(|open| open.id == *need).ok_or(Error::Missing("need"))?;
    interest::tell_office(conn, &made, need, now)?;
    Ok(made.id)
}
