//! Byte by byte outside strings, run by run inside them.

use super::key::{Key, KeyState};
use super::{Leap, RecordSpan};

/// What encloses the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
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
pub(super) struct Scan {
    pub(super) base: Base,
    text: Text,
    pub(super) depth: u32,
    /// One bit a level, set where it is an object; deeper levels than it has bits are not judged.
    objects: u128,
    pub(super) open: Option<Open>,
    /// The last byte outside strings that is no space.
    before: u8,
    /// After the last byte that is no space.
    pub(super) end: u64,
    /// Records stand one a line: an object at a line's start begins a record.
    is_lines: bool,
    /// The line on which the last record at the top ended, if it began there.
    ended_on: Option<u64>,
    line_start: bool,
    key: Key,
}

/// A record that has begun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
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

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

impl Scan {
    pub(super) fn new() -> Scan {
        Scan {
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
        }
    }

    /// Between two records: the next byte that is no space begins one, or ends a list.
    pub(super) fn is_between(&self) -> bool {
        self.text == Text::Outside && self.open.is_none() && self.depth == self.base_depth()
    }

    /// A well-formed record that began on `line` and goes over `lines` line ends was passed over, up
    /// to `end`.
    pub(super) fn pass(&mut self, end: u64, line: u64, lines: u64) {
        if self.base == Base::Top {
            self.is_lines |= self.ended_on.is_some_and(|ended_on| ended_on < line);
            self.ended_on = (lines == 0).then_some(line);
        }
        self.before = b'}';
        self.end = end;
        self.line_start = false;
        self.key = Key::default();
    }

    /// Well-formed records were passed over, the first one on line `first`.
    pub(super) fn leap(&mut self, leap: &Leap, line: u64, first: u64) {
        self.pass(leap.end, first, 0);
        if self.base == Base::Top {
            self.is_lines |= leap.is_lines;
            self.ended_on = leap.ended_on.map(|ended_on| line + ended_on);
        }
    }

    /// Takes one byte outside strings, or a run inside one; gives how many it took.
    pub(super) fn step(
        &mut self,
        rest: &[u8],
        at: u64,
        line: &mut u64,
        found: &mut impl FnMut(RecordSpan),
    ) -> usize {
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

    pub(super) fn base_depth(&self) -> u32 {
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
            if byte == b'\n'
                && self.open.is_some_and(|open| open.garbage == Some(Garbage::ToLineEnd))
            {
                self.close(self.end, found);
            }
            return;
        }
        if self.open.is_some_and(|open| open.garbage.is_some())
            && !self.ends_garbage(byte, line_start, found)
        {
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
    fn ends_garbage(
        &mut self,
        byte: u8,
        line_start: bool,
        found: &mut impl FnMut(RecordSpan),
    ) -> bool {
        let ends = byte == b'{'
            && (line_start
                || self.open.is_some_and(|open| open.garbage == Some(Garbage::ToObject)));
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
                let to = if matches!(byte, b'}' | b']' | b':') {
                    Garbage::ToObject
                } else {
                    Garbage::ToLineEnd
                };
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

    pub(super) fn close(&mut self, end: u64, found: &mut impl FnMut(RecordSpan)) {
        if let Some(open) = self.open.take() {
            found(RecordSpan { bytes: open.start..end.max(open.start), line: open.line });
        }
    }
}
