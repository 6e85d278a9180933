//! `khabar list`: one line an article.

use serde_json::json;

use crate::app::page::date;
use crate::app::settings::Settings;
use crate::article::controls::visible_json;
use crate::article::{Article, logical};
use crate::cli::{List, ListFormat};
use crate::terminal::{self, VisualLines};
use crate::text::{Base, Direction, Options, Paragraph};

use super::chosen::Chosen;
use super::{Exit, visual_lines, write_each};

/// Columns of a table that is not shown on a terminal.
const COLUMNS: u16 = 100;

const ID: u16 = 16;
const DATE: u16 = 10;
const SITE: u16 = 16;
const GAP: &str = "  ";

/// Columns of a headline at least.
const TITLE: u16 = 20;

pub(super) fn run(args: &List) -> Exit {
    let chosen = Chosen::new(&args.around);
    if let Err(exit) = chosen.theme_name(&args.reading) {
        return exit;
    }
    let mut settings = chosen.settings(&args.reading, None, chosen.locale(args.reading.ui));
    let is_screen = chosen.draws(&args.reading);
    let format = args.format.unwrap_or(if is_screen { ListFormat::Table } else { ListFormat::Tsv });
    let columns = args
        .reading
        .columns
        .or_else(|| is_screen.then(terminal::columns))
        .unwrap_or(COLUMNS)
        .max(20);
    let is_drawn = is_screen && format == ListFormat::Table;
    let lines = is_drawn.then(|| {
        let (lines, found) = visual_lines(&chosen);
        if let Some(come_out_well) = found.shows_marks {
            settings.suggest_harakat(come_out_well);
        }
        lines
    });
    write_each(&args.paths, |out, _, article| {
        Ok(match format {
            ListFormat::Table => {
                if let Some(Err(error)) = lines.as_ref().map(VisualLines::go_on) {
                    return Ok(Err(error));
                }
                let line = table_line(article, columns, &settings);
                let sent = lines.as_ref().map_or(line.as_str().into(), |lines| lines.line(&line));
                writeln!(out, "{sent}")
            }
            ListFormat::Tsv => writeln!(out, "{}", tsv_line(article)),
            ListFormat::Json => writeln!(out, "{}", json_line(article)),
        })
    })
}

fn date_of(article: &Article) -> String {
    date(article.published, article.seen, "~").unwrap_or_default()
}

fn tsv_line(article: &Article) -> String {
    let (date, site) = (date_of(article), article.site.as_deref().unwrap_or_default());
    [&article.id, &date, site, &article.title]
        .map(|field| logical::closed(&field.replace(['\t', '\n'], " ")))
        .join("\t")
}

fn json_line(article: &Article) -> String {
    let (date, site) = (date_of(article), article.site.as_deref().unwrap_or_default());
    let value = json!({"id": article.id, "date": date, "site": site, "title": article.title});
    visible_json(value.to_string())
}

fn table_line(article: &Article, columns: u16, settings: &Settings) -> String {
    let (date, site) = (date_of(article), article.site.as_deref().unwrap_or_default());
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
    let set = |text: &str, base, wide| cell(text, &settings.options(base), wide);
    let about = about.into_iter().map(|(text, base, wide)| set(text, base, wide) + GAP);
    about.collect::<String>() + &set(&article.title, own, title)
}

/// A text in exactly so many columns, cut with «…».
fn cell(text: &str, options: &Options, columns: u16) -> String {
    let lines = Paragraph::truncated(text, options, columns, 1);
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
        let cell = |text, direction| {
            let options = Options { base: Base::Given(direction), ..Options::default() };
            cell(text, &options, 6)
        };
        assert_eq!(cell("خبر", Direction::Rtl), "   ﺮﺒﺧ");
        assert_eq!(cell("news", Direction::Ltr), "news  ");
        assert_eq!(cell("a longer one", Direction::Ltr), "a lon…");
    }
}
