//! A block of folded text: some hundred articles, one behind the other.
//!
//! First a row for every article (its place in the library, where its headline ends, where its body
//! ends), then all headlines, then all bodies: authors, [`AUTHORS`], blocks with [`BREAK`] between
//! them. Each ends with [`END`].

use std::ops::Range;

use memchr::memmem::{Finder, FinderBuilder};

use crate::article::Article;

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
        page.fold(text, out);
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
    terms: Vec<CodedTerm>,
    authors: Vec<CodedTerm>,
}

/// A term: its passes look for different letters, each of which any of its forms may hold.
#[derive(Debug)]
struct CodedTerm {
    passes: Vec<Pass>,
    /// Bytes of its shortest form.
    least: usize,
}

/// Bytes that are looked for, and the forms that hold them.
#[derive(Debug)]
struct Pass {
    finder: Finder<'static>,
    /// Each with the place of those bytes in it.
    forms: Vec<(usize, Vec<u8>, Edges)>,
}

impl CodedTerm {
    fn new(term: &Term, page: &Codepage) -> CodedTerm {
        let forms: Vec<(Vec<u8>, Edges)> =
            term.forms.iter().map(|form| (page.encoded(&form.letters), form.edges)).collect();
        let least = forms.iter().map(|(letters, _)| letters.len()).min().unwrap_or(0);
        let core = common(&forms);
        let passes = if core.len() >= CORE {
            vec![Pass::new(&core, forms)]
        } else {
            forms.into_iter().map(|form| Pass::new(&form.0.clone(), vec![form])).collect()
        };
        CodedTerm { passes, least }
    }
}

impl Pass {
    fn new(core: &[u8], forms: Vec<(Vec<u8>, Edges)>) -> Pass {
        let finder = FinderBuilder::new().build_forward_with_ranker(Rank, core).into_owned();
        let placed = |(letters, edges): (Vec<u8>, Edges)| {
            (finder.find(&letters).unwrap_or(0), letters, edges)
        };
        let forms = forms.into_iter().map(placed).collect();
        Pass { finder, forms }
    }

    /// Where one of the forms stands first in a part of `text`; from there on nothing was seen.
    fn first(&self, page: &Codepage, text: &[u8], range: Range<usize>) -> Option<usize> {
        let mut at = range.start;
        loop {
            let hit = at + self.finder.find(text.get(at..range.end)?)?;
            let stands = |(place, letters, edges): &(usize, Vec<u8>, Edges)| {
                let start = hit.checked_sub(*place).filter(|start| *start >= range.start)?;
                let end = start + letters.len();
                let is_there = end <= range.end && text[start..end] == **letters;
                let is_allowed = || edges.allow(page.before(text, start), page.after(text, end));
                (is_there && is_allowed()).then_some(start)
            };
            if let Some(start) = self.forms.iter().find_map(stands) {
                return Some(start);
            }
            at = hit + 1;
        }
    }
}

/// Bytes that forms share, at least, to be looked for in one pass.
const CORE: usize = 3;

/// The longest run of bytes that all forms hold; the whole of an only one.
fn common(forms: &[(Vec<u8>, Edges)]) -> Vec<u8> {
    let Some((shortest, _)) = forms.iter().min_by_key(|(letters, _)| letters.len()) else {
        return Vec::new();
    };
    for length in (1..=shortest.len()).rev() {
        let shared = shortest.windows(length).find(|run| {
            forms.iter().all(|(letters, _)| memchr::memmem::find(letters, run).is_some())
        });
        if let Some(run) = shared {
            return run.to_vec();
        }
    }
    Vec::new()
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
        let coded = |term: &Term| CodedTerm::new(term, page);
        let mut terms: Vec<CodedTerm> = query.terms.iter().map(coded).collect();
        // The longest word is the rarest, as a rule.
        terms.sort_by_key(|term| std::cmp::Reverse(term.least));
        Coded { query, page, terms, authors: query.authors.iter().map(coded).collect() }
    }

    /// Whether headlines alone can tell: words are asked for, and no authors.
    pub(super) fn can_be_in_headlines(&self) -> bool {
        !self.terms.is_empty() && self.authors.is_empty()
    }

    /// The articles of a block with every word in their headlines.
    pub(super) fn in_titles(&self, block: &Block, catalogue: &Catalogue) -> Vec<Hit> {
        let Some((first, rest)) = self.terms.split_first() else {
            return Vec::new();
        };
        let mut found = self.articles(block, Part::Titles, first);
        found.retain(|article| {
            rest.iter().all(|term| self.is_in(block, Part::Titles, *article, term))
        });
        self.hits(block, catalogue, &found, |_| true)
    }

    /// The articles of a block; all parts of it are there.
    pub(super) fn everywhere(&self, block: &Block, catalogue: &Catalogue) -> Vec<Hit> {
        let first = self.terms.first();
        let titled = first.map_or(Vec::new(), |term| self.articles(block, Part::Titles, term));
        let mut found: Vec<usize> = match first.or(self.authors.first()) {
            Some(term) => merged(&titled, &self.articles(block, Part::Bodies, term)),
            None => (0..block.sizes.articles as usize).collect(),
        };
        found.retain(|article| {
            let is_there = |term: &CodedTerm| {
                self.is_in(block, Part::Titles, *article, term)
                    || self.is_in(block, Part::Bodies, *article, term)
            };
            self.terms.iter().skip(1).all(is_there)
                && self.authors.iter().all(|author| self.is_author(block, *article, author))
        });
        self.hits(block, catalogue, &found, |article| {
            let is_there = |term| self.is_in(block, Part::Titles, article, term);
            titled.binary_search(&article).is_ok() && self.terms.iter().skip(1).all(is_there)
        })
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

    /// The articles in whose part a term stands, in order.
    fn articles(&self, block: &Block, part: Part, term: &CodedTerm) -> Vec<usize> {
        let count = block.sizes.articles as usize;
        let mut found: Vec<usize> = Vec::new();
        for pass in &term.passes {
            // Only between the articles that an earlier pass has found.
            let mut more = Vec::new();
            let mut next = 0;
            for end in found.iter().copied().chain([count]) {
                self.between(block, part, pass, next..end, &mut more);
                next = end + 1;
            }
            found = if found.is_empty() { more } else { merged(&found, &more) };
        }
        found
    }

    /// The articles of a run in whose part a pass finds something.
    fn between(
        &self,
        block: &Block,
        part: Part,
        pass: &Pass,
        run: Range<usize>,
        found: &mut Vec<usize>,
    ) {
        if run.is_empty() {
            return;
        }
        let text = block.text(part);
        let end = block.end(run.end - 1, part).min(text.len());
        let mut next = run.start;
        let mut at = block.range(next, part).start;
        while let Some(start) = pass.first(self.page, text, at..end) {
            next += partition_point(run.end - next, |it| block.end(next + it, part) <= start);
            if next >= run.end {
                return;
            }
            found.push(next);
            at = block.end(next, part);
            next += 1;
        }
    }

    fn is_in(&self, block: &Block, part: Part, article: usize, term: &CodedTerm) -> bool {
        let (text, range) = (block.text(part), block.range(article, part));
        term.passes.iter().any(|pass| pass.first(self.page, text, range.clone()).is_some())
    }

    fn is_author(&self, block: &Block, article: usize, term: &CodedTerm) -> bool {
        let (text, mut range) = (block.bodies, block.range(article, Part::Bodies));
        let authors = text.get(range.clone()).unwrap_or_default();
        range.end = range.start + memchr::memchr(AUTHORS, authors).unwrap_or(0);
        term.passes.iter().any(|pass| pass.first(self.page, text, range.clone()).is_some())
    }
}

/// Two lists in order as one, in order, each number once.
fn merged(one: &[usize], other: &[usize]) -> Vec<usize> {
    let mut both = [one, other].concat();
    both.sort_unstable();
    both.dedup();
    both
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
