//! Pages, feeds and what real extractors made of the pages, through the program as others use it: the
//! files in `tests/formats` were written for these tests; those named for an extractor are its output
//! for the page of that name.

use std::path::{Path, PathBuf};

use khabar::article::{Article, Block, logical};
use khabar::format::to_json_line;
use khabar::library::Bytes;
use khabar::library::scan::Input;
use khabar::library::stream::{Found, each};
use khabar::snapshot::{Options, Session, parse_size, steps};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name)
}

/// The articles of some inputs, and what could not be read.
fn read(inputs: &[Input]) -> (Vec<Article>, Vec<String>) {
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    each(inputs, &mut |found| {
        match found {
            Found::Article(_, article) => articles.push(article),
            Found::Problem(error) => problems.push(error.to_string()),
        }
        true
    });
    (articles, problems)
}

fn articles(name: &str) -> Vec<Article> {
    read(&[Input::Path(path(name))]).0
}

fn all() -> Vec<String> {
    let files = std::fs::read_dir(path("")).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn memory(name: &str, text: String) -> Input {
    Input::Memory(name.to_owned(), Bytes::Memory(text.into_bytes().into()))
}

#[test]
fn what_is_parsed_is_parsed_again_unchanged() {
    for name in all() {
        let lines: String =
            articles(&name).iter().map(|article| to_json_line(article) + "\n").collect();
        assert!(!lines.is_empty(), "{name}");
        let (again, problems) = read(&[memory(&name, lines.clone())]);
        let again: String = again.iter().map(|article| to_json_line(article) + "\n").collect();
        assert_eq!((again, problems), (lines, Vec::new()), "{name}");
    }
}

/// The sentences of the article on `bridge.html` that every extractor kept.
const SENTENCES: [&str; 12] = [
    "عبرت أول حافلة الجسر المعلّق صباح الثلاثاء",
    "الوادي الشمالي",
    "ألف مركبة في الساعة",
    "كنا ننظر إلى الضفة الأخرى كأنها بلد بعيد",
    "ما الذي يتغير غدًا؟",
    "تسير الحافلة رقم 7 فوق الجسر بدل طريق السوق.",
    "من السابعة صباحًا حتى التاسعة.",
    "ومن الرابعة مساءً حتى السادسة.",
    "يبقى الممشى مفتوحًا طوال الليل.",
    "وأضاف أن البلدية ستنشر كل أسبوع",
    "الجسر بالأرقام",
    "وختم المهندس حديثه بأن الجسر التالي",
];

#[test]
fn what_extractors_kept_of_a_page_is_there_and_nothing_twice() {
    for name in [
        "bridge.html",
        "bridge.readability.json",
        "bridge.trafilatura.json",
        "bridge.newspaper4k.json",
    ] {
        let articles = articles(name);
        let text = logical::text(&articles[0], "");
        for sentence in SENTENCES {
            assert_eq!(text.matches(sentence).count(), 1, "{name}: {sentence}");
        }
        assert_eq!(articles[0].title, "افتتاح الجسر المعلّق فوق الوادي", "{name}");
        assert_eq!(articles[0].site.as_deref(), Some("دفتر المدينة"), "{name}");
        assert!(
            !text.contains(['<', '#']) && !text.contains("](") && !text.contains("|--"),
            "{name}: {text}"
        );
    }
}

#[test]
fn a_page_opened_here_keeps_the_related_list_that_extractors_drop() {
    let related = |name: &str| articles(name)[0].related.len();
    assert_eq!(related("bridge.html"), 2);
    assert_eq!(related("bridge.readability.json"), 0);
    assert_eq!(related("bridge.trafilatura.json"), 0);
    let article = &articles("bridge.html")[0];
    let place = article.blocks.iter().position(|block| matches!(block, Block::Related { .. }));
    let Some(Block::Text(after)) = place.and_then(|place| article.blocks.get(place + 1)) else {
        panic!("{:?}", article.blocks);
    };
    assert!(after.text.starts_with("وأضاف أن البلدية"));
}

#[test]
fn a_broken_item_of_a_feed_is_named_and_the_others_open() {
    let (articles, problems) = read(&[Input::Path(path("feed.rss"))]);
    assert_eq!(articles.len(), 3);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].contains("feed.rss:24: the item is not well formed: "), "{problems:?}");
}

#[test]
fn a_page_without_an_article_is_named_also_where_it_comes_first() {
    for (text, count) in [
        ("[null,{\"title\":\"خبر\"},null,{\"title\":\"آخر\"}]", 2),
        ("null\n{\"title\":\"خبر\"}\n", 1),
        ("null\n", 0),
        ("[null]", 0),
    ] {
        let (articles, problems) = read(&[memory("crawl", text.to_owned())]);
        assert_eq!(articles.len(), count, "{text}");
        let first = problems.first().map(String::as_str);
        assert_eq!(first, Some("crawl:1: null where an article is expected"), "{text}");
    }
}

#[test]
fn a_feed_names_the_site_and_the_language_of_its_items() {
    for (name, site, language) in [
        ("feed.rss", "دفتر المدينة", "ar"),
        ("feed.json", "دفتر المدينة", "ar"),
        ("feed.atom", "روزنامهٔ کوچه", "fa"),
        ("feed.rdf", "صحيفة التلال", "ar"),
    ] {
        let article = &articles(name)[0];
        let tag = article.language.as_ref().map(ToString::to_string);
        assert_eq!(
            (article.site.as_deref(), tag.as_deref()),
            (Some(site), Some(language)),
            "{name}"
        );
    }
}

#[test]
fn a_page_that_declares_one_encoding_and_is_written_in_another_is_read_by_its_letters() {
    let page = std::fs::read_to_string(path("harvest.html")).unwrap();
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&page);
    let input = Input::Memory("page".to_owned(), Bytes::Memory(bytes.into_owned().into()));
    let (articles, problems) = read(&[input]);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(articles[0].title, "موسم الزيتون يبدأ مبكرًا هذا العام");
}

fn frame(name: &str, size: &str, keys: &str) -> String {
    let options = Options { size: parse_size(size).unwrap(), ..Options::default() };
    let mut session = Session::new(&[Input::Path(path(name))], &options);
    for step in steps(keys).unwrap() {
        session.press(&step).unwrap();
    }
    session.frame().text()
}

#[test]
fn a_page_with_all_kinds_of_blocks() {
    insta::assert_snapshot!(frame("bridge.html", "100x44", "Enter"));
}

#[test]
fn a_table_that_is_too_wide_goes_row_by_row() {
    insta::assert_snapshot!(frame("bridge.html", "30x60", "Enter G"));
}

#[test]
fn verse_and_a_list_in_persian() {
    insta::assert_snapshot!(frame("library.html", "72x30", "Enter"));
}

#[test]
fn a_table_of_trafilatura_stands_in_columns() {
    insta::assert_snapshot!(frame("bridge.trafilatura.json", "72x40", "Enter G"));
}
