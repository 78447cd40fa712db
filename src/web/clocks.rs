//! Days and moments as the reader of a page sees them: in their language, on their clock and on Lanzhou's.

use super::page::Frame;
use crate::domain::value::Moment;
use crate::locale;

impl Frame {
    /// A day in this language.
    pub fn day(&self, day: &chrono::NaiveDate) -> String {
        locale::full_day(self.lang, *day)
    }

    /// The day that a moment is in Lanzhou, in this language.
    pub fn lanzhou_day(&self, at: &Moment) -> String {
        self.day(&locale::day_in(*at, locale::LANZHOU))
    }

    /// A moment on both clocks: the reader's and Lanzhou's.
    pub fn clocks(&self, at: &Moment) -> String {
        let own = self.person.as_ref().map(|person| person.account.time_zone.as_str());
        self.clocks_in(own.unwrap_or_default(), at)
    }

    /// A deadline, kept as the first moment after it: the last moment before, on both clocks.
    pub fn last_clocks(&self, end: &Moment) -> String {
        self.clocks(&(*end - chrono::TimeDelta::seconds(1)))
    }

    /// The same for a reader of this IANA time zone; an unknown one is the workstation's.
    pub fn clocks_in(&self, zone: &str, at: &Moment) -> String {
        let zone = zone.parse().unwrap_or(chrono_tz::America::Los_Angeles);
        let here = locale::moment(self.lang, *at, zone);
        if zone == locale::LANZHOU {
            return self.tv("clock-one", &[("lanzhou", here.into())]);
        }
        let place = zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
        let key = format!("zone-{}", place.to_lowercase().replace(' ', "-"));
        let name = if locale::has(self.lang, &key) { self.t(&key) } else { place };
        self.tv(
            "clock-both",
            &[
                ("place", name.into()),
                ("here", here.into()),
                ("lanzhou", locale::moment(self.lang, *at, locale::LANZHOU).into()),
            ],
        )
    }
}
