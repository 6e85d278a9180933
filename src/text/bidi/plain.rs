//! UAX #9 where there are no explicit controls: one isolating run sequence, in two passes.
//!
//! News hardly ever holds embeddings, overrides or isolates. Without them every character starts
//! at the paragraph's level and the whole paragraph is one sequence whose `sos` and `eos` are the
//! paragraph's direction, so that rules W1–W7 and N1–I2 need no bookkeeping but the last strong
//! and the last number seen. Proven equal to `unicode-bidi` by the conformance files and by a
//! property.

use unicode_bidi::{BidiClass, BidiDataSource};

use super::super::chars::{Survey, TABLE};

/// A class on its way through the rules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    L,
    R,
    En,
    An,
    Es,
    Et,
    /// ET made EN by W5, which W4 must not take for a number.
    EtAsEn,
    Cs,
    /// Neutral for good.
    On,
    /// Removed by X9.
    Gone,
}

/// The level of every character of `text`, whose paragraph level is `base`. `text` holds no
/// explicit control and no paragraph separator.
pub(super) fn levels(text: &str, survey: Survey, base: u8) -> Vec<u8> {
    let embedding = if base.is_multiple_of(2) { Kind::L } else { Kind::R };
    let mut kinds = weak(text, embedding);
    if survey.has_any(&[BidiClass::EN]) {
        numbers_after_left(&mut kinds, embedding);
    }
    if survey.has_brackets() {
        let chars: Vec<char> = text.chars().collect();
        brackets(&chars, &mut kinds, embedding);
    }
    let mut levels = neutral_and_implicit(&kinds, embedding, base);
    if survey.has_any(&[BidiClass::BN]) {
        // What X9 removes goes with what it follows, so that it parts no run.
        for place in 1..levels.len() {
            if kinds[place] == Kind::Gone {
                levels[place] = levels[place - 1];
            }
        }
    }
    levels
}

/// Rules W1–W6.
fn weak(text: &str, embedding: Kind) -> Vec<Kind> {
    use BidiClass as C;
    let table = &*TABLE;
    let mut kinds: Vec<Kind> = Vec::with_capacity(text.len());
    // What W1 copies, before W2 and W3.
    let mut before = if embedding == Kind::L { C::L } else { C::R };
    let mut is_after_al = false;
    for c in text.chars() {
        let class = match table.traits(c).bidi() {
            C::NSM => before,
            class => class,
        };
        let kind = match class {
            C::BN => {
                kinds.push(Kind::Gone);
                continue;
            }
            C::L => {
                is_after_al = false;
                Kind::L
            }
            C::R => {
                is_after_al = false;
                Kind::R
            }
            // W3, and what W2 looks for.
            C::AL => {
                is_after_al = true;
                Kind::R
            }
            C::EN if is_after_al => Kind::An,
            C::EN => Kind::En,
            C::AN => Kind::An,
            C::ES => Kind::Es,
            C::ET => Kind::Et,
            C::CS => Kind::Cs,
            _ => Kind::On,
        };
        before = class;
        push_weak(&mut kinds, kind);
    }
    kinds
}

/// W4 and W5, as far as a character decides what stands before it.
fn push_weak(kinds: &mut Vec<Kind>, kind: Kind) {
    let kind = match kind {
        Kind::En | Kind::An => {
            separator_between(kinds, kind);
            if kind == Kind::En {
                terminators_before(kinds);
            }
            kind
        }
        // W5: terminators after a European number are part of it.
        Kind::Et if matches!(last(kinds), Some((_, Kind::En | Kind::EtAsEn))) => Kind::EtAsEn,
        other => other,
    };
    kinds.push(kind);
}

/// W4: a single separator between two numbers of one type becomes that type.
fn separator_between(kinds: &mut [Kind], number: Kind) {
    let Some((place, separator)) = last(kinds) else { return };
    let counts = separator == Kind::Cs || (separator == Kind::Es && number == Kind::En);
    if counts && last(&kinds[..place]).is_some_and(|(_, before)| before == number) {
        kinds[place] = number;
    }
}

/// W5: terminators before a European number are part of it.
fn terminators_before(kinds: &mut [Kind]) {
    for kind in kinds.iter_mut().rev() {
        match kind {
            Kind::Et => *kind = Kind::EtAsEn,
            Kind::Gone => {}
            _ => break,
        }
    }
}

/// The last character that X9 has left.
fn last(kinds: &[Kind]) -> Option<(usize, Kind)> {
    kinds.iter().copied().enumerate().rev().find(|(_, kind)| *kind != Kind::Gone)
}

/// W7: European numbers after left-to-right text are part of it.
fn numbers_after_left(kinds: &mut [Kind], embedding: Kind) {
    let mut strong = embedding;
    for kind in kinds {
        match kind {
            Kind::L | Kind::R => strong = *kind,
            Kind::En | Kind::EtAsEn if strong == Kind::L => *kind = Kind::L,
            _ => {}
        }
    }
}

/// Bracket pairs nest no deeper than this (BD16).
const DEEPEST: usize = 63;

/// N0: a pair takes the embedding direction if that is inside it, else the direction inside it if
/// the context before it agrees, else stays neutral.
fn brackets(chars: &[char], kinds: &mut [Kind], embedding: Kind) {
    let mut pairs = pairs(chars, kinds);
    pairs.sort_unstable();
    let strong = |kinds: &[Kind], place: usize| match kinds[place] {
        Kind::L => Some(Kind::L),
        Kind::R | Kind::An | Kind::En | Kind::EtAsEn => Some(Kind::R),
        Kind::Es | Kind::Et | Kind::Cs | Kind::On | Kind::Gone => None,
    };
    for (open, close) in pairs {
        let mut opposite = false;
        let mut embedded = false;
        for place in open + 1..close {
            match strong(kinds, place) {
                Some(kind) if kind == embedding => {
                    embedded = true;
                    break;
                }
                Some(_) => opposite = true,
                None => {}
            }
        }
        let direction = if embedded {
            embedding
        } else if opposite {
            let before = (0..open).rev().find_map(|place| strong(kinds, place));
            match before.unwrap_or(embedding) {
                context if context == embedding => embedding,
                context => context,
            }
        } else {
            continue;
        };
        for place in [open, close] {
            kinds[place] = direction;
            marks_follow(chars, kinds, place, direction);
        }
    }
}

/// Marks that W1 gave a bracket's type change with it.
fn marks_follow(chars: &[char], kinds: &mut [Kind], place: usize, direction: Kind) {
    let table = &*TABLE;
    for (c, kind) in chars.iter().zip(kinds).skip(place + 1) {
        match table.bidi_class(*c) {
            BidiClass::NSM => *kind = direction,
            BidiClass::BN => {}
            _ => return,
        }
    }
}

/// BD16: brackets that match, by their places; only those that are neutral count.
fn pairs(chars: &[char], kinds: &[Kind]) -> Vec<(usize, usize)> {
    let table = &*TABLE;
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found = Vec::new();
    for (place, c) in chars.iter().enumerate() {
        if kinds[place] != Kind::On {
            continue;
        }
        let Some(matched) = table.bidi_matched_opening_bracket(*c) else { continue };
        if matched.is_open {
            if open.len() == DEEPEST {
                return found;
            }
            open.push((matched.opening, place));
        } else if let Some(at) = open.iter().rposition(|(opening, _)| *opening == matched.opening) {
            found.push((open[at].1, place));
            open.truncate(at);
        }
    }
    found
}

/// N1, N2, I1 and I2.
fn neutral_and_implicit(kinds: &[Kind], embedding: Kind, base: u8) -> Vec<u8> {
    let (even, odd) = (base + base % 2, base + 1 - base % 2);
    let level = |direction: Kind| if direction == Kind::L { even } else { odd };
    // I1 and I2: numbers stand one even level above right-to-left text.
    let number = if base.is_multiple_of(2) { base + 2 } else { base + 1 };
    let mut levels = vec![base; kinds.len()];
    let mut before = embedding;
    let mut neutrals = 0;
    for (place, kind) in kinds.iter().enumerate() {
        let (direction, own) = match kind {
            Kind::L | Kind::R => (*kind, level(*kind)),
            Kind::En | Kind::EtAsEn | Kind::An => (Kind::R, number),
            Kind::Es | Kind::Et | Kind::Cs | Kind::On | Kind::Gone => continue,
        };
        // N1: neutrals between two of one direction take it; N2: others the embedding's.
        let between = if direction == before { direction } else { embedding };
        levels[neutrals..place].fill(level(between));
        levels[place] = own;
        before = direction;
        neutrals = place + 1;
    }
    let between = if before == embedding { before } else { embedding };
    levels[neutrals..].fill(level(between));
    levels
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_bidi::{Level, ParagraphBidiInfo};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn it_finds_what_the_full_algorithm_finds(
            text in "[aبא1٣+.,%\\-()\\[\\]{}⟨〈\u{300}\u{64e} \t!\u{200b}\u{ad}]{0,24}",
            base in 0u8..=1,
        ) {
            let level = if base == 0 { Level::ltr() } else { Level::rtl() };
            let info = ParagraphBidiInfo::new(&text, Some(level));
            let ours = levels(&text, Survey::of(&text), base);
            for ((at, c), ours) in text.char_indices().zip(ours) {
                // What X9 removes has no level of its own.
                if TABLE.bidi_class(c) != BidiClass::BN {
                    prop_assert_eq!(ours, info.levels[at].number(), "{:?} at {}", text, at);
                }
            }
        }
    }
}
