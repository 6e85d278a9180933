//! Joining, presentation forms, lam-alef, mirrored brackets: what is drawn for each cluster.
//!
//! A letter's shape follows from the Unicode joining types of its neighbours, marks being
//! transparent; a letter for which Unicode has no presentation form stays itself and still joins
//! its neighbours.

use unicode_bidi::BidiClass as C;
use unicode_joining_type::JoiningType;

use super::chars::Role;
use super::cluster::{Cluster, Kind, Symbol, Symbols};
use super::forms::{Shape, form, lam_alef};
use super::{Letters, width};

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';

/// Gives every cluster of `text` what is drawn for it; a lam and the alef after it become one.
pub(super) fn shape(
    text: &str,
    clusters: &mut Vec<Cluster>,
    letters: Letters,
    symbols: &mut Symbols,
) {
    let mut joiner = Joiner { text, pending: None, symbols };
    let mut kept = 0;
    for place in 0..clusters.len() {
        let cluster = clusters[place];
        match (cluster.kind, letters) {
            (Kind::Letter, Letters::Forms) => {
                let (before, rest) = clusters.split_at_mut(kept);
                if joiner.letter(cluster, before) {
                    continue;
                }
                // The place is free: as many have been read as kept, or more.
                rest[0] = cluster;
            }
            (Kind::Letter, Letters::Plain) => {
                clusters[kept] = cluster;
                joiner.draw(&mut clusters[kept], Shape::Isolated);
            }
            (Kind::Space | Kind::Tab | Kind::Invisible, _) => {
                joiner.other(cluster, &mut clusters[..kept]);
                clusters[kept] = cluster;
            }
        }
        kept += 1;
    }
    joiner.settle(false, &mut clusters[..kept]);
    clusters.truncate(kept);
}

/// A letter whose shape waits for what follows.
#[derive(Clone, Copy)]
struct Pending {
    place: usize,
    joined_before: bool,
    /// Its own side towards what follows.
    next: Next,
    /// Whether what follows finds something to join.
    offers: bool,
    level: u8,
}

/// How a letter meets what follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// It never joins: by its type, or ZWNJ stands between.
    Never,
    /// It joins if the other does.
    IfJoined,
    /// ZWJ stands between.
    Always,
}

struct Joiner<'a> {
    text: &'a str,
    pending: Option<Pending>,
    symbols: &'a mut Symbols,
}

impl Joiner<'_> {
    /// Takes the letter that comes after `before`, or makes it part of the lam there: then true.
    fn letter(&mut self, cluster: Cluster, before: &mut [Cluster]) -> bool {
        let joining = cluster.traits.joining();
        let accepts = matches!(
            joining,
            JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing
        );
        let pending = self.pending.filter(|pending| accepts && pending.level == cluster.level);
        if let Some(pending) = pending
            && self.lam_takes(pending, &cluster, before)
        {
            return true;
        }
        let joined_before = pending.is_some_and(|pending| pending.offers);
        self.settle(pending.is_some(), before);
        let (next, offers) = self.towards_next(&cluster, joining);
        let (place, level) = (before.len(), cluster.level);
        self.pending = Some(Pending { place, joined_before, next, offers, level });
        false
    }

    /// Spaces end a word; what is transparent to joining (`Joining_Type` T) does not.
    fn other(&mut self, cluster: Cluster, before: &mut [Cluster]) {
        if cluster.traits.joining() == JoiningType::Transparent {
            // A direction mark of another level parts what it stands between (UAX #9 limits joining
            // to one level run); what X9 removes has no level of its own.
            let is_strong = matches!(cluster.traits.bidi(), C::L | C::R | C::AL);
            let parts = self.pending.is_some_and(|pending| pending.level != cluster.level);
            if is_strong && parts {
                self.settle(false, before);
            }
            return;
        }
        self.settle(false, before);
        let offers = cluster.has_marks && self.part(&cluster).ends_with(ZWJ);
        if offers || cluster.base == ZWJ {
            self.pending = Some(Pending {
                place: before.len(),
                joined_before: false,
                next: Next::Never,
                offers: true,
                level: cluster.level,
            });
        }
    }

    /// What a letter does towards its left: by its joining type, or as a joiner in its cluster says.
    fn towards_next(&self, cluster: &Cluster, joining: JoiningType) -> (Next, bool) {
        let joins = matches!(
            joining,
            JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing
        );
        let by_type = if joins { Next::IfJoined } else { Next::Never };
        if !cluster.has_marks {
            return (by_type, joins);
        }
        let mut joiners = self.part(cluster).chars().filter(|c| matches!(*c, ZWNJ | ZWJ));
        let Some(first) = joiners.next() else {
            return (by_type, joins);
        };
        let last = joiners.next_back().unwrap_or(first);
        let next = if joins && first == ZWJ { Next::Always } else { Next::Never };
        (next, last == ZWJ)
    }

    /// The pending letter's shape is known when what follows is.
    fn settle(&mut self, follower_joins: bool, clusters: &mut [Cluster]) {
        let Some(pending) = self.pending.take() else { return };
        let joined_after = match pending.next {
            Next::Never => false,
            Next::IfJoined => follower_joins,
            Next::Always => true,
        };
        let shape = match (pending.joined_before, joined_after) {
            (false, false) => Shape::Isolated,
            (true, false) => Shape::Final,
            (false, true) => Shape::Initial,
            (true, true) => Shape::Medial,
        };
        if let Some(cluster) = clusters.get_mut(pending.place) {
            self.draw(cluster, shape);
        }
    }

    /// Makes one cluster of a pending lam and `alef`, harakat of both kept. Whether it did.
    fn lam_takes(&mut self, pending: Pending, alef: &Cluster, before: &mut [Cluster]) -> bool {
        // Only what is transparent can stand between them.
        let Some(lam) = before.get_mut(pending.place) else { return false };
        let parts = pending.next == Next::Never || (lam.has_marks && self.part(lam).contains(ZWNJ));
        if lam.base != 'ل' || parts {
            return false;
        }
        let Some(ligature) = lam_alef(alef.base, pending.joined_before) else { return false };
        lam.symbol = if lam.has_marks || alef.has_marks {
            let (first, second) = (self.part(lam), self.part(alef));
            let marks = width::drawn(first).skip(1).chain(width::drawn(second).skip(1));
            self.symbols.keep(std::iter::once(ligature).chain(marks.collect::<Vec<_>>()))
        } else {
            Symbol::single(ligature)
        };
        lam.base = ligature;
        lam.end = alef.end;
        // ZWJ or ZWNJ after the alef changes nothing before it: an alef never joins what follows.
        self.pending = None;
        true
    }

    fn part(&self, cluster: &Cluster) -> &str {
        &self.text[cluster.start as usize..cluster.end as usize]
    }

    /// Sets what is drawn for a letter.
    #[inline]
    fn draw(&mut self, cluster: &mut Cluster, shape: Shape) {
        if cluster.kind != Kind::Letter {
            return;
        }
        cluster.joins_next = matches!(shape, Shape::Initial | Shape::Medial);
        // UAX #9 L4.
        let letter = if cluster.traits.is_mirrored() && cluster.level % 2 == 1 {
            unicode_bidi_mirroring::get_mirrored(cluster.base).unwrap_or(cluster.base)
        } else {
            form(cluster.base, shape)
        };
        if !cluster.has_marks && cluster.traits.role() == Role::Base {
            cluster.symbol = Symbol::single(letter);
        } else {
            self.draw_with_marks(cluster, letter);
        }
    }

    fn draw_with_marks(&mut self, cluster: &mut Cluster, letter: char) {
        if cluster.traits.role() == Role::Base && width::columns(self.part(cluster)) == 1 {
            let part = &self.text[cluster.start as usize..cluster.end as usize];
            let marks = width::drawn(part).skip(1);
            cluster.symbol = self.symbols.keep(std::iter::once(letter).chain(marks));
            return;
        }
        let mut drawn: Vec<char> = width::drawn(self.part(cluster)).collect();
        if let Some(first) = drawn.iter_mut().find(|c| **c == cluster.base) {
            *first = letter;
        }
        cluster.symbol = match drawn[..] {
            [single] => Symbol::single(single),
            _ => self.symbols.keep(drawn.into_iter()),
        };
    }
}
