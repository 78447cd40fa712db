//! What stands at the doors of the demo: how much is behind them, and as whom one comes in.

use super::{Door, account, only_in_demo};
use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::domain::notice::NoticeState;
use crate::domain::value::Lang;
use crate::store::db::Conn;
use crate::store::{accounts, enterprises, needs, outbox, sealed, talents};

/// The page with the doors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// People in the pool.
    pub people: i64,
    /// Needs.
    pub needs: i64,
    /// Mails that have left.
    pub mails: i64,
    /// The doors, in the order in which the main job goes through them.
    pub doors: Vec<DoorView>,
}

/// One door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorView {
    /// Which.
    pub code: &'static str,
    /// As whom.
    pub who: String,
    /// True for the one a newcomer takes first.
    pub is_first: bool,
}

/// Reads it; `Missing` where there is no demo.
pub fn run(ctx: &Context) -> Result<View> {
    only_in_demo(ctx)?;
    ctx.db.read(|conn| {
        let mut doors = Vec::new();
        for door in [Door::Talent, Door::Enterprise, Door::Workstation] {
            let is_first = door == Door::Workstation;
            match who(conn, ctx, door) {
                Ok(who) => doors.push(DoorView { code: door.as_str(), who, is_first }),
                // Whoever stood behind it was erased while somebody tried that.
                Err(Error::Missing(_)) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(View {
            people: talents::count_by_state(conn)?.iter().map(|(_, n)| n).sum(),
            needs: needs::count_by_state(conn)?.iter().map(|(_, n)| n).sum(),
            mails: outbox::count_in(conn, NoticeState::Sent)?,
            doors,
        })
    })
}

fn who(conn: &mut Conn, ctx: &Context, door: Door) -> Result<String> {
    let account = account(conn, ctx, door)?;
    match door {
        Door::Workstation => Ok(account.display_name),
        Door::Talent => {
            let talent = accounts::talent_of(conn, &account.id)?.ok_or(Error::Missing("demo"))?;
            Ok(sealed::identity(conn, &ctx.keys, &talent)?.name)
        }
        Door::Enterprise => {
            let firm = enterprises::find_by_account(conn, &account.id)?.ok_or(Error::Missing("demo"))?;
            Ok(firm.profile.name.get(Lang::Zh).unwrap_or_default().to_owned())
        }
    }
}
