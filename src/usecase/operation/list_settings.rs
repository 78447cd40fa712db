//! Every setting in force with where it was set; secrets are masked.

use crate::context::Context;
use crate::domain::actor::Admin;
use crate::domain::error::{Error, Result};

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// `section.key`
    pub name: String,
    /// Its value as a settings file would have it; secrets masked.
    pub value: String,
    /// Where it was set; `None` for the default.
    pub origin: Option<String>,
}

/// The settings of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// In the order of the defaults.
    pub settings: Vec<Setting>,
}

/// Lists them as `config/default.toml` does.
pub fn run(ctx: &Context, _admin: &Admin) -> Result<Vec<Section>> {
    let config = ctx.config.as_ref();
    let text = toml::to_string(config).map_err(Error::internal)?;
    let values: toml::Table = toml::from_str(&text).map_err(Error::internal)?;
    let mut sections = Vec::new();
    for name in sections_in_order(crate::config::DEFAULTS) {
        let Some(toml::Value::Table(known)) = values.get(name) else { continue };
        let keys = keys_in_order(crate::config::DEFAULTS, name);
        let setting = |key: &str| {
            let whole = format!("{name}.{key}");
            known.get(key).map(|value| Setting {
                value: shown(value),
                origin: config.origins.get(&whole).cloned(),
                name: whole,
            })
        };
        sections.push(Section { name: name.to_owned(), settings: keys.into_iter().filter_map(setting).collect() });
    }
    Ok(sections)
}

/// A text without its quotes; anything else as it stands in a file.
fn shown(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn sections_in_order(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'))
}

/// The keys of a section in the order in which the file has them.
fn keys_in_order<'a>(text: &'a str, section: &str) -> Vec<&'a str> {
    let head = format!("[{section}]");
    let lines = text.lines().skip_while(|line| *line != head).skip(1).take_while(|line| !line.starts_with('['));
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=').map(|(key, _)| key.trim())).collect()
}
