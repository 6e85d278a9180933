//! What terminals make of a row of cells.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_bidi_mirroring::get_mirrored;

use super::{Cell, Look};

/// What a terminal does with right-to-left text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// Nothing: xterm, alacritty, foot, urxvt, st, zutty, terminology.
    AsSent,
    /// UAX #9 over a row with a left-to-right base, brackets mirrored.
    LeftToRight,
    /// UAX #9 over a row whose first strong letter gives the base: pterm. It sees no character that
    /// takes no cell.
    FirstStrong,
    /// UAX #9 with a left-to-right base; U+2500–25FF count as left-to-right, nothing is mirrored, and
    /// letters are shaped anew, which the painted forms never need.
    Konsole,
    /// Each run of cells in one font between blanks is reversed when it holds right-to-left text;
    /// attributes stay where they are. `one_font` draws Arabic and Latin from one font.
    Kitty { one_font: bool },
    /// As `LeftToRight`, but for rows that were erased while `CSI 8 l` held.
    Vte,
    /// As `FirstStrong`, unless `OSC 5379` switched it off; in a row with U+2500–25FF these count as
    /// left-to-right, and so does the base.
    Mlterm,
    /// UAX #9 over each run of cells that look the same.
    QTerminal,
}

impl Model {
    /// The row on the screen, of the row that was sent. Characters that take no cell and show
    /// nothing are left out, U+2800 is a blank.
    pub fn show(self, row: Vec<Cell>, reorders: bool) -> Vec<Cell> {
        let shown = match self {
            _ if !reorders => row,
            Model::AsSent => row,
            Model::LeftToRight | Model::Vte => reordered(&row, &Rules::LEFT_TO_RIGHT),
            Model::Mlterm if row.iter().any(is_line) => reordered(&row, &Rules::PARTED),
            Model::FirstStrong | Model::Mlterm => reordered(&row, &Rules::FIRST_STRONG),
            Model::Konsole => reordered(&row, &Rules::KONSOLE),
            Model::Kitty { one_font } => chunks(&row, one_font),
            Model::QTerminal => segments(&row),
        };
        shown.into_iter().map(bare).collect()
    }
}

fn is_line(cell: &Cell) -> bool {
    cell.text.starts_with(|c| ('\u{2500}'..='\u{25ff}').contains(&c))
}

fn bare(mut cell: Cell) -> Cell {
    cell.text.retain(|c| !matches!(c, '\u{200c}' | '\u{200e}'));
    cell.text = cell.text.replace('\u{2800}', " ");
    cell
}

/// How a terminal runs UAX #9.
struct Rules {
    base: Base,
    /// What takes no cell counts.
    sees_marks: bool,
    /// In right-to-left text brackets look the other way.
    mirrors: bool,
    /// U+2500–25FF are left-to-right.
    parts_at_lines: bool,
}

enum Base {
    LeftToRight,
    FirstStrong,
}

impl Rules {
    const LEFT_TO_RIGHT: Rules =
        Rules { base: Base::LeftToRight, sees_marks: true, mirrors: true, parts_at_lines: false };
    const FIRST_STRONG: Rules =
        Rules { base: Base::FirstStrong, sees_marks: false, ..Rules::LEFT_TO_RIGHT };
    const PARTED: Rules = Rules { parts_at_lines: true, ..Rules::LEFT_TO_RIGHT };
    const KONSOLE: Rules = Rules { mirrors: false, ..Rules::PARTED };
}

fn reordered(cells: &[Cell], rules: &Rules) -> Vec<Cell> {
    let base = match rules.base {
        Base::LeftToRight => Some(Level::ltr()),
        Base::FirstStrong => None,
    };
    let mut text = String::new();
    let mut firsts = Vec::new();
    for (place, cell) in cells.iter().enumerate() {
        let seen = if rules.sees_marks { usize::MAX } else { 1 };
        for (at, c) in cell.text.chars().take(seen).enumerate() {
            let is_line = rules.parts_at_lines && ('\u{2500}'..='\u{25ff}').contains(&c);
            text.push(if is_line { 'x' } else { c });
            firsts.push((at == 0).then_some(place));
        }
    }
    let info = BidiInfo::new(&text, base);
    let Some(paragraph) = info.paragraphs.first() else {
        return Vec::new();
    };
    let levels = info.reordered_levels_per_char(paragraph, 0..text.len());
    let order = BidiInfo::reorder_visual(&levels);
    let shown = order.into_iter().filter_map(|at| firsts[at].map(|place| (place, levels[at])));
    shown
        .map(|(place, level)| {
            let is_mirrored = rules.mirrors && level.is_rtl();
            if is_mirrored { mirrored(&cells[place]) } else { cells[place].clone() }
        })
        .collect()
}

fn mirrored(cell: &Cell) -> Cell {
    let text = cell.text.chars().map(|c| get_mirrored(c).unwrap_or(c)).collect();
    Cell { text, ..cell.clone() }
}

/// Parts of a row that hang together, each shown by itself.
fn parted(
    row: &[Cell],
    together: impl Fn(&Cell, &Cell) -> bool,
    show: impl Fn(&[Cell]) -> Vec<Cell>,
) -> Vec<Cell> {
    row.chunk_by(|one, other| together(one, other)).flat_map(show).collect()
}

fn segments(row: &[Cell]) -> Vec<Cell> {
    let is_line = |cell: &Cell| cell.text.starts_with(|c| ('\u{2500}'..='\u{257f}').contains(&c));
    let together = |one: &Cell, other: &Cell| {
        one.look == other.look && one.columns == other.columns && is_line(one) == is_line(other)
    };
    parted(row, together, |cells| reordered(cells, &Rules::LEFT_TO_RIGHT))
}

fn chunks(row: &[Cell], one_font: bool) -> Vec<Cell> {
    let font = |cell: &Cell| {
        let base = cell.text.chars().next().unwrap_or(' ');
        let kind = match base {
            ' ' => 0,
            '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}' => 1,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}' if !one_font => 3,
            _ => 2,
        };
        (kind, cell.look.flags[1], cell.look.flags[3])
    };
    parted(row, |one, other| font(one) == font(other), shaped)
}

/// A run in one font, as a shaper that guesses its direction lays it out.
fn shaped(cells: &[Cell]) -> Vec<Cell> {
    let bases = cells.iter().filter_map(|cell| cell.text.chars().next());
    let mut scripts = bases.filter(|c| is_right_to_left_script(*c) || is_left_to_right_script(*c));
    if !scripts.next().is_some_and(is_right_to_left_script) {
        return cells.to_vec();
    }
    let looks: Vec<Look> = cells.iter().map(|cell| cell.look.clone()).collect();
    let reversed = cells.iter().rev().map(mirrored);
    reversed.zip(looks).map(|(cell, look)| Cell { look, ..cell }).collect()
}

/// Arabic, Hebrew and their kin; not what they share with other scripts.
fn is_right_to_left_script(c: char) -> bool {
    let is_shared =
        matches!(c, '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{640}' | '\u{fd3e}'..='\u{fd3f}');
    let is_theirs = matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
        || matches!(c, '\u{66a}' | '\u{6f0}'..='\u{6f9}');
    is_theirs && !is_shared
}

fn is_left_to_right_script(c: char) -> bool {
    c.is_alphabetic() && bidi_class(c) == BidiClass::L
}
