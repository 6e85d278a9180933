//! `LineBreakTest.txt` of Unicode 17.

use khabar::text::breaks::{Rules, breaks};

use crate::database::unpacked;

/// A line of the file: the text, and the bytes at which it may be broken.
fn case(line: &str) -> (String, Vec<usize>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for part in line.split_whitespace() {
        match part {
            "÷" => places.push(text.len()),
            "×" => {}
            code => text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()),
        }
    }
    // LB3: its end is an opportunity, but none inside the text.
    assert_eq!(places.pop(), Some(text.len()));
    (text, places)
}

#[test]
fn every_case_of_the_standard_passes() {
    let cases = unpacked("LineBreakTest.txt");
    let mut failed = Vec::new();
    for line in cases.lines() {
        let (text, expected) = case(line);
        let found: Vec<usize> = breaks(&text, Rules::Unicode).map(|place| place.offset).collect();
        if found != expected {
            failed.push(format!("{line}: {text:?} is broken at {found:?}, not {expected:?}"));
        }
    }
    assert_eq!(cases.lines().count(), 19_338);
    assert!(
        failed.is_empty(),
        "{} fail\n{}",
        failed.len(),
        failed[..failed.len().min(20)].join("\n")
    );
}
