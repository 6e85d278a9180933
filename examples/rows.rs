//! Rows as they are painted, as they are sent, and as a terminal should show them:
//! `khabar snapshot … --every --format json | cargo run --example rows -- FOLDER COUNT`.
//!
//! Of all rows with right-to-left letters, equal ones once, COUNT are taken from all over the frames, half
//! of them with numbers or Latin, and stacked into pages of as many rows as a frame has, without styles. FOLDER gets of each page
//! `N.painted` (one row a line), `N.raw` (the bytes of the row as it looks), `N.WAY` (the bytes that
//! a screen of that way writes), `N.raw.MODEL` (what a terminal of that kind should show of the
//! bytes as they look). Without arguments it tells how many of all rows each way can encode.

use std::collections::HashSet;
use std::io::{self, BufRead, Write};
use std::path::Path;

use khabar::terminal::{Capabilities, Screen, Way, encodes, styled_row};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use serde_json::Value;

use simulated::{Model, Simulated};

#[expect(dead_code, reason = "tests use more of it")]
#[path = "../tests/it/simulated/mod.rs"]
mod simulated;

const WAYS: &[(Way, &str)] = &[
    (Way::Visual, "visual"),
    (Way::Words, "words"),
    (Way::Marks, "marks"),
    (Way::Kitty, "kitty"),
    (Way::Alternating, "alternating"),
    (Way::Mlterm, "mlterm"),
    (Way::Blanks, "blanks"),
];

const MODELS: &[(Model, &str)] = &[
    (Model::AsSent, "as-sent"),
    (Model::LeftToRight, "left-to-right"),
    (Model::FirstStrong, "first-strong"),
    (Model::Konsole, "konsole"),
    (Model::Kitty { one_font: true }, "kitty"),
    (Model::Mlterm, "mlterm"),
    (Model::QTerminal, "qterminal"),
];

type Row = Vec<Cell>;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    let mut height = 0;
    for frame in io::stdin().lock().lines() {
        let frame = frame?;
        if frame.is_empty() {
            continue;
        }
        let frame: Value = serde_json::from_str(&frame)?;
        let cells = frame["cells"].as_array().into_iter().flatten();
        height = frame["rows"].as_u64().unwrap_or(0) as usize;
        let right_to_left = cells.map(row).filter(|row| row.iter().any(is_right_to_left));
        rows.extend(right_to_left.filter(|row| seen.insert(row.clone())));
    }
    match &arguments[..] {
        [folder, count] => pages(Path::new(folder), rows, count.parse().unwrap_or(0), height),
        _ => tell(&rows),
    }
}

fn row(cells: &Value) -> Row {
    let cells = cells.as_array().into_iter().flatten();
    cells
        .map(|told| {
            let mut cell = Cell::default();
            cell.set_symbol(told["symbol"].as_str().filter(|text| !text.is_empty()).unwrap_or(" "));
            for modifier in told["modifiers"].as_array().into_iter().flatten() {
                cell.modifier |= match modifier.as_str() {
                    Some("bold") => Modifier::BOLD,
                    Some("dim") => Modifier::DIM,
                    Some("italic") => Modifier::ITALIC,
                    Some("underlined") => Modifier::UNDERLINED,
                    Some("reversed") => Modifier::REVERSED,
                    _ => Modifier::empty(),
                };
            }
            cell
        })
        .collect()
}

fn is_right_to_left(cell: &Cell) -> bool {
    cell.symbol().starts_with(|c| {
        ('\u{590}'..='\u{8ff}').contains(&c) || ('\u{fb1d}'..='\u{fefc}').contains(&c)
    })
}

fn tell(rows: &[Row]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{} rows with right-to-left letters", rows.len())?;
    for (way, name) in WAYS {
        let left: Vec<&Row> = rows.iter().filter(|row| !encodes(*way, row)).collect();
        writeln!(out, "{name}: {} not", left.len())?;
        for row in left.iter().take(8) {
            writeln!(out, "    {}", text(row))?;
        }
    }
    Ok(())
}

fn text(row: &[Cell]) -> String {
    row.iter().map(Cell::symbol).collect()
}

fn pages(folder: &Path, rows: Vec<Row>, count: usize, height: usize) -> io::Result<()> {
    let (mixed, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| is_mixed(row));
    let half = count / 2;
    let picked: Vec<Row> =
        spread(mixed, half).chain(spread(rest, count - half)).map(plain).collect();
    for (number, rows) in picked.chunks(height.max(1)).enumerate() {
        let file = |kind: &str| folder.join(format!("{number}.{kind}"));
        let lines = |rows: &[String]| rows.join("\n") + "\n";
        std::fs::write(
            file("painted"),
            lines(&rows.iter().map(|row| text(row)).collect::<Vec<_>>()),
        )?;
        let raw = raw(rows);
        std::fs::write(file("raw"), &raw)?;
        for (way, name) in WAYS {
            std::fs::write(file(name), sent(*way, rows)?)?;
        }
        for (model, name) in MODELS {
            let mut terminal = Simulated::new(*model, rows[0].len(), rows.len());
            terminal.take(raw.as_bytes());
            let shown = |y| terminal.row(y).into_iter().map(|cell| cell.text).collect();
            let shown: Vec<String> = (0..rows.len()).map(shown).collect();
            std::fs::write(file(&format!("raw.{name}")), lines(&shown))?;
        }
    }
    Ok(())
}

/// A row with numbers or Latin in it is harder.
fn is_mixed(row: &[Cell]) -> bool {
    row.iter()
        .any(|cell| cell.symbol().starts_with(char::is_alphanumeric) && !is_right_to_left(cell))
}

fn spread(rows: Vec<Row>, count: usize) -> impl Iterator<Item = Row> {
    let step = (rows.len() / count.max(1)).max(1);
    rows.into_iter().step_by(step).take(count)
}

fn plain(row: Row) -> Row {
    let unstyled = |cell: Cell| {
        let mut plain = Cell::default();
        plain.set_symbol(cell.symbol());
        plain
    };
    row.into_iter().map(unstyled).collect()
}

/// The rows as they look, in a terminal that was told nothing.
fn raw(rows: &[Row]) -> String {
    let lines = rows.iter().enumerate();
    let sent = lines.map(|(y, row)| {
        format!("\x1b[{};1H{}", y + 1, styled_row(Way::Visual, Capabilities::FULL, row))
    });
    format!("\x1b[0m\x1b[2J{}", sent.collect::<String>())
}

fn sent(way: Way, rows: &[Row]) -> io::Result<Vec<u8>> {
    let area = Rect::new(0, 0, rows[0].len() as u16, rows.len() as u16);
    let mut frame = Buffer::empty(area);
    frame.content = rows.concat();
    let mut screen = Screen::with_size(Vec::new(), way, area.as_size());
    screen.paint(&frame, None)?;
    Ok(screen.writer().clone())
}
