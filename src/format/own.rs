//! khabar's own form: one article, one line of JSON, written and read back without a change.
//!
//! In memory a range counts bytes of its text; here it counts characters (Unicode scalar values), as
//! other languages do. Every key is always there, in one order: what is absent is `null`, a list never
//! is.

use std::ops::Range;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Origin, Outline, draft, json};
use crate::article::address;
use crate::article::clean::{clean, clean_line};
use crate::article::controls::visible_json;
use crate::article::offsets::Characters;
use crate::article::related::union;
use crate::article::{
    Article, Block, Direction, Language, Link, Moment, Related, Span, SpanKind, TextBlock, TextKind,
};
use crate::error::Error;

const VERSION: u64 = 1;

/// The article as one line of JSON, without a line end.
///
/// ```
/// use khabar::format::{Format, Origin, article, to_json_line};
///
/// let origin = Origin { source: "news.json", line: 1, container: None };
/// let read = article(Format::Json, br#"{"headline":"A bridge opens"}"#, &origin)?;
/// let line = to_json_line(&read);
/// assert!(line.starts_with(r#"{"khabar":1,"id":""#));
/// assert_eq!(article(Format::Json, line.as_bytes(), &origin)?, read);
/// # Ok::<(), khabar::error::Error>(())
/// ```
#[must_use]
pub fn to_json_line(article: &Article) -> String {
    let row = Row {
        khabar: VERSION,
        id: &article.id,
        title: &article.title,
        title_is_derived: article.title_is_derived,
        url: article.url.as_deref(),
        published: article.published.map(|moment| moment.to_string()),
        seen: article.seen.map(|moment| moment.to_string()),
        authors: &article.authors,
        site: article.site.as_deref(),
        summary: article.summary.as_deref(),
        tags: &article.tags,
        language: article.language.as_ref().map(Language::as_str),
        direction: article.direction.as_str(),
        blocks: article.blocks.iter().map(BlockRow::new).collect(),
        related: rows(&article.related),
        extra: &article.extra,
    };
    // Every key is a string and nothing here can refuse to be written.
    visible_json(serde_json::to_string(&row).unwrap_or_default())
}

#[derive(Serialize)]
struct Row<'a> {
    khabar: u64,
    id: &'a str,
    title: &'a str,
    title_is_derived: bool,
    url: Option<&'a str>,
    published: Option<String>,
    seen: Option<String>,
    authors: &'a [String],
    site: Option<&'a str>,
    summary: Option<&'a str>,
    tags: &'a [String],
    language: Option<&'a str>,
    direction: &'a str,
    blocks: Vec<BlockRow<'a>>,
    related: Vec<RelatedRow<'a>>,
    extra: &'a Map<String, Value>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum BlockRow<'a> {
    Text {
        kind: &'static str,
        text: &'a str,
        level: Option<u8>,
        marker: Option<&'a str>,
        url: Option<&'a str>,
        links: Vec<LinkRow<'a>>,
        spans: Vec<SpanRow>,
    },
    Related {
        kind: &'static str,
        cue: &'a str,
        items: Vec<RelatedRow<'a>>,
    },
}

#[derive(Serialize)]
struct LinkRow<'a> {
    start: usize,
    end: usize,
    url: &'a str,
}

#[derive(Serialize)]
struct SpanRow {
    start: usize,
    end: usize,
    kind: &'static str,
}

#[derive(Serialize)]
struct RelatedRow<'a> {
    title: &'a str,
    url: Option<&'a str>,
}

fn rows(related: &[Related]) -> Vec<RelatedRow<'_>> {
    related.iter().map(|item| RelatedRow { title: &item.title, url: item.url.as_deref() }).collect()
}

impl<'a> BlockRow<'a> {
    fn new(block: &'a Block) -> BlockRow<'a> {
        match block {
            Block::Related { cue, items } => {
                BlockRow::Related { kind: "related", cue, items: rows(items) }
            }
            Block::Text(block) => {
                let characters = Characters::new(&block.text);
                BlockRow::Text {
                    kind: kind_name(block.kind),
                    text: &block.text,
                    level: block.level,
                    marker: block.marker.as_deref(),
                    url: block.url.as_deref(),
                    links: block.links.iter().map(|link| LinkRow::new(&characters, link)).collect(),
                    spans: block.spans.iter().map(|span| SpanRow::new(&characters, span)).collect(),
                }
            }
        }
    }
}

impl<'a> LinkRow<'a> {
    fn new(text: &Characters, link: &'a Link) -> LinkRow<'a> {
        let Range { start, end } = link.source;
        LinkRow { start: text.before(start), end: text.before(end), url: &link.url }
    }
}

impl SpanRow {
    fn new(text: &Characters, span: &Span) -> SpanRow {
        let Range { start, end } = span.source;
        SpanRow { start: text.before(start), end: text.before(end), kind: span_name(span.kind) }
    }
}

const KINDS: [(TextKind, &str); 7] = [
    (TextKind::Paragraph, "paragraph"),
    (TextKind::Heading, "heading"),
    (TextKind::Quote, "quote"),
    (TextKind::Item, "item"),
    (TextKind::Poem, "poem"),
    (TextKind::Table, "table"),
    (TextKind::Picture, "picture"),
];

fn kind_name(kind: TextKind) -> &'static str {
    KINDS.iter().find(|(known, _)| *known == kind).map_or("paragraph", |(_, name)| name)
}

fn span_name(kind: SpanKind) -> &'static str {
    match kind {
        SpanKind::Strong => "strong",
        SpanKind::Emphasis => "emphasis",
    }
}

/// What a list needs of such an object; `None` where only the whole object tells.
pub(super) fn outline(object: &Map<String, Value>) -> Option<Outline> {
    if object.get("khabar").and_then(Value::as_u64) != Some(VERSION) {
        return None;
    }
    let moment = |key| string(object.get(key)).and_then(|text| Moment::parse(&text));
    Some(Outline {
        title: string(object.get("title")).filter(|title| !title.is_empty())?,
        title_is_derived: object.get("title_is_derived").and_then(Value::as_bool).unwrap_or(false),
        url: string(object.get("url")).map(|url| address::safe(&url).into_owned()),
        site: string(object.get("site")),
        published: moment("published"),
        seen: moment("seen"),
    })
}

/// Reads an object that says it is khabar's own. Anyone may write this form, so it is made safe like any
/// other.
pub(super) fn read(object: &Map<String, Value>, origin: &Origin) -> Result<Article, Error> {
    let version = object.get("khabar").and_then(Value::as_u64);
    if version != Some(VERSION) {
        return Err(origin.error(format!("\"khabar\" is not {VERSION}, the one version there is")));
    }
    let moment = |key| string(object.get(key)).and_then(|text| Moment::parse(&text));
    let blocks: Vec<Block> = list(object.get("blocks"), block);
    let mut article = Article {
        id: string(object.get("id")).unwrap_or_default(),
        title: string(object.get("title")).unwrap_or_default(),
        title_is_derived: object.get("title_is_derived").and_then(Value::as_bool).unwrap_or(false),
        url: string(object.get("url")),
        published: moment("published"),
        seen: moment("seen"),
        authors: list(object.get("authors"), |value| string(Some(value))),
        site: string(object.get("site")),
        summary: string(object.get("summary")),
        tags: list(object.get("tags"), |value| string(Some(value))),
        language: string(object.get("language")).and_then(|tag| Language::new(&tag)),
        direction: string(object.get("direction"))
            .and_then(|text| Direction::parse(&text))
            .unwrap_or_default(),
        related: union(&blocks, list(object.get("related"), |value| Some(related(value)))),
        blocks,
        extra: object.get("extra").and_then(Value::as_object).map(safe).unwrap_or_default(),
    };
    address::make_safe(&mut article);
    if article.title.is_empty() && article.url.is_none() && article.blocks.is_empty() {
        return Err(origin.error("no title, no text and no address"));
    }
    if article.id.is_empty() {
        article.id = draft::identifier(&article);
    }
    Ok(article)
}

/// A field of one line.
fn string(value: Option<&Value>) -> Option<String> {
    value.and_then(Value::as_str).map(clean_line)
}

fn list<T>(value: Option<&Value>, read: impl Fn(&Value) -> Option<T>) -> Vec<T> {
    value
        .and_then(Value::as_array)
        .map(|values| values.iter().filter_map(read).collect())
        .unwrap_or_default()
}

fn safe(object: &Map<String, Value>) -> Map<String, Value> {
    object.iter().map(|(key, value)| (clean(key).into_owned(), json::safe(value.clone()))).collect()
}

fn related(value: &Value) -> Related {
    Related { title: string(value.get("title")).unwrap_or_default(), url: string(value.get("url")) }
}

fn block(value: &Value) -> Option<Block> {
    let name = value.get("kind")?.as_str()?;
    if name == "related" {
        let items = list(value.get("items"), |item| Some(related(item)));
        return Some(Block::Related { cue: string(value.get("cue")).unwrap_or_default(), items });
    }
    // A kind of a later version is shown as what it is at least: a paragraph.
    let kind = KINDS
        .iter()
        .find(|(_, known)| *known == name)
        .map_or(TextKind::Paragraph, |(kind, _)| *kind);
    let text = value.get("text").and_then(Value::as_str).unwrap_or_default();
    let mut text = clean(text).into_owned();
    // Only verse has lines.
    if kind != TextKind::Poem && text.contains('\n') {
        text = text.replace('\n', " ");
    }
    let characters = Characters::new(&text);
    let links = list(value.get("links"), |link| {
        Some(Link { source: range(&characters, link)?, url: string(link.get("url"))? })
    });
    let spans = list(value.get("spans"), |span| {
        Some(Span { source: range(&characters, span)?, kind: span_kind(span)? })
    });
    let level =
        value.get("level").and_then(Value::as_u64).and_then(|level| u8::try_from(level).ok());
    let (marker, url) = (string(value.get("marker")), string(value.get("url")));
    Some(Block::Text(TextBlock { kind, text, level, marker, url, links, spans }))
}

fn span_kind(span: &Value) -> Option<SpanKind> {
    let kinds = [SpanKind::Strong, SpanKind::Emphasis];
    let name = span.get("kind")?.as_str()?;
    kinds.into_iter().find(|kind| span_name(*kind) == name)
}

/// The bytes of a range of characters; `None` where it is none, or reaches beyond the text.
fn range(text: &Characters, value: &Value) -> Option<Range<usize>> {
    let place = |key: &str| {
        let place = value.get(key).and_then(Value::as_u64)?;
        text.byte(usize::try_from(place).ok()?)
    };
    let range = place("start")?..place("end")?;
    (range.start <= range.end).then_some(range)
}

#[cfg(test)]
mod tests;
