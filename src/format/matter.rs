//! What stands before a text between two lines of `---`: front matter, as trafilatura and generators of
//! sites write it. `key: value` lines → an object, read by the same table of names as JSON.

use serde_json::{Map, Value};

use super::fields::{Role, indices, role};

/// Lines and bytes of front matter at most.
const LINES: usize = 64;
const BYTES: usize = 16 * 1024;

/// The front matter that a text begins with, and the text after it. `None` where the lines are no such
/// thing: each must be `key: value` or an item of a list, and they must tell of an article.
pub(super) fn split(text: &str) -> Option<(Map<String, Value>, &str)> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut rest = after_fence(text)?;
    let mut said = Map::new();
    let mut last = None;
    for _ in 0..LINES {
        if text.len() - rest.len() > BYTES {
            return None;
        }
        if let Some(after) = after_fence(rest) {
            return tells_of_article(&said).then_some((said, after));
        }
        let (line, after) = rest.split_once('\n')?;
        rest = after;
        let line = line.trim_end();
        if line.is_empty() {
            continue;
        }
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            match said.get_mut(last.as_deref()?)? {
                Value::Array(items) => items.extend(scalar(item)),
                value @ Value::Null => *value = scalar(item).into_iter().collect(),
                Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
                    return None;
                }
            }
            continue;
        }
        let (key, value) = pair(line)?;
        said.insert(key.to_owned(), value);
        last = Some(key.to_owned());
    }
    None
}

/// What follows a line of `---`, if the text begins with one.
fn after_fence(text: &str) -> Option<&str> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (line.trim_end() == "---").then_some(rest)
}

fn pair(line: &str) -> Option<(&str, Value)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let is_apart = value.is_empty() || value.starts_with([' ', '\t']);
    let value = value.trim();
    let list = value.strip_prefix('[').and_then(|list| list.strip_suffix(']'));
    let value = match list {
        Some(list) => Value::Array(elements(list)),
        None => scalar(value).unwrap_or(Value::Null),
    };
    (is_key && is_apart).then_some((key, value))
}

/// A title, or two other things that an article has.
fn tells_of_article(said: &Map<String, Value>) -> bool {
    let known = said.iter().filter(|(key, value)| !value.is_null() && !indices(key).is_empty());
    let has_title = said.keys().any(|key| role(key) == Some(Role::Title));
    has_title || known.count() >= 2
}

/// A value without its quotes; `None` where nothing is said.
fn scalar(written: &str) -> Option<Value> {
    let written = written.trim();
    let text = match quoted(written) {
        Some((text, "")) => text,
        Some(_) | None if matches!(written, "" | "null" | "~" | "None") => return None,
        Some(_) | None => written.to_owned(),
    };
    Some(Value::String(text)).filter(|value| *value != "")
}

/// The text in quotes that `written` begins with, and what follows.
fn quoted(written: &str) -> Option<(String, &str)> {
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut text = String::new();
    let mut letters = written.char_indices().skip(1).peekable();
    while let Some((at, c)) = letters.next() {
        match c {
            // In YAML a single quote is doubled; Python escapes it.
            '\\' => match letters.next() {
                Some((_, c @ ('"' | '\'' | '\\'))) => text.push(c),
                Some((_, 'n')) => text.push('\n'),
                Some((_, c)) => text.extend(['\\', c]),
                None => return None,
            },
            '\'' if quote == '\'' && letters.next_if(|(_, next)| *next == '\'').is_some() => {
                text.push('\'');
            }
            c if c == quote => return Some((text, written[at + 1..].trim())),
            c => text.push(c),
        }
    }
    None
}

/// `'a', 'b'` or `a, b`.
fn elements(list: &str) -> Vec<Value> {
    let mut rest = list.trim();
    let mut found = Vec::new();
    while !rest.is_empty() {
        if let Some((text, after)) = quoted(rest)
            && let Some(after) = after.strip_prefix(',').or(after.is_empty().then_some(""))
        {
            found.push(Value::String(text));
            rest = after.trim_start();
        } else {
            let (element, after) = rest.split_once(',').unwrap_or((rest, ""));
            found.extend(scalar(element));
            rest = after.trim_start();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(text: &str) -> Option<(Value, &str)> {
        split(text).map(|(said, rest)| (Value::Object(said), rest))
    }

    #[test]
    fn keys_and_values_before_a_text_are_front_matter() {
        let text = "\u{feff}---\r\ntitle: السوق: يفتح اليوم\r\nauthor: 'نورة ''أم علي'''\r\ndate: \"2026-04-05\"\r\n\
                    tags: ['سوق, نخل', \"a'b\", خبز]\r\nlicense: null\r\nkeywords:\r\n  - أ\r\n  - \"ب\"\r\n---\r\nالنص";
        let expected = json!({
            "title": "السوق: يفتح اليوم", "author": "نورة 'أم علي'", "date": "2026-04-05",
            "tags": ["سوق, نخل", "a'b", "خبز"], "license": null, "keywords": ["أ", "ب"]
        });
        assert_eq!(said(text), Some((expected, "النص")));
        assert_eq!(said("---\ntitle: x\n---").map(|(_, rest)| rest), Some(""));
    }

    #[test]
    fn lines_between_rules_that_are_no_front_matter_are_text() {
        for text in [
            "---\nقال المدير: نعم\n---\nنص",
            "---\ntitle: x\nوهذا سطر\n---\nنص",
            "---\ntitle: x\nنص بلا نهاية",
            "---\nNote: x\n---\nنص",
            "---\ndate: today\n---\nنص",
            "---\n---\nنص",
            "---\n- a\n---\n",
            "----\ntitle: x\n----\n",
            "title: x\n---\nنص",
            "---\nhttp://a.example\ntitle: x\n---\n",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
        let long = format!("---\ntitle: x\n{}---\n", "note: y\n".repeat(LINES));
        assert_eq!(said(&long), None);
        let wide = format!("---\ntitle: x\nnote: {}\n---\n", "y".repeat(BYTES));
        assert_eq!(said(&wide), None);
    }
}
