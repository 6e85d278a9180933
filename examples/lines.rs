//! Sets each line of standard input as a paragraph and tells where its lines come from:
//! `cargo run --example lines -- COLUMNS DIRECTION ORDER < TEXT`.
//!
//! DIRECTION is `rtl`, `ltr` or `auto`; ORDER is `visual` for what a terminal is sent, or `logical`
//! for the same letters in reading order. A row tells the paragraph, the line's first byte and the
//! byte after its last one, and the line, parted by TABs.

use std::io::{self, BufRead, BufWriter, Write};

use khabar::text::{Align, Base, Direction, Options, Paragraph};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let told = |place: usize| arguments.get(place).map_or("", String::as_str);
    let columns = told(0).parse().unwrap_or(80);
    let base = Direction::parse(told(1)).map_or(Base::FirstStrong, Base::Given);
    let logical = told(2) == "logical";
    let options = Options { base, ..Options::default() };
    let mut out = BufWriter::new(io::stdout().lock());
    for (paragraph, source) in io::stdin().lock().lines().enumerate() {
        for line in Paragraph::new(&source?, &options).lines(columns, Align::Start).iter() {
            let text = if logical { line.logical_text() } else { line.text() };
            let bytes = line.source();
            writeln!(out, "{paragraph}\t{}\t{}\t{text}", bytes.start, bytes.end)?;
        }
    }
    out.flush()
}
