//! Line break opportunities: where a line may end (UAX #14 of Unicode 17).
//!
//! The standard is a list of rules; each says for a place between two characters that a line may
//! end there (÷) or may not (×), and the first that speaks decides. `rules` holds them in their
//! order, `class` what they ask of a character, `table` the data, `news` what a reader of news
//! expects beyond them, `address` what is passed over as an address, `seams` where a word is cut
//! that no line could hold.
//!
//! Most places in a text lie inside words or behind the one space between two of them. These are
//! passed by a short cut that asks for letters alone; a test holds it against the rules.
//!
//! ```
//! use khabar::text::breaks::{Rules, breaks};
//!
//! let text = "في 12/5/2024 – «نحو 35 ٪»";
//! let parts: Vec<&str> = breaks(text, Rules::News)
//!     .map(|place| place.offset)
//!     .chain([text.len()])
//!     .scan(0, |start, end| Some(&text[std::mem::replace(start, end)..end]))
//!     .collect();
//! assert_eq!(parts, ["في ", "12/5/2024 – ", "«نحو ", "35 ٪»"]);
//! ```

mod address;
mod class;
mod news;
mod rules;
mod seams;
mod table;

use std::ops::Range;

use address::address;
use class::{Kind, LOW_CLASSES, class};
use rules::{Left, Verdict};

pub(super) use seams::{Seam, seams};

/// Which rules hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rules {
    /// UAX #14 as it stands, untailored.
    Unicode,
    /// UAX #14, tailored for news: dashes, slashes, numbers, ellipses, addresses.
    #[default]
    News,
}

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Break {
    /// The byte at which the next line would begin.
    pub offset: usize,
    /// The line must end here (LB4, LB5).
    pub is_forced: bool,
}

/// The places inside `text` where a line may end, in order; neither its start nor its end is
/// among them. The cost is linear, and nothing is allocated.
#[must_use]
pub fn breaks(text: &str, rules: Rules) -> Breaks<'_> {
    Breaks {
        text,
        offset: 0,
        left: Left::START,
        rules,
        has_short_cut: true,
        word: 0..0,
        address: 0..0,
    }
}

/// Places where a line may end; what [`breaks`] gives.
#[derive(Clone, Debug)]
pub struct Breaks<'a> {
    text: &'a str,
    /// Where the next character begins.
    offset: usize,
    left: Left,
    rules: Rules,
    has_short_cut: bool,
    /// The last word that was searched for an address.
    word: Range<usize>,
    address: Range<usize>,
}

impl Iterator for Breaks<'_> {
    type Item = Break;

    fn next(&mut self) -> Option<Break> {
        loop {
            if self.has_short_cut
                && self.left.is_after_letter()
                && let Some(offset) = self.pass_letters()
            {
                return Some(Break { offset, is_forced: false });
            }
            let offset = self.offset;
            let c = self.text[offset..].chars().next()?;
            self.offset += c.len_utf8();
            let touches = self.left.spaces == 0;
            match self.left.step(class(c), &self.text[self.offset..], self.rules) {
                Verdict::Forced => return Some(Break { offset, is_forced: true }),
                Verdict::Break if touches && self.is_in_address(offset) => {}
                Verdict::Break => return Some(Break { offset, is_forced: false }),
                Verdict::Keep => {}
            }
        }
    }
}

impl Breaks<'_> {
    /// Goes on behind a letter that ends at byte `offset`, not before where it is; what is between
    /// is passed over.
    pub(super) fn resume_behind(&mut self, offset: usize, letter: char) {
        self.offset = offset;
        self.left = Left::after_letter(class(letter).kind);
    }

    /// The short cut: goes past letters and marks, among which lines never end (LB9, LB28), and
    /// up to a letter behind a single space, before which one may (LB18).
    fn pass_letters(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut last = self.left.before.kind;
        let mut at = self.offset;
        while let Some((kind, length)) = letter(bytes, at) {
            if kind != Kind::CM {
                last = kind;
            }
            at += length;
        }
        self.offset = at;
        self.left = Left::after_letter(last);
        let behind = at + 1;
        let is_word_behind = bytes.get(at) == Some(&b' ')
            && letter(bytes, behind).is_some_and(|(kind, _)| kind != Kind::CM);
        is_word_behind.then(|| {
            // The letter is passed on the next call, from the same state as inside a word.
            self.offset = behind;
            behind
        })
    }

    /// Whether the place lies inside an address: where those end a line is another question. Only
    /// a place behind ASCII punctuation can, and a word is searched once.
    fn is_in_address(&mut self, offset: usize) -> bool {
        let before = self.text.as_bytes()[..offset].last();
        if self.rules == Rules::Unicode || !before.is_some_and(u8::is_ascii_punctuation) {
            return false;
        }
        if offset >= self.word.end {
            let known = self.word.end;
            let start = self.text[known..offset].rfind(char::is_whitespace);
            let start = start.map_or(known, |place| known + place);
            let end = self.text[offset..].find(char::is_whitespace);
            let end = end.map_or(self.text.len(), |place| offset + place);
            self.word = start..end;
            let found = address(&self.text[start..end]).unwrap_or_default();
            self.address = start + found.start..start + found.end;
        }
        self.address.start < offset && offset < self.address.end
    }
}

/// Whether a character is such a letter that lines end before it behind another and a single space,
/// and nowhere between the two.
pub(super) fn is_letter(c: char) -> bool {
    let mut bytes = [0; 4];
    let length = c.encode_utf8(&mut bytes).len();
    letter(&bytes[..length], 0).is_some_and(|(kind, _)| kind != Kind::CM)
}

/// Whether a mark changes nothing about the letter it is on (LB9).
pub(super) fn is_mark(c: char) -> bool {
    class(c).kind == Kind::CM
}

/// The letter or mark of at most two bytes at `at`, and its length.
#[inline]
fn letter(bytes: &[u8], at: usize) -> Option<(Kind, usize)> {
    let first = *bytes.get(at)?;
    if first < 0x80 {
        return first.is_ascii_alphabetic().then_some((Kind::AL, 1));
    }
    if first >= 0xe0 {
        return None;
    }
    let code = usize::from(first & 0x1f) << 6 | usize::from(bytes.get(at + 1)? & 0x3f);
    let kind = LOW_CLASSES[code].kind;
    matches!(kind, Kind::AL | Kind::HL | Kind::CM).then_some((kind, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn without_short_cut(text: &str, rules: Rules) -> Breaks<'_> {
        Breaks { has_short_cut: false, ..breaks(text, rules) }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn the_short_cut_finds_what_the_rules_find(
            text in "([ء-يa-zא-ת]{1,6}|[ً-ْ\u{300}-\u{302}\u{5b0}-\u{5b4}]|[ \n\u{a0}]| |[0-9٠-٩%٪.,:;/+–—-]|[«»\"“”()\\[\\]،؛؟!…]|[\u{200b}-\u{200f}ـ]|[漢👍🇪🇬]|\\PC){0,24}",
        ) {
            for rules in [Rules::Unicode, Rules::News] {
                let short: Vec<Break> = breaks(&text, rules).collect();
                let full: Vec<Break> = without_short_cut(&text, rules).collect();
                prop_assert_eq!(short, full);
            }
        }
    }
}
