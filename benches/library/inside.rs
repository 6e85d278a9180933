//! What the library does, timed inside one process.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use khabar::app::headlines::{Filter, Headlines, Keeps};
use khabar::article::Related;
use khabar::library::scan::{Input, scan};
use khabar::library::search::{Catalogue, Keep, Opened, Query, Searcher};
use khabar::library::{Library, Order, Resolution};

use super::{cpu, spread};

fn millis(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

fn inputs(paths: &[&str]) -> Vec<Input> {
    paths.iter().map(|path| Input::Path(path.into())).collect()
}

fn library(paths: &[&str]) -> Library {
    let mut library = Library::default();
    scan(&inputs(paths), &mut |batch| {
        library.take(batch);
        true
    });
    library
}

/// Milliseconds until every headline of `paths` is known, and until the list can be ordered; then those
/// in which a near headline is found.
pub fn index(paths: &[&str]) {
    let (mut heads, mut ready, mut spent) = (Vec::new(), Vec::new(), Vec::new());
    let mut library = Library::default();
    for _ in 0..9 {
        let (start, before) = (Instant::now(), cpu());
        library = Library::default();
        let mut all = None;
        scan(&inputs(paths), &mut |batch| {
            library.take(batch);
            if library.is_complete() {
                all.get_or_insert_with(|| (millis(start), cpu() - before));
            }
            true
        });
        let (took, used) = all.unwrap_or_default();
        heads.push(took);
        spent.push(used);
        ready.push(millis(start));
    }
    println!("{} articles, all headlines: {}", library.count(), spread(heads));
    println!("  in processor time: {}", spread(spent));
    println!("  ordered, copies found: {}", spread(ready));
    near(&library);
}

/// Milliseconds to find headlines that are one letter shorter than those of the library.
fn near(library: &Library) {
    let step = (library.count() / 200).max(1);
    let headlines = (0..library.count()).step_by(step);
    let took = headlines.filter_map(|article| library.headline(article)).map(|headline| {
        let mut title = headline.title.clone();
        title.pop();
        let related = Related { title, url: None };
        let start = Instant::now();
        black_box(library.resolve(&related, usize::MAX));
        millis(start)
    });
    println!("  a near headline: {}", spread(took.collect()));
}

/// Headlines that are taken for close to another one, two lines each: to be read.
pub fn close(paths: &[&str]) {
    let library = library(paths);
    let title = |article: usize| library.headline(article).map(|it| it.title.clone());
    for article in 0..library.count() {
        let Some(title_here) = title(article) else { continue };
        let related = Related { title: title_here.clone(), url: None };
        if let Resolution::Close(other) = library.resolve(&related, article) {
            println!("{title_here}\n    {}", title(other).unwrap_or_default());
        }
    }
}

/// Milliseconds of each key of queries that filter the headlines, the list ordered by date.
pub fn filter(paths: &[&str]) {
    const QUERIES: [&str; 6] = ["ا", "المدينة في", "كتاب حجر", "site:المنارة نهر", "قمر 3", "zq"];
    let library = library(paths);
    let mut list = Headlines::default();
    list.set_order(Order::Date, &library);
    for query in QUERIES {
        list.set_filter(None, &library);
        let keys = query.char_indices().map(|(at, c)| &query[..at + c.len_utf8()]);
        let took = keys.map(|query| {
            let start = Instant::now();
            let filter = Filter { query: query.to_owned(), keeps: Keeps::All };
            list.set_filter(Some(filter), &library);
            millis(start)
        });
        let took = took.collect();
        println!("f {query}: {} headlines, a key {}", list.count(&library), spread(took));
    }
}

/// How long folded text takes to name, to make and to search.
pub fn search(paths: &[&str], queries: &[&str]) {
    let library = library(paths);
    let folder = tempfile::tempdir().unwrap();
    let keep = Keep::In { folder: folder.path().to_owned(), unasked: u64::MAX };
    let catalogue = Arc::new(Catalogue::new(&library));
    let open = || Searcher::open(Arc::clone(&catalogue), &keep, &|| true);
    let (start, before) = (Instant::now(), cpu());
    let (searcher, opened) = open();
    assert_eq!(opened, Opened::Ready);
    println!("text begun after {:.0} ms", millis(start));
    searcher.finish();
    println!("text stands after {:.0} ms, {:.0} of processors", millis(start), cpu() - before);
    drop(searcher);
    let named = (0..5).map(|_| {
        let start = Instant::now();
        black_box(open());
        millis(start)
    });
    println!("found again by its name: {}", spread(named.collect()));
    let size: u64 =
        folder.path().read_dir().unwrap().map(|it| it.unwrap().metadata().unwrap().len()).sum();
    println!("{:.0} MB", size as f64 / 1e6);
    let (mut searcher, _) = open();
    for typed in queries {
        find(&mut searcher, typed);
    }
}

/// Hits of a first screen.
const SCREEN: usize = 6;

/// How often each query is looked for.
const TIMES: u32 = 25;

fn find(searcher: &mut Searcher, typed: &str) {
    let query = Query::parse(typed).unwrap();
    let (mut screens, mut wholes, mut count) = (Vec::new(), Vec::new(), 0);
    let before = cpu();
    for _ in 0..TIMES {
        let start = Instant::now();
        let mut screen = None;
        count = 0;
        searcher.find(1, &query, &|| true, &mut |found| {
            count += found.hits.len();
            if count >= SCREEN {
                screen.get_or_insert_with(|| millis(start));
            }
        });
        wholes.push(millis(start));
        screens.extend(screen);
    }
    let used = (cpu() - before) / f64::from(TIMES);
    println!("F {typed}: {count} articles; all {}, {used:.0} of processors", spread(wholes));
    println!("  the first screen {}", spread(screens));
}
