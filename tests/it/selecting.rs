//! Selecting in the body, and following its links by their numbers.

use khabar::article::{Article, Block, Direction, Link, TextBlock, TextKind};
use khabar::snapshot::{Frame, Options, frame, parse_size, steps};
use proptest::prelude::*;
use serde_json::{Value, json};

const HARBOUR: &str = "غادرت 12 سفينة ميناء Aden صباح الأحد، وبقيت «النورس» وحدها تنتظر الريح.";

fn paragraph(text: &str) -> Block {
    Block::Text(TextBlock { text: text.to_owned(), ..TextBlock::default() })
}

fn item(text: &str) -> Block {
    let (kind, marker) = (TextKind::Item, Some("•".to_owned()));
    Block::Text(TextBlock { kind, marker, text: text.to_owned(), ..TextBlock::default() })
}

fn article(direction: Direction, title: &str, blocks: Vec<Block>) -> Article {
    Article { title: title.to_owned(), direction, blocks, ..Article::default() }
}

fn arabic(blocks: Vec<Block>) -> Article {
    article(Direction::Rtl, "مراكب الشتاء", blocks)
}

fn shown(articles: &[Article], size: &str, keys: &str) -> Frame {
    let options = Options { size: parse_size(size).unwrap(), ..Options::default() };
    frame(articles, &options, &steps(keys).unwrap()).unwrap()
}

/// What the last key had done.
fn effect(frame: &Frame) -> Value {
    let frame: Value = serde_json::from_str(&frame.json()).unwrap();
    frame["effects"].as_array().unwrap().last().unwrap().clone()
}

fn copied(articles: &[Article], keys: &str) -> String {
    let effect = effect(&shown(articles, "60x16", keys));
    effect["copy"].as_str().unwrap_or_else(|| panic!("nothing copied: {effect}")).to_owned()
}

/// `text`, its words each a link.
fn linked(text: &str, links: &[(&str, &str)]) -> Block {
    let link = |(word, url): &(&str, &str)| {
        let start = text.find(word).unwrap();
        Link { source: start..start + word.len(), url: (*url).to_owned() }
    };
    let links = links.iter().map(link).collect();
    Block::Text(TextBlock { text: text.to_owned(), links, ..TextBlock::default() })
}

fn harbours() -> Article {
    let links = [("Aden", "https://example.org/aden"), ("النورس", "https://example.org/gull")];
    let picture = TextBlock {
        kind: TextKind::Picture,
        text: "السفن في الميناء".to_owned(),
        url: Some("https://example.org/ships.jpg".to_owned()),
        ..TextBlock::default()
    };
    arabic(vec![linked(HARBOUR, &links), Block::Text(picture)])
}

#[test]
fn selected_words_of_two_directions_are_marked_where_they_stand() {
    insta::assert_snapshot!(
        shown(&[arabic(vec![paragraph(HARBOUR)])], "44x12", "z v Tab v Left Down").text()
    );
}

#[test]
fn whole_paragraphs_are_marked() {
    let blocks = vec![paragraph(HARBOUR), item("سفينة البنّ"), item("سفينة التمر")];
    insta::assert_snapshot!(shown(&[arabic(blocks)], "60x14", "z v Tab v Tab v").text());
}

#[test]
fn what_is_copied_is_the_text_as_it_was_written_without_line_ends() {
    let articles = [arabic(vec![paragraph(HARBOUR)])];
    assert_eq!(copied(&articles, "z v Tab v 4Left y"), "غادرت 12 سفينة ميناء Aden");
    assert_eq!(copied(&articles, "z v Tab Tab y"), "غادرت");
    assert_eq!(copied(&articles, "z v v Tab v Y"), format!("مراكب الشتاء\n\n{HARBOUR}"));
    assert_eq!(copied(&articles, "z v Tab v 12Left F12"), HARBOUR.trim_end_matches('.'));
}

#[test]
fn an_arrow_goes_on_in_arabic_where_it_goes_back_in_english() {
    let english = [article(Direction::Ltr, "Winter boats", vec![paragraph("The gull stayed.")])];
    assert_eq!(copied(&english, "z v v Right y"), "Winter boats");
    assert_eq!(copied(&english, "z v Tab v Left y"), "boats\n\nThe");
    let arabic = [arabic(vec![paragraph("بقيت النورس")])];
    assert_eq!(copied(&arabic, "z v v Left y"), "مراكب الشتاء");
    assert_eq!(copied(&arabic, "z v Tab v h h Right y"), "بقيت");
}

#[test]
fn items_keep_their_markers_and_rows_of_a_table_what_parts_their_cells() {
    let row = |text: &str| {
        let (kind, text) = (TextKind::Table, text.to_owned());
        Block::Text(TextBlock { kind, text, ..TextBlock::default() })
    };
    let blocks = vec![item("البنّ"), item("التمر"), row("المرفأ | السفن"), row("عدن | 12")];
    let all = "• البنّ\n• التمر\n\nالمرفأ | السفن\nعدن | 12";
    assert_eq!(copied(&[arabic(blocks)], "z v v v G y"), format!("مراكب الشتاء\n\n{all}"));
}

#[test]
fn a_command_is_given_what_is_selected_else_the_article() {
    let articles = [arabic(vec![paragraph(HARBOUR)])];
    let piped = |keys: &str| effect(&shown(&articles, "60x16", keys));
    let selected = piped(r#"z v Tab v 1Left | "wc -w" Enter"#);
    assert_eq!((&selected["pipe"], &selected["to"]), (&json!("غادرت 12"), &json!("wc -w")));
    let whole = piped(r#"| "cat" Enter"#);
    assert_eq!(whole["pipe"], json!(format!("مراكب الشتاء\n\n{HARBOUR}\n")));
}

#[test]
fn escape_leaves_without_copying() {
    let left = shown(&[arabic(vec![paragraph(HARBOUR)])], "60x16", "z v Tab Esc");
    let before = shown(&[arabic(vec![paragraph(HARBOUR)])], "60x16", "z");
    assert_eq!(left.text(), before.text());
}

#[test]
fn links_carry_their_numbers() {
    insta::assert_snapshot!(shown(&[harbours()], "60x14", "z L").text());
}

#[test]
fn a_link_is_followed_by_its_number() {
    let followed = |keys: &str| effect(&shown(&[harbours()], "60x14", keys))["open"].clone();
    assert_eq!(followed("z L 1"), json!("https://example.org/aden"));
    assert_eq!(followed("Delete 2"), json!("https://example.org/gull"));
    assert_eq!(followed("L 3"), json!("https://example.org/ships.jpg"));
}

#[test]
fn a_link_to_an_article_that_is_open_leads_to_it() {
    let aden = Article {
        url: Some("https://example.org/aden".to_owned()),
        ..article(Direction::Rtl, "مرفأ عدن القديم", vec![paragraph("نص.")])
    };
    let followed = shown(&[harbours(), aden], "80x14", "Enter L 1");
    assert!(followed.text().contains("2/2"), "{}", followed.text());
}

#[test]
fn a_phrase_is_found_across_a_number() {
    let shown = shown(&[harbours()], "60x14", r#"z L / "Aden صباح" Enter"#).text();
    assert!(shown.contains("[1]") && !shown.contains("not found"), "{shown}");
    insta::assert_snapshot!(shown);
}

#[test]
fn an_article_without_links_says_so() {
    let shown = shown(&[arabic(vec![paragraph(HARBOUR)])], "60x14", "L").text();
    assert!(shown.contains("no links in this article"), "{shown}");
}

proptest! {
    #[test]
    fn what_is_copied_of_a_paragraph_stands_in_it(
        words in prop::collection::vec("[ء-ي]{1,7}|[a-z]{1,9}|[0-9]{1,4}|[«»(),.]|م\u{64e}ن|می\u{200c}شود", 1..40),
        columns in 12_u16..70,
        moves in prop::collection::vec(
            prop::sample::select(vec!["Left", "Right", "Up", "Down", "Space", "b", "Ctrl-d", "2Left", "J"]), 0..12),
    ) {
        let text = words.join(" ");
        let article = arabic(vec![paragraph(&text)]);
        let keys = format!("z v Tab v Resize:{columns}x9 {} Resize:60x12 y", moves.join(" "));
        let effect = effect(&shown(&[article], "60x12", &keys));
        let copied = effect["copy"].as_str().unwrap();
        // It may have gone up to the headline.
        let within = copied.rsplit("\n\n").next().unwrap();
        prop_assert!(text.contains(within) || "مراكب الشتاء".contains(within), "{copied:?} {text:?}");
        prop_assert!(!within.is_empty());
    }
}
