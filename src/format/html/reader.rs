//! Tags and text, in their order → pieces.

mod isolates;
mod structure;

use super::super::entities;
use super::markup::{Markup, Reach, Tag, end_tag};
use crate::article::address::LONGEST;
use crate::article::blocks::{Piece, push};
use crate::article::clean::clean;
use crate::article::{Link, Span, SpanKind, TextBlock, TextKind};
use isolates::Isolates;

/// The text that is being gathered, and what it stands in.
#[derive(Default)]
pub(super) struct Reader {
    pieces: Vec<Piece>,
    block: TextBlock,
    /// White space stood since the last letter.
    gap: bool,
    kind: TextKind,
    /// Lists around, outermost first.
    lists: Vec<List>,
    quotes: usize,
    marker: Option<String>,
    link: Option<OpenLink>,
    emphasis: Vec<(usize, SpanKind)>,
    isolates: Isolates,
    reach: Reach,
    /// Elements that are not shown and are never closed.
    unclosed: Vec<String>,
    verse: Option<Verse>,
    row: Option<Row>,
    /// Which tables only place their content; those that have begun, and those around.
    layouts: Vec<bool>,
    tables_begun: usize,
    tables: Vec<bool>,
}

/// A link that is open.
struct OpenLink {
    /// Where it begins in the text of the block.
    start: usize,
    url: String,
    /// Blocks that it covers a part of.
    blocks: usize,
}

/// Blocks in one link: its address is kept with each. More of them, and somebody forgot to end it.
const BLOCKS_OF_LINK: usize = 16;

/// A list and what its items have come to.
#[derive(Clone, Copy)]
struct List {
    /// The next item's number, where they are numbered.
    number: Option<i32>,
    is_in_item: bool,
}

/// An element whose lines are kept, and how many of its name are open.
struct Verse {
    name: String,
    depth: usize,
    /// Line ends of the text count, not only tags.
    is_verbatim: bool,
}

/// A row of a table of data.
#[derive(Default)]
struct Row {
    cells: usize,
    is_head: bool,
    /// Columns that the last cell takes beyond its own.
    spanned: usize,
}

/// Emphasis inside emphasis; nobody sees more.
const DEEPEST: usize = 16;

impl Reader {
    pub(super) fn new(layouts: Vec<bool>) -> Reader {
        Reader { layouts, ..Reader::default() }
    }

    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.end_block();
        self.pieces
    }

    pub(super) fn text(&mut self, written: &str) {
        let decoded = entities::decode(written);
        let safe = clean(&decoded);
        let is_verbatim = self.verse.as_ref().is_some_and(|verse| verse.is_verbatim);
        // U+2028 and U+2029 end blocks here as they do in plain text.
        let is_end = |c| matches!(c, '\u{2028}' | '\u{2029}') || is_verbatim && c == '\n';
        let mut lines = safe.split(is_end);
        self.words(lines.next().unwrap_or_default());
        for line in lines {
            self.end_line();
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
            let is_apart = |text: &str| text.is_empty() || text.ends_with(['\n', ' ']);
            if self.gap && !is_apart(&self.block.text) {
                self.block.text.push(' ');
            }
            self.gap = false;
            // A space beside it would make it the end of a cell.
            let is_bar = self.row.is_some() && word == "|";
            let word = if is_bar { "\u{a0}|\u{a0}" } else { word };
            self.isolates.push(word, &mut self.block.text);
        }
    }

    /// Takes the tag or comment that follows a `<`; gives what follows it.
    pub(super) fn markup<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if let Some(rest) = super::after_declaration(text) {
            return Some(rest);
        }
        let (markup, rest) = Markup::read(text, &mut self.reach)?;
        match (markup.tag, markup.is_end) {
            (Some(Tag::Hidden), false) if !markup.attributes.ends_with('/') => {
                return Some(self.skip_hidden(rest, markup.name));
            }
            (Some(tag), false) => {
                // Its mark is the first of its words.
                if tag == Tag::Quoted {
                    self.begin_isolate(&markup);
                    self.begin(tag, &markup);
                } else {
                    self.begin(tag, &markup);
                    self.begin_isolate(&markup);
                }
            }
            (None, false) => self.begin_isolate(&markup),
            (tag, true) => {
                if let Some(tag) = tag {
                    self.end(tag, &markup);
                }
                self.isolates.end(&markup, self.row.is_some(), &mut self.block.text);
            }
        }
        Some(rest)
    }

    fn begin_isolate(&mut self, markup: &Markup) {
        self.isolates.begin(markup, self.row.is_some(), &mut self.block.text);
    }

    /// What follows an element that is not shown. One that is never closed hides nothing but its tag,
    /// and is not looked for again: a page of opened scripts must not cost a search each.
    fn skip_hidden<'a>(&mut self, text: &'a str, name: &str) -> &'a str {
        let name = name.to_ascii_lowercase();
        if self.unclosed.contains(&name) {
            return text;
        }
        if let Some((_, rest)) = end_tag(text, &name) {
            return rest;
        }
        self.unclosed.push(name);
        text
    }

    fn begin(&mut self, tag: Tag, markup: &Markup) {
        self.begin_verse(tag, markup);
        match tag {
            Tag::Block | Tag::Verbatim | Tag::Break => self.end_line(),
            Tag::Heading(level) if self.row.is_none() => {
                self.end_block();
                self.kind = TextKind::Heading;
                self.block.level = Some(level);
            }
            Tag::Quote if self.row.is_none() => {
                self.end_block();
                self.quotes += 1;
            }
            Tag::List { is_numbered } => self.begin_list(is_numbered, markup),
            Tag::Item => self.begin_item(markup),
            Tag::Table => self.begin_table(),
            Tag::Row => self.begin_row(),
            Tag::Cell { is_head } => self.begin_cell(is_head, markup),
            Tag::Picture => self.picture(markup),
            Tag::Caption => {
                self.end_block();
                self.kind = TextKind::Picture;
            }
            Tag::Link => {
                self.end_link();
                let url = markup.attribute("href").filter(|url| url.len() <= LONGEST);
                let start = self.block.text.len();
                self.link = url.map(|url| OpenLink { start, url, blocks: 0 });
            }
            Tag::Quoted => self.words("“"),
            Tag::Emphasis(kind) if self.emphasis.len() < DEEPEST => {
                self.emphasis.push((self.block.text.len(), kind));
            }
            Tag::Heading(_) | Tag::Quote => self.gap = true,
            Tag::Emphasis(_) | Tag::Hidden | Tag::Inline => {}
        }
    }

    fn end(&mut self, tag: Tag, markup: &Markup) {
        match tag {
            Tag::Block | Tag::Break | Tag::Verbatim => self.end_line(),
            Tag::Item => self.end_item(),
            Tag::Heading(_) if self.row.is_none() => {
                self.end_block();
                self.kind = TextKind::Paragraph;
            }
            Tag::Quote if self.row.is_none() => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            Tag::Heading(_) | Tag::Quote => self.gap = true,
            Tag::Table => {
                self.end_row();
                self.end_block();
                self.tables.pop();
            }
            Tag::Row => self.end_row(),
            Tag::Cell { .. } => self.end_cell(),
            Tag::Caption => self.end_caption(),
            Tag::List { .. } => {
                self.end_line();
                if self.row.is_none() {
                    self.lists.pop();
                }
            }
            Tag::Link => self.end_link(),
            Tag::Quoted => {
                self.gap = false;
                self.words("”");
            }
            Tag::Emphasis(kind) => self.end_emphasis(kind),
            Tag::Picture | Tag::Hidden | Tag::Inline => {}
        }
        self.end_verse(markup);
    }

    /// Verse is what says so in its class, and what stands in `pre`.
    fn begin_verse(&mut self, tag: Tag, markup: &Markup) {
        if let Some(verse) = &mut self.verse {
            verse.depth += usize::from(markup.name.eq_ignore_ascii_case(&verse.name));
            return;
        }
        let is_verbatim = tag == Tag::Verbatim;
        let is_named = || {
            let class = markup.attribute("class").unwrap_or_default().to_ascii_lowercase();
            ["poem", "poetry", "verse"].iter().any(|name| class.contains(name))
        };
        let may_hold = matches!(tag, Tag::Block | Tag::Quote);
        if self.row.is_none() && (is_verbatim || may_hold && is_named()) {
            self.end_block();
            let name = markup.name.to_ascii_lowercase();
            self.verse = Some(Verse { name, depth: 1, is_verbatim });
        }
    }

    fn end_verse(&mut self, markup: &Markup) {
        let Some(verse) = &mut self.verse else { return };
        verse.depth -= usize::from(markup.name.eq_ignore_ascii_case(&verse.name));
        if verse.depth == 0 {
            self.end_block();
            self.verse = None;
        }
    }

    /// Ends a line: of verse, or a block; in a cell it only parts words.
    fn end_line(&mut self) {
        if self.row.is_some() {
            self.gap = true;
        } else if self.verse.is_some() && self.kind == TextKind::Paragraph {
            self.isolates.suspend(&mut self.block.text);
            // One blank line parts stanzas, more say no more.
            if !self.block.text.is_empty() && !self.block.text.ends_with("\n\n") {
                self.block.text.push('\n');
            }
            self.gap = false;
        } else {
            self.end_block();
        }
    }

    fn end_link(&mut self) {
        self.mark_link();
        self.link = None;
    }

    /// Marks what the open link covers of the block.
    fn mark_link(&mut self) {
        let Some(link) = &mut self.link else { return };
        let source = trimmed(&self.block.text, link.start);
        if !source.is_empty() {
            link.blocks += 1;
            self.block.links.push(Link { source, url: link.url.clone() });
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
        self.isolates.suspend(&mut self.block.text);
        self.mark_link();
        let emphasis: Vec<SpanKind> = self.emphasis.iter().map(|(_, kind)| *kind).collect();
        for &kind in &emphasis {
            self.end_emphasis(kind);
        }
        self.gap = false;
        let mut block = std::mem::take(&mut self.block);
        self.emphasis = emphasis.into_iter().map(|kind| (0, kind)).collect();
        let link = self.link.take().filter(|link| link.blocks < BLOCKS_OF_LINK);
        self.link = link.map(|link| OpenLink { start: 0, ..link });
        let is_mark = |c: char| c.is_whitespace() || self.row.is_some() && c == '|';
        if block.text.chars().all(is_mark) {
            self.block.level = block.level;
            return;
        }
        // An empty cell at either end of a row is nothing but space.
        if self.row.is_none() {
            trim(&mut block);
            self.isolates.settle(&mut block);
        }
        block.marker = self.marker.take();
        block.kind = self.kind_of(&block);
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
        push(&mut self.pieces, Piece { block, after_blank: false });
    }

    fn kind_of(&self, block: &TextBlock) -> TextKind {
        // What follows an item's first paragraph is the item's too.
        let goes_on = || self.lists.last().is_some_and(|list| list.is_in_item);
        match self.kind {
            TextKind::Paragraph if self.verse.is_some() => TextKind::Poem,
            TextKind::Paragraph if block.marker.is_some() || goes_on() => TextKind::Item,
            TextKind::Paragraph if self.quotes > 0 => TextKind::Quote,
            kind => kind,
        }
    }
}

/// From `start` to the end of `text`, without white space at both ends, nor half of an isolate.
fn trimmed(text: &str, start: usize) -> std::ops::Range<usize> {
    let part = isolates::inner(&text[start.min(text.len())..]);
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

/// Trims the text, and its ranges with it.
fn trim(block: &mut TextBlock) {
    let start = block.text.len() - block.text.trim_start().len();
    let kept = start..start + block.text.trim().len();
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
