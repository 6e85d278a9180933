//! HTML → pieces: blocks, links, emphasis, lists, tables, verse, pictures. Never a tag on the screen,
//! and nothing that a browser would not show.
//!
//! [`reader`] goes through the tags once and never back; what must be known of a table before its first
//! row is gathered by [`tables`], in one pass of its own.

mod markup;
mod reader;
mod tables;

use crate::article::blocks::Piece;
use crate::article::clean::clean_line;
use crate::article::related::is_leftover;
use crate::article::{Link, TextBlock, TextKind};

pub(super) use markup::{Markup, Reach, Tag, end_tag, is_html};
use reader::Reader;

/// The text of a line that holds tags.
pub(super) fn text(html: &str) -> String {
    let texts: Vec<String> = pieces(html).into_iter().map(|piece| piece.block.text).collect();
    clean_line(&texts.join("\n"))
}

/// The pieces of a body.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut reader = Reader::new(tables::layouts(html));
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
    related_links(reader.finish())
}

/// What follows a comment, a declaration or an instruction, whose text stands after its `<`.
pub(super) fn after_declaration(text: &str) -> Option<&str> {
    if let Some(comment) = text.strip_prefix("!--") {
        return Some(comment.split_once("-->").map_or("", |(_, rest)| rest));
    }
    let is_declaration = text.starts_with(['!', '?']);
    is_declaration.then(|| text.split_once('>').map_or("", |(_, rest)| rest))
}

/// After a cue such as «اقرأ أيضاً», texts that are links and nothing else are the items of its list,
/// whatever tags they stand in; pictures among them belong to the headlines and go.
fn related_links(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        let is_cue = piece.block.marker.is_none() && is_leftover(&piece.block.text);
        found.push(piece);
        if !is_cue {
            continue;
        }
        let mut pictures = Vec::new();
        while let Some(next) = rest.next_if(|next| is_of_list(&next.block)) {
            if next.block.kind == TextKind::Picture {
                pictures.push(next);
            } else {
                pictures.clear();
                found.extend(items(&next.block));
            }
        }
        // Nothing but a picture came: it was the article's.
        found.append(&mut pictures);
    }
    found
}

fn is_of_list(block: &TextBlock) -> bool {
    match block.kind {
        TextKind::Picture => true,
        TextKind::Paragraph | TextKind::Heading | TextKind::Item => is_links(block),
        TextKind::Quote | TextKind::Poem | TextKind::Table => false,
    }
}

/// Nothing stands outside the links but what separates them.
fn is_links(block: &TextBlock) -> bool {
    let mut end = 0;
    let is_between = |text: &str| !text.contains(char::is_alphanumeric);
    let tile = |link: &Link| {
        let between = block.text.get(end..link.source.start);
        end = link.source.end;
        between.is_some_and(is_between)
    };
    !block.links.is_empty()
        && block.links.iter().all(tile)
        && block.text.get(end..).is_some_and(is_between)
}

/// Each link as an item of its own.
fn items(block: &TextBlock) -> Vec<Piece> {
    let item = |link: &Link| {
        let text = clean_line(&block.text[link.source.clone()]);
        let links = vec![Link { source: 0..text.len(), url: link.url.clone() }];
        let marker = Some("•".to_owned());
        let block = TextBlock { kind: TextKind::Item, text, marker, links, ..TextBlock::default() };
        Piece { block, after_blank: false }
    };
    block.links.iter().map(item).collect()
}

#[cfg(test)]
mod tests;
