//! What may be sent of one cell, and how surely it fills its columns.

use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use unicode_width::UnicodeWidthChar;

use super::Fit;
use crate::terminal::Capabilities;

/// U+200C: after a letter, it keeps the letter from joining the next.
pub(super) const NON_JOINER: char = '\u{200c}';

/// Somebody else draws there: an image, another program.
pub(super) fn is_left_alone(cell: &Cell) -> bool {
    #[expect(deprecated, reason = "widgets written before ratatui 0.30.1 set it")]
    let skip = cell.skip;
    skip || cell.diff_option == CellDiffOption::Skip
}

/// Appends what may be sent of a cell; how many columns it has, and how surely.
pub(super) fn push_cluster(
    cell: &Cell,
    room: u16,
    shown: Capabilities,
    text: &mut String,
) -> (u16, Fit) {
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
    for c in symbol.chars().filter(|c| !is_dropped(*c, shown)) {
        let c = if is_unshown(c, shown) { char::REPLACEMENT_CHARACTER } else { c };
        let wide = c.width().unwrap_or(0) as u16;
        if c == NON_JOINER && used == 0 {
            continue;
        }
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

/// What is not sent to a terminal that shows this much.
const fn is_dropped(c: char, shown: Capabilities) -> bool {
    match c {
        NON_JOINER => !shown.non_joiners,
        _ if is_point(c) => !shown.marks,
        _ => is_invisible(c),
    }
}

/// Marks of Arabic and Hebrew that a reader can do without.
const fn is_point(c: char) -> bool {
    matches!(
        c,
        '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}'
            | '\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}'
            | '\u{6e7}'..='\u{6e8}'
            | '\u{6ea}'..='\u{6ed}'
            | '\u{897}'..='\u{89f}'
            | '\u{8ca}'..='\u{8e1}'
            | '\u{8e3}'..='\u{8ff}'
            | '\u{fb1e}'
    )
}

/// What would not keep to its cell.
const fn is_unshown(c: char, shown: Capabilities) -> bool {
    !shown.ligatures
        && matches!(
            c,
            '\u{600}'..='\u{605}'
                | '\u{6dd}'
                | '\u{890}'..='\u{891}'
                | '\u{8e2}'
                | '\u{fdf0}'..='\u{fdff}'
        )
}

/// What is never sent: controls, and what is invisible and turns, joins or hides text. Variation
/// selectors stay: they choose between two looks.
const fn is_invisible(c: char) -> bool {
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
