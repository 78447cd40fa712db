//! Shows a person who may see them: what they allow, whom their block list means already, and the cards as they leave.

use crate::context::Context;
use crate::domain::actor::Owner;
use crate::domain::barred;
use crate::domain::browse::BrowseCard;
use crate::domain::card::TalentCard;
use crate::domain::error::Result;
use crate::domain::talent::{Talent, TalentIdentity};
use crate::domain::value::Bilingual;
use crate::domain::visibility::{Monthly, Visibility};
use crate::store::{enterprises, put_questions, sealed, talents};

/// Most firms that an entry of the list is shown to mean.
const NAMED: usize = 3;

/// An entry of the block list, or the employer, with the firms here that it means.
#[derive(Debug, Clone)]
pub struct Meant {
    /// As it was typed.
    pub entry: String,
    /// Verified firms, at most three.
    pub firms: Vec<Bilingual>,
    /// How many more.
    pub more: usize,
}

/// All that the owner may see of it.
#[derive(Debug, Clone)]
pub struct View {
    /// The open part.
    pub talent: Talent,
    /// What they allow.
    pub visibility: Visibility,
    /// The block list with whom it means.
    pub meant: Vec<Meant>,
    /// The employer, who never sees the person either.
    pub employer: Option<Meant>,
    /// The questions of this month.
    pub monthly: Monthly,
    /// What a verified firm sees while it looks around.
    pub browse: BrowseCard,
    /// What a firm sees after the person's yes.
    pub asked: TalentCard,
}

/// Shows it.
pub fn run(ctx: &Context, owner: &Owner) -> Result<View> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let talent = talents::get(conn, &owner.talent)?;
        let TalentIdentity { employer, blocked_firms, .. } = sealed::identity(conn, &ctx.keys, &talent.id)?;
        let firms = enterprises::list_verified_names(conn)?;
        let monthly = put_questions::monthly(conn, &talent, now)?;
        Ok(View {
            meant: blocked_firms.iter().map(|entry| meant(&firms, entry, |firm| holds(entry, firm))).collect(),
            employer: employer.map(|name| meant(&firms, &name, |firm| is_own(&name, firm))),
            visibility: Visibility { browse_ok: talent.browse_ok, monthly_limit: talent.monthly_limit, blocked_firms },
            monthly,
            browse: BrowseCard::of(&talent),
            asked: TalentCard::of(&talent),
            talent,
        })
    })
}

fn holds(entry: &str, firm: &enterprises::FirmName) -> bool {
    barred::holds(entry, &firm.name, firm.website.as_deref())
}

fn is_own(employer: &str, firm: &enterprises::FirmName) -> bool {
    let person = TalentIdentity { employer: Some(employer.to_owned()), ..TalentIdentity::default() };
    barred::is_barred(&person, &firm.name, firm.website.as_deref())
}

fn meant(firms: &[enterprises::FirmName], entry: &str, is_it: impl Fn(&enterprises::FirmName) -> bool) -> Meant {
    let mut found: Vec<Bilingual> = firms.iter().filter(|firm| is_it(firm)).map(|firm| firm.name.clone()).collect();
    let more = found.len().saturating_sub(NAMED);
    found.truncate(NAMED);
    Meant { entry: entry.to_owned(), firms: found, more }
}
