//! What the engine asks of every character, answered from one table for the scripts of news.
//!
//! The crates behind the answers look a character up by binary search, which costs more than all
//! the rest of the pipeline; for U+0000–08FF and U+2000–206F their answers are read off once.
//! [`Survey`] goes over a text once and tells which of the slower paths it needs.

use std::sync::LazyLock;

use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData};
use unicode_joining_type::{JoiningType, get_joining_type};

use super::{Digits, Harakat, Options, breaks, width};

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
const BLANK: u32 = 1 << 16;
const SPACE: u32 = 1 << 17;
const MARK: u32 = 1 << 18;
const ACCEPTS: u32 = 1 << 19;
const OFFERS: u32 = 1 << 20;
const OF_WORD: u32 = 1 << 21;

const LOW: usize = 0x900;
const PUNCTUATION: std::ops::Range<usize> = 0x2000..0x2070;

/// The answers for the common scripts.
pub(super) struct Table {
    /// Behind them, what is nothing.
    low: [Traits; LOW + 1],
    punctuation: [Traits; PUNCTUATION.end - PUNCTUATION.start],
}

/// The one table of the process.
pub(super) static TABLE: LazyLock<Box<Table>> = LazyLock::new(|| {
    Box::new(Table {
        low: std::array::from_fn(|code| if code == LOW { Traits::NOTHING } else { look_up(code) }),
        punctuation: std::array::from_fn(|at| look_up(PUNCTUATION.start + at)),
    })
});

impl Table {
    /// What `c` is.
    #[inline]
    pub(super) fn traits(&self, c: char) -> Traits {
        let code = c as usize;
        match self.low[..LOW].get(code) {
            Some(traits) => *traits,
            None => self.beyond(code),
        }
    }

    #[cold]
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
    /// What no character has: a class of no name, no flag.
    const NOTHING: Traits = Traits(CLASS);

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

    /// It is a bracket of rule N0.
    #[inline]
    pub(super) fn is_bracket(self) -> bool {
        self.0 & BRACKET != 0
    }

    /// Whether L1 passes over it at a line's end: white space, isolate controls, what X9 removes.
    #[inline]
    pub(super) fn is_blank(self) -> bool {
        self.0 & BLANK != 0
    }

    /// White space at which lines break.
    #[inline]
    pub(super) fn is_space(self) -> bool {
        self.0 & SPACE != 0
    }

    /// A mark that is drawn upon its letter and takes no cell.
    #[inline]
    pub(super) fn is_drawn_mark(self) -> bool {
        self.0 & MARK != 0
    }

    /// Whether lines never end before it inside a word: the letters of words, and their marks.
    #[inline]
    pub(super) fn is_of_word(self) -> bool {
        self.0 & OF_WORD != 0
    }

    /// Whether it can be joined to what is before it.
    #[inline]
    pub(super) fn joins_before(self) -> bool {
        self.0 & ACCEPTS != 0
    }

    /// Whether it can be joined to what follows it.
    #[inline]
    pub(super) fn joins_after(self) -> bool {
        self.0 & OFFERS != 0
    }

    /// Whether its class is among `classes`.
    #[inline]
    pub(super) fn is_any(self, classes: Classes) -> bool {
        classes.0 >> (self.0 & CLASS) & 1 == 1
    }

    /// Whether it takes no part in joining (`Joining_Type` T).
    #[inline]
    pub(super) fn is_transparent(self) -> bool {
        (self.0 >> JOINING_SHIFT) & 7 == 5
    }

    /// Its `Joining_Type`.
    #[cfg(test)]
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

/// The characters of a text, what they are and where they end.
pub(super) struct Characters<'a> {
    table: &'static Table,
    text: &'a str,
    at: usize,
}

/// The characters of `text` from byte `start` on.
pub(super) fn characters(text: &str, start: usize) -> Characters<'_> {
    Characters { table: &TABLE, text, at: start }
}

impl Iterator for Characters<'_> {
    type Item = (char, Traits, usize);

    #[inline]
    fn next(&mut self) -> Option<(char, Traits, usize)> {
        // The letters of news have two bytes, or one.
        let code = match self.text.as_bytes().get(self.at..self.at + 2) {
            Some(&[first @ 0..0x80, _]) => {
                self.at += 1;
                usize::from(first)
            }
            Some(&[first @ 0xc0..0xe0, second]) => {
                self.at += 2;
                usize::from(first & 0x1f) << 6 | usize::from(second & 0x3f)
            }
            Some(_) | None => return self.other(),
        };
        let c = char::from_u32(code as u32).unwrap_or_default();
        Some((c, self.table.low[code], self.at))
    }
}

impl Characters<'_> {
    /// A character of three or four bytes, or the last.
    #[inline(never)]
    fn other(&mut self) -> Option<(char, Traits, usize)> {
        let c = self.text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        Some((c, self.table.traits(c), self.at))
    }
}

/// A set of classes of UAX #9.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Classes(u32);

impl Classes {
    pub(super) const fn of(classes: &[BidiClass]) -> Classes {
        let (mut set, mut place) = (0, 0);
        while place < classes.len() {
            set |= 1 << number(classes[place]);
            place += 1;
        }
        Classes(set)
    }
}

/// What occurs in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Survey {
    classes: Classes,
    traits: u32,
    /// How many characters there are.
    pub(super) characters: usize,
}

impl Survey {
    /// Goes over `text` once. Every byte is looked at by itself, what is inside a character being
    /// nothing, so that none waits for the one before it.
    pub(super) fn of(text: &str) -> Survey {
        let table = &**TABLE;
        let bytes = text.as_bytes();
        let mut seen = Survey::default();
        for (at, pair) in bytes.windows(2).enumerate() {
            let (first, second) = (pair[0], pair[1]);
            if first >= 0xe0 {
                seen.add(text[at..].chars().next().map_or(Traits::NOTHING, |c| table.traits(c)));
                seen.characters += 1;
                continue;
            }
            let two = usize::from(first & 0x1f) << 6 | usize::from(second & 0x3f);
            let code = if first < 0x80 { usize::from(first) } else { two };
            let is_inside = first & 0xc0 == 0x80;
            let code = if is_inside { LOW } else { code };
            seen.add(table.low[code]);
            seen.characters += usize::from(!is_inside);
        }
        if let Some(last) = bytes.last().filter(|last| last.is_ascii()) {
            seen.add(table.low[usize::from(*last)]);
            seen.characters += 1;
        }
        seen
    }

    #[inline]
    fn add(&mut self, Traits(traits): Traits) {
        self.classes.0 |= 1 << (traits & CLASS);
        self.traits |= traits;
    }

    /// Whether characters of any of these classes occur.
    pub(super) fn has_any(self, classes: Classes) -> bool {
        self.classes.0 & classes.0 != 0
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

const fn number(class: BidiClass) -> u32 {
    let mut place = 0;
    while CLASSES[place] as u8 != class as u8 {
        place += 1;
    }
    place as u32
}

fn look_up(code: usize) -> Traits {
    let c = char::from_u32(code as u32).unwrap_or('\u{fffd}');
    let role = match role(c) {
        Role::Base => 0,
        Role::Extend => 1 << ROLE_SHIFT,
        Role::Complex => (2 << ROLE_SHIFT) | COMPLEX,
    };
    let joining = match get_joining_type(c) {
        JoiningType::RightJoining => 1 << JOINING_SHIFT | ACCEPTS,
        JoiningType::LeftJoining => 2 << JOINING_SHIFT | OFFERS,
        JoiningType::DualJoining => 3 << JOINING_SHIFT | ACCEPTS | OFFERS,
        JoiningType::JoinCausing => 4 << JOINING_SHIFT | ACCEPTS | OFFERS,
        JoiningType::Transparent => 5 << JOINING_SHIFT,
        _ => 0,
    };
    let class = HardcodedBidiData.bidi_class(c);
    let flag = |is_set: bool, bit: u32| if is_set { bit } else { 0 };
    Traits(
        number(class)
            | role
            | joining
            | flag(is_blank(class), BLANK)
            | flag(is_space(c), SPACE)
            | flag(width::is_drawn_mark(c), MARK)
            | flag(breaks::is_letter(c) || breaks::is_mark(c), OF_WORD)
            | flag(unicode_bidi_mirroring::get_mirrored(c).is_some(), MIRRORED)
            | flag(is_rewritten(c), REWRITTEN)
            | flag(is_haraka(c), HARAKA)
            | flag(decimal(c).is_some(), DIGIT)
            | flag(HardcodedBidiData.bidi_matched_opening_bracket(c).is_some(), BRACKET),
    )
}

fn is_blank(class: BidiClass) -> bool {
    use BidiClass::{BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, WS};
    matches!(class, WS | LRI | RLI | FSI | PDI | BN | LRE | LRO | RLE | RLO | PDF)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}')
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
