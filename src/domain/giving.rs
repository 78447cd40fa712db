//! How consents are given: the rows that one act of agreeing makes.

use super::account::AccountId;
use super::consent::{Channel, ContactField, NewConsent, Purpose, Receiver};
use super::enterprise::EnterpriseId;
use super::talent::TalentId;
use super::value::{Lang, Moment};

/// The text that was shown when a box was ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownText {
    /// Its version.
    pub version: i32,
    /// SHA-256 of the exact text.
    pub hash: String,
    /// Its language.
    pub lang: Lang,
}

/// How, when and by whom a consent is given.
#[derive(Debug, Clone)]
pub struct Giving {
    /// The account of the person; `None` for imported people.
    pub account: Option<AccountId>,
    /// How.
    pub channel: Channel,
    /// For paper: what it rests on.
    pub basis: Option<String>,
    /// Network class of the address it comes from.
    pub address_class: Option<String>,
    /// When.
    pub at: Moment,
}

/// The introduction for which a side says yes.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// Its id.
    pub introduction: &'a str,
    /// The person.
    pub talent: &'a TalentId,
    /// Where the person lives, ISO 3166-1.
    pub country: &'a str,
    /// The firm, which is in China.
    pub enterprise: &'a EnterpriseId,
}

/// A side's agreement to give its contact (P5): the text, and what was ticked below it.
#[derive(Debug, Clone, Copy)]
pub struct ContactYes<'a> {
    /// The text shown.
    pub text: &'a ShownText,
    /// What was ticked; not empty.
    pub fields: &'a [ContactField],
}

/// The country of the workstation's home and of every firm.
const HOME: &str = "CN";

/// The border between two countries, if there is one.
fn border(from: &str, to: &str) -> Option<(String, String)> {
    (from != to).then(|| (from.to_owned(), to.to_owned()))
}

impl Giving {
    fn new_consent(&self, purpose: Purpose, text: &ShownText) -> NewConsent {
        NewConsent {
            account: self.account.clone(),
            talent: None,
            enterprise: None,
            purpose,
            receiver: Receiver::Workstation,
            introduction: None,
            fields: Vec::new(),
            border: None,
            text_version: text.version,
            text_hash: text.hash.clone(),
            lang: text.lang,
            channel: self.channel,
            basis: self.basis.clone(),
            address_class: self.address_class.clone(),
            given_at: self.at,
        }
    }

    /// One consent of a talent to the workstation: `country` is where the person lives.
    pub fn of_talent(&self, talent: &TalentId, country: &str, purpose: Purpose, text: &ShownText) -> NewConsent {
        let crossed = (purpose == Purpose::CrossBorder).then(|| (country.to_owned(), HOME.to_owned()));
        NewConsent { talent: Some(talent.clone()), border: crossed, ..self.new_consent(purpose, text) }
    }

    /// The consents of one who joins the pool: `pool` lets the profile be kept and reviewed, `border` lets it cross from
    /// `country`.
    pub fn by_talent(&self, talent: &TalentId, country: &str, pool: &ShownText, border: &ShownText) -> Vec<NewConsent> {
        vec![
            self.of_talent(talent, country, Purpose::Keep, pool),
            self.of_talent(talent, country, Purpose::Review, pool),
            self.of_talent(talent, country, Purpose::CrossBorder, border),
        ]
    }

    /// One consent of the person who speaks for an enterprise, to the workstation.
    pub fn of_member(&self, enterprise: &EnterpriseId, purpose: Purpose, text: &ShownText) -> NewConsent {
        NewConsent { enterprise: Some(enterprise.clone()), ..self.new_consent(purpose, text) }
    }

    /// The consents of the person who speaks for an enterprise.
    pub fn by_member(&self, enterprise: &EnterpriseId, text: &ShownText) -> Vec<NewConsent> {
        [Purpose::Keep, Purpose::Review].map(|purpose| self.of_member(enterprise, purpose, text)).into()
    }

    /// The consents of a talent's yes: `card` shows the card to the firm (P4); `contact`, if ticked, gives it the contact
    /// once it says yes too (P5).
    pub fn by_answer(&self, pair: &Pair<'_>, card: &ShownText, contact: Option<ContactYes<'_>>) -> Vec<NewConsent> {
        let to_firm = |purpose, text| NewConsent {
            talent: Some(pair.talent.clone()),
            receiver: Receiver::Enterprise(pair.enterprise.clone()),
            introduction: Some(pair.introduction.to_owned()),
            border: border(pair.country, HOME),
            ..self.new_consent(purpose, text)
        };
        let given =
            contact.map(|yes| NewConsent { fields: yes.fields.to_vec(), ..to_firm(Purpose::GiveContact, yes.text) });
        std::iter::once(to_firm(Purpose::ShowCard, card)).chain(given).collect()
    }

    /// The consent of a talent who, after both have said yes, gives the firm their contact (P5).
    pub fn by_later_word(&self, pair: &Pair<'_>, contact: ContactYes<'_>) -> NewConsent {
        NewConsent {
            talent: Some(pair.talent.clone()),
            receiver: Receiver::Enterprise(pair.enterprise.clone()),
            introduction: Some(pair.introduction.to_owned()),
            border: border(pair.country, HOME),
            fields: contact.fields.to_vec(),
            ..self.new_consent(Purpose::GiveContact, contact.text)
        }
    }

    /// The consent of a firm's member, at the firm's yes, to give their own contact to the person (P5).
    pub fn by_firm_answer(&self, pair: &Pair<'_>, contact: ContactYes<'_>) -> NewConsent {
        NewConsent {
            enterprise: Some(pair.enterprise.clone()),
            receiver: Receiver::Talent(pair.talent.clone()),
            introduction: Some(pair.introduction.to_owned()),
            fields: contact.fields.to_vec(),
            border: border(HOME, pair.country),
            ..self.new_consent(Purpose::GiveContact, contact.text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> ShownText {
        ShownText { version: 1, hash: "aa".into(), lang: Lang::Zh }
    }

    fn giving() -> Giving {
        let at = Moment::parse_from_str("2026-11-24 02:10", "%Y-%m-%d %H:%M").unwrap();
        Giving { account: Some(AccountId::new()), channel: Channel::Web, basis: None, address_class: None, at }
    }

    #[test]
    fn a_yes_names_one_firm_one_introduction_and_only_what_was_ticked() {
        let (talent, enterprise) = (TalentId::new(), EnterpriseId::new());
        let pair = Pair { introduction: "i1", talent: &talent, country: "US", enterprise: &enterprise };
        let fields = [ContactField::Name, ContactField::Email];
        let yes = ContactYes { text: &text(), fields: &fields };
        let given = giving().by_answer(&pair, &text(), Some(yes));
        assert_eq!(given.iter().map(|c| c.purpose).collect::<Vec<_>>(), [Purpose::ShowCard, Purpose::GiveContact]);
        for consent in &given {
            assert_eq!(consent.receiver, Receiver::Enterprise(enterprise.clone()));
            assert_eq!(consent.introduction.as_deref(), Some("i1"));
            assert_eq!(consent.border, Some(("US".into(), "CN".into())));
        }
        assert!(given[0].fields.is_empty() && given[1].fields == fields);
        assert_eq!(giving().by_answer(&pair, &text(), None).len(), 1);
        let firm = giving().by_firm_answer(&pair, yes);
        assert_eq!((firm.receiver, firm.border), (Receiver::Talent(talent.clone()), Some(("CN".into(), "US".into()))));
        let at_home = Pair { country: "CN", ..pair };
        assert_eq!(giving().by_answer(&at_home, &text(), None)[0].border, None);
    }
}
