//! What terminals of each kind show of what they are sent: the painted row.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod properties;

use khabar::terminal::{Capabilities, Multiplexer, Screen, Way, encodes, styled_row};
use khabar::widget::BidiParagraph;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::Widget;
use ratatui::{TerminalOptions, Viewport};

use crate::simulated::{Look, Model, Simulated};

/// Each way with a terminal that it is right in.
const KINDS: &[(Way, Model)] = &[
    (Way::Visual, Model::AsSent),
    (Way::Visual, Model::Vte),
    (Way::Words, Model::Konsole),
    (Way::Words, Model::LeftToRight),
    (Way::Marks, Model::LeftToRight),
    (Way::Marks, Model::AsSent),
    (Way::Marks, Model::Konsole),
    (Way::Kitty, Model::Kitty { one_font: true }),
    (Way::Kitty, Model::Kitty { one_font: false }),
    (Way::Alternating, Model::QTerminal),
    (Way::Alternating, Model::AsSent),
    (Way::Mlterm, Model::Mlterm),
    (Way::Blanks, Model::FirstStrong),
];

/// What the terminals of these tests answer when asked for the colour of text.
const FOREGROUND: (u8, u8, u8) = (10, 20, 30);

/// A screen, and a terminal that shows what it writes.
struct Pair {
    screen: Screen<Vec<u8>>,
    terminal: Simulated,
    sent: usize,
}

impl Pair {
    fn new(way: Way, model: Model, size: Size) -> Pair {
        let mut screen = Screen::with_size(Vec::new(), way, size);
        let shown = Capabilities::FULL.with_foreground(Some(FOREGROUND));
        screen.set_capabilities(shown.with_redraws(Capabilities::of(way).redraws));
        let terminal = Simulated::new(model, size.width.into(), size.height.into());
        Pair { screen, terminal, sent: 0 }
    }

    fn paint(&mut self, frame: &Buffer) {
        self.screen.paint(frame, None).unwrap();
        let sent = self.screen.writer();
        self.terminal.take(&sent[self.sent..]);
        self.sent = sent.len();
    }
}

/// The row as it should look.
fn wanted(frame: &Buffer, y: u16) -> Vec<(String, Style)> {
    let mut cells = Vec::new();
    let mut x = 0;
    while x < frame.area.width {
        let cell = &frame[(x, y)];
        cells.push((cell.symbol().replace('\u{200c}', ""), cell.style()));
        x += cell.cell_width().max(1);
    }
    cells
}

/// Whether a terminal of this way shows the row as it was painted.
fn assert_shows(way: Way, terminal: &Simulated, frame: &Buffer, y: u16) -> Result<(), String> {
    let shown = terminal.row(y.into());
    let wanted = wanted(frame, y);
    let texts = |texts: Vec<&str>| texts.join("|");
    let shown_text = texts(shown.iter().map(|cell| cell.text.as_str()).collect());
    let wanted_text = texts(wanted.iter().map(|(text, _)| text.as_str()).collect());
    if shown_text != wanted_text {
        return Err(format!("row {y}: shown {shown_text:?}, painted {wanted_text:?}"));
    }
    for (column, (cell, (text, style))) in shown.iter().zip(&wanted).enumerate() {
        let may_slant = way == Way::Kitty && !text.starts_with(is_surely_in_fonts);
        let (mut look, mut style) = (cell.look.clone(), *style);
        if !Capabilities::of(way).redraws && text == " " && !is_lined(style) {
            // Nobody sees the colour of a blank.
            (look.foreground, style.fg) = (String::new(), None);
        }
        if !is_alike(&look, &style, may_slant) {
            return Err(format!("row {y}, place {column}: {:?} instead of {style:?}", cell.look));
        }
    }
    Ok(())
}

fn is_arabic(c: char) -> bool {
    // The comma is every script's.
    c != '،' && ('\u{590}'..'\u{900}').contains(&c) || ('\u{fb1d}'..'\u{ff00}').contains(&c)
}

fn is_surely_in_fonts(c: char) -> bool {
    is_arabic(c) && !('\u{fb50}'..='\u{fbfb}').contains(&c)
}

fn is_lined(style: Style) -> bool {
    style.add_modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED)
}

fn is_alike(look: &Look, style: &Style, may_slant: bool) -> bool {
    let modifier = style.add_modifier;
    let flags = [
        (1, Modifier::BOLD),
        (2, Modifier::DIM),
        (3, Modifier::ITALIC),
        (4, Modifier::UNDERLINED),
        (7, Modifier::REVERSED),
    ];
    let flags_match = flags.iter().all(|(number, flag)| {
        look.flags[*number] == modifier.contains(*flag) || (may_slant && *number == 3)
    });
    flags_match
        && is_near(&look.foreground, style.fg.unwrap_or(Color::Reset), modifier)
        && is_near(&look.background, style.bg.unwrap_or(Color::Reset), Modifier::empty())
}

/// Whether a terminal told that colour draws this one, or one that no eye tells from it.
fn is_near(told: &str, wanted: Color, modifier: Modifier) -> bool {
    let name = |index: u8| index.to_string();
    let same = match wanted {
        Color::Reset => String::new(),
        Color::Red => name(1),
        Color::LightBlue => name(12),
        Color::Indexed(index) if index < 16 => name(index),
        Color::Indexed(index) => format!("5;{index}"),
        Color::Rgb(red, green, blue) => format!("2;{red};{green};{blue}"),
        color => panic!("{color:?} is not among those tried"),
    };
    let palette = told.strip_prefix("5;").unwrap_or(told);
    let bright = palette.parse::<u8>().ok().and_then(|index| index.checked_sub(8)).map(name);
    let is_bright = modifier.contains(Modifier::BOLD) && bright.as_ref() == Some(&same);
    told == same || palette == same || is_bright || is_a_step_away(told, wanted)
}

fn is_a_step_away(told: &str, wanted: Color) -> bool {
    let rgb: Vec<u8> = told
        .strip_prefix("2;")
        .map_or(vec![], |told| told.split(';').flat_map(str::parse).collect());
    let wanted = match wanted {
        Color::Reset => FOREGROUND,
        Color::Rgb(red, green, blue) => (red, green, blue),
        // The palette's own: 16 + 36 × 2 + 6 × 1 + 5.
        Color::Indexed(99) => (135, 95, 255),
        _ => return false,
    };
    rgb.len() == 3 && (rgb[0], rgb[1]) == (wanted.0, wanted.1) && rgb[2].abs_diff(wanted.2) <= 1
}

fn row_of(frame: &Buffer, y: u16) -> &[Cell] {
    let columns = usize::from(frame.area.width);
    &frame.content[usize::from(y) * columns..][..columns]
}

/// A row of letters, one a cell.
fn frame_of(row: &str) -> Buffer {
    let columns = row.chars().count() as u16;
    let mut frame = Buffer::empty(Rect::new(0, 0, columns, 1));
    for (x, c) in row.chars().enumerate() {
        frame[(x as u16, 0)].set_char(c);
    }
    frame
}

/// What a screen of that way sends for a row, without the sequences around it.
fn sent(way: Way, row: &str) -> String {
    let frame = frame_of(row);
    let mut screen = Screen::with_size(Vec::new(), way, frame.area.as_size());
    // Blanks in a colour that nobody sees are another matter.
    screen.set_capabilities(Capabilities::of(way).with_redraws(true));
    screen.paint(&frame, None).unwrap();
    let bytes = String::from_utf8(screen.writer().clone()).unwrap();
    let (_, row) = bytes.split_once("\u{1b}[H").unwrap();
    row.split_once("\u{1b}[?25l").unwrap().0.to_owned()
}

#[test]
fn the_letters_of_each_word_go_to_konsole_in_logical_order_with_a_mark_after_them() {
    assert_eq!(sent(Way::Words, "a ﺮﺒﺧ (ﻡ) ٣ 7"), "a ﺧﺒﺮ\u{200e} (ﻡ\u{200e}) ٣\u{200e} 7");
}

#[test]
fn letters_that_are_painted_apart_are_kept_apart_in_konsole() {
    let word = "ﺩﻮﺷﯽﻣ";
    assert_eq!(sent(Way::Words, word), "ﻣﯽ\u{200c}ﺷﻮﺩ\u{200e}");
    assert_eq!(sent(Way::Words, "ﺀﻲﺷ"), "ﺷﻲﺀ\u{200e}");
}

#[test]
fn every_right_to_left_cell_has_its_mark_in_tmux_in_vte() {
    assert_eq!(sent(Way::Marks, "7ﺮﺧ ٣│"), "7ﺮ\u{200e}ﺧ\u{200e} ٣\u{200e}│");
}

#[test]
fn what_touches_arabic_is_slanted_in_kitty() {
    assert_eq!(sent(Way::Kitty, "a ﺮﺒﺧ (ﻡ)"), "a ﺧﺒﺮ \u{1b}[0;3m(\u{1b}[0mﻡ\u{1b}[0;3m)\u{1b}[0m");
}

// پہلا: the second letter comes from another font in most terminals.
#[test]
fn a_letter_that_fonts_lack_is_a_run_of_its_own_in_kitty() {
    assert_eq!(sent(Way::Kitty, "ﻼﮩﭘ ﻡ"), "ﻼ\u{1b}[0;3mﮩ\u{1b}[0mﭘ ﻡ");
    assert_eq!(sent(Way::Kitty, "ﮯﮨ ﻡ"), "ﮨﮯ ﻡ", "the whole word is");
}

#[test]
fn letters_beside_bold_ones_are_turned_round_by_themselves_in_kitty() {
    let mut frame = frame_of("ﺮﺒﺨﻟﺍ");
    frame.set_style(Rect::new(0, 0, 2, 1), Style::new().add_modifier(Modifier::BOLD));
    let mut pair = Pair::new(Way::Kitty, Model::Kitty { one_font: true }, frame.area.as_size());
    pair.paint(&frame);
    assert_eq!(assert_shows(Way::Kitty, &pair.terminal, &frame, 0), Ok(()));
}

// screen takes italic for reversed.
#[test]
fn in_screen_in_kitty_runs_are_parted_by_bold_letters() {
    let text = "a ﺮﺒﺧ (ﻡ)";
    let mut frame = frame_of(text);
    frame[(0, 0)].set_style(Style::new().add_modifier(Modifier::ITALIC));
    let mut pair = Pair::new(Way::Kitty, Model::Kitty { one_font: true }, frame.area.as_size());
    let through_screen = Capabilities::of(Way::Kitty).through(Some(Multiplexer::Screen));
    pair.screen.set_capabilities(through_screen);
    pair.paint(&frame);

    let shown: String = pair.terminal.row(0).into_iter().map(|cell| cell.text).collect();
    assert_eq!(shown, text);
    let sent = String::from_utf8_lossy(pair.screen.writer());
    assert!(sent.contains("\u{1b}[0;4ma") && !sent.contains(";3m"), "{sent:?}");
}

#[test]
fn pterm_is_sent_blanks_that_run_left_to_right() {
    assert_eq!(sent(Way::Blanks, "a ﺮﺒﺧ 7"), "a\u{2800}ﺧﺒﺮ\u{2800}7");
}

#[test]
fn a_number_at_the_right_of_its_word_reaches_pterm_where_the_row_ends_in_arabic() {
    let row = frame_of(" ﻡ2015 ﺮﺒﺧ");
    assert!(encodes(Way::Blanks, row_of(&row, 0)));
    let row = frame_of(" ﻡ2015 a");
    assert!(!encodes(Way::Blanks, row_of(&row, 0)));
}

// A sign belongs to a European number beside it, and to no Arabic one.
#[test]
fn a_percent_sign_at_the_left_of_its_arabic_number_reaches_pterm() {
    let row = frame_of(" ﻡ2015 ﺮﺒﺧ ﻦﻣ ٪٥٠ •");
    assert!(encodes(Way::Blanks, row_of(&row, 0)));
}

#[test]
fn rows_inserted_before_an_inline_viewport_stand_above_it() {
    for (way, model) in [(Way::Visual, Model::AsSent), (Way::Words, Model::Konsole)] {
        let screen = Screen::with_size(Vec::new(), way, Size::new(8, 4));
        let viewport = TerminalOptions { viewport: Viewport::Inline(2) };
        let mut terminal = ratatui::Terminal::with_options(screen, viewport).unwrap();
        let text = || BidiParagraph::new("خبر 1");
        terminal.draw(|frame| frame.render_widget(text(), frame.area())).unwrap();
        for told in ["قمر", "شمس", "بحر"] {
            let insert = |rows: &mut Buffer| BidiParagraph::new(told).render(rows.area, rows);
            terminal.insert_before(1, insert).unwrap();
            terminal.draw(|frame| frame.render_widget(text(), frame.area())).unwrap();
        }
        let mut simulated = Simulated::new(model, 8, 4);
        simulated.take(terminal.backend().writer());
        let shown = |y| simulated.row(y).into_iter().map(|cell| cell.text).collect::<String>();
        assert_eq!(shown(0).trim(), "ﺲﻤﺷ", "{way:?}");
        assert_eq!(shown(1).trim(), "ﺮﺤﺑ", "{way:?}");
        assert_eq!(shown(2).trim(), "1 ﺮﺒﺧ", "{way:?}");
    }
}

#[test]
fn two_cells_side_by_side_never_look_the_same_in_qterminal() {
    let mut frame = frame_of(" ﺮﺒﺧ 12 ");
    frame.set_style(Rect::new(0, 0, 3, 1), Style::new().fg(Color::Red));
    let mut pair = Pair::new(Way::Alternating, Model::AsSent, frame.area.as_size());
    pair.paint(&frame);
    let row = pair.terminal.row(0);
    assert!(row[..5].windows(2).all(|cells| cells[0].look != cells[1].look), "{row:?}");
}

#[test]
fn qterminal_shows_every_letter_in_the_colour_it_was_painted_in() {
    let mut frame = frame_of(" ﺮﺒﺧ (12) ﺔﺻﺎﺧ ");
    frame.set_style(Rect::new(1, 0, 2, 1), Style::new().fg(Color::Red).bg(Color::LightBlue));
    frame.set_style(Rect::new(4, 0, 3, 1), Style::new().add_modifier(Modifier::DIM));
    let mut pair = Pair::new(Way::Alternating, Model::QTerminal, frame.area.as_size());
    pair.screen.set_capabilities(Capabilities::of(Way::Alternating).with_redraws(true));
    pair.paint(&frame);
    let shown = pair.terminal.row(0);
    // Faint text is as dark as any other there.
    assert!(shown[..5].windows(2).all(|cells| cells[0].look.flags[2] != cells[1].look.flags[2]));
    for (cell, (text, style)) in shown.into_iter().zip(wanted(&frame, 0)) {
        let mut look = cell.look;
        look.flags[2] = false;
        assert_eq!(cell.text, text);
        assert!(is_alike(&look, &style.remove_modifier(Modifier::DIM), false), "{look:?}");
        assert!(!look.foreground.starts_with("2;"), "a colour of its own: {look:?}");
    }
}

#[test]
fn marks_and_joiners_are_sent_only_where_they_are_shown_right() {
    let mut frame = frame_of("ﺮﻣ");
    frame[(0, 0)].set_symbol("ﺮ\u{651}\u{200c}");
    for (capabilities, letter) in [
        (Capabilities::FULL, "ﺮ\u{651}\u{200c}ﻣ"),
        (Capabilities::of(Way::Visual), "ﺮﻣ"),
        (Capabilities::of(Way::Visual).with_marks(true), "ﺮ\u{651}ﻣ"),
    ] {
        let mut pair = Pair::new(Way::Visual, Model::AsSent, frame.area.as_size());
        pair.screen.set_capabilities(capabilities);
        pair.paint(&frame);
        // After a letter with marks the next place is named.
        let sent = String::from_utf8_lossy(pair.screen.writer()).replace("\u{1b}[1;2H", "");
        assert!(sent.contains(&format!("\u{1b}[H{letter}\u{1b}")), "{sent:?}");
    }
}

#[test]
fn a_vowel_of_latin_keeps_its_accent_where_arabic_has_no_marks() {
    let mut frame = frame_of("e");
    frame[(0, 0)].set_symbol("e\u{301}");
    let mut pair = Pair::new(Way::Visual, Model::AsSent, frame.area.as_size());
    pair.screen.set_capabilities(Capabilities::of(Way::Visual));
    pair.paint(&frame);
    assert_eq!(pair.terminal.row(0)[0].text, "e\u{301}");
}

#[test]
fn a_ligature_that_would_overflow_its_cell_is_a_replacement() {
    assert_eq!(sent(Way::Visual, "aﷺb"), "a\u{fffd}b");
}

#[test]
fn the_order_of_vte_holds_for_rows_erased_after_it() {
    let frame = frame_of("ﺮﺒﺧ ﻡ");
    let shows = |steps: &[&str]| {
        let mut terminal = Simulated::new(Model::Vte, 5, 2);
        for step in steps {
            terminal.take(step.replace("ROW", "\u{1b}[1;1Hﺮﺒﺧ ﻡ").as_bytes());
        }
        assert_shows(Way::Visual, &terminal, &frame, 0).is_ok()
    };
    let (explicit, below, erase) = ("\u{1b}[8l", "\u{1b}[2;1H", "\u{1b}[2J");

    assert!(shows(&[below, explicit, erase, "ROW"]), "erased after it");
    assert!(!shows(&[below, erase, explicit, "ROW"]), "erased before it");
    assert!(shows(&["\u{1b}[H", explicit, "ROW"]), "the row under the cursor");
    assert!(shows(&[below, explicit, "\u{1b}[1;1H\u{1b}[K", "ROW"]), "one row erased");
    assert!(!shows(&[below, explicit, "\u{1b}[!p", erase, "ROW"]), "a soft reset cancels it");
}

#[test]
fn another_way_takes_back_what_the_last_one_switched() {
    let frame = frame_of("ﺮﺒﺧ ﻡ");
    for (first, second) in [(Way::Visual, Way::Words), (Way::Words, Way::Visual)] {
        let mut pair = Pair::new(first, Model::Vte, frame.area.as_size());
        pair.paint(&frame);
        assert_eq!(assert_shows(first, &pair.terminal, &frame, 0), Ok(()));
        pair.screen.set_way(second);
        pair.paint(&frame);
        assert_eq!(assert_shows(second, &pair.terminal, &frame, 0), Ok(()), "{first:?}");
    }
}

#[test]
fn a_changed_cell_sends_its_row_whole_where_the_row_decides() {
    for (way, whole) in [(Way::Visual, false), (Way::Mlterm, false), (Way::Words, true)] {
        let mut pair = Pair::new(way, Model::AsSent, Size::new(9, 1));
        pair.paint(&frame_of("a b c d e"));
        let before = pair.sent;
        pair.paint(&frame_of("a b c d f"));
        let bytes = pair.sent - before;
        assert_eq!(bytes > "a b c d f".len(), whole, "{way:?}: {bytes} bytes");
    }
}

#[test]
fn a_program_of_ratatui_shows_its_text_through_a_screen() {
    for (way, model) in KINDS {
        let screen = Screen::with_size(Vec::new(), *way, Size::new(20, 1));
        let mut terminal = ratatui::Terminal::new(screen).unwrap();
        let text = BidiParagraph::new("خبر (1) a");
        let frame = terminal.draw(|frame| frame.render_widget(text, frame.area())).unwrap();
        let frame = frame.buffer.clone();
        let mut simulated = Simulated::new(*model, 20, 1);
        simulated.take(terminal.backend().writer());
        let shown: String = simulated.row(0).into_iter().map(|cell| cell.text).collect();
        let painted: String = wanted(&frame, 0).into_iter().map(|(text, _)| text).collect();
        assert_eq!(shown, painted, "{way:?} in {model:?}");
    }
}

/// Two rooms that do not know each other keep a list of what is never drawn: they agree.
#[test]
fn what_the_engine_never_draws_is_never_sent() {
    // The selectors choose between two looks, and the engine has chosen.
    let is_of_one_room = |c: &char| matches!(c, '\u{fe00}'..='\u{fe0f}');
    let mut shown = Capabilities::FULL;
    shown.non_joiners = false;
    // Room for the widest.
    let mut row = [const { Cell::EMPTY }; 5];
    for c in (' '..=char::MAX).filter(|c| !is_of_one_room(c)) {
        row[0].set_symbol(&format!("a{c}"));
        let sent = styled_row(Way::Visual, shown, &row);
        let is_drawn = !khabar::text::width::is_invisible(c);
        assert_eq!(sent.contains(c), is_drawn, "U+{:04X}", u32::from(c));
    }
}
