//! Which cards a firm may see while it looks around. A person who hides from it is absent from lists, counts and addresses
//! alike.

use crate::domain::barred::is_barred;
use crate::domain::browse::BrowseFilter;
use crate::domain::enterprise::{Enterprise, EnterpriseId, EnterpriseState};
use crate::domain::error::{Error, Result};
use crate::domain::need::{Need, NeedState};
use crate::domain::talent::Talent;
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::{enterprises, needs, sealed, talents};

/// A firm that wants to look around.
#[derive(Debug, Clone)]
pub struct Looking {
    /// The firm.
    pub firm: Enterprise,
    /// Its open needs, newest first.
    pub needs: Vec<Need>,
}

impl Looking {
    /// `Denied` while something is missing: only verified firms with an open need see cards.
    pub fn check(&self) -> Result<()> {
        self.firm.state.check_takes_part()?;
        match self.firm.state {
            EnterpriseState::Verified if self.needs.is_empty() => Err(Error::Denied("no_open_need")),
            EnterpriseState::Verified => Ok(()),
            _ => Err(Error::Denied("not_approved")),
        }
    }

    /// The open need with this code or id, or `Missing`.
    pub fn need(&self, code: &str) -> Result<&Need> {
        let is_it = |need: &&Need| need.code == code || need.id.as_str() == code;
        self.needs.iter().find(is_it).ok_or(Error::Missing("need"))
    }
}

/// The firm as it stands.
pub fn looking(conn: &mut Conn, firm: &EnterpriseId) -> Result<Looking> {
    let firm = enterprises::get(conn, firm)?;
    let needs = needs::list_by_enterprise(conn, &firm.id)?.into_iter().filter(|n| n.state == NeedState::Open).collect();
    Ok(Looking { firm, needs })
}

/// Everybody whose card this firm may see, newest first.
pub fn list(conn: &mut Conn, keys: &Keys, firm: &Enterprise, filter: &BrowseFilter) -> Result<Vec<Talent>> {
    let people: Vec<Talent> = talents::list_browsed(conn, filter)?.into_iter().filter(Talent::is_browsed).collect();
    let ids: Vec<_> = people.iter().map(|talent| talent.id.clone()).collect();
    let who = sealed::identities(conn, keys, &ids)?;
    let members = enterprises::list_members(conn, &firm.id)?;
    let may_see = |talent: &Talent| {
        let is_own = talent.account.as_ref().is_some_and(|account| members.contains(account));
        let site = firm.profile.website.as_deref();
        !is_own && who.get(&talent.id).is_some_and(|person| !is_barred(person, &firm.profile.name, site))
    };
    Ok(people.into_iter().filter(may_see).collect())
}

/// The person behind a code, if this firm may see the card; anybody else is as missing as a code that nobody has.
pub fn find(conn: &mut Conn, keys: &Keys, firm: &Enterprise, code: &str) -> Result<Talent> {
    let missing = || Error::Missing("person");
    let talent = talents::find_by_code(conn, code)?.filter(Talent::is_browsed).ok_or_else(missing)?;
    super::barring::check(conn, keys, &talent, firm).map_err(|error| match error {
        Error::Conflict(_) => missing(),
        other => other,
    })?;
    Ok(talent)
}
