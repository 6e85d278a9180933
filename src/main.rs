//! The binary: arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    ExitCode::from(khabar::commands::run(khabar::cli::Cli::parse()).code())
}
