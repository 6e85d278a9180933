//! What a reader has made of an article, and what the article is known by from run to run.
//!
//! An address is an article's in every file; a number that a crawler gave it is another one's in the
//! next file, so that it counts for nothing here. Articles without an address are known by what they
//! say.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::address::split_scheme;
use super::{Article, Block};
use crate::text::fold::{fold, fold_title};

/// What a reader has made of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// It has been read.
    pub is_read: bool,
    /// It has a star.
    pub is_starred: bool,
    /// The line at the top when it was read last; none is its beginning.
    pub place: Option<Spot>,
}

/// A place in the body of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The block's place in the body.
    pub block: u32,
    /// A byte of the block's text.
    pub byte: u32,
    /// Blank rows above its line that belong to the place.
    pub blanks: u8,
}

/// What an article is known by, whatever file it is in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// Its address, without what makes no difference.
    Address(String),
    /// What it says, where it has no address.
    Content {
        /// Its folded headline.
        headline: String,
        /// See [`digest`].
        digest: String,
    },
}

impl Key {
    /// The key of `article`.
    #[must_use]
    pub fn of(article: &Article) -> Key {
        article.url.as_deref().and_then(address).map_or_else(
            || Key::Content { headline: fold_title(&article.title), digest: digest(article) },
            Key::Address,
        )
    }
}

/// What a reader does to an article, or on the way through a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It has been read, or has not.
    Read(Key, bool),
    /// It has a star, or none.
    Starred(Key, bool),
    /// This line is at the top now.
    Place(Key, Option<Spot>),
    /// It is the one selected in the library.
    Selected(Key),
    /// These are the articles of the library, as whoever reads this knows them again.
    Seen(Vec<u8>),
}

/// What is left of an address that tells articles apart: those that differ only by scheme, `www.`, a
/// fragment or a last slash are one. None for that of a whole site, which is no article's.
#[must_use]
pub fn address(url: &str) -> Option<String> {
    let url = url.trim();
    let url = url.split('#').next().unwrap_or(url);
    let rest = split_scheme(url).map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let rest = rest.trim_end_matches('/');
    let (host, path) = rest.split_once('/')?;
    let mut address = host.to_lowercase();
    address.reserve(1 + path.len());
    address.push('/');
    address.push_str(path);
    Some(address)
}

/// 16 hex digits over the folded headline and text.
#[must_use]
pub fn digest(article: &Article) -> String {
    let mut hash = Sha256::new();
    hash.update(fold(&article.title));
    for block in &article.blocks {
        match block {
            Block::Text(text) => {
                hash.update("\n");
                hash.update(fold(&text.text));
            }
            Block::Related { items, .. } => {
                for item in items {
                    hash.update(fold(&item.title));
                }
            }
        }
    }
    hash.finalize().iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::TextBlock;

    fn article(title: &str, text: &str, url: Option<&str>) -> Article {
        let text = TextBlock { text: text.to_owned(), ..TextBlock::default() };
        Article {
            title: title.to_owned(),
            url: url.map(str::to_owned),
            blocks: vec![Block::Text(text)],
            ..Article::default()
        }
    }

    #[test]
    fn an_address_is_one_whatever_its_scheme_and_its_last_slash() {
        let of = |url| Key::of(&article("خبر", "نص", Some(url)));
        assert_eq!(of("http://www.Example.org/a/"), of("https://example.org/a#part"));
        assert_ne!(of("https://example.org/a"), of("https://example.org/A"));
        assert_eq!(of("https://example.org/a"), Key::Address("example.org/a".to_owned()));
    }

    #[test]
    fn without_an_address_an_article_is_what_it_says_whatever_its_harakat() {
        let of = |title, text| Key::of(&article(title, text, None));
        assert_eq!(of("خبر", "نص أول"), of("خَبَر", "نصّ اول"));
        assert_ne!(of("خبر", "نص أول"), of("خبر", "نص آخر"));
        let of_site = Key::of(&article("خبر", "نص", Some("https://example.org/")));
        assert_eq!(of_site, of("خبر", "نص"));
    }
}
