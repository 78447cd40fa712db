//! Who answers: by the link of a mail, or signed in. Either way it is one account on one side of one introduction.

use crate::domain::account::{AccountId, Link, LinkPurpose};
use crate::domain::actor::{Doer, Person, Visitor};
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{Introduction, IntroductionId, Side};
use crate::domain::value::Moment;
use crate::keys::Keys;
use crate::store::db::Conn;
use crate::store::{enterprises, introductions, links, talents};

/// How somebody comes to an introduction.
#[derive(Debug, Clone)]
pub enum Way {
    /// By the link in a mail; whoever holds the mail.
    Link {
        /// The token of the link.
        token: String,
        /// Who holds it.
        visitor: Visitor,
    },
    /// Signed in, by the code.
    Signed {
        /// Who.
        person: Box<Person>,
        /// The introduction's code.
        code: String,
    },
}

/// Somebody on one side of an introduction.
#[derive(Debug, Clone)]
pub struct Party {
    /// The introduction as it stands.
    pub introduction: Introduction,
    /// Whose side.
    pub side: Side,
    /// The account.
    pub account: AccountId,
    /// Who stands in the audit.
    pub doer: Doer,
    /// The link that was used, if one was.
    pub link: Option<Link>,
}

impl Way {
    /// Who it is, or `Missing` for anything that is not theirs. A link that has ended is still read: its page says so.
    pub fn party(&self, conn: &mut Conn, keys: &Keys, now: Moment) -> Result<Party> {
        match self {
            Self::Link { token, visitor } => {
                let link = links::read(conn, keys, token)?;
                if link.purpose != LinkPurpose::Answer {
                    return Err(Error::Missing("link"));
                }
                let id: Option<IntroductionId> = link.subject.as_deref().and_then(|id| id.parse().ok());
                let introduction = introductions::get(conn, &id.ok_or(Error::Missing("link"))?)?;
                let side = side_of(conn, &introduction, &link.account)?.ok_or(Error::Missing("link"))?;
                check_standing(conn, &introduction, side)?;
                let doer = Doer { account: Some(link.account.clone()), ..Doer::from(visitor) };
                Ok(Party { introduction, side, account: link.account.clone(), doer, link: Some(link) })
            }
            Self::Signed { person, code } => {
                let introduction = introductions::get_by_code(conn, code)?;
                let account = person.account.id.clone();
                let side = side_of(conn, &introduction, &account)?.ok_or(Error::Missing("introduction"))?;
                if !is_shown(&introduction, side, now) {
                    return Err(Error::Missing("introduction"));
                }
                check_standing(conn, &introduction, side)?;
                Ok(Party { introduction, side, account, doer: Doer::from(person.as_ref()), link: None })
            }
        }
    }
}

impl Party {
    /// `Ok` when this side may answer now: its link holds and the question is still open.
    pub fn check(&self, now: Moment) -> Result<()> {
        if let Some(link) = &self.link {
            link.check(now)?;
        }
        if self.introduction.state.asked() != Some(self.side) {
            return Err(if self.link.is_some() { Error::Gone("moved_on") } else { Error::Conflict("already_done") });
        }
        Ok(())
    }
}

/// On which side of an introduction an account stands, if on any.
pub fn side_of(conn: &mut Conn, introduction: &Introduction, account: &AccountId) -> Result<Option<Side>> {
    if talents::get(conn, &introduction.talent)?.account.as_ref() == Some(account) {
        return Ok(Some(Side::Talent));
    }
    let members = enterprises::list_members(conn, &introduction.enterprise)?;
    Ok(members.contains(account).then_some(Side::Firm))
}

/// Only a verified firm sees a card and answers. One that was suspended or closed meanwhile reads what became of those whom it was
/// introduced to, and nothing more.
fn check_standing(conn: &mut Conn, introduction: &Introduction, side: Side) -> Result<()> {
    let may_read = side == Side::Talent || introduction.is_known();
    if may_read || is_verified(conn, introduction)? { Ok(()) } else { Err(Error::Denied("not_approved")) }
}

/// True while the firm may see a card.
pub fn is_verified(conn: &mut Conn, introduction: &Introduction) -> Result<bool> {
    Ok(enterprises::get(conn, &introduction.enterprise)?.state == EnterpriseState::Verified)
}

/// The person learns of it when the question is put: an approval may still be taken back before. The firm learns nothing of a
/// person who was not asked, did not answer or said no, unless it asked first.
pub fn is_shown(introduction: &Introduction, side: Side, now: Moment) -> bool {
    use crate::domain::answer::Answer;
    match side {
        Side::Talent => introduction.asked_at.is_some_and(|at| at <= now),
        Side::Firm => introduction.talent_answer == Answer::Yes || introduction.is_firm_first,
    }
}
