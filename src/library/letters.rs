//! Folded headlines in one byte a letter: half the memory, and half as much to look through.
//!
//! A letter of the scripts of this program's readers is one byte, any other six that no letter's byte
//! is among; so one text holds another exactly where its bytes hold the other's bytes.

use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;

use crate::text::fold::{fold_each, is_word};

/// Bytes that begin any other character; its remaining bits follow in [`NEXT`] bytes.
const LEAD: u8 = 0x00;
const NEXT: u8 = 0x10;

/// Characters of a title by which it is known; what follows is not compared.
const KNOWN: usize = 2000;

/// The letters of a text, one byte each.
pub(super) fn letters(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 2 + 8);
    push_all(text.chars(), &mut bytes);
    bytes
}

/// The letters of a title.
pub(super) fn of_title(title: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(title.len().min(KNOWN * 2) / 2 + 8);
    push_title(title, &mut bytes);
    bytes
}

/// Appends the letters of a title, folded as [`fold_title`](crate::text::fold::fold_title) does.
pub(super) fn push_title(title: &str, bytes: &mut Vec<u8>) {
    push_all(title.chars().take(KNOWN), bytes);
}

fn push_all(text: impl Iterator<Item = char>, bytes: &mut Vec<u8>) {
    let (usual, start) = (&*USUAL, bytes.len());
    let (mut run, mut length) = ([0; RUN], 0);
    // Something stood between the last word and what comes.
    let mut gap = false;
    for c in text {
        let byte = usual.get(c as usize).copied().unwrap_or(OTHER);
        if byte == OTHER || length + 2 > RUN {
            bytes.extend_from_slice(&run[..length]);
            length = 0;
        }
        match byte {
            GONE => {}
            GAP => gap = true,
            OTHER => fold_each(c.encode_utf8(&mut [0; 4]), |letter| {
                gap |= !is_word(letter);
                if is_word(letter) {
                    if std::mem::take(&mut gap) && bytes.len() > start {
                        bytes.push(b' ');
                    }
                    push(letter, bytes);
                }
            }),
            byte => {
                // A space that is not needed is written over.
                run[length] = b' ';
                length += usize::from(gap && bytes.len() + length > start);
                run[length] = byte;
                length += 1;
                gap = false;
            }
        }
    }
    bytes.extend_from_slice(&run[..length]);
}

/// Bytes that are put together before they are appended.
const RUN: usize = 128;

/// What the characters of most headlines come to, up to the end of the block of Arabic: a byte, or one
/// of these.
static USUAL: LazyLock<[u8; 0x700]> = LazyLock::new(|| {
    let mut usual = [OTHER; 0x700];
    for (code, place) in (0..).zip(&mut usual) {
        let mut letters = Vec::new();
        let character = char::from_u32(code).unwrap_or_default();
        fold_each(character.encode_utf8(&mut [0; 4]), |letter| letters.push(letter));
        *place = match letters.as_slice() {
            [] => GONE,
            [letter] if !is_word(*letter) => GAP,
            [letter] => byte(*letter).unwrap_or(OTHER),
            [..] => OTHER,
        };
    }
    usual
});

/// Not one byte.
const OTHER: u8 = 0;
/// Folding leaves nothing of it.
const GONE: u8 = 1;
/// It stands between words.
const GAP: u8 = 2;

/// Appends a letter that is folded already.
pub(super) fn push(c: char, bytes: &mut Vec<u8>) {
    if let Some(byte) = byte(c) {
        bytes.push(byte);
        return;
    }
    let code = u32::from(c);
    bytes.push(LEAD | (code >> 20) as u8);
    bytes.extend((0..5).rev().map(|place| NEXT | (code >> (place * 4)) as u8 & 0x0f));
}

/// The folded text again.
pub(super) fn text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if let Some(c) = character(first) {
            text.push(c);
            continue;
        }
        let code = after
            .iter()
            .take(5)
            .fold(u32::from(first), |code, &byte| code << 4 | u32::from(byte & 0x0f));
        text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        rest = after.get(5..).unwrap_or_default();
    }
    text
}

/// First byte, first and last code: ASCII, Arabic, what its neighbours add, Hebrew, ں ھ ے.
const RANGES: [(u8, u32, u32); 7] = [
    (0x20, 0x20, 0x7e),
    (0x80, 0x621, 0x64a),
    (0xaa, 0x679, 0x6af),
    (0xe1, 0x5d0, 0x5ea),
    (0xfc, 0x6ba, 0x6ba),
    (0xfd, 0x6be, 0x6be),
    (0xfe, 0x6d2, 0x6d2),
];

/// The byte of each code up to the last of [`RANGES`]; 0 for none.
static BYTES: [u8; 0x6d3] = {
    let mut bytes = [0; 0x6d3];
    let mut range = 0;
    while range < RANGES.len() {
        let (first, start, end) = RANGES[range];
        let mut code = start;
        while code <= end {
            bytes[code as usize] = first + (code - start) as u8;
            code += 1;
        }
        range += 1;
    }
    bytes
};

fn byte(c: char) -> Option<u8> {
    BYTES.get(c as usize).copied().filter(|byte| *byte != 0)
}

fn character(byte: u8) -> Option<char> {
    let (first, start, _) = RANGES.iter().find(|(first, start, end)| {
        (u32::from(*first)..=u32::from(*first) + end - start).contains(&u32::from(byte))
    })?;
    char::from_u32(start + u32::from(byte - first))
}

/// Tells texts apart, for as long as the program runs.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = foldhash::quality::FixedState::default().build_hasher();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_title;
    use proptest::prelude::*;

    #[test]
    fn a_letter_is_a_byte() {
        assert_eq!(letters("حكاية گل 12 שלום").len(), "حكاية گل 12 שלום".chars().count());
    }

    proptest! {
        #[test]
        fn a_title_holds_the_words_it_held(
            title in "[ا-ي ٹپچگےںھ آa-dא-תж字🙂]{0,12}", word in "[ا-يٹپچےa-dא-תж字🙂]{1,2}"
        ) {
            let (folded, word) = (fold_title(&title), fold_title(&word));
            let mut bytes = Vec::new();
            word.chars().for_each(|c| push(c, &mut bytes));
            let holds = memchr::memmem::find(&letters(&title), &bytes).is_some();
            prop_assert_eq!(holds, folded.contains(&word));
            prop_assert_eq!(text(&letters(&title)), folded);
        }
    }
}
