//! The mails of a press before it is confirmed: read from the connection of its rehearsal, by the reading of the mailer, and put
//! into words when nothing is held any more.

use std::sync::Arc;

use crate::context::Context;
use crate::domain::account::Account;
use crate::domain::audit::Entity;
use crate::domain::decision::Ruling;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::Side;
use crate::domain::matches::Match;
use crate::domain::notice::{Notice, NoticeKind};
use crate::domain::posting::not_before;
use crate::domain::value::{Bilingual, Lang, Moment};
use crate::keys::Keys;
use crate::mail::compose::{self, About, Decided, Facts, OfficeFacts};
use crate::matching::Engine;
use crate::questions::ask;
use crate::questions::told::{self, Question};
use crate::store::db::Conn;
use crate::store::{accounts, enterprises, introductions, needs, offices, suppressions, talents};

/// What stands for the token of somebody's link: only its reader may have it.
const TOKEN: &str = "…";

/// A mail that would leave.
#[derive(Debug, Clone)]
pub struct Mail {
    /// To the address of whose account.
    pub to: Side,
    /// In which language.
    pub lang: Lang,
    /// Its subject.
    pub subject: String,
    /// Its whole text; the reader's own link is left out.
    pub text: String,
    /// Not before this moment, if confirmed now, UTC: by day where its reader is.
    pub leaves_at: Moment,
    /// True when the address refused mail before: nothing is sent to it.
    pub is_refused: bool,
}

/// A mail before it is put into words.
pub struct Draft {
    to: Side,
    lang: Lang,
    facts: Facts,
    leaves_at: Moment,
    is_refused: bool,
}

impl Draft {
    /// Its words.
    pub fn mail(&self) -> Result<Mail> {
        let (subject, text) = compose::words(&self.facts)?;
        let Self { to, lang, leaves_at, is_refused, .. } = *self;
        Ok(Mail { to, lang, subject, text, leaves_at, is_refused })
    }
}

/// What is needed to read a mail while nothing but one connection may be read from.
pub struct Reading {
    keys: Arc<Keys>,
    engine: Arc<Engine>,
    public_url: String,
    /// True where mails wait for their reader's day.
    by_day: bool,
}

impl Reading {
    /// As the settings have it.
    pub fn of(ctx: &Context) -> Self {
        Self {
            keys: ctx.keys.clone(),
            engine: ctx.engine.clone(),
            public_url: ctx.config.public_url(),
            by_day: ctx.config.mail.quiet_hours && !ctx.config.demo,
        }
    }

    /// A notice of a press on a pair, for its reader.
    pub fn draft(&self, conn: &mut Conn, notice: &Notice, reader: &Account, moved: &Match) -> Result<Draft> {
        let lang = notice.lang.unwrap_or(reader.lang);
        let is_talent = accounts::talent_of(conn, &reader.id)?.is_some();
        let is_to_talent = notice.kind == NoticeKind::AskTalent || matches!(notice.about, Some((Entity::Talent, _)));
        let leaves_at = match self.by_day && !reader.is_staff() {
            true => not_before(notice.kind, notice.due_at, ask::zone_of(reader)),
            false => notice.due_at,
        };
        let facts = Facts {
            id: notice.id.clone(),
            kind: notice.kind,
            event_at: notice.event_at,
            number: None,
            lang: Some(lang),
            to: Vec::new(),
            copy_to: None,
            from: String::new(),
            reply_to: String::new(),
            office: office(conn)?,
            public_url: self.public_url.clone(),
            is_discreet: is_talent && !reader.is_staff(),
            unsubscribe: None,
            about: self.about(conn, notice, (reader, lang), moved)?,
        };
        let is_refused = !notice.kind.proves_address() && suppressions::is_known(conn, &reader.id)?;
        Ok(Draft { to: if is_to_talent { Side::Talent } else { Side::Firm }, lang, facts, leaves_at, is_refused })
    }

    /// What the mail of a press is about: the question to the person, or that something was accepted.
    fn about(
        &self,
        conn: &mut Conn,
        notice: &Notice,
        (reader, lang): (&Account, Lang),
        moved: &Match,
    ) -> Result<About> {
        if notice.kind == NoticeKind::AskTalent {
            let introduction = introductions::find_by_match(conn, &moved.id)?.ok_or(Error::Missing("introduction"))?;
            let introduction = &introduction;
            let question = Question { introduction, reader, lang, is_reminder: false, token: TOKEN.to_owned() };
            let asked = told::ask_talent(conn, &self.engine, &self.keys, question)?;
            return Ok(About::AskTalent(Box::new(asked)));
        }
        let Some((entity, _)) = notice.about else { return Err(Error::internal("a decision on nothing")) };
        let need = needs::get(conn, &moved.need)?;
        let (code, title) = match entity {
            Entity::Talent => (talents::get(conn, &moved.talent)?.code, None),
            Entity::Enterprise => {
                let firm = enterprises::get(conn, &need.enterprise)?;
                (firm.code, Some(firm.profile.name))
            }
            _ => (need.code, Some(need.brief.title)),
        };
        Ok(About::Decision(Decided { entity, code, title, ruling: Ruling::Accept, reason: String::new() }))
    }
}

fn office(conn: &mut Conn) -> Result<OfficeFacts> {
    let office = offices::find(conn)?.ok_or(Error::Missing("office"))?;
    Ok(OfficeFacts {
        name: Bilingual { zh: Some(office.name_zh), en: Some(office.name_en) },
        postal_address: office.postal_address,
        time_zone: office.time_zone,
    })
}
