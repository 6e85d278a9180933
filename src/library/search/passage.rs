//! The passage of an article in which the words of a query stand.

use std::ops::Range;

use crate::article::{Article, Direction};
use crate::text::fold::fold;

use super::catalogue::{Field, fields};
use super::query::Query;

/// A passage, as it is written in the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The text, with «…» where something was left out.
    pub text: String,
    /// Where words of the query stand in it, in bytes.
    pub hits: Vec<Range<usize>>,
    /// The same for the headline.
    pub title_hits: Vec<Range<usize>>,
    /// The block it was taken from, by its place in the body; none where the body is empty.
    pub block: Option<usize>,
    /// Which way it reads.
    pub direction: Direction,
    /// Where it begins in its block.
    start: usize,
    /// Bytes of «…» before it.
    lead: usize,
}

/// Letters before the first hit.
const BEFORE: usize = 36;

/// Letters of a passage at most.
const LETTERS: usize = 260;

const ELLIPSIS: &str = "…";

impl Passage {
    /// The passage of `article` that says most of `query`: the first block with most of its words,
    /// else the body's beginning.
    #[must_use]
    pub fn new(article: &Article, query: &Query) -> Passage {
        let mut best: Option<(usize, usize, &str)> = None;
        for (field, text) in fields(article) {
            let Field::Block(block) = field else { continue };
            let words = query.words_in(&fold(text));
            if best.is_none_or(|(most, ..)| words > most) {
                best = Some((words, block, text));
            }
        }
        let title_hits = query.occurrences(&article.title);
        match best {
            Some((_, block, text)) => Passage {
                block: Some(block),
                title_hits,
                direction: article.direction_of(text),
                ..cut(text, query)
            },
            None => Passage { title_hits, ..Passage::default() },
        }
    }

    /// Bytes of the block's text behind bytes of the passage.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let moved = |at: usize| self.start + at.saturating_sub(self.lead);
        moved(range.start)..moved(range.end)
    }
}

/// The part of `text` around its first hit.
fn cut(text: &str, query: &Query) -> Passage {
    let hits = query.occurrences(text);
    let first = hits.first().map_or(0, |hit| hit.start);
    let start = begin(text, first);
    let shown = text[start..].char_indices().nth(LETTERS);
    // Never through a word: back to the space before it.
    let end = shown.map_or(text.len(), |(at, _)| {
        let until = start + at;
        text[start..until].rfind(' ').map_or(until, |space| start + space)
    });
    let before = if start > 0 { ELLIPSIS } else { "" };
    let after = if end < text.len() { ELLIPSIS } else { "" };
    let moved = |at: usize| at - start + before.len();
    let hits = hits
        .iter()
        .filter(|hit| hit.start >= start && hit.end <= end)
        .map(|hit| moved(hit.start)..moved(hit.end))
        .collect();
    let text = format!("{before}{}{after}", text[start..end].replace('\n', " "));
    Passage { text, hits, start, lead: before.len(), ..Passage::default() }
}

/// A word's beginning shortly before `first`, or a sentence's where one begins there.
fn begin(text: &str, first: usize) -> usize {
    let Some((earliest, _)) = text[..first].char_indices().rev().nth(BEFORE) else {
        return 0;
    };
    let before = &text[earliest..first];
    let sentence = [". ", "؟ ", "! ", "? "]
        .iter()
        .filter_map(|end| before.rfind(end).map(|at| at + end.len()));
    let word = before.find(' ').map(|space| space + 1);
    earliest + sentence.max().or(word).unwrap_or(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{TextBlock, blocks};

    fn passage(body: &str, typed: &str) -> Passage {
        let article = Article {
            title: "عنوان المقال".to_owned(),
            blocks: blocks::blocks(body),
            ..Article::default()
        };
        Passage::new(&article, &Query::parse(typed).unwrap())
    }

    fn marked(passage: &Passage) -> Vec<&str> {
        passage.hits.iter().map(|hit| &passage.text[hit.clone()]).collect()
    }

    #[test]
    fn the_block_with_most_words_is_taken() {
        let found = passage("ورق كثير\n\nحبر على ورق\n\nحبر", "ورق حبر");
        assert_eq!(found.text, "حبر على ورق");
        assert_eq!(marked(&found), ["حبر", "ورق"]);
        assert_eq!(found.block, Some(1));
    }

    #[test]
    fn a_long_block_is_cut_at_words_around_the_hit() {
        let long = format!("{} والحِبر {}", "كلمة ".repeat(60), "كلمة ".repeat(90));
        let found = passage(&long, "حبر");
        assert!(
            found.text.starts_with("…كلمة ") && found.text.ends_with("كلمة…"),
            "{}",
            found.text
        );
        assert_eq!(marked(&found), ["حِبر"]);
        assert!(found.text.chars().count() <= LETTERS + 2);
    }

    #[test]
    fn a_passage_begins_with_a_sentence_where_one_is_near() {
        let long = format!("{}انتهى الأمر. ثم جاء الحبر", "كلمة ".repeat(60));
        assert_eq!(passage(&long, "الحبر").text, "…ثم جاء الحبر");
    }

    #[test]
    fn a_headline_alone_shows_how_the_body_begins() {
        let found = passage("أول الكلام", "عنوان");
        assert_eq!((found.text.as_str(), found.hits.len()), ("أول الكلام", 0));
        assert_eq!(found.title_hits.len(), 1);
    }

    #[test]
    fn an_empty_body_gives_an_empty_passage() {
        assert_eq!(passage("", "عنوان").block, None);
        assert_eq!(TextBlock::default().text, passage("", "عنوان").text);
    }
}
