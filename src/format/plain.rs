//! Plain text: the first line is the headline, the rest is the body. Front matter before it says what
//! else there is to say of the article, and its headline.

use std::borrow::Cow;

use super::draft::{Body, Draft};
use super::{Notes, Origin, json, matter};
use crate::article::Article;
use crate::article::markdown::headline;
use crate::error::Error;

/// A first line longer than any headline is a paragraph; the headline is then derived from it.
const HEADLINE_LETTERS: usize = 300;

pub(super) fn read(text: &str, origin: &Origin) -> Result<(Article, Notes), Error> {
    if let Some((said, text)) = matter::split(text) {
        let mut draft = json::said(&said);
        let body = if draft.title.is_some() {
            text
        } else {
            let (title, body) = parts(text);
            draft.title = title.map(Cow::Owned);
            body
        };
        draft.body = Body::Markdown(Cow::Borrowed(body));
        return draft.finish(origin);
    }
    let (title, body) = parts(text);
    let title = title.map(Cow::Owned);
    Draft { title, body: Body::Text(Cow::Borrowed(body)), ..Draft::default() }.finish(origin)
}

/// The headline and the body.
fn parts(text: &str) -> (Option<String>, &str) {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let end = text.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    if first.chars().nth(HEADLINE_LETTERS).is_none() {
        (Some(headline(first)), rest)
    } else {
        (None, text)
    }
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
    fn front_matter_says_what_an_article_says_of_itself() {
        let article = read(
            "---\ntitle: يوم السوق\nauthor: نورة; سالم\nurl: https://a.example/1\nhostname: a.example\n\
             sitename: دفتر الحيّ\ndate: \"2026-04-05\"\ndescription: موجز\ntags: ['سوق, نخل']\nlanguage: ar\n\
             fingerprint: \"ab\"\n---\n# يوم السوق\n\n**باعت** نورة التمر.\n\n## ثم ماذا؟\n",
        )
        .unwrap();
        assert_eq!((article.title.as_str(), article.title_is_derived), ("يوم السوق", false));
        assert_eq!(article.authors, ["نورة", "سالم"]);
        assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
        assert_eq!(article.site.as_deref(), Some("دفتر الحيّ"));
        assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2026-04-05"));
        assert_eq!(article.summary.as_deref(), Some("موجز"));
        assert_eq!(article.tags, ["سوق", "نخل"]);
        assert_eq!(article.language.as_ref().map(ToString::to_string).as_deref(), Some("ar"));
        assert_eq!(article.extra.keys().collect::<Vec<_>>(), ["hostname", "fingerprint"]);
        assert_eq!(texts(&article), ["باعت نورة التمر.", "ثم ماذا؟"]);
    }

    #[test]
    fn a_headline_is_the_first_line_where_front_matter_names_none() {
        let article =
            read("---\nauthor: نورة\ndate: 2026-04-05\n---\n\n# يوم السوق\nباعت.").unwrap();
        assert_eq!(article.title, "يوم السوق");
        assert_eq!(texts(&article), ["باعت."]);
        assert_eq!(read("---\nقال: نعم\n---").unwrap().title, "---");
    }

    #[test]
    fn nothing_at_all_is_a_problem() {
        assert_eq!(
            read(" \n").unwrap_err().to_string(),
            "a.txt:1: no title, no text and no address"
        );
    }
}
