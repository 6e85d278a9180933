//! Headlines, names and addresses that would show other than they are.

use super::Room;

/// The rows of a frame and, below, what they say in logical order.
fn frame(room: &Room, keys: &str) -> String {
    let done = room.run(&[
        "snapshot",
        "--format",
        "text",
        "--size",
        "110x24",
        "--keys",
        keys,
        "news.jsonl",
    ]);
    assert_eq!(done.errors, "");
    done.output
}

fn room(article: &serde_json::Value) -> Room {
    Room::with("news.jsonl", format!("{article}\n"))
}

#[test]
fn an_override_turns_no_headline_name_or_address() {
    let article = serde_json::json!({
        "title": "\u{202e}gpj.exe", "author": "\u{202e}nemo", "site_name": "\u{202e}moc.knab",
        "url": "https://evil.example/\u{202e}gpj.exe", "text": "A quiet evening on the coast.",
    });
    let room = room(&article);
    let frame = frame(&room, "Enter");
    for word in ["gpj.exe", "nemo", "moc.knab"] {
        assert!(frame.contains(word), "{word}: {frame}");
    }
    for turned in ["exe.jpg", "bank.com", "omen"] {
        assert!(!frame.contains(turned), "{turned}: {frame}");
    }
    let listed = room.run(&["list", "--format", "table", "--columns", "100", "news.jsonl"]).output;
    assert!(listed.contains("gpj.exe") && listed.contains("moc.knab"), "{listed}");
    let parsed = room.run(&["parse", "news.jsonl"]).output;
    assert!(parsed.contains("https://evil.example/%E2%80%ABgpj.exe"), "{parsed}");
}

#[test]
fn what_a_name_opens_ends_with_the_name() {
    for name in
        ["\u{202b}name", "\u{2067}name", "name\u{2069}\u{2069}\u{202c}", "\u{2066}\u{202a}name"]
    {
        let article = serde_json::json!({
            "title": "Rain", "site_name": name, "author": "second", "date": "2024-05-01", "text": "Rain.",
        });
        let frame = frame(&room(&article), "Enter");
        assert!(frame.contains("name · second · May"), "{name:?}: {frame}");
        let plain = serde_json::json!({
            "title": "Rain", "site_name": "name", "author": "second", "date": "2024-05-01", "text": "Rain.",
        });
        let rows =
            |frame: &str| frame.lines().filter(|row| row.starts_with('"')).collect::<String>();
        assert_eq!(
            rows(&frame),
            rows(&super::addresses::frame(&room(&plain), "Enter")),
            "{name:?}"
        );
    }
}

#[test]
fn a_marker_turns_no_line() {
    let own = serde_json::json!({
        "khabar": 1, "title": "Rain", "direction": "ltr", "language": "en",
        "blocks": [{"kind": "item", "marker": "\u{202e}-", "text": "abc"}],
    });
    let cat = room(&own).run(&["cat", "news.jsonl"]).output;
    assert!(cat.contains("\u{202b}-\u{202c} abc"), "{cat:?}");
}

#[test]
fn json_shows_what_would_turn_it() {
    let article = serde_json::json!({
        "title": "a\u{202b}b", "text": "rain \u{202e}niar\u{2066}", "k\u{202e}": "\u{2067}v",
    });
    let room = room(&article);
    for way in
        [&["parse"][..], &["list", "--format", "json"], &["search", "--format", "json", "rain"]]
    {
        let arguments: Vec<&str> = way.iter().copied().chain(["news.jsonl"]).collect();
        let output = room.run(&arguments).output;
        assert!(output.contains("\\u202b"), "{way:?}: {output}");
        let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!output.contains(turns), "{way:?}: {output:?}");
    }
}

#[test]
fn a_host_in_letters_that_look_like_others_stands_apart_with_the_name_that_is_asked_for() {
    // The first letters are Cyrillic.
    let article = serde_json::json!({
        "title": "Rain", "text": "", "url": "https://аррӏе.com/login",
        "related": [{"title": "More rain", "url": "https://www.bank.example@other.example/login"}],
    });
    let room = room(&article);
    let empty = frame(&room, "Enter");
    assert!(empty.contains("аррӏе.com (xn--80ak6aa92e.com) · https://аррӏе.com/login"), "{empty}");
    let asked = frame(&room, "Enter r 1");
    assert!(
        asked.contains("other.example · https://www.bank.example@other.example/login"),
        "{asked}"
    );
    // Where a browser is sent is told by the host.
    let sent = frame(&room, "Enter o");
    assert!(sent.contains("аррӏе.com (xn--80ak6aa92e.com)"), "{sent}");
}

#[test]
fn an_arabic_host_reads_in_its_own_direction_apart_from_its_path() {
    let article = serde_json::json!({
        "title": "خبر بلا نص", "text": "", "url": "https://مثال.إختبار/خبر", "language": "ar",
    });
    let frame = frame(&room(&article), "Enter");
    assert!(frame.contains("ﺭﺎﺒﺘﺧﺇ.ﻝﺎﺜﻣ"), "{frame}");
    assert!(frame.contains("xn--mgbh0fb.xn--kgbechtv"), "{frame}");
}

#[test]
fn an_address_that_is_none_of_the_web_is_handed_to_nobody() {
    for url in
        ["javascript:alert(1)", "file:///etc/passwd", "-new-window", "data:text/html,x", "http:"]
    {
        let article = serde_json::json!({"title": "Rain", "text": "Rain.", "url": url});
        let room = room(&article);
        let json = room.run(&["snapshot", "--format", "json", "--keys", "o", "news.jsonl"]).output;
        assert!(json.contains("\"effects\":[]"), "{url}: {json}");
    }
}
