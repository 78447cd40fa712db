//! The clock of an open need: when its firm hears that the search goes on, and that the need will expire.

use chrono::TimeDelta;

use super::calendar::Calendar;
use super::enterprise::EnterpriseId;
use super::need::NeedId;
use super::value::Moment;
use crate::text_enum;

/// Working days without an approved match after which the firm first hears that the search goes on, and days between two
/// such mails after that.
const FIRST_WORD: u32 = 5;
const NEXT_WORD: i64 = 30;
/// Days before its end at which the firm is reminded.
const WARNINGS: [i64; 2] = [3, 14];

text_enum! {
    /// What a firm answers about a need that ends.
    NeedAnswer {
        /// It goes on.
        Renew = "renew",
        /// Somebody was found.
        Filled = "filled",
        /// Nobody was found.
        NoneFound = "none_found",
    }
}

/// When an open need was opened and when it ends.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedClock {
    /// The need.
    pub id: NeedId,
    /// Its firm.
    pub enterprise: EnterpriseId,
    /// Since when it is open.
    pub opened_at: Moment,
    /// When it expires.
    pub expires_at: Moment,
}

/// A mail that is due by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// The n-th word that the search goes on.
    Searching(i64),
    /// It expires in so many days.
    Expiring(i64),
}

impl NeedClock {
    /// What is due now. Of several warnings only the last is; a need opened later than a warning's day gets none.
    pub fn due(&self, now: Moment, calendar: Calendar, zone: chrono_tz::Tz) -> Vec<Reminder> {
        use chrono::TimeZone;
        let day = |at: &Moment| zone.from_utc_datetime(at).date_naive();
        let mut due = Vec::new();
        let first = calendar.after(day(&self.opened_at), FIRST_WORD);
        let passed = (day(&now) - first).num_days();
        if passed >= 0 && now < self.expires_at {
            due.push(Reminder::Searching(passed / NEXT_WORD + 1));
        }
        let is_due = |days: &&i64| {
            let from = self.expires_at - TimeDelta::days(**days);
            from <= now && now < self.expires_at && self.opened_at < from
        };
        due.extend(WARNINGS.iter().find(is_due).map(|days| Reminder::Expiring(*days)));
        due
    }

    /// The key under which a reminder is sent once.
    pub fn key(&self, reminder: Reminder) -> String {
        match reminder {
            Reminder::Searching(n) => format!("need_searching/{}/{}/{n}", self.id, self.opened_at.date()),
            Reminder::Expiring(days) => format!("need_expiring/{}/{}/{days}", self.id, self.expires_at.date()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn the_firm_hears_after_five_working_days_then_monthly_and_before_the_end() {
        // Opened on the Friday before National Day 2026; seven days off, a make-up Saturday.
        let (id, enterprise) = (NeedId::new(), EnterpriseId::new());
        let clock = NeedClock { id, enterprise, opened_at: at("2026-09-29 02:00"), expires_at: at("2026-12-28 16:00") };
        let due = |now| clock.due(at(now), Calendar::Lanzhou, chrono_tz::Asia::Shanghai);
        assert_eq!(due("2026-10-09 02:00"), []);
        // 30 September, 8, 9, 10 (a make-up Saturday) and 12 October.
        assert_eq!(due("2026-10-12 02:00"), [Reminder::Searching(1)]);
        assert_eq!(due("2026-11-10 02:00"), [Reminder::Searching(1)]);
        assert_eq!(due("2026-11-11 02:00"), [Reminder::Searching(2)]);
        assert_eq!(due("2026-12-14 17:00"), [Reminder::Searching(3), Reminder::Expiring(14)]);
        assert_eq!(due("2026-12-26 17:00"), [Reminder::Searching(3), Reminder::Expiring(3)]);
        assert_eq!(due("2026-12-28 16:00"), []);
    }

    #[test]
    fn a_need_of_ten_days_gets_the_last_warning_only() {
        let (id, enterprise) = (NeedId::new(), EnterpriseId::new());
        let (opened_at, expires_at) = (at("2026-11-02 02:00"), at("2026-11-12 02:00"));
        let clock = NeedClock { id, enterprise, opened_at, expires_at };
        let due = |now| clock.due(at(now), Calendar::Weekdays, chrono_tz::UTC);
        assert_eq!(due("2026-11-05 02:00"), []);
        assert_eq!(due("2026-11-09 02:00"), [Reminder::Searching(1), Reminder::Expiring(3)]);
    }
}
