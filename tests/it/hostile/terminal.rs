//! The reader, and `cat`, in a pseudo-terminal: of all that is sent, nothing is the article's but text.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;

use super::SEQUENCES;
use crate::terminal_pty::{Ended, Start, Terminal};

/// Articles with a sequence in each field.
fn news() -> String {
    let one = |(number, evil): (usize, &&str)| {
        let related = serde_json::json!([{"title": format!("سدّ{evil}"), "url": format!("https://example.org/{evil}")}]);
        let text = format!("نزل المطر{evil}\n- بند{evil}\n{evil}قبل");
        let url = format!("https://example.org/{number}{evil}");
        let article = serde_json::json!({
            "title": format!("خبر {number}{evil}"), "text": text, "author": format!("كاتب{evil}"),
            "site_name": format!("موقع{evil}"), "url": url, "related": related,
        });
        article.to_string() + "\n"
    };
    SEQUENCES.iter().enumerate().map(one).collect()
}

/// What the sequences would have left in what was sent.
#[track_caller]
fn expect_nothing_of_them(sent: &str) {
    for trace in
        ["EVIL", "31337", "RVZJTA", "evil.example", "\x1bc", "\x1b(0", "\x0e", "\x08", "\x7f"]
    {
        let at = sent.find(trace);
        assert_eq!(at.map(|at| sent[at..].chars().take(20).collect::<String>()), None, "{trace:?}");
    }
    assert!(!sent.contains(|c| matches!(c, '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}')));
}

fn ended(mut terminal: Terminal) -> Ended {
    terminal.press("Q");
    terminal.ended()
}

#[test]
fn the_reader_sends_nothing_of_what_articles_hold_but_text() {
    let start = Start::new().file("news.jsonl", news()).argument("news.jsonl");
    let mut terminal = start.open();
    let count = SEQUENCES.len();
    terminal.wait_status(&[&format!(" 1/{count} ")]);
    for place in 2..=count {
        terminal.press("]");
        terminal.wait_status(&[&format!(" {place}/{count} ")]);
    }
    // Its related headline, which is not here; what is looked for; the numbers of links; the keys.
    terminal.press("r1");
    terminal.wait("the question", |shown| shown.says("https://example.org/"));
    terminal.press("q");
    terminal.press("/");
    terminal.press("المطر\r");
    terminal.wait_status(&["1/1"]);
    let ended = ended(terminal);
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    ended.expect_restored();
    expect_nothing_of_them(&ended.bytes);
}

#[test]
fn cat_and_list_send_a_terminal_nothing_but_text() {
    for command in ["cat", "list", "search"] {
        let start = Start::new().file("news.jsonl", news());
        let start = start.argument(command);
        let start = if command == "search" { start.argument("المطر") } else { start };
        let ended = start.argument("news.jsonl").open().ended();
        assert_eq!((ended.code, ended.errors.as_str()), (0, ""), "{command}");
        expect_nothing_of_them(&ended.bytes);
    }
}

#[test]
fn a_browser_is_given_one_word_whatever_the_address_holds() {
    let url = "https://مثال.example/a b'\"$(touch made)`touch made`;touch made\n&|\\{}--x";
    let article = serde_json::json!({"title": "خبر", "text": "نص.", "url": url}).to_string();
    let script = "#!/bin/sh\nfor word in \"$@\"; do echo \"$word\"; done >\"$HOME/given\"\n";
    let start =
        Start::new().file("news.json", article).file("browser", script).argument("news.json");
    let browser = start.home().join("browser");
    let mode = Permissions::from_mode(0o755);
    std::fs::set_permissions(&browser, mode).unwrap();
    let mut terminal = start.variable("BROWSER", format!("{} --new %s", browser.display())).open();
    terminal.wait_status(&[" 1/1 "]);
    terminal.press("o");
    // The browser had the terminal.
    terminal.wait_sent("\x1b[?1049h", 2);
    terminal.wait_status(&["xn--mgbh0fb.example"]);
    let given = std::fs::read_to_string(terminal.path("given")).unwrap();
    let words: Vec<&str> = given.lines().collect();
    assert_eq!((words.len(), words[0]), (2, "--new"), "{given}");
    assert!(
        words[1]
            .starts_with("https://xn--mgbh0fb.example/a%20b%27%22%24%28touch%20made%29%60touch")
    );
    assert!(words[1].bytes().all(|byte| byte.is_ascii_graphic()), "{given}");
    assert!(!terminal.path("made").exists());
    ended(terminal).expect_restored();
}

#[test]
fn more_than_a_terminal_could_take_is_not_sent_to_the_clipboard() {
    let text = "نزل المطر على الوادي. ".repeat(40_000);
    let article = serde_json::json!({"title": "خبر", "text": text}).to_string();
    let mut terminal = Start::new().file("news.json", article).argument("news.json").open();
    terminal.wait_status(&[" 1/1 "]);
    terminal.press("Y");
    terminal.wait_status(&["too long for the clipboard"]);
    assert!(!terminal.has_sent("\x1b]52"));
    ended(terminal).expect_restored();
}
