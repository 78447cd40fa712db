//! Erasure: what a person wrote leaves every table. Ids, codes, states, consents and the audit stay: they name nobody.

use diesel::prelude::*;

use super::db::{Conn, Db};
use super::{
    accounts, consents, corrections, enterprises, features, profile_drafts, saved_searches, talent_versions, talents,
};
use crate::domain::account::{AccountId, AccountStatus};
use crate::domain::audit::Entity;
use crate::domain::enterprise::{Enterprise, EnterpriseId, EnterpriseProfile};
use crate::domain::error::Result;
use crate::domain::need::NeedId;
use crate::domain::notice::NoticeState;
use crate::domain::talent::{Talent, TalentId, TalentProfile};
use crate::domain::value::Moment;
use crate::domain::visibility::LIMIT_DEFAULT;
use crate::schema::accounts::{accounts as account_rows, links, recovery_codes, sessions};
use crate::schema::cards::card_views;
use crate::schema::decisions::decisions;
use crate::schema::enterprises::enterprise_members;
use crate::schema::introductions::{answers, follow_ups, introduction_notes, introductions};
use crate::schema::matches::matches;
use crate::schema::needs::needs;
use crate::schema::outbox::outbox;
use crate::schema::talents::talent_private;

/// Removes what a talent wrote and all that quotes it; the account no longer owns the placeholder.
pub fn talent(conn: &mut Conn, talent: &mut Talent, now: Moment) -> Result<()> {
    talent.profile = TalentProfile::default();
    talent.account = None;
    talent.pause_until = None;
    (talent.browse_ok, talent.monthly_limit) = (false, LIMIT_DEFAULT);
    talents::save(conn, talent, now)?;
    let id = &talent.id;
    diesel::delete(talent_private::table.find(id)).execute(conn)?;
    features::remove(conn, Entity::Talent, id.as_str())?;
    diesel::delete(card_views::table.filter(card_views::talent_id.eq(id))).execute(conn)?;
    talent_versions::remove(conn, id)?;
    profile_drafts::remove(conn, id)?;
    corrections::remove_by_talent(conn, id)?;
    diesel::update(matches::table.filter(matches::talent_id.eq(id)))
        .set((matches::lines.eq("[]"), matches::snapshot.eq(""), matches::note.eq(None::<String>)))
        .execute(conn)?;
    diesel::update(
        decisions::table.filter(decisions::entity.eq(Entity::Talent)).filter(decisions::entity_id.eq(id.as_str())),
    )
    .set(decisions::reason.eq(""))
    .execute(conn)?;
    consents::withdraw_by_talent(conn, id, now)?;
    consents::forget_basis(conn, id)?;
    forget_introductions(conn, id)?;
    forget_about(conn, Entity::Talent, id.as_str(), now)
}

/// The sentence as it was given to firms, the words in which the person answered, and what officers wrote of the two.
fn forget_introductions(conn: &mut Conn, id: &TalentId) -> Result<()> {
    let of_talent = || introductions::table.filter(introductions::talent_id.eq(id));
    let ids: Vec<String> = of_talent().select(introductions::id).load(conn)?;
    diesel::update(of_talent()).set(introductions::sentence.eq(None::<String>)).execute(conn)?;
    let written = introduction_notes::table.filter(introduction_notes::introduction_id.eq_any(&ids));
    diesel::delete(written).execute(conn)?;
    let said = answers::table.filter(answers::introduction_id.eq_any(ids)).filter(answers::side.eq("talent"));
    diesel::update(said).set(answers::words_sealed.eq(None::<Vec<u8>>)).execute(conn)?;
    Ok(())
}

/// Removes a need that was never submitted.
pub fn need(conn: &mut Conn, id: &NeedId, now: Moment) -> Result<()> {
    forget_about(conn, Entity::Need, id.as_str(), now)?;
    diesel::delete(needs::table.find(id)).execute(conn)?;
    Ok(())
}

/// Removes what an enterprise said of itself, and who spoke for it.
pub fn enterprise(conn: &mut Conn, enterprise: &mut Enterprise, now: Moment) -> Result<()> {
    enterprise.profile = EnterpriseProfile::default();
    enterprises::save(conn, enterprise, now)?;
    let members = enterprise_members::table.filter(enterprise_members::enterprise_id.eq(&enterprise.id));
    diesel::delete(members).execute(conn)?;
    forget_about(conn, Entity::Enterprise, enterprise.id.as_str(), now)
}

/// Removes the place of an account in an enterprise and what is kept of it there: how it is reached, its words in recorded
/// answers, what it asked to have put right, and its links and mails about the enterprise's things.
pub fn member(
    conn: &mut Conn,
    (firm, account): (&EnterpriseId, &AccountId),
    is_first: bool,
    now: Moment,
) -> Result<()> {
    diesel::delete(enterprise_members::table.find((firm, account))).execute(conn)?;
    forget_words(conn, (firm, account), is_first)?;
    consents::forget_basis_of_member(conn, account)?;
    corrections::remove_by_member(conn, account)?;
    let things = things_of(conn, firm)?;
    for some in things.chunks(SOME) {
        let links = links::table.filter(links::account_id.eq(account)).filter(links::subject.eq_any(some));
        diesel::delete(links).execute(conn)?;
        let about =
            || outbox::table.filter(outbox::recipient.eq(account.as_str())).filter(outbox::entity_id.eq_any(some));
        diesel::update(about().filter(outbox::state.eq_any(NOT_SENT)))
            .set((outbox::state.eq(NoticeState::Cancelled), outbox::updated_at.eq(now)))
            .execute(conn)?;
        diesel::update(about()).set((outbox::params.eq("{}"), outbox::error.eq(None::<String>))).execute(conn)?;
    }
    Ok(())
}

/// What an officer records is noted as said by the first who speaks for a firm. Of anybody else it is what they agreed to, or
/// what was said of a need that they had entered.
fn forget_words(conn: &mut Conn, (firm, account): (&EnterpriseId, &AccountId), is_first: bool) -> Result<()> {
    let of_firm = || introductions::table.filter(introductions::enterprise_id.eq(firm));
    let ids: Vec<String> = if is_first {
        of_firm().select(introductions::id).load(conn)?
    } else {
        let entered = needs::table.filter(needs::created_by.eq(account)).select(needs::id);
        let mut ids: Vec<String> =
            of_firm().filter(introductions::need_id.eq_any(entered)).select(introductions::id).load(conn)?;
        let agreed = consents::list_by_member(conn, firm, account)?;
        ids.extend(agreed.into_iter().filter_map(|consent| consent.introduction));
        ids
    };
    for some in ids.chunks(SOME) {
        let said = answers::table.filter(answers::introduction_id.eq_any(some)).filter(answers::side.eq("firm"));
        diesel::update(said).set(answers::words_sealed.eq(None::<Vec<u8>>)).execute(conn)?;
        let of_some = introduction_notes::table.filter(introduction_notes::introduction_id.eq_any(some));
        diesel::delete(of_some.filter(introduction_notes::side.eq("firm"))).execute(conn)?;
    }
    Ok(())
}

/// How many ids stand in one statement.
const SOME: usize = 500;

/// The ids of an enterprise and of all that mails to its members are about.
fn things_of(conn: &mut Conn, firm: &EnterpriseId) -> Result<Vec<String>> {
    let of_firm = || introductions::table.filter(introductions::enterprise_id.eq(firm)).select(introductions::id);
    let needs = || needs::table.filter(needs::enterprise_id.eq(firm)).select(needs::id);
    let mut all = vec![firm.to_string()];
    all.extend(needs().load::<String>(conn)?);
    all.extend(matches::table.filter(matches::need_id.eq_any(needs())).select(matches::id).load::<String>(conn)?);
    all.extend(of_firm().load::<String>(conn)?);
    let asked = follow_ups::table.filter(follow_ups::introduction_id.eq_any(of_firm()));
    all.extend(asked.select(follow_ups::id).load::<String>(conn)?);
    let said = answers::table.filter(answers::introduction_id.eq_any(of_firm()));
    all.extend(said.select(answers::id).load::<String>(conn)?);
    Ok(all)
}

/// Links about a thing, and what notices of it to its owner say. Notices to the office hold ids and counts only.
fn forget_about(conn: &mut Conn, entity: Entity, id: &str, now: Moment) -> Result<()> {
    diesel::delete(links::table.filter(links::subject.eq(id))).execute(conn)?;
    let about = || {
        outbox::table
            .filter(outbox::entity.eq(entity.as_str()))
            .filter(outbox::entity_id.eq(id))
            .filter(outbox::address_class.eq("account"))
    };
    diesel::update(about().filter(outbox::state.eq_any(NOT_SENT)))
        .set((outbox::state.eq(NoticeState::Cancelled), outbox::updated_at.eq(now)))
        .execute(conn)?;
    diesel::update(about()).set((outbox::params.eq("{}"), outbox::error.eq(None::<String>))).execute(conn)?;
    Ok(())
}

/// A failed notice could be sent again; nothing of an erased person may be.
const NOT_SENT: [NoticeState; 2] = [NoticeState::Queued, NoticeState::Failed];

/// True when nothing hangs on an account: no profile, no enterprise, no office of staff.
pub fn is_free(conn: &mut Conn, id: &AccountId) -> Result<bool> {
    let is_staff = !accounts::get(conn, id)?.roles.is_empty();
    Ok(!is_staff && accounts::talent_of(conn, id)?.is_none() && accounts::enterprise_of(conn, id)?.is_none())
}

/// Closes an account for good: nobody signs in to it and nobody finds it by its address, which may be registered anew.
/// With `has_last_mail` the sealed address alone stays, until `forget_address`.
pub fn account(conn: &mut Conn, id: &AccountId, has_last_mail: bool, now: Moment) -> Result<()> {
    corrections::remove_by_account(conn, id)?;
    saved_searches::remove_by_account(conn, id)?;
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(id))).execute(conn)?;
    diesel::delete(sessions::table.filter(sessions::account_id.eq(id))).execute(conn)?;
    diesel::delete(links::table.filter(links::account_id.eq(id))).execute(conn)?;
    let mine = || outbox::table.filter(outbox::recipient.eq(id.as_str()));
    diesel::update(mine().filter(outbox::state.eq_any(NOT_SENT)))
        .set((outbox::state.eq(NoticeState::Cancelled), outbox::updated_at.eq(now)))
        .execute(conn)?;
    diesel::update(mine()).set((outbox::params.eq("{}"), outbox::error.eq(None::<String>))).execute(conn)?;
    diesel::update(account_rows::table.find(id))
        .set((
            account_rows::status.eq(AccountStatus::Erased),
            account_rows::email_lookup.eq(format!("erased/{id}")),
            account_rows::display_name.eq(""),
            account_rows::time_zone.eq("UTC"),
            account_rows::passphrase_hash.eq(None::<String>),
            account_rows::totp_sealed.eq(None::<Vec<u8>>),
            account_rows::totp_last_step.eq(None::<i64>),
            account_rows::verified_at.eq(None::<Moment>),
            account_rows::last_seen_at.eq(None::<Moment>),
            account_rows::version.eq(account_rows::version + 1),
            account_rows::updated_at.eq(now),
        ))
        .execute(conn)?;
    if has_last_mail { Ok(()) } else { forget_address(conn, id) }
}

/// Empties the address of an erased account; does nothing to any other.
pub fn forget_address(conn: &mut Conn, id: &AccountId) -> Result<()> {
    let erased = account_rows::table.find(id).filter(account_rows::status.eq(AccountStatus::Erased));
    diesel::update(erased).set(account_rows::email_sealed.eq(Vec::<u8>::new())).execute(conn)?;
    Ok(())
}

/// Gives up last mails that could not leave: accounts erased before `before` lose their address all the same.
pub fn give_up_last_mails(conn: &mut Conn, before: Moment, now: Moment) -> Result<usize> {
    let waiting: Vec<AccountId> = account_rows::table
        .filter(account_rows::status.eq(AccountStatus::Erased))
        .filter(account_rows::updated_at.le(before))
        .filter(account_rows::email_sealed.ne(Vec::<u8>::new()))
        .select(account_rows::id)
        .load(conn)?;
    for id in &waiting {
        let unsent =
            outbox::table.filter(outbox::recipient.eq(id.as_str())).filter(outbox::state.eq(NoticeState::Queued));
        let cancelled =
            (outbox::state.eq(NoticeState::Cancelled), outbox::error.eq(None::<String>), outbox::updated_at.eq(now));
        diesel::update(unsent).set(cancelled).execute(conn)?;
        forget_address(conn, id)?;
    }
    Ok(waiting.len())
}

impl Db {
    /// Empties the write-ahead log of SQLite, where pages from before an erasure would stand until they are overwritten.
    pub fn empty_log(&self) -> Result<()> {
        if self.is_sqlite() {
            self.read(|conn| Ok(diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").execute(conn)?))?;
        }
        Ok(())
    }
}
