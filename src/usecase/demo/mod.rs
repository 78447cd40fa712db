//! The demo: an invented office, the sample pool, and doors that ask for no passphrase. Nothing of it works without `--demo`.

use crate::context::Context;
use crate::domain::account::Account;
use crate::domain::error::{Error, Result};
use crate::store::accounts;
use crate::store::db::Conn;
use crate::text_enum;

pub mod doors;
pub mod enter;
pub mod found;
pub mod open;
pub mod own;

/// Names the load; the change marks of all sample rows carry it, so that the office hears of them once.
pub const BATCH: &str = "demo";

text_enum! {
    /// As whom a visitor of the demo comes in.
    Door {
        /// A person of the pool.
        Talent = "talent",
        /// An enterprise with a need.
        Enterprise = "enterprise",
        /// The liaison office.
        Workstation = "workstation",
    }
}

impl Door {
    /// The page behind it, under the language.
    pub fn leads_to(self) -> &'static str {
        match self {
            Self::Talent => "/me",
            Self::Enterprise => "/needs",
            Self::Workstation => "/review",
        }
    }

    /// The invented address of the account behind it.
    fn address(self) -> &'static str {
        match self {
            Self::Talent => "shi@example.org",
            Self::Enterprise => "qixiutang@example.org",
            Self::Workstation => "officer@example.org",
        }
    }
}

/// The sample person and the sample need behind the doors, by their keys in the sample files.
const PERSON: &str = "s002";
const NEED: &str = "q01";

/// `Missing` where there is no demo.
fn only_in_demo(ctx: &Context) -> Result<()> {
    if ctx.config.demo { Ok(()) } else { Err(Error::Missing("page")) }
}

/// The account behind a door, once the demo is loaded.
fn account(conn: &mut Conn, ctx: &Context, door: Door) -> Result<Account> {
    accounts::find(conn, &ctx.keys, door.address())?.ok_or(Error::Missing("demo"))
}
