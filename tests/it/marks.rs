//! Journeys of marks: what was read, starred, left somewhere, by the real binary in a real terminal.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::terminal_pty::{Start, Terminal};

const ENTER: &str = "\r";

/// News of three days, and where marks are kept: they outlive the home of a run.
struct Room {
    folder: TempDir,
}

impl Room {
    fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        let line = |number: usize| {
            let text = format!("فقرة من الخبر {number} وبقية لها.\\n").repeat(80);
            format!(
                "{{\"title\":\"الخبر رقم {number}\",\"text\":\"{text}\",\
                 \"url\":\"https://example.org/{number}\",\"date\":\"2024-05-0{number}\"}}\n"
            )
        };
        let lines: String = (1..=3).rev().map(line).collect();
        std::fs::write(folder.path().join("news.jsonl"), lines).unwrap();
        Room { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn state(&self) -> PathBuf {
        self.path("state")
    }

    fn start(&self) -> Start {
        Start::new()
            .argument(self.path("news.jsonl"))
            .variable("XDG_STATE_HOME", self.state())
            .variable("XDG_CACHE_HOME", self.path("cache"))
    }

    fn open(&self) -> Terminal {
        let terminal = self.start().open();
        terminal.wait("the list", |shown| shown.reads("الخبر رقم 1"));
        terminal
    }
}

/// Quits, and waits until all is left.
fn quit(mut terminal: Terminal) {
    terminal.press("Q");
    let ended = terminal.ended();
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn killed_at_any_moment_the_reader_begins_where_it_was() {
    let room = Room::new();
    let mut terminal = room.open();
    terminal.press("s");
    terminal.wait_status(&["starred"]);
    terminal.press("jm");
    let listed = terminal.wait_status(&["read: u undoes"]);
    terminal.press(ENTER);
    terminal.press(" ");
    let page =
        terminal.wait("the second page", |shown| shown.above_status() != listed.above_status());
    terminal.press("j");
    let before = terminal.wait("a row further", |shown| {
        shown.above_status() != page.above_status() && shown.has('★') && shown.has('◃')
    });
    terminal.signal(Signal::KILL);
    assert_ne!(terminal.ended().code, 0);

    let mut terminal = room.open();
    terminal.wait_status(&[" 2/3 "]);
    terminal.press(ENTER);
    terminal.wait("the same frame", |shown| shown.above_status() == before.above_status());
    quit(terminal);
}

#[test]
fn search_on_the_command_line_knows_what_the_reader_has_marked() {
    let room = Room::new();
    let search = |query: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
        command.env_clear().env("XDG_STATE_HOME", room.state());
        command.env("XDG_CACHE_HOME", room.path("cache"));
        let output = command.args(["search", query]).arg(room.path("news.jsonl")).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let names = (1..=3).filter(|number| text.contains(&format!("الخبر رقم {number}")));
        (names.collect::<Vec<usize>>(), output.status.code())
    };
    assert_eq!(search("is:starred"), (vec![], Some(1)));
    assert!(!room.state().exists(), "looking made something");
    let mut terminal = room.open();
    terminal.press("s");
    terminal.wait_status(&["starred"]);
    quit(terminal);
    assert_eq!(search("is:starred"), (vec![3], Some(0)));
    assert_eq!(search("الخبر is:unread حالة:بنجمة"), (vec![3], Some(0)));
    assert_eq!(search("is:read"), (vec![], Some(1)));
    assert_eq!(search("is:red"), (vec![], Some(2)));
    // Where text was prepared for searching, too: it knows nothing of marks.
    let mut terminal = room.open();
    terminal.press("Fبقية");
    let texts = room.path("cache/khabar");
    let is_made = || std::fs::read_dir(&texts).is_ok_and(|mut made| made.next().is_some());
    terminal.wait("the text that is searched", |_| is_made());
    // Ctrl-c: Escape and the next key may come as one.
    terminal.press("\u{3}");
    terminal.wait_status(&[" 1/3 "]);
    quit(terminal);
    assert_eq!(search("is:starred"), (vec![3], Some(0)));
}

#[test]
fn an_article_left_open_is_read_after_a_while_and_n_goes_to_the_next() {
    let room = Room::new();
    let mut terminal = room.open();
    terminal.press(ENTER);
    terminal.wait("the sign of what is read", |shown| shown.has('◃'));
    terminal.wait_status(&["unread: 2"]);
    terminal.press("n");
    terminal.wait_status(&[" 2/3 "]);
    terminal.press("u");
    terminal.wait_status(&["undone"]);
    quit(terminal);
}

#[test]
fn two_readers_at_once_see_and_spare_each_others_marks() {
    let room = Room::new();
    let (mut one, mut other) = (room.open(), room.open());
    one.press("s");
    one.wait_status(&["starred"]);
    other.press("jm");
    other.wait_status(&["read: u undoes"]);
    other.wait("the star of the other one", |shown| shown.has('★'));
    quit(one);
    quit(other);
    let third = room.open();
    third.wait("both marks", |shown| shown.has('★') && shown.has('◃'));
    quit(third);
    assert_eq!(files(&room.path("state/khabar")), ["marks.db"], "a log was left");
}

#[test]
fn what_was_not_there_the_last_time_is_told_and_can_be_listed() {
    let room = Room::new();
    quit(room.open());
    let mut lines = std::fs::read_to_string(room.path("news.jsonl")).unwrap();
    lines.push_str("{\"title\":\"خبر جديد\",\"text\":\"نص.\",\"date\":\"2024-05-09\"}\n");
    std::fs::write(room.path("news.jsonl"), lines).unwrap();
    let mut terminal = room.open();
    terminal.wait_status(&["1 new since the last time"]);
    terminal.press("f");
    terminal.press("is:new");
    terminal.press(ENTER);
    terminal.wait_status(&["1/1"]);
    terminal.press("Q");
    terminal.ended();
}

#[test]
fn a_private_reader_leaves_nothing_behind() {
    let room = Room::new();
    let start = room.start().argument("--private");
    let mut terminal = start.open();
    terminal.wait("the list", |shown| shown.reads("الخبر رقم 1"));
    terminal.press("ms");
    terminal.wait_status(&["starred"]);
    terminal.press("Q");
    let home = terminal.path("");
    assert_eq!(files(&home), ["errors"]);
    assert_eq!(terminal.ended().code, 0);
    assert!(!room.state().exists());
}

/// The reader goes on and says in its last line what is wrong.
#[track_caller]
fn goes_on(start: Start, fault: &str) {
    let mut terminal = start.open();
    terminal.wait_status(&[fault]);
    terminal.press("m");
    terminal.wait_status(&["read: u undoes"]);
    terminal.press("j");
    terminal.wait_status(&[" 2/3 ", "unread: 2"]);
    quit(terminal);
}

#[test]
fn a_broken_file_of_marks_is_told_in_one_line_and_stays_as_it_is() {
    let room = Room::new();
    let path = room.path("state/khabar/marks.db");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = "these are no marks but the notes of somebody else\n".repeat(100);
    std::fs::write(&path, &text).unwrap();
    goes_on(room.start(), "is no file of marks");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn where_no_mark_can_be_kept_reading_goes_on() {
    let room = Room::new();
    std::fs::write(room.state(), "a file where the folder should be").unwrap();
    goes_on(room.start(), "not a directory");
    goes_on(room.start().variable("XDG_STATE_HOME", "/proc/nowhere"), "no such file or directory");
    let homeless = room.start().variable("XDG_STATE_HOME", "").variable("HOME", "");
    goes_on(homeless, "marks end with this run");
}
