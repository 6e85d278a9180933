//! Letters as readers compare them when they search, with a map back to the text they came from.
//!
//! Every character is folded by itself, whatever stands beside it:
//!
//! - harakat and other marks, tatweel, joiners and direction marks go;
//! - all alefs are `ا`, all yehs and alef maqsura `ي`, teh marbuta and the hehs `ه`, all kafs `ك`,
//!   all gafs `گ`;
//! - a hamza gives way to its carrier (`ؤ` is `و`, `ئ` is `ي`), because writers leave it out; a hamza
//!   on the line stays, because it is a letter;
//! - presentation forms are their letters, digits of every script are ASCII, Latin is lower case
//!   without accents, every kind of space is a space.
//!
//! Urdu's `ے`, `ھ` and `ں` are letters of their own there and stay.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, decompose_compatible};

/// `text` with its letters folded.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut |letter| folded.push(letter));
    }
    folded
}

/// Gives `emit` the folded letters of `text`, one after the other.
pub fn fold_each(text: &str, mut emit: impl FnMut(char)) {
    for c in text.chars() {
        fold_char(c, &mut emit);
    }
}

/// `text` folded, with punctuation and runs of spaces as single spaces, trimmed: what two spellings
/// of one headline have in common.
#[must_use]
pub fn fold_title(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        fold_char(c, &mut |letter| {
            if is_word(letter) {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                folded.push(letter);
            } else {
                gap = true;
            }
        });
    }
    folded
}

/// Is a folded character part of a word? The letters of news are answered before the tables are asked.
#[must_use]
pub fn is_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        '\u{621}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => true,
        other => other.is_alphanumeric(),
    }
}

/// A folded text that knows where each of its letters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    segments: Vec<Segment>,
    source_bytes: usize,
}

/// From here on the folded text and its source run alike, or one character became others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    folded: usize,
    source: usize,
    /// Each byte of this segment has one of its own in the source.
    alike: bool,
}

impl Folded {
    /// Folds `source`.
    #[must_use]
    pub fn new(source: &str) -> Folded {
        let mut folded = Folded {
            text: String::with_capacity(source.len()),
            segments: Vec::new(),
            source_bytes: source.len(),
        };
        let mut alike_so_far = false;
        for (at, c) in source.char_indices() {
            let before = folded.text.len();
            fold_char(c, &mut |letter| folded.text.push(letter));
            let grown = folded.text.len() - before;
            // One character of the same length keeps the two texts in step.
            let alike = grown == c.len_utf8() && folded.text[before..].chars().nth(1).is_none();
            if grown > 0 && !(alike && alike_so_far) {
                folded.segments.push(Segment { folded: before, source: at, alike });
            }
            alike_so_far = alike;
        }
        folded
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source behind a range of bytes of the folded text: whole characters, with
    /// the marks that follow them. An empty range gives the empty range where it stands.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let mut first = range.start.min(self.text.len());
        let mut last = range.end.clamp(first, self.text.len());
        while !self.text.is_char_boundary(first) {
            first -= 1;
        }
        while !self.text.is_char_boundary(last) {
            last += 1;
        }
        let start = self.source_start(first);
        if first == last {
            return start..start;
        }
        start..self.source_end(last)
    }

    fn source_start(&self, folded: usize) -> usize {
        let index = self.segments.partition_point(|segment| segment.folded <= folded);
        let Some(segment) = index.checked_sub(1).and_then(|index| self.segments.get(index)) else {
            return 0;
        };
        if folded == self.text.len() {
            return self.source_bytes;
        }
        if segment.alike { segment.source + (folded - segment.folded) } else { segment.source }
    }

    fn source_end(&self, folded: usize) -> usize {
        // The segment that holds the last byte.
        let index = self.segments.partition_point(|segment| segment.folded < folded);
        let next = self.segments.get(index);
        let Some(segment) = index.checked_sub(1).and_then(|index| self.segments.get(index)) else {
            return 0;
        };
        let folded_end = next.map_or(self.text.len(), |next| next.folded);
        if segment.alike && folded < folded_end {
            segment.source + (folded - segment.folded)
        } else {
            next.map_or(self.source_bytes, |next| next.source)
        }
    }
}

/// What stands in the table for a character that goes.
const GONE: u16 = 0;

/// The block U+0600–U+06FF, folded: one look-up a letter.
static ARABIC: [u16; 256] = arabic_table();

const fn arabic_table() -> [u16; 256] {
    let mut table = [0; 256];
    let mut low = 0;
    while low < 256 {
        table[low] = fold_arabic(0x0600 + low as u16);
        low += 1;
    }
    table
}

const fn fold_arabic(code: u16) -> u16 {
    match code {
        // Marks, tatweel, the Arabic letter mark.
        0x0610..=0x061A
        | 0x061C
        | 0x0640
        | 0x064B..=0x065F
        | 0x0670
        | 0x06D6..=0x06DC
        | 0x06DF..=0x06E4
        | 0x06E7..=0x06E8
        | 0x06EA..=0x06ED => GONE,
        // آ أ إ ٱ ٲ ٳ ٵ
        0x0622 | 0x0623 | 0x0625 | 0x0671..=0x0673 | 0x0675 => 0x0627,
        // ؤ and high hamza waw; ۥ is its small form, a letter.
        0x0624 | 0x0676 => 0x0648,
        // ئ ى ٸ ی ۍ ێ ې ؠ
        0x0620 | 0x0626 | 0x0649 | 0x0678 | 0x06CC..=0x06CE | 0x06D0 => 0x064A,
        // ة ۀ ہ ۂ ۃ ە
        0x0629 | 0x06C0..=0x06C3 | 0x06D5 => 0x0647,
        // ک ڪ
        0x06A9 | 0x06AA => 0x0643,
        // ګ ڰ
        0x06AB | 0x06B0 => 0x06AF,
        // ۓ loses its hamza as the other carriers do.
        0x06D3 => 0x06D2,
        0x0660..=0x0669 => code - 0x0660 + 0x30,
        0x06F0..=0x06F9 => code - 0x06F0 + 0x30,
        other => other,
    }
}

/// Gives `emit` what `c` folds to: nothing, one letter, or several.
fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    match c {
        '\0'..='\u{7f}' => emit(fold_ascii(c)),
        '\u{600}'..='\u{6ff}' => emit_arabic(c, emit),
        // Marks on a space or a tatweel, shown by themselves: nothing is left of them.
        '\u{fc5e}'..='\u{fc63}' | '\u{fcf2}'..='\u{fcf4}' | '\u{fe70}'..='\u{fe7f}' => {}
        '\u{fb00}'..='\u{fdff}' | '\u{fe80}'..='\u{feff}' | '\u{ff01}'..='\u{ffee}' => {
            decompose_compatible(c, |part| fold_part(part, emit));
        }
        // Hangul syllables come apart into jamo for nobody's good.
        '\u{ac00}'..='\u{d7a3}' => emit(c),
        other => decompose_canonical(other, |part| fold_part(part, emit)),
    }
}

fn fold_ascii(c: char) -> char {
    if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() }
}

fn emit_arabic(c: char, emit: &mut impl FnMut(char)) {
    let folded = ARABIC[(c as usize) & 0xff];
    if let Some(letter) = char::from_u32(u32::from(folded)).filter(|_| folded != GONE) {
        emit(letter);
    }
}

/// Folds one character of a decomposition, which has none of its own any more.
fn fold_part(c: char, emit: &mut impl FnMut(char)) {
    match c {
        '\0'..='\u{7f}' => emit(fold_ascii(c)),
        '\u{600}'..='\u{6ff}' => emit_arabic(c, emit),
        other if is_dropped(other) => {}
        other if other.is_whitespace() => emit(' '),
        other => match digit(other) {
            Some(value) => emit(value),
            None => other.to_lowercase().filter(|&lower| !is_dropped(lower)).for_each(emit),
        },
    }
}

/// Marks outside the Arabic block, and characters that only steer.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}'
        // Hebrew points and accents.
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}'
        // Syriac, and the later Arabic blocks.
        | '\u{711}' | '\u{730}'..='\u{74a}' | '\u{898}'..='\u{89f}' | '\u{8ca}'..='\u{8e1}'
        | '\u{8e3}'..='\u{8ff}' | '\u{10efc}'..='\u{10eff}'
        // Joiners, direction marks and controls, variation selectors.
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20f0}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}')
}

/// The zeros of all decimal digits of Unicode 17.0.0 (General Category Nd); each is followed by its nine.
#[rustfmt::skip]
const ZEROS: [u32; 76] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66,
    0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
    0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0,
    0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11de0, 0x11f50, 0x16130,
    0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0,
    0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// The ASCII digit of the same value as a decimal digit of any script.
pub(crate) fn digit(c: char) -> Option<char> {
    let zero = ZEROS.partition_point(|zero| *zero <= u32::from(c)).checked_sub(1)?;
    char::from_digit(u32::from(c) - ZEROS[zero], 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_that_readers_take_for_one_fold_to_one() {
        assert_eq!(fold("أإآٱا"), "ااااا");
        assert_eq!(fold("يىیئ"), "يييي");
        assert_eq!(fold("ةهۀہە"), "ههههه");
        assert_eq!(fold("ك\u{6a9}"), "كك");
        assert_eq!(fold("گګ"), "گگ");
        assert_eq!(fold("ؤو"), "وو");
    }

    #[test]
    fn digits_of_every_script_fold_to_ascii() {
        assert!(ZEROS.is_sorted_by(|one, next| one + 9 < *next));
        assert_eq!(fold("٠۹०７𝟗🯹"), "090799");
        assert_eq!(digit('½'), None);
    }

    #[test]
    fn marks_tatweel_and_steering_characters_go() {
        assert_eq!(fold("مُحَمَّدٌ"), "محمد");
        assert_eq!(fold("محـــمد"), "محمد");
        assert_eq!(fold("می\u{200c}شود\u{200f}\u{202b}"), "ميشود");
        assert_eq!(fold("שָׁלוֹם"), "שלום");
        assert_eq!(fold("\u{627}\u{654}"), "ا");
    }

    #[test]
    fn presentation_forms_are_their_letters() {
        assert_eq!(fold("\u{fefb}"), "لا");
        assert_eq!(fold("\u{fef7}"), "لا");
        assert_eq!(fold("\u{fedb}\u{fe98}\u{fe8e}\u{fe8f}"), "كتاب");
        assert_eq!(fold("\u{fe70}\u{fe76}"), "");
    }

    #[test]
    fn digits_and_latin_fold_too() {
        assert_eq!(fold("٢٠١٥ ۱۳۹۴ २०"), "2015 1394 20");
        assert_eq!(fold("BBC Café İzmir"), "bbc cafe izmir");
        assert_eq!(fold("a\u{a0}b\u{2009}c"), "a b c");
    }

    #[test]
    fn urdu_letters_of_their_own_stay() {
        assert_eq!(fold("ے"), "ے");
        assert_eq!(fold("ھ"), "ھ");
    }

    #[test]
    fn a_title_keeps_only_its_words() {
        assert_eq!(fold_title("  «بوتين»:  نموٌّ — متسارع! "), "بوتين نمو متسارع");
        assert_eq!(fold_title("اقرأ/ي أيضاً.."), "اقرا ي ايضا");
        assert_eq!(fold_title("***"), "");
    }

    #[test]
    fn every_character_folds_to_what_folds_to_itself() {
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_hit_covers_its_marks_and_whole_ligatures() {
        let source = "قال مُحَمَّدٌ إن ﻻعبًا ٣ مرات";
        let folded = Folded::new(source);
        let found = |needle: &str| {
            let start = folded.text().find(needle).unwrap();
            &source[folded.source(start..start + needle.len())]
        };
        assert_eq!(found("محمد"), "مُحَمَّدٌ");
        assert_eq!(found("لاعب"), "ﻻعبً");
        assert_eq!(found("اعب"), "ﻻعبً");
        assert_eq!(found("3"), "٣");
        assert_eq!(found("قال"), "قال");
        assert_eq!(found("مرات"), "مرات");
    }

    fn newsy() -> impl Strategy<Value = String> {
        let letters = prop_oneof![
            Just('ا'),
            Just('أ'),
            Just('ل'),
            Just('م'),
            Just('\u{64b}'),
            Just('\u{651}'),
            Just('ـ'),
            Just('\u{fefb}'),
            Just('٣'),
            Just('A'),
            Just(' '),
            Just('.'),
            Just('\u{200f}'),
            any::<char>()
        ];
        prop::collection::vec(letters, 0..40).prop_map(|letters| letters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in newsy()) {
            let once = fold(&text);
            prop_assert_eq!(&fold(&once), &once);
            let title = fold_title(&text);
            prop_assert_eq!(&fold_title(&title), &title);
        }

        #[test]
        fn the_map_gives_whole_characters_in_order(text in newsy(), a in 0usize..80, b in 0usize..80) {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.text(), fold(&text));
            let range = folded.source(a.min(b)..a.max(b));
            prop_assert!(range.start <= range.end && range.end <= text.len());
            prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
            let end = folded.text().len();
            let part = folded.text().char_indices().map(|(at, c)| at..at + c.len_utf8());
            for letter in part {
                let source = &text[folded.source(letter.clone())];
                prop_assert!(fold(source).contains(&folded.text()[letter]));
            }
            prop_assert!(end == 0 || folded.source(0..end).end == text.len());
        }
    }
}
