//! Emphasis as Markdown writes it: `**strong**`, `*emphasis*`, `_emphasis_`, and `\*` for a star.
//!
//! News holds stars of its own: they mark questions, part the halves of a verse, stand for a footnote.
//! So a mark counts only where it hugs its words from outside, stands in no word, and the next one of
//! its kind on the line closes it; and only in a body that [`is_markdown`].

use std::ops::Range;

use super::{Span, SpanKind, TextBlock};

/// A run of stars or lines beside words.
struct Mark {
    at: usize,
    kind: Kind,
    opens: bool,
    closes: bool,
}

/// What a run is written with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    TwoStars,
    Star,
    Line,
}

const KINDS: [Kind; 3] = [Kind::TwoStars, Kind::Star, Kind::Line];

impl Kind {
    fn of(run: &str) -> Option<Kind> {
        match run {
            "**" => Some(Kind::TwoStars),
            "*" => Some(Kind::Star),
            "_" => Some(Kind::Line),
            _ => None,
        }
    }

    fn length(self) -> usize {
        match self {
            Kind::TwoStars => 2,
            Kind::Star | Kind::Line => 1,
        }
    }

    fn emphasis(self) -> SpanKind {
        match self {
            Kind::TwoStars => SpanKind::Strong,
            Kind::Star | Kind::Line => SpanKind::Emphasis,
        }
    }
}

/// Was a body written as Markdown? A heading of two marks or more says so, or strong words.
pub(super) fn is_markdown<'l>(lines: impl Iterator<Item = &'l str>) -> bool {
    lines.into_iter().any(|line| {
        super::markdown::heading(line).is_some_and(|(level, _)| level > 1) || has_strong(line)
    })
}

fn has_strong(line: &str) -> bool {
    line.contains("**") && pairs(line).iter().any(|(open, _)| open.kind == Kind::TwoStars)
}

/// Whether a line begins with words that are emphasised, and not with a bullet.
pub(super) fn begins(line: &str) -> bool {
    line.starts_with(['*', '_']) && pairs(line).iter().any(|(open, _)| open.at == 0)
}

/// Makes spans of the marks of a block, and takes the marks away.
pub(super) fn take(block: &mut TextBlock) {
    if !block.text.contains(['*', '_', '\\']) {
        return;
    }
    let pairs = pairs(&block.text);
    let mut removed: Vec<Range<usize>> = escapes(&block.text).map(|at| at..at + 1).collect();
    for (open, close) in &pairs {
        let length = open.kind.length();
        removed.extend([open.at..open.at + length, close.at..close.at + length]);
        let source = open.at + length..close.at;
        block.spans.push(Span { source, kind: open.kind.emphasis() });
    }
    removed.sort_unstable_by_key(|range| range.start);
    remove(block, &removed);
}

/// Where a backslash stands that keeps a mark from being one.
fn escapes(text: &str) -> impl Iterator<Item = usize> {
    let is_mark = |at: usize| text[at + 1..].starts_with(['*', '_', '#']);
    text.match_indices('\\').map(|(at, _)| at).filter(move |at| is_mark(*at))
}

/// The marks that open and close emphasis.
fn pairs(line: &str) -> Vec<(Mark, Mark)> {
    let mut open: [Option<Mark>; 3] = [None, None, None];
    let mut found = Vec::new();
    for mark in marks(line) {
        let Some(place) = KINDS.iter().position(|kind| *kind == mark.kind) else { continue };
        match open[place].take() {
            Some(before) if mark.closes && has_letters(line, &before, &mark) => {
                found.push((before, mark));
            }
            // A mark between the two says that they are no pair.
            Some(_) | None => open[place] = Some(mark).filter(|mark| mark.opens),
        }
    }
    found
}

fn has_letters(line: &str, open: &Mark, close: &Mark) -> bool {
    line[open.at + open.kind.length()..close.at].contains(char::is_alphabetic)
}

fn marks(line: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = line[at..].find(['*', '_']) {
        let start = at + next;
        let rest = &line[start..];
        let same = rest.chars().next().unwrap_or_default();
        let run = &rest[..rest.len() - rest.trim_start_matches(same).len()];
        at = start + run.len();
        let before = line[..start].chars().next_back();
        if let Some(kind) = Kind::of(run).filter(|_| before != Some('\\')) {
            let after = line[at..].chars().next();
            let opens = before.is_none_or(is_before) && after.is_some_and(is_first);
            let closes = before.is_some_and(is_last) && after.is_none_or(|c| !c.is_alphanumeric());
            found.push(Mark { at: start, kind, opens, closes });
        }
    }
    found
}

/// What may stand before emphasised words.
fn is_before(c: char) -> bool {
    !c.is_alphanumeric()
        && !matches!(c, '/' | '\\' | ')' | ']' | '}' | '»' | '”' | '#' | '@' | '&' | '=')
}

/// What such words may begin with.
fn is_first(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '#' | '@' | '*' | '_' | '…')
}

/// What such words may end with.
fn is_last(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '(' | '[' | '{' | '«' | '“' | '\\' | '/')
}

/// Takes parts of a text away; its ranges move with it.
fn remove(block: &mut TextBlock, removed: &[Range<usize>]) {
    let mut text = String::with_capacity(block.text.len());
    let mut done = 0;
    // How many bytes went before each of them: a hostile line holds many.
    let mut gone = vec![0];
    for range in removed {
        text.push_str(&block.text[done..range.start]);
        done = range.end;
        gone.push(gone.last().copied().unwrap_or_default() + range.len());
    }
    text.push_str(&block.text[done..]);
    block.text = text;
    let moved = |at: usize| at - gone[removed.partition_point(|range| range.start < at)];
    let links = block.links.iter_mut().map(|link| &mut link.source);
    for source in links.chain(block.spans.iter_mut().map(|span| &mut span.source)) {
        *source = moved(source.start)..moved(source.end);
    }
}

#[cfg(test)]
mod tests {
    use super::super::blocks::pieces;
    use super::*;

    /// The lines with strong words as `<…>`, emphasised ones as `{…}`, markers before `|`.
    fn shown(body: &str) -> Vec<String> {
        let one = |block: TextBlock| {
            let mut marks: Vec<(usize, char)> = Vec::new();
            for span in &block.spans {
                let (open, close) =
                    if span.kind == SpanKind::Strong { ('<', '>') } else { ('{', '}') };
                marks.extend([(span.source.start, open), (span.source.end, close)]);
            }
            marks.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
            let mut text = block.text;
            for (at, mark) in marks {
                text.insert(at, mark);
            }
            block.marker.map_or(text.clone(), |marker| format!("{marker}|{text}"))
        };
        pieces(body).into_iter().map(|piece| one(piece.block)).collect()
    }

    #[test]
    fn marks_that_hug_their_words_are_emphasis() {
        assert_eq!(
            shown(
                "**حيّ النخيل -** قالت *البلدية* إن _السوق_ **يفتح (غدًا)**، ثم «*يغلق*».\n- **بند**: نص\n***كل***"
            ),
            [
                "<حيّ النخيل -> قالت {البلدية} إن {السوق} <يفتح (غدًا)>، ثم «{يغلق}».",
                "-|<بند>: نص",
                "***كل***"
            ]
        );
        assert_eq!(shown("**a *b* c** d"), ["<a {b} c> d"]);
    }

    #[test]
    fn stars_that_are_not_marks_stay() {
        for line in [
            "تهبّ الريح شرقًا ** ويأتي الغيم غربًا",
            "** تهبّ الريح شرقًا ** ويأتي الغيم غربًا **".trim_start_matches("** "),
            "السعر* يشمل الضريبة، *والنقل لا",
            "3 * 4 * 5 = 60",
            "*3* و **4**",
            "د*م* كلمة و قا**ل**ت",
            "#سوق_النخيل_اليوم و_هذا",
            "a_b_c و file_name.txt",
            "(*) حاشية (*)",
            "**** و ** و *",
        ] {
            assert_eq!(shown(&format!("{line}\n## عنوان"))[0], line);
            assert_eq!(shown(line), [line]);
        }
    }

    #[test]
    fn a_bullet_of_stars_stays_a_bullet() {
        assert_eq!(
            shown("* سؤال؟\n**بند أول\n** بند ثان\n*بند"),
            ["*|سؤال؟", "**|بند أول", "**|بند ثان", "*|بند"]
        );
    }

    #[test]
    fn one_star_counts_only_where_more_tells_of_markdown() {
        assert_eq!(shown("قال *المدير* إن\\_هذا"), ["قال *المدير* إن\\_هذا"]);
        assert_eq!(shown("قال *المدير* إن\\_هذا\n\n## فصل")[0], "قال {المدير} إن_هذا");
        assert_eq!(shown("*المدير* قال\n**ثم**"), ["{المدير} قال", "<ثم>"]);
    }

    #[test]
    fn links_keep_their_words_beside_marks() {
        let pieces = pieces(
            "**[السوق](https://a.example/x_y_z)** و [*النهر*](/n) و \\*نجمة\\* و \\#وسم\\_آخر",
        );
        let block = &pieces[0].block;
        assert_eq!(block.text, "السوق و النهر و *نجمة* و #وسم_آخر");
        let links: Vec<_> = block
            .links
            .iter()
            .map(|link| (&block.text[link.source.clone()], link.url.as_str()))
            .collect();
        assert_eq!(links, [("السوق", "https://a.example/x_y_z"), ("النهر", "/n")]);
    }
}
