//! Libraries of any size: made, and measured while they are indexed.
//!
//! ```text
//! cargo bench --bench library -- make 100000 lines > articles.jsonl
//! cargo bench --bench library -- index articles.jsonl
//! ```

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench talks and may stop")]

mod generate;

use std::io::{BufWriter, Write, stdout};
use std::time::Instant;

use generate::Form;
use khabar::article::Related;
use khabar::library::Library;
use khabar::library::scan::{Input, scan};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["make", count, form] => make(count.parse().unwrap(), form),
        ["index", paths @ ..] => index(paths),
        _ => println!("make COUNT lines|array|escaped|rss, or index PATH..."),
    }
}

fn make(count: u64, form: &str) {
    let form = match form {
        "lines" => Form::Lines,
        "array" => Form::Array,
        "escaped" => Form::Escaped,
        "rss" => Form::Rss,
        other => panic!("no form: {other}"),
    };
    let mut out = BufWriter::new(stdout().lock());
    generate::write(&mut out, count, form).unwrap();
    out.flush().unwrap();
}

/// Milliseconds until every headline of `paths` is known, and until near ones can be asked for.
fn index(paths: &[&str]) {
    let inputs: Vec<Input> = paths.iter().map(|path| Input::Path(path.into())).collect();
    for _ in 0..5 {
        let start = Instant::now();
        let mut library = Library::default();
        let millis = || start.elapsed().as_secs_f64() * 1e3;
        let (mut first, mut all) = (0.0, 0.0);
        scan(&inputs, &mut |batch| {
            first = if library.count() == 0 { millis() } else { first };
            all = if library.is_complete() { all } else { millis() };
            library.take(batch);
            true
        });
        println!(
            "{} articles: the first in {first:.1} ms, all in {all:.1} ms, ready in {:.1} ms",
            library.count(),
            millis()
        );
        near(&library);
    }
}

/// Milliseconds to find headlines that are one letter shorter than those of the library.
fn near(library: &Library) {
    let step = (library.count() / 200).max(1);
    let mut took: Vec<f64> = (0..library.count())
        .step_by(step)
        .filter_map(|article| library.headline(article))
        .map(|headline| {
            let mut title = headline.title.clone();
            title.pop();
            let related = Related { title, url: None };
            let start = Instant::now();
            std::hint::black_box(library.resolve(&related, usize::MAX));
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    took.sort_by(f64::total_cmp);
    let (middle, most) = (took.get(took.len() / 2), took.last());
    println!("  a near headline: {:.2} ms, at most {:.2} ms", middle.unwrap(), most.unwrap());
}
