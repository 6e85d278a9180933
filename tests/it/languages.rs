//! The interface in each of its languages, as whole frames.

use jiff::tz::TimeZone;
use khabar::article::{Article, Moment};
use khabar::library::scan::Input;
use khabar::locale::dates::{Calendar, Clock};
use khabar::locale::{Language, Locale};
use khabar::snapshot::{Options, Session, frame, parse_size, steps};

/// A reader of that locale, hours after the newest of the samples.
fn options(tag: &str) -> Options {
    let mut options = Options { size: parse_size("80x24").unwrap(), ..Options::default() };
    options.settings.locale = Locale::parse(tag).unwrap();
    let now = Moment::parse("2025-12-03T10:30:00Z").and_then(Moment::instant).unwrap();
    options.settings.clock = Some(Clock { now, zone: TimeZone::UTC });
    options
}

fn session(options: &Options, keys: &str) -> Session {
    let inputs: Vec<Input> = Input::samples().collect();
    let mut session = Session::new(&inputs, options);
    for step in steps(keys).unwrap() {
        session.press(&step).unwrap();
    }
    session
}

/// One snapshot a language, named for its tag and what it shows.
fn in_each_language(shows: &str, keys: &str) {
    for language in Language::ALL {
        let tag = language.tag();
        let text = session(&options(tag), keys).frame().text();
        insta::assert_snapshot!(format!("{shows}_{tag}"), text);
    }
}

#[test]
fn the_panes_in_each_language() {
    in_each_language("the_panes", "Enter r j");
}

#[test]
fn the_keys_in_each_language() {
    in_each_language("the_keys", "?");
}

#[test]
fn a_missing_headline_in_each_language() {
    in_each_language("a_missing_headline", "Enter r 4");
}

#[test]
fn results_in_each_language() {
    in_each_language("results", r#"F "ورق""#);
}

#[test]
fn finding_in_each_language() {
    in_each_language("finding", r#"Enter / "الصحافة" Enter n"#);
}

#[test]
fn a_list_that_reads_from_the_left_has_an_arabic_status_line_from_the_right() {
    let article = Article {
        title: "A reed pen and its angle".to_owned(),
        site: Some("The Type Desk".to_owned()),
        published: Moment::parse("2025-12-03T07:30:00Z"),
        blocks: khabar::article::blocks::blocks("The scribe cuts the reed at a slant."),
        ..Article::default()
    };
    let frame = frame(&[article], &options("ar-EG"), &steps("Enter").unwrap()).unwrap();
    insta::assert_snapshot!(frame.text());
}

#[test]
fn both_calendars_in_the_last_line() {
    let mut options = options("ar-LB");
    options.settings.locale.days = Some(Calendar::Both);
    options.size = parse_size("120x24").unwrap();
    insta::assert_snapshot!(session(&options, "").frame().text());
}

#[test]
fn a_key_leads_through_the_languages_and_back() {
    let [first, others @ ..] = Language::ALL;
    let options = options(first.tag());
    let shown = |keys: &str| session(&options, keys).frame().text();
    let mut keys = String::new();
    let mut told = Vec::new();
    for language in others.into_iter().chain([first]) {
        keys.push_str("I ");
        // The last line tells it, in the language itself.
        let words = words(language, "language_shown");
        assert!(shown(&keys).contains(words), "{keys}\n{}", shown(&keys));
        assert!(!told.contains(&words), "said in two languages: {words}");
        told.push(words);
    }
    assert_eq!(shown(&format!("{keys}j")), shown("j"));
}

/// A text that holds no values, as the language's file has it.
fn words(language: Language, name: &str) -> &'static str {
    let start = format!("{name} = ");
    language.source().lines().find_map(|line| line.strip_prefix(&start)).unwrap()
}

#[test]
fn a_key_leads_through_the_calendars() {
    let options = options("ar");
    let shown = |keys: &str| session(&options, keys).frame().text();
    assert!(shown("C").contains("التقويم الهجري (أم القرى)"));
    assert!(shown("C j").contains("هـ"), "{}", shown("C j"));
    assert!(shown("C C").contains("التقويم الفارسي"));
}

#[test]
fn time_changes_what_is_told_of_it() {
    let article = Article {
        title: "رصيف الميناء".to_owned(),
        published: Moment::parse("2026-03-03T12:00:00+03:00"),
        blocks: khabar::article::blocks::blocks("عاد الصيادون قبل الفجر."),
        ..Article::default()
    };
    let told = |now: &str| {
        let mut options = options("ar");
        let now = Moment::parse(now).and_then(Moment::instant).unwrap();
        options.settings.clock = Some(Clock { now, zone: TimeZone::UTC });
        let frame = frame(std::slice::from_ref(&article), &options, &[]).unwrap();
        frame.text().replace('\u{a0}', " ")
    };
    assert!(told("2026-03-03T09:30:00Z").contains("قبل 30 دقيقة"));
    assert!(told("2026-03-04T09:30:00Z").contains("أمس"));
    assert!(told("2026-04-03").contains("3 مارس 2026"));
}
