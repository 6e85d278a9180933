//! The engine beside fribidi and ICU on the same texts: `cargo bench --bench peers -- [FILE]...`,
//! where a FILE holds a paragraph a line. `--only=lines`, `--only=growth` or `--only=hostile` measures
//! a part.
//!
//! Equal work is: UTF-8 in, levels, shapes, lines of 80 columns at spaces, each line in visual
//! order, UTF-8 out. khabar has one way, which does more (breaks by UAX #14, the map to the
//! source); its row *text out* writes every line out, its row *lines* stops at the lines, whose
//! cells are told when they are asked for. The C programs beside this file are compiled here; without a C compiler, fribidi or
//! ICU their rows are left out. All take turns; a number is the median pass of its best turn, since
//! what else runs on the machine can only add to it.

#![expect(clippy::print_stdout, reason = "tables are what this program is for")]
#![expect(clippy::unwrap_used, reason = "a measure that cannot be taken ends the run")]
#![expect(clippy::cast_precision_loss, reason = "numbers of bytes and nanoseconds are small")]

mod inputs;

use std::cell::RefCell;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use inputs::Input;
use khabar::text::{Align, Base, Direction, Kashida, Options, Paragraph};

const COLUMNS: u16 = 80;
const TURNS: usize = 5;
/// A pass that takes so many turns is not measured again.
const HOPELESS: f64 = 10.0;
const OPTIONS: Options = Options {
    kashida: Kashida::Stretch,
    base: Base::Given(Direction::Rtl),
    fallback_direction: Direction::Rtl,
    harakat: khabar::text::Harakat::Keep,
    digits: khabar::text::Digits::AsWritten,
    letters: khabar::text::Letters::Forms,
};

/// Whoever sets a text.
enum Setter {
    /// Code of this program: one pass over the whole text.
    Here(fn(&str)),
    /// A C program, and what it is told besides.
    There(PathBuf, &'static [&'static str]),
}

/// A row of a table.
struct Row {
    name: &'static str,
    setter: Setter,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let only = arguments.iter().find_map(|argument| argument.strip_prefix("--only="));
    let wanted = |part: &str| only.is_none_or(|only| only == part);
    let folder = std::env::temp_dir().join(format!("khabar-peers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let rows = rows(&folder);
    if wanted("lines") {
        let given = arguments.iter().filter(|argument| !argument.starts_with('-'));
        let given = given
            .map(|path| Input { name: path.clone(), text: std::fs::read_to_string(path).unwrap() });
        for input in given.chain(inputs::everyday()) {
            beside_each_other(&rows, &input, &folder);
        }
    }
    if wanted("growth") {
        growth(&rows, &folder);
    }
    if wanted("hostile") {
        hostile(&rows, &folder);
    }
    std::fs::remove_dir_all(folder).unwrap();
}

fn rows(folder: &Path) -> Vec<Row> {
    let fribidi = compiled("fribidi", "fribidi", folder);
    let icu = compiled("icu", "icu-uc", folder);
    let there = |name, program: &Option<PathBuf>, told| {
        let setter = Setter::There(program.clone()?, told);
        Some(Row { name, setter })
    };
    let here = |name, pass| Some(Row { name, setter: Setter::Here(pass) });
    [
        here("copy of the bytes", copy),
        here("UTF-8 decoded", decode),
        there("fribidi", &fribidi, &[]),
        there("ICU", &icu, &[]),
        there("ICU, UAX #14", &icu, &["rules"]),
        here("khabar, text out", text_out),
        here("khabar, lines", lines),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The program of `NAME.c` beside this file; `None`, and a word why, where it cannot be made.
fn compiled(name: &str, package: &str, folder: &Path) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers").join(name);
    let told = Command::new("pkg-config").args(["--cflags", "--libs", package]).output();
    let Some(told) = told.ok().filter(|told| told.status.success()) else {
        println!("no {name}: pkg-config does not know {package}");
        return None;
    };
    let program = folder.join(name);
    let made = Command::new("cc")
        .args(["-O2", "-o"])
        .arg(&program)
        .arg(source.with_extension("c"))
        .args(String::from_utf8_lossy(&told.stdout).split_whitespace())
        .status();
    if made.is_ok_and(|status| status.success()) {
        Some(program)
    } else {
        println!("no {name}: cc could not compile it");
        None
    }
}

fn copy(text: &str) {
    black_box(text.as_bytes().to_vec());
}

fn decode(text: &str) {
    black_box(text.chars().fold(0_u32, |sum, c| sum.wrapping_add(c as u32)));
}

fn lines(text: &str) {
    for paragraph in text.lines() {
        black_box(Paragraph::new(paragraph, &OPTIONS).lines(COLUMNS, Align::Start));
    }
}

fn text_out(text: &str) {
    thread_local! {
        // The peers keep theirs too.
        static OUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    OUT.with_borrow_mut(|out| {
        out.clear();
        for paragraph in text.lines() {
            for line in Paragraph::new(paragraph, &OPTIONS).lines(COLUMNS, Align::Start).iter() {
                line.write_cells(out);
                out.push(b'\n');
            }
        }
        black_box(out);
    });
}

/// The nanoseconds of each row's pass over `input`: the median of its best turn.
fn medians(rows: &[Row], input: &Input, folder: &Path, turn: Duration) -> Vec<f64> {
    let file = folder.join("input.txt");
    std::fs::write(&file, &input.text).unwrap();
    let mut best = vec![f64::INFINITY; rows.len()];
    for _ in 0..TURNS {
        for (row, best) in rows.iter().zip(&mut best) {
            if best.is_finite() && *best > HOPELESS * turn.as_nanos() as f64 {
                continue;
            }
            *best = best.min(match &row.setter {
                Setter::Here(pass) => median_here(*pass, &input.text, turn),
                Setter::There(program, told) => median_there(program, told, &file, turn),
            });
        }
    }
    best
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn median_here(pass: fn(&str), text: &str, turn: Duration) -> f64 {
    let began = Instant::now();
    let mut passes = Vec::new();
    while began.elapsed() < turn || (passes.len() < 3 && began.elapsed() < 10 * turn) {
        let start = Instant::now();
        pass(black_box(text));
        passes.push(start.elapsed().as_nanos() as f64);
    }
    median(passes)
}

fn median_there(program: &Path, told: &[&str], file: &Path, turn: Duration) -> f64 {
    let output = Command::new(program)
        .arg(file)
        .args([COLUMNS.to_string(), turn.as_millis().to_string()])
        .args(told)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).split(' ').next().unwrap().parse().unwrap()
}

/// How many times as fast as the row called `name`.
fn times(rows: &[Row], medians: &[f64], name: &str, place: usize) -> String {
    let peer = rows.iter().position(|row| row.name == name);
    peer.map_or("–".to_owned(), |peer| format!("{:.2}", medians[peer] / medians[place]))
}

fn beside_each_other(rows: &[Row], input: &Input, folder: &Path) {
    let medians = medians(rows, input, folder, Duration::from_millis(150));
    let bytes = input.text.len();
    println!("\n{}, {bytes} bytes, {COLUMNS} columns", input.name);
    println!("{:<20}{:>10}{:>12}{:>10}", "", "MB/s", "× fribidi", "× ICU");
    for (place, row) in rows.iter().enumerate() {
        println!(
            "{:<20}{:>10.1}{:>12}{:>10}",
            row.name,
            bytes as f64 * 1000.0 / medians[place],
            times(rows, &medians, "fribidi", place),
            times(rows, &medians, "ICU", place),
        );
    }
}

/// Rows that set text.
fn setters(rows: &[Row]) -> Vec<usize> {
    let sets = |place: &usize| !["copy of the bytes", "UTF-8 decoded"].contains(&rows[*place].name);
    (0..rows.len()).filter(sets).collect()
}

/// What a byte costs as one paragraph grows.
fn growth(rows: &[Row], folder: &Path) {
    let sizes = [2_000, 20_000, 200_000, 2_000_000];
    let turn = Duration::from_millis(200);
    let costs: Vec<Vec<f64>> = sizes
        .iter()
        .map(|bytes| {
            let input = inputs::one_paragraph(*bytes);
            let each_byte = |nanoseconds| nanoseconds / input.text.len() as f64;
            medians(rows, &input, folder, turn).into_iter().map(each_byte).collect()
        })
        .collect();
    println!("\none paragraph, ns/byte");
    println!(
        "{:<20}{:>9}{:>9}{:>9}{:>9}{:>14}",
        "", "2 KB", "20 KB", "200 KB", "2 MB", "2 MB ÷ 20 KB"
    );
    for place in setters(rows) {
        print!("{:<20}", rows[place].name);
        for cost in &costs {
            print!("{:>9.2}", cost[place]);
        }
        println!("{:>14.2}", costs[3][place] / costs[1][place]);
    }
}

/// What hostile texts cost, as multiples of news text of the same length.
fn hostile(rows: &[Row], folder: &Path) {
    const BYTES: usize = 64_000;
    let turn = Duration::from_millis(10);
    let cost = |input: &Input| -> Vec<f64> {
        let each_byte = |nanoseconds| nanoseconds / input.text.len() as f64;
        medians(rows, input, folder, turn).into_iter().map(each_byte).collect()
    };
    let news = cost(&inputs::one_paragraph(BYTES));
    let own = rows.iter().position(|row| row.name == "khabar, lines").unwrap();
    let mut found: Vec<(String, Vec<f64>)> = inputs::hostile(BYTES)
        .into_iter()
        .map(|input| {
            let cost = cost(&input);
            (input.name, cost)
        })
        .collect();
    found.sort_by(|a, b| b.1[own].total_cmp(&a.1[own]));
    println!("\nhostile texts of {BYTES} bytes, cost as multiples of news of the same length");
    let shown = setters(rows);
    print!("{:<38}{:>14}", "", "khabar ns/byte");
    for place in &shown {
        print!("{:>18}", rows[*place].name);
    }
    println!();
    for (name, cost) in found {
        print!("{name:<38}{:>14.1}", cost[own]);
        for place in &shown {
            print!("{:>18.2}", cost[*place] / news[*place]);
        }
        println!();
    }
}
