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
use super::super::cluster::{Cluster, Kind};
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
enum Letter {
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
}

/// Finds the places of `line`, in logical order, and tells how many words it has.
pub(super) fn places(line: &[Cluster], found: &mut Vec<Place>) -> usize {
    found.clear();
    let is_gap = |cluster: &Cluster| match cluster.kind {
        Kind::Space | Kind::Tab => true,
        Kind::Letter | Kind::Invisible => false,
    };
    let (mut words, mut start) = (0, 0);
    for word in line.split(is_gap) {
        if !word.is_empty() {
            let first = found.len();
            if !may_stretch(word, |at, class| {
                let cluster = (start + at) as u32;
                found.push(Place { cluster, word: words as u32, class, column: 0 });
            }) {
                found.truncate(first);
            }
            words += 1;
        }
        start += word.len() + 1;
    }
    words
}

/// Hands every place of `word` to `found`; whether the word may be stretched at all.
fn may_stretch(word: &[Cluster], mut found: impl FnMut(usize, Class)) -> bool {
    let letter_at = |at: usize| word.get(at).map_or(Letter::Unjoined, |c| Letter::of(c.base));
    let (mut letters, mut joined_before) = (0, false);
    let mut follower = letter_at(0);
    for (at, cluster) in word.iter().enumerate() {
        let letter = follower;
        follower = letter_at(at + 1);
        match letter {
            Letter::Stranger => return false,
            Letter::Kashida if follower == Letter::Kashida => return false,
            Letter::Kashida | Letter::Unjoined => {}
            Letter::Seen
            | Letter::Heh
            | Letter::Alef
            | Letter::Beh
            | Letter::Reh
            | Letter::Waw
            | Letter::Other => letters += 1,
        }
        let next = word.get(at + 1).filter(|next| is_joined(cluster, next));
        if let Some(next) = next
            && (letter != Letter::Kashida || joined_before)
            && !is_allah(word, at)
        {
            let before_reh = || letter_at(at + 2) == Letter::Reh;
            if let Some(class) = class(letter, follower, !next.joins_next, before_reh) {
                found(at, class);
            }
        }
        joined_before = next.is_some();
    }
    letters >= LETTERS_OF_A_WORD
}

/// Whether a stroke from `cluster` leads to `next`, from right to left.
fn is_joined(cluster: &Cluster, next: &Cluster) -> bool {
    cluster.joins_next
        && next.kind == Kind::Letter
        && cluster.level == next.level
        && cluster.level % 2 == 1
}

/// The class of the place between two joined letters.
fn class(
    letter: Letter,
    follower: Letter,
    is_final: bool,
    before_reh: impl Fn() -> bool,
) -> Option<Class> {
    match (letter, follower) {
        (Letter::Unjoined | Letter::Stranger, _)
        | (_, Letter::Kashida | Letter::Unjoined | Letter::Stranger) => None,
        (Letter::Kashida, _) => Some(Class::AfterKashida),
        (Letter::Seen, _) => Some(Class::AfterSeen),
        (_, Letter::Heh) if is_final => Some(Class::BeforeHeh),
        (_, Letter::Alef) if is_final => Some(Class::BeforeAlef),
        (_, Letter::Beh) if !is_final && before_reh() => Some(Class::BeforeBeh),
        (_, Letter::Waw) if is_final => Some(Class::BeforeWaw),
        (
            Letter::Heh | Letter::Alef | Letter::Beh | Letter::Reh | Letter::Waw | Letter::Other,
            _,
        ) => is_final.then_some(Class::BeforeFinal),
    }
}

/// Whether `at` is the second lam of «الله», «لله» and what begins like them.
fn is_allah(word: &[Cluster], at: usize) -> bool {
    let base = |place: usize| word.get(place).map(|cluster| cluster.base);
    base(at) == Some('ل') && base(at + 1) == Some('ه') && at > 0 && base(at - 1) == Some('ل')
}

const LOW: usize = 0x900;

static LETTERS: LazyLock<Box<[Letter]>> = LazyLock::new(|| {
    (0..LOW).map(|code| look_up(char::from_u32(code as u32).unwrap_or('\u{fffd}'))).collect()
});

impl Letter {
    fn of(c: char) -> Letter {
        LETTERS.get(c as usize).copied().unwrap_or_else(|| look_up(c))
    }
}

fn look_up(c: char) -> Letter {
    if c == '\u{640}' {
        return Letter::Kashida;
    }
    // Hashtags and addresses are spelt letter by letter.
    if matches!(c, '#' | '@' | '_') {
        return Letter::Stranger;
    }
    // The lam-alef of `shape`.
    if matches!(c, '\u{fef5}'..='\u{fefc}') {
        return Letter::Other;
    }
    match TABLE.class(c).bidi {
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
