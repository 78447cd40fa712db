//! Beside a need that is being written: whom the pool holds for it now, what each of its wishes costs, and what it could say
//! better. Numbers and sentences; nobody's name or card.

use askama::Template;

use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::error::{Error, Result as Outcome};
use crate::domain::need::NeedId;
use crate::domain::need_hints::Hint;
use crate::domain::value::Bilingual;
use crate::usecase::needs::coach::{self, BANDS, Reach, Without};
use crate::usecase::needs::hints;
use crate::web::forms::need::WholeNeed;
use crate::web::page::{Frame, Problems};

/// Most wishes whose cost is shown.
const MOST: usize = 6;

/// What became of the count.
enum Counted {
    /// Nobody has asked yet.
    NotYet,
    /// Something is missing or cannot be read.
    Incomplete(Problems),
    /// Too often; again in so many minutes.
    Spent(i64),
    /// The numbers.
    Done(coach::View),
}

/// The panel.
pub struct Pool {
    counted: Counted,
    hints: Option<hints::View>,
}

/// The panel alone, for our script.
#[derive(Template)]
#[template(path = "needs/pool.html")]
pub struct PoolPart {
    /// The language.
    pub frame: Frame,
    /// The panel.
    pub pool: Pool,
}

impl Pool {
    /// What the need could say better; nothing is counted.
    pub fn advise(ctx: &Context, member: &Member, need: &NeedId, form: &WholeNeed) -> Outcome<Self> {
        let brief = form.brief().ok().map(|(_, brief)| brief);
        let read = |brief| hints::run(ctx, member, hints::Input { need: Some(need.clone()), brief });
        Ok(Self { counted: Counted::NotYet, hints: brief.map(read).transpose()? })
    }

    /// The same, with the pool counted.
    pub fn count(ctx: &Context, member: &Member, need: &NeedId, form: &WholeNeed) -> Outcome<Self> {
        let advised = Self::advise(ctx, member, need, form)?;
        let counted = match form.brief().and_then(|(_, brief)| coach::run(ctx, member, brief)) {
            Ok(view) => Counted::Done(view),
            Err(Error::Invalid(errors)) => Counted::Incomplete(Problems(errors)),
            Err(Error::Spent { retry_after, .. }) => {
                Counted::Spent(i64::try_from(retry_after.div_ceil(60)).unwrap_or(i64::MAX))
            }
            Err(other) => return Err(other),
        };
        Ok(Self { counted, ..advised })
    }

    /// The two numbers as they are shown, once counted.
    pub fn figures(&self) -> Option<[String; 2]> {
        match &self.counted {
            Counted::Done(view) => Some(shown(view.now, view.is_exact)),
            _ => None,
        }
    }

    /// True while the firm is told bands alone.
    pub fn is_banded(&self) -> bool {
        matches!(&self.counted, Counted::Done(view) if !view.is_exact)
    }

    /// The state of the panel in one sentence, where there are no numbers.
    pub fn news(&self, frame: &Frame) -> Option<String> {
        match &self.counted {
            Counted::NotYet => Some(frame.t("pool-not-yet")),
            Counted::Incomplete(_) => Some(frame.t("pool-incomplete")),
            Counted::Spent(minutes) => Some(frame.tv("pool-spent", &[("n", (*minutes).into())])),
            Counted::Done(_) => None,
        }
    }

    /// What must be filled in before it can be counted: the field and its words.
    pub fn missing(&self, frame: &Frame) -> Vec<(String, String)> {
        match &self.counted {
            Counted::Incomplete(problems) => frame.summary("needs", problems),
            _ => Vec::new(),
        }
    }

    /// What each wish costs: the wish that would be left out, and the numbers without it.
    pub fn costs(&self, frame: &Frame) -> Vec<(String, [String; 2])> {
        let Counted::Done(view) = &self.counted else { return Vec::new() };
        let costs = view.without.iter().filter(|one| one.reach != view.now).take(MOST);
        costs.map(|one| (wish(frame, one), shown(one.reach, view.is_exact))).collect()
    }

    /// Advice: the field that it is about, and the sentence.
    pub fn advice(&self, frame: &Frame) -> Vec<(&'static str, String)> {
        let hints = self.hints.iter().flat_map(|view| &view.hints);
        let sentence = |hint: &Hint| {
            let key = format!("need-hint-{}", hint.code());
            (hint.field(), frame.tv(&key, &[("said", hint.said().into())]))
        };
        hints.map(sentence).collect()
    }

    /// A need of the same firm that asks for much the same.
    pub fn similar(&self) -> Option<&(String, Bilingual)> {
        self.hints.as_ref()?.similar.as_ref()
    }
}

/// Strong people and people worth a look; a band for a firm that is not verified.
fn shown(reach: Reach, is_exact: bool) -> [String; 2] {
    [reach.strong, reach.worth_a_look].map(|number| match (is_exact, number) {
        (true, _) | (_, 0) => number.to_string(),
        (_, number) if number < BANDS[1] => format!("{}–{}", BANDS[0], BANDS[1] - 1),
        _ => format!("{}+", BANDS[1]),
    })
}

fn wish(frame: &Frame, one: &Without) -> String {
    let phrase = one.phrase.clone().unwrap_or_default();
    match one.requirement {
        "must" => frame.tv("pool-without-must", &[("what", phrase.into())]),
        "only" => frame.tv("pool-without-only", &[("what", frame.tc("only-", phrase).into())]),
        other => frame.tc("pool-without-", other),
    }
}
