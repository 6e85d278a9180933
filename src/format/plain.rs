//! Plain text: the first line is the headline, the rest is the body.

use std::borrow::Cow;

use super::draft::{Body, Draft};
use super::{Notes, Origin};
use crate::article::Article;
use crate::error::Error;

/// A first line longer than any headline is a paragraph; the headline is then derived from it.
const HEADLINE_LETTERS: usize = 300;

pub(super) fn read(text: &str, origin: &Origin) -> Result<(Article, Notes), Error> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let end = text.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let (title, body) = if first.chars().nth(HEADLINE_LETTERS).is_none() {
        (Some(first), rest)
    } else {
        (None, text)
    };
    let draft = Draft {
        title: title.map(Cow::Borrowed),
        body: Body::Text(Cow::Borrowed(body)),
        ..Draft::default()
    };
    draft.finish(origin)
}

#[cfg(test)]
mod tests {
    use super::super::{Format, article};
    use super::*;
    use crate::article::Block;

    fn read(text: &str) -> Result<Article, Error> {
        article(
            Format::Plain,
            text.as_bytes(),
            &Origin { source: "a.txt", line: 1, container: None },
        )
    }

    fn texts(article: &Article) -> Vec<&str> {
        fn text(block: &Block) -> &str {
            match block {
                Block::Text(text) => &text.text,
                Block::Related { cue, .. } => cue,
            }
        }
        article.blocks.iter().map(text).collect()
    }

    #[test]
    fn the_first_line_is_the_headline() {
        let article = read("\u{feff}\n افتتاح الجسر\r\n\r\nقال المدير.\rوأضاف.").unwrap();
        assert_eq!((article.title.as_str(), article.title_is_derived), ("افتتاح الجسر", false));
        assert_eq!(texts(&article), ["قال المدير.", "وأضاف."]);
        assert_eq!(article.id.len(), 16);
    }

    #[test]
    fn one_long_line_is_a_body_with_a_derived_headline() {
        let article = read(&"كلام طويل في سطر واحد ".repeat(30)).unwrap();
        assert!(article.title_is_derived);
        assert_eq!(article.blocks.len(), 1);
    }

    #[test]
    fn nothing_at_all_is_a_problem() {
        assert_eq!(
            read(" \n").unwrap_err().to_string(),
            "a.txt:1: no title, no text and no address"
        );
    }
}
