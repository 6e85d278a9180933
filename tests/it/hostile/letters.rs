//! Letters that are too many, that nobody sees, or that are none.

use std::fmt::Write;

use serde_json::Value;

use super::Room;

/// The cells of the frame that opens the article, row by row.
fn cells(room: &Room) -> Vec<Vec<String>> {
    let arguments =
        ["snapshot", "--format", "json", "--size", "60x20", "--keys", "Enter", "news.jsonl"];
    let done = room.run(&arguments);
    assert_eq!((done.code, done.errors.as_str()), (Some(0), ""));
    let frame: Value = serde_json::from_str(&done.output).unwrap();
    let row = |row: &Value| -> Vec<String> {
        let cells = row.as_array().unwrap().iter();
        cells.map(|cell| cell["symbol"].as_str().unwrap().to_owned()).collect()
    };
    frame["cells"].as_array().unwrap().iter().map(row).collect()
}

fn room(title: &str, text: &str) -> Room {
    Room::with("news.jsonl", serde_json::json!({"title": title, "text": text}).to_string() + "\n")
}

#[test]
fn ten_thousand_marks_on_one_letter_are_a_few_in_its_cell() {
    for (letter, mark) in [("م", "\u{64b}"), ("e", "\u{301}"), ("", "\u{64b}"), ("漢", "\u{20dd}")]
    {
        let flood = format!("{letter}{}", mark.repeat(10_000));
        let cells = cells(&room(&flood, &format!("قبل {flood} بعد")));
        let longest = cells.iter().flatten().map(|symbol| symbol.chars().count()).max();
        assert!(longest < Some(16), "{longest:?}");
        assert!(cells.iter().all(|row| row.len() == 60));
    }
}

#[test]
fn a_flood_of_words_in_one_letter_stays_in_its_columns() {
    for flood in ["\u{fdfd}", "\u{fdfa}", "\u{600}1", "\u{6dd}1"] {
        let cells = cells(&room(&flood.repeat(500), &flood.repeat(10_000)));
        assert!(cells.iter().all(|row| row.len() == 60));
        let words = |c| matches!(c, '\u{fdf0}'..='\u{fdff}' | '\u{6dd}');
        assert!(!cells.iter().flatten().any(|symbol| symbol.contains(words)));
    }
}

#[test]
fn a_headline_that_nobody_sees_is_none() {
    for title in ["\u{200b}\u{2060}", "\u{202b}\u{202c}", "\u{3164}\u{2800}", "\u{feff} \u{ad}"] {
        let listed = room(title, "نزل المطر على الوادي فجرًا.").run(&["list", "news.jsonl"]).output;
        assert!(listed.ends_with("\tنزل المطر على الوادي فجرًا.\n"), "{title:?}: {listed}");
    }
}

#[test]
fn text_written_in_tags_comes_out_nowhere_and_flags_stay() {
    let tags: String =
        "hidden order".chars().filter_map(|c| char::from_u32(0xe0000 + u32::from(c))).collect();
    let flag = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
    let room = room(&format!("مباراة {flag}{tags}"), &format!("نص{tags} آخر"));
    for way in [&["cat"][..], &["list"], &["search", "نص"]] {
        let arguments: Vec<&str> = way.iter().copied().chain(["news.jsonl"]).collect();
        let output = room.run(&arguments).output;
        let seen = output.replace(flag, "");
        assert!(!seen.contains(|c| matches!(c, '\u{e0000}'..='\u{e0fff}')), "{way:?}: {output:?}");
        assert!(output.contains(flag), "{way:?}: {output:?}");
    }
}

#[test]
fn invisible_and_private_letters_take_no_cell_that_is_not_theirs() {
    let text = "a\u{200b}\u{2060}\u{2062}\u{feff}\u{ad}\u{180e}\u{034f}b\u{e000}\u{f8ff}\u{f0000}\u{10fffd}c";
    let cells = cells(&room("Rain", text));
    let row = cells.iter().find(|row| row.contains(&"c".to_owned())).unwrap();
    let from = row.iter().position(|symbol| symbol == "a").unwrap();
    let shown: Vec<&str> = row[from..from + 7].iter().map(String::as_str).collect();
    assert_eq!(shown, ["a", "b", "\u{e000}", "\u{f8ff}", "\u{f0000}", "\u{10fffd}", "c"]);
}

#[test]
fn direction_controls_nested_without_end_are_read_in_time() {
    let text = format!("{}ابج abc", "\u{202a}\u{202b}\u{2067}".repeat(50_000));
    let cells = cells(&room(&"\u{2068}".repeat(5_000), &text));
    assert!(cells.iter().flatten().any(|symbol| symbol == "b"));
}

#[test]
fn a_letter_cut_in_two_in_json_is_lost_and_not_its_article() {
    let lines = [
        r#"{"title":"خبر \ud83d ناقص","text":"نص \udc00 و\ud800\ud800 ثم \ud83d\ude00"}"#,
        r#"{"ti\ud800tle":"x","title":"بعده","text":"\\ud83d"}"#,
    ];
    let room = Room::with("news.jsonl", lines.join("\n"));
    let done = room.run(&["cat", "news.jsonl"]);
    assert_eq!((done.code, done.errors.as_str()), (Some(0), ""));
    for words in ["خبر \u{fffd} ناقص", "نص \u{fffd} و\u{fffd}\u{fffd} ثم 😀", "بعده", "\\ud83d"]
    {
        assert!(done.output.contains(words), "{words}: {}", done.output);
    }
}

#[test]
fn numbers_beyond_measure_cost_their_record_at_most_and_are_told_in_a_line() {
    let mut lines = String::new();
    for number in
        ["1e999999", "-1e999999", &"9".repeat(100_000), &format!("0.{}", "1".repeat(100_000))]
    {
        writeln!(lines, "{{\"title\":\"رقم\",\"timestamp\":{number},\"text\":\"نص\"}}").unwrap();
    }
    for date in [
        "9223372036854775807",
        "-9.9e300",
        "\"99999999999-99-99\"",
        "\"-0001-01-01T00:00:00+99:99\"",
    ] {
        writeln!(lines, "{{\"title\":\"تاريخ\",\"published\":{date},\"text\":\"نص\"}}").unwrap();
    }
    let done = Room::with("news.jsonl", lines).run(&["list", "news.jsonl"]);
    assert_eq!(done.output.matches("تاريخ").count(), 4, "{}", done.output);
    assert!(done.errors.lines().all(|line| line.len() < 120), "{}", done.errors);
    assert_eq!(done.errors.lines().count() + done.output.lines().count(), 8);
}

#[test]
fn what_is_nested_without_end_is_told_or_shown_and_the_rest_opens() {
    let deep =
        |open: &str, inner: &str, close: &str| open.repeat(50_000) + inner + &close.repeat(50_000);
    let html = |html: &str| serde_json::json!({"title": "عميق", "content": html}).to_string();
    for hostile in [
        deep("[", "", "]"),
        deep("{\"a\":", "1", "}"),
        format!("{{\"title\":\"عميق\",\"x\":{}}}", deep("[", "", "]")),
        html(&deep("<div>", "نص", "</div>")),
        html(&deep("<ul><li>", "نص", "")),
        html(&deep("<table><tr><td>", "نص", "")),
        html(&deep("<blockquote>", "نص", "")),
    ] {
        let room = Room::with("news.jsonl", format!("{hostile}\n{{\"title\":\"بعده\"}}\n"));
        let done = room.run(&["list", "news.jsonl"]);
        assert!(done.output.contains("بعده"), "{} {}", &hostile[..30], done.errors);
        assert!(done.errors.lines().all(|line| line.len() < 160), "{}", done.errors);
        let code = done.code.unwrap();
        assert!(code == 0 || code == 1, "{code}");
    }
    let page = format!("<html><body>{}", deep("<div>", "نص", ""));
    let room = Room::with("news.html", page);
    assert!(room.run(&["cat", "news.html"]).output.contains("نص"));
}
