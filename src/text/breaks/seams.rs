//! Where a word is cut that no line could hold: better places and worse ones.

use super::address::address;
use super::class::{Kind, Set, class};

/// How well a word is cut at a place; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::text) enum Seam {
    /// Behind a space that otherwise holds two words together.
    Space,
    /// Between the parts of an address, behind a slash that joins words, behind a stop without its
    /// space.
    Part,
    /// At a hyphen, a low line, a capital inside a word; behind the `=` of an address.
    Hyphen,
    /// Between two letters.
    Letter,
    /// Inside a number, behind the first character, before the last.
    Poor,
    /// Before what closes, behind what opens, inside `://` or `%D9`.
    Wrong,
}

use Kind::{
    B2, BA, CL, CP, EX, GL, HH, HY, IN, IS, NS, OP, PO, PR, QU, QuPf, QuPi, SP, SY, Tatweel,
};
const CLOSING: Set =
    Set::of(&[BA, B2, CL, CP, EX, GL, HH, HY, IN, IS, NS, PO, QU, QuPf, QuPi, SP, SY, Tatweel]);
const OPENING: Set = Set::of(&[GL, OP, PR, QU, QuPi, QuPf]);
const STOPS: [char; 7] = ['،', '؛', '؟', '.', '!', ':', '…'];
const HYPHENS: [char; 6] = ['-', '_', '‐', '–', '—', '־'];

/// How well `word` is cut before each of its characters.
pub(in crate::text) fn seams(word: &[char]) -> Vec<Seam> {
    let text: String = word.iter().collect();
    let address = address(&text).unwrap_or_default();
    let mut byte = 0;
    let mut found = Vec::with_capacity(word.len());
    for place in 0..word.len() {
        let around = Around {
            two_before: place.checked_sub(2).map(|place| word[place]),
            before: place.checked_sub(1).map(|place| word[place]),
            after: word[place],
            next: word.get(place + 1).copied(),
        };
        let is_inside = address.start < byte && byte < address.end;
        let seam = if is_inside { around.in_address() } else { around.in_word() };
        let leaves_one = place <= 1 || place + 1 == word.len();
        found.push(if leaves_one { seam.max(Seam::Poor) } else { seam });
        byte += word[place].len_utf8();
    }
    found
}

/// The characters around a place.
struct Around {
    two_before: Option<char>,
    before: Option<char>,
    after: char,
    next: Option<char>,
}

impl Around {
    /// As the Chicago Manual of Style (17th ed., 7.46) breaks addresses: behind a double slash,
    /// before most other signs, so that no sign at a line's end looks like the sentence's own. The
    /// colon of a scheme keeps with its slashes.
    fn in_address(&self) -> Seam {
        let is_hex = |c: Option<char>| c.is_some_and(|c| c.is_ascii_hexdigit());
        match (self.before, self.after) {
            (Some('/'), '/') => Seam::Wrong,
            (Some('/'), _) if self.two_before == Some('/') => Seam::Part,
            (_, '/') if self.next == Some('/') => Seam::Wrong,
            // %D9 is one letter.
            (Some('%'), _) => Seam::Wrong,
            (before, after)
                if self.two_before == Some('%') && is_hex(before) && is_hex(Some(after)) =>
            {
                Seam::Wrong
            }
            (_, '/' | '.' | ',' | '?' | '&' | '#' | '%' | '~' | ';' | '@' | '+') => Seam::Part,
            (Some('='), _) | (_, '-' | '_') => Seam::Hyphen,
            (Some('-' | '_'), _) | (_, '=' | ':') => Seam::Wrong,
            _ => self.between_letters(),
        }
    }

    fn in_word(&self) -> Seam {
        let Some(before) = self.before else {
            return Seam::Poor;
        };
        let is_number = |c: Option<char>| c.is_some_and(char::is_numeric);
        if before == ' ' {
            return Seam::Space;
        }
        // 12/5/2024, 1,5, ٪٣٥.
        let is_sign =
            |c: char| matches!(c, '/' | '.' | ',' | ':' | '%' | '٪' | '٫' | '٬' | '-' | '+');
        let joins = |sign: char, digit: char| is_sign(sign) && digit.is_numeric();
        if (is_number(self.before) && self.after.is_numeric())
            || (joins(before, self.after) && (before != '/' || is_number(self.two_before)))
            || (joins(self.after, before) && is_number(self.next))
        {
            return Seam::Poor;
        }
        let ends = CLOSING.has(class(self.after).kind);
        if ends || OPENING.has(class(before).kind) {
            return Seam::Wrong;
        }
        // A stop between Latin letters may be part of a name.
        let is_stop =
            STOPS.contains(&before) && self.after.is_alphabetic() && !self.after.is_ascii();
        if before == '/' || is_stop {
            return Seam::Part;
        }
        if HYPHENS.contains(&before) {
            return Seam::Hyphen;
        }
        self.between_letters()
    }

    fn between_letters(&self) -> Seam {
        let is_hump = self.before.is_some_and(char::is_lowercase) && self.after.is_uppercase();
        if is_hump { Seam::Hyphen } else { Seam::Letter }
    }
}
