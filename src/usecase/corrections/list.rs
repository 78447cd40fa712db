//! What waits for an answer of the office, the one due first at the top; and what was answered, newest first.

use chrono::NaiveDate;

use crate::context::Context;
use crate::domain::actor::Officer;
use crate::domain::correction::Correction;
use crate::domain::error::Result;
use crate::domain::paging::{Page, Paging};
use crate::locale;
use crate::store::db::Conn;
use crate::store::{corrections, enterprises, talents, todo};

/// One of them without its words.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it stands.
    pub correction: Correction,
    /// The code of the profile or firm it is about.
    pub code: String,
}

/// All that is open, and a page of what was answered.
#[derive(Debug, Clone)]
pub struct View {
    /// The day in the office's zone.
    pub today: NaiveDate,
    /// What waits.
    pub open: Vec<Row>,
    /// What was answered.
    pub answered: Page<Row>,
}

/// Lists them.
pub fn run(ctx: &Context, _officer: &Officer, paging: &Paging) -> Result<View> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let today = locale::day_in(now, todo::zone(conn)?);
        let open = corrections::list_open(conn)?.into_iter().map(|c| row(conn, c)).collect::<Result<_>>()?;
        let page = corrections::list_answered(conn, paging)?;
        let items = page.items.into_iter().map(|c| row(conn, c)).collect::<Result<_>>()?;
        Ok(View { today, open, answered: Page { items, next: page.next } })
    })
}

fn row(conn: &mut Conn, correction: Correction) -> Result<Row> {
    let code = match (&correction.talent, &correction.enterprise) {
        (Some(talent), _) => talents::get(conn, talent)?.code,
        (None, Some(enterprise)) => enterprises::get(conn, enterprise)?.code,
        (None, None) => String::new(),
    };
    Ok(Row { correction, code })
}
