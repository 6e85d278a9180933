use serde_json::json;

use super::super::{Format, article};
use super::*;

const ORIGIN: Origin = Origin { source: "a.json", line: 1, container: None };

fn read(value: &Value) -> Article {
    article(Format::Json, value.to_string().as_bytes(), &ORIGIN).unwrap()
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
    let read = super::super::article(Format::Json, line.as_bytes(), &ORIGIN).unwrap();
    assert_eq!(to_json_line(&read), line);
    read
}

#[test]
fn the_own_form_has_every_key_in_one_order() {
    assert_eq!(
        to_json_line(&read(&json!({"id": "1", "title": "خبر", "text": "نص"}))),
        "{\"khabar\":1,\"id\":\"1\",\"title\":\"خبر\",\"title_is_derived\":false,\"url\":null,\"published\":null,\
         \"seen\":null,\"authors\":[],\"site\":null,\"summary\":null,\"tags\":[],\"language\":null,\"direction\":\"rtl\",\
         \"blocks\":[{\"kind\":\"paragraph\",\"text\":\"نص\",\"level\":null,\"marker\":null,\"url\":null,\"links\":[],\
         \"spans\":[]}],\"related\":[],\"extra\":{}}"
    );
}

/// An article that uses all there is.
fn full() -> Article {
    let related =
        Related { title: "خبر آخر".to_owned(), url: Some("https://a.example/2".to_owned()) };
    let text = "قال «المدير» أمس";
    let start = text.find("المدير").unwrap();
    let source = start..start + "المدير".len();
    Article {
        id: "1".to_owned(),
        title: "خبر".to_owned(),
        title_is_derived: true,
        url: Some("https://a.example/1".to_owned()),
        published: Moment::parse("2024-06-18T09:00:00+03:00"),
        seen: Moment::parse("2024-06-19"),
        authors: vec!["سعاد".to_owned()],
        site: Some("الجسر".to_owned()),
        summary: Some("ملخص".to_owned()),
        tags: vec!["جسر".to_owned()],
        language: Language::new("ar-SA"),
        direction: Direction::Rtl,
        blocks: vec![
            Block::Text(TextBlock {
                kind: TextKind::Quote,
                text: text.to_owned(),
                level: Some(2),
                marker: Some("-".to_owned()),
                url: Some("u".to_owned()),
                links: vec![Link { source: source.clone(), url: "l".to_owned() }],
                spans: vec![Span { source, kind: SpanKind::Strong }],
            }),
            Block::Text(TextBlock {
                kind: TextKind::Poem,
                text: "شطر\nشطر".to_owned(),
                ..TextBlock::default()
            }),
            Block::Related { cue: "اقرأ أيضا".to_owned(), items: vec![related.clone()] },
        ],
        related: vec![related],
        extra: json!({"z": [1, {"a": 0.1}]}).as_object().cloned().unwrap(),
    }
}

#[test]
fn the_own_form_is_read_exactly_and_counts_characters() {
    assert_eq!(again(&full()), full());
    let line: Value = serde_json::from_str(&to_json_line(&full())).unwrap();
    assert_eq!(line["blocks"][0]["links"], json!([{"start": 5, "end": 11, "url": "l"}]));
    assert_eq!(line["blocks"][1]["text"], "شطر\nشطر");
}

#[test]
fn the_own_form_from_strangers_is_made_safe() {
    let article = read(&json!({"khabar": 1, "title": "a\u{1b}[2Jb", "blocks": [
        {"kind": "paragraph", "text": "x\ny\u{9b}1mz", "links": [{"start": 2, "end": 99, "url": "u"}, {"start": 3, "end": 2, "url": "u"}]},
        {"kind": "hologram", "text": "t"}, 7]}));
    assert_eq!((article.title.as_str(), texts(&article)), ("ab", vec!["x yz", "t"]));
    assert!(!article.id.is_empty());
}
