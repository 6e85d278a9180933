//! One rule, one test.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::article::{Block, Direction, Moment, TextKind};

const ORIGIN: Origin = Origin { source: "a.json", line: 1, container: None };

fn read(value: &Value) -> Article {
    article(Format::Json, value.to_string().as_bytes(), &ORIGIN).unwrap()
}

fn body(text: &str) -> Article {
    read(&json!({"title": "افتتاح الجسر", "text": text}))
}

fn texts(article: &Article) -> Vec<&str> {
    fn text(block: &Block) -> &str {
        match block {
            Block::Text(text) => &text.text,
            Block::Related { cue, .. } => cue,
        }
    }
    article.blocks.iter().map(text).collect()
}

/// Written and read again, twice.
fn again(article: &Article) -> Article {
    let line = to_json_line(article);
    let read = super::article(Format::Json, line.as_bytes(), &ORIGIN).unwrap();
    assert_eq!(to_json_line(&read), line);
    read
}

#[test]
fn verse_keeps_its_lines_and_a_lost_break_is_found() {
    assert_eq!(
        texts(&body("شطر أول\nشطر ثان\r\n\r\nنثر.\u{a0} نثر آخر")),
        ["شطر أول", "شطر ثان", "نثر.", "نثر آخر"]
    );
}

#[test]
fn a_substitute_at_a_line_start_is_a_bullet() {
    let article = body("\u{1a} بند\nنص\u{1a}");
    let Block::Text(item) = &article.blocks[0] else { panic!("{article:?}") };
    assert_eq!(
        (item.kind, item.marker.as_deref(), item.text.as_str()),
        (TextKind::Item, Some("•"), "بند")
    );
    assert_eq!(texts(&article)[1], "نص");
}

#[test]
fn entities_are_decoded_once_and_never_into_controls() {
    let article = read(
        &json!({"title": "&quot;خبر&#8221; &amp;amp;", "text": "قال&nbsp;: \u{1b}[2Jنعم &#27; &copy"}),
    );
    assert_eq!(article.title, "\"خبر” &amp;");
    assert_eq!(texts(&article), ["قال\u{a0}: نعم &#27; &copy"]);
}

#[test]
fn a_missing_title_is_derived() {
    let words = "كلمة ".repeat(60);
    let title = |text: &str| {
        let article = read(&json!({"text": text, "url": "https://a.example/1"}));
        assert!(article.title_is_derived);
        article.title
    };
    assert_eq!(title("افتتح الوزير الجسر أمس. وقال"), "افتتح الوزير الجسر أمس.");
    assert_eq!(title("هل يفتح الجسر قبل العيد؟ لا"), "هل يفتح الجسر قبل العيد؟");
    assert_eq!(title(&words), "كلمة ".repeat(20).trim_end());
    assert_eq!(title(""), "https://a.example/1");
}

#[test]
fn a_title_alone_opens_without_a_body() {
    let article = read(&json!({"title": "خبر", "content": ""}));
    assert_eq!((article.title.as_str(), article.blocks.len()), ("خبر", 0));
}

#[test]
fn a_headline_repeated_as_the_first_line_is_shown_once() {
    assert_eq!(texts(&body("افتتاحُ الجسر!\nقال المدير.")), ["قال المدير."]);
    assert_eq!(
        texts(&body("افتتاح الجسر الجديد\nقال المدير.")),
        ["افتتاح الجسر الجديد", "قال المدير."]
    );
}

#[test]
fn a_crawl_is_no_publication_and_a_time_without_a_zone_is_not_shifted() {
    for key in ["date_extracted", "fetched", "crawled"] {
        let article = read(&json!({"title": "خبر", key: "2015-08-09 17:26:01"}));
        assert_eq!((article.published, article.seen), (None, Moment::parse("2015-08-09T17:26:01")));
        assert_eq!(again(&article), article);
    }
}

#[test]
fn a_date_nobody_can_read_is_kept_beside() {
    let article = read(&json!({"title": "خبر", "date": "قبل ساعة"}));
    assert_eq!((article.published, article.extra["date"].as_str()), (None, Some("قبل ساعة")));
}

#[test]
fn authors_are_never_split() {
    let article = read(&json!({"title": "خبر", "author": " سعاد علي، خالد عمر - جدة :\u{a0}"}));
    assert_eq!(article.authors, ["سعاد علي، خالد عمر - جدة"]);
}

#[test]
fn a_byline_in_the_body_stays_in_the_body() {
    let article =
        read(&json!({"title": "خبر", "author": "سعاد علي", "text": "سعاد علي\nقال المدير."}));
    assert_eq!(texts(&article), ["سعاد علي", "قال المدير."]);
}

#[test]
fn boilerplate_stays() {
    assert_eq!(
        texts(&body("نص.\n// انتهى //\nNext Previous")),
        ["نص.", "// انتهى //", "Next Previous"]
    );
}

#[test]
fn html_in_any_text_becomes_text() {
    let article = read(
        &json!({"title": "خبر <b>عاجل</b>", "text": "<p>أول</p><p>ثان &amp; ثالث</p>", "summary": "<p>ملخص</p>"}),
    );
    assert_eq!((article.title.as_str(), article.summary.as_deref()), ("خبر عاجل", Some("ملخص")));
    assert_eq!(texts(&article), ["أول", "ثان & ثالث"]);
}

#[test]
fn language_is_given_or_told_from_letters() {
    let text = "أعلنت الوزارة اليوم أن الخطة الجديدة تبدأ في مطلع السنة المقبلة";
    let tag = |language: Value| {
        let article = read(&json!({"title": "خبر", "text": text, "language": language}));
        assert_eq!(article.direction, Direction::Rtl);
        article.language.map(|language| language.to_string())
    };
    assert_eq!(tag(json!("ar_EG")).as_deref(), Some("ar-EG"));
    assert_eq!(tag(Value::Null).as_deref(), Some("ar"));
    assert_eq!(tag(json!("en")).as_deref(), Some("ar"));
}

#[test]
fn a_given_direction_decides() {
    assert_eq!(read(&json!({"title": "خبر", "dir": "ltr"})).direction, Direction::Ltr);
    assert_eq!(read(&json!({"title": "AFP", "direction": "RTL"})).direction, Direction::Rtl);
}

#[test]
fn the_identifier_is_the_given_one_else_the_address_else_the_content() {
    assert_eq!(read(&json!({"title": "خبر", "id": 7, "url": "u"})).id, "7");
    assert_eq!(
        read(&json!({"title": "خبر", "url": "https://a.example/1"})).id,
        "https://a.example/1"
    );
    let (one, two) = (body("نصٌّ"), body("نص"));
    assert_eq!((one.id.as_str(), one.id.len()), (two.id.as_str(), 16));
    assert_ne!(one.id, body("نص آخر").id);
}

#[test]
fn lists_beside_the_body_follow_those_inside_it() {
    let article = read(&json!({
        "title": "خبر", "text": "قال.\nاقرأ أيضا\n- الخبر الثاني في القائمة\nوأضاف.",
        "related": ["الخبر الثاني في القائمة", "https://a.example/3", {"title": "رابع", "url": "https://a.example/4"}]
    }));
    let related: Vec<_> =
        article.related.iter().map(|item| (item.title.as_str(), item.url.as_deref())).collect();
    assert_eq!(
        related,
        [
            ("الخبر الثاني في القائمة", None),
            ("", Some("https://a.example/3")),
            ("رابع", Some("https://a.example/4"))
        ]
    );
    assert_eq!(texts(&article), ["قال.", "اقرأ أيضا", "وأضاف."]);
    assert_eq!(again(&article), article);
}

#[test]
fn unknown_keys_are_kept_and_made_safe() {
    let article = read(
        &json!({"title": "خبر", "z": {"b": [1.1, null], "a": "x\u{1b}[31m\u{9b}0my"}, "y": true}),
    );
    assert_eq!(
        Value::Object(article.extra.clone()).to_string(),
        r#"{"z":{"b":[1.1,null],"a":"xy"},"y":true}"#
    );
    assert_eq!(again(&article), article);
}

#[test]
fn an_address_names_the_site_where_nothing_else_does() {
    let site = |value: Value| read(&value).site;
    assert_eq!(
        site(json!({"title": "خبر", "url": "http://www.A.example:80/x"})).as_deref(),
        Some("a.example")
    );
    let container = Container { site: Some("الجسر".to_owned()), ..Container::default() };
    let origin = Origin { container: Some(&container), ..ORIGIN };
    let article = article(Format::Json, "{\"title\":\"خبر\"}".as_bytes(), &origin).unwrap();
    assert_eq!(article.site.as_deref(), Some("الجسر"));
}

#[test]
fn bytes_without_meaning_are_shown_and_counted() {
    let record = b"{\"title\":\"a\xffb\",\"text\":\"\xd8 \"}";
    let read = article(Format::Json, record, &ORIGIN).unwrap();
    assert_eq!(read.title, "a\u{fffd}b");
    assert_eq!(check(Format::Json, record, &ORIGIN).unwrap().undecodable, 2);
}

#[test]
fn what_holds_no_article_says_so() {
    let problem = |format, bytes: &[u8]| article(format, bytes, &ORIGIN).unwrap_err().to_string();
    assert_eq!(problem(Format::Html, b"<p>"), "a.json:1: no title, no text and no address");
    assert_eq!(problem(Format::Feed, b""), "a.json:1: no item or entry in it");
    assert_eq!(problem(Format::Binary, b"\0"), "a.json:1: not a text");
}

#[test]
fn the_check_tells_what_is_odd() {
    let record = json!({"content": "قال &quot;نعم&quot; المدير\nالمزيد", "fetched": "2015-08-09", "x": 1, "url": "https://a.example/1"});
    let check = check(Format::Json, record.to_string().as_bytes(), &ORIGIN).unwrap();
    assert_eq!(
        check.to_string(),
        "https://a.example/1: blocks 2, related 0, longest paragraph 16, no title, entities 2, leftover labels 1, \
         date only seen, language guessed ar, ignored x"
    );
}

#[test]
fn hostile_repetition_is_read_like_any_other() {
    // Each of these once made a reader look through the rest of the text, or back, for every repetition;
    // nobody would wait for that.
    for part in [
        "<a ",
        "<script>",
        "<b><p>x",
        "<!--",
        "</",
        "](http://",
        "[[",
        "[x](",
        "\u{a0}",
        ".\u{a0}",
        "\u{1a}",
        "\u{1b}]",
        "&",
        "&#1",
        "<a href='",
        "<li>",
        "<ul>",
        "اقرأ أيضا\n",
        "- ",
        "\u{200f}",
        "<a href=x>y</a>",
        "**x** ",
        "*x",
        "\\*_x_ ",
        "\n— x\nx",
        "\n## x",
        "x\n\n",
        "<span dir=ltr>1",
        "<bdi>1</bdi>",
        "<p dir=ltr>1",
        "<p class=author>x",
        "<h1>x</h1><img src=a alt='b c'>",
        "<b><bdi>\u{2069}1",
    ] {
        let text = format!("نص{}<p>نص", part.repeat(60_000));
        let article = read(&json!({"title": text, "text": text, "content_html": text}));
        assert!(!article.title.is_empty(), "{part:?}");
    }
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "قال المدير.\nاقرأ أيضا\n- خبر آخر في القائمة\n",
            "<p>نص <a href='x'>رابط</a><b>مهم</b></p><ul><li>بند",
            "https://a.example/1",
            "2015-08-09 17:26:01",
            "1439130361",
            "Sun, 09 Aug 2015 17:26:01 +0300",
            "ar_SA",
            "rtl",
            "&quot;خبر&amp;amp;",
            "[نص](https://a.example)",
            "\u{1b}[31mx",
            "شاهد أيضا: خبر آخر",
            "a;b",
            "\u{1a}x",
            "\u{202b}- نص",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec(
                (prop::sample::select(vec!["name", "title", "url", "content", "href", "x"]), inner),
                0..3
            )
            .prop_map(|pairs| pairs
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect::<serde_json::Map<_, _>>()
                .into()),
        ]
    })
}

proptest! {
    #[test]
    fn any_record_is_written_and_read_back_the_same_and_holds_no_control(
        pairs in prop::collection::vec((prop::sample::select(vec![
            "title", "text", "content", "content_html", "summary", "author", "authors", "url", "source", "date", "published",
            "fetched", "tags", "language", "dir", "related", "id", "khabar2", "x", "meta", "@graph", "textContent",
        ]), value()), 0..8)
    ) {
        let record: serde_json::Map<String, Value> = pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        let record = Value::Object(record).to_string();
        if let Ok(read) = article(Format::Json, record.as_bytes(), &ORIGIN) {
            let line = to_json_line(&read);
            prop_assert!(!line.contains(char::is_control));
            let back = article(Format::Json, line.as_bytes(), &ORIGIN).unwrap();
            prop_assert_eq!(&back, &read);
            prop_assert_eq!(to_json_line(&back), line);
            prop_assert!(check(Format::Json, record.as_bytes(), &ORIGIN).is_ok());
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let sniffed = sniff(&bytes);
        let _ = article(sniffed.format, &bytes, &ORIGIN);
        let _ = article(Format::Plain, &bytes, &ORIGIN);
    }
}
