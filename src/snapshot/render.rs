//! A frame as text, as bare rows, with styles, as JSON.

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use serde_json::{Value, json};

use crate::app::Effect;
use crate::article::controls::visible_json;
use crate::article::language::is_right_to_left;
use crate::article::{Change, Key};
use crate::terminal::{Capabilities, Way, styled_row};
use crate::text::Direction;
use crate::ui::canvas::{Part, Spoken, Under};

use super::Frame;

impl Frame {
    /// The bare rows, as they look from left to right.
    #[must_use]
    pub fn plain(&self) -> String {
        self.rows().map(|row| shown(row) + "\n").collect()
    }

    /// The rows with their styles.
    #[must_use]
    pub fn ansi(&self) -> String {
        self.rows().map(|row| styled_row(Way::Visual, Capabilities::FULL, row) + "\n").collect()
    }

    /// Every row in quotes; rows of right-to-left text again in logical order, which reads right in
    /// any editor; runs of style; the cursor; effects.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (number, row) in self.rows().enumerate() {
            let _ = writeln!(out, "{:>3} \"{}\"", number + 1, shown(row));
        }
        self.write_logical(&mut out);
        self.write_styles(&mut out);
        if let Some(caret) = self.canvas.caret {
            let _ = writeln!(out, "\ncursor: row {}, column {}", caret.y + 1, caret.x + 1);
        }
        if !self.effects.is_empty() {
            out.push_str("\neffects:\n");
            for (key, effect) in &self.effects {
                let _ = writeln!(out, "{key:>3} {}", effect_value(effect));
            }
        }
        out
    }

    /// Cells, styles, order, sources: everything, for programs.
    #[must_use]
    pub fn json(&self) -> String {
        let columns = self.canvas.buffer.area.width;
        let cells: Vec<Value> = self
            .rows()
            .enumerate()
            .map(|(y, row)| {
                let under = &self.canvas.under[y * usize::from(columns)..][..row.len()];
                Value::Array(row_values(row, under))
            })
            .collect();
        let effects: Vec<Value> = self
            .effects
            .iter()
            .map(|(key, effect)| {
                let mut value = effect_value(effect);
                value["key"] = json!(key);
                value
            })
            .collect();
        let cursor = self.canvas.caret.map(|caret| json!({"column": caret.x, "row": caret.y}));
        let value = json!({
            "schema": 1,
            "columns": columns,
            "rows": self.canvas.buffer.area.height,
            "cursor": cursor,
            "cells": cells,
            "effects": effects,
        });
        visible_json(value.to_string()) + "\n"
    }

    fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        let columns = usize::from(self.canvas.buffer.area.width).max(1);
        self.canvas.buffer.content.chunks(columns)
    }

    /// One run of text a line, in reading order: what stands at the side where the panes begin
    /// comes first, so a number comes before its headline.
    fn write_logical(&self, out: &mut String) {
        let mut said = self.canvas.spoken.clone();
        said.retain(|spoken| !spoken.text.trim().is_empty());
        said.sort_by_key(|spoken| match self.canvas.reads {
            Direction::Ltr => (spoken.row, spoken.column),
            Direction::Rtl => (spoken.row, u16::MAX - spoken.column),
        });
        let is_rtl =
            |row: &&[Spoken]| row.iter().any(|said| said.text.chars().any(is_right_to_left));
        let rows = said.chunk_by(|one, other| one.row == other.row);
        let runs: Vec<&Spoken> = rows.filter(is_rtl).flatten().collect();
        if runs.is_empty() {
            return;
        }
        out.push_str("\nin logical order, by row and first column:\n");
        for said in runs {
            let text = controls_dropped(&said.text);
            let _ = writeln!(out, "{:>3} {:>3}  {}", said.row + 1, said.column + 1, text.trim());
        }
    }

    /// Runs of style; one that goes on in the next rows is told once.
    fn write_styles(&self, out: &mut String) {
        let mut runs: Vec<StyleRun> = Vec::new();
        for (row, cells) in self.rows().enumerate() {
            let mut column = 0;
            for run in cells.chunk_by(|one, other| look(one) == look(other)) {
                let columns = column..column + run.len();
                column = columns.end;
                if look(&run[0]) == look(&Cell::default()) {
                    continue;
                }
                let style = style_name(&run[0]);
                let above = runs.iter_mut().find(|above| {
                    above.rows.end == row && above.columns == columns && above.style == style
                });
                match above {
                    Some(above) => above.rows.end += 1,
                    None => runs.push(StyleRun { rows: row..row + 1, columns, style }),
                }
            }
        }
        if !runs.is_empty() {
            out.push_str("\nstyles, by rows and columns:\n");
        }
        for StyleRun { rows, columns, style } in runs {
            let rows = span(&rows);
            let _ = writeln!(out, "{rows:>7}  {:<9} {style}", span(&columns));
        }
    }
}

struct StyleRun {
    rows: std::ops::Range<usize>,
    columns: std::ops::Range<usize>,
    style: String,
}

/// Counted from 1, as an editor does.
fn span(range: &std::ops::Range<usize>) -> String {
    if range.len() == 1 {
        range.end.to_string()
    } else {
        format!("{}–{}", range.start + 1, range.end)
    }
}

/// The symbols of a row; the second half of a wide one is part of it.
fn shown(row: &[Cell]) -> String {
    let mut out = String::new();
    let mut skip = 0;
    for cell in row {
        if skip > 0 {
            skip -= 1;
            continue;
        }
        out.push_str(cell.symbol());
        skip = columns_of(cell).saturating_sub(1);
    }
    out
}

fn columns_of(cell: &Cell) -> usize {
    usize::from(crate::text::width::columns(cell.symbol())).max(1)
}

/// What only orders the line on the screen.
fn controls_dropped(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}'))
        .collect()
}

fn look(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn style_name(cell: &Cell) -> String {
    let mut names: Vec<String> = modifier_names(cell.modifier).map(str::to_owned).collect();
    if cell.fg != Color::Reset {
        names.push(color_name(cell.fg));
    }
    if cell.bg != Color::Reset {
        names.push(format!("on {}", color_name(cell.bg)));
    }
    names.join(" ")
}

fn modifier_names(modifier: Modifier) -> impl Iterator<Item = &'static str> {
    const NAMES: [(Modifier, &str); 9] = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::SLOW_BLINK, "blink"),
        (Modifier::RAPID_BLINK, "rapid-blink"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::HIDDEN, "hidden"),
        (Modifier::CROSSED_OUT, "crossed-out"),
    ];
    NAMES.into_iter().filter(move |(one, _)| modifier.contains(*one)).map(|(_, name)| name)
}

fn color_name(color: Color) -> String {
    match color {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(index) => format!("indexed-{index}"),
        named => named.to_string().to_lowercase(),
    }
}

fn row_values(row: &[Cell], under: &[Option<Under>]) -> Vec<Value> {
    let mut values = Vec::with_capacity(row.len());
    let mut halves = 0;
    for (cell, under) in row.iter().zip(under) {
        let columns = if halves > 0 { 0 } else { columns_of(cell) };
        halves = if halves > 0 { halves - 1 } else { columns - 1 };
        values.push(json!({
            "symbol": if columns == 0 { "" } else { cell.symbol() },
            "columns": columns,
            "fg": color_name(cell.fg),
            "bg": color_name(cell.bg),
            "modifiers": modifier_names(cell.modifier).collect::<Vec<_>>(),
            "source": under.as_ref().map(source_value),
            "link": under.as_ref().and_then(|under| under.link.as_deref()),
        }));
    }
    values
}

fn source_value(under: &Under) -> Value {
    let (part, index) = match under.part {
        Part::Title => ("title", None),
        Part::Block(index) => ("block", Some(index)),
        Part::Related(index) => ("related", Some(index)),
        Part::Interface => ("interface", None),
    };
    json!({
        "article": under.article,
        "part": part,
        "index": index,
        "start": under.source.start,
        "end": under.source.end,
    })
}

fn effect_value(effect: &Effect) -> Value {
    match effect {
        Effect::Quit => json!({"quit": true}),
        Effect::Suspend => json!({"suspend": true}),
        Effect::NextTerminal => json!({"next_terminal": true}),
        Effect::NextTheme => json!({"next_theme": true}),
        Effect::ReadAgain => json!({"read_again": true}),
        Effect::Redraw => json!({"redraw": true}),
        Effect::Open(url) => json!({"open": url}),
        Effect::Pipe { command, text } => json!({"pipe": text, "to": command}),
        Effect::Copy(text) => json!({"copy": text}),
        Effect::KeepText(is_allowed) => json!({"keep": is_allowed}),
        Effect::Keep(Change::Read(key, is_read)) => json!({"read": is_read, "of": name(key)}),
        Effect::Keep(Change::Starred(key, is_starred)) => {
            json!({"starred": is_starred, "of": name(key)})
        }
        // These are done, and are in the frame.
        Effect::OpenSearch
        | Effect::Search { .. }
        | Effect::ReadPassages { .. }
        | Effect::Tick(_)
        | Effect::Identify(_)
        | Effect::Keep(Change::Place(..) | Change::Selected(_) | Change::Seen(_))
        | Effect::Loosen(_)
        | Effect::StopSearch => json!({}),
    }
}

fn name(key: &Key) -> &str {
    match key {
        Key::Address(name) | Key::Content { digest: name, .. } => name,
    }
}
