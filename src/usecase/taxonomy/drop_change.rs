//! Takes a change out of the draft.

use crate::context::Context;
use crate::domain::actor::{Doer, TaxonomyEditor};
use crate::domain::audit::{Deed, Entity};
use crate::domain::error::{Error, Result};
use crate::domain::taxonomy::ChangeId;
use crate::store::{audit, json, taxonomy};
use crate::usecase::editing::History;

/// Takes it out; `Missing` for one that is not in the draft.
pub fn run(ctx: &Context, editor: &TaxonomyEditor, id: &ChangeId) -> Result<()> {
    let (now, doer, id) = (ctx.now(), Doer::from(&editor.person), id.clone());
    ctx.db.write(move |conn| {
        let history = History::read(conn)?;
        let kept = history.draft().find(|kept| kept.id == id).ok_or(Error::Missing("change"))?;
        taxonomy::remove_change(conn, &id)?;
        let deed = Deed::new(&doer, "taxonomy.drop_change", Entity::Taxonomy, kept.change.concept());
        audit::add(conn, now, &deed.moved(json::text(&kept.change)?, "").because(id.as_str())).map(|_| ())
    })
}
