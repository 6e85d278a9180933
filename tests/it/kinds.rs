//! Which kind of terminal it is, found out while the reader is at work, and the terminal given back
//! as it was found. The test plays the terminal.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use rustix::process::Signal;

use crate::terminal_pty::{Ended, LAST_ANSWER, Start, Terminal};
use crate::vte::Vte;

const KONSOLE: &str = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";
const VTE: &str = "\x1b[8;1$y\x1b[?2026;4$y\x1b[>65;7006;1c\x1b[?65;1;9c";
const VTE_TOLD_BEFORE: &str = "\x1b[8;2$y\x1b[?2026;4$y\x1b[>65;7006;1c\x1b[?65;1;9c";
const MLTERM: &str = "\x1b[8;0$y\x1b[?2026;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;6;7;15;18;22;29c";
const FOOT: &str = "\x1b[?2026;2$y\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c";
const XTERM: &str = "\x1b[8;0$y\x1b[?2026;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6c";

/// The reader on the samples, its first frame there.
fn opened(start: Start) -> Terminal {
    let terminal = start.open();
    terminal.wait_status(&[" 1/25 "]);
    terminal
}

/// What `T` goes on to tells what was there before.
#[track_caller]
fn expect_next(terminal: &mut Terminal, way: &str) {
    terminal.press("T");
    terminal.wait_status(&[way]);
}

fn quit(mut terminal: Terminal) -> Ended {
    terminal.press("Q");
    let ended = terminal.ended();
    assert_eq!((ended.code, ended.errors.as_str(), ended.unread.as_str()), (0, "", ""));
    assert!(ended.has_restored);
    ended
}

#[test]
fn the_first_frame_is_there_before_any_answer_and_painted_again_when_the_kind_is_another() {
    let mut terminal = opened(Start::new().silent());
    terminal.wait_sent("\x1b[2J", 2);

    terminal.press(KONSOLE);
    // Mode 8 is back before the screen is erased for rows in which the terminal may turn words.
    terminal.wait_sent("\x1b[8h\x1b[0m\x1b[2J", 1);
    expect_next(&mut terminal, "marks");
    quit(terminal);
}

#[test]
fn answers_that_say_what_was_thought_already_change_nothing() {
    let mut terminal = opened(Start::new().silent());
    terminal.wait_sent("\x1b[2J", 2);
    terminal.press(XTERM);
    terminal.press("j");
    terminal.wait_status(&[" 2/25 "]);
    let ended = quit(terminal);
    let (painted, _) = ended.bytes.split_once("\x1b[?2004l").unwrap();
    assert_eq!(painted.matches("\x1b[2J").count(), 2, "painted whole again");
    ended.expect_restored();
}

#[test]
fn keys_may_come_between_answers() {
    let mut terminal = opened(Start::new().silent());
    terminal.press("\x1bP>|Konsole 22.12.3\x1b\\j");
    terminal.wait_status(&[" 2/25 "]);
    terminal.press("\x1b[>1;115;0cj");
    terminal.wait_status(&[" 3/25 "]);
    assert!(!terminal.has_sent("\x1b[8h"), "it did not wait for the last answer");
    terminal.press("\x1b[?62;1;4cj");
    terminal.wait_status(&[" 4/25 "]);
    expect_next(&mut terminal, "marks");
    quit(terminal);
}

#[test]
fn a_terminal_that_answers_with_garbage_is_one_that_nothing_is_known_of() {
    let mut terminal = opened(Start::new().silent());
    terminal.press("\x1b[8;;;$y\x1bP>|\x1b\\\x1b[>c\x1b[>99999999;7c\x1b]4;x\x07\x1b[?c");
    terminal.press("j");
    terminal.wait_status(&[" 2/25 "]);
    expect_next(&mut terminal, "words");
    quit(terminal);
}

#[test]
fn one_that_never_answers_is_read_in_and_left_like_any_other() {
    let mut terminal = opened(Start::new().silent());
    terminal.press("j");
    terminal.wait_status(&[" 2/25 "]);
    quit(terminal).expect_restored();
}

#[test]
fn an_answer_that_comes_after_quitting_is_no_word_for_the_shell() {
    for answers in [XTERM, KONSOLE, LAST_ANSWER] {
        let mut terminal = opened(Start::new().silent());
        terminal.press("q");
        // The screen is the shell's again; the keyboard not yet.
        terminal.wait_sent("\x1b[?1049l", 1);
        terminal.press(answers);
        let ended = terminal.ended();
        assert_eq!((ended.code, ended.unread.as_str()), (0, ""));
        let (_, after) = ended.bytes.rsplit_once("\x1b[?1049l").unwrap();
        assert_eq!(after, "\x1b[8h\x1b[?25h", "something is written over the shell");
    }
}

#[test]
fn an_answer_that_comes_late_is_no_word_for_a_browser_either() {
    let script = "saved=$(stty -g)\nstty raw min 0\nhead -c 99 >got\nstty $saved\n";
    let start =
        Start::new().file("news.json", r#"{"title":"خبر","text":"نص","url":"https://x.org"}"#);
    let start = start.file("browser", script).variable("BROWSER", "/bin/sh browser");
    let mut terminal = start.argument("news.json").silent().open();
    terminal.wait_status(&[" 1/1 "]);
    terminal.press("o");
    terminal.press(XTERM);
    // It is back when the browser has ended.
    terminal.wait_sent("\x1b[?1049h", 2);
    assert_eq!(std::fs::read_to_string(terminal.path("got")).unwrap(), "");
    terminal.press("q");
    terminal.ended().expect_restored();
}

#[test]
fn keys_pressed_before_and_while_it_asks_are_keys() {
    let mut terminal = Start::new().typed_ahead("jj").answering(KONSOLE).open();
    terminal.wait_status(&[" 3/25 "]);
    expect_next(&mut terminal, "marks");
    quit(terminal);
}

#[test]
fn with_articles_in_a_pipe_the_terminal_is_asked_all_the_same() {
    let start = Start::new().piped(r#"{"title":"خبر","text":"نص"}"#).answering(KONSOLE);
    let mut terminal = start.open();
    terminal.wait_status(&[" 1/1 "]);
    terminal.wait_sent("\x1b[8h", 1);
    expect_next(&mut terminal, "marks");
    quit(terminal);
}

#[test]
fn a_variable_decides_at_once_and_an_answer_after_it() {
    let mut terminal = opened(Start::new().variable("KONSOLE_VERSION", "221203").silent());
    assert!(!terminal.has_sent("\x1b[8l"), "it was taken for another first");
    // Started from Konsole, but another.
    terminal.press(XTERM);
    terminal.wait_sent("\x1b[8l", 1);
    expect_next(&mut terminal, "words");
    quit(terminal);
}

#[test]
fn the_users_word_counts_whatever_the_terminal_says() {
    let config = |start: Start, text: &str| {
        std::fs::create_dir_all(start.home().join(".config/khabar")).unwrap();
        start.file(".config/khabar/config.toml", text)
    };
    let words = [
        Start::new().argument("--terminal").argument("kitty"),
        Start::new().variable("KHABAR_TERMINAL", "kitty"),
        config(Start::new(), "terminal = \"kitty\"\n"),
        // The nearer one counts.
        config(Start::new(), "terminal = \"words\"\n").variable("KHABAR_TERMINAL", "kitty"),
        Start::new().variable("KHABAR_TERMINAL", "words").argument("--terminal=kitty"),
    ];
    for start in words {
        let mut terminal = opened(start.answering(KONSOLE));
        expect_next(&mut terminal, "alternating");
        quit(terminal);
    }
    let auto = Start::new().variable("KHABAR_TERMINAL", "words").argument("--terminal=auto");
    let mut terminal = opened(auto.answering(MLTERM));
    terminal.wait_sent("use_ctl=false", 1);
    expect_next(&mut terminal, "blanks");
    quit(terminal);
}

#[test]
fn a_wrong_word_is_named_with_its_line_and_the_nearest_right_one() {
    let start = Start::new().variable("KHABAR_TERMINAL", "wrods");
    std::fs::create_dir_all(start.home().join(".config/khabar")).unwrap();
    let start = start.file(".config/khabar/config.toml", "# mine\nterminal = \"kity\"\n");
    let mut terminal = opened(start);
    terminal.press("Q");
    let ended = terminal.ended();
    let lines: Vec<&str> = ended.errors.lines().collect();
    assert_eq!((ended.code, lines.len()), (0, 2), "{lines:?}");
    let fault = "config.toml:2: unknown kind of terminal \"kity\"; did you mean \"kitty\"?";
    assert!(lines[0].ends_with(fault), "{lines:?}");
    assert_eq!(
        lines[1],
        "khabar: KHABAR_TERMINAL: unknown kind of terminal \"wrods\"; did you mean \"words\"?"
    );
}

#[test]
fn vowel_signs_are_hidden_where_they_would_be_misplaced_until_the_user_says_otherwise() {
    let file = |start: Start| start.file("a.txt", "كَتَبَ\n\nنص\n").argument("a.txt");
    let pointed = "كَتَبَ".chars().rev().collect::<String>();
    let has_marks = |terminal: &Terminal| terminal.shown().has('\u{64e}');

    let mut terminal = file(Start::new()).silent().open();
    terminal.wait_status(&[" 1/1 "]);
    assert!(has_marks(&terminal), "{pointed}");
    terminal.press(FOOT);
    terminal.wait("no vowel signs", |shown| !shown.has('\u{64e}'));
    terminal.press("H");
    terminal.wait("vowel signs again", |shown| shown.has('\u{64e}'));
    quit(terminal);

    let mut terminal = file(Start::new().argument("--harakat=keep")).answering(FOOT).open();
    terminal.wait_status(&[" 1/1 "]);
    terminal.press("j");
    expect_next(&mut terminal, "words");
    assert!(has_marks(&terminal));
    quit(terminal);
}

// The terminal as it was found.

const SHELL: &str = "سلام عليكم $ khabar\r\n";

/// A terminal in which a shell has written something, and then khabar.
fn after(bytes: &str, is_reordering: bool) -> Vte {
    let mut vte = Vte::new(is_reordering);
    vte.feed(SHELL);
    vte.feed(bytes);
    vte
}

/// The shell's rows, the modes and the words on the screen are those before khabar.
#[track_caller]
fn expect_as_found(bytes: &str, is_reordering: bool) {
    let (found, left) = (after("", is_reordering), after(bytes, is_reordering));
    assert!(!left.is_alternate());
    assert_eq!(left.state(), found.state());
    assert_eq!(left.seen(), found.seen());
}

/// Before khabar left the screen, it was shown as it was sent.
#[track_caller]
fn expect_shown_as_sent(bytes: &str) {
    let (painted, _) = bytes.rsplit_once("\x1b[?1049l").unwrap();
    let vte = after(painted, true);
    assert!(vte.is_alternate() && !vte.is_any_reordered());
}

#[test]
fn a_frame_is_shown_as_it_was_sent_and_the_shell_as_before() {
    let terminal = opened(Start::new().answering(VTE));
    let ended = quit(terminal);
    expect_shown_as_sent(&ended.bytes);
    expect_as_found(&ended.bytes, true);
}

#[test]
fn ctrl_l_mends_an_order_that_something_else_has_changed() {
    let mut terminal = opened(Start::new().answering(VTE));
    let before = terminal.sent_so_far().matches("\x1b[8l").count();
    terminal.press("\x0c");
    terminal.wait_sent("\x1b[8l", before + 1);
    expect_as_found(&quit(terminal).bytes, true);
}

#[test]
fn a_terminal_that_was_told_not_to_reorder_before_is_left_so() {
    let ended = quit(opened(Start::new().answering(VTE_TOLD_BEFORE)));
    expect_as_found(&ended.bytes, false);
}

#[test]
fn signals_leave_the_order_as_it_was() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        for (answers, is_reordering) in [(VTE, true), (VTE_TOLD_BEFORE, false), (LAST_ANSWER, true)]
        {
            let mut terminal = opened(Start::new().answering(answers));
            terminal.press("j");
            terminal.wait_status(&[" 2/25 "]);
            terminal.signal(signal);
            let ended = terminal.ended();
            assert_eq!((ended.code, ended.unread.as_str()), (130, ""));
            expect_as_found(&ended.bytes, is_reordering);
        }
    }
}

#[test]
fn whichever_kind_it_was_painted_for_all_that_was_changed_is_put_back() {
    for presses in 1..=7 {
        let mut terminal = opened(Start::new().answering(VTE));
        let names = ["words", "marks", "kitty", "alternating", "mlterm", "blanks", "visual"];
        for name in &names[..presses] {
            expect_next(&mut terminal, name);
        }
        expect_as_found(&quit(terminal).bytes, true);
    }
}

#[test]
fn mlterm_has_its_own_reordering_back() {
    let terminal = opened(Start::new().answering(MLTERM));
    terminal.wait_sent("\x1b]5379;use_ctl=false\x07", 1);
    let ended = quit(terminal);
    expect_as_found(&ended.bytes, true);
    // Before the shell's rows are there again: they are drawn as the order is then.
    assert!(ended.bytes.ends_with("\x1b]5379;use_ctl=true\x07\x1b[?1049l\x1b[?25h"));
}

#[test]
fn in_tmux_mlterm_hears_through_it() {
    let start = Start::new().variable("TERM", "tmux-256color").variable("TMUX", "/nowhere,1,0");
    let terminal = opened(start.variable("MLTERM", "3.9.0"));
    let ended = quit(terminal);
    let wrapped = |sequence: &str| format!("\x1bPtmux;\x1b\x1b]5379;use_ctl={sequence}\x07\x1b\\");
    // Right after a change of screens it would hand on nothing.
    assert!(ended.bytes.starts_with(&(wrapped("false") + "\x1b[?1049h")), "{:?}", ended.bytes);
    assert!(ended.bytes.ends_with(&(wrapped("true") + "\x1b[?1049l\x1b[?25h")));
}

#[test]
fn a_child_and_the_shell_of_ctrl_z_find_the_terminal_as_it_was() {
    let script = "echo HERE\n";
    let start =
        Start::new().file("news.json", r#"{"title":"خبر","text":"نص","url":"https://x.org"}"#);
    let start = start.file("browser", script).variable("BROWSER", "/bin/sh browser");
    let start = start.script(r#"set -m; "$0" "$@" 2>errors; printf 'HERE\r\n'; fg >fg"#);
    let mut terminal = start.argument("news.json").answering(VTE).open();
    terminal.wait_status(&[" 1/1 "]);
    terminal.press("o");
    terminal.wait_sent("\x1b[?1049h", 2);
    terminal.press("\x1a");
    terminal.wait_sent("\x1b[?1049h", 3);
    terminal.press("H");
    terminal.wait_status(&["without vowel signs"]);
    terminal.press("q");
    let ended = terminal.ended();
    assert_eq!(ended.code, 0);
    let places: Vec<usize> = ended.bytes.match_indices("HERE").map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2, "{:?}", ended.bytes);
    expect_as_found(&ended.bytes[..places[0]], true);
    let shown = |bytes: &str| after(bytes, true).state();
    assert_eq!(shown(&ended.bytes[..places[1]]), after("", true).state());
    assert_eq!(shown(&ended.bytes), after("", true).state());
    expect_shown_as_sent(&ended.bytes);
}
