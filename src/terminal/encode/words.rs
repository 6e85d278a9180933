//! Words where they look, the letters of each right-to-left word in logical order.
//!
//! **Konsole** runs UAX #9 over a row with a left-to-right base, and moves attributes with their
//! letters. A run of right-to-left letters is turned round once by us and once more by the
//! terminal. A left-to-right mark after it, and after the last digit of an Arabic number, keeps it
//! from making one run with the next: then all that is not a letter of a run stands between two
//! characters that are left-to-right, and is left-to-right itself (N1, W7). Konsole also gives the
//! letters of a run the forms of their order anew, so a zero-width non-joiner goes between two that
//! are painted apart and could join.
//!
//! **kitty** shapes each run of cells in one font between blanks by itself, right to left when it
//! holds a letter of a right-to-left script, and leaves attributes where they are. A weight and a
//! slant are fonts of their own, so letters beside a bold one are a run of their own, and what is
//! not Arabic is slanted where it touches Arabic: it would be reversed with it. So are letters that
//! many fonts lack, most of them Urdu's: they come from another font then, and part their word, and
//! nothing tells whether they do.

use ratatui::style::Modifier;

use super::direction::Direction;
use super::{Encoded, LEFT_TO_RIGHT_MARK, NON_JOINER};

/// What chooses the font.
const FONT: Modifier = Modifier::BOLD.union(Modifier::ITALIC);

/// Presentation forms of letters that join on both sides: isolated, final, initial, medial, for each.
const FORMS: [(u32, u32); 12] = [
    (0xfb52, 0xfb81),
    (0xfb8e, 0xfb9d),
    (0xfba0, 0xfba3),
    (0xfba6, 0xfbad),
    (0xfbd3, 0xfbd6),
    (0xfbe4, 0xfbe7),
    (0xfbfc, 0xfbff),
    (0xfe89, 0xfe8c),
    (0xfe8f, 0xfe92),
    (0xfe95, 0xfea8),
    (0xfeb1, 0xfeec),
    (0xfef1, 0xfef4),
];

/// The letters of each word in logical order, words and numbers kept apart by marks.
pub(super) fn logical(non_joiners: bool, out: &mut Encoded) {
    let mut place = 0;
    while place < out.glyphs.len() {
        let end = out.run_end(place, |at| out.direction(at).is_letter());
        if end > place {
            out.reverse(place..end);
            for at in place..end - 1 {
                if non_joiners && are_apart(out, at) {
                    out.append(at, NON_JOINER);
                }
            }
            out.append(end - 1, LEFT_TO_RIGHT_MARK);
            place = end;
            continue;
        }
        let end = out.run_end(place, |at| out.direction(at) == Direction::ArabicDigit);
        if end > place {
            out.append(end - 1, LEFT_TO_RIGHT_MARK);
        }
        place = end.max(place + 1);
    }
}

/// Whether a letter and the next of its word are painted apart, though they would join by themselves.
fn are_apart(out: &Encoded, place: usize) -> bool {
    let form = out.base(place) as u32;
    let range = FORMS.iter().find(|(first, last)| (*first..=*last).contains(&form));
    let is_closed = range.is_some_and(|(first, _)| (form - first) % 4 < 2);
    let next = out.base(place + 1);
    // The hamza joins nothing.
    let could_join = matches!(next, '\u{fb50}'..='\u{fbff}' | '\u{fe81}'..='\u{fefc}');
    is_closed && could_join && !out.text(&out.glyphs[place]).ends_with(NON_JOINER)
}

/// The letters of each run that kitty reverses turned round, what touches them in another font.
/// False where two runs had to be kept apart that no other font can part.
pub(super) fn chunks(italics: bool, out: &mut Encoded) -> bool {
    let other = if italics { Modifier::ITALIC } else { Modifier::BOLD };
    part_lacked(other, out);
    let is_parted = part_fonts(other, out);
    let mut place = 0;
    while place < out.glyphs.len() {
        let font = font(out, place);
        let end = out.run_end(place, |at| is_reversed(out.base(at)) && self::font(out, at) == font);
        if (place..end).any(|at| has_script(out.base(at))) {
            let looks: Vec<_> = out.glyphs[place..end].iter().map(|glyph| glyph.look).collect();
            out.reverse(place..end);
            for (glyph, look) in out.glyphs[place..end].iter_mut().zip(looks) {
                glyph.look = look;
            }
        }
        place = end.max(place + 1);
    }
    is_parted
}

/// Gives letters that the font may lack another font than the letters beside them.
fn part_lacked(other: Modifier, out: &mut Encoded) {
    let mut place = 0;
    while place < out.glyphs.len() {
        let end = out.run_end(place, |at| is_lacked(out.base(at)));
        if end > place {
            let letter = |at: &usize| is_reversed(out.base(*at));
            let left = place.checked_sub(1).filter(|at| out.touches_next(*at)).filter(letter);
            let right = out.touches_next(end - 1).then_some(end).filter(letter);
            let beside = [left.map(|at| font(out, at)), right.map(|at| font(out, at))];
            for glyph in &mut out.glyphs[place..end] {
                let own = glyph.look.modifier.intersection(FONT);
                let turned = own.symmetric_difference(other);
                if beside.contains(&Some(own)) && !beside.contains(&Some(turned)) {
                    glyph.look.modifier.toggle(other);
                }
            }
        }
        place = end.max(place + 1);
    }
}

/// Gives what is not Arabic another font where it touches Arabic in the same one.
fn part_fonts(other: Modifier, out: &mut Encoded) -> bool {
    let mut is_parted = true;
    let mut place = 0;
    while place < out.glyphs.len() {
        let end = out.run_end(place, |at| is_glued(out.base(at)));
        if end > place {
            is_parted &= part(other, out, place, end);
        }
        place = end.max(place + 1);
    }
    is_parted
}

/// Slants a run between Arabic letters, or as little of it as parts it from both; or makes it bold.
fn part(other: Modifier, out: &mut Encoded, start: usize, end: usize) -> bool {
    let left = start.checked_sub(1).filter(|at| out.touches_next(*at));
    let right = out.touches_next(end - 1).then_some(end);
    let arabic = |at: &usize| is_reversed(out.base(*at));
    let left = left.filter(arabic).map(|at| font(out, at));
    let right = right.filter(arabic).map(|at| font(out, at));
    for turned in [start..start, start..end, start..start + 1, end - 1..end] {
        let turned_font = |at: usize| {
            let turn = if turned.contains(&at) { other } else { Modifier::empty() };
            font(out, at).symmetric_difference(turn)
        };
        if left != Some(turned_font(start)) && right != Some(turned_font(end - 1)) {
            for glyph in &mut out.glyphs[turned] {
                glyph.look.modifier.toggle(other);
            }
            return true;
        }
    }
    false
}

fn font(out: &Encoded, place: usize) -> Modifier {
    out.glyphs[place].look.modifier.intersection(FONT)
}

/// What kitty reverses along with the letters it belongs to.
fn is_reversed(c: char) -> bool {
    Direction::of(c).is_right_to_left() || matches!(c, '\u{66a}' | '\u{6f0}'..='\u{6f9}')
}

/// Letters that are not in `DejaVu` Sans Mono, and in hardly any font for terminals.
fn is_lacked(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fb51}' | '\u{fb82}'..='\u{fb89}' | '\u{fb96}'..='\u{fb9d}')
        || matches!(c, '\u{fba0}'..='\u{fba9}' | '\u{fbae}'..='\u{fbe7}' | '\u{fbea}'..='\u{fbfb}')
}

/// Whether a character of its own makes a run right-to-left: these belong to no script.
fn has_script(c: char) -> bool {
    is_reversed(c) && !matches!(c, '\u{61b}' | '\u{61f}' | '\u{640}')
}

/// What could be in one run with Arabic: not blanks, not what kitty draws without a font.
fn is_glued(c: char) -> bool {
    !is_reversed(c) && !matches!(c, ' ' | '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}')
}
