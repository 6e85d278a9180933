//! Which headlines hold a word: those that a nearly equal one is looked for among.

use std::collections::HashMap;

use crate::library::index::{Index, Row};
use crate::library::letters;

/// Fewer words say too little.
pub(super) const WORDS: usize = 5;

/// A word is usual where one headline of so many holds it, and at least so many do.
const USUAL: usize = 40;
const LEAST_USUAL: usize = 1_000;

/// Which headlines of enough words hold a word.
#[derive(Debug, Default)]
pub(super) struct WordIndex {
    /// Hashes of words, in order, each with where its articles end; one that is too usual has none.
    words: Vec<(u32, u32)>,
    /// The articles of one word after the other, each as the way from the one before it, seven bits a
    /// byte and the last byte marked: half the memory of plain numbers or less.
    articles: Vec<u8>,
}

/// A word while the index of words is made.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    articles: u32,
    /// The last of them.
    last: u32,
    /// How many bytes they take; then where the next one goes.
    bytes: u32,
}

impl Counted {
    /// Counts an article, each once; the way to it from the one before.
    fn count(&mut self, article: u32) -> Option<u32> {
        let way = article - self.last;
        let is_new = self.articles == 0 || way > 0;
        (self.last, self.articles) = (article, self.articles + u32::from(is_new));
        is_new.then_some(way)
    }
}

impl WordIndex {
    /// Goes through the headlines twice, first to know how much room each word takes: to sort all words
    /// of all headlines would take eight times the room that is left in the end.
    pub(super) fn new(index: &Index) -> WordIndex {
        let mut counted: HashMap<u32, Counted, foldhash::fast::FixedState> = HashMap::default();
        for (article, word) in words_of(index) {
            let counted = counted.entry(word_hash(word)).or_default();
            counted.bytes += counted.count(article).map_or(0, number_length);
        }
        let mut words: Vec<(u32, u32)> = counted.keys().map(|word| (*word, 0)).collect();
        words.sort_unstable();
        // A word of every other headline leads nowhere and would take the most room.
        let usual = (index.count() / USUAL).max(LEAST_USUAL);
        counted.retain(|_, counted| counted.articles as usize <= usual);
        let mut end = 0;
        for (word, its_end) in &mut words {
            if let Some(counted) = counted.get_mut(word) {
                let start = end;
                end += counted.bytes;
                *counted = Counted { bytes: start, ..Counted::default() };
            }
            *its_end = end;
        }
        let mut articles = vec![0; end as usize];
        let mut number = Vec::new();
        for (article, word) in words_of(index) {
            let Some(counted) = counted.get_mut(&word_hash(word)) else { continue };
            if let Some(way) = counted.count(article) {
                number.clear();
                push_number(way, &mut number);
                let start = counted.bytes as usize;
                articles[start..start + number.len()].copy_from_slice(&number);
                counted.bytes += number.len() as u32;
            }
        }
        WordIndex { words, articles }
    }

    /// None for words that are too usual to tell anything.
    fn articles(&self, word: &[u8]) -> Option<Vec<u32>> {
        let hash = word_hash(word);
        let Ok(at) = self.words.binary_search_by_key(&hash, |(word, _)| *word) else {
            return Some(Vec::new());
        };
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].1);
        let articles = &self.articles[start as usize..self.words[at].1 as usize];
        (!articles.is_empty()).then(|| numbers(articles))
    }

    /// Articles that may share at least half of the words, in the library's order: whoever shares
    /// them has one of the seldomest.
    pub(super) fn candidates(&self, letters: &[u8]) -> Vec<u32> {
        let count = byte_words(letters).count();
        let mut lists: Vec<Vec<u32>> =
            byte_words(letters).filter_map(|word| self.articles(word)).collect();
        lists.sort_unstable_by_key(Vec::len);
        let enough = count - count.div_ceil(2) + 1;
        let mut candidates = lists[..enough.min(lists.len())].concat();
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

/// The words of headlines that have enough of them, each with its article.
fn words_of(index: &Index) -> impl Iterator<Item = (u32, &[u8])> {
    let is_enough =
        |row: &Row, letters: &[u8]| row.is_titled && byte_words(letters).count() >= WORDS;
    index.from(0).filter(move |(_, row, letters)| is_enough(row, letters)).flat_map(
        |(article, _, letters)| byte_words(letters).map(move |word| (article as u32, word)),
    )
}

const LAST: u8 = 0x80;

/// The bytes that [`push_number`] writes.
fn number_length(number: u32) -> u32 {
    (32 - (number | 1).leading_zeros()).div_ceil(7)
}

fn push_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= u32::from(LAST) {
        bytes.push(number as u8 & !LAST);
        number >>= 7;
    }
    bytes.push(number as u8 | LAST);
}

/// The sums of the numbers that were pushed, one after the other.
fn numbers(bytes: &[u8]) -> Vec<u32> {
    let mut sum = 0;
    bytes
        .split_inclusive(|byte| byte & LAST != 0)
        .map(|number| {
            let digits = number.iter().rev().map(|byte| u32::from(byte & !LAST));
            sum += digits.fold(0, |number, digit| number << 7 | digit);
            sum
        })
        .collect()
}

pub(super) fn byte_words(letters: &[u8]) -> impl Iterator<Item = &[u8]> {
    letters.split(|byte| *byte == b' ').filter(|word| !word.is_empty())
}

fn word_hash(word: &[u8]) -> u32 {
    let hash = letters::hash(word);
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let mut bytes = Vec::new();
        for number in [0, 1, 127, 128, 20_000, 1 << 21] {
            push_number(number, &mut bytes);
        }
        assert_eq!(numbers(&bytes), [0, 1, 128, 256, 20_256, 2_117_408]);
        for number in [0, 1, 127, 128, 16_383, 16_384, u32::MAX] {
            bytes.clear();
            push_number(number, &mut bytes);
            assert_eq!(bytes.len() as u32, number_length(number), "{number}");
        }
    }
}
