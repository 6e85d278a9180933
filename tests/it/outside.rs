//! Journeys out of the reader and back: the clipboard, commands, links.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::os::unix::fs::PermissionsExt;

use crate::terminal_pty::{Start, Terminal};

const ENTER: &str = "\r";

/// What GNOME Terminal answers.
const VTE: &str = "\x1b[8;1$y\x1bP>|VTE(7003)\x1b\\\x1b[>65;7003;1c\x1b[?65;1;9c";

const NEWS: &str = r#"{"title":"خبر من المرفأ","text":"وصلت ﺍﻟﺴﻔﻴﻨﺔ مساءً."}"#;

/// What its text is in the clipboard's sequence: letters for the forms of the source.
const COPIED: &str = "\x1b]52;c;2K7YqNixINmF2YYg2KfZhNmF2LHZgdijCgrZiNi12YTYqiDYp9mE2LPZgdmK2YbYqSDZhdiz2KfYodmLLgo=\x07";

fn news() -> Start {
    Start::new().file("news.json", NEWS).argument("news.json")
}

fn open(start: Start) -> Terminal {
    let terminal = start.open();
    terminal.wait_status(&[" 1/1 "]);
    terminal
}

fn leaves(mut terminal: Terminal) {
    terminal.press("Q");
    let ended = terminal.ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    ended.expect_restored();
}

#[test]
fn the_clipboard_is_sent_the_article_as_letters_in_logical_order() {
    let mut terminal = open(news());
    terminal.press("Y");
    terminal.wait_status(&["article copied"]);
    terminal.wait_sent(COPIED, 1);
    leaves(terminal);
}

/// The reader in a tmux whose command does what `script` says.
fn in_tmux(script: &str) -> Terminal {
    let start = news().file("tmux", format!("#!/bin/sh\n{script}\n"));
    let tmux = start.home().join("tmux");
    std::fs::set_permissions(&tmux, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", start.home().display());
    open(start.variable("PATH", path).variable("TMUX", "x,1,0").variable("TERM", "tmux-256color"))
}

#[test]
fn tmux_is_given_the_text_and_where_it_will_not_take_it_both_sequences_are_sent() {
    let wrapped = format!("\x1bPtmux;\x1b{COPIED}\x1b\\");
    let mut terminal =
        in_tmux(r#"[ "$*" = "load-buffer -w -" ] && cat >"$HOME/given" && : >"$HOME/done""#);
    terminal.press("Y");
    terminal.wait_status(&["article copied"]);
    let done = terminal.path("done");
    terminal.press("?");
    let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while !done.exists() && std::time::Instant::now() < until {
        std::thread::yield_now();
    }
    let given = std::fs::read_to_string(terminal.path("given")).unwrap();
    assert_eq!(given, "خبر من المرفأ\n\nوصلت السفينة مساءً.\n");
    assert!(!terminal.has_sent("\x1b]52"));

    let mut terminal = in_tmux("exit 1");
    terminal.press("Y");
    terminal.wait_sent(&format!("{COPIED}{wrapped}"), 1);
}

#[test]
fn a_command_reads_the_article_and_what_it_says_stays_until_enter() {
    let mut terminal = open(news());
    terminal.press("|");
    terminal.wait_status(&["Pipe to"]);
    terminal.press("cat >read; echo heard; exit 3");
    terminal.press(ENTER);
    let told = terminal.wait("its end", |shown| shown.says("[exit status: 3] Enter"));
    assert!(told.says("heard") && !told.is_alternate(), "{told}");
    terminal.press(ENTER);
    terminal.wait_status(&["the command has ended", "exit status: 3"]);
    let read = std::fs::read_to_string(terminal.path("read")).unwrap();
    assert_eq!(read, "خبر من المرفأ\n\nوصلت السفينة مساءً.\n");
    leaves(terminal);
}

#[test]
fn no_text_of_an_article_is_read_by_the_shell() {
    let text = r#"{"title":"$(touch made)`touch made`","text":"';touch made;'\n\"|touch made"}"#;
    let mut terminal = open(Start::new().file("news.json", text).argument("news.json"));
    terminal.press("|");
    terminal.wait_status(&["Pipe to"]);
    // It does not even read.
    terminal.press("true");
    terminal.press(ENTER);
    terminal.wait("its end", |shown| shown.says("[exit status: 0] Enter"));
    terminal.press(ENTER);
    terminal.wait_status(&["exit status: 0"]);
    assert!(!terminal.path("made").exists());
    leaves(terminal);
}

#[test]
fn a_terminal_that_knows_links_is_told_those_of_the_web_row_by_row() {
    let words = "السفينة التي وصلت من البحر البعيد إلى المرفأ القديم ".repeat(4);
    let link = |text: &str, url: &str| format!("<a href=\"{url}\">{text}</a>");
    let page = format!(
        "<html lang=ar dir=rtl><head><title>خبر</title></head><body><article><h1>خبر</h1><p>{} {} {}</p></article></body></html>",
        link(words.trim(), "https://example.org/خبر?a=1;b"),
        link("سيئ", "javascript:alert(1)"),
        link("ملف", "file:///etc/passwd"),
    );
    let terminal = open(Start::new().answering(VTE).file("page.html", page).argument("page.html"));
    let safe = "https://example.org/%D8%AE%D8%A8%D8%B1?a=1;b\x1b\\";
    terminal.wait("the text", |shown| shown.reads("المرفأ القديم"));
    terminal.wait_sent(safe, 3);
    let sent = terminal.sent_so_far();
    let beginnings: Vec<&str> =
        sent.split("\x1b]8;").skip(1).filter(|it| !it.starts_with(";\x1b\\")).collect();
    assert!(beginnings.iter().all(|it| it.starts_with(&format!("id=khabar-1;{safe}"))));
    assert_eq!(beginnings.len(), sent.matches("\x1b]8;;\x1b\\").count(), "each ends");
    for beginning in beginnings {
        let row = beginning.split("\x1b\\").nth(1).unwrap();
        assert!(
            !row.contains('H') && !row.contains('\n'),
            "a link goes on into another row: {row:?}"
        );
    }
    leaves(terminal);
}

#[test]
fn a_terminal_that_does_not_know_links_is_told_none() {
    let page = r#"<html lang=ar><head><title>خبر</title></head><body><article><h1>خبر</h1><p>نص <a href="https://example.org">هنا</a> وهناك.</p></article></body></html>"#;
    let terminal = open(Start::new().file("page.html", page).argument("page.html"));
    terminal.wait("the text", |shown| shown.reads("هنا"));
    assert!(!terminal.has_sent("\x1b]8;"));
    leaves(terminal);
}

#[test]
fn where_there_is_no_browser_the_address_is_shown_whole() {
    let address = format!("https://example.org/{}end", "a-long-way/".repeat(20));
    let news = format!(r#"{{"title":"خبر","text":"نص.","url":"{address}"}}"#);
    let mut terminal = open(Start::new().file("news.json", news).argument("news.json"));
    terminal.press("o");
    terminal.wait("the address", |shown| {
        let rows: String = shown.above_status().iter().map(|row| row.trim_end()).collect();
        shown.says("No browser here") && rows.contains(&address)
    });
    terminal.press("y");
    terminal.wait_status(&["address copied"]);
    leaves(terminal);
}

/// Two articles, the mouse being the reader's; headlines at the right.
fn with_mouse(start: Start) -> Terminal {
    let rows = (1..=60).map(|number| format!("الفقرة {number} من الحكاية\\n"));
    let text = rows.collect::<String>();
    let linked = r#"{"khabar":1,"title":"مراكب الشتاء","direction":"rtl","blocks":[{"kind":"paragraph","text":"بقيت النورس وحدها","links":[{"start":5,"end":11,"url":"https://example.org/gull"}]}]}"#;
    let news = format!("{{\"title\":\"حكاية طويلة\",\"text\":\"{text}\"}}\n{linked}\n");
    let terminal = start.file("news.json", news).argument("news.json").open();
    terminal.wait_status(&[" 1/2 "]);
    terminal
}

/// The place of `word` on the screen, from 1: its last cell.
fn place_of(terminal: &Terminal, word: &str) -> (usize, usize) {
    terminal.shown().place_read(word).unwrap()
}

fn click(terminal: &mut Terminal, (column, row): (usize, usize)) {
    terminal.press(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
}

#[test]
fn the_mouse_scrolls_what_is_under_it_selects_headlines_and_follows_links() {
    for (settings, arguments) in [("", &["--mouse"][..]), ("mouse = true", &[][..])] {
        let start = Start::new().file("settings.toml", settings).variable("BROWSER", "true");
        let start = start.argument("--config").argument("settings.toml");
        let start = arguments.iter().fold(start, |start, it| start.argument(*it));
        let mut terminal = with_mouse(start);
        let before = terminal.shown();
        let (column, row) = place_of(&terminal, "الفقرة 3 ");
        terminal.press(&format!("\x1b[<65;{column};{row}M"));
        let scrolled = terminal.wait("the body scrolled", |shown| {
            shown.above_status() != before.above_status() && !shown.reads("الفقرة 1 ")
        });
        assert!(scrolled.status().contains(" 1/2 "), "{scrolled}");

        let headline = place_of(&terminal, "مراكب الشتاء");
        click(&mut terminal, headline);
        terminal.wait_status(&[" 2/2 "]);
        let link = place_of(&terminal, "النورس");
        click(&mut terminal, link);
        // The browser had the terminal.
        terminal.wait_sent("\x1b[?1049h", 2);
        terminal.wait_status(&["address handed to the browser"]);
        terminal.press("Q");
        let ended = terminal.ended();
        assert!(ended.bytes.contains("\x1b[?1006l"), "the mouse is not given back");
        ended.expect_restored();
    }
}

#[test]
fn the_mouse_is_the_terminals_unless_it_is_asked_for() {
    let mut terminal = with_mouse(Start::new());
    let headline = place_of(&terminal, "مراكب الشتاء");
    click(&mut terminal, headline);
    terminal.press("?");
    terminal.wait_status(&["any other key closes"]);
    terminal.press("q");
    terminal.wait_status(&[" 1/2 "]);
    assert!(!terminal.has_sent("\x1b[?1000h"));
    leaves(terminal);
}
