//! Keys as the reader knows them, and their names.

use std::fmt;
use std::str::FromStr;

/// One key with its modifiers. A letter carries its case itself, so `shift` counts only for keys
/// without a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Control was held.
    pub ctrl: bool,
    /// Alt or Meta was held.
    pub alt: bool,
    /// Shift was held.
    pub shift: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names on the keys")]
pub enum KeyCode {
    Char(char),
    Enter,
    Esc,
    Backspace,
    Tab,
    BackTab,
    Delete,
    Insert,
    Home,
    End,
    PageUp,
    PageDown,
    Up,
    Down,
    Left,
    Right,
    F(u8),
}

/// A key name that means no key.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownKey(pub String);

impl fmt::Display for UnknownKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\"{}\" is no key", self.0)
    }
}

impl std::error::Error for UnknownKey {}

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Key {
        Key { code, ctrl: false, alt: false, shift: false }
    }

    /// A character.
    #[must_use]
    pub const fn char(c: char) -> Key {
        Key::plain(KeyCode::Char(c))
    }

    /// A character with Control held.
    #[must_use]
    pub const fn ctrl(c: char) -> Key {
        Key { ctrl: true, ..Key::char(c) }
    }
}

/// Names of keys that are no characters, the usual one first.
pub const NAMES: [(&str, KeyCode); 19] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Backspace", KeyCode::Backspace),
    ("Shift-Tab", KeyCode::BackTab),
    ("BackTab", KeyCode::BackTab),
    ("Tab", KeyCode::Tab),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Space", KeyCode::Char(' ')),
];

/// What a held key makes of the key it is held with.
type Hold = fn(Key) -> Option<Key>;

/// Names of keys that are held.
const HELD: [(&str, Hold); 3] = [
    ("Ctrl-", |key| Some(Key { ctrl: true, ..key })),
    ("Alt-", |key| Some(Key { alt: true, ..key })),
    ("Shift-", |key| match key.code {
        // A character with Shift is another character.
        KeyCode::Char(_) => None,
        _ => Some(Key { shift: true, ..key }),
    }),
];

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Key, UnknownKey> {
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Ok(Key::plain(*code));
        }
        let mut chars = name.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(Key::char(c));
        }
        for (prefix, hold) in HELD {
            if let Some(rest) = name.strip_prefix(prefix) {
                let key: Key = rest.parse().map_err(|_| unknown(name))?;
                return hold(key).ok_or_else(|| unknown(name));
            }
        }
        match name.strip_prefix('F').and_then(|number| number.parse().ok()) {
            Some(number @ 1..=24) => Ok(Key::plain(KeyCode::F(number))),
            Some(_) | None => Err(unknown(name)),
        }
    }
}

fn unknown(name: &str) -> UnknownKey {
    UnknownKey(name.to_owned())
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("Ctrl-")?;
        }
        if self.alt {
            out.write_str("Alt-")?;
        }
        if self.shift {
            out.write_str("Shift-")?;
        }
        match self.code {
            KeyCode::F(number) => write!(out, "F{number}"),
            code => match NAMES.iter().find(|(_, known)| *known == code) {
                Some((name, _)) => out.write_str(name),
                None => match code {
                    KeyCode::Char(c) => write!(out, "{c}"),
                    other => write!(out, "{other:?}"),
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_from_its_name() {
        for name in [
            "j",
            "Ctrl-d",
            "Enter",
            "Shift-Tab",
            "PgDn",
            "F10",
            "Space",
            "/",
            "؟",
            "Alt-x",
            "Shift-F3",
            "Ctrl-Alt-Left",
        ] {
            assert_eq!(name.parse::<Key>().unwrap().to_string(), name);
        }
    }

    #[test]
    fn a_name_of_no_key_is_refused() {
        assert_eq!("Hyper-x".parse::<Key>(), Err(UnknownKey("Hyper-x".to_owned())));
        assert!("F99".parse::<Key>().is_err());
        assert!("".parse::<Key>().is_err());
    }
}
