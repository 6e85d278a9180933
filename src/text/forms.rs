//! Arabic presentation forms A and B: which character draws a letter in each of its four shapes.
//!
//! The table is read off the compatibility decompositions in the Unicode Character Database; where
//! blocks A and B both have a form, that of block B is taken.

mod table;

use super::cluster::Symbol;
use table::{FIRST, ROWS};

/// The four shapes a joining letter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Isolated = 0,
    Final = 1,
    Initial = 2,
    Medial = 3,
}

impl Shape {
    /// The shape of a letter that is joined to what is before it, after it.
    #[inline]
    pub(super) const fn of(before: bool, after: bool) -> Shape {
        match (before, after) {
            (false, false) => Shape::Isolated,
            (true, false) => Shape::Final,
            (false, true) => Shape::Initial,
            (true, true) => Shape::Medial,
        }
    }
}

/// The character that draws `letter` in `shape`; the letter itself where Unicode has none.
#[inline]
pub(super) fn form(letter: char, shape: Shape) -> char {
    match FORMS.get((letter as usize).wrapping_sub(FIRST)) {
        Some(row) => row[shape as usize],
        None => letter,
    }
}

/// What draws `letter` in `shape`.
#[inline]
pub(super) fn drawn(letter: char, shape: Shape) -> Symbol {
    match SYMBOLS.get((letter as usize).wrapping_sub(FIRST)) {
        Some(row) => row[shape as usize],
        None => Symbol::single(letter),
    }
}

/// [`FORMS`] as cells show them.
static SYMBOLS: [[Symbol; 4]; ROWS.len()] = {
    let mut symbols = [[Symbol::single(' '); 4]; ROWS.len()];
    let mut at = 0;
    while at < 4 * ROWS.len() {
        symbols[at / 4][at % 4] = Symbol::single(FORMS[at / 4][at % 4]);
        at += 1;
    }
    symbols
};

/// [`ROWS`] as characters, the letter itself where there is no form.
const FORMS: [[char; 4]; ROWS.len()] = {
    let mut forms = [['\0'; 4]; ROWS.len()];
    let mut at = 0;
    while at < 4 * ROWS.len() {
        let code = match ROWS[at / 4][at % 4] {
            0 => (FIRST + at / 4) as u32,
            code => code as u32,
        };
        forms[at / 4][at % 4] = char::from_u32(code).expect("forms and letters are characters");
        at += 1;
    }
    forms
};

/// The ligature of lam with `alef`, standing alone or joined to what is before it.
pub(super) fn lam_alef(alef: char, joined: bool) -> Option<char> {
    let (isolated, joined_form) = match alef {
        '\u{622}' => ('\u{fef5}', '\u{fef6}'),
        '\u{623}' => ('\u{fef7}', '\u{fef8}'),
        '\u{625}' => ('\u{fef9}', '\u{fefa}'),
        '\u{627}' => ('\u{fefb}', '\u{fefc}'),
        _ => return None,
    };
    Some(if joined { joined_form } else { isolated })
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::char::decompose_compatible;

    #[test]
    fn every_form_decomposes_to_its_letter() {
        for (place, row) in ROWS.iter().enumerate() {
            let letter = char::from_u32((FIRST + place) as u32).unwrap();
            for code in row.iter().filter(|code| **code != 0) {
                let mut letters = String::new();
                decompose_compatible(char::from_u32(u32::from(*code)).unwrap(), |c| {
                    letters.push(c);
                });
                let mut expected = String::new();
                decompose_compatible(letter, |c| expected.push(c));
                assert_eq!(letters, expected, "U+{code:04X}");
            }
        }
    }

    #[test]
    fn a_letter_without_forms_stays_itself() {
        assert_eq!(form('ڵ', Shape::Medial), 'ڵ');
        assert_eq!(form('a', Shape::Final), 'a');
    }

    #[test]
    fn beh_has_its_four_shapes() {
        let shapes = [Shape::Isolated, Shape::Final, Shape::Initial, Shape::Medial];
        assert_eq!(shapes.map(|shape| form('ب', shape)), ['ﺏ', 'ﺐ', 'ﺑ', 'ﺒ']);
    }
}
