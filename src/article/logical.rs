//! An article as text in logical order: what is copied, and what `cat` writes to a pipe.

use super::{Article, Block, TextBlock, TextKind};

/// Headline, a line about the article, blocks: separated by blank lines, items and rows of a table one
/// below another.
#[must_use]
pub fn text(article: &Article, about: &str) -> String {
    let mut out = closed(&article.title);
    out.push('\n');
    if !about.is_empty() {
        out.push_str(&closed(about));
        out.push('\n');
    }
    let mut before = None;
    for block in &article.blocks {
        let kind = match block {
            Block::Text(block) => Some(block.kind),
            Block::Related { .. } => None,
        };
        let is_row = matches!(kind, Some(TextKind::Item | TextKind::Table));
        if !(is_row && kind == before) {
            out.push('\n');
        }
        before = kind;
        match block {
            Block::Text(block) => out.push_str(&block_text(block)),
            Block::Related { cue, items } => {
                out.push_str(&closed(cue));
                for item in items {
                    out.push_str("\n- ");
                    out.push_str(&closed(item.shown()));
                }
            }
        }
        out.push('\n');
    }
    out
}

/// Levels of a list that are shown.
const DEEPEST: usize = 16;

fn block_text(block: &TextBlock) -> String {
    let text: Vec<String> = block.text.split('\n').map(closed).collect();
    let mut text = text.join("\n");
    if let Some(marker) = &block.marker {
        let level = usize::from(block.level.unwrap_or(1).saturating_sub(1)).min(DEEPEST);
        text = format!("{}{marker} {text}", "  ".repeat(level));
    }
    if let Some(url) = &block.url {
        text = if text.is_empty() { closed(url) } else { format!("{text}\n{}", closed(url)) };
    }
    text
}

/// `line` with every embedding, override and isolate closed before its end, and closers that close
/// nothing left out: text pasted after it is not turned round. Marks and joiners stay.
#[must_use]
pub fn closed(line: &str) -> String {
    const PDF: char = '\u{202c}';
    const PDI: char = '\u{2069}';
    let mut out = String::with_capacity(line.len());
    let mut open: Vec<char> = Vec::new();
    for c in line.chars() {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(PDF),
            '\u{2066}'..='\u{2068}' => open.push(PDI),
            PDF => {
                // An embedding inside an isolate is closed by the isolate's end, not across it.
                if open.last() != Some(&PDF) {
                    continue;
                }
                open.pop();
            }
            PDI => {
                let Some(isolate) = open.iter().rposition(|closer| *closer == PDI) else {
                    continue;
                };
                open.truncate(isolate);
            }
            _ => {}
        }
        out.push(c);
    }
    out.extend(open.iter().rev());
    out
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn what_is_opened_is_closed_and_lone_closers_go() {
        assert_eq!(closed("\u{202b}نص"), "\u{202b}نص\u{202c}");
        assert_eq!(closed("نص\u{202c}"), "نص");
        assert_eq!(closed("\u{2067}أ\u{202d}ب\u{2069}"), "\u{2067}أ\u{202d}ب\u{2069}");
        assert_eq!(closed("می\u{200c}شود\u{200f}"), "می\u{200c}شود\u{200f}");
    }
}
