//! One row of the table of producers, one test.

use serde_json::json;

use super::super::{Format, article};
use super::*;
use crate::article::Block;

fn read(value: &Value) -> Article {
    article(
        Format::Json,
        value.to_string().as_bytes(),
        &Origin { source: "a.json", line: 7, container: None },
    )
    .unwrap()
}

fn texts(article: &Article) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Text(text) => text.text.clone(),
        Block::Related { cue, items } => format!("{cue} > {}", items.len()),
    };
    article.blocks.iter().map(text).collect()
}

fn published(article: &Article) -> String {
    article.published.map(|moment| moment.to_string()).unwrap_or_default()
}

fn extra(article: &Article) -> Vec<&str> {
    article.extra.keys().map(String::as_str).collect()
}

#[test]
fn newspaper() {
    let article = read(&json!({
        "title": "افتتاح الجسر", "text": "قال المدير.\n\nوأضاف.", "publish_date": "2024-06-18T09:00:00+00:00",
        "authors": ["سعاد علي", " خالد: "], "url": "https://www.a.example/1", "canonical_link": "https://a.example/1",
        "language": "en", "meta_lang": "ar", "meta_site_name": "الجسر", "summary": "ملخص", "keywords": ["جسر"],
        "top_image": "https://a.example/1.jpg"
    }));
    assert_eq!(texts(&article), ["قال المدير.", "وأضاف."]);
    assert_eq!(published(&article), "2024-06-18T09:00:00Z");
    assert_eq!(article.authors, ["سعاد علي", "خالد"]);
    assert_eq!(
        (article.id.as_str(), article.url.as_deref()),
        ("https://www.a.example/1", Some("https://www.a.example/1"))
    );
    assert_eq!(article.site.as_deref(), Some("الجسر"));
    assert_eq!(
        (article.summary.as_deref(), article.tags.as_slice()),
        (Some("ملخص"), ["جسر".to_owned()].as_slice())
    );
    assert_eq!(extra(&article), ["canonical_link", "meta_lang", "top_image"]);
}

#[test]
fn trafilatura() {
    let article = read(&json!({
        "title": "افتتاح الجسر", "author": "سعاد علي; خالد", "hostname": "a.example", "date": "2024-06-18",
        "fingerprint": "d1", "id": null, "source": "https://a.example/1", "source-hostname": "الجسر", "language": null,
        "categories": "", "tags": "جسر;نقل", "excerpt": "ملخص", "raw_text": "افتتاح الجسر قال",
        "text": "افتتاح الجسر\nقال [المدير](https://a.example/m) أمس.\nوأضاف."
    }));
    assert_eq!(texts(&article), ["قال المدير أمس.", "وأضاف."]);
    assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
    assert_eq!(article.site.as_deref(), Some("الجسر"));
    assert_eq!(published(&article), "2024-06-18");
    assert_eq!((article.tags.len(), article.authors.len()), (2, 2));
    assert_eq!(article.summary.as_deref(), Some("ملخص"));
    assert_eq!(extra(&article), ["hostname", "fingerprint", "raw_text"]);
}

#[test]
fn news_please() {
    let article = read(&json!({
        "title": "افتتاح الجسر", "maintext": "قال المدير.", "date_publish": "2024-06-18 09:00:00", "date_download":
        "2024-06-19 10:00:00", "authors": [], "url": "https://a.example/1", "source_domain": "a.example",
        "description": "ملخص", "language": "ar"
    }));
    assert_eq!(texts(&article), ["قال المدير."]);
    assert_eq!(published(&article), "2024-06-18T09:00:00");
    assert_eq!(
        article.seen.map(|moment| moment.to_string()).as_deref(),
        Some("2024-06-19T10:00:00")
    );
    assert_eq!(article.language.as_ref().map(Language::as_str), Some("ar"));
    assert!(extra(&article).is_empty());
}

#[test]
fn readability() {
    let article = read(&json!({
        "title": "افتتاح الجسر", "byline": "سعاد علي", "dir": "rtl", "lang": "ar-SA", "content": "<p>قال</p>",
        "textContent": "قال المدير.\n\n  وأضاف.", "excerpt": "ملخص", "siteName": "الجسر", "publishedTime": "2024-06-18T09:00:00Z"
    }));
    assert_eq!(texts(&article), ["قال المدير.", "وأضاف."]);
    assert_eq!(article.direction, Direction::Rtl);
    assert_eq!(article.language.as_ref().map(Language::as_str), Some("ar-SA"));
    assert_eq!((article.site.as_deref(), article.url.as_deref()), (Some("الجسر"), None));
    assert_eq!(article.id.len(), 16);
}

#[test]
fn of_a_body_with_and_without_tags_the_one_that_keeps_its_structure_is_read() {
    let html = "<h2>ما الجديد؟</h2><ul><li>بند أول</li><li>بند ثان</li></ul>";
    for (tagged, plain) in [("content", "textContent"), ("content_html", "content_text")] {
        let article =
            read(&json!({"title": "خبر", tagged: html, plain: "ما الجديد؟بند أولبند ثان"}));
        assert_eq!(texts(&article), ["ما الجديد؟", "بند أول", "بند ثان"]);
    }
}

#[test]
fn marks_of_a_reader_are_no_subjects_and_stay_beside_the_article() {
    let article = read(&json!({
        "title": "خبر", "crawlTimeMsec": "1715639400000",
        "categories": ["user/-/state/com.google/read", "user/1/label/أخبار", "نقل"]
    }));
    assert_eq!(article.tags, ["أخبار", "نقل"]);
    assert_eq!(article.extra["categories"][0], "user/-/state/com.google/read");
    assert_eq!(article.seen.unwrap().to_string(), "2024-05-13T22:30:00Z");
}

#[test]
fn postlight() {
    let article = read(&json!({
        "title": "افتتاح الجسر", "content": "<div><p>قال المدير.</p><h3>اقرأ أيضا</h3><ul><li><a href=\"/2\">خبر ثان</a></li></ul></div>",
        "author": null, "date_published": "2024-06-18T09:00:00.000Z", "dek": "ملخص", "url": "https://a.example/1",
        "domain": "a.example", "direction": "rtl"
    }));
    assert_eq!(texts(&article), ["قال المدير.", "اقرأ أيضا > 1"]);
    assert_eq!(
        article.related,
        [Related {
            title: "خبر ثان".to_owned(), url: Some("https://a.example/2".to_owned())
        }]
    );
    assert_eq!(article.summary.as_deref(), Some("ملخص"));
}

#[test]
fn goose() {
    let article = read(&json!({
        "title": "افتتاح الجسر", "cleaned_text": "قال المدير.", "publish_date": "2024-06-18", "authors": [],
        "meta": {"canonical": "https://a.example/1", "lang": "ar", "keywords": ""}
    }));
    assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
    assert_eq!(article.language.as_ref().map(Language::as_str), Some("ar"));
    assert_eq!(article.site.as_deref(), Some("a.example"));
}

#[test]
fn json_feed() {
    let article = read(&json!({
        "id": "https://a.example/1", "title": "افتتاح الجسر", "content_html": "<p>قال المدير.</p>", "date_published":
        "2024-06-18T09:00:00+03:00", "authors": [{"name": "سعاد علي", "url": "https://a.example/s"}],
        "tags": ["جسر"], "external_url": "https://b.example/1"
    }));
    assert_eq!(texts(&article), ["قال المدير."]);
    assert_eq!(article.authors, ["سعاد علي"]);
    assert_eq!(article.url.as_deref(), Some("https://b.example/1"));
    assert_eq!(article.id, "https://a.example/1");
}

#[test]
fn schema_org() {
    let article = read(&json!({
        "@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {
            "@type": "NewsArticle", "headline": "افتتاح الجسر", "articleBody": "قال المدير.", "datePublished": "2024-06-18",
            "author": [{"@type": "Person", "name": "سعاد علي"}], "mainEntityOfPage": {"@type": "WebPage", "@id": "https://a.example/1"},
            "publisher": {"@type": "Organization", "name": "الجسر", "logo": {}}, "inLanguage": "ar"
        }]
    }));
    assert_eq!(article.title, "افتتاح الجسر");
    assert_eq!(article.authors, ["سعاد علي"]);
    assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
    assert_eq!(article.site.as_deref(), Some("الجسر"));
    assert_eq!(extra(&article), ["@type", "publisher"]);
}

#[test]
fn miniflux() {
    let article = read(&json!({
        "id": 12, "title": "افتتاح الجسر", "content": "<p>قال المدير.</p>", "published_at": "2024-06-18T09:00:00Z",
        "author": "سعاد علي", "url": "https://a.example/1", "status": "unread", "starred": false, "feed": {"title": "الجسر"}
    }));
    assert_eq!((article.id.as_str(), article.site.as_deref()), ("12", Some("الجسر")));
    assert_eq!(extra(&article), ["status", "starred", "feed"]);
}

#[test]
fn google_reader() {
    let article = read(&json!({
        "id": "tag:google.com,2005:reader/item/1", "title": "افتتاح الجسر", "published": 1_718_701_200, "author": "سعاد علي",
        "canonical": [{"href": "https://a.example/1"}], "summary": {"content": "<p>قال المدير.</p>"},
        "origin": {"streamId": "feed/1", "title": "الجسر"}, "categories": ["user/-/label/x"]
    }));
    assert_eq!(texts(&article), ["قال المدير."]);
    assert_eq!(published(&article), "2024-06-18T09:00:00Z");
    assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
    assert_eq!((article.site.as_deref(), article.summary), (Some("الجسر"), None));
}

#[test]
fn newsapi() {
    let mut row = json!({
        "source": {"id": null, "name": "الجسر"}, "author": "سعاد علي", "title": "افتتاح الجسر", "description": "أول السطور.",
        "url": "https://a.example/1", "publishedAt": "2024-06-18T09:00:00Z", "content": "قال المدير."
    });
    let article = read(&row);
    assert_eq!(
        (texts(&article), article.site.as_deref()),
        (vec!["قال المدير.".to_owned()], Some("الجسر"))
    );
    row["content"] = Value::Null;
    assert_eq!(texts(&read(&row)), ["أول السطور."]);
}

#[test]
fn saudinewsnet() {
    let article = read(&json!({
        "source": "aljisr", "url": "http://www.a.example/1", "date_extracted": "2015-08-09 17:26:01", "title": "", "author": "",
        "content": " \u{a0}افتتح الوزير الجسر صباح اليوم. وحضر الحفل أهل المدينة.\n\u{a0}\n وأضاف"
    }));
    assert_eq!(
        (article.title.as_str(), article.title_is_derived),
        ("افتتح الوزير الجسر صباح اليوم.", true)
    );
    assert_eq!(
        (article.published, article.seen.map(|moment| moment.to_string()).as_deref()),
        (None, Some("2015-08-09T17:26:01"))
    );
    assert_eq!((article.site.as_deref(), article.authors.len()), (Some("aljisr"), 0));
    assert_eq!(texts(&article).len(), 2);
    assert!(extra(&article).is_empty());
}

#[test]
fn rows_of_data_sets() {
    let xlsum = read(
        &json!({"id": "1", "url": "https://a.example/1", "title": "افتتاح الجسر", "summary": "ملخص", "text": "قال."}),
    );
    assert_eq!((xlsum.id.as_str(), xlsum.summary.as_deref()), ("1", Some("ملخص")));
    let ccnews = read(
        &json!({"title": "افتتاح الجسر", "text": "قال.", "domain": "a.example", "date": "2024-06-18 09:00:00", "url": "x"}),
    );
    assert_eq!(
        (ccnews.site.as_deref(), published(&ccnews).as_str()),
        (Some("a.example"), "2024-06-18T09:00:00")
    );
    let fineweb = read(
        &json!({"text": "افتتح الوزير الجسر. وقال.", "id": "<urn:uuid:1>", "url": "https://a.example/1", "language": "arb", "language_script": "Arab", "language_score": 0.99}),
    );
    assert_eq!((fineweb.title.as_str(), fineweb.title_is_derived), ("افتتح الوزير الجسر.", true));
    assert_eq!(fineweb.language.as_ref().map(Language::as_str), Some("ar"));
    let mc4 = read(
        &json!({"text": "كلام قصير", "timestamp": "2020-02-22T22:24:31Z", "url": "https://a.example/1"}),
    );
    assert_eq!(published(&mc4), "2020-02-22T22:24:31Z");
}

#[test]
fn paragraphs_may_be_a_list_of_strings() {
    assert_eq!(texts(&read(&json!({"headline": "عنوان", "body": ["أول", "ثان"]}))), ["أول", "ثان"]);
}

#[test]
fn a_record_that_is_no_article_is_a_problem() {
    let problem = |record: &str| {
        let origin = Origin { source: "a.json", line: 7, container: None };
        article(Format::Json, record.as_bytes(), &origin).unwrap_err().to_string()
    };
    assert_eq!(problem("12"), "a.json:7: a number where an article is expected");
    assert_eq!(problem("{}"), "a.json:7: no title, no text and no address");
    assert_eq!(
        problem("{\"a\":\n\"b\" 1}"),
        "a.json:8: not valid JSON: expected `,` or `}` (column 5)"
    );
    assert_eq!(problem("{\"a\":"), "a.json:7: not valid JSON: the record is cut off (column 5)");
    assert_eq!(problem(""), "a.json:7: the source ends before its list does");
    assert_eq!(
        problem("{\"khabar\":2}"),
        "a.json:7: \"khabar\" is not 1, the one version there is"
    );
}

#[test]
fn addresses_from_the_root_of_a_site_are_made_whole() {
    for key in ["url", "source"] {
        let article = read(&json!({
            "title": "السوق", key: "https://a.example/n/1?x=2",
            "text": "قال [المدير](/m).\n![التمر](//b.example/t.jpg)\nانظر [هنا](#تحت) و[هناك](https://c.example/).",
            "related": [{"title": "النخل", "url": "/n/2"}]
        }));
        let urls: Vec<&str> = article
            .blocks
            .iter()
            .flat_map(|block| match block {
                Block::Text(text) => text
                    .links
                    .iter()
                    .map(|link| link.url.as_str())
                    .chain(text.url.as_deref())
                    .collect(),
                Block::Related { .. } => Vec::new(),
            })
            .collect();
        assert_eq!(
            urls,
            ["https://a.example/m", "https://b.example/t.jpg", "#تحت", "https://c.example/"]
        );
        assert_eq!(article.related[0].url.as_deref(), Some("https://a.example/n/2"));
    }
}

#[test]
fn front_matter_before_a_text_says_what_the_object_does_not() {
    let text = "---\ntitle: السوق\nauthor: نورة\nurl: https://a.example/1\n---\n## فصل\n*باعت*.";
    let article = read(&json!({ "text": text }));
    assert_eq!(
        (article.title.as_str(), article.url.as_deref()),
        ("السوق", Some("https://a.example/1"))
    );
    assert_eq!(texts(&article), ["فصل", "باعت."]);
    let titled = read(&json!({"title": "النخل", "authors": ["سالم"], "text": text}));
    assert_eq!(
        (titled.title.as_str(), titled.authors.as_slice()),
        ("النخل", ["سالم".to_owned()].as_slice())
    );
    assert_eq!(texts(&titled), ["فصل", "باعت."]);
}
