//! Searches beside the reader, on threads of their own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, JoinHandle};

use super::super::loose::Loose;
use super::catalogue::Catalogue;
use super::passage::Passage;
use super::query::Query;
use super::searcher::{Found, Keep, Opened, Searcher};

/// What a worker reports.
#[derive(Debug)]
pub enum Report {
    /// A catalogue was opened.
    Opened(Opened),
    /// Articles were found.
    Found(Found),
    /// Passages of articles, by their places in the library.
    Passages(u64, Vec<(usize, Passage)>),
    /// Articles whose headlines hold the letters of a query in their order.
    Loose(String, Vec<u32>),
}

enum Request {
    Open(Arc<Catalogue>, Keep),
    Allow(bool),
    Find(u64, Query),
}

/// Reports what is asked of it; a search that is asked for ends the one before.
pub struct Worker {
    requests: Option<Sender<Request>>,
    send: Arc<dyn Fn(Report) + Send + Sync>,
    catalogue: Arc<Catalogue>,
    keep: Keep,
    /// The search that is wanted.
    wanted: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
    /// How often headlines were looked for by their letters.
    loosened: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts one that keeps folded text where `keep` says.
    ///
    /// # Errors
    /// There can be no more threads.
    pub fn start(
        keep: Keep,
        send: impl Fn(Report) + Send + Sync + 'static,
    ) -> std::io::Result<Worker> {
        let (requests, received) = channel();
        let send: Arc<dyn Fn(Report) + Send + Sync> = Arc::new(send);
        let (wanted, is_over) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (told, now, over) = (Arc::clone(&send), Arc::clone(&wanted), Arc::clone(&is_over));
        let thread = std::thread::Builder::new().name("search".to_owned()).spawn(move || {
            let mut searcher: Option<Searcher> = None;
            for request in received {
                match request {
                    Request::Open(catalogue, keep) => {
                        let is_wanted = || !over.load(Ordering::Acquire);
                        let (opened, outcome) = Searcher::open(catalogue, &keep, &is_wanted);
                        searcher = Some(opened);
                        told(Report::Opened(outcome));
                    }
                    Request::Allow(is_allowed) => {
                        if let Some(searcher) = &mut searcher {
                            told(Report::Opened(searcher.allow(is_allowed)));
                        }
                    }
                    Request::Find(generation, query) => {
                        let is_wanted = || now.load(Ordering::Acquire) == generation;
                        if let Some(searcher) = searcher.as_mut().filter(|_| is_wanted()) {
                            let mut tell = |found| told(Report::Found(found));
                            searcher.find(generation, &query, &is_wanted, &mut tell);
                        }
                    }
                }
            }
        })?;
        let (requests, thread) = (Some(requests), Some(thread));
        let (catalogue, loosened) = (Arc::default(), Arc::default());
        Ok(Worker { requests, send, catalogue, keep, wanted, is_over, loosened, thread })
    }

    /// The articles to be searched from now on; of a library that is not whole yet, no text is kept.
    pub fn open(&mut self, catalogue: Catalogue, is_whole: bool) {
        self.catalogue = Arc::new(catalogue);
        let keep = if is_whole { self.keep.clone() } else { Keep::Nowhere };
        self.request(Request::Open(Arc::clone(&self.catalogue), keep));
    }

    /// The reader's word on folded text that is large.
    pub fn allow(&self, is_allowed: bool) {
        self.request(Request::Allow(is_allowed));
    }

    /// Looks for `query` from now on.
    pub fn find(&self, generation: u64, query: Query) {
        self.wanted.store(generation, Ordering::Release);
        self.request(Request::Find(generation, query));
    }

    /// Gives up what is looked for.
    pub fn stop(&self) {
        self.wanted.store(0, Ordering::Release);
    }

    /// Reads the passages of `articles`, beside any search.
    pub fn passages(&self, generation: u64, query: Query, articles: Vec<usize>) {
        let (catalogue, send) = (Arc::clone(&self.catalogue), Arc::clone(&self.send));
        // Where no thread can be made, results stand without passages.
        drop(Builder::new().spawn(move || {
            send(Report::Passages(generation, passages(&catalogue, &query, &articles)));
        }));
    }

    /// Looks for headlines by the letters of `query`, beside any search; the one before is given up.
    pub fn loosen(&self, headlines: Loose, query: String) {
        let number = self.loosened.fetch_add(1, Ordering::AcqRel) + 1;
        let (last, over) = (Arc::clone(&self.loosened), Arc::clone(&self.is_over));
        let send = Arc::clone(&self.send);
        drop(Builder::new().spawn(move || {
            let is_wanted =
                || last.load(Ordering::Acquire) == number && !over.load(Ordering::Acquire);
            let found = headlines.find(&query, &is_wanted);
            if is_wanted() {
                send(Report::Loose(query, found));
            }
        }));
    }

    fn request(&self, request: Request) {
        if let Some(requests) = &self.requests {
            // Its thread ends only with the worker.
            let _ = requests.send(request);
        }
    }
}

/// The passages of `articles`; of one that cannot be read, an empty one.
#[must_use]
pub fn passages(catalogue: &Catalogue, query: &Query, articles: &[usize]) -> Vec<(usize, Passage)> {
    let passage = |article: &usize| {
        let read = catalogue.article(*article);
        (*article, read.map_or_else(|_| Passage::default(), |read| Passage::new(&read, query)))
    };
    articles.iter().map(passage).collect()
}

impl Drop for Worker {
    /// Leaves nothing unfinished behind.
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        self.stop();
        drop(self.requests.take());
        if let Some(thread) = self.thread.take() {
            // A panic of it has been told where it happened.
            let _ = thread.join();
        }
    }
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Worker").field("wanted", &self.wanted).finish_non_exhaustive()
    }
}
