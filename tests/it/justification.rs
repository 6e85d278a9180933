//! Justified lines: where kashidas fall, and what holds for every text.

use khabar::text::{
    Align, Base, Direction, Kashida, Letters, Line, Lines, Options, Origin, Paragraph,
};
use proptest::prelude::*;

use crate::text_engine;

const RTL: Options = text_engine::RTL;

/// `source` justified, in a line that it does not fill by `slack` columns. What follows on the next
/// line keeps that line from being the last.
fn justified(source: &str, slack: u16, options: &Options) -> Lines {
    let columns = Paragraph::new(source, options).columns() as u16 + slack;
    let text = format!("{source} {}", "ء".repeat(usize::from(columns)));
    Paragraph::new(&text, options).lines(columns, Align::Justify)
}

/// The first line in reading order, its kashidas written into the source.
fn stretched(source: &str, slack: u16) -> String {
    stretched_with(source, slack, &RTL)
}

fn stretched_with(source: &str, slack: u16, options: &Options) -> String {
    let lines = justified(source, slack, options);
    let mut written = String::new();
    let line = lines.get(0).unwrap();
    for (at, c) in source.char_indices() {
        written.push(c);
        let strokes = line.cells().filter(|cell| {
            cell.origin() == Origin::Kashida && cell.source().end == at + c.len_utf8()
        });
        written.extend(strokes.map(|_| 'ـ'));
    }
    written
}

#[test]
fn a_kashida_of_the_text_is_lengthened_first() {
    assert_eq!(stretched("سيـدة", 1), "سيــدة");
}

#[test]
fn a_kashida_that_joins_on_one_side_is_never_touched() {
    assert_eq!(stretched("فلسـ", 1), "فلسـ");
    assert_eq!(stretched("ـهمت", 1), "ـهمـت");
    assert_eq!(stretched("لـ 377", 1), "لـ 377");
}

#[test]
fn a_word_that_the_text_stretches_is_not_stretched_more() {
    assert_eq!(stretched("محمــد", 1), "محمــد");
}

#[test]
fn seen_and_sad_come_next() {
    assert_eq!(stretched("مسيحية", 1), "مسـيحية");
    assert_eq!(stretched("بشكلها", 1), "بشـكلها");
    assert_eq!(stretched("مصلحة", 1), "مصـلحة");
    assert_eq!(stretched("يضعه", 1), "يضـعه");
}

#[test]
fn then_final_teh_marbuta_heh_and_dal() {
    assert_eq!(stretched("كتابته", 1), "كتابتـه");
    assert_eq!(stretched("مملكة", 1), "مملكـة");
    assert_eq!(stretched("محمد", 1), "محمـد");
    assert_eq!(stretched("الذي", 1), "الـذي");
}

#[test]
fn then_final_alef_tah_lam_kaf_and_gaf() {
    assert_eq!(stretched("كتابي", 1), "كتـابي");
    assert_eq!(stretched("عملل", 1), "عملـل");
    assert_eq!(stretched("فقط", 1), "فقـط");
    assert_eq!(stretched("عليك", 1), "عليـك");
    assert_eq!(stretched("بزرگ رنگ جنگ", 1), "بزرگ رنـگ جنگ");
}

#[test]
fn then_a_medial_beh_that_reh_or_yeh_follows() {
    assert_eq!(stretched("كبير", 1), "كـبير");
    assert_eq!(stretched("عبر", 1), "عـبر");
    assert_eq!(stretched("تحترم", 1), "تحـترم");
    assert_eq!(stretched("حتى", 1), "حـتى");
}

#[test]
fn then_final_waw_ain_qaf_and_feh() {
    assert_eq!(stretched("يقول", 1), "يقـول");
    assert_eq!(stretched("جميع", 1), "جميـع");
    assert_eq!(stretched("طريق", 1), "طريـق");
    assert_eq!(stretched("عنيف", 1), "عنيـف");
}

#[test]
fn then_any_other_final_letter() {
    assert_eq!(stretched("حكيم", 1), "حكيـم");
    assert_eq!(stretched("معلمين", 1), "معلميـن");
    assert_eq!(stretched("هيلا", 1), "هيـلا");
}

#[test]
fn of_equal_places_the_one_nearest_the_end_is_taken() {
    assert_eq!(stretched("مسلسل", 1), "مسلسـل");
}

#[test]
fn persian_and_kurdish_letters_belong_to_their_families() {
    assert_eq!(stretched("نێچیرە", 1), "نێچیـرە", "a letter without forms is not drawn joined");
    assert_eq!(stretched("کتابخانهٔ", 1), "کتابخانـهٔ");
}

#[test]
fn a_stroke_stands_behind_the_marks_of_its_letter() {
    assert_eq!(stretched("مُحَمَّد", 1), "مُحَمَّـد");
}

#[test]
fn the_name_of_god_and_short_words_are_left_alone() {
    assert_eq!(stretched("عبد الله بن مسعود", 2), "عبـد الله بن مسـعود");
    assert_eq!(stretched("من في عن هل لم", 3), "من في عن هل لم");
}

#[test]
fn lam_alef_is_never_parted() {
    for slack in 1..6 {
        assert!(!stretched("الإسلام والسلام للأنام بلا ملام", slack).contains("لـا"));
    }
}

#[test]
fn words_with_latin_letters_digits_or_signs_of_addresses_are_left_alone() {
    for source in ["محمدAFPسيسي", "سيسي2015", "سيسي٢٠١٥", "#سيسي_محمد", "@سيسي", "סיסיسيسي"]
    {
        for slack in 0..4 {
            let ragged = stretched(&format!("{source} {source}"), slack);
            assert_eq!(ragged, format!("{source} {source}"));
        }
    }
}

#[test]
fn zwnj_parts_what_is_never_joined_by_a_stroke() {
    assert_eq!(stretched("سس\u{200c}م", 1), "سـس\u{200c}م");
}

#[test]
fn urdu_and_hebrew_and_english_grow_by_spaces() {
    let urdu = Options { kashida: Kashida::Never, ..RTL };
    let ltr = Options { base: Base::Given(Direction::Ltr), ..RTL };
    for (source, options) in [
        ("ہندوستان میں صحافت کا پہلا سال", urdu),
        ("העיתון שהחזיר שפה אל הרחוב", RTL),
        ("a page of «محمد مسيسي» in English", ltr),
    ] {
        for slack in 1..=8 {
            let lines = justified(source, slack, &options);
            let line = lines.get(0).unwrap();
            assert!(line.cells().all(|cell| cell.origin() == Origin::Source), "{source}");
            let blanks: u16 =
                line.cells().filter(khabar::text::CellRef::is_blank).map(|c| c.columns()).sum();
            assert_eq!(blanks, source.matches(' ').count() as u16 + slack, "{source}");
        }
    }
}

#[test]
fn an_urdu_article_is_justified_by_spaces() {
    use khabar::article::Language;
    for (tag, is_nastaliq) in [
        ("ur", true),
        ("ur-PK", true),
        ("pa-Arab", true),
        ("pa", false),
        ("fa", false),
        ("ar", false),
    ] {
        assert_eq!(Language::new(tag).unwrap().is_nastaliq(), is_nastaliq, "{tag}");
    }
}

#[test]
fn few_words_are_stretched_and_none_by_more_than_three_cells() {
    let source = "كانت الصحف تطبع في مدينة بعيدة ثم تحملها القوافل إلى المدن";
    for slack in 1..=20 {
        let written = stretched(source, slack);
        let words: Vec<usize> = written.split(' ').map(|word| word.matches('ـ').count()).collect();
        let taken = words.iter().filter(|cells| **cells > 0).count();
        assert!(taken <= if slack <= 8 { 4 } else { 6 }, "{written}");
        assert!(words.iter().all(|cells| *cells <= if slack <= 12 { 2 } else { 3 }), "{written}");
        assert!(taken as u16 >= slack.min(4), "{written}");
    }
}

#[test]
fn a_line_that_would_be_torn_apart_stays_ragged() {
    for (source, most) in [("ab cd ef", 4), ("من في عن", 4), ("محمد", 3), ("محمد سعيد", 5)]
    {
        for slack in 1..12 {
            let line = justified(source, slack, &RTL).get(0).unwrap().columns() as u16;
            let ragged = Paragraph::new(source, &RTL).columns() as u16;
            let expected = if slack <= most { ragged + slack } else { ragged };
            assert_eq!(line, expected, "{source} {slack}");
        }
    }
}

#[test]
fn last_lines_and_lines_with_a_break_of_their_own_stay_ragged() {
    let lines = Paragraph::new("محمد سعيد كتب\nكتاب محمد", &RTL).lines(16, Align::Justify);
    assert_eq!(lines.iter().map(|line| line.columns()).collect::<Vec<_>>(), [13, 9]);
}

#[test]
fn letters_that_are_not_drawn_joined_are_not_stretched() {
    let plain = Options { letters: Letters::Plain, ..RTL };
    assert_eq!(stretched_with("محمد سعيد مسيسي", 2, &plain), "محمد سعيد مسيسي");
    assert_eq!(stretched("بڵب", 1), "بڵب");
}

#[test]
fn a_stroke_stands_for_the_letter_it_stretches_and_is_never_copied() {
    let source = "محمد";
    let lines = justified(source, 2, &RTL);
    let line = lines.get(0).unwrap();
    assert_eq!(line.text(), "ﺪــﻤﺤﻣ");
    assert_eq!(line.logical_text(), "ﻣﺤﻤﺪ");
    let letter = source.rfind('م').unwrap()..source.rfind('د').unwrap();
    assert_eq!(line.source_at(1), Some(letter.clone()));
    assert!(line.columns_of(letter).eq(std::iter::once(1..4)));
    assert!(line.columns_of(0..source.len()).eq(std::iter::once(0..6)), "a hit has no gap");
}

/// The columns of kashidas in a line.
fn strokes(line: &Line<'_>) -> Vec<u16> {
    let is_stroke = |cell: &khabar::text::CellRef<'_>| cell.origin() == Origin::Kashida;
    line.cells().filter(is_stroke).map(|cell| cell.column()).collect()
}

#[test]
fn kashidas_of_neighbouring_lines_do_not_stand_in_one_column() {
    let text = "كانت القوافل تحمل البن من الجبال إلى الميناء ثم تمضي به السفن إلى مدن بعيدة، وكان \
        التجار يكتبون في دفاترهم أسعار كل حمل ومن اشتراه ومتى وصل. وفي تلك الدفاتر وجد المؤرخون \
        ما لم يجدوه في كتب الملوك: أسماء الناس وما أكلوا وما لبسوا وكم دفعوا ثمن الحبر والورق \
        والشمع. ولم يكن أحد يظن أن حسابات صغيرة ستصير يوماً كتاباً عن مدينة كاملة بسوقها وبحرها \
        ومساجدها وحماماتها.";
    let (mut lines_seen, mut shared) = (0, 0);
    for columns in 40..=80 {
        let lines = Paragraph::new(text, &RTL).lines(columns, Align::Justify);
        let all: Vec<Vec<u16>> = lines.iter().map(|line| strokes(&line)).collect();
        lines_seen += all.len();
        shared += all.windows(2).filter(|two| two[0].iter().any(|c| two[1].contains(c))).count();
        if columns == 64 || columns == 72 {
            assert!(
                all.windows(2).all(|two| two[0].iter().all(|c| !two[1].contains(c))),
                "{all:?}"
            );
        }
    }
    assert!(shared * 20 <= lines_seen, "{shared} of {lines_seen}");
}

#[test]
fn the_same_text_is_justified_the_same_way_again() {
    let paragraph =
        Paragraph::new(&"وصلت القافلة إلى الميناء ثم عادت محملة بالورق ".repeat(9), &RTL);
    let shown = |lines: Lines| lines.iter().map(|line| line.text()).collect::<Vec<_>>();
    assert_eq!(
        shown(paragraph.lines(50, Align::Justify)),
        shown(paragraph.lines(50, Align::Justify))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// A line is exactly its columns, or as ragged as it was: at the end of a paragraph or before a
    /// break, or where every space would have to grow beyond three columns.
    #[test]
    fn a_justified_line_is_exact_or_untouched(text in text_engine::text(), options in text_engine::options(), columns in 0u16..=200) {
        let paragraph = Paragraph::new(&text, &options);
        let (ragged, justified) = (paragraph.lines(columns, Align::Start), paragraph.lines(columns, Align::Justify));
        prop_assert_eq!(ragged.len(), justified.len());
        for (ragged, justified) in ragged.iter().zip(justified.iter()) {
            prop_assert_eq!(ragged.source(), justified.source());
            prop_assert_eq!(ragged.logical_text(), justified.logical_text());
            let is_exact = justified.columns() == usize::from(columns);
            prop_assert!(is_exact || justified.text() == ragged.text());
            let last = justified.source().end == text.len() || text[justified.source()].contains(|c| matches!(c, '\n'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'));
            let spaces = ragged.cells().filter(|cell| text[cell.source()] == *" ").count();
            let slack = usize::from(columns).saturating_sub(ragged.columns());
            prop_assert!(is_exact || last || slack > 2 * spaces || slack == 0, "{:?}", justified.text());
        }
    }

    #[test]
    fn a_stroke_joins_its_letter_to_the_next(text in text_engine::text(), options in text_engine::options(), columns in 1u16..=60) {
        let lines = Paragraph::new(&text, &options).lines(columns, Align::Justify);
        for line in lines.iter() {
            for column in strokes(&line) {
                let letter = line.source_at(column).unwrap();
                let run = line.columns_of(letter.clone()).find(|run| run.contains(&column)).unwrap();
                let drawn = line.cells().find(|cell| cell.column() >= column && cell.origin() == Origin::Source).unwrap();
                prop_assert_eq!(drawn.source(), letter, "the stroke lies at its letter's left");
                prop_assert!(column > 0 && run.end > column + 1);
                let left = line.source_at(column - 1);
                prop_assert!(left.is_some());
            }
        }
    }
}
