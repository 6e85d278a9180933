//! When: a day, a time without a zone, or a time with its offset, and never more than was said.
//!
//! A time without a zone is local to whoever wrote it; it is kept so and never shifted.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

/// A moment, as exact as its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A day.
    Day(Date),
    /// A day and a time, nobody says in which zone.
    Local(DateTime),
    /// A day and a time at an offset from UTC.
    Zoned(DateTime, Offset),
}

impl Moment {
    /// Reads what producers of articles write: ISO 8601 and RFC 3339 with `T` or a space, with or
    /// without seconds, fraction and offset, a bare day, RFC 2822, digits of an epoch.
    #[must_use]
    pub fn parse(text: &str) -> Option<Moment> {
        let folded;
        let text = if text.is_ascii() {
            text
        } else {
            folded = crate::text::fold::fold(text).to_ascii_uppercase();
            &folded
        };
        let text = text.trim();
        if text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return if text.len() == 8 {
                compact_day(text)
            } else {
                Moment::from_epoch(text.parse().ok()?)
            };
        }
        iso(text).or_else(|| rfc_2822(text))
    }

    /// A count since 1970 in seconds, milliseconds or microseconds: the unit whose year is ours.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "limits of a count, not counts")]
    pub fn from_epoch(count: f64) -> Option<Moment> {
        const SECONDS_TO_2500: i64 = 16_725_225_600;
        if !count.is_finite() || count <= 0.0 {
            return None;
        }
        let limit = SECONDS_TO_2500 as f64;
        let nanos = match count {
            seconds if seconds < limit => seconds * 1e9,
            millis if millis < limit * 1e3 => millis * 1e6,
            micros if micros < limit * 1e6 => micros * 1e3,
            _ => return None,
        };
        // A double holds microseconds of our time, not nanoseconds.
        let micros = (nanos / 1e3).round() as i64;
        let stamp = jiff::Timestamp::from_microsecond(micros).ok()?;
        Some(Moment::Zoned(Offset::UTC.to_datetime(stamp), Offset::UTC))
    }

    /// Its day, in its own zone.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Moment::Day(day) => day,
            Moment::Local(time) | Moment::Zoned(time, _) => time.date(),
        }
    }

    /// The instant it means, a day's midnight and a local time as if they were UTC; `None` beyond
    /// the years that instants are counted for.
    #[must_use]
    pub fn instant(self) -> Option<jiff::Timestamp> {
        let (time, offset) = match self {
            Moment::Day(day) => (day.at(0, 0, 0, 0), Offset::UTC),
            Moment::Local(time) => (time, Offset::UTC),
            Moment::Zoned(time, offset) => (time, offset),
        };
        offset.to_timestamp(time).ok()
    }
}

/// RFC 3339, or as much of it as is known.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Moment::Day(day) => write!(f, "{day}"),
            Moment::Local(time) => write!(f, "{time}"),
            Moment::Zoned(time, offset) if offset.seconds() == 0 => write!(f, "{time}Z"),
            Moment::Zoned(time, offset) => {
                let sign = if offset.seconds() < 0 { '-' } else { '+' };
                let minutes = offset.seconds().abs() / 60;
                write!(f, "{time}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// Reads a text from its start.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i64> {
        let leading =
            self.rest.bytes().take(*digits.end()).map_while(|byte| byte.checked_sub(b'0'));
        let leading = leading.take_while(|digit| *digit < 10);
        let (count, number) = leading
            .fold((0, 0), |(count, number), digit| (count + 1, number * 10 + i64::from(digit)));
        if count < *digits.start() {
            return None;
        }
        self.rest = &self.rest[count..];
        Some(number)
    }

    fn one_of(&mut self, marks: &str) -> Option<char> {
        let first = self.rest.chars().next().filter(|&c| marks.contains(c))?;
        self.rest = &self.rest[first.len_utf8()..];
        Some(first)
    }

    fn word(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

fn day(year: i64, month: i64, day: i64) -> Option<Date> {
    // Year 1 is how some languages write "no date".
    if year <= 1 {
        return None;
    }
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn compact_day(text: &str) -> Option<Moment> {
    let mut reader = Reader { rest: text };
    day(reader.number(4..=4)?, reader.number(2..=2)?, reader.number(2..=2)?).map(Moment::Day)
}

fn iso(text: &str) -> Option<Moment> {
    let mut reader = Reader { rest: text };
    let year = reader.number(4..=4)?;
    let mark = reader.one_of("-/")?;
    let month = reader.number(1..=2)?;
    reader.one_of(if mark == '-' { "-" } else { "/" })?;
    let date = day(year, month, reader.number(1..=2)?)?;
    if reader.rest.is_empty() {
        return Some(Moment::Day(date));
    }
    reader.one_of("Tt ")?;
    reader.spaces();
    time_and_zone(&mut reader, date)
}

fn rfc_2822(text: &str) -> Option<Moment> {
    let mut reader = Reader { rest: text };
    if !reader.word().is_empty() {
        reader.one_of(",");
        reader.spaces();
    }
    let date = reader.number(1..=2)?;
    reader.one_of("- ")?;
    let name = reader.word().to_ascii_lowercase();
    let months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = months.iter().position(|month| name.starts_with(month))?;
    reader.one_of("- ")?;
    let date = day(reader.number(4..=4)?, i64::try_from(month).ok()? + 1, date)?;
    reader.spaces();
    if reader.rest.is_empty() { Some(Moment::Day(date)) } else { time_and_zone(&mut reader, date) }
}

fn time_and_zone(reader: &mut Reader, date: Date) -> Option<Moment> {
    let hour = i8::try_from(reader.number(1..=2)?).ok()?;
    reader.one_of(":")?;
    let minute = i8::try_from(reader.number(2..=2)?).ok()?;
    let (mut second, mut nanos) = (0, 0);
    if reader.one_of(":").is_some() {
        // A leap second is shown as the second before it.
        second = i8::try_from(reader.number(2..=2)?.min(59)).ok()?;
        if reader.one_of(".,").is_some() {
            nanos = fraction(reader)?;
        }
    }
    let time =
        DateTime::new(date.year(), date.month(), date.day(), hour, minute, second, nanos).ok()?;
    reader.spaces();
    zone(reader, time)
}

fn fraction(reader: &mut Reader) -> Option<i32> {
    let before = reader.rest.len();
    let digits = reader.number(1..=9)?;
    let places = before - reader.rest.len();
    // Beyond nanoseconds nobody measures.
    while reader.one_of("0123456789").is_some() {}
    i32::try_from(digits * 10_i64.pow(9 - u32::try_from(places).ok()?)).ok()
}

fn zone(reader: &mut Reader, time: DateTime) -> Option<Moment> {
    if reader.rest.is_empty() {
        return Some(Moment::Local(time));
    }
    let offset = match reader.one_of("+-") {
        Some(sign) => {
            let hours = reader.number(1..=2)?;
            reader.one_of(":");
            let minutes = if reader.rest.starts_with(|c: char| c.is_ascii_digit()) {
                reader.number(2..=2)?
            } else {
                0
            };
            if minutes > 59 {
                return None;
            }
            let seconds = i32::try_from((hours * 60 + minutes) * 60).ok()?;
            Offset::from_seconds(if sign == '-' { -seconds } else { seconds }).ok()?
        }
        None if matches!(
            reader.word().to_ascii_uppercase().as_str(),
            "Z" | "UTC" | "GMT" | "UT"
        ) =>
        {
            Offset::UTC
        }
        None => return None,
    };
    // `[Asia/Riyadh]` or `(AST)` repeats what the offset says.
    let rest = reader.rest.trim_start();
    (rest.is_empty() || rest.starts_with(['[', '('])).then_some(Moment::Zoned(time, offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        Moment::parse(text).map_or_else(|| "none".to_owned(), |moment| moment.to_string())
    }

    #[test]
    fn every_way_producers_write_a_moment_is_read() {
        for (written, expected) in [
            ("2015-08-09", "2015-08-09"),
            ("2015/8/9", "2015-08-09"),
            ("20150809", "2015-08-09"),
            ("٢٠١٥-٠٨-٠٩", "2015-08-09"),
            ("2015-08-09 17:26:01", "2015-08-09T17:26:01"),
            (" 2015-08-09T17:26 ", "2015-08-09T17:26:00"),
            ("2015-08-09T17:26:01.250", "2015-08-09T17:26:01.25"),
            ("2015-08-09T17:26:01Z", "2015-08-09T17:26:01Z"),
            ("2015-08-09T17:26:01.123456789123Z", "2015-08-09T17:26:01.123456789Z"),
            ("2015-08-09 17:26:01+03:00", "2015-08-09T17:26:01+03:00"),
            ("2015-08-09T17:26:01+0300", "2015-08-09T17:26:01+03:00"),
            ("2015-08-09T17:26:01-03", "2015-08-09T17:26:01-03:00"),
            ("2015-08-09T17:26:01+03:00[Asia/Riyadh]", "2015-08-09T17:26:01+03:00"),
            ("2015-08-09 17:26:01 UTC", "2015-08-09T17:26:01Z"),
            ("Sun, 09 Aug 2015 17:26:01 +0300", "2015-08-09T17:26:01+03:00"),
            ("9 Aug 2015 17:26 GMT", "2015-08-09T17:26:00Z"),
            ("1439130361", "2015-08-09T14:26:01Z"),
            ("1439130361000", "2015-08-09T14:26:01Z"),
        ] {
            assert_eq!(shown(written), expected, "{written}");
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "أمس",
            "2015-13-01",
            "2015-02-30",
            "0001-01-01T00:00:00Z",
            "2015-08-09T25:00",
            "12",
            "2015-08-09 x",
        ] {
            assert_eq!(shown(text), "none", "{text}");
        }
    }

    #[test]
    fn what_is_shown_reads_back_the_same() {
        for text in [
            "2015-08-09",
            "2015-08-09T17:26:01",
            "2015-08-09T17:26:01.5-04:30",
            "2015-08-09T17:26:01Z",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn its_day_is_that_of_its_own_zone() {
        let moment = Moment::parse("2015-08-09T01:00:00+03:00").unwrap();
        assert_eq!(moment.date().to_string(), "2015-08-09");
    }

    #[test]
    fn an_epoch_of_nothing_is_none() {
        assert_eq!(Moment::from_epoch(0.0), None);
        assert_eq!(Moment::from_epoch(f64::NAN), None);
        assert_eq!(
            Moment::from_epoch(1.5).map(|moment| moment.to_string()).as_deref(),
            Some("1970-01-01T00:00:01.5Z")
        );
    }
}
