//! The only measure of a cluster's cells, and of what is drawn for it.
//!
//! `unicode-width` sees a whole string and has opinions about lam-alef and emoji that terminals do
//! not share: most advance by the sum of the single characters. So a cluster is reduced to what
//! every terminal draws alike — a picture made of several by U+200D becomes its first, variation
//! selectors and skin tones go — and measured as that sum, after shaping.

/// Columns of a TAB: a fixed gap, since a column that depends on what stands before it could not
/// be measured before lines are broken.
const TAB: u8 = 4;

/// Marks drawn on one letter at most; more are hostile, not text.
pub(super) const MARKS: usize = 8;

/// Columns that one grapheme cluster takes in a terminal: 0 for what is never drawn. A mark
/// without a letter counts 1: it is drawn on a space of its own.
///
/// ```
/// use khabar::text::width::columns;
///
/// assert_eq!(columns("لَّ"), 1);
/// assert_eq!(columns("漢"), 2);
/// assert_eq!(columns("\u{200f}"), 0);
/// ```
#[must_use]
pub fn columns(cluster: &str) -> u8 {
    match cluster.as_bytes() {
        [b'\t'] => TAB,
        [b' '..=b'~'] => 1,
        _ => drawn(cluster).map(single).fold(0, u8::saturating_add),
    }
}

/// The characters that are drawn for a cluster, the letter first.
pub(super) fn drawn(cluster: &str) -> impl Iterator<Item = char> {
    let mut visible = first_picture(cluster).chars().filter(|c| !is_invisible(*c));
    let first = visible.next();
    let support = first.filter(|c| single(*c) == 0).map(|_| '\u{a0}');
    support.into_iter().chain(first).chain(visible.take(MARKS))
}

/// A cluster up to where U+200D puts a second picture beside the first, or a skin tone follows.
fn first_picture(cluster: &str) -> &str {
    let begins_second = |(at, c): &(usize, char)| match c {
        '\u{200d}' => cluster[at + c.len_utf8()..].chars().next().is_some_and(|c| single(c) > 0),
        '\u{1f3fb}'..='\u{1f3ff}' => *at > 0,
        _ => false,
    };
    let end = cluster.char_indices().find(begins_second).map_or(cluster.len(), |(at, _)| at);
    &cluster[..end]
}

/// Whether a character is drawn, but on the letter before it.
pub(super) fn is_drawn_mark(c: char) -> bool {
    single(c) == 0 && !is_invisible(c)
}

fn single(c: char) -> u8 {
    unicode_width::UnicodeWidthChar::width(c).map_or(0, |cells| cells as u8)
}

/// Characters that a grid never draws: controls, and those that Unicode lets a font ignore
/// (`Default_Ignorable_Code_Point`): bidi controls, joiners, fillers, variation selectors, tags.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_is_measured_as_it_is_painted() {
        let expected = [
            ("ل", 1),
            ("لَّ", 1),
            ("ﻻ", 1),
            ("ﻻً", 1),
            ("a", 1),
            ("e\u{301}", 1),
            ("漢", 2),
            ("👨‍👩‍👧", 2),
            ("👍🏽", 2),
            ("❤\u{fe0f}", 1),
            ("\u{200f}", 0),
            ("\u{200c}", 0),
            ("\u{1b}", 0),
            ("\u{64e}", 1),
            ("\t", 4),
        ];
        for (cluster, cells) in expected {
            assert_eq!(columns(cluster), cells, "{}", cluster.escape_unicode());
        }
    }

    #[test]
    fn ten_thousand_marks_are_not_drawn() {
        let hostile = format!("ب{}", "\u{64e}".repeat(10_000));
        assert_eq!(drawn(&hostile).count(), 1 + MARKS);
    }

    #[test]
    fn a_mark_without_a_letter_stands_on_a_space() {
        assert_eq!(drawn("\u{64e}").collect::<String>(), "\u{a0}\u{64e}");
    }
}
