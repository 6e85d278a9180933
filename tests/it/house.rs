//! The rules of the house: who may import whom. Every `crate::` path counts, not only `use` lines.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Each room, and the rooms it may name besides itself. `text::fold` stands for that file alone.
const MAY: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("error", &["text"]),
    ("article", &["text"]),
    ("format", &["article", "text", "error"]),
    ("library", &["article", "format", "text", "error"]),
    ("locale", &["article", "text"]),
    ("app", &["article", "library", "locale", "text", "error"]),
    ("ui", &["app", "article", "library", "locale", "text", "error"]),
    ("terminal", &[]),
    ("store", &["article", "error"]),
    ("cli", &["locale", "terminal", "text"]),
    ("config", &["app", "error", "locale", "terminal", "text", "ui"]),
    ("widget", &["terminal", "text"]),
    (
        "snapshot",
        &["article", "format", "library", "app", "ui", "locale", "terminal", "text", "error"],
    ),
    (
        "commands",
        &[
            "app", "article", "cli", "config", "error", "format", "library", "locale", "snapshot",
            "store", "terminal", "text", "ui",
        ],
    ),
    ("main", &["cli", "commands", "error"]),
    ("lib", &[]),
];

/// Rooms that may name a crate.
const CRATES: &[(&str, &[&str])] = &[
    ("ratatui::", &["ui", "terminal", "snapshot", "widget"]),
    ("crossterm::", &["terminal"]),
    ("unicode_bidi::", &["text", "terminal"]),
    ("clap::", &["cli", "main"]),
    ("notify::", &["library"]),
    ("fluent_bundle::", &["locale"]),
    ("rusqlite::", &["store"]),
];

#[test]
fn no_arrow_runs_the_other_way() {
    let rooms: BTreeMap<&str, &[&str]> = MAY.iter().copied().collect();
    for (room, path, text) in sources() {
        let may = rooms.get(room.as_str()).unwrap_or_else(|| panic!("no rule for {room}"));
        for named in named_rooms(&text) {
            let allowed = named == room || may.contains(&named.as_str());
            assert!(allowed, "{} names {named}", path.display());
        }
    }
}

#[test]
fn only_their_rooms_name_the_crates_of_the_screen() {
    for (room, path, text) in sources() {
        for (name, may) in CRATES {
            let names = code(&text).any(|line| line.contains(name));
            assert!(!names || may.contains(&room.as_str()), "{} names {name}", path.display());
        }
    }
}

#[test]
fn the_tour_names_every_file() {
    let tour = std::fs::read_to_string(root().join("lib.rs")).unwrap();
    for (_, path, _) in sources() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_inner = matches!(name.as_str(), "mod.rs" | "lib.rs" | "tests.rs");
        assert!(is_inner || tour.contains(&name), "the tour leaves out {}", path.display());
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file with its room.
fn sources() -> Vec<(String, PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inner = path.strip_prefix(root()).unwrap();
                let first = inner.components().next().unwrap().as_os_str().to_string_lossy();
                let room = first.trim_end_matches(".rs").to_owned();
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((room, path, text));
            }
        }
    }
    found
}

/// Lines that are no comment.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_start).filter(|line| !line.starts_with("//"))
}

fn named_rooms(text: &str) -> Vec<String> {
    let starts = ["crate::", "khabar::"];
    code(text)
        .flat_map(|line| starts.iter().flat_map(move |start| line.split(start).skip(1)))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .filter(|name: &String| !name.is_empty())
        .collect()
}
