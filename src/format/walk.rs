//! A light pass over one JSON object: is it well formed, where does it end, which members does it
//! have? No value is built.
//!
//! The pass is strict: what it accepts the parser accepts too. Whatever is unusual (escaped keys, long
//! numbers, deep nesting) it leaves to the parser, and says whether the bytes ended before that showed.

use std::ops::Range;

/// An object that was walked over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Walked {
    /// Its bytes, braces and all.
    pub length: usize,
    /// Line ends inside it.
    pub lines: u64,
}

/// A member of the outermost object: its key without quotes, its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub key: Range<usize>,
    pub value: Range<usize>,
}

/// The parser goes to 128; what is nested deeper than this is left to it.
const DEEPEST: u32 = 64;

/// Longer numbers are left to the parser, which says when one is out of range.
const DIGITS: usize = 100;

/// Why an object was not walked to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The bytes ended, or may have: more of them would tell.
    Cut,
    /// It is for the parser.
    Unusual,
}

/// Bytes at the end in which something may have been cut off: the two halves of an escaped letter.
const ESCAPED: usize = 12;

/// Walks over the object that `bytes` begin with and gives each of its members, of an object in several
/// lines twice.
///
/// # Errors
/// Why it was left.
pub(super) fn walk(bytes: &[u8], member: &mut impl FnMut(Member)) -> Result<Walked, Stopped> {
    let mut walk = Walk { bytes, at: 0, lines: 0, may_hold_controls: false };
    if walk.object(0, member).is_none() {
        let is_cut = walk.at + ESCAPED > bytes.len();
        return Err(if is_cut { Stopped::Cut } else { Stopped::Unusual });
    }
    // Controls may stand between the members, not in a string. Most records hold none at all, which is
    // seen of all their bytes together in less time than of each string.
    if holds_control(&bytes[..walk.at]) {
        walk = Walk { bytes, at: 0, lines: 0, may_hold_controls: true };
        walk.object(0, member).ok_or(Stopped::Unusual)?;
    }
    Ok(Walked { length: walk.at, lines: walk.lines })
}

/// The least is found many bytes at once.
fn holds_control(bytes: &[u8]) -> bool {
    bytes.iter().fold(u8::MAX, |least, byte| least.min(*byte)) < b' '
}

struct Walk<'b> {
    bytes: &'b [u8],
    at: usize,
    lines: u64,
    /// Strings are looked at for controls.
    may_hold_controls: bool,
}

impl Walk<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// The next byte that is no space.
    fn next(&mut self) -> Option<u8> {
        loop {
            match self.peek()? {
                b'\n' => self.lines += 1,
                b' ' | b'\t' | b'\r' => {}
                byte => return Some(byte),
            }
            self.at += 1;
        }
    }

    fn object(&mut self, depth: u32, member: &mut impl FnMut(Member)) -> Option<()> {
        self.take(b'{')?;
        if self.next()? == b'}' {
            return self.take(b'}');
        }
        loop {
            self.next()?;
            let key = self.string()?;
            if memchr::memchr(b'\\', &self.bytes[key.clone()]).is_some() {
                return None;
            }
            self.next()?;
            self.take(b':')?;
            self.next()?;
            let start = self.at;
            self.value(depth + 1)?;
            member(Member { key, value: start..self.at });
            match self.next()? {
                b',' => self.at += 1,
                _ => return self.take(b'}'),
            }
        }
    }

    fn array(&mut self, depth: u32) -> Option<()> {
        self.take(b'[')?;
        if self.next()? == b']' {
            return self.take(b']');
        }
        loop {
            self.next()?;
            self.value(depth + 1)?;
            match self.next()? {
                b',' => self.at += 1,
                _ => return self.take(b']'),
            }
        }
    }

    fn value(&mut self, depth: u32) -> Option<()> {
        match self.peek()? {
            b'"' => self.string().map(drop),
            b'{' if depth < DEEPEST => self.object(depth, &mut |_| {}),
            b'[' if depth < DEEPEST => self.array(depth),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        self.bytes.get(self.at..)?.starts_with(word).then(|| self.at += word.len())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Option<()> {
        let start = self.at;
        if self.peek()? == b'-' {
            self.at += 1;
        }
        let leads_with_zero = self.peek()? == b'0';
        let count = self.digits();
        if count == 0 || leads_with_zero && count > 1 {
            return None;
        }
        if self.peek()? == b'.' {
            self.at += 1;
            if self.digits() == 0 {
                return None;
            }
        }
        if self.at - start > DIGITS {
            return None;
        }
        if matches!(self.peek()?, b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek()?, b'+' | b'-') {
                self.at += 1;
            }
            // Of two digits at most: no number of so few is out of range.
            return matches!(self.digits(), 1 | 2).then_some(());
        }
        self.peek().map(drop)
    }

    /// A string from its opening quote on; what stands between the quotes.
    fn string(&mut self) -> Option<Range<usize>> {
        self.take(b'"')?;
        let start = self.at;
        loop {
            let rest = self.bytes.get(self.at..)?;
            let Some(stop) = special(rest) else {
                self.at = self.bytes.len();
                return None;
            };
            if self.may_hold_controls && holds_control(&rest[..stop]) {
                return None;
            }
            self.at += stop;
            if rest[stop] == b'"' {
                self.at += 1;
                return Some(start..self.at - 1);
            }
            self.escape()?;
        }
    }

    fn escape(&mut self) -> Option<()> {
        match self.bytes.get(self.at + 1)? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {
                self.at += 2;
                Some(())
            }
            b'u' => self.unit().and_then(|unit| match unit {
                // Halves of a pair come one after the other or not at all.
                0xd800..=0xdbff => (0xdc00..=0xdfff).contains(&self.unit()?).then_some(()),
                0xdc00..=0xdfff => None,
                _ => Some(()),
            }),
            _ => None,
        }
    }

    fn unit(&mut self) -> Option<u16> {
        let escape = self.bytes.get(self.at..self.at + 6)?;
        let hex = escape.strip_prefix(b"\\u")?;
        let unit = hex.iter().try_fold(0_u16, |unit, &byte| {
            let digit = char::from(byte).to_digit(16)?;
            Some(unit << 4 | digit as u16)
        })?;
        self.at += 6;
        Some(unit)
    }
}

/// Most keys and many values are no longer; looking at many bytes at once is not worth its beginning.
const SHORT: usize = 12;

/// Where the first quote or backslash stands.
fn special(bytes: &[u8]) -> Option<usize> {
    let (head, rest) = bytes.split_at(bytes.len().min(SHORT));
    let near = head.iter().position(|byte| matches!(byte, b'"' | b'\\'));
    near.or_else(|| memchr::memchr2(b'"', b'\\', rest).map(|at| head.len() + at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn length(json: &str) -> Option<usize> {
        walk(json.as_bytes(), &mut |_| {}).map(|walked| walked.length).ok()
    }

    #[test]
    fn members_are_where_they_stand() {
        let json = r#"{ "title" : "a\"b", "n":[1,{"x":2}],"e":{} } rest"#;
        let mut members = Vec::new();
        let walked = walk(json.as_bytes(), &mut |member| {
            members.push((json[member.key].to_owned(), json[member.value].to_owned()));
        });
        assert_eq!(walked, Ok(Walked { length: json.len() - 5, lines: 0 }));
        let expected = [("title", r#""a\"b""#), ("n", r#"[1,{"x":2}]"#), ("e", "{}")];
        assert_eq!(members, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }

    #[test]
    fn a_string_ends_where_it_ends_however_long_it_is() {
        for letters in 0..200 {
            let long = "x".repeat(letters);
            let json = format!("{{\"a\":\"{long}\\\"{long}\"}}, \"b\"");
            assert_eq!(length(&json), Some(2 * letters + 10), "{letters}");
            let controlled = format!("{{\"a\":\"{long}\u{1f}{long}\"}}");
            assert_eq!(length(&controlled), None, "{letters}");
        }
    }

    #[test]
    fn what_the_parser_refuses_is_refused() {
        for json in [
            "{",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\":01}",
            "{\"a\":1.}",
            "{\"a\":-}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\udc00\"}",
            "{\"a\":\"\\u12g4\"}",
            "{\"a\":[1,]}",
            "{\"a\":nul}",
            "{\"a\" 1}",
            "{\"a\":+1}",
            "{,}",
        ] {
            assert_eq!(length(json), None, "{json}");
            assert!(serde_json::from_str::<serde_json::Value>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn an_object_that_is_cut_off_is_told_from_one_that_is_unusual() {
        let stopped = |json: &str| walk(json.as_bytes(), &mut |_| {}).unwrap_err();
        let whole = r#"{"a":1e-05,"long":[true,null,"\ud83d\ude00 خبر"],"b":{"c":-1.5}}"#;
        assert_eq!(length(whole), Some(whole.len()));
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            assert_eq!(stopped(&whole[..end]), Stopped::Cut, "{}", &whole[..end]);
        }
        for unusual in
            [r#"{"\u0061":1,"text":"x"}"#, r#"{"a":1e400,"text":"xxxx"}"#, "{a:1,\"b\":\"text\"}"]
        {
            assert_eq!(stopped(unusual), Stopped::Unusual, "{unusual}");
        }
    }

    /// Text that is often JSON and often nearly so.
    fn json() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("{".to_owned()),
            Just("}".to_owned()),
            Just("[".to_owned()),
            Just("]".to_owned()),
            Just(":".to_owned()),
            Just(",".to_owned()),
            Just("\"".to_owned()),
            Just("\\".to_owned()),
            Just("\"a\"".to_owned()),
            Just("\"a\":1".to_owned()),
            Just("\\ud83d\\ude00".to_owned()),
            Just("\n".to_owned()),
            Just(" ".to_owned()),
            Just("null".to_owned()),
            Just("خبر".to_owned()),
            "-?[0-9]{1,3}(\\.[0-9])?(e5)?",
            "[\\x00-\\x7f]",
        ];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| format!("{{{}}}", pieces.concat()))
    }

    proptest! {
        #[test]
        fn what_is_accepted_parses(json in json()) {
            if let Some(length) = length(&json) {
                let parsed = serde_json::from_str::<serde_json::Value>(&json[..length]);
                prop_assert!(parsed.is_ok_and(|value| value.is_object()), "{json:?}");
            }
        }
    }
}
