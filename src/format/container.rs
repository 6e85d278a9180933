//! What a source says once of all its records: the name of the feed, its language, what stands around
//! an item.

use serde_json::{Map, Value};

use super::split::WRAPPERS;
use super::{Format, feed};
use crate::article::Language;
use crate::article::clean::clean_line;

/// What a source says of all its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Container {
    /// The paper: of records that name none of their own.
    pub site: Option<String>,
    /// The language of records that say nothing of theirs.
    pub language: Option<Language>,
    /// XML that opens and closes the elements around an item.
    pub(super) frame: Option<(String, String)>,
}

/// Reads what stands around the records of a source in its first bytes and, where its objects are
/// written with their keys in order, in its last.
#[must_use]
pub fn container(format: Format, head: &[u8], tail: &[u8]) -> Container {
    match format {
        Format::Json => wrapper(&text(head), &text(tail)).unwrap_or_default(),
        Format::Feed => feed::container(&text(head)),
        Format::Plain | Format::Html | Format::Binary => Container::default(),
    }
}

/// Whether what stands around the records of a source goes on after its first bytes, so that a pipe is
/// to be read on for it. A line that is a whole object says that no more need come.
#[must_use]
pub fn goes_on(format: Format, head: &[u8]) -> bool {
    match format {
        Format::Json => {
            let text = text(head);
            let start = text.trim_start_matches('\u{feff}').trim_start();
            let first = start.lines().next().unwrap_or_default().trim_end();
            let mut names = WRAPPERS.iter().filter_map(|key| std::str::from_utf8(key).ok());
            start.starts_with('{')
                && !first.ends_with('}')
                && !names.any(|key| list_under(start, key).is_some())
        }
        Format::Feed => !["<item", "<entry", ":entry"]
            .iter()
            .any(|tag| memchr::memmem::find(head, tag.as_bytes()).is_some()),
        Format::Plain | Format::Html | Format::Binary => false,
    }
}

fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    super::json::utf8(bytes)
}

/// The members beside the list of an object that wraps one: JSON Feed, and what readers' servers send.
fn wrapper(head: &str, tail: &str) -> Option<Container> {
    let start = head.trim_start_matches('\u{feff}').trim_start();
    if !start.starts_with('{') {
        return None;
    }
    let list = WRAPPERS.iter().find_map(|key| list_under(start, std::str::from_utf8(key).ok()?))?;
    let before = format!("{}}}", start[..list].trim_end().trim_end_matches(','));
    let mut members: Map<String, Value> = serde_json::from_str(&before).ok()?;
    members.extend(after_list(tail));
    let string = |keys: [&str; 2]| {
        let found = keys.iter().find_map(|key| members.get(*key)?.as_str()).map(clean_line);
        found.filter(|text| !text.is_empty())
    };
    Some(Container {
        site: string(["title", "site_name"]),
        language: string(["language", "lang"]).and_then(|tag| Language::new(&tag)),
        frame: None,
    })
}

/// Where `"key":[` begins.
fn list_under(object: &str, key: &str) -> Option<usize> {
    let quoted = format!("\"{key}\"");
    let at = memchr::memmem::find(object.as_bytes(), quoted.as_bytes())?;
    let after = object[at + quoted.len()..].trim_start().strip_prefix(':')?;
    after.trim_start().starts_with('[').then_some(at)
}

/// The members that follow the list, up to the end of the source.
fn after_list(tail: &str) -> Map<String, Value> {
    const MOST: usize = 64;
    let closing = tail.rmatch_indices(']').take(MOST);
    let members = closing.filter_map(|(at, _)| {
        let rest = tail[at + 1..].trim_start().strip_prefix(',')?;
        serde_json::from_str(&format!("{{{rest}")).ok()
    });
    members.max_by_key(Map::len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> (Option<String>, Option<String>) {
        let container = container(Format::Json, json.as_bytes(), json.as_bytes());
        (container.site, container.language.map(|language| language.to_string()))
    }

    fn both(site: &str, language: &str) -> (Option<String>, Option<String>) {
        (Some(site.to_owned()), Some(language.to_owned()))
    }

    #[test]
    fn a_feed_is_named_before_or_after_its_items() {
        let expected = both("دفتر", "ar");
        assert_eq!(of(r#"{"title":"دفتر","language":"ar","items":[{"title":"x"}]}"#), expected);
        assert_eq!(
            of(
                r#"{"items": [{"title":"x","tags":["a"],"language":"en"}], "language":"ar", "authors":[], "title":"دفتر"}"#
            ),
            expected
        );
    }

    #[test]
    fn an_article_names_no_feed() {
        assert_eq!(of(r#"{"title":"خبر","text":"\"items\":[ نص"}"#), (None, None));
        assert_eq!(of(r#"[{"title":"خبر","items":[]}]"#), (None, None));
        assert_eq!(of(r#"{"items":[{"title":"x","related":[],"title":"y"}]}"#), (None, None));
    }
}
