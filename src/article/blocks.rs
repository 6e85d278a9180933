//! The text of a body → blocks: a line is a paragraph or an item, lists of related headlines apart.
//!
//! Every line end (LF, CR, CRLF, U+2028, U+2029) ends a block and blank lines only separate, so verse
//! keeps its lines; nothing is joined, and nothing is split at sentences. One paper lost its line ends
//! and kept the no-break spaces that began its paragraphs: such a run after a closing mark ends a
//! block too.

use super::{Block, TextBlock, TextKind, emphasis, markdown, related};
use crate::text::width;

/// A block before lists of related headlines are found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// The text.
    pub block: TextBlock,
    /// A blank line stood before it.
    pub after_blank: bool,
}

/// Pieces of a body at most. Each takes some hundred bytes whatever it holds, so that a body of line ends
/// alone would take a hundred times its length.
const MOST: usize = 1_000_000;

/// Adds a piece. What comes after a million of them runs on in one paragraph.
pub fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    push_within(MOST, pieces, piece);
}

fn push_within(most: usize, pieces: &mut Vec<Piece>, piece: Piece) {
    if pieces.len() < most {
        pieces.push(piece);
    } else if let Some(rest) = pieces.get_mut(most) {
        rest.block.text.push(' ');
        rest.block.text.push_str(&piece.block.text);
    } else {
        let block = TextBlock { text: piece.block.text, ..TextBlock::default() };
        pieces.push(Piece { block, after_blank: piece.after_blank });
    }
}

/// The blocks of a body that was made safe by [`super::clean::clean_body`].
#[must_use]
pub fn blocks(body: &str) -> Vec<Block> {
    related::gather(pieces(body))
}

/// The lines of a body, each a piece.
#[must_use]
pub fn pieces(body: &str) -> Vec<Piece> {
    let may_be = body.contains("**") || body.contains("##");
    lines_as(body, may_be && emphasis::is_markdown(lines(body)))
}

/// The lines of a body that is known to be Markdown.
#[must_use]
pub fn markdown_pieces(body: &str) -> Vec<Piece> {
    lines_as(body, true)
}

fn lines_as(body: &str, is_markdown: bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut after_blank = false;
    let dashes = lone_dashes(body);
    for line in lines(body) {
        if is_blank(line) {
            after_blank = true;
            continue;
        }
        if markdown::is_rule(line) {
            if let Some(head) = pieces.last_mut().filter(|_| !after_blank) {
                markdown::make_head(&mut head.block);
            }
            continue;
        }
        let whole = || markdown::row(line).or_else(|| markdown::heading_block(line, is_markdown));
        let blocks = if let Some(picture) = markdown::picture(line) {
            vec![picture]
        } else if let Some(block) = whole() {
            vec![block]
        } else {
            let is_text = |part: &str| {
                dashes.binary_search(&(line.as_ptr().addr() - body.as_ptr().addr())).is_ok()
                    || is_markdown && emphasis::begins(part.trim_start_matches(is_invisible))
            };
            parts(line).map(|part| item(part, is_text(part))).collect()
        };
        for mut block in blocks {
            if block.kind != TextKind::Picture {
                markdown::take_links(&mut block);
                if is_markdown {
                    emphasis::take(&mut block);
                }
            }
            push(&mut pieces, Piece { block, after_blank: std::mem::take(&mut after_blank) });
        }
    }
    pieces
}

/// Splits at every kind of line end.
fn lines(body: &str) -> impl Iterator<Item = &str> {
    let mut rest = body;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let Some((at, length)) = line_end(rest) else {
            done = true;
            return Some(rest);
        };
        let line = &rest[..at];
        rest = &rest[at + length..];
        Some(line)
    })
}

/// Where the first line end stands, and how many bytes it has.
fn line_end(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    while let Some(found) = memchr::memchr3(b'\n', b'\r', 0xe2, &bytes[from..]) {
        let at = from + found;
        match &bytes[at..] {
            [b'\r', b'\n', ..] => return Some((at, 2)),
            [b'\r' | b'\n', ..] => return Some((at, 1)),
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => return Some((at, 3)),
            _ => from = at + 1,
        }
    }
    None
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Characters that show nothing and may stand before a marker.
fn is_invisible(c: char) -> bool {
    !c.is_control() && width::is_invisible(c)
}

fn is_blank(line: &str) -> bool {
    line.chars().all(|c| is_space(c) || is_invisible(c))
}

/// Cuts a line after a closing mark where a run of spaces holds U+00A0.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (part, next) = cut(rest).unwrap_or((rest, ""));
        rest = next;
        Some(part)
    })
}

fn cut(line: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    while let Some(found) = memchr::memmem::find(&line.as_bytes()[from..], "\u{a0}".as_bytes()) {
        let at = from + found;
        let before = line[..at].trim_end();
        let after = line[at..].trim_start();
        if before.ends_with(['.', '؟', '!', '»', '”', ')', ':']) && !is_blank(after) {
            return Some((before, after));
        }
        // The whole run is judged: each of its spaces again would cost its length.
        from = line.len() - after.len();
    }
    None
}

/// A line as a block: an item with its marker, or a paragraph.
fn item(line: &str, is_text: bool) -> TextBlock {
    let visible = line.trim_start_matches(is_invisible);
    let Some((marker, text)) = marker(visible).filter(|_| !is_text) else {
        return TextBlock { text: line.to_owned(), ..TextBlock::default() };
    };
    // What steers the direction goes on with the text.
    let steering = &line[..line.len() - visible.len()];
    TextBlock {
        kind: TextKind::Item,
        text: format!("{steering}{text}"),
        marker: Some(marker.to_owned()),
        ..TextBlock::default()
    }
}

/// Where lines begin, in bytes of `body`, with a long dash that no line beside them begins with: it
/// stands before the source of a quotation, or before what somebody says. After a cue it is a bullet.
fn lone_dashes(body: &str) -> Vec<usize> {
    let is_dash = |line: &&str| line.trim_start().starts_with('—');
    if !body.contains('—') {
        return Vec::new();
    }
    let lines: Vec<&str> = lines(body).filter(|line| !is_blank(line)).collect();
    let is_alone = |place: usize| {
        let before = place.checked_sub(1).and_then(|place| lines.get(place));
        let after = lines.get(place + 1);
        let is_bullet = |line: &&str| is_dash(line) || related::is_leftover(line);
        is_dash(&lines[place]) && !before.is_some_and(is_bullet) && !after.is_some_and(is_dash)
    };
    let alone = (0..lines.len()).filter(|place| is_alone(*place));
    alone.map(|place| lines[place].as_ptr().addr() - body.as_ptr().addr()).collect()
}

/// Splits a line into the marker of an item and its text.
#[must_use]
pub fn marker(line: &str) -> Option<(&str, &str)> {
    let first = line.chars().next()?;
    let end = match first {
        '-' | '–' | '—' | '•' | '*' | '·' | '▪' | '●' | '■' | '◦' | '○' | '□' | '▫' | '◾'
        | '►' | '▶' | '◄' | '◀' | '➢' | '✓' | '✔' | '✅' | '🔹' | '🔸' | '\u{f0b7}' => {
            bullet_end(line, first)?
        }
        _ => numbering_end(line)?,
    };
    let (marker, rest) = line.split_at(end);
    let text = rest.trim_start();
    // A rule of stars or dashes is no item.
    let has_words = text.chars().any(char::is_alphanumeric);
    has_words.then_some((marker.trim_end(), text))
}

/// One bullet, or up to three alike: `**` opens paragraphs in one paper.
fn bullet_end(line: &str, bullet: char) -> Option<usize> {
    let rest = line.trim_start_matches(bullet);
    let end = line.len() - rest.len();
    let count = end / bullet.len_utf8();
    // `**bold**` is emphasis, `-5` is a number.
    let is_emphasis = matches!(bullet, '*') && rest.ends_with(bullet) && !rest.starts_with(' ');
    let is_number = bullet == '-' && rest.starts_with(char::is_numeric);
    (count <= 3 && !is_emphasis && !is_number).then_some(end)
}

/// `1.` `2-` `3 -` `(4)` `5/` `أ)` `b-`: a number of up to three digits or one letter, and a closing
/// mark. `د.` and `م.` are titles of people, so a letter needs more than a full stop.
fn numbering_end(line: &str) -> Option<usize> {
    let open = line.starts_with(['(', '[']);
    let label = if open { line[1..].trim_start() } else { line };
    let digits = label.find(|c: char| !c.is_numeric()).unwrap_or(label.len());
    let is_number = digits > 0 && label[..digits].chars().count() <= 3;
    let label_end = if is_number {
        digits
    } else {
        label.chars().next().filter(|c| c.is_alphabetic())?.len_utf8()
    };
    let spaced = &label[label_end..];
    let closing = spaced.trim_start_matches([' ', '\u{a0}']);
    let mark = closing.chars().next()?;
    let is_closed = match mark {
        ')' | ']' => true,
        '-' | '–' => !open,
        '.' | '/' => !open && is_number,
        _ => false,
    };
    let rest = &closing[mark.len_utf8()..];
    let is_apart = if open || matches!(mark, ')' | ']') {
        true
    } else if is_number && closing.len() == spaced.len() {
        // `2.5`, `10-15`, `2015-08-09` are numbers; `1.النص` is an item.
        !rest.starts_with(char::is_numeric) && !rest.starts_with('.')
    } else if is_number {
        rest.starts_with(is_space)
    } else {
        // A hyphenated word begins with a letter and a hyphen.
        rest.starts_with(is_space) && closing.len() == spaced.len()
    };
    (is_closed && is_apart).then(|| line.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<String> {
        pieces(body).into_iter().map(|piece| piece.block.text).collect()
    }

    #[test]
    fn every_line_end_ends_a_block_and_blank_lines_only_separate() {
        assert_eq!(
            texts("أول\nثان\r\nثالث\rرابع\u{2028}خامس\u{2029}سادس\n \u{a0}\n\nسابع"),
            ["أول", "ثان", "ثالث", "رابع", "خامس", "سادس", "سابع"]
        );
        let pieces = pieces("أول\nثان\n\u{200f}\nثالث");
        assert_eq!(
            pieces.iter().map(|piece| piece.after_blank).collect::<Vec<_>>(),
            [false, false, true]
        );
    }

    #[test]
    fn past_the_most_pieces_text_runs_on_in_one() {
        let mut found = Vec::new();
        for piece in pieces("أول\n- ثان\n\n- ثالث\n- رابع\nخامس") {
            push_within(2, &mut found, piece);
        }
        let texts: Vec<&str> = found.iter().map(|piece| piece.block.text.as_str()).collect();
        assert_eq!(texts, ["أول", "ثان", "ثالث رابع خامس"]);
        assert_eq!((found[2].block.kind, found[2].after_blank), (TextKind::Paragraph, true));
    }

    #[test]
    fn a_long_paragraph_stays_whole() {
        let body = "قال المتحدث إن العمل مستمر. ".repeat(400);
        assert_eq!(texts(&body), [body.trim()]);
    }

    #[test]
    fn a_no_break_space_after_a_closing_mark_ends_a_block() {
        assert_eq!(
            texts("انتهى العمل. \u{a0} وقال المدير:\u{a0}نعم"),
            ["انتهى العمل.", "وقال المدير:", "نعم"]
        );
        assert_eq!(texts("مدينة\u{a0}جدة القديمة"), ["مدينة\u{a0}جدة القديمة"]);
        assert_eq!(texts("\u{a0}\u{a0}\u{a0}بداية الكلام.\u{a0} "), ["بداية الكلام."]);
    }

    #[test]
    fn a_bullet_or_number_makes_an_item_and_stays_its_marker() {
        for (line, found, text) in [
            ("- بند", "-", "بند"),
            ("•بند", "•", "بند"),
            ("* ما رأيك؟", "*", "ما رأيك؟"),
            ("– بند", "–", "بند"),
            ("· بند", "·", "بند"),
            ("▪ بند", "▪", "بند"),
            ("** بند", "**", "بند"),
            ("1. بند", "1.", "بند"),
            ("2- بند", "2-", "بند"),
            ("3 - بند", "3 -", "بند"),
            ("(4) بند", "(4)", "بند"),
            ("٥) بند", "٥)", "بند"),
            ("أ) بند", "أ)", "بند"),
            ("ب- بند", "ب-", "بند"),
            ("1.بند", "1.", "بند"),
            ("a) item", "a)", "item"),
        ] {
            assert_eq!(marker(line), Some((found, text)), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_marker_is_text() {
        for line in [
            "د. أحمد قال",
            "م. خالد",
            "2.5 مليون",
            "10-15 شخصا",
            "2015-08-09",
            "2015. قال",
            "-5 درجات",
            "****",
            "* *",
            "---",
            "-",
            "واس- جدة",
            "A. Smith",
            "e-mail",
            "١٫٥ مليون",
        ] {
            assert_eq!(marker(line), None, "{line}");
            assert_eq!(texts(line), [line]);
        }
    }

    #[test]
    fn a_long_dash_is_a_bullet_among_others_alone() {
        let markers = |body: &str| -> Vec<Option<String>> {
            pieces(body).into_iter().map(|piece| piece.block.marker).collect()
        };
        let dash = Some("—".to_owned());
        assert_eq!(markers("قال نعم.\n— شيخ الحيّ"), [None, None]);
        assert_eq!(texts("قال نعم.\n— شيخ الحيّ")[1], "— شيخ الحيّ");
        assert_eq!(markers("نص\n— بند\n\n—بند ثان\nنص"), [None, dash.clone(), dash.clone(), None]);
        assert_eq!(markers("اقرأ أيضاً\n— بند"), [None, dash]);
    }

    #[test]
    fn a_line_between_stars_is_no_item() {
        assert_eq!(marker("**عنوان**"), None);
        assert_eq!(texts("**عنوان**"), ["عنوان"]);
    }

    #[test]
    fn direction_marks_before_a_bullet_go_on_with_the_text() {
        let block = item("\u{200f}\u{202b}- بند\u{202c}", false);
        assert_eq!(
            (block.marker.as_deref(), block.text.as_str()),
            (Some("-"), "\u{200f}\u{202b}بند\u{202c}")
        );
    }

    #[test]
    fn written_links_become_links() {
        let pieces = pieces("قال [الموقع [1]](https://example.com/a_(b)) إنه [هنا] يعمل [x](y z)");
        let block = &pieces[0].block;
        assert_eq!(block.text, "قال الموقع [1] إنه [هنا] يعمل [x](y z)");
        let [link] = block.links.as_slice() else { panic!("one link: {:?}", block.links) };
        assert_eq!(
            (&block.text[link.source.clone()], link.url.as_str()),
            ("الموقع [1]", "https://example.com/a_(b)")
        );
    }
}
