//! `khabar config`: the settings, each with its comment; or what is wrong with the user's.

use std::path::PathBuf;

use crate::cli;
use crate::config;
use crate::error::Error;

use super::{Exit, complain, output};

pub(super) fn run(args: &cli::Config) -> Exit {
    if args.check {
        return check(args.config.clone().or_else(config::path));
    }
    output(|out| {
        out.write_all(config::sample().as_bytes())?;
        Ok(Exit::Done)
    })
}

fn check(path: Option<PathBuf>) -> Exit {
    let Some(path) = path.filter(|path| path.exists()) else {
        complain(&Error::new("there is no file of settings"));
        return Exit::Failed;
    };
    let (_, faults) = config::read(&path);
    faults.iter().for_each(complain);
    if faults.is_empty() { Exit::Done } else { Exit::Failed }
}
