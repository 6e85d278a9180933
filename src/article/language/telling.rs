//! Which language a text is in, by letters that its neighbours do not have.

use super::{is_mark, is_right_to_left};

/// Letters that tell the languages of a script apart, counted.
#[derive(Debug, Default)]
pub(super) struct Telling {
    /// Letters of the Arabic script, by what they tell.
    classes: [usize; CLASSES],
    hebrew: usize,
    yiddish: usize,
    pub(super) other: usize,
}

/// What a letter of the Arabic script tells.
const PLAIN: u8 = 1;
const ARABIC: u8 = 2;
const EASTERN: u8 = 3;
const URDU: u8 = 4;
const PASHTO: u8 = 5;
const SINDHI: u8 = 6;
const SORANI: u8 = 7;
const UYGHUR: u8 = 8;
const CLASSES: usize = 9;

/// The block U+0600–U+06FF: most letters of an article need this look-up and no more.
static CLASS: [u8; 256] = class_table();

const fn class_table() -> [u8; 256] {
    let mut table = [0; 256];
    let mut low = 0;
    while low < 256 {
        if let Some(letter) = char::from_u32(0x0600 + low) {
            table[low as usize] = class(letter);
        }
        low += 1;
    }
    table
}

const fn class(letter: char) -> u8 {
    match letter {
        'ة' | 'ي' | 'ك' | 'ى' | 'أ' | 'إ' => ARABIC,
        'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک' => EASTERN,
        'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' | 'ہ' | 'ۂ' | 'ۓ' => URDU,
        'ټ' | 'ډ' | 'ړ' | 'ږ' | 'ښ' | 'ځ' | 'څ' | 'ګ' | 'ڼ' | 'ۍ' => PASHTO,
        'ڀ' | 'ٻ' | 'ٺ' | 'ٽ' | 'ٿ' | 'ڄ' | 'ڃ' | 'ڇ' | 'ڊ' | 'ڌ' | 'ڍ' | 'ڏ' | 'ڙ' | 'ڦ' | 'ڱ'
        | 'ڳ' | 'ڻ' => SINDHI,
        'ڵ' | 'ێ' | 'ڕ' | 'ڤ' => SORANI,
        'ۈ' | 'ۋ' | 'ڭ' | 'ۇ' => UYGHUR,
        '\u{620}'..='\u{63f}'
        | '\u{641}'..='\u{64a}'
        | '\u{66e}'
        | '\u{66f}'
        | '\u{671}'..='\u{6d3}'
        | '\u{6d5}'
        | '\u{6ee}'
        | '\u{6ef}'
        | '\u{6fa}'..='\u{6ff}' => PLAIN,
        _ => 0,
    }
}

impl Telling {
    pub(super) fn count(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\0'..='\u{7f}' => self.other += usize::from(c.is_ascii_alphabetic()),
                '\u{600}'..='\u{6ff}' => self.classes[usize::from(CLASS[(c as usize) & 0xff])] += 1,
                '\u{5d0}'..='\u{5ea}' => self.hebrew += 1,
                '\u{5f0}'..='\u{5f2}' | '\u{fb2e}' | '\u{fb2f}' | '\u{fb4b}' | '\u{fb1f}' => {
                    self.yiddish += 1;
                }
                c if is_right_to_left(c) => self.classes[usize::from(PLAIN)] += 1,
                c => self.other += usize::from(c.is_alphabetic() && !is_mark(c)),
            }
        }
    }

    fn of(&self, class: u8) -> usize {
        self.classes[usize::from(class)]
    }

    /// All letters of the Arabic script.
    pub(super) fn all(&self) -> usize {
        self.classes[1..].iter().sum()
    }

    /// The language, where letters settle it.
    pub(super) fn verdict(&self) -> Verdict {
        let all = self.all();
        if self.hebrew.max(all) < self.other {
            return Verdict::Open;
        }
        if self.hebrew > all {
            return match self.hebrew {
                12.. if self.yiddish * 100 >= self.hebrew * 2 => Verdict::Is("yi"),
                12.. => Verdict::Is("he"),
                0..12 => Verdict::TooShort,
            };
        }
        if all < 20 {
            return Verdict::TooShort;
        }
        // So many letters of a class, and such a share of all.
        let shows = |class, letters, percent| {
            self.of(class) >= letters && self.of(class) * 100 >= all * percent
        };
        let (urdu, eastern, arabic) = (self.of(URDU), self.of(EASTERN), self.of(ARABIC));
        match () {
            () if shows(SINDHI, 2, 2) && self.of(SINDHI) > urdu => Verdict::Is("sd"),
            () if shows(PASHTO, 2, 1) && self.of(PASHTO) > urdu => Verdict::Is("ps"),
            () if shows(UYGHUR, 3, 3) => Verdict::Is("ug"),
            () if shows(SORANI, 2, 1) => Verdict::Is("ckb"),
            () if shows(URDU, 3, 3) => Verdict::Is("ur"),
            () if eastern >= 3 && eastern >= 4 * arabic => Verdict::Is("fa"),
            () if arabic >= 3 && arabic >= 4 * (eastern + urdu) => Verdict::Is("ar"),
            () => Verdict::Open,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Is(&'static str),
    TooShort,
    Open,
}
