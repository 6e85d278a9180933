//! The reader itself, and others beside it, timed from outside: from the spawn until a screen shows
//! what is waited for.

use std::ffi::OsString;
use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use super::spread;
use super::terminal::{Terminal, filled_rows, status};

/// Rows that hold headlines, and rows that hold text, before a frame counts.
const FILLED: usize = 20;

fn khabar(paths: &[&str]) -> Vec<OsString> {
    let paths = paths.iter().map(|path| std::path::absolute(path).unwrap().into_os_string());
    std::iter::once(OsString::from(env!("CARGO_BIN_EXE_khabar"))).chain(paths).collect()
}

/// The list is at the right, as for any library of Arabic.
fn has_frame(screen: &vt100::Screen) -> bool {
    filled_rows(screen, 66, 100) >= FILLED && filled_rows(screen, 2, 56) >= FILLED
}

/// Milliseconds until the first frame stands, `runs` times; `is_cold`: with nothing of the files in
/// the system's cache.
pub fn frame(paths: &[&str], runs: usize, is_cold: bool) {
    let home = tempfile::tempdir().unwrap();
    let took = (0..runs).map(|_| {
        if is_cold {
            for path in paths {
                forget(Path::new(path));
            }
        }
        let mut terminal = Terminal::open(&khabar(paths), home.path());
        let shown = terminal.until(has_frame);
        (shown - terminal.started).as_secs_f64() * 1e3
    });
    let heat = if is_cold { "cold" } else { "warm" };
    println!("first frame, {heat}: {}", spread(took.collect()));
}

/// Has the system forget what it keeps of a file.
fn forget(path: &Path) {
    use rustix::fs::{Advice, fadvise};
    let file = File::open(path).unwrap();
    file.sync_all().unwrap();
    fadvise(&file, 0, None, Advice::DontNeed).unwrap();
}

/// Milliseconds until all articles are known, and in which a key is answered until then.
pub fn keys(paths: &[&str]) {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(&khabar(paths), home.path());
    terminal.until(has_frame);
    let mut took = Vec::new();
    for place in 2.. {
        let pressed = std::time::Instant::now();
        terminal.press(b"j");
        let (here, known) = (format!("{place}/"), std::cell::Cell::new(false));
        let shown = terminal.until(|screen| {
            let status = status(screen);
            // When all are known the last row says that they can be ordered.
            known.set(!status.contains('…') || !status.contains('/'));
            known.get() || status.contains(&here)
        });
        if known.get() {
            let all = (shown - terminal.started).as_secs_f64() * 1e3;
            println!("a key while indexing: {}; all known after {all:.0} ms", spread(took));
            return;
        }
        took.push((shown - pressed).as_secs_f64() * 1e3);
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Private memory when all is known, and the most of it before.
pub fn memory(paths: &[&str]) {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(&khabar(paths), home.path());
    let ((), most) = watched(&mut terminal, |terminal| {
        terminal.until(|screen| has_frame(screen) && !status(screen).contains('…'));
        // Until copies are known and the list is ordered.
        std::thread::sleep(Duration::from_secs(2));
    });
    println!("RssAnon: {}, at most {}", megabytes(terminal.memory()), megabytes(most));
}

/// The same while folded text is made for the first search, and how long that takes.
pub fn folding(paths: &[&str], query: &str) {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open(&khabar(paths), home.path());
    terminal.until(|screen| has_frame(screen) && !status(screen).contains('…'));
    std::thread::sleep(Duration::from_secs(2));
    let pressed = std::time::Instant::now();
    let (whole, most) = watched(&mut terminal, |terminal| {
        terminal.press(b"F");
        terminal.until(|screen| screen.contents().contains("site:paper"));
        terminal.press(query.as_bytes());
        let first = terminal.until(|screen| filled_rows(screen, 2, 98) > FILLED);
        println!("first results: {:.0} ms after F", (first - pressed).as_secs_f64() * 1e3);
        terminal.until(|screen| !screen.contents().contains("preparing for search"))
    });
    let took = (whole - pressed).as_secs_f64();
    println!("text stands {took:.2} s after F; RssAnon at most {}", megabytes(most));
}

/// Does `work` and looks at the memory meanwhile.
fn watched<T>(terminal: &mut Terminal, work: impl FnOnce(&mut Terminal) -> T) -> (T, u64) {
    let (most, is_over, id) = (AtomicU64::new(0), AtomicBool::new(false), terminal.id());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                most.fetch_max(Terminal::memory_of(id), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(3));
            }
        });
        let result = work(terminal);
        is_over.store(true, Ordering::Relaxed);
        (result, most.load(Ordering::Relaxed))
    })
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// Milliseconds until any command's screen shows `text`, `runs` times.
pub fn show(text: &str, runs: usize, command: &[&str]) {
    let home = tempfile::tempdir().unwrap();
    let command: Vec<OsString> = command.iter().map(OsString::from).collect();
    let took = (0..runs).map(|_| {
        let mut terminal = Terminal::open(&command, home.path());
        let shown = terminal.until(|screen| screen.contents().contains(text));
        (shown - terminal.started).as_secs_f64() * 1e3
    });
    println!("{text:?} shown: {}", spread(took.collect()));
}
