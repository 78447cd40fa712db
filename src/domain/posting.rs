//! How each kind of mail is posted: who may switch it off, whether it waits for the reader's day, whether it also goes to
//! an address that refused mail. A new kind must say all three here.

use chrono::{NaiveTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;

use super::notice::NoticeKind;
use super::value::Moment;

/// The readers who may switch a kind of mail off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// People of the pool.
    Talent,
    /// Members of a firm.
    Member,
    /// Staff.
    Staff,
    /// Bureaus, which have no account.
    Bureau,
}

/// Hours of the reader's day in which a mail that nobody asked for may leave: from 08:00, before 21:00.
const DAY: std::ops::Range<u32> = 8..21;

impl NoticeKind {
    /// Who may switch it off; `None` for mails about the account, consents, safety and introductions, which always come.
    pub fn switched_off_by(self) -> Option<Audience> {
        match self {
            Self::ProfileCheck => Some(Audience::Talent),
            Self::NeedSearching | Self::NeedExpiring | Self::AnswerRate => Some(Audience::Member),
            Self::Todo | Self::SameSuspected => Some(Audience::Staff),
            Self::MonthlyFigures => Some(Audience::Bureau),
            _ => None,
        }
    }

    /// True for mails to talents and firms that they have not just asked for: they leave by day.
    pub fn waits_for_day(self) -> bool {
        matches!(
            self,
            Self::AskTalent
                | Self::AskFirm
                | Self::AskContact
                | Self::Closed
                | Self::FollowUp
                | Self::AnswerRecorded
                | Self::NeedSearching
                | Self::NeedExpiring
                | Self::NeedNoneFound
                | Self::AnswerRate
                | Self::ProfileCheck
                | Self::ProfileHidden
                | Self::SameJoined
        )
    }

    /// True for mails that somebody waits for before the screen, or that prove an address: they go to an address that
    /// refused mail too.
    pub fn proves_address(self) -> bool {
        matches!(
            self,
            Self::Confirm | Self::SignIn | Self::Reset | Self::StaffInvitation | Self::ChangeAddress | Self::TestMail
        )
    }
}

/// The first moment at which a mail that is due then may leave, in the reader's zone.
pub fn not_before(kind: NoticeKind, due: Moment, zone: Tz) -> Moment {
    let local = zone.from_utc_datetime(&due);
    if !kind.waits_for_day() || DAY.contains(&local.hour()) {
        return due;
    }
    let today = local.date_naive();
    let day = if local.hour() < DAY.start { today } else { today.succ_opt().unwrap_or(today) };
    let morning = day.and_time(NaiveTime::MIN) + TimeDelta::hours(i64::from(DAY.start));
    // No zone has moved its clocks in the morning; where one did, the next hour is taken.
    let found = zone.from_local_datetime(&morning).earliest();
    let found = found.or_else(|| zone.from_local_datetime(&(morning + TimeDelta::hours(1))).earliest());
    found.map_or(due, |at| at.naive_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn a_mail_nobody_asked_for_waits_for_the_morning() {
        let zone = chrono_tz::Asia::Shanghai;
        let of = |due| not_before(NoticeKind::AskFirm, at(due), zone);
        assert_eq!(of("2026-11-24 00:00"), at("2026-11-24 00:00"), "08:00 in Lanzhou");
        assert_eq!(of("2026-11-24 12:59"), at("2026-11-24 12:59"), "20:59");
        assert_eq!(of("2026-11-24 13:00"), at("2026-11-25 00:00"), "21:00");
        assert_eq!(of("2026-11-24 17:30"), at("2026-11-25 00:00"), "01:30");
        assert_eq!(not_before(NoticeKind::SignIn, at("2026-11-24 17:30"), zone), at("2026-11-24 17:30"));
    }

    #[test]
    fn the_morning_follows_a_change_of_clocks() {
        let zone = chrono_tz::America::Los_Angeles;
        // Saturday 7 March 2026, 22:00 PST; on Sunday the clocks go forward.
        assert_eq!(not_before(NoticeKind::AskTalent, at("2026-03-08 06:00"), zone), at("2026-03-08 15:00"));
    }

    #[test]
    fn what_may_be_switched_off_is_never_waited_for() {
        for kind in NoticeKind::ALL {
            assert!(kind.switched_off_by().is_none() || !kind.proves_address(), "{kind}");
        }
    }
}
