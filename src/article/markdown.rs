//! What extractors write into plain text by the marks of Markdown: headings, links, pictures, rows of
//! tables.

use super::emphasis;
use super::{BETWEEN_CELLS, Link, Span, SpanKind, TextBlock, TextKind};

/// A headline on the first line of a text, without the marks of a heading or of emphasis around it.
#[must_use]
pub(crate) fn headline(line: &str) -> String {
    // `# 1` is a place in a list.
    let is_number = |text: &str| text.starts_with(char::is_numeric);
    let text = heading(line).map(|(_, text)| text).filter(|text| !is_number(text));
    let text = text.unwrap_or(line).to_owned();
    let mut block = TextBlock { text, ..TextBlock::default() };
    if emphasis::is_markdown([block.text.as_str()].into_iter()) {
        emphasis::take(&mut block);
    }
    block.text
}

/// `## text`: how deep, and the text. `#وسم` has no space, and no heading is as long as a paragraph.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    const LETTERS: usize = 200;
    let line = line.trim();
    let after = line.trim_start_matches('#');
    let level =
        u8::try_from(line.len() - after.len()).ok().filter(|level| (1..=6).contains(level))?;
    let text = after.strip_prefix([' ', '\t'])?.trim().trim_end_matches('#').trim_end();
    let is_short = text.chars().nth(LETTERS).is_none();
    (is_short && text.contains(char::is_alphabetic)).then_some((level, text))
}

/// A line that is a heading; one mark counts only where more tells of Markdown.
pub(super) fn heading_block(line: &str, is_markdown: bool) -> Option<TextBlock> {
    let (level, text) = heading(line).filter(|(level, _)| is_markdown || *level > 1)?;
    let text = text.to_owned();
    Some(TextBlock { kind: TextKind::Heading, level: Some(level), text, ..TextBlock::default() })
}

/// `| a | b |` is a row of a table.
pub(super) fn row(line: &str) -> Option<TextBlock> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
    let has_words = inner.contains(char::is_alphanumeric);
    (cells.len() > 1 && has_words).then(|| {
        let text = cells.join(BETWEEN_CELLS);
        TextBlock { kind: TextKind::Table, text, ..TextBlock::default() }
    })
}

/// `|---|:-:|` parts the head of a table from its rows.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The cells of a table's head are strong.
pub(super) fn make_head(row: &mut TextBlock) {
    if row.kind != TextKind::Table {
        return;
    }
    let mut start = 0;
    for cell in row.text.split(BETWEEN_CELLS) {
        let source = start..start + cell.len();
        start = source.end + BETWEEN_CELLS.len();
        if !source.is_empty() {
            row.spans.push(Span { source, kind: SpanKind::Strong });
        }
    }
}

/// `![caption](address)` alone on a line.
pub(super) fn picture(line: &str) -> Option<TextBlock> {
    let line = line.trim().strip_prefix('!')?;
    let (open, text, url, end) = link_at(line, line.find("](")?)?;
    (open == 0 && end == line.len()).then(|| TextBlock {
        kind: TextKind::Picture,
        text: text.to_owned(),
        url: Some(url.to_owned()),
        ..TextBlock::default()
    })
}

/// Turns `[text](address)`, as trafilatura writes links, into the text and a link.
pub(super) fn take_links(block: &mut TextBlock) {
    if !block.text.contains("](") {
        return;
    }
    let written = std::mem::take(&mut block.text);
    let mut rest = written.as_str();
    while let Some(middle) = rest.find("](") {
        let link = link_at(rest, middle);
        let Some((open, label, url, end)) = link else {
            block.text.push_str(&rest[..middle + 2]);
            rest = &rest[middle + 2..];
            continue;
        };
        // `![text](address)` is a picture.
        block.text.push_str(rest[..open].strip_suffix('!').unwrap_or(&rest[..open]));
        let start = block.text.len();
        block.text.push_str(label);
        if !label.is_empty() {
            block.links.push(Link { source: start..block.text.len(), url: url.to_owned() });
        }
        rest = &rest[end..];
    }
    block.text.push_str(rest);
}

/// The link whose `](` stands at `middle`: where it opens, its text, its address, where it ends.
fn link_at(text: &str, middle: usize) -> Option<(usize, &str, &str, usize)> {
    const LONGEST_ADDRESS: usize = 2_000;
    let address = &text[middle + 2..];
    if !["http://", "https://", "/", "#", "mailto:"].iter().any(|start| address.starts_with(start))
    {
        return None;
    }
    let open = opening(&text[..middle])?;
    let mut depth = 1;
    let close = address.char_indices().take(LONGEST_ADDRESS).find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    let url = &address[..close];
    (!url.contains(char::is_whitespace))
        .then(|| (open, &text[open + 1..middle], url, middle + 2 + close + 1))
}

/// The bracket that the end of `text` closes.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 1;
    text.char_indices().rev().find_map(|(at, c)| {
        match c {
            ']' => depth += 1,
            '[' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::super::blocks::pieces;
    use super::*;

    fn blocks(body: &str) -> Vec<TextBlock> {
        pieces(body).into_iter().map(|piece| piece.block).collect()
    }

    #[test]
    fn rows_between_bars_are_a_table_and_its_rule_makes_a_head() {
        let blocks =
            blocks("| البند | الطول |\n|---|:-:|\n| الجسر | |\nنص | آخر\n| وحده |\n|---|---|");
        let kinds: Vec<_> = blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        assert_eq!(
            kinds,
            [
                (TextKind::Table, "البند | الطول"),
                (TextKind::Table, "الجسر | "),
                (TextKind::Paragraph, "نص | آخر"),
                (TextKind::Paragraph, "| وحده |"),
            ]
        );
        let head: Vec<_> =
            blocks[0].spans.iter().map(|span| &blocks[0].text[span.source.clone()]).collect();
        assert_eq!(head, ["البند", "الطول"]);
        assert!(blocks[1].spans.is_empty());
    }

    #[test]
    fn headings_have_a_space_after_their_marks() {
        let blocks = blocks(
            "# السوق\n## ما الجديد؟ ##\n#وسم_اليوم\n###### [النهر](/n) *والجسر*\n# 1\n##\n نص",
        );
        let kinds: Vec<_> =
            blocks.iter().map(|block| (block.kind, block.level, block.text.as_str())).collect();
        assert_eq!(
            kinds,
            [
                (TextKind::Heading, Some(1), "السوق"),
                (TextKind::Heading, Some(2), "ما الجديد؟"),
                (TextKind::Paragraph, None, "#وسم_اليوم"),
                (TextKind::Heading, Some(6), "النهر والجسر"),
                (TextKind::Paragraph, None, "# 1"),
                (TextKind::Paragraph, None, "##"),
                (TextKind::Paragraph, None, "نص"),
            ]
        );
        assert_eq!(blocks[3].links[0].url, "/n");
    }

    #[test]
    fn one_mark_of_a_heading_alone_tells_nothing() {
        assert_eq!(blocks("# المركز الأول\nنص")[0].text, "# المركز الأول");
        for (line, text) in [
            ("# السوق يفتح", "السوق يفتح"),
            ("**السوق يفتح**", "السوق يفتح"),
            ("# 1 في القائمة", "# 1 في القائمة"),
            ("#وسم", "#وسم"),
            ("السوق * يفتح", "السوق * يفتح"),
        ] {
            assert_eq!(headline(line), text);
        }
    }

    #[test]
    fn a_picture_alone_on_a_line_is_one_and_among_words_a_link() {
        let blocks = blocks("![الجسر](https://a.example/b.jpg)\nقال ![هنا](/c.jpg) نعم\n!مهم");
        assert_eq!(
            (blocks[0].kind, blocks[0].text.as_str(), blocks[0].url.as_deref()),
            (TextKind::Picture, "الجسر", Some("https://a.example/b.jpg"))
        );
        assert_eq!((blocks[1].kind, blocks[1].text.as_str()), (TextKind::Paragraph, "قال هنا نعم"));
        assert_eq!(blocks[1].links[0].url, "/c.jpg");
        assert_eq!(blocks[2].text, "!مهم");
    }
}
