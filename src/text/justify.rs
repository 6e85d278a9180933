//! Slack spread over a line: kashidas first, then spaces.
//!
//! A grid has no half cells, so that a gap of two columns is twice a gap; a kashida of one cell is
//! seen less. So a line of Arabic grows in these steps, each used up before the next begins:
//!
//! 1. one word in three takes a kashida of one cell, then of two;
//! 2. if that is not enough, one word in two;
//! 3. every space grows to two columns;
//! 4. the stretched words take a third cell, the most that a word ever gets;
//! 5. every space grows to three columns.
//!
//! A line that all this does not fill stays ragged: it would be torn apart. So does the last line
//! of a paragraph, and one that ends where a break was asked for. Paragraphs that run from left to
//! right, Hebrew, and what is written in Nastaliq have steps 3 and 5 alone.
//!
//! The stretched words lie apart: the words that can be stretched are cut into as many groups as
//! kashidas are wanted, and the best place of each group is taken. A place that touches the columns
//! of a kashida in the line above counts one and a half classes worse, so that it gives way to
//! places of its own class and of the next; a word beside one already stretched counts four classes
//! worse. Of equal places in a word the one nearest the word's end is taken, of equal words the one
//! farther from the kashidas above, then the one nearest the middle of its group. Wider spaces of
//! neighbouring lines are shifted by half a step. Nothing is random.

mod places;

use std::ops::Range;

use super::cluster::{Cluster, Kind};
use places::{Letter, Place, places};

/// Of so many words one is stretched, at first and if that is not enough.
const WORDS: [usize; 2] = [3, 2];

/// Columns beyond which a kashida above no longer counts.
const FAR: u32 = 8;

/// What it costs to stand below a kashida or to touch its columns, in half classes.
const BELOW: u8 = 3;

/// What it costs to stand in a word beside a stretched one, in half classes.
const BESIDE: u8 = 8;

/// Stretches the lines of one paragraph, one after the other.
#[derive(Default)]
pub(super) struct Justifier {
    /// Cells to add after each cluster of the last line: kashidas after a letter, width to a space.
    pub(super) added: Vec<u8>,
    letters: Vec<Letter>,
    places: Vec<Place>,
    /// The columns of kashidas in the line above and in this one, from where reading begins.
    above: Vec<Range<u32>>,
    below: Vec<Range<u32>>,
    /// Columns from the edge to the end of each cluster.
    edges: Vec<u32>,
    /// Which half of the steps wider spaces begin with.
    is_odd: bool,
}

/// How slack is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shares {
    /// Cells of kashida.
    kashidas: usize,
    /// Words that take them.
    stretched: usize,
    /// Columns that spaces take.
    spaces: usize,
}

impl Justifier {
    /// Shares `slack` out over `line`, whose clusters lie in `order` from left to right, as `added`
    /// says then. `kashidas`: the line runs from right to left and may be stretched. False where
    /// the line stays ragged.
    pub(super) fn stretch(
        &mut self,
        line: &[Cluster],
        order: &[usize],
        slack: usize,
        kashidas: bool,
    ) -> bool {
        std::mem::swap(&mut self.above, &mut self.below);
        self.below.clear();
        self.places.clear();
        let words = if kashidas { places(line, &mut self.letters, &mut self.places) } else { 0 };
        let able = self.places.chunk_by(Place::same_word).count();
        let spaces = line.iter().filter(|cluster| is_space(cluster)).count();
        let Some(shares) = Shares::of(slack, WORDS.map(|of| words.div_ceil(of).min(able)), spaces)
        else {
            return false;
        };
        self.added.clear();
        self.added.resize(line.len(), 0);
        self.is_odd = !self.is_odd;
        self.widen(line, shares.spaces, spaces);
        if shares.stretched > 0 {
            self.measure(line, order);
            self.lengthen(&shares, able);
        }
        true
    }

    /// Tells that a line stays as it is.
    pub(super) fn pass(&mut self) {
        self.below.clear();
    }

    /// Spreads `columns` over the `count` spaces of `line`.
    fn widen(&mut self, line: &[Cluster], columns: usize, count: usize) {
        if columns == 0 {
            return;
        }
        let mut number = 0;
        for (cluster, added) in line.iter().zip(&mut self.added) {
            if is_space(cluster) {
                *added = part(columns, count, number, self.is_odd) as u8;
                number += 1;
            }
        }
    }

    /// Finds the columns of all places, kashidas not yet counted, and puts them in their order.
    fn measure(&mut self, line: &[Cluster], order: &[usize]) {
        self.edges.clear();
        let mut column = 0;
        let mut edge = |at: usize| {
            column += u32::from(line[at].columns) + u32::from(self.added[at]);
            column
        };
        if line.iter().all(|cluster| cluster.level == line[0].level) {
            self.edges.extend((0..line.len()).map(edge));
        } else {
            self.edges.resize(line.len(), 0);
            for &at in order.iter().rev() {
                self.edges[at] = edge(at);
            }
        }
        for place in &mut self.places {
            place.column = self.edges[place.cluster as usize];
        }
        // Words inside a run of the other direction lie in another order than they are read.
        if !self.places.is_sorted_by_key(|place| place.column) {
            self.places.sort_by_key(|place| place.column);
        }
    }

    /// Takes one place in each of as many groups of words as are to be stretched.
    fn lengthen(&mut self, shares: &Shares, able: usize) {
        let mut words = self.places.chunk_by(Place::same_word);
        let (mut taken, mut shift, mut last) = (0, 0, None);
        for group in 0..shares.stretched {
            let cells = part(shares.kashidas, shares.stretched, group, self.is_odd) as u32;
            let end = (group + 1) * able / shares.stretched;
            let size = end - taken;
            taken = end;
            let ranked = words.by_ref().take(size).enumerate().filter_map(|(number, word)| {
                let found = best(word, cells, shift, &self.above)?;
                let is_beside = last.is_some_and(|last: u32| word[0].word.abs_diff(last) <= 1);
                let cost = found.cost + if is_beside { BESIDE } else { 0 };
                Some(((cost, FAR - found.away, (2 * number + 1).abs_diff(size)), found))
            });
            if let Some((_, found)) = ranked.min_by_key(|(rank, _)| *rank) {
                self.added[found.place.cluster as usize] = cells as u8;
                self.below.push(found.columns);
                (shift, last) = (shift + cells, Some(found.place.word));
            }
        }
    }
}

/// A place for a kashida, weighed.
struct Found {
    place: Place,
    /// From where reading begins.
    columns: Range<u32>,
    /// In half classes.
    cost: u8,
    /// Columns to the next kashida above, up to `FAR`.
    away: u32,
}

/// The best place of a word for a kashida of `cells`, where earlier ones moved it by `shift`: of
/// equal ones the nearest to its end.
fn best(word: &[Place], cells: u32, shift: u32, above: &[Range<u32>]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for place in word.iter().rev() {
        let cost = 2 * place.class as u8;
        if best.as_ref().is_some_and(|best| best.cost <= cost) {
            continue;
        }
        let columns = place.column + shift..place.column + shift + cells;
        let away = away(&columns, above);
        let cost = cost + if away == 0 { BELOW } else { 0 };
        if best.as_ref().is_none_or(|best| cost < best.cost) {
            best = Some(Found { place: *place, columns, cost, away });
        }
    }
    best
}

/// How far `columns` are from the nearest of those `above`.
fn away(columns: &Range<u32>, above: &[Range<u32>]) -> u32 {
    let next = above.partition_point(|above| above.end < columns.start);
    let distance = |above: &Range<u32>| {
        above.start.saturating_sub(columns.end).max(columns.start.saturating_sub(above.end))
    };
    above[next.saturating_sub(1)..above.len().min(next + 1)]
        .iter()
        .map(distance)
        .min()
        .map_or(FAR, |away| away.min(FAR))
}

impl Shares {
    /// The shares of `slack`, where so many words may be stretched, at first and if that is not
    /// enough; `None` if the line cannot take as much.
    fn of(slack: usize, [few, many]: [usize; 2], spaces: usize) -> Option<Shares> {
        let able = if slack > 2 * few { many } else { few };
        let mut left = slack;
        let mut take = |room: usize| {
            let taken = room.min(left);
            left -= taken;
            taken
        };
        let mut kashidas = take(2 * able);
        let mut wider = take(spaces);
        kashidas += take(able);
        wider += take(spaces);
        let stretched = kashidas.min(able);
        (left == 0).then_some(Shares { kashidas, stretched, spaces: wider })
    }
}

/// What the one at `number` of `count` gets of `amount` that is spread over them evenly, the rest
/// by equal steps that begin a quarter or three quarters of a step from the start.
fn part(amount: usize, count: usize, number: usize, is_odd: bool) -> usize {
    let offset = if is_odd { 3 * count } else { count };
    let until = |number: usize| (4 * amount * number + offset) / (4 * count);
    until(number + 1) - until(number)
}

/// Whether a cluster takes slack as a space.
pub(super) fn is_space(cluster: &Cluster) -> bool {
    match cluster.kind {
        Kind::Space => true,
        Kind::Letter | Kind::Tab | Kind::Invisible => false,
    }
}
