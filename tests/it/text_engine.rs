//! The text engine: what a reader sees of it, and what holds for every text.

use std::collections::BTreeSet;

use khabar::text::{
    Align, Base, Digits, Direction, Harakat, Kashida, Letters, Line, Options, Origin, Paragraph,
};
use proptest::prelude::*;

pub(crate) const RTL: Options = Options {
    base: Base::Given(Direction::Rtl),
    fallback_direction: Direction::Rtl,
    harakat: Harakat::Keep,
    digits: Digits::AsWritten,
    letters: Letters::Forms,
    kashida: Kashida::Stretch,
};

/// What one line of `columns` shows, from left to right.
fn shown(source: &str, columns: u16) -> Vec<String> {
    Paragraph::new(source, &RTL)
        .lines(columns, Align::Start)
        .iter()
        .map(|line| line.text())
        .collect()
}

/// The columns of `word` in the first line of `source`.
fn columns_of_word(source: &str, line: &Line<'_>, word: &str) -> Vec<std::ops::Range<u16>> {
    let start = source.find(word).unwrap_or(source.len());
    line.columns_of(start..start + word.len()).collect()
}

#[test]
fn a_word_is_joined_and_runs_from_the_right_edge() {
    assert_eq!(shown("خبر", 6), ["   ﺮﺒﺧ"]);
}

#[test]
fn lam_alef_is_one_cell_in_its_eight_forms() {
    assert_eq!(shown("لا لأ لإ لآ", 11), ["    ﻵ ﻹ ﻷ ﻻ"]);
    assert_eq!(shown("بلا بلأ بلإ بلآ", 15), ["    ﻶﺑ ﻺﺑ ﻸﺑ ﻼﺑ"]);
}

#[test]
fn lam_alef_forms_across_harakat_which_stay_with_it() {
    assert_eq!(shown("لَاً", 3), ["  ﻻ\u{64e}\u{64b}"]);
}

#[test]
fn harakat_follow_their_letter_in_a_reversed_line() {
    assert_eq!(shown("كَتَبَ", 3), ["ﺐ\u{64e}ﺘ\u{64e}ﻛ\u{64e}"]);
}

#[test]
fn a_letter_without_forms_keeps_its_neighbours_joined() {
    assert_eq!(shown("بڵب", 3), ["ﺐڵﺑ"]);
}

#[test]
fn zwnj_parts_letters_and_zwj_joins_them_and_neither_is_sent() {
    assert_eq!(shown("می\u{200c}شود", 6), [" ﺩﻮﺷﯽﻣ"]);
    assert_eq!(shown("ه\u{200d}", 1), ["ﻫ"]);
    // Between lam and alef ZWJ asks for the ligature; ZWNJ on both sides of it prevents that.
    assert_eq!(shown("ل\u{200d}ا", 1), ["ﻻ"]);
    assert_eq!(shown("ل\u{200c}ا", 2), ["ﺍﻝ"]);
}

#[test]
fn brackets_face_the_text_they_hold() {
    assert_eq!(shown("كتاب «البصريات» (Optics)", 24), ["(Optics) «ﺕﺎﻳﺮﺼﺒﻟﺍ» ﺏﺎﺘﻛ"]);
}

#[test]
fn numbers_dates_and_percentages_keep_their_own_order() {
    assert_eq!(shown("في 12/5/1876", 12), ["12/5/1876 ﻲﻓ"]);
    assert_eq!(shown("نسبة 35% منها", 13), ["ﺎﻬﻨﻣ %35 ﺔﺒﺴﻧ"]);
    assert_eq!(shown("عام ١٩٢٤", 8), ["١٩٢٤ ﻡﺎﻋ"]);
}

#[test]
fn a_latin_name_inside_arabic_reads_left_to_right() {
    assert_eq!(shown("قال AFP News اليوم", 18), ["ﻡﻮﻴﻟﺍ AFP News ﻝﺎﻗ"]);
}

#[test]
fn lines_are_broken_in_reading_order_and_turned_one_by_one() {
    assert_eq!(shown("واحد اثنان ثلاثة", 11), [" ﻥﺎﻨﺛﺍ ﺪﺣﺍﻭ", "       ﺔﺛﻼﺛ"]);
}

#[test]
fn a_justified_line_fills_its_columns_and_the_last_stays_ragged() {
    let paragraph = Paragraph::new("واحد اثنان ثلاثة أربعة خمسة", &RTL);
    let lines = paragraph.lines(13, Align::Justify);
    assert_eq!(lines.get(0).unwrap().columns(), 13);
    assert!(lines.get(lines.len() - 1).unwrap().columns() < 13);
}

#[test]
fn columns_and_source_lead_to_each_other() {
    let source = "زار محمد (Petra) عام 1812";
    let lines = Paragraph::new(source, &RTL).lines(40, Align::Start);
    let line = lines.get(0).unwrap();
    let name = &columns_of_word(source, &line, "Petra")[0];
    assert_eq!(&line.text()[..][byte(&line, name.start)..byte(&line, name.end)], "Petra");
    let at = line.source_at(name.start).unwrap();
    assert_eq!(&source[at], "P");
}

fn byte(line: &Line<'_>, column: u16) -> usize {
    line.text().char_indices().nth(usize::from(column)).map_or(line.text().len(), |(at, _)| at)
}

#[test]
fn a_hit_that_crosses_a_change_of_direction_lies_in_two_runs() {
    let source = "أ Petra ب";
    let lines = Paragraph::new(source, &RTL).lines(9, Align::Start);
    let runs = columns_of_word(source, &lines.get(0).unwrap(), "ra ب");
    assert_eq!(runs.len(), 2);
}

#[test]
fn a_headline_is_cut_at_its_logical_end() {
    let lines = Paragraph::truncated("حكاية القهوة من ميناء المخا إلى العالم", &RTL, 14, 2);
    let last = lines.get(1).unwrap();
    let shown: Vec<_> = last.cells().collect();
    assert_eq!(lines.len(), 2);
    let first = shown.first().unwrap();
    assert_eq!(first.origin(), Origin::Ellipsis, "the ellipsis stands at the left end");
}

#[test]
fn hidden_harakat_and_other_digits_still_lead_to_the_source() {
    let source = "عَامَ 1924";
    let options = Options { harakat: Harakat::Hide, digits: Digits::ArabicIndic, ..RTL };
    let lines = Paragraph::new(source, &options).lines(8, Align::Start);
    let line = lines.get(0).unwrap();
    assert_eq!(line.text(), "١٩٢٤ ﻡﺎﻋ");
    assert_eq!(columns_of_word(source, &line, "1924"), vec![0..4]);
    assert_eq!(columns_of_word(source, &line, "عَامَ"), vec![5..8]);
}

/// Text as hostile as news can be.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ء-ي]{1,8}",
        2 => "[ء-يً-ْ]{1,8}",
        1 => "[ا-ۓ\u{600}-\u{6ff}]{1,6}",
        1 => "[a-zA-Z+&]{1,8}",
        1 => "[0-9٠-٩/.,%:-]{1,6}",
        1 => "[()\\[\\]{}«»“”\"'<>]{1,3}",
        1 => "[א-ת]{1,5}",
        1 => Just("لا".to_owned()),
        1 => Just("ﷺ".to_owned()),
        1 => "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]{1,2}",
        1 => "[\u{fb50}-\u{fdff}\u{fe70}-\u{feff}]{1,3}",
        1 => "[漢字👍👨‍👩‍👧]{1,2}",
        1 => "\\PC{1,4}",
        1 => any::<char>().prop_map(String::from),
        1 => Just("\n".to_owned()),
        1 => Just("\t".to_owned()),
    ];
    prop::collection::vec(
        (piece, prop_oneof![3 => Just(" "), 1 => Just(""), 1 => Just("  ")]),
        0..14,
    )
    .prop_map(|pieces| pieces.into_iter().map(|(piece, space)| piece + space).collect())
}

pub(crate) fn options() -> impl Strategy<Value = Options> {
    let direction = prop_oneof![Just(Direction::Ltr), Just(Direction::Rtl)];
    let base = prop_oneof![
        Just(Base::FirstStrong),
        Just(Base::Given(Direction::Rtl)),
        Just(Base::Given(Direction::Ltr)),
    ];
    let harakat = prop_oneof![Just(Harakat::Keep), Just(Harakat::Hide)];
    let digits = prop_oneof![
        Just(Digits::AsWritten),
        Just(Digits::ArabicIndic),
        Just(Digits::ExtendedArabicIndic),
        Just(Digits::European),
    ];
    let letters = prop_oneof![Just(Letters::Forms), Just(Letters::Plain)];
    (base, direction, harakat, digits, letters).prop_map(
        |(base, fallback_direction, harakat, digits, letters)| Options {
            base,
            fallback_direction,
            harakat,
            digits,
            letters,
            kashida: Kashida::Stretch,
        },
    )
}

fn align() -> impl Strategy<Value = Align> {
    prop_oneof![Just(Align::Start), Just(Align::Justify)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_line_is_longer_than_its_columns(text in text(), options in options(), columns in 0u16..=400, align in align()) {
        let lines = Paragraph::new(&text, &options).lines(columns, align);
        prop_assert!(!lines.is_empty());
        for line in lines.iter() {
            let visible = line.cells().count();
            prop_assert!(line.columns() <= usize::from(columns.max(1)) || visible == 1, "{:?}", line.text());
            prop_assert!(usize::from(line.indent()) + line.columns() <= usize::from(columns) || visible <= 1);
        }
    }

    #[test]
    fn lines_tile_the_source(text in text(), options in options(), columns in 1u16..=60) {
        let lines = Paragraph::new(&text, &options).lines(columns, Align::Start);
        let mut end = 0;
        for line in lines.iter() {
            prop_assert_eq!(line.source().start, end);
            end = line.source().end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn every_visible_letter_is_on_exactly_one_line(text in "[ء-يa-z0-9 ()]{0,120}", columns in 1u16..=60) {
        let lines = Paragraph::new(&text, &RTL).lines(columns, Align::Start);
        for (at, c) in text.char_indices().filter(|(_, c)| *c != ' ') {
            let range = at..at + c.len_utf8();
            let on = lines.iter().filter(|line| line.columns_of(range.clone()).next().is_some()).count();
            prop_assert_eq!(on, 1, "{}", c);
        }
    }

    #[test]
    fn a_column_is_among_the_columns_of_its_source(text in text(), options in options(), columns in 1u16..=60, align in align()) {
        let lines = Paragraph::new(&text, &options).lines(columns, align);
        for line in lines.iter() {
            for column in 0..line.indent() + line.columns() as u16 {
                if let Some(source) = line.source_at(column) {
                    prop_assert!(text.is_char_boundary(source.start) && text.is_char_boundary(source.end));
                    prop_assert!(line.columns_of(source).any(|run| run.contains(&column)));
                }
            }
        }
    }

    #[test]
    fn a_mark_never_leaves_its_letter(letters in "[بتثجحسشعفقكم]{1,30}", columns in 1u16..=20) {
        let marks = ["\u{64e}", "\u{64f}", "\u{650}", "\u{651}\u{64e}", "\u{652}"];
        let text: String = letters.chars().zip(marks.iter().cycle()).flat_map(|(letter, mark)| std::iter::once(letter).chain(mark.chars())).collect();
        let lines = Paragraph::new(&text, &RTL).lines(columns, Align::Start);
        for cell in lines.iter().flat_map(|line| line.cells().collect::<Vec<_>>()) {
            let mut symbol = String::new();
            cell.write_symbol(&mut symbol);
            let source = &text[cell.source()];
            let expected: String = source.chars().skip(1).collect();
            prop_assert_eq!(symbol.chars().skip(1).collect::<String>(), expected);
        }
    }

    #[test]
    fn nothing_that_drives_a_terminal_is_in_a_cell(text in "\\PC{0,20}|.{0,20}|[\u{0}-\u{ff}\u{2000}-\u{2070}]{0,20}", options in options()) {
        let lines = Paragraph::new(&text, &options).lines(40, Align::Start);
        for line in lines.iter() {
            prop_assert!(!line.text().chars().any(|c| {
                c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            }), "{:?}", line.text());
        }
    }

    #[test]
    fn a_truncated_text_has_no_more_rows_than_asked(text in text(), options in options(), columns in 1u16..=40, rows in 1usize..4) {
        let lines = Paragraph::truncated(&text, &options, columns, rows);
        prop_assert!(lines.len() <= rows || columns < 4 || text.contains('\n'), "{} {:?}", lines.len(), text);
    }
}

#[test]
fn equal_text_shows_equal_cells_however_its_letters_are_encoded() {
    let forms: BTreeSet<_> = ["لا إله", "ﻻ ﺇﻟﻪ", "لا ا\u{655}له"].map(|text| shown(text, 8)).into();
    assert_eq!(forms.len(), 1);
}
