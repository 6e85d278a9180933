//! The addresses that cells lead to, as the terminal is told them (OSC 8).
//!
//! A terminal that knows the sequence shows which cells belong together and opens their address. An
//! article is not trusted: only pages of the web are sent, and of an address only what can stand in
//! a sequence; every other byte goes as `%XX`.

use std::collections::HashMap;
use std::fmt::Write;

/// VTE takes no longer ones.
const LONGEST: usize = 2083;

/// More than the articles of an evening have; then counting begins anew.
const MOST: usize = 4096;

/// What ends a link.
pub(super) const END: &str = "\x1b]8;;\x1b\\";

/// Addresses and their numbers, from 1; number 0 is no address.
#[derive(Debug, Default)]
pub(super) struct Links {
    numbers: HashMap<String, u16>,
    beginnings: Vec<String>,
}

impl Links {
    /// The number of an address, which stays as long as it is known; 0 where none may be sent.
    pub(super) fn number(&mut self, address: &str) -> u16 {
        if let Some(number) = self.numbers.get(address) {
            return *number;
        }
        let Some(safe) = safe(address) else {
            self.numbers.insert(address.to_owned(), 0);
            return 0;
        };
        let number = self.beginnings.len() as u16 + 1;
        // The rows of one link are known to be one by its id.
        self.beginnings.push(format!("\x1b]8;id=khabar-{number};{safe}\x1b\\"));
        self.numbers.insert(address.to_owned(), number);
        number
    }

    /// What begins a link; nothing for number 0.
    pub(super) fn beginning(&self, number: u16) -> Option<&str> {
        self.beginnings.get(usize::from(number).checked_sub(1)?).map(String::as_str)
    }

    /// Whether there are so many that they are to be counted anew.
    pub(super) fn are_many(&self) -> bool {
        self.numbers.len() >= MOST
    }
}

/// An address of the web as it can stand in a sequence.
fn safe(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once("://").filter(|_| address.len() <= LONGEST)?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let mut safe = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            safe.push(char::from(byte));
        } else {
            // A `String` takes all that is written.
            let _ = write!(safe, "%{byte:02X}");
        }
    }
    (safe.len() <= LONGEST).then_some(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_pages_of_the_web_are_sent() {
        let mut links = Links::default();
        for address in ["javascript:alert(1)", "file:///etc/passwd", "data:x", "mailto:a@b", ""] {
            assert_eq!(links.number(address), 0, "{address}");
        }
        assert_eq!(links.number("https://example.org/خبر"), 1);
        assert_eq!(links.number("HTTP://example.org"), 2);
        assert_eq!(links.number("https://example.org/خبر"), 1);
        let first = "\x1b]8;id=khabar-1;https://example.org/%D8%AE%D8%A8%D8%B1\x1b\\";
        assert_eq!((links.beginning(1), links.beginning(0)), (Some(first), None));
    }

    proptest! {
        #[test]
        fn no_address_ends_its_sequence_early(rest in "[\u{0}-\u{ff}ء-ي]{0,40}") {
            let mut links = Links::default();
            let number = links.number(&format!("https://{rest}"));
            let sequence = links.beginning(number).unwrap();
            let body = sequence.strip_prefix("\x1b]").unwrap().strip_suffix("\x1b\\").unwrap();
            prop_assert!(body.bytes().all(|byte| byte.is_ascii_graphic()), "{body:?}");
        }
    }
}
