//! Libraries of any size: made, and measured. Times are in milliseconds: the least, the middle, the
//! most of several runs.
//!
//! ```text
//! cargo bench --bench library -- make 100000 lines > articles.jsonl
//! cargo bench --bench library -- index articles.jsonl
//! cargo bench --bench library -- close articles.jsonl
//! cargo bench --bench library -- filter articles.jsonl
//! cargo bench --bench library -- search articles.jsonl في الكتاب '"من النهر"'
//! cargo bench --bench library -- frame articles.jsonl
//! cargo bench --bench library -- cold articles.jsonl
//! cargo bench --bench library -- keys articles.jsonl
//! cargo bench --bench library -- memory articles.jsonl
//! cargo bench --bench library -- folding articles.jsonl النهر
//! cargo bench --bench library -- show 'library' 3 newsboat -u urls -c cache.db
//! ```

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a bench talks, may stop, and rounds"
)]

mod generate;
mod inside;
mod reader;
mod terminal;

use std::io::{BufWriter, Write, stdout};

use generate::Form;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["make", count, form] => make(count.parse().unwrap(), form),
        ["index", paths @ ..] => inside::index(paths),
        ["close", paths @ ..] => inside::close(paths),
        ["filter", paths @ ..] => inside::filter(paths),
        ["search", path, queries @ ..] => inside::search(&[path], queries),
        ["frame", paths @ ..] => reader::frame(paths, 41, false),
        ["cold", paths @ ..] => reader::frame(paths, 15, true),
        ["keys", paths @ ..] => reader::keys(paths),
        ["memory", paths @ ..] => reader::memory(paths),
        ["folding", path, query] => reader::folding(&[path], query),
        ["show", text, runs, command @ ..] => reader::show(text, runs.parse().unwrap(), command),
        _ => {
            println!(
                "make, index, close, filter, search, frame, cold, keys, memory, folding, show"
            );
        }
    }
}

fn make(count: u64, form: &str) {
    let form = match form {
        "lines" => Form::Lines,
        "array" => Form::Array,
        "escaped" => Form::Escaped,
        "rss" => Form::Rss,
        other => panic!("no form: {other}: lines, array, escaped, rss"),
    };
    let mut out = BufWriter::new(stdout().lock());
    generate::write(&mut out, count, form).unwrap();
    out.flush().unwrap();
}

/// The least, the middle, the most.
fn spread(mut took: Vec<f64>) -> String {
    took.sort_by(f64::total_cmp);
    let at = |place: usize| took.get(place).copied().unwrap_or(f64::NAN);
    let last = took.len().saturating_sub(1);
    format!("{:.2} · {:.2} · {:.2} ms", at(0), at(last / 2), at(last))
}

/// Milliseconds that this process has had of processors.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    // `utime` and `stime`, in hundredths of a second.
    (11..13).map(|field| fields[field].parse::<f64>().unwrap()).sum::<f64>() * 10.0
}
