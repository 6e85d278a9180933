//! `khabar doctor` in a terminal that the test plays.

use crate::terminal_pty::{Ended, LAST_ANSWER, Start, Terminal};
use crate::vte::Vte;

const KONSOLE: &str = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";
const VTE: &str = "\x1b[8;1$y\x1b[?2026;4$y\x1b[>65;7006;1c\x1b[?65;1;9c";
const CONFIG: &str = ".config/khabar/config.toml";

fn doctor() -> Start {
    Start::new().argument("doctor")
}

fn opened(start: Start) -> Terminal {
    let terminal = start.open();
    terminal.wait("a page", |shown| shown.says("Which line reads right?"));
    terminal
}

/// Presses a key; the report, and what is in the file of settings then.
fn pressed(mut terminal: Terminal, key: &str) -> (Ended, Option<String>) {
    terminal.press(key);
    let ended = terminal.ended();
    assert!(ended.has_restored && !ended.shown.is_alternate());
    assert_eq!(ended.unread, "");
    let text = ended.file(CONFIG);
    (ended, text)
}

#[test]
fn a_line_that_reads_right_is_written_down_by_its_number() {
    let (ended, text) = pressed(opened(doctor().answering(LAST_ANSWER)), "2");
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    assert!(text.unwrap().ends_with("terminal = \"words\"\n"));
    assert!(ended.bytes.contains("Written: "), "{}", ended.shown);
}

#[test]
fn the_choice_holds_in_the_next_run_and_other_settings_stay() {
    let start = doctor().answering(LAST_ANSWER);
    std::fs::create_dir_all(start.home().join(".config/khabar")).unwrap();
    let start = start.file(CONFIG, "# mine\nterminal = \"blanks\" # tried\n\n[other]\nx = 1\n");
    let start = start.script(r#""$0" "$@" 2>>errors; "$0" 2>>errors"#);
    let mut terminal = opened(start);
    terminal.press("۴");
    terminal.wait_status(&[" 1/25 "]);
    terminal.press("T");
    terminal.wait_status(&["alternating"]);
    terminal.press("Q");
    let text = std::fs::read_to_string(terminal.path(CONFIG)).unwrap();
    assert_eq!(text, "# mine\nterminal = \"kitty\" # tried\n\n[other]\nx = 1\n");
    let ended = terminal.ended();
    let faults: Vec<&str> = ended.errors.lines().collect();
    assert!(faults.iter().all(|it| it.contains("4: unknown key \"other\"; known: ui, calendar")));
    assert_eq!(ended.code, 0);
}

#[test]
fn what_is_found_anyway_is_not_nailed_down_for_every_terminal() {
    let (ended, text) = pressed(opened(doctor().answering(KONSOLE)), "2");
    assert!(text.is_none() && ended.bytes.contains("nothing has to be written"));

    let start = doctor().answering(KONSOLE);
    std::fs::create_dir_all(start.home().join(".config/khabar")).unwrap();
    let start = start.file(CONFIG, "terminal = \"kitty\"\n");
    let (_, text) = pressed(opened(start), "2");
    assert_eq!(text.unwrap(), "terminal = \"auto\"\n");
}

#[test]
fn it_says_what_was_asked_and_answered_and_why() {
    let start = doctor().answering(KONSOLE).variable("TERM_PROGRAM", "x\u{1b}[2Jy");
    let (ended, text) = pressed(opened(start), "q");
    assert!(text.is_none());
    let report = &ended.bytes[ended.bytes.rfind("\x1b[?1049l").unwrap()..];
    for line in [
        "TERM: xterm-256color",
        "TERM_PROGRAM: x\u{fffd}[2Jy",
        "mode 8, its own reordering: no answer",
        "XTVERSION: Konsole 22.12.3",
        "DA2: 1;115;0",
        "So this is: Konsole",
        "It is sent: words (Konsole)",
        "Because: its name says so",
        "fonts.conf",
        "Disable bidi",
    ] {
        assert!(report.contains(line), "{line}\n{report}");
    }
}

#[test]
fn the_page_of_the_kind_that_was_found_comes_first_and_each_state_has_its_own() {
    let mut terminal = opened(doctor().answering(VTE));
    terminal.wait("the plain line", |shown| shown.reads("قرأت في") && shown.says("1/3"));
    terminal.press(" ");
    terminal.wait("the other lines", |shown| shown.says("2/3") && shown.says("change nothing"));
    let bytes = terminal.sent_so_far();
    let mut vte = Vte::new(true);
    vte.feed(&bytes);
    assert!(vte.is_any_reordered(), "the terminal's own reordering is on for these");
    terminal.press(" ");
    terminal.wait("mlterm's line", |shown| shown.says("3/3"));
    assert!(terminal.has_sent("\x1b]5379;use_ctl=false"));
    let (ended, _) = pressed(terminal, "q");
    let mut vte = Vte::new(true);
    vte.feed(&ended.bytes);
    let (_, is_on, has_control) = vte.state();
    assert!(is_on && has_control);
}

#[test]
fn one_that_never_answers_gets_its_pages_all_the_same() {
    let (ended, text) = pressed(opened(doctor().silent()), "7");
    assert!(text.unwrap().ends_with("terminal = \"blanks\"\n"));
    assert!(ended.says("has not answered"));
}

#[test]
fn in_arabic_it_says_the_keys_in_english_too() {
    let start = doctor().argument("--ui").argument("ar").answering(LAST_ANSWER);
    let mut terminal = start.open();
    terminal.wait("Arabic words", |shown| {
        shown.reads("أي سطر يقرأ صحيح") || shown.reads("أي سطر يُقرأ صحيح")
    });
    assert!(terminal.shown().says("that line reads right"));
    terminal.press("q");
    assert_eq!(terminal.ended().code, 0);
}

#[test]
fn settings_that_cannot_be_written_are_told_in_one_line() {
    let start = doctor().answering(LAST_ANSWER).file(".config", "in the way");
    let (ended, _) = pressed(opened(start), "3");
    assert_eq!(ended.code, 1);
    assert!(ended.bytes.contains("Not written: "), "{}", ended.bytes);
}
