//! What news asks beyond UAX #14, which leaves it to such rules (its section 8).
//!
//! Its rules are asked behind LB9 and before LB11: lines' ends, spaces, ZWSP and joiners stay as
//! they are, and so do marks, but for one that stands on a space.

use super::Rules;
use super::class::{Class, Kind, Set};
use super::rules::{Ahead, HARD, LETTERS, Left};

use Kind::{
    AlBar, B2, CB, CM, EM, End, GL, HH, HY, IN, IS, NU, OP, PO, PR, QU, QuPi, SP, SY, Start,
    Tatweel, ZW, Zwj,
};

const DASHES: Set = Set::of(&[HY, HH, B2, AlBar]);
const BEFORE_WORD: Set = Set::of(&[Start, SP, ZW, CB, GL, OP, QU, QuPi]);
const ENDS: Set = Set::of(&[SP, End]).and(HARD);
const WORDS: Set = LETTERS.and(Set::of(&[NU]));

/// Whether `after` is a mark that stands on a space: it shares the space's grapheme cluster, so
/// that an opportunity is behind it. For the standard it is a letter of the next word (LB10).
pub(super) fn is_mark_of_space(left: &Left, after: Class, rules: Rules) -> bool {
    rules == Rules::News
        && left.spaces > 0
        && left.before.kind != ZW
        && matches!(after.kind, CM | Zwj)
}

/// The verdict before `after`, where news has one of its own; true for no opportunity.
pub(super) fn keeps(left: &Left, after: Kind, ahead: &mut Ahead<'_>) -> Option<bool> {
    if left.spaces == 0 { touching(left, after) } else { behind_spaces(left, after, ahead) }
}

#[expect(clippy::match_same_arms, reason = "an arm is a rule")]
fn touching(left: &Left, after: Kind) -> Option<bool> {
    let (before, prior) = (left.before.kind, left.prior.kind);
    let keeps = match (before, after) {
        // A no-break space never breaks, a hyphen before it or not («19-\u{a0}مارس»).
        (_, GL) => true,
        // A tatweel is part of its word, whatever stands beside it.
        (Tatweel, _) | (_, Tatweel) => true,
        // A slash joins words («و/أو», km/h); lines end behind it only inside words that no line
        // could hold.
        (SY, _) => true,
        // A dash keeps with what stands before it, also the long one, for which the standard has
        // an opportunity on both sides.
        (_, dash) if DASHES.has(dash) => true,
        // A dash that begins a word stays with it, as LB20a has it for hyphens: «–35».
        (dash, word) if DASHES.has(dash) && WORDS.has(word) && BEFORE_WORD.has(prior) => true,
        // From number to number: 1914–1918.
        (dash, NU) if DASHES.has(dash) && prior == NU => true,
        // U+2015 is a letter for the standard; between words it is a dash.
        (AlBar, word) if WORDS.has(word) => false,
        // An ellipsis that begins a word stays with it.
        (IN, word) if WORDS.has(word) && BEFORE_WORD.has(prior) => true,
        // Dots that end a thought do not join two words, as the one dot of LB29 does.
        (IS, word) if prior == IS && LETTERS.has(word) => false,
        // Signs side by side are one: C++, +%.
        (PR | PO, PR | PO) => true,
        // A skin tone is drawn with what stands before it.
        (_, EM) => true,
        _ => return None,
    };
    Some(keeps)
}

fn behind_spaces(left: &Left, after: Kind, ahead: &mut Ahead<'_>) -> Option<bool> {
    // A dash or an ellipsis between spaces belongs to the word before it: it ends a line, and
    // begins none.
    if DASHES.has(after) || after == IN {
        let next = ahead.next().kind;
        return (ENDS.has(next) || DASHES.has(next)).then_some(true);
    }
    // Tatweels between spaces stand for a dash.
    if after == Tatweel {
        let mut next = Tatweel;
        while next == Tatweel {
            next = ahead.next().kind;
        }
        return ENDS.has(next).then_some(true);
    }
    // A percent or degree sign after its number: «35 ٪». Where digits follow, it is theirs.
    if left.before.kind == NU && left.spaces == 1 && after == PO && ahead.next().kind != NU {
        return Some(true);
    }
    None
}
