//! One JSON object → a draft, by the table of field names.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::draft::{Body, Draft, Shown};
use super::fields::{FIELDS, Field, Role, Shape, indices, spent_keys};
use super::members::Strings;
use super::names::{OF_READER, authors, subjects};
use super::split::WRAPPERS;
use super::surrogates::mended;
use super::{Notes, Origin, Outline, html, matter, own};
use crate::article::address::split_scheme;
use crate::article::clean::clean;
use crate::article::{Article, Direction, Language, Moment, Related};
use crate::error::Error;

pub(super) fn read(record: &[u8], origin: &Origin) -> Result<(Article, Notes), Error> {
    let object = object(record, origin)?;
    // In other people's data the word is just a word.
    if object.get("khabar").is_some_and(Value::is_number) {
        return own::read(&object, origin).map(|article| (article, Notes::default()));
    }
    let object = node(object);
    let mut fields = Fields { object: &object, present: present(&object), spent: Vec::new() };
    let mut draft = fields.draft();
    let spent = std::mem::take(&mut fields.spent);
    take_matter(&mut draft);
    draft.extra = extra(&object, &spent);
    let ignored = draft.extra.keys().cloned().collect();
    let (article, notes) = draft.finish(origin).map_err(|error| {
        let is_empty_list = |(key, value): (&String, &Value)| {
            WRAPPERS.contains(&key.as_bytes()) && value.as_array().is_some_and(Vec::is_empty)
        };
        if object.iter().any(is_empty_list) { origin.error("its list is empty") } else { error }
    })?;
    Ok((article, Notes { ignored, ..notes }))
}

/// The article of a page that describes itself in JSON-LD.
pub(super) fn described(script: &str) -> Option<Map<String, Value>> {
    // Line ends in strings are the commonest fault of such scripts.
    let parse = |text: &str| serde_json::from_str::<Value>(text).ok();
    let value = parse(script).or_else(|| parse(&script.replace(|c: char| c.is_control(), " ")))?;
    let nodes = match value {
        Value::Array(nodes) => nodes,
        node => vec![node],
    };
    let objects = nodes.into_iter().filter_map(|value| match value {
        Value::Object(object) => Some(node(object)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            None
        }
    });
    objects.into_iter().find(|object| object.contains_key("headline"))
}

/// What such an article says.
pub(super) fn description(object: &Map<String, Value>) -> Draft<'_> {
    Fields { object, present: present(object), spent: Vec::new() }.draft()
}

/// Front matter that stands before the text says what the object does not. What a list shows is left
/// to the object, whose text a list does not read, but where it has no headline.
fn take_matter(draft: &mut Draft) {
    let Body::Text(text) = &draft.body else { return };
    let Some((matter, rest)) = matter::split(text) else { return };
    let given = said(&matter);
    let rest = rest.to_owned();
    if draft.title.is_none() {
        draft.title = given.title.map(|title| Cow::Owned(title.into_owned()));
        draft.url = draft.url.take().or(given.url);
        draft.site = draft.site.take().or(given.site);
        draft.published = draft.published.or(given.published);
    }
    if draft.authors.is_empty() {
        draft.authors = given.authors;
    }
    if draft.tags.is_empty() {
        draft.tags = given.tags;
    }
    draft.summary = draft.summary.take().or(given.summary);
    draft.language = draft.language.take().or(given.language);
    draft.body = Body::Markdown(Cow::Owned(rest));
}

/// What front matter says.
pub(super) fn said(object: &Map<String, Value>) -> Draft<'_> {
    let mut fields = Fields { object, present: present(object), spent: Vec::new() };
    let mut draft = fields.draft();
    draft.body = Body::None;
    draft.extra = extra(object, &fields.spent);
    draft
}

/// Keys that decide how an object is read, besides those of the table.
pub(super) const DECIDING: [&str; 3] = ["khabar", "@graph", "title_is_derived"];

/// What a list needs of an object, of which no other member need be there; `None` where only the whole
/// object tells.
pub(super) fn outline(object: &Map<String, Value>, origin: &Origin) -> Option<Outline> {
    if object.get("khabar").is_some_and(Value::is_number) {
        return own::outline(object);
    }
    if object.contains_key("@graph") {
        return None;
    }
    let mut fields = Fields { object, present: present(object), spent: Vec::new() };
    let draft = Draft {
        title: Some(fields.title()?),
        url: fields.url(),
        published: fields.first(Role::Published, |value, _| moment(value)),
        seen: fields.first(Role::Seen, |value, _| moment(value)),
        site: fields.first(Role::Site, site),
        ..Draft::default()
    };
    draft.outline(origin)
}

/// [`outline`] of an object in which all that a list needs is strings.
pub(super) fn outline_of(strings: &Strings, origin: &Origin) -> Option<Outline> {
    let shown = Shown {
        title: strings.first(Role::Title, |text, _| filled(text))?,
        url: strings.first(Role::Url, address_in),
        published: strings.first(Role::Published, |text, _| Moment::parse(text)),
        seen: strings.first(Role::Seen, |text, _| Moment::parse(text)),
        site: strings.first(Role::Site, site_in),
    };
    shown.outline(origin)
}

/// Whether a list under this key holds records.
pub(super) fn is_wrapper(key: &[u8]) -> bool {
    WRAPPERS.contains(&key)
}

fn object(record: &[u8], origin: &Origin) -> Result<Map<String, Value>, Error> {
    if record.is_empty() {
        return Err(origin.error("the source ends before its list does"));
    }
    let text = utf8(record);
    let parsed = serde_json::from_str(&text);
    let parsed = parsed.or_else(|error| match mended(&text) {
        Some(mended) => serde_json::from_str(&mended),
        None => Err(error),
    });
    match parsed {
        Ok(Value::Object(object)) => Ok(object),
        Ok(other) => Err(origin.error(format!("{} where an article is expected", kind(&other)))),
        Err(error) => Err(malformed(&error, origin)),
    }
}

/// Almost always valid, which is faster to see than to repair.
pub(super) fn utf8(record: &[u8]) -> Cow<'_, str> {
    simdutf8::basic::from_utf8(record)
        .map_or_else(|_| String::from_utf8_lossy(record), Cow::Borrowed)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The parser counts lines from the record's start; a message counts from the source's.
fn malformed(error: &serde_json::Error, origin: &Origin) -> Error {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    let what = if error.is_eof() { "the record is cut off" } else { what };
    let line = origin.line + (error.line() as u64).saturating_sub(1);
    origin.error(format!("not valid JSON: {what} (column {})", error.column())).on_line(line)
}

/// JSON-LD may hold the article as one node of a graph.
fn node(mut object: Map<String, Value>) -> Map<String, Value> {
    let Some(Value::Array(nodes)) = object.get_mut("@graph") else {
        return object;
    };
    let is_article =
        |node: &Value| node.get("headline").is_some() || node.get("articleBody").is_some();
    let Some(index) = nodes.iter().position(is_article) else {
        return object;
    };
    match nodes.swap_remove(index) {
        Value::Object(node) => node,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            object
        }
    }
}

/// Reads an object by roles and remembers which keys it used up.
struct Fields<'v> {
    object: &'v Map<String, Value>,
    /// The fields whose outermost key the object has, in the table's order.
    present: Vec<&'static Field>,
    spent: Vec<&'static str>,
}

impl<'v> Fields<'v> {
    fn draft(&mut self) -> Draft<'v> {
        Draft {
            id: self.first(Role::Id, |value, _| identifier(value)),
            title: self.title(),
            body: self.body(),
            url: self.url(),
            published: self.first(Role::Published, |value, _| moment(value)),
            seen: self.first(Role::Seen, |value, _| moment(value)),
            authors: self.first(Role::Authors, |value, _| authors(value)).unwrap_or_default(),
            site: self.first(Role::Site, site),
            summary: self.first(Role::Summary, |value, _| text(value).map(str::to_owned)),
            tags: self.first(Role::Tags, subjects).unwrap_or_default(),
            language: self.first(Role::Language, |value, _| language(value)),
            direction: self
                .first(Role::Direction, |value, _| text(value).and_then(Direction::parse)),
            related: self.first(Role::Related, |value, _| related(value)).unwrap_or_default(),
            extra: Map::new(),
        }
    }

    /// What the first field of a role says that says anything.
    fn first<T>(&mut self, role: Role, read: impl Fn(&'v Value, Shape) -> Option<T>) -> Option<T> {
        for place in 0..self.present.len() {
            let field = self.present[place];
            if field.role == role
                && let Some(found) =
                    at(self.object, field.path).and_then(|value| read(value, field.shape))
            {
                self.spend(field);
                return Some(found);
            }
        }
        None
    }

    fn title(&mut self) -> Option<Cow<'v, str>> {
        self.first(Role::Title, |value, _| text(value).map(Cow::Borrowed))
    }

    fn url(&mut self) -> Option<String> {
        self.first(Role::Url, address)
    }

    fn body(&mut self) -> Body<'v> {
        let found = self.first(Role::Body, body);
        // NewsAPI leaves `content` null and keeps the first lines as a description.
        let is_newsapi = || {
            self.object.contains_key("content")
                && self.object.get("source").is_some_and(Value::is_object)
        };
        // Some keep a part of the page with its tags and the whole without.
        let plain = ["textContent", "content_text"];
        let plain = plain.iter().find_map(|key| self.object.get(*key).and_then(text));
        match (found, plain) {
            (Some(Body::Html(html)), Some(plain)) if html.len() < plain.len() => {
                Body::Text(Cow::Borrowed(plain))
            }
            (Some(body), _) => body,
            (None, _) if is_newsapi() => {
                let text = self.object.get("description").and_then(text);
                text.map_or(Body::None, |text| Body::Text(Cow::Borrowed(text)))
            }
            (None, _) => Body::None,
        }
    }

    fn spend(&mut self, field: &Field) {
        let key = field.key();
        if self.object.get(key).is_some_and(|value| is_spent(value, field.role)) {
            self.spent.push(key);
        }
    }
}

fn present(object: &Map<String, Value>) -> Vec<&'static Field> {
    let mut indices: Vec<usize> = object.keys().flat_map(|key| indices(key)).copied().collect();
    indices.sort_unstable();
    indices.into_iter().filter_map(|index| FIELDS.get(index)).collect()
}

fn is_spent(value: &Value, role: Role) -> bool {
    match value {
        Value::String(text) => role != Role::Tags || !text.starts_with(OF_READER),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
        Value::Array(values) => values.iter().all(|value| is_spent(value, role)),
        Value::Object(object) => object.keys().all(|key| spent_keys(role).contains(&key.as_str())),
    }
}

/// Follows a path: keys, and `[0]` for the first element.
fn at<'v>(object: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    let Some((first, rest)) = path.split_once('.') else {
        return object.get(path);
    };
    let value = match first.strip_suffix("[0]") {
        Some(list) => object.get(list)?.as_array()?.first()?,
        None => object.get(first)?,
    };
    at(value.as_object()?, rest)
}

/// A string that holds something.
pub(super) fn text(value: &Value) -> Option<&str> {
    value.as_str().and_then(filled)
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}

fn identifier(value: &Value) -> Option<String> {
    match value {
        Value::String(id) if !id.trim().is_empty() => Some(id.trim().to_owned()),
        Value::Number(id) => Some(id.to_string()),
        Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            None
        }
    }
}

fn body(value: &Value, shape: Shape) -> Option<Body<'_>> {
    let text = match value {
        Value::String(_) => Cow::Borrowed(text(value)?),
        // Paragraphs, one string each.
        Value::Array(values) => {
            let parts: Option<Vec<&str>> = values.iter().map(Value::as_str).collect();
            Cow::Owned(parts.filter(|parts| !parts.is_empty())?.join("\n"))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => return None,
    };
    match (shape, html::is_html(&text)) {
        (Shape::Plain, true) | (Shape::Tagged, false) => None,
        (Shape::Html, _) | (_, true) => Some(Body::Html(text)),
        (Shape::Any | Shape::Plain | Shape::Address | Shape::Name | Shape::Words, false) => {
            Some(Body::Text(text))
        }
    }
}

fn is_address(text: &str) -> bool {
    split_scheme(text.trim()).is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn address(value: &Value, shape: Shape) -> Option<String> {
    address_in(value.as_str()?, shape).map(str::to_owned)
}

fn address_in(text: &str, shape: Shape) -> Option<&str> {
    let text = filled(text)?;
    (shape != Shape::Address || is_address(text)).then(|| text.trim())
}

fn site(value: &Value, shape: Shape) -> Option<String> {
    site_in(value.as_str()?, shape).map(str::to_owned)
}

fn site_in(text: &str, shape: Shape) -> Option<&str> {
    let text = filled(text)?;
    (shape != Shape::Name || !is_address(text)).then_some(text)
}

fn moment(value: &Value) -> Option<Moment> {
    match value {
        Value::String(text) => Moment::parse(text),
        Value::Number(count) => Moment::from_epoch(count.as_f64()?),
        Value::Array(values) => moment(values.first()?),
        Value::Null | Value::Bool(_) | Value::Object(_) => None,
    }
}

fn language(value: &Value) -> Option<Language> {
    let name = value.get("alternateName").or_else(|| value.get("name"));
    Language::new(text(name.unwrap_or(value))?)
}

fn related(value: &Value) -> Option<Vec<Related>> {
    let one = |value: &Value| {
        let string = |keys: &[&str]| {
            keys.iter().find_map(|key| value.get(key).and_then(text)).map(str::to_owned)
        };
        match text(value) {
            Some(url) if is_address(url) => {
                Related { title: String::new(), url: Some(url.to_owned()) }
            }
            Some(title) => Related { title: title.to_owned(), url: None },
            None => Related {
                title: string(&["title", "headline", "name", "text"]).unwrap_or_default(),
                url: string(&["url", "link", "href"]),
            },
        }
    };
    let all: Vec<Related> = value.as_array()?.iter().map(one).collect();
    let is_list = !all.is_empty()
        && all.iter().all(|related| !related.title.is_empty() || related.url.is_some());
    is_list.then_some(all)
}

/// What has no place in an article: all keys but those used up and those that say nothing.
fn extra(object: &Map<String, Value>, spent: &[&str]) -> Map<String, Value> {
    let is_left = |key: &str, value: &Value| {
        !(spent.contains(&key) || is_empty(value) && !indices(key).is_empty())
    };
    let left = object.iter().filter(|(key, value)| is_left(key, value));
    left.map(|(key, value)| (clean(key).into_owned(), safe(value.clone()))).collect()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// No control reaches a terminal from here either.
pub(super) fn safe(value: Value) -> Value {
    match value {
        Value::String(text) => match clean(&text) {
            Cow::Borrowed(_) => Value::String(text),
            Cow::Owned(clean) => Value::String(clean),
        },
        Value::Array(values) => values.into_iter().map(safe).collect(),
        Value::Object(object) => Value::Object(
            object
                .into_iter()
                .map(|(key, value)| (clean(&key).into_owned(), safe(value)))
                .collect(),
        ),
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

#[cfg(test)]
mod tests;
