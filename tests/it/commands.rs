//! The commands as other programs call them: arguments, pipes, exit codes, bytes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

/// A folder in which the binary runs, and which is all that it has.
pub struct Room {
    folder: TempDir,
}

/// How a run went.
#[derive(Debug, PartialEq, Eq)]
pub struct Done {
    pub code: Option<i32>,
    pub output: String,
    pub errors: String,
}

impl Room {
    pub fn new() -> Room {
        Room { folder: tempfile::tempdir().unwrap() }
    }

    /// A room with one file.
    fn with(name: &str, content: impl AsRef<[u8]>) -> Room {
        let room = Room::new();
        room.put(name, content);
        room
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn command<I: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
        command.args(arguments).env_clear().current_dir(self.path()).stdin(Stdio::null());
        command.env("HOME", self.path()).env("TMPDIR", self.path()).env("TERM", "xterm-256color");
        command.env("TZ", "UTC");
        command
    }

    pub fn run<I: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Done {
        done(&mut self.command(arguments))
    }

    /// A run with `input` piped into it.
    fn piped<I: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = I>, input: &str) -> Done {
        let mut command = self.command(arguments);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let input = input.as_bytes().to_vec();
        // Both ways at once: neither side waits for the other.
        let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        told(output)
    }
}

fn done(command: &mut Command) -> Done {
    told(command.output().unwrap())
}

fn told(output: std::process::Output) -> Done {
    Done {
        code: output.status.code(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Done {
    /// What it wrote, having had nothing to complain of.
    #[track_caller]
    fn well(self) -> String {
        assert_eq!((self.code, self.errors.as_str()), (Some(0), ""));
        self.output
    }
}

fn gzip(content: &str) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(content.as_bytes()).unwrap();
    packed.finish().unwrap()
}

/// The headlines of `list`.
fn titles(list: &str) -> Vec<&str> {
    list.lines().filter_map(|line| line.split('\t').nth(3)).collect()
}

const FIRST: &str = r#"{"title":"سوق الكتب يفتح أبوابه","text":"فتح السوق أبوابه صباحًا.\n\nوامتلأ بالزوّار.","url":"https://example.org/books","date":"2024-05-01"}"#;
const SECOND: &str = r#"{"title":"قطار جديد إلى الساحل","text":"انطلق القطار الأول أمس."}"#;
const STORY: &str =
    "حكاية المنارة\n\nبُنيت المنارة عام 1850 على صخرة.\n\nوما زالت تضيء (Lighthouse) كل ليلة.\n";

// Inputs.

#[test]
fn without_a_path_the_samples_are_read() {
    let room = Room::new();
    assert_eq!(room.run(["list"]).well().lines().count(), 25);
    assert_eq!(room.run(["parse"]).well().lines().count(), 25);
    assert_eq!(room.run(["cat"]).well().matches("\n\u{c}\n").count(), 24);
}

#[test]
fn standard_input_is_read_when_something_is_piped_into_it() {
    let room = Room::new();
    let lines = format!("{FIRST}\n{SECOND}\n");
    let expected = ["سوق الكتب يفتح أبوابه", "قطار جديد إلى الساحل"];
    assert_eq!(titles(&room.piped(["list"], &lines).well()), expected);
    assert_eq!(titles(&room.piped(["list", "-"], &lines).well()), expected);
}

#[test]
fn an_empty_standard_input_means_that_none_was_given_unless_it_is_named() {
    let room = Room::new();
    assert_eq!(room.piped(["list"], "").well().lines().count(), 25);
    let named = room.piped(["list", "-"], "");
    assert_eq!((named.code, named.output.as_str()), (Some(1), ""));
    assert_eq!(named.errors, "khabar: standard input: is empty\n");
}

#[test]
fn a_path_keeps_standard_input_from_being_read() {
    let room = Room::with("story.txt", STORY);
    assert_eq!(titles(&room.piped(["list", "story.txt"], FIRST).well()), ["حكاية المنارة"]);
    let both = room.piped(["list", "story.txt", "-"], FIRST).well();
    assert_eq!(titles(&both), ["حكاية المنارة", "سوق الكتب يفتح أبوابه"]);
}

#[test]
fn folders_and_packed_files_are_opened() {
    let room = Room::with("news/b/two.json.gz", gzip(SECOND));
    room.put("news/a.json", FIRST);
    room.put("news/c.txt", STORY);
    let expected = ["سوق الكتب يفتح أبوابه", "قطار جديد إلى الساحل", "حكاية المنارة"];
    assert_eq!(titles(&room.run(["list", "news"]).well()), expected);
    assert_eq!(titles(&room.run(["list", "news/b/two.json.gz"]).well()), [expected[1]]);
}

#[test]
fn a_file_named_like_a_command_is_opened_with_a_dot_before_it() {
    let room = Room::with("list", STORY);
    assert!(room.run(["./list"]).well().starts_with("حكاية المنارة\n"));
    assert_eq!(titles(&room.run(["list", "list"]).well()), ["حكاية المنارة"]);
}

#[test]
fn bare_khabar_writes_text_where_there_is_no_screen() {
    let room = Room::with("story.txt", STORY);
    let text = room.run(["story.txt"]).well();
    assert_eq!(text, room.run(["cat", "story.txt"]).well());
    assert_eq!(room.run::<&str>([]).well(), room.run(["cat"]).well());
}

// Exit codes and messages.

#[test]
fn what_cannot_be_read_is_told_in_one_line_each_and_the_rest_is_done() {
    let room = Room::with("good.json", FIRST);
    room.put("broken.jsonl", format!("{SECOND}\n\n{{\"title\": \"مقطوع\n{FIRST}\n"));
    room.put("feed.xml", "<rss version=\"2.0\"><channel></channel></rss>\n");
    let paths = ["good.json", "broken.jsonl", "feed.xml", "gone.json"];
    for command in ["cat", "list", "parse"] {
        let done = room.run([command].iter().chain(&paths));
        assert_eq!(done.code, Some(1), "{command}");
        let lines: Vec<&str> = done.errors.lines().collect();
        assert_eq!(lines.len(), 3, "{command}: {lines:?}");
        assert!(lines[0].starts_with("khabar: broken.jsonl:3: not valid JSON: "), "{lines:?}");
        assert_eq!(lines[1], "khabar: feed.xml:2: no item or entry in it");
        assert_eq!(lines[2], "khabar: gone.json: no such file or directory");
        assert_eq!(done.output.matches("قطار جديد إلى الساحل").count(), 1, "{command}");
        assert_eq!(done.output.matches("سوق الكتب يفتح أبوابه").count(), 2, "{command}");
    }
}

#[test]
fn wrong_usage_is_code_2_and_says_nothing_on_standard_output() {
    let room = Room::new();
    for arguments in [
        &["cat", "--order", "sideways"][..],
        &["cat", "--columns", "0"],
        &["cat", "--no-such-option"],
        &["list", "--format", "xml"],
        &["list", "--columns", "0"],
        &["search"],
        &["search", "after:yesterday"],
        &["search", "--format", "xml", "x"],
        &["snapshot", "--keys", "Entre"],
        &["snapshot", "--keys", "\"not closed"],
        &["snapshot", "--size", "80"],
        &["snapshot", "--size", "80x24x2"],
        &["snapshot", "--size", "1001x24"],
        &["snapshot", "--keys", "q j"],
        &["snapshot", "--keys", "Resize:wide"],
    ] {
        let done = room.run(arguments);
        assert_eq!((done.code, done.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!done.errors.is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    let room = Room::new();
    assert!(room.run(["--version"]).well().starts_with("khabar "));
    for command in ["cat", "list", "parse", "snapshot"] {
        assert!(room.run(["--help"]).well().contains(command));
        assert!(room.run([command, "--help"]).well().contains("PATH"));
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let article = format!("{{\"title\":\"طويل\",\"text\":\"{}\"}}\n", "كلام كثير. ".repeat(2_000));
    let room = Room::with("long.jsonl", article.repeat(100));
    for command in ["cat", "list", "parse", "snapshot"] {
        let keys = if command == "snapshot" { &["--every", "--keys", "j"][..] } else { &[] };
        let mut child = room
            .command([command, "long.jsonl"].iter().chain(keys))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = child.stdout.take().unwrap();
        output.read_exact(&mut [0; 10]).unwrap();
        drop(output);
        let done = told(child.wait_with_output().unwrap());
        assert_eq!((done.code, done.errors.as_str()), (Some(0), ""), "{command}");
    }
}

// `cat`.

#[test]
fn cat_writes_logical_text_into_a_pipe() {
    let room = Room::with("story.txt", STORY);
    room.put("first.json", FIRST);
    let text = room.run(["cat", "story.txt", "first.json"]).well();
    let (story, first) = text.split_once("\u{c}\n").unwrap();
    assert_eq!(story, STORY);
    let lines: Vec<&str> = first.lines().collect();
    assert_eq!((lines[0], lines[2]), ("سوق الكتب يفتح أبوابه", ""));
    assert!(lines[1].contains("2024-05-01"), "{lines:?}");
    assert_eq!(lines[3..], ["فتح السوق أبوابه صباحًا.", "", "وامتلأ بالزوّار."]);
}

#[test]
fn logical_text_holds_no_presentation_forms_and_no_controls() {
    let room = Room::with("forms.txt", "ﺧﺒﺮ ﻋﺎﺟﻞ\n\nﻻ ﺟﺪﻳﺪ\tاليوم، می\u{200c}شود\u{200f} غدًا.\n");
    let text = room.run(["cat", "forms.txt"]).well();
    assert_eq!(text, "خبر عاجل\n\nلا جديد اليوم، می\u{200c}شود\u{200f} غدًا.\n");
    for arguments in [&["cat"][..], &["cat", "--columns", "30"], &["cat", "--align", "justify"]] {
        let text = room.run(arguments).well();
        assert!(!text.contains(is_form), "{arguments:?}");
        assert!(!text.contains(is_control), "{arguments:?}");
    }
}

fn is_form(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fbff}' | '\u{fe70}'..='\u{fefc}')
}

/// Every control but those that end a line and part two articles.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\u{c}')
}

#[test]
fn a_row_of_visual_text_takes_the_columns_asked_for_and_no_more() {
    let room = Room::with("coffee.txt", include_str!("../../sample_articles/coffee.txt"));
    for columns in 1..=120 {
        let count = columns.to_string();
        let options = ["cat", "--order", "visual", "--columns", &count];
        for row in rows(&room.run(options).well()) {
            let (down, across) = cursor_after(row, columns);
            assert!(down == 0 && across <= columns, "{columns} columns: {row:?}");
        }
        // All of its paragraphs are Arabic: each row ends at the right edge, or is blank. (Where a
        // word and the bracket after it do not fit, the space between may begin a row.)
        for row in rows(&room.run(options.iter().chain(&["coffee.txt"])).well()) {
            let (_, across) = cursor_after(row, columns);
            let is_flush = across == columns || row.is_empty();
            assert!(is_flush || columns < 10, "{columns} columns: {row:?}");
        }
    }
}

/// The lines that are no form feed between two articles.
fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| *line != "\u{c}")
}

/// Where the cursor of a terminal of one column more stands after `row`, from 0.
fn cursor_after(row: &str, columns: u16) -> (u16, u16) {
    let (rows, columns) = (NonZeroU16::new(2).unwrap(), NonZeroU16::new(columns + 1).unwrap());
    let mut terminal = vt100::Parser::new(rows, columns, 0);
    terminal.process(row.as_bytes());
    terminal.screen().cursor_position()
}

#[test]
fn however_narrow_the_columns_no_letter_is_lost() {
    let room = Room::new();
    let whole = letters(&room.run(["cat"]).well());
    for columns in ["1", "2", "7", "33", "80", "200"] {
        for order in ["visual", "logical"] {
            let options = ["cat", "--order", order, "--columns", columns];
            let text = room.run(options).well();
            assert_eq!(letters(&text), whole, "{order}, {columns} columns");
        }
    }
}

/// How often each letter and digit occurs, whatever its form.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.nfkc().filter(|c| c.is_alphanumeric()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

#[test]
fn wrapped_logical_text_reads_on_from_row_to_row() {
    let room = Room::with("story.txt", STORY);
    let text = room.run(["cat", "--columns", "16", "story.txt"]).well();
    assert!(text.lines().all(|row| row.chars().count() <= 18), "{text}");
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&text), words(STORY));
}

#[test]
fn colour_is_used_where_it_is_asked_for() {
    let room = Room::with("story.txt", STORY);
    let cat = |variables: &[(&str, &str)], more: &[&str]| {
        let options = ["cat", "story.txt", "--order", "visual", "--columns", "40"];
        let mut command = room.command(options.iter().chain(more));
        done(command.envs(variables.iter().copied())).well().contains('\u{1b}')
    };
    assert!(!cat(&[], &[]));
    assert!(cat(&[], &["--color", "always"]));
    assert!(cat(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!cat(&[("CLICOLOR_FORCE", "0")], &[]));
    assert!(!cat(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]));
    assert!(!cat(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]));
    assert!(cat(&[("NO_COLOR", "1")], &["--color", "always"]));
}

// Hostile articles.

/// Every field full of what drives terminals: sequences in both their forms, lone controls.
fn hostile() -> String {
    const EVIL: &str = "\u{1b}[2J\u{1b}]0;عنوان\u{7}\u{9b}31m\u{1b}P1$r\u{1b}\\ \u{90}q\u{9c} \u{8d}\u{84}\u{8}\u{7f}\u{0}\u{b}\u{c}\u{1a}\r\t\u{85}\u{1b}";
    let article = serde_json::json!({
        "title": format!("خبر{EVIL}خطير"),
        "text": format!("نص{EVIL}النص\n- بند{EVIL}\n\nاقرأ أيضاً\n- عنوان أول في القائمة{EVIL}\n- عنوان ثانٍ في القائمة{EVIL}\n"),
        "id": format!("id{EVIL}"),
        "language": format!("ar{EVIL}"),
        "author": format!("كاتب{EVIL}الخبر"),
        "site_name": format!("موقع{EVIL}"),
        "url": format!("https://example.org/{EVIL}"),
        "date": format!("2024-01-01{EVIL}"),
        "tags": [format!("وسم{EVIL}")],
        format!("key{EVIL}"): EVIL,
    });
    let own = serde_json::json!({
        "khabar": 1,
        "id": format!("id{EVIL}"),
        "title": format!("خبر{EVIL}"),
        "site": EVIL,
        "language": format!("ar{EVIL}"),
        "published": EVIL,
        "blocks": [
            {"kind": "item", "marker": format!("-{EVIL}"), "text": format!("بند{EVIL}")},
            {"kind": "related", "cue": EVIL, "items": [{"title": format!("عنوان{EVIL}"), "url": EVIL}]},
        ],
        "extra": {EVIL: EVIL},
    });
    // A source that is mostly controls is taken for no text at all; this one is not.
    let calm = format!("{{\"title\":\"هادئ\",\"text\":\"{}\"}}", "كلام هادئ. ".repeat(200));
    format!("{calm}\n{article}\n{own}\n{{\"title\": {EVIL}}}\n")
}

#[test]
fn no_article_drives_a_terminal_whatever_it_holds() {
    let room = Room::with("hostile.jsonl", hostile());
    let calm = "كلام هادئ. ".repeat(200);
    room.put("hostile.txt", format!("عنوان\u{1b}[2J\n\n{calm}\u{1b}]0;x\u{7}\u{9b}2J\u{8}\n"));
    for arguments in [
        &["cat"][..],
        &["cat", "--order", "visual", "--columns", "30"],
        &["cat", "--order", "visual", "--shape", "letters"],
        &["cat", "--shape", "forms"],
        &["list"],
        &["list", "--format", "table"],
        &["list", "--format", "json"],
        &["parse"],
        &["parse", "--check"],
        &["snapshot", "--keys", "Enter r"],
        &["snapshot", "--format", "plain"],
        &["snapshot", "--format", "json", "--keys", "Y y"],
    ] {
        let done = room.run(arguments.iter().chain(&["hostile.jsonl", "hostile.txt"]));
        let is_tsv = arguments == ["list"];
        let is_control = |c| is_control(c) && !(is_tsv && c == '\t');
        assert!(!done.output.contains(is_control), "{arguments:?}: {:?}", done.output);
        assert!(!done.errors.contains(is_control), "{arguments:?}: {:?}", done.errors);
        assert_eq!(done.errors.lines().count(), 1, "{arguments:?}: {:?}", done.errors);
        if matches!(arguments[0], "list" | "parse") {
            assert_eq!(done.output.lines().count(), 4, "{arguments:?}: {:?}", done.output);
        }
        let is_snapshot = arguments[0] == "snapshot";
        assert_eq!(done.code, Some(i32::from(!is_snapshot)), "{arguments:?}");
    }
}

#[test]
fn no_file_name_drives_a_terminal() {
    let room = Room::new();
    let done = room.run(["list", "\u{1b}[2J\nخبر\u{9b}.json"]);
    assert_eq!(done.code, Some(1));
    assert_eq!(done.errors.lines().count(), 1, "{:?}", done.errors);
    assert!(!done.errors.contains(is_control), "{:?}", done.errors);
}

// `list` and `parse`.

#[test]
fn the_doctor_of_no_terminal_says_what_it_knows() {
    let room = Room::new();
    let mut command = room.command(["doctor"]);
    let told = done(command.env("KONSOLE_VERSION", "221203").env("KHABAR_TERMINAL", "words"));
    assert_eq!((told.code, told.errors.as_str()), (Some(0), ""));
    for line in ["TERM: xterm-256color", "KONSOLE_VERSION: 221203", "So this is: Konsole"] {
        assert!(told.output.lines().any(|it| it == line), "{}", told.output);
    }
    assert!(!told.output.contains('\u{1b}'));
}

#[test]
fn a_kind_of_terminal_that_there_is_none_of_is_wrong_usage() {
    let told = Room::new().run(["--terminal", "wrods"]);
    assert_eq!(told.code, Some(2));
    assert!(told.errors.contains("words"), "{}", told.errors);
}

#[test]
fn list_is_one_line_an_article_in_each_format() {
    let room = Room::with("news.jsonl", format!("{FIRST}\n{SECOND}\n"));
    let tsv = room.run(["list", "news.jsonl"]).well();
    let fields: Vec<Vec<&str>> = tsv.lines().map(|line| line.split('\t').collect()).collect();
    let url = "https://example.org/books";
    assert_eq!(fields[0], [url, "2024-05-01", "example.org", "سوق الكتب يفتح أبوابه"]);
    assert_eq!((fields[1].len(), fields[1][0].len()), (4, 16));

    let json = room.run(["list", "--format", "json", "news.jsonl"]).well();
    let value: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!((&value["id"], &value["date"]), (&url.into(), &"2024-05-01".into()));

    for columns in [20, 21, 39, 40, 55, 60, 100, 140] {
        let count = columns.to_string();
        let table = room.run(["list", "--format", "table", "--columns", &count]).well();
        assert_eq!(table.lines().count(), 25);
        for row in table.lines() {
            assert_eq!(cursor_after(row, columns), (0, columns), "{row:?}");
        }
    }
}

// `search`.

#[test]
fn search_writes_headline_site_and_date_and_the_passage_of_what_matches() {
    let room = Room::with("news.jsonl", format!("{FIRST}\n{SECOND}\n"));
    let text = room.run(["search", "كتب after:2024", "news.jsonl"]).well();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "سوق الكتب يفتح أبوابه");
    assert!(lines[1].contains("example.org · 2024-05-01 · https://example.org/books"), "{text}");
    assert_eq!(text.matches("سوق الكتب").count(), 1);
    assert!(!text.contains(is_form) && !text.contains(is_control), "{text}");
}

#[test]
fn search_as_json_says_where_the_words_stand_in_letters() {
    let room = Room::with("story.txt", "عنوان\n\nقال: 😀 مُحَمَّدٌ هنا");
    let line = room.run(["search", "--format", "json", "محمد", "story.txt"]).well();
    let value: serde_json::Value = serde_json::from_str(line.trim()).unwrap();
    let passage: Vec<char> = value["passage"].as_str().unwrap().chars().collect();
    let at = |end: &str| value["hits"][0][end].as_u64().unwrap() as usize;
    let hit: String = passage[at("start")..at("end")].iter().collect();
    assert_eq!((hit.as_str(), value["title"].as_str()), ("مُحَمَّدٌ", Some("عنوان")));
}

#[test]
fn search_exits_with_1_where_nothing_matches_and_says_nothing() {
    let done = Room::new().run(["search", "لا_شيء_كهذا"]);
    assert_eq!((done.code, done.output.as_str(), done.errors.as_str()), (Some(1), "", ""));
}

#[test]
fn search_leaves_nothing_behind_and_tells_what_it_could_not_read() {
    let room = Room::with("news.jsonl", format!("{FIRST}\nbroken\n"));
    let done = room.run(["search", "سوق", "news.jsonl"]);
    assert_eq!(done.code, Some(1));
    assert!(done.output.contains("سوق الكتب"), "{}", done.output);
    assert!(done.errors.contains("news.jsonl:2:"), "{}", done.errors);
    let names: Vec<_> = std::fs::read_dir(room.path()).unwrap().flatten().collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

#[test]
fn what_parse_writes_is_opened_again_unchanged() {
    let room = Room::with("mixed.jsonl", format!("{FIRST}\n{SECOND}\n{}", hostile()));
    room.put("story.txt", STORY);
    for arguments in [&["parse"][..], &["parse", "mixed.jsonl", "story.txt"]] {
        let once = room.run(arguments).output;
        let twice = room.piped(["parse", "-"], &once).well();
        assert_eq!(twice, once, "{arguments:?}");
        assert_eq!(
            room.piped(["cat"], &once).well(),
            room.run([&["cat"], &arguments[1..]].concat()).output
        );
    }
}

#[test]
fn an_identifier_is_the_same_in_every_run_and_every_container() {
    let id = |room: &Room, path: &str| {
        room.run(["list", path]).well().split('\t').next().unwrap().to_owned()
    };
    let room = Room::with("one.json", SECOND);
    room.put("array.json", format!("[{SECOND}]"));
    room.put("packed.gz", gzip(SECOND));
    assert_eq!(id(&room, "one.json"), id(&room, "array.json"));
    assert_eq!(id(&room, "one.json"), id(&room, "packed.gz"));
}

// `snapshot`.

#[test]
fn a_snapshot_is_the_same_bytes_whatever_the_machine() {
    let room = Room::new();
    for format in ["text", "plain", "ansi", "json"] {
        let options = ["snapshot", "--size", "90x25", "--keys", "j Enter 5j", "--format", format];
        let plain = room.run(options).well();
        let variables = [
            ("LANG", "ar_EG.UTF-8"),
            ("LC_ALL", "fa_IR.UTF-8"),
            ("TZ", "Asia/Tehran"),
            ("NO_COLOR", "1"),
            ("CLICOLOR_FORCE", "1"),
            ("COLUMNS", "33"),
            ("LINES", "5"),
            ("TERM", "dumb"),
            ("TMUX", "x"),
            ("VTE_VERSION", "6800"),
        ];
        let elsewhere = done(room.command(options).envs(variables)).well();
        assert_eq!(elsewhere, plain, "{format}");
        // Standard input counts only where it is named.
        assert_eq!(room.piped(options, FIRST).well(), plain, "{format}");
        assert_ne!(room.piped(options.iter().chain(&["-"]), FIRST).well(), plain, "{format}");
    }
}

#[test]
fn a_snapshot_after_each_key_ends_with_the_one_after_all_keys() {
    let room = Room::new();
    let last = room.run(["snapshot", "--keys", "j Enter 3j", "--format", "plain"]).well();
    let options = ["snapshot", "--keys", "j Enter 3j", "--format", "plain", "--every"];
    let every = room.run(options).well();
    let frames: Vec<&str> = every.split("\n\n").collect();
    // Before any key, then after j, Enter, 3 and j.
    assert!(every.ends_with(&last));
    assert_eq!(every.lines().count(), 5 * 24 + 4, "{}", frames.len());
}

#[test]
fn a_snapshot_has_the_rows_and_columns_asked_for() {
    let room = Room::new();
    for (columns, rows) in [(1, 1), (3, 2), (20, 5), (80, 24), (200, 60)] {
        let size = format!("{columns}x{rows}");
        let frame = room.run(["snapshot", "--format", "plain", "--size", &size]).well();
        assert_eq!(frame.lines().count(), rows, "{size}");
        for row in frame.lines() {
            assert_eq!(cursor_after(row, columns), (0, columns), "{size}: {row:?}");
        }
    }
}

#[test]
fn a_snapshot_tells_effects_and_performs_none() {
    let room = Room::with("first.json", FIRST);
    let options = ["snapshot", "first.json", "--keys", "o y q", "--format", "json"];
    let mut command = room.command(options);
    let frame = done(command.env("BROWSER", "/nowhere/browser")).well();
    let value: serde_json::Value = serde_json::from_str(&frame).unwrap();
    assert_eq!(value["schema"], 1);
    let url = "https://example.org/books";
    assert_eq!(value["effects"][0], serde_json::json!({"key": 1, "open": url}));
    assert_eq!(value["effects"].as_array().unwrap().len(), 3);
}
