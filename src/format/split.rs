//! Where each record of a source begins and ends, found in one pass over chunks of any size.
//!
//! A source is one object, an array, JSON Lines, objects run together, or an object that wraps an
//! array of them; which one shows as the bytes come. Nothing is parsed here: strings are skipped,
//! brackets are counted, and only what is needed to go on after a broken record is remembered. Broken
//! records are given out like the others; reading them says what is wrong.
//!
//! Two signs of a broken record cost nothing to see: `{` where an object expects a key or a comma, and
//! a line end inside a string. After the first a new record begins; after the second the string is
//! taken for closed if the next line begins as JSON does.

use std::ops::Range;

use super::Format;

/// Where a record stands in its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSpan {
    /// Its bytes. Empty where a record or the end of a list is missing.
    pub bytes: Range<u64>,
    /// Its first line, from 1.
    pub line: u64,
}

/// Finds records in a source that comes in chunks.
#[derive(Clone, Debug)]
pub struct Splitter {
    /// The whole source is one record.
    is_whole: bool,
    offset: u64,
    line: u64,
    scan: Scan,
}

/// What encloses the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Base {
    /// Nothing: they stand one after another.
    Top,
    /// An array.
    Array,
    /// An array inside an object.
    Wrapper,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    Outside,
    Inside,
    /// After a backslash.
    Escaped,
    /// After a line end inside a string, where none may stand.
    Broken,
}

#[derive(Clone, Debug)]
struct Scan {
    base: Base,
    text: Text,
    depth: u32,
    /// One bit a level, set where it is an object; deeper levels than it has bits are not judged.
    objects: u128,
    open: Option<Open>,
    /// The last byte outside strings that is no space.
    before: u8,
    /// After the last byte that is no space.
    end: u64,
    /// Records stand one a line: an object at a line's start begins a record.
    is_lines: bool,
    /// The line on which the last record at the top ended, if it began there.
    ended_on: Option<u64>,
    line_start: bool,
    key: Key,
}

/// A record that has begun.
#[derive(Clone, Copy, Debug)]
struct Open {
    start: u64,
    line: u64,
    garbage: Option<Garbage>,
}

/// Bytes between records that belong to none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Garbage {
    ToLineEnd,
    ToObject,
}

/// The current key of the outermost object, as long as it may be a wrapper's.
#[derive(Clone, Debug, Default)]
struct Key {
    bytes: [u8; 8],
    length: usize,
    state: KeyState,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum KeyState {
    #[default]
    None,
    Reading,
    /// A wrapper's key was read; its value comes.
    Named,
    /// Its value is an array; the first element comes.
    Array,
}

const WRAPPERS: [&[u8]; 6] = [b"articles", b"items", b"entries", b"objects", b"results", b"data"];

impl Splitter {
    /// A splitter for a source of this format.
    #[must_use]
    pub fn new(format: Format) -> Splitter {
        Splitter {
            is_whole: match format {
                Format::Json => false,
                Format::Plain | Format::Html | Format::Feed | Format::Binary => true,
            },
            offset: 0,
            line: 1,
            scan: Scan {
                base: Base::Top,
                text: Text::Outside,
                depth: 0,
                objects: 0,
                open: None,
                before: 0,
                end: 0,
                is_lines: false,
                ended_on: None,
                line_start: true,
                key: Key::default(),
            },
        }
    }

    /// Takes the next bytes of the source and gives each record that ends in them.
    pub fn feed(&mut self, chunk: &[u8], found: &mut impl FnMut(RecordSpan)) {
        if !self.is_whole {
            let mut at = 0;
            while at < chunk.len() {
                at += self.scan.step(&chunk[at..], self.offset + at as u64, &mut self.line, found);
            }
        }
        self.offset += chunk.len() as u64;
    }

    /// The source is at its end: gives what is still open.
    pub fn finish(&mut self, found: &mut impl FnMut(RecordSpan)) {
        if self.is_whole {
            found(RecordSpan { bytes: 0..self.offset, line: 1 });
            return;
        }
        let is_cut_off = self.scan.base != Base::Top;
        let is_broken = self.scan.open.is_some() && (self.scan.depth > self.scan.base_depth());
        self.scan.close(self.scan.end, found);
        if is_cut_off && !is_broken {
            found(RecordSpan { bytes: self.offset..self.offset, line: self.line });
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

impl Scan {
    /// Takes one byte outside strings, or a run inside one; gives how many it took.
    fn step(&mut self, rest: &[u8], at: u64, line: &mut u64, found: &mut impl FnMut(RecordSpan)) -> usize {
        match self.text {
            Text::Outside => {
                self.outside(rest[0], at, line, found);
                1
            }
            Text::Inside => self.inside(rest, at, line),
            Text::Escaped => {
                if rest[0] == b'\n' {
                    *line += 1;
                }
                self.end = at + 1;
                self.text = Text::Inside;
                1
            }
            Text::Broken => self.broken(rest[0], line),
        }
    }

    fn inside(&mut self, rest: &[u8], at: u64, line: &mut u64) -> usize {
        let stop = memchr::memchr3(b'"', b'\\', b'\n', rest).unwrap_or(rest.len());
        let run = &rest[..stop];
        self.key.take(run);
        if let Some(last) = run.iter().rposition(|&byte| !is_space(byte)) {
            self.end = at + last as u64 + 1;
        }
        let Some(&byte) = rest.get(stop) else {
            return stop;
        };
        match byte {
            b'\n' => {
                *line += 1;
                self.line_start = true;
                self.text = Text::Broken;
            }
            b'\\' => {
                self.key.give_up();
                self.text = Text::Escaped;
                self.end = at + stop as u64 + 1;
            }
            _ => {
                self.close_text();
                self.end = at + stop as u64 + 1;
            }
        }
        stop + 1
    }

    /// After a raw line end in a string: does the next line go on with the text or with JSON?
    fn broken(&mut self, byte: u8, line: &mut u64) -> usize {
        match byte {
            b'\n' => {
                *line += 1;
                self.line_start = true;
                1
            }
            b' ' | b'\t' | b'\r' => {
                self.line_start = false;
                1
            }
            b'{' | b'}' | b']' | b'"' => {
                self.close_text();
                0
            }
            _ => {
                self.text = Text::Inside;
                0
            }
        }
    }

    fn close_text(&mut self) {
        self.text = Text::Outside;
        self.before = b'"';
        self.key.close();
    }

    fn base_depth(&self) -> u32 {
        match self.base {
            Base::Top => 0,
            Base::Array => 1,
            Base::Wrapper => 2,
        }
    }

    fn outside(&mut self, byte: u8, at: u64, line: &mut u64, found: &mut impl FnMut(RecordSpan)) {
        let line_start = std::mem::replace(&mut self.line_start, byte == b'\n');
        if byte == b'\n' {
            *line += 1;
        }
        if is_space(byte) {
            if byte == b'\n' && self.open.is_some_and(|open| open.garbage == Some(Garbage::ToLineEnd)) {
                self.close(self.end, found);
            }
            return;
        }
        if self.open.is_some_and(|open| open.garbage.is_some()) && !self.ends_garbage(byte, line_start, found) {
            self.end = at + 1;
            return;
        }
        if byte == b'{' && self.open.is_some() && self.begins_anew(line_start) {
            self.close(self.end, found);
            self.depth = self.base_depth();
        }
        if self.open.is_none() && self.depth == self.base_depth() {
            self.between(byte, at, *line, found);
        } else {
            self.within(byte, at, *line, found);
        }
        if byte != b'"' {
            self.before = byte;
        }
        // A byte that ended a record or stood between records is not part of one.
        self.end = if self.open.is_some() || self.depth > 0 { at + 1 } else { self.end };
    }

    /// Garbage ends where a record begins.
    fn ends_garbage(&mut self, byte: u8, line_start: bool, found: &mut impl FnMut(RecordSpan)) -> bool {
        let ends = byte == b'{'
            && (line_start || self.open.is_some_and(|open| open.garbage == Some(Garbage::ToObject)));
        if ends {
            self.close(self.end, found);
        }
        ends
    }

    /// Does this `{` begin another record although the one before it is not closed?
    fn begins_anew(&self, line_start: bool) -> bool {
        let is_judged = self.depth > self.base_depth() && self.depth <= 128;
        let expects_key = is_judged && self.is_object() && self.before != b':';
        expects_key || self.is_lines && line_start && self.base == Base::Top
    }

    fn is_object(&self) -> bool {
        self.depth.checked_sub(1).is_some_and(|level| level < 128 && self.objects >> level & 1 == 1)
    }

    fn push(&mut self, is_object: bool) {
        if self.depth < 128 {
            let bit = 1_u128 << self.depth;
            self.objects = if is_object { self.objects | bit } else { self.objects & !bit };
        }
        self.depth += 1;
    }

    /// A byte between two records.
    fn between(&mut self, byte: u8, at: u64, line: u64, found: &mut impl FnMut(RecordSpan)) {
        match (self.base, byte) {
            // Byte order marks and record separators stand between files that were put together.
            (Base::Top, 0xef | 0xbb | 0xbf | 0x1e) | (_, b',') => {}
            (Base::Top, b'[') => {
                self.push(false);
                self.base = Base::Array;
            }
            (Base::Array, b']') => {
                self.depth = 0;
                self.base = Base::Top;
            }
            (Base::Wrapper, b']') => {
                self.depth = 1;
                // The rest of the outer object is no record; it ends silently.
                self.base = Base::Top;
                self.open = None;
            }
            (Base::Top, b'{') => {
                self.is_lines |= self.ended_on.is_some_and(|ended_on| ended_on < line);
                self.begin(at, line, None);
                self.within(byte, at, line, found);
            }
            (Base::Top, _) => {
                let to = if matches!(byte, b'}' | b']' | b':') { Garbage::ToObject } else { Garbage::ToLineEnd };
                self.begin(at, line, Some(to));
            }
            (Base::Array | Base::Wrapper, _) => {
                self.begin(at, line, None);
                self.within(byte, at, line, found);
            }
        }
    }

    fn begin(&mut self, start: u64, line: u64, garbage: Option<Garbage>) {
        self.open = Some(Open { start, line, garbage });
        self.key = Key::default();
    }

    /// A byte of a record, or of what is left of an object whose records are out.
    fn within(&mut self, byte: u8, at: u64, line: u64, found: &mut impl FnMut(RecordSpan)) {
        let is_element = self.open.is_some() && self.depth == self.base_depth();
        match byte {
            b'"' => {
                self.text = Text::Inside;
                if self.depth == 1 && self.base == Base::Top && matches!(self.before, b'{' | b',') {
                    self.key.open();
                } else {
                    self.key.forget();
                }
            }
            b'{' => {
                if self.key.state == KeyState::Array {
                    // The first element of a wrapper's array: its records begin here.
                    self.base = Base::Wrapper;
                    self.begin(at, line, None);
                }
                self.key.forget();
                self.push(true);
            }
            b'[' => {
                self.push(false);
                self.key.array(self.depth == 2);
            }
            b']' | b',' if is_element && self.base != Base::Top => {
                self.close(self.end, found);
                self.between(byte, at, line, found);
            }
            b'}' | b']' => self.pop(at, line, found),
            b':' => {}
            _ => self.key.forget(),
        }
    }

    fn pop(&mut self, at: u64, line: u64, found: &mut impl FnMut(RecordSpan)) {
        self.key.forget();
        // A bracket too many stays part of its record.
        if self.depth > self.base_depth() {
            self.depth -= 1;
        }
        if self.depth == 0 {
            let start = self.open.map(|open| open.line);
            self.ended_on = start.filter(|&start| start == line);
            self.close(at + 1, found);
        }
    }

    fn close(&mut self, end: u64, found: &mut impl FnMut(RecordSpan)) {
        if let Some(open) = self.open.take() {
            found(RecordSpan { bytes: open.start..end.max(open.start), line: open.line });
        }
    }
}

impl Key {
    fn open(&mut self) {
        *self = Key { state: KeyState::Reading, ..Key::default() };
    }

    fn take(&mut self, run: &[u8]) {
        if self.state != KeyState::Reading {
            return;
        }
        match self.bytes.get_mut(self.length..self.length + run.len()) {
            Some(place) => {
                place.copy_from_slice(run);
                self.length += run.len();
            }
            None => self.give_up(),
        }
    }

    /// The key has an escape or is too long: it is no wrapper's.
    fn give_up(&mut self) {
        if self.state == KeyState::Reading {
            self.state = KeyState::None;
        }
    }

    fn close(&mut self) {
        if self.state == KeyState::Reading {
            let is_wrapper = WRAPPERS.contains(&&self.bytes[..self.length]);
            self.state = if is_wrapper { KeyState::Named } else { KeyState::None };
        }
    }

    fn array(&mut self, is_value: bool) {
        self.state = if self.state == KeyState::Named && is_value { KeyState::Array } else { KeyState::None };
    }

    fn forget(&mut self) {
        self.state = KeyState::None;
    }
}

#[cfg(test)]
mod tests {
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
            let source = format!("{{\"status\":\"ok\",\n\"n\":[1],\"{key}\" : [ {A},\n{B}],\"next\":{{\"a\":[{{}}]}}}}");
            assert_eq!(records(&source), [(2, A), (3, B)], "{key}");
        }
    }

    #[test]
    fn an_article_that_has_such_a_key_is_an_article() {
        for source in [
            r#"{"title":"أ","items":3}"#, r#"{"title":"أ","data":{"articles":[{}]}}"#, r#"{"items":[],"title":"أ"}"#,
            r#"{"results":["x",{}],"title":"أ"}"#, r#"{"blocks":[{"items":[{"a":1}]}]}"#, r#"{"title":"items","x":[{}]}"#,
        ] {
            assert_eq!(records(source), [(1, source)]);
        }
    }

    #[test]
    fn a_broken_line_costs_only_itself() {
        for broken in [
            r#"{"title":"أ""#, r#"{"title":"أ"#, r#"{"title":"أ","#, r#"{"title""#, r#"{"tags":["أ"#, r#"{"title":"أ"}}"#,
            "not json {", r#"{"a":[{"b":1}"#,
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
            assert_eq!(records(&format!("{broken}\n{A}\n{B}")), [(1, broken), (2, A), (3, B)], "{broken}");
        }
    }

    #[test]
    fn a_broken_element_costs_only_itself() {
        for broken in [r#"{"title":"أ""#, r#"{"title":"أ"}}"#, r#"{"title":"أ"#, "12", r#""نص""#, "null", r#"{"a":{"b":1}"#] {
            let found_in = format!("[\n{A},\n{broken},\n{B},\n{C}\n]");
            let found = records(&found_in);
            assert_eq!(found.iter().map(|record| record.0).collect::<Vec<_>>(), [2, 3, 4, 5], "{broken}: {found:?}");
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
}
