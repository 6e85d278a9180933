//! `khabar parse`: every article in khabar's own form.

use crate::cli::Parse;
use crate::format::to_json_line;
use crate::library::scan::{Found, each};

use super::{Exit, complain, inputs, output};

pub(super) fn run(args: &Parse) -> Exit {
    output(|out| {
        let (mut exit, mut fault) = (Exit::Done, None);
        each(&inputs(&args.paths), &mut |found| {
            let line = match found {
                Found::Article(record, _) if args.check => {
                    record.check().map(|check| check.to_string())
                }
                Found::Article(_, article) => Ok(to_json_line(&article)),
                Found::Problem(error) => Err(error),
            };
            match line {
                Ok(line) => fault = writeln!(out, "{line}").err(),
                Err(error) => {
                    complain(&error);
                    exit = Exit::Failed;
                }
            }
            fault.is_none()
        });
        fault.map_or(Ok(exit), Err)
    })
}
