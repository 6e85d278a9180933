//! Any bytes as a source: nothing panics, nothing in an article drives a terminal, and what `parse`
//! writes opens again unchanged.

use khabar::article::{Article, Block};
use khabar::format::{Format, Origin, article, to_json_line};
use khabar::library::scan::{Input, scan};
use khabar::library::stream::{Found, each};
use khabar::library::{Bytes, Library};

/// What must hold.
pub fn check(bytes: &[u8]) {
    let input = [Input::Memory("source".to_owned(), Bytes::Memory(bytes.into()))];
    let mut articles = Vec::new();
    each(&input, &mut |found| {
        match found {
            Found::Article(_, article) => articles.push(article),
            Found::Problem(error) => assert!(!drives(&error.to_string()), "{error}"),
        }
        true
    });
    for read in &articles {
        is_safe(read);
        let line = to_json_line(read);
        let origin = Origin { source: "source", line: 1, container: None };
        let again = article(Format::Json, line.as_bytes(), &origin).unwrap();
        assert_eq!(&again, read, "{line}");
    }
    let mut library = Library::default();
    scan(&input, &mut |batch| {
        library.take(batch);
        true
    });
    let titles = (0..library.count()).filter_map(|place| library.headline(place));
    let titles: Vec<String> = titles.map(|headline| headline.title.clone()).collect();
    let read: Vec<&String> = articles.iter().map(|article| &article.title).collect();
    assert_eq!(titles.iter().collect::<Vec<_>>(), read, "what is listed is what is read");
}

fn drives(text: &str) -> bool {
    text.contains(|c: char| c.is_control() && c != '\n' && c != '\t')
}

fn is_safe(article: &Article) {
    let lines = [&article.title, &article.id];
    let lines = lines.into_iter().chain(&article.authors).chain(&article.tags);
    let lines = lines.chain(&article.url).chain(&article.site).chain(&article.summary);
    for line in lines {
        assert!(!line.contains(char::is_control), "{line:?}");
    }
    for block in &article.blocks {
        match block {
            Block::Text(block) => {
                assert!(!drives(&block.text), "{:?}", block.text);
                for link in &block.links {
                    assert!(!link.url.contains(char::is_control), "{:?}", link.url);
                    assert!(block.text.get(link.source.clone()).is_some());
                }
                assert!(
                    block.spans.iter().all(|span| block.text.get(span.source.clone()).is_some())
                );
            }
            Block::Related { cue, items } => {
                assert!(!drives(cue));
                assert!(items.iter().all(|item| !item.title.contains(char::is_control)));
            }
        }
    }
}
