//! Whole frames, as the reader paints them: cells, order, styles, in a form that reads right in a
//! review.

use khabar::article::Article;
use khabar::library::scan::Input;
use khabar::locale::Language;
use khabar::snapshot::{Options, Session, parse_size, steps};
use khabar::text::{Align, Digits, Harakat};
use khabar::ui::Theme;

/// The frame of the sample articles that `keys` lead to.
fn frame(size: &str, keys: &str) -> String {
    frame_with(&options(size), keys)
}

fn options(size: &str) -> Options {
    Options { size: parse_size(size).unwrap(), ..Options::default() }
}

fn frame_with(options: &Options, keys: &str) -> String {
    let inputs: Vec<Input> = Input::samples().collect();
    let mut session = Session::new(&inputs, options);
    for step in steps(keys).unwrap() {
        session.press(&step).unwrap();
    }
    session.frame().text()
}

/// One snapshot a frame, named for what it shows.
macro_rules! shows {
    ($name:ident, $frame:expr) => {
        #[test]
        fn $name() {
            insta::assert_snapshot!($frame);
        }
    };
}

shows!(the_list_and_the_first_article_at_40_columns, frame("40x12", ""));
shows!(the_list_and_the_first_article_at_80_columns, frame("80x24", ""));
shows!(the_list_and_the_first_article_at_120_columns, frame("120x40", ""));
shows!(the_list_and_the_first_article_on_a_wide_screen, frame("200x50", ""));
shows!(the_body_at_40_columns, frame("40x12", "Enter"));
shows!(the_body_scrolled_at_80_columns, frame("80x24", "Enter 12j"));
shows!(the_body_to_its_end_at_120_columns, frame("120x40", "Enter G"));
shows!(the_related_headlines_at_40_columns, frame("40x12", "Enter r"));
shows!(the_related_headlines_at_80_columns, frame("80x24", "7j Enter r j"));
shows!(the_related_headlines_at_120_columns, frame("120x40", "Enter r G"));
shows!(a_followed_headline, frame("80x24", "Enter r 1"));
shows!(a_headline_that_is_not_here, frame("80x24", "Enter r 4"));
shows!(the_body_on_a_wide_screen, frame("200x50", "Enter 20j"));
shows!(the_related_headlines_on_a_wide_screen, frame("200x50", "Enter r 2j"));
shows!(words_found_at_40_columns, frame("40x12", r#"/ "الصحافه" Enter n"#));
shows!(words_found_at_120_columns, frame("120x40", r#"/ "الصحافه" Enter n n"#));
shows!(words_found_on_a_wide_screen, frame("200x50", r#"/ "صحف" Enter"#));
shows!(the_keys_at_120_columns, frame("120x40", "Enter r ?"));
shows!(the_keys_on_a_wide_screen, frame("200x50", "?"));
shows!(the_related_headline_by_a_count, frame("80x24", "2 Enter"));
shows!(a_choice_given_up, frame("80x24", "Enter r 4 Esc"));
shows!(a_mistyped_headline_found_by_its_letters, frame("80x24", r#"f "الاسطرلب سماء" Enter"#));
shows!(words_found_in_the_article, frame("80x24", r#"Enter / "الصحافه" Enter n"#));
shows!(a_prompt_of_two_directions, frame("80x24", r#"/ "عام 1828 AFP في" Left Left"#));
shows!(the_list_filtered, frame("80x24", r#"f "حكايه" Enter"#));
shows!(the_keys, frame("80x24", "Enter ?"));
shows!(the_keys_at_40_columns, frame("40x12", "? 5j"));
shows!(only_the_body, frame("120x40", "z"));
shows!(shorter_lines, frame("120x40", "- - - - -"));
shows!(another_size_keeps_the_place, frame("120x40", "Enter 30j Resize:60x20"));
shows!(the_english_article, frame("80x24", r#"f "Reading both" Enter Enter"#));
shows!(the_hebrew_article, frame("80x24", r#"f "עיתון" Enter Enter"#));
shows!(the_persian_article, frame("80x24", r#"f "قنات" Enter Enter"#));
shows!(the_urdu_article, frame("80x24", r#"f "ٹرک" Enter Enter"#));
shows!(text_of_two_directions, frame("100x30", r#"f "الشاشة" Enter Enter 10j"#));
shows!(what_can_be_looked_for_everywhere, frame("80x24", "F"));
shows!(results_of_a_word, frame("80x24", r#"F "ورق" Down"#));
shows!(results_of_a_word_at_40_columns, frame("40x12", r#"F "ورق" PgDn"#));
shows!(results_of_a_word_on_a_wide_screen, frame("200x50", r#"F "ورق""#));
shows!(results_of_a_phrase_and_a_filter, frame("80x24", r#"F "«على الورق» after:2024""#));
shows!(a_date_that_is_none, frame("80x24", r#"F "ورق before:2024-13""#));
shows!(an_article_opened_at_its_hit, frame("80x24", r#"F "ورق" 3 Backspace Down Enter"#));
shows!(two_pages_of_one_letter_wide, frame("1x2", "Enter j"));

#[test]
fn an_interface_in_arabic() {
    let mut options = options("80x24");
    options.settings.locale = Language::Arabic.into();
    insta::assert_snapshot!(frame_with(&options, "Enter ?"));
}

#[test]
fn results_in_an_arabic_interface() {
    let mut options = options("80x24");
    options.settings.locale = Language::Arabic.into();
    insta::assert_snapshot!(frame_with(&options, r#"F "الصحيفة كاتب:قسم" Ctrl-u "المدينة""#));
}

#[test]
fn results_that_read_from_the_left() {
    let article = |title: &str, body: &str| Article {
        title: title.to_owned(),
        site: Some("The Type Desk".to_owned()),
        blocks: khabar::article::blocks::blocks(body),
        ..Article::default()
    };
    let english = [
        article("The cut of a nib", "He writes «خطّ كوفي» on paper.\n\nThe pen is a reed."),
        article("Paper and reed", "A Reed bends, and writes."),
    ];
    let steps = steps(r#"F "reed" Down"#).unwrap();
    let frame = khabar::snapshot::frame(&english, &options("80x24"), &steps);
    insta::assert_snapshot!(frame.unwrap().text());
}

#[test]
fn giving_up_a_search_leads_back_to_where_the_reader_was() {
    for keys in ["", "12j", "Enter 30j", "3j Enter r", "Enter / \"ورق\" Enter n", "f \"ورق\" Enter"]
    {
        for search in ["F Esc", r#"F "بغداد" Esc"#, r#"F "بغداد" Enter 5k Esc Esc"#] {
            let there = frame("80x24", keys);
            assert_eq!(frame("80x24", &format!("{keys} {search}")), there, "{keys} {search}");
            // And what was opened before is still what Ctrl-o leads to.
            let before = frame("80x24", &format!("{keys} Ctrl-o"));
            assert_eq!(
                frame("80x24", &format!("{keys} {search} Ctrl-o")),
                before,
                "{keys} {search}"
            );
        }
    }
}

#[test]
fn articles_that_read_from_the_left_have_their_list_there() {
    let english = Article {
        title: "A reed pen and its angle".to_owned(),
        site: Some("The Type Desk".to_owned()),
        blocks: khabar::article::blocks::blocks(
            "The scribe cuts the reed at a slant.\n\nRead also\n- The cut of the nib\n- «الخط الكوفي» in stone\n\nThen he dips it once, and writes.",
        ),
        ..Article::default()
    };
    let frame = khabar::snapshot::frame(&[english], &options("80x24"), &steps("Enter").unwrap());
    insta::assert_snapshot!(frame.unwrap().text());
}

#[test]
fn no_colour() {
    let options = Options { theme: Theme::plain(), ..options("80x24") };
    insta::assert_snapshot!(frame_with(&options, r#"Enter / "العربية" Enter"#));
}

#[test]
fn justified_without_harakat_in_arabic_digits() {
    let mut options = options("100x30");
    options.settings.align = Align::Justify;
    options.settings.harakat = Harakat::Hide;
    options.settings.digits = Digits::ArabicIndic;
    insta::assert_snapshot!(frame_with(&options, "Enter"));
}

#[test]
fn a_justified_page() {
    let mut options = options("80x24");
    options.settings.align = Align::Justify;
    insta::assert_snapshot!(frame_with(&options, "Enter"));
}

#[test]
fn no_size_panics_and_no_key_paints_beyond_the_screen() {
    let keys = r#"Enter r 4 Esc / "ال" Enter ? Esc f "ا" Enter Tab Tab 9j z - = J D H F "ا" Down PgDn Enter n Esc"#;
    let inputs: Vec<Input> = Input::samples().take(3).collect();
    for size in ["1x1", "2x1", "1x9", "3x3", "9x2", "20x5", "69x7", "70x8", "71x24", "500x200"] {
        let mut session = Session::new(&inputs, &options(size));
        for step in steps(keys).unwrap() {
            session.press(&step).unwrap();
            let frame = session.frame().plain();
            let rows: usize = size.split('x').nth(1).unwrap().parse().unwrap();
            assert_eq!(frame.lines().count(), rows, "{size}");
        }
    }
}

#[test]
fn coming_back_from_a_related_headline_leads_to_the_same_rows() {
    for rows in 1..30 {
        let there = frame("80x24", &format!("Enter {rows}j"));
        let back = frame("80x24", &format!("Enter {rows}j r 1 Backspace Esc"));
        assert_eq!(there, back, "{rows} rows down");
    }
}

#[test]
fn from_the_end_of_the_keys_each_key_goes_back_a_row() {
    let first = |keys: &str| frame("40x12", keys).lines().nth(1).unwrap().to_owned();
    assert_eq!(first("? G k k"), first("? G k j k k"));
    assert_ne!(first("? G k"), first("? G"));
    assert_eq!(first("? G k k j j"), first("? G"));
    assert_eq!(first("? G g"), first("?"));
}

#[test]
fn a_filter_that_leaves_nothing_leads_back_to_where_it_was_typed() {
    let place = |keys: &str| frame("80x24", keys).lines().nth(23).unwrap().to_owned();
    let before = place("4j");
    assert!(before.contains("5/25"), "{before}");
    for keys in [r#"4j f "zzqq" Enter Enter"#, r#"4j f "zzqq" Esc Enter"#] {
        assert!(place(keys).contains("5/25"), "{}", place(keys));
    }
    assert!(place(r#"4j f "zzqq" Enter"#).contains("no headline like that"));
}

#[test]
fn a_number_that_no_headline_has_is_told() {
    let said = frame("80x24", "Enter r 9");
    assert!(said.contains("no related headline of that number"), "{said}");
}

#[test]
fn where_nothing_was_found_the_next_one_is_the_next_unread() {
    let said = frame("80x24", r#"/ "zzqq" Enter n"#);
    assert!(said.contains("2/25"), "{said}");
}
