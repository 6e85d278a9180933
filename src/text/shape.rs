//! Joining, presentation forms, lam-alef, mirrored brackets: what is drawn for each cluster.
//!
//! A letter's shape follows from the Unicode joining types of its neighbours, marks being
//! transparent; a letter for which Unicode has no presentation form stays itself and still joins
//! its neighbours.

use unicode_bidi::BidiClass as C;

use super::chars::{Classes, Role, Traits};
use super::cluster::{Cluster, Kind, Rest, Symbol, Symbols};
use super::forms::{Shape, drawn, form, lam_alef};
use super::{Letters, width};

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';

/// Gives cluster after cluster what is drawn for it; a lam and the alef after it become one.
pub(super) struct Shaper<'a> {
    text: &'a str,
    letters: Letters,
    symbols: &'a mut Symbols,
    pending: Option<Pending>,
}

/// A letter whose shape waits for what follows.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "they are combined without branches")]
struct Pending {
    place: u32,
    traits: Traits,
    level: u8,
    joined_before: bool,
    /// Its own side towards what follows.
    next: Next,
    /// Whether what follows finds something to join.
    offers: bool,
    /// It is a lam, whatever marks are on it.
    is_lam: bool,
    /// It is drawn as one character that its shape alone tells.
    is_plain: bool,
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

impl<'a> Shaper<'a> {
    /// Shapes the clusters of `text` and keeps in `symbols` what they draw.
    pub(super) fn new(text: &'a str, letters: Letters, symbols: &'a mut Symbols) -> Shaper<'a> {
        Shaper { text, letters, symbols, pending: None }
    }

    /// Takes the last cluster, which is complete now; its base is `traits`.
    #[expect(clippy::inline_always, reason = "measured: a call costs as much as the shaping")]
    #[expect(clippy::needless_bitwise_bool, reason = "no processor foresees how letters join")]
    #[inline(always)]
    pub(super) fn take(&mut self, clusters: &mut Vec<Cluster>, traits: Traits) {
        let Some((cluster, before)) = clusters.split_last_mut() else { return };
        if self.letters == Letters::Plain {
            return self.draw(cluster, traits, None);
        }
        let is_letter = cluster.kind == Kind::Letter;
        if !is_letter & traits.is_transparent() {
            return self.pass_transparent(cluster.level, traits, before);
        }
        let (is_met, is_lam, offers) = match &self.pending {
            Some(before) => (
                is_letter & traits.joins_before() & (before.level == cluster.level),
                before.is_lam,
                before.offers,
            ),
            None => (false, false, false),
        };
        if is_met & is_lam & is_alef(cluster.base) && self.lam_takes(cluster, before) {
            clusters.pop();
            return;
        }
        let joined_before = is_met & offers;
        self.settle(is_met, before);
        let (next, offers) = match cluster.rest {
            Rest::Nothing | Rest::Marks if cluster.base != ZWJ => by_type(is_letter, traits),
            Rest::Nothing | Rest::Marks | Rest::Other => self.by_joiners(cluster, traits),
        };
        // A space ends its word as a letter does that joins nothing.
        self.pending = Some(Pending {
            place: before.len() as u32,
            traits,
            level: cluster.level,
            joined_before,
            next,
            offers,
            is_lam: cluster.base == 'ل',
            is_plain: (is_letter | (cluster.kind == Kind::Space))
                & (cluster.rest == Rest::Nothing)
                & (traits.role() == Role::Base)
                & !traits.is_mirrored(),
        });
    }

    /// Nothing follows.
    pub(super) fn finish(mut self, clusters: &mut [Cluster]) {
        self.settle(false, clusters);
    }

    /// What is transparent to joining (`Joining_Type` T) ends no word.
    #[cold]
    fn pass_transparent(&mut self, level: u8, traits: Traits, before: &mut [Cluster]) {
        // A direction mark of another level parts what it stands between (UAX #9 limits joining
        // to one level run); what X9 removes has no level of its own.
        let is_strong = traits.is_any(const { Classes::of(&[C::L, C::R, C::AL]) });
        if is_strong && self.pending.is_some_and(|pending| pending.level != level) {
            self.settle(false, before);
        }
    }

    /// What a cluster does towards its left where joiners in it may have a say.
    #[cold]
    fn by_joiners(&self, cluster: &Cluster, traits: Traits) -> (Next, bool) {
        let part = self.part(cluster);
        if cluster.kind != Kind::Letter {
            return (Next::Never, part.ends_with(ZWJ));
        }
        let mut joiners = part.chars().filter(|c| matches!(*c, ZWNJ | ZWJ));
        let Some(first) = joiners.next() else { return by_type(true, traits) };
        let last = joiners.next_back().unwrap_or(first);
        let is_always = traits.joins_after() && first == ZWJ;
        (if is_always { Next::Always } else { Next::Never }, last == ZWJ)
    }

    /// The pending letter's shape is known when what follows is.
    #[inline]
    fn settle(&mut self, follower_joins: bool, clusters: &mut [Cluster]) {
        let Some(pending) = &self.pending else { return };
        let joined_after = match pending.next {
            Next::Never => false,
            Next::IfJoined => follower_joins,
            Next::Always => true,
        };
        let shape = Shape::of(pending.joined_before, joined_after);
        let (traits, is_plain) = (pending.traits, pending.is_plain);
        let Some(cluster) = clusters.get_mut(pending.place as usize) else { return };
        self.pending = None;
        if is_plain {
            cluster.joins_next = joined_after;
            cluster.symbol = drawn(cluster.base, shape);
        } else {
            self.draw(cluster, traits, Some(shape));
        }
    }

    /// Makes one cluster of a pending lam and `alef`, harakat of both kept. Whether it did.
    fn lam_takes(&mut self, alef: &Cluster, before: &mut [Cluster]) -> bool {
        // Only what is transparent can stand between them.
        let Some(pending) = self.pending else { return false };
        let Some(lam) = before.get_mut(pending.place as usize) else { return false };
        let parts = pending.next == Next::Never
            || (lam.rest == Rest::Other && self.part(lam).contains(ZWNJ));
        let ligature = lam_alef(alef.base, pending.joined_before).filter(|_| !parts);
        let Some(ligature) = ligature else { return false };
        lam.symbol = if lam.rest == Rest::Nothing && alef.rest == Rest::Nothing {
            Symbol::single(ligature)
        } else {
            let (first, second) = (self.part(lam), self.part(alef));
            let marks = width::drawn(first).skip(1).chain(width::drawn(second).skip(1));
            self.symbols.keep(std::iter::once(ligature).chain(marks))
        };
        (lam.base, lam.end) = (ligature, alef.end);
        lam.is_of_word &= alef.is_of_word;
        // ZWJ or ZWNJ after the alef changes nothing before it: an alef never joins what follows.
        self.pending = None;
        true
    }

    fn part(&self, cluster: &Cluster) -> &'a str {
        &self.text[cluster.start as usize..cluster.end as usize]
    }

    /// Sets what is drawn for a letter: in a shape, or as it stands.
    fn draw(&mut self, cluster: &mut Cluster, traits: Traits, shape: Option<Shape>) {
        if cluster.kind != Kind::Letter {
            return;
        }
        cluster.joins_next = matches!(shape, Some(Shape::Initial | Shape::Medial));
        let letter = match shape {
            // UAX #9 L4.
            _ if traits.is_mirrored() && cluster.level % 2 == 1 => mirrored(cluster.base),
            Some(shape) => form(cluster.base, shape),
            None => cluster.base,
        };
        cluster.symbol = match cluster.rest {
            Rest::Nothing if traits.role() == Role::Base => Symbol::single(letter),
            Rest::Marks => {
                let marks = cluster.start as usize + cluster.base.len_utf8();
                self.symbols.keep_marked(letter, &self.text[marks..cluster.end as usize])
            }
            Rest::Nothing | Rest::Other => self.other_symbol(cluster, letter),
        };
    }

    /// Where something is left out of a cluster, or its base is no plain letter.
    #[cold]
    fn other_symbol(&mut self, cluster: &Cluster, letter: char) -> Symbol {
        let mut is_replaced = false;
        let drawn = width::drawn(self.part(cluster)).map(|c| {
            if !is_replaced && c == cluster.base {
                is_replaced = true;
                letter
            } else {
                c
            }
        });
        self.symbols.keep(drawn)
    }
}

/// What a cluster without joiners does towards its left.
#[inline]
fn by_type(is_letter: bool, traits: Traits) -> (Next, bool) {
    let joins = is_letter & traits.joins_after();
    (if joins { Next::IfJoined } else { Next::Never }, joins)
}

/// Whether `lam_alef` may know it.
const fn is_alef(c: char) -> bool {
    matches!(c, '\u{622}'..='\u{627}')
}

/// The `Bidi_Mirroring_Glyph`, the marks of news first: the crate searches for it.
fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '«' => '»',
        '»' => '«',
        '[' => ']',
        ']' => '[',
        _ => unicode_bidi_mirroring::get_mirrored(c).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_are_left_to_whoever_joins_them() {
        use crate::text::{Align, Base, Direction, Options, Paragraph};
        let base = Base::Given(Direction::Rtl);
        let options = Options { base, letters: Letters::Plain, ..Options::default() };
        let lines = Paragraph::new("قال (لا)", &options).lines(8, Align::Start);
        assert_eq!(lines.get(0).map(|line| line.text()).as_deref(), Some("(ال) لاق"));
    }

    #[test]
    fn the_marks_of_news_are_mirrored_as_the_others_are() {
        for c in "()[]«»".chars() {
            assert_eq!(Some(mirrored(c)), unicode_bidi_mirroring::get_mirrored(c));
        }
    }
}
