//! Lines, in logical order: opportunities of UAX #14, cells of the shaped clusters.
//!
//! Words go onto lines first fit. A word that no line could hold, mostly an address, is cut before:
//! it begins on the line at hand where a third of that is free, and each part ends at the best
//! place in the second half of its line (`breaks::Seam`).

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

use super::breaks::{Break, Breaks, Rules, Seam, breaks, seams};
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
    /// Columns they take.
    pub(super) columns: usize,
    /// Where the next line begins.
    pub(super) end: usize,
    /// It ends the paragraph, or a line break was asked for.
    pub(super) last: bool,
}

/// Cuts the clusters of a text at every opportunity; those inside a cluster do not count.
///
/// Words of letters with single spaces between them need no rules: lines end before each of them,
/// and nowhere else. The rules are asked from the last letter before anything else to the next
/// place that they find before a letter.
///
/// A long text is cut while its clusters are made, so that they need not be fetched again.
pub(super) struct Pieces<'a> {
    rules: Breaks<'a>,
    piece: Growing,
    found: &'a mut Vec<Piece>,
    /// So many clusters are awaited before it is worth while to go on.
    next: usize,
}

/// How many clusters are cut at once.
const BLOCK: usize = 4096;

impl<'a> Pieces<'a> {
    /// Adds to `found` the pieces of `text`, places counted from its first cluster on.
    pub(super) fn new(text: &'a str, found: &'a mut Vec<Piece>) -> Pieces<'a> {
        let rules = breaks(text, Rules::News);
        Pieces { rules, piece: Growing::default(), found, next: BLOCK }
    }

    /// Cuts those of the text's first `clusters` that are not cut yet, if they are many and end
    /// with a word, a space and the letter of another word: what comes later changes nothing before
    /// that letter.
    #[inline]
    pub(super) fn go_on(&mut self, clusters: &[Cluster]) {
        if clusters.len() >= self.next {
            self.cut_block(clusters);
        }
    }

    #[cold]
    fn cut_block(&mut self, clusters: &[Cluster]) {
        if let [before @ .., letter] = clusters
            && let [.., word, gap] = before
            && word.is_of_word & is_gap(gap) & letter.is_of_word
        {
            self.cut(before, letter.start as usize);
            self.next = clusters.len() + BLOCK;
        }
    }

    /// Cuts the rest of the text's `clusters`.
    pub(super) fn finish(mut self, clusters: &[Cluster]) {
        self.cut(clusters, usize::MAX);
        if self.piece.start < self.piece.end {
            self.found.push(self.piece.cut(false));
        }
    }

    /// Cuts `clusters`; a letter follows them at byte `until`, if that is in the text.
    fn cut(&mut self, clusters: &[Cluster], until: usize) {
        while self.piece.end < clusters.len() {
            self.take_words(clusters, until);
            if self.piece.end == clusters.len() {
                return;
            }
            if let Some(letter) = self.piece.end.checked_sub(1).map(|place| &clusters[place]) {
                self.rules.resume_behind(letter.end as usize, letter.base);
            }
            self.take_by_rules(clusters, until);
        }
    }

    /// Takes words as far as they need no rules. What it leaves follows a letter, if anything is
    /// before it.
    fn take_words(&mut self, clusters: &[Cluster], until: usize) {
        let piece = &mut self.piece;
        while let Some(cluster) = clusters.get(piece.end) {
            if cluster.is_of_word {
                piece.take(cluster);
                continue;
            }
            let is_before_word = match clusters.get(piece.end + 1) {
                Some(next) => next.is_of_word,
                None => cluster.end as usize == until,
            };
            if !(is_gap(cluster) && piece.end > piece.start && is_before_word) {
                return;
            }
            piece.take(cluster);
            self.found.push(piece.cut(false));
        }
    }

    /// Takes what follows as the rules say, up to the next place where a line may end before a
    /// letter.
    fn take_by_rules(&mut self, clusters: &[Cluster], until: usize) {
        let piece = &mut self.piece;
        for Break { offset, is_forced } in self.rules.by_ref() {
            while let Some(cluster) = clusters.get(piece.end)
                && (cluster.end as usize) <= offset
            {
                piece.take(cluster);
            }
            let next = clusters.get(piece.end);
            let is_inside = next.is_some_and(|next| (next.start as usize) < offset);
            if is_inside || piece.end == piece.start {
                continue;
            }
            self.found.push(piece.cut(is_forced));
            if offset >= until || next.is_some_and(|next| next.is_of_word) {
                return;
            }
        }
        clusters[piece.end..].iter().for_each(|cluster| piece.take(cluster));
    }
}

/// Whether it is a single plain space, as between words.
fn is_gap(cluster: &Cluster) -> bool {
    cluster.kind == Kind::Space && cluster.base == ' '
}

/// A piece that takes cluster after cluster.
#[derive(Default)]
struct Growing {
    start: usize,
    /// End of the word so far.
    word: usize,
    end: usize,
    word_columns: u32,
    columns: u32,
}

impl Growing {
    #[inline]
    fn take(&mut self, cluster: &Cluster) {
        self.end += 1;
        self.columns += u32::from(cluster.columns);
        match cluster.kind {
            Kind::Letter => (self.word, self.word_columns) = (self.end, self.columns),
            Kind::Space | Kind::Tab | Kind::Invisible => {}
        }
    }

    /// The piece that has grown; the next one begins.
    fn cut(&mut self, forced: bool) -> Piece {
        let piece = Piece {
            word: self.start as u32..self.word as u32,
            end: self.end as u32,
            forced,
            ends_line: false,
            word_columns: self.word_columns,
            space_columns: self.columns - self.word_columns,
        };
        let end = self.end;
        *self = Growing { start: end, word: end, end, ..Growing::default() };
        piece
    }
}

fn piece(clusters: &[Cluster], range: Range<usize>, forced: bool) -> Piece {
    let start = range.start;
    let mut piece = Growing { start, word: start, end: start, ..Growing::default() };
    clusters[range].iter().for_each(|cluster| piece.take(cluster));
    piece.cut(forced)
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
    let mut found = Vec::with_capacity(clusters.len() / columns + 2);
    for paragraph in pieces.split_inclusive(|piece| piece.forced || piece.ends_line) {
        for line in wrap_first_fit(paragraph, &measure) {
            if let (Some(first), Some(last)) = (line.first(), line.last()) {
                let columns: u32 =
                    line.iter().map(|piece| piece.word_columns + piece.space_columns).sum();
                found.push(LogicalLine {
                    clusters: first.word.start as usize..last.word.end as usize,
                    columns: (columns - last.space_columns) as usize,
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
        lines.push(LogicalLine { clusters: 0..0, columns: 0, end: clusters.len(), last: true });
        return;
    };
    last.last = true;
    for cluster in &clusters[last.clusters.end..last.end] {
        let used = last.columns + usize::from(cluster.columns);
        if used > columns {
            break;
        }
        last.columns = used;
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
