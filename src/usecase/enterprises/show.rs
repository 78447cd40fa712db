//! Shows a member their enterprise.

use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::audit::Entity;
use crate::domain::decision::Decision;
use crate::domain::enterprise::{Enterprise, EnterpriseContact};
use crate::domain::error::{Error, Result};
use crate::questions::standing::Standing;
use crate::store::sealed::{Contact, Disclosure, Whose};
use crate::store::{decisions, enterprises, sealed};

/// All that a member may see.
#[derive(Debug, Clone)]
pub struct View {
    /// The enterprise.
    pub enterprise: Enterprise,
    /// The member's own contact.
    pub contact: EnterpriseContact,
    /// The last decision of an officer, if any.
    pub decision: Option<Decision>,
    /// True for a member who may close it.
    pub is_admin: bool,
    /// How the firm answers.
    pub answering: Standing,
}

/// Shows it.
pub fn run(ctx: &Context, member: &Member) -> Result<View> {
    let (now, floor) = (ctx.now(), ctx.answer_floor());
    ctx.db.read(|conn| {
        let enterprise = enterprises::get(conn, &member.enterprise)?;
        let account = &member.person.account.id;
        let whose = Whose::Member(&enterprise.id, account);
        let Contact::Member(contact) = sealed::disclose(conn, &ctx.keys, whose, Disclosure::Owner(account))? else {
            return Err(Error::internal("not a member's contact"));
        };
        let decision = decisions::list(conn, (Entity::Enterprise, enterprise.id.as_str()))?.into_iter().next();
        let is_admin = enterprises::is_admin(conn, &enterprise.id, account)?;
        let answering = Standing::of(conn, &enterprise.id, floor, now)?;
        Ok(View { enterprise, contact, decision, is_admin, answering })
    })
}
