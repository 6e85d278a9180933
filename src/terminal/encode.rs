//! A painted row → what this kind of terminal must be sent.
//!
//! [`encode`] is the only function that knows the ways. It turns the cells of a row, in visual
//! order, into [`Glyph`]s, each with the column it goes to; the screen sends those that differ
//! from what it sent before. So a way may rewrite a whole row, and nobody else notices.
//!
//! Whatever stands in a cell, nothing is sent that could command a terminal or turn its text
//! round: no control, no directional mark, no joiner. A cluster never takes more columns than its
//! cell has. Where terminals may not agree on how many it takes, the glyph says so, and the screen
//! moves to the next one instead of trusting that it is there already.

use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use unicode_width::UnicodeWidthChar;

use super::Way;
use super::pen::Look;

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

/// What `way` sends for a painted row.
pub(super) fn encode(way: Way, row: &[Cell], out: &mut Encoded) {
    out.text.clear();
    out.glyphs.clear();
    match way {
        Way::Visual
        | Way::Words
        | Way::Marks
        | Way::Kitty
        | Way::Alternating
        | Way::Mlterm
        | Way::Blanks => visual(row, out),
    }
}

/// The cells as they look.
fn visual(row: &[Cell], out: &mut Encoded) {
    let mut column = 0;
    while let Some(cell) = row.get(column) {
        if is_left_alone(cell) {
            column += 1;
            continue;
        }
        let room = (row.len() - column) as u16;
        let start = out.text.len();
        let (columns, fit) = push_cluster(cell, room, &mut out.text);
        out.glyphs.push(Glyph {
            column: column as u16,
            columns,
            start,
            end: out.text.len(),
            look: Look::of(cell),
            fit,
        });
        // A wide cluster's other cells are not looked at, whatever they hold.
        column += usize::from(columns);
    }
}

/// Somebody else draws there: an image, another program.
fn is_left_alone(cell: &Cell) -> bool {
    #[expect(deprecated, reason = "widgets written before ratatui 0.30.1 set it")]
    let skip = cell.skip;
    skip || cell.diff_option == CellDiffOption::Skip
}

/// Appends what may be sent of a cell; how many columns it has, and how surely.
fn push_cluster(cell: &Cell, room: u16, text: &mut String) -> (u16, Fit) {
    let symbol = cell.symbol();
    if let [byte @ 0x20..0x7f] = symbol.as_bytes() {
        text.push(char::from(*byte));
        return (1, Fit::Sure);
    }
    let columns = columns_of(cell);
    if columns > room {
        // Half a wide character at the edge would go to the next row.
        text.push(' ');
        return (1, Fit::Sure);
    }
    let start = text.len();
    let mut used = 0;
    for c in symbol.chars().filter(|c| !is_dropped(*c)) {
        let wide = c.width().unwrap_or(0) as u16;
        if used == 0 && wide == 0 {
            // A mark without its letter would go to the cell before.
            text.push(' ');
            used = 1;
        }
        if used + wide > columns {
            break;
        }
        text.push(c);
        used += wide;
    }
    if used == 0 {
        text.push(' ');
        used = 1;
    }
    (columns, fit(&text[start..], used, columns))
}

/// How many columns a cell and those it covers have, by the measure that ratatui paints by.
fn columns_of(cell: &Cell) -> u16 {
    if let CellDiffOption::ForcedWidth(columns) = cell.diff_option {
        return columns.get();
    }
    let symbol = cell.symbol();
    if symbol.chars().any(char::is_control) {
        let clean: String = symbol.chars().filter(|c| !c.is_control()).collect();
        return clean.as_str().cell_width().max(1);
    }
    symbol.cell_width().max(1)
}

fn fit(text: &str, used: u16, columns: u16) -> Fit {
    let mut chars = text.chars();
    let certain = chars.next().is_some_and(|c| is_certain(c, used));
    let alone = chars.next().is_none();
    match (certain, alone) {
        _ if used != columns => Fit::Loose,
        (true, true) => Fit::Sure,
        (false, _) if used > 1 => Fit::Loose,
        // A letter's marks stay in its cell, or take one each.
        (true | false, _) => Fit::Unsure,
    }
}

/// Whether every terminal gives the character these columns.
const fn is_certain(c: char, columns: u16) -> bool {
    match columns {
        // Signs that enclose numbers, and whole words in one letter: 0, 1 or more cells.
        1 => !matches!(
            c,
            '\u{600}'..='\u{605}'
                | '\u{6dd}'
                | '\u{70f}'
                | '\u{890}'..='\u{891}'
                | '\u{8e2}'
                | '\u{fdf0}'..='\u{fdff}'
                | '\u{1f000}'..
        ),
        // Ideographs and kana; emoji are younger than some terminals.
        2 => matches!(
            c,
            '\u{1100}'..='\u{115f}'
                | '\u{2e80}'..='\u{a4cf}'
                | '\u{ac00}'..='\u{d7a3}'
                | '\u{f900}'..='\u{faff}'
                | '\u{fe30}'..='\u{fe6f}'
                | '\u{ff00}'..='\u{ffe6}'
        ),
        _ => false,
    }
}

/// What is never sent: controls, and what is invisible and turns, joins or hides text. Variation
/// selectors stay: they choose between two looks.
const fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
