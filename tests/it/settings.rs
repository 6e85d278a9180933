//! The file of settings, with the real binary: what it says holds, and what the command line says beats
//! it.

use std::path::Path;
use std::process::{Command, Output};

use clap::Parser;
use khabar::cli::Cli;

use crate::terminal_pty::Start;

const CONFIG: &str = ".config/khabar/config.toml";

/// Runs the binary with nothing of the machine but a home.
fn khabar(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
    command.args(arguments).env_clear().env("HOME", home).current_dir(home);
    command.stdin(std::process::Stdio::null());
    command.output().unwrap()
}

fn told(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

/// A terminal with this file of settings.
fn with_settings(text: &str) -> Start {
    let start = Start::new();
    std::fs::create_dir_all(start.home().join(".config/khabar")).unwrap();
    start.file(CONFIG, text)
}

#[test]
fn what_is_printed_is_a_file_of_settings_with_nothing_wrong() {
    let home = tempfile::tempdir().unwrap();
    let (printed, faults) = told(&khabar(home.path(), &["config"]));
    assert!(printed.contains("\n#theme = \"auto\"\n") && faults.is_empty());
    std::fs::create_dir_all(home.path().join(".config/khabar")).unwrap();
    std::fs::write(home.path().join(CONFIG), printed).unwrap();
    let checked = khabar(home.path(), &["config", "--check"]);
    assert_eq!((checked.status.code(), told(&checked)), (Some(0), Default::default()));
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let home = tempfile::tempdir().unwrap();
    let missing = khabar(home.path(), &["config", "--check"]);
    assert_eq!(missing.status.code(), Some(1));
    std::fs::write(home.path().join("mine.toml"), "mouse = true\nthem = \"dark\"\n").unwrap();
    let checked = khabar(home.path(), &["config", "--check", "--config", "mine.toml"]);
    let fault = "khabar: mine.toml:2: unknown key \"them\"; did you mean \"theme\"?\n";
    assert_eq!((checked.status.code(), told(&checked).1.as_str()), (Some(1), fault));
}

#[test]
fn every_name_of_the_file_is_one_of_the_command_line() {
    for (option, values) in [
        ("--ui", &["en", "ar", "fa", "ur", "he", "ar-LB"][..]),
        ("--align", &["start", "justify"]),
        ("--harakat", &["keep", "hide"]),
        ("--digits", &["keep", "arabic", "persian", "european"]),
        ("--side", &["auto", "left", "right"]),
        ("--theme", &["auto", "dark", "light", "contrast", "plain"]),
        ("--color", &["auto", "always", "never"]),
        ("--terminal", &["auto", "visual", "words", "marks", "kitty", "alternating", "mlterm"]),
    ] {
        for value in values {
            let cli = Cli::try_parse_from(["khabar", option, value]);
            assert!(cli.is_ok(), "{option} {value}");
            let setting = option.trim_start_matches('-');
            let home = tempfile::tempdir().unwrap();
            let text = format!("{setting} = \"{value}\"\n");
            std::fs::write(home.path().join("mine.toml"), &text).unwrap();
            let checked = khabar(home.path(), &["config", "--check", "--config", "mine.toml"]);
            assert_eq!(told(&checked).1, "", "{text}");
        }
    }
}

#[test]
fn a_frame_has_the_settings_of_the_file_that_is_named_and_the_options_beat_it() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(home.path().join(".config/khabar")).unwrap();
    std::fs::write(home.path().join(CONFIG), "ui = \"fa\"\n").unwrap();
    let text = "ui = \"ar\"\nheadlines = 50\n[keys]\nhelp = \"e\"\n";
    std::fs::write(home.path().join("mine.toml"), text).unwrap();
    let frame = |arguments: &[&str]| {
        let arguments = [&["snapshot", "--format", "text", "--keys", "e"], arguments].concat();
        told(&khabar(home.path(), &arguments)).0
    };
    let of_file = frame(&["--config", "mine.toml"]);
    assert!(of_file.contains("المفاتيح"), "{of_file}");
    let of_option = frame(&["--config", "mine.toml", "--ui", "en"]);
    assert!(of_option.contains("Keys ("), "{of_option}");
    // The user's own is not read: no key is bound to help there, and nobody speaks Persian.
    assert!(frame(&[]).contains("1/25"));
}

#[test]
fn a_theme_that_is_not_there_is_wrong_usage() {
    let home = tempfile::tempdir().unwrap();
    let wrong = khabar(home.path(), &["snapshot", "--theme", "drak"]);
    let fault = "khabar: unknown theme \"drak\"; did you mean \"dark\"?\n";
    assert_eq!((wrong.status.code(), told(&wrong).1.as_str()), (Some(2), fault));
}

#[test]
fn keys_are_rebound_in_the_reader_and_its_texts_name_them() {
    let text = "[keys]\ndown = \"e\"\nread-again = \"x\"\nlinks = []\n";
    let mut terminal = with_settings(text).open();
    terminal.wait_status(&[" 1/25 "]);
    terminal.press("e");
    terminal.wait_status(&[" 2/25 "]);
    // The same place on an Arabic board.
    terminal.press("ث");
    terminal.wait_status(&[" 3/25 "]);
    terminal.press("j");
    terminal.press("?");
    let keys = terminal.wait("the page of keys", |shown| shown.says("e k scroll"));
    assert!(keys.says(" e ") && !keys.says("numbers of links"), "{keys}");
    terminal.press("Q");
    let ended = terminal.ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
}

#[test]
fn settings_of_the_file_hold_in_the_reader() {
    let terminal =
        with_settings("ui = \"ar\"\nside = \"left\"\nheadlines = 60\ntheme = \"plain\"\n");
    let mut terminal = terminal.open();
    let shown = terminal.wait_status(&["1/25"]);
    // A vowel sign has no cell of its own.
    let cells = shown.above_status()[0].chars().filter(|c| !matches!(c, '\u{64b}'..='\u{652}'));
    let rule = cells.enumerate().find(|(_, c)| *c == '│').map(|(column, _)| column);
    assert_eq!(rule, Some(60), "{shown}");
    terminal.press("Q");
    let ended = terminal.ended();
    assert!(!ended.bytes.contains("\x1b[38;") && !ended.bytes.contains("\x1b[36m"));
}
