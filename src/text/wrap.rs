//! Lines, in logical order: opportunities of UAX #14, cells of the shaped clusters.
//!
//! Words go onto lines first fit. A word that no line could hold, mostly an address, is cut before:
//! it begins on the line at hand where a third of that is free, and each part ends at the best
//! place in the second half of its line (`breaks::Seam`).

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

use super::breaks::{Break, Rules, Seam, breaks, seams};
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
    /// The line ends here, inside or before a word that no line could hold.
    ends_line: bool,
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
    for Break { offset, is_forced } in breaks(text, Rules::News) {
        let mut end = start;
        while clusters.get(end).is_some_and(|cluster| (cluster.end as usize) <= offset) {
            end += 1;
        }
        let is_inside = clusters.get(end).is_some_and(|next| (next.start as usize) < offset);
        if is_inside || end == start {
            continue;
        }
        found.push(piece(clusters, start..end, is_forced));
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
        ends_line: false,
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
        split = Cutter::new(clusters, columns).cut(pieces);
        &split
    } else {
        pieces
    };
    let mut found = Vec::new();
    for paragraph in pieces.split_inclusive(|piece| piece.forced || piece.ends_line) {
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

/// Cuts words that are wider than a line.
struct Cutter<'a> {
    clusters: &'a [Cluster],
    columns: usize,
    /// Columns taken on the line at hand, as first fit will take them.
    used: usize,
    found: Vec<Piece>,
}

impl Cutter<'_> {
    fn new(clusters: &[Cluster], columns: usize) -> Cutter<'_> {
        Cutter { clusters, columns, used: 0, found: Vec::new() }
    }

    fn cut(mut self, pieces: &[Piece]) -> Vec<Piece> {
        self.found.reserve(pieces.len() + 8);
        for piece in pieces {
            if piece.word_columns as usize > self.columns {
                self.cut_word(piece);
            } else {
                self.push(piece.clone());
            }
        }
        self.found
    }

    fn push(&mut self, piece: Piece) {
        if self.used + piece.word_columns as usize > self.columns {
            self.used = 0;
        }
        self.used += (piece.word_columns + piece.space_columns) as usize;
        if piece.forced || piece.ends_line {
            self.used = 0;
        }
        self.found.push(piece);
    }

    fn cut_word(&mut self, long: &Piece) {
        let word = long.word.start as usize..long.word.end as usize;
        let bases: Vec<char> = self.clusters[word.clone()].iter().map(|part| part.base).collect();
        let seams = seams(&bases);
        let mut start = word.start;
        let mut left = long.word_columns as usize;
        if self.columns.saturating_sub(self.used) * 3 < self.columns {
            self.end_line();
        }
        while left > self.columns.saturating_sub(self.used) {
            let room = self.columns.saturating_sub(self.used);
            let (end, seam) = self.best(start..word.end, room, &seams[start - word.start..]);
            // What would leave a letter alone is only cut so where a whole line forces it.
            if self.used > 0 && (end == start || seam >= Seam::Poor) {
                self.end_line();
                continue;
            }
            if end == word.end {
                break;
            }
            left -= self.taken(start..end);
            let part = piece(self.clusters, start..end, false);
            self.push(Piece { ends_line: true, ..part });
            start = end;
        }
        self.push(piece(self.clusters, start..long.end as usize, long.forced));
    }

    /// Where a part of the clusters `rest` ends that fills `room` columns: at the best place in the
    /// second half of the room, the last of its kind. At least one cluster is taken, unless a line
    /// has begun.
    fn best(&self, rest: Range<usize>, room: usize, seams: &[Seam]) -> (usize, Seam) {
        let (mut end, mut taken) = (rest.start, 0);
        let is_first = self.used == 0;
        while end < rest.end {
            let wide = usize::from(self.clusters[end].columns);
            if taken + wide > room && !(is_first && end == rest.start) {
                break;
            }
            taken += wide;
            end += 1;
        }
        let mut best = (end, seams.get(end - rest.start).copied().unwrap_or(Seam::Poor));
        let mut place = end;
        while place > rest.start + 1 && best.1 > Seam::Space {
            place -= 1;
            taken -= usize::from(self.clusters[place].columns);
            if taken * 2 < room {
                break;
            }
            if seams[place - rest.start] < best.1 {
                best = (place, seams[place - rest.start]);
            }
        }
        best
    }

    fn end_line(&mut self) {
        if let Some(last) = self.found.last_mut() {
            last.ends_line = true;
        }
        self.used = 0;
    }

    fn taken(&self, part: Range<usize>) -> usize {
        self.clusters[part].iter().map(|cluster| usize::from(cluster.columns)).sum()
    }
}
