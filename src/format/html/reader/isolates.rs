//! `dir`, `bdi` and `bdo` → isolates, the characters by which a text says the same.
//!
//! Without them `<span dir="ltr">3 - 1</span>` in Arabic would be shown as `1 - 3`, another result. An
//! isolate opens before its first word and closes after its last, so that it holds no outer space; it
//! is closed at a block's end and goes on in the next one. Nothing is turned by force: `bdo` is an
//! isolate like the others, because an override makes a text say what is not written.
//!
//! A whole block is isolated only where its own letters would not give it its direction.

use super::super::markup::{Markup, Tag};
use crate::article::controls::Open;
use crate::article::language::is_right_to_left;
use crate::article::{Direction, TextBlock};

const LRI: char = '\u{2066}';
const RLI: char = '\u{2067}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';
const OPENERS: [char; 3] = [LRI, RLI, FSI];

/// Isolates inside isolates; the algorithm itself ends at some hundred levels.
const DEEPEST: usize = 16;

/// The elements that are open and say a direction.
#[derive(Default)]
pub(super) struct Isolates {
    inline: Vec<Isolate>,
    blocks: Vec<Declared>,
    /// Containers around, and whether a paragraph or its like is open: what its end ends.
    depth: usize,
    is_in_leaf: bool,
}

/// An element inside a block.
struct Isolate {
    name: String,
    /// Elements of the same name inside it.
    nested: usize,
    opener: char,
    depth: usize,
    is_in_leaf: bool,
    /// Its opener is written, and what its text has opened since.
    written: Option<Open>,
}

/// A block with a direction.
struct Declared {
    name: String,
    nested: usize,
    direction: Direction,
    is_container: bool,
}

impl Isolates {
    /// Takes the tag of an element that begins.
    pub(super) fn begin(&mut self, markup: &Markup, is_in_row: bool, text: &mut String) {
        let name = markup.name.to_ascii_lowercase();
        if markup.attributes.ends_with('/') || is_void(&name) {
            return;
        }
        let is_block = is_block(markup.tag) && !is_in_row;
        if matches!(markup.tag, Some(Tag::Cell { .. })) {
            // A cell ends the one before it, closed or not.
            let place =
                self.inline.iter().position(|isolate| matches!(&*isolate.name, "td" | "th"));
            self.close(place.unwrap_or(self.inline.len()), text);
        }
        if is_block {
            if is_container(&name) {
                self.depth += 1;
            } else {
                self.end_leaf(text);
                self.is_in_leaf = true;
            }
        }
        match opener(&name, markup) {
            // The rule for paragraphs is better than the first letter.
            Some(opener) if is_block && opener != FSI && self.blocks.len() < DEEPEST => {
                let direction = if opener == RLI { Direction::Rtl } else { Direction::Ltr };
                let is_container = is_container(&name);
                self.blocks.push(Declared { name, nested: 0, direction, is_container });
            }
            Some(opener) if !is_block && self.inline.len() < DEEPEST => {
                let (depth, is_in_leaf) = (self.depth, self.is_in_leaf);
                let written = None;
                self.inline.push(Isolate { name, nested: 0, opener, depth, is_in_leaf, written });
            }
            Some(_) | None if is_block => count(&mut self.blocks, &name),
            Some(_) | None => count(&mut self.inline, &name),
        }
    }

    /// Takes the tag of an element that ends; `text` ends with its last word.
    pub(super) fn end(&mut self, markup: &Markup, is_in_row: bool, text: &mut String) {
        let name = markup.name.to_ascii_lowercase();
        if let Some(place) = ended(&mut self.inline, &name) {
            self.close(place, text);
        }
        if !is_block(markup.tag) || is_in_row {
            return;
        }
        if is_container(&name) {
            self.depth = self.depth.saturating_sub(1);
            let place = self.inline.iter().position(|isolate| isolate.depth > self.depth);
            self.close(place.unwrap_or(self.inline.len()), text);
        } else {
            self.end_leaf(text);
        }
        if let Some(place) = ended(&mut self.blocks, &name) {
            self.blocks.truncate(place);
        }
    }

    /// What was left open in a paragraph ends with it.
    fn end_leaf(&mut self, text: &mut String) {
        if std::mem::take(&mut self.is_in_leaf) {
            let place = self.inline.iter().position(|isolate| isolate.is_in_leaf);
            self.close(place.unwrap_or(self.inline.len()), text);
        }
    }

    fn close(&mut self, place: usize, text: &mut String) {
        for isolate in self.inline.drain(place..).rev() {
            isolate.close(text);
        }
    }

    /// Closes what is written, for a block or a cell that ends; it opens again before the next word.
    pub(super) fn suspend(&mut self, text: &mut String) {
        for isolate in self.inline.iter_mut().rev() {
            let ended =
                Isolate { name: String::new(), written: isolate.written.take(), ..*isolate };
            ended.close(text);
        }
    }

    /// Writes a word, after what opens before it.
    pub(super) fn push(&mut self, word: &str, text: &mut String) {
        if self.inline.is_empty() {
            text.push_str(word);
            return;
        }
        for isolate in &mut self.inline {
            if isolate.written.is_none() {
                text.push(isolate.opener);
                isolate.written = Some(Open::default());
            }
        }
        let innermost = self.inline.last_mut().and_then(|isolate| isolate.written.as_mut());
        match innermost {
            // What the text itself closes must not be the element's.
            Some(open) => text.extend(word.chars().filter(|c| open.take(*c))),
            None => text.push_str(word),
        }
    }

    /// Isolates a whole block, or takes away what isolates the whole of it to no effect.
    pub(super) fn settle(&self, block: &mut TextBlock) {
        let mut declared = self.blocks.last().map(|block| (block.direction, block.is_container));
        if let Some(opener) = whole(&block.text) {
            take_whole(block);
            declared = direction(opener).map(|direction| (direction, false)).or(declared);
        }
        if let Some((direction, is_container)) = declared
            && !block.text.contains('\n')
            && is_needed(direction, is_container, &block.text)
        {
            isolate(block, if direction == Direction::Rtl { RLI } else { LRI });
        }
    }
}

impl Isolate {
    fn close(self, text: &mut String) {
        if let Some(open) = self.written {
            text.extend(open.closers());
            text.push(PDI);
        }
    }
}

/// What is counted by name.
trait Named {
    fn count(&mut self, name: &str) -> Option<&mut usize>;
}

impl Named for Isolate {
    fn count(&mut self, name: &str) -> Option<&mut usize> {
        (self.name == name).then_some(&mut self.nested)
    }
}

impl Named for Declared {
    fn count(&mut self, name: &str) -> Option<&mut usize> {
        (self.name == name).then_some(&mut self.nested)
    }
}

/// An element of this name begins that says no direction.
fn count(open: &mut [impl Named], name: &str) {
    if let Some(nested) = open.iter_mut().rev().find_map(|element| element.count(name)) {
        *nested += 1;
    }
}

/// Where the element stands that an end tag of this name ends.
fn ended(open: &mut [impl Named], name: &str) -> Option<usize> {
    let place = open.iter_mut().rposition(|element| element.count(name).is_some())?;
    let nested = open[place].count(name)?;
    let is_inner = *nested > 0;
    *nested = nested.saturating_sub(1);
    (!is_inner).then_some(place)
}

fn opener(name: &str, markup: &Markup) -> Option<char> {
    let given = markup.attribute("dir").unwrap_or_default().to_ascii_lowercase();
    match given.as_str() {
        "ltr" => Some(LRI),
        "rtl" => Some(RLI),
        "auto" => Some(FSI),
        _ => (name == "bdi").then_some(FSI),
    }
}

fn direction(opener: char) -> Option<Direction> {
    match opener {
        LRI => Some(Direction::Ltr),
        RLI => Some(Direction::Rtl),
        _ => None,
    }
}

fn is_block(tag: Option<Tag>) -> bool {
    match tag {
        Some(
            Tag::Block
            | Tag::Heading(_)
            | Tag::Quote
            | Tag::List { .. }
            | Tag::Item
            | Tag::Table
            | Tag::Row
            | Tag::Cell { .. }
            | Tag::Verbatim
            | Tag::Caption,
        ) => true,
        Some(
            Tag::Hidden
            | Tag::Break
            | Tag::Picture
            | Tag::Link
            | Tag::Quoted
            | Tag::Emphasis(_)
            | Tag::Inline,
        )
        | None => false,
    }
}

/// Holds blocks, and is always closed; the others a browser closes by itself.
fn is_container(name: &str) -> bool {
    !matches!(
        name,
        "p" | "li"
            | "td"
            | "th"
            | "tr"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "figcaption"
            | "caption"
            | "blockquote"
            | "pre"
    )
}

/// Never closed.
fn is_void(name: &str) -> bool {
    matches!(name, "img" | "br" | "hr" | "input" | "source" | "wbr" | "meta" | "link")
}

/// The isolate that holds all of a text.
fn whole(text: &str) -> Option<char> {
    let first = text.chars().next().filter(|c| matches!(*c, LRI..=FSI))?;
    let mut depth = 0_usize;
    let end = text.char_indices().find_map(|(at, c)| {
        match c {
            LRI..=FSI => depth += 1,
            PDI => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    (end + PDI.len_utf8() == text.len()).then_some(first)
}

/// Would the paragraph be set otherwise without it? Letters of the other direction say what a template
/// forgot to say; an article's own rule for a paragraph is better than that of a container.
fn is_needed(direction: Direction, is_container: bool, text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).map(is_right_to_left);
    let Some(is_rtl_first) = letters.next() else {
        return text.contains(char::is_numeric);
    };
    let has_rtl = is_rtl_first || letters.any(|is_rtl| is_rtl);
    direction == Direction::Ltr && !is_container && has_rtl && !is_rtl_first
}

/// Takes the first and the last character of a text away.
fn take_whole(block: &mut TextBlock) {
    let opener = block.text.chars().next().map_or(0, char::len_utf8);
    let end = block.text.len() - PDI.len_utf8();
    block.text = block.text[opener..end].to_owned();
    let inner = block.text.len();
    move_ranges(block, |at| at.saturating_sub(opener).min(inner));
}

fn isolate(block: &mut TextBlock, opener: char) {
    block.text = format!("{opener}{}{PDI}", block.text);
    move_ranges(block, |at| at + opener.len_utf8());
}

fn move_ranges(block: &mut TextBlock, moved: impl Fn(usize) -> usize) {
    let links = block.links.iter_mut().map(|link| &mut link.source);
    for source in links.chain(block.spans.iter_mut().map(|span| &mut span.source)) {
        *source = moved(source.start)..moved(source.end);
    }
}

/// A part of a text without the isolates that it opens and does not close, or the other way round, at
/// its ends.
pub(super) fn inner(text: &str) -> &str {
    let mut part = text.trim();
    if !part.starts_with(OPENERS) && !part.ends_with(PDI) {
        return part;
    }
    let (openers, closers) = (part.matches(OPENERS).count(), part.matches(PDI).count());
    for _ in closers..openers {
        part = part.strip_prefix(OPENERS).unwrap_or(part).trim_start();
    }
    for _ in openers..closers {
        part = part.strip_suffix(PDI).unwrap_or(part).trim_end();
    }
    part
}
