//! What a reader of news expects: where lines of Arabic, Persian, Urdu, Hebrew and English end.

use khabar::text::breaks::{Rules, breaks};
use khabar::text::{Align, Base, Direction, Options, Paragraph};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// The parts between opportunities.
fn parts(text: &str) -> Vec<&str> {
    let mut start = 0;
    let ends = breaks(text, Rules::News).map(|place| place.offset).chain([text.len()]);
    ends.map(|end| &text[std::mem::replace(&mut start, end)..end]).collect()
}

/// The parts, with «|» between them.
fn marked(text: &str) -> String {
    parts(text).join("|")
}

/// The lines in reading order, spaces at their ends left out.
fn lines(text: &str, columns: u16) -> Vec<&str> {
    let options = Options { base: Base::Given(Direction::Rtl), ..Options::default() };
    let lines = Paragraph::new(text, &options).lines(columns, Align::Start);
    lines.iter().map(|line| text[line.source()].trim_end_matches(' ')).collect()
}

#[test]
fn nothing_breaks_inside_numbers_dates_times_and_percentages() {
    for whole in [
        "12/5/2024",
        "١٢/٥/٢٠٢٤",
        "۱۲/۵/۱۴۰۳",
        "2024-05-12",
        "10:30",
        "١٠:٣٠",
        "1,234.5",
        "١٬٢٣٤٫٥",
        "35%",
        "(35%)",
        "٪٣٥",
        "%35",
        "35٪",
        "35 %",
        "35 ٪",
        "٣٥ ٪",
        "21 °م",
        ".35",
        "-35",
        "–35",
        "1914–1918",
        "1914-1918",
        "١٩١٤–١٩١٨",
        "$35",
        "35$",
        "€1.5",
        "+20-2-555",
        "A-4",
        "F-16",
        "كوفيد-19",
        "1/2",
        "5+3",
    ] {
        assert_eq!(marked(whole), whole);
    }
    assert_eq!(marked("نحو 35 ٪ منها"), "نحو |35 ٪ |منها");
    assert_eq!(
        marked("عام 2020 ٪35 منها"),
        "عام |2020 |٪35 |منها",
        "the sign is the next number's"
    );
    assert_eq!(marked("السعر .35 دولار"), "السعر |.35 |دولار");
}

#[test]
fn a_no_break_space_never_breaks() {
    assert_eq!(marked("35\u{a0}كم و 5\u{202f}م"), "35\u{a0}كم |و |5\u{202f}م");
    assert_eq!(marked("19-\u{a0}مارس"), "19-\u{a0}مارس");
}

#[test]
fn signs_stay_in_their_word() {
    for whole in ["C++", "C#", "(C++)", "AT&T", "km/h", "و/أو", "@name", "#وسم_طويل", "+%", "C++11"]
    {
        assert_eq!(marked(whole), whole);
    }
}

#[test]
fn quotes_and_brackets_keep_with_what_they_hold() {
    assert_eq!(marked("قال «نعم» ثم (لا) وسكت"), "قال |«نعم» |ثم |(لا) |وسكت");
    assert_eq!(marked("قال « نعم » ثم ( لا ) وسكت"), "قال |« نعم » |ثم |( لا ) |وسكت");
    assert_eq!(marked("قال \"نعم\"، ثم “لا”؟ وسكت"), "قال |\"نعم\"، |ثم |“لا”؟ |وسكت");
    assert_eq!(marked("کہا: ’’ہم ‘نہیں’ گے۔‘‘ پھر وہ"), "کہا: |’’ہم |‘نہیں’ |گے۔‘‘ |پھر |وہ");
    assert_eq!(marked("كلمة «داو» (dhow)"), "كلمة |«داو» |(dhow)");
}

#[test]
fn stops_stay_with_their_word_also_behind_a_space() {
    assert_eq!(marked("أحمد، علي؛ من؟ نعم! انتهى."), "أحمد، |علي؛ |من؟ |نعم! |انتهى.");
    assert_eq!(marked("أحمد ، علي ؛ من ؟ نعم ! انتهى ."), "أحمد ، |علي ؛ |من ؟ |نعم ! |انتهى .");
    assert_eq!(marked("یہ اردو ہے۔ جی ہاں۔"), "یہ |اردو |ہے۔ |جی |ہاں۔");
}

#[test]
fn a_dash_keeps_with_the_word_before_it() {
    for dash in ["-", "–", "—", "―"] {
        assert_eq!(marked(&format!("القاهرة {dash} رويترز")), format!("القاهرة {dash} |رويترز"));
        assert_eq!(
            marked(&format!("مصر {dash}كما قال{dash} بلد")),
            format!("مصر |{dash}كما |قال{dash} |بلد")
        );
    }
    assert_eq!(marked("والحق ــ كما قال ــ بلد"), "والحق ــ |كما |قال ــ |بلد");
    assert_eq!(marked("one—two three--four"), "one—|two |three--|four");
    assert_eq!(marked("- بند أول"), "- |بند |أول");
}

#[test]
fn an_ellipsis_keeps_with_its_word() {
    assert_eq!(marked("قال … ثم سكت…"), "قال … |ثم |سكت…");
    assert_eq!(marked("قال …ثم سكت"), "قال |…ثم |سكت");
    assert_eq!(marked("قال ... ثم..سكت"), "قال ... |ثم..|سكت");
}

#[test]
fn what_joins_letters_never_breaks() {
    assert_eq!(marked("می\u{200c}شود کتاب\u{200c}ها"), "می\u{200c}شود |کتاب\u{200c}ها");
    assert_eq!(marked("كَتَبَ الوَلَدُ"), "كَتَبَ |الوَلَدُ");
    assert_eq!(marked("لـ377 بـ«نعم» الـ漢 عــام"), "لـ377 |بـ«نعم» |الـ漢 |عــام");
    assert_eq!(
        marked("مقبولا \u{64b} لدى"),
        "مقبولا \u{64b} |لدى",
        "a mark on a space belongs to it"
    );
    assert_eq!(marked("co\u{ad}operate"), "co\u{ad}operate", "its hyphen could not be drawn");
    assert_eq!(marked("قال \u{200f}نعم"), "قال |\u{200f}نعم");
}

#[test]
fn hebrew_hyphens_break_and_prefixes_do_not() {
    assert_eq!(marked("בתל־אביב ב-1948 וב-BBC"), "בתל־|אביב |ב-1948 |וב-BBC");
}

#[test]
fn an_address_is_one_word() {
    for whole in [
        "https://example.com/a-b/c?d=e-f&g!h",
        "www.example.com/a-b?c",
        "example.com/a-b",
        "first-last@example.com",
        "https://ar.wikipedia.org/wiki/تل-أبيب",
    ] {
        assert_eq!(marked(whole), whole);
        assert_eq!(
            marked(&format!("انظر ({whole})، وكذا-هذا")),
            format!("انظر |({whole})، |وكذا-|هذا")
        );
    }
    assert_eq!(marked("well-known and/or"), "well-|known |and/or");
}

#[test]
fn a_long_address_is_cut_between_its_parts() {
    let text = "https://www.example.com/news/politics/2024/05/report?id=12345&lang=ar";
    assert_eq!(
        lines(text, 24),
        ["https://www.example.com", "/news/politics/2024/05", "/report?id=12345&lang=ar"]
    );
    assert_eq!(
        lines(text, 16),
        [
            "https://www",
            ".example.com",
            "/news/politics",
            "/2024/05/report",
            "?id=12345",
            "&lang=ar"
        ]
    );
    assert_eq!(lines("https://example.com/", 19), ["https://example", ".com/"]);
    let letters = "https://example.org/%D9%85%D8%B5%D8%B1";
    assert_eq!(lines(letters, 19), ["https://example.org", "/%D9%85%D8%B5%D8%B1"]);
    assert_eq!(lines(letters, 10), ["https://", "example", ".org/%D9", "%85%D8%B5", "%D8%B1"]);
}

#[test]
fn a_long_address_begins_on_the_line_at_hand_where_a_third_is_free() {
    let address = "https://example.com/a-long-path/to-somewhere";
    assert_eq!(
        lines(&format!("انظر هنا {address}"), 30),
        ["انظر هنا https://example.com", "/a-long-path/to-somewhere"]
    );
    assert_eq!(
        lines(&format!("انظر في الصفحة التالية {address}"), 30),
        ["انظر في الصفحة التالية", "https://example.com", "/a-long-path/to-somewhere"]
    );
    assert_eq!(
        lines("انظر هنا https://example.com", 20),
        ["انظر هنا", "https://example.com"],
        "one that fits a line is not cut"
    );
}

#[test]
fn a_long_word_is_cut_at_hyphens_and_capitals_before_letters() {
    assert_eq!(lines("getElementsByTagName", 12), ["getElements", "ByTagName"]);
    assert_eq!(lines("#حرية_الصحافة_العربية", 16), ["#حرية_الصحافة_", "العربية"]);
    assert_eq!(lines("السياسية/الاقتصادية", 12), ["السياسية/", "الاقتصادية"]);
    assert_eq!(lines("قال،فأجاب،فسكت", 10), ["قال،فأجاب،", "فسكت"]);
}

#[test]
fn cut_anywhere_a_word_leaves_no_letter_alone() {
    assert_eq!(lines("فسيكفيكهم", 8), ["فسيكفيك", "هم"]);
    assert_eq!(lines("abcdefghi", 4), ["abcd", "efg", "hi"]);
    assert_eq!(lines("بلابلابلا", 3), ["بلاب", "لابلا"], "lam-alef is one cell");
    assert_eq!(lines("1234567.", 7), ["123456", "7."]);
}

#[test]
fn sentences_fill_lines_of_several_widths() {
    let arabic =
        "أعلنت الهيئة – يوم 12/5/2024 – أن نحو 35 ٪ من المدن تجاوزت «الحد الآمن»، ومنها (جدة).";
    assert_eq!(
        lines(arabic, 30),
        [
            "أعلنت الهيئة – يوم 12/5/2024 –",
            "أن نحو 35 ٪ من المدن تجاوزت",
            "«الحد الآمن»، ومنها (جدة)."
        ]
    );
    assert_eq!(
        lines(arabic, 20),
        [
            "أعلنت الهيئة – يوم",
            "12/5/2024 – أن نحو",
            "35 ٪ من المدن تجاوزت",
            "«الحد الآمن»، ومنها",
            "(جدة)."
        ]
    );
    let persian = "او می\u{200c}گوید «کتاب\u{200c}ها» در ۱۴۰۳/۲/۵ چاپ می\u{200c}شوند.";
    assert_eq!(
        lines(persian, 19),
        ["او می\u{200c}گوید «کتاب\u{200c}ها»", "در ۱۴۰۳/۲/۵ چاپ", "می\u{200c}شوند."]
    );
    let urdu = "وزیر نے کہا: ’’ہم ۱۰:۳۰ بجے ملیں گے۔‘‘ پھر وہ چلے گئے۔";
    assert_eq!(lines(urdu, 22), ["وزیر نے کہا: ’’ہم", "۱۰:۳۰ بجے ملیں گے۔‘‘", "پھر وہ چلے گئے۔"]);
    let hebrew = "ראש העיר תל־אביב אמר ב-12/5: \"נגיע ל-35%\".";
    assert_eq!(lines(hebrew, 17), ["ראש העיר תל־אביב", "אמר ב-12/5: \"נגיע", "ל-35%\"."]);
    let english = "The well-known C++ author (born 1950) said: “Read $1.50 books—and/or write.”";
    assert_eq!(
        lines(english, 22),
        ["The well-known C++", "author (born 1950)", "said: “Read $1.50", "books—and/or write.”"]
    );
}

/// Letters, marks, digits, signs and pictures of news.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[ء-ي]{1,8}",
        1 => "[ء-يً-ْ]{1,8}",
        1 => "[a-zA-Zא-ת\u{5b0}-\u{5b4}]{1,8}",
        2 => "[0-9٠-٩۰-۹/.,%٪:٫-]{1,5}",
        2 => "[()«»“”\"'!؟،؛…–—_=&?#@+]{1,2}",
        1 => "[\u{200c}-\u{200f}\u{a0}\u{202f}\u{ad}ـ]",
        1 => prop_oneof![Just("👨\u{200d}👩\u{200d}👧"), Just("👍🏽"), Just("🇪🇬"), Just("❤\u{fe0f}"), Just("漢字")]
            .prop_map(String::from),
        1 => prop_oneof![Just("https://"), Just("www."), Just("\r\n"), Just("\n")].prop_map(String::from),
    ];
    prop::collection::vec((piece, prop_oneof![3 => Just(""), 2 => Just(" ")]), 0..16)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, space)| piece + space).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn an_opportunity_is_between_grapheme_clusters(text in text()) {
        let starts: Vec<usize> = text.grapheme_indices(true).map(|(start, _)| start).collect();
        let mut last = 0;
        for place in breaks(&text, Rules::News) {
            prop_assert!(place.offset > last && place.offset < text.len());
            prop_assert!(starts.binary_search(&place.offset).is_ok(), "{:?}", &text[..place.offset]);
            last = place.offset;
        }
    }

    #[test]
    fn opportunities_of_any_text_are_between_characters(text in any::<String>()) {
        for rules in [Rules::Unicode, Rules::News] {
            for place in breaks(&text, rules) {
                prop_assert!(place.offset > 0 && place.offset < text.len());
                prop_assert!(text.is_char_boundary(place.offset));
            }
        }
    }

    #[test]
    fn among_words_and_numbers_news_only_takes_opportunities_away(text in "[ء-يa-z0-9٠-٩ /%٪؛؟!()+–—…\u{a0}-]{0,40}") {
        let standard: Vec<usize> = breaks(&text, Rules::Unicode).map(|place| place.offset).collect();
        for place in breaks(&text, Rules::News) {
            prop_assert!(standard.contains(&place.offset), "{:?}", &text[..place.offset]);
        }
    }

    #[test]
    fn a_line_holds_its_columns_and_is_not_needlessly_short(text in "[a-z/._-]{0,60}", columns in 1u16..20) {
        let found = lines(&text, columns);
        prop_assert_eq!(found.concat(), text.clone());
        for pair in found.windows(2) {
            let both = pair[0].len() + pair[1].len();
            prop_assert!(pair[0].len() <= usize::from(columns));
            prop_assert!(both >= usize::from(columns), "{:?}", pair);
        }
    }
}

#[test]
fn a_hostile_word_of_64_kilobytes_is_broken_like_any_other() {
    // Were its cost not linear, nobody would wait for this.
    for unit in
        ["a", "a-", "https://a.b/", "ب", "\"\u{300}", "🇪", "(\u{300}.", "日-", "\u{200c}", "/"]
    {
        let text = unit.repeat((64 << 10) / unit.len());
        assert!(breaks(&text, Rules::News).all(|found| found.offset <= text.len()));
        assert!(!lines(&text, 3).is_empty());
    }
}
