//! Why introductions end, and for how long the pair then rests.

use crate::text_enum;

text_enum! {
    /// Why an introduction ended, beyond its state.
    CloseReason {
        /// The person said no.
        TalentNo = "talent_no",
        /// The firm said no.
        FirmNo = "firm_no",
        /// The person did not answer.
        TalentSilent = "talent_silent",
        /// The firm did not answer.
        FirmSilent = "firm_silent",
        /// The person withdrew a consent.
        ConsentWithdrawn = "consent_withdrawn",
        /// The person left the pool or was erased.
        TalentLeft = "talent_left",
        /// A lead suspended the person.
        TalentSuspended = "talent_suspended",
        /// The person rests and wanted the open ones to end.
        TalentPaused = "talent_paused",
        /// The need was ended or taken back; one that rests or runs out lets go on what was asked.
        NeedEnded = "need_ended",
        /// The firm is suspended or closed.
        FirmGone = "firm_gone",
        /// The person has named the firm as one that must never see them.
        FirmBlocked = "firm_blocked",
        /// A lead ended it.
        ByLead = "by_lead",
        /// Neither side answered the follow-ups.
        NoNews = "no_news",
    }
}

/// Days for which a pair that ended is not asked again.
pub const REST_DAYS: i64 = 180;
