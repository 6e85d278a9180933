//! Every layout's board, key by key, against the table.

use super::*;

/// The US board: its rows from the top left, then the same with Shift.
const US: [&str; 2] = [
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
    "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?",
];

// symbols/ara (basic)
const ARABIC: [&str; 2] = [
    "ذ1234567890-=ضصثقفغعهخحجد\\شسيبلاتنمكطئءؤرﻻىةوزظ",
    "\u{651}!@#$%^&*)(_+\u{64e}\u{64b}\u{64f}\u{64c}ﻹإ`÷×؛<>…\u{650}\u{64d}][ﻷأـ،/:\"~\u{652}}{ﻵآ',.؟",
];

// symbols/ara (mac)
const ARABIC_MAC: [&str; 2] = [
    "ـ١٢٣٤٥٦٧٨٩٠-=ضصثقفغعهخحجة\\شسيبلاتنمك؛ظطذدزرو،./",
    " !@#$٪^&*)(_+\u{64e}\u{64b}\u{650}\u{64d}\u{64f}\u{64c}\u{652}\u{651}][}{|»«ى\u{670} آٱ  :\"  ئءأإؤ><؟",
];

// symbols/ir (pes)
const PERSIAN: [&str; 2] = [
    "\u{200d}۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحجچ\\شسیبلاتنمکگظطزرذدپو./",
    "÷!٬٫﷼٪×،*)(ـ+\u{652}\u{64c}\u{64d}\u{64b}\u{64f}\u{650}\u{64e}\u{651}][}{|ؤئيإأآة»«:؛ك\u{653}ژ\u{670}\u{200c}\u{654}ء><؟",
];

// symbols/pk (urd-phonetic)
const URDU: [&str; 2] = [
    "\u{64b}1234567890-=قوعرتےءیہپ][\\اسدفگحجکل؛'زشچطبنم،۔/",
    "~!@#$%^&*)(_+\u{652}ؤ\u{670}ڑٹ\u{64e}ئ\u{650}ۃ\u{64f}}{|آصڈ\u{651}غھضخ\u{654}:\"ذژثظ.ں\u{658}<>؟",
];

// symbols/il (basic)
const HEBREW: [&str; 2] = [
    ";1234567890-=/'קראטוןםפ][\\שדגכעיחלךף,זסבהנמצתץ.",
    "~!@#$%^&*)(_+QWERTYUIOP}{|ASDFGHJKL:\"ZXCVBNM><?",
];

/// The keys that the reader gives a meaning.
const KEYS: &str = "jkbgGhlrO/nNfFmsuoyY+-=JHDtzT?qQ[]R0123456789";

/// What a program takes the character for.
fn taken_for(c: char) -> char {
    latin_at(c).unwrap_or(c)
}

/// The keys nobody can press with the layout on.
fn out_of_reach(board: [&str; 2]) -> String {
    let pressed: Vec<char> = board.concat().chars().map(taken_for).collect();
    KEYS.chars().filter(|key| !pressed.contains(key)).collect()
}

/// The characters of a layout that are taken for another place than theirs.
fn displaced(board: [&str; 2]) -> usize {
    let places = US.concat();
    let typed = board.concat();
    let pairs = typed.chars().zip(places.chars());
    pairs.filter(|(c, place)| !c.is_ascii() && !is_digit(*c) && taken_for(*c) != *place).count()
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

#[test]
fn an_arabic_letter_is_the_key_it_stands_on() {
    assert_eq!(latin_at('ت'), Some('j'));
    assert_eq!(latin_at('ن'), Some('k'));
    assert_eq!(latin_at('ض'), Some('q'));
    assert_eq!(latin_at('ـ'), Some('J'));
}

#[test]
fn lam_alef_is_the_key_b_and_its_kin_are_where_shift_has_them() {
    assert_eq!(latin_at('\u{fefb}'), Some('b'));
    assert_eq!(latin_at('\u{fef5}'), Some('B'));
    assert_eq!(latin_at('\u{fef7}'), Some('G'));
    assert_eq!(latin_at('\u{fef9}'), Some('T'));
}

#[test]
fn digits_of_any_script_are_digits() {
    for digits in ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡"]
    {
        let ascii: String = digits.chars().filter_map(latin_at).collect();
        assert_eq!(ascii, "0123456789");
    }
}

#[test]
fn ascii_means_itself_wherever_a_layout_has_it() {
    assert!(('\0'..='\u{7f}').all(|c| latin_at(c).is_none()));
}

#[test]
fn what_no_layout_has_is_not_looked_up() {
    for c in ['é', '漢', 'я', '\u{200f}', '\u{10ffff}', '½', '٭'] {
        assert_eq!(latin_at(c), None, "{c:?}");
    }
}

#[test]
fn the_table_is_in_order() {
    assert!(PLACES.is_sorted_by(|(one, _), (next, _)| one < next));
}

#[test]
fn every_character_of_every_layout_is_known() {
    for board in [ARABIC, ARABIC_MAC, PERSIAN, URDU, HEBREW] {
        for c in board.concat().chars() {
            assert!(taken_for(c).is_ascii(), "{c:?}");
        }
        assert_eq!(board.map(|level| level.chars().count()), [47, 47]);
    }
}

#[test]
fn arabic_and_hebrew_letters_are_all_at_their_own_place() {
    assert_eq!(displaced(ARABIC), 0);
    assert_eq!(displaced(HEBREW), 0);
}

#[test]
fn with_arabic_on_two_keys_are_out_of_reach() {
    assert_eq!(out_of_reach(ARABIC), "FD");
}

#[test]
fn with_arabic_of_the_macintosh_on_five_keys_are_out_of_reach() {
    assert_eq!(out_of_reach(ARABIC_MAC), "bGODT");
}

#[test]
fn with_persian_on_five_keys_are_out_of_reach() {
    assert_eq!(out_of_reach(PERSIAN), "bGnDT");
}

#[test]
fn with_urdu_on_five_keys_are_out_of_reach() {
    assert_eq!(out_of_reach(URDU), "bGnYJ");
}

#[test]
fn with_hebrew_on_one_key_is_out_of_reach() {
    assert_eq!(out_of_reach(HEBREW), "q");
}

#[test]
fn every_action_can_be_asked_for_with_any_layout_on() {
    use crate::app::key::KeyCode;
    use crate::ui::keys::BINDINGS;

    for board in [ARABIC, ARABIC_MAC, PERSIAN, URDU, HEBREW] {
        let pressed: Vec<char> = board.concat().chars().map(taken_for).collect();
        let is_at_hand = |code: KeyCode| match code {
            KeyCode::Char(c) => c == ' ' || pressed.contains(&c),
            _ => true,
        };
        for binding in BINDINGS {
            let reached = binding.keys.iter().any(|key| key.ctrl || is_at_hand(key.code));
            assert!(reached, "{:?}", binding.action);
        }
    }
}
