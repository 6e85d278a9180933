//! What a packager installs besides the binary: the man page and the completions. They are made from the
//! definitions of the commands, by `MAKE_TABLES=1 cargo test --test it packaging`.

use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_complete::Shell;
use khabar::cli::Cli;

/// The command as it is in any build.
fn command() -> clap::Command {
    // The width of this machine's terminal is not to show.
    Cli::command().version(env!("CARGO_PKG_VERSION")).term_width(100)
}

fn is_current(name: &str, made: &[u8]) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging").join(name);
    if std::env::var_os("MAKE_TABLES").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read(&path).unwrap_or_default();
    assert!(kept == made, "packaging/{name} is not what the commands say: make it anew");
}

#[test]
fn the_man_pages_say_what_the_commands_say() {
    let mut command = command();
    command.build();
    let page = |command: &clap::Command, name: &str| {
        let mut made = Vec::new();
        let title = name.to_uppercase();
        let source = concat!("khabar ", env!("CARGO_PKG_VERSION"));
        let page = clap_mangen::Man::new(command.clone()).title(title).source(source);
        page.render(&mut made).unwrap();
        is_current(&format!("man/{name}.1"), &made);
    };
    page(&command, "khabar");
    for subcommand in command.get_subcommands().filter(|it| it.get_name() != "help") {
        let name = format!("khabar-{}", subcommand.get_name());
        page(subcommand, &name);
    }
}

#[test]
fn the_completions_know_every_command_and_option() {
    for (shell, name) in
        [(Shell::Bash, "khabar.bash"), (Shell::Zsh, "_khabar"), (Shell::Fish, "khabar.fish")]
    {
        let mut made = Vec::new();
        clap_complete::generate(shell, &mut command(), "khabar", &mut made);
        is_current(&format!("completions/{name}"), &made);
    }
}
