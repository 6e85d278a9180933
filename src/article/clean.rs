//! Untrusted text → safe text. A terminal obeys control characters; an article must hold none.
//!
//! Whole escape sequences go, in their 7-bit and their C1 forms, so that no part of one is read as
//! text; then every control but LF and TAB. Line ends become LF. A string that is opened (OSC, DCS,
//! APC, PM, SOS) and not closed takes the rest of its line with it, no more. Tags (U+E0000 and on), in
//! which a text can be written that nobody sees, go but in flags. Direction controls stay: the
//! bidirectional algorithm needs them and keeps them inside their paragraph; in a line of its own
//! [`controls`](super::controls) bounds them.

use std::borrow::Cow;

use super::controls::{balanced, is_hidden};

const ESCAPE: char = '\u{1b}';
const SUBSTITUTE: char = '\u{1a}';

/// `text` without escape sequences and controls; line ends are LF, TAB stays.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    match first_unsafe(text.as_bytes()) {
        None => Cow::Borrowed(text),
        Some(at) => Cow::Owned(cleaned(text, at, false)),
    }
}

/// [`clean`] for a body: U+001A at the start of a line was a bullet in the editor it came from and
/// becomes one again.
#[must_use]
pub fn clean_body(text: &str) -> Cow<'_, str> {
    match first_unsafe(text.as_bytes()) {
        None => Cow::Borrowed(text),
        // The start of the line is needed, not only what follows the first control.
        Some(_) => Cow::Owned(cleaned(text, 0, true)),
    }
}

/// [`clean`] for what stands on one line: a headline, a name, an address. Line breaks and tabs become
/// spaces, runs that hold one become a single space, both ends are trimmed, direction controls turn
/// nothing beside it. A line in which nothing is seen is empty.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let text = clean(text);
    let text = balanced(&text);
    let text = text.trim();
    if text.chars().all(|c| c.is_whitespace() || is_hidden(c)) {
        return String::new();
    }
    let is_break = |c: char| matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}');
    // The last two begin with E2; few headlines hold any of the three bytes.
    let may_break = memchr::memchr3(b'\n', b'\t', 0xe2, text.as_bytes()).is_some();
    if !may_break || !text.contains(is_break) {
        return text.to_owned();
    }
    let parts = text.split(is_break).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Where the first character stands that [`clean`] changes.
fn first_unsafe(bytes: &[u8]) -> Option<usize> {
    // Most lines hold none, which is seen many bytes at once.
    if bytes.iter().fold(0, |found, byte| found | suspicion(*byte)) == 0 {
        return None;
    }
    let mut at = 0;
    while at < bytes.len() {
        let suspect = bytes[at..].iter().position(|&byte| SUSPECT[usize::from(byte)])?;
        at += suspect;
        if is_unsafe_at(&bytes[at..]) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// First bytes of what may have to go.
static SUSPECT: [bool; 256] = suspects();

const fn suspects() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = suspicion(byte as u8) != 0 && byte != 0x09 && byte != 0x0a;
        byte += 1;
    }
    table
}

/// Not 0 for a control, or the first byte of what may have to go.
const fn suspicion(byte: u8) -> u8 {
    (byte < 0x20) as u8 | (byte == 0x7f) as u8 | (byte == 0xc2) as u8 | (byte >= 0xef) as u8
}

fn is_unsafe_at(bytes: &[u8]) -> bool {
    match bytes {
        [0xc2, second, ..] => *second < 0xa0,
        // U+FDD0–FDEF, U+FFFE, U+FFFF
        [0xef, 0xb7, third, ..] => (0x90..=0xaf).contains(third),
        [0xef, 0xbf, third, ..] => *third >= 0xbe,
        // The last two characters of each further plane.
        [first, second, 0xbf, fourth, ..] if *first >= 0xf0 => {
            second & 0x0f == 0x0f && *fourth >= 0xbe
        }
        // U+E0000–E007F
        [0xf3, 0xa0, third, ..] => *third <= 0x81,
        [first, ..] => *first < 0x80,
        [] => false,
    }
}

/// The rest of a text that is being cleaned.
struct Cleaner<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    safe: String,
    bullets: bool,
    /// Nothing but space stands on the line so far.
    line_start: bool,
}

fn cleaned(text: &str, from: usize, bullets: bool) -> String {
    let mut safe = String::with_capacity(text.len());
    safe.push_str(&text[..from]);
    let mut cleaner =
        Cleaner { rest: text[from..].chars().peekable(), safe, bullets, line_start: true };
    while let Some(c) = cleaner.rest.next() {
        cleaner.take(c);
    }
    cleaner.safe
}

impl Cleaner<'_> {
    fn take(&mut self, c: char) {
        match c {
            '\n' | '\t' => self.push(c),
            '\r' => {
                self.rest.next_if_eq(&'\n');
                self.push('\n');
            }
            ESCAPE => self.escape(),
            SUBSTITUTE if self.bullets && self.line_start => self.push('•'),
            '\u{9b}' => self.control_sequence(),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => self.string(),
            c if c.is_control() => {}
            // They mean nothing in text that travels, and U+FFFE looks like a turned byte order mark.
            c if is_noncharacter(c) => self.push(char::REPLACEMENT_CHARACTER),
            c if is_tag(c) && !self.is_in_flag() => {}
            c => self.push(c),
        }
    }

    fn push(&mut self, c: char) {
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => self.line_start = true,
            c if c.is_whitespace() => {}
            _ => self.line_start = false,
        }
        self.safe.push(c);
    }

    /// Flags of regions are a black flag and the region's letters as tags (UTS #51).
    fn is_in_flag(&self) -> bool {
        let before = self.safe.trim_end_matches(|c| is_tag(c) && c != LAST_TAG);
        before.ends_with('\u{1f3f4}') && self.safe.len() - before.len() <= LONGEST_FLAG
    }

    /// ECMA-48: what follows ESC decides how long the sequence is.
    fn escape(&mut self) {
        match self.rest.peek() {
            Some('[') => {
                self.rest.next();
                self.control_sequence();
            }
            Some(']' | 'P' | 'X' | '^' | '_') => {
                self.rest.next();
                self.string();
            }
            Some(_) | None => {
                while self.rest.next_if(|c| (' '..='/').contains(c)).is_some() {}
                self.rest.next_if(|c| ('0'..='~').contains(c));
            }
        }
    }

    /// CSI: parameters, intermediates, one final. A character that can be none of these is text again.
    fn control_sequence(&mut self) {
        while self.rest.next_if(|c| ('0'..='?').contains(c)).is_some() {}
        while self.rest.next_if(|c| (' '..='/').contains(c)).is_some() {}
        self.rest.next_if(|c| ('@'..='~').contains(c));
    }

    /// OSC, DCS, APC, PM, SOS: up to BEL or ST, at most to the line's end.
    fn string(&mut self) {
        while let Some(&c) = self.rest.peek() {
            match c {
                // Line ends are left for `take`; so is an ESC, which may open the next sequence.
                '\n' | '\r' => return,
                ESCAPE => {
                    self.rest.next();
                    // ESC \ is ST; another ESC aborts the string.
                    if self.rest.next_if_eq(&'\\').is_none() {
                        self.escape();
                    }
                    return;
                }
                '\u{7}' | '\u{18}' | '\u{1a}' | '\u{9c}' => {
                    self.rest.next();
                    return;
                }
                _ => {
                    self.rest.next();
                }
            }
        }
    }
}

const LAST_TAG: char = '\u{e007f}';

/// Bytes of the tags of a flag at most: six letters, and they end with a tag of their own.
const LONGEST_FLAG: usize = 6 * 4;

fn is_tag(c: char) -> bool {
    ('\u{e0000}'..=LAST_TAG).contains(&c)
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn safe_text_is_not_copied() {
        for text in ["", "خبر «عاجل»\u{a0}\n\tثم", "\u{202b}نص\u{202c} \u{feff} 😀 ﷺ"]
        {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text:?}");
        }
    }

    #[test]
    fn escape_sequences_go_whole() {
        for hostile in [
            "\u{1b}[31m",
            "\u{1b}[?1049h",
            "\u{1b}]0;عنوان\u{7}",
            "\u{1b}]52;c;aGk=\u{1b}\\",
            "\u{1b}Pq#0\u{1b}\\",
            "\u{1b}_x\u{9c}",
            "\u{1b}^x\u{9c}",
            "\u{1b}Xx\u{9c}",
            "\u{1b}c",
            "\u{1b}(B",
            "\u{1b}#8",
            "\u{9b}2J",
            "\u{9d}0;x\u{9c}",
            "\u{90}x\u{1b}\\",
            "\u{1b}\u{1b}[H",
            "\u{1b}]a\u{1b}[2J",
            "\u{1b}",
        ] {
            let text = format!("قبل{hostile}بعد");
            assert_eq!(clean(&text), "قبلبعد", "{hostile:?}");
        }
    }

    #[test]
    fn an_open_string_ends_with_its_line() {
        assert_eq!(clean("أول\u{1b}]0;سرق\nثان"), "أول\nثان");
        assert_eq!(clean("أول\u{9d}سرق"), "أول");
        assert_eq!(clean("أول\u{1b}[12"), "أول");
    }

    #[test]
    fn controls_go_and_line_ends_are_one() {
        assert_eq!(clean("a\u{0}b\u{8}c\u{7f}d\u{85}e\r\nf\rg\th"), "abcde\nf\ng\th");
        assert_eq!(
            clean("a\u{fffe}\u{ffff}\u{1fffe}\u{fdd0}b"),
            "a\u{fffd}\u{fffd}\u{fffd}\u{fffd}b"
        );
    }

    #[test]
    fn text_written_in_tags_goes_and_flags_stay() {
        let tags = |text: &str| -> String {
            text.chars().filter_map(|c| char::from_u32(0xe0000 + u32::from(c))).collect()
        };
        let flag = format!("\u{1f3f4}{}\u{e007f}", tags("gbeng"));
        assert_eq!(clean(&flag), flag);
        assert_eq!(clean(&format!("خبر{} ثم", tags("hidden"))), "خبر ثم");
        assert_eq!(clean(&format!("{flag}{}", tags("hidden"))), flag);
        let long = clean(&format!("\u{1f3f4}{}", tags("a hidden order"))).chars().count();
        assert_eq!(long, 1 + "a hidde".len());
    }

    #[test]
    fn a_headline_in_which_nothing_is_seen_is_none() {
        for nothing in
            ["\u{200b}\u{2060}", "\u{202b} \u{202c}", "\u{feff}\u{3164}\u{2800}", "\u{e0041}"]
        {
            assert_eq!(clean_line(nothing), "", "{nothing:?}");
        }
    }

    #[test]
    fn substitute_at_a_line_start_is_a_bullet_in_a_body_only() {
        assert_eq!(clean_body("أ\n \u{1a} ب\u{1a}ج"), "أ\n • بج");
        assert_eq!(clean_body("\u{1a}ب\u{1b}[0m"), "•ب");
        assert_eq!(clean("\u{1a}ب"), "ب");
    }

    #[test]
    fn a_headline_stays_on_one_line() {
        assert_eq!(clean_line(" عنوان \r\n\t طويل\u{2028}جدا  مرة "), "عنوان طويل جدا  مرة");
    }

    proptest! {
        #[test]
        fn no_control_survives(
            parts in prop::collection::vec(
                prop_oneof![
                    Just("\u{1b}".to_owned()), Just("\u{1b}]".to_owned()), Just("\u{9b}".to_owned()),
                    Just("\u{1b}\\".to_owned()), Just("\r\n".to_owned()), Just("\u{1a}".to_owned()),
                    "[\u{202a}-\u{202e}\u{2066}-\u{2069}\u{1f3f4}\u{e0061}\u{e007f}]{1,3}",
                    ".{0,4}", any::<char>().prop_map(String::from)
                ], 0..20)
        ) {
            let text = parts.concat();
            for safe in [clean(&text).into_owned(), clean_body(&text).into_owned(), clean_line(&text)] {
                prop_assert!(!safe.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
                prop_assert_eq!(clean(&safe), safe.as_str());
                prop_assert_eq!(clean_line(&safe), clean_line(&clean_line(&safe)));
            }
        }
    }
}
