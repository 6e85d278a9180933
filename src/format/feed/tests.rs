use super::super::{Format, Splitter, article, container};
use super::*;
use crate::article::Block;
use proptest::prelude::*;

/// Every item of a feed: its article, or what is wrong with it.
fn items(feed: &str) -> Vec<Result<Article, String>> {
    let container = container(Format::Feed, feed.as_bytes(), &[]);
    let mut spans = Vec::new();
    let mut splitter = Splitter::new(Format::Feed);
    splitter.feed(feed.as_bytes(), &mut |span| spans.push(span));
    splitter.finish(&mut |span| spans.push(span));
    let read = |span: crate::format::RecordSpan| {
        let origin = Origin { source: "feed.xml", line: span.line, container: Some(&container) };
        let bytes = &feed.as_bytes()[span.bytes.start as usize..span.bytes.end as usize];
        article(Format::Feed, bytes, &origin).map_err(|error| error.to_string())
    };
    spans.into_iter().map(read).collect()
}

fn first(feed: &str) -> Article {
    items(feed).into_iter().next().unwrap().unwrap()
}

fn rss(items: &str) -> String {
    format!("<rss version=\"2.0\"><channel><title>دفتر</title>\n{items}\n</channel></rss>")
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

const RSS: &str = include_str!("../../../tests/formats/feed.rss");

#[test]
fn an_item_of_rss_has_all_that_it_says() {
    let article = first(RSS);
    assert_eq!(article.title, "افتتاح الجسر & الممشى");
    assert_eq!(article.id, "daftar-17");
    assert_eq!(article.url.as_deref(), Some("https://daftar.example/news/bridge"));
    assert_eq!(article.site.as_deref(), Some("دفتر المدينة"));
    assert_eq!(article.authors, ["سلمى الحداد"]);
    assert_eq!(article.tags, ["نقل", "جسور"]);
    assert_eq!(article.summary.as_deref(), Some("ملخص الخبر في سطر واحد."));
    assert_eq!(article.language.as_ref().map(Language::as_str), Some("ar"));
    assert_eq!(texts(&article), ["عبرت أول حافلة الجسر.", "اقرأ أيضًا"]);
    assert_eq!(article.related[0].url.as_deref(), Some("https://daftar.example/2"));
}

#[test]
fn a_date_keeps_its_zone_so_that_its_day_is_the_papers() {
    let article = first(RSS);
    assert_eq!(article.published.unwrap().to_string(), "2024-05-14T01:30:00+03:00");
}

#[test]
fn a_broken_item_names_its_line_and_costs_no_other() {
    let items = items(RSS);
    assert_eq!(items.len(), 4);
    let problem = items[2].as_ref().unwrap_err();
    assert!(problem.starts_with("feed.xml:24: the item is not well formed: "), "{problem}");
    assert_eq!(items[3].as_ref().unwrap().title, "بعد المكسور");
    assert_eq!(items[3].as_ref().unwrap().url.as_deref(), Some("https://daftar.example/4"));
}

#[test]
fn lone_ampersands_are_mended_and_the_source_of_an_item_is_its_site() {
    let items = items(RSS);
    let article = items[1].as_ref().unwrap();
    assert_eq!(article.title, "خبر فيه & علامة");
    assert_eq!(article.url.as_deref(), Some("https://daftar.example/2?a=1&b=2"));
    assert_eq!(article.site.as_deref(), Some("صحيفة أخرى"));
    assert_eq!(texts(article), ["وصف \u{a0} فقط."]);
}

#[test]
fn atom_with_markup_and_a_language() {
    let article = first(include_str!("../../../tests/formats/feed.atom"));
    assert_eq!(article.title, "کتابخانه باز شد");
    assert_eq!(article.url.as_deref(), Some("https://kuche.example/library"));
    assert_eq!(article.language.as_ref().map(Language::as_str), Some("fa"));
    assert_eq!((article.authors, article.tags), (vec!["مریم".to_owned()], vec!["کتاب".to_owned()]));
    assert_eq!(article.extra["updated"], "2024-02-21T08:00:00+03:30");
    assert_eq!(article.site.as_deref(), Some("روزنامهٔ کوچه"));
}

#[test]
fn rss_1_names_its_feed_before_its_items() {
    let article = first(include_str!("../../../tests/formats/feed.rdf"));
    assert_eq!(article.site.as_deref(), Some("صحيفة التلال"));
    assert_eq!(article.published.unwrap().to_string(), "2024-10-03");
    assert_eq!(texts(&article), ["بدأ القطاف."]);
}

#[test]
fn attributes_of_a_feed_s_elements_hide_nothing() {
    let feed = "<?xml version='1.0'?><rss version='0.91' xml:lang='ar'>\n <channel xmlns:x='urn:x' x:y='z'><title><![CDATA[دفتر]]></title>\
                <item><title>خبر</title><content:encoded>&lt;p&gt;نص&lt;/p&gt;</content:encoded></item></channel></rss>";
    let article = first(feed);
    assert_eq!((article.site.as_deref(), texts(&article)), (Some("دفتر"), vec!["نص"]));
}

#[test]
fn an_item_that_is_cut_off_says_so() {
    let feed = rss("<item><title>كامل</title></item><item><title>ناقص");
    let feed = feed.split("ناقص").next().unwrap();
    let items = items(feed);
    assert_eq!(items[0].as_ref().unwrap().title, "كامل");
    assert_eq!(items[1].as_ref().unwrap_err(), "feed.xml:2: the item is cut off");
}

#[test]
fn a_feed_without_items_says_so() {
    assert_eq!(items(&rss(""))[0].as_ref().unwrap_err(), "feed.xml:3: no item or entry in it");
}

#[test]
fn entities_of_a_feed_s_own_are_never_expanded() {
    let mut bomb = "<!DOCTYPE rss [<!ENTITY l0 \"ضحك\">".to_owned();
    for level in 1..30 {
        let inner = format!("&l{};", level - 1).repeat(10);
        bomb = format!("{bomb}<!ENTITY l{level} \"{inner}\">");
    }
    let item = "<item><title>خبر</title><description>&l29; نص</description></item>";
    let article = first(&format!("<?xml version=\"1.0\"?>{bomb}]>{}", rss(item)));
    assert_eq!(texts(&article), ["&l29; نص"]);
}

#[test]
fn controls_in_a_feed_reach_no_article() {
    let item = "<item><title>خبر\u{0}\u{1b}[31m أحمر</title><description>&#27;[2J نص\u{9b}0m</description></item>";
    let article = first(&rss(item));
    assert_eq!(article.title, "خبر أحمر");
    assert!(!texts(&article).concat().contains(char::is_control), "{:?}", article.blocks);
}

#[test]
fn an_item_of_ten_thousand_elements_inside_each_other_is_read_or_named() {
    let deep =
        format!("<item><title>خبر</title>{}{}</item>", "<x>".repeat(10_000), "</x>".repeat(10_000));
    assert_eq!(first(&rss(&deep)).title, "خبر");
    let wide = format!("<item a='{}'><title>خبر</title></item>", "س".repeat(1 << 20));
    assert_eq!(first(&rss(&wide)).title, "خبر");
}

proptest! {
    #[test]
    fn any_soup_is_an_article_or_one_line(
        parts in prop::collection::vec(prop_oneof![
            Just("<item>"), Just("</item>"), Just("<title>"), Just("</title>"), Just("<link href='x'/>"), Just("&"),
            Just("<media:group>"), Just("<media:content url='http://a/b'/>"), Just("<pubDate>"), Just("</pubDate>"),
            Just("2024-01-01"), Just("<![CDATA["), Just("]]>"), Just("نص"), Just("<content:encoded>"), Just("<"),
            Just("</content:encoded>"), Just("<guid>"), Just("</guid>"), Just("<source>"), Just("&#xD800;"), Just("<enclosure url='' length='-1'/>"),
            Just("</media:group>"), Just("<a:b xmlns:a='x'>"), Just("\"")
        ], 0..30)
    ) {
        for item in items(&rss(&format!("<item>{}", parts.concat()))) {
            if let Err(problem) = item {
                prop_assert!(!problem.contains(char::is_control), "{problem:?}");
            }
        }
    }
}
