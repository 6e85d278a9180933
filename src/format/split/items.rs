//! Where each item of an RSS or Atom feed begins and ends.
//!
//! Only the tags of items count; comments and CDATA sections are passed over. An item that is not closed
//! ends where the next one begins. A CDATA section that is not closed ends where the end tag of an item
//! stands before the next item or before the feed's end: text about feeds holds no such sequence.

use memchr::memmem;

use super::RecordSpan;

/// Finds items in a feed that comes in chunks.
#[derive(Clone, Debug)]
pub(super) struct Items {
    /// Bytes whose meaning shows with those that follow, and where they begin.
    waiting: Vec<u8>,
    offset: u64,
    line: u64,
    inside: Inside,
    /// Where the item began that is open, and on which line.
    open: Option<(u64, u64)>,
    is_empty: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Text,
    Comment,
    Section,
}

/// The longest name of a tag that is looked at.
const NAME: usize = 64;

/// What is waited for after an item's end tag inside a section.
const AFTER: usize = 256;

impl Items {
    pub(super) fn new() -> Items {
        Items {
            waiting: Vec::new(),
            offset: 0,
            line: 1,
            inside: Inside::Text,
            open: None,
            is_empty: true,
        }
    }

    pub(super) fn feed(&mut self, chunk: &[u8], found: &mut impl FnMut(RecordSpan)) {
        let mut bytes = std::mem::take(&mut self.waiting);
        bytes.extend_from_slice(chunk);
        let taken = self.take(&bytes, false, found);
        bytes.drain(..taken);
        self.waiting = bytes;
    }

    pub(super) fn finish(&mut self, found: &mut impl FnMut(RecordSpan)) {
        let bytes = std::mem::take(&mut self.waiting);
        self.take(&bytes, true, found);
        self.close(self.offset, found);
        if std::mem::take(&mut self.is_empty) {
            found(RecordSpan { bytes: self.offset..self.offset, line: self.line });
        }
    }

    /// How many bytes were taken; the rest waits for what follows it.
    fn take(&mut self, bytes: &[u8], is_last: bool, found: &mut impl FnMut(RecordSpan)) -> usize {
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let step = match self.inside {
                Inside::Text => self.text(rest, is_last, found),
                Inside::Comment => self.until(rest, b"-->"),
                Inside::Section => self.section(rest, is_last),
            };
            let Some(step) = step.or(is_last.then_some(rest.len())) else {
                break;
            };
            self.offset += step as u64;
            self.line += memchr::memchr_iter(b'\n', &rest[..step]).count() as u64;
            at += step;
        }
        at
    }

    /// Bytes up to the next tag, or the tag; `None` where more of it must be seen.
    fn text(
        &mut self,
        rest: &[u8],
        is_last: bool,
        found: &mut impl FnMut(RecordSpan),
    ) -> Option<usize> {
        match memchr::memchr(b'<', rest) {
            None => return Some(rest.len()),
            Some(0) => {}
            Some(at) => return Some(at),
        }
        for (mark, inside) in [(&b"<!--"[..], Inside::Comment), (b"<![CDATA[", Inside::Section)] {
            if rest.starts_with(mark) {
                self.inside = inside;
                return Some(mark.len());
            }
        }
        let Some(tag) = Tag::read(rest) else {
            // Where no name ends, more is needed, or it is none.
            return (is_last || rest.len() > NAME).then_some(1);
        };
        if tag.is_item() && tag.is_end {
            let end = memchr::memchr(b'>', &rest[..rest.len().min(AFTER)]);
            let Some(end) = end else {
                return (is_last || rest.len() > AFTER).then_some(1);
            };
            self.close(self.offset + end as u64 + 1, found);
            return Some(end + 1);
        }
        if tag.is_item() {
            self.close(self.offset, found);
            self.open = Some((self.offset, self.line));
        } else if tag.is_end_of_feed() {
            self.close(self.offset, found);
        }
        Some(1)
    }

    fn close(&mut self, end: u64, found: &mut impl FnMut(RecordSpan)) {
        if let Some((start, line)) = self.open.take() {
            self.is_empty = false;
            found(RecordSpan { bytes: start..end, line });
        }
    }

    fn until(&mut self, rest: &[u8], mark: &[u8]) -> Option<usize> {
        if let Some(at) = memmem::find(rest, mark) {
            self.inside = Inside::Text;
            return Some(at + mark.len());
        }
        rest.len().checked_sub(mark.len() - 1).filter(|&step| step > 0)
    }

    fn section(&mut self, rest: &[u8], is_last: bool) -> Option<usize> {
        let end = memmem::find(rest, b"]]>").unwrap_or(rest.len());
        for at in memmem::find_iter(&rest[..end], b"</") {
            let wait = (at > 0).then_some(at);
            let after = &rest[at..];
            match Tag::read(after) {
                Some(tag) if tag.is_item() => {}
                None if after.len() <= NAME && !is_last => return wait,
                Some(_) | None => continue,
            }
            match ends_item(after) {
                Some(false) => {}
                None if !is_last => return wait,
                Some(true) | None => {
                    self.inside = Inside::Text;
                    return Some(at);
                }
            }
        }
        self.until(rest, b"]]>")
    }
}

/// Whether the next item or the feed's end follows the end tag that `bytes` begin with; `None` where
/// that does not show yet.
fn ends_item(bytes: &[u8]) -> Option<bool> {
    let is_wide = bytes.len() > AFTER;
    let Some(end) = memchr::memchr(b'>', &bytes[..bytes.len().min(AFTER)]) else {
        return is_wide.then_some(false);
    };
    let rest = bytes[end + 1..].trim_ascii_start();
    if rest.is_empty() {
        return is_wide.then_some(false);
    }
    if !rest.starts_with(b"<") {
        return Some(false);
    }
    match Tag::read(rest) {
        Some(tag) => Some(tag.is_item() && !tag.is_end || tag.is_end_of_feed()),
        None => (rest.len() > NAME).then_some(false),
    }
}

/// A tag's name without its prefix.
struct Tag<'b> {
    name: &'b [u8],
    is_end: bool,
}

impl Tag<'_> {
    /// The tag at the start of `bytes`; `None` where its name does not end in them.
    fn read(bytes: &[u8]) -> Option<Tag<'_>> {
        let inner = bytes.strip_prefix(b"<")?;
        let (is_end, inner) = match inner.strip_prefix(b"/") {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let is_after =
            |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'>' | b'/' | b'<');
        let end = inner.iter().take(NAME).position(is_after)?;
        let name = inner[..end].rsplit(|byte| *byte == b':').next().unwrap_or_default();
        Some(Tag { name, is_end })
    }

    fn is_item(&self) -> bool {
        matches!(self.name, b"item" | b"entry")
    }

    fn is_end_of_feed(&self) -> bool {
        self.is_end && matches!(self.name, b"channel" | b"rss" | b"feed" | b"RDF")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items(feed: &str, chunk: usize) -> Vec<(String, u64)> {
        let mut items = Items::new();
        let mut spans = Vec::new();
        for chunk in feed.as_bytes().chunks(chunk.max(1)) {
            items.feed(chunk, &mut |span| spans.push(span));
        }
        items.finish(&mut |span| spans.push(span));
        let text = |span: RecordSpan| {
            let bytes = &feed.as_bytes()[span.bytes.start as usize..span.bytes.end as usize];
            (String::from_utf8_lossy(bytes).into_owned(), span.line)
        };
        spans.into_iter().map(text).collect()
    }

    fn all(feed: &str) -> Vec<(String, u64)> {
        let whole = items(feed, feed.len());
        for chunk in [1, 2, 7] {
            assert_eq!(items(feed, chunk), whole, "in chunks of {chunk}");
        }
        whole
    }

    fn expected(items: &[(&str, u64)]) -> Vec<(String, u64)> {
        items.iter().map(|(item, line)| ((*item).to_owned(), *line)).collect()
    }

    #[test]
    fn items_are_found_with_their_lines() {
        assert_eq!(
            all(
                "<rss><channel>\n<items/>\n<item>أ</item>\n\n<item a='>'>\n</item ></channel></rss>"
            ),
            expected(&[("<item>أ</item>", 3), ("<item a='>'>\n</item >", 5)])
        );
        assert_eq!(all("<a:feed><a:entry/></a:entry></a:feed>").len(), 1);
    }

    #[test]
    fn tags_in_comments_and_sections_are_no_items() {
        assert_eq!(
            all("<!-- <item></item> --><item><![CDATA[ </item> and <item> ]]></item>"),
            expected(&[("<item><![CDATA[ </item> and <item> ]]></item>", 1)])
        );
    }

    #[test]
    fn an_open_item_ends_where_the_next_one_begins() {
        assert_eq!(
            all("<item>أ<item>ب</item><item>ج</channel></rss>"),
            expected(&[("<item>أ", 1), ("<item>ب</item>", 1), ("<item>ج", 1)])
        );
    }

    #[test]
    fn an_open_section_costs_its_item_and_no_other() {
        assert_eq!(
            all("<item><![CDATA[أ</item>\n  <item>ب</item><item><![CDATA[ج</item>\n</channel>"),
            expected(&[
                ("<item><![CDATA[أ</item>", 1),
                ("<item>ب</item>", 2),
                ("<item><![CDATA[ج</item>", 2)
            ])
        );
    }

    #[test]
    fn a_feed_without_items_gives_one_empty_record() {
        assert_eq!(all("<rss><channel></channel></rss>"), expected(&[("", 1)]));
    }

    proptest! {
        #[test]
        fn chunks_change_nothing_and_items_tile_in_order(
            parts in prop::collection::vec(prop_oneof![
                Just("<item>"), Just("</item>"), Just("<![CDATA["), Just("]]>"), Just("<!--"), Just("-->"), Just("\n"),
                Just("نص"), Just("<"), Just("</"), Just("</channel>"), Just("<entry "), Just(">"), Just("<title>"),
                Just("]"), Just("-")
            ], 0..40),
            chunk in 1_usize..9,
        ) {
            let feed = parts.concat();
            prop_assert_eq!(items(&feed, chunk), items(&feed, feed.len()));
        }
    }
}
