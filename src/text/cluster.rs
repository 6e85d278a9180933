//! A letter with its marks, and the bytes it came from (UAX #29 grapheme clusters).

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::bidi::Levels;
use super::chars::{Role, TABLE};
use super::source::is_plain;
use super::width;

/// One cluster on its way from text to cell, in logical order.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// Bytes of the working text; after shaping, of the source.
    pub(super) start: u32,
    /// End of those bytes.
    pub(super) end: u32,
    /// What is drawn.
    pub(super) symbol: Symbol,
    /// The letter without marks.
    pub(super) base: char,
    /// Columns it takes.
    pub(super) columns: u8,
    /// Its embedding level.
    pub(super) level: u8,
    /// How lines and levels treat it.
    pub(super) kind: Kind,
    /// It holds more than its base.
    pub(super) has_marks: bool,
    /// After shaping: it is joined to what follows it.
    pub(super) joins_next: bool,
}

/// How lines and levels treat a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is drawn.
    Letter,
    /// White space at which lines break: dropped at a line's end.
    Space,
    /// A segment separator.
    Tab,
    /// Nothing is drawn for it: controls, bidi controls, joiners.
    Invisible,
}

/// What a cell shows: one character, or a text in the side table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Symbol(u32);

/// Texts of cells that hold more than one character.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    text: String,
    ends: Vec<u32>,
}

const IN_TABLE: u32 = 1 << 31;

impl Symbol {
    /// A single character.
    pub(super) fn single(c: char) -> Symbol {
        Symbol(c as u32)
    }
}

impl Symbols {
    /// Keeps `parts` as one text.
    pub(super) fn keep(&mut self, parts: impl Iterator<Item = char>) -> Symbol {
        self.text.extend(parts);
        self.ends.push(self.text.len() as u32);
        Symbol(IN_TABLE | (self.ends.len() - 1) as u32)
    }

    /// Appends what `symbol` shows to `out`.
    pub(super) fn write(&self, symbol: Symbol, out: &mut String) {
        if symbol.0 & IN_TABLE == 0 {
            out.push(char::from_u32(symbol.0).unwrap_or('\u{fffd}'));
        } else {
            let place = (symbol.0 & !IN_TABLE) as usize;
            let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
            out.push_str(&self.text[start..self.ends[place] as usize]);
        }
    }
}

/// Cuts `text` into clusters; `start` and `end` are bytes of `text`.
pub(super) fn clusters(text: &str, levels: &Levels) -> Vec<Cluster> {
    let mut found = Vec::with_capacity(text.len() / 2 + 1);
    if is_plain(text) {
        let table = &*TABLE;
        let mut start = 0;
        for (at, c) in text.char_indices().skip(1) {
            if table.class(c).role == Role::Base {
                found.push(cluster(text, start..at, levels));
                start = at;
            }
        }
        if start < text.len() {
            found.push(cluster(text, start..text.len(), levels));
        }
    } else {
        for (start, part) in text.grapheme_indices(true) {
            found.push(cluster(text, start..start + part.len(), levels));
        }
    }
    found
}

fn cluster(text: &str, bytes: Range<usize>, levels: &Levels) -> Cluster {
    let part = &text[bytes.clone()];
    let base = part.chars().next().unwrap_or(' ');
    let columns = width::columns(part);
    let kind = match base {
        '\t' => Kind::Tab,
        _ if columns == 0 => Kind::Invisible,
        ' '
        | '\u{1680}'
        | '\u{2000}'..='\u{2006}'
        | '\u{2008}'..='\u{200a}'
        | '\u{205f}'
        | '\u{3000}'
            if part.len() == base.len_utf8() =>
        {
            Kind::Space
        }
        _ => Kind::Letter,
    };
    Cluster {
        start: bytes.start as u32,
        end: bytes.end as u32,
        symbol: Symbol::single(if kind == Kind::Tab { ' ' } else { base }),
        base,
        columns,
        level: levels.at(bytes.start),
        kind,
        has_marks: part.len() > base.len_utf8(),
        joins_next: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_cut_cuts_where_the_grapheme_rules_cut(
            text in "[ -~\u{a0}-\u{ff}\u{300}-\u{310}א-ת\u{5b0}-\u{5bc}ء-\u{65f}٠-٩ٱ-ۿ\u{200c}\u{200d}«»–]{0,40}",
        ) {
            prop_assume!(is_plain(&text));
            let levels = Levels::Uniform(0);
            let ours: Vec<usize> = clusters(&text, &levels).iter().map(|c| c.start as usize).collect();
            let theirs: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
