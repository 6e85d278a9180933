//! UAX #9 where there are no explicit controls: one isolating run sequence, island by island.
//!
//! News hardly ever holds embeddings, overrides or isolates. Without them every character starts
//! at the paragraph's level and the whole paragraph is one sequence. Its strong characters that
//! run in the paragraph's direction, which most are, stay at that level and part the others into
//! islands: for what lies between two of them, rules W1–W7 and N1–I2 ask for nothing beyond them.
//! Only bracket pairs (N0) reach farther: those that span such a character take its direction.
//! Proven equal to `unicode-bidi` by the conformance files and by a property.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiDataSource};

use super::super::chars::{Classes, Survey, TABLE, characters};
use super::Levels;

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

/// Adds to `levels`, which has the paragraph's own, where the characters of `text` have another.
/// `text` holds no explicit control and no paragraph separator.
pub(super) fn resolve(text: &str, survey: Survey, levels: &mut Levels) {
    use BidiClass::{AL, AN, EN, L, R};
    let is_ltr = levels.base.is_multiple_of(2);
    let (shores, foreign) = if is_ltr {
        const { (Classes::of(&[L]), Classes::of(&[R, AL, AN])) }
    } else {
        const { (Classes::of(&[R, AL]), Classes::of(&[L, EN, AN])) }
    };
    let embedding = if is_ltr { Kind::L } else { Kind::R };
    let brackets = if survey.has_brackets() { brackets(text) } else { Vec::new() };
    let mut resolver = Resolver { embedding, brackets: &brackets, kinds: Vec::new(), levels };
    // What W1 copies and W2 looks for.
    let mut before = if is_ltr { L } else { R };
    let (mut start, mut is_island) = (0, false);
    let mut at = 0;
    for (_, traits, end) in characters(text, 0) {
        if traits.is_any(shores) {
            if is_island {
                resolver.island(text, start..at, before);
                is_island = false;
            }
            before = traits.bidi();
            start = end;
        } else {
            is_island |= traits.is_any(foreign);
        }
        at = end;
    }
    if is_island {
        resolver.island(text, start..text.len(), before);
    }
}

/// A bracket that has a partner (BD16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bracket {
    /// The byte at which it is.
    at: usize,
    partner: usize,
}

/// Takes one island after the other.
struct Resolver<'a> {
    embedding: Kind,
    /// Those of the text from the next island on, in its order.
    brackets: &'a [Bracket],
    /// Of the characters of an island.
    kinds: Vec<Kind>,
    levels: &'a mut Levels,
}

impl Resolver<'_> {
    /// Resolves what lies between two strong characters of the embedding's direction, `before` the
    /// class of the first.
    fn island(&mut self, text: &str, island: Range<usize>, before: BidiClass) {
        let part = &text[island.clone()];
        weak(part, before, &mut self.kinds);
        numbers_after_left(&mut self.kinds, self.embedding);
        self.brackets(part, &island);
        self.neutral_and_implicit(part, island.start);
        self.levels.push(island.end, self.levels.base);
    }

    /// N0: a pair takes the embedding direction if that is inside it, else the direction inside it
    /// if the context before it agrees, else stays neutral.
    fn brackets(&mut self, part: &str, island: &Range<usize>) {
        let first = self.brackets.partition_point(|bracket| bracket.at < island.start);
        let here = self.brackets[first..].partition_point(|bracket| bracket.at < island.end);
        let (here, later) = self.brackets[first..].split_at(here);
        self.brackets = later;
        if here.is_empty() {
            return;
        }
        let bytes: Vec<usize> = part.char_indices().map(|(at, _)| island.start + at).collect();
        let place = |byte: usize| bytes.binary_search(&byte).ok();
        let set = |kinds: &mut [Kind], byte: usize, direction: Kind| {
            if let Some(place) = place(byte) {
                set_bracket(&part[byte - island.start..], &mut kinds[place..], direction);
            }
        };
        // Pairs count in the order in which they open. Those that span a shore hold it.
        for bracket in here.iter().filter(|bracket| bracket.partner < island.start) {
            set(&mut self.kinds, bracket.at, self.embedding);
        }
        for Bracket { at, partner } in here.iter().filter(|it| it.at < it.partner) {
            match (place(*at), place(*partner)) {
                (Some(open), Some(close)) => {
                    if let Some(direction) = of_pair(open..close, &self.kinds, self.embedding) {
                        set(&mut self.kinds, *at, direction);
                        set(&mut self.kinds, *partner, direction);
                    }
                }
                (_, None) | (None, _) => set(&mut self.kinds, *at, self.embedding),
            }
        }
    }

    /// N1, N2, I1 and I2.
    fn neutral_and_implicit(&mut self, part: &str, start: usize) {
        let (base, embedding) = (self.levels.base, self.embedding);
        let (even, odd) = (base + base % 2, base + 1 - base % 2);
        let level = |direction: Kind| if direction == Kind::L { even } else { odd };
        // I1 and I2: numbers stand one even level above right-to-left text.
        let number = if base.is_multiple_of(2) { base + 2 } else { base + 1 };
        let (mut before, mut neutrals) = (embedding, None);
        for ((at, _), kind) in part.char_indices().zip(&self.kinds) {
            let (direction, own) = match kind {
                Kind::L | Kind::R => (*kind, level(*kind)),
                Kind::En | Kind::EtAsEn | Kind::An => (Kind::R, number),
                Kind::Es | Kind::Et | Kind::Cs | Kind::On => {
                    neutrals.get_or_insert(start + at);
                    continue;
                }
                // What X9 removes goes with what it follows, so that it parts no run.
                Kind::Gone => continue,
            };
            if let Some(neutrals) = neutrals.take() {
                // N1: neutrals between two of one direction take it; N2: others the embedding's.
                let between = if direction == before { direction } else { embedding };
                self.levels.push(neutrals, level(between));
            }
            self.levels.push(start + at, own);
            before = direction;
        }
        if let Some(neutrals) = neutrals {
            self.levels.push(neutrals, base);
        }
    }
}

/// Rules W1–W6.
fn weak(part: &str, mut before: BidiClass, kinds: &mut Vec<Kind>) {
    use BidiClass as C;
    let table = &*TABLE;
    kinds.clear();
    let mut is_after_al = before == C::AL;
    for c in part.chars() {
        // What W1 copies, before W2 and W3.
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
        push_weak(kinds, kind);
    }
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

/// The direction of a pair that opens at `pair.start` and closes at `pair.end`.
fn of_pair(pair: Range<usize>, kinds: &[Kind], embedding: Kind) -> Option<Kind> {
    let strong = |kind: &Kind| match kind {
        Kind::L => Some(Kind::L),
        Kind::R | Kind::An | Kind::En | Kind::EtAsEn => Some(Kind::R),
        Kind::Es | Kind::Et | Kind::Cs | Kind::On | Kind::Gone => None,
    };
    let mut inside = kinds[pair.start + 1..pair.end].iter().filter_map(strong);
    let first = inside.next()?;
    if first == embedding || inside.any(|kind| kind == embedding) {
        return Some(embedding);
    }
    Some(kinds[..pair.start].iter().rev().find_map(strong).unwrap_or(embedding))
}

/// Gives the bracket that `part` and `kinds` begin with its direction, and the marks that W1 gave
/// its type.
fn set_bracket(part: &str, kinds: &mut [Kind], direction: Kind) {
    let table = &*TABLE;
    for (place, (c, kind)) in part.chars().zip(kinds).enumerate() {
        match table.bidi_class(c) {
            _ if place == 0 => *kind = direction,
            BidiClass::NSM => *kind = direction,
            BidiClass::BN => {}
            _ => return,
        }
    }
}

/// Bracket pairs nest no deeper than this (BD16).
const DEEPEST: usize = 63;

/// BD16: the brackets that have a partner, in the order of the text.
fn brackets(text: &str) -> Vec<Bracket> {
    let table = &*TABLE;
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if !table.traits(c).is_bracket() {
            continue;
        }
        let Some(matched) = table.bidi_matched_opening_bracket(c) else { continue };
        if matched.is_open {
            if open.len() == DEEPEST {
                break;
            }
            open.push((matched.opening, at));
        } else if let Some(place) =
            open.iter().rposition(|(opening, _)| *opening == matched.opening)
        {
            let partner = open[place].1;
            found.extend([Bracket { at: partner, partner: at }, Bracket { at, partner }]);
            open.truncate(place);
        }
    }
    found.sort_unstable();
    found
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
            let mut ours = Levels::uniform(base);
            resolve(&text, Survey::of(&text), &mut ours);
            let mut ours = ours.along();
            for (at, c) in text.char_indices() {
                let level = ours.at(at as u32);
                // What X9 removes has no level of its own.
                if TABLE.bidi_class(c) != BidiClass::BN {
                    prop_assert_eq!(level, info.levels[at].number(), "{:?} at {}", text, at);
                }
            }
        }
    }
}
