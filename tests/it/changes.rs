//! Sources that change while the reader is open, or come late: the real binary in a real terminal.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use crate::terminal_pty::{Start, Terminal};

const ENTER: &str = "\r";

fn article(title: &str) -> String {
    format!("{{\"title\":\"{title}\",\"text\":\"نص {title}.\"}}\n")
}

fn articles(titles: &[&str]) -> String {
    titles.iter().map(|title| article(title)).collect()
}

fn append(path: &Path, text: &str) {
    OpenOptions::new().append(true).open(path).unwrap().write_all(text.as_bytes()).unwrap();
}

/// The reader on a file of three articles.
fn three() -> Terminal {
    let content = articles(&["الرحلة الأولى", "الرحلة الثانية", "الرحلة الثالثة"]);
    let terminal = Start::new().file("news.jsonl", content).argument("news.jsonl").open();
    terminal.wait_status(&[" 1/3 "]);
    terminal
}

#[track_caller]
fn quit(mut terminal: Terminal) {
    terminal.press("Q");
    let ended = terminal.ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    ended.expect_restored();
}

#[test]
fn articles_that_are_appended_are_announced_and_come_when_they_are_asked_for() {
    let mut terminal = three();
    terminal.press("j");
    terminal.press(ENTER);
    let before = terminal.wait_status(&[" 2/3 "]);
    append(&terminal.path("news.jsonl"), &articles(&["الرحلة الرابعة", "الرحلة الخامسة"]));
    let told = terminal.wait_status(&[" 2/3 ", "2 new: R reads them"]);
    assert_eq!(told.above_status(), before.above_status(), "something was thrown in");
    // It stands while the reader reads on, and nothing more is sent.
    terminal.press("k");
    assert!(terminal.falls_silent(Duration::from_millis(300)));
    append(&terminal.path("news.jsonl"), &article("الرحلة السادسة"));
    terminal.wait_status(&["3 new: R reads them"]);

    terminal.press("R");
    let read = terminal.wait_status(&["the sources were read again (+3)"]);
    assert!(read.reads("نص الرحلة الثانية") && read.reads("الرحلة السادسة"), "{read}");
    terminal.press("k");
    let after = terminal.wait_status(&[" 2/6 "]);
    assert!(!after.status().contains("new"), "{after}");
    // What comes after that is new again.
    append(&terminal.path("news.jsonl"), &article("الرحلة السابعة"));
    terminal.wait_status(&[" 2/6 ", "1 new: R reads them"]);
    quit(terminal);
}

#[test]
fn a_file_that_is_put_into_a_folder_is_announced_in_the_readers_language() {
    let start = Start::new().argument("--ui").argument("ar").argument("news");
    fs::create_dir(start.home().join("news")).unwrap();
    let start = start.file("news/1.txt", "حكاية البئر\n\nجف البئر.\n");
    let mut terminal = start.open();
    terminal.wait_status(&["1/1"]);
    fs::create_dir(terminal.path("news/later")).unwrap();
    fs::write(terminal.path("news/later/2.txt"), "حكاية النخلة\n\nأثمرت النخلة.\n").unwrap();
    terminal.wait("the announcement", |shown| shown.reads("مقال جديد: R لقراءته"));
    terminal.press("R");
    terminal.wait("the new article", |shown| shown.reads("حكاية النخلة"));
    quit(terminal);
}

#[test]
fn a_file_that_is_written_over_shows_no_article_under_the_headline_of_another() {
    let mut terminal = three();
    let other = articles(&["سطر", "الرحلة الثانية", "الرحلة الأولى"]);
    fs::write(terminal.path("news.jsonl"), other).unwrap();
    terminal.wait_status(&["files have changed: R reads them again"]);
    terminal.press("jj");
    let shown = terminal.wait_status(&[" 3/3 "]);
    assert!(shown.says("R reads it again"), "{shown}");
    assert!(!shown.reads("نص"), "{shown}");
    terminal.press("R");
    let read = terminal.wait("what stands there now", |shown| shown.reads("نص الرحلة الأولى"));
    assert!(!read.says("R reads"), "{read}");
    quit(terminal);
}

#[test]
fn a_file_that_becomes_shorter_keeps_what_is_left_and_names_the_rest() {
    let mut terminal = three();
    let file = OpenOptions::new().write(true).open(terminal.path("news.jsonl")).unwrap();
    file.set_len(article("الرحلة الأولى").len() as u64 + 20).unwrap();
    terminal.wait_status(&["files have changed: R reads them again"]);
    terminal.press("j");
    terminal.wait("why it cannot be read", |shown| {
        shown.says("has become shorter after it was read") && shown.reads("الرحلة الثانية")
    });
    terminal.press("k");
    terminal.wait("the one that is left", |shown| shown.reads("نص الرحلة الأولى"));
    terminal.press("R");
    terminal.wait_status(&["the sources were read again (-2)"]);
    terminal.press("j");
    terminal.wait_status(&[" 1/1 ", "skipped 1"]);
    terminal.press("Q");
    let ended = terminal.ended();
    assert!(ended.errors.starts_with("khabar: news.jsonl:2: "), "{}", ended.errors);
}

#[test]
fn a_file_that_is_replaced_is_read_as_it_was_until_it_is_read_again() {
    let mut terminal = three();
    let other = articles(&["رحلة أخرى", "الرحلة الثانية"]);
    fs::write(terminal.path("other"), other).unwrap();
    fs::rename(terminal.path("other"), terminal.path("news.jsonl")).unwrap();
    terminal.wait_status(&["files have changed: R reads them again"]);
    terminal.press("j");
    terminal.wait("the old article", |shown| shown.reads("نص الرحلة الثانية"));
    terminal.press("R");
    let read = terminal.wait_status(&["the sources were read again (-1)"]);
    assert!(read.reads("نص الرحلة الثانية") && read.reads("رحلة أخرى"), "{read}");
    quit(terminal);
}

#[test]
fn a_file_that_is_removed_can_be_read_to_the_end() {
    let mut terminal = three();
    fs::remove_file(terminal.path("news.jsonl")).unwrap();
    terminal.wait_status(&["files have changed: R reads them again"]);
    terminal.press("jj");
    terminal.wait("the last article", |shown| shown.reads("نص الرحلة الثالثة"));
    quit(terminal);
}

#[test]
fn a_pipe_to_which_nobody_writes_is_waited_for_and_shows_what_comes() {
    let script = r#"mkfifo news; exec "$0" "$@" 2>errors"#;
    let mut terminal = Start::new().script(script).argument("news").open();
    terminal.wait_status(&["waiting for news"]);
    terminal.press("?");
    terminal.wait("the keys", |shown| shown.says("read the sources again"));
    terminal.press("q");

    let mut pipe = OpenOptions::new().write(true).open(terminal.path("news")).unwrap();
    pipe.write_all(article("الرحلة الأولى").as_bytes()).unwrap();
    terminal.wait("the first article", |shown| shown.reads("نص الرحلة الأولى"));
    let (head, tail) = "{\"title\":\"الرحلة الثانية\"}".split_at(20);
    pipe.write_all(head.as_bytes()).unwrap();
    pipe.write_all(tail.as_bytes()).unwrap();
    terminal.wait_status(&[" 1/2…"]);
    terminal.press("R");
    terminal.wait_status(&["news: comes once and cannot be read again"]);
    drop(pipe);
    terminal.press("j");
    terminal.wait_status(&[" 2/2 "]);
    quit(terminal);
}

#[test]
fn a_pipe_to_which_nobody_ever_writes_can_be_left() {
    let script = r#"mkfifo news; exec "$0" "$@" 2>errors"#;
    let terminal = Start::new().script(script).argument("news").open();
    terminal.wait_status(&["waiting for news"]);
    quit(terminal);
}

#[test]
fn what_tail_follows_comes_to_the_end_of_the_list() {
    let script = r#"tail -n +1 -f news.jsonl | "$0" - 2>errors"#;
    let start = Start::new().file("news.jsonl", article("الرحلة الأولى")).script(script);
    let mut terminal = start.open();
    terminal.wait_status(&[" 1/1…"]);
    append(&terminal.path("news.jsonl"), &articles(&["الرحلة الثانية", "الرحلة الثالثة"]));
    let shown = terminal.wait_status(&[" 1/3…"]);
    assert!(shown.reads("نص الرحلة الأولى"), "{shown}");
    terminal.press("G");
    terminal.wait("the last that came", |shown| shown.reads("نص الرحلة الثالثة"));
    // What has come can be searched.
    terminal.press("F");
    terminal.press("الثانية");
    terminal.wait("what was found", |shown| shown.says("Articles: 1"));
    terminal.press("\x1b");
    terminal.wait_status(&[" 3/3…"]);
    terminal.press("Q");
    // Some kinds of tail only find out when they write that nobody reads any more.
    terminal.wait_sent("\x1b[?1049l", 1);
    append(&terminal.path("news.jsonl"), &articles(&["بعد", "النهاية"]));
    assert_eq!(terminal.ended().code, 0);
}
