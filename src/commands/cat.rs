//! `khabar cat`: articles as text.

use std::io::{self, Write};

use crate::app::page::{Page, byline};
use crate::app::panes::{Area, Size};
use crate::app::settings::{Settings, Telling};
use crate::article::{Article, logical};
use crate::cli::{Cat, Order, Shape};
use crate::terminal::{self, VisualLines};
use crate::text::{Base, Letters, Options, Paragraph, rewritten};
use crate::ui::{Canvas, Theme, body};

use super::chosen::Chosen;
use super::{Exit, visual_lines, write_each};

pub(super) fn run(args: &Cat) -> Exit {
    let chosen = Chosen::new(&args.around);
    let theme = match chosen.theme(&args.reading, Some(chosen.probe().found())) {
        Ok(theme) => theme,
        Err(exit) => return exit,
    };
    let mut writer = Writer::new(args, &chosen, theme);
    if writer.is_screen && writer.order == Order::Visual {
        let (lines, found) = visual_lines(&chosen);
        if let Some(come_out_well) = found.shows_marks {
            writer.settings.suggest_harakat(come_out_well);
        }
        writer.lines = Some(lines);
    }
    let mut is_first = true;
    write_each(&args.paths, |out, _, article| {
        Ok(writer.separated(out, article, std::mem::take(&mut is_first)))
    })
}

struct Writer {
    order: Order,
    letters: Letters,
    /// Unwrapped where there are none.
    columns: Option<u16>,
    settings: Settings,
    is_screen: bool,
    /// As the reader draws it; without colours, reverse, bold and underlined text tell what they tell.
    is_drawn: bool,
    theme: Theme,
    /// The terminal that shows the lines, if one does.
    lines: Option<VisualLines>,
}

impl Writer {
    fn new(args: &Cat, chosen: &Chosen, theme: Theme) -> Writer {
        let is_screen = chosen.draws(&args.reading);
        let order = args.order.unwrap_or(if is_screen { Order::Visual } else { Order::Logical });
        let letters = match (args.shape, order) {
            (Some(Shape::Forms), _) | (None, Order::Visual) => Letters::Forms,
            (Some(Shape::Letters), _) | (None, Order::Logical) => Letters::Plain,
        };
        let columns = args.reading.columns.or_else(|| is_screen.then(terminal::columns));
        Writer {
            order,
            letters,
            columns,
            settings: chosen.settings(&args.reading, None, chosen.locale(args.reading.ui)),
            is_screen,
            is_drawn: is_screen || chosen.is_colored(&args.reading),
            theme,
            lines: None,
        }
    }

    /// Articles are parted by a form feed on a pipe, by a rule on a screen.
    fn separated(&self, out: &mut dyn Write, article: &Article, is_first: bool) -> io::Result<()> {
        if !is_first {
            if self.is_screen {
                let columns = self.columns.unwrap_or(80);
                writeln!(out, "\n{}\n", "─".repeat(usize::from(columns)))?;
            } else {
                out.write_all(b"\x0c\n")?;
            }
        }
        match (self.order, self.columns) {
            (Order::Visual, Some(columns)) if self.is_drawn && self.letters == Letters::Forms => {
                self.drawn(out, article, columns)
            }
            _ => self.text(out, article),
        }
    }

    fn go_on(&self) -> io::Result<()> {
        self.lines.as_ref().map_or(Ok(()), VisualLines::go_on)
    }

    /// As the reader draws it, flush with the edge at which it begins.
    fn drawn(&self, out: &mut dyn Write, article: &Article, columns: u16) -> io::Result<()> {
        let page = Page::new(article, &self.settings, columns);
        for row in 0..page.rows.len() {
            self.go_on()?;
            let mut canvas = Canvas::new(Size { columns, rows: 1 });
            let area = Area { x: 0, y: 0, columns, rows: 1 };
            body::paint_row(article, &page, page.rows[row], area, &mut canvas, &self.theme);
            let sent = VisualLines::drawn(self.lines.as_ref(), &canvas.buffer.content);
            writeln!(out, "{sent}")?;
        }
        Ok(())
    }

    fn text(&self, out: &mut dyn Write, article: &Article) -> io::Result<()> {
        // A tab is a control like any other, and as wide as whoever shows it likes.
        let text =
            logical::text(article, &byline(article, &self.settings, Telling::Written).join(" · "))
                .replace('\t', " ");
        text.lines().try_for_each(|line| self.line(out, article, line))
    }

    fn line(&self, out: &mut dyn Write, article: &Article, line: &str) -> io::Result<()> {
        let base = Base::Given(article.direction_of(line));
        let options = Options { letters: self.letters, ..self.settings.options_for(article, base) };
        let line = rewritten(line, &options);
        let Some(columns) = self.columns.or((self.order == Order::Visual).then_some(u16::MAX))
        else {
            return match self.letters {
                Letters::Plain => writeln!(out, "{line}"),
                Letters::Forms => self.rows(out, &line, &options, u16::MAX),
            };
        };
        self.rows(out, &line, &options, columns)
    }

    fn rows(
        &self,
        out: &mut dyn Write,
        line: &str,
        options: &Options,
        columns: u16,
    ) -> io::Result<()> {
        let paragraph = Paragraph::new(line, options);
        let columns = columns.min(u16::try_from(paragraph.columns()).unwrap_or(u16::MAX)).max(
            // Wrapped lines are flush with the edge of all the columns.
            self.columns.unwrap_or(0),
        );
        for row in paragraph.lines(columns, self.settings.align).iter() {
            self.go_on()?;
            match (self.order, self.letters) {
                (Order::Visual, _) => {
                    let text = row.text();
                    let text = text.trim_end();
                    let sent = self.lines.as_ref().map_or(text.into(), |lines| lines.line(text));
                    writeln!(out, "{sent}")?;
                }
                (Order::Logical, Letters::Plain) => {
                    writeln!(out, "{}", line[row.source()].trim_end())?;
                }
                (Order::Logical, Letters::Forms) => {
                    writeln!(out, "{}", row.logical_text().trim_end())?;
                }
            }
        }
        Ok(())
    }
}
