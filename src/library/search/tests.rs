use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::article::{Article, Moment, blocks};
use crate::format::to_json_line;
use crate::library::scan::{Input, scan};
use crate::library::{Bytes, Library};
use crate::text::fold::fold;

fn library(articles: &[Article]) -> Library {
    let lines: String = articles.iter().map(|article| to_json_line(article) + "\n").collect();
    let bytes = Bytes::Memory(Arc::from(lines.into_bytes()));
    let mut library = Library::default();
    scan(&[Input::Memory("articles".to_owned(), bytes)], &mut |batch| {
        library.take(batch);
        true
    });
    library
}

fn article(title: &str, body: &str, day: &str) -> Article {
    Article {
        title: title.to_owned(),
        blocks: blocks::blocks(body),
        published: Moment::parse(day),
        ..Article::default()
    }
}

fn found(searcher: &mut Searcher, typed: &str) -> Vec<Hit> {
    let query = Query::parse(typed).unwrap();
    let (mut hits, mut is_done) = (Vec::new(), false);
    searcher.find(1, &query, &|| true, &mut |found| {
        assert!(!is_done);
        if found.is_first {
            hits.clear();
        }
        hits.extend(found.hits);
        is_done = found.is_done;
    });
    assert!(is_done);
    // Headlines may come between the others while text grows.
    hits.sort_by_key(|hit| !hit.in_headline);
    hits
}

fn opened(library: &Library, keep: &Keep) -> Searcher {
    let (searcher, outcome) = Searcher::open(Arc::new(Catalogue::new(library)), keep, &|| true);
    assert_eq!(outcome, Opened::Ready);
    searcher
}

fn places(hits: &[Hit]) -> Vec<u32> {
    hits.iter().map(|hit| hit.article).collect()
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Waits until the text of `searcher` is whole: every word of it has been asked for.
fn grown(library: &Library, folder: &Path) {
    let mut searcher = opened(library, &Keep::at(folder.to_owned()));
    found(&mut searcher, "x");
    searcher.finish();
}

#[test]
fn headlines_come_first_then_the_latest() {
    let library = library(&[
        article("عن الحبر", "نص", "2015-01-01"),
        article("خبر", "الورق والحبر", "2015-03-01"),
        article("الحبر مرة أخرى", "نص", "2015-02-01"),
        article("خبر", "حبر بلا تاريخ", ""),
        article("خبر", "حبر جديد", "2016-01-01"),
        article("خبر", "ورق", "2017-01-01"),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let kept = Keep::at(folder.path().to_owned());
    grown(&library, folder.path());
    for keep in [Keep::Nowhere, kept] {
        let hits = found(&mut opened(&library, &keep), "حبر");
        assert_eq!(places(&hits), [2, 0, 4, 1, 3], "{keep:?}");
        assert_eq!(hits.iter().filter(|hit| hit.in_headline).count(), 2);
    }
}

#[test]
fn filters_hold_in_text_and_in_records() {
    let mut articles = vec![
        article("ورق", "حبر قديم", "2014-05-05"),
        article("ورق", "حبر جديد", "2015-05-05"),
        article("ورق", "سالم القلمي قال", "2015-06-06"),
    ];
    articles[0].authors = vec!["سالم القلمي".to_owned(), "نورة".to_owned()];
    articles[1].site = Some("دفتر الأخبار".to_owned());
    let library = library(&articles);
    let folder = tempfile::tempdir().unwrap();
    let kept = Keep::at(folder.path().to_owned());
    for keep in [Keep::Nowhere, kept.clone(), kept] {
        let searcher = &mut opened(&library, &keep);
        let mut all = |typed: &str| places(&found(searcher, typed));
        assert_eq!(all("after:2015"), [2, 1]);
        assert_eq!(all("حبر before:2015"), [0]);
        assert_eq!(all("author:القلمي"), [0]);
        assert_eq!(all("كاتب:«سالم القلمي» حبر"), [0]);
        assert_eq!(all("سالم"), [2, 0]);
        assert_eq!(all("site:دفتر ورق"), [1]);
        assert_eq!(all("site:دفتر قديم"), [0u32; 0]);
        assert_eq!(all("ورق حبر"), [1, 0]);
    }
}

#[test]
fn folded_text_is_for_its_user_alone_and_named_by_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("khabar");
    let one = library(&[article("ورق", "حبر", "2015-01-01")]);
    grown(&one, &inner);
    let names = files(&inner);
    assert_eq!(names.len(), 1);
    grown(&one, &inner);
    assert_eq!(files(&inner), names);
    grown(&library(&[article("ورق", "حبر!", "2015-01-01")]), &inner);
    assert_eq!(files(&inner).len(), 2);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&inner), 0o700);
        assert_eq!(mode(&inner.join(&names[0])), 0o600);
    }
}

#[test]
fn only_the_texts_used_last_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..7 {
        grown(&library(&[article(&number.to_string(), "حبر", "")]), folder.path());
    }
    assert_eq!(files(folder.path()).len(), 4);
}

#[test]
fn damaged_text_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(&[article("ورق", "حبر", "2015-01-01")]);
    grown(&library, folder.path());
    let path = folder.path().join(&files(folder.path())[0]);
    let whole = std::fs::read(&path).unwrap();
    for length in [0, 10, 28, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&path, &whole[..length]).unwrap();
        let mut searcher = opened(&library, &Keep::at(folder.path().to_owned()));
        assert_eq!(places(&found(&mut searcher, "حبر")), [0], "{length} bytes");
        searcher.finish();
        assert_eq!(std::fs::read(&path).unwrap(), whole, "{length} bytes");
    }
}

#[test]
fn where_nothing_can_be_written_the_articles_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let library = library(&[article("ورق", "حبر", "2015-01-01")]);
    let keep = Keep::at(file.join("khabar"));
    let (mut searcher, outcome) =
        Searcher::open(Arc::new(Catalogue::new(&library)), &keep, &|| true);
    assert!(matches!(outcome, Opened::Failed(_)), "{outcome:?}");
    assert_eq!(places(&found(&mut searcher, "حبر")), [0]);
}

#[test]
fn large_text_is_written_only_with_the_readers_word_and_that_is_asked_for_once() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(&[article("ورق", "حبر", "2015-01-01")]);
    let keep = Keep::In { folder: folder.path().join("khabar"), unasked: 20 };
    let open = || Searcher::open(Arc::new(Catalogue::new(&library)), &keep, &|| true);
    let (mut refused, outcome) = open();
    assert!(matches!(outcome, Opened::Asks(21..=10_000)), "{outcome:?}");
    assert_eq!(places(&found(&mut refused, "حبر")), [0]);
    assert_eq!(refused.allow(false), Opened::Ready);
    assert_eq!(places(&found(&mut refused, "حبر")), [0]);
    let (_, outcome) = open();
    assert_eq!(outcome, Opened::Ready, "asked again");
    let names = files(&folder.path().join("khabar"));
    assert!(names.len() == 1 && names[0].ends_with(".refused"), "{names:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = folder.path().join("khabar");
        assert_eq!((mode(&folder), mode(&folder.join(&names[0]))), (0o700, 0o600));
    }

    std::fs::remove_dir_all(folder.path().join("khabar")).unwrap();
    let (mut allowed, _) = open();
    assert_eq!(allowed.allow(true), Opened::Ready);
    assert_eq!(places(&found(&mut allowed, "حبر")), [0]);
    allowed.finish();
    assert!(files(&folder.path().join("khabar"))[0].ends_with(".folded"));
    assert_eq!(open().1, Opened::Ready, "asked again");
}

#[test]
fn a_search_that_is_given_up_says_no_more() {
    let articles: Vec<Article> = (0..500).map(|_| article("ورق", "حبر", "")).collect();
    let mut searcher = opened(&library(&articles), &Keep::Nowhere);
    let query = Query::parse("حبر").unwrap();
    let mut hits = 0;
    let is_wanted = std::sync::atomic::AtomicBool::new(true);
    let wanted = || is_wanted.load(std::sync::atomic::Ordering::Relaxed);
    searcher.find(1, &query, &wanted, &mut |found| {
        hits += found.hits.len();
        is_wanted.store(false, std::sync::atomic::Ordering::Relaxed);
    });
    assert!(hits < 500, "{hits}");
}

#[test]
fn nothing_is_found_in_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for keep in [Keep::Nowhere, Keep::at(folder.path().to_owned())] {
        assert!(found(&mut opened(&library(&[]), &keep), "حبر").is_empty());
    }
}

fn letters() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        8 => prop::sample::select("اأإآبتةهيىئؤوكکگمل ".chars().collect::<Vec<_>>()),
        2 => prop::sample::select("ـ\u{64e}\u{651}\u{200c}\u{fefb}٣3aA.،\n".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    prop::collection::vec(letter, 0..24).prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A phrase is found in exactly the articles in which a scan of folded letters finds it; words,
    /// whatever their forms, in text as in records.
    #[test]
    fn search_finds_what_a_plain_scan_of_folded_letters_finds(
        texts in prop::collection::vec((letters(), letters()), 1..12),
        from in any::<prop::sample::Index>(),
        start in 0usize..20,
        length in 1usize..6,
    ) {
        let articles: Vec<Article> =
            texts.iter().map(|(title, body)| article(&format!("م{title}"), body, "")).collect();
        let library = library(&articles);
        let source = &texts[from.index(texts.len())];
        let typed: String = (source.1.clone() + &source.0)
            .chars().filter(|c| !"\"“”„«»".contains(*c)).skip(start).take(length).collect();
        let wanted = fold(&typed).split(' ').filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        prop_assume!(!wanted.is_empty());
        let plain: Vec<u32> = (0..library.count()).filter(|place| {
            let article = library.article(*place).unwrap();
            let in_blocks = article.blocks.iter().any(|block| match block {
                crate::article::Block::Text(block) => fold(&block.text).contains(&wanted),
                crate::article::Block::Related { .. } => false,
            });
            in_blocks || fold(&article.title).contains(&wanted)
        }).map(|place| place as u32).collect();
        let folder = tempfile::tempdir().unwrap();
        let keep = Keep::at(folder.path().to_owned());
        let mut by_records = opened(&library, &Keep::Nowhere);
        let mut by_text = opened(&library, &keep);
        let phrase = format!("\"{typed}\"");
        for searcher in [&mut by_records, &mut by_text] {
            let mut hits = places(&found(searcher, &phrase));
            hits.sort_unstable();
            prop_assert_eq!(&hits, &plain);
        }
        by_text.finish();
        let mut again = opened(&library, &keep);
        prop_assert_eq!(found(&mut again, &phrase), found(&mut by_records, &phrase));
        let word = typed.replace(':', " ");
        prop_assert_eq!(found(&mut again, &word), found(&mut by_records, &word));
    }

    /// What is found is marked, in the headline or in the passage.
    #[test]
    fn every_article_that_is_found_has_its_words_marked(
        texts in prop::collection::vec((letters(), letters()), 1..6),
        typed in "[اأبتةهيىكمل]{1,4}",
    ) {
        let articles: Vec<Article> =
            texts.iter().map(|(title, body)| article(&format!("م{title}"), body, "")).collect();
        let library = library(&articles);
        let query = Query::parse(&typed).unwrap();
        for hit in found(&mut opened(&library, &Keep::Nowhere), &typed) {
            let passage = Passage::new(&library.article(hit.article as usize).unwrap(), &query);
            prop_assert!(!passage.hits.is_empty() || !passage.title_hits.is_empty());
            prop_assert_eq!(hit.in_headline, !passage.title_hits.is_empty());
        }
    }
}
