//! Signs a talent's disclosure record, so that others can see that it is genuine and whole.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::context::Context;
use crate::domain::actor::{Doer, Owner};
use crate::domain::audit::{Deed, Entity};
use crate::domain::canonical;
use crate::domain::disclosure_record::{ALGORITHM, Signature, SignedRecord};
use crate::domain::error::{Error, Result};
use crate::rights::record;
use crate::store::audit;

/// The record with its signature.
pub fn run(ctx: &Context, owner: &Owner) -> Result<SignedRecord> {
    let now = ctx.now();
    let record = ctx.db.read(|conn| record::of(conn, ctx, owner, now))?;
    let value = serde_json::to_value(&record).map_err(Error::internal)?;
    let text = canonical::text(&value).ok_or_else(|| Error::internal("a record with a broken number"))?;
    let signature = Signature {
        algorithm: ALGORITHM.to_owned(),
        public_key: STANDARD.encode(ctx.keys.record_public_key()?),
        value: STANDARD.encode(ctx.keys.sign_record(text.as_bytes())?),
    };
    let (doer, id) = (Doer::from(&owner.person), owner.talent.clone());
    ctx.db.write(move |conn| audit::add(conn, now, &Deed::new(&doer, "record.sign", Entity::Talent, id.as_str())))?;
    Ok(SignedRecord { record, signature })
}
