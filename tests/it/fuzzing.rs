//! What is fuzzed for hours elsewhere holds for the seeds of the fuzzer and for small changes of them; and
//! the targets are built whenever the tests are.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

#[path = "../../fuzz/src/lib.rs"]
mod targets;

/// A byte put in, taken out or set, somewhere.
#[derive(Clone, Debug)]
enum Change {
    Insert(Index, u8),
    Remove(Index),
    Set(Index, u8),
    /// What stands from here on goes.
    Cut(Index),
}

fn change() -> impl Strategy<Value = Change> {
    // What formats and terminals have a meaning for, as often as all else.
    let byte = prop_oneof![prop::sample::select(&b"\x1b\0\n\"\\<>&;[]{}"[..]), any::<u8>()];
    prop_oneof![
        (any::<Index>(), byte.clone()).prop_map(|(at, byte)| Change::Insert(at, byte)),
        (any::<Index>(), byte).prop_map(|(at, byte)| Change::Set(at, byte)),
        any::<Index>().prop_map(Change::Remove),
        any::<Index>().prop_map(Change::Cut),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        match change {
            Change::Insert(at, byte) => bytes.insert(at.index(bytes.len() + 1), *byte),
            Change::Cut(at) => bytes.truncate(at.index(bytes.len() + 1)),
            Change::Set(..) | Change::Remove(_) if bytes.is_empty() => {}
            Change::Set(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Change::Remove(at) => drop(bytes.remove(at.index(bytes.len()))),
        }
    }
    bytes
}

/// The seeds of a target, in the order of their names.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn holds(target: &str, check: fn(&[u8])) {
    let seeds = seeds(target);
    for seed in &seeds {
        check(seed);
    }
    let input = (any::<Index>(), prop::collection::vec(change(), 1..6))
        .prop_map(move |(seed, changes)| changed(seed.get(&seeds).clone(), &changes));
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let run = runner.run(&input, |bytes| {
        check(&bytes);
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn any_source_loads_or_says_why_not() {
    holds("loaders", targets::loaders::check);
}

#[test]
fn any_text_is_set_at_any_width() {
    holds("text", targets::text::check);
}

#[test]
fn any_row_is_sent_as_text_and_styles() {
    holds("encoder", targets::encoder::check);
}

#[test]
fn any_text_is_folded_and_searched() {
    holds("folding", targets::folding::check);
}

#[test]
fn any_bytes_of_a_terminal_are_keys_or_nothing() {
    holds("input", targets::input::check);
}
