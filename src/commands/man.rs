//! `khabar man`: a page of the manual, made from the definitions of the commands.

use crate::cli::{Man, definitions};
use crate::error::Error;

use super::{Exit, complain, output};

pub(super) fn run(args: &Man) -> Exit {
    // The page is as wide as whoever reads it has it, not as the terminal it was made in.
    let mut khabar = definitions().version(env!("CARGO_PKG_VERSION")).term_width(100);
    khabar.build();
    let (title, command) = match &args.command {
        None => ("KHABAR".to_owned(), khabar),
        Some(name) => {
            let Some(command) = khabar.find_subcommand(name) else {
                complain(&Error::new(format!("no command is called {name:?}")));
                return Exit::WrongUsage;
            };
            (format!("KHABAR-{}", name.to_uppercase()), command.clone())
        }
    };
    let page = clap_mangen::Man::new(command)
        .title(title)
        .source(concat!("khabar ", env!("CARGO_PKG_VERSION")));
    output(|out| page.render(out).map(|()| Exit::Done))
}
