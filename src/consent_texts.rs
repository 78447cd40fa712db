//! The texts to which people agree: data in `config/consents`, every version in both languages, compiled in. A consent is
//! recorded with the version and the hash of the exact text shown.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::consent::{Consent, InForce, Purpose, ShownText};
use crate::domain::error::{Error, Result};
use crate::domain::value::Lang;
use crate::keys::sha256_hex;

crate::text_enum! {
    /// Which text.
    Topic {
        /// Keep the profile and let staff review it (P1 and P2).
        TalentPool = "talent_pool",
        /// Data cross the border (P3).
        CrossBorder = "cross_border",
        /// Keep a contact person's data and let staff review the firm's needs (P1 and P2).
        Enterprise = "enterprise",
        /// Show the card to one firm (P4).
        ShowCard = "show_card",
        /// Give one firm the contact that is ticked, once it says yes too (P5).
        GiveContact = "give_contact",
        /// Give one talent the contact of the firm's member that is ticked (P5, the firm's side).
        MemberContact = "member_contact",
    }
}

impl Topic {
    /// What a talent agrees to for the pool.
    pub const OF_TALENT: [Self; 2] = [Self::TalentPool, Self::CrossBorder];
    /// What a firm's member agrees to for the pool.
    pub const OF_MEMBER: [Self; 1] = [Self::Enterprise];

    /// What agreeing to it is recorded for, one consent each.
    pub fn purposes(self) -> &'static [Purpose] {
        match self {
            Self::TalentPool | Self::Enterprise => &[Purpose::Keep, Purpose::Review],
            Self::CrossBorder => &[Purpose::CrossBorder],
            Self::ShowCard => &[Purpose::ShowCard],
            Self::GiveContact | Self::MemberContact => &[Purpose::GiveContact],
        }
    }
}

/// One version of a text in one language.
#[derive(Debug, Clone)]
pub struct ConsentText {
    /// Which text.
    pub topic: Topic,
    /// Its version; a new wording is a new version.
    pub version: i32,
    /// The language it is in.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// True until counsel has approved it.
    pub is_draft: bool,
    /// Its paragraphs without markup.
    pub paragraphs: Vec<Paragraph>,
    /// Title and body as they stand in the file, an empty line between them.
    pub exact: String,
    /// SHA-256 of `exact`.
    pub hash: String,
}

/// A paragraph with the words it begins with, if they are set off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The words set off at its beginning.
    pub lead: Option<String>,
    /// The rest.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    #[serde(rename = "purpose")]
    _purpose: String,
    version: i32,
    lang: Lang,
    title: String,
    standing: String,
}

/// Every version of every text. A new version is a new line here beside the old ones, which stay readable.
const FILES: [(Topic, &str); 12] = [
    (Topic::TalentPool, include_str!("../config/consents/talent-pool.v1.zh.md")),
    (Topic::TalentPool, include_str!("../config/consents/talent-pool.v1.en.md")),
    (Topic::CrossBorder, include_str!("../config/consents/cross-border.v1.zh.md")),
    (Topic::CrossBorder, include_str!("../config/consents/cross-border.v1.en.md")),
    (Topic::Enterprise, include_str!("../config/consents/enterprise.v1.zh.md")),
    (Topic::Enterprise, include_str!("../config/consents/enterprise.v1.en.md")),
    (Topic::ShowCard, include_str!("../config/consents/show-card.v1.zh.md")),
    (Topic::ShowCard, include_str!("../config/consents/show-card.v1.en.md")),
    (Topic::GiveContact, include_str!("../config/consents/give-contact.v1.zh.md")),
    (Topic::GiveContact, include_str!("../config/consents/give-contact.v1.en.md")),
    (Topic::MemberContact, include_str!("../config/consents/member-contact.v1.zh.md")),
    (Topic::MemberContact, include_str!("../config/consents/member-contact.v1.en.md")),
];

static TEXTS: LazyLock<Vec<ConsentText>> =
    LazyLock::new(|| FILES.iter().filter_map(|(topic, file)| read(*topic, file)).collect());

fn read(topic: Topic, file: &str) -> Option<ConsentText> {
    let (front, body) = file.strip_prefix("+++\n")?.split_once("\n+++\n")?;
    let front: Front = toml::from_str(front).ok()?;
    let body = body.trim();
    let paragraphs = body.split("\n\n").filter(|p| !p.starts_with('>')).map(paragraph).collect();
    let exact = format!("{}\n\n{body}", front.title);
    let hash = sha256_hex(exact.as_bytes());
    let Front { version, lang, title, standing, .. } = front;
    Some(ConsentText { topic, version, lang, title, is_draft: standing == "draft", paragraphs, exact, hash })
}

fn paragraph(text: &str) -> Paragraph {
    match text.strip_prefix("**").and_then(|rest| rest.split_once("**")) {
        Some((lead, rest)) => Paragraph { lead: Some(lead.to_owned()), text: rest.trim().to_owned() },
        None => Paragraph { lead: None, text: text.to_owned() },
    }
}

/// Every version of a text in a language, newest first.
pub fn list(topic: Topic, lang: Lang) -> Vec<&'static ConsentText> {
    let mut found: Vec<_> = TEXTS.iter().filter(|t| t.topic == topic && t.lang == lang).collect();
    found.sort_by_key(|t| std::cmp::Reverse(t.version));
    found
}

/// The text in force.
pub fn current(topic: Topic, lang: Lang) -> Result<&'static ConsentText> {
    list(topic, lang).first().copied().ok_or_else(|| Error::internal(format!("no consent text {topic} in {lang}")))
}

/// The versions of the pool's texts in force; a text has the same versions in every language.
pub fn in_force() -> Result<InForce> {
    let version = |topic| current(topic, Lang::Zh).map(|text| text.version);
    Ok(InForce { pool: version(Topic::TalentPool)?, border: version(Topic::CrossBorder)? })
}

/// The text that a consent was given to.
pub fn topic_of(consent: &Consent) -> Topic {
    match (consent.purpose, consent.talent.is_some()) {
        (Purpose::Keep | Purpose::Review, true) => Topic::TalentPool,
        (Purpose::Keep | Purpose::Review, false) => Topic::Enterprise,
        (Purpose::CrossBorder, _) => Topic::CrossBorder,
        (Purpose::ShowCard, _) => Topic::ShowCard,
        (Purpose::GiveContact, true) => Topic::GiveContact,
        (Purpose::GiveContact, false) => Topic::MemberContact,
    }
}

/// Those of some texts whose version in force is not agreed to for every purpose.
pub fn missing(topics: &[Topic], consents: &[Consent]) -> Vec<Topic> {
    let stands = |topic: Topic, purpose: Purpose, version: i32| {
        let is_it = |c: &Consent| topic_of(c) == topic && c.purpose == purpose && c.text_version >= version;
        consents.iter().any(|c| c.is_standing() && is_it(c))
    };
    let is_missing = |topic: &Topic| {
        let version = current(*topic, Lang::Zh).map(|text| text.version).unwrap_or_default();
        !topic.purposes().iter().all(|purpose| stands(*topic, *purpose, version))
    };
    topics.iter().copied().filter(is_missing).collect()
}

/// What the consent records when the box of `ticked` version was ticked: `consent_required` when it was not, `stale_text`
/// when the text has changed since the page was shown. Errors name `field`.
pub fn agreed(topic: Topic, lang: Lang, ticked: Option<i32>, field: &str) -> Result<ShownText> {
    let text = current(topic, lang)?;
    match ticked {
        None => Err(Error::field(field, "consent_required")),
        Some(version) if version != text.version => Err(Error::field(field, "stale_text")),
        Some(version) => Ok(ShownText { version, hash: text.hash.clone(), lang }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_both_languages_with_the_same_versions() {
        assert_eq!(TEXTS.len(), FILES.len());
        for topic in Topic::ALL {
            let versions = |lang| list(*topic, lang).iter().map(|t| t.version).collect::<Vec<_>>();
            assert_eq!(versions(Lang::Zh), versions(Lang::En), "{topic}");
            assert!(current(*topic, Lang::Zh).unwrap().paragraphs.len() > 4);
            assert_eq!(current(*topic, Lang::En).unwrap().hash.len(), 64);
        }
    }

    #[test]
    fn an_unticked_box_and_an_old_text_are_refused() {
        let code = |ticked| agreed(Topic::TalentPool, Lang::En, ticked, "consent_pool").map(|t| t.version);
        assert!(matches!(code(None), Err(Error::Invalid(e)) if e[0].code == "consent_required"));
        assert!(matches!(code(Some(99)), Err(Error::Invalid(e)) if e[0].code == "stale_text"));
        assert_eq!(code(Some(1)).unwrap(), 1);
    }
}
