//! Addresses of pages and people among words.

use std::ops::Range;

/// The bytes of the first address in `word`, which holds no white space: what follows a scheme
/// (`https://…`) or `www.`, a name at a host (`editor@example.com`), a host with a path
/// (`example.com/news`).
pub(super) fn address(word: &str) -> Option<Range<usize>> {
    let start = page(word).or_else(|| person(word)).or_else(|| host_with_path(word))?;
    let length = word[start..].find(|c| !belongs(c)).unwrap_or(word.len() - start);
    // What ends the sentence is not part of the address.
    let address = word[start..start + length]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
    Some(start..start + address.len())
}

fn page(word: &str) -> Option<usize> {
    let scheme = word
        .find("://")
        .map(|at| name_before(word, at, "+.-"))
        .filter(|at| !word[*at..].starts_with(':'));
    let is_begin = |at: &usize| !word[..*at].ends_with(|c: char| c.is_ascii_alphanumeric());
    scheme.or_else(|| word.find("www.").filter(is_begin))
}

fn person(word: &str) -> Option<usize> {
    let at = word.find('@')?;
    let start = name_before(word, at, "._%+-");
    let has_host = word[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric());
    (start < at && has_host).then_some(start)
}

fn host_with_path(word: &str) -> Option<usize> {
    let at = word.find('/')?;
    let start = name_before(word, at, ".-");
    let (_, last) = word[start..at].rsplit_once('.')?;
    let is_domain = last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_domain.then_some(start)
}

/// Where the ASCII letters, digits and `others` before `at` begin.
fn name_before(word: &str, at: usize, others: &str) -> usize {
    let is_name = |c: char| c.is_ascii_alphanumeric() || others.contains(c);
    at - word[..at].chars().rev().take_while(|c| is_name(*c)).count()
}

/// Letters of all scripts: `https://ar.wikipedia.org/wiki/القاهرة`.
fn belongs(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^')
    } else {
        c.is_alphanumeric()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        let expected = [
            ("(https://example.com/a-b?c=d).", Some("https://example.com/a-b?c=d")),
            ("«www.example.org»،", Some("www.example.org")),
            (
                "https://ar.wikipedia.org/wiki/القاهرة،",
                Some("https://ar.wikipedia.org/wiki/القاهرة"),
            ),
            ("بريد:first-last@example.com", Some("first-last@example.com")),
            ("example.com/a-b", Some("example.com/a-b")),
            ("و/أو", None),
            ("12/5/2024", None),
            ("@name", None),
            ("://", None),
        ];
        for (word, found) in expected {
            assert_eq!(address(word).map(|range| &word[range]), found, "{word}");
        }
    }
}
