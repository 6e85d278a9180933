//! Character references, decoded once: `&amp;quot;` is `&quot;`.

use std::borrow::Cow;

/// `text` with its character references decoded. Those of controls stay as they are written.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    match windows(text) {
        Some(text) => Cow::Owned(html_escape::decode_html_entities(&text).into_owned()),
        None => html_escape::decode_html_entities(text),
    }
}

/// How many references a text holds.
pub(super) fn count(text: &str) -> usize {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return 0;
    }
    let is_reference = |rest: &&str| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
        end.is_some_and(|end| end > 1 && rest[end..].starts_with(';'))
    };
    text.split('&').skip(1).filter(is_reference).count()
}

/// HTML: `&#128;` to `&#159;` are the letters that windows-1252 has there; old pages write dashes and
/// quotes so. `None` where there are none.
fn windows(text: &str) -> Option<String> {
    if !text.contains("&#1") {
        return None;
    }
    let mut parts = text.split("&#");
    let mut decoded = parts.next()?.to_owned();
    for part in parts {
        let reference =
            part.split_once(';').and_then(|(code, rest)| Some((code.parse::<u8>().ok()?, rest)));
        if let Some((code @ 128..=159, rest)) = reference {
            decoded.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code]).0);
            decoded.push_str(rest);
        } else {
            decoded.push_str("&#");
            decoded.push_str(part);
        }
    }
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_once() {
        assert_eq!(
            decode("&quot;&#1582;&#x628;&#1585;&quot; &amp;amp; &nbsp;"),
            "\"خبر\" &amp; \u{a0}"
        );
        assert_eq!(decode("&amp;#150; & &unknown; &copy"), "&#150; & &unknown; &copy");
    }

    #[test]
    fn old_pages_mean_windows_1252() {
        assert_eq!(decode("&#147;خبر&#148; &#150; &#133;"), "“خبر” – …");
    }

    #[test]
    fn controls_stay_written() {
        assert_eq!(decode("&#27;[2J &#x7;"), "&#27;[2J &#x7;");
    }

    #[test]
    fn references_are_counted() {
        assert_eq!(count("&quot;&#1582; & &x; a&b;c"), 2);
        assert_eq!(count("AT&T; R&D"), 0);
    }
}
