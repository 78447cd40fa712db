//! Sentences, dates, numbers and both clocks, in Chinese and English.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, TimeZone, Timelike};
use chrono_tz::Tz;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use unic_langid::{LanguageIdentifier, langid};

use crate::domain::value::{Lang, Moment};

static_loader! {
    static SENTENCES = {
        locales: "./config/locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static ZH: LanguageIdentifier = langid!("zh-CN");
static EN: LanguageIdentifier = langid!("en");

/// The time zone of Lanzhou.
pub const LANZHOU: Tz = chrono_tz::Asia::Shanghai;

fn id(lang: Lang) -> &'static LanguageIdentifier {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The sentence of a key; the key itself where there is none (a test finds such keys before a reader does).
pub fn text(lang: Lang, key: &str) -> String {
    SENTENCES.try_lookup(id(lang), key).unwrap_or_else(|| key.to_owned())
}

/// True when the sentence exists in this language.
pub fn has(lang: Lang, key: &str) -> bool {
    SENTENCES.try_lookup(id(lang), key).is_some()
}

/// The sentence of a key with its values filled in. Numbers given as `i64` choose plural forms.
pub fn text_with(lang: Lang, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> =
        values.iter().map(|(name, v)| (Cow::Borrowed(*name), v.into())).collect();
    SENTENCES.try_lookup_with_args(id(lang), key, &values).unwrap_or_else(|| key.to_owned())
}

/// A value in a sentence.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// Text as it stands.
    Text(Cow<'a, str>),
    /// A number that may choose a plural form; printed without grouping.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}
impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}
impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<i32> for Value<'_> {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}
impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl<'a> From<&Value<'a>> for FluentValue<'a> {
    fn from(value: &Value<'a>) -> Self {
        match value {
            Value::Text(text) => FluentValue::String(text.clone()),
            Value::Number(number) => FluentValue::from(*number),
        }
    }
}

const WEEKDAYS_ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn weekday(day: NaiveDate, names: [&'static str; 7]) -> &'static str {
    names[day.weekday().num_days_from_monday() as usize]
}

fn month_en(day: NaiveDate) -> &'static str {
    MONTHS_EN[day.month0() as usize]
}

/// `12月31日` / `31 December`.
pub fn day(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日", day.month(), day.day()),
        Lang::En => format!("{} {}", day.day(), month_en(day)),
    }
}

/// `11月25日（周三）` / `Wednesday 25 November`.
pub fn day_with_weekday(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}（{}）", day(lang, date), weekday(date, WEEKDAYS_ZH)),
        Lang::En => format!("{} {}", weekday(date, WEEKDAYS_EN), day(lang, date)),
    }
}

/// `11月25日` / `25 Nov`, for subjects.
pub fn day_short(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => day(lang, date),
        Lang::En => format!("{} {}", date.day(), &month_en(date)[..3]),
    }
}

/// `2026年12月31日` / `31 December 2026`.
pub fn full_day(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}年{}", date.year(), day(lang, date)),
        Lang::En => format!("{} {}", day(lang, date), date.year()),
    }
}

/// `2026年10月` / `October 2026`.
pub fn month(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月", date.year(), date.month()),
        Lang::En => format!("{} {}", month_en(date), date.year()),
    }
}

/// A moment in a zone: `11月23日（周一）18:12` / `Mon 23 Nov 18:12`.
pub fn moment(lang: Lang, at: Moment, zone: Tz) -> String {
    let local = zone.from_utc_datetime(&at);
    let date = local.date_naive();
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    match lang {
        Lang::Zh => format!("{} {time}", day_with_weekday(lang, date)).replace("） ", "）"),
        Lang::En => format!("{} {} {time}", &weekday(date, WEEKDAYS_EN)[..3], day_short(lang, date)),
    }
}

/// The day of a moment in a zone.
pub fn day_in(at: Moment, zone: Tz) -> NaiveDate {
    zone.from_utc_datetime(&at).date_naive()
}

/// A time of day in a zone as UTC: the first of two where the clocks go back; one that a clock change skips gives the time an
/// hour later.
pub fn at(day: NaiveDate, time: chrono::NaiveTime, zone: Tz) -> Moment {
    let wanted = day.and_time(time);
    let later = wanted + chrono::TimeDelta::hours(1);
    let found = zone.from_local_datetime(&wanted).earliest().or_else(|| zone.from_local_datetime(&later).earliest());
    found.map_or(wanted, |at| at.naive_utc())
}

/// The first moment (UTC) after the end of a day in a zone; a midnight that a clock change skips gives the next hour.
pub fn end_of_day(day: NaiveDate, zone: Tz) -> Moment {
    at(day.succ_opt().unwrap_or(day), chrono::NaiveTime::MIN, zone)
}

#[cfg(test)]
mod tests;
