//! `khabar parse`: every article in khabar's own form.

use crate::article::controls::visible_json;
use crate::cli::Parse;
use crate::format::to_json_line;

use super::{Exit, write_each};

pub(super) fn run(args: &Parse) -> Exit {
    write_each(&args.paths, |out, record, article| {
        let line = if args.check {
            visible_json(record.check()?.to_string())
        } else {
            to_json_line(article)
        };
        Ok(writeln!(out, "{line}"))
    })
}
