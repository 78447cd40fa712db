//! Needs of enterprises: what is sought, on which terms, and the moves of its state.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::account::AccountId;
use super::enterprise::EnterpriseId;
use super::error::{Checks, FieldError, Result};
use super::field::FieldCode;
use super::state::{self, By, Move};
use super::talent::{Source, bad_characters};
use super::value::{Bilingual, Degree, Lang, Mode, Moment};
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a need.
    NeedId
);

text_enum! {
    /// What is sought.
    NeedKind {
        /// A person for a post.
        Position = "position",
        /// A technical problem to be solved (揭榜).
        TechnicalChallenge = "technical_challenge",
        /// Joint research and development.
        JointProject = "joint_project",
        /// Advice.
        Consulting = "consulting",
        /// Investment.
        Investment = "investment",
        /// A way to sell abroad.
        ExportChannel = "export_channel",
        /// Guidance.
        Mentoring = "mentoring",
    }
}

text_enum! {
    /// Where a need stands.
    NeedState {
        /// Being written.
        Draft = "draft",
        /// Submitted: matched, for staff only.
        Submitted = "submitted",
        /// An officer asked for changes.
        ChangesRequested = "changes_requested",
        /// Not taken, with a reason.
        Rejected = "rejected",
        /// Opened by an officer.
        Open = "open",
        /// Resting at the firm's wish.
        OnHold = "on_hold",
        /// The deadline has passed.
        Expired = "expired",
        /// Somebody was found.
        Filled = "filled",
        /// Nobody was found.
        NoCandidate = "no_candidate",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What can be done to a need.
    NeedAct {
        /// The firm submits it.
        Submit = "submit",
        /// An officer opens it (the press that approves its first match, or in the list).
        Open = "open",
        /// An officer undoes that press.
        UndoOpen = "undo_open",
        /// An officer asks for changes.
        RequestChanges = "request_changes",
        /// An officer does not take it.
        Reject = "reject",
        /// The public text of an open need was changed: back under review.
        EditPublicText = "edit_public_text",
        /// The firm rests it.
        Hold = "hold",
        /// The firm goes on.
        Resume = "resume",
        /// The deadline passes.
        Expire = "expire",
        /// The firm renews it.
        Renew = "renew",
        /// Somebody was found.
        Fill = "fill",
        /// Nobody was found.
        CloseWithout = "close_without",
        /// The firm takes it back.
        Withdraw = "withdraw",
    }
}

use NeedAct as A;
use NeedState as S;
const FIRM: &[By] = &[By::Owner];
const OFFICER: &[By] = &[By::Officer, By::Lead];
const FIRM_OR_OFFICER: &[By] = &[By::Owner, By::Officer, By::Lead];
const SYSTEM: &[By] = &[By::System];

/// Every move of a need that is allowed; anything not listed is refused.
#[rustfmt::skip]
pub const MOVES: &[Move<NeedState, NeedAct>] = &[
    Move { from: S::Draft,            act: A::Submit,         by: FIRM,            to: S::Submitted },
    Move { from: S::ChangesRequested, act: A::Submit,         by: FIRM,            to: S::Submitted },
    Move { from: S::Submitted,        act: A::Open,           by: OFFICER,         to: S::Open },
    Move { from: S::Open,             act: A::UndoOpen,       by: OFFICER,         to: S::Submitted },
    Move { from: S::Submitted,        act: A::RequestChanges, by: OFFICER,         to: S::ChangesRequested },
    Move { from: S::Submitted,        act: A::Reject,         by: OFFICER,         to: S::Rejected },
    Move { from: S::Open,             act: A::EditPublicText, by: FIRM,            to: S::Submitted },
    Move { from: S::Open,             act: A::Hold,           by: FIRM,            to: S::OnHold },
    Move { from: S::OnHold,           act: A::Resume,         by: FIRM,            to: S::Open },
    Move { from: S::Open,             act: A::Expire,         by: SYSTEM,          to: S::Expired },
    Move { from: S::Submitted,        act: A::Expire,         by: SYSTEM,          to: S::Expired },
    Move { from: S::Expired,          act: A::Renew,          by: FIRM,            to: S::Open },
    Move { from: S::Open,             act: A::Fill,           by: FIRM_OR_OFFICER, to: S::Filled },
    Move { from: S::Open,             act: A::CloseWithout,   by: FIRM_OR_OFFICER, to: S::NoCandidate },
    Move { from: S::Draft,            act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
    Move { from: S::Submitted,        act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
    Move { from: S::ChangesRequested, act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
    Move { from: S::Open,             act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
    Move { from: S::OnHold,           act: A::Withdraw,       by: FIRM_OR_OFFICER, to: S::Withdrawn },
];

impl NeedState {
    /// The state after `act`, or `Conflict("illegal_move")`.
    pub fn after(self, act: NeedAct, by: By) -> Result<Self> {
        state::after(MOVES, self, act, by)
    }

    /// True when the engine may propose people for it.
    pub fn is_matched(self) -> bool {
        matches!(self, Self::Submitted | Self::Open)
    }

    /// True when the firm may change it.
    pub fn may_edit(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::ChangesRequested | Self::Open | Self::OnHold)
    }
}

text_enum! {
    /// A criterion that a firm or officer may tick "only": then it filters instead of costing points.
    OnlyCriterion {
        /// Way of working together.
        Mode = "mode",
        /// Degree.
        Degree = "degree",
        /// Years of experience.
        Years = "years",
        /// Languages ("other languages are fine" is unticked).
        Languages = "languages",
        /// Place of residence.
        Place = "place",
        /// Availability.
        Availability = "availability",
    }
}

/// What a need says, as typed by the firm. Whether the firm's name and this text are public is the firm's choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedBrief {
    /// Kind.
    pub kind: NeedKind,
    /// What problem, or whom, in a line (at most 160 characters a half).
    pub title: Bilingual,
    /// The whole of it (at most 6,000 characters a half).
    #[serde(default)]
    pub body: Bilingual,
    /// One to three fields.
    pub fields: Vec<FieldCode>,
    /// What a person must know, at most 20 keywords.
    #[serde(default)]
    pub must: Vec<String>,
    /// What would be good, at most 20 keywords.
    #[serde(default)]
    pub nice: Vec<String>,
    /// Lowest degree; `None` is "any".
    #[serde(default)]
    pub min_degree: Option<Degree>,
    /// Fewest years of experience; `None` is "any".
    #[serde(default)]
    pub min_years: Option<i32>,
    /// Ways of working together that the firm accepts.
    pub modes: Vec<Mode>,
    /// ISO 639-1 codes of the languages wanted.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Criteria ticked "only".
    #[serde(default)]
    pub only: Vec<OnlyCriterion>,
    /// GB/T 2260 code or slug of where the work is.
    #[serde(default)]
    pub place: Option<String>,
    /// Budget or pay, as typed.
    #[serde(default)]
    pub budget: Option<String>,
    /// Last day for proposals; the platform sets 90 days when the firm sets none.
    #[serde(default)]
    pub deadline: Option<NaiveDate>,
    /// How many people are sought.
    #[serde(default)]
    pub positions: Option<i32>,
    /// May be shown on the public pages once open.
    #[serde(default)]
    pub is_public: bool,
    /// The firm's name stays hidden in public and from the person asked.
    #[serde(default)]
    pub is_anonymous: bool,
}

/// A need as staff and the engine see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// Key.
    pub id: NeedId,
    /// The random code by which others speak of it, e.g. `N-2041`.
    pub code: String,
    /// The firm that has it.
    pub enterprise: EnterpriseId,
    /// Who entered it; `None` for imported ones.
    pub created_by: Option<AccountId>,
    /// Where it stands.
    pub state: NeedState,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// The language in which it was typed.
    pub lang: Lang,
    /// What it says.
    pub brief: NeedBrief,
    /// First moment after its deadline, UTC.
    pub expires_at: Moment,
    /// When it was last submitted.
    pub submitted_at: Option<Moment>,
    /// Where it came from.
    pub source: Source,
    /// Key in the file it was imported from, unique a source.
    pub external_ref: Option<String>,
    /// When it was made.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
}

/// Days a need stays open when the firm names no deadline.
pub const DEFAULT_DAYS_OPEN: i64 = 90;
/// Longest title, in characters.
pub const TITLE_MAX: usize = 160;
/// Longest body, in characters.
pub const BODY_MAX: usize = 6000;

impl NeedBrief {
    /// All that is wrong with this need on day `today` (the firm's calendar, Asia/Shanghai).
    pub fn check(&self, today: NaiveDate) -> Result<()> {
        let mut checks = Checks::default();
        let longest =
            |b: &Bilingual| [&b.zh, &b.en].into_iter().flatten().map(|t| t.chars().count()).max().unwrap_or(0);
        checks.require(!self.title.is_empty(), "title", "required");
        checks.require(longest(&self.title) <= TITLE_MAX, "title", "too_long");
        checks.require(longest(&self.body) <= BODY_MAX, "body", "too_long");
        checks.require(!self.fields.is_empty(), "fields", "required");
        checks.require(self.fields.len() <= 3, "fields", "too_many_fields");
        checks.require(self.fields.iter().all(|f| FieldCode::parse(f.as_str()).is_some()), "fields", "unknown_code");
        checks.require(!self.modes.is_empty(), "modes", "required");
        checks.require(self.must.len() <= 20, "must", "too_many_keywords");
        checks.require(self.nice.len() <= 20, "nice", "too_many_keywords");
        checks.require(self.must.iter().all(|k| k.chars().count() <= 80), "must", "too_long");
        checks.require(self.nice.iter().all(|k| k.chars().count() <= 80), "nice", "too_long");
        checks.require(self.min_years.is_none_or(|y| (0..=60).contains(&y)), "min_years", "out_of_range");
        checks.require(self.positions.is_none_or(|n| (1..=999).contains(&n)), "positions", "out_of_range");
        checks.require(self.deadline.is_none_or(|d| d >= today), "deadline", "in_the_past");
        for (field, text) in self.texts() {
            if let Some(code) = bad_characters(text) {
                checks.add(FieldError::new(field, code));
            }
        }
        checks.done()
    }

    fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("title", &self.title.zh),
            ("title", &self.title.en),
            ("body", &self.body.zh),
            ("body", &self.body.en),
            ("budget", &self.budget),
        ]
        .into_iter()
        .filter_map(|(field, text)| text.as_deref().map(|t| (field, t)))
        .chain(self.must.iter().map(|k| ("must", k.as_str())))
        .chain(self.nice.iter().map(|k| ("nice", k.as_str())))
    }
}
