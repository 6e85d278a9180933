//! What the engine asks of every character, answered from one table for the scripts of news.
//!
//! The crates behind the answers look a character up by binary search, which costs more than all
//! the rest of the pipeline; for U+0000–08FF and U+2000–206F their answers are read off once.
//! [`Survey`] goes over a text once and tells which of the slower paths it needs.

use std::sync::LazyLock;

use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData};
use unicode_joining_type::{JoiningType, get_joining_type};

use super::{Digits, Harakat, Options};

/// What a character is to the pipeline, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits(u32);

/// How a character takes part in clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Begins a cluster of its own; one cell wide.
    Base,
    /// Belongs to the cluster before it (`Grapheme_Cluster_Break` = `Extend` or `ZWJ`).
    Extend,
    /// Only the full rules of UAX #29 and the width tables can tell.
    Complex,
}

const CLASS: u32 = 0x1f;
const ROLE_SHIFT: u32 = 5;
const MIRRORED: u32 = 1 << 7;
const JOINING_SHIFT: u32 = 8;
const REWRITTEN: u32 = 1 << 11;
const HARAKA: u32 = 1 << 12;
const DIGIT: u32 = 1 << 13;
const BRACKET: u32 = 1 << 14;
const COMPLEX: u32 = 1 << 15;

const LOW: usize = 0x900;
const PUNCTUATION: std::ops::Range<usize> = 0x2000..0x2070;

/// The answers for the common scripts.
pub(super) struct Table {
    low: Box<[Traits]>,
    punctuation: Box<[Traits]>,
}

/// The one table of the process.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table {
    low: (0..LOW).map(look_up).collect(),
    punctuation: PUNCTUATION.map(look_up).collect(),
});

impl Table {
    /// What `c` is.
    #[inline]
    pub(super) fn traits(&self, c: char) -> Traits {
        let code = c as usize;
        match self.low.get(code) {
            Some(traits) => *traits,
            None => self.beyond(code),
        }
    }

    fn beyond(&self, code: usize) -> Traits {
        match code.checked_sub(PUNCTUATION.start).and_then(|at| self.punctuation.get(at)) {
            Some(traits) => *traits,
            None => look_up(code),
        }
    }
}

impl BidiDataSource for Table {
    fn bidi_class(&self, c: char) -> BidiClass {
        self.traits(c).bidi()
    }
}

impl Traits {
    /// Its `Bidi_Class` (UAX #9).
    #[inline]
    pub(super) fn bidi(self) -> BidiClass {
        CLASSES[(self.0 & CLASS) as usize]
    }

    /// How it clusters.
    #[inline]
    pub(super) fn role(self) -> Role {
        match (self.0 >> ROLE_SHIFT) & 3 {
            0 => Role::Base,
            1 => Role::Extend,
            _ => Role::Complex,
        }
    }

    /// It has a `Bidi_Mirroring_Glyph`.
    #[inline]
    pub(super) fn is_mirrored(self) -> bool {
        self.0 & MIRRORED != 0
    }

    /// Whether L1 passes over it at a line's end: white space, isolate controls, what X9 removes.
    #[inline]
    pub(super) fn is_blank(self) -> bool {
        use BidiClass::{BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, WS};
        matches!(self.bidi(), WS | LRI | RLI | FSI | PDI | BN | LRE | LRO | RLE | RLO | PDF)
    }

    /// Its `Joining_Type`.
    #[inline]
    pub(super) fn joining(self) -> JoiningType {
        match (self.0 >> JOINING_SHIFT) & 7 {
            1 => JoiningType::RightJoining,
            2 => JoiningType::LeftJoining,
            3 => JoiningType::DualJoining,
            4 => JoiningType::JoinCausing,
            5 => JoiningType::Transparent,
            _ => JoiningType::NonJoining,
        }
    }
}

/// What occurs in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Survey {
    classes: u32,
    traits: u32,
}

impl Survey {
    /// Goes over `text` once.
    pub(super) fn of(text: &str) -> Survey {
        let table = &*TABLE;
        let mut seen = Survey::default();
        for c in text.chars() {
            let traits = table.traits(c).0;
            seen.classes |= 1 << (traits & CLASS);
            seen.traits |= traits;
        }
        seen
    }

    /// Whether characters of any of these classes occur.
    pub(super) fn has_any(self, classes: &[BidiClass]) -> bool {
        classes.iter().any(|class| self.classes & (1 << number(*class)) != 0)
    }

    /// Whether clusters can be told character by character.
    pub(super) fn is_plain(self) -> bool {
        self.traits & COMPLEX == 0
    }

    /// Whether there is a bracket of rule N0.
    pub(super) fn has_brackets(self) -> bool {
        self.traits & BRACKET != 0
    }

    /// Whether the text must be rewritten before it is laid out.
    pub(super) fn must_be_rewritten(self, options: &Options) -> bool {
        self.traits & REWRITTEN != 0
            || (options.harakat == Harakat::Hide && self.traits & HARAKA != 0)
            || (options.digits != Digits::AsWritten && self.traits & DIGIT != 0)
    }
}

/// Every class, at its number.
#[rustfmt::skip]
const CLASSES: [BidiClass; 32] = {
    use BidiClass::{AL, AN, B, BN, CS, EN, ES, ET, FSI, L, LRE, LRI, LRO, NSM, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS};
    [L, R, AL, EN, AN, ES, ET, CS, NSM, BN, B, S, WS, ON, LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI,
     L, L, L, L, L, L, L, L, L]
};

fn number(class: BidiClass) -> u32 {
    CLASSES.iter().position(|known| *known == class).unwrap_or(0) as u32
}

fn look_up(code: usize) -> Traits {
    let c = char::from_u32(code as u32).unwrap_or('\u{fffd}');
    let role = match role(c) {
        Role::Base => 0,
        Role::Extend => 1 << ROLE_SHIFT,
        Role::Complex => (2 << ROLE_SHIFT) | COMPLEX,
    };
    let joining = match get_joining_type(c) {
        JoiningType::RightJoining => 1,
        JoiningType::LeftJoining => 2,
        JoiningType::DualJoining => 3,
        JoiningType::JoinCausing => 4,
        JoiningType::Transparent => 5,
        _ => 0,
    };
    let flag = |is_set: bool, bit: u32| if is_set { bit } else { 0 };
    Traits(
        number(HardcodedBidiData.bidi_class(c))
            | role
            | joining << JOINING_SHIFT
            | flag(unicode_bidi_mirroring::get_mirrored(c).is_some(), MIRRORED)
            | flag(is_rewritten(c), REWRITTEN)
            | flag(is_haraka(c), HARAKA)
            | flag(decimal(c).is_some(), DIGIT)
            | flag(HardcodedBidiData.bidi_matched_opening_bracket(c).is_some(), BRACKET),
    )
}

/// Only characters whose clusters follow from themselves alone are `Base` or `Extend`; emoji,
/// Hangul, Indic letters, prepended signs and controls are `Complex`.
#[rustfmt::skip]
fn role(c: char) -> Role {
    match c {
        ' '..='~' | '\u{a0}'..='¨' | 'ª'..='¬' | '¯'..='\u{2ff}' | '\u{370}'..='\u{377}'
        | '\u{384}'..='\u{386}' | '\u{388}'..='\u{38a}' | 'Ύ'..='Ω' | 'Ϊ'..='\u{482}'
        | '\u{48a}'..='\u{52f}' | '־' | '׀' | '׃' | '׆' | 'א'..='ת' | 'ׯ'..='״'
        | '\u{606}'..='؏' | '؛' | '\u{61d}'..='ي' | '٠'..='ٯ' | 'ٱ'..='ە' | 'ۥ' | 'ۦ'
        | '۩' | 'ۮ'..='ۿ' | 'ݐ'..='ݿ' | '\u{8a0}'..='\u{8c9}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203b}' | '\u{203d}'..='\u{2048}'
        | '\u{204a}'..='\u{205e}' => Role::Base,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}'
        | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}'
        | '\u{6ea}'..='\u{6ed}' | '\u{200c}' | '\u{200d}' => Role::Extend,
        _ => Role::Complex,
    }
}

/// Marks that compose with the letter before them, signs that swallow digits, presentation forms:
/// never drawn as they stand.
#[rustfmt::skip]
fn is_rewritten(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}' | '\u{600}'..='\u{605}' | '\u{6dd}'
        | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Vowel signs and Quranic annotation: what «harakat hidden» hides. Hamza and madda above and
/// below are part of their letters and stay.
#[rustfmt::skip]
pub(super) fn is_haraka(c: char) -> bool {
    matches!(c,
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{652}' | '\u{656}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}'
        | '\u{6ea}'..='\u{6ed}' | '\u{8ca}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}')
}

/// The value of a European, Arabic-Indic or extended Arabic-Indic digit.
pub(super) fn decimal(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn the_roles_agree_with_the_grapheme_rules_and_the_widths() {
        for code in (0..LOW).chain(PUNCTUATION) {
            let Some(c) = char::from_u32(code as u32) else { continue };
            let after_letter = format!("a{c}").graphemes(true).count();
            let before_letter = format!("{c}a").graphemes(true).count();
            match role(c) {
                Role::Base => {
                    assert_eq!((after_letter, before_letter), (2, 2), "U+{code:04X}");
                    assert_eq!(super::super::width::columns(&c.to_string()), 1, "U+{code:04X}");
                }
                Role::Extend => assert_eq!((after_letter, before_letter), (1, 2), "U+{code:04X}"),
                Role::Complex => {}
            }
        }
    }

    #[test]
    fn the_table_says_what_the_crates_say() {
        for code in 0..0x3000 {
            let Some(c) = char::from_u32(code) else { continue };
            let traits = TABLE.traits(c);
            assert_eq!(traits.bidi(), HardcodedBidiData.bidi_class(c), "U+{code:04X}");
            assert_eq!(traits.joining(), get_joining_type(c), "U+{code:04X}");
            assert_eq!(traits.role(), role(c), "U+{code:04X}");
        }
    }
}
