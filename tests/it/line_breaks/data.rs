//! The table of line breaking classes, made from the database.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

use crate::database::{assert_table, unpacked};

/// Ranges of code points and their value.
fn ranges(text: &str) -> impl Iterator<Item = (RangeInclusive<usize>, &str)> {
    text.lines().map(|line| {
        let (codes, value) = line.split_once(';').unwrap();
        let (first, last) = codes.trim().split_once("..").unwrap_or((codes, codes));
        let code = |hex: &str| usize::from_str_radix(hex.trim(), 16).unwrap();
        (code(first)..=code(last), value.trim())
    })
}

const CODES: usize = 0x11_0000;

fn property<'a>(text: &'a str, default: &'a str) -> Vec<&'a str> {
    let mut values = vec![default; CODES];
    for (codes, value) in ranges(text) {
        values[codes].fill(value);
    }
    values
}

/// LB1, and the finer kinds of `src/text/breaks/class.rs`.
fn kind(code: usize, class: &str, category: &str, is_pictographic: bool) -> String {
    let is_reserved_picture = is_pictographic && category == "Cn";
    let name = match class {
        "AI" | "SG" | "XX" | "AL" | "SA" => match (code, category) {
            (0x25cc, _) => "AlCircle",
            (0x2015, _) => "AlBar",
            (0x640, _) => "Tatweel",
            (_, "Mn" | "Mc") if class == "SA" => "CM",
            _ if is_reserved_picture => "AlPicture",
            _ => "AL",
        },
        // U+200C and the tags are marks to the grapheme rules, though format characters.
        "CM" => match (category, code) {
            ("Cf", 0x200c | 0xe0020..=0xe007f) => "CM",
            ("Cc" | "Cf", _) => "CmControl",
            _ => "CM",
        },
        "BA" if code == 0xad => "SoftHyphen",
        "CJ" => "NS",
        "ID" if is_reserved_picture => "IdPicture",
        "QU" if category == "Pi" => "QuPi",
        "QU" if category == "Pf" => "QuPf",
        "ZWJ" => "Zwj",
        // `class.rs` computes them.
        "H2" | "H3" => "H2",
        other => other,
    };
    name.to_owned()
}

const HEAD: &str = "\
//! Line breaking classes of Unicode 17.0.0: for each range its first code point, its kind, and
//! whether it is East Asian. Made from `tests/unicode` by `tests/it/line_breaks/data.rs`, which also
//! says how it is made again. © Unicode, Inc.; see `tests/unicode/LICENSE`.

#[allow(clippy::enum_glob_use, reason = \"a table of all kinds\")]
use super::class::Kind::{self, *};

const W: bool = true;
const N: bool = false;

/// Sorted; each range reaches to the next.
#[rustfmt::skip]
pub(super) static RANGES: &[(u32, Kind, bool)] = &[
";

fn table() -> String {
    let [breaks, widths, categories, emoji] =
        ["LineBreak", "EastAsianWidth", "DerivedGeneralCategory", "emoji-data"]
            .map(|name| unpacked(&format!("{name}.txt")));
    let pictographic: String = emoji
        .lines()
        .filter(|line| line.ends_with("; Extended_Pictographic"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let (breaks, widths) = (property(&breaks, "XX"), property(&widths, "N"));
    let (categories, pictures) = (property(&categories, "Cn"), property(&pictographic, ""));
    let (mut text, mut line, mut last) = (HEAD.to_owned(), String::new(), String::new());
    for code in 0..CODES {
        let kind = kind(code, breaks[code], categories[code], !pictures[code].is_empty());
        let width = if matches!(widths[code], "F" | "W" | "H") { "W" } else { "N" };
        let value = format!("{kind}, {width}");
        if value == last {
            continue;
        }
        let entry = format!(" (0x{code:x}, {value}),");
        if line.len() + entry.len() > 97 {
            writeln!(text, "   {line}").unwrap();
            line.clear();
        }
        line.push_str(&entry);
        last = value;
    }
    writeln!(text, "   {line}\n];").unwrap();
    text
}

#[test]
fn the_table_of_classes_is_what_the_data_say() {
    assert_table("src/text/breaks/table.rs", &table());
}
