//! UAX #9: levels of a paragraph; per line rules L1 and L2.
//!
//! `unicode-bidi` resolves the levels. Lines are turned here, by clusters and on the line's own
//! slice: the crate's own per-line functions copy the levels of the whole text for each line and
//! move marks away from their letters. L3 follows from moving clusters, L4 is in `shape`.

mod plain;

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiDataSource, Level, ParagraphBidiInfo};

use super::chars::{Classes, Survey, TABLE};
use super::cluster::{Cluster, cluster};
use super::{Base, Direction, Options};

/// The levels of one paragraph.
#[derive(Debug)]
pub(super) struct Levels {
    /// The paragraph's own level, which its text begins with.
    base: u8,
    /// The bytes at which another level begins, in order, and those levels.
    changes: Vec<(u32, u8)>,
}

impl Levels {
    /// Resolves `text`, which holds no paragraph separator.
    pub(super) fn new(text: &str, survey: Survey, options: &Options) -> Levels {
        let direction = match options.base {
            Base::Given(direction) => direction,
            Base::FirstStrong => first_strong(text).unwrap_or(options.fallback_direction),
        };
        let base = level_of(direction);
        let mut levels = Levels::uniform(base.number());
        if keeps_its_level(survey, direction) {
            return levels;
        }
        if survey.has_any(EXPLICIT) {
            let info = ParagraphBidiInfo::new_with_data_source(&**TABLE, text, Some(base));
            for (at, _) in text.char_indices() {
                levels.push(at, info.levels[at].number());
            }
        } else {
            plain::resolve(text, survey, &mut levels);
        }
        levels
    }

    /// One level for all.
    pub(super) fn uniform(base: u8) -> Levels {
        Levels { base, changes: Vec::new() }
    }

    /// From byte `at` on, which lies behind all that was told before, the level is `level`.
    fn push(&mut self, at: usize, level: u8) {
        if self.last() != level {
            self.changes.push((at as u32, level));
        }
    }

    fn last(&self) -> u8 {
        self.changes.last().map_or(self.base, |change| change.1)
    }

    /// The paragraph's own level.
    pub(super) fn base(&self) -> u8 {
        self.base
    }

    /// Whether every character has the paragraph's level.
    pub(super) fn is_uniform(&self) -> bool {
        self.changes.is_empty()
    }

    /// Goes along the text with its levels.
    pub(super) fn along(&self) -> LevelsAlong<'_> {
        let mut along = LevelsAlong { level: self.base, until: 0, changes: &self.changes };
        along.look_ahead();
        along
    }
}

/// The levels of a text from its start on.
#[derive(Debug)]
pub(super) struct LevelsAlong<'a> {
    level: u8,
    /// The byte at which that level ends.
    until: u32,
    /// What changes there and later.
    changes: &'a [(u32, u8)],
}

impl LevelsAlong<'_> {
    /// The level at byte `at`, which is not before the one asked for last.
    #[inline]
    pub(super) fn at(&mut self, at: u32) -> u8 {
        while at >= self.until {
            let Some((change, rest)) = self.changes.split_first() else { break };
            (self.level, self.changes) = (change.1, rest);
            self.look_ahead();
        }
        self.level
    }

    fn look_ahead(&mut self) {
        self.until = self.changes.first().map_or(u32::MAX, |change| change.0);
    }
}

/// Controls of rules X1–X8.
const EXPLICIT: Classes = {
    use BidiClass::{FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO};
    Classes::of(&[LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI])
};

/// Whether nothing in a text can leave the paragraph's level. Arabic numbers never keep level 0,
/// European ones only after L (W7): where either is, the rules are gone through.
fn keeps_its_level(survey: Survey, direction: Direction) -> bool {
    use BidiClass::{AL, AN, EN, L, R};
    let others = match direction {
        Direction::Rtl => const { Classes::of(&[L, EN, AN]) },
        Direction::Ltr => const { Classes::of(&[R, AL, AN]) },
    };
    !survey.has_any(others) && !survey.has_any(EXPLICIT)
}

fn level_of(direction: Direction) -> Level {
    match direction {
        Direction::Ltr => Level::ltr(),
        Direction::Rtl => Level::rtl(),
    }
}

/// Rules P2 and P3: the first strong character, isolates skipped; `None` without one.
fn first_strong(text: &str) -> Option<Direction> {
    match unicode_bidi::get_base_direction_with_data_source(&**TABLE, text) {
        unicode_bidi::Direction::Ltr => Some(Direction::Ltr),
        unicode_bidi::Direction::Rtl => Some(Direction::Rtl),
        unicode_bidi::Direction::Mixed => None,
    }
}

/// Neighbouring clusters of one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Their places, in logical order.
    pub(super) clusters: Range<u32>,
    pub(super) level: u8,
}

impl Run {
    /// In which direction it is drawn.
    pub(super) fn direction(&self) -> Direction {
        if self.level.is_multiple_of(2) { Direction::Ltr } else { Direction::Rtl }
    }

    /// The places of its clusters from left to right.
    pub(super) fn places(&self) -> impl Iterator<Item = u32> + use<> {
        let Range { start, end } = self.clusters;
        let is_reversed = self.direction() == Direction::Rtl;
        (start..end).map(move |place| if is_reversed { start + end - 1 - place } else { place })
    }
}

/// Adds to `runs` those of one line, from left to right; the first of its clusters has the place
/// `first`.
pub(super) fn visual_runs(line: &[Cluster], first: u32, base: u8, runs: &mut Vec<Run>) {
    let mut runs = OfLine { first, base, begin: runs.len(), runs };
    runs.level(line);
    runs.reorder();
}

/// The runs of one line.
struct OfLine<'a> {
    first: u32,
    base: u8,
    begin: usize,
    runs: &'a mut Vec<Run>,
}

impl OfLine<'_> {
    /// UAX #9 L1: segment separators, and white space before them and at the line's end, take the
    /// paragraph's level.
    fn level(&mut self, line: &[Cluster]) {
        let mut at = 0;
        while let Some(cluster) = line.get(at) {
            if cluster.is_separator {
                self.settle_blanks(&line[..at]);
                self.push(at..at + 1, self.base);
                at += 1;
                continue;
            }
            let level = cluster.level;
            let others = line[at..].iter().position(|it| it.level != level || it.is_separator);
            let end = others.map_or(line.len(), |length| at + length);
            self.push(at..end, level);
            at = end;
        }
        self.settle_blanks(line);
    }

    fn push(&mut self, places: Range<usize>, level: u8) {
        let clusters = self.first + places.start as u32..self.first + places.end as u32;
        match self.runs[self.begin..].last_mut() {
            Some(last) if last.level == level => last.clusters.end = clusters.end,
            Some(_) | None => self.runs.push(Run { clusters, level }),
        }
    }

    /// Gives the blanks at the end of `passed` the paragraph's level.
    fn settle_blanks(&mut self, passed: &[Cluster]) {
        let is_blank = |cluster: &&Cluster| cluster.is_blank && !cluster.is_separator;
        let blanks = passed.iter().rev().take_while(is_blank).count();
        let from = passed.len() - blanks;
        if passed[from..].iter().all(|cluster| cluster.level == self.base) {
            return;
        }
        let start = self.first + from as u32;
        while self.runs[self.begin..].last().is_some_and(|run| run.clusters.start >= start) {
            self.runs.pop();
        }
        if let Some(last) = self.runs[self.begin..].last_mut() {
            last.clusters.end = start;
        }
        self.push(from..passed.len(), self.base);
    }

    /// UAX #9 L2: from the highest level to the lowest odd one, what lies at that level or above is
    /// turned round. A run turns its own clusters ([`Run::places`]).
    fn reorder(&mut self) {
        let runs = &mut self.runs[self.begin..];
        let levels = || runs.iter().map(|run| run.level);
        let highest = levels().max().unwrap_or(0);
        let lowest_odd = levels().filter(|level| level % 2 == 1).min().unwrap_or(highest + 1);
        for level in (lowest_odd..=highest).rev() {
            for part in runs.chunk_by_mut(|a, b| (a.level >= level) == (b.level >= level)) {
                if part[0].level >= level {
                    part.reverse();
                }
            }
        }
    }
}

/// `text` as one line, for the conformance tests of UAX #9, which know characters, not clusters: the
/// paragraph's level; each character's after L1, `None` where X9 removes it; the places of the
/// others from left to right.
#[doc(hidden)]
#[must_use]
pub fn resolved(text: &str, base: Base) -> (u8, Vec<Option<u8>>, Vec<usize>) {
    use BidiClass as C;
    let levels = Levels::new(text, Survey::of(text), &Options { base, ..Options::default() });
    let mut along = levels.along();
    let line: Vec<Cluster> = text
        .char_indices()
        .map(|(at, c)| cluster(c.encode_utf8(&mut [0; 4]), at, along.at(at as u32)))
        .collect();
    let is_kept = |place: &usize| {
        let class = TABLE.bidi_class(line[*place].base);
        !matches!(class, C::LRE | C::LRO | C::RLE | C::RLO | C::PDF | C::BN)
    };
    let mut runs = Vec::new();
    visual_runs(&line, 0, levels.base(), &mut runs);
    let places = runs.iter().flat_map(Run::places).map(|place| place as usize);
    let order = places.filter(|place| is_kept(place)).collect();
    let mut after_l1 = vec![None; line.len()];
    for run in &runs {
        for place in run.places().map(|place| place as usize).filter(|place| is_kept(place)) {
            after_l1[place] = Some(run.level);
        }
    }
    (levels.base(), after_l1, order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_cuts_find_what_the_algorithm_finds() {
        for text in ["مرحبا، بالعالم!", "hello, world!", "«»", "", "שלום - עולם", "a\u{300}b"]
        {
            for direction in [Direction::Ltr, Direction::Rtl] {
                let options = Options { base: Base::Given(direction), ..Options::default() };
                let info = ParagraphBidiInfo::new(text, Some(level_of(direction)));
                let levels = Levels::new(text, Survey::of(text), &options);
                let mut along = levels.along();
                for (at, _) in text.char_indices() {
                    let level = along.at(at as u32);
                    assert_eq!(level, info.levels[at].number(), "{text} {at}");
                }
            }
        }
    }

    #[test]
    fn a_paragraph_without_letters_takes_the_fallback() {
        let options = Options { fallback_direction: Direction::Rtl, ..Options::default() };
        assert_eq!(Levels::new("1924 – 35%", Survey::of("1924 – 35%"), &options).base(), 1);
        assert_eq!(Levels::new("AFP", Survey::of("AFP"), &options).base(), 0);
    }
}
