//! Who wrote the article, as a page shows it: for pages that say so in no other way.
//!
//! The signs are those of Mozilla's Readability: `rel=author`, or a class or an id that speaks of a
//! byline. It takes the element out of the article; so it is shown nowhere else.

use super::html::{self, Markup, end_tag};
use crate::text::fold::fold_title;

/// A byline as it stands on the page, and the name in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Byline {
    pub(super) written: String,
    pub(super) name: String,
}

/// Letters of a byline at most.
const LETTERS: usize = 100;

/// Bytes after its tag in which its text is looked for.
const WINDOW: usize = 2_000;

const SIGNS: [&str; 5] = ["byline", "author", "dateline", "writtenby", "p-author"];

/// What stands before the name, folded as in searching.
const BEFORE: [&str; 10] =
    ["by", "written by", "بقلم", "كتب", "كتبت", "كتابه", "تحرير", "نويسنده", "מאת", "כתב"];

/// Does an element look like a byline? `name` is that of its tag, in lower case.
pub(super) fn is_sign(name: &str, markup: &Markup) -> bool {
    let holds_more = matches!(
        name,
        "html"
            | "body"
            | "main"
            | "article"
            | "section"
            | "meta"
            | "link"
            | "script"
            | "style"
            | "img"
            | "svg"
    );
    if holds_more || markup.attributes.is_empty() {
        return false;
    }
    let of = |name: &str| markup.attribute(name).unwrap_or_default().to_ascii_lowercase();
    let named = format!("{} {}", of("class"), of("id"));
    let is_named = SIGNS.iter().any(|sign| named.contains(sign));
    // Whoever comments is no author, and what is told of one is no name.
    let is_other =
        ["comment", "bio", "image", "avatar", "social"].iter().any(|part| named.contains(part));
    (of("rel") == "author" || of("itemprop") == "author" || is_named) && !is_other
}

/// The byline in an element of this name, whose content `after` begins with.
pub(super) fn read(after: &str, name: &str) -> Option<Byline> {
    let end = (0..=WINDOW.min(after.len())).rev().find(|end| after.is_char_boundary(*end))?;
    let content = &after[..end];
    let (end, _) = end_tag(content, name)?;
    let written = html::text(&content[..end]);
    if written.chars().nth(LETTERS).is_some() {
        return None;
    }
    let name = name_in(&written)?;
    Some(Byline { written, name })
}

/// The name in «بقلم: نورة | 5 مايو».
fn name_in(written: &str) -> Option<String> {
    let part = written.split(['|', '•', '·']).next().unwrap_or_default().trim();
    let words: Vec<&str> = part.split(' ').collect();
    let before = (1..=2).rev().find(|count| {
        words.len() > *count && BEFORE.contains(&fold_title(&words[..*count].join(" ")).as_str())
    });
    let name = words[before.unwrap_or(0)..].join(" ");
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '،' | ',')
    });
    // A number is of a date, or of a count.
    let is_name = name.contains(char::is_alphabetic) && !name.contains(char::is_numeric);
    (is_name && !name.contains("://")).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(html: &str) -> Option<String> {
        read(html, "p").map(|byline| byline.name)
    }

    #[test]
    fn a_byline_gives_the_name_in_it() {
        for (html, expected) in [
            ("نورة العلي</p>", Some("نورة العلي")),
            ("بقلم: <a href=/n>نورة العلي</a></p>", Some("نورة العلي")),
            ("By <b>Anna Hill</b> | 5 May</p>", Some("Anna Hill")),
            ("Written by Anna Hill</p>", Some("Anna Hill")),
            ("מאת רות</p>", Some("רות")),
            ("تحرير</p>", Some("تحرير")),
            ("5 مايو 2026</p>", None),
            ("</p>", None),
            ("نورة", None),
        ] {
            assert_eq!(name(html).as_deref(), expected, "{html}");
        }
        assert_eq!(name(&format!("{}</p>", "نورة ".repeat(30))), None);
        assert_eq!(name(&format!("{}</p>", " ".repeat(WINDOW))), None);
    }
}
