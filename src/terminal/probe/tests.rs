//! The table of terminals, and each terminal's own answers.

#![cfg(unix)]

use std::io::Write;
use std::sync::mpsc::channel;

use super::*;
use crate::terminal::{Input, Reader};

/// What a terminal was seen to say: its variables, its answers, and what it is.
struct Seen {
    name: &'static str,
    variables: &'static str,
    answers: &'static str,
    kind: Kind,
    synchronized: bool,
}

const fn seen(
    name: &'static str,
    variables: &'static str,
    answers: &'static str,
    kind: Kind,
    synchronized: bool,
) -> Seen {
    Seen { name, variables, answers, kind, synchronized }
}

/// Debian 12's, and Debian 13's where they say something else.
#[rustfmt::skip]
const TERMINALS: &[Seen] = &[
    seen("alacritty 0.11", "TERM=alacritty ALACRITTY_WINDOW_ID=4194311",
        "\x1b[>0;1700;1c\x1b[?6c", Kind::Alacritty, false),
    seen("alacritty 0.15", "TERM=alacritty ALACRITTY_WINDOW_ID=4194307",
        "\x1b[8;0$y\x1b[?2026;2$y\x1b[>0;2500;1c\x1b[?6c", Kind::Alacritty, true),
    seen("foot 1.13", "TERM=foot",
        "\x1b[?2026;2$y\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c", Kind::Foot, true),
    seen("foot 1.21", "TERM=foot",
        "\x1b[?2026;2$y\x1bP>|foot(1.21.0)\x1b\\\x1b[>1;012100;0c\x1b[?62;4;22;28c", Kind::Foot, true),
    seen("gnome-terminal of VTE 0.70", "TERM=xterm-256color VTE_VERSION=7006",
        "\x1b[8;1$y\x1b[?2026;4$y\x1b[>65;7006;1c\x1b[?65;1;9c", Kind::Vte, false),
    seen("gnome-terminal of VTE 0.80", "TERM=xterm-256color VTE_VERSION=8001",
        "\x1b[8;1$y\x1b[?2026;4$y\x1bP>|VTE(8001)\x1b\\\x1b[>61;8001;1c\x1b[?61;1;21;22;28c", Kind::Vte, false),
    seen("gnome-terminal told CSI 8 l before", "TERM=xterm-256color VTE_VERSION=7006",
        "\x1b[8;2$y\x1b[?2026;4$y\x1b[>65;7006;1c\x1b[?65;1;9c", Kind::Vte, false),
    seen("kitty 0.26", "TERM=xterm-kitty KITTY_WINDOW_ID=1",
        "\x1b[8;0$y\x1b[?2026;2$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c", Kind::Kitty, true),
    seen("kitty 0.41", "TERM=xterm-kitty KITTY_WINDOW_ID=1",
        "\x1b[8;0$y\x1b[?2026;2$y\x1bP>|kitty(0.41.1)\x1b\\\x1b[>1;4000;41c\x1b[?62;c", Kind::Kitty, true),
    seen("konsole 22.12", "TERM=xterm-256color KONSOLE_VERSION=221203",
        "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c", Kind::Konsole, false),
    seen("konsole 25.04", "TERM=xterm-256color KONSOLE_VERSION=250402",
        "\x1bP>|Konsole 25.04.2\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c", Kind::Konsole, false),
    seen("mlterm", "TERM=mlterm MLTERM=3.9.0",
        "\x1b[8;0$y\x1b[?2026;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;6;7;15;18;22;29c", Kind::Mlterm, false),
    seen("pterm", "TERM=xterm", "\x1b[>0;136;0c\x1b[?6c", Kind::Putty, false),
    seen("qterminal", "TERM=xterm-256color", "\x1b[>0;115;0c\x1b[?1;2c", Kind::QTerminal, false),
    seen("st", "TERM=st-256color", "\x1b[?6c", Kind::St, false),
    seen("terminology", "TERM=xterm-256color TERMINOLOGY=1",
        "\x1bP>|terminology 1.13.0\x1b\\\x1b[>61;337;0c\x1b[?64;1;9;15;18;21;22c", Kind::Terminology, false),
    seen("urxvt", "TERM=rxvt-unicode-256color",
        "\x1b[?2026;0$y\x1b[>85;95;0c\x1b[?1;2c", Kind::Urxvt, false),
    seen("xterm 379", "TERM=xterm XTERM_VERSION=XTerm(379)",
        "\x1b[8;0$y\x1b[?2026;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
        Kind::Xterm, false),
    seen("xterm 398", "TERM=xterm XTERM_VERSION=XTerm(398)",
        "\x1b[8;0$y\x1b[?2026;0$y\x1bP>|XTerm(398)\x1b\\\x1b[>41;398;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
        Kind::Xterm, false),
    seen("xterm.js", "TERM=xterm-256color",
        "\x1b[8;0$y\x1b[?2026;2$y\x1b[>0;276;0c\x1b[?1;2c", Kind::XtermJs, true),
    seen("zutty", "TERM=xterm-256color", "\x1b[>64;0;0c\x1b[?64;1;9;15;21;22c", Kind::Zutty, false),
];

const TMUX: &str = "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c";
const SCREEN: &str = "\x1b[>83;40900;0c\x1b[?1;2c";

/// Variables that a terminal hands on to whatever is started from it.
const LEAKED: [&str; 6] = [
    "VTE_VERSION=7006",
    "KONSOLE_VERSION=221203",
    "KITTY_WINDOW_ID=1",
    "MLTERM=3.9.0",
    "XTERM_VERSION=XTerm(379)",
    "ALACRITTY_WINDOW_ID=1",
];

fn environment(variables: &str) -> Environment {
    Environment::of(|name| {
        let values = variables.split_whitespace().filter_map(|it| it.split_once('='));
        values.filter(|(known, _)| *known == name).map(|(_, value)| value.to_owned()).next()
    })
}

/// What comes of the bytes on the way that they take from a terminal.
fn answers(bytes: &str) -> Answers {
    let (source, mut end) = std::io::pipe().unwrap();
    let (sender, inputs) = channel();
    let _reader = Reader::over(source, move |input| drop(sender.send(input))).unwrap();
    end.write_all(bytes.as_bytes()).unwrap();
    drop(end);
    let mut answers = Answers::default();
    for input in inputs.iter().take_while(|input| *input != Input::Closed) {
        let Input::Reply(reply) = input else { panic!("{input:?} is no answer") };
        answers.take(&reply);
    }
    answers
}

fn facts(variables: &str, bytes: &str) -> Facts {
    Facts { environment: environment(variables), answers: answers(bytes), client: None }
}

fn found(variables: &str, bytes: &str) -> Found {
    find(&facts(variables, bytes), Wish::Auto)
}

#[test]
fn every_terminal_is_known_by_what_it_says() {
    for terminal in TERMINALS {
        let found = found(terminal.variables, terminal.answers);
        let name = terminal.name;
        assert_eq!(found.kind, Some(terminal.kind), "{name}");
        assert_eq!((found.way, found.multiplexer), (terminal.kind.way(), None), "{name}");
        assert_eq!(found.shows_marks, Some(terminal.kind.shows_marks()), "{name}");
        assert_eq!(found.synchronized, terminal.synchronized, "{name}");
    }
}

#[test]
fn all_but_st_are_known_over_a_line_that_hands_on_no_variables() {
    for terminal in TERMINALS.iter().filter(|it| it.kind != Kind::St) {
        let found = found("TERM=xterm-256color", terminal.answers);
        assert_eq!(found.kind, Some(terminal.kind), "{}", terminal.name);
    }
}

#[test]
fn variables_of_the_terminal_that_it_was_started_from_turn_no_answer_round() {
    for terminal in TERMINALS {
        for leaked in LEAKED.into_iter().chain(["TMUX=/tmp/x", "STY=1.pts"]) {
            let found = found(&format!("{} {leaked}", terminal.variables), terminal.answers);
            assert_eq!(found.kind, Some(terminal.kind), "{} with {leaked}", terminal.name);
            assert_eq!(found.way, terminal.kind.way(), "{} with {leaked}", terminal.name);
        }
    }
}

/// A row of the table: what is said, and what follows.
#[rustfmt::skip]
#[test]
fn each_row_of_the_table_decides_alone() {
    let rows: &[(&str, &str, Way, Why)] = &[
        ("", "\x1b[8;1$y\x1b[?1c", Way::Visual, Why::Mode),
        ("", "\x1b[8;2$y\x1b[?1c", Way::Visual, Why::Mode),
        ("", "\x1bP>|Konsole 24.02\x1b\\\x1b[?1c", Way::Words, Why::Version),
        ("KONSOLE_VERSION=221203", "", Way::Words, Why::Variable("KONSOLE_VERSION")),
        ("", "\x1bP>|kitty(0.30)\x1b\\\x1b[?1c", Way::Kitty, Why::Version),
        ("TERM=xterm-kitty", "", Way::Kitty, Why::Variable("TERM")),
        ("TERM=xterm-kitty", "\x1b[?1c", Way::Kitty, Why::Variable("TERM")),
        ("", "\x1b[>24;1;0c\x1b[?1c", Way::Mlterm, Why::Attributes),
        ("MLTERM=3.9.0", "", Way::Mlterm, Why::Variable("MLTERM")),
        ("", "\x1b[>0;136;0c\x1b[?1c", Way::Blanks, Why::Attributes),
        ("", "\x1b[>0;115;0c\x1b[?1c", Way::Alternating, Why::Attributes),
        ("", "\x1b[>0;276;0c\x1b[?1c", Way::Visual, Why::Attributes),
        ("", "\x1b[8;0$y\x1b[?1c", Way::Visual, Why::Nothing),
        ("", "\x1b[?1c", Way::Visual, Why::Nothing),
        ("", "", Way::Visual, Why::Nothing),
        ("VTE_VERSION=7006", "", Way::Visual, Why::Variable("VTE_VERSION")),
        // A name that is not known is no other's.
        ("KONSOLE_VERSION=221203", "\x1bP>|WezTerm 20240203\x1b\\\x1b[8;2$y\x1b[?1c", Way::Visual, Why::Mode),
        ("KONSOLE_VERSION=221203", "\x1bP>|ghostty 1.1\x1b\\\x1b[>1;10;0c\x1b[?1c", Way::Visual, Why::Version),
        // Konsole before it had a name; QTerminal started from a newer one.
        ("KONSOLE_VERSION=200401", "\x1b[>0;115;0c\x1b[?1c", Way::Words, Why::Variable("KONSOLE_VERSION")),
        ("KONSOLE_VERSION=221203", "\x1b[>0;115;0c\x1b[?1c", Way::Alternating, Why::Attributes),
        // One was started from the other, and only it can say which.
        ("VTE_VERSION=7006 KONSOLE_VERSION=221203", "", Way::Visual, Why::Nothing),
    ];
    for (variables, bytes, way, why) in rows {
        let found = found(variables, bytes);
        assert_eq!((found.way, found.why), (*way, *why), "{variables} {bytes:?}");
    }
}

#[rustfmt::skip]
#[test]
fn in_a_multiplexer_the_leaked_variable_is_the_hint() {
    let rows: &[(&str, &str, Multiplexer, Way)] = &[
        ("TERM=tmux-256color TMUX=/tmp/x VTE_VERSION=7006", TMUX, Multiplexer::Tmux, Way::Marks),
        ("TERM=tmux-256color TMUX=/tmp/x KITTY_WINDOW_ID=1", TMUX, Multiplexer::Tmux, Way::Kitty),
        ("TERM=tmux-256color TMUX=/tmp/x KONSOLE_VERSION=221203", TMUX, Multiplexer::Tmux, Way::Words),
        ("TERM=tmux-256color TMUX=/tmp/x MLTERM=3.9.0", TMUX, Multiplexer::Tmux, Way::Mlterm),
        ("TERM=tmux-256color TMUX=/tmp/x XTERM_VERSION=XTerm(379)", TMUX, Multiplexer::Tmux, Way::Visual),
        ("TERM=tmux-256color TMUX=/tmp/x", TMUX, Multiplexer::Tmux, Way::Visual),
        ("TERM=screen-256color STY=1.pts VTE_VERSION=7006", SCREEN, Multiplexer::Screen, Way::Marks),
        ("TERM=screen-256color TMUX=/tmp/x VTE_VERSION=7006", "", Multiplexer::Tmux, Way::Marks),
        // The user gave TERM another value, or the line to here handed nothing on.
        ("TERM=xterm-256color TMUX=/tmp/x VTE_VERSION=7006", "", Multiplexer::Tmux, Way::Marks),
        ("TERM=xterm-256color TMUX=/tmp/x VTE_VERSION=7006", TMUX, Multiplexer::Tmux, Way::Marks),
        ("TERM=xterm-256color", TMUX, Multiplexer::Tmux, Way::Visual),
        ("TERM=xterm-256color", "\x1b[>0;95;0c\x1b[?1;2c", Multiplexer::Tmux, Way::Visual),
        ("TERM=screen", "", Multiplexer::Screen, Way::Visual),
    ];
    for (variables, bytes, multiplexer, way) in rows {
        let found = found(variables, bytes);
        assert_eq!((found.multiplexer, found.way), (Some(*multiplexer), *way), "{variables}");
    }
}

#[test]
fn what_tmux_says_of_its_client_counts_more_than_a_variable() {
    let client = |term: &str, version: &str| {
        Some(Client { term: term.to_owned(), version: version.to_owned() })
    };
    let in_tmux = facts("TERM=tmux-256color TMUX=/tmp/x VTE_VERSION=7006", TMUX);
    let told = |client| find(&Facts { client, ..in_tmux.clone() }, Wish::Auto);

    let konsole = told(client("xterm-256color", "Konsole 22.12.3"));
    assert_eq!((konsole.way, konsole.why), (Way::Words, Why::Client));
    assert_eq!(told(client("xterm-256color", "XTerm(379)")).way, Way::Visual);
    assert_eq!(told(client("xterm-256color", "iTerm2 3.5")).way, Way::Visual);
    // Where tmux knows no more than a name that many have, the variable is all there is.
    let vte = told(client("xterm-256color", ""));
    assert_eq!((vte.way, vte.why), (Way::Marks, Why::Variable("VTE_VERSION")));
}

#[test]
fn the_users_word_counts_more_than_all_others() {
    for terminal in TERMINALS {
        for way in Way::ALL {
            let facts = facts(terminal.variables, terminal.answers);
            let found = find(&facts, Wish::Way(way));
            assert_eq!((found.way, found.why), (way, Why::User));
            assert_eq!(found.kind, Some(terminal.kind), "it is still what it is");
        }
    }
}

#[test]
fn what_is_faint_and_what_is_drawn_anew_is_a_matter_of_the_terminal() {
    for (variables, replies, faint, redraws) in [
        ("", "\x1b[>41;379;0c\x1b[?64c", true, true),
        ("", "\x1b[>0;115;0c\x1b[?1;2c", false, false),
        ("", "\x1b[>0;136;0c\x1b[?6c", false, true),
        ("", "\x1b[>24;279;0c\x1b[?63c", true, false),
        ("", "\x1b[>85;95;0c\x1b[?1;2c", true, false),
        ("TERM=screen-256color STY=1.pts MLTERM=3.9.0", "", false, false),
        ("TERM=screen-256color STY=1.pts KONSOLE_VERSION=221203", "", true, false),
    ] {
        let shown = find(&facts(variables, replies), Wish::Auto).capabilities();
        assert_eq!((shown.faint, shown.redraws), (faint, redraws), "{variables} {replies:?}");
    }
}

#[test]
fn half_the_answers_count_for_nothing_until_the_rest_is_there() {
    let mut probe = Probe::new(environment("TERM=xterm-256color"), Wish::Auto);
    probe.asked();
    // Konsole by its name, QTerminal by its number.
    probe.facts.answers = answers("\x1b[>0;115;0c");
    assert_eq!(probe.found().way, Way::Visual);
    assert!(probe.patience().is_some());
    probe.facts.answers = answers("\x1b[>0;115;0c\x1b[?1;2c");
    assert_eq!(probe.found().way, Way::Alternating);
    assert!(probe.patience().is_none());
}

#[test]
fn the_first_word_on_mode_8_is_the_one_from_before_khabar() {
    assert_eq!(answers("\x1b[8;1$y\x1b[8;2$y").reordering, Some(1));
}

#[test]
fn nobody_waits_for_answers_to_questions_that_were_not_asked() {
    assert!(Probe::new(environment(""), Wish::Auto).patience().is_none());
}

#[test]
fn the_colors_of_text_and_ground_are_answers_like_others() {
    let replies = "\x1b[8;0$y\x1b]10;rgb:0000/0000/0000\x07\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[>0;276;0c\x1b[?1;2c";
    let found = found("TERM=xterm-256color COLORFGBG=15;0", replies);
    assert_eq!((found.is_light, found.foreground), (Some(true), Some((0, 0, 0))));
    assert_eq!(found.depth, Depth::True);
    assert_eq!(found.capabilities_in(Way::Alternating).foreground, Some((0, 0, 0)));
    assert_eq!(found.capabilities().foreground, None, "nothing that would have it painted again");
}

#[test]
fn colors_are_not_asked_for_through_screen() {
    assert!(questions(None).contains("\x1b]11;?\x07"));
    assert!(questions(Some(Multiplexer::Tmux)).contains("\x1b]11;?\x07"));
    assert!(!questions(Some(Multiplexer::Screen)).contains("\x1b]"));
    for through in [None, Some(Multiplexer::Screen)] {
        assert!(questions(through).ends_with("\x1b[>q\x1b[>c\x1b[c"));
    }
}
