//! Characters that turn or hide text: what is allowed of them where a text stands beside others.
//!
//! In a body they act inside their paragraph, as the bidirectional algorithm has it. A headline, a
//! name, an address stands beside other text, and is believed to say what it shows. So a line of its
//! own closes what it opens and nothing else, and no override turns its letters round: `gpj.exe` would
//! be shown as `exe.jpg` (the attack known as Trojan Source).

use std::borrow::Cow;
use std::fmt::Write;

use crate::text::width::is_invisible;

const LRE: char = '\u{202a}';
const RLE: char = '\u{202b}';
const PDF: char = '\u{202c}';
const LRO: char = '\u{202d}';
const RLO: char = '\u{202e}';
const PDI: char = '\u{2069}';

/// What a line has opened and not closed yet, by the characters that will close it.
#[derive(Debug, Default)]
pub(crate) struct Open {
    closers: Vec<char>,
    /// Isolates among them.
    isolates: usize,
}

impl Open {
    /// Takes the next character of a line; false where it closes what was never opened.
    pub(crate) fn take(&mut self, c: char) -> bool {
        match c {
            LRE | RLE | LRO | RLO => self.closers.push(PDF),
            '\u{2066}'..='\u{2068}' => {
                self.closers.push(PDI);
                self.isolates += 1;
            }
            PDF => {
                // An embedding inside an isolate is closed by the isolate's end, not across it.
                if self.closers.last() != Some(&PDF) {
                    return false;
                }
                self.closers.pop();
            }
            PDI => {
                if self.isolates == 0 {
                    return false;
                }
                self.isolates -= 1;
                // Each is passed once: what it closes is open no more.
                while self.closers.pop().is_some_and(|closer| closer != PDI) {}
            }
            _ => {}
        }
        true
    }

    /// What closes all that is open.
    pub(crate) fn closers(&self) -> impl Iterator<Item = char> {
        self.closers.iter().rev().copied()
    }
}

/// `line` with what it opens closed before its end, closers of nothing left out, and embeddings in
/// the place of overrides.
pub(crate) fn balanced(line: &str) -> Cow<'_, str> {
    // They begin with E2; few lines hold that byte.
    if memchr::memchr(0xe2, line.as_bytes()).is_none() || !line.contains(is_direction) {
        return Cow::Borrowed(line);
    }
    let mut open = Open::default();
    let kept = line.chars().filter(|c| open.take(*c)).map(|c| match c {
        LRO => LRE,
        RLO => RLE,
        c => c,
    });
    let mut balanced: String = kept.collect();
    balanced.extend(open.closers());
    Cow::Owned(balanced)
}

fn is_direction(c: char) -> bool {
    matches!(c, LRE..=RLO | '\u{2066}'..=PDI)
}

/// Whether a character turns text or is not seen where it stands: controls, formats, fillers, tags, the
/// empty pattern of Braille. Joiners are among them, spaces and variation selectors are not.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c == '\u{2800}' || is_invisible(c) && !matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// JSON with the characters that would turn or hide a part of it written as `\uXXXX`: the same value,
/// and whoever looks at it sees what it holds. They stand in strings alone, so any text of JSON will do.
#[must_use]
pub fn visible_json(json: String) -> String {
    // Joiners and marks of direction are letters' business, and common.
    let is_shown = |c: char| !is_hidden(c) || c == '\n' || matches!(c, '\u{200c}'..='\u{200f}');
    if json.chars().all(is_shown) {
        return json;
    }
    let mut visible = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_shown(c) {
            visible.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // A `String` takes all that is written.
                let _ = write!(visible, "\\u{unit:04x}");
            }
        }
    }
    visible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_closes_what_it_opens_and_nothing_else() {
        assert_eq!(balanced("\u{202b}نص"), "\u{202b}نص\u{202c}");
        assert_eq!(balanced("نص\u{2069}\u{202c} ثم"), "نص ثم");
        assert_eq!(balanced("\u{2067}أ\u{202a}ب"), "\u{2067}أ\u{202a}ب\u{202c}\u{2069}");
        assert!(matches!(balanced("می\u{200c}شود\u{200f} “x”"), Cow::Borrowed(_)));
    }

    #[test]
    fn no_override_turns_the_letters_of_a_line() {
        assert_eq!(balanced("\u{202e}gpj.exe"), "\u{202b}gpj.exe\u{202c}");
        assert_eq!(balanced("\u{202d}خبر\u{202c}"), "\u{202a}خبر\u{202c}");
    }

    #[test]
    fn json_says_what_is_hidden_in_it_and_means_the_same() {
        let hidden = "{\"a\":\"x\u{202e}y\u{e0041}\u{200c}\"}";
        let visible = visible_json(hidden.to_owned());
        assert_eq!(visible, "{\"a\":\"x\\u202ey\\udb40\\udc41\u{200c}\"}");
        let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(value(&visible), value(hidden));
    }
}
