//! The theme follows what the terminal shows and on what ground it stands.

use khabar::library::scan::Input;
use khabar::snapshot::{Options, Session, parse_size, steps};
use khabar::ui::theme::{BuiltIn, Depth, Shown};

use crate::terminal_pty::Start;

const DARK: &str =
    "\x1b]10;rgb:eeee/eeee/eeee\x07\x1b]11;rgb:1e1e/1e1e/1e1e\x07\x1b[>0;276;0c\x1b[?1;2c";
const LIGHT: &str =
    "\x1b]10;rgb:0000/0000/0000\x07\x1b]11;rgb:ffff/fdfd/f0f0\x1b\\\x1b[>0;276;0c\x1b[?1;2c";

/// The colour of sites and dates on a light ground, and on a dark one.
const ABOUT_LIGHT: &str = "\x1b[38;2;0;95;135m";
const ABOUT_DARK: &str = "\x1b[38;2;135;215;215m";

fn frame(theme: BuiltIn, shown: Shown) -> String {
    let inputs: Vec<Input> = Input::samples().collect();
    let size = parse_size("80x24").unwrap();
    let options = Options { size, theme: theme.theme(shown), ..Options::default() };
    let mut session = Session::new(&inputs, &options);
    for step in steps(r#"Enter / "العربية" Enter r"#).unwrap() {
        session.press(&step).unwrap();
    }
    session.frame().text()
}

#[test]
fn a_light_theme_in_sixteen_colours() {
    insta::assert_snapshot!(frame(BuiltIn::Light, Shown::default()));
}

#[test]
fn a_dark_theme_in_any_colours() {
    let shown = Shown { depth: Depth::True, is_light: Some(false) };
    insta::assert_snapshot!(frame(BuiltIn::Auto, shown));
}

#[test]
fn a_light_theme_in_256_colours() {
    let shown = Shown { depth: Depth::Indexed, is_light: Some(true) };
    insta::assert_snapshot!(frame(BuiltIn::Auto, shown));
}

#[test]
fn high_contrast() {
    insta::assert_snapshot!(frame(BuiltIn::Contrast, Shown::default()));
}

#[test]
fn the_ground_that_the_terminal_tells_decides_and_the_first_frame_does_not_wait_for_it() {
    for (answers, about, other) in
        [(LIGHT, ABOUT_LIGHT, ABOUT_DARK), (DARK, ABOUT_DARK, ABOUT_LIGHT)]
    {
        let mut terminal = Start::new().silent().open();
        // What TERM promises, for any ground.
        terminal.wait_sent("\x1b[38;5;30m", 1);
        terminal.wait_status(&[" 1/25 "]);
        assert!(!terminal.has_sent(about) && !terminal.has_sent(other));
        terminal.press(answers);
        terminal.wait_sent(about, 1);
        terminal.press("Q");
        let ended = terminal.ended();
        assert!(!ended.bytes.contains(other));
        assert_eq!((ended.code, ended.unread.as_str()), (0, ""));
    }
}

#[test]
fn a_variable_is_a_hint_and_a_named_theme_is_not_overruled() {
    let mut terminal = Start::new().silent().variable("COLORFGBG", "0;15").open();
    terminal.wait_sent("\x1b[38;5;24m", 1);
    terminal.press("\x1b[?1;2cQ");
    assert_eq!(terminal.ended().code, 0);

    let mut terminal = Start::new().answering(LIGHT).argument("--theme").argument("dark").open();
    terminal.wait_sent(ABOUT_DARK, 1);
    terminal.press("Q");
    assert!(!terminal.ended().bytes.contains(ABOUT_LIGHT));
}

#[test]
fn the_key_goes_through_the_themes() {
    let mut terminal = Start::new().answering(DARK).open();
    terminal.wait_status(&[" 1/25 "]);
    for name in ["dark", "light", "contrast", "plain", "auto"] {
        terminal.press("t");
        terminal.wait_status(&[&format!("theme: {name}")]);
    }
    assert!(terminal.has_sent(ABOUT_LIGHT) && terminal.has_sent("48;2;255;255;255"));
    terminal.press("Q");
    assert_eq!(terminal.ended().code, 0);
}

#[test]
fn without_colours_no_theme_has_any() {
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "vt220")] {
        let mut terminal = Start::new().variable(name, value).answering(DARK).open();
        terminal.wait_status(&[" 1/25 "]);
        terminal.press("tt");
        terminal.wait_status(&["theme: light"]);
        terminal.press("Q");
        let bytes = terminal.ended().bytes;
        let is_colour = |code: &str| {
            ["38;", "48;", "3", "4", "9", "10"].iter().any(|start| {
                code.starts_with(start) && code.len() >= 2 && code != "39" && code != "49"
            })
        };
        let styles = bytes.split("\x1b[").filter_map(|it| it.split_once('m'));
        let styles =
            styles.filter(|(codes, _)| codes.chars().all(|c| c.is_ascii_digit() || c == ';'));
        for (codes, _) in styles {
            assert!(!codes.split(';').any(is_colour), "{name}: {codes:?}");
        }
    }
}
