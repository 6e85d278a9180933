//! Folded letters as single bytes.
//!
//! A library writes few different letters: the most frequent ones of its articles get a byte each,
//! any other an escape of five or seven bytes. The bytes of escapes and separators stand for nothing
//! else, so that what is found in the bytes is exactly what would be found in the letters.

use std::collections::HashMap;

use memchr::arch::all::packedpair::HeuristicFrequencyRank;

use crate::text::fold::fold_each;

/// Ends the text of an article.
pub(super) const END: u8 = 0;
/// Stands between the blocks of a body, and between authors.
pub(super) const BREAK: u8 = 1;
/// Stands behind the authors.
pub(super) const AUTHORS: u8 = 2;
/// Begins an escape: four digits of sixteen follow, or six.
const SHORT: u8 = 3;
const LONG: u8 = 4;
/// The first of sixteen digits.
const DIGITS: u8 = 5;
/// The first letter.
const LETTERS: u8 = 21;

/// Letters that have a byte of their own at most.
pub(super) const MOST: usize = 256 - LETTERS as usize;

/// Which letter each byte stands for.
#[derive(Clone, Debug)]
pub(super) struct Codepage {
    letters: Vec<char>,
    /// The bytes of the letters of the first plane; 0 has none.
    bytes: Vec<u8>,
    /// Of the characters of most news, the byte of what they fold to, [`GONE`] or [`OTHER`].
    folded: Vec<u16>,
}

/// The end of the block of Arabic.
const USUAL: usize = 0x700;
/// A character of which folding leaves nothing.
const GONE: u16 = 0x100;
/// A character that folds to what is not one byte.
const OTHER: u16 = 0x101;

/// Bytes that are put together before they are appended.
const RUN: usize = 256;

/// How often each letter stands in a sample.
#[derive(Debug, Default)]
pub(super) struct Sample {
    counts: HashMap<char, usize>,
}

impl Sample {
    pub(super) fn add(&mut self, letter: char) {
        *self.counts.entry(letter).or_default() += 1;
    }

    /// Single bytes for the most frequent letters.
    pub(super) fn codepage(self) -> Codepage {
        let mut counted: Vec<(char, usize)> =
            self.counts.into_iter().filter(|(letter, _)| *letter <= '\u{ffff}').collect();
        counted.sort_by_key(|(letter, count)| (std::cmp::Reverse(*count), *letter));
        counted.truncate(MOST);
        Codepage::new(counted.into_iter().map(|(letter, _)| letter).collect())
    }
}

impl Codepage {
    /// For letters of the first plane in the order of their frequency; what is too much has no byte.
    pub(super) fn new(mut letters: Vec<char>) -> Codepage {
        letters.truncate(MOST);
        let mut bytes = vec![0; 0x1_0000];
        for (byte, letter) in (LETTERS..=u8::MAX).zip(&letters) {
            if let Some(place) = bytes.get_mut(*letter as usize) {
                *place = byte;
            }
        }
        let mut page = Codepage { letters, bytes, folded: Vec::new() };
        page.folded = (0..USUAL as u32).map(|code| page.folded_byte(code)).collect();
        page
    }

    fn folded_byte(&self, code: u32) -> u16 {
        let mut bytes = Vec::new();
        let character = char::from_u32(code).unwrap_or_default();
        fold_each(character.encode_utf8(&mut [0; 4]), |letter| self.encode(letter, &mut bytes));
        match bytes.as_slice() {
            [] => GONE,
            [byte] => u16::from(*byte),
            _ => OTHER,
        }
    }

    /// Appends `text`, folded.
    pub(super) fn fold(&self, text: &str, out: &mut Vec<u8>) {
        out.reserve(text.len());
        let (mut run, mut length) = ([0; RUN], 0);
        for c in text.chars() {
            let byte = self.folded.get(c as usize).copied().unwrap_or(OTHER);
            if length == RUN || byte == OTHER {
                out.extend_from_slice(&run[..length]);
                length = 0;
            }
            if byte == OTHER {
                fold_each(c.encode_utf8(&mut [0; 4]), |letter| self.encode(letter, out));
            } else {
                // What leaves nothing is written over by the next one, which costs less than to ask.
                run[length] = byte as u8;
                length += usize::from(byte != GONE);
            }
        }
        out.extend_from_slice(&run[..length]);
    }

    /// The letters that have a byte, the most frequent one first.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    pub(super) fn encode(&self, letter: char, out: &mut Vec<u8>) {
        match self.bytes.get(letter as usize) {
            Some(0) => escape(SHORT, 4, letter, out),
            Some(byte) => out.push(*byte),
            None => escape(LONG, 6, letter, out),
        }
    }

    pub(super) fn encoded(&self, letters: &str) -> Vec<u8> {
        let mut out = Vec::with_capacity(letters.len());
        letters.chars().for_each(|letter| self.encode(letter, &mut out));
        out
    }

    /// The letters behind `at`, up to the next separator.
    pub(super) fn after<'b>(
        &'b self,
        text: &'b [u8],
        at: usize,
    ) -> impl Iterator<Item = char> + 'b {
        let mut at = at;
        std::iter::from_fn(move || {
            let (letter, end) = self.letter(text, at)?;
            at = end;
            Some(letter)
        })
    }

    /// The letters before `at`, backwards, up to the separator before them.
    pub(super) fn before<'b>(
        &'b self,
        text: &'b [u8],
        at: usize,
    ) -> impl Iterator<Item = char> + 'b {
        let mut at = at;
        std::iter::from_fn(move || {
            let is_digit = |byte: &u8| (DIGITS..LETTERS).contains(byte);
            let digits = text[..at].iter().rev().take_while(|byte| is_digit(byte)).take(6).count();
            let start = at.checked_sub(digits + 1)?;
            let (letter, _) = self.letter(text, start)?;
            at = start;
            Some(letter)
        })
    }

    fn letter(&self, text: &[u8], at: usize) -> Option<(char, usize)> {
        let digits = match *text.get(at)? {
            SHORT => 4,
            LONG => 6,
            byte => {
                let place = byte.checked_sub(LETTERS)?;
                return Some((*self.letters.get(usize::from(place))?, at + 1));
            }
        };
        let end = at + 1 + digits;
        let digits = text.get(at + 1..end)?;
        let code = digits.iter().try_fold(0u32, |code, digit| {
            Some(code << 4 | u32::from(digit.checked_sub(DIGITS)?))
        })?;
        Some((char::from_u32(code)?, end))
    }
}

/// How frequent a byte is: of a word, the rarest ones are looked for first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rank;

impl HeuristicFrequencyRank for Rank {
    fn rank(&self, byte: u8) -> u8 {
        if byte < LETTERS { 1 } else { u8::MAX - (byte - LETTERS) }
    }
}

fn escape(lead: u8, digits: u32, letter: char, out: &mut Vec<u8>) {
    out.push(lead);
    let code = letter as u32;
    out.extend((0..digits).rev().map(|digit| DIGITS + (code >> (4 * digit) & 0xf) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn frequent_letters_take_one_byte_each() {
        let mut sample = Sample::default();
        "السلام عليكم".chars().for_each(|letter| sample.add(letter));
        let page = sample.codepage();
        assert_eq!(page.letters()[0], 'ل');
        assert_eq!(page.encoded("سلام").len(), 4);
        assert_eq!(page.encoded("x").len(), 5);
        assert_eq!(page.encoded("😀").len(), 7);
    }

    #[test]
    fn a_page_holds_no_more_letters_than_there_are_bytes() {
        let page = Codepage::new(('\u{4e00}'..'\u{5000}').collect());
        assert_eq!(page.letters().len(), MOST);
        assert_eq!(page.encoded("\u{4e00}").len(), 1);
        assert_eq!(page.encoded("\u{4fff}").len(), 5);
    }

    proptest! {
        #[test]
        fn text_is_folded_as_letters_are(
            text in prop::collection::vec(prop_oneof!["[ا-ي ]", any::<char>().prop_map(String::from)], 0..20),
        ) {
            let text = text.concat();
            let page = Codepage::new("ابتثجحخ دذرزسشصضطظعغفقكلمنهوي".chars().collect());
            let mut bytes = Vec::new();
            page.fold(&text, &mut bytes);
            prop_assert_eq!(bytes, page.encoded(&crate::text::fold::fold(&text)));
        }

        #[test]
        fn letters_are_read_back_in_both_directions(
            text in prop::collection::vec(prop_oneof!["[ا-ي ]", any::<char>().prop_map(String::from)], 0..20),
        ) {
            let text = text.concat();
            let page = Codepage::new("ابتثجحخ دذرزسشصضطظعغفقكلمنهوي".chars().collect());
            let bytes = page.encoded(&text);
            prop_assert_eq!(page.after(&bytes, 0).collect::<String>(), text.clone());
            let back: String = page.before(&bytes, bytes.len()).collect();
            prop_assert_eq!(back.chars().rev().collect::<String>(), text);
        }
    }
}
