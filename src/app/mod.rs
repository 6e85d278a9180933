//! What the reader knows, and what keys do to it. Knows no terminal.
//!
//! ```text
//! key ─ui::keys→ Message ─update→ App, Effects ─commands::read→ done
//!                                  └─ui::view→ Canvas
//! ```
//!
//! `update` is every change of state; it performs nothing but the reading of one record.

mod asking;
pub mod find;
mod following;
mod handing;
pub mod headlines;
pub mod history;
pub mod key;
pub mod links;
pub mod marking;
mod message;
pub mod mouse;
mod opening;
mod ordering;
pub mod page;
pub mod panes;
pub mod prompt;
pub mod reader;
pub mod related;
mod rereading;
pub mod search;
pub mod selection;
pub mod settings;
mod telling;
mod update;
mod uses;

use std::collections::HashMap;

use crate::article::Direction;
use crate::library::Library;
use crate::library::watch::News;
use crate::text::{Base, Lines, Paragraph};

pub use message::{Action, Effect, Message, Notice, Told};
pub use update::update;

use find::{Find, Sought};
use headlines::Headlines;
use history::{History, Visit};
use marking::Marking;
use page::Place;
use panes::{Area, Pane, Panes, Side, Size, Wanted, panes};
use prompt::Prompt;
use reader::Reader;
use related::{Dialog, RelatedPane};
use search::Search;
use selection::Selection;
use settings::Settings;

/// What the prompt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Words to find in the article.
    Find,
    /// Words that headlines must hold.
    Filter,
    /// Words to find in all articles.
    Everywhere,
    /// A command line that text is handed to.
    Command,
}

/// A prompt, and what to go back to when it is given up.
#[derive(Clone, Debug)]
pub struct Question {
    /// What for.
    pub asking: Asking,
    /// The line being typed.
    pub prompt: Prompt,
    top: usize,
    filter: Option<headlines::Filter>,
    article: Option<usize>,
}

/// Which rows of a page are shown whose length is known when it is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Those with so many above them.
    Above(usize),
    /// Those with so many below them.
    Below(usize),
}

impl Rows {
    /// No page of keys is longer: whoever goes on past its end is not far beyond.
    const MOST: usize = 64;

    fn down(self, by: usize) -> Rows {
        match self {
            Rows::Above(rows) => Rows::Above((rows + by).min(Rows::MOST)),
            Rows::Below(rows) => Rows::Below(rows.saturating_sub(by)),
        }
    }

    fn up(self, by: usize) -> Rows {
        match self {
            Rows::Above(rows) => Rows::Above(rows.saturating_sub(by)),
            Rows::Below(rows) => Rows::Below((rows + by).min(Rows::MOST)),
        }
    }

    /// The first of `count` rows that is shown where there is room for `room`.
    #[must_use]
    pub fn first(self, count: usize, room: usize) -> usize {
        let last = count.saturating_sub(room);
        match self {
            Rows::Above(rows) => rows.min(last),
            Rows::Below(rows) => last.saturating_sub(rows),
        }
    }
}

/// Where keys go before any pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To the pane in focus.
    Panes,
    /// To the prompt.
    Prompt,
    /// To a question about a related headline.
    Dialog,
    /// To the page of keys.
    Help,
    /// To what is selected in the body.
    Selecting,
    /// To the numbers of links in the body.
    Links,
}

/// Articles that decide at which side the headlines stand.
const FIRST: usize = 20;

/// All the reader knows.
#[derive(Debug)]
pub struct App {
    /// The screen.
    pub size: Size,
    /// All articles.
    pub library: Library,
    /// How text is set.
    pub settings: Settings,
    /// Where keys go.
    pub focus: Pane,
    /// The list.
    pub headlines: Headlines,
    /// The open article.
    pub reader: Option<Reader>,
    /// Its related headlines.
    pub related: RelatedPane,
    /// What is looked for in it.
    pub find: Option<Find>,
    /// A line being typed.
    pub question: Option<Question>,
    /// A question about a related headline.
    pub dialog: Option<Dialog>,
    /// What of the page of keys is shown, while it is.
    pub help: Option<Rows>,
    /// A number typed before a key.
    pub count: Option<usize>,
    /// What is selected in the body.
    pub selection: Option<Selection>,
    /// Links are shown with their numbers, and digits follow them.
    pub links: Option<related::RelatedPane>,
    /// A word for the status line.
    pub notice: Option<Notice>,
    /// What has become of the files since they were read; stands until they are read again.
    pub news: Option<News>,
    /// Only the body is shown.
    pub only_body: bool,
    /// The results of looking everywhere.
    pub search: Search,
    /// What was looked for last, in whichever article.
    sought: Option<Sought>,
    history: History,
    opened: Option<Visit>,
    places: HashMap<usize, Place>,
    first_side: Option<Side>,
    marking: Marking,
    /// A key was pressed: what stands there is being looked at.
    has_acted: bool,
    /// Nobody has read here before.
    is_first_time: bool,
}

/// Rows of the related headline that is selected: whole, unless it is a book.
const ROWS_OF_SELECTED: usize = 100;

impl App {
    /// A reader of nothing yet.
    #[must_use]
    pub fn new(size: Size, settings: Settings) -> App {
        App {
            size,
            library: Library::default(),
            settings,
            focus: Pane::default(),
            headlines: Headlines::default(),
            reader: None,
            related: RelatedPane::default(),
            find: None,
            question: None,
            dialog: None,
            help: None,
            count: None,
            selection: None,
            links: None,
            notice: None,
            news: None,
            only_body: false,
            search: Search::default(),
            sought: None,
            history: History::default(),
            opened: None,
            places: HashMap::new(),
            first_side: None,
            marking: Marking::default(),
            has_acted: false,
            is_first_time: false,
        }
    }

    /// Where keys go.
    #[must_use]
    pub fn mode(&self) -> Mode {
        if self.dialog.is_some() {
            Mode::Dialog
        } else if self.question.is_some() {
            Mode::Prompt
        } else if self.help.is_some() {
            Mode::Help
        } else if self.selection.is_some() {
            Mode::Selecting
        } else if self.links.is_some() {
            Mode::Links
        } else {
            Mode::Panes
        }
    }

    /// The edge of the headlines: as set, else where most of the first articles begin.
    #[must_use]
    pub fn side(&self) -> Side {
        self.settings.side.or(self.first_side).unwrap_or(Side::Left)
    }

    /// The side at which lines of the interface begin: the right one where it speaks a language that
    /// reads from there, else that of the list.
    #[must_use]
    pub fn reads(&self) -> Direction {
        match self.settings.locale.language.direction() {
            Direction::Rtl => Direction::Rtl,
            Direction::Ltr => self.side().reads(),
        }
    }

    /// Where everything is on the screen.
    #[must_use]
    pub fn panes(&self) -> Panes {
        panes(Wanted {
            size: self.size,
            side: self.side(),
            focus: self.focus,
            only_body: self.only_body,
            related: self.reader.as_ref().map_or(0, Reader::related_count),
            shares: self.settings.shares,
            one_pane: self.settings.one_pane,
        })
    }

    /// The part of the body's pane that holds text: not wider than the measure, in the middle.
    #[must_use]
    pub fn page_area(&self) -> Area {
        let pane = self.panes().body;
        let room = pane.columns.saturating_sub(2).max(1).min(pane.columns);
        let columns = self.settings.measure.unwrap_or(room).min(room);
        Area { x: pane.x + (pane.columns - columns) / 2, columns, ..pane }
    }

    /// The rows of the related pane that hold headlines.
    #[must_use]
    pub fn related_rows(&self) -> u16 {
        self.panes().related.rows.saturating_sub(1)
    }

    /// Related headline `place`, laid out for a pane of `columns`: one row of it while keys go
    /// elsewhere, two while they go there, all when it is selected then.
    #[must_use]
    pub fn related_text(&self, place: usize, columns: u16) -> Option<Lines> {
        let article = self.reader.as_ref()?.content.as_ref().ok()?;
        let related = article.related.get(place)?;
        let rows = match self.focus {
            Pane::Related if place == self.related.selected => ROWS_OF_SELECTED,
            Pane::Related => 2,
            Pane::Headlines | Pane::Body => 1,
        };
        let text = related.shown();
        let base = Base::Given(article.direction_of(text));
        let columns = columns.saturating_sub(related::GUTTER + related::MARGIN).max(1);
        Some(Paragraph::truncated(text, &self.settings.options(base), columns, rows))
    }

    fn fix_side(&mut self) {
        if self.first_side.is_none() && self.library.count() > 0 {
            let first = 0..self.library.count().min(FIRST);
            let headlines = first.clone().filter_map(|place| self.library.headline(place));
            let rtl = headlines.filter(|headline| headline.direction == Direction::Rtl).count();
            self.first_side = Some(if rtl * 2 > first.len() { Side::Right } else { Side::Left });
        }
    }
}
