//! Interests of firms in people: what their members agreed to, and that they ended.

use diesel::prelude::*;

use super::db::{Conn, one_row};
use super::{accounts, enterprises, json, needs, outbox};
use crate::domain::account::AccountId;
use crate::domain::audit::Entity;
use crate::domain::consent::Channel;
use crate::domain::enterprise::EnterpriseId;
use crate::domain::error::{Error, Result};
use crate::domain::giving::ShownText;
use crate::domain::interest::{Interest, InterestEnd, InterestId};
use crate::domain::introduction::IntroductionState;
use crate::domain::matches::{Match, MatchId, MatchState, Origin};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::value::{Lang, Moment};
use crate::schema::cards::interests;
use crate::schema::introductions::introductions;
use crate::schema::matches::matches as pairs;
use crate::schema::needs::needs as need_rows;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = interests, treat_none_as_default_value = false)]
struct Row {
    id: InterestId,
    match_id: MatchId,
    enterprise_id: EnterpriseId,
    account_id: AccountId,
    fields: String,
    text_version: i32,
    text_hash: String,
    lang: Lang,
    channel: Channel,
    address_class: Option<String>,
    created_at: Moment,
    ended_at: Option<Moment>,
    end_cause: Option<InterestEnd>,
}

impl Row {
    fn interest(self) -> Result<Interest> {
        Ok(Interest {
            id: self.id,
            pair: self.match_id,
            enterprise: self.enterprise_id,
            account: self.account_id,
            fields: json::value(&self.fields)?,
            text: ShownText { version: self.text_version, hash: self.text_hash, lang: self.lang },
            channel: self.channel,
            address_class: self.address_class,
            created_at: self.created_at,
            ended_at: self.ended_at,
            end_cause: self.end_cause,
        })
    }
}

/// Keeps a new interest.
pub fn add(conn: &mut Conn, new: &Interest) -> Result<()> {
    let row = Row {
        id: new.id.clone(),
        match_id: new.pair.clone(),
        enterprise_id: new.enterprise.clone(),
        account_id: new.account.clone(),
        fields: json::text(&new.fields)?,
        text_version: new.text.version,
        text_hash: new.text.hash.clone(),
        lang: new.text.lang,
        channel: new.channel,
        address_class: new.address_class.clone(),
        created_at: new.created_at,
        ended_at: new.ended_at,
        end_cause: new.end_cause,
    };
    diesel::insert_into(interests::table).values(row).execute(conn)?;
    Ok(())
}

/// The interest with this id, or `Missing`.
pub fn get(conn: &mut Conn, id: &InterestId) -> Result<Interest> {
    let row: Option<Row> = interests::table.find(id).select(Row::as_select()).first(conn).optional()?;
    row.ok_or(Error::Missing("interest"))?.interest()
}

/// The newest interest in a pair, if a firm ever asked for it.
pub fn newest_of(conn: &mut Conn, pair: &MatchId) -> Result<Option<Interest>> {
    let rows = interests::table.filter(interests::match_id.eq(pair)).order(interests::id.desc());
    rows.select(Row::as_select()).first::<Row>(conn).optional()?.map(Row::interest).transpose()
}

/// The interest in a pair that has not ended, if there is one.
pub fn open_of(conn: &mut Conn, pair: &MatchId) -> Result<Option<Interest>> {
    Ok(newest_of(conn, pair)?.filter(|interest| interest.ended_at.is_none()))
}

/// The interests of a firm, newest first, at most `limit`.
pub fn list_by_enterprise(conn: &mut Conn, firm: &EnterpriseId, limit: i64) -> Result<Vec<Interest>> {
    let rows = interests::table.filter(interests::enterprise_id.eq(firm)).order(interests::id.desc()).limit(limit);
    rows.select(Row::as_select()).load::<Row>(conn)?.into_iter().map(Row::interest).collect()
}

/// How many interests of a firm wait for an officer or for the person.
pub fn count_open(conn: &mut Conn, firm: &EnterpriseId) -> Result<i64> {
    let waits = [MatchState::Suggested, MatchState::Parked];
    let with_us: i64 = pairs::table
        .inner_join(need_rows::table)
        .filter(need_rows::enterprise_id.eq(firm))
        .filter(pairs::origin.eq(Origin::Firm))
        .filter(pairs::state.eq_any(waits))
        .count()
        .get_result(conn)?;
    let asked: i64 = introductions::table
        .filter(introductions::enterprise_id.eq(firm))
        .filter(introductions::is_firm_first.eq(true))
        .filter(introductions::state.eq(IntroductionState::AskingTalent))
        .count()
        .get_result(conn)?;
    Ok(with_us + asked)
}

/// Ends an interest.
pub fn end(conn: &mut Conn, id: &InterestId, cause: InterestEnd, now: Moment) -> Result<()> {
    let open = interests::table.find(id).filter(interests::ended_at.is_null());
    let ended = (interests::ended_at.eq(Some(now)), interests::end_cause.eq(Some(cause)));
    one_row(diesel::update(open).set(ended).execute(conn)?)
}

/// What ended with a decision that is undone goes on.
pub fn reopen(conn: &mut Conn, id: &InterestId) -> Result<()> {
    let none = (interests::ended_at.eq(None::<Moment>), interests::end_cause.eq(None::<InterestEnd>));
    one_row(diesel::update(interests::table.find(id)).set(none).execute(conn)?)
}

/// Ends the open interest in a pair that is not proposed any more, and tells the firm in neutral words, not before `due_at`.
/// Does nothing for a pair that no firm asked for.
pub fn close(conn: &mut Conn, pair: &Match, (now, due_at): (Moment, Moment)) -> Result<()> {
    let Some(interest) = open_of(conn, &pair.id)?.filter(|_| pair.origin == Origin::Firm) else { return Ok(()) };
    end(conn, &interest.id, InterestEnd::NotAvailable, now)?;
    if !needs::get(conn, &pair.need)?.state.is_matched() {
        // The need itself has ended or rests, and its firm knows that already.
        return Ok(());
    }
    for account in enterprises::list_members(conn, &interest.enterprise)? {
        let account = accounts::get(conn, &account)?;
        let notice = NewNotice::to(NoticeKind::Closed, &account, (Entity::Match, pair.id.as_str()), now);
        // The words are those of a person who could not: the firm does not learn who decided.
        outbox::add(conn, now, &NewNotice { due_at, ..notice }.with_code("declined"))?;
    }
    Ok(())
}

/// Takes back what `close` did, within the seconds of undo.
pub fn undo_close(conn: &mut Conn, pair: &Match, now: Moment) -> Result<()> {
    let closed = newest_of(conn, &pair.id)?.filter(|interest| interest.end_cause == Some(InterestEnd::NotAvailable));
    let Some(interest) = closed.filter(|_| pair.origin == Origin::Firm) else { return Ok(()) };
    reopen(conn, &interest.id)?;
    outbox::cancel_for(conn, now, Entity::Match, pair.id.as_str()).map(|_| ())
}
