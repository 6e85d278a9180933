//! Any text at any width with any options: nothing panics, no line is longer than its columns, lines
//! tile the text, columns and bytes lead to each other, no cell drives a terminal.

use khabar::text::{
    Align, Base, Digits, Direction, Harakat, Kashida, Letters, Options, Paragraph, rewritten,
};

/// What must hold.
pub fn check(bytes: &[u8]) {
    let Some((choice, rest)) = bytes.split_at_checked(4) else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let options = options(choice[0], choice[1]);
    let columns = u16::from_le_bytes([choice[2], choice[3] & 1]).min(400);
    let align = if choice[3] & 2 == 0 { Align::Start } else { Align::Justify };
    let paragraph = Paragraph::new(text, &options);
    let lines = paragraph.lines(columns, align);
    let mut end = 0;
    for line in lines.iter() {
        let cells = line.cells().count();
        let taken = usize::from(line.indent()) + line.columns();
        assert!(taken <= usize::from(columns.max(1)) || cells <= 1, "{:?}", line.text());
        assert_eq!(line.source().start, end, "lines tile the text");
        end = line.source().end;
        assert!(!line.text().contains(drives), "{:?}", line.text());
        for column in 0..taken.min(64) as u16 {
            if let Some(source) = line.source_at(column) {
                assert!(text.get(source.clone()).is_some());
                assert!(line.columns_of(source).any(|run| run.contains(&column)));
            }
        }
    }
    assert_eq!(end, text.len(), "lines tile the text");
    let rows = usize::from(choice[2] % 4) + 1;
    let cut = Paragraph::truncated(text, &options, columns, rows);
    assert!(cut.iter().all(|line| !line.text().contains(drives)));
    let _ = rewritten(text, &options);
}

fn drives(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn options(one: u8, other: u8) -> Options {
    let direction = |bit: u8| if bit == 0 { Direction::Ltr } else { Direction::Rtl };
    Options {
        base: if one & 1 == 0 { Base::FirstStrong } else { Base::Given(direction(one & 2)) },
        fallback_direction: direction(one & 4),
        harakat: if one & 8 == 0 { Harakat::Keep } else { Harakat::Hide },
        letters: if one & 16 == 0 { Letters::Forms } else { Letters::Plain },
        kashida: if one & 32 == 0 { Kashida::Stretch } else { Kashida::Never },
        digits: match other % 4 {
            0 => Digits::AsWritten,
            1 => Digits::ArabicIndic,
            2 => Digits::ExtendedArabicIndic,
            _ => Digits::European,
        },
    }
}
