//! What a list needs of a record: headline, address, paper, dates; found without building the rest.
//!
//! [`walk`] tells where the members of a record stand; only those that the list needs are read
//! ([`Members`]), by the same table and the same rules as whole articles. A record whose headline is not
//! written in it is read whole.

use super::members::Members;
use super::walk::{Stopped, Walked, walk};
use super::{Format, Origin, json, page};
use crate::article::{Article, Moment};
use crate::error::Error;

/// What a list knows of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// The headline.
    pub title: String,
    /// It was taken from the body or the address.
    pub title_is_derived: bool,
    /// The address.
    pub url: Option<String>,
    /// The paper.
    pub site: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When a crawler saw it.
    pub seen: Option<Moment>,
}

impl Outline {
    /// The outline of `article`.
    #[must_use]
    pub fn of(article: &Article) -> Outline {
        Outline {
            title: article.title.clone(),
            title_is_derived: article.title_is_derived,
            url: article.url.clone(),
            site: article.site.clone(),
            published: article.published,
            seen: article.seen,
        }
    }
}

/// What a list needs of one record: the same as of the article it gives.
///
/// # Errors
/// As [`super::article`].
pub fn outline(format: Format, record: &[u8], origin: &Origin) -> Result<Outline, Error> {
    let light = match format {
        Format::Json => leading(record, origin)
            .ok()
            .filter(|leading| leading.is_all_of(record))
            .map(|leading| leading.outline),
        Format::Html => page::outline(&json::utf8(record), origin).map(Ok),
        Format::Plain | Format::Feed | Format::Binary => None,
    };
    match light {
        Some(outline) => outline,
        None => super::article(format, record, origin).map(|article| Outline::of(&article)),
    }
}

/// A record at the start of some bytes.
#[derive(Debug)]
pub struct Leading {
    /// Its bytes.
    pub length: usize,
    /// Line ends inside it.
    pub lines: u64,
    /// It may wrap records of its own.
    pub may_wrap: bool,
    /// What a list needs of it.
    pub outline: Result<Outline, Error>,
}

impl Leading {
    fn is_all_of(&self, record: &[u8]) -> bool {
        record[self.length..].iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
    }
}

/// The JSON object that `bytes` begin with.
///
/// # Errors
/// It is not whole, or not well formed, or the parser has to tell.
pub fn leading(bytes: &[u8], origin: &Origin) -> Result<Leading, Stopped> {
    let (mut members, mut may_wrap) = (Members::default(), false);
    let Walked { length, lines } = walk(bytes, &mut |member| {
        let (key, value) = (&bytes[member.key], &bytes[member.value]);
        may_wrap |= value[0] == b'[' && json::is_wrapper(key);
        members.take(key, value);
    })?;
    let light = members.outline(origin);
    let outline = match light {
        Some(outline) => Ok(outline),
        None => super::article(Format::Json, &bytes[..length], origin)
            .map(|article| Outline::of(&article)),
    };
    Ok(Leading { length, lines, may_wrap, outline })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::fields::FIELDS;
    use proptest::prelude::*;

    const ORIGIN: Origin = Origin { source: "source", line: 1, container: None };

    fn both(record: &str) -> (Result<Outline, String>, Result<Outline, String>) {
        let light = outline(Format::Json, record.as_bytes(), &ORIGIN);
        let full = super::super::article(Format::Json, record.as_bytes(), &ORIGIN);
        let full = full.map(|article| Outline::of(&article));
        (light.map_err(|error| error.to_string()), full.map_err(|error| error.to_string()))
    }

    #[test]
    fn what_a_list_shows_is_what_the_article_says() {
        for record in [
            r#"{"title":"خبر","url":"https://www.example.org/a","date":"2024-01-02"}"#,
            r#"{"title":" ","headline":"خبر &amp; آخر","source":{"name":"دفتر"}}"#,
            r#"{"title":"<b>خبر</b>","meta":{"canonical":"https://example.org"}}"#,
            r#"{"title":null,"text":"جملة أولى قصيرة. ثم أخرى."}"#,
            r#"{"title":"&nbsp;","text":"جملة أولى قصيرة. ثم أخرى."}"#,
            r#"{"khabar":1,"title":"خبر","title_is_derived":true,"site":"s","seen":"2024-01-02"}"#,
            r#"{"khabar":2,"title":"خبر"}"#,
            r#"{"@graph":[{"headline":"خبر","datePublished":"2024-01-02"}]}"#,
            r#"{"title":"a","title":"b","published":1706000000}"#,
            r#"{"title":"خبر"} x"#,
            r#"{"articles":[]}"#,
            r#"{"title":"خبر","text":"\ud800"}"#,
        ] {
            let (light, full) = both(record);
            assert_eq!(light, full, "{record}");
        }
    }

    fn value() -> impl Strategy<Value = String> {
        let text = prop_oneof![
            Just("خبر".to_owned()),
            Just("https://www.example.org/x".to_owned()),
            Just("2024-05-06 07:08".to_owned()),
            Just(String::new()),
            Just("<p>a</p>".to_owned()),
            Just("&quot;".to_owned()),
            Just("\\u0645\\n".to_owned()),
            Just("\\ud800".to_owned()),
            ".{0,4}",
        ];
        let leaf = prop_oneof![
            4 => text.prop_map(|text| format!("\"{}\"", text.replace('"', ""))),
            1 => Just("null".to_owned()),
            1 => Just("1706000000".to_owned()),
            1 => Just("1e999".to_owned()),
        ];
        leaf.prop_recursive(2, 6, 3, |inner| {
            let key = prop_oneof![Just("name"), Just("title"), Just("href"), Just("headline")];
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3)
                    .prop_map(|values| format!("[{}]", values.join(","))),
                prop::collection::vec((key, inner), 0..3).prop_map(|members| {
                    let members = members.iter().map(|(key, value)| format!("\"{key}\":{value}"));
                    format!("{{{}}}", members.collect::<Vec<_>>().join(" , "))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_light_pass_says_what_the_full_parse_says(
            members in prop::collection::vec((0..FIELDS.len() + 4, value()), 0..7),
        ) {
            let key = |place: usize| match FIELDS.get(place) {
                Some(field) => field.key(),
                None => ["khabar", "@graph", "title_is_derived", "other"][place - FIELDS.len()],
            };
            let members = members.iter().map(|(place, value)| format!("\"{}\": {value}", key(*place)));
            let (light, full) = both(&format!("{{{}}}", members.collect::<Vec<_>>().join(",\n")));
            prop_assert_eq!(light, full);
        }
    }
}
