//! Much of one thing: each would take minutes, or all memory, if it cost more than its length.

use std::fmt::Write;

use super::Room;

/// The frame after `keys`, as text.
fn frame(room: &Room, file: &str, keys: &str) -> String {
    let done = room.run(&["snapshot", "--size", "60x20", "--keys", keys, file]);
    assert_eq!((done.code, done.errors.as_str()), (Some(0), ""));
    done.output
}

fn news(article: &serde_json::Value) -> Room {
    Room::with("news.jsonl", article.to_string() + "\n")
}

#[test]
fn one_row_of_a_table_wider_than_any_page_costs_the_other_rows_nothing() {
    let wide = format!("|{}\n", "a|".repeat(50_000));
    let text = format!("{wide}{}", "|ميناء|قلعة|\n".repeat(20_000));
    let room = news(&serde_json::json!({"title": "جدول", "text": text}));
    assert!(frame(&room, "news.jsonl", "Enter").contains('a'));
    assert!(frame(&room, "news.jsonl", "Enter G").contains("ميناء"));
}

#[test]
fn tags_that_never_end_are_text() {
    let html = format!("<p>المطر</p>{}", "<a ".repeat(330_000));
    let room = news(&serde_json::json!({"title": "وسوم", "content": html}));
    assert!(frame(&room, "news.jsonl", "Enter").contains("المطر"));
    let page = format!("<!DOCTYPE html><title>صفحة المطر</title><p>المطر{}", "<a ".repeat(330_000));
    let room = Room::with("page.html", page);
    assert!(frame(&room, "page.html", "Enter").contains("صفحة المطر"));
}

#[test]
fn headings_that_say_nothing_are_not_looked_through_each() {
    let page =
        format!("<!DOCTYPE html><title>صفحة المطر</title>{}<p>المطر", "<h1>".repeat(200_000));
    let room = Room::with("page.html", page);
    assert!(frame(&room, "page.html", "Enter").contains("صفحة المطر"));
}

#[test]
fn elements_without_end_are_seen_to_be_deep_however_they_are_written() {
    for element in ["<div/>", "<div></b>"] {
        let page = format!(
            "<!DOCTYPE html><title>صفحة المطر</title>{}<p>المطر</p>",
            element.repeat(100_000)
        );
        let room = Room::with("page.html", page);
        assert!(frame(&room, "page.html", "Enter").contains("صفحة المطر"), "{element}");
    }
}

#[test]
fn letters_that_nobody_sees_do_not_lengthen_a_headline() {
    let title = format!("{}{}{}", "a".repeat(60), "\u{2060}".repeat(100_000), "b".repeat(60));
    let mut lines = String::new();
    for text in ["أول", "ثان", "ثالث"] {
        let article = serde_json::json!({"title": format!("{text} {title}"), "text": text});
        writeln!(lines, "{article}").unwrap();
    }
    let room = Room::with("news.jsonl", lines);
    assert!(frame(&room, "news.jsonl", "j").contains("aaaa"));
}

#[test]
fn two_headlines_as_long_as_books_are_compared_in_time() {
    let title = |last: &str| format!("{}{last}", "حكاية البحر والميناء القديم ".repeat(12_000));
    let lines = format!(
        "{}\n{}\n",
        serde_json::json!({"title": title("الأولى"), "text": "نص", "url": "https://example.org/1"}),
        serde_json::json!({"title": "قصيرة", "text": "نص", "related": [{"title": title("الثانية")}]}),
    );
    let room = Room::with("news.jsonl", lines);
    assert!(frame(&room, "news.jsonl", "j Enter 1 Enter").contains("البحر"));
}

#[test]
fn ends_of_isolates_that_never_began_are_left_out_in_time() {
    let title = format!("خبر{}{}", "\u{202a}".repeat(100_000), "\u{2069}".repeat(100_000));
    let room = news(&serde_json::json!({"title": title, "text": title}));
    assert!(frame(&room, "news.jsonl", "Enter").contains("خبر"));
}

#[test]
fn an_address_longer_than_any_browser_takes_is_none() {
    let url = format!("https://example.org/{}", "a".repeat(4_000_000));
    let html = format!("<p><a href=\"{url}\">{}</a></p>", "كلمة ".repeat(2000));
    let room = news(&serde_json::json!({"title": "رابط", "content": html, "url": url}));
    assert!(frame(&room, "news.jsonl", "Enter").contains("كلمة"));
    let done = room.run(&["parse", "news.jsonl"]);
    assert!(!done.output.contains("https:"), "{} bytes", done.output.len());
}

#[test]
fn thousands_of_links_are_numbered_in_time() {
    let link = "<a href=\"https://example.org/a\">كلمة</a> ";
    let room = news(&serde_json::json!({"title": "روابط", "content": link.repeat(20_000)}));
    assert!(frame(&room, "news.jsonl", "Enter L").contains("[1]"));
}

#[test]
fn related_headlines_beside_as_many_in_the_body_are_told_apart_in_time() {
    let titles = (0..40_000).map(|number| format!("- خبر رقم {number}"));
    let text = format!("نص\n\nاقرأ أيضاً:\n{}", titles.collect::<Vec<_>>().join("\n"));
    let related: Vec<_> =
        (0..40_000).map(|number| serde_json::json!({"title": format!("عنوان {number}")})).collect();
    let room = news(&serde_json::json!({"title": "كثير", "text": text, "related": related}));
    assert!(frame(&room, "news.jsonl", "Enter").contains("كثير"));
}
