use super::*;

fn language_of(text: &str) -> Option<String> {
    detect([text]).map(|language| language.to_string())
}

#[test]
fn codes_and_names_become_tags() {
    for (given, tag) in [
        ("AR", "ar"),
        ("ar_SA", "ar-SA"),
        ("arb_Arab", "ar-Arab"),
        ("fas", "fa"),
        ("iw", "he"),
        ("Urdu", "ur"),
        ("pa-arab-pk", "pa-Arab-PK"),
        ("en-us", "en-US"),
        ("العربية", "ar"),
        ("prs", "fa-AF"),
    ] {
        assert_eq!(Language::new(given).unwrap().as_str(), tag);
    }
    for given in ["", "unknown", "und", "x", "12", "ar-سع", "none of these"] {
        assert_eq!(Language::new(given), None, "{given}");
    }
}

#[test]
fn a_script_in_the_tag_decides_its_direction() {
    for (tag, direction) in [
        ("ar", Direction::Rtl),
        ("ckb-IQ", Direction::Rtl),
        ("pa-Arab", Direction::Rtl),
        ("pa", Direction::Ltr),
        ("ar-Latn", Direction::Ltr),
        ("en", Direction::Ltr),
        ("yi", Direction::Rtl),
        ("az-Arab-IR", Direction::Rtl),
    ] {
        assert_eq!(Language::new(tag).unwrap().direction(), direction, "{tag}");
    }
}

#[test]
fn telling_letters_name_the_language() {
    for (text, tag) in [
        ("أعلنت الوزارة اليوم أن الخطة الجديدة تبدأ في مطلع السنة المقبلة", "ar"),
        ("وزیر خارجه گفت که این گفتگوها در چارچوب برنامه پیش می‌رود", "fa"),
        ("وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے پرعزم ہے", "ur"),
        ("ولسمشر وویل چې د هېواد ټول ښارونه به د اوبو پروژې ولري او کار پيل شوی", "ps"),
        ("سەرۆکی هەرێم ڕایگەیاند کە پڕۆژەی نوێ لە شارەکە دەست پێدەکات", "ckb"),
        ("ראש העיר הודיע היום כי העבודות בכביש יסתיימו בשבוע הבא", "he"),
        (
            "The council said on Monday that the new bridge would open to traffic before the summer begins",
            "en",
        ),
    ] {
        assert_eq!(language_of(text).as_deref(), Some(tag), "{text}");
    }
}

#[test]
fn a_short_text_is_not_called_anything() {
    for text in ["", "2015", "خبر عاجل", "Breaking", "BBC News", "שלום"] {
        assert_eq!(language_of(text), None, "{text}");
    }
}

#[test]
fn a_language_against_all_letters_is_not_believed() {
    let arabic = "أعلنت الوزارة اليوم أن الخطة الجديدة تبدأ قريبا";
    let english = Language::new("en").unwrap();
    assert!(contradicts(&english, [arabic]));
    assert!(!contradicts(&english, ["The word is كتاب here, and the rest is English"]));
    assert!(!contradicts(&Language::new("ar").unwrap(), [arabic]));
    assert!(!contradicts(&english, ["خبر"]));
}

#[test]
fn a_paragraph_of_a_right_to_left_article_follows_its_letters() {
    let direction = |text| paragraph_direction(Direction::Rtl, true, text);
    assert_eq!(direction("AFP: قالت الوكالة"), Direction::Rtl);
    assert_eq!(direction("STC ترفع أسعارها"), Direction::Rtl);
    assert_eq!(direction("http://example.com/a"), Direction::Ltr);
    assert_eq!(direction("2015 – 08"), Direction::Rtl);
    assert_eq!(direction(""), Direction::Rtl);
}

#[test]
fn a_paragraph_of_a_left_to_right_article_may_quote() {
    let direction = |text| paragraph_direction(Direction::Ltr, true, text);
    assert_eq!(direction("كتاب (kitab) is the word for book"), Direction::Ltr);
    assert_eq!(direction("قالت الوكالة AFP"), Direction::Rtl);
    assert_eq!(direction("123"), Direction::Ltr);
}

#[test]
fn the_first_letter_decides_only_where_nothing_else_is_known() {
    assert_eq!(paragraph_direction(Direction::Rtl, false, "AFP: قالت"), Direction::Ltr);
    assert_eq!(paragraph_direction(Direction::Ltr, false, "«قالت» AFP"), Direction::Rtl);
    assert_eq!(paragraph_direction(Direction::Rtl, false, "…"), Direction::Rtl);
}

#[test]
fn an_article_runs_as_it_says_then_as_its_language_then_as_its_letters() {
    let arabic = Language::new("ar");
    assert_eq!(article_direction(Some(Direction::Ltr), arabic.as_ref(), ["نص"]), Direction::Ltr);
    assert_eq!(article_direction(None, arabic.as_ref(), ["text"]), Direction::Rtl);
    assert_eq!(article_direction(None, None, ["AFP نص قصير"]), Direction::Rtl);
    assert_eq!(article_direction(None, None, [""]), Direction::Ltr);
}
