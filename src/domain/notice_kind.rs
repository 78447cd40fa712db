//! Which mails the platform writes.

use crate::text_enum;

text_enum! {
    /// Which mail it is (numbers of the domain design in brackets).
    NoticeKind {
        /// (1) A link that confirms the address and submits what was registered.
        Confirm = "confirm",
        /// (1) A sign-in link.
        SignIn = "sign_in",
        /// (1) Somebody registered with an address that has an account already.
        KnownAddress = "known_address",
        /// (1) A link to choose a new passphrase.
        Reset = "reset",
        /// (2) Receipt: the profile is in the pool.
        TalentReceipt = "talent_receipt",
        /// (2) Receipt: the need was submitted.
        NeedReceipt = "need_receipt",
        /// (3) An officer decided on a profile, firm or need.
        Decision = "decision",
        /// (4) The liaison office: new need or person with its matches.
        Office = "office",
        /// (4) The liaison office: summary of an import or of the demo's load.
        OfficeSummary = "office_summary",
        /// (7) The person of an approved pair is asked.
        AskTalent = "ask_talent",
        /// (8) The firm is asked.
        AskFirm = "ask_firm",
        /// (8) Both said yes: the person is asked which contact may go to the firm.
        AskContact = "ask_contact",
        /// (9) It does not go on.
        Closed = "closed",
        /// (10, 13) The liaison office: both said yes, something came of it, an answer is disputed.
        OfficeIntroduction = "office_introduction",
        /// The liaison office: a firm is interested in a person whose card it saw.
        OfficeInterest = "office_interest",
        /// (11) The introduction, to both.
        Introduced = "introduced",
        /// (12) What came of it?
        FollowUp = "follow_up",
        /// Staff recorded an answer for its giver.
        AnswerRecorded = "answer_recorded",
        /// (18) Receipt of a consent given or withdrawn.
        ConsentReceipt = "consent_receipt",
        /// (18) Erasure: asked for, or done. The last mail to an address.
        Erasure = "erasure",
        /// (18) The copy of one's data is ready.
        DataCopy = "data_copy",
        /// (18) Something that the office was asked to put right: received, put right, or not.
        Correction = "correction",
        /// (19) A link to the new address of an account.
        ChangeAddress = "change_address",
        /// (19) New sign-in; factor, passphrase or address changed.
        Security = "security",
        /// (5) The morning to-do.
        Todo = "todo",
        /// (6) Something has waited for too long.
        Escalation = "escalation",
        /// (14) The search for a need goes on.
        NeedSearching = "need_searching",
        /// (15) A need expires soon, or has expired.
        NeedExpiring = "need_expiring",
        /// An officer ended the search for a need: nobody was found.
        NeedNoneFound = "need_none_found",
        /// (16) Is the profile still right? Twice.
        ProfileCheck = "profile_check",
        /// (16) The profile is hidden now, or will be erased.
        ProfileHidden = "profile_hidden",
        /// (21) The figures of a month.
        MonthlyFigures = "monthly_figures",
        /// Two entries of the reader were joined, or parted again.
        SameJoined = "same_joined",
        /// (23) Entries that may be one wait for staff.
        SameSuspected = "same_suspected",
        /// Somebody concerned says that a joining is wrong.
        SameDisputed = "same_disputed",
        /// (23) A firm looked at more cards than its budget.
        UnusualUse = "unusual_use",
        /// (17) To a firm: too many questions stayed without an answer.
        AnswerRate = "answer_rate",
        /// (17) The liaison office: of which firm, and what waits for an officer.
        OfficeAnswerRate = "office_answer_rate",
        /// (20) A mail failed.
        MailFailed = "mail_failed",
        /// (1) An administrator invites the reader to the staff: a link chooses the passphrase.
        StaffInvitation = "staff_invitation",
        /// The test mail of the set-up.
        TestMail = "test_mail",
    }
}

impl NoticeKind {
    /// True for mails that go out before the test mail was confirmed.
    pub fn is_before_confirmation(self) -> bool {
        self == Self::TestMail
    }
}
