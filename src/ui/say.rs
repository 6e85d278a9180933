//! What is said to those who listen: the state in words, every text in logical order.
//!
//! A screen reader reads what comes, line by line; so what matters most comes first, the place among
//! others last, and nothing is told by where it stands or how it looks.

use std::ops::Range;

use crate::app::page::{Look, Page, Piece, Row, byline};
use crate::app::panes::Pane;
use crate::app::settings::Telling;
use crate::app::{Action, App, Asking, Mode};
use crate::article::logical::closed;
use crate::library::Resolution;
use crate::library::marks::Flags;
use crate::locale::texts::texts;
use crate::text::{Base, Letters, Options, rewritten};

use super::dialog;
use super::keymap::Keymap;
use super::words::{ActionWords, Words};

texts! {
    /// The words for those who listen.
    pub struct SpokenWords: "say_";
    [comma, selected, unread, begun, starred, end, here, close, away, ask]
    fn headlines(count: usize);
    fn headline(place: usize, count: usize);
    fn copies(count: usize);
    fn paragraph(place: usize, count: usize);
    fn more(key: &str);
    fn heading(text: &str);
    fn quote(text: &str);
    fn related(count: usize, key: &str);
    fn related_one(place: usize, count: usize);
    fn result(place: usize, count: usize);
    fn welcome(key: &str);
    fn unknown(typed: &str, key: &str);
}

/// Says the state of a reader.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'a> {
    app: &'a App,
    keys: &'a Keymap,
    words: &'static Words,
    spoken: &'static SpokenWords,
}

impl<'a> Voice<'a> {
    /// Of `app` as it is now.
    #[must_use]
    pub fn new(app: &'a App, keys: &'a Keymap) -> Voice<'a> {
        let locale = app.settings.locale;
        Voice { app, keys, words: Words::of(locale), spoken: SpokenWords::of(locale) }
    }

    /// What there is to read, and how to go about it.
    #[must_use]
    pub fn welcome(&self) -> Vec<String> {
        let count = self.app.headlines.count(&self.app.library);
        let count = if count == 0 && !self.app.library.is_complete() {
            self.words.loading.to_owned()
        } else {
            self.spoken.headlines(count)
        };
        vec![count, self.spoken.welcome(&self.keys.name(Action::Help))]
    }

    /// A line that means nothing.
    #[must_use]
    pub fn unknown(&self, typed: &str) -> String {
        self.spoken.unknown(&closed(typed), &self.keys.name(Action::Help))
    }

    /// What has happened, if there is a word for it; then what has become of the files.
    #[must_use]
    pub fn notice(&self) -> Vec<String> {
        let notice = self.app.notice.as_ref().map(|it| self.words.notice(it, self.keys));
        let news = self.app.news.map(|news| self.words.news(news, self.keys));
        notice.into_iter().chain(news).collect()
    }

    /// What is asked for, where text is to be typed.
    #[must_use]
    pub fn question(&self) -> Option<String> {
        let asking = self.app.question.as_ref()?.asking;
        let word = match asking {
            Asking::Find => self.words.find,
            Asking::Filter => self.words.filter,
            Asking::Everywhere => self.words.find_everywhere,
            Asking::Command => self.words.pipe,
        };
        Some(format!("{word}: {}", self.spoken.ask))
    }

    /// What keys are at now: a headline, a paragraph, a related headline, a question.
    #[must_use]
    pub fn state(&self) -> Vec<String> {
        match self.app.mode() {
            Mode::Dialog => self.dialog(),
            Mode::Help => self.help(),
            Mode::Prompt if self.app.shows_results() => self.results(),
            Mode::Prompt => self.question().into_iter().collect(),
            Mode::Panes | Mode::Selecting | Mode::Links => match self.app.focus {
                Pane::Headlines => self.headline(self.app.headlines.selected),
                Pane::Body => self.place(),
                Pane::Related => self.related_headline(self.app.related.selected),
            },
        }
    }

    /// A headline, what is known of it, and its place.
    #[must_use]
    pub fn headline(&self, place: usize) -> Vec<String> {
        let app = self.app;
        let count = app.headlines.count(&app.library);
        let Some(article) = app.headlines.article(place, &app.library) else {
            return vec![self.words.nothing.to_owned()];
        };
        let Some(headline) = app.library.headline(article) else { return Vec::new() };
        let mut about = vec![self.spoken.headline(place + 1, count)];
        let flags = app.library.flags(article);
        if !flags.has(Flags::READ) {
            about.push(self.spoken.unread.to_owned());
        }
        if flags.has(Flags::BEGUN) && !flags.has(Flags::READ) {
            about.push(self.spoken.begun.to_owned());
        }
        if flags.has(Flags::STARRED) {
            about.push(self.spoken.starred.to_owned());
        }
        if place == app.headlines.selected {
            about.push(self.spoken.selected.to_owned());
        }
        about.extend(headline.site.clone());
        about.extend(app.settings.date(headline.published, headline.seen, Telling::Near));
        let copies = app.library.copies(article);
        if copies > 1 {
            about.push(self.spoken.copies(copies));
        }
        vec![self.text(&headline.title), closed(&about.join(self.spoken.comma))]
    }

    /// The open article's headline and what is known of it.
    #[must_use]
    pub fn title(&self) -> Vec<String> {
        let Some(reader) = &self.app.reader else { return Vec::new() };
        match &reader.content {
            Ok(article) => {
                let about =
                    byline(article, &self.app.settings, Telling::Near).join(self.spoken.comma);
                let about = (!about.is_empty()).then(|| closed(&about));
                std::iter::once(self.text(&article.title)).chain(about).collect()
            }
            Err(error) => vec![error.to_string()],
        }
    }

    /// Rows of the open article, a paragraph a line.
    #[must_use]
    pub fn rows(&self, rows: Range<usize>) -> Vec<String> {
        let page = self.page();
        let rows = page.map_or(&[][..], |page| page.rows.get(rows).unwrap_or_default());
        let said = rows.iter().filter_map(|row| {
            let (pieces, line) = row.shows();
            let page = page?;
            let cells: Vec<String> =
                page.pieces[pieces].iter().filter_map(|piece| self.line(piece, line)).collect();
            (!cells.is_empty()).then(|| cells.join("; "))
        });
        said.collect()
    }

    /// The place in the open article: paragraphs, and what comes after the last.
    #[must_use]
    pub fn place(&self) -> Vec<String> {
        let (Some(reader), Some(page)) = (&self.app.reader, self.page()) else {
            return self.title();
        };
        let (place, count) = paragraphs(page, reader.top);
        let mut said = self.spoken.paragraph(place, count);
        if place == count {
            said = format!("{said}, {}.", self.spoken.end);
            let related = reader.related_count();
            if related > 0 {
                let more = self.spoken.related(related, &self.keys.name(Action::Related));
                said = format!("{said} {more}");
            }
        } else {
            said = format!("{said}, {}", self.spoken.more(&self.keys.name(Action::Open)));
        }
        vec![said]
    }

    /// A related headline, whether it is open here, and its place.
    #[must_use]
    pub fn related_headline(&self, place: usize) -> Vec<String> {
        let Some(reader) = &self.app.reader else { return Vec::new() };
        let Ok(article) = &reader.content else { return Vec::new() };
        let Some(related) = article.related.get(place) else { return Vec::new() };
        let is_here = match reader.resolutions.get(place) {
            Some(Resolution::Here { .. }) => self.spoken.here,
            Some(Resolution::Close(_)) => self.spoken.close,
            Some(Resolution::Missing) | None => self.spoken.away,
        };
        let one = self.spoken.related_one(place + 1, article.related.len());
        vec![self.text(related.shown()), format!("{one}, {is_here}")]
    }

    /// The result that is selected, and how many there are.
    fn results(&self) -> Vec<String> {
        let search = &self.app.search;
        if let Some(fault) = &search.fault {
            return vec![fault.to_string()];
        }
        if !search.is_asked() {
            return self.question().into_iter().collect();
        }
        let headline = search.article(search.selected).and_then(|article| {
            let headline = self.app.library.headline(article)?;
            Some((headline, search.passage(article)))
        });
        let Some((headline, passage)) = headline else {
            return vec![self.words.not_found(&search.typed)];
        };
        let mut about = vec![self.spoken.result(search.selected + 1, search.count())];
        about.extend(headline.site.clone());
        about.extend(self.app.settings.date(headline.published, headline.seen, Telling::Near));
        let mut said = vec![self.text(&headline.title)];
        let passage = passage.filter(|passage| passage.block.is_some());
        said.extend(passage.map(|passage| self.text(&passage.text)));
        said.push(closed(&about.join(self.spoken.comma)));
        said
    }

    fn dialog(&self) -> Vec<String> {
        let Some(dialog) = &self.app.dialog else { return Vec::new() };
        let said = dialog::said(self.app, dialog, self.words, self.keys);
        said.into_iter()
            .map(|(text, is_selected)| {
                let text = self.text(&text);
                if is_selected {
                    [&text, self.spoken.comma, self.spoken.selected].concat()
                } else {
                    text
                }
            })
            .collect()
    }

    /// Every key that does something here, and what it does.
    fn help(&self) -> Vec<String> {
        let actions = ActionWords::of(self.app.settings.locale);
        let rows = self.keys.rows().filter(|(binding, keys)| {
            let is_here = binding.panes.contains(&self.app.focus);
            is_here && !keys.is_empty() && self.app.has_use(binding.action)
        });
        let rows = rows.map(|(binding, keys)| {
            let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
            format!("{}: {}", names.join(self.spoken.comma), (binding.words)(actions))
        });
        rows.collect()
    }

    fn page(&self) -> Option<&'a Page> {
        self.app.reader.as_ref()?.page.as_ref()
    }

    fn line(&self, piece: &Piece, line: usize) -> Option<String> {
        let line = piece.lines.get(line)?;
        let text = self.text(piece.text.get(line.source())?.trim());
        let marker = piece.marker.as_ref().and_then(|marker| marker.get(0));
        let text = match marker.filter(|_| line.source().start == 0) {
            Some(marker) => format!("{} {text}", marker.logical_text().trim()),
            None => text,
        };
        if text.trim().is_empty() {
            return None;
        }
        Some(match piece.look {
            Look::Heading => self.spoken.heading(&text),
            Look::Quote => self.spoken.quote(&text),
            Look::Headline | Look::About | Look::Body | Look::Poem | Look::Caption | Look::Mark => {
                text
            }
        })
    }

    /// A text to be read on: letters, with digits and vowel signs as they are set.
    fn text(&self, text: &str) -> String {
        let options = self.app.settings.options(Base::FirstStrong);
        let options = Options { letters: Letters::Plain, ..options };
        closed(&rewritten(text, &options).replace(['\n', '\t'], " "))
    }
}

/// Which paragraph row `top` shows, and how many there are, without headline and what is known.
fn paragraphs(page: &Page, top: usize) -> (usize, usize) {
    let is_paragraph = |row: &Row| {
        let is_text = |piece: &Piece| !matches!(piece.look, Look::Headline | Look::About);
        page.pieces[row.shows().0].iter().any(is_text)
    };
    let before = page.rows.iter().take(top + 1).filter(|row| is_paragraph(row)).count();
    (before, page.rows.iter().filter(|row| is_paragraph(row)).count())
}
