//! Any frame after any other, and cells that would command the terminal.

use proptest::prelude::*;

use super::*;

/// A symbol that a terminal and ratatui give the same columns.
fn symbol() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "a",
        "b",
        " ",
        " ",
        " ",
        "ﻡ",
        "ﺳ",
        "ﻻ",
        "ﻼ\u{64e}",
        "ﻨ\u{651}\u{650}",
        "ب",
        "·",
        "─",
        "٣",
        "漢",
        "字",
        "😀",
        "한",
        "é",
        "\u{60f}",
    ])
}

fn style() -> impl Strategy<Value = Style> {
    let color = || {
        prop::sample::select(vec![
            Color::Reset,
            Color::Reset,
            Color::Reset,
            Color::Red,
            Color::LightBlue,
            Color::Indexed(99),
            Color::Rgb(1, 2, 3),
        ])
    };
    let modifier = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::ITALIC,
        Modifier::UNDERLINED | Modifier::REVERSED,
    ]);
    (color(), color(), modifier)
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

/// A well-formed frame: wide symbols have room, and cover a blank of their own style.
fn any_frame() -> impl Strategy<Value = Buffer> {
    let cells = prop::collection::vec((symbol(), style()), usize::from(COLUMNS * ROWS));
    cells.prop_map(|cells| {
        let mut frame = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        let mut cells = cells.into_iter();
        for y in 0..ROWS {
            let mut x = 0;
            while x < COLUMNS {
                let Some((symbol, style)) = cells.next() else {
                    break;
                };
                let fits = symbol.cell_width() <= COLUMNS - x;
                let symbol = if fits { symbol } else { " " };
                for covered in x..x + symbol.cell_width() {
                    frame[(covered, y)].set_style(style);
                }
                frame[(x, y)].set_symbol(symbol);
                x += symbol.cell_width();
            }
        }
        frame
    })
}

/// Text with everything in it that commands a terminal.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        any::<char>().prop_map(String::from),
        prop::char::range('\0', '\u{9f}').prop_map(String::from),
        prop::char::range('\u{200b}', '\u{206f}').prop_map(String::from),
        prop::sample::select(vec!["\u{1b}[2J", "\u{1b}]0;x\u{7}", "\u{9b}31m", "\r\n", "ﻡ"])
            .prop_map(String::from),
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

/// The bytes without the sequences that a screen sends itself.
fn without_own_sequences(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut parts = text.split('\u{1b}');
    let mut rest = parts.next().unwrap().to_owned();
    for part in parts {
        let body = part.strip_prefix('[').unwrap();
        let end = body.find(|c: char| !c.is_ascii_digit() && c != ';' && c != '?').unwrap();
        assert!(
            matches!(&body[end..=end], "m" | "H" | "G" | "C" | "J" | "K" | "h" | "l"),
            "{part:?}"
        );
        rest.push_str(&body[end + 1..]);
    }
    rest
}

proptest! {
    #[test]
    fn a_terminal_shows_every_frame_as_it_was_painted(
        frames in prop::collection::vec(any_frame(), 1..6),
    ) {
        let mut pair = Pair::new(COLUMNS, ROWS);
        for frame in &frames {
            pair.paint(frame, None);
            pair.assert_shows(frame);
        }
    }

    #[test]
    fn what_changed_only_here_and_there_is_shown_as_painted(
        first in any_frame(),
        second in any_frame(),
        taken in prop::collection::vec(any::<bool>(), usize::from(ROWS)),
    ) {
        let mut pair = Pair::new(COLUMNS, ROWS);
        let mut frame = first.clone();
        pair.paint(&frame, None);
        for (y, _) in taken.iter().enumerate().filter(|(_, taken)| **taken) {
            let row = y * usize::from(COLUMNS)..(y + 1) * usize::from(COLUMNS);
            frame.content[row.clone()].clone_from_slice(&second.content[row]);
        }
        pair.paint(&frame, Some(Position::new(1, 1)));
        pair.assert_shows(&frame);
        pair.screen.invalidate();
        pair.paint(&frame, None);
        pair.assert_shows(&frame);
    }

    #[test]
    fn nothing_in_a_cell_can_command_the_terminal(
        symbols in prop::collection::vec(hostile(), usize::from(COLUMNS)),
    ) {
        let mut frame = Buffer::empty(Rect::new(0, 0, COLUMNS, 1));
        for (x, symbol) in symbols.iter().enumerate() {
            frame[(x as u16, 0)].set_symbol(symbol);
        }
        let mut pair = Pair::new(COLUMNS, 1);
        pair.screen.set_capabilities(Capabilities::FULL.with_non_joiners(false));

        let bytes = pair.paint(&frame, None);

        let text = without_own_sequences(&bytes);
        prop_assert!(!text.chars().any(char::is_control), "{text:?}");
        let turns = |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
        prop_assert!(!text.chars().any(turns), "{text:?}");
    }
}
