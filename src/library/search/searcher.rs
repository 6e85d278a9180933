//! One search after another over a catalogue, by whichever way is open.

use std::fs::OpenOptions;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::{Error, reason};
use crate::library::parallel::each;

use super::block::{Block, Coded, Hit};
use super::catalogue::Catalogue;
use super::query::Query;
use super::store::{self, Folded, make_folder};

/// Where folded text may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Nowhere: articles are read for every search.
    Nowhere,
    /// In a folder.
    In {
        /// Where it is.
        folder: PathBuf,
        /// Bytes that are written there unasked.
        unasked: u64,
    },
}

impl Keep {
    /// In `folder`; a gigabyte is written unasked.
    #[must_use]
    pub fn at(folder: PathBuf) -> Keep {
        Keep::In { folder, unasked: 1 << 30 }
    }
}

/// What a search looks through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Folded text.
    Text,
    /// Folded text that is being made, so much of it stands, in percent.
    Growing(u8),
    /// The articles themselves, slower.
    Records,
}

/// What a search has found since the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which search.
    pub generation: u64,
    /// Articles; those with the words in their headlines and the others are each in the order of
    /// their dates.
    pub hits: Vec<Hit>,
    /// What was found before is of another search, or of one that had to begin again.
    pub is_first: bool,
    /// Nothing more will come.
    pub is_done: bool,
    /// What is looked through.
    pub basis: Basis,
}

/// What came of opening a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Searches can begin.
    Ready,
    /// Folded text would take so many bytes: more than is written unasked.
    Asks(u64),
    /// Folded text cannot be kept; articles are read for every search.
    Failed(Error),
}

/// Searches the articles of a catalogue.
#[derive(Debug)]
pub struct Searcher {
    catalogue: Arc<Catalogue>,
    folded: Option<Arc<Folded>>,
    /// The file that waits for the reader's word.
    asked: Option<PathBuf>,
}

impl Searcher {
    /// Opens `catalogue`: finds its folded text in the folder of `keep`, or begins to make it.
    pub fn open(
        catalogue: Arc<Catalogue>,
        keep: &Keep,
        is_wanted: &(dyn Fn() -> bool + Sync),
    ) -> (Searcher, Opened) {
        let mut searcher = Searcher { catalogue, folded: None, asked: None };
        let Keep::In { folder, unasked } = keep else {
            return (searcher, Opened::Ready);
        };
        let opened = match store::path(&searcher.catalogue, folder, is_wanted) {
            Some(path) => searcher.open_text(path, *unasked),
            None => Opened::Ready,
        };
        (searcher, opened)
    }

    /// The same where folded text stands in `folder`; nothing is made.
    pub(super) fn standing(catalogue: Arc<Catalogue>, folder: &Path) -> Option<Searcher> {
        let text = Folded::open(&store::path(&catalogue, folder, &|| true)?)?;
        Some(Searcher { catalogue, folded: Some(Arc::new(text)), asked: None })
    }

    fn open_text(&mut self, path: PathBuf, unasked: u64) -> Opened {
        if let Some(folded) = Folded::open(&path) {
            self.folded = Some(Arc::new(folded));
            return Opened::Ready;
        }
        // One byte a letter, of articles that spend two on most.
        let size = self.catalogue.size() / 10 * 6;
        if size <= unasked {
            return self.begin(&path);
        }
        if refusal(&path).exists() {
            return Opened::Ready;
        }
        self.asked = Some(path);
        Opened::Asks(size)
    }

    fn begin(&mut self, path: &Path) -> Opened {
        match Folded::begin(&self.catalogue, path.to_owned()) {
            Ok(folded) => {
                self.folded = Some(folded);
                Opened::Ready
            }
            Err(error) => Opened::Failed(Error::at(path.display(), reason(&error))),
        }
    }

    /// Takes the reader's word on text that is large; it is asked for once.
    pub fn allow(&mut self, is_allowed: bool) -> Opened {
        match self.asked.take() {
            Some(path) if is_allowed => self.begin(&path),
            Some(path) => {
                // Where nothing can be written, it is asked again another time.
                let _ = refuse(&path);
                Opened::Ready
            }
            None => Opened::Ready,
        }
    }

    /// Waits until the folded text stands, where it is being made.
    pub fn finish(&self) {
        if let Some(folded) = &self.folded {
            folded.finish();
        }
    }

    /// Gives `tell` what it finds, some at a time, until `is_wanted` says no.
    pub fn find(
        &mut self,
        generation: u64,
        query: &Query,
        is_wanted: &(dyn Fn() -> bool + Sync),
        tell: &mut dyn FnMut(Found),
    ) {
        let mut teller = Teller { generation, is_first: true, tell };
        if let Some(folded) = self.folded.clone() {
            let is_read = in_text(&self.catalogue, &folded, query, is_wanted, &mut teller);
            if is_read.is_some() || !is_wanted() {
                return;
            }
            // It could not be written, or not be read again.
            self.folded = None;
            teller.is_first = true;
        }
        in_records(&self.catalogue, query, is_wanted, &mut teller);
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        if let Some(folded) = &self.folded {
            folded.give_up();
        }
    }
}

/// Notes that the text at `path` is not to be written, for the user's eyes alone.
fn refuse(path: &Path) -> io::Result<()> {
    make_folder(path.parent().unwrap_or(Path::new(".")))?;
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(refusal(path)).map(drop)
}

/// The file that says that the text at `path` is not to be written.
fn refusal(path: &Path) -> PathBuf {
    path.with_extension("refused")
}

struct Teller<'t> {
    generation: u64,
    is_first: bool,
    tell: &'t mut dyn FnMut(Found),
}

impl Teller<'_> {
    fn tell(&mut self, hits: Vec<Hit>, is_done: bool, basis: Basis) {
        let is_first = std::mem::take(&mut self.is_first);
        (self.tell)(Found { generation: self.generation, hits, is_first, is_done, basis });
    }
}

/// Blocks that are looked through before the first word of it, and how much more each time;
/// headlines are a small part of a block.
const ROUND: usize = 2;
const TITLES: usize = 16;
const MORE: usize = 4;
/// Blocks of a round while text grows: something new is told every moment.
const GROWING: usize = 16;

/// None where a block cannot be read, or the search is given up.
fn in_text(
    catalogue: &Catalogue,
    folded: &Folded,
    query: &Query,
    is_wanted: &(dyn Fn() -> bool + Sync),
    teller: &mut Teller,
) -> Option<()> {
    let coded = Coded::new(query, &folded.page);
    let (blocks, _) = folded.progress();
    let titles_first = folded.is_whole() && coded.can_be_in_headlines();
    if titles_first {
        for round in rounds(blocks, TITLES, blocks) {
            let hits = each(round.len(), is_wanted, &|block, buffer| {
                let sizes = folded.read(round.start + block, false, buffer)?;
                Some(coded.in_titles(&Block::new(sizes, buffer)?, catalogue))
            });
            teller.tell(joined(round.len(), hits)?, false, Basis::Text);
        }
    }
    let most = if folded.is_whole() { blocks } else { GROWING };
    for round in rounds(blocks, ROUND, most) {
        let hits = each(round.len(), is_wanted, &|block, buffer| {
            let block = round.start + block;
            if !folded.wait(block, is_wanted) {
                return None;
            }
            let sizes = folded.read(block, true, buffer)?;
            let mut hits = coded.everywhere(&Block::new(sizes, buffer)?, catalogue);
            hits.retain(|hit| !(titles_first && hit.in_headline));
            Some(hits)
        });
        teller.tell(joined(round.len(), hits)?, false, basis(folded));
    }
    teller.tell(Vec::new(), true, basis(folded));
    Some(())
}

/// `count` in runs, each longer than the one before, up to `most`.
fn rounds(count: usize, first: usize, most: usize) -> impl Iterator<Item = Range<usize>> {
    let (mut start, mut size) = (0, first);
    std::iter::from_fn(move || {
        let end = (start + size).min(count);
        let round = start..end;
        (start, size) = (end, (size * MORE).min(most));
        (!round.is_empty()).then_some(round)
    })
}

fn basis(folded: &Folded) -> Basis {
    let (blocks, written) = folded.progress();
    if written == blocks {
        Basis::Text
    } else {
        Basis::Growing((written * 100 / blocks.max(1)) as u8)
    }
}

fn joined(count: usize, hits: Vec<Option<Vec<Hit>>>) -> Option<Vec<Hit>> {
    let hits: Option<Vec<Vec<Hit>>> = hits.into_iter().collect();
    hits.filter(|hits| hits.len() == count).map(|hits| hits.concat())
}

/// Articles that are read before the first word of it.
const FEW: usize = 64;

/// Articles of a round at most.
const MANY: usize = 4096;

fn in_records(
    catalogue: &Catalogue,
    query: &Query,
    is_wanted: &(dyn Fn() -> bool + Sync),
    teller: &mut Teller,
) {
    let mut rest = catalogue.order();
    let mut size = FEW;
    loop {
        let (round, after) = rest.split_at(size.min(rest.len()));
        let hits = each(round.len(), is_wanted, &|number, _| {
            let article = round[number];
            if !catalogue.admits(article, query) {
                return None;
            }
            let found = query.matches(&catalogue.article(article as usize).ok()?);
            found.map(|in_headline| Hit { article, in_headline })
        });
        if hits.len() < round.len() {
            return;
        }
        rest = after;
        size = (size * MORE).min(MANY);
        teller.tell(hits.into_iter().flatten().collect(), rest.is_empty(), Basis::Records);
        if rest.is_empty() {
            return;
        }
    }
}
