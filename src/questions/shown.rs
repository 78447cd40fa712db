//! That somebody's card was put before a firm, or their contact given to the other side, in the transaction that does it:
//! the person may ask at any time who saw what.

use crate::domain::actor::Doer;
use crate::domain::audit::{Deed, Entity};
use crate::domain::consent::Purpose;
use crate::domain::disclosure::{action, given_reason};
use crate::domain::error::Result;
use crate::domain::introduction::Introduction;
use crate::domain::value::Moment;
use crate::store::db::Conn;
use crate::store::{audit, consents};

/// The card is put before the firm of an introduction.
pub fn card(conn: &mut Conn, doer: &Doer, introduction: &Introduction, now: Moment) -> Result<()> {
    let deed = Deed::new(doer, action::SHOW_CARD, Entity::Talent, introduction.talent.as_str());
    audit::add(conn, now, &deed.because(introduction.code.clone())).map(|_| ())
}

/// The contacts that each side agreed to give go to the other one, with a copy to the office.
pub fn contacts(conn: &mut Conn, doer: &Doer, introduction: &Introduction, now: Moment) -> Result<()> {
    for consent in consents::list_by_introduction(conn, introduction.id.as_str())? {
        if consent.purpose != Purpose::GiveContact || !consent.is_standing() {
            continue;
        }
        let whose = match (&consent.talent, &consent.account) {
            (Some(talent), _) => (Entity::Talent, talent.as_str()),
            (None, Some(account)) => (Entity::Account, account.as_str()),
            (None, None) => continue,
        };
        let deed = Deed::new(doer, action::GIVE, whose.0, whose.1);
        audit::add(conn, now, &deed.because(given_reason(&introduction.code, &consent.fields)))?;
    }
    Ok(())
}
