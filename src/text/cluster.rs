//! A letter with its marks, and the bytes it came from (UAX #29 grapheme clusters).

use unicode_segmentation::UnicodeSegmentation;

use super::bidi::Levels;
use super::chars::{Role, Survey, TABLE, Traits};
use super::width;

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';

/// One cluster on its way from text to cell, in logical order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cluster {
    /// Bytes of the working text; after shaping, of the source.
    pub(super) start: u32,
    /// End of those bytes.
    pub(super) end: u32,
    /// What is drawn.
    pub(super) symbol: Symbol,
    /// The letter without marks.
    pub(super) base: char,
    /// What that letter is to the pipeline.
    pub(super) traits: Traits,
    /// Columns it takes.
    pub(super) columns: u8,
    /// Its embedding level.
    pub(super) level: u8,
    /// How lines and levels treat it.
    pub(super) kind: Kind,
    /// It holds more than its base.
    pub(super) has_marks: bool,
    /// UAX #9 L1 passes over all its characters at a line's end.
    pub(super) is_blank: bool,
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
pub(super) fn clusters(text: &str, survey: Survey, levels: &Levels) -> Vec<Cluster> {
    if survey.is_plain() {
        return plain(text, levels);
    }
    let mut found = Vec::with_capacity(text.len() / 2 + 1);
    let mut place = 0;
    for (start, part) in text.grapheme_indices(true) {
        // A joiner before a lone mark has no level of its own: X9 removes it.
        let leveled = part.chars().position(|c| !matches!(c, ZWNJ | ZWJ)).unwrap_or(0);
        found.push(cluster(part, start, levels.at(place + leveled)));
        place += part.chars().count();
    }
    found
}

/// Where every character begins a cluster or belongs to the one before it.
fn plain(text: &str, levels: &Levels) -> Vec<Cluster> {
    let table = &*TABLE;
    let mut found: Vec<Cluster> = Vec::with_capacity(text.len() / 2 + 1);
    for (place, (at, c)) in text.char_indices().enumerate() {
        let (start, end) = (at as u32, (at + c.len_utf8()) as u32);
        let traits = table.traits(c);
        match (traits.role(), found.last_mut()) {
            (Role::Extend, Some(letter)) => {
                if matches!(letter.base, ZWNJ | ZWJ) && letter.is_blank {
                    // A joiner before a lone mark has no level of its own: X9 removes it.
                    letter.level = levels.at(place);
                }
                letter.end = end;
                letter.has_marks = true;
                letter.is_blank &= traits.is_blank();
                if letter.kind == Kind::Invisible {
                    letter.columns = width::columns(&text[at..end as usize]);
                }
                // A space with a mark is no place to break a line.
                letter.kind = if letter.columns > 0 { Kind::Letter } else { Kind::Invisible };
            }
            (Role::Extend, None) => {
                let columns = width::columns(&text[at..end as usize]);
                let kind = if columns == 0 { Kind::Invisible } else { Kind::Letter };
                found.push(Cluster {
                    columns,
                    kind,
                    ..one(c, traits, start, end, levels.at(place))
                });
            }
            (Role::Base | Role::Complex, _) => {
                found.push(one(c, traits, start, end, levels.at(place)));
            }
        }
    }
    found
}

/// A character of its own, one cell wide.
#[inline]
fn one(c: char, traits: Traits, start: u32, end: u32, level: u8) -> Cluster {
    Cluster {
        start,
        end,
        symbol: Symbol::single(c),
        base: c,
        traits,
        columns: 1,
        level,
        kind: if is_space(c) { Kind::Space } else { Kind::Letter },
        has_marks: false,
        is_blank: traits.is_blank(),
        joins_next: false,
    }
}

/// White space at which lines break.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' | '\u{3000}')
}

/// The cluster that `part`, which begins at byte `start`, is.
pub(super) fn cluster(part: &str, start: usize, level: u8) -> Cluster {
    let base = part.chars().next().unwrap_or(' ');
    let columns = width::columns(part);
    let is_single = part.len() == base.len_utf8();
    let kind = match base {
        '\t' => Kind::Tab,
        _ if columns == 0 => Kind::Invisible,
        space if is_single && is_space(space) => Kind::Space,
        _ => Kind::Letter,
    };
    Cluster {
        columns,
        kind,
        has_marks: !is_single,
        is_blank: part.chars().all(|c| TABLE.traits(c).is_blank()),
        symbol: Symbol::single(if kind == Kind::Tab { ' ' } else { base }),
        ..one(base, TABLE.traits(base), start as u32, (start + part.len()) as u32, level)
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
            let survey = Survey::of(&text);
            prop_assume!(survey.is_plain());
            let levels = Levels::Uniform(0);
            let ours: Vec<usize> = clusters(&text, survey, &levels).iter().map(|c| c.start as usize).collect();
            let theirs: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
