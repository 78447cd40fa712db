//! The page of a question: what a side is asked, and what may be answered. Changes nothing: scanners of mail open links too.

use crate::context::Context;
use crate::domain::answer::{Answer, GivenAnswer};
use crate::domain::browse::BrowseCard;
use crate::domain::card::TalentCard;
use crate::domain::consent::{Consent, ContactField, Purpose};
use crate::domain::error::{Error, Result};
use crate::domain::introduction::{Introduction, IntroductionState, Side};
use crate::domain::value::{Bilingual, Lang, Moment};
pub use crate::matching::Phrase;
pub use crate::questions::asked::Fit;
use crate::questions::asked::{self, AskedNeed};
use crate::questions::side::{self, Party, Way};
use crate::store::db::Conn;
use crate::store::sealed::{self, Contact, Disclosure, Whose};
use crate::store::{accounts, answers, consents, introduction_notes, needs, talents};

/// Who asks to see it, in which language.
#[derive(Debug, Clone)]
pub struct Input {
    /// By a link, or signed in.
    pub way: Way,
    /// The reader's language.
    pub lang: Lang,
}

/// What is common to both sides.
#[derive(Debug, Clone)]
pub struct Question {
    /// The introduction's code.
    pub code: String,
    /// Where it stands.
    pub state: IntroductionState,
    /// What this side has said.
    pub answer: Answer,
    /// Until when it may be answered.
    pub due_at: Option<Moment>,
    /// When the two were introduced, if that holds of them.
    pub introduced_at: Option<Moment>,
    /// The IANA time zone of whoever is asked: a link is opened without signing in.
    pub time_zone: String,
    /// The contact that this side agreed to give, while that consent stands.
    pub given: Vec<ContactField>,
    /// True while this side may answer.
    pub is_open: bool,
    /// What holds of both: the need's words and what of it fits.
    pub fit: Fit,
    /// The officer's line to this side.
    pub note: Option<String>,
    /// The last answer that staff recorded for this side and that it has not called wrong.
    pub recorded: Option<GivenAnswer>,
    /// Why a link opens nothing any more: `link_used`, `link_expired`, `moved_on`.
    pub gone: Option<&'static str>,
}

/// A question as its side sees it; no side has a field of the other's.
#[derive(Debug, Clone)]
pub enum View {
    /// To the person.
    Talent(Box<ToTalent>),
    /// To the firm.
    Firm(Box<ToFirm>),
}

impl View {
    /// What is common to both.
    pub fn question(&self) -> &Question {
        match self {
            Self::Talent(view) => &view.question,
            Self::Firm(view) => &view.question,
        }
    }
}

/// What the person is asked.
#[derive(Debug, Clone)]
pub struct ToTalent {
    /// The question.
    pub question: Question,
    /// The need.
    pub need: AskedNeed,
    /// What the firm will see.
    pub card: TalentCard,
    /// True while "not now" moves the question.
    pub may_postpone: bool,
    /// True when both said yes and the contact is still to be given.
    pub lacks_contact: bool,
    /// What the person may give.
    pub own: OwnContact,
}

/// Which contact data a side has on file: a mail may be forwarded, so that its page shows none of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnContact {
    /// The e-mail address, masked.
    pub masked_email: String,
    /// A telephone number is there.
    pub has_phone: bool,
    /// A WeChat id is there.
    pub has_wechat: bool,
}

/// What the firm is asked.
#[derive(Debug, Clone)]
pub struct ToFirm {
    /// The question.
    pub question: Question,
    /// The firm's need.
    pub need: String,
    /// Its title.
    pub title: Bilingual,
    /// The person, as far as the firm may see them now.
    pub seen: Seen,
    /// What the member may give.
    pub own: OwnContact,
}

/// What a firm may see of the person of an introduction.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// The code alone: it does not go on.
    Code(String),
    /// The small card: the firm asked first, and the person has not answered.
    Browse(BrowseCard),
    /// The card with the sentence: the person said yes to this firm.
    Card(Box<TalentCard>),
}

/// What stands behind a link or a code, for the one who comes by it; `Missing` for anybody else.
pub fn run(ctx: &Context, input: Input) -> Result<View> {
    let now = ctx.now();
    ctx.db.read(|conn| {
        let party = input.way.party(conn, &ctx.keys, now)?;
        let gone = party.link.as_ref().and_then(|link| match link.check(now) {
            Err(Error::Gone(code)) => Some(code),
            _ => None,
        });
        let question = question(ctx, conn, &party, input.lang, gone)?;
        match party.side {
            Side::Talent => to_talent(ctx, conn, &party, question, input.lang).map(|v| View::Talent(Box::new(v))),
            Side::Firm => to_firm(ctx, conn, &party, question).map(|v| View::Firm(Box::new(v))),
        }
    })
}

fn question(ctx: &Context, conn: &mut Conn, party: &Party, lang: Lang, gone: Option<&'static str>) -> Result<Question> {
    let introduction = &party.introduction;
    let is_asked = introduction.state.asked() == Some(party.side);
    let is_over_for_firm = party.side == Side::Firm && !introduction.state.is_open();
    let is_waiting_firm = party.side == Side::Firm && introduction.state == IntroductionState::AskingTalent;
    // What of the need a person meets is told to a firm after their yes, and while it goes on, only; a line says it, too.
    let is_told = !is_waiting_firm && !is_over_for_firm;
    let note = introduction_notes::find(conn, &ctx.keys, &introduction.id, party.side)?;
    Ok(Question {
        code: introduction.code.clone(),
        state: introduction.told_to(party.side),
        answer: introduction.answer_of(party.side),
        due_at: introduction.due_at.filter(|_| is_asked),
        introduced_at: introduction.introduced_at.filter(|_| introduction.is_known()),
        time_zone: accounts::get(conn, &party.account)?.time_zone,
        given: given(conn, party)?,
        is_open: is_asked && gone.is_none(),
        fit: if is_told { asked::fit(conn, &ctx.engine, introduction, lang)? } else { Fit::default() },
        note: note.filter(|_| is_told),
        recorded: answers::last_recorded(conn, &introduction.id, party.side)?,
        gone,
    })
}

fn given(conn: &mut Conn, party: &Party) -> Result<Vec<ContactField>> {
    let is_own = |consent: &Consent| match party.side {
        Side::Talent => consent.talent.is_some(),
        Side::Firm => consent.account.as_ref() == Some(&party.account) && consent.talent.is_none(),
    };
    let all = consents::list_by_introduction(conn, party.introduction.id.as_str())?;
    let own = all.into_iter().filter(|c| c.purpose == Purpose::GiveContact && c.is_standing() && is_own(c));
    Ok(own.max_by_key(|consent| consent.given_at).map(|consent| consent.fields).unwrap_or_default())
}

fn to_talent(ctx: &Context, conn: &mut Conn, party: &Party, question: Question, lang: Lang) -> Result<ToTalent> {
    let introduction = &party.introduction;
    let whose = Whose::Talent(&introduction.talent);
    let (has_phone, has_wechat) = match sealed::disclose(conn, &ctx.keys, whose, Disclosure::Owner(&party.account))? {
        Contact::Talent(contact) => (contact.phone.is_some(), contact.wechat.is_some()),
        _ => (false, false),
    };
    let masked_email = sealed::masked_address(conn, &ctx.keys, &party.account)?;
    Ok(ToTalent {
        need: asked::need(conn, &ctx.engine, introduction, lang)?,
        card: asked::card(conn, introduction)?,
        may_postpone: question.is_open && !introduction.is_postponed,
        lacks_contact: question.gone.is_none() && lacks_contact(conn, introduction)?,
        own: OwnContact { masked_email, has_phone, has_wechat },
        question,
    })
}

fn lacks_contact(conn: &mut Conn, introduction: &Introduction) -> Result<bool> {
    let id = introduction.id.as_str();
    let given = consents::standing(conn, &introduction.talent, Purpose::GiveContact, id)?;
    Ok(introduction.state == IntroductionState::BothYes && given.is_none())
}

fn to_firm(ctx: &Context, conn: &mut Conn, party: &Party, question: Question) -> Result<ToFirm> {
    let introduction = &party.introduction;
    let need = needs::get(conn, &introduction.need)?;
    let whose = Whose::Member(&introduction.enterprise, &party.account);
    let (has_phone, has_wechat) = match sealed::disclose(conn, &ctx.keys, whose, Disclosure::Owner(&party.account))? {
        Contact::Member(contact) => (contact.phone.is_some(), contact.wechat.is_some()),
        _ => (false, false),
    };
    let masked_email = sealed::masked_address(conn, &ctx.keys, &party.account)?;
    Ok(ToFirm {
        question,
        need: need.code,
        title: need.brief.title,
        seen: seen(conn, introduction)?,
        own: OwnContact { masked_email, has_phone, has_wechat },
    })
}

/// The card needs the person's yes, a consent that stands, and an introduction that goes on; a firm that asked first saw the small one before.
fn seen(conn: &mut Conn, introduction: &Introduction) -> Result<Seen> {
    let shown = consents::standing(conn, &introduction.talent, Purpose::ShowCard, introduction.id.as_str())?.is_some();
    let may_show = shown && introduction.talent_answer == Answer::Yes && introduction.state.is_open();
    if may_show && side::is_verified(conn, introduction)? {
        return asked::card(conn, introduction).map(|card| Seen::Card(Box::new(card)));
    }
    let talent = talents::get(conn, &introduction.talent)?;
    Ok(match introduction.state {
        IntroductionState::AskingTalent => Seen::Browse(BrowseCard::of(&talent)),
        _ => Seen::Code(talent.code),
    })
}
