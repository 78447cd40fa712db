//! By what an entry is found among a million: short texts that two entries of one person or firm share. They are kept as keyed
//! hashes only. A name that very many have is found together with what stands around it, or its newest bearers alone.

use std::collections::BTreeSet;

use super::person::Reading;
use super::same_firm::FirmFacts;
use super::same_person::PersonFacts;
use crate::domain::talent::TalentContact;
use crate::text_enum;

text_enum! {
    /// What a mark is made of.
    MarkKind {
        /// A name.
        Name = "name",
        /// A telephone.
        Phone = "phone",
        /// WeChat.
        Wechat = "wechat",
        /// An e-mail address.
        Mail = "mail",
        /// A web domain, or that of an e-mail address.
        Domain = "domain",
        /// A credit code.
        Uscc = "uscc",
    }
}

/// A mark in clear; it leaves this room only to be hashed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// What it is made of.
    pub kind: MarkKind,
    /// The text.
    pub text: String,
}

/// Most marks of one entry.
const MOST: usize = 80;

impl Mark {
    fn new(kind: MarkKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

/// The marks of a person's name and of what stands around it.
pub fn of_person(person: &PersonFacts) -> Vec<Mark> {
    let mut marks = BTreeSet::new();
    for han in person.name.han.iter().filter(|_| person.name.readings.is_empty()) {
        marks.insert(format!("han {han}"));
    }
    for reading in &person.name.readings {
        if !reading.is_initial() {
            marks.insert(format!("name {} {}", reading.surname, reading.given));
        }
        marks.extend(around(person, reading));
    }
    marks.into_iter().take(MOST).map(|text| Mark::new(MarkKind::Name, text)).collect()
}

/// A reading with each thing around it. An initial is found by the employer only.
fn around(person: &PersonFacts, reading: &Reading) -> Vec<String> {
    let Reading { surname, given } = reading;
    let employers = || person.employer.written.iter().chain(&person.employer.spelled);
    let first = given.get(..1).unwrap_or_default();
    let mut found: Vec<String> = employers().map(|e| format!("initial {surname} {first} at {e}")).collect();
    if !reading.is_initial() && reading.is_common() {
        let of = |what: &str, value: &String| format!("name {surname} {given} {what} {value}");
        found.extend(employers().map(|e| of("at", e)));
        found.extend(person.ties.iter().map(|tie| of("from", tie)));
        found.extend(person.fields.iter().map(|field| of("does", field)));
        found.extend(person.city.iter().map(|city| of("in", city)));
    }
    found
}

/// The marks of how a person is reached.
pub fn of_contact(contact: &TalentContact) -> Vec<Mark> {
    let phone = contact.phone.as_deref().and_then(phone).map(|number| Mark::new(MarkKind::Phone, number));
    let wechat = contact.wechat.as_deref().map(|id| id.trim().to_lowercase()).filter(|id| !id.is_empty());
    phone.into_iter().chain(wechat.map(|id| Mark::new(MarkKind::Wechat, id))).collect()
}

/// The mark of an address: one mailbox has many spellings.
pub fn of_address(address: &str) -> Option<Mark> {
    let (name, host) = address.rsplit_once('@')?;
    let name = name.split('+').next().unwrap_or(name).to_lowercase();
    let host = host.to_lowercase();
    let is_dotless = matches!(host.as_str(), "gmail.com" | "googlemail.com");
    let mailbox = if is_dotless { format!("{}@gmail.com", name.replace('.', "")) } else { format!("{name}@{host}") };
    Some(Mark::new(MarkKind::Mail, mailbox))
}

/// The last digits of a number, which stay the same with and without the country's code.
fn phone(typed: &str) -> Option<String> {
    let digits: Vec<char> = typed.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().saturating_sub(10);
    (digits.len() >= 7).then(|| digits[from..].iter().collect())
}

/// The marks of a firm.
pub fn of_firm(firm: &FirmFacts) -> Vec<Mark> {
    let names = firm.name.written.iter().map(|name| format!("written {name}"));
    let names = names.chain(firm.name.spelled.iter().map(|name| format!("spelled {name}")));
    let names = names.chain(firm.name.brands.iter().map(|brand| format!("brand {brand}")));
    let names = names.take(MOST).map(|text| Mark::new(MarkKind::Name, text));
    let uscc = firm.uscc.iter().map(|code| Mark::new(MarkKind::Uscc, code));
    names.chain(uscc).chain(firm.domain.iter().map(|domain| Mark::new(MarkKind::Domain, domain))).collect()
}

/// The marks of who speaks for a firm: the telephone, and the domain of the address where it is the firm's own.
pub fn of_member(phone_typed: Option<&str>, address: &str) -> Vec<Mark> {
    let phone = phone_typed.and_then(phone).map(|number| Mark::new(MarkKind::Phone, number));
    let domain = super::web_domain::own_domain(address).map(|domain| Mark::new(MarkKind::Domain, domain));
    phone.into_iter().chain(domain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::talent::{TalentIdentity, TalentProfile};

    fn marks(name: &str, employer: &str) -> BTreeSet<Mark> {
        let identity = TalentIdentity {
            name: name.into(),
            employer: Some(employer.to_owned()).filter(|e| !e.is_empty()),
            ..TalentIdentity::default()
        };
        of_person(&PersonFacts::of(&TalentProfile::default(), &identity)).into_iter().collect()
    }

    fn meet(a: (&str, &str), b: (&str, &str)) -> bool {
        marks(a.0, a.1).intersection(&marks(b.0, b.1)).next().is_some()
    }

    #[test]
    fn every_spelling_of_a_name_shares_a_mark() {
        assert!(meet(("张晓明", ""), ("ZHANG Xiao-Ming", "")));
        assert!(meet(("阿依古丽·买买提", ""), ("阿依古丽买买提", "")));
        assert!(meet(("Zhang W.", "兰州陇肽生物科技有限公司"), ("张伟", "陇肽生物科技")));
        assert!(!meet(("Zhang W.", ""), ("张伟", "")), "an initial alone is no mark");
        assert!(!meet(("王芳", ""), ("李强", "")));
    }

    #[test]
    fn one_number_has_many_spellings() {
        let of = |phone: &str| of_contact(&TalentContact { phone: Some(phone.into()), wechat: None });
        assert_eq!(of("+86 139 0000 1234"), of("13900001234"));
        assert_eq!(of("+1 (650) 555-0100"), of("650.555.0100"));
        assert!(of("12345").is_empty());
        assert_eq!(of_address("Wei.Zhang+cv@googlemail.com"), of_address("weizhang@gmail.com"));
        assert_ne!(of_address("wei.zhang@example.org"), of_address("weizhang@example.org"));
    }
}
