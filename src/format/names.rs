//! Authors and subjects: one or many, as strings or objects, or joined in one string.

use serde_json::Value;

use super::fields::Shape;
use super::json::text;
use crate::article::clean::clean;

pub(super) fn authors(value: &Value) -> Option<Vec<String>> {
    names(value).map(split_names)
}

pub(super) fn subjects(value: &Value, shape: Shape) -> Option<Vec<String>> {
    let mut subjects: Vec<String> =
        split_tags(names(value)?).into_iter().filter_map(subject).collect();
    if shape == Shape::Words {
        subjects.retain(|subject| subject.contains(char::is_alphabetic));
    }
    (!subjects.is_empty()).then_some(subjects)
}

/// Names as strings or objects, one or many.
fn names(value: &Value) -> Option<Vec<String>> {
    let one = |value: &Value| {
        let name = ["name", "label", "term"].iter().find_map(|key| value.get(key)).unwrap_or(value);
        text(name).map(str::to_owned)
    };
    let names: Vec<String> = match value {
        Value::Array(values) => values.iter().filter_map(one).collect(),
        Value::String(_) | Value::Object(_) => one(value).into_iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    };
    (!names.is_empty()).then_some(names)
}

/// The Google Reader API keeps a reader's own marks among the subjects: `user/-/state/…`, and labels.
pub(super) const OF_READER: &str = "user/";

fn subject(tag: String) -> Option<String> {
    if !tag.starts_with(OF_READER) {
        return Some(tag);
    }
    tag.split_once("/label/").map(|(_, label)| label.to_owned())
}

/// trafilatura joins authors by `; `. A comma may stand before what they are.
pub(super) fn split_names(names: Vec<String>) -> Vec<String> {
    match names.as_slice() {
        [joined] if joined.contains("; ") && !joined.contains('&') => clean(joined)
            .split("; ")
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        _ => names,
    }
}

/// Subjects in one string, as trafilatura and meta elements join them.
fn split_tags(tags: Vec<String>) -> Vec<String> {
    const BETWEEN: [char; 4] = [';', ',', '،', '؛'];
    match tags.as_slice() {
        // A control sequence holds some of its own.
        [joined] if joined.contains(BETWEEN) && !joined.contains('&') => clean(joined)
            .split(BETWEEN)
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect(),
        _ => tags,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn authors_in_one_string_are_parted_at_semicolons_alone() {
        for (given, expected) in [
            (json!("نورة; سالم"), vec!["نورة", "سالم"]),
            (json!("نورة العلي، مراسلة الحيّ"), vec!["نورة العلي، مراسلة الحيّ"]),
            (json!("A. Hill, staff; B. Moor; "), vec!["A. Hill, staff", "B. Moor"]),
            (json!([{"name": "نورة"}, "سالم; x"]), vec!["نورة", "سالم; x"]),
        ] {
            assert_eq!(authors(&given).unwrap_or_default(), expected, "{given}");
        }
    }

    #[test]
    fn subjects_in_one_string_are_parted_at_every_kind_of_comma() {
        let expected = ["سوق", "نخل", "تمر", "خبز", "ماء"];
        assert_eq!(subjects(&json!("سوق, نخل;تمر، خبز؛ماء ;"), Shape::Any).unwrap(), expected);
        assert_eq!(subjects(&json!(["سوق, قديم", "نخل"]), Shape::Any).unwrap().len(), 2);
    }

    #[test]
    fn keywords_without_a_letter_are_no_tags() {
        let counted = json!([".", "«", "سوق", "5", "»،", "G5"]);
        assert_eq!(subjects(&counted, Shape::Words).unwrap(), ["سوق", "G5"]);
        assert_eq!(subjects(&json!([".", "»"]), Shape::Words), None);
        assert_eq!(subjects(&json!(["1948"]), Shape::Any).unwrap(), ["1948"]);
    }
}
