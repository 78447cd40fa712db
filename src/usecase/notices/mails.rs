//! Lists the mails of the demo, newest first: nothing is sent anywhere, so they are read here.

use super::{Eml, names};
use crate::context::Context;
use crate::documents::eml;
use crate::domain::error::{Error, Result};
use crate::domain::paging::{Page, Paging};

/// A mail of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The name of its file.
    pub name: String,
    /// What it says.
    pub mail: Eml,
}

/// A page of them; `Missing` where there is no demo.
pub fn run(ctx: &Context, paging: &Paging) -> Result<Page<Listed>> {
    let limit = usize::try_from(paging.limit).unwrap_or(1);
    let is_older = |name: &String| paging.after.as_ref().is_none_or(|after| name < after);
    let names: Vec<String> = names(ctx)?.into_iter().filter(is_older).take(limit + 1).collect();
    let page = Page::cut(names, paging, String::clone);
    let folder = ctx.config.mail_folder();
    let mut items = Vec::with_capacity(page.items.len());
    for name in page.items {
        let bytes = std::fs::read(folder.join(&name)).map_err(Error::internal)?;
        items.extend(eml::read(&bytes).map(|mail| Listed { name, mail }));
    }
    Ok(Page { items, next: page.next })
}
