//! A letter with its marks, and the bytes it came from (UAX #29 grapheme clusters).

use unicode_bidi::BidiClass;
use unicode_segmentation::UnicodeSegmentation;

use super::bidi::Levels;
use super::chars::{Classes, Role, TABLE, Traits, characters};
use super::{breaks, width};

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';

/// One cluster on its way from text to cell, in logical order.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked in a loop over all letters")]
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
    /// What it holds besides its base.
    pub(super) rest: Rest,
    /// UAX #9 L1 passes over all its characters at a line's end.
    pub(super) is_blank: bool,
    /// It is a segment separator (`Bidi_Class` S).
    pub(super) is_separator: bool,
    /// It is a letter of a word, among which lines never end.
    pub(super) is_of_word: bool,
    /// After shaping: it is joined to what follows it.
    pub(super) joins_next: bool,
}

/// What a cluster holds besides its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// Nothing.
    Nothing,
    /// Marks that are all drawn as they stand.
    Marks,
    /// Joiners, or what only `width::drawn` can tell.
    Other,
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

/// What a cell shows: the bytes of one character, or a place in the side table, told by a first byte
/// that begins no character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Symbol(u32);

/// Texts of cells that hold more than one character.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    text: String,
    ends: Vec<u32>,
}

impl Symbol {
    pub(super) const SPACE: Symbol = Symbol::single(' ');

    /// A single character.
    #[inline]
    pub(super) const fn single(c: char) -> Symbol {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes);
        Symbol(u32::from_le_bytes(bytes))
    }

    const fn in_table(place: u32) -> Symbol {
        Symbol(place >> 6 << 8 | 0x80 | place & 0x3f)
    }

    const fn place(self) -> usize {
        (self.0 >> 8 << 6 | self.0 & 0x3f) as usize
    }

    /// The bytes of a single character, and how many they are; `None` for what is in the table.
    #[inline]
    fn bytes(self) -> Option<([u8; 4], usize)> {
        let bytes = self.0.to_le_bytes();
        let ones = bytes[0].leading_ones() as usize;
        (ones != 1).then_some((bytes, ones.max(1)))
    }
}

impl Symbols {
    /// Keeps `parts` as one text, if it is more than one character.
    pub(super) fn keep(&mut self, mut parts: impl Iterator<Item = char>) -> Symbol {
        let (first, second) = (parts.next().unwrap_or(' '), parts.next());
        let Some(second) = second else { return Symbol::single(first) };
        self.text.extend([first, second]);
        self.text.extend(parts);
        self.close()
    }

    /// Keeps `letter` with `marks`, of which there is at least one, or as many as are drawn.
    #[inline]
    pub(super) fn keep_marked(&mut self, letter: char, marks: &str) -> Symbol {
        self.text.push(letter);
        // A mark has two bytes or more.
        if marks.len() <= 2 * width::MARKS {
            self.text.push_str(marks);
        } else {
            self.text.extend(marks.chars().take(width::MARKS));
        }
        self.close()
    }

    fn close(&mut self) -> Symbol {
        self.ends.push(self.text.len() as u32);
        Symbol::in_table((self.ends.len() - 1) as u32)
    }

    /// Appends what `symbol` shows to `out`.
    pub(super) fn write(&self, symbol: Symbol, out: &mut String) {
        match symbol.bytes() {
            Some((bytes, length)) => {
                out.push_str(std::str::from_utf8(&bytes[..length]).unwrap_or_default());
            }
            None => out.push_str(self.kept(symbol)),
        }
    }

    /// Appends what `symbol` shows to `out`, as UTF-8.
    #[inline]
    pub(super) fn write_utf8(&self, symbol: Symbol, out: &mut Utf8<'_>) {
        match symbol.bytes() {
            Some((bytes, length)) => out.push(bytes, length),
            None => out.push_str(self.kept(symbol)),
        }
    }

    fn kept(&self, symbol: Symbol) -> &str {
        let place = symbol.place();
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.text[start..self.ends[place] as usize]
    }
}

/// UTF-8 on its way out, gathered so that not every character has to make room for itself.
pub(super) struct Utf8<'a> {
    out: &'a mut Vec<u8>,
    bytes: [u8; GATHERED],
    used: usize,
}

const GATHERED: usize = 128;

impl<'a> Utf8<'a> {
    /// What is pushed is appended to `out` when it is dropped, at the latest.
    pub(super) fn new(out: &'a mut Vec<u8>) -> Utf8<'a> {
        Utf8 { out, bytes: [0; GATHERED], used: 0 }
    }

    /// Pushes the first `length` of `bytes`.
    #[inline]
    pub(super) fn push(&mut self, bytes: [u8; 4], length: usize) {
        if self.used + 4 > GATHERED {
            self.flush();
        }
        self.bytes[self.used..self.used + 4].copy_from_slice(&bytes);
        self.used += length;
    }

    #[inline]
    fn push_str(&mut self, text: &str) {
        if let Some(room) = self.bytes.get_mut(self.used..self.used + text.len()) {
            room.copy_from_slice(text.as_bytes());
            self.used += text.len();
        } else {
            self.flush();
            self.out.extend_from_slice(text.as_bytes());
        }
    }

    fn flush(&mut self) {
        self.out.extend_from_slice(&self.bytes[..self.used]);
        self.used = 0;
    }
}

impl Drop for Utf8<'_> {
    fn drop(&mut self) {
        self.flush();
    }
}

/// The clusters of `text` by UAX #29, each with what its base is; `start` and `end` are bytes of
/// `text`.
pub(super) fn clusters<'a>(
    text: &'a str,
    levels: &'a Levels,
) -> impl Iterator<Item = (Cluster, Traits)> + use<'a> {
    let mut levels = levels.along();
    text.grapheme_indices(true).map(move |(start, part)| {
        let level = levels.at((start + leveled(part)) as u32);
        let cluster = cluster(part, start, level);
        (cluster, TABLE.traits(cluster.base))
    })
}

/// The byte of a cluster whose level is its own: a joiner before a lone mark has none, X9 removes
/// it.
fn leveled(part: &str) -> usize {
    part.find(|c| !matches!(c, ZWNJ | ZWJ)).unwrap_or(0)
}

/// Adds to `found` what [`clusters`] gives, for a text in which every character begins a cluster or
/// belongs to the one before it. `complete` is told of each when it is the last and whole.
pub(super) fn plain_clusters(
    text: &str,
    levels: &Levels,
    found: &mut Vec<Cluster>,
    mut complete: impl FnMut(&mut Vec<Cluster>, Traits),
) {
    let mut levels = levels.along();
    let is_mark = |c| TABLE.traits(c).role() == Role::Extend;
    // Marks without a letter that the text begins with.
    let lead = text.find(|c| !is_mark(c)).unwrap_or(text.len());
    let mut chars = characters(text, lead);
    let first = if lead > 0 {
        cluster(&text[..lead], 0, levels.at(leveled(&text[..lead]) as u32))
    } else {
        let Some((c, traits, end)) = chars.next() else { return };
        one(c, traits, 0, end as u32, levels.at(0))
    };
    found.push(first);
    let (mut start, mut traits) = (first.end, TABLE.traits(first.base));
    loop {
        let next = chars.next();
        if let Some((_, is, end)) = next
            && is.role() == Role::Extend
            && let Some(letter) = found.last_mut()
        {
            extend(letter, is, end as u32);
            start = end as u32;
            continue;
        }
        complete(found, traits);
        let Some((c, is, end)) = next else { return };
        found.push(one(c, is, start, end as u32, levels.at(start)));
        (start, traits) = (end as u32, is);
    }
}

/// A character of its own, one cell wide.
#[inline]
fn one(c: char, traits: Traits, start: u32, end: u32, level: u8) -> Cluster {
    Cluster {
        start,
        end,
        // What a letter draws is known when it is shaped.
        symbol: Symbol::SPACE,
        base: c,
        columns: 1,
        level,
        kind: if traits.is_space() { Kind::Space } else { Kind::Letter },
        rest: Rest::Nothing,
        is_blank: traits.is_blank(),
        is_of_word: traits.is_of_word(),
        is_separator: traits.is_any(const { Classes::of(&[BidiClass::S]) }),
        joins_next: false,
    }
}

/// Adds to a letter a mark or joiner that ends at byte `end`.
#[inline]
fn extend(letter: &mut Cluster, mark: Traits, end: u32) {
    letter.end = end;
    letter.rest = match letter.rest {
        Rest::Nothing | Rest::Marks if mark.is_drawn_mark() => Rest::Marks,
        Rest::Nothing | Rest::Marks | Rest::Other => Rest::Other,
    };
    letter.is_blank &= mark.is_blank();
    letter.is_of_word &= mark.is_of_word();
    // A space with a mark is no place to break a line.
    letter.kind = Kind::Letter;
}

/// The cluster that `part`, which begins at byte `start`, is.
pub(super) fn cluster(part: &str, start: usize, level: u8) -> Cluster {
    let base = part.chars().next().unwrap_or(' ');
    let traits = TABLE.traits(base);
    let columns = width::columns(part);
    let is_single = part.len() == base.len_utf8();
    let kind = match base {
        '\t' => Kind::Tab,
        _ if columns == 0 => Kind::Invisible,
        _ if is_single && traits.is_space() => Kind::Space,
        _ => Kind::Letter,
    };
    Cluster {
        columns,
        kind,
        rest: if is_single { Rest::Nothing } else { Rest::Other },
        is_blank: part.chars().all(|c| TABLE.traits(c).is_blank()),
        is_of_word: breaks::is_letter(base) && part.chars().all(|c| TABLE.traits(c).is_of_word()),
        ..one(base, traits, start as u32, (start + part.len()) as u32, level)
    }
}

#[cfg(test)]
mod tests {
    use super::super::chars::Survey;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_cut_cuts_where_the_grapheme_rules_cut(
            text in "[ -~\u{a0}-\u{ff}\u{300}-\u{310}א-ת\u{5b0}-\u{5bc}ء-\u{65f}٠-٩ٱ-ۿ\u{200c}\u{200d}«»–]{0,40}",
        ) {
            let survey = Survey::of(&text);
            prop_assume!(survey.is_plain());
            let levels = Levels::uniform(0);
            let what = |(cluster, _): (Cluster, Traits)| {
                let Cluster { start, end, base, columns, kind, is_blank, .. } = cluster;
                (start, end, base, columns, kind, is_blank)
            };
            let mut found = Vec::new();
            let mut told = Vec::new();
            plain_clusters(&text, &levels, &mut found, |found, traits| {
                told.extend(found.last().map(|cluster| what((*cluster, traits))));
            });
            let ours: Vec<_> = found.into_iter().map(|it| what((it, TABLE.traits(it.base)))).collect();
            prop_assert_eq!(&told, &ours);
            let theirs: Vec<_> = clusters(&text, &levels).map(what).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
