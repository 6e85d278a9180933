//! `khabar search`: the articles that match, as they are found, with the passage.

use std::io::{self, Write};
use std::ops::Range;

use serde_json::{Value, json};

use crate::app::page::{byline, date, isolated};
use crate::app::panes::{Area, Size};
use crate::app::settings::{Settings, Telling};
use crate::article::controls::visible_json;
use crate::article::offsets::Characters;
use crate::article::{Article, Key, logical};
use crate::cli::{Search, SearchFormat};
use crate::library::marks::Marked;
use crate::library::search::{Passage, Query, each_match};
use crate::library::stream::Found;
use crate::terminal::{self, VisualLines};
use crate::text::{Align, Base, Lines, Paragraph};
use crate::ui::{Canvas, Theme, canvas};

use super::chosen::Chosen;
use super::marks::{self, Remembered, remembered};
use super::{Exit, complain, inputs, output, visual_lines};

pub(super) fn run(args: &Search) -> Exit {
    let query = match Query::parse(&args.query) {
        Ok(query) => query,
        Err(error) => {
            complain(&error);
            return Exit::WrongUsage;
        }
    };
    let chosen = Chosen::new(&args.around);
    let theme = match chosen.theme(&args.reading, Some(chosen.probe().found())) {
        Ok(theme) => theme,
        Err(exit) => return exit,
    };
    let is_private = chosen.is_private(&args.reading);
    let marked = if query.asks_for_marks() { marked(is_private) } else { Marked::default() };
    let is_wanted = |article: &Article| {
        !query.asks_for_marks() || query.admits_flags(marked.flags(&Key::of(article)))
    };
    let mut writer = Writer::new(args, &chosen, theme);
    if writer.columns.is_some() {
        let (lines, found) = visual_lines(&chosen);
        if let Some(come_out_well) = found.shows_marks {
            writer.settings.suggest_harakat(come_out_well);
        }
        writer.lines = Some(lines);
    }
    output(|out| {
        let (mut has_failed, mut count, mut fault) = (false, 0, None);
        let keep = chosen.keep(&args.reading);
        each_match(&inputs(&args.paths), &query, &keep, &mut |found| {
            match found {
                Found::Article(_, article) if is_wanted(&article) => {
                    // Whoever waits for the next one has this one.
                    fault =
                        writer.write(out, &article, &query, count).and_then(|()| out.flush()).err();
                    count += 1;
                }
                Found::Article(..) => {}
                Found::Problem(error) => {
                    complain(&error);
                    has_failed = true;
                }
            }
            fault.is_none()
        });
        let exit = if has_failed || count == 0 { Exit::Failed } else { Exit::Done };
        fault.map_or(Ok(exit), Err)
    })
}

/// What the reader has marked; what is wrong with that is told.
fn marked(is_private: bool) -> Marked {
    let path = marks::path(is_private).unwrap_or_else(|error| {
        complain(&error);
        None
    });
    // Where nothing was ever marked, looking for it makes nothing.
    let Some(path) = path.filter(|path| path.exists()) else { return Marked::default() };
    let Remembered { memory, fault, .. } = remembered(&path, None, &|| {});
    fault.iter().for_each(complain);
    memory.marked
}

struct Writer {
    format: SearchFormat,
    settings: Settings,
    /// Those of the screen, where lines are drawn.
    columns: Option<u16>,
    theme: Theme,
    /// The terminal that shows the lines, if one does.
    lines: Option<VisualLines>,
}

impl Writer {
    fn new(args: &Search, chosen: &Chosen, theme: Theme) -> Writer {
        let is_drawn = chosen.draws(&args.reading) && args.format == SearchFormat::Text;
        Writer {
            format: args.format,
            settings: chosen.settings(&args.reading, None, chosen.locale(args.reading.ui)),
            columns: is_drawn.then(|| args.reading.columns.unwrap_or_else(terminal::columns)),
            theme,
            lines: None,
        }
    }

    fn write(
        &self,
        out: &mut dyn Write,
        article: &Article,
        query: &Query,
        before: usize,
    ) -> io::Result<()> {
        let passage = Passage::new(article, query);
        match (self.format, self.columns) {
            (SearchFormat::Json, _) => {
                let value = value(article, &passage);
                writeln!(out, "{}", visible_json(value.to_string()))
            }
            (SearchFormat::Text, columns) => {
                if before > 0 {
                    writeln!(out)?;
                }
                match columns {
                    Some(columns) => self.drawn(out, article, &passage, columns),
                    None => self.plain(out, article, &passage),
                }
            }
        }
    }

    /// Logical order, a line each: headline, what is known of the article, passage.
    fn plain(&self, out: &mut dyn Write, article: &Article, passage: &Passage) -> io::Result<()> {
        let mut about = byline(article, &self.settings, Telling::Written);
        about.extend(article.url.clone());
        for line in [&article.title, &about.join(" · "), &passage.text] {
            if !line.is_empty() {
                writeln!(out, "{}", logical::closed(&line.replace(['\t', '\n'], " ")))?;
            }
        }
        Ok(())
    }

    fn drawn(
        &self,
        out: &mut dyn Write,
        article: &Article,
        passage: &Passage,
        columns: u16,
    ) -> io::Result<()> {
        let about = isolated(&byline(article, &self.settings, Telling::Written), " · ");
        let theme = &self.theme;
        let parts: [(&str, _, &[Range<usize>]); 3] = [
            (&article.title, theme.headline, &passage.title_hits),
            (&about, theme.about, &[]),
            (&passage.text, theme.text, &passage.hits),
        ];
        for (text, style, hits) in parts.into_iter().filter(|(text, ..)| !text.is_empty()) {
            let base = if text == about { article.direction } else { article.direction_of(text) };
            let options = self.settings.options_for(article, Base::Given(base));
            let lines: Lines = Paragraph::new(text, &options).lines(columns, Align::Start);
            let area = Area { x: 0, y: 0, columns, rows: 1 };
            for line in lines.iter() {
                self.lines.as_ref().map_or(Ok(()), VisualLines::go_on)?;
                let mut canvas = Canvas::new(Size { columns, rows: 1 });
                canvas.line(area, 0, &line, text, style, |source| canvas::Under {
                    article: None,
                    part: canvas::Part::Interface,
                    source,
                    link: None,
                });
                for run in hits.iter().flat_map(|hit| line.columns_of(hit.clone())) {
                    canvas.restyle(run, 0, theme.hit);
                }
                let sent = VisualLines::drawn(self.lines.as_ref(), &canvas.buffer.content);
                writeln!(out, "{sent}")?;
            }
        }
        Ok(())
    }
}

/// Offsets are Unicode scalar values, as in `parse`.
fn value(article: &Article, passage: &Passage) -> Value {
    let counted = |text: &str, hits: &[Range<usize>]| -> Vec<Value> {
        let text = Characters::new(text);
        let at = |byte: usize| text.before(byte);
        hits.iter().map(|hit| json!({"start": at(hit.start), "end": at(hit.end)})).collect()
    };
    json!({
        "id": article.id,
        "title": article.title,
        "title_hits": counted(&article.title, &passage.title_hits),
        "url": article.url,
        "date": date(article.published, article.seen, "~"),
        "site": article.site,
        "authors": article.authors,
        "block": passage.block,
        "passage": passage.text,
        "hits": counted(&passage.text, &passage.hits),
    })
}
