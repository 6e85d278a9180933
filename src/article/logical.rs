//! An article as text in logical order: what is copied, and what `cat` writes to a pipe.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::controls::Open;
use super::{Article, Block, TextBlock, TextKind};

/// Headline, a line about the article, blocks: separated by blank lines, items and rows of a table one
/// below another.
#[must_use]
pub fn text(article: &Article, about: &str) -> String {
    let mut out = closed(&article.title);
    out.push('\n');
    if !about.is_empty() {
        out.push_str(&closed(about));
        out.push('\n');
    }
    let mut before = None;
    for block in &article.blocks {
        let kind = match block {
            Block::Text(block) => Some(block.kind),
            Block::Related { .. } => None,
        };
        let is_row = matches!(kind, Some(TextKind::Item | TextKind::Table));
        if !(is_row && kind == before) {
            out.push('\n');
        }
        before = kind;
        match block {
            Block::Text(block) => out.push_str(&block_text(block)),
            Block::Related { cue, items } => {
                out.push_str(&closed(cue));
                for item in items {
                    out.push_str("\n- ");
                    out.push_str(&closed(item.shown()));
                }
            }
        }
        out.push('\n');
    }
    out
}

/// Levels of a list that are shown.
const DEEPEST: usize = 16;

fn block_text(block: &TextBlock) -> String {
    let text: Vec<String> = block.text.split('\n').map(closed).collect();
    let mut text = text.join("\n");
    if let Some(marker) = &block.marker {
        let level = usize::from(block.level.unwrap_or(1).saturating_sub(1)).min(DEEPEST);
        text = format!("{}{} {text}", "  ".repeat(level), closed(marker));
    }
    if let Some(url) = &block.url {
        text = if text.is_empty() { closed(url) } else { format!("{text}\n{}", closed(url)) };
    }
    text
}

/// What of an article an [`excerpt`] holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpted<'a> {
    /// The block, by its place in the body; `None` for the headline.
    pub block: Option<usize>,
    /// The text that stands there.
    pub text: &'a str,
    /// The bytes of that text.
    pub source: Range<usize>,
}

/// Parts of an article, in order, as the whole of it is written by [`text`]: an item keeps its marker
/// where its beginning is there.
#[must_use]
pub fn excerpt(article: &Article, parts: &[Excerpted<'_>]) -> String {
    let mut out = String::new();
    let mut before = None;
    for part in parts {
        let block = part.block.and_then(|place| match article.blocks.get(place)? {
            Block::Text(block) => Some(block),
            Block::Related { .. } => None,
        });
        let kind = block.map(|block| block.kind);
        let is_row = matches!(kind, Some(TextKind::Item | TextKind::Table));
        if !out.is_empty() {
            out.push_str(if is_row && kind == before { "\n" } else { "\n\n" });
        }
        before = kind;
        let text = part.text.get(part.source.clone()).unwrap_or_default();
        let lines: Vec<String> = text.split('\n').map(closed).collect();
        let marker = block.filter(|_| part.source.start == 0).and_then(|it| it.marker.as_deref());
        out.extend(marker.into_iter().flat_map(|marker| [marker, " "]));
        out.push_str(&lines.join("\n"));
    }
    out
}

/// `line` with every embedding, override and isolate closed before its end, and closers that close
/// nothing left out: text pasted after it is not turned round. Marks and joiners stay; letters stand
/// for their presentation forms.
#[must_use]
pub fn closed(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut open = Open::default();
    for c in line.chars() {
        if open.take(c) {
            push_letters(c, &mut out);
        }
    }
    out.extend(open.closers());
    out
}

/// A character, or the letters that it is a form of. Words in one sign, as U+FDFA, stay one sign.
fn push_letters(c: char, out: &mut String) {
    if matches!(c, '\u{fb50}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdc7}' | '\u{fe80}'..='\u{fefc}') {
        let before = out.len();
        out.extend(std::iter::once(c).nfkc());
        // Vowel signs without a letter are forms of themselves on a blank or a stroke.
        if !out[before..].starts_with([' ', '\u{640}']) {
            return;
        }
        out.truncate(before);
    }
    out.push(c);
}

#[cfg(test)]
mod tests {
    use super::{Excerpted, closed, excerpt};
    use crate::article::{Article, Block, TextBlock, TextKind};

    #[test]
    fn letters_stand_for_their_forms_and_kashidas_of_the_source_stay() {
        assert_eq!(closed("ﻛﺘﺎﺏ ﻻ ﷺ ﱞ كـتاب"), "كتاب لا ﷺ ﱞ كـتاب");
    }

    #[test]
    fn an_excerpt_keeps_markers_and_what_parts_its_blocks() {
        let item = |text: &str| {
            let marker = Some("•".to_owned());
            let kind = TextKind::Item;
            Block::Text(TextBlock { kind, text: text.into(), marker, ..TextBlock::default() })
        };
        let text = TextBlock { text: "قبل القائمة".into(), ..TextBlock::default() };
        let blocks = vec![Block::Text(text), item("البنّ"), item("الشاي الأخضر")];
        let article = Article { blocks, ..Article::default() };
        let part = |place: usize, text: &'static str, from: usize, to: usize| Excerpted {
            block: Some(place),
            text,
            source: from..to,
        };
        let parts = [
            part(0, "قبل القائمة", "قبل ".len(), "قبل القائمة".len()),
            part(1, "البنّ", 0, "البنّ".len()),
            part(2, "الشاي الأخضر", 0, "الشاي".len()),
        ];
        assert_eq!(excerpt(&article, &parts), "القائمة\n\n• البنّ\n• الشاي");
    }

    #[test]
    fn what_is_opened_is_closed_and_lone_closers_go() {
        assert_eq!(closed("\u{202b}نص"), "\u{202b}نص\u{202c}");
        assert_eq!(closed("نص\u{202c}"), "نص");
        assert_eq!(closed("\u{2067}أ\u{202d}ب\u{2069}"), "\u{2067}أ\u{202d}ب\u{2069}");
        assert_eq!(closed("می\u{200c}شود\u{200f}"), "می\u{200c}شود\u{200f}");
    }
}
