//! What UAX #14 asks of a character: its class, cut finer where a rule looks at more than that.

use super::table::RANGES;

/// A line breaking class, by its short name in the standard; the finer ones say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    // Letters and marks come first: the short cut asks for them alone.
    /// LB1: also AI, SG, XX, and SA that is no mark.
    AL,
    HL,
    /// LB1: also SA that is a mark.
    CM,
    /// CM that is a control or a format character, and so begins a grapheme cluster.
    CmControl,
    /// AL: U+25CC, which stands for a letter (`LB28a`).
    AlCircle,
    /// AL: a place reserved for a picture (`LB30b`).
    AlPicture,
    /// AL: U+2015, a dash in all but its class.
    AlBar,
    /// AL: U+0640.
    Tatweel,
    /// BA: U+00AD.
    SoftHyphen,
    AK,
    AP,
    AS,
    B2,
    BA,
    BB,
    BK,
    CB,
    CL,
    CP,
    CR,
    EB,
    EM,
    EX,
    GL,
    H2,
    H3,
    HH,
    HY,
    ID,
    /// ID: a place reserved for a picture (`LB30b`).
    IdPicture,
    IN,
    IS,
    JL,
    JT,
    JV,
    LF,
    NL,
    /// LB1: also CJ.
    NS,
    NU,
    OP,
    PO,
    PR,
    QU,
    /// QU that opens (`General_Category` Pi).
    QuPi,
    /// QU that closes (`General_Category` Pf).
    QuPf,
    RI,
    SP,
    SY,
    VF,
    VI,
    WJ,
    ZW,
    Zwj,
    /// The start of the text, or of what follows a line's own end.
    Start,
    /// The end of the text.
    End,
}

/// A set of kinds.
#[derive(Clone, Copy)]
pub(super) struct Set(u64);

impl Set {
    pub(super) const fn of(kinds: &[Kind]) -> Set {
        let (mut set, mut place) = (0, 0);
        while place < kinds.len() {
            set |= 1 << kinds[place] as u8;
            place += 1;
        }
        Set(set)
    }

    pub(super) const fn and(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    pub(super) const fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }
}

/// A kind, and whether it is East Asian (`East_Asian_Width` F, W or H), which `LB19a` and LB30 ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) kind: Kind,
    pub(super) is_east_asian: bool,
}

impl Class {
    /// A class that is not East Asian.
    pub(super) const fn plain(kind: Kind) -> Class {
        Class { kind, is_east_asian: false }
    }
}

/// Everything with two bytes, and Arabic Extended-A: looked up directly.
pub(super) const LOW: usize = 0x900;
pub(super) static LOW_CLASSES: [Class; LOW] = unpack(0);
const PUNCTUATION: u32 = 0x2000;
static PUNCTUATION_CLASSES: [Class; 0x80] = unpack(PUNCTUATION);
const HANGUL: std::ops::RangeInclusive<u32> = 0xac00..=0xd7a3;

/// The classes from `first` on, one by one.
const fn unpack<const COUNT: usize>(first: u32) -> [Class; COUNT] {
    let mut classes = [Class::plain(Kind::AL); COUNT];
    let (mut range, mut place) = (0, 0);
    while place < COUNT {
        while range + 1 < RANGES.len() && RANGES[range + 1].0 <= first + place as u32 {
            range += 1;
        }
        classes[place] = Class { kind: RANGES[range].1, is_east_asian: RANGES[range].2 };
        place += 1;
    }
    classes
}

/// The class of `c`.
pub(super) fn class(c: char) -> Class {
    let code = c as u32;
    if let Some(class) = LOW_CLASSES.get(code as usize) {
        return *class;
    }
    if let Some(class) = PUNCTUATION_CLASSES.get(code.wrapping_sub(PUNCTUATION) as usize) {
        return *class;
    }
    if HANGUL.contains(&code) {
        // LB26: every twenty-eighth syllable has no final consonant.
        let is_open = (code - HANGUL.start()).is_multiple_of(28);
        return Class { kind: if is_open { Kind::H2 } else { Kind::H3 }, is_east_asian: true };
    }
    let after = RANGES.partition_point(|range| range.0 <= code);
    let (_, kind, is_east_asian) = RANGES[after - 1];
    Class { kind, is_east_asian }
}
