//! Which commit this is, for `khabar --version`.

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    // Only what is handed out says so: whoever works on it need not build everything anew after a commit.
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = is_release.then(|| packaged().or_else(checked_out)).flatten();
    let version = commit.map_or(version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo::rustc-env=KHABAR_VERSION={version}");
}

/// What cargo wrote into the package.
fn packaged() -> Option<String> {
    let info = std::fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let (_, rest) = info.split_once("\"sha1\": \"")?;
    rest.get(..9).map(str::to_owned)
}

/// What git says, where this is a checkout.
fn checked_out() -> Option<String> {
    if !Path::new(".git").exists() {
        return None;
    }
    println!("cargo::rerun-if-changed=.git/logs/HEAD");
    let said = Command::new("git").args(["rev-parse", "--short=9", "HEAD"]).output().ok()?;
    let commit = String::from_utf8(said.stdout).ok()?.trim().to_owned();
    (said.status.success() && !commit.is_empty()).then_some(commit)
}
