//! Where settings come from, layer over layer, and the place of each, so that a wrong one is named with it.

use std::collections::BTreeMap;
use std::path::Path;

use figment::Figment;
use figment::providers::{Env, Serialized};
use toml::de::{DeTable, DeValue};

use super::{BadConfig, Config, DEFAULTS};

/// The layers so far.
pub struct Sources {
    figment: Figment,
    /// Every setting that there is.
    known: toml::Table,
    /// `section.key` to where it was set last.
    places: BTreeMap<String, String>,
}

impl Sources {
    /// The defaults alone.
    pub fn defaults() -> Result<Self, BadConfig> {
        let mut known: toml::Table = toml::from_str(DEFAULTS).map_err(|e| BadConfig(e.to_string()))?;
        let figment = Figment::from(Serialized::defaults(&known));
        known.insert("data".into(), "".into());
        Ok(Self { figment, known, places: BTreeMap::new() })
    }

    /// A setting over the others.
    pub fn set(&mut self, name: &str, value: impl serde::Serialize, place: &str) {
        self.figment = std::mem::take(&mut self.figment).merge(Serialized::default(name, value));
        self.places.insert(name.to_owned(), place.to_owned());
    }

    /// What a file sets.
    pub fn file(&mut self, file: &Path) -> Result<(), BadConfig> {
        let text = std::fs::read_to_string(file).map_err(|e| BadConfig(format!("{}: {e}", file.display())))?;
        let place = |at: usize| {
            let before = &text[..at.min(text.len())];
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            let (line, column) = (before.matches('\n').count() + 1, before[start..].chars().count() + 1);
            format!("{}: line {line}, column {column}", file.display())
        };
        let broken =
            |e: toml::de::Error| BadConfig(format!("{}: {}", place(e.span().map_or(0, |s| s.start)), e.message()));
        let document = DeTable::parse(&text).map_err(broken)?;
        let places = walk(document.get_ref(), &self.known, "", &place)?;
        let values: toml::Table = toml::from_str(&text).map_err(broken)?;
        self.figment = std::mem::take(&mut self.figment).merge(Serialized::defaults(values));
        self.places.extend(places);
        Ok(())
    }

    /// What `LONGYUAN_A__B=value` sets, and `LONGYUAN_A__B_FILE=path` whose content is the value. A value is a text until
    /// the setting wants a number, so that a password of digits stays one; only a list is read as TOML.
    pub fn environment(&mut self) -> Result<(), BadConfig> {
        for (key, given) in Env::prefixed("LONGYUAN_").filter(|k| k.as_str().contains("__")).iter() {
            let lower = key.as_str().to_lowercase();
            let variable = format!("LONGYUAN_{}", lower.to_uppercase());
            let refused = |name: &str, why: &str| BadConfig(format!("{variable}: {name}: {why}"));
            let whole = lower.replace("__", ".");
            let (name, value) = match whole.strip_suffix("_file").filter(|_| self.default_of(&whole).is_none()) {
                None => (whole, given),
                Some(name) => {
                    let text = std::fs::read_to_string(&given);
                    let text = text.map_err(|e| refused(name, &format!("{given}: {e}")))?;
                    (name.to_owned(), text.trim_end().to_owned())
                }
            };
            match self.default_of(&name) {
                None => return Err(refused(&name, "there is no such setting")),
                Some(toml::Value::Array(_)) => {
                    let list = toml::from_str::<toml::Table>(&format!("list = {value}"));
                    let list = list.map_err(|e| refused(&name, e.message()))?;
                    self.set(&name, &list["list"], &variable);
                }
                Some(_) => self.set(&name, value, &variable),
            }
        }
        Ok(())
    }

    /// Where each setting was set last; those as the defaults have them are left out.
    pub fn places(&self) -> BTreeMap<String, String> {
        self.places.clone()
    }

    /// All layers as settings.
    pub fn extract(&self) -> Result<Config, BadConfig> {
        self.figment.extract_lossy().map_err(|e| self.refused(&e.path.join("."), &e.kind.to_string()))
    }

    /// The sentence of a setting that cannot be used: its place, its name, the reason.
    pub fn refused(&self, name: &str, reason: &str) -> BadConfig {
        let place = self.places.get(name).map(|place| format!("{place}: ")).unwrap_or_default();
        BadConfig(format!("{place}{name}: {reason}"))
    }

    fn default_of(&self, name: &str) -> Option<&toml::Value> {
        let (section, key) = name.split_once('.')?;
        self.known.get(section)?.get(key)
    }
}

/// The place of every setting of a file; refused are names that there are not.
fn walk(
    table: &DeTable<'_>,
    known: &toml::Table,
    above: &str,
    place: &impl Fn(usize) -> String,
) -> Result<Vec<(String, String)>, BadConfig> {
    let mut places = Vec::new();
    for (key, value) in table {
        let (name, at) = (format!("{above}{}", key.get_ref()), place(key.span().start));
        match (known.get(key.get_ref().as_ref()), value.get_ref()) {
            (None, _) => {
                let there: Vec<&str> = known.keys().map(String::as_str).collect();
                return Err(BadConfig(format!(
                    "{at}: {name}: there is no such setting; there are {}",
                    there.join(", ")
                )));
            }
            (Some(toml::Value::Table(known)), DeValue::Table(inner)) => {
                places.extend(walk(inner, known, &format!("{name}."), place)?);
            }
            (Some(toml::Value::Table(_)), _) => return Err(BadConfig(format!("{at}: {name}: not a section"))),
            (Some(_), _) => places.push((name, at)),
        }
    }
    Ok(places)
}
