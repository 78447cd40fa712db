//! How many people a draft of a need would reach now, and how many without each of its requirements: numbers, nobody's card.
//! A firm that no officer has verified is told the band of each number alone.

use chrono::TimeDelta;

use crate::context::Context;
use crate::domain::actor::Member;
use crate::domain::brief::lanzhou_day;
use crate::domain::enterprise::EnterpriseState;
use crate::domain::error::{Error, Result};
use crate::domain::need::{NeedBrief, OnlyCriterion};
pub use crate::matching::coach::Reach;
use crate::matching::coach::{Requirement, Thresholds};
use crate::proposals::index;
use crate::store::{enterprises, limits};

/// The window in which a firm's drafts are counted, and its limit is that of lists of people.
const WINDOW: TimeDelta = TimeDelta::minutes(10);

/// What the need could do without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Without {
    /// `must`, `min_degree`, `min_years`, `languages`, or `only` for a criterion that filters.
    pub requirement: &'static str,
    /// The keyword as typed; the criterion of an `only`.
    pub phrase: Option<String>,
    /// Who would be there without it.
    pub reach: Reach,
}

/// What the draft reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// As it stands.
    pub now: Reach,
    /// Without one requirement each, those that cost most first.
    pub without: Vec<Without>,
    /// False for a firm that is not verified: each number is then the least of its band, 0, 1 (to 4) or 5 (and more).
    pub is_exact: bool,
}

/// The least number of the second and of the third band.
pub const BANDS: [usize; 2] = [1, 5];

/// Counts. `Spent` for a firm that asks too often; `Invalid` for a draft that could not be kept.
pub fn run(ctx: &Context, member: &Member, brief: NeedBrief) -> Result<View> {
    let (now, bucket) = (ctx.now(), format!("coach/{}", member.enterprise));
    let brief = brief.checked(lanzhou_day(now))?;
    let most = ctx.config.limits.people_lists;
    if let Some(retry_after) = ctx.db.write(move |conn| limits::hit(conn, now, &bucket, most, WINDOW))? {
        return Err(Error::Spent { code: "pool_budget", retry_after });
    }
    let firm = member.enterprise.clone();
    let is_exact = ctx.db.read(|conn| enterprises::get(conn, &firm))?.state == EnterpriseState::Verified;
    index::follow(ctx)?;
    let settings = &ctx.config.matching;
    let from = Thresholds { strong: settings.strong, worth_a_look: settings.worth_a_look };
    let told = |reach: Reach| match is_exact {
        true => reach,
        false => Reach { strong: band(reach.strong), worth_a_look: band(reach.worth_a_look) },
    };
    let counted = index::read(ctx).coach(&ctx.engine, &ctx.engine.need(&brief), from);
    let mut without: Vec<Without> =
        counted.without.into_iter().map(|(requirement, reach)| named(&brief, &requirement, told(reach))).collect();
    without.sort_by_key(|one| std::cmp::Reverse((one.reach.strong, one.reach.worth_a_look)));
    Ok(View { now: told(counted.now), without, is_exact })
}

/// A number as a firm that is not verified is told it.
fn band(number: usize) -> usize {
    BANDS.into_iter().filter(|least| *least <= number).max().unwrap_or(0)
}

fn named(brief: &NeedBrief, requirement: &Requirement, reach: Reach) -> Without {
    let (requirement, phrase) = match requirement {
        Requirement::Keyword(place) => ("must", brief.must.get(*place).cloned()),
        Requirement::Degree => ("min_degree", brief.min_degree.map(|degree| degree.to_string())),
        Requirement::Years => ("min_years", brief.min_years.map(|years| years.to_string())),
        Requirement::Languages => ("languages", Some(brief.languages.join(","))),
        Requirement::Only(only) => ("only", Some(OnlyCriterion::as_str(*only).to_owned())),
    };
    Without { requirement, phrase, reach }
}
