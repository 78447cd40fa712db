//! Shows a person their own profile, with the card as firms see it.

use crate::context::Context;
use crate::domain::actor::Owner;
use crate::domain::audit::Entity;
use crate::domain::card::TalentCard;
use crate::domain::consent::Consent;
use crate::domain::decision::Decision;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::Side;
use crate::domain::record::TalentRecord;
use crate::domain::talent::Talent;
use crate::store::introductions::{self, Filter};
pub use crate::store::profile_drafts::Draft;
use crate::store::sealed::{Contact, Disclosure, Whose};
use crate::store::{consents, decisions, profile_drafts, sealed, talents};

/// All that the owner may see.
#[derive(Debug, Clone)]
pub struct View {
    /// The open part.
    pub talent: Talent,
    /// All that the owner wrote.
    pub record: TalentRecord,
    /// The owner's address.
    pub email: String,
    /// The card as firms see it.
    pub card: TalentCard,
    /// Consents, oldest first.
    pub consents: Vec<Consent>,
    /// The last decision of an officer, if any.
    pub decision: Option<Decision>,
    /// Introductions that are open and have not brought the two together yet.
    pub open_ones: usize,
    /// What the owner has written since and not saved.
    pub draft: Option<Draft>,
}

/// Shows it.
pub fn run(ctx: &Context, owner: &Owner) -> Result<View> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let talent = talents::get(conn, &owner.talent)?;
        let why = Disclosure::Owner(&owner.person.account.id);
        let Contact::Talent(contact) = sealed::disclose(conn, &ctx.keys, Whose::Talent(&talent.id), why)? else {
            return Err(Error::internal("not a talent's contact"));
        };
        let identity = sealed::identity(conn, &ctx.keys, &talent.id)?;
        let which =
            Filter { talent: Some(talent.id.clone()), shown_to: Some((Side::Talent, now)), ..Filter::default() };
        let open = introductions::list_open(conn, &which)?;
        Ok(View {
            record: TalentRecord { profile: talent.profile.clone(), identity, contact },
            email: sealed::address(conn, &ctx.keys, &owner.person.account.id, why)?,
            card: TalentCard::of(&talent),
            consents: consents::list_by_talent(conn, &talent.id)?,
            decision: decisions::list(conn, (Entity::Talent, talent.id.as_str()))?.into_iter().next(),
            open_ones: open.iter().filter(|introduction| !introduction.state.is_known()).count(),
            draft: profile_drafts::get(conn, &ctx.keys, &talent.id)?,
            talent,
        })
    })
}
