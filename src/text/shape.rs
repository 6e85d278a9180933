//! Joining, presentation forms, lam-alef, mirrored brackets: what is drawn for each cluster.
//!
//! A letter's shape follows from the Unicode joining types of its neighbours, marks being
//! transparent; a letter for which Unicode has no presentation form stays itself and still joins
//! its neighbours.

use unicode_joining_type::JoiningType;

use super::chars::{Role, TABLE};
use super::cluster::{Cluster, Kind, Symbol, Symbols};
use super::forms::{Shape, form, lam_alef};
use super::{Letters, width};

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';

/// Gives every cluster of `text` what is drawn for it; a lam and the alef after it become one.
pub(super) fn shape(
    text: &str,
    clusters: Vec<Cluster>,
    letters: Letters,
    symbols: &mut Symbols,
) -> Vec<Cluster> {
    let mut joiner =
        Joiner { text, shaped: Vec::with_capacity(clusters.len()), pending: None, symbols };
    for cluster in clusters {
        match (cluster.kind, letters) {
            (Kind::Letter, Letters::Forms) => joiner.letter(cluster),
            (Kind::Letter, Letters::Plain) => {
                joiner.shaped.push(cluster);
                joiner.draw(joiner.shaped.len() - 1, Shape::Isolated);
            }
            (Kind::Space | Kind::Tab | Kind::Invisible, _) => joiner.other(cluster),
        }
    }
    joiner.settle(false);
    joiner.shaped
}

/// A letter whose shape waits for what follows.
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
    shaped: Vec<Cluster>,
    pending: Option<Pending>,
    symbols: &'a mut Symbols,
}

impl Joiner<'_> {
    fn letter(&mut self, cluster: Cluster) {
        let joining = TABLE.traits(cluster.base).joining();
        let accepts = matches!(
            joining,
            JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing
        );
        let level = cluster.level;
        let same_run = self.pending.as_ref().is_some_and(|pending| pending.level == level);
        if same_run && accepts && self.lam_takes(&cluster) {
            return;
        }
        let joined_before =
            accepts && same_run && self.pending.as_ref().is_some_and(|pending| pending.offers);
        self.settle(accepts && same_run);
        let (next, offers) = self.towards_next(&cluster, joining);
        self.shaped.push(cluster);
        let place = self.shaped.len() - 1;
        self.pending = Some(Pending { place, joined_before, next, offers, level });
    }

    /// Spaces end a word; what is transparent to joining (`Joining_Type` T) does not.
    fn other(&mut self, cluster: Cluster) {
        if TABLE.traits(cluster.base).joining() != JoiningType::Transparent {
            self.settle(false);
            let offers = cluster.has_marks && self.part(&cluster).ends_with(ZWJ);
            if offers || cluster.base == ZWJ {
                let (place, level) = (self.shaped.len(), cluster.level);
                self.pending = Some(Pending {
                    place,
                    joined_before: false,
                    next: Next::Never,
                    offers: true,
                    level,
                });
            }
        }
        self.shaped.push(cluster);
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
    fn settle(&mut self, follower_joins: bool) {
        let Some(pending) = self.pending.take() else {
            return;
        };
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
        self.draw(pending.place, shape);
    }

    /// Makes one cluster of a pending lam and `alef`, harakat of both kept. Whether it did.
    fn lam_takes(&mut self, alef: &Cluster) -> bool {
        let Some(pending) = &self.pending else {
            return false;
        };
        let place = pending.place;
        let adjacent = place + 1 == self.shaped.len();
        if !adjacent || pending.next != Next::IfJoined || self.shaped[place].base != 'ل' {
            return false;
        }
        let Some(ligature) = lam_alef(alef.base, pending.joined_before) else {
            return false;
        };
        let lam = &self.shaped[place];
        let symbol = if lam.has_marks || alef.has_marks {
            let marks =
                width::drawn(self.part(lam)).skip(1).chain(width::drawn(self.part(alef)).skip(1));
            self.symbols.keep(std::iter::once(ligature).chain(marks.collect::<Vec<_>>()))
        } else {
            Symbol::single(ligature)
        };
        let lam = &mut self.shaped[place];
        lam.symbol = symbol;
        lam.base = ligature;
        lam.end = alef.end;
        // ZWJ or ZWNJ after the alef changes nothing before it: an alef never joins what follows.
        self.pending = None;
        true
    }

    fn part(&self, cluster: &Cluster) -> &str {
        &self.text[cluster.start as usize..cluster.end as usize]
    }

    /// Sets the symbol of the cluster at `place`.
    fn draw(&mut self, place: usize, shape: Shape) {
        let text = self.text;
        let Some(cluster) = self.shaped.get_mut(place) else {
            return;
        };
        if cluster.kind != Kind::Letter {
            return;
        }
        cluster.joins_next = matches!(shape, Shape::Initial | Shape::Medial);
        let traits = TABLE.traits(cluster.base);
        // UAX #9 L4.
        let letter = if traits.is_mirrored() && cluster.level % 2 == 1 {
            unicode_bidi_mirroring::get_mirrored(cluster.base).unwrap_or(cluster.base)
        } else {
            form(cluster.base, shape)
        };
        if !cluster.has_marks && traits.role() == Role::Base {
            cluster.symbol = Symbol::single(letter);
            return;
        }
        let part = &text[cluster.start as usize..cluster.end as usize];
        let mut drawn: Vec<char> = width::drawn(part).collect();
        if let Some(first) = drawn.iter_mut().find(|c| **c == cluster.base) {
            *first = letter;
        }
        cluster.symbol = match drawn[..] {
            [single] => Symbol::single(single),
            _ => self.symbols.keep(drawn.into_iter()),
        };
    }
}
