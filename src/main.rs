//! The binary: arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser;
use khabar::cli::Cli;
use khabar::error::printable;

#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // What is wrong with an argument is told with the argument, which may be the name of a file that
    // stands where an option was expected.
    let safe = std::env::args_os().map(|argument| printable(&argument.to_string_lossy()));
    let cli = Cli::try_parse().unwrap_or_else(|_| Cli::parse_from(safe));
    ExitCode::from(khabar::commands::run(cli).code())
}
