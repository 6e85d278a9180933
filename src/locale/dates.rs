//! Dates as readers say them: near ones by how long ago they were, others by their day.
//!
//! The patterns and the names of months are those of CLDR, by language and region: كانون الثاني in
//! Beirut, يناير in Cairo, جانفي in Algiers. A time with an offset is told in the reader's zone; one
//! without is told as it was written.

use icu_calendar::Date;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Gregorian, Hijri, Persian};
use icu_datetime::fieldsets::{YMD, YMDE};
use icu_datetime::input::{DateTime, Time};
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::texts::texts;
use super::{Language, Locale};
use crate::article::Moment;
use crate::text::Direction;

/// A calendar in which days are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// The Gregorian one.
    Gregorian,
    /// The Hijri one as Umm al-Qura reckons it.
    Hijri,
    /// The Persian one (Solar Hijri).
    Persian,
    /// That of the language, and where there is room the Hijri one beside it.
    Both,
}

impl Calendar {
    /// All of them.
    pub const ALL: [Calendar; 4] =
        [Calendar::Gregorian, Calendar::Hijri, Calendar::Persian, Calendar::Both];

    /// Its name in options and settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregorian",
            Calendar::Hijri => "hijri",
            Calendar::Persian => "persian",
            Calendar::Both => "both",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Calendar> {
        Calendar::ALL.into_iter().find(|calendar| calendar.name() == name)
    }
}

impl Language {
    /// The calendar of its newspapers.
    fn calendar(self) -> Calendar {
        match self {
            Language::English | Language::Arabic | Language::Urdu | Language::Hebrew => {
                Calendar::Gregorian
            }
            Language::Persian => Calendar::Persian,
        }
    }
}

/// What time it is where the reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Now.
    pub now: Timestamp,
    /// The reader's time zone.
    pub zone: TimeZone,
}

impl Clock {
    /// The clock of the machine; UTC where it knows no zone.
    #[must_use]
    pub fn of_machine() -> Clock {
        Clock { now: Timestamp::now(), zone: super::zone::of_machine() }
    }

    /// It is `now`, by the minute: nothing is told more closely.
    pub fn tick(&mut self, now: Timestamp) {
        if now.as_second().div_euclid(60) != self.now.as_second().div_euclid(60) {
            self.now = now;
        }
    }

    fn today(&self) -> civil::Date {
        self.zone.to_datetime(self.now).date()
    }

    /// The day and the time, if one is known, that `moment` is for the reader.
    fn at(&self, moment: Moment) -> (civil::Date, Option<civil::Time>) {
        match (moment, moment.instant()) {
            (Moment::Zoned(..), Some(instant)) => {
                let there = self.zone.to_datetime(instant);
                (there.date(), Some(there.time()))
            }
            (Moment::Local(time) | Moment::Zoned(time, _), _) => (time.date(), Some(time.time())),
            (Moment::Day(day), _) => (day, None),
        }
    }
}

texts! {
    /// How long ago something was.
    pub(crate) struct DateWords: "date_";
    [now, today, yesterday]
    fn minutes(count: i64);
    fn hours(count: i64);
    fn days(count: i64);
    fn both(first: &str, second: &str);
}

/// Minutes by which a clock elsewhere may be ahead of the reader's.
const AHEAD: i64 = 5;
/// Hours that are counted also where midnight lies between.
const HOURS: i64 = 12;
/// Days that are counted.
const DAYS: i64 = 6;

/// How long ago `moment` was, in the last days; else its day. No line ends in it.
#[must_use]
pub fn near(moment: Moment, locale: Locale, clock: &Clock) -> String {
    told_near(moment, locale, clock).replace(' ', "\u{a0}")
}

fn told_near(moment: Moment, locale: Locale, clock: &Clock) -> String {
    let words = DateWords::of(locale);
    let (day, _) = clock.at(moment);
    let days = days_since(day, clock.today());
    if let (Moment::Zoned(..), Some(instant)) = (moment, moment.instant()) {
        let minutes = (clock.now.as_second() - instant.as_second()).div_euclid(60);
        match minutes {
            ..=-1 if minutes < -AHEAD => return day_of(day, locale),
            ..=0 => return words.now.to_owned(),
            1..=59 => return words.minutes(minutes),
            _ if days == 0 || minutes < HOURS * 60 => return words.hours(minutes / 60),
            _ => {}
        }
    }
    match days {
        0 => words.today.to_owned(),
        1 => words.yesterday.to_owned(),
        2..=DAYS => words.days(days),
        _ => day_of(day, locale),
    }
}

/// The weekday, the day and the time, as far as they are known; with [`Calendar::Both`], the Hijri
/// day beside it.
#[must_use]
pub fn full(moment: Moment, locale: Locale, clock: &Clock) -> String {
    let (day, time) = clock.at(moment);
    let told = match time {
        Some(time) => weekday_and_time(day, time, locale),
        None => weekday(day, locale),
    };
    let told = told.map_or_else(|| moment.date().to_string(), |told| locale.in_digits(&told));
    match locale.calendar() {
        Calendar::Both => {
            let hijri = in_calendar(day, Reckoned::Hijri, locale);
            hijri.map_or_else(
                || told.clone(),
                |hijri| {
                    // Isolates say nothing of the direction of what they stand in.
                    let mark = match locale.language.direction() {
                        Direction::Ltr => '\u{200e}',
                        Direction::Rtl => '\u{200f}',
                    };
                    let both = DateWords::of(locale).both(&told, &locale.in_digits(&hijri));
                    format!("{mark}{both}")
                },
            )
        }
        Calendar::Gregorian | Calendar::Hijri | Calendar::Persian => told,
    }
}

/// The day, in the calendar of `locale`.
fn day_of(day: civil::Date, locale: Locale) -> String {
    let told = in_calendar(day, locale.reckoned(), locale);
    told.map_or_else(|| day.to_string(), |told| locale.in_digits(&told))
}

/// A calendar that days are reckoned in.
#[derive(Clone, Copy)]
enum Reckoned {
    Gregorian,
    Hijri,
    Persian,
}

impl Locale {
    /// The calendars of its dates.
    #[must_use]
    pub fn calendar(self) -> Calendar {
        self.days.unwrap_or_else(|| self.language.calendar())
    }

    /// Goes on to the next calendar, and gives it.
    pub fn next_calendar(&mut self) -> Calendar {
        let place = Calendar::ALL.iter().position(|it| *it == self.calendar()).unwrap_or(0);
        let next = Calendar::ALL[(place + 1) % Calendar::ALL.len()];
        self.days = Some(next);
        next
    }

    /// The first of them.
    fn reckoned(self) -> Reckoned {
        match (self.calendar(), self.language.calendar()) {
            (Calendar::Gregorian, _) => Reckoned::Gregorian,
            (Calendar::Hijri, _) => Reckoned::Hijri,
            (Calendar::Persian, _) | (Calendar::Both, Calendar::Persian) => Reckoned::Persian,
            (Calendar::Both, Calendar::Gregorian | Calendar::Hijri | Calendar::Both) => {
                Reckoned::Gregorian
            }
        }
    }

    /// What the crates of CLDR are told: European digits, which become those of the interface after.
    fn preferences(self) -> DateTimeFormatterPreferences {
        let region = self.region.map_or_else(String::new, |region| format!("-{region}"));
        let tag = format!("{}{region}-u-nu-latn", self.language.tag());
        icu_locale_core::Locale::try_from_str(&tag)
            .unwrap_or(icu_locale_core::Locale::UNKNOWN)
            .into()
    }
}

/// A day of `$calendar` as CLDR has it for the fields.
macro_rules! told {
    ($calendar:ty, $day:expr, $locale:expr, $fields:expr) => {{
        let formatter =
            FixedCalendarDateTimeFormatter::<$calendar, _>::try_new($locale.preferences(), $fields);
        Some(formatter.ok()?.format(&$day).to_string())
    }};
}

fn gregorian(day: civil::Date) -> Option<Date<Gregorian>> {
    let (month, day_of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    Date::try_new_gregorian(day.year().into(), month, day_of_month).ok()
}

fn in_calendar(day: civil::Date, calendar: Reckoned, locale: Locale) -> Option<String> {
    let day = gregorian(day)?;
    match calendar {
        Reckoned::Gregorian => told!(Gregorian, day, locale, YMD::long()),
        Reckoned::Hijri => {
            told!(Hijri<UmmAlQura>, day.to_calendar(Hijri::new_umm_al_qura()), locale, YMD::long())
        }
        Reckoned::Persian => told!(Persian, day.to_calendar(Persian), locale, YMD::long()),
    }
}

fn weekday(day: civil::Date, locale: Locale) -> Option<String> {
    let day = gregorian(day)?;
    match locale.reckoned() {
        Reckoned::Gregorian => told!(Gregorian, day, locale, YMDE::long()),
        Reckoned::Hijri => {
            told!(Hijri<UmmAlQura>, day.to_calendar(Hijri::new_umm_al_qura()), locale, YMDE::long())
        }
        Reckoned::Persian => told!(Persian, day.to_calendar(Persian), locale, YMDE::long()),
    }
}

fn weekday_and_time(day: civil::Date, time: civil::Time, locale: Locale) -> Option<String> {
    let (hour, minute) = (time.hour().unsigned_abs(), time.minute().unsigned_abs());
    let (day, time) = (gregorian(day)?, Time::try_new(hour, minute, 0, 0).ok()?);
    let fields = YMDE::long().with_time_hm();
    match locale.reckoned() {
        Reckoned::Gregorian => told!(Gregorian, DateTime { date: day, time }, locale, fields),
        Reckoned::Hijri => {
            let date = day.to_calendar(Hijri::new_umm_al_qura());
            told!(Hijri<UmmAlQura>, DateTime { date, time }, locale, fields)
        }
        Reckoned::Persian => {
            told!(Persian, DateTime { date: day.to_calendar(Persian), time }, locale, fields)
        }
    }
}

fn days_since(day: civil::Date, today: civil::Date) -> i64 {
    i64::from((today - day).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(now: &str, zone: i8) -> Clock {
        let zone = TimeZone::fixed(jiff::tz::Offset::constant(zone));
        Clock { now: now.parse().unwrap(), zone }
    }

    fn locale(tag: &str) -> Locale {
        Locale::parse(tag).unwrap()
    }

    fn near_in(tag: &str, moment: &str) -> String {
        let clock = clock("2024-01-09T15:00:00Z", 2);
        near(Moment::parse(moment).unwrap(), locale(tag), &clock).replace('\u{a0}', " ")
    }

    #[test]
    fn near_times_are_told_by_how_long_ago_they_were() {
        for (moment, arabic, english) in [
            ("2024-01-09T16:59:40+02:00", "الآن", "just now"),
            ("2024-01-09T14:59:00Z", "قبل دقيقة", "1 minute ago"),
            ("2024-01-09T14:45:00Z", "قبل 15 دقيقة", "15 minutes ago"),
            ("2024-01-09T12:30:00Z", "قبل ساعتين", "2 hours ago"),
            ("2024-01-09T12:00:00Z", "قبل 3 ساعات", "3 hours ago"),
            ("2024-01-08T23:30:00Z", "قبل 15 ساعة", "15 hours ago"),
            ("2024-01-08T21:00:00Z", "أمس", "yesterday"),
            ("2024-01-08", "أمس", "yesterday"),
            ("2024-01-09", "اليوم", "today"),
            ("2024-01-07", "أول أمس", "2 days ago"),
            ("2024-01-05", "قبل 4 أيام", "4 days ago"),
            ("2024-01-02", "2 يناير 2024", "January 2, 2024"),
            ("2024-01-12", "12 يناير 2024", "January 12, 2024"),
        ] {
            assert_eq!(near_in("ar", moment), arabic, "{moment}");
            assert_eq!(near_in("en", moment), english, "{moment}");
        }
    }

    #[test]
    fn a_time_without_a_zone_is_never_shifted() {
        let clock = clock("2024-03-09T15:00:00Z", 9);
        let told = |moment| full(Moment::parse(moment).unwrap(), locale("en-GB"), &clock);
        assert!(told("2024-01-09T23:30:00").contains("23:30"));
        assert!(told("2024-01-09T23:30:00").contains("9 January 2024"));
        assert!(told("2024-01-09T23:30:00Z").contains("10 January 2024"));
        assert!(told("2024-01-09T23:30:00Z").contains("08:30"));
    }

    #[test]
    fn months_have_the_names_of_the_region() {
        for (tag, expected) in [
            ("ar", "9 يناير 2023"),
            ("ar-EG", "9 يناير 2023"),
            ("ar-SA", "9 يناير 2023"),
            ("ar-LB", "9 كانون الثاني 2023"),
            ("ar-SY", "9 كانون الثاني 2023"),
            ("ar-IQ", "9 كانون الثاني 2023"),
            ("ar-JO", "9 كانون الثاني 2023"),
            ("ar-PS", "9 كانون الثاني 2023"),
            ("ar-DZ", "9 جانفي 2023"),
            ("ar-TN", "9 جانفي 2023"),
            ("ar-u-nu-arab", "٩ يناير ٢٠٢٣"),
            ("fa", "۱۹ دی ۱۴۰۱"),
            ("ur", "9 جنوری، 2023"),
            ("he", "9 בינואר 2023"),
            ("en", "January 9, 2023"),
        ] {
            assert_eq!(near_in(tag, "2023-01-09"), expected, "{tag}");
        }
    }

    #[test]
    fn the_hijri_day_stands_beside_the_other_where_both_are_asked_for() {
        let both = Locale { days: Some(Calendar::Both), ..locale("ar") };
        let clock = clock("2024-03-09T15:00:00Z", 0);
        let told = full(Moment::parse("2023-01-09").unwrap(), both, &clock);
        assert!(told.contains("9 يناير 2023"), "{told}");
        assert!(told.contains("16 جمادى الآخرة 1444"), "{told}");
    }
}
