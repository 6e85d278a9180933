//! RSS and Atom: one item → a draft.
//!
//! `feed-rs` reads the items, each alone between the opening and closing tags of its feed, so that one
//! that is not well formed costs no other and a feed of any size is never held whole. What it does not
//! keep (dates in their own zone, the source of an item) is taken beside it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use feed_rs::model::{Entry, Feed, Link};
use feed_rs::parser::{Builder, ParseFeedError};
use serde_json::{Map, Value};

use super::draft::{Body, Draft};
use super::html::{self, Markup, Reach, after_declaration};
use super::{Container, Notes, Origin};
use crate::article::clean::{clean, clean_line};
use crate::article::{Article, Language, Moment};
use crate::error::Error;

pub(super) fn read(item: &str, origin: &Origin) -> Result<(Article, Notes), Error> {
    if item.is_empty() {
        return Err(origin.error("no item or entry in it"));
    }
    let item = clean(item);
    let frame = origin.container.and_then(|container| container.frame.as_ref());
    let frame = frame.cloned().unwrap_or_else(|| default_frame(&item));
    let dates = Dates::default();
    let entry = entry(&item, &frame, &dates).map_err(|error| origin.error(fault(&item, &error)))?;
    draft(entry, &item, &dates).finish(origin)
}

fn fault(item: &str, error: &ParseFeedError) -> String {
    if !item.trim_end().ends_with('>') || !is_closed(item) {
        return "the item is cut off".to_owned();
    }
    match error {
        ParseFeedError::XmlReader(error) => {
            let fault = clean_line(&error.to_string());
            let fault = fault.strip_prefix("Parser error: ").unwrap_or(&fault);
            format!("the item is not well formed: {fault}")
        }
        ParseFeedError::ParseError(error) => clean_line(&error.to_string()),
        ParseFeedError::IoError(_)
        | ParseFeedError::JsonSerde(_)
        | ParseFeedError::JsonUnsupportedVersion(_) => "no item of a feed".to_owned(),
    }
}

/// Ends with the end tag of what it begins with.
fn is_closed(item: &str) -> bool {
    let name = |text: &str| text.split([' ', '>', '\n', '\t', '\r', '/']).next().map(str::to_owned);
    let begin = item.strip_prefix('<').and_then(name);
    let end = item.rfind("</").and_then(|at| name(&item[at + 2..]));
    begin.is_some() && begin == end || item.ends_with("/>")
}

/// Prefixes that every feed uses and some forget to declare.
const PREFIXES: [(&str, &str); 6] = [
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("media", "http://search.yahoo.com/mrss/"),
    ("atom", "http://www.w3.org/2005/Atom"),
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
];

fn default_frame(item: &str) -> (String, String) {
    let is_entry = item.starts_with("<entry");
    frame(if is_entry { "feed" } else { "rss" }, &[])
}

/// The elements around an item: the feed's own namespaces, language and base, nothing else of it.
fn frame(root: &str, attributes: &[(&str, String)]) -> (String, String) {
    let kept = attributes.iter().filter(|(name, _)| name.starts_with("xml"));
    let mut opening = kept.fold(format!("<{root}"), |opening, (name, value)| {
        let value = html_escape::encode_double_quoted_attribute(value);
        format!("{opening} {name}=\"{value}\"")
    });
    for (prefix, namespace) in PREFIXES {
        let name = format!("xmlns:{prefix}");
        if attributes.iter().all(|(known, _)| *known != name) {
            opening = format!("{opening} {name}=\"{namespace}\"");
        }
    }
    if root == "rss" {
        return (format!("{opening} version=\"2.0\"><channel>"), "</channel></rss>".to_owned());
    }
    (format!("{opening}>"), format!("</{root}>"))
}

/// What the bytes before the first item say.
pub(super) fn container(head: &str) -> Container {
    let mut root = None;
    let mut rest = head;
    let mut reach = Reach::default();
    let mut about = "";
    while let Some(at) = rest.find('<') {
        let tag = &rest[at + 1..];
        if let Some(after) = after_declaration(tag) {
            rest = after;
            continue;
        }
        let Some((markup, after)) = Markup::read(tag, &mut reach) else {
            rest = tag;
            continue;
        };
        let local = markup.name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
        match (root.is_none(), local.as_str()) {
            (true, "rss" | "channel") => root = Some(frame("rss", &markup.attributes())),
            (true, "feed" | "rdf") => root = Some(frame(markup.name, &markup.attributes())),
            (false, "item" | "entry") => break,
            _ => {
                rest = after;
                continue;
            }
        }
        (rest, about) = (after, after);
    }
    let Some(frame) = root else {
        return Container::default();
    };
    let end = about.len() - rest.len() + rest.find('<').unwrap_or(0);
    let about = about[..end].trim_start();
    let feed = feed_of(about, &frame);
    Container {
        site: feed
            .as_ref()
            .and_then(|feed| feed.title.as_ref())
            .map(|title| clean_line(&html::text(&title.content))),
        language: feed.and_then(|feed| feed.language).and_then(|tag| Language::new(&tag)),
        frame: Some(frame),
    }
}

/// The feed without its items.
fn feed_of(about: &str, (opening, closing): &(String, String)) -> Option<Feed> {
    let about = clean(about);
    // The frame has opened it already.
    let inner = match about.strip_prefix("<channel") {
        Some(rest) if closing.starts_with("</channel>") => rest.split_once('>')?.1,
        Some(_) | None => &about,
    };
    Builder::new().build().parse(format!("{opening}{inner}{closing}").as_bytes()).ok()
}

/// Dates as they were written, by the instants that they mean.
#[derive(Clone, Default)]
struct Dates(Arc<Mutex<Vec<(String, Moment)>>>);

impl Dates {
    /// An instant that `moment` can be found by.
    fn keep(&self, moment: Moment) -> Option<String> {
        let instant = moment.instant()?.to_string();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push((instant.clone(), moment));
        Some(instant)
    }

    fn find(&self, instant: &str) -> Option<Moment> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seconds = |text: &str| text.get(.."2000-01-01T00:00:00".len()).map(str::to_owned);
        let wanted = seconds(instant);
        kept.iter().find(|(known, _)| seconds(known) == wanted).map(|(_, moment)| *moment)
    }
}

fn entry(
    item: &str,
    (opening, closing): &(String, String),
    dates: &Dates,
) -> Result<Entry, ParseFeedError> {
    let parse = |item: &str| {
        let kept = dates.clone();
        // A parser that has failed is not to be asked again.
        let parser = Builder::new()
            .id_generator(|_, _, _| String::new())
            .timestamp_parser(move |text| kept.keep(Moment::parse(text)?)?.parse().ok())
            .build();
        parser.parse(format!("{opening}{item}{closing}").as_bytes())
    };
    let mut feed = parse(item).or_else(|error| match mended(item) {
        Cow::Owned(mended) => parse(&mended),
        Cow::Borrowed(_) => Err(error),
    })?;
    feed.entries
        .pop()
        .ok_or(ParseFeedError::ParseError(feed_rs::parser::ParseErrorKind::NoFeedRoot))
}

/// The commonest fault of feeds: an ampersand that begins no reference.
fn mended(item: &str) -> Cow<'_, str> {
    let is_reference = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
        end.is_some_and(|end| end > 0 && rest[end..].starts_with(';'))
    };
    let mut parts = item.split('&');
    let mut mended = parts.next().unwrap_or_default().to_owned();
    let mut is_changed = false;
    for part in parts {
        let is_lone = !is_reference(part);
        is_changed |= is_lone;
        mended.push_str(if is_lone { "&amp;" } else { "&" });
        mended.push_str(part);
    }
    if is_changed { Cow::Owned(mended) } else { Cow::Borrowed(item) }
}

fn draft(entry: Entry, item: &str, dates: &Dates) -> Draft<'static> {
    let media: Vec<Value> = media(&entry).into_iter().map(Value::String).collect();
    let moment = |stamp: Option<String>| stamp.and_then(|stamp| dates.find(&stamp));
    let published = moment(entry.published.map(|stamp| stamp.to_rfc3339()));
    let updated = moment(entry.updated.map(|stamp| stamp.to_rfc3339()));
    let summary = entry.summary.filter(|summary| !summary.content.trim().is_empty());
    let content = entry.content.as_ref().and_then(|content| content.body.clone());
    let content = content.filter(|content| !content.trim().is_empty());
    // A description is the text of a feed that has no other.
    let (body, summary) = match content {
        Some(content) => (content, summary.map(|summary| summary.content)),
        None => (summary.map(|summary| summary.content).unwrap_or_default(), None),
    };
    let mut extra = Map::new();
    if let Some(updated) = updated.filter(|updated| published.is_some_and(|day| day != *updated)) {
        extra.insert("updated".to_owned(), Value::String(updated.to_string()));
    }
    if !media.is_empty() {
        extra.insert("media".to_owned(), Value::Array(media));
    }
    let source = entry.content.and_then(|content| content.src).map(|link| link.href);
    Draft {
        id: Some(entry.id).filter(|id| !id.trim().is_empty()),
        title: entry.title.map(|title| Cow::Owned(title.content)),
        body: if html::is_html(&body) {
            Body::Html(Cow::Owned(body))
        } else {
            Body::Text(Cow::Owned(body))
        },
        url: address(&entry.links).or(source).or_else(|| guid(item)),
        published: published.or(updated),
        authors: entry.authors.into_iter().filter_map(|one| one.name.or(one.email)).collect(),
        site: origin_of(item),
        summary,
        tags: entry.categories.into_iter().map(|tag| tag.label.unwrap_or(tag.term)).collect(),
        language: entry.language.and_then(|tag| Language::new(&tag)),
        extra,
        ..Draft::default()
    }
}

/// The page of an item, not its comments, its parts or itself.
fn address(links: &[Link]) -> Option<String> {
    let is_page = |link: &&Link| {
        link.target.is_none() && link.rel.as_deref().is_none_or(|rel| rel == "alternate")
    };
    links.iter().find(is_page).map(|link| link.href.trim().to_owned())
}

/// A `guid` is the address where it does not say that it is none.
fn guid(item: &str) -> Option<String> {
    let (markup, text) = element(item, "guid")?;
    let is_link = markup.attribute("isPermaLink").is_none_or(|value| value != "false");
    (is_link && text.contains("://")).then(|| text.trim().to_owned())
}

/// The paper that an item was taken from.
fn origin_of(item: &str) -> Option<String> {
    let (_, source) = element(item, "source")?;
    let title = element(source, "title").map_or(source, |(_, title)| title);
    let name = html::text(title.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>"));
    (!name.is_empty()).then_some(name)
}

/// The first element of this name, which holds no other of it.
fn element<'t>(text: &'t str, name: &str) -> Option<(Markup<'t>, &'t str)> {
    let at = text
        .match_indices(&format!("<{name}"))
        .map(|(at, _)| at)
        .find(|at| text[at + 1 + name.len()..].starts_with([' ', '>', '\n', '\t', '\r']))?;
    let (markup, rest) = Markup::read(&text[at + 1..], &mut Reach::default())?;
    let end = rest.find(&format!("</{name}"))?;
    Some((markup, &rest[..end]))
}

/// Addresses of pictures and recordings that come with an item.
fn media(entry: &Entry) -> Vec<String> {
    let contents = entry.media.iter().flat_map(|media| {
        let urls = media.content.iter().filter_map(|content| content.url.as_ref());
        let thumbnails = media.thumbnails.iter().map(|thumbnail| thumbnail.image.uri.clone());
        urls.map(ToString::to_string).chain(thumbnails)
    });
    let mut known = HashSet::new();
    contents.filter(|url| known.insert(url.clone())).collect()
}

#[cfg(test)]
mod tests;
