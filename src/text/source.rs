//! Source text → the text the engine works on, with the way back.
//!
//! Most paragraphs are worked on as they are. Where a paragraph holds presentation forms,
//! decomposed letters, the long ligatures of U+FDF0–FDFF, the sign around a verse number, or where
//! the reader asks for other digits or no harakat, the text is rewritten first, so that levels,
//! line breaks and shapes are found on the letters that will be drawn.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_bidi::BidiClass;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_compatible};

use super::chars::{Survey, TABLE, decimal, is_haraka};
use super::{Digits, Harakat, Options};

/// The text the engine works on.
#[derive(Debug)]
pub(super) struct Working<'a> {
    /// What is laid out.
    pub(super) text: Cow<'a, str>,
    /// For every part of `text` its byte offset there and its source bytes; empty when `text` is
    /// the source itself.
    pieces: Vec<(u32, Range<u32>)>,
}

/// From working bytes to source bytes, in the order of the text.
pub(super) struct Sources<'a> {
    pieces: &'a [(u32, Range<u32>)],
}

impl<'a> Working<'a> {
    /// Rewrites `source` where it must be.
    pub(super) fn new(source: &'a str, survey: Survey, options: &Options) -> Working<'a> {
        if survey.must_be_rewritten(options) {
            rewrite(source, options)
        } else {
            Working { text: Cow::Borrowed(source), pieces: Vec::new() }
        }
    }

    /// Whether the text is the source itself.
    pub(super) fn is_source(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// The way back to the source.
    pub(super) fn sources(&self) -> Sources<'_> {
        Sources { pieces: &self.pieces }
    }
}

impl Sources<'_> {
    /// Source bytes behind `working` bytes, which must be whole characters and not before those
    /// asked for last.
    pub(super) fn of(&mut self, working: Range<u32>) -> Range<u32> {
        if self.pieces.is_empty() || working.is_empty() {
            return working;
        }
        while self.pieces.get(1).is_some_and(|next| next.0 <= working.start) {
            self.pieces = &self.pieces[1..];
        }
        let covered = self.pieces.iter().take_while(|piece| piece.0 < working.end);
        covered
            .map(|piece| piece.1.clone())
            .reduce(|all, part| all.start.min(part.start)..all.end.max(part.end))
            .unwrap_or(working)
    }
}

/// `source` with vowel signs and digits as `options` ask, and with letters for presentation forms:
/// still text to be read on, so that nothing is spelt out or bracketed for a grid.
#[must_use]
pub fn rewritten<'a>(source: &'a str, options: &Options) -> Cow<'a, str> {
    let is_form = |c: char| matches!(c, '\u{fb50}'..='\u{fbff}' | '\u{fe70}'..='\u{fefc}');
    if !source.chars().any(|c| is_form(c) || changed_by_options(c, options)) {
        return Cow::Borrowed(source);
    }
    let mut names = Names::new(source);
    let mut text = String::with_capacity(source.len());
    for (at, c) in source.char_indices() {
        let digits = names.digits(at, c, options.digits);
        if is_form(c) {
            text.extend(c.nfkc());
        } else if !(options.harakat == Harakat::Hide && is_haraka(c)) {
            text.push(digits.write(c));
        }
    }
    Cow::Owned(text)
}

/// Which digits stay as they are written: those of names and addresses in scripts that run from left to right,
/// `MP3`, `3G`, `iOS 17.5`, whose letters they read with (UAX #9 W7).
struct Names<'s> {
    source: &'s str,
    /// The last letter runs from left to right.
    is_in_one: bool,
    /// The digits up to this byte stay, or do not.
    end: usize,
    stay: bool,
}

impl Names<'_> {
    fn new(source: &str) -> Names<'_> {
        Names { source, is_in_one: false, end: 0, stay: false }
    }

    /// How the character at byte `at` is to be written, which must be the next one, where `asked` is asked for.
    fn digits(&mut self, at: usize, c: char, asked: Digits) -> Digits {
        if asked == Digits::AsWritten {
            return asked;
        }
        if decimal(c).is_none() {
            match TABLE.traits(c).bidi() {
                BidiClass::L => self.is_in_one = true,
                BidiClass::R | BidiClass::AL => self.is_in_one = false,
                _ => {}
            }
            return asked;
        }
        if at >= self.end {
            let rest = &self.source[at..];
            let length = rest.find(|c| decimal(c).is_none()).unwrap_or(rest.len());
            let next = rest[length..].chars().next();
            let begins_one = next.is_some_and(|c| TABLE.traits(c).bidi() == BidiClass::L);
            (self.end, self.stay) = (at + length, self.is_in_one || begins_one);
        }
        if self.stay { Digits::AsWritten } else { asked }
    }
}

fn changed_by_options(c: char, options: &Options) -> bool {
    (options.harakat == Harakat::Hide && is_haraka(c))
        || (options.digits != Digits::AsWritten && options.digits.write(c) != c)
}

fn rewrite(source: &str, options: &Options) -> Working<'static> {
    let mut working = Writer { text: String::with_capacity(source.len()), ..Writer::default() };
    let mut names = Names::new(source);
    let mut chars = source.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let options = &Options { digits: names.digits(start, c, options.digits), ..*options };
        let start = start as u32;
        let mut end = start + c.len_utf8() as u32;
        if c == '\u{6dd}' {
            working.verse_number(&mut chars, start, options);
            continue;
        }
        if options.harakat == Harakat::Hide && is_haraka(c) {
            working.absorb(end);
            continue;
        }
        if !chars.peek().is_some_and(|(_, next)| composes(*next) && c.is_alphabetic()) {
            working.push_letters(c, start..end, options);
            continue;
        }
        let mut cluster = String::new();
        letters(c, &mut |letter| cluster.push(letter));
        while let Some((_, mark)) = chars.next_if(|(_, next)| composes(*next)) {
            end += mark.len_utf8() as u32;
            cluster.push(mark);
        }
        working.push(cluster.nfc(), start..end, options);
    }
    Working { text: Cow::Owned(working.text), pieces: working.pieces }
}

/// Marks that NFC may fold into the letter before them.
fn composes(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{653}'..='\u{655}')
}

/// What stands for one character: the letters of a presentation form or long ligature, nothing for
/// a sign that is laid over the digits after it, else the character itself.
fn letters(c: char, push: &mut impl FnMut(char)) {
    match c {
        '\u{600}'..='\u{605}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' => {}
        _ => match FORMS.get((c as usize).wrapping_sub(FIRST_FORM)) {
            Some(letters) => letters.chars().for_each(push),
            None => push(c),
        },
    }
}

const FIRST_FORM: usize = 0xfb1d;

/// What stands for U+FB1D–FEFC, looked up once.
static FORMS: LazyLock<Vec<String>> = LazyLock::new(|| {
    ('\u{fb1d}'..='\u{fefc}')
        .map(|c| {
            let mut letters = String::new();
            match c {
                // It has no decomposition in Unicode.
                '\u{fdfd}' => letters.push_str("بسم الله الرحمن الرحيم"),
                '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                    composed(c, &mut |letter| letters.push(letter));
                }
                _ => letters.push(c),
            }
            letters
        })
        .collect()
});

/// NFKC of one character whose letters compose, if they do, two by two.
fn composed(c: char, push: &mut impl FnMut(char)) {
    let mut before: Option<char> = None;
    decompose_compatible(c, |letter| {
        before = match before {
            None => Some(letter),
            Some(first) => compose(first, letter).or_else(|| {
                push(first);
                Some(letter)
            }),
        };
    });
    before.into_iter().for_each(push);
}

/// Long ligatures of one paragraph that are spelt out. Each takes up to 22 letters, so that a flood of them
/// would take hundreds of times its length.
const MOST_SPELT: usize = 10_000;

#[derive(Default)]
struct Writer {
    text: String,
    pieces: Vec<(u32, Range<u32>)>,
    /// Long ligatures so far.
    spelt: usize,
}

impl Writer {
    /// Adds what stands for the character at `source`.
    fn push_letters(&mut self, c: char, source: Range<u32>, options: &Options) {
        let is_long = matches!(c, '\u{fdf0}'..='\u{fdff}');
        self.spelt += usize::from(is_long);
        if is_long && self.spelt > MOST_SPELT {
            return self.push_one(c, source, options);
        }
        self.pieces.push((self.text.len() as u32, source));
        letters(c, &mut |letter| self.write(letter, options));
        self.drop_empty_piece();
    }

    /// Adds letters that stand for the same source.
    fn push(&mut self, letters: impl Iterator<Item = char>, source: Range<u32>, options: &Options) {
        self.pieces.push((self.text.len() as u32, source));
        letters.for_each(|letter| self.write(letter, options));
        self.drop_empty_piece();
    }

    fn push_one(&mut self, letter: char, source: Range<u32>, options: &Options) {
        self.push(std::iter::once(letter), source, options);
    }

    fn write(&mut self, letter: char, options: &Options) {
        if !(options.harakat == Harakat::Hide && is_haraka(letter)) {
            self.text.push(options.digits.write(letter));
        }
    }

    fn drop_empty_piece(&mut self) {
        if self.pieces.last().is_some_and(|piece| piece.0 as usize == self.text.len()) {
            self.pieces.pop();
        }
    }

    /// A hidden mark belongs to the letter before it.
    fn absorb(&mut self, end: u32) {
        if let Some(last) = self.pieces.last_mut() {
            last.1.end = last.1.end.max(end);
        }
    }

    /// U+06DD encloses the digits after it in a font, swallows them in a grid: ﴿١٢﴾ instead.
    fn verse_number(
        &mut self,
        chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>,
        start: u32,
        options: &Options,
    ) {
        let sign = start..start + '\u{6dd}'.len_utf8() as u32;
        self.push_one('\u{fd3f}', sign.clone(), options);
        while let Some((at, digit)) = chars.next_if(|(_, next)| next.is_numeric()) {
            let source = at as u32..(at + digit.len_utf8()) as u32;
            self.push_one(digit, source, options);
        }
        self.push_one('\u{fd3e}', sign, options);
    }
}

impl Digits {
    fn write(self, c: char) -> char {
        let Some(value) = decimal(c) else { return c };
        let zero = match self {
            Digits::AsWritten => return c,
            Digits::European => '0',
            Digits::ArabicIndic => '٠',
            Digits::ExtendedArabicIndic => '۰',
        };
        char::from_u32(zero as u32 + value).unwrap_or(c)
    }
}

/// Cuts at paragraph separators (`Bidi_Class` B), CRLF being one; each piece is a paragraph of its
/// own to UAX #9. The separators are in no piece. An empty text is one empty piece.
pub(super) fn sections(source: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = &source[start..];
        let Some(at) = rest.find(is_paragraph_separator) else {
            done = true;
            return Some(start..source.len());
        };
        let separator = if rest[at..].starts_with("\r\n") {
            2
        } else {
            rest[at..].chars().next().map_or(1, char::len_utf8)
        };
        let section = start..start + at;
        start += at + separator;
        Some(section)
    })
}

fn is_paragraph_separator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(source: &str, options: &Options) -> String {
        Working::new(source, Survey::of(source), options).text.into_owned()
    }

    #[test]
    fn presentation_forms_become_letters_and_lead_back() {
        let working = Working::new("ﻣﺼﺮ ﻻ", Survey::of("ﻣﺼﺮ ﻻ"), &Options::default());
        assert_eq!(working.text, "مصر لا");
        let end = working.text.len();
        let letters = end as u32 - 4..end as u32;
        let ligature = "ﻣﺼﺮ ".len() as u32.."ﻣﺼﺮ ﻻ".len() as u32;
        assert_eq!(working.sources().of(letters), ligature);
    }

    #[test]
    fn every_form_becomes_what_nfkc_makes_of_it() {
        let forms = ('\u{fb1d}'..='\u{fdff}').chain('\u{fe70}'..='\u{fefc}');
        for form in forms.filter(|form| *form != '\u{fdfd}') {
            let expected: String = form.nfkc().collect();
            assert_eq!(rewritten(&form.to_string(), &Options::default()), expected);
        }
    }

    #[test]
    fn decomposed_hamza_is_composed() {
        assert_eq!(rewritten("ا\u{654}ب", &Options::default()), "أب");
    }

    #[test]
    fn long_ligatures_are_spelt_out() {
        assert_eq!(rewritten("ﷲ", &Options::default()), "الله");
        assert_eq!(rewritten("ﷺ", &Options::default()), "صلى الله عليه وسلم");
        assert_eq!(rewritten("﷽", &Options::default()), "بسم الله الرحمن الرحيم");
    }

    #[test]
    fn a_flood_of_long_ligatures_is_not_spelt_out_to_its_end() {
        let text = "ﷺ".repeat(MOST_SPELT + 2);
        let written = rewritten(&text, &Options::default());
        assert!(written.ends_with("وسلمﷺﷺ"), "{} bytes", written.len());
        assert_eq!(written.matches("صلى").count(), MOST_SPELT);
    }

    #[test]
    fn a_verse_number_stands_in_ornate_brackets() {
        assert_eq!(rewritten("\u{6dd}١٢ ثم", &Options::default()), "\u{fd3f}١٢\u{fd3e} ثم");
    }

    #[test]
    fn hidden_harakat_belong_to_their_letter() {
        let options = Options { harakat: Harakat::Hide, ..Options::default() };
        let working = Working::new("كَتَبَ", Survey::of("كَتَبَ"), &options);
        assert_eq!(working.text, "كتب");
        assert_eq!(working.sources().of(0..2), 0.."كَ".len() as u32);
    }

    #[test]
    fn digits_are_written_as_asked() {
        let options = Options { digits: Digits::ArabicIndic, ..Options::default() };
        assert_eq!(rewritten("عام 1924", &options), "عام ١٩٢٤");
        let options = Options { digits: Digits::European, ..Options::default() };
        assert_eq!(rewritten("٣٥٪", &options), "35٪");
    }

    #[test]
    fn digits_of_names_and_addresses_stay_as_they_are_written() {
        let options = Options { digits: Digits::ArabicIndic, ..Options::default() };
        for (source, expected) in [
            ("هاتف iOS 17.5 من 2024", "هاتف iOS 17.5 من ٢٠٢٤"),
            ("في 3alyoum و5G وMP3", "في 3alyoum و5G وMP3"),
            (
                "انظر https://a.example/2024/05?y=1 الآن 7",
                "انظر https://a.example/2024/05?y=1 الآن ٧",
            ),
            ("COVID-19: 40% منهم", "COVID-19: 40% منهم"),
            ("٣ من 12", "٣ من ١٢"),
        ] {
            assert_eq!(rewritten(source, &options), expected);
            assert_eq!(super::rewritten(source, &options), expected);
        }
        let options = Options { digits: Digits::European, ..Options::default() };
        assert_eq!(rewritten("عام ١٩٢٤", &options), "عام 1924");
    }

    #[test]
    fn a_line_break_of_any_kind_ends_a_section() {
        let pieces =
            |text: &str| sections(text).map(|piece| text[piece].to_owned()).collect::<Vec<_>>();
        assert_eq!(pieces("a\r\nb\u{2029}c"), ["a", "b", "c"]);
        assert_eq!(pieces(""), [""]);
        assert_eq!(pieces("a\n"), ["a", ""]);
    }
}
