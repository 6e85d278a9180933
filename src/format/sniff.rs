//! What is this? Told from the first bytes of a source, never from its name.

use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::Format;

/// What the first bytes of a source tell about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sniffed {
    /// How it is packed.
    pub compression: Compression,
    /// How its letters are written as bytes, once unpacked.
    pub encoding: Encoding,
    /// What it holds, once decoded.
    pub format: Format,
}

/// How a source is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// It is not.
    None,
    /// gzip.
    Gzip,
}

/// How letters are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// UTF-8, with or without a byte order mark.
    pub const UTF_8: Encoding = Encoding(encoding_rs::UTF_8);
    /// The code page of Arabic Windows.
    pub const WINDOWS_1256: Encoding = Encoding(encoding_rs::WINDOWS_1256);
    /// The ISO alphabet of Arabic.
    pub const ISO_8859_6: Encoding = Encoding(encoding_rs::ISO_8859_6);
    /// UTF-16, low byte first.
    pub const UTF_16_LE: Encoding = Encoding(encoding_rs::UTF_16LE);
    /// UTF-16, high byte first.
    pub const UTF_16_BE: Encoding = Encoding(encoding_rs::UTF_16BE);

    /// Its name: `UTF-8`, `windows-1256`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Its bytes can be split and read as they are.
    #[must_use]
    pub fn is_utf8(self) -> bool {
        self == Encoding::UTF_8
    }
}

/// What a source is, from its first bytes; some tens of thousands are enough, fewer serve.
#[must_use]
pub fn sniff(head: &[u8]) -> Sniffed {
    if head.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = Vec::new();
        // The head is cut off, so an error at its end says nothing.
        let _ = flate2::read::MultiGzDecoder::new(head).take(64 * 1024).read_to_end(&mut unpacked);
        return Sniffed { compression: Compression::Gzip, ..sniff_unpacked(&unpacked) };
    }
    sniff_unpacked(head)
}

fn sniff_unpacked(head: &[u8]) -> Sniffed {
    let encoding = encoding(head);
    let (text, _) = encoding.0.decode_with_bom_removal(head);
    Sniffed { compression: Compression::None, encoding, format: format(&text) }
}

/// Decodes a source that comes in chunks, and counts what could not be decoded.
pub struct Decoder {
    decoder: encoding_rs::Decoder,
    undecodable: u64,
}

impl Decoder {
    /// A decoder for this encoding; it drops a byte order mark.
    #[must_use]
    pub fn new(encoding: Encoding) -> Decoder {
        Decoder { decoder: encoding.0.new_decoder_with_bom_removal(), undecodable: 0 }
    }

    /// Decodes the next bytes and appends them to `text`; what has no meaning becomes U+FFFD.
    pub fn feed(&mut self, chunk: &[u8], is_last: bool, text: &mut String) {
        let mut rest = chunk;
        loop {
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(rest.len())
                .unwrap_or(rest.len() * 3);
            text.reserve(room + 4);
            let (result, read) =
                self.decoder.decode_to_string_without_replacement(rest, text, is_last);
            rest = &rest[read..];
            match result {
                encoding_rs::DecoderResult::InputEmpty => return,
                encoding_rs::DecoderResult::OutputFull => {}
                encoding_rs::DecoderResult::Malformed(..) => {
                    text.push(char::REPLACEMENT_CHARACTER);
                    self.undecodable += 1;
                }
            }
        }
    }

    /// How many places could not be decoded so far.
    #[must_use]
    pub fn undecodable(&self) -> u64 {
        self.undecodable
    }
}

fn encoding(head: &[u8]) -> Encoding {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(head) {
        return Encoding(encoding);
    }
    if let Some(encoding) = utf16(head) {
        return encoding;
    }
    if is_mostly_utf8(head) {
        return Encoding::UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, true);
    Encoding(detector.guess(None, Utf8Detection::Deny))
}

/// UTF-16 without a mark: ASCII and Arabic both keep every second byte among few values.
fn utf16(head: &[u8]) -> Option<Encoding> {
    let pairs = &head[..head.len().min(2_000) & !1];
    let is_high = |byte: u8| matches!(byte, 0x00 | 0x05..=0x08 | 0x20 | 0xfb..=0xfe);
    let count = |index: usize| pairs.chunks_exact(2).filter(|pair| is_high(pair[index])).count();
    let has_zero = pairs.contains(&0);
    let total = pairs.len() / 2;
    // Every text has spaces, line ends or punctuation, whose high byte is zero.
    if total < 2 || !has_zero {
        return None;
    }
    let (first, second) = (count(0), count(1));
    match () {
        () if second * 10 >= total * 9 && second > first => Some(Encoding::UTF_16_LE),
        () if first * 10 >= total * 9 && first > second => Some(Encoding::UTF_16_BE),
        () => None,
    }
}

/// Valid, or damaged in few places: one bad byte does not make a code page of a whole source.
fn is_mostly_utf8(head: &[u8]) -> bool {
    match simdutf8::compat::from_utf8(head) {
        Ok(_) => return true,
        Err(error) if error.error_len().is_none() => return true,
        Err(_) => {}
    }
    let (mut good, mut bad) = (0, 0);
    let mut chunks = head.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        // The head may end inside a letter.
        let is_cut = chunks.peek().is_none() && chunk.invalid().len() < 4;
        if !chunk.invalid().is_empty() && !is_cut {
            bad += 1;
        }
    }
    bad == 0 || good > bad * 10
}

fn format(text: &str) -> Format {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if is_binary(text) {
        return Format::Binary;
    }
    if is_json(start) {
        return Format::Json;
    }
    if start.starts_with('<') { markup(start) } else { Format::Plain }
}

/// Pictures, archives, office files: NUL or many other controls near the start.
fn is_binary(text: &str) -> bool {
    let head = text.chars().take(1_000);
    let (mut all, mut odd) = (0, 0);
    for c in head {
        all += 1;
        // Bells, backspaces and what terminals know besides are found in text, too, and left out of it.
        let is_odd = matches!(c, '\0'..='\u{6}' | '\u{e}'..='\u{19}' | '\u{1c}'..='\u{1f}');
        odd += usize::from(is_odd);
    }
    text.starts_with("%PDF-") || text.starts_with("PK\u{3}\u{4}") || odd * 20 > all
}

fn is_json(start: &str) -> bool {
    let next = |text: &str| text[1..].trim_start().chars().next();
    let begins = match start.chars().next() {
        Some('{') => matches!(next(start), Some('"' | '}' | '\'') | None),
        Some('[') => matches!(next(start), Some('{' | '"' | ']' | '[') | None),
        _ => false,
    };
    if begins || is_null_first(start) {
        return true;
    }
    // A damaged first line does not hide that objects follow.
    let lines = || start.lines().take(50).filter(|line| !line.trim().is_empty());
    lines().skip(1).filter(|line| line.starts_with("{\"")).count() * 2 > lines().count()
}

/// A crawler writes `null` for a page without an article. Such a list, or such lines, may begin with it
/// and may hold nothing else; a text that says the word goes on otherwise.
fn is_null_first(start: &str) -> bool {
    let Some(list) = start.strip_prefix('[') else {
        let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
        let mut count = 0;
        while lines.next_if_eq(&"null").is_some() {
            count += 1;
        }
        return count > 0 && lines.next().is_none_or(|line| line.starts_with("{\""));
    };
    let Some(mut rest) = list.trim_start().strip_prefix("null") else {
        return false;
    };
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(']') {
            return after.trim().is_empty();
        }
        let Some(element) = rest.strip_prefix(',') else {
            return rest.is_empty();
        };
        match element.trim_start().strip_prefix("null") {
            Some(after) => rest = after,
            None => return element.trim_start().starts_with('{'),
        }
    }
}

fn markup(start: &str) -> Format {
    let names = start.split('<').filter_map(|tag| {
        let name = tag.split([' ', '>', '/', '\n', '\r', '\t']).next()?;
        name.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| name.to_ascii_lowercase())
    });
    let is_page = start.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("<!doctype"));
    for name in names.take(3) {
        match name.as_str() {
            "rss" | "feed" | "rdf:rdf" | "channel" => return Format::Feed,
            "html" | "head" | "body" | "div" | "p" | "article" | "meta" | "title" | "section"
            | "main" | "h1" | "span" | "table" => return Format::Html,
            _ => {}
        }
    }
    if is_page {
        Format::Html
    } else if start.starts_with("<?xml") {
        Format::Feed
    } else {
        Format::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const TEXT: &str = "عنوان الخبر\nقالت الوزارة اليوم إن العمل في المشروع الجديد يبدأ في مطلع الشهر المقبل، وإن الخطة كاملة.\n";

    fn decoded(bytes: &[u8], chunk_bytes: usize) -> (String, u64) {
        let mut decoder = Decoder::new(sniff(bytes).encoding);
        let mut text = String::new();
        let mut chunks = bytes.chunks(chunk_bytes).peekable();
        while let Some(chunk) = chunks.next() {
            decoder.feed(chunk, chunks.peek().is_none(), &mut text);
        }
        (text, decoder.undecodable())
    }

    #[test]
    fn content_tells_the_format() {
        for (head, format) in [
            ("{\"title\":1}", Format::Json),
            ("\u{feff}\n [ {", Format::Json),
            ("[]", Format::Json),
            ("{", Format::Json),
            ("[عاجل] خبر", Format::Plain),
            ("{خبر}", Format::Plain),
            ("عنوان\nنص", Format::Plain),
            ("", Format::Plain),
            ("oken\"}\n{\"a\":1}\n{\"a\":2}\n", Format::Json),
            ("a < b", Format::Plain),
            ("<3 news", Format::Plain),
            ("<!DOCTYPE html>\n<html>", Format::Html),
            ("\n<html lang=\"ar\">", Format::Html),
            ("<p>نص</p>", Format::Html),
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", Format::Feed),
            ("<feed xmlns=\"a\">", Format::Feed),
            ("<?xml version=\"1.0\"?><!DOCTYPE html><html>", Format::Html),
            ("%PDF-1.4", Format::Binary),
            ("\u{0}\u{1}\u{2}PNG", Format::Binary),
        ] {
            assert_eq!(sniff(head.as_bytes()).format, format, "{head:?}");
        }
    }

    #[test]
    fn a_list_or_lines_that_begin_with_null_are_json() {
        for head in [
            "null",
            "null\n",
            "null\nnull\n{\"title\":1}\n",
            "null\r\n\r\n{\"title\":1}",
            "[null]",
            "[null, null]\n",
            "[\n  null,\n  null,\n  {\"title\":1}]",
        ] {
            assert_eq!(sniff(head.as_bytes()).format, Format::Json, "{head:?}");
        }
        for head in [
            "null and void, said the court",
            "null\nThe court called the vote void.",
            "null\n{خبر}",
            "[null] was what the sensor sent",
            "[null, said the sensor]",
            "[nullification] hearing begins",
            "nulls\n",
            "الحساب null\n{\"a\":1}",
        ] {
            assert_eq!(sniff(head.as_bytes()).format, Format::Plain, "{head:?}");
        }
    }

    #[test]
    fn legacy_encodings_are_told_and_decoded() {
        for (encoding, name) in [
            (encoding_rs::WINDOWS_1256, "windows-1256"),
            (encoding_rs::ISO_8859_6, "ISO-8859-6"),
            (encoding_rs::UTF_8, "UTF-8"),
        ] {
            let (bytes, _, unmapped) = encoding.encode(TEXT);
            assert!(!unmapped);
            assert_eq!(sniff(&bytes).encoding.name(), name);
            assert_eq!(decoded(&bytes, 7), (TEXT.to_owned(), 0));
        }
    }

    #[test]
    fn utf16_is_told_with_and_without_a_mark() {
        for mark in ["", "\u{feff}"] {
            let units: Vec<u16> = format!("{mark}{TEXT}").encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            assert_eq!(sniff(&little).encoding, Encoding::UTF_16_LE);
            assert_eq!(sniff(&big).encoding, Encoding::UTF_16_BE);
            assert_eq!(decoded(&little, 3), (TEXT.to_owned(), 0));
            assert_eq!(decoded(&big, 5), (TEXT.to_owned(), 0));
        }
    }

    #[test]
    fn a_damaged_byte_is_counted_and_changes_no_encoding() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert(0, 0xff);
        assert!(sniff(&bytes).encoding.is_utf8());
        assert_eq!(decoded(&bytes, 4), (format!("\u{fffd}{TEXT}"), 1));
        assert!(sniff(&TEXT.as_bytes()[..31]).encoding.is_utf8());
    }

    #[test]
    fn gzip_is_opened_as_its_content() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(b"{\"title\":\"a\"}\n").unwrap();
        let sniffed = sniff(&packed.finish().unwrap());
        assert_eq!((sniffed.compression, sniffed.format), (Compression::Gzip, Format::Json));
    }
}
