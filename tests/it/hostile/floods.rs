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
    for cells in [50_000, 490] {
        let wide = format!("|{}\n", "a|".repeat(cells));
        let text = format!("{wide}{}", "|ميناء|قلعة|\n".repeat(20_000));
        let room = news(&serde_json::json!({"title": "جدول", "text": text}));
        assert!(frame(&room, "news.jsonl", "Enter").contains('a'));
        assert!(frame(&room, "news.jsonl", "Enter G").contains("ميناء"));
    }
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
fn quotes_that_never_end_are_looked_for_once() {
    let tags = format!("<p>المطر</p>{}<a b=\">", "<a b=\">\" ".repeat(60_000));
    let page = format!("<!DOCTYPE html><title>صفحة المطر</title>{tags}");
    let json = serde_json::json!({"title": "صفحة المطر", "content": tags}).to_string() + "\n";
    for (name, content) in [("page.html", page), ("news.jsonl", json)] {
        let room = Room::with(name, content);
        assert!(frame(&room, name, "Enter").contains("صفحة المطر"), "{name}");
    }
}

#[test]
fn heads_of_tens_of_thousands_of_columns_are_seen_to_be_heads_in_time() {
    let head = format!("<table><tr>{}</tr>", "<th>ميناء".repeat(60_000));
    let html = format!("{head}<tr><td>قلعة<td>سوق</tr></table>");
    let room = news(&serde_json::json!({"title": "جدول", "content": html}));
    assert!(frame(&room, "news.jsonl", "Enter G").contains("سوق"));
}

#[test]
fn thousands_of_links_are_written_and_read_again_in_time() {
    let link = "<a href=\"https://example.org/a\">كلمة</a> <b>أخرى</b> ";
    let room = news(&serde_json::json!({"title": "روابط", "content": link.repeat(20_000)}));
    let written = room.run(&["parse", "news.jsonl"]).output;
    room.put("own.jsonl", &written);
    assert!(room.run(&["parse", "own.jsonl"]).output == written);
}

#[test]
fn thousands_of_hits_in_an_article_are_counted_at_each_key_in_time() {
    let text = "كلمة في سطر\n".repeat(30_000);
    let room = news(&serde_json::json!({"title": "كلمات", "text": text}));
    let found = frame(&room, "news.jsonl", "Enter / ك ل م ة");
    assert!(found.contains("30000") || found.contains("30,000"), "{found}");
}

#[test]
fn a_related_headline_as_long_as_a_book_stays_in_its_box() {
    let related = serde_json::json!([{"title": "حكاية البحر والميناء القديم ".repeat(60_000)}]);
    let room = news(&serde_json::json!({"title": "كتاب", "text": "نص", "related": related}));
    let asked = frame(&room, "news.jsonl", "Enter r Enter");
    assert!(asked.contains('…'), "{asked}");
}

#[test]
fn as_many_words_as_a_book_has_are_looked_for_in_time() {
    let room = news(&serde_json::json!({"title": "المطر", "text": "نزل المطر."}));
    let words = "المطر ".repeat(10_000);
    let done = room.run(&["search", &words, "news.jsonl"]);
    assert!(done.output.contains("المطر"), "{}", done.errors);
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
fn a_link_that_is_never_ended_keeps_its_address_with_few_blocks() {
    let url = format!("https://example.org/{}", "a".repeat(8_000));
    let html = format!("<a href=\"{url}\">{}", "<p>كلمة".repeat(2_000));
    let page = format!("<!DOCTYPE html><title>صفحة المطر</title><body>{html}");
    for (name, content) in [
        ("news.jsonl", serde_json::json!({"title": "رابط", "content": html}).to_string() + "\n"),
        ("page.html", page),
    ] {
        let done = Room::with(name, content).run(&["parse", name]);
        assert_eq!((done.code, done.errors.as_str()), (Some(0), ""));
        let copies = done.output.matches(&url).count();
        assert!((1..=16).contains(&copies), "{name}: {copies}");
        assert_eq!(done.output.matches("كلمة").count(), 2_000, "{name}");
    }
}

#[test]
fn a_host_of_kilobytes_stands_before_none_of_the_links_that_name_no_host() {
    let url = format!("https://{}.example/a", "a".repeat(8_000));
    let text = "[كلمة](/b) ".repeat(2_000);
    let related = vec![serde_json::json!({"title": "خبر", "url": "/c"}); 2_000];
    let article =
        serde_json::json!({"title": "روابط", "url": url, "text": text, "related": related});
    let done = news(&article).run(&["parse", "news.jsonl"]);
    // Its address, its name, its paper, and how they are called.
    assert!(done.output.matches(&url[8..8_000]).count() <= 4, "{} bytes", done.output.len());
    assert!(done.output.contains("\"/b\""));
}

#[test]
fn a_page_of_kilobytes_in_its_own_address_makes_no_link_longer() {
    let url = format!("https://example.org/{}/z", "a".repeat(8_000));
    let links = "<a href=y>كلمة</a> ".repeat(20);
    let text = format!("<p>{}{links}</p>", "المطر على البحر، ".repeat(20)).repeat(50);
    let page = format!(
        "<!DOCTYPE html><title>صفحة المطر</title><link rel=canonical href=\"{url}\"><article>{text}"
    );
    let done = Room::with("page.html", page).run(&["parse", "page.html"]);
    assert_eq!((done.code, done.errors.as_str()), (Some(0), ""));
    assert!(done.output.matches(&url[..8_000]).count() <= 2, "{} bytes", done.output.len());
}

#[test]
fn attributes_without_end_are_not_compared_each_with_each() {
    let mut attributes = String::new();
    for number in 0..200_000 {
        write!(attributes, " a{number}=b").unwrap();
    }
    let page = format!("<!DOCTYPE html><title>صفحة المطر</title><p{attributes}>المطر</p>");
    let room = Room::with("page.html", page);
    assert!(frame(&room, "page.html", "Enter").contains("صفحة المطر"));
}

#[test]
fn lists_of_thousands_on_a_page_are_told_apart_in_time() {
    let list = |last: &str| {
        let items = (0..40_000).map(|number| format!("<li><a href=/{number}>خبر {number}</a>"));
        let items = items.collect::<Vec<_>>().concat();
        format!("<h3>اقرأ أيضاً</h3><ul>{items}<li><a href=/y>{last}</a></ul>")
    };
    let text = format!("<p>{}</p>", "المطر على البحر، ".repeat(20)).repeat(5);
    let page = format!(
        "<!DOCTYPE html><title>صفحة المطر</title><body><article>{text}{}</article><aside>{}</aside>",
        list("أول"),
        list("ثان"),
    );
    let room = Room::with("page.html", page);
    assert!(frame(&room, "page.html", "Enter").contains("صفحة المطر"));
}

#[test]
fn thousands_of_links_are_numbered_in_time() {
    let link = "<a href=\"https://example.org/a\">كلمة</a> ";
    let room = news(&serde_json::json!({"title": "روابط", "content": link.repeat(20_000)}));
    assert!(frame(&room, "news.jsonl", "Enter L").contains("[1]"));
}

#[test]
fn thousands_of_related_headlines_among_thousands_of_the_same_are_resolved_in_time() {
    let title = "حكاية الميناء القديم على ضفة النهر";
    let related: Vec<_> = (0..3_000)
        .map(|number| serde_json::json!({"title": title, "url": format!("https://a.example/{number}")}))
        .collect();
    let mut lines = String::new();
    let first = serde_json::json!({"title": "سؤال", "text": "من أين؟", "related": related});
    writeln!(lines, "{first}").unwrap();
    for number in 0..3_000 {
        let article = serde_json::json!({"title": title, "text": format!("حكاية رقم {number}")});
        writeln!(lines, "{article}").unwrap();
    }
    let room = Room::with("news.jsonl", lines);
    let asked = frame(&room, "news.jsonl", "Enter r Enter");
    assert!(asked.contains("Which one?"), "{asked}");
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
