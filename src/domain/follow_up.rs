//! What comes after an introduction: the questions after 7, 30 and 180 days, and the outcomes.

use chrono::NaiveDate;

use super::introduction::{IntroductionId, Side};
use super::value::Moment;
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a follow-up question.
    FollowUpId
);
typed_id!(
    /// The id of an outcome.
    OutcomeId
);

/// Days after the introduction on which both are asked what came of it.
pub const FOLLOW_UP_DAYS: [i32; 3] = [7, 30, 180];

text_enum! {
    /// What a side says when it is asked after an introduction.
    News {
        /// They are in touch.
        InTouch = "in_touch",
        /// Not yet.
        NotYet = "not_yet",
        /// The other side does not answer.
        NoReply = "no_reply",
        /// Something came of it.
        Success = "success",
        /// Nothing came of it.
        NoDeal = "no_deal",
    }
}

/// A question to one side, some days after the introduction.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// Key.
    pub id: FollowUpId,
    /// Of which introduction.
    pub introduction: IntroductionId,
    /// To which side.
    pub side: Side,
    /// 7, 30 or 180 days after the introduction.
    pub days: i32,
    /// When it is asked.
    pub due_at: Moment,
    /// When it was asked.
    pub asked_at: Option<Moment>,
    /// What was said.
    pub news: Option<News>,
    /// When.
    pub answered_at: Option<Moment>,
}

text_enum! {
    /// What came of an introduction.
    OutcomeKind {
        /// A person was taken on or works with the firm.
        PersonIntroduced = "person_introduced",
        /// A short visit.
        ShortVisit = "short_visit",
        /// A technology contract was signed.
        TechnologySigned = "technology_signed",
        /// Joint research and development.
        JointRd = "joint_rd",
        /// An investment.
        Investment = "investment",
        /// A channel of export.
        ExportChannel = "export_channel",
        /// A policy was used.
        PolicyUsed = "policy_used",
    }
}

text_enum! {
    /// The value of an outcome, in bands of yuan.
    ValueBand {
        /// No money.
        None = "none",
        /// Under 100,000.
        Under100k = "under_100k",
        /// 100,000 to a million.
        Under1m = "100k_1m",
        /// One to ten million.
        Under10m = "1m_10m",
        /// Over ten million.
        Over10m = "over_10m",
    }
}

/// What came of an introduction, as one of those concerned said it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Key.
    pub id: OutcomeId,
    /// Of which introduction.
    pub introduction: IntroductionId,
    /// What it is.
    pub kind: OutcomeKind,
    /// Its value.
    pub value: Option<ValueBand>,
    /// When it came about.
    pub happened_on: Option<NaiveDate>,
    /// What proves it, in words.
    pub proof: Option<String>,
    /// At which follow-up it was told; `None` outside of them.
    pub days: Option<i32>,
    /// When the person confirmed it.
    pub talent_at: Option<Moment>,
    /// When the firm confirmed it.
    pub firm_at: Option<Moment>,
    /// When an officer confirmed it.
    pub officer_at: Option<Moment>,
    /// When it was first told.
    pub created_at: Moment,
}
