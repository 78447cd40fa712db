//! JSON in the one form in which it is signed (RFC 8785): no spaces, names in order, UTF-8. Numbers are whole, so that no
//! reader writes them otherwise.

use serde_json::Value;

/// The text of a value; `None` where a number is not whole.
pub fn text(value: &Value) -> Option<String> {
    let mut out = String::new();
    write(value, &mut out)?;
    Some(out)
}

fn write(value: &Value, out: &mut String) -> Option<()> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => {
            let whole = number.as_i64().filter(|n| n.unsigned_abs() < 1 << 53)?;
            out.push_str(&whole.to_string());
        }
        Value::String(text) => out.push_str(&quoted(text)),
        Value::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort_by_key(|name| name.encode_utf16().collect::<Vec<u16>>());
            out.push('{');
            for (n, name) in names.into_iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                out.push_str(&quoted(name));
                out.push(':');
                write(&fields[name], out)?;
            }
            out.push('}');
        }
    }
    Some(())
}

/// As RFC 8785 wants it: the short escapes where there are such, `\u00xx` for other control characters, all else as it is.
fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn one_value_has_one_text() {
        let value = json!({"b": [1, true, null, "王\n\u{1}\"/é"], "a": {"z": -3, "\u{20ac}": "", "1": {}}});
        let wanted = "{\"a\":{\"1\":{},\"z\":-3,\"€\":\"\"},\"b\":[1,true,null,\"王\\n\\u0001\\\"/é\"]}";
        assert_eq!(text(&value).unwrap(), wanted);
        let again: Value = serde_json::from_str(&serde_json::to_string_pretty(&value).unwrap()).unwrap();
        assert_eq!(text(&again).unwrap(), wanted);
        assert_eq!(text(&json!({"a": 1.5})), None);
        assert_eq!(text(&json!(u64::MAX)), None);
    }
}
