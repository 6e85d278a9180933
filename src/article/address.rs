//! Addresses that an article gives: safe to keep, to show and to hand to another program.
//!
//! An address is not trusted. What does not show in it is written as `%XX`, which means the same to a
//! server; the host, by which a reader judges it, is shown apart where it can be taken for another
//! one; and a browser is handed nothing but an address of the web, in ASCII.

use std::borrow::Cow;
use std::fmt::Write;

use url::Url;

use super::controls::is_hidden;
use super::{Article, Block, Related};

/// What stands before and after the first `://` of an address; `None` where there is none. Every address of
/// a library comes through here.
pub(crate) fn split_scheme(address: &str) -> Option<(&str, &str)> {
    let colons = memchr::memchr_iter(b':', address.as_bytes());
    let mut parts = colons.map(|colon| (&address[..colon], &address[colon + 1..]));
    parts.find_map(|(scheme, rest)| Some((scheme, rest.strip_prefix("//")?)))
}

/// What of an address stands between its scheme and its path: the host, with what may be around it.
pub(crate) fn authority(address: &str) -> &str {
    let rest = split_scheme(address).map_or(address, |(_, rest)| rest);
    let end = memchr::memchr3(b'/', b'?', b'#', rest.as_bytes());
    &rest[..end.unwrap_or(rest.len())]
}

/// `address` with spaces and what does not show as `%XX`.
#[must_use]
pub fn safe(address: &str) -> Cow<'_, str> {
    let is_shown = |c: char| !c.is_whitespace() && !is_hidden(c);
    if address.bytes().all(|byte| byte.is_ascii_graphic()) || address.chars().all(is_shown) {
        return Cow::Borrowed(address);
    }
    let mut safe = String::with_capacity(address.len() + 16);
    for c in address.chars() {
        if is_shown(c) {
            safe.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // A `String` takes all that is written.
                let _ = write!(safe, "%{byte:02X}");
            }
        }
    }
    Cow::Owned(safe)
}

/// Bytes of a scheme and a host at most that stand before what is written without them: DNS knows no
/// longer names, and a host of kilobytes before each of many short links would take a thousand times
/// their length.
const LONGEST_HOST: usize = 256;

/// Makes the addresses of an article's links, pictures and related headlines whole that are written
/// from its own.
pub fn resolve(article: &mut Article) {
    let Some(url) = &article.url else { return };
    let (Some((scheme, _)), host) = (split_scheme(url), authority(url)) else { return };
    if scheme.len() + host.len() > LONGEST_HOST {
        return;
    }
    let whole = |url: &mut String| {
        if url.starts_with("//") {
            *url = format!("{scheme}:{url}");
        } else if url.starts_with('/') {
            *url = format!("{scheme}://{host}{url}");
        }
    };
    let in_list = |items: &mut Vec<Related>| {
        items.iter_mut().filter_map(|item| item.url.as_mut()).for_each(whole);
    };
    for block in &mut article.blocks {
        match block {
            Block::Text(block) => {
                block.links.iter_mut().for_each(|link| whole(&mut link.url));
                block.url.iter_mut().for_each(whole);
            }
            Block::Related { items, .. } => in_list(items),
        }
    }
    in_list(&mut article.related);
}

/// Bytes of an address at most; no browser takes a longer one, and a picture written into its own
/// address (`data:`) is longer.
pub const LONGEST: usize = 8192;

/// Makes every address of `article` [`safe`]; one that is longer than [`LONGEST`] is none.
pub fn make_safe(article: &mut Article) {
    let Article { url, related, blocks, .. } = article;
    mend(url);
    for related in related {
        mend(&mut related.url);
    }
    for block in blocks {
        match block {
            Block::Text(block) => {
                mend(&mut block.url);
                block.links.retain(|link| link.url.len() <= LONGEST);
                for link in &mut block.links {
                    if let Cow::Owned(safe) = safe(&link.url) {
                        link.url = safe;
                    }
                }
            }
            Block::Related { items, .. } => items.iter_mut().for_each(|item| mend(&mut item.url)),
        }
    }
}

fn mend(address: &mut Option<String>) {
    *address = mended(address.take());
}

/// `address`, [`safe`]; none where it is longer than [`LONGEST`].
#[must_use]
pub fn mended(address: Option<String>) -> Option<String> {
    let given = address.filter(|address| address.len() <= LONGEST)?;
    match safe(&given) {
        Cow::Owned(safe) => Some(safe),
        Cow::Borrowed(_) => Some(given),
    }
}

/// The address as a program is handed it, if it is one of the web: ASCII alone, its host as it is
/// asked for (`xn--…`), so that it begins with no `-` and holds no space, quote or line end.
#[must_use]
pub fn of_web(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    // RFC 3986 asks for most of these to be escaped; shells have a meaning for all.
    let escaped = |c: char| match c {
        '"' | '\'' | '`' | '$' | '(' | ')' | '\\' | '^' | '{' | '|' | '}' | '<' | '>' => {
            format!("%{:02X}", u32::from(c))
        }
        c => c.to_string(),
    };
    is_web.then(|| url.as_str().chars().map(escaped).collect())
}

/// The host of an address of the web, as a reader knows it: its name and, where that is not written
/// in ASCII, the name that is asked for. `None` for any other address.
#[must_use]
pub fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    url.host_str().filter(|_| is_web).map(named)
}

/// Both names of a host, each in its own direction.
fn named(host: &str) -> String {
    let (name, _) = idna::domain_to_unicode(host);
    if name == host {
        return format!("\u{2066}{host}\u{2069}");
    }
    format!("\u{2068}{name}\u{2069} (\u{2066}{host}\u{2069})")
}

/// The host of an address, in both its names, unless it is plain to see: where it is written in
/// letters that may look like others, or something stands before it.
#[must_use]
pub fn doubtful_host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    let is_plain = url.username().is_empty()
        && url.password().is_none()
        && !host.contains("xn--")
        && address.to_ascii_lowercase().contains(&format!("//{host}"));
    (!is_plain).then(|| named(host))
}

/// The address for a reader who judges it, in its own direction whatever stands around it; a
/// [`doubtful_host`] stands before it, apart.
#[must_use]
pub fn shown(address: &str) -> String {
    match doubtful_host(address) {
        None => format!("\u{2066}{address}\u{2069}"),
        Some(host) => format!("{host} · \u{2066}{address}\u{2069}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_show_is_written_out() {
        assert_eq!(
            safe("https://a.example/\u{202e}gnp\u{200b} x"),
            "https://a.example/%E2%80%AEgnp%E2%80%8B%20x"
        );
        assert!(matches!(safe("https://a.example/خبر?x=1"), Cow::Borrowed(_)));
    }

    #[test]
    fn only_addresses_of_the_web_are_handed_on() {
        for address in [
            "-remote",
            "--help",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "https://",
            "/etc/passwd",
            "خبر",
            "",
        ] {
            assert_eq!(of_web(address), None, "{address}");
        }
        let handed = of_web("https://مثال.example/أ b'\"$(x)`\n;?q={|}#\\").unwrap();
        assert!(handed.starts_with("https://xn--mgbh0fb.example/%D8%A3%20b%27%22%24%28x%29%60"));
        assert!(handed.bytes().all(|byte| byte.is_ascii_graphic()), "{handed}");
        assert!(!handed.contains(['\'', '"', '`', '$', '\\', '|']), "{handed}");
    }

    #[test]
    fn a_host_that_may_be_taken_for_another_stands_apart() {
        assert_eq!(shown("https://a.example/b"), "\u{2066}https://a.example/b\u{2069}");
        assert_eq!(shown("HTTPS://A.example:80/b"), "\u{2066}HTTPS://A.example:80/b\u{2069}");
        assert_eq!(shown("خبر"), "\u{2066}خبر\u{2069}");
        assert_eq!(
            shown("https://аррӏе.com/login"),
            "\u{2068}аррӏе.com\u{2069} (\u{2066}xn--80ak6aa92e.com\u{2069}) · \u{2066}https://аррӏе.com/login\u{2069}"
        );
        let named = "https://www.bank.example@other.example/";
        assert_eq!(
            shown(named),
            format!("\u{2066}other.example\u{2069} · \u{2066}{named}\u{2069}")
        );
        assert!(shown("https://xn--80ak6aa92e.com").starts_with("\u{2068}аррӏе.com\u{2069} ("));
        assert_eq!(host("https://A.example/b").as_deref(), Some("\u{2066}a.example\u{2069}"));
        assert_eq!(host("file:///etc/passwd"), None);
    }
}
