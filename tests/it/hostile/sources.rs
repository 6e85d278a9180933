//! Sources that are none, that never end, or that grow beyond measure; names that would drive a
//! terminal; outputs that take nothing.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Room, expect_text};

const RAIN: &str = "{\"title\":\"المطر يعود\",\"text\":\"نزل المطر فجرًا.\"}\n";
const SEA: &str = "{\"title\":\"البحر هادئ\",\"text\":\"نامت القوارب.\"}\n";

/// Both open, and what is said of the rest.
#[track_caller]
fn both_and(room: &Room, paths: &[&str]) -> String {
    let done = room.run(&[&["list"][..], paths].concat());
    let titles: Vec<&str> =
        done.output.lines().filter_map(|line| line.split('\t').nth(3)).collect();
    assert_eq!(titles, ["المطر يعود", "البحر هادئ"], "{}", done.errors);
    done.errors
}

#[test]
fn an_article_beyond_all_measure_is_told_and_costs_no_other() {
    let long = "x".repeat(65 << 20);
    let room = Room::with(
        "news.jsonl",
        format!("{RAIN}{{\"title\":\"طويل\",\"text\":\"{long}\"}}\n{SEA}"),
    );
    assert_eq!(
        both_and(&room, &["news.jsonl"]),
        "khabar: news.jsonl:2: an article of more than 64 MB\n"
    );
    // All on one line, and all of a source.
    room.put("long.txt", long);
    room.put("sea.jsonl", format!("{RAIN}{SEA}"));
    let told = both_and(&room, &["long.txt", "sea.jsonl"]);
    assert_eq!(told, "khabar: long.txt:1: an article of more than 64 MB\n");
}

#[test]
fn nuls_and_marks_of_byte_order_cost_nothing() {
    let text = "كان المساء هادئًا على الساحل. ".repeat(5);
    let room = Room::with("nul.txt", format!("مساء\n\n{text}\0{text}"));
    let cat = room.run(&["cat", "nul.txt"]);
    assert_eq!((cat.code, cat.output.contains('\0')), (Some(0), false));
    room.put("news.jsonl", format!("\u{feff}{RAIN}\n\u{feff}{SEA}"));
    assert_eq!(both_and(&room, &["news.jsonl"]), "");
    for (name, bytes) in [
        ("8", &b"\xef\xbb\xbf"[..]),
        ("le", &b"\xff\xfe"[..]),
        ("be", &b"\xfe\xff"[..]),
        ("nuls", &[0; 5000][..]),
    ] {
        room.put(name, bytes);
        let done = room.run(&["list", name]);
        assert_eq!(
            (done.code, done.errors.lines().count()),
            (Some(1), 1),
            "{name}: {}",
            done.errors
        );
    }
}

#[test]
fn a_line_in_another_encoding_costs_no_other() {
    let (other, _, _) =
        encoding_rs::WINDOWS_1256.encode("{\"title\":\"خبر آخر\",\"text\":\"نص.\"}\n");
    let many: Vec<u8> = [RAIN, SEA].concat().repeat(5).into_bytes();
    let room = Room::with("news.jsonl", [&many[..], &other[..], &many[..]].concat());
    let done = room.run(&["list", "news.jsonl"]);
    assert_eq!((done.code, done.output.lines().count()), (Some(0), 21), "{}", done.errors);
    assert_eq!(done.output.matches("المطر يعود").count(), 10);
}

#[test]
fn half_a_letter_at_the_end_of_utf_16_costs_no_more_than_itself() {
    let text = "افتتاح الجسر\n\nفتح الجسر أمس.\n";
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes.push(0x06);
    let room = Room::with("1.txt", bytes);
    let done = room.run(&["cat", "1.txt"]);
    assert!(done.output.contains("فتح الجسر أمس."), "{}", done.errors);
    assert_eq!(done.errors, "khabar: 1.txt: 1 places are no UTF-16BE, shown as \u{fffd}\n");
}

fn gzip(parts: usize, part: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..parts {
        packed.write_all(part).unwrap();
    }
    packed.finish().unwrap()
}

#[test]
fn a_bomb_of_gzip_is_left_as_soon_as_it_is_known_for_one() {
    let room = Room::with("news.jsonl", format!("{RAIN}{SEA}"));
    // No text at all, one article without end, more and more records that are none.
    room.put("nothing.gz", gzip(200, &vec![0; 1 << 20]));
    room.put("text.gz", gzip(70, &vec![b'a'; 1 << 20]));
    room.put("nested.gz", gzip(1, &gzip(20, &vec![0; 1 << 20])));
    let told = both_and(&room, &["nothing.gz", "text.gz", "nested.gz", "news.jsonl"]);
    let told: Vec<&str> = told.lines().collect();
    assert!(told.contains(&"khabar: nothing.gz:1: not a text"), "{told:?}");
    assert!(told.contains(&"khabar: text.gz:1: an article of more than 64 MB"), "{told:?}");
}

#[test]
fn a_page_with_entities_that_grow_and_files_it_names_reads_neither() {
    let room = Room::with("secret", "do not read");
    let entity = |n: usize| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
    let grow = (1..9).map(entity).collect::<Vec<_>>().concat();
    let feed = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e0 \"ha\">{grow}<!ENTITY x SYSTEM \"secret\">]><rss version=\"2.0\"><channel><item><title>خبر &e8; &x;</title></item></channel></rss>"
    );
    room.put("feed.xml", feed);
    let done = room.run(&["cat", "feed.xml"]);
    assert!(done.output.len() < 1000 && !done.output.contains("do not read"), "{}", done.output);
}

#[cfg(unix)]
mod unix {
    use std::fs::Permissions;
    use std::io::ErrorKind;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::process::CommandExt;
    use std::process::Stdio;

    use super::*;

    #[test]
    fn where_no_temporary_file_can_be_made_a_pipe_says_so() {
        let room = Room::with("other.json", "{}");
        let mut command = room.command(&["cat", "-"]);
        command.env("TMPDIR", "missing").stdin(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // It may have gone before it read anything.
        drop(child.stdin.take().unwrap().write_all(RAIN.as_bytes()));
        let done = child.wait_with_output().unwrap();
        let errors = String::from_utf8(done.stderr).unwrap();
        assert!(
            errors.starts_with("khabar: standard input: no temporary file in missing: "),
            "{errors}"
        );
        assert_eq!((done.status.code(), errors.lines().count()), (Some(1), 1));
    }

    #[test]
    fn links_that_lead_nowhere_and_pipes_in_a_folder_cost_nothing() {
        let room = Room::with("1.jsonl", RAIN);
        room.put("9.jsonl", SEA);
        symlink("loop", room.path().join("loop")).unwrap();
        symlink("gone", room.path().join("dangling")).unwrap();
        symlink(".", room.path().join("round")).unwrap();
        let pipe = room.path().join("pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from_raw_mode(0o600),
            0,
        )
        .unwrap();
        let told = both_and(&room, &["."]);
        assert_eq!(told.lines().count(), 3, "{told}");
        assert!(told.lines().all(|line| line.starts_with("khabar: ./")), "{told}");
    }

    #[test]
    fn devices_without_end_are_told_to_be_no_text() {
        let room = Room::with("news.jsonl", format!("{RAIN}{SEA}"));
        let told = both_and(&room, &["/dev/zero", "/dev/null", "/dev/full", "news.jsonl"]);
        let expected = "khabar: /dev/zero:1: not a text\nkhabar: /dev/null: is empty\nkhabar: /dev/full:1: not a text\n";
        assert_eq!(told, expected);
        // Chance might say anything, but it ends.
        let done = room.run(&["list", "/dev/urandom", "news.jsonl"]);
        assert!(done.output.contains("البحر هادئ"));
    }

    #[test]
    fn a_folder_that_may_not_be_read_is_told_and_the_rest_opens() {
        let room = Room::with("1.jsonl", RAIN);
        room.put("9.jsonl", SEA);
        std::fs::create_dir(room.path().join("closed")).unwrap();
        std::fs::set_permissions(room.path().join("closed"), Permissions::from_mode(0o000))
            .unwrap();
        let mut command = room.command(&["list", "."]);
        if rustix::process::geteuid().is_root() {
            // Nothing is closed to root: somebody else runs a copy in a folder that is open to all.
            std::fs::set_permissions(room.path(), Permissions::from_mode(0o755)).unwrap();
            let copy = room.path().join(".khabar");
            std::fs::copy(env!("CARGO_BIN_EXE_khabar"), &copy).unwrap();
            command = std::process::Command::new(copy);
            command.args(["list", "."]).env_clear().current_dir(room.path()).stdin(Stdio::null());
            command.uid(65534);
        }
        // A child that another test starts at this moment holds the copy open as it was written.
        let output = loop {
            match command.output() {
                Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => {}
                output => break output.unwrap(),
            }
        };
        let told = String::from_utf8(output.stderr).unwrap();
        std::fs::set_permissions(room.path().join("closed"), Permissions::from_mode(0o700))
            .unwrap();
        assert_eq!(told, "khabar: ./closed: permission denied\n");
        assert_eq!(memchr::memchr_iter(b'\n', &output.stdout).count(), 2);
    }

    #[test]
    fn a_name_drives_no_terminal_and_turns_no_message() {
        let name = "a\x1b[31337X\u{9b}2J\u{202e}nosj\u{2028}\u{e0041}.json";
        let room = Room::with(name, "{\"title\":");
        let told = room.run(&["list", "."]).errors;
        expect_text(&told);
        assert_eq!(told.lines().count(), 1, "{told:?}");
        let turns = |c| matches!(c, '\u{2028}'..='\u{202e}' | '\u{e0000}'..='\u{e0fff}');
        assert!(!told.contains(turns), "{told:?}");
    }

    #[test]
    fn an_output_that_takes_nothing_is_told_and_one_for_messages_is_not() {
        let room = Room::with("news.jsonl", RAIN);
        let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = room.command(&["cat", "news.jsonl"]);
        let output = command.stdout(full()).output();
        let done = output.unwrap();
        let told = String::from_utf8(done.stderr).unwrap();
        assert_eq!(
            (done.status.code(), told.as_str()),
            (Some(1), "khabar: standard output: no space left on device\n")
        );
        let mut command = room.command(&["list", "gone", "news.jsonl"]);
        let output = command.stderr(full()).stdout(Stdio::piped()).output();
        let done = output.unwrap();
        assert_eq!((done.status.code(), done.stdout.is_empty()), (Some(1), false));
    }
}

#[test]
fn an_argument_that_is_a_hostile_name_drives_no_terminal() {
    let room = Room::with("news.jsonl", RAIN);
    let evil = "--\x1b]0;EVIL\x07\u{9b}31337X\u{202e}x";
    for arguments in
        [&[evil][..], &["list", evil], &["list", "--format", evil], &["--terminal", evil]]
    {
        let done = room.run(arguments);
        assert_eq!(done.code, Some(2), "{arguments:?}");
        expect_text(&done.errors);
        assert!(!done.errors.contains('\u{202e}'), "{:?}", done.errors);
    }
}
