//! What would go and what would stay if its holder erased an account now, part by part.

use crate::context::Context;
use crate::domain::account::AccountId;
use crate::domain::actor::Person;
use crate::domain::enterprise::{EnterpriseId, EnterpriseState};
use crate::domain::error::Result;
use crate::domain::need::{Need, NeedAct, NeedState};
use crate::domain::state::By;
use crate::domain::value::Bilingual;
use crate::store::db::Conn;
use crate::store::introductions::{self, Filter};
use crate::store::{enterprises, needs, talents};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct View {
    /// The code of the profile, if there is one.
    pub profile: Option<String>,
    /// The firm that the person speaks for, if there is one.
    pub place: Option<Place>,
    /// True when the account belongs to staff.
    pub is_staff: bool,
}

/// A place in a firm, and what the erasure means for the firm.
#[derive(Debug, Clone)]
pub struct Place {
    /// The firm.
    pub name: Bilingual,
    /// What becomes of it.
    pub fate: Fate,
    /// How many needs are withdrawn, or rest.
    pub needs: usize,
    /// How many introductions are open; of one who is not the last, not all of them end.
    pub introductions: usize,
}

/// What becomes of a firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Others speak for it.
    GoesOn,
    /// Nobody does: it is closed.
    Closes,
    /// It was never submitted: it is erased.
    Erased,
}

impl View {
    /// True when the account goes with the profile.
    pub fn goes_with_profile(&self) -> bool {
        self.place.is_none() && !self.is_staff
    }

    /// True when the account goes with the place in a firm, or by itself.
    pub fn goes_with_place(&self) -> bool {
        self.profile.is_none() && !self.is_staff
    }
}

/// Shows it.
pub fn run(ctx: &Context, person: &Person) -> Result<View> {
    ctx.db.read(|conn| {
        let profile = match &person.talent {
            Some(id) => Some(talents::get(conn, id)?.code),
            None => None,
        };
        let place = match &person.enterprise {
            Some(id) => Some(place(conn, id, &person.account.id)?),
            None => None,
        };
        Ok(View { profile, place, is_staff: person.is_staff() })
    })
}

fn place(conn: &mut Conn, id: &EnterpriseId, account: &AccountId) -> Result<Place> {
    let firm = enterprises::get(conn, id)?;
    let is_last = enterprises::list_members(conn, id)?.iter().all(|member| member == account);
    let fate = match (is_last, firm.state) {
        (false, _) => Fate::GoesOn,
        (true, EnterpriseState::Draft) => Fate::Erased,
        (true, _) => Fate::Closes,
    };
    let of_firm = needs::list_by_enterprise(conn, id)?;
    let ends = |need: &&Need| match fate {
        Fate::GoesOn => need.state.is_matched() && need.created_by.as_ref() == Some(account),
        _ => need.state.after(NeedAct::Withdraw, By::Owner).is_ok() && need.state != NeedState::Draft,
    };
    let which = Filter { enterprise: Some(id.clone()), ..Filter::default() };
    let introductions = introductions::list_open(conn, &which)?.len();
    Ok(Place { name: firm.profile.name, fate, needs: of_firm.iter().filter(ends).count(), introductions })
}
