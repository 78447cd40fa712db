//! Who saw what of a person, when: what the audit records of every look at a name, a card or a contact.

use super::consent::ContactField;
use super::value::{Bilingual, Moment};
use crate::text_enum;

text_enum! {
    /// What was seen.
    SeenWhat {
        /// An officer looked at the profile with its name; noted once a day.
        Profile = "profile",
        /// A firm was shown the card, which names nobody.
        Card = "card",
        /// The other side of an introduction was given the contact, with a copy to the office.
        ContactGiven = "contact_given",
        /// An officer looked up the contact, for a reason.
        ContactRevealed = "contact_revealed",
        /// The person took a copy of all their data.
        Copy = "copy",
    }
}

text_enum! {
    /// Who saw it, by role: nobody's address or name.
    SeenBy {
        /// A member of the office.
        Office = "office",
        /// An enterprise.
        Enterprise = "enterprise",
        /// A talent.
        Talent = "talent",
        /// The person themselves.
        Owner = "self",
    }
}

text_enum! {
    /// Why an officer looks up how to reach somebody.
    RevealReason {
        /// They asked to be called or written to.
        CallBack = "call_back",
        /// A question is asked by hand.
        AskByHand = "ask_by_hand",
        /// A meeting or visit is arranged.
        Arrange = "arrange",
        /// Mail does not reach them.
        MailFails = "mail_fails",
        /// Whether two records are the same person or firm.
        Duplicate = "duplicate",
        /// A complaint, or their safety.
        Complaint = "complaint",
        /// The law asks for it.
        Law = "law",
    }
}

/// The actions under which the audit records that somebody was seen.
pub mod action {
    /// An officer saw the profile with its name.
    pub const VIEW: &str = "talent.view";
    /// The card was put before a firm.
    pub const SHOW_CARD: &str = "card.show";
    /// The contact was given to the other side.
    pub const GIVE: &str = "contact.give";
    /// An officer looked up the contact.
    pub const REVEAL: &str = "contact.reveal";
    /// The person took a copy of their data.
    pub const EXPORT: &str = "data.export";
    /// All of them.
    pub const ALL: [&str; 5] = [VIEW, SHOW_CARD, GIVE, REVEAL, EXPORT];
}

/// What the audit keeps of a contact given: the introduction's code, then the fields.
pub fn given_reason(introduction: &str, fields: &[ContactField]) -> String {
    let fields = fields.iter().map(|field| field.as_str());
    std::iter::once(introduction).chain(fields).collect::<Vec<_>>().join(" ")
}

/// The introduction's code and the fields of such a reason.
pub fn read_given(reason: &str) -> (Option<&str>, Vec<ContactField>) {
    let mut words = reason.split(' ');
    let introduction = words.next().filter(|word| !word.is_empty());
    (introduction, words.filter_map(|word| word.parse().ok()).collect())
}

/// One look at a person's data.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// When.
    pub at: Moment,
    /// What.
    pub what: SeenWhat,
    /// By whom.
    pub by: SeenBy,
    /// The firm or person, by code.
    pub code: Option<String>,
    /// The firm's name, where the person may know it.
    pub firm: Option<Bilingual>,
    /// The introduction it belongs to.
    pub introduction: Option<String>,
    /// The contact data that were given.
    pub fields: Vec<ContactField>,
    /// Why an officer looked up the contact.
    pub reason: Option<RevealReason>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_is_read_as_it_was_written() {
        let fields = vec![ContactField::Name, ContactField::Email];
        let reason = given_reason("R-7K3F", &fields);
        assert_eq!(reason, "R-7K3F name email");
        assert_eq!(read_given(&reason), (Some("R-7K3F"), fields));
        assert_eq!(read_given(""), (None, Vec::new()));
    }
}
