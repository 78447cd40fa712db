//! Offers a fresh secret for a second factor; nothing is kept until a code confirms that it was taken up.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::context::Context;
use crate::domain::actor::Person;
use crate::domain::error::Result;
use crate::keys::Place;
use crate::second_factor;
use crate::store::sealed::{self, Disclosure};

/// The secret in the forms in which people take it up.
#[derive(Debug, Clone)]
pub struct View {
    /// For typing, base32.
    pub secret: String,
    /// For an authenticator on this device.
    pub uri: String,
    /// For a camera: an SVG element.
    pub picture: String,
    /// The secret sealed for this account; comes back with the code.
    pub sealed: String,
    /// True when the account has a second factor, whose code is asked for too.
    pub replaces: bool,
}

/// A fresh secret, or the one offered before when a page is shown again after a mistake.
pub fn run(ctx: &Context, person: &Person, offered: Option<&str>) -> Result<View> {
    let id = &person.account.id;
    let address = ctx.db.read(|conn| sealed::address(conn, &ctx.keys, id, Disclosure::Owner(id)))?;
    let place = Place { table: "accounts", column: "totp_offered", row: id.as_str() };
    let before = offered.and_then(|sealed| URL_SAFE_NO_PAD.decode(sealed).ok());
    let before = before.and_then(|sealed| ctx.keys.open_sealed(place, &sealed).ok());
    let secret = before.unwrap_or_else(second_factor::fresh);
    let uri = second_factor::uri(&secret, &address)?;
    Ok(View {
        secret: second_factor::text(&secret),
        picture: second_factor::picture(&uri)?,
        sealed: URL_SAFE_NO_PAD.encode(ctx.keys.seal(place, &secret)?),
        replaces: person.account.has_second_factor,
        uri,
    })
}
