//! How often a notice is tried, how long it waits in between, and when it is given up.

/// Minutes to wait after the n-th failed try (1-based): 1, 2, 4, 8, 16, 30, then hourly.
pub fn retry_minutes(attempts: i32) -> i64 {
    match attempts {
        ..=1 => 1,
        2 => 2,
        3 => 4,
        4 => 8,
        5 => 16,
        6 => 30,
        _ => 60,
    }
}

/// How long to wait after the n-th failed try. From hourly on, `chance` (-1 to 1) moves it by up to a fifth, so that
/// notices that failed together do not all come back together.
pub fn retry_after(attempts: i32, chance: f64) -> chrono::TimeDelta {
    let seconds = retry_minutes(attempts) * 60;
    let shift = if attempts > 6 { (seconds as f64 * 0.2 * chance.clamp(-1.0, 1.0)) as i64 } else { 0 };
    chrono::TimeDelta::seconds(seconds + shift)
}

/// True when the tries so far have filled the days after which a notice has failed. Tries are counted and not days, so
/// that a platform that stood still for a week does not give up at its first try.
pub fn has_given_up(attempts: i32) -> bool {
    (1..=attempts).map(retry_minutes).sum::<i64>() >= GIVE_UP_DAYS * 24 * 60
}

/// After so many days of tries a notice has failed.
pub const GIVE_UP_DAYS: i64 = 5;
/// After so many tries staff are told.
pub const ALERT_ATTEMPTS: i32 = 6;
/// A claim holds for so many seconds.
pub const LEASE_SECONDS: i64 = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_go_on_for_five_days() {
        let waits: Vec<i64> = (1..=8).map(retry_minutes).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 30, 60, 60]);
        let last = (1..).find(|n| has_given_up(*n)).unwrap_or(0);
        let minutes: i64 = (1..=last).map(retry_minutes).sum();
        assert!((5 * 24 * 60..5 * 24 * 60 + 60).contains(&minutes), "{minutes}");
    }

    #[test]
    fn chance_moves_only_the_hourly_tries() {
        assert_eq!(retry_after(6, 1.0).num_minutes(), 30);
        assert_eq!(retry_after(7, 1.0).num_minutes(), 72);
        assert_eq!(retry_after(7, -1.0).num_minutes(), 48);
    }
}
