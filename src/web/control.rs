//! Controls of forms: their words, what is wrong with them, and the errors of a whole form in one list.
//!
//! The words of field `id` on a page of `area` are the keys `<area>-<id>` and, where there is one, `<area>-<id>-hint`.

use super::page::{Frame, Problems};
use crate::domain::error::FieldError;
use crate::locale;

/// A control without its value.
pub struct Control {
    /// Id on the page.
    pub id: String,
    /// Name in the form, key of its errors.
    pub name: String,
    /// What it asks.
    pub label: String,
    /// What helps to answer.
    pub hint: Option<String>,
    /// What is wrong with the answer.
    pub error: Option<String>,
}

impl Control {
    /// The ids of hint and error, for `aria-describedby`.
    pub fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        [hint, error].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

impl Frame {
    /// A control of a form.
    pub fn control(&self, area: &str, id: &str, problems: &Problems) -> Control {
        let key = format!("{area}-{}", id.replace('_', "-"));
        let hint = format!("{key}-hint");
        Control {
            label: self.t(&key),
            hint: locale::has(self.lang, &hint).then(|| self.t(&hint)),
            error: problems.of(id).map(|e| self.error_at(e)),
            id: id.to_owned(),
            name: id.to_owned(),
        }
    }

    /// A control whose words the page chooses: names may stand on it more than once, under other ids.
    pub fn asked(
        &self,
        problems: &Problems,
        id: &str,
        name: &str,
        label: impl Into<String>,
        hint: impl Into<String>,
    ) -> Control {
        Control {
            id: id.to_owned(),
            name: name.to_owned(),
            label: label.into(),
            hint: Some(hint.into()).filter(|hint| !hint.is_empty()),
            error: problems.of(name).map(|e| self.error_at(e)),
        }
    }

    /// The sentence of an error, in the words made for its field where there are such.
    fn error_at(&self, error: &FieldError) -> String {
        let key = format!("error-{}-{}", error.code, error.field).replace('_', "-");
        if locale::has(self.lang, &key) { self.t(&key) } else { self.error(error) }
    }

    /// The errors of a form, one a field: the field and its words.
    pub fn summary(&self, area: &str, problems: &Problems) -> Vec<(String, String)> {
        let mut seen: Vec<&str> = Vec::new();
        let mut lines = Vec::new();
        for error in problems.all() {
            if seen.contains(&error.field.as_str()) {
                continue;
            }
            seen.push(&error.field);
            let key = format!("{area}-{}", error.field.replace('_', "-"));
            let label = locale::has(self.lang, &key).then(|| self.t(&key));
            let words = match label {
                Some(label) => {
                    let label = label.trim_end_matches(['.', '。', ':', '：']);
                    self.tv("form-error-line", &[("field", label.into()), ("why", self.error_at(error).into())])
                }
                None => self.error(error),
            };
            lines.push((error.field.clone(), words));
        }
        lines
    }

    /// Several words as one list: `、` or a comma.
    pub fn joined(&self, words: &[String]) -> String {
        words.join(&self.t("form-list-joint"))
    }
}
