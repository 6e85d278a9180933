//! Text from the web that would drive a terminal, or show other than it is, through the real binary.
//!
//! Most attacks have a twin: the same article without them. What comes out is the same bytes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod addresses;
mod floods;
mod letters;
mod sources;
#[cfg(unix)]
mod terminal;

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder in which the binary runs, and which is all that it has.
pub(crate) struct Room(TempDir);

/// What a run wrote, and its exit code.
pub(crate) struct Done {
    pub code: Option<i32>,
    pub output: String,
    pub errors: String,
}

impl Room {
    pub fn with(name: &str, content: impl AsRef<[u8]>) -> Room {
        let room = Room(tempfile::tempdir().unwrap());
        room.put(name, content);
        room
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path().join(name), content).unwrap();
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
        command.args(arguments).env_clear().current_dir(self.path()).stdin(Stdio::null());
        command.env("HOME", self.path()).env("TMPDIR", self.path()).env("TERM", "xterm-256color");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Done {
        let output = self.command(arguments).output().unwrap();
        Done {
            code: output.status.code(),
            output: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Every way in which an article comes out of a command.
const WAYS: &[&[&str]] = &[
    &["cat"],
    &["cat", "--order", "visual", "--columns", "40", "--color", "always"],
    &["list"],
    &["list", "--format", "table"],
    &["list", "--format", "json"],
    &["parse"],
    &["parse", "--check"],
    &["search", "المطر"],
    &["search", "--format", "json", "المطر"],
    &["snapshot", "--format", "ansi", "--keys", "Enter"],
    &["snapshot", "--format", "text", "--keys", "Enter r"],
    &["snapshot", "--format", "plain"],
    &["snapshot", "--format", "json", "--keys", "Enter Y y"],
];

/// The same article in every form that is opened, `evil` at the end of each of its fields.
fn sources(evil: &str) -> [(&'static str, String); 4] {
    let body = "نزل المطر فجرًا على الوادي، وقال السكان إنهم انتظروه طويلًا.";
    let json = serde_json::json!({
        "title": format!("المطر يعود{evil}"),
        "text": format!("{body}{evil}\n- بند{evil}\n\nاقرأ أيضاً\n- جسر جديد فوق النهر القديم{evil}\n"),
        "id": format!("7{evil}"), "author": format!("كاتب{evil}"), "site_name": format!("موقع{evil}"),
        "url": format!("https://example.org/rain{evil}"), "language": "ar",
        "tags": [format!("مطر{evil}")], "summary": format!("موجز{evil}"),
        "related": [{"title": format!("سدّ{evil}"), "url": format!("https://example.org/dam{evil}")}],
        format!("key{evil}"): format!("value{evil}"),
    });
    let own = serde_json::json!({
        "khabar": 1, "id": format!("8{evil}"), "title": format!("المطر والبحر{evil}"),
        "site": format!("موقع{evil}"), "authors": [format!("كاتب{evil}")], "direction": "rtl",
        "language": "ar",
        "blocks": [
            {"kind": "item", "marker": format!("-{evil}"), "text": format!("بند{evil}")},
            {"kind": "paragraph", "text": format!("{body}{evil}"),
             "links": [{"start": 0, "end": 3, "url": format!("https://example.org/x{evil}")}]},
            {"kind": "picture", "text": format!("صورة{evil}"), "url": format!("https://example.org/p{evil}")},
            {"kind": "related", "cue": format!("اقرأ أيضاً{evil}"),
             "items": [{"title": format!("ميناء{evil}"), "url": format!("https://example.org/m{evil}")}]},
        ],
        "extra": {format!("key{evil}"): format!("value{evil}")},
    });
    let page = format!(
        "<html lang=ar dir=rtl><head><title>المطر{evil}</title><meta name=author content=\"كاتب{evil}\"></head><body><article><h1>المطر{evil}</h1><p>{body}{evil}</p><p><a href=\"https://example.org/a{evil}\">هنا{evil}</a></p></article></body></html>"
    );
    let text = format!("المطر في السهل{evil}\n\n{body}{evil}\n{}\n", body.repeat(20));
    [
        ("1.jsonl", format!("{json}\n{own}\n")),
        ("2.html", page),
        ("3.txt", text),
        ("4.jsonl", "{\"title\":\"هادئ\",\"text\":\"كلام هادئ.\"}\n".to_owned()),
    ]
}

fn room_of(evil: &str) -> Room {
    let room = Room(tempfile::tempdir().unwrap());
    std::fs::create_dir(room.path().join("news")).unwrap();
    for (name, content) in sources(evil) {
        room.put(&format!("news/{name}"), content);
    }
    room
}

#[track_caller]
fn leaves_no_trace(evil: &str) {
    let (hostile, twin) = (room_of(evil), room_of(""));
    for way in WAYS {
        let arguments: Vec<&str> = way.iter().copied().chain(["news"]).collect();
        let (hostile, twin) = (hostile.run(&arguments), twin.run(&arguments));
        expect_text(&hostile.output);
        assert_eq!((hostile.code, &*hostile.errors), (Some(0), ""), "{way:?}");
        assert_eq!(hostile.output, twin.output, "{way:?}");
    }
}

/// Nothing but text, and sequences that choose a style.
#[track_caller]
pub(crate) fn expect_text(output: &str) {
    let mut parts = output.split('\x1b');
    expect_no_control(parts.next().unwrap());
    for part in parts {
        let (styles, text) = part.strip_prefix('[').unwrap().split_once('m').unwrap();
        assert!(styles.chars().all(|c| c.is_ascii_digit() || ";:".contains(c)), "{styles:?}");
        expect_no_control(text);
    }
}

#[track_caller]
fn expect_no_control(text: &str) {
    // A form feed on a line of its own parts articles.
    let text = text.replace("\x0c\n", "");
    let control = text.find(|c: char| c.is_control() && c != '\n' && c != '\t');
    assert_eq!(control.map(|at| &text[at..]), None);
}

macro_rules! leave_no_trace {
    ($($name:ident: $evil:expr;)*) => {
        $(
            #[test]
            fn $name() {
                leaves_no_trace($evil);
            }
        )*

        /// All of them.
        pub(crate) const SEQUENCES: &[&str] = &[$($evil),*];
    };
}

leave_no_trace! {
    a_control_sequence_drives_nothing: "\x1b[31337;1X";
    a_control_sequence_with_a_c1_control_drives_nothing: "\u{9b}31337X";
    a_title_for_the_window_drives_nothing: "\x1b]0;EVIL\x07";
    the_clipboard_is_not_written: "\x1b]52;c;RVZJTA==\x07";
    the_clipboard_is_not_asked_for: "\x1b]52;c;?\x1b\\";
    a_link_of_the_articles_own_drives_nothing: "\x1b]8;;http://evil.example\x1b\\";
    an_operating_system_command_with_c1_controls_drives_nothing: "\u{9d}0;EVIL\u{9c}";
    a_device_control_string_drives_nothing: "\x1bP$qEVIL\x1b\\";
    a_device_control_string_with_c1_controls_drives_nothing: "\u{90}$qEVIL\u{9c}";
    a_picture_of_kitty_drives_nothing: "\x1b_Ga=T,f=100;EVIL\x1b\\";
    an_application_command_with_c1_controls_drives_nothing: "\u{9f}EVIL\u{9c}";
    a_privacy_message_drives_nothing: "\x1b^EVIL\x1b\\";
    a_privacy_message_with_c1_controls_drives_nothing: "\u{9e}EVIL\u{9c}";
    a_start_of_string_drives_nothing: "\x1bXEVIL\x1b\\";
    a_start_of_string_with_c1_controls_drives_nothing: "\u{98}EVIL\u{9c}";
    a_string_that_never_ends_drives_nothing: "\x1b]0;EVIL";
    a_reset_drives_nothing: "\x1bc";
    another_character_set_is_not_chosen: "\x1b(0\x0e";
    a_lone_escape_drives_nothing: "\x1b";
    bells_and_backspaces_drive_nothing: "\x07\x08\x08\x7f";
    moves_of_one_line_drive_nothing: "\x0b\u{84}\u{8d}\u{85}";
    a_sequence_inside_another_drives_nothing: "\x1b]0;a\x1b[31337X";
}

#[test]
fn a_sequence_split_over_fields_and_records_is_text() {
    let parts = [("خبر\x1b", "[31337X"), ("\x1b]0", ";EVIL\x07"), ("\u{9d}", "0;EVIL\u{9c}")];
    let lines = parts.map(|(title, author)| {
        let text = format!("المطر\x1b\n[31337X\x1bP\nq\x1b\\ {author}");
        serde_json::json!({"title": title, "author": author, "text": text}).to_string() + "\n"
    });
    let room = Room::with("news", lines.concat());
    for way in WAYS {
        let arguments: Vec<&str> = way.iter().copied().chain(["news"]).collect();
        expect_text(&room.run(&arguments).output);
    }
}

#[test]
fn a_sequence_in_character_references_is_text_at_most() {
    for evil in SEQUENCES {
        let referred: Vec<String> = evil.chars().map(|c| format!("&#{};", u32::from(c))).collect();
        let referred = referred.concat();
        let json = serde_json::json!({
            "title": format!("المطر{referred}"), "text": format!("نص{referred}\n<b>{referred}</b>"),
            "author": referred, "url": format!("https://example.org/{referred}"),
        });
        let page = format!(
            "<html lang=ar><head><title>المطر{referred}</title></head><body><article><p>المطر{referred}</p></article></body></html>"
        );
        let room = Room::with("1.json", json.to_string());
        room.put("2.html", page);
        for way in [
            &["cat"][..],
            &["parse"],
            &["list", "--format", "table"],
            &["snapshot", "--format", "ansi"],
        ] {
            let arguments: Vec<&str> = way.iter().copied().chain(["1.json", "2.html"]).collect();
            expect_text(&room.run(&arguments).output);
        }
    }
}

#[test]
fn bytes_of_c1_in_what_is_no_utf_8_drive_nothing() {
    let quiet = "كان المساء هادئًا على الساحل. ".repeat(20);
    for evil in [&b"\x9b31337X"[..], b"\x9d0;EVIL\x9c", b"\x90q\x9c", b"\x1b[31337X"] {
        let room = Room::with("news.txt", [quiet.as_bytes(), evil, quiet.as_bytes()].concat());
        for way in WAYS.iter().filter(|way| way[0] != "search") {
            let arguments: Vec<&str> = way.iter().copied().chain(["news.txt"]).collect();
            expect_text(&room.run(&arguments).output);
        }
    }
}

#[test]
fn a_feed_drives_nothing_and_names_what_is_wrong_with_it() {
    let item = |title: &str| {
        format!("<item><title>{title}</title><link>https://example.org/</link></item>")
    };
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>م\x1b[31337X</title>{}{}{}</channel></rss>",
        item("المطر\x1b[31337X\u{9d}0;EVIL\u{9c} &lt;b&gt;&amp;#27;[31337X&lt;/b&gt;"),
        item("<b\x1b[31337X\u{9b}>"),
        item("البحر"),
    );
    let room = Room::with("feed.xml", feed);
    for way in WAYS {
        let arguments: Vec<&str> = way.iter().copied().chain(["feed.xml"]).collect();
        let done = room.run(&arguments);
        expect_text(&done.output);
        expect_text(&done.errors);
        assert!(!done.output.contains("EVIL"), "{way:?}: {:?}", done.output);
    }
}
