//! Lines, in logical order: opportunities of UAX #14, cells of the shaped clusters.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_linebreak::BreakOpportunity;

use super::cluster::{Cluster, Kind};

/// Clusters between two break opportunities: a word and the white space after it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Places of the word's clusters.
    pub(super) word: Range<u32>,
    /// End of the white space that follows the word.
    pub(super) end: u32,
    /// The line must end here.
    pub(super) forced: bool,
    word_columns: u32,
    space_columns: u32,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        f64::from(self.word_columns)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.space_columns)
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// One line in logical order.
#[derive(Clone, Debug)]
pub(super) struct LogicalLine {
    /// Places of its clusters, the white space at its end left out.
    pub(super) clusters: Range<usize>,
    /// Where the next line begins.
    pub(super) end: usize,
    /// It ends the paragraph, or a line break was asked for.
    pub(super) last: bool,
}

/// Cuts `clusters` of `text` at every opportunity; those inside a cluster do not count.
pub(super) fn pieces(text: &str, clusters: &[Cluster]) -> Vec<Piece> {
    let mut found = Vec::with_capacity(text.len() / 8 + 1);
    let mut start = 0;
    for (offset, opportunity) in unicode_linebreak::linebreaks(text) {
        let mut end = start;
        while clusters.get(end).is_some_and(|cluster| (cluster.end as usize) <= offset) {
            end += 1;
        }
        let inside = clusters.get(end).is_some_and(|cluster| (cluster.start as usize) < offset);
        if inside || (end == start && offset < text.len()) {
            continue;
        }
        let forced = opportunity == BreakOpportunity::Mandatory && offset < text.len();
        found.push(piece(clusters, start..end, forced));
        start = end;
    }
    if start < clusters.len() {
        found.push(piece(clusters, start..clusters.len(), false));
    }
    found
}

fn piece(clusters: &[Cluster], range: Range<usize>, forced: bool) -> Piece {
    let part = &clusters[range.clone()];
    let is_word = |cluster: &Cluster| match cluster.kind {
        Kind::Letter => true,
        Kind::Space | Kind::Tab | Kind::Invisible => false,
    };
    let word = part.iter().rposition(is_word).map_or(0, |place| place + 1);
    let columns = |part: &[Cluster]| part.iter().map(|cluster| u32::from(cluster.columns)).sum();
    Piece {
        word: range.start as u32..(range.start + word) as u32,
        end: range.end as u32,
        forced,
        word_columns: columns(&part[..word]),
        space_columns: columns(&part[word..]),
    }
}

/// Breaks into lines of at most `columns`; only a single cluster may be wider.
pub(super) fn lines(pieces: &[Piece], clusters: &[Cluster], columns: usize) -> Vec<LogicalLine> {
    let columns = columns.clamp(1, usize::from(u16::MAX));
    let measure = [f64::from(columns as u16)];
    let split;
    let pieces = if pieces.iter().any(|piece| piece.word_columns as usize > columns) {
        split = split_long(pieces, clusters, columns);
        &split
    } else {
        pieces
    };
    let mut found = Vec::new();
    for paragraph in pieces.split_inclusive(|piece| piece.forced) {
        for line in wrap_first_fit(paragraph, &measure) {
            if let (Some(first), Some(last)) = (line.first(), line.last()) {
                found.push(LogicalLine {
                    clusters: first.word.start as usize..last.word.end as usize,
                    end: last.end as usize,
                    last: last.forced,
                });
            }
        }
    }
    finish(&mut found, clusters, columns);
    found
}

/// The last line keeps the white space at its end as far as there is room: an editor's caret
/// stands behind it.
fn finish(lines: &mut Vec<LogicalLine>, clusters: &[Cluster], columns: usize) {
    let Some(last) = lines.last_mut() else {
        lines.push(LogicalLine { clusters: 0..0, end: clusters.len(), last: true });
        return;
    };
    last.last = true;
    let mut used: usize =
        clusters[last.clusters.clone()].iter().map(|cluster| usize::from(cluster.columns)).sum();
    for cluster in &clusters[last.clusters.end..last.end] {
        used += usize::from(cluster.columns);
        if used > columns {
            break;
        }
        last.clusters.end += 1;
    }
}

/// Cuts words wider than a line between clusters.
fn split_long(pieces: &[Piece], clusters: &[Cluster], columns: usize) -> Vec<Piece> {
    let mut split = Vec::with_capacity(pieces.len() + 8);
    for long in pieces {
        let (mut start, mut used) = (long.word.start as usize, 0);
        for place in long.word.start as usize..long.word.end as usize {
            let wide = usize::from(clusters[place].columns);
            if used + wide > columns && place > start {
                split.push(piece(clusters, start..place, false));
                (start, used) = (place, 0);
            }
            used += wide;
        }
        split.push(piece(clusters, start..long.end as usize, long.forced));
    }
    split
}
