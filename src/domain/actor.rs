//! Who acts and what they may do. A use case names in its signature the authority it needs; only sign-in makes one.

use super::account::{Account, Role, SessionId};
pub use super::doer::Doer;
use super::enterprise::EnterpriseId;
use super::error::{Error, Result};
use super::talent::TalentId;
use super::value::Lang;

/// Where a request came from, coarsely: never a full address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Network class of the address (`/24` or `/48`), or `cli`, `job`.
    pub address_class: String,
    /// Browser and system in two words.
    pub device: String,
}

/// Anybody, signed in or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Visitor {
    /// The language of the page asked for.
    pub lang: Lang,
    /// Where the request came from.
    pub origin: Origin,
}

/// A signed-in person with the session that proves it.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The account, as read with this request.
    pub account: Account,
    /// The session.
    pub session: SessionId,
    /// The profile, if the person has one.
    pub talent: Option<TalentId>,
    /// The enterprise the person speaks for, if any.
    pub enterprise: Option<EnterpriseId>,
    /// Where the request came from.
    pub origin: Origin,
}

impl Person {
    /// True for a role given or following from what the account owns.
    pub fn has(&self, role: Role) -> bool {
        match role {
            Role::Talent => self.talent.is_some(),
            Role::Member => self.enterprise.is_some(),
            role => self.account.roles.contains(&role),
        }
    }

    /// True for anybody who signs in as staff.
    pub fn is_staff(&self) -> bool {
        self.account.is_staff()
    }

    /// Staff do nothing but enrol their second factor until they have one.
    pub fn check_second_factor(&self) -> Result<()> {
        if self.is_staff() && !self.account.has_second_factor { Err(Error::Denied("mfa_required")) } else { Ok(()) }
    }
}

/// The account's own authority over its profile.
#[derive(Debug, Clone)]
pub struct Owner {
    /// The person.
    pub person: Person,
    /// The profile.
    pub talent: TalentId,
}

/// Authority to speak for an enterprise.
#[derive(Debug, Clone)]
pub struct Member {
    /// The person.
    pub person: Person,
    /// The enterprise.
    pub enterprise: EnterpriseId,
}

/// Authority to review and introduce.
#[derive(Debug, Clone)]
pub struct Officer {
    /// The person.
    pub person: Person,
}

/// Authority over settings and accounts.
#[derive(Debug, Clone)]
pub struct Admin {
    /// The person.
    pub person: Person,
}

impl TryFrom<Person> for Owner {
    type Error = Error;
    fn try_from(person: Person) -> Result<Self> {
        let talent = person.talent.clone().ok_or(Error::Denied("not_a_talent"))?;
        Ok(Self { person, talent })
    }
}

impl TryFrom<Person> for Member {
    type Error = Error;
    fn try_from(person: Person) -> Result<Self> {
        let enterprise = person.enterprise.clone().ok_or(Error::Denied("not_a_member"))?;
        Ok(Self { person, enterprise })
    }
}

impl TryFrom<Person> for Officer {
    type Error = Error;
    fn try_from(person: Person) -> Result<Self> {
        if !person.has(Role::Officer) && !person.has(Role::Lead) {
            return Err(Error::Denied("not_an_officer"));
        }
        person.check_second_factor()?;
        Ok(Self { person })
    }
}

impl TryFrom<Person> for Admin {
    type Error = Error;
    fn try_from(person: Person) -> Result<Self> {
        if !person.has(Role::Admin) {
            return Err(Error::Denied("not_an_administrator"));
        }
        person.check_second_factor()?;
        Ok(Self { person })
    }
}

/// Authority over the work of the office, such as who is told of what: a lead or an administrator.
#[derive(Debug, Clone)]
pub struct Lead {
    /// The person.
    pub person: Person,
}

impl TryFrom<Person> for Lead {
    type Error = Error;
    fn try_from(person: Person) -> Result<Self> {
        if !person.has(Role::Lead) && !person.has(Role::Admin) {
            return Err(Error::Denied("not_a_lead"));
        }
        person.check_second_factor()?;
        Ok(Self { person })
    }
}

/// Authority to see how the office is told: an officer or an administrator.
#[derive(Debug, Clone)]
pub struct Staff {
    /// The person.
    pub person: Person,
}

impl TryFrom<Person> for Staff {
    type Error = Error;
    fn try_from(person: Person) -> Result<Self> {
        if ![Role::Officer, Role::Lead, Role::Admin].into_iter().any(|role| person.has(role)) {
            return Err(Error::Denied("not_an_officer"));
        }
        person.check_second_factor()?;
        Ok(Self { person })
    }
}

/// Authority to read the record of deeds: an auditor or an administrator.
#[derive(Debug, Clone)]
pub struct Auditor {
    /// The person.
    pub person: Person,
}

impl TryFrom<Person> for Auditor {
    type Error = Error;
    fn try_from(person: Person) -> Result<Self> {
        if !person.has(Role::Auditor) && !person.has(Role::Admin) {
            return Err(Error::Denied("not_an_auditor"));
        }
        person.check_second_factor()?;
        Ok(Self { person })
    }
}

/// Authority to look at the taxonomy and its versions: an editor or an administrator.
#[derive(Debug, Clone)]
pub struct TaxonomyReader {
    /// The person.
    pub person: Person,
}

impl TryFrom<Person> for TaxonomyReader {
    type Error = Error;
    fn try_from(person: Person) -> Result<Self> {
        if !person.has(Role::Editor) && !person.has(Role::Admin) {
            return Err(Error::Denied("not_an_editor"));
        }
        person.check_second_factor()?;
        Ok(Self { person })
    }
}

/// Authority to change and publish the taxonomy: an editor or an administrator.
#[derive(Debug, Clone)]
pub struct TaxonomyEditor {
    /// The person.
    pub person: Person,
}

impl TryFrom<Person> for TaxonomyEditor {
    type Error = Error;
    fn try_from(person: Person) -> Result<Self> {
        TaxonomyReader::try_from(person).map(|reader| Self { person: reader.person })
    }
}
