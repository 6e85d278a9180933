//! A block of folded text: some hundred articles, one behind the other.
//!
//! First a row for every article (its place in the library, where its headline ends, where its body
//! ends), then all headlines, then all bodies: authors, [`AUTHORS`], blocks with [`BREAK`] between
//! them. Each ends with [`END`].

use std::ops::Range;

use memchr::memmem::{Finder, FinderBuilder};

use crate::article::Article;
use crate::text::fold::fold_each;

use super::catalogue::{Catalogue, Field, fields};
use super::codepage::{AUTHORS, BREAK, Codepage, END, Rank};
use super::forms::Edges;
use super::query::{Query, Term};

/// Bytes of a row.
const ROW: usize = 12;

/// The sizes of a block's parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) articles: u32,
    pub(super) titles: u32,
    pub(super) bodies: u32,
}

impl Sizes {
    /// Bytes of the rows and headlines.
    pub(super) fn head(self) -> usize {
        self.articles as usize * ROW + self.titles as usize
    }

    pub(super) fn whole(self) -> usize {
        self.head() + self.bodies as usize
    }
}

/// Writes the articles at `places` as one block.
pub(super) fn written(catalogue: &Catalogue, places: &[u32], page: &Codepage) -> (Sizes, Vec<u8>) {
    let (mut rows, mut titles, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
    for place in places {
        // What cannot be read any more holds no words.
        if let Ok(article) = catalogue.article(*place as usize) {
            write(&article, page, &mut titles, &mut bodies);
        }
        titles.push(END);
        bodies.push(END);
        for number in [*place, titles.len() as u32, bodies.len() as u32] {
            rows.extend(number.to_le_bytes());
        }
    }
    let sizes = Sizes {
        articles: places.len() as u32,
        titles: titles.len() as u32,
        bodies: bodies.len() as u32,
    };
    rows.extend(titles);
    rows.extend(bodies);
    (sizes, rows)
}

fn write(article: &Article, page: &Codepage, titles: &mut Vec<u8>, bodies: &mut Vec<u8>) {
    let mut in_body = false;
    for (field, text) in fields(article) {
        if matches!(field, Field::Block(_)) && !in_body {
            bodies.push(AUTHORS);
            in_body = true;
        }
        let out = if field == Field::Title { &mut *titles } else { &mut *bodies };
        fold_each(text, |letter| page.encode(letter, out));
        if field != Field::Title {
            out.push(BREAK);
        }
    }
    if !in_body {
        bodies.push(AUTHORS);
    }
}

/// A block as it was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block<'b> {
    sizes: Sizes,
    rows: &'b [u8],
    titles: &'b [u8],
    bodies: &'b [u8],
}

impl<'b> Block<'b> {
    /// Its parts in `bytes`, with or without the bodies.
    pub(super) fn new(sizes: Sizes, bytes: &'b [u8]) -> Option<Block<'b>> {
        let (rows, rest) = bytes.split_at_checked(sizes.articles as usize * ROW)?;
        let (titles, bodies) = rest.split_at_checked(sizes.titles as usize)?;
        Some(Block { sizes, rows, titles, bodies })
    }

    fn number(&self, article: usize, column: usize) -> u32 {
        let at = article * ROW + column * 4;
        let bytes = self.rows.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes)
    }

    fn end(&self, article: usize, part: Part) -> usize {
        let column = match part {
            Part::Titles => 1,
            Part::Bodies => 2,
        };
        self.number(article, column) as usize
    }

    fn range(&self, article: usize, part: Part) -> Range<usize> {
        let start = article.checked_sub(1).map_or(0, |before| self.end(before, part));
        start..self.end(article, part)
    }

    fn text(&self, part: Part) -> &'b [u8] {
        match part {
            Part::Titles => self.titles,
            Part::Bodies => self.bodies,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Titles,
    Bodies,
}

/// A query in the bytes of a codepage.
#[derive(Debug)]
pub(super) struct Coded<'q> {
    query: &'q Query,
    page: &'q Codepage,
    terms: Vec<Vec<CodedForm>>,
    authors: Vec<Vec<CodedForm>>,
}

#[derive(Debug)]
struct CodedForm {
    finder: Finder<'static>,
    edges: Edges,
}

/// An article that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the library.
    pub article: u32,
    /// Every word stands in its headline.
    pub in_headline: bool,
}

impl<'q> Coded<'q> {
    pub(super) fn new(query: &'q Query, page: &'q Codepage) -> Coded<'q> {
        let coded = |term: &Term| -> Vec<CodedForm> {
            let form = |letters: &str, edges| {
                let letters = page.encoded(letters);
                let finder = FinderBuilder::new().build_forward_with_ranker(Rank, &letters);
                CodedForm { finder: finder.into_owned(), edges }
            };
            term.forms.iter().map(|it| form(&it.letters, it.edges)).collect()
        };
        let mut terms: Vec<_> = query.terms.iter().map(coded).collect();
        // The longest word is the rarest, as a rule; few forms are found faster than many.
        let length = |forms: &Vec<CodedForm>| {
            forms.iter().map(|form| form.finder.needle().len()).min().unwrap_or(0)
        };
        terms.sort_by_key(|forms| std::cmp::Reverse(length(forms)));
        Coded { query, page, terms, authors: query.authors.iter().map(coded).collect() }
    }

    /// The articles of a block with every word in their headlines.
    pub(super) fn in_titles(&self, block: &Block, catalogue: &Catalogue) -> Vec<Hit> {
        let Some(first) = self.terms.first() else {
            return Vec::new();
        };
        let mut found = self.articles(block, Part::Titles, first);
        found.retain(|article| {
            let is_there = |forms: &Vec<CodedForm>| self.is_in(block, Part::Titles, *article, forms);
            self.terms[1..].iter().all(is_there)
        });
        self.hits(block, catalogue, &found, |_| true)
    }

    /// The articles of a block; all parts of it are there.
    pub(super) fn everywhere(&self, block: &Block, catalogue: &Catalogue) -> Vec<Hit> {
        let mut found: Vec<usize> = match self.terms.first().or(self.authors.first()) {
            Some(first) => {
                let mut found = self.articles(block, Part::Titles, first);
                found.extend(self.articles(block, Part::Bodies, first));
                found.sort_unstable();
                found.dedup();
                found
            }
            None => (0..block.sizes.articles as usize).collect(),
        };
        found.retain(|article| {
            let is_there = |forms: &Vec<CodedForm>| {
                self.is_in(block, Part::Titles, *article, forms)
                    || self.is_in(block, Part::Bodies, *article, forms)
            };
            self.terms.iter().skip(1).all(is_there)
                && self.authors.iter().all(|forms| self.is_author(block, *article, forms))
        });
        self.hits(block, catalogue, &found, |article| {
            let is_there = |forms: &Vec<CodedForm>| self.is_in(block, Part::Titles, article, forms);
            !self.terms.is_empty() && self.terms.iter().all(is_there)
        })
    }

    /// Whether headlines alone can tell: words are asked for, and no authors.
    pub(super) fn can_be_in_headlines(&self) -> bool {
        !self.terms.is_empty() && self.authors.is_empty()
    }

    fn hits(
        &self,
        block: &Block,
        catalogue: &Catalogue,
        found: &[usize],
        in_headline: impl Fn(usize) -> bool,
    ) -> Vec<Hit> {
        let placed = found.iter().map(|article| (*article, block.number(*article, 0)));
        placed
            .filter(|(_, place)| catalogue.admits(*place, self.query))
            .map(|(article, place)| Hit { article: place, in_headline: in_headline(article) })
            .collect()
    }

    /// The articles in whose part one of `forms` stands, in order.
    fn articles(&self, block: &Block, part: Part, forms: &[CodedForm]) -> Vec<usize> {
        let text = block.text(part);
        let count = block.sizes.articles as usize;
        let mut found = Vec::new();
        for form in forms {
            let (mut at, mut next) = (0, 0);
            while let Some(start) = self.first(form, text, at..text.len()) {
                let article = next + partition_point(count - next, |it| block.end(next + it, part) <= start);
                if article >= count {
                    break;
                }
                found.push(article);
                (at, next) = (block.end(article, part), article + 1);
            }
        }
        if forms.len() > 1 {
            found.sort_unstable();
            found.dedup();
        }
        found
    }

    fn is_in(&self, block: &Block, part: Part, article: usize, forms: &[CodedForm]) -> bool {
        let (text, range) = (block.text(part), block.range(article, part));
        forms.iter().any(|form| self.first(form, text, range.clone()).is_some())
    }

    fn is_author(&self, block: &Block, article: usize, forms: &[CodedForm]) -> bool {
        let (text, mut range) = (block.bodies, block.range(article, Part::Bodies));
        let authors = text.get(range.clone()).unwrap_or_default();
        range.end = range.start + memchr::memchr(AUTHORS, authors).unwrap_or(0);
        forms.iter().any(|form| self.first(form, text, range.clone()).is_some())
    }

    /// Where a form stands first in a part of `text`.
    fn first(&self, form: &CodedForm, text: &[u8], range: Range<usize>) -> Option<usize> {
        let mut at = range.start;
        loop {
            let start = at + form.finder.find(text.get(at..range.end)?)?;
            let end = start + form.finder.needle().len();
            let (before, after) = (self.page.before(text, start), self.page.after(text, end));
            if form.edges.allow(before, after) {
                return Some(start);
            }
            at = start + 1;
        }
    }
}

/// The first of `count` numbers for which `is_before` is false.
fn partition_point(count: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
