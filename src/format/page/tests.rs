use super::super::{Format, article, outline};
use super::*;
use crate::article::Block;

const ORIGIN: Origin = Origin { source: "page.html", line: 1, container: None };

fn read(page: &str) -> Article {
    article(Format::Html, page.as_bytes(), &ORIGIN).unwrap()
}

fn shown(article: &Article) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Text(block) => block.text.clone(),
        Block::Related { cue, items } => {
            let items: Vec<&str> = items.iter().map(|item| item.title.as_str()).collect();
            format!("{cue} > {}", items.join(" + "))
        }
    };
    article.blocks.iter().map(text).collect()
}

const PAGES: [&str; 3] = [
    include_str!("../../../tests/formats/bridge.html"),
    include_str!("../../../tests/formats/harvest.html"),
    include_str!("../../../tests/formats/library.html"),
];

fn paragraph(words: &str) -> String {
    format!("<p>{}.</p>", format!("{words} ").repeat(12).trim())
}

#[test]
fn a_page_says_who_when_and_where() {
    let article = read(PAGES[0]);
    assert_eq!(article.title, "افتتاح الجسر المعلّق فوق الوادي");
    assert_eq!(article.url.as_deref(), Some("https://daftar.example/news/bridge"));
    assert_eq!(article.published.unwrap().to_string(), "2024-05-14T01:30:00+03:00");
    assert_eq!(
        (article.site.as_deref(), article.authors),
        (Some("دفتر المدينة"), vec!["سلمى الحداد".to_owned()])
    );
    assert_eq!(
        (article.tags, article.direction),
        (vec!["نقل".to_owned(), "جسور".to_owned()], Direction::Rtl)
    );
}

#[test]
fn json_ld_says_what_the_page_does_not_and_its_short_text_is_not_taken() {
    let article = read(PAGES[1]);
    assert_eq!(article.title, "موسم الزيتون يبدأ مبكرًا هذا العام");
    assert_eq!(article.authors, ["نادر الخوري", "ليلى منصور"]);
    assert_eq!(article.published.unwrap().to_string(), "2024-10-03T18:05:00+03:00");
    assert_eq!(article.url.as_deref(), Some("https://tilal.example/olives"));
    assert_eq!(article.blocks.len(), 6);
}

#[test]
fn the_text_a_page_describes_itself_with_stands_in_for_one_it_lacks() {
    let body = "قال المدير إن العمل مستمر. ".repeat(20);
    let page = format!(
        "<html><head><title>خبر</title><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\
         \"headline\":\"عنوان الخبر\",\"articleBody\":\"{body}\"}}</script></head><body><div id=app></div></body></html>"
    );
    let article = read(&page);
    assert_eq!(article.title, "عنوان الخبر");
    assert_eq!(shown(&article), [body.trim()]);
}

#[test]
fn a_list_that_stands_outside_the_article_comes_back_where_it_stood() {
    let page = format!(
        "<html lang=ar><head><title>خبر</title><link rel=canonical href='https://a.example/1'></head><body>\
         <ul class=menu><li>المزيد<ul><li><a href=/x>رياضة</a></li></ul></li></ul><article>{}{}\
         <aside class='related sidebar'><h4>مواضيع ذات صلة</h4><a href='/2'>خبر ثان عن السوق</a><a href='//b.example/3'>خبر ثالث</a></aside>\
         {}</article></body></html>",
        paragraph("قال المدير إن السوق مفتوح"),
        paragraph("وأضاف أن الباعة عادوا"),
        paragraph("وختم بأن العمل مستمر"),
    );
    let article = read(&page);
    let shown = shown(&article);
    assert_eq!(shown[2], "مواضيع ذات صلة > خبر ثان عن السوق + خبر ثالث");
    assert_eq!(shown.len(), 4, "{shown:?}");
    let urls: Vec<_> = article.related.iter().filter_map(|item| item.url.as_deref()).collect();
    assert_eq!(urls, ["https://a.example/2", "https://b.example/3"]);
}

#[test]
fn every_sentence_of_the_pages_is_there_once() {
    for page in PAGES {
        let article = read(page);
        let text = crate::article::logical::text(&article, "");
        let whole = html::pieces(page);
        let sentences = whole.iter().map(|piece| piece.block.text.as_str());
        for sentence in sentences.filter(|text| text.chars().count() > 60) {
            assert_eq!(text.matches(sentence).count(), 1, "{sentence}");
        }
        for waste in ["رياضة", "جميع الحقوق", "خبر لا صلة له", "سر"] {
            assert!(!shown(&article).iter().any(|block| block == waste), "{waste}");
        }
    }
}

#[test]
fn a_list_shows_of_a_page_what_the_article_says() {
    for page in PAGES {
        let light = outline(Format::Html, page.as_bytes(), &ORIGIN).unwrap();
        assert_eq!(light, Outline::of(&read(page)));
    }
}

#[test]
fn verse_on_a_page_keeps_its_lines() {
    let article = read(PAGES[2]);
    let is_verse =
        |block: &&Block| matches!(block, Block::Text(text) if text.kind == TextKind::Poem);
    let verses: Vec<&Block> = article.blocks.iter().filter(is_verse).collect();
    let [Block::Text(verse)] = verses.as_slice() else {
        panic!("{verses:?}");
    };
    assert_eq!(verse.text.lines().count(), 5);
}

#[test]
fn a_page_of_a_hundred_thousand_open_elements_is_read() {
    for tag in ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<blockquote>", "<a href=x>"] {
        let article = read(&format!("<html><title>خبر</title><body>{}نص", tag.repeat(100_000)));
        assert_eq!(article.title, "خبر");
        assert!(shown(&article).concat().ends_with("نص"), "{tag}");
    }
}

#[test]
fn a_huge_attribute_and_nul_leave_the_text_safe() {
    let page = format!(
        "<html><title>خبر\0\u{1b}[31m</title><body data-x=\"{}\">{}<p>نص\0 آخر\u{9b}2J</p>",
        "س".repeat(2 << 20),
        paragraph("قال المدير إن السوق مفتوح"),
    );
    let article = read(&page);
    assert!(!shown(&article).concat().contains(char::is_control));
    assert!(!article.title.contains(char::is_control));
    assert!(shown(&article).iter().any(|text| text.contains("آخر")));
}

fn news(head: &str, before: &str) -> String {
    let text = |start| paragraph(start);
    format!(
        "<html lang=ar><head><title>عنوان الخبر عن السوق القديم</title>{head}</head><body><div id=content>\
         <h1>عنوان الخبر عن السوق القديم</h1>{before}<div class=entry-content>{}{}{}</div></div></body></html>",
        text("قال المدير إن السوق مفتوح"),
        text("وأضاف أن الباعة عادوا"),
        text("وختم بأن العمل مستمر"),
    )
}

#[test]
fn a_byline_that_the_page_shows_names_the_author() {
    for before in [
        "<p class=byline>نورة العلي</p>",
        "<div class=meta><span class='post-author'>بقلم: <b>نورة العلي</b></span> <span>1 مايو</span></div>",
        "<p><a rel=author href=/n>نورة العلي</a></p>",
        "<p id=writtenBy>نورة العلي | 1 مايو</p>",
    ] {
        let article = read(&news("", before));
        assert_eq!(article.authors, ["نورة العلي"], "{before}");
        assert!(!shown(&article).iter().any(|text| text.contains("نورة")), "{before}");
    }
    let named =
        read(&news("<meta name=author content='سالم عمر; هند'>", "<p class=byline>نورة العلي</p>"));
    assert_eq!(named.authors, ["سالم عمر", "هند"]);
    let comment = read(&news("", "<p class=comment-author>زائر</p><p class=dateline>1 مايو</p>"));
    assert_eq!(comment.authors, Vec::<String>::new());
}

#[test]
fn meta_elements_of_extractors_are_read_where_no_others_are() {
    let page = format!(
        "<html><head><meta name=title content='عنوان الخبر'><meta name=url content='https://a.example/n/1'>\
         <meta name=sitename content='دفتر الحيّ'><meta name=tags content='سوق;نخل'>\
         <meta itemprop=url content='https://a.example/logo.png'></head><body>{}<p><img src='/a.jpg' alt='سوق'></p></body></html>",
        paragraph("قال المدير إن السوق مفتوح").repeat(3),
    );
    let article = read(&page);
    assert_eq!(article.title, "عنوان الخبر");
    assert_eq!(article.url.as_deref(), Some("https://a.example/n/1"));
    assert_eq!(article.site.as_deref(), Some("دفتر الحيّ"));
    assert_eq!(article.tags, ["سوق", "نخل"]);
    let pictures = article.blocks.iter().filter_map(|block| match block {
        Block::Text(text) => text.url.as_deref(),
        Block::Related { .. } => None,
    });
    assert_eq!(pictures.collect::<Vec<_>>(), ["https://a.example/a.jpg"]);
    let item = read(&page.replace("name=url", "name=x").replace("name=title", "itemprop=title"));
    assert_eq!((item.url, item.title_is_derived), (None, true));
}

#[test]
fn the_picture_under_the_headline_stands_before_the_text() {
    let picture = |before: &str| {
        let article = read(&news("<meta name=author content='نورة العلي'>", before));
        article.blocks.iter().find_map(|block| match block {
            Block::Text(text) => text.url.clone().map(|url| (url, text.text.clone())),
            Block::Related { .. } => None,
        })
    };
    assert_eq!(
        picture(
            "<figure><img src=/a.jpg alt=سوق><figcaption>السوق صباح الأحد.</figcaption></figure>"
        ),
        Some(("/a.jpg".to_owned(), "السوق صباح الأحد.".to_owned()))
    );
    for other in [
        "<img src=/a.jpg alt='صورة نورة العلي'>",
        "<img src=/logo.png alt='دفتر الحيّ اليوم'>",
        "<img src=/a.jpg alt=''>",
        "<img src=/a.jpg alt=سوق>",
    ] {
        assert_eq!(picture(other), None, "{other}");
    }
}
