//! Asks people whose profile was not confirmed for long whether it is still right; hides what stays without an answer, and
//! in the end withdraws it so that it is erased.

use crate::context::Context;
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::notice::{NewNotice, NoticeKind};
use crate::domain::profile_clock;
use crate::domain::state::By;
use crate::domain::talent::{Talent, TalentAct, TalentId, TalentState};
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{accounts, audit, changes, links, outbox, profile_clocks, talents};

/// Does what is due and says how many profiles that concerned.
pub fn run(ctx: &Context) -> Result<usize> {
    let now = ctx.now();
    let states = [TalentState::Pooled, TalentState::Stale, TalentState::Archived];
    let mut count = 0;
    for state in states {
        let old = profile_clock::old_before(now);
        let due = ctx.db.read(|conn| profile_clocks::list(conn, state, old))?;
        for id in due {
            if !ctx.db.read(|conn| is_due(conn, &id, now))? {
                continue;
            }
            match ctx.db.write(move |conn| step(conn, &id, now)) {
                Ok(()) => count += 1,
                // The person was quicker.
                Err(Error::Conflict(_)) => {}
                Err(other) => return Err(other),
            }
        }
    }
    Ok(count)
}

/// The next step of a profile.
enum Step {
    Move(TalentAct, NoticeKind, &'static str),
    Ask(NoticeKind, &'static str),
    Leave,
}

fn key(talent: &Talent, code: &str) -> String {
    let confirmed = talent.confirmed_at.unwrap_or(talent.created_at);
    format!("profile_check/{}/{}/{code}", talent.id, confirmed.date())
}

fn next(conn: &mut Conn, talent: &Talent, now: Moment) -> Result<Option<Step>> {
    let confirmed = talent.confirmed_at.unwrap_or(talent.created_at);
    let mut sent = |code: &str| outbox::queued_at(conn, &key(talent, code));
    Ok(match talent.state {
        TalentState::Pooled => Some(Step::Move(TalentAct::Age, NoticeKind::ProfileCheck, "first")),
        TalentState::Stale => match (sent("first")?, sent("second")?) {
            (None, _) => Some(Step::Ask(NoticeKind::ProfileCheck, "first")),
            (Some(at), None) if profile_clock::is_unanswered(at, now) => {
                Some(Step::Ask(NoticeKind::ProfileCheck, "second"))
            }
            (_, Some(at)) if profile_clock::is_unanswered(at, now) => {
                Some(Step::Move(TalentAct::Archive, NoticeKind::ProfileHidden, "hidden"))
            }
            _ => None,
        },
        TalentState::Archived if now < profile_clock::last_word_at(confirmed) => None,
        TalentState::Archived => match sent("erasing")? {
            None => Some(Step::Ask(NoticeKind::ProfileHidden, "erasing")),
            Some(at) if profile_clock::is_unanswered(at, now) => Some(Step::Leave),
            Some(_) => None,
        },
        _ => None,
    })
}

fn is_due(conn: &mut Conn, id: &TalentId, now: Moment) -> Result<bool> {
    let talent = talents::get(conn, id)?;
    Ok(next(conn, &talent, now)?.is_some())
}

fn step(conn: &mut Conn, id: &TalentId, now: Moment) -> Result<()> {
    let mut talent = talents::get(conn, id)?;
    match next(conn, &talent, now)? {
        None => Ok(()),
        Some(Step::Ask(kind, code)) => ask(conn, &talent, now, kind, code),
        Some(Step::Move(act, kind, code)) => {
            shift(conn, &mut talent, now, act)?;
            ask(conn, &talent, now, kind, code)
        }
        Some(Step::Leave) => shift(conn, &mut talent, now, TalentAct::Withdraw),
    }
}

fn shift(conn: &mut Conn, talent: &mut Talent, now: Moment, act: TalentAct) -> Result<()> {
    let before = talent.state;
    talent.act(act, By::System)?;
    talents::save(conn, talent, now)?;
    let (doer, id) = (Doer::system(), talent.id.clone());
    let deed = Deed::new(&doer, "talent.age", Entity::Talent, id.as_str()).moved(before, talent.state);
    audit::add(conn, now, &deed.because(act.as_str()))?;
    changes::add(conn, now, Entity::Talent, id.as_str(), talent.version, None)
}

fn ask(conn: &mut Conn, talent: &Talent, now: Moment, kind: NoticeKind, code: &str) -> Result<()> {
    let Some(account) = &talent.account else { return Ok(()) };
    let account = accounts::get(conn, account)?;
    let link = links::add(conn, now, &account.id, LinkPurpose::ProfileStill, Some(talent.id.as_str()))?;
    let notice = NewNotice::to(kind, &account, (Entity::Talent, talent.id.as_str()), now);
    let notice = notice.with_link(&link.id).with_code(code).once(key(talent, code));
    outbox::add(conn, now, &notice).map(|_| ())
}
