//! The zone of the machine.
//!
//! A library that looks for it by its name goes through the hundreds of files of the database first, which
//! takes longer than the first frame may; where the zone stands in a file of its own, that one is read.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

/// The zone of the machine; UTC where it knows none.
#[must_use]
pub(super) fn of_machine() -> TimeZone {
    file().and_then(|file| read(&file)).unwrap_or_else(TimeZone::system)
}

/// Where the zone stands, as the variables of POSIX and the usual places have it.
fn file() -> Option<PathBuf> {
    if cfg!(windows) || std::env::var_os("TZDIR").is_some() {
        return None;
    }
    match std::env::var_os("TZ") {
        None => Some(PathBuf::from("/etc/localtime")),
        Some(name) => named(name.to_str()?),
    }
}

/// The file of a zone that is named as the database names it (`Asia/Beirut`); none for rules that are
/// written out, and for what leads elsewhere.
fn named(name: &str) -> Option<PathBuf> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_plain);
    is_name.then(|| Path::new("/usr/share/zoneinfo").join(name))
}

fn read(file: &Path) -> Option<TimeZone> {
    TimeZone::tzif("", &std::fs::read(file).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_database_have_a_file_and_rules_have_none() {
        let beirut = Path::new("/usr/share/zoneinfo/Asia/Beirut");
        assert_eq!(named("Asia/Beirut").as_deref(), Some(beirut));
        for other in
            ["", ":Asia/Beirut", "../../etc/passwd", "/etc/localtime", "EST5EDT,M3.2.0", "<+03>-3"]
        {
            assert_eq!(named(other), None, "{other}");
        }
    }

    #[test]
    fn a_file_that_is_no_zone_is_left() {
        assert!(read(Path::new("/nonexistent")).is_none());
        assert!(read(Path::new(file!())).is_none());
    }
}
