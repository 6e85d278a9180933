//! A painted row → what this kind of terminal must be sent.
//!
//! [`encode`] is the only function that knows the ways. It turns the cells of a row, in visual
//! order, into [`Glyph`]s, each with the column it goes to; the screen sends those that differ
//! from what it sent before, or the whole row where the way [needs that](is_row_wise). So a way may
//! rewrite a whole row, and nobody else notices. Every way starts from the cells as they look, and
//! then moves glyphs ([`words`], [`blanks`]), puts marks after them, or changes how they look
//! ([`tints`], [`words`]); each of these says why the terminal then shows the row as painted.
//!
//! Whatever stands in a cell, nothing is sent that could command a terminal or turn its text
//! round: no control, no directional mark, no joiner. A cluster never takes more columns than its
//! cell has. Where terminals may not agree on how many it takes, the glyph says so, and the screen
//! moves to the next one instead of trusting that it is there already.

mod blanks;
mod cluster;
mod direction;
mod tints;
mod words;

use ratatui::buffer::Cell;

use super::pen::Look;
use super::{Capabilities, Way};
use cluster::{NON_JOINER, is_left_alone, push_cluster};
use direction::Direction;

/// U+200E: invisible, and strongly left-to-right.
const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// What is sent for a row.
#[derive(Debug, Default)]
pub(super) struct Encoded {
    text: String,
    glyphs: Vec<Glyph>,
}

/// What is sent for one cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The column it goes to.
    pub column: u16,
    /// The column it was painted in.
    pub painted: u16,
    /// How many columns are its own.
    pub columns: u16,
    /// Its bytes in the row's text.
    start: usize,
    end: usize,
    pub look: Look,
    /// How surely it fills its columns.
    pub fit: Fit,
}

/// How surely a terminal that draws a glyph moves on by the glyph's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Every terminal does.
    Sure,
    /// It may move on by more or less.
    Unsure,
    /// It may also leave some of its columns as they were.
    Loose,
}

/// How a glyph differs from the one it replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Not at all.
    None,
    /// Both keep to their cells.
    OfAscii,
    /// One of them may reach over into the cells beside it, as final forms and marks do in many
    /// fonts: those are drawn again too.
    OfScript,
}

impl Encoded {
    pub(super) fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    /// The painted column of what was sent to a column.
    pub(super) fn painted_column(&self, sent: u16) -> u16 {
        let place = self.glyphs.partition_point(|glyph| glyph.column <= sent);
        let glyph = place.checked_sub(1).map(|place| &self.glyphs[place]);
        let here = glyph.filter(|glyph| sent < glyph.column + glyph.columns);
        here.map_or(sent, |glyph| glyph.painted + (sent - glyph.column))
    }

    pub(super) fn text(&self, glyph: &Glyph) -> &str {
        &self.text[glyph.start..glyph.end]
    }

    /// How `glyph` differs from what `other` has at its place.
    pub(super) fn change(&self, glyph: &Glyph, other: &Self) -> Change {
        let found = other.glyphs.binary_search_by_key(&glyph.column, |glyph| glyph.column);
        let twin = found.ok().map(|place| &other.glyphs[place]);
        let is_same = twin.is_some_and(|twin| {
            twin.columns == glyph.columns
                && twin.look == glyph.look
                && other.text(twin) == self.text(glyph)
        });
        let is_ascii =
            self.text(glyph).is_ascii() && twin.is_none_or(|twin| other.text(twin).is_ascii());
        match (is_same, is_ascii) {
            (true, _) => Change::None,
            (false, true) => Change::OfAscii,
            (false, false) => Change::OfScript,
        }
    }

    /// The column from which on the row is blank, without style.
    pub(super) fn blank_from(&self, columns: u16) -> u16 {
        let mut from = columns;
        for glyph in self.glyphs.iter().rev() {
            let blank = self.text(glyph) == " " && glyph.look == Look::default();
            if !blank || glyph.column + 1 != from {
                break;
            }
            from = glyph.column;
        }
        from
    }
}

/// How a terminal's rows are sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sending {
    pub way: Way,
    pub shown: Capabilities,
}

/// What is sent for a painted row. False where the terminal will not show the row as painted; then
/// as little as can be of it is wrong.
pub(super) fn encode(sending: Sending, row: &[Cell], out: &mut Encoded) -> bool {
    encode_linked(sending, row, &[], out)
}

/// The same for cells that lead somewhere: `links` has the numbers of their addresses.
pub(super) fn encode_linked(
    sending: Sending,
    row: &[Cell],
    links: &[u16],
    out: &mut Encoded,
) -> bool {
    out.text.clear();
    out.glyphs.clear();
    as_painted(sending.shown, row, out);
    if sending.shown.hyperlinks {
        for glyph in &mut out.glyphs {
            glyph.look.link = links.get(usize::from(glyph.painted)).copied().unwrap_or(0);
        }
    }
    match sending.way {
        Way::Visual | Way::Mlterm => true,
        Way::Words => {
            words::logical(sending.shown.non_joiners, out);
            true
        }
        Way::Marks => {
            mark_each(out);
            true
        }
        Way::Kitty => words::chunks(sending.shown.italics, out),
        Way::Alternating => {
            if sending.shown.faint {
                tints::in_colors(sending.shown.foreground, out);
            } else {
                tints::in_faint(out);
            }
            true
        }
        Way::Blanks => blanks::fill(out),
    }
}

/// Whether what is sent for a cell depends on other cells, so that a changed row is sent whole.
pub(super) const fn is_row_wise(way: Way) -> bool {
    match way {
        Way::Visual | Way::Mlterm => false,
        Way::Words | Way::Marks | Way::Kitty | Way::Alternating | Way::Blanks => true,
    }
}

/// Whether a terminal that wants rows this way can be made to show the row as painted.
///
/// Every other row is shown as painted whatever stands beside it; the row itself is sent as nearly
/// right as can be.
#[must_use]
pub fn encodes(way: Way, row: &[Cell]) -> bool {
    let shown = Capabilities::of(way);
    encode(Sending { way, shown }, row, &mut Encoded::default())
}

/// The cells as they look.
fn as_painted(shown: Capabilities, row: &[Cell], out: &mut Encoded) {
    let mut column = 0;
    while let Some(cell) = row.get(column) {
        if is_left_alone(cell) {
            column += 1;
            continue;
        }
        let room = (row.len() - column) as u16;
        let start = out.text.len();
        let (columns, fit) = push_cluster(cell, room, shown, &mut out.text);
        out.glyphs.push(Glyph {
            column: column as u16,
            painted: column as u16,
            columns,
            start,
            end: out.text.len(),
            look: look(shown, cell),
            fit,
        });
        // A wide cluster's other cells are not looked at, whatever they hold.
        column += usize::from(columns);
    }
}

fn look(shown: Capabilities, cell: &Cell) -> Look {
    let look = Look::of(cell);
    let look = if shown.faint { look } else { look.not_faint() };
    if shown.italics { look } else { look.not_italic() }
}

/// A mark after every right-to-left cell: no two of them are one run, so none moves. What stands
/// between two marks is left-to-right (UAX #9 N1), numbers are as well (W7).
fn mark_each(out: &mut Encoded) {
    for place in 0..out.glyphs.len() {
        if out.direction(place).is_right_to_left() {
            out.append(place, LEFT_TO_RIGHT_MARK);
        }
    }
}

/// What the ways do to glyphs.
impl Encoded {
    /// What a terminal that reorders sees in a glyph.
    fn direction(&self, place: usize) -> Direction {
        Direction::of(self.base(place))
    }

    /// The letter of a glyph.
    fn base(&self, place: usize) -> char {
        self.text(&self.glyphs[place]).chars().next().unwrap_or(' ')
    }

    /// Whether no column lies between a glyph and the next one.
    fn touches_next(&self, place: usize) -> bool {
        let glyph = &self.glyphs[place];
        self.glyphs.get(place + 1).is_some_and(|next| next.column == glyph.column + glyph.columns)
    }

    /// The end of the run of neighbours that starts at a place and that `belongs` holds for; the
    /// place itself where it does not hold for it.
    fn run_end(&self, start: usize, belongs: impl Fn(usize) -> bool) -> usize {
        let mut end = start;
        while end < self.glyphs.len() && belongs(end) {
            end += 1;
            if !self.touches_next(end - 1) {
                break;
            }
        }
        end
    }

    /// Puts an invisible character after a glyph.
    fn append(&mut self, place: usize, invisible: char) {
        let glyph = &mut self.glyphs[place];
        let start = self.text.len();
        self.text.extend_from_within(glyph.start..glyph.end);
        self.text.push(invisible);
        (glyph.start, glyph.end) = (start, self.text.len());
    }

    /// Gives a glyph another text.
    fn replace(&mut self, place: usize, c: char) {
        let glyph = &mut self.glyphs[place];
        glyph.start = self.text.len();
        self.text.push(c);
        glyph.end = self.text.len();
    }

    /// Sends glyphs, which lie side by side, in another order: `order` tells for each place in the
    /// range which of its glyphs goes there. Looks go with their glyphs.
    fn arrange(&mut self, start: usize, order: &[usize]) {
        let mut column = self.glyphs.get(start).map_or(0, |glyph| glyph.column);
        let arranged: Vec<Glyph> = order
            .iter()
            .map(|from| {
                let glyph = Glyph { column, ..self.glyphs[start + from].clone() };
                column += glyph.columns;
                glyph
            })
            .collect();
        self.glyphs.splice(start..start + order.len(), arranged);
    }

    /// Sends a run of glyphs, which lie side by side, the other way round.
    fn reverse(&mut self, run: std::ops::Range<usize>) {
        let order: Vec<usize> = (0..run.len()).rev().collect();
        self.arrange(run.start, &order);
    }
}
