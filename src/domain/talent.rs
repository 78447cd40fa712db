//! People of the pool: what a profile says, what is kept apart and sealed, and the moves of its state.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::account::AccountId;
use super::error::{Checks, FieldError, Result};
use super::field::FieldCode;
use super::state::{self, By, Move};
use super::value::{Bilingual, Degree, Lang, Mode, Moment};
use crate::{text_enum, typed_id};

typed_id!(
    /// The id of a talent.
    TalentId
);

text_enum! {
    /// Where a profile stands.
    TalentState {
        /// Written, not yet confirmed by the e-mail link.
        Draft = "draft",
        /// In the pool and matched.
        Pooled = "pooled",
        /// An officer asked for changes; not matched meanwhile.
        ChangesRequested = "changes_requested",
        /// Not taken, with a reason; a lead may take it back.
        Rejected = "rejected",
        /// Resting at the person's wish.
        Paused = "paused",
        /// Suspended by a lead.
        Suspended = "suspended",
        /// Not confirmed for 180 days; not proposed.
        Stale = "stale",
        /// Hidden everywhere until the person comes back.
        Archived = "archived",
        /// Withdrawn by the person; erased after the days of grace.
        Withdrawn = "withdrawn",
        /// Only a placeholder without personal data is left.
        Erased = "erased",
    }
}

text_enum! {
    /// What can be done to a profile.
    TalentAct {
        /// The e-mail link confirms and submits.
        Submit = "submit",
        /// An officer asks for changes.
        RequestChanges = "request_changes",
        /// An officer does not take it.
        Reject = "reject",
        /// A lead takes a rejected one back.
        Reinstate = "reinstate",
        /// The person rests.
        Pause = "pause",
        /// The person, or the date, ends the rest.
        Resume = "resume",
        /// A lead suspends.
        Suspend = "suspend",
        /// A lead lifts the suspension.
        Unsuspend = "unsuspend",
        /// 180 days without a confirmation.
        Age = "age",
        /// The person says that it is still right.
        Confirm = "confirm",
        /// Two reminders went unanswered.
        Archive = "archive",
        /// The person leaves.
        Withdraw = "withdraw",
        /// The person undoes the leaving within the days of grace.
        Return = "return",
        /// The data are erased.
        Erase = "erase",
    }
}

use TalentAct as A;
use TalentState as S;
const OWNER: &[By] = &[By::Owner];
const OFFICER: &[By] = &[By::Officer, By::Lead];
const LEAD: &[By] = &[By::Lead];
const SYSTEM: &[By] = &[By::System];
const OWNER_OR_SYSTEM: &[By] = &[By::Owner, By::System];

/// Every move of a profile that is allowed; anything not listed is refused.
#[rustfmt::skip]
pub const MOVES: &[Move<TalentState, TalentAct>] = &[
    Move { from: S::Draft,            act: A::Submit,         by: OWNER,           to: S::Pooled },
    Move { from: S::Pooled,           act: A::RequestChanges, by: OFFICER,         to: S::ChangesRequested },
    Move { from: S::ChangesRequested, act: A::Submit,         by: OWNER,           to: S::Pooled },
    Move { from: S::Pooled,           act: A::Reject,         by: OFFICER,         to: S::Rejected },
    Move { from: S::Rejected,         act: A::Reinstate,      by: LEAD,            to: S::Pooled },
    Move { from: S::Pooled,           act: A::Pause,          by: OWNER,           to: S::Paused },
    Move { from: S::Paused,           act: A::Resume,         by: OWNER_OR_SYSTEM, to: S::Pooled },
    Move { from: S::Pooled,           act: A::Suspend,        by: LEAD,            to: S::Suspended },
    Move { from: S::Suspended,        act: A::Unsuspend,      by: LEAD,            to: S::Pooled },
    Move { from: S::Pooled,           act: A::Age,            by: SYSTEM,          to: S::Stale },
    Move { from: S::Stale,            act: A::Confirm,        by: OWNER,           to: S::Pooled },
    Move { from: S::Stale,            act: A::Archive,        by: SYSTEM,          to: S::Archived },
    Move { from: S::Archived,         act: A::Confirm,        by: OWNER,           to: S::Pooled },
    Move { from: S::Draft,            act: A::Withdraw,       by: OWNER_OR_SYSTEM, to: S::Withdrawn },
    Move { from: S::Pooled,           act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::ChangesRequested, act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Rejected,         act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Paused,           act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Suspended,        act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Stale,            act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Archived,         act: A::Withdraw,       by: OWNER,           to: S::Withdrawn },
    Move { from: S::Withdrawn,        act: A::Return,         by: OWNER,           to: S::Draft },
    Move { from: S::Withdrawn,        act: A::Erase,          by: OWNER_OR_SYSTEM, to: S::Erased },
];

impl TalentState {
    /// The state after `act`, or `Conflict("illegal_move")`.
    pub fn after(self, act: TalentAct, by: By) -> Result<Self> {
        state::after(MOVES, self, act, by)
    }

    /// True when the engine may propose this person.
    pub fn is_matched(self) -> bool {
        self == Self::Pooled
    }

    /// True when the owner may change the profile.
    pub fn may_edit(self) -> bool {
        !matches!(self, Self::Withdrawn | Self::Erased)
    }
}

text_enum! {
    /// What ties a person to Gansu.
    TieKind {
        /// Born there.
        Birth = "birth",
        /// Went to school or university there.
        School = "school",
        /// Family there.
        Family = "family",
        /// Worked there.
        Work = "work",
        /// A joint project.
        Project = "project",
        /// None, but interested.
        Interested = "interested",
        /// A tie whose kind was not told (imported data).
        Unknown = "unknown",
    }
}

/// One tie to Gansu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GansuTie {
    /// What kind.
    pub kind: TieKind,
    /// GB/T 2260 code of the prefecture or county, or its prefecture slug; `None` for "interested".
    #[serde(default)]
    pub division: Option<String>,
}

/// What a profile says for matching and review: everything here may be read by staff, and becomes codes and bands for
/// others. Nothing here names the person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalentProfile {
    /// What the person can help with, in one sentence (at most 240 characters a half).
    pub headline: Bilingual,
    /// More about it (at most 4,000 characters a half).
    #[serde(default)]
    pub summary: Bilingual,
    /// One to three fields.
    pub fields: Vec<FieldCode>,
    /// Keywords as typed, at most 30.
    #[serde(default)]
    pub skills: Vec<String>,
    /// Highest degree; `None` is "not stated".
    #[serde(default)]
    pub degree: Option<Degree>,
    /// Whole years of experience; `None` is "not stated".
    #[serde(default)]
    pub years_experience: Option<i32>,
    /// ISO 3166-1 alpha-2 code of the country of residence.
    pub country: String,
    /// State, province or city, as typed.
    #[serde(default)]
    pub city: Option<String>,
    /// Ties to Gansu; empty is "not stated".
    #[serde(default)]
    pub gansu_ties: Vec<GansuTie>,
    /// Ways of working together that suit the person.
    pub modes: Vec<Mode>,
    /// ISO 639-1 codes of the languages spoken; empty is "not stated".
    #[serde(default)]
    pub languages: Vec<String>,
    /// From when; `None` is "not stated".
    #[serde(default)]
    pub available_from: Option<NaiveDate>,
}

/// Who the person is: staff see it; a firm only after an introduction. Kept sealed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalentIdentity {
    /// The name as the person writes it.
    pub name: String,
    /// A second form of the name (Han or Latin), if told.
    #[serde(default)]
    pub other_name: Option<String>,
    /// Employer; serves only the rule "never my own employer".
    #[serde(default)]
    pub employer: Option<String>,
    /// Job title; counts as matching text.
    #[serde(default)]
    pub title: Option<String>,
    /// Companies that must never see this person: names or web domains.
    #[serde(default)]
    pub blocked_firms: Vec<String>,
}

/// How to reach the person beside the account's e-mail. Kept sealed; leaves through one function of the store.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TalentContact {
    /// Telephone with country code.
    #[serde(default)]
    pub phone: Option<String>,
    /// WeChat id.
    #[serde(default)]
    pub wechat: Option<String>,
}

text_enum! {
    /// Where a record came from.
    Source {
        /// Entered by its owner.
        Own = "self",
        /// Read from a file by staff.
        Import = "import",
        /// Part of the sample pool.
        Sample = "sample",
    }
}

/// A person of the pool, as staff and the engine see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Talent {
    /// Key.
    pub id: TalentId,
    /// The random code by which others speak of this person, e.g. `T-7F3K`.
    pub code: String,
    /// The account; `None` for imported people.
    pub account: Option<AccountId>,
    /// Where it stands.
    pub state: TalentState,
    /// Grows by one with every change; guards writes.
    pub version: i32,
    /// The language in which the person typed.
    pub lang: Lang,
    /// What it says.
    pub profile: TalentProfile,
    /// When it may be proposed again, if paused until a day.
    pub pause_until: Option<NaiveDate>,
    /// When an officer accepted it (by the first approved match, or in the list).
    pub accepted_at: Option<Moment>,
    /// When the person last said that it is right.
    pub confirmed_at: Option<Moment>,
    /// Where it came from.
    pub source: Source,
    /// Key in the file it was imported from, unique a source.
    pub external_ref: Option<String>,
    /// When it was made.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
}

impl Talent {
    /// A profile as it is first written: a draft that nobody has confirmed.
    pub fn draft(code: String, account: Option<AccountId>, lang: Lang, profile: TalentProfile, now: Moment) -> Self {
        Self {
            id: TalentId::new(),
            code,
            account,
            state: TalentState::Draft,
            version: 1,
            lang,
            profile,
            pause_until: None,
            accepted_at: None,
            confirmed_at: None,
            source: Source::Own,
            external_ref: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// True when the engine may propose this person; `accepted_first` is the setting that an officer accepts before.
    pub fn is_proposed(&self, accepted_first: bool) -> bool {
        self.state.is_matched() && (!accepted_first || self.accepted_at.is_some())
    }

    /// Makes a move on behalf of `by`, or refuses it.
    pub fn act(&mut self, act: TalentAct, by: By) -> Result<()> {
        self.state = self.state.after(act, by)?;
        Ok(())
    }
}

/// Longest sentence "what I can help with", in characters.
pub const HEADLINE_MAX: usize = 240;
/// Longest summary, in characters.
pub const SUMMARY_MAX: usize = 4000;
/// Most keywords.
pub const SKILLS_MAX: usize = 30;

impl TalentProfile {
    /// All that is wrong with this profile; field names are those of the form and the API.
    pub fn check(&self) -> Result<()> {
        let mut checks = Checks::default();
        checks.require(!self.headline.is_empty(), "headline", "required");
        checks.require(longest(&self.headline) <= HEADLINE_MAX, "headline", "too_long");
        checks.require(longest(&self.summary) <= SUMMARY_MAX, "summary", "too_long");
        checks.require(!self.fields.is_empty(), "fields", "required");
        checks.require(self.fields.len() <= 3, "fields", "too_many_fields");
        checks.require(self.fields.iter().all(|f| FieldCode::parse(f.as_str()).is_some()), "fields", "unknown_code");
        checks.require(self.skills.len() <= SKILLS_MAX, "skills", "too_many_keywords");
        checks.require(self.skills.iter().all(|s| s.chars().count() <= 80), "skills", "too_long");
        checks.require(!self.country.is_empty(), "country", "required");
        checks.require(!self.modes.is_empty(), "modes", "required");
        checks.require(self.years_experience.is_none_or(|y| (0..=70).contains(&y)), "years_experience", "out_of_range");
        for (field, text) in self.texts() {
            if let Some(code) = bad_characters(text) {
                checks.add(FieldError::new(field, code));
            }
        }
        checks.done()
    }

    fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("headline", &self.headline.zh),
            ("headline", &self.headline.en),
            ("summary", &self.summary.zh),
            ("summary", &self.summary.en),
            ("city", &self.city),
        ]
        .into_iter()
        .filter_map(|(field, text)| text.as_deref().map(|t| (field, t)))
        .chain(self.skills.iter().map(|s| ("skills", s.as_str())))
    }
}

fn longest(text: &Bilingual) -> usize {
    [&text.zh, &text.en].into_iter().flatten().map(|t| t.chars().count()).max().unwrap_or(0)
}

/// The code of what makes a text unfit to be kept (control characters, bidirectional overrides), if anything does.
pub fn bad_characters(text: &str) -> Option<&'static str> {
    let bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    text.chars().any(bad).then_some("bad_characters")
}
