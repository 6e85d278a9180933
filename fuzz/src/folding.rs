//! Any text and any query: folding is done once and for all, leads back into the text, and what a query
//! finds stands there.

use khabar::article::{Article, Block, TextBlock};
use khabar::library::search::{Passage, Query};
use khabar::text::fold::{Folded, fold, fold_title};

/// What must hold.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (typed, text) = text.split_once('\n').unwrap_or(("", &text));
    let folded = Folded::new(text);
    assert_eq!(folded.text(), fold(text));
    assert_eq!(fold(folded.text()), folded.text(), "folded text folds to itself");
    let title = fold_title(text);
    assert_eq!(fold_title(&title), title);
    let mut end = 0;
    for (at, c) in folded.text().char_indices() {
        let source = folded.source(at..at + c.len_utf8());
        assert!(text.get(source.clone()).is_some(), "{source:?} of {text:?}");
        assert!(source.end >= end, "the way back goes forward");
        end = source.end;
    }
    if let Ok(query) = Query::parse(typed) {
        for found in query.occurrences(text) {
            assert!(text.get(found.clone()).is_some(), "{found:?} of {text:?}");
        }
        let block = TextBlock { text: text.to_owned(), ..TextBlock::default() };
        let blocks = vec![Block::Text(block)];
        let article = Article { title: typed.to_owned(), blocks, ..Article::default() };
        let _ = query.matches(&article);
        let passage = Passage::new(&article, &query);
        assert!(passage.hits.iter().all(|hit| passage.text.get(hit.clone()).is_some()));
        assert!(passage.title_hits.iter().all(|hit| article.title.get(hit.clone()).is_some()));
    }
}
