//! HTML → pieces, as far as bodies in JSON need it: blocks, links, emphasis, pictures. Never a tag on
//! the screen, and nothing that a browser would not show.

mod markup;

use super::entities;
use crate::article::blocks::Piece;
use crate::article::clean::{clean, clean_line};
use crate::article::{Link, Span, SpanKind, TextBlock, TextKind};

pub(super) use markup::is_html;
use markup::{Markup, Tag};

/// The text of a line that holds tags.
pub(super) fn text(html: &str) -> String {
    let texts: Vec<String> = pieces(html).into_iter().map(|piece| piece.block.text).collect();
    clean_line(&texts.join("\n"))
}

/// The pieces of a body.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut reader = Reader::default();
    // Past the last `>` there is no tag to look for.
    let end = memchr::memrchr(b'>', html.as_bytes()).map_or(0, |at| at + 1);
    let (mut rest, tail) = html.split_at(end);
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        reader.text(&rest[..at]);
        let after = &rest[at + 1..];
        rest = reader.markup(after).unwrap_or_else(|| {
            reader.text("<");
            after
        });
    }
    reader.text(rest);
    reader.text(tail);
    reader.end_block();
    reader.pieces
}

/// The text that is being gathered, and what it stands in.
#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    block: TextBlock,
    /// White space stood since the last letter.
    gap: bool,
    kind: TextKind,
    /// Lists around, outermost first: the number of the last item, where they are numbered.
    lists: Vec<Option<u32>>,
    quotes: usize,
    marker: Option<String>,
    link: Option<(usize, String)>,
    emphasis: Vec<(usize, SpanKind)>,
    /// Elements that are not shown and are never closed.
    unclosed: Vec<String>,
}

/// Emphasis inside emphasis; nobody sees more.
const DEEPEST: usize = 16;

impl Reader {
    fn text(&mut self, written: &str) {
        let decoded = entities::decode(written);
        let safe = clean(&decoded);
        // U+2028 and U+2029 end blocks here as they do in plain text.
        let mut lines = safe.split(['\u{2028}', '\u{2029}']);
        self.words(lines.next().unwrap_or_default());
        for line in lines {
            self.end_block();
            self.words(line);
        }
    }

    fn words(&mut self, text: &str) {
        // HTML's white space collapses; U+00A0 is none of it.
        for (index, word) in text.split([' ', '\t', '\n']).enumerate() {
            self.gap |= index > 0;
            if word.is_empty() {
                continue;
            }
            if self.gap && !self.block.text.is_empty() {
                self.block.text.push(' ');
            }
            self.gap = false;
            self.block.text.push_str(word);
        }
    }

    /// Takes the tag or comment that follows a `<`; gives what follows it.
    fn markup<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if let Some(comment) = text.strip_prefix("!--") {
            return Some(comment.split_once("-->").map_or("", |(_, rest)| rest));
        }
        if text.starts_with(['!', '?']) {
            return Some(text.split_once('>').map_or("", |(_, rest)| rest));
        }
        let (markup, rest) = Markup::read(text)?;
        match (markup.tag, markup.is_end) {
            (Some(Tag::Hidden), false) if !markup.attributes.ends_with('/') => {
                return Some(self.skip_hidden(rest, markup.name));
            }
            (Some(tag), false) => self.begin(tag, &markup),
            (Some(tag), true) => self.end(tag),
            (None, _) => {}
        }
        Some(rest)
    }

    /// What follows an element that is not shown. One that is never closed hides nothing but its tag,
    /// and is not looked for again: a page of opened scripts must not cost a search each.
    fn skip_hidden<'a>(&mut self, text: &'a str, name: &str) -> &'a str {
        let name = name.to_ascii_lowercase();
        if self.unclosed.contains(&name) {
            return text;
        }
        after_end(text, &name).unwrap_or_else(|| {
            self.unclosed.push(name);
            text
        })
    }

    fn begin(&mut self, tag: Tag, markup: &Markup) {
        match tag {
            Tag::Block | Tag::Break => self.end_block(),
            Tag::Heading(level) => {
                self.end_block();
                self.kind = TextKind::Heading;
                self.block.level = Some(level);
            }
            Tag::Quote => {
                self.end_block();
                self.quotes += 1;
            }
            Tag::List { is_numbered } => {
                self.end_block();
                self.lists.push(is_numbered.then_some(0));
            }
            Tag::Item => self.begin_item(),
            Tag::Row => {
                self.end_block();
                self.kind = TextKind::Table;
            }
            Tag::Cell if !self.block.text.is_empty() => {
                self.block.text.push_str(" |");
                self.gap = true;
            }
            Tag::Picture => self.picture(markup),
            Tag::Caption => {
                self.end_block();
                self.kind = TextKind::Picture;
            }
            Tag::Link => {
                self.end_link();
                self.link = markup.attribute("href").map(|url| (self.block.text.len(), url));
            }
            Tag::Emphasis(kind) if self.emphasis.len() < DEEPEST => {
                self.emphasis.push((self.block.text.len(), kind));
            }
            Tag::Emphasis(_) | Tag::Cell | Tag::Hidden | Tag::Inline => {}
        }
    }

    fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Block | Tag::Break | Tag::Item => self.end_block(),
            Tag::Heading(_) | Tag::Row => {
                self.end_block();
                self.kind = TextKind::Paragraph;
            }
            Tag::Caption => self.end_caption(),
            Tag::Quote => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            Tag::List { .. } => {
                self.end_block();
                self.lists.pop();
            }
            Tag::Link => self.end_link(),
            Tag::Emphasis(kind) => self.end_emphasis(kind),
            Tag::Cell | Tag::Picture | Tag::Hidden | Tag::Inline => {}
        }
    }

    fn begin_item(&mut self) {
        self.end_block();
        self.marker = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}.")
            }
            Some(None) | None => "•".to_owned(),
        });
    }

    fn picture(&mut self, markup: &Markup) {
        let source = ["src", "data-src"].iter().find_map(|name| markup.attribute(name));
        let Some(url) = source.filter(|url| !url.starts_with("data:")) else {
            return;
        };
        self.end_block();
        let text = markup.attribute("alt").unwrap_or_default();
        let block =
            TextBlock { kind: TextKind::Picture, text, url: Some(url), ..TextBlock::default() };
        self.pieces.push(Piece { block, after_blank: false });
    }

    /// A caption belongs to the picture before it.
    fn end_caption(&mut self) {
        let before = self.pieces.len();
        self.end_block();
        self.kind = TextKind::Paragraph;
        if self.pieces.len() != before + 1 || before == 0 {
            return;
        }
        let Some(caption) = self.pieces.pop() else {
            return;
        };
        match self.pieces.last_mut() {
            Some(picture)
                if picture.block.kind == TextKind::Picture && picture.block.url.is_some() =>
            {
                picture.block = TextBlock { url: picture.block.url.take(), ..caption.block };
            }
            Some(_) | None => self.pieces.push(caption),
        }
    }

    fn end_link(&mut self) {
        if let Some((start, url)) = self.link.take() {
            let source = trimmed(&self.block.text, start);
            if !source.is_empty() {
                self.block.links.push(Link { source, url });
            }
        }
    }

    fn end_emphasis(&mut self, kind: SpanKind) {
        let Some(index) = self.emphasis.iter().rposition(|(_, open)| *open == kind) else {
            return;
        };
        let (start, kind) = self.emphasis.remove(index);
        let source = trimmed(&self.block.text, start);
        if !source.is_empty() {
            self.block.spans.push(Span { source, kind });
        }
    }

    /// Ends the block that is being gathered; open links and emphasis go on in the next one.
    fn end_block(&mut self) {
        let link = self.link.clone();
        self.end_link();
        let emphasis: Vec<SpanKind> = self.emphasis.iter().map(|(_, kind)| *kind).collect();
        for &kind in &emphasis {
            self.end_emphasis(kind);
        }
        self.gap = false;
        let mut block = std::mem::take(&mut self.block);
        self.emphasis = emphasis.into_iter().map(|kind| (0, kind)).collect();
        self.link = link.map(|(_, url)| (0, url));
        if block.text.chars().all(char::is_whitespace) {
            self.block.level = block.level;
            return;
        }
        trim(&mut block);
        block.marker = self.marker.take();
        block.kind = match self.kind {
            TextKind::Paragraph if block.marker.is_some() => TextKind::Item,
            TextKind::Paragraph if self.quotes > 0 => TextKind::Quote,
            kind => kind,
        };
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        block.level = match block.kind {
            TextKind::Item => Some(depth).filter(|&depth| depth > 1),
            TextKind::Heading => block.level,
            TextKind::Paragraph
            | TextKind::Quote
            | TextKind::Poem
            | TextKind::Table
            | TextKind::Picture => None,
        };
        self.pieces.push(Piece { block, after_blank: false });
    }
}

/// What follows the end tag of an element; `None` where there is no end tag.
fn after_end<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return Some(after.split_once('>').map_or("", |(_, rest)| rest));
        }
        rest = after;
    }
    None
}

/// From `start` to the end of `text`, without white space at both ends.
fn trimmed(text: &str, start: usize) -> std::ops::Range<usize> {
    let part = &text[start.min(text.len())..];
    let start = text.len() - part.trim_start().len();
    start..start + part.trim().len()
}

/// Trims the text, and its ranges with it.
fn trim(block: &mut TextBlock) {
    let kept = trimmed(&block.text, 0);
    block.text = block.text[kept.clone()].to_owned();
    let moved = |range: &std::ops::Range<usize>| {
        range.start.saturating_sub(kept.start)..range.end.min(kept.end).saturating_sub(kept.start)
    };
    for link in &mut block.links {
        link.source = moved(&link.source);
    }
    for span in &mut block.spans {
        span.source = moved(&span.source);
    }
}

#[cfg(test)]
mod tests;
