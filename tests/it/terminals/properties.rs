//! What holds for every row and every frame.

use khabar::terminal::{Way, encodes};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::{KINDS, Pair, assert_shows, row_of, wanted};
use crate::simulated::Model;

/// Parts of which rows are made.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "ﺮﺒﺧ",
        "ﻦﻴﺑ",
        "ﻡ",
        "و",
        "ﻻ",
        "ﻼﺳ",
        "ﺔﻴﺑﺮﻋ",
        "ڵو",
        "דב",
        "םולש",
        "ـ",
        "ﻝ\u{651}\u{64e}",
        "ک\u{200c}",
        "؟",
        "،",
        "؛",
        "a",
        "GPT",
        "é",
        "C++",
        "7",
        "12",
        "2024",
        "٣",
        "٢٠٢٤",
        "۱۴۰۳",
        "٪",
        "٫",
        "%",
        "$",
        ".",
        ",",
        ":",
        "-",
        "+",
        "/",
        "(",
        ")",
        "[",
        "]",
        "«",
        "»",
        "<",
        "—",
        "…",
        "•",
        "│",
        "─",
        "●",
        "▶",
        "漢",
        "字",
        "한",
        " ",
        " ",
        " ",
        " ",
        "  ",
        "     ",
        "\u{a0}",
    ])
}

fn style() -> impl Strategy<Value = Style> {
    let colors = vec![
        Color::Reset,
        Color::Reset,
        Color::Red,
        Color::LightBlue,
        Color::Indexed(1),
        Color::Indexed(99),
        Color::Rgb(1, 2, 3),
        Color::Rgb(135, 95, 255),
    ];
    let modifiers = vec![
        Modifier::empty(),
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::UNDERLINED | Modifier::REVERSED,
    ];
    let (fg, bg) = (prop::sample::select(colors.clone()), prop::sample::select(colors));
    (fg, bg, prop::sample::select(modifiers))
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

const COLUMNS: u16 = 24;
const ROWS: u16 = 3;

fn any_frame() -> impl Strategy<Value = Buffer> {
    let words = prop::collection::vec((word(), style(), 0..3_u8), usize::from(COLUMNS * ROWS));
    words.prop_map(|words| {
        let mut frame = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        let (mut x, mut y, mut last) = (0, 0, Style::new());
        for (word, style, change) in words {
            for symbol in clusters(word) {
                // A style may change within a word.
                last = if change == 0 { style } else { last };
                let columns = symbol.as_str().cell_width().max(1);
                if x + columns > COLUMNS {
                    (x, y) = (0, y + 1);
                }
                if y >= ROWS {
                    return frame;
                }
                frame[(x, y)].set_symbol(&symbol).set_style(last);
                for covered in 1..columns {
                    frame[(x + covered, y)].set_style(last);
                }
                x += columns;
            }
        }
        frame
    })
}

fn clusters(word: &str) -> Vec<String> {
    let mut clusters: Vec<String> = Vec::new();
    for c in word.chars() {
        match clusters.last_mut() {
            Some(cluster) if c.to_string().as_str().cell_width() == 0 => cluster.push(c),
            _ => clusters.push(c.into()),
        }
    }
    clusters
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_terminal_shows_every_row_as_it_was_painted(frame in any_frame()) {
        for (way, model) in KINDS {
            let mut pair = Pair::new(*way, *model, frame.area.as_size());
            pair.paint(&frame);
            for y in 0..ROWS {
                if encodes(*way, row_of(&frame, y)) {
                    let shown = assert_shows(*way, &pair.terminal, &frame, y);
                    prop_assert!(shown.is_ok(), "{way:?} in {model:?}: {}", shown.unwrap_err());
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_terminal_shows_every_frame_after_another(
        frames in prop::collection::vec(any_frame(), 1..5),
        changes in prop::collection::vec((any_frame(), 0..ROWS, 0..COLUMNS, 1..6_u16), 0..6),
    ) {
        let mut all = frames.clone();
        let mut last = frames[frames.len() - 1].clone();
        for (from, y, start, columns) in changes {
            copy_part(&from, &mut last, y, start..COLUMNS.min(start + columns));
            all.push(last.clone());
        }
        for (way, model) in KINDS {
            let mut pair = Pair::new(*way, *model, last.area.as_size());
            pair.screen.set_synchronized(true);
            for frame in &all {
                pair.paint(frame);
                for y in 0..ROWS {
                    if encodes(*way, row_of(frame, y)) {
                        let shown = assert_shows(*way, &pair.terminal, frame, y);
                        prop_assert!(shown.is_ok(), "{way:?} in {model:?}: {}", shown.unwrap_err());
                    }
                }
                prop_assert!(!pair.terminal.is_synchronized(), "a frame without its end");
            }
        }
    }

    #[test]
    fn only_blanks_leave_rows_that_cannot_be_shown(frame in any_frame()) {
        for (way, _) in KINDS.iter().filter(|(way, _)| *way != Way::Blanks) {
            for y in 0..ROWS {
                prop_assert!(encodes(*way, row_of(&frame, y)), "{way:?}, row {y}");
            }
        }
    }

    #[test]
    fn a_row_that_cannot_be_shown_leaves_the_others_alone(frame in any_frame()) {
        let mut pair = Pair::new(Way::Blanks, Model::FirstStrong, frame.area.as_size());
        pair.paint(&frame);
        let (good, bad): (Vec<u16>, Vec<u16>) =
            (0..ROWS).partition(|y| encodes(Way::Blanks, row_of(&frame, *y)));
        for y in good {
            prop_assert!(assert_shows(Way::Blanks, &pair.terminal, &frame, y).is_ok());
        }
        for y in bad {
            let letters = |texts: Vec<String>| {
                // Which way a bracket looks may be wrong as well.
                let text = texts.concat().replace([']', '[', '(', ')', '«', '»', '<', '>'], "|");
                let mut letters: Vec<char> = text.chars().collect();
                letters.sort_unstable();
                letters
            };
            let shown = pair.terminal.row(y.into()).into_iter().map(|cell| cell.text);
            let painted = wanted(&frame, y).into_iter().map(|(text, _)| text);
            prop_assert_eq!(letters(shown.collect()), letters(painted.collect()));
        }
    }

    #[test]
    fn a_click_means_the_painted_cell(frame in any_frame()) {
        for (way, model) in [(Way::Words, Model::Konsole), (Way::Blanks, Model::FirstStrong)] {
            let mut pair = Pair::new(way, model, frame.area.as_size());
            pair.paint(&frame);
            for y in 0..ROWS {
                let mut seen: Vec<u16> =
                    (0..COLUMNS).map(|x| pair.screen.painted_at(Position { x, y }).x).collect();
                seen.sort_unstable();
                prop_assert_eq!(seen, (0..COLUMNS).collect::<Vec<_>>());
            }
        }
    }
}

/// Some cells of one frame into another, whole letters only.
fn copy_part(from: &Buffer, to: &mut Buffer, y: u16, columns: std::ops::Range<u16>) {
    let is_wide = |frame: &Buffer, x: u16| frame[(x, y)].symbol().cell_width() > 1;
    let is_cut = |frame: &Buffer, x: u16| x > 0 && x < COLUMNS && is_wide(frame, x - 1);
    let ends = [columns.start, columns.end];
    if ends.iter().any(|x| is_cut(from, *x) || is_cut(to, *x)) {
        return;
    }
    for x in columns {
        to[(x, y)] = from[(x, y)].clone();
    }
}
