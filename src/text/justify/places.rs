//! Where Arabic words can be stretched by U+0640, best places first.
//!
//! The order is that of Uniscribe. Letters are told apart by their Unicode joining groups, so that
//! Persian and Kurdish ones belong to the families of the Arabic letters they grew from. A letter
//! is final where nothing joins it on its left, which an alef or a dal is inside a word too.
//!
//! Words are what spaces part. One that holds a Latin letter, a digit, a Hebrew letter or a sign of
//! hashtags and addresses is left alone, and so are words of fewer than three letters, which a
//! stroke would outweigh, and words that are stretched already, by two kashidas or more. The lams
//! and the heh of «الله» belong together, and those of «لله».

use std::sync::LazyLock;

use unicode_bidi::BidiClass;
use unicode_joining_type::{JoiningGroup, get_joining_group};

use super::super::chars::TABLE;
use super::super::cluster::Cluster;
use super::super::forms::{Shape, form};

/// Shorter words are not stretched.
const LETTERS_OF_A_WORD: usize = 3;

/// A place between two joined letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The letter that is stretched.
    pub(super) cluster: u32,
    /// Its word, counted in the line.
    pub(super) word: u32,
    /// How well it bears a kashida.
    pub(super) class: Class,
    /// Columns from the edge where reading begins to the stretched letter's end.
    pub(super) column: u32,
}

impl Place {
    /// Whether two places are in one word.
    pub(super) fn same_word(&self, other: &Place) -> bool {
        self.word == other.word
    }
}

/// How well a place bears a kashida, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// After a kashida of the text that joins on both sides.
    AfterKashida,
    /// After seen or sad.
    AfterSeen,
    /// Before final teh marbuta, heh, dal.
    BeforeHeh,
    /// Before final alef, tah, lam, kaf, gaf.
    BeforeAlef,
    /// Before a medial beh that reh or yeh follows.
    BeforeBeh,
    /// Before final waw, ain, qaf, feh.
    BeforeWaw,
    /// Before any other final letter.
    BeforeFinal,
}

/// What a character is to its neighbours' places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    Kashida,
    Seen,
    Heh,
    Alef,
    Beh,
    Reh,
    Waw,
    /// Any other Arabic letter.
    Other,
    /// Punctuation, and letters that a grid does not draw joined.
    Unjoined,
    /// It keeps its word from being stretched.
    Stranger,
    /// It parts words.
    Gap,
}

/// What two neighbours mean for their word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pair {
    Nothing,
    /// It is not to be stretched.
    Barred,
    /// If they are joined, a place.
    Place(Class),
}

/// Finds the places of `line`, in logical order, and tells how many words it has. `letters` is
/// room to work in.
pub(super) fn places(line: &[Cluster], letters: &mut Vec<Letter>, found: &mut Vec<Place>) -> usize {
    let tables = &*TABLES;
    letters.clear();
    letters.extend(line.iter().map(|cluster| tables.letter(cluster.base)));
    letters.push(Letter::Gap);
    found.clear();
    let (mut words, mut first, mut size, mut is_barred) = (0, 0, 0, false);
    for (at, pair) in letters.windows(2).enumerate() {
        let (letter, follower) = (pair[0], pair[1]);
        if letter == Letter::Gap {
            continue;
        }
        size += usize::from(letter.counts());
        let is_final = !line.get(at + 1).is_some_and(|next| next.joins_next);
        match tables.pairs[letter as usize][follower as usize][usize::from(is_final)] {
            Pair::Nothing => {}
            Pair::Barred => is_barred = true,
            Pair::Place(class) => {
                if bears(class, line, letters, at) {
                    found.push(Place { cluster: at as u32, word: words as u32, class, column: 0 });
                }
            }
        }
        if follower == Letter::Gap {
            if is_barred || size < LETTERS_OF_A_WORD {
                found.truncate(first);
            }
            words += 1;
            (first, size, is_barred) = (found.len(), 0, false);
        }
    }
    words
}

impl Letter {
    /// Whether it makes a word longer.
    fn counts(self) -> bool {
        match self {
            Letter::Seen
            | Letter::Heh
            | Letter::Alef
            | Letter::Beh
            | Letter::Reh
            | Letter::Waw
            | Letter::Other => true,
            Letter::Kashida | Letter::Unjoined | Letter::Stranger | Letter::Gap => false,
        }
    }
}

/// Whether the letter at `at` is joined to the next from right to left, and nothing around them
/// speaks against a place of this class.
fn bears(class: Class, line: &[Cluster], letters: &[Letter], at: usize) -> bool {
    let joined = |at: usize| match (line.get(at), line.get(at + 1)) {
        (Some(cluster), Some(next)) => {
            cluster.joins_next && cluster.level == next.level && cluster.level % 2 == 1
        }
        (Some(_) | None, _) => false,
    };
    let fits = match class {
        Class::AfterKashida => at > 0 && joined(at - 1),
        Class::BeforeBeh => letters.get(at + 2) == Some(&Letter::Reh),
        Class::BeforeHeh => !is_allah(line, at),
        Class::AfterSeen | Class::BeforeAlef | Class::BeforeWaw | Class::BeforeFinal => true,
    };
    fits && joined(at)
}

/// Whether `at` is the second lam of «الله», «لله» and what begins like them.
fn is_allah(line: &[Cluster], at: usize) -> bool {
    let base = |place: usize| line.get(place).map(|cluster| cluster.base);
    base(at) == Some('ل') && base(at + 1) == Some('ه') && at > 0 && base(at - 1) == Some('ل')
}

/// What a letter and its follower mean, the follower being final or not.
fn pair(letter: Letter, follower: Letter, is_final: bool) -> Pair {
    let class = match (letter, follower) {
        (Letter::Stranger, _) | (Letter::Kashida, Letter::Kashida) => return Pair::Barred,
        (Letter::Unjoined | Letter::Gap, _)
        | (_, Letter::Kashida | Letter::Unjoined | Letter::Stranger | Letter::Gap) => {
            return Pair::Nothing;
        }
        (Letter::Kashida, _) => Class::AfterKashida,
        (Letter::Seen, _) => Class::AfterSeen,
        (_, Letter::Heh) if is_final => Class::BeforeHeh,
        (_, Letter::Alef) if is_final => Class::BeforeAlef,
        (_, Letter::Beh) if !is_final => Class::BeforeBeh,
        (_, Letter::Waw) if is_final => Class::BeforeWaw,
        (
            Letter::Heh | Letter::Alef | Letter::Beh | Letter::Reh | Letter::Waw | Letter::Other,
            _,
        ) if is_final => Class::BeforeFinal,
        (
            Letter::Heh | Letter::Alef | Letter::Beh | Letter::Reh | Letter::Waw | Letter::Other,
            _,
        ) => return Pair::Nothing,
    };
    Pair::Place(class)
}

const LOW: usize = 0x900;

const ALL: [Letter; 11] = [
    Letter::Kashida,
    Letter::Seen,
    Letter::Heh,
    Letter::Alef,
    Letter::Beh,
    Letter::Reh,
    Letter::Waw,
    Letter::Other,
    Letter::Unjoined,
    Letter::Stranger,
    Letter::Gap,
];

/// The answers of `look_up` for the common scripts and of `pair` for all: most letters end up
/// without a place, and a branch for each question costs more than reading them off.
struct Tables {
    low: Box<[Letter]>,
    pairs: [[[Pair; 2]; ALL.len()]; ALL.len()],
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    low: (0..LOW).map(|code| look_up(char::from_u32(code as u32).unwrap_or('\u{fffd}'))).collect(),
    pairs: ALL.map(|letter| {
        ALL.map(|follower| [false, true].map(|is_final| pair(letter, follower, is_final)))
    }),
});

impl Tables {
    fn letter(&self, c: char) -> Letter {
        self.low.get(c as usize).copied().unwrap_or_else(|| look_up(c))
    }
}

fn look_up(c: char) -> Letter {
    if c == '\u{640}' {
        return Letter::Kashida;
    }
    if c.is_whitespace() {
        return Letter::Gap;
    }
    // They have a direction and nothing else.
    if matches!(c, '\u{200e}' | '\u{200f}') {
        return Letter::Unjoined;
    }
    // Hashtags and addresses are spelt letter by letter.
    if matches!(c, '#' | '@' | '_') {
        return Letter::Stranger;
    }
    // The lam-alef of `shape`.
    if matches!(c, '\u{fef5}'..='\u{fefc}') {
        return Letter::Other;
    }
    match TABLE.traits(c).bidi() {
        BidiClass::L | BidiClass::R | BidiClass::EN | BidiClass::AN => return Letter::Stranger,
        BidiClass::AL => {}
        BidiClass::B
        | BidiClass::BN
        | BidiClass::CS
        | BidiClass::ES
        | BidiClass::ET
        | BidiClass::FSI
        | BidiClass::LRE
        | BidiClass::LRI
        | BidiClass::LRO
        | BidiClass::NSM
        | BidiClass::ON
        | BidiClass::PDF
        | BidiClass::PDI
        | BidiClass::RLE
        | BidiClass::RLI
        | BidiClass::RLO
        | BidiClass::S
        | BidiClass::WS => return Letter::Unjoined,
    }
    // A kashida beside a letter that is drawn standing alone would end in the air.
    if form(c, Shape::Final) == c {
        return Letter::Unjoined;
    }
    match get_joining_group(c) {
        JoiningGroup::Seen | JoiningGroup::Sad => Letter::Seen,
        JoiningGroup::TehMarbuta
        | JoiningGroup::TehMarbutaGoal
        | JoiningGroup::Heh
        | JoiningGroup::HehGoal
        | JoiningGroup::KnottedHeh
        | JoiningGroup::Dal => Letter::Heh,
        JoiningGroup::Alef
        | JoiningGroup::Tah
        | JoiningGroup::Lam
        | JoiningGroup::Kaf
        | JoiningGroup::SwashKaf
        | JoiningGroup::Gaf => Letter::Alef,
        JoiningGroup::Beh => Letter::Beh,
        JoiningGroup::Reh | JoiningGroup::Yeh | JoiningGroup::FarsiYeh => Letter::Reh,
        JoiningGroup::Waw
        | JoiningGroup::Ain
        | JoiningGroup::Qaf
        | JoiningGroup::AfricanQaf
        | JoiningGroup::Feh
        | JoiningGroup::AfricanFeh => Letter::Waw,
        _ => Letter::Other,
    }
}
