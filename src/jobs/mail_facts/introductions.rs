//! Facts of mails about introductions. What has moved on meanwhile is not told; contact data are read in the same reading
//! that sees the consent and the state.

use super::{OrMoot, parsed};
use crate::context::Context;
use crate::domain::account::Account;
use crate::domain::answer::AnswerId;
use crate::domain::audit::Entity;
use crate::domain::consent::{Consent, GivenContact, Purpose};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{Introduction, IntroductionState, Side};
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::value::{Bilingual, Lang};
use crate::mail::facts::About;
use crate::mail::introduction_facts::{
    AskContact, Closed, FollowUpFacts, Introduced, Introducee, OfficeNews, Recorded,
};
use crate::questions::told::Question;
use crate::questions::{ask, close, side, told};
use crate::store::db::Conn;
use crate::store::sealed::{self, Contact, Disclosure, Whose};
use crate::store::{answers, consents, enterprises, introductions, links, needs, talents};

/// The facts of a notice about an introduction for its reader.
pub fn about(ctx: &Context, notice: &Notice, reader: Option<&Account>) -> Result<OrMoot<About>> {
    let id = match &notice.about {
        Some((Entity::Introduction, id)) => parsed(id)?,
        _ => return Err(Error::internal(format!("{} without its introduction", notice.kind))),
    };
    ctx.db.read(|conn| {
        let introduction = introductions::get(conn, &id)?;
        let told = Told { ctx, notice, introduction };
        match (notice.kind, reader) {
            (NoticeKind::AskTalent, Some(reader)) => told.ask_talent(conn, reader),
            (NoticeKind::AskFirm, Some(reader)) => told.ask_firm(conn, reader),
            (NoticeKind::AskContact, Some(_)) => told.ask_contact(conn),
            (NoticeKind::Closed, Some(reader)) => told.closed(conn, reader),
            (NoticeKind::FollowUp, Some(_)) => told.follow_up(conn),
            (NoticeKind::AnswerRecorded, Some(_)) => told.recorded(conn),
            (NoticeKind::OfficeIntroduction, None) => told.office(conn),
            (NoticeKind::Introduced, _) => told.introduced(conn),
            _ => Err(Error::internal("a mail to the wrong kind of reader")),
        }
    })
}

struct Told<'a> {
    ctx: &'a Context,
    notice: &'a Notice,
    introduction: Introduction,
}

impl Told<'_> {
    fn is_reminder(&self) -> bool {
        self.notice.params.code.as_deref() == Some(ask::REMINDER)
    }

    /// The token of the mail's link; moot when the link has ended.
    fn token(&self, conn: &mut Conn) -> Result<OrMoot<String>> {
        let Some(id) = &self.notice.params.link else { return Err(Error::internal("a question without its link")) };
        let link = links::get(conn, id)?;
        Ok(match link.check(self.ctx.now()) {
            Ok(()) => Ok(links::token(&self.ctx.keys, &link)),
            Err(Error::Gone(why)) => Err(why),
            Err(other) => return Err(other),
        })
    }

    fn met(&self, conn: &mut Conn, lang: Lang) -> Result<Vec<String>> {
        told::met(conn, &self.ctx.engine, &self.introduction, lang).map(|(met, _)| met)
    }

    fn question<'a>(&'a self, reader: &'a Account, token: String) -> Question<'a> {
        let lang = self.notice.lang.unwrap_or(reader.lang);
        Question { introduction: &self.introduction, reader, lang, is_reminder: self.is_reminder(), token }
    }

    fn need(&self, conn: &mut Conn) -> Result<(String, Bilingual)> {
        let need = needs::get(conn, &self.introduction.need)?;
        Ok((need.code, need.brief.title))
    }

    fn ask_talent(&self, conn: &mut Conn, reader: &Account) -> Result<OrMoot<About>> {
        if self.introduction.state != IntroductionState::AskingTalent {
            return Ok(Err("moved_on"));
        }
        let token = match self.token(conn)? {
            Ok(token) => token,
            Err(why) => return Ok(Err(why)),
        };
        let question = self.question(reader, token);
        let asked = told::ask_talent(conn, &self.ctx.engine, &self.ctx.keys, question)?;
        Ok(Ok(About::AskTalent(Box::new(asked))))
    }

    fn ask_firm(&self, conn: &mut Conn, reader: &Account) -> Result<OrMoot<About>> {
        let id = self.introduction.id.as_str();
        let card = consents::standing(conn, &self.introduction.talent, Purpose::ShowCard, id)?;
        if self.introduction.state != IntroductionState::AskingFirm || card.is_none() {
            return Ok(Err("moved_on"));
        }
        let token = match self.token(conn)? {
            Ok(token) => token,
            Err(why) => return Ok(Err(why)),
        };
        let question = self.question(reader, token);
        let asked = told::ask_firm(conn, &self.ctx.engine, &self.ctx.keys, question)?;
        Ok(Ok(About::AskFirm(Box::new(asked))))
    }

    fn ask_contact(&self, conn: &mut Conn) -> Result<OrMoot<About>> {
        if self.introduction.state != IntroductionState::BothYes {
            return Ok(Err("moved_on"));
        }
        let title = self.need(conn)?.1;
        Ok(self.token(conn)?.map(|token| About::AskContact(AskContact { title, token })))
    }

    fn closed(&self, conn: &mut Conn, reader: &Account) -> Result<OrMoot<About>> {
        let Some(side) = side::side_of(conn, &self.introduction, &reader.id)? else { return Ok(Err("account_gone")) };
        let code = self.notice.params.code.clone().unwrap_or_default();
        Ok(Ok(About::Closed(Closed { is_known: code == close::ENDED, code, side, need: self.need(conn)? })))
    }

    fn office(&self, conn: &mut Conn) -> Result<OrMoot<About>> {
        let introduction = &self.introduction;
        let given = consents::standing(conn, &introduction.talent, Purpose::GiveContact, introduction.id.as_str())?;
        let lacks = introduction.state == IntroductionState::BothYes && given.is_none();
        Ok(Ok(About::OfficeIntroduction(OfficeNews {
            code: self.notice.params.code.clone().unwrap_or_default(),
            introduction: introduction.code.clone(),
            need: self.need(conn)?,
            talent: talents::get(conn, &introduction.talent)?.code,
            state: introduction.state,
            lacks_contact: lacks.then_some(Side::Talent),
        })))
    }

    fn follow_up(&self, conn: &mut Conn) -> Result<OrMoot<About>> {
        let days = self.notice.params.code.as_deref().and_then(|code| code.parse().ok()).unwrap_or(7);
        let title = self.need(conn)?.1;
        let introduced_at = self.introduction.introduced_at;
        let told = |token| About::FollowUp(FollowUpFacts { days, title, introduced_at, token });
        Ok(self.token(conn)?.map(told))
    }

    fn recorded(&self, conn: &mut Conn) -> Result<OrMoot<About>> {
        let id: Option<AnswerId> = self.notice.params.about.first().and_then(|id| id.parse().ok());
        let answer = answers::get(conn, &id.ok_or_else(|| Error::internal("a receipt without its answer"))?)?;
        let words = answers::words(conn, &self.ctx.keys, &answer.id)?;
        Ok(Ok(About::AnswerRecorded(Recorded {
            title: self.need(conn)?.1,
            answer: answer.answer,
            channel: answer.channel,
            said_on: answer.said_on,
            words,
            token: self.token(conn)?.ok(),
        })))
    }

    fn introduced(&self, conn: &mut Conn) -> Result<OrMoot<About>> {
        let introduction = &self.introduction;
        let id = introduction.id.as_str();
        let talent = consents::standing(conn, &introduction.talent, Purpose::GiveContact, id)?;
        let firm = consents::standing_of_firm(conn, &introduction.enterprise, Purpose::GiveContact, id)?;
        let (Some(_), Some(firm), true) = (talent, firm, introduction.state.is_known()) else {
            return Ok(Err("consent_withdrawn"));
        };
        let Some(terms) = introduction.terms.clone() else { return Err(Error::internal("introduced without terms")) };
        let reader = ask::readers(conn, introduction, Side::Talent)?.into_iter().next();
        let zone = reader.map_or(chrono_tz::Asia::Shanghai, |account| ask::zone_of(&account));
        Ok(Ok(About::Introduced(Box::new(Introduced {
            code: introduction.code.clone(),
            title: self.need(conn)?.1,
            talent: self.talent(conn)?,
            firm: self.firm(conn, &firm)?,
            met: [self.met(conn, Lang::Zh)?, self.met(conn, Lang::En)?],
            terms,
            time_zone: zone,
        }))))
    }

    fn talent(&self, conn: &mut Conn) -> Result<Introducee> {
        let talent = talents::get(conn, &self.introduction.talent)?;
        let contact = self.given(conn, Whose::Talent(&talent.id))?;
        let does = self.introduction.sentence.clone().unwrap_or(talent.profile.headline);
        Ok(introducee(contact, talent.code, None, does))
    }

    /// A firm whose member has no account gave its word by telephone: the office knows how to reach it.
    fn firm(&self, conn: &mut Conn, consent: &Consent) -> Result<Introducee> {
        let firm = enterprises::get(conn, &self.introduction.enterprise)?;
        let contact = match &consent.account {
            Some(account) => self.given(conn, Whose::Member(&firm.id, account))?,
            None => GivenContact::default(),
        };
        Ok(introducee(contact, firm.code, Some(firm.profile.name), firm.profile.intro))
    }

    /// What a side agreed to give, checked and read at once.
    fn given(&self, conn: &mut Conn, whose: Whose<'_>) -> Result<GivenContact> {
        match sealed::disclose(conn, &self.ctx.keys, whose, Disclosure::Introduction(&self.introduction.id))? {
            Contact::Given(contact) => Ok(contact),
            _ => Err(Error::internal("not a given contact")),
        }
    }
}

fn introducee(contact: GivenContact, code: String, firm: Option<Bilingual>, does: Bilingual) -> Introducee {
    let GivenContact { name, email, phone, wechat } = contact;
    Introducee { name: name.unwrap_or(code), firm, email, phone, wechat, does }
}

/// The addresses of both sides as they agreed to give them, and the language they share.
pub fn both(
    ctx: &Context,
    conn: &mut Conn,
    notice: &Notice,
    introduction: &Introduction,
) -> Result<(Vec<String>, Option<Lang>)> {
    let id = introduction.id.as_str();
    let talent = consents::standing(conn, &introduction.talent, Purpose::GiveContact, id)?;
    let firm = consents::standing_of_firm(conn, &introduction.enterprise, Purpose::GiveContact, id)?;
    let (mut to, mut langs) = (Vec::new(), Vec::new());
    for account in [talent, firm].into_iter().flatten().filter_map(|consent| consent.account) {
        to.push(sealed::address(conn, &ctx.keys, &account, Disclosure::Delivery(&notice.id))?);
        langs.push(crate::store::accounts::get(conn, &account)?.lang);
    }
    langs.dedup();
    Ok((to, if langs.len() == 1 { langs.pop() } else { None }))
}
