//! What the engine asks of every character, answered from one table for the scripts of news.
//!
//! The crates behind the answers look a character up by binary search, which costs more than all
//! the rest of the pipeline; for U+0000–08FF and U+2000–206F their answers are read off once.

use std::sync::LazyLock;

use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData};

/// What a character is to the pipeline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Class {
    /// Its `Bidi_Class` (UAX #9).
    pub(super) bidi: BidiClass,
    /// How it clusters and whether it must be rewritten first.
    pub(super) role: Role,
    /// It has a `Bidi_Mirroring_Glyph`.
    pub(super) mirrored: bool,
}

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

const LOW: usize = 0x900;
const PUNCTUATION: std::ops::Range<usize> = 0x2000..0x2070;

/// The answers for the common scripts.
pub(super) struct Table {
    low: Box<[Class]>,
    punctuation: Box<[Class]>,
}

/// The one table of the process.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table {
    low: (0..LOW).map(look_up).collect(),
    punctuation: PUNCTUATION.map(look_up).collect(),
});

impl Table {
    /// What `c` is.
    pub(super) fn class(&self, c: char) -> Class {
        let code = c as usize;
        if code < LOW {
            self.low[code]
        } else if PUNCTUATION.contains(&code) {
            self.punctuation[code - PUNCTUATION.start]
        } else {
            look_up(code)
        }
    }
}

impl BidiDataSource for Table {
    fn bidi_class(&self, c: char) -> BidiClass {
        let code = c as usize;
        if code < LOW { self.low[code].bidi } else { HardcodedBidiData.bidi_class(c) }
    }
}

fn look_up(code: usize) -> Class {
    let c = char::from_u32(code as u32).unwrap_or('\u{fffd}');
    Class {
        bidi: HardcodedBidiData.bidi_class(c),
        role: role(c),
        mirrored: unicode_bidi_mirroring::get_mirrored(c).is_some(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn the_roles_agree_with_the_grapheme_rules_and_the_widths() {
        for code in (0..LOW).chain(PUNCTUATION) {
            let Some(c) = char::from_u32(code as u32) else {
                continue;
            };
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
    fn the_table_says_what_the_bidi_data_says() {
        for code in 0..0x3000 {
            let Some(c) = char::from_u32(code) else {
                continue;
            };
            assert_eq!(TABLE.bidi_class(c), HardcodedBidiData.bidi_class(c), "U+{code:04X}");
            assert_eq!(TABLE.class(c).bidi, HardcodedBidiData.bidi_class(c), "U+{code:04X}");
        }
    }
}
