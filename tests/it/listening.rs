//! The reader for those who listen: lines in, lines out, nothing painted over.

use crate::terminal_pty::{Ended, Start};

/// Runs these lines through the dialogue; what it said, without what was typed.
fn said(start: Start, lines: &str) -> (String, Ended) {
    let mut terminal = start.silent().open();
    terminal.press(lines);
    let ended = terminal.ended();
    // Whoever drives a grid or turns text round sends one of these.
    assert!(!ended.bytes.contains('\x1b'), "{:?}", ended.bytes);
    for c in ended.bytes.chars() {
        let is_form = matches!(c, '\u{fb50}'..='\u{fbff}' | '\u{fe70}'..='\u{fefc}');
        let is_box = matches!(c, '\u{2500}'..='\u{259f}' | '◂' | '▸');
        assert!(!is_form && !is_box, "{c:?} in {:?}", ended.bytes);
    }
    (ended.bytes.replace('\r', "").replace(['\u{2068}', '\u{2069}'], ""), ended)
}

fn plain() -> Start {
    Start::new().argument("--plain")
}

const STORY: &str = r#"[
{"title": "جسر المدينة القديمة", "site": "دفتر", "published": "2024-05-01", "text": "عُلّق الجسر عام 1830 (AFP).\n\nثم أعيد بناؤه.\n\nاقرأ أيضًا:\n- سوق المدينة\n- خبر ليس هنا"},
{"title": "سوق المدينة", "site": "دفتر", "published": "2024-04-01", "text": "يفتح السوق كل صباح."}
]"#;

#[test]
fn headlines_are_said_with_their_place_and_the_article_in_logical_order() {
    let start = plain().file("news.json", STORY).argument("news.json");
    let (text, ended) = said(start, "j\nk\n\n\nq\nq\n");
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    assert!(text.contains("2 headlines.\n"), "{text}");
    let first = "جسر المدينة القديمة\nheadline 1 of 2, unread, selected, دفتر, 2024-05-01\n";
    let second = "سوق المدينة\nheadline 2 of 2, unread, selected, دفتر, 2024-04-01\n";
    assert!(text.contains(first) && text.contains(second), "{text}");
    assert!(text.contains("عُلّق الجسر عام 1830 (AFP).\nثم أعيد بناؤه.\n"), "{text}");
    assert!(text.contains("end of the article. 2 related headlines: r goes there."), "{text}");
}

#[test]
fn a_dumb_terminal_is_talked_to_in_lines_without_being_asked_to() {
    let start = Start::new().variable("TERM", "dumb").file("news.json", STORY);
    let (text, ended) = said(start.argument("news.json"), "2\n\nq\nq\n");
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    assert!(text.contains("سوق المدينة\nheadline 2 of 2, unread, selected"), "{text}");
    assert!(text.contains("يفتح السوق كل صباح."), "{text}");
}

#[test]
fn related_headlines_say_whether_they_are_here_and_are_followed_by_number() {
    let start = plain().file("news.json", STORY).argument("news.json");
    let (text, ended) = said(start, "\nr\nj\n\nEsc\n1\nQ\n");
    assert_eq!(ended.code, 0);
    assert!(text.contains("سوق المدينة\nrelated headline 1 of 2, open here\n"), "{text}");
    assert!(text.contains("خبر ليس هنا\nrelated headline 2 of 2, not here\n"), "{text}");
    assert!(text.contains("Not here\n") && text.contains("Enter find headlines like it"), "{text}");
    assert!(text.contains("يفتح السوق كل صباح."), "{text}");
}

#[test]
fn words_are_found_in_the_article_in_headlines_and_everywhere() {
    let start = plain().file("news.json", STORY).argument("news.json");
    let (text, ended) = said(start, "/بناؤه\nq\nf سوق\nEsc\nF الجسر\nQ\n");
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    assert!(text.contains("ثم أعيد بناؤه.\n"), "{text}");
    assert!(text.contains("سوق المدينة\nheadline 1 of 1, unread, selected"), "{text}");
    assert!(text.contains("result 1 of 1, دفتر, 2024-05-01"), "{text}");
    assert!(text.contains("عُلّق الجسر عام 1830"), "{text}");
}

#[test]
fn words_to_be_found_everywhere_may_follow_in_a_line_of_their_own() {
    let text = "سطر أول.\\n\\nسطر ثان.\\n\\nسطر ثالث.\\n\\nعاد الربّان إلى الميناء.\\n\\nسطر أخير.";
    let story = format!("[{{\"title\": \"رحلة\", \"text\": \"{text}\"}}]");
    let start = plain().file("news.json", &story).argument("news.json");
    let (text, ended) = said(start, "F\nالربان\n\nQ\n");
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    assert!(!text.contains("No key is called"), "{text}");
    let opened = text.split("result 1 of 1").nth(1).unwrap();
    assert!(opened.contains("عاد الربّان إلى الميناء.") && !opened.contains("سطر ثالث."), "{text}");
}

#[test]
fn the_keys_are_told_and_a_line_that_is_none_is_no_harm() {
    let start = plain().file("news.json", STORY).argument("news.json");
    let (text, ended) = said(start, "?\nwhat is this\nq\n");
    assert_eq!(ended.code, 0);
    assert!(
        text.contains("j, Down: down\n") && text.contains("f: filter the headlines\n"),
        "{text}"
    );
    assert!(text.contains("No key is called what is this: ? tells the keys.\n"), "{text}");
}

#[test]
fn an_interface_in_another_language_says_all_of_it_in_that() {
    let start =
        plain().file("news.json", STORY).argument("news.json").argument("--ui").argument("ar");
    let (text, ended) = said(start, "j\nq\n");
    assert_eq!(ended.code, 0);
    assert!(
        text.contains("عنوانان.\n") && text.contains("العنوان 2 من 2، غير مقروء، محدد"),
        "{text}"
    );
}

#[test]
fn the_end_of_what_is_typed_ends_the_dialogue() {
    let start = plain().file("news.json", STORY).argument("news.json");
    let (_, ended) = said(start, "\x04");
    assert_eq!((ended.code, ended.errors.as_str()), (0, ""));
    let start = plain().argument("none.json");
    assert_eq!(start.silent().open().ended().code, 1);
}

#[test]
fn articles_for_those_who_listen_are_written_as_into_a_pipe() {
    let start = Start::new().file("news.json", STORY).argument("cat").argument("--plain");
    let (text, ended) = said(start.argument("news.json"), "");
    assert_eq!(ended.code, 0);
    assert!(text.contains("عُلّق الجسر عام 1830 (AFP).\n\nثم أعيد بناؤه."), "{text}");
}
