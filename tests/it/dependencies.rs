//! What comes with the crates that this one stands on: licences, sources, doubles, the oldest compiler, no
//! network. The lists are those of `deny.toml`, so that cargo-deny and every `cargo test` say the same.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use toml_edit::DocumentMut;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn toml(name: &str) -> DocumentMut {
    std::fs::read_to_string(root().join(name)).unwrap().parse().unwrap()
}

/// Every package of the lock file, whatever the platform: name, version, source.
fn locked() -> Vec<(String, String, Option<String>)> {
    let lock = toml("Cargo.lock");
    let packages = lock["package"].as_array_of_tables().unwrap().iter();
    let text = |table: &toml_edit::Table, key: &str| Some(table.get(key)?.as_str()?.to_owned());
    packages
        .map(|it| (text(it, "name").unwrap(), text(it, "version").unwrap(), text(it, "source")))
        .collect()
}

/// The packages that are built here. Nothing is fetched: they are at hand, else this test would not
/// have been built.
fn packages() -> Vec<Value> {
    let host = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let arguments =
        ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform"];
    let metadata =
        Command::new(env!("CARGO")).args(arguments).arg(host).current_dir(root()).output().unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn deny() -> DocumentMut {
    toml("deny.toml")
}

/// Whether `allowed` suffices for an SPDX expression: a term, or terms under `AND`, `OR`, parentheses.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    // Before SPDX a slash stood for `OR`.
    let expression = expression.replace('/', " OR ");
    let parts = |text: &str, word: &str| -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut depth = 0;
        for token in text.replace('(', " ( ").replace(')', " ) ").split_whitespace() {
            depth += i32::from(token == "(") - i32::from(token == ")");
            if depth == 0 && token == word {
                parts.push(String::new());
            } else if let Some(last) = parts.last_mut() {
                last.push_str(token);
                last.push(' ');
            }
        }
        parts.into_iter().map(|part| part.trim().to_owned()).collect()
    };
    let either = parts(&expression, "OR");
    if either.len() > 1 {
        return either.iter().any(|it| is_allowed(it, allowed));
    }
    let each = parts(&expression, "AND");
    if each.len() > 1 {
        return each.iter().all(|it| is_allowed(it, allowed));
    }
    match expression.trim().strip_prefix('(').and_then(|it| it.trim_end().strip_suffix(')')) {
        Some(inner) => is_allowed(inner, allowed),
        None => allowed.contains(expression.trim()),
    }
}

#[test]
fn every_licence_lets_the_binary_be_handed_on() {
    let deny = deny();
    let allowed = deny["licenses"]["allow"].as_array().unwrap().iter();
    let allowed: BTreeSet<String> = allowed.map(|it| it.as_str().unwrap().to_owned()).collect();
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(is_allowed(licence, &allowed), "{} is under {licence}", package["name"]);
    }
    assert!(is_allowed("(MIT OR GPL-3.0) AND ISC", &allowed));
    assert!(!is_allowed("MIT AND (GPL-3.0 OR AGPL-3.0)", &allowed));
}

#[test]
fn every_crate_comes_from_the_registry() {
    for (name, version, source) in locked() {
        let is_ours = name == "khabar";
        let source = source.unwrap_or_default();
        let is_registry = source == "registry+https://github.com/rust-lang/crates.io-index";
        assert!(is_ours || is_registry, "{name} {version} comes from {source:?}");
    }
}

#[test]
fn no_crate_is_there_twice_but_those_that_are_known() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, version, _) in locked() {
        versions.entry(name).or_default().push(version);
    }
    let doubles: BTreeSet<String> =
        versions.into_iter().filter(|(_, all)| all.len() > 1).map(|(name, _)| name).collect();
    let deny = deny();
    let known = deny["bans"]["skip"].as_array().unwrap().iter();
    let known: BTreeSet<String> = known
        .map(|it| it.as_inline_table().unwrap()["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(doubles, known, "`bans.skip` of deny.toml lists others");
}

#[test]
fn every_crate_is_built_by_the_oldest_compiler_that_is_promised() {
    let version = |text: &str| -> Vec<u32> {
        text.split('.').take(2).map(|it| it.parse().unwrap()).collect()
    };
    let ours = toml("Cargo.toml")["package"]["rust-version"].as_str().unwrap().to_owned();
    for package in packages() {
        let Some(theirs) = package["rust_version"].as_str() else { continue };
        assert!(version(theirs) <= version(&ours), "{} needs Rust {theirs}", package["name"]);
    }
}

#[test]
fn nothing_here_speaks_to_a_network() {
    let clients = [
        "hyper",
        "reqwest",
        "ureq",
        "curl",
        "tokio",
        "async-std",
        "smol",
        "isahc",
        "rustls",
        "native-tls",
        "openssl",
    ];
    for (name, version, _) in locked() {
        assert!(!clients.contains(&name.as_str()), "{name} {version}");
    }
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                for name in ["std::net", "TcpStream", "UdpSocket", "UnixStream"] {
                    assert!(!text.contains(name), "{} names {name}", path.display());
                }
            }
        }
    }
}
