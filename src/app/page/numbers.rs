//! Numbers of links, set after them.
//!
//! They are no part of the article: a piece that carries some knows which bytes of its text they
//! are, and every other byte leads back to the article's own.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Article, Block, TextKind};
use crate::locale::Locale;

use super::Piece;

/// A link of an article. Links are numbered in this order, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberedLink {
    /// Its block's place in the body.
    pub block: usize,
    /// The byte of the block's text behind it; `None` for a picture, all of which leads to it.
    pub end: Option<usize>,
    /// Where it leads.
    pub url: String,
}

/// A number in a piece's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Bytes of the piece's text.
    pub source: Range<usize>,
    /// Bytes of this number and of all before it.
    pub added: usize,
    /// Where its link leads.
    pub url: String,
}

/// The links of a body, in order.
#[must_use]
pub fn links(article: &Article) -> Vec<NumberedLink> {
    let mut found = Vec::new();
    for (place, block) in article.blocks.iter().enumerate() {
        let Block::Text(block) = block else { continue };
        let mut links: Vec<_> = block.links.iter().collect();
        links.sort_by_key(|link| link.source.end);
        found.extend(links.into_iter().map(|link| NumberedLink {
            block: place,
            end: Some(link.source.end),
            url: link.url.clone(),
        }));
        let picture = block.url.as_ref().filter(|_| block.kind == TextKind::Picture);
        found.extend(picture.map(|url| NumberedLink { block: place, end: None, url: url.clone() }));
    }
    found
}

/// `text`, which begins at byte `from` of block `block`, with the numbers of its links.
pub(super) fn with_numbers<'t>(
    links: &[NumberedLink],
    locale: Locale,
    block: usize,
    from: usize,
    text: &'t str,
) -> (Cow<'t, str>, Vec<Number>) {
    let mut out = String::new();
    let mut numbers = Vec::new();
    let (mut taken, mut added) = (0, 0);
    let end = |link: &NumberedLink| link.end.unwrap_or(from + text.len());
    let first = links
        .partition_point(|link| link.block < block || link.block == block && end(link) <= from);
    let of_text = links[first..]
        .iter()
        .take_while(|link| link.block == block && end(link) <= from + text.len());
    for (place, link) in (first..).zip(of_text) {
        let end = end(link) - from;
        if !text.is_char_boundary(end) {
            continue;
        }
        let number = format!("[{}]", locale.number(place + 1));
        out.push_str(&text[taken..end]);
        taken = end;
        let source = out.len()..out.len() + number.len();
        out.push_str(&number);
        added += number.len();
        numbers.push(Number { source, added, url: link.url.clone() });
    }
    if numbers.is_empty() {
        return (Cow::Borrowed(text), numbers);
    }
    out.push_str(&text[taken..]);
    (Cow::Owned(out), numbers)
}

impl Piece {
    /// The byte of its text at which byte `byte` of the article's own stands.
    #[must_use]
    pub fn numbered(&self, byte: usize) -> usize {
        // Where a number stands in the article's own text.
        let own = |number: &Number| number.source.end - number.added;
        let before = self.numbers.partition_point(|number| own(number) < byte);
        byte + before.checked_sub(1).map_or(0, |last| self.numbers[last].added)
    }

    /// The byte of the article's own text that stands at byte `byte` of its text.
    #[must_use]
    pub fn unnumbered(&self, byte: usize) -> usize {
        let before = self.numbers.partition_point(|number| number.source.start < byte);
        let Some(last) = before.checked_sub(1).map(|last| &self.numbers[last]) else {
            return byte;
        };
        // Of the last one perhaps a part.
        byte - last.added + last.source.end.saturating_sub(byte)
    }

    /// Its text without numbers.
    #[must_use]
    pub fn own_text(&self) -> Cow<'_, str> {
        if self.numbers.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let mut text = String::with_capacity(self.text.len());
        let mut start = 0;
        for number in &self.numbers {
            text.push_str(&self.text[start..number.source.start]);
            start = number.source.end;
        }
        text.push_str(&self.text[start..]);
        Cow::Owned(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::page::Page;
    use crate::app::settings::Settings;
    use crate::article::{Link, TextBlock};
    use proptest::prelude::*;

    #[test]
    fn a_number_stands_behind_its_link_and_each_other_byte_leads_back() {
        let text = "من الميناء إلى القلعة";
        let link = |word: &str, url: &str| {
            let start = text.find(word).unwrap();
            Link { source: start..start + word.len(), url: url.to_owned() }
        };
        let links_of = vec![link("القلعة", "https://b"), link("الميناء", "https://a")];
        let block = TextBlock { text: text.to_owned(), links: links_of, ..TextBlock::default() };
        let article = Article { blocks: vec![Block::Text(block)], ..Article::default() };
        let settings = Settings { numbers_links: true, ..Settings::new(Locale::default()) };
        let page = Page::new(&article, &settings, 40);
        let piece = page.pieces.iter().find(|piece| !piece.numbers.is_empty()).unwrap();
        assert_eq!(piece.text, "من الميناء[1] إلى القلعة[2]");
        assert_eq!(piece.own_text(), text);
        for (byte, c) in text.char_indices() {
            let shown = piece.numbered(byte);
            if c != ' ' {
                assert!(piece.text[shown..].starts_with(c));
            }
            assert_eq!(piece.unnumbered(shown), byte);
        }
    }

    proptest! {
        #[test]
        fn bytes_lead_to_a_numbered_text_and_back(
            ends in prop::collection::btree_set(1_usize..40, 0..12),
            from in 0_usize..20,
        ) {
            let text = "x".repeat(40);
            let url = "https://a".to_owned();
            let link = |end: usize| NumberedLink { block: 0, end: Some(end), url: url.clone() };
            let links: Vec<_> = ends.iter().map(|end| link(*end)).collect();
            let (shown, numbers) = with_numbers(&links, Locale::default(), 0, from, &text[from..]);
            let article = Article { title: shown.into_owned(), ..Article::default() };
            let mut page = Page::new(&article, &Settings::new(Locale::default()), 40);
            let piece = &mut page.pieces[0];
            piece.numbers = numbers;
            prop_assert_eq!(piece.own_text(), &text[from..]);
            let of_text: Vec<usize> = ends.into_iter().filter(|end| *end > from).collect();
            prop_assert_eq!(piece.numbers.len(), of_text.len());
            for byte in 0..=text.len() - from {
                let before = of_text.iter().take_while(|end| **end - from < byte).count();
                let added = piece.numbers[..before].iter().map(|number| number.source.len());
                prop_assert_eq!(piece.numbered(byte), byte + added.sum::<usize>());
                prop_assert_eq!(piece.unnumbered(piece.numbered(byte)), byte);
            }
        }
    }
}
