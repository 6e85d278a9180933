//! Cue lines («اقرأ أيضاً» …) → related headlines, where they stood in the body.
//!
//! Extractors keep the list in the middle of an article as plain lines. A cue line opens it; what
//! follows is taken only where it looks like headlines, because a leftover label before ordinary
//! paragraphs is far more frequent than a list. What is not taken stays body text.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::blocks::Piece;
use super::{Block, Related, TextBlock, TextKind};
use crate::text::fold::fold_title;

/// Lines that open a list, bulleted or not, or stand before one headline.
const CUES: &[&str] = &[
    "اقرأ أيضا",
    "اقرئي أيضا",
    "اقرأ/ي أيضا",
    "طالع أيضا",
    "شاهد أيضا",
    "انظر أيضا",
    "قد يعجبك أيضا",
    "مواضيع ذات صلة",
    "أخبار ذات صلة",
    "مقالات ذات صلة",
    "موضوعات ذات صلة",
    "مواضيع متعلقة",
    "أخبار متعلقة",
    "موضوعات متعلقة",
    "بیشتر بخوانید",
    "همچنین بخوانید",
    "مطالب مرتبط",
    "اخبار مرتبط",
    "یہ بھی پڑھیں",
    "یہ بھی پڑھیے",
    "مزید پڑھیں",
    "مزید پڑھیے",
    "קראו גם",
    "קראו עוד",
    "ראו גם",
    "עוד בנושא",
    "כתבות קשורות",
    "כתבות נוספות",
    "Read also",
    "Also read",
    "Read more",
    "Related",
    "Related articles",
    "Related stories",
    "See also",
    "More on this",
    "More on this story",
];

/// Cues that are far more often left over from a page than followed by a list: only bullets count.
const LABELS: &[&str] = &["بیشتر بخوانید", "Read more", "Related"];

/// Labels that open a bulleted list and are no cue otherwise, not even with a colon.
const BARE_LABELS: &[&str] = &["المزيد", "للمزيد", "اقرأ المزيد", "قد يهمك"];

static FOLDED: LazyLock<Vec<(String, Cue)>> = LazyLock::new(|| {
    let kind = |cue: &&str| {
        if LABELS.contains(cue) { Cue::Label } else { Cue::List }
    };
    let cues = CUES.iter().map(|cue| (fold_title(cue), kind(cue)));
    cues.chain(BARE_LABELS.iter().map(|cue| (fold_title(cue), Cue::BareLabel))).collect()
});

/// What a cue may open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// Bullets, lines, or the rest of its line.
    List,
    /// Bullets or the rest of its line.
    Label,
    /// Bullets.
    BareLabel,
}

/// No cue is longer; a folded letter is never longer than a written one and its marks.
const CUE_BYTES: usize = 120;
/// A list without bullets is at most so long.
const MOST_LINES: usize = 20;
/// A headline on the line of its cue; more is a paragraph that begins like one.
const INLINE_LETTERS: usize = 200;

/// Gathers related headlines into blocks of their own; all else stays as it stood.
#[must_use]
pub fn gather(mut pieces: Vec<Piece>) -> Vec<Block> {
    let spacing = Spacing::of(&pieces);
    let mut blocks = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let (before, after) = pieces.split_at_mut(at + 1);
        at += 1;
        if let Some(list) = list_at(&before[at - 1].block, after, &spacing) {
            at += list.items_taken;
            blocks.push(Block::Related { cue: list.cue, items: list.items });
        } else {
            blocks.push(Block::Text(std::mem::take(&mut before[at - 1].block)));
        }
    }
    blocks
}

/// Is the line a cue, or a label left over from one, as it stands? `parse --check` counts those that
/// stayed body text.
#[must_use]
pub fn is_leftover(line: &str) -> bool {
    whole_line(line).is_some()
}

/// Is the line a cue that opens a list whatever follows it? Labels such as «المزيد» stand over menus
/// too.
#[must_use]
pub fn is_cue(line: &str) -> bool {
    matches!(whole_line(line), Some(Cue::List | Cue::Label))
}

/// Related headlines without repetition: those of the body's lists, then those beside it.
#[must_use]
pub fn union(blocks: &[Block], beside: Vec<Related>) -> Vec<Related> {
    let inside = blocks.iter().flat_map(|block| match block {
        Block::Related { items, .. } => items.as_slice(),
        Block::Text(_) => &[],
    });
    let mut known = HashSet::new();
    let all = inside.cloned().chain(beside);
    all.filter(|related| known.insert(related.clone())).collect()
}

struct List {
    cue: String,
    items: Vec<Related>,
    /// How many pieces after the cue belong to it.
    items_taken: usize,
}

fn list_at(block: &TextBlock, after: &[Piece], spacing: &Spacing) -> Option<List> {
    match block.kind {
        TextKind::Paragraph | TextKind::Heading | TextKind::Item => {}
        TextKind::Quote | TextKind::Poem | TextKind::Table | TextKind::Picture => return None,
    }
    if let Some(cue) = whole_line(&block.text) {
        let taken = match cue {
            Cue::List => bulleted(block, after).or_else(|| lines(after, spacing)),
            Cue::Label | Cue::BareLabel => bulleted(block, after),
        }?;
        let items = after[..taken].iter().map(|piece| related(&piece.block)).collect();
        return Some(List { cue: written(block), items, items_taken: taken });
    }
    let (cue, headline) = one_line(block)?;
    Some(List { cue, items: vec![headline], items_taken: 0 })
}

/// The cue as it was written, with its bullet.
fn written(block: &TextBlock) -> String {
    match &block.marker {
        Some(marker) => format!("{marker} {}", block.text),
        None => block.text.clone(),
    }
}

/// A line that holds a cue and nothing else but brackets, quotes, a colon.
fn whole_line(line: &str) -> Option<Cue> {
    if line.len() > CUE_BYTES || !may_open(line) {
        return None;
    }
    let folded = fold_title(line);
    FOLDED.iter().find(|(cue, _)| *cue == folded).map(|(_, kind)| *kind)
}

/// Most lines begin with a letter no cue begins with; they need no folding.
fn may_open(line: &str) -> bool {
    let mut letters = line.chars().take(8).filter(|c| c.is_alphanumeric());
    match letters.next() {
        Some(first) => {
            "اأإآٱطشقملبهیيىקרעכRrAaSsMm".contains(first) || !first.is_ascii() && is_form(first)
        }
        None => false,
    }
}

fn is_form(c: char) -> bool {
    ('\u{fb1d}'..='\u{fefc}').contains(&c)
}

/// «cue: headline» on one line.
fn one_line(block: &TextBlock) -> Option<(String, Related)> {
    let line = block.text.as_str();
    if !may_open(line) {
        return None;
    }
    let colon = line.char_indices().find(|(at, c)| *at > CUE_BYTES || matches!(c, ':' | '：'))?;
    let (cue, rest) = line.split_at_checked(colon.0 + colon.1.len_utf8())?;
    match whole_line(cue)? {
        Cue::List | Cue::Label => {}
        Cue::BareLabel => return None,
    }
    let headline = trim_bracket(cue, rest.trim());
    let letters = headline.chars().filter(|c| c.is_alphanumeric()).count();
    if letters == 0 || letters > INLINE_LETTERS {
        return None;
    }
    let url = block.links.first().map(|link| link.url.clone());
    Some((
        written(&TextBlock { text: cue.to_owned(), ..block.clone() }),
        Related { title: headline.to_owned(), url },
    ))
}

/// A bracket that opens before the cue closes after the headline.
fn trim_bracket<'a>(cue: &str, headline: &'a str) -> &'a str {
    let pairs = [('(', ')'), ('[', ']'), ('«', '»'), ('{', '}')];
    let closing =
        pairs.iter().find(|(open, close)| cue.starts_with(*open) && !cue.contains(*close));
    closing.and_then(|(_, close)| headline.strip_suffix(*close)).map_or(headline, str::trim_end)
}

/// How many pieces with the first one's kind of bullet follow.
fn bulleted(cue: &TextBlock, after: &[Piece]) -> Option<usize> {
    let kind = bullet(&after.first()?.block)?;
    // A cue that is an item of the same list is one of its items.
    if bullet(cue) == Some(kind) {
        return None;
    }
    let is_item = |piece: &&Piece| {
        bullet(&piece.block) == Some(kind) && whole_line(&piece.block.text).is_none()
    };
    Some(after.iter().take_while(is_item).count()).filter(|&count| count > 0)
}

/// Kinds of bullets: the three dashes are one, all numbers are one.
fn bullet(block: &TextBlock) -> Option<char> {
    let marker = block.marker.as_deref()?;
    let first = marker.trim_start_matches(['(', '[']).chars().next()?;
    Some(match first {
        '–' | '—' => '-',
        digit if digit.is_numeric() => '1',
        letter if letter.is_alphabetic() => 'a',
        other => other,
    })
}

/// What blank lines say in a body.
struct Spacing {
    /// They stand between all of its blocks and so say nothing: newspaper4k writes so.
    is_everywhere: bool,
    /// Short lines before paragraphs in such a body, after its first block.
    headings: usize,
}

impl Spacing {
    fn of(pieces: &[Piece]) -> Spacing {
        let is_everywhere = pieces.len() > 1 && pieces[1..].iter().all(|piece| piece.after_blank);
        let is_heading = |pair: &&[Piece]| is_short(&pair[0].block) && !is_short(&pair[1].block);
        let headings = || pieces[1..].windows(2).filter(is_heading).count();
        Spacing { is_everywhere, headings: if is_everywhere { headings() } else { 0 } }
    }
}

/// How many lines that look like headlines follow without bullets.
///
/// Where blank lines say nothing, the last one may be the heading of the paragraph that follows. It is
/// left to the body where the body has other headings: a headline among paragraphs does less harm than
/// a heading that is missed.
fn lines(after: &[Piece], spacing: &Spacing) -> Option<usize> {
    let ends = |index: usize, piece: &Piece| {
        index > 0 && piece.after_blank && !spacing.is_everywhere || !is_headline(&piece.block)
    };
    let count = after
        .iter()
        .take(MOST_LINES)
        .enumerate()
        .take_while(|(index, piece)| !ends(*index, piece))
        .count();
    let is_before_text = after.get(count).is_some_and(|next| !is_short(&next.block));
    let may_be_heading = is_before_text && spacing.headings > 1;
    let count = if count > 1 && may_be_heading { count - 1 } else { count };
    (count > 0).then_some(count)
}

/// A line that may be a heading.
fn is_short(block: &TextBlock) -> bool {
    const BYTES: usize = 480;
    let text = block.text.trim_end();
    matches!(block.kind, TextKind::Paragraph | TextKind::Heading)
        && text.len() <= BYTES
        && text.chars().nth(120).is_none()
        && text.contains(char::is_alphabetic)
        && !has_full_stop(text)
        && !text.ends_with([':', '،', '؛', ',', ';', '：'])
}

fn is_headline(block: &TextBlock) -> bool {
    let text = block.text.trim_end();
    let letters = text.chars().filter(|c| !c.is_control()).count();
    block.kind == TextKind::Paragraph
        && (15..=120).contains(&letters)
        && !has_full_stop(text)
        && !text.ends_with([':', '،', '؛', ',', ';', '：'])
        && whole_line(text).is_none()
        && one_line(block).is_none()
}

/// A full stop before a space or at the end; two dots are none.
fn has_full_stop(text: &str) -> bool {
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let ends = letters.peek().is_none_or(|next| next.is_whitespace());
        if ends && (c == '.' && before != Some('.') || c == '۔') {
            return true;
        }
        before = Some(c);
    }
    false
}

fn related(block: &TextBlock) -> Related {
    Related { title: block.text.clone(), url: block.links.first().map(|link| link.url.clone()) }
}

#[cfg(test)]
mod tests;
