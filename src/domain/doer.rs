//! Who stands in the audit as having done something.

use super::account::AccountId;
use super::actor::{Person, Visitor};

/// Who stands in the audit as having done something.
#[derive(Debug, Clone, PartialEq)]
pub struct Doer {
    /// The account; `None` for the platform itself.
    pub account: Option<AccountId>,
    /// On whose behalf, if not their own.
    pub acting_for: Option<String>,
    /// Where from.
    pub address_class: Option<String>,
}

impl Doer {
    /// The platform itself (jobs).
    pub fn system() -> Self {
        Self { account: None, acting_for: None, address_class: Some("job".into()) }
    }

    /// The operator at the command line, on behalf of a staff account if given.
    pub fn operator(account: Option<AccountId>) -> Self {
        Self { account, acting_for: None, address_class: Some("cli".into()) }
    }
}

impl From<&Person> for Doer {
    fn from(person: &Person) -> Self {
        Self {
            account: Some(person.account.id.clone()),
            acting_for: None,
            address_class: Some(person.origin.address_class.clone()),
        }
    }
}

impl From<&Visitor> for Doer {
    fn from(visitor: &Visitor) -> Self {
        Self { account: None, acting_for: None, address_class: Some(visitor.origin.address_class.clone()) }
    }
}
