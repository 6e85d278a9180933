//! Journeys of the real binary in a real terminal.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::time::Duration;

use rustix::process::Signal;

use crate::terminal_pty::{Shown, Start, Terminal};

const ENTER: &str = "\r";
const CTRL_O: &str = "\x0f";
// Of the palette of 256: what was found, and the one that is looked at.
const YELLOW: u8 = 221;
const CYAN: u8 = 81;

/// What xterm answers.
const XTERM: &str = "\x1b[8;0$y\x1b[?2026;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6c";

/// The reader on the sample articles, all of them listed, in a terminal that answers as xterm does.
fn samples() -> Terminal {
    let terminal = Start::new().answering(XTERM).open();
    terminal.wait_status(&[" 1/25 "]);
    terminal
}

/// `title`, then so many paragraphs, each of them one row.
fn long_article(title: &str, count: usize) -> String {
    let rows = (1..=count).map(|number| format!("الفقرة {number} من الحكاية\n"));
    format!("{title}\n\n{}", rows.collect::<String>())
}

#[test]
fn the_samples_are_read_to_the_end_and_the_terminal_is_given_back() {
    let mut terminal = samples();
    assert!(terminal.shown().reads("قرنان من الحبر: كيف وُلدت الصحافة العربية"));

    terminal.press("j");
    let second = terminal.wait_status(&[" 2/25 "]);
    assert!(second.reads("الخط الكوفي: حين تعلّم الحجر الكلام"));
    terminal.press(ENTER);
    terminal.press("G");
    let end = terminal.wait_status(&[" 2/25 ", "100%"]);
    assert_ne!(end.above_status(), second.above_status());
    // Back in the list: the same key moves there again.
    terminal.press("q");
    terminal.press("j");
    terminal.wait_status(&[" 3/25 "]);
    terminal.press("q");

    let ended = terminal.ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    ended.expect_restored();
}

#[test]
fn a_related_headline_is_followed_by_its_number_and_ctrl_o_comes_back_to_the_same_place() {
    let mut terminal = samples();
    terminal.press(ENTER);
    // Enter takes the word about the first keys away; what changes in the status line after it, `7j` did.
    let start = terminal.wait("the article", |shown| percent(shown).is_some());
    terminal.press("7j");
    let before = terminal.wait("another page", |shown| has_moved(shown, &start));

    terminal.press("2");
    terminal.press(ENTER);
    let followed = terminal.wait_status(&[" 5/25 "]);
    assert!(followed.reads("الطريق الطويل إلى الشاشة: كيف تعلّم الحاسوب العربية"));

    terminal.press(CTRL_O);
    terminal.wait("the place it was followed from", |shown| *shown == before);
    terminal.press("Q");
    assert_eq!(terminal.ended().code, 0);
}

#[test]
fn a_word_typed_in_arabic_is_found_and_n_goes_from_hit_to_hit() {
    let mut text = long_article("رحلة البحّارة", 90);
    for place in ["الفقرة 10 ", "الفقرة 50 ", "الفقرة 80 "] {
        text = text.replace(place, &format!("{place}في الميناء القديم "));
    }
    let mut terminal = Start::new().file("story.txt", text).argument("story.txt").open();
    terminal.wait_status(&[" 1/1 "]);

    terminal.press("/");
    terminal.press("ميناء");
    terminal.wait("the word in the prompt", |shown| shown.reads("ميناء"));
    terminal.press(ENTER);
    let first = terminal.wait_status(&["Find: 1/3"]);
    assert!(first.reads("الفقرة 01 في الميناء القديم"), "digits run the other way");
    assert_eq!((first.cells_on(CYAN), first.cells_on(YELLOW)), (5, 0));

    for (key, place) in [("n", "2/3"), ("n", "3/3"), ("N", "2/3"), ("N", "1/3"), ("N", "3/3")] {
        terminal.press(key);
        let found = terminal.wait_status(&[place]);
        assert!(found.reads("في الميناء القديم"), "{found}");
        assert!(found.cells_on(CYAN) == 5, "{found}");
    }
    terminal.press("Q");
    assert_eq!(terminal.ended().code, 0);
}

#[test]
fn a_word_is_found_in_all_articles_and_the_way_back_leads_to_where_the_reader_was() {
    for (arguments, leaves) in [(&[][..], true), (&["--private"][..], false)] {
        let start = arguments.iter().fold(Start::new(), |start, it| start.argument(*it));
        let mut terminal = start.open();
        terminal.wait_status(&[" 1/25 "]);
        terminal.press("3j");
        terminal.press(ENTER);
        let before = terminal.wait_status(&[" 4/25 "]);
        terminal.press("F");
        terminal.wait_status(&["Find in all"]);
        terminal.press("اللولو");
        let results = terminal.wait("the article about pearls", |shown| {
            shown.reads("الغوص على اللؤلؤ: أربعة أشهر بين الماء والسماء")
                && shown.cells_on(YELLOW) > 0
        });
        assert!(results.says("Articles: "), "{results}");
        terminal.press(ENTER);
        let opened = terminal.wait_status(&["Find: "]);
        assert!(opened.cells_on(CYAN) > 0);

        terminal.press("\x1b");
        terminal.wait_status(&["Find in all"]);
        terminal.press("\x1b");
        terminal.wait("where the reader was", |shown| {
            shown.status() == before.status() && shown.above_status() == before.above_status()
        });
        // What is prepared for search lies in the user's cache, or nowhere.
        assert_eq!(terminal.path(".cache/khabar").is_dir(), leaves);
        terminal.press("Q");
        let ended = terminal.ended();
        assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
        ended.expect_restored();
    }
}

#[test]
fn without_colour_hits_are_still_shown() {
    let start = Start::new().file("story.txt", long_article("رحلة", 9)).variable("NO_COLOR", "1");
    let mut terminal = start.argument("story.txt").open();
    terminal.wait_status(&[" 1/1 "]);
    terminal.press("/الحكاية\r");
    terminal.wait_status(&["Find: 1/9"]);
    terminal.press("Q");
    let ended = terminal.ended();
    for sequence in ended.bytes.split("\x1b[").skip(1) {
        let (parameters, _) = sequence.split_once(|c: char| c.is_ascii_alphabetic()).unwrap();
        let is_style = sequence[parameters.len()..].starts_with('m');
        let is_colour = |it: &str| matches!(it.parse(), Ok(30..=38 | 40..=48 | 90..=107));
        assert!(!is_style || !parameters.split([';', ':']).any(is_colour), "{sequence:?}");
    }
    assert!(ended.bytes.contains("\x1b[7m") || ended.bytes.contains(";7m"), "nothing stands out");
}

#[test]
fn signals_that_end_it_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let terminal = samples();
        terminal.signal(signal);
        let ended = terminal.ended();
        assert_eq!((ended.code, ended.errors.as_str()), (130, ""), "{signal:?}");
        ended.expect_restored();
    }
}

#[test]
fn another_size_is_painted_at_once() {
    let mut terminal = samples();
    terminal.resize(50, 12);
    let narrow = terminal
        .wait("one pane alone", |shown| shown.status().contains(" 1/25 ") && !shown.says("│"));
    assert_eq!((narrow.above_status().len(), narrow.status().chars().count()), (11, 50));

    terminal.resize(120, 40);
    let wide = terminal.wait("panes side by side", |shown| {
        shown.status().contains(" 1/25 ")
            && shown.above_status().iter().all(|row| row.contains('│'))
    });
    assert!(wide.reads("قرنان من الحبر: كيف وُلدت الصحافة العربية"));
    terminal.press("q");
    terminal.ended().expect_restored();
}

#[test]
fn articles_come_through_a_pipe_and_keys_from_the_terminal() {
    let articles = ["الأولى", "الثانية", "الثالثة"]
        .map(|word| format!("{{\"title\":\"الحكاية {word}\",\"text\":\"نص الحكاية.\"}}\n"));
    let mut terminal = Start::new().piped(&articles.concat()).open();
    let first = terminal.wait_status(&[" 1/3 "]);
    assert!(first.reads("الحكاية الأولى"));
    terminal.press("jj");
    let third = terminal.wait_status(&[" 3/3 "]);
    assert!(third.reads("الحكاية الثالثة"));
    terminal.press("q");
    let ended = terminal.ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    ended.expect_restored();
}

#[test]
fn letters_of_an_arabic_layout_are_keys_by_their_place() {
    let start = Start::new().file("long.txt", long_article("الحكاية", 200));
    let start = start.file("next.txt", long_article("التي تليها", 200));
    let mut terminal = start.argument("long.txt").argument("next.txt").open();
    terminal.wait_status(&[" 1/2 "]);
    // «ت» is j, «ن» is k.
    terminal.press("ت");
    terminal.wait_status(&[" 2/2 "]);
    terminal.press("ن");
    terminal.wait_status(&[" 1/2 "]);

    terminal.press(ENTER);
    let pages = scrolled(&mut terminal, [" ", " "]);
    // «لا» on the B key is page up: as two letters in one write, and as one.
    assert_eq!(scrolled(&mut terminal, ["لا"])[0], pages[0]);
    terminal.press(" ");
    terminal.wait("the second page", |shown| *shown == pages[1]);
    assert_eq!(scrolled(&mut terminal, ["\u{fefb}"])[0], pages[0]);
    // «ض» is q.
    terminal.press("ض");
    terminal.press("ض");
    assert_eq!(terminal.ended().code, 0);
}

/// The screen after each key, which must change it.
fn scrolled<const N: usize>(terminal: &mut Terminal, keys: [&str; N]) -> [Shown; N] {
    keys.map(|key| {
        let before = terminal.wait("a page", |shown| percent(shown).is_some());
        terminal.press(key);
        terminal.wait("another page", |shown| has_moved(shown, &before))
    })
}

/// Whether all of another page is there. The status line is sent last, and other things change in it
/// as well; how far the page is from the article's start tells that a key has moved it.
fn has_moved(shown: &Shown, from: &Shown) -> bool {
    let now = percent(shown);
    now.is_some() && now != percent(from) && shown.above_status() != from.above_status()
}

/// How far the page is from the article's start, where the status line says it and no word about the
/// first keys or a number that is being typed.
fn percent(shown: &Shown) -> Option<&str> {
    let status = shown.status();
    let is_alone = !status.contains("shows the keys") && !status.contains('…');
    status.split(' ').find(|word| word.ends_with('%')).filter(|_| is_alone)
}

#[test]
fn an_address_reaches_the_browser_as_one_argument_whatever_it_holds() {
    for (address, handed) in [
        ("https://example.org/news?a=1&b=2#c", "https://example.org/news?a=1&b=2#c"),
        ("https://example.org/a  b/c d", "https://example.org/a%20%20b/c%20d"),
        (
            "https://example.org/\"x\"'y'`touch made`",
            "https://example.org/%22x%22%27y%27%60touch%20made%60",
        ),
        (
            "https://example.org/;touch made;$(touch made)|touch made>made",
            "https://example.org/;touch%20made;%24%28touch%20made%29%7Ctouch%20made%3Emade",
        ),
        ("https://example.org/%s/*/~/أ", "https://example.org/%s/*/~/%D8%A3"),
    ] {
        let article = serde_json::json!({"title": "خبر", "text": "نص.", "url": address});
        let (mut terminal, script) = with_browser(&article.to_string());
        terminal.press("o");
        // It is back when the browser has ended.
        terminal.wait_sent("\x1b[?1049h", 2);
        assert_eq!(
            std::fs::read_to_string(&script).unwrap(),
            format!("terminal\n1 argument\n{handed}\n")
        );
        assert!(!terminal.path("made").exists());
        terminal.press("q");
        terminal.ended().expect_restored();
    }
}

#[test]
fn an_address_that_is_no_page_of_the_web_is_not_opened() {
    for address in ["javascript:alert(1)", "file:///etc/passwd", "--help", "data:text/html,x"] {
        let article =
            serde_json::json!({"khabar": 1, "title": "خبر", "url": address, "blocks": []});
        let (mut terminal, script) = with_browser(&article.to_string());
        terminal.press("o");
        terminal.wait_status(&["no address known"]);
        terminal.press("q");
        assert_eq!(terminal.ended().code, 0);
        assert!(!script.exists(), "{address}");
    }
}

#[test]
fn the_browser_gets_the_terminal_even_when_the_articles_came_through_a_pipe() {
    let start = Start::new().piped(r#"{"title":"خبر","text":"نص.","url":"https://example.org"}"#);
    let (mut terminal, script) = opened_with_browser(start);
    terminal.press("o");
    terminal.wait_sent("\x1b[?1049h", 2);
    let told = std::fs::read_to_string(script).unwrap();
    assert_eq!(told, "terminal\n1 argument\nhttps://example.org/\n");
    // And the keys are the reader's again.
    terminal.press("q");
    terminal.ended().expect_restored();
}

/// The reader on one article, and where its browser writes down what it was given.
fn with_browser(article: &str) -> (Terminal, std::path::PathBuf) {
    opened_with_browser(Start::new().file("news.json", article).argument("news.json"))
}

fn opened_with_browser(start: Start) -> (Terminal, std::path::PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    const SCRIPT: &str = r#"#!/bin/sh
exec >"$HOME/opened"
[ -t 0 ] && echo terminal
echo "$# argument"
printf '%s\n' "$@"
"#;

    let start = start.file("browser", SCRIPT);
    let browser = start.home().join("browser");
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).unwrap();
    let terminal = start.variable("BROWSER", browser).open();
    terminal.wait_status(&[" 1/1 "]);
    let written = terminal.path("opened");
    (terminal, written)
}

#[test]
fn what_is_pasted_is_no_keys_and_in_a_prompt_it_is_text() {
    let pasted = |text: &str| format!("\x1b[200~{text}\x1b[201~");
    let mut terminal = samples();
    terminal.press(&pasted("jjQq\r"));
    // Had they been keys, the reader would stand elsewhere, or be gone.
    terminal.press("j");
    terminal.wait_status(&[" 2/25 "]);
    terminal.press("f");
    terminal.press(&pasted("قهوة\x07\x1b\n"));
    // The line end was no Enter: the prompt still stands.
    let prompt = terminal.wait_status(&["Filter", "ﺓﻮﻬﻗ"]);
    assert!(!prompt.status().contains(" 1/1 "), "{prompt}");
    terminal.press(ENTER);
    let filtered = terminal.wait_status(&[" 1/1 "]);
    assert!(filtered.reads("قهوة المخا"), "{filtered}");
    terminal.press("Q");
    let ended = terminal.ended();
    assert_eq!(ended.code, 0);
    ended.expect_restored();
}

#[test]
fn cat_draws_on_a_terminal_without_taking_its_screen() {
    let start = Start::new().file("story.txt", long_article("حكاية البئر", 3));
    let ended = start.argument("cat").argument("story.txt").open().ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    assert!(ended.has_restored);
    assert!(ended.shown.reads("حكاية البئر"), "{}", ended.shown);
    assert!(ended.bytes.starts_with("\x1b[8l"), "{:?}", ended.bytes);
    assert!(ended.bytes.ends_with("\x1b[8h"), "{:?}", ended.bytes);
    assert!(!ended.bytes.contains("\x1b[?1049h"));
}

#[test]
fn cat_that_is_interrupted_leaves_the_order_as_it_was() {
    // Long enough to be still at it when the first rows are seen.
    let start = Start::new().file("story.txt", long_article("حكاية البئر", 200_000));
    let start = start.argument("cat").argument("story.txt");
    let terminal = start.argument("story.txt").argument("story.txt").open();
    terminal.wait("the first rows", |shown| shown.reads("من الحكاية"));
    terminal.signal(Signal::INT);
    let ended = terminal.ended();
    assert_eq!(ended.code, 130);
    assert!(ended.bytes.ends_with("\x1b[0m\x1b[8h"), "not put back");
    assert!(ended.has_restored);
}

#[test]
fn cat_sends_lines_as_the_terminal_that_the_user_names_needs_them() {
    let start = Start::new().file("story.txt", long_article("حكاية البئر", 3));
    let start = start.argument("cat").argument("story.txt").argument("--terminal=mlterm");
    let ended = start.open().ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    assert!(ended.bytes.starts_with("\x1b]5379;use_ctl=false\x07"), "{:?}", ended.bytes);
    assert!(ended.bytes.ends_with("\x1b]5379;use_ctl=true\x07"), "{:?}", ended.bytes);
    assert!(ended.shown.reads("حكاية البئر"), "{}", ended.shown);
    // It cannot hear an answer.
    assert!(!ended.bytes.contains("\x1b[c"), "{:?}", ended.bytes);
}

#[test]
fn a_terminal_that_can_do_nothing_gets_nothing_but_text() {
    let start = Start::new().file("story.txt", long_article("حكاية البئر", 2));
    let start = start.variable("TERM", "dumb").argument("cat").argument("story.txt");
    let ended = start.open().ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    let text = "حكاية البئر\r\n\r\nالفقرة 1 من الحكاية\r\n\r\nالفقرة 2 من الحكاية\r\n";
    assert_eq!(ended.bytes, text);
}

#[test]
fn ctrl_z_where_no_shell_could_go_on_comes_back_at_once() {
    let mut terminal = samples();
    terminal.press("\x1a");
    terminal.wait_sent("\x1b[?1049h", 2);
    terminal.press("j");
    terminal.wait_status(&[" 2/25 "]);
    terminal.press("q");
    let ended = terminal.ended();
    assert_eq!(ended.code, 0);
    ended.expect_restored();
}

#[test]
fn stopped_from_outside_it_leaves_the_screen_to_the_shell_and_comes_back_to_its_place() {
    let start = Start::new().answering(XTERM);
    let script = r#"set -m; "$0" "$@" 2>errors; stty -a >stopped; printf 'HERE\r\n'; fg >fg"#;
    let mut terminal = start.script(script).open();
    terminal.wait_status(&[" 1/25 "]);
    terminal.press("2j");
    let before = terminal.wait_status(&[" 3/25 "]);
    terminal.signal_job(Signal::TSTP);
    terminal.wait_sent("\x1b[?1049h", 2);
    terminal.wait("the same page", |shown| *shown == before);
    terminal.press("j");
    terminal.wait_status(&[" 4/25 "]);
    terminal.press("q");
    let ended = terminal.ended();
    assert_eq!(ended.code, 0);
    let (stopped, _) = ended.bytes.split_once("HERE").unwrap();
    assert_eq!(stopped.matches("\x1b[?1049l").count(), 1, "{stopped:?}");
    assert!(stopped.ends_with("\x1b[?25h"), "{stopped:?}");
    assert!(ended.file("stopped").unwrap().contains(" icanon"));
    ended.expect_restored();
}

#[test]
fn lines_that_ctrl_z_stops_go_on_when_the_shell_continues_them() {
    let start = Start::new().file("piped", long_article("حكاية البئر", 2));
    // What is piped waits for a Ctrl-D. Until it says that it is there, the shell's copy of itself may
    // still ignore a Ctrl-Z as the shell does; it starts nothing, for while a shell starts a program a
    // Ctrl-Z may stop that and never the shell.
    let script = r#"set -m
        (printf 'PIPED' >/dev/tty; exec cat - piped) | "$0" "$@" 2>errors; printf 'HERE\r\n'; fg >fg"#;
    let start = start.script(script).argument("cat").argument("--terminal").argument("mlterm");
    let mut terminal = start.open();
    terminal.wait_sent("PIPED", 1);
    terminal.wait_sent("\x1b]5379;use_ctl=false\x07", 1);
    terminal.press("\x1a");
    terminal.wait_sent("HERE", 1);
    terminal.press("\x04");
    let ended = terminal.ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    let (stopped, continued) = ended.bytes.split_once("HERE").unwrap();
    assert!(!stopped.contains('ﺣ') && continued.contains('ﺣ'), "{:?}", ended.bytes);
    assert!(ended.bytes.ends_with("\x1b]5379;use_ctl=true\x07"), "{:?}", ended.bytes);
}

#[test]
fn nothing_is_sent_while_nothing_happens() {
    let terminal = samples();
    // A length of time is the only thing that shows that nothing comes. A slow machine makes this
    // test say less, not fail: the first silence is when the last of the frame is in.
    let silence = Duration::from_millis(300);
    assert!(terminal.falls_silent(silence), "it never stops sending");
    let length = terminal.sent();
    assert!(terminal.falls_silent(silence));
    assert_eq!(terminal.sent(), length, "sent while idle");
}

#[test]
fn what_cannot_be_read_is_counted_on_the_screen_and_named_when_it_has_been_left() {
    let start = Start::new()
        .file("first.txt", long_article("الأولى", 3))
        .file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01")
        .file("last.txt", long_article("الأخيرة", 3));
    let names = ["first.txt", "picture.png", "last.txt"];
    let start = names.into_iter().fold(start, Start::argument);
    let mut terminal = start.open();
    let shown = terminal.wait_status(&[" 1/2 ", "skipped 1"]);
    assert!(shown.reads("الأولى") && shown.reads("الأخيرة"));
    terminal.press("q");
    let ended = terminal.ended();
    ended.expect_restored();
    assert_eq!(ended.code, 0);
    let lines: Vec<&str> = ended.errors.lines().collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("khabar: picture.png:"), "{lines:?}");
}

#[test]
fn where_nothing_can_be_read_no_screen_is_left_and_the_reasons_are_told() {
    let terminal = Start::new().argument("not-there.json").open();
    let ended = terminal.ended();
    assert_eq!(ended.code, 1);
    assert_eq!(ended.errors, "khabar: not-there.json: no such file or directory\n");
    assert!(ended.has_restored);
}
