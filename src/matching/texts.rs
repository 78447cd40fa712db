//! The texts of a profile or a need with what a mention in each is worth.

use super::concepts::Found;
use super::features::{Head, Mention, Part, Spot};
use super::sketch::step;
use crate::domain::value::{Bilingual, Lang};

/// What a mention is worth by where it stands.
#[derive(Clone, Copy)]
pub struct Place {
    /// How firmly it speaks for what it names.
    pub strength: f32,
    /// How firmly it speaks for the neighbours of that.
    pub reach: f32,
    /// How much it weighs in the whole.
    pub share: f32,
}

/// One text of a profile or a need.
pub struct Text<'a> {
    /// As it was written.
    pub text: &'a str,
    part: Part,
    item: Option<u16>,
    lang: Option<Lang>,
    /// What its mentions are worth.
    pub place: Place,
    /// True where a sentence may say what somebody does not do.
    pub may_deny: bool,
}

/// The texts of one side, in the order of their weight.
#[derive(Default)]
pub struct Texts<'a>(pub Vec<Text<'a>>);

impl<'a> Texts<'a> {
    /// Adds a text in whatever language it is.
    pub fn one(&mut self, text: &'a str, part: Part, place: Place, may_deny: bool) {
        self.0.push(Text { text, part, item: None, lang: None, place, may_deny });
    }

    /// Adds a text in both languages, as far as it is written.
    pub fn halves(&mut self, text: &'a Bilingual, part: Part, place: Place, may_deny: bool) {
        for (half, lang) in [(&text.zh, Lang::Zh), (&text.en, Lang::En)] {
            if let Some(text) = half {
                self.0.push(Text { text, part, item: None, lang: Some(lang), place, may_deny });
            }
        }
    }

    /// Adds keywords, each by its place in the list.
    pub fn keywords(&mut self, list: &'a [String], part: Part, place: Place) {
        for (i, text) in list.iter().enumerate() {
            self.0.push(Text { text, part, item: Some(i as u16), lang: None, place, may_deny: false });
        }
    }

    /// The first text: what says most in few words.
    pub fn head(&self) -> Head {
        let Some(first) = self.0.first() else {
            let at = Spot { part: Part::Headline, item: None, lang: None, from: 0, to: 0 };
            return Head { text: String::new(), at };
        };
        let at = Spot {
            part: first.part,
            item: first.item,
            lang: first.lang,
            from: 0,
            to: first.text.chars().count() as u32,
        };
        Head { text: first.text.to_owned(), at }
    }

    /// The texts of some parts, a line each.
    pub fn joined(&self, parts: &[Part]) -> String {
        let some = self.0.iter().filter(|text| parts.contains(&text.part));
        some.map(|text| text.text).collect::<Vec<_>>().join("\n")
    }
}

impl Text<'_> {
    /// What was found in it, as a mention.
    pub fn mention(&self, found: &Found, share: f32) -> Mention {
        let chars = |to: usize| self.text.get(..to).map_or(0, |t| t.chars().count()) as u32;
        let at =
            Spot { part: self.part, item: self.item, lang: self.lang, from: chars(found.from), to: chars(found.to) };
        let phrase = self.text.get(found.from..found.to).unwrap_or_default().to_owned();
        let Place { strength, reach, .. } = self.place;
        Mention { node: found.node, strength: step(strength), reach: step(reach), share: step(share), phrase, at }
    }
}
