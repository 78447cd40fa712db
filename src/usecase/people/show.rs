//! One card for a verified firm, with what it needs to ask for the person. A hidden person is as missing as one who is not
//! there.

use chrono::TimeDelta;

use super::{count_look, spend};
use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::browse::{BrowseCard, told_fit};
use crate::domain::error::Result;
use crate::domain::interest::InterestState;
use crate::domain::introduction::REST_DAYS;
use crate::domain::talent::Talent;
use crate::domain::value::Bilingual;
use crate::proposals::{index, known};
use crate::questions::browsing::{self, Looking};
use crate::store::db::Conn;
use crate::store::sealed::{self, Contact, Disclosure, Whose};
use crate::store::{interests, introductions, matches};
use crate::usecase::introductions::show_question::OwnContact;

/// One of the firm's open needs beside the card.
#[derive(Debug, Clone, PartialEq)]
pub struct ForNeed {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Bilingual,
    /// How well the person fits it, in tens.
    pub fit: i64,
    /// Where the firm's interest for it stands, if it ever asked.
    pub interest: Option<InterestState>,
    /// True while the firm may ask for this person for it, as far as it knows.
    pub may_ask: bool,
}

/// A card with the firm's open needs.
#[derive(Debug, Clone)]
pub struct View {
    /// The card.
    pub card: BrowseCard,
    /// The firm's open needs.
    pub needs: Vec<ForNeed>,
    /// What the member may give.
    pub own: OwnContact,
}

/// Shows the card with this code, or `Missing`.
pub fn run(ctx: &Context, member: &Member, code: &str) -> Result<View> {
    let looking = ctx.db.read(|conn| browsing::looking(conn, &member.enterprise))?;
    looking.check()?;
    count_look(ctx, member, false)?;
    let talent = ctx.db.read(|conn| browsing::find(conn, &ctx.keys, &looking.firm, code))?;
    spend(ctx, member, vec![talent.id.clone()])?;
    index::follow(ctx)?;
    let mut needs = needs(ctx, &looking, &talent)?;
    let now = ctx.now();
    ctx.db.read(|conn| {
        for (need, shown) in looking.needs.iter().zip(&mut needs) {
            let rows = matches::of_need(conn, &need.id)?;
            let Some(pair) = rows.into_iter().find(|row| row.talent == talent.id) else { continue };
            let introduction = introductions::find_by_match(conn, &pair.id)?;
            let Some(interest) = interests::newest_of(conn, &pair.id)? else { continue };
            let state = interest.state(pair.state, introduction.as_ref(), now);
            let has_rested = now >= interest.created_at + TimeDelta::days(REST_DAYS);
            shown.interest = Some(state);
            shown.may_ask = match state {
                InterestState::TakenBack => true,
                InterestState::NoLongerAvailable => has_rested && introduction.is_none(),
                _ => false,
            };
        }
        Ok(View { card: BrowseCard::of(&talent), needs: needs.clone(), own: own(ctx, conn, member)? })
    })
}

fn needs(ctx: &Context, looking: &Looking, talent: &Talent) -> Result<Vec<ForNeed>> {
    let shown = |need: &crate::domain::need::Need| {
        let wanted = known::need(ctx, need)?;
        let hits = index::read(ctx).fits(&ctx.engine, &wanted, [talent.id.as_str()]);
        let fit = hits.first().map_or(0, |hit| told_fit(hit.fit.need_fit));
        Ok(ForNeed { code: need.code.clone(), title: need.brief.title.clone(), fit, interest: None, may_ask: true })
    };
    looking.needs.iter().map(shown).collect()
}

fn own(ctx: &Context, conn: &mut Conn, member: &Member) -> Result<OwnContact> {
    let account = &member.person.account.id;
    let whose = Whose::Member(&member.enterprise, account);
    let (has_phone, has_wechat) = match sealed::disclose(conn, &ctx.keys, whose, Disclosure::Owner(account))? {
        Contact::Member(contact) => (contact.phone.is_some(), contact.wechat.is_some()),
        _ => (false, false),
    };
    Ok(OwnContact { masked_email: sealed::masked_address(conn, &ctx.keys, account)?, has_phone, has_wechat })
}
