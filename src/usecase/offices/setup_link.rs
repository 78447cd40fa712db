//! Makes the one-time address of the set-up page, printed at start while there is no office.

use crate::context::Context;
use crate::domain::error::Result;
use crate::keys::{fresh_secret, sha256_hex};
use crate::store::settings;

use super::is_set_up;

/// The address; `None` once the office stands. Every start makes a new one, and the one before opens nothing any more.
pub fn run(ctx: &Context) -> Result<Option<String>> {
    if ctx.db.read(is_set_up)? {
        return Ok(None);
    }
    let (now, secret) = (ctx.now(), fresh_secret());
    let hash = sha256_hex(secret.as_bytes());
    ctx.db.write(move |conn| settings::set(conn, now, settings::SETUP_SECRET_HASH, &hash))?;
    Ok(Some(format!("{}/zh/set-up/{secret}", ctx.config.public_url())))
}
