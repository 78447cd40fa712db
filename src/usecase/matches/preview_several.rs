//! What a press on several pairs would do, before it is confirmed: who would be asked by which mail, who stays as they are and
//! why. It is rehearsed by the rules of the press itself and taken back, so that the officer is shown what will be.

use std::sync::Arc;

use super::{Item, items};
use crate::context::Context;
use crate::domain::account::Account;
use crate::domain::actor::Officer;
use crate::domain::audit::Entity;
use crate::domain::decision::Ruling;
use crate::domain::error::{Error, Result};
use crate::domain::introduction::Side;
use crate::domain::matches::{Match, MatchId, Origin, Press};
use crate::domain::notice::{Notice, NoticeId, NoticeKind, Recipient};
use crate::domain::posting::not_before;
use crate::domain::talent::TalentId;
use crate::domain::value::{Bilingual, Lang, Moment};
use crate::keys::Keys;
use crate::mail::compose::{self, About, Decided, Facts, OfficeFacts};
use crate::matching::Engine;
use crate::questions::ask;
use crate::questions::told::{self, Question};
use crate::rights::views;
use crate::store::db::{Conn, in_transaction};
use crate::store::{accounts, enterprises, introductions, matches, needs, offices, outbox, suppressions, talents};
use crate::usecase::approving::Pressed;
use crate::usecase::deciding::{self, Choice, Wanted};

/// What stands for the token of somebody's link: only its reader may have it.
const TOKEN: &str = "…";

/// Which pairs, each as the officer saw it, and what is to be decided on all of them.
#[derive(Debug, Clone)]
pub struct Input {
    /// The pairs with the versions that were read.
    pub pairs: Vec<(MatchId, i32)>,
    /// What.
    pub choice: Choice,
}

/// What would be.
#[derive(Debug)]
pub struct View {
    /// Pairs that would be decided on.
    pub goes: Vec<Going>,
    /// Pairs that would stay, and the code of why.
    pub stays: Vec<(Item, &'static str)>,
    /// Seconds for which all can be taken back; its mails leave after them.
    pub undo_seconds: i64,
}

/// A pair that would be decided on.
#[derive(Debug)]
pub struct Going {
    /// The pair as it stands.
    pub pair: Item,
    /// Its mails, the person's first.
    pub mails: Vec<Mail>,
    /// True for a person without an account: the office asks by hand, and no mail goes to them.
    pub is_by_hand: bool,
    /// True when a firm that asked for the person would hear that it does not go on.
    pub tells_firm: bool,
}

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

/// Shows it. `Invalid` when none is named or too many.
pub fn run(ctx: &Context, officer: &Officer, input: Input) -> Result<View> {
    deciding::check_count(input.pairs.len())?;
    let wanted = wanted(&input);
    let (pairs, people) = ctx.db.read(|conn| {
        let rows = wanted.iter().map(|one| matches::get(conn, &one.id)).collect::<Result<Vec<Match>>>()?;
        let people: Vec<TalentId> = rows.iter().map(|row| row.talent.clone()).collect();
        Ok((items(conn, &ctx.keys, rows)?, people))
    })?;
    views::note(ctx, officer, &people)?;
    let rehearsal = Rehearsal::of(ctx, officer);
    let outcomes =
        ctx.db.rehearse(move |conn| wanted.iter().map(|one| rehearsal.one(conn, one)).collect::<Result<Vec<_>>>())?;
    let mut view = View { goes: Vec::new(), stays: Vec::new(), undo_seconds: ctx.config.review.undo_seconds };
    for (pair, outcome) in pairs.into_iter().zip(outcomes) {
        match outcome {
            Ok(Foreseen { mails, is_by_hand, tells_firm }) => {
                let mails = mails.iter().map(Draft::mail).collect::<Result<_>>()?;
                view.goes.push(Going { pair, mails, is_by_hand, tells_firm });
            }
            Err(why) => view.stays.push((pair, why)),
        }
    }
    Ok(view)
}

fn wanted(input: &Input) -> Vec<Wanted> {
    let one = |(id, version): &(MatchId, i32)| Wanted::plain(id.clone(), Some(*version), input.choice, None);
    input.pairs.iter().map(one).collect()
}

/// What is needed while nothing but the connection of the rehearsal may be read from.
struct Rehearsal {
    press: Pressed,
    officer: Officer,
    keys: Arc<Keys>,
    engine: Arc<Engine>,
    public_url: String,
    /// True where mails wait for their reader's day.
    by_day: bool,
}

/// What a pair would bring about.
struct Foreseen {
    mails: Vec<Draft>,
    is_by_hand: bool,
    tells_firm: bool,
}

/// A mail before it is put into words.
struct Draft {
    to: Side,
    lang: Lang,
    facts: Facts,
    leaves_at: Moment,
    is_refused: bool,
}

impl Draft {
    fn mail(&self) -> Result<Mail> {
        let (subject, text) = compose::words(&self.facts)?;
        let Self { to, lang, leaves_at, is_refused, .. } = *self;
        Ok(Mail { to, lang, subject, text, leaves_at, is_refused })
    }
}

impl Rehearsal {
    fn of(ctx: &Context, officer: &Officer) -> Self {
        Self {
            press: Pressed::of(ctx, officer),
            officer: officer.clone(),
            keys: ctx.keys.clone(),
            engine: ctx.engine.clone(),
            public_url: ctx.config.public_url(),
            by_day: ctx.config.mail.quiet_hours && !ctx.config.demo,
        }
    }

    /// Decides on one pair; one that is refused leaves nothing behind for the next.
    fn one(&self, conn: &mut Conn, wanted: &Wanted) -> Result<std::result::Result<Foreseen, &'static str>> {
        let done = in_transaction(conn, |conn| {
            let moved = deciding::rehearse(conn, &self.officer, &self.press, wanted)?;
            self.foreseen(conn, &moved)
        });
        match done {
            Ok(foreseen) => Ok(Ok(foreseen)),
            Err(Error::Conflict(why) | Error::Denied(why)) => Ok(Err(why)),
            Err(other) => Err(other),
        }
    }

    fn foreseen(&self, conn: &mut Conn, moved: &Match) -> Result<Foreseen> {
        let press = moved.press.clone().unwrap_or_default();
        let is_asked = press.question.is_some();
        let Press { firm, need, talent, question } = press;
        let ids: Vec<NoticeId> = [question, talent, need, firm].into_iter().flatten().flatten().collect();
        let mut mails = Vec::new();
        for id in ids {
            let notice = outbox::get(conn, &id)?;
            let is_later = notice.params.code.as_deref() == Some(ask::REMINDER);
            if !is_later && let Recipient::Account(account) = notice.to.clone() {
                let reader = accounts::get(conn, &account)?;
                mails.push(self.draft(conn, &notice, &reader, moved)?);
            }
        }
        let is_by_hand = is_asked && talents::get(conn, &moved.talent)?.account.is_none();
        let tells_firm = moved.reason.is_some() && moved.origin == Origin::Firm;
        Ok(Foreseen { mails, is_by_hand, tells_firm })
    }

    fn draft(&self, conn: &mut Conn, notice: &Notice, reader: &Account, moved: &Match) -> Result<Draft> {
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
