//! Opens the set-up page: checks its secret and offers a second factor for the first administrator.

use subtle::ConstantTimeEq;

use super::{is_mail_configured, is_set_up};
use crate::context::Context;
use crate::domain::error::{Error, Result};
use crate::keys::sha256_hex;
use crate::second_factor;
use crate::store::settings;

/// What the page shows beside its fields.
#[derive(Debug, Clone)]
pub struct View {
    /// The secret of the second factor, for typing; it comes back with the form.
    pub totp_secret: String,
    /// The same for a camera: an SVG element.
    pub picture: String,
    /// The same for an authenticator on this device.
    pub uri: String,
    /// The address of the platform, from the configuration.
    pub public_url: String,
    /// True when the configuration says how mail leaves: the page does not ask then.
    pub is_mail_configured: bool,
}

/// The page's view for `secret`; `Gone` once the office stands, `Missing` for another secret. A page shown again after a
/// mistake keeps the `totp_secret` that was scanned.
pub fn run(ctx: &Context, secret: &str, totp_secret: Option<&str>) -> Result<View> {
    let kept = ctx.db.read(|conn| {
        if is_set_up(conn)? {
            return Err(Error::Gone("setup_done"));
        }
        settings::find(conn, settings::SETUP_SECRET_HASH)
    })?;
    let is_right = kept.is_some_and(|kept| kept.as_bytes().ct_eq(sha256_hex(secret.as_bytes()).as_bytes()).into());
    if !is_right {
        return Err(Error::Missing("setup"));
    }
    let totp = totp_secret.and_then(second_factor::parse).unwrap_or_else(second_factor::fresh);
    let host = url::Url::parse(&ctx.config.public_url()).ok().and_then(|url| url.host_str().map(ToOwned::to_owned));
    let uri = second_factor::uri(&totp, &host.unwrap_or_else(|| "admin".to_owned()))?;
    Ok(View {
        totp_secret: second_factor::text(&totp),
        picture: second_factor::picture(&uri)?,
        uri,
        public_url: ctx.config.public_url(),
        is_mail_configured: is_mail_configured(&ctx.config),
    })
}
