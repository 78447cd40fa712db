//! Against robots, without a riddle for people: a field that nobody sees, and the age of a form under our signature.

use super::page::Frame;
use crate::context::Context;
use crate::domain::error::{Error, Result};

const PURPOSE: &str = "form";
/// A person needs longer than this to fill in a form.
const LEAST_SECONDS: i64 = 3;
/// A page left open for longer is handed out anew with what was typed.
const MOST_SECONDS: i64 = 2 * 24 * 3600;

/// The hidden value of a form that visitors send: when it was handed out. A form that comes back keeps its first one.
pub fn stamp(ctx: &Context, frame: &Frame, before: &str) -> String {
    if age(ctx, before).is_some_and(|age| age < MOST_SECONDS) {
        return before.to_owned();
    }
    let at = frame.now.and_utc().timestamp().to_string();
    let signature = ctx.keys.sign_link(&[PURPOSE, &at]);
    format!("{at}.{signature}")
}

/// Seconds since a form was handed out; `None` when we did not sign it.
fn age(ctx: &Context, stamp: &str) -> Option<i64> {
    let (at, signature) = stamp.split_once('.')?;
    let given = at.parse::<i64>().ok().filter(|_| ctx.keys.link_holds(&[PURPOSE, at], signature))?;
    Some(ctx.now().and_utc().timestamp() - given)
}

/// Refuses what a robot would send. Errors name no field: the form comes back filled in and one more press sends it.
pub fn check(ctx: &Context, stamp: &str, trap: &str) -> Result<()> {
    match age(ctx, stamp) {
        _ if !trap.is_empty() => Err(Error::field("", "trap")),
        None | Some(MOST_SECONDS..) => Err(Error::field("", "old_form")),
        Some(..LEAST_SECONDS) => Err(Error::field("", "too_fast")),
        Some(_) => Ok(()),
    }
}
