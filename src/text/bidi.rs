//! UAX #9: levels of a paragraph; per line rules L1 and L2.
//!
//! `unicode-bidi` resolves the levels. Lines are turned here, by clusters and on the line's own
//! slice: the crate's own per-line functions copy the levels of the whole text for each line and
//! move marks away from their letters. L3 follows from moving clusters, L4 is in `shape`.

mod plain;

use unicode_bidi::{BidiClass, BidiDataSource, Level, ParagraphBidiInfo};

use super::chars::{Survey, TABLE};
use super::cluster::{Cluster, cluster};
use super::{Base, Direction, Options};

/// The levels of one paragraph.
pub(super) enum Levels {
    /// Every character has the paragraph's level.
    Uniform(u8),
    /// One level for each character.
    Mixed {
        /// The paragraph's own level.
        base: u8,
        /// By character.
        levels: Vec<u8>,
    },
}

impl Levels {
    /// Resolves `text`, which holds no paragraph separator.
    pub(super) fn new(text: &str, survey: Survey, options: &Options) -> Levels {
        let direction = match options.base {
            Base::Given(direction) => direction,
            Base::FirstStrong => first_strong(text).unwrap_or(options.fallback_direction),
        };
        if keeps_its_level(survey, direction) {
            return Levels::Uniform(level_of(direction).number());
        }
        let base = level_of(direction);
        let levels = if survey.has_any(&EXPLICIT) {
            let info = ParagraphBidiInfo::new_with_data_source(&*TABLE, text, Some(base));
            text.char_indices().map(|(at, _)| info.levels[at].number()).collect()
        } else {
            plain::levels(text, survey, base.number())
        };
        Levels::Mixed { base: base.number(), levels }
    }

    /// The paragraph's own level.
    pub(super) fn base(&self) -> u8 {
        match self {
            Levels::Uniform(base) | Levels::Mixed { base, .. } => *base,
        }
    }

    /// The level of character `place`, from 0.
    #[inline]
    pub(super) fn at(&self, place: usize) -> u8 {
        match self {
            Levels::Uniform(level) => *level,
            Levels::Mixed { levels, .. } => levels[place],
        }
    }
}

/// Controls of rules X1–X8.
const EXPLICIT: [BidiClass; 9] = {
    use BidiClass::{FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO};
    [LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI]
};

/// Whether nothing in a text can leave the paragraph's level. Arabic numbers never keep level 0,
/// European ones only after L (W7): where either is, the rules are gone through.
fn keeps_its_level(survey: Survey, direction: Direction) -> bool {
    use BidiClass::{AL, AN, EN, L, R};
    let others: &[BidiClass] = match direction {
        Direction::Rtl => &[L, EN, AN],
        Direction::Ltr => &[R, AL, AN],
    };
    !survey.has_any(others) && !survey.has_any(&EXPLICIT)
}

fn level_of(direction: Direction) -> Level {
    match direction {
        Direction::Ltr => Level::ltr(),
        Direction::Rtl => Level::rtl(),
    }
}

/// Rules P2 and P3: the first strong character, isolates skipped; `None` without one.
fn first_strong(text: &str) -> Option<Direction> {
    match unicode_bidi::get_base_direction_with_data_source(&*TABLE, text) {
        unicode_bidi::Direction::Ltr => Some(Direction::Ltr),
        unicode_bidi::Direction::Rtl => Some(Direction::Rtl),
        unicode_bidi::Direction::Mixed => None,
    }
}

/// The visual order of one line: places in `line`, from left to right.
pub(super) fn visual_order(line: &[Cluster], base: u8, order: &mut Vec<usize>) {
    order.clear();
    if line.iter().all(|cluster| cluster.level == base) {
        if base % 2 == 1 {
            order.extend((0..line.len()).rev());
        } else {
            order.extend(0..line.len());
        }
        return;
    }
    let levels = line_levels(line, base);
    order.extend(0..line.len());
    reverse_runs(&levels, order);
}

/// UAX #9 L2: from the highest level to the lowest odd one, what lies at that level or above is
/// turned round.
fn reverse_runs(levels: &[u8], order: &mut [usize]) {
    let highest = levels.iter().copied().max().unwrap_or(0);
    let lowest_odd = levels.iter().copied().filter(|level| level % 2 == 1).min();
    for level in (lowest_odd.unwrap_or(highest + 1)..=highest).rev() {
        let mut start = 0;
        while start < levels.len() {
            // Reversals of higher levels stay inside a run of this one, so places still tell runs.
            let end = levels[start..]
                .iter()
                .position(|it| *it < level)
                .map_or(levels.len(), |n| start + n);
            order[start..end].reverse();
            start = end + 1;
        }
    }
}

/// UAX #9 L1: segment separators, and white space before them and at the line's end, take the
/// paragraph's level.
fn line_levels(line: &[Cluster], base: u8) -> Vec<u8> {
    let mut levels: Vec<u8> = line.iter().map(|cluster| cluster.level).collect();
    let mut trailing = true;
    for (place, cluster) in line.iter().enumerate().rev() {
        match cluster.traits.bidi() {
            BidiClass::S | BidiClass::B => trailing = true,
            _ if cluster.is_blank => {}
            _ => trailing = false,
        }
        if trailing {
            levels[place] = base;
        }
    }
    levels
}

/// `text` as one line, for the conformance tests of UAX #9, which know characters, not clusters: the
/// paragraph's level; each character's after L1, `None` where X9 removes it; the places of the
/// others from left to right.
#[doc(hidden)]
#[must_use]
pub fn resolved(text: &str, base: Base) -> (u8, Vec<Option<u8>>, Vec<usize>) {
    use BidiClass as C;
    let levels = Levels::new(text, Survey::of(text), &Options { base, ..Options::default() });
    let line: Vec<Cluster> = text
        .char_indices()
        .enumerate()
        .map(|(place, (at, c))| cluster(c.encode_utf8(&mut [0; 4]), at, levels.at(place)))
        .collect();
    let removed =
        |c: char| matches!(TABLE.bidi_class(c), C::LRE | C::LRO | C::RLE | C::RLO | C::PDF | C::BN);
    let mut order = Vec::new();
    visual_order(&line, levels.base(), &mut order);
    order.retain(|place| !removed(line[*place].base));
    let after_l1 = line_levels(&line, levels.base())
        .into_iter()
        .zip(&line)
        .map(|(level, cluster)| (!removed(cluster.base)).then_some(level))
        .collect();
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
                for (place, (offset, _)) in text.char_indices().enumerate() {
                    assert_eq!(levels.at(place), info.levels[offset].number(), "{text} {offset}");
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
