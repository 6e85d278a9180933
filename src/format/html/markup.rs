//! Tags as they are written, and what each does.

use super::super::entities;
use crate::article::SpanKind;
use crate::article::clean::clean_line;

/// What a tag does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Tag {
    /// Its content is not shown.
    Hidden,
    /// Ends a block.
    Block,
    /// Ends a line; every line is a block.
    Break,
    Heading(u8),
    Quote,
    /// A list; its items are numbered or not.
    List {
        is_numbered: bool,
    },
    Item,
    Table,
    Row,
    Cell {
        is_head: bool,
    },
    /// Its lines are kept as they are written.
    Verbatim,
    Picture,
    Caption,
    Link,
    /// Words in quotation marks that a browser adds.
    Quoted,
    Emphasis(SpanKind),
    /// Changes nothing that a terminal shows.
    Inline,
}

fn tag(name: &str) -> Option<Tag> {
    Some(match name {
        "script" | "style" | "noscript" | "template" | "iframe" | "svg" | "head" | "object"
        | "select" | "textarea" | "button" | "math" => Tag::Hidden,
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav"
        | "figure" | "address" | "body" | "html" | "caption" | "thead" | "tbody" | "tfoot"
        | "dl" | "dt" | "dd" | "form" | "hr" | "center" | "video" | "audio" | "fieldset"
        | "details" | "summary" => Tag::Block,
        "br" => Tag::Break,
        "h1" => Tag::Heading(1),
        "h2" => Tag::Heading(2),
        "h3" => Tag::Heading(3),
        "h4" => Tag::Heading(4),
        "h5" => Tag::Heading(5),
        "h6" => Tag::Heading(6),
        "blockquote" => Tag::Quote,
        "ul" | "menu" => Tag::List { is_numbered: false },
        "ol" => Tag::List { is_numbered: true },
        "li" => Tag::Item,
        "table" => Tag::Table,
        "tr" => Tag::Row,
        "td" => Tag::Cell { is_head: false },
        "th" => Tag::Cell { is_head: true },
        "pre" => Tag::Verbatim,
        "q" => Tag::Quoted,
        "img" => Tag::Picture,
        "figcaption" => Tag::Caption,
        "a" => Tag::Link,
        "strong" | "b" => Tag::Emphasis(SpanKind::Strong),
        "em" | "i" | "cite" => Tag::Emphasis(SpanKind::Emphasis),
        "span" | "font" | "u" | "s" | "small" | "big" | "sub" | "sup" | "mark" | "abbr"
        | "time" | "code" | "bdi" | "bdo" | "label" | "picture" | "source" | "input" | "wbr"
        | "del" | "ins" | "meta" | "link" | "o:p" => Tag::Inline,
        _ => return None,
    })
}

/// Does a text hold tags of HTML? `a < b` and `<3` are none.
pub(in crate::format) fn is_html(text: &str) -> bool {
    let mut rest = &text[..memchr::memrchr(b'>', text.as_bytes()).map_or(0, |at| at + 1)];
    let mut reach = Reach::default();
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        rest = &rest[at + 1..];
        if Markup::read(rest, &mut reach).is_some_and(|(markup, _)| markup.tag.is_some()) {
            return true;
        }
    }
    false
}

/// A tag as written.
pub(in crate::format) struct Markup<'a> {
    pub(in crate::format) is_end: bool,
    pub(in crate::format) tag: Option<Tag>,
    pub(in crate::format) name: &'a str,
    pub(in crate::format) attributes: &'a str,
}

impl<'a> Markup<'a> {
    /// Reads what follows a `<`; `None` if it is no tag.
    pub(in crate::format) fn read(
        text: &'a str,
        reach: &mut Reach,
    ) -> Option<(Markup<'a>, &'a str)> {
        let is_end = text.starts_with('/');
        let inner = &text[usize::from(is_end)..];
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_end =
            inner.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | ':'))?;
        let name = &inner[..name_end];
        let close = reach.tag_end(&inner[name_end..])? + name_end;
        let tag = tag(&name.to_ascii_lowercase());
        Some((
            Markup { is_end, tag, name, attributes: &inner[name_end..close] },
            &inner[close + 1..],
        ))
    }

    pub(in crate::format) fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((name, value, next)) = next_attribute(rest) {
            if name.eq_ignore_ascii_case(wanted) {
                let value = entities::decode(value);
                return Some(clean_line(&value)).filter(|value| !value.is_empty());
            }
            rest = next;
        }
        None
    }

    /// How many attributes there are.
    pub(in crate::format) fn count(&self) -> usize {
        let mut rest = self.attributes;
        let next = || next_attribute(rest).map(|(.., next)| rest = next);
        std::iter::from_fn(next).count()
    }

    /// All attributes in their order.
    pub(in crate::format) fn attributes(&self) -> Vec<(&'a str, String)> {
        let mut found = Vec::new();
        let mut rest = self.attributes;
        while let Some((name, value, next)) = next_attribute(rest) {
            found.push((name, clean_line(&entities::decode(value))));
            rest = next;
        }
        found
    }
}

/// The name and the value, as written, of the first attribute, and what follows it.
fn next_attribute(attributes: &str) -> Option<(&str, &str, &str)> {
    let rest = attributes.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    if name.is_empty() && after.is_empty() {
        return None;
    }
    let after = after.trim_start();
    let (value, next) = match after.strip_prefix('=') {
        Some(value) => attribute_value(value.trim_start()),
        None => ("", after),
    };
    Some((name, value, next))
}

/// How far the end of a tag is looked for: as far as the text goes, until that was once in vain. Whoever reads
/// all tags of a text keeps one.
#[derive(Default)]
pub(in crate::format) struct Reach {
    is_short: bool,
}

/// Bytes of a tag, where one before it had no end.
const SHORT: usize = 1 << 10;

impl Reach {
    /// Where a tag ends: at `>` outside quotes.
    fn tag_end(&mut self, attributes: &str) -> Option<usize> {
        let most = if self.is_short { SHORT } else { usize::MAX };
        let mut quote = None;
        for (at, byte) in attributes.bytes().enumerate().take(most) {
            match (quote, byte) {
                (None, b'>') => return Some(at),
                (None, b'"' | b'\'') if attributes[..at].trim_end().ends_with('=') => {
                    quote = Some(byte);
                }
                (Some(open), close) if open == close => quote = None,
                _ => {}
            }
        }
        self.is_short = true;
        // A quote that is never closed does not hide the rest of the text.
        attributes.find('>')
    }
}

/// Where the end tag of an element of this name begins, and what follows it.
pub(in crate::format) fn end_tag<'t>(text: &'t str, name: &str) -> Option<(usize, &'t str)> {
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':');
    memchr::memmem::find_iter(text.as_bytes(), "</").find_map(|at| {
        let (named, after) = text[at + 2..].split_at_checked(name.len())?;
        let is_end = named.eq_ignore_ascii_case(name) && !after.starts_with(goes_on);
        is_end.then(|| (at, after.split_once('>').map_or("", |(_, rest)| rest)))
    })
}

fn attribute_value(text: &str) -> (&str, &str) {
    let quoted = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quoted {
        Some(quote) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}
