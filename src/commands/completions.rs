//! `khabar completions`: what a shell completes words from, made from the definitions of the commands.

use crate::cli::{Completions, definitions};

use super::{Exit, output};

pub(super) fn run(args: &Completions) -> Exit {
    // Whole before it is written: the generator takes a writer that fails for a fault of its own.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut definitions(), "khabar", &mut script);
    output(|out| out.write_all(&script).map(|()| Exit::Done))
}
