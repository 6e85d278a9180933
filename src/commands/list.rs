//! `khabar list`: one line an article.

use std::io::{self, Write};

use serde_json::json;

use crate::app::page::date;
use crate::article::{Article, logical};
use crate::cli::{List, ListFormat};
use crate::terminal;
use crate::text::{Base, Direction, Options, Paragraph};

use super::{Exit, is_screen, write_each};

/// Columns of a table that is not shown on a terminal.
const COLUMNS: u16 = 100;

const ID: u16 = 16;
const DATE: u16 = 10;
const SITE: u16 = 16;
const GAP: &str = "  ";

/// Columns of a headline at least.
const TITLE: u16 = 20;

pub(super) fn run(args: &List) -> Exit {
    let is_screen = is_screen();
    let format = args.format.unwrap_or(if is_screen { ListFormat::Table } else { ListFormat::Tsv });
    let columns =
        args.columns.or_else(|| is_screen.then(terminal::columns)).unwrap_or(COLUMNS).max(20);
    let _visual = (is_screen && format == ListFormat::Table).then(terminal::VisualLines::begin);
    write_each(&args.paths, |out, _, article| Ok(line(out, article, format, columns)))
}

fn line(
    out: &mut dyn Write,
    article: &Article,
    format: ListFormat,
    columns: u16,
) -> io::Result<()> {
    let date = date(article.published, article.seen, "~").unwrap_or_default();
    let site = article.site.as_deref().unwrap_or_default();
    match format {
        ListFormat::Tsv => {
            let fields = [&article.id, &date, site, &article.title];
            let fields = fields.map(|field| logical::closed(&field.replace(['\t', '\n'], " ")));
            writeln!(out, "{}", fields.join("\t"))
        }
        ListFormat::Json => {
            let value =
                json!({"id": article.id, "date": date, "site": site, "title": article.title});
            writeln!(out, "{value}")
        }
        ListFormat::Table => table_line(out, article, &date, site, columns),
    }
}

fn table_line(
    out: &mut dyn Write,
    article: &Article,
    date: &str,
    site: &str,
    columns: u16,
) -> io::Result<()> {
    let ltr = Base::Given(Direction::Ltr);
    let mut about = vec![
        (article.id.as_str(), ltr, ID),
        (date.trim_start_matches("~ "), ltr, DATE),
        (site, Base::FirstStrong, SITE),
    ];
    let taken = |about: &[(&str, Base, u16)]| -> u16 {
        about.iter().map(|(_, _, wide)| wide + GAP.len() as u16).sum()
    };
    // Where they leave too little for the headline, the id goes first, then the site, then the
    // date.
    for least in [0, 1, 0] {
        if columns < taken(&about) + TITLE {
            about.remove(least);
        }
    }
    let title = columns.saturating_sub(taken(&about));
    let own = Base::Given(article.direction_of(&article.title));
    for (text, base, wide) in about {
        write!(out, "{}{GAP}", cell(text, base, wide))?;
    }
    writeln!(out, "{}", cell(&article.title, own, title))
}

/// A text in exactly so many columns, cut with «…».
fn cell(text: &str, base: Base, columns: u16) -> String {
    let options = Options { base, ..Options::default() };
    let lines = Paragraph::truncated(text, &options, columns, 1);
    let Some(line) = lines.get(0) else {
        return String::new();
    };
    let taken = usize::from(line.indent()) + line.columns();
    line.text() + &" ".repeat(usize::from(columns).saturating_sub(taken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_as_wide_as_its_column_on_the_side_it_reads_from() {
        assert_eq!(cell("خبر", Base::Given(Direction::Rtl), 6), "   ﺮﺒﺧ");
        assert_eq!(cell("news", Base::Given(Direction::Ltr), 6), "news  ");
        assert_eq!(cell("a longer one", Base::Given(Direction::Ltr), 6), "a lon…");
    }
}
