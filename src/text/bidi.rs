//! UAX #9: levels of a paragraph; per line rules L1 and L2.
//!
//! `unicode-bidi` resolves the levels. Lines are turned here, by clusters and on the line's own
//! slice: the crate's own per-line functions copy the levels of the whole text for each line and
//! move marks away from their letters. L3 follows from moving clusters, L4 is in `shape`.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use super::chars::TABLE;
use super::cluster::{Cluster, Kind};
use super::{Base, Direction, Options};

/// The levels of one paragraph.
pub(super) enum Levels {
    /// Every character has the paragraph's level.
    Uniform(u8),
    /// One level for each byte.
    Mixed {
        /// The paragraph's own level.
        base: u8,
        /// By byte.
        levels: Vec<Level>,
    },
}

impl Levels {
    /// Resolves `text`, which holds no paragraph separator.
    pub(super) fn new(text: &str, options: &Options) -> Levels {
        let evidence = Evidence::of(text);
        let direction = match options.base {
            Base::Given(direction) => direction,
            Base::FirstStrong => first_strong(text).unwrap_or(options.fallback_direction),
        };
        match direction {
            Direction::Rtl if evidence.keeps_level_one() => return Levels::Uniform(1),
            Direction::Ltr if evidence.keeps_level_zero() => return Levels::Uniform(0),
            Direction::Rtl | Direction::Ltr => {}
        }
        let base = level_of(direction);
        let info = ParagraphBidiInfo::new_with_data_source(&*TABLE, text, Some(base));
        Levels::Mixed { base: base.number(), levels: info.levels }
    }

    /// The paragraph's own level.
    pub(super) fn base(&self) -> u8 {
        match self {
            Levels::Uniform(base) | Levels::Mixed { base, .. } => *base,
        }
    }

    /// The level of the character at byte `offset`.
    pub(super) fn at(&self, offset: usize) -> u8 {
        match self {
            Levels::Uniform(level) => *level,
            Levels::Mixed { levels, .. } => levels[offset].number(),
        }
    }
}

/// Which classes occur: where nothing can leave the paragraph's level, nothing is resolved.
#[derive(Default)]
struct Evidence(u8);

const LEFT: u8 = 1;
const RIGHT: u8 = 2;
const NUMBER: u8 = 4;
const EXPLICIT: u8 = 8;

impl Evidence {
    fn of(text: &str) -> Evidence {
        use BidiClass as C;
        let table = &*TABLE;
        let kind = |c| match table.class(c).bidi {
            C::L => LEFT,
            C::R | C::AL => RIGHT,
            C::EN | C::AN => NUMBER,
            C::LRE | C::LRO | C::RLE | C::RLO | C::PDF | C::LRI | C::RLI | C::FSI | C::PDI => {
                EXPLICIT
            }
            C::B | C::BN | C::CS | C::ES | C::ET | C::NSM | C::ON | C::S | C::WS => 0,
        };
        Evidence(text.chars().fold(0, |seen, c| seen | kind(c)))
    }

    fn keeps_level_one(&self) -> bool {
        self.0 & (LEFT | NUMBER | EXPLICIT) == 0
    }

    /// European numbers stay at level 0 in a left-to-right paragraph (W7), Arabic ones do not;
    /// `number` counts both, so numbers are kept only where no right-to-left letter is near.
    fn keeps_level_zero(&self) -> bool {
        self.0 & (RIGHT | NUMBER | EXPLICIT) == 0
    }
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
    let levels: Vec<Level> = line_levels(line, base)
        .into_iter()
        .map(|level| Level::new(level).unwrap_or_else(|_| Level::ltr()))
        .collect();
    order.extend(ParagraphBidiInfo::reorder_visual(&levels));
}

/// UAX #9 L1: segment separators, and white space before them and at the line's end, take the
/// paragraph's level.
fn line_levels(line: &[Cluster], base: u8) -> Vec<u8> {
    let mut levels: Vec<u8> = line.iter().map(|cluster| cluster.level).collect();
    let mut trailing = true;
    for (place, cluster) in line.iter().enumerate().rev() {
        match cluster.kind {
            Kind::Tab => {
                levels[place] = base;
                trailing = true;
            }
            Kind::Space | Kind::Invisible => {
                if trailing {
                    levels[place] = base;
                }
            }
            Kind::Letter => trailing = false,
        }
    }
    levels
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
                let levels = Levels::new(text, &options);
                for (offset, _) in text.char_indices() {
                    assert_eq!(levels.at(offset), info.levels[offset].number(), "{text} {offset}");
                }
            }
        }
    }

    #[test]
    fn a_paragraph_without_letters_takes_the_fallback() {
        let options = Options { fallback_direction: Direction::Rtl, ..Options::default() };
        assert_eq!(Levels::new("1924 – 35%", &options).base(), 1);
        assert_eq!(Levels::new("AFP", &options).base(), 0);
    }
}
