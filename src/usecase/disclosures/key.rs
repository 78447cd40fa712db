//! The public key by which anybody verifies a record, with or without this platform.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::context::Context;
use crate::domain::error::Result;

/// In base64.
pub fn run(ctx: &Context) -> Result<String> {
    Ok(STANDARD.encode(ctx.keys.record_public_key()?))
}
