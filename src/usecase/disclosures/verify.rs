//! Tells anybody whether a disclosure record is genuine and unchanged. Nothing of it is kept.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::Value;

use crate::context::Context;
use crate::domain::canonical;
use crate::domain::disclosure_record::{ALGORITHM, FORMAT, Signature};
use crate::domain::error::{Error, Result};
use crate::keys::record_holds;

/// Largest record that is read, in bytes.
pub const LARGEST: usize = 1024 * 1024;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// It is as this platform issued it.
    Genuine {
        /// The person's code.
        code: String,
        /// The person's name.
        name: String,
        /// When it was issued, as it says.
        issued_at: String,
        /// Questions and consents in it.
        counts: (usize, usize),
    },
    /// Signed here, but changed since.
    Changed,
    /// Signed by somebody else.
    OtherKey,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    record: Value,
    signature: Signature,
}

/// Verifies the text of a record; errors are those of field `record`: `required`, `too_long`, `bad_json`, `not_a_record`.
pub fn run(ctx: &Context, text: &str) -> Result<View> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let wrong = |code| Error::field("record", code);
    if text.is_empty() {
        return Err(wrong("required"));
    }
    if text.len() > LARGEST {
        return Err(wrong("too_long"));
    }
    let value: Value = serde_json::from_str(text).map_err(|_| wrong("bad_json"))?;
    let Signed { record, signature } = serde_json::from_value(value).map_err(|_| wrong("not_a_record"))?;
    if record["format"] != FORMAT || signature.algorithm != ALGORITHM {
        return Err(wrong("not_a_record"));
    }
    let own = ctx.keys.record_public_key()?;
    if STANDARD.decode(&signature.public_key).ok().as_ref() != Some(&own) {
        return Ok(View::OtherKey);
    }
    let bytes = canonical::text(&record);
    let holds = |text: &String| {
        STANDARD.decode(&signature.value).is_ok_and(|value| record_holds(&own, text.as_bytes(), &value))
    };
    if !bytes.as_ref().is_some_and(holds) {
        return Ok(View::Changed);
    }
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let count = |name: &str| record[name].as_array().map_or(0, Vec::len);
    Ok(View::Genuine {
        code: words(&record["person"]["code"]),
        name: words(&record["person"]["name"]),
        issued_at: words(&record["issued_at"]),
        counts: (count("questions"), count("consents")),
    })
}
