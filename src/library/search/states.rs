//! `is:unread`, `is:starred` and their like.

use crate::error::Error;
use crate::library::marks::Flags;
use crate::text::fold::{fold, is_word};

/// What an article must be, or must not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::library) struct State {
    flags: Flags,
    is_wanted: bool,
}

const UNREAD: State = State { flags: Flags::READ, is_wanted: false };
const READ: State = State { flags: Flags::READ, is_wanted: true };
const STARRED: State = State { flags: Flags::STARRED, is_wanted: true };
const BEGUN: State = State { flags: Flags::BEGUN, is_wanted: true };
const NEW: State = State { flags: Flags::NEW, is_wanted: true };

/// Their names; spaces and hyphens make no difference.
const NAMES: [(&str, State); 10] = [
    ("unread", UNREAD),
    ("read", READ),
    ("starred", STARRED),
    ("begun", BEGUN),
    ("new", NEW),
    ("غير مقروء", UNREAD),
    ("مقروء", READ),
    ("بنجمة", STARRED),
    ("مبدوء", BEGUN),
    ("جديد", NEW),
];

impl State {
    /// By its name; none while that is still being typed.
    pub(in crate::library) fn named(name: &str) -> Result<Option<State>, Error> {
        let letters =
            |text: &str| -> String { fold(text).chars().filter(|c| is_word(*c)).collect() };
        let typed = letters(name);
        let known = NAMES.iter().find(|(known, _)| letters(known) == typed);
        if let Some((_, state)) = known {
            return Ok(Some(*state));
        }
        if NAMES.iter().any(|(known, _)| letters(known).starts_with(&typed)) {
            return Ok(None);
        }
        Err(Error::new(format!("\"{name}\" is no state: unread, read, starred, begun or new")))
    }

    /// Whether an article of these flags is in it.
    pub(in crate::library) fn admits(self, flags: Flags) -> bool {
        flags.has(self.flags) == self.is_wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_be_written_as_words_and_counts_when_it_is_whole() {
        for name in ["unread", "UNREAD", "غير مقروء", "غير-مقروء", "غَير_مقروء"]
        {
            assert_eq!(State::named(name), Ok(Some(UNREAD)), "{name}");
        }
        assert_eq!(State::named("star"), Ok(None));
        assert_eq!(State::named(""), Ok(None));
        assert!(State::named("red").is_err());
    }

    #[test]
    fn what_has_not_been_read_is_unread() {
        assert!(UNREAD.admits(Flags::default()) && !READ.admits(Flags::default()));
        assert!(READ.admits(Flags::READ) && !UNREAD.admits(Flags::READ));
    }
}
