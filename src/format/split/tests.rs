use super::*;
use proptest::prelude::*;

fn split(source: &str, chunk_bytes: usize) -> Vec<RecordSpan> {
    let mut found = Vec::new();
    let mut splitter = Splitter::new(Format::Json);
    for chunk in source.as_bytes().chunks(chunk_bytes.max(1)) {
        splitter.feed(chunk, &mut |span| found.push(span));
    }
    splitter.finish(&mut |span| found.push(span));
    found
}

/// The records with their lines, the same for every size of chunk.
fn records(source: &str) -> Vec<(u64, &str)> {
    let spans = split(source, source.len());
    for chunk_bytes in 1..=3 {
        assert_eq!(split(source, chunk_bytes), spans, "chunks of {chunk_bytes} bytes");
    }
    let slice = |span: &RecordSpan| &source[span.bytes.start as usize..span.bytes.end as usize];
    spans.iter().map(|span| (span.line, slice(span))).collect()
}

const A: &str = r#"{"title":"أ"}"#;
const B: &str = r#"{"title":"ب"}"#;
const C: &str = r#"{"title":"ج"}"#;

#[test]
fn one_object_is_one_record() {
    let source = "\u{feff}\n {\n \"title\": \"أ}\\\"]{\",\n \"authors\": [{}]\n}\n";
    assert_eq!(records(source), [(2, source[4..].trim())]);
}

#[test]
fn each_element_of_an_array_is_a_record() {
    assert_eq!(records(&format!("[\n {A},\n {B} ,{C}\n]\n")), [(2, A), (3, B), (3, C)]);
    assert_eq!(records("[]"), []);
    assert_eq!(records(" \n"), []);
}

#[test]
fn each_object_of_json_lines_is_a_record() {
    assert_eq!(records(&format!("\u{feff}{A}\n\n{B}\r\n  {C}")), [(1, A), (3, B), (4, C)]);
    assert_eq!(records(&format!("{A}{B} {C}")), [(1, A), (1, B), (1, C)]);
    assert_eq!(records(&format!("{A}\n{{\n \"title\":\n\"ب\"}}\n{C}")).len(), 3);
}

#[test]
fn arrays_one_after_another_are_read_through() {
    assert_eq!(records(&format!("[{A}]\n[{B},{C}]\n")), [(1, A), (2, B), (2, C)]);
}

#[test]
fn a_wrapper_gives_the_elements_of_its_array() {
    for key in ["articles", "items", "entries", "objects", "results", "data"] {
        let source = format!(
            "{{\"status\":\"ok\",\n\"n\":[1],\"{key}\" : [ {A},\n{B}],\"next\":{{\"a\":[{{}}]}}}}"
        );
        assert_eq!(records(&source), [(2, A), (3, B)], "{key}");
    }
}

#[test]
fn an_article_that_has_such_a_key_is_an_article() {
    for source in [
        r#"{"title":"أ","items":3}"#,
        r#"{"title":"أ","data":{"articles":[{}]}}"#,
        r#"{"items":[],"title":"أ"}"#,
        r#"{"results":["x",{}],"title":"أ"}"#,
        r#"{"blocks":[{"items":[{"a":1}]}]}"#,
        r#"{"title":"items","x":[{}]}"#,
    ] {
        assert_eq!(records(source), [(1, source)]);
    }
}

#[test]
fn a_broken_line_costs_only_itself() {
    for broken in [
        r#"{"title":"أ""#,
        r#"{"title":"أ"#,
        r#"{"title":"أ","#,
        r#"{"title""#,
        r#"{"tags":["أ"#,
        r#"{"title":"أ"}}"#,
        "not json {",
        r#"{"a":[{"b":1}"#,
    ] {
        let source = format!("{B}\n{C}\n{broken}\n{A}\n{B}\n");
        let found = records(&source);
        for good in [(1, B), (2, C), (4, A), (5, B)] {
            assert!(found.contains(&good), "{broken}: {found:?}");
        }
        assert_eq!(found.len(), if broken.ends_with("}}") { 6 } else { 5 }, "{broken}: {found:?}");
    }
}

#[test]
fn a_broken_first_line_costs_only_itself() {
    for broken in [r#"{"title":"أ""#, r#"{"title":"أ"#, r#"{"title":"أ","#, "garbage"] {
        assert_eq!(
            records(&format!("{broken}\n{A}\n{B}")),
            [(1, broken), (2, A), (3, B)],
            "{broken}"
        );
    }
}

#[test]
fn a_broken_element_costs_only_itself() {
    for broken in [
        r#"{"title":"أ""#,
        r#"{"title":"أ"}}"#,
        r#"{"title":"أ"#,
        "12",
        r#""نص""#,
        "null",
        r#"{"a":{"b":1}"#,
    ] {
        let found_in = format!("[\n{A},\n{broken},\n{B},\n{C}\n]");
        let found = records(&found_in);
        assert_eq!(
            found.iter().map(|record| record.0).collect::<Vec<_>>(),
            [2, 3, 4, 5],
            "{broken}: {found:?}"
        );
        assert_eq!((found[0].1, found[2].1, found[3].1), (A, B, C), "{broken}");
    }
}

#[test]
fn a_source_cut_off_says_so() {
    assert_eq!(records(&format!("[{A},\n{{\"title\":\"ب")), [(1, A), (2, "{\"title\":\"ب")]);
    assert_eq!(records(&format!("[{A},{B}")), [(1, A), (1, B), (1, "")]);
    assert_eq!(records(&format!("{A}\n{{\"ti")), [(1, A), (2, "{\"ti")]);
    assert_eq!(records(&format!("{{\"items\":[{A}")), [(1, A), (1, "")]);
}

#[test]
fn what_is_no_json_is_one_record() {
    let mut found = Vec::new();
    let mut splitter = Splitter::new(Format::Plain);
    splitter.feed("عنوان\nنص".as_bytes(), &mut |span| found.push(span));
    splitter.feed(b"\n{}", &mut |span| found.push(span));
    splitter.finish(&mut |span| found.push(span));
    assert_eq!(found, [RecordSpan { bytes: 0..18, line: 1 }]);
}

proptest! {
    #[test]
    fn every_chunking_finds_the_same(
        parts in prop::collection::vec(prop_oneof![
            Just("{"), Just("}"), Just("["), Just("]"), Just("\""), Just("\\"), Just("\n"), Just(","), Just(":"),
            Just("\"items\""), Just("\"a\":1"), Just(" "), Just("ن"), Just("x"), Just("{\"a\":\"b\"}"), Just("\u{feff}")
        ], 0..40),
        sizes in prop::collection::vec(1usize..7, 1..20),
    ) {
        let source = parts.concat();
        let whole = split(&source, source.len());
        let mut found = Vec::new();
        let mut splitter = Splitter::new(Format::Json);
        let mut rest = source.as_bytes();
        for size in sizes.iter().cycle() {
            let (chunk, after) = rest.split_at((*size).min(rest.len()));
            splitter.feed(chunk, &mut |span| found.push(span));
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        splitter.finish(&mut |span| found.push(span));
        prop_assert_eq!(&found, &whole);
        let mut end = 0;
        for span in found {
            prop_assert!(span.bytes.start >= end && span.bytes.end >= span.bytes.start);
            end = span.bytes.end;
        }
        prop_assert!(end <= source.len() as u64);
    }
}
