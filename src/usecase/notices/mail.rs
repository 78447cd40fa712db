//! Shows one mail of the demo, with the way to its neighbours.

use super::{Eml, names};
use crate::context::Context;
use crate::documents::eml;
use crate::domain::error::{Error, Result};

/// A mail and its neighbours.
#[derive(Debug, Clone)]
pub struct View {
    /// What it says.
    pub mail: Eml,
    /// The mail after it.
    pub newer: Option<String>,
    /// The mail before it.
    pub earlier: Option<String>,
}

/// The mail with this name. Only a name that the folder lists is opened, so no name leads out of it.
pub fn run(ctx: &Context, name: &str) -> Result<View> {
    let names = names(ctx)?;
    let at = names.iter().position(|known| known == name).ok_or(Error::Missing("page"))?;
    let bytes = std::fs::read(ctx.config.mail_folder().join(&names[at])).map_err(Error::internal)?;
    let mail = eml::read(&bytes).ok_or(Error::Missing("page"))?;
    let neighbour = |at: Option<usize>| at.and_then(|at| names.get(at)).cloned();
    Ok(View { mail, newer: neighbour(at.checked_sub(1)), earlier: neighbour(Some(at + 1)) })
}
