//! Keys in, frames out, without a terminal: for tests, ours and other people's.
//!
//! The same articles, options and keys give the same bytes on every machine: nothing is read but
//! what is given here. Background work is run to its end before and after each key; effects are
//! told, not performed.
//!
//! ```
//! use khabar::article::Article;
//! use khabar::snapshot::{Options, frame, steps};
//!
//! let article = Article { title: "حكاية القهوة".into(), ..Article::default() };
//! let frame = frame(&[article], &Options::default(), &steps("j Enter").unwrap()).unwrap();
//! assert!(frame.plain().contains("ﺓﻮﻬﻘﻟﺍ ﺔﻳﺎﻜﺣ"));
//! ```

mod keys;
mod render;

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::{App, Effect, Message, Told, update};
use crate::article::{Article, Change};
use crate::error::Error;
use crate::format::to_json_line;
use crate::library::Bytes;
use crate::library::scan::scan;
use crate::library::search::{Catalogue, Keep, Query, Searcher, passages};
use crate::ui::{Canvas, view};

pub use crate::app::panes::Size;
pub use crate::app::settings::Settings;
pub use crate::library::scan::Input;
pub use crate::locale::dates::{Calendar, Clock};
pub use crate::locale::{Language, Locale};
pub use crate::ui::{Keymap, Theme};
pub use keys::{Step, parse_size, steps};

/// What a frame depends on besides articles and keys.
#[derive(Clone, Debug)]
pub struct Options {
    /// The screen; 80×24.
    pub size: Size,
    /// The styles; dark, sixteen colours.
    pub theme: Theme,
    /// How text is set, what the interface speaks and when it is, before any key; English, at the
    /// start of the year 2000 in UTC.
    pub settings: Settings,
    /// What keys do.
    pub keys: Keymap,
}

/// The second at which the year 2000 began.
const START: Timestamp = Timestamp::constant(946_684_800, 0);

impl Default for Options {
    fn default() -> Options {
        let clock = Clock { now: START, zone: TimeZone::UTC };
        Options {
            size: Size { columns: 80, rows: 24 },
            theme: Theme::dark(),
            settings: Settings { clock: Some(clock), ..Settings::new(Locale::default()) },
            keys: Keymap::default(),
        }
    }
}

/// What stands on the screen, and what the keys asked to be done.
#[derive(Clone, Debug)]
pub struct Frame {
    canvas: Canvas,
    effects: Vec<(usize, Effect)>,
}

/// A reader without a terminal.
#[derive(Debug)]
pub struct Session {
    app: App,
    options: Options,
    effects: Vec<(usize, Effect)>,
    pressed: usize,
    has_quit: bool,
    searching: Option<(Arc<Catalogue>, Searcher)>,
}

/// The frame that `keys` lead to in a reader of `articles`.
///
/// # Errors
/// A key comes after one that has quit.
pub fn frame(articles: &[Article], options: &Options, keys: &[Step]) -> Result<Frame, Error> {
    let lines: String = articles.iter().map(|article| to_json_line(article) + "\n").collect();
    let bytes = Bytes::Memory(Arc::from(lines.into_bytes()));
    let mut session = Session::new(&[Input::Memory("articles".to_owned(), bytes)], options);
    for key in keys {
        session.press(key)?;
    }
    Ok(session.frame())
}

impl Session {
    /// Opens `inputs` and reads all of them.
    #[must_use]
    pub fn new(inputs: &[Input], options: &Options) -> Session {
        let mut app = App::new(options.size, options.settings.clone());
        scan(inputs, &mut |batch| {
            update(&mut app, Message::Told(Told::Indexed(batch)));
            true
        });
        Session {
            app,
            options: options.clone(),
            effects: Vec::new(),
            pressed: 0,
            has_quit: false,
            searching: None,
        }
    }

    /// What could not be read.
    #[must_use]
    pub fn problems(&self) -> &[Error] {
        self.app.library.problems()
    }

    /// How many articles are open.
    #[must_use]
    pub fn count(&self) -> usize {
        self.app.library.count()
    }

    /// Does what a step asks for.
    ///
    /// # Errors
    /// A step before has quit.
    pub fn press(&mut self, step: &Step) -> Result<(), Error> {
        if self.has_quit {
            return Err(Error::new(format!(
                "key {} comes after the reader has quit",
                self.pressed + 1
            )));
        }
        self.pressed += 1;
        let messages = match step {
            Step::Key(key) => self.options.keys.message(&self.app, *key).into_iter().collect(),
            Step::Typed(text) => text.chars().map(Message::Typed).collect(),
            Step::Resize(size) => vec![Message::Resized(*size)],
        };
        let mut messages: VecDeque<Message> = messages.into();
        while let Some(message) = messages.pop_front() {
            for effect in update(&mut self.app, message) {
                if let Some(told) = self.searched(&effect) {
                    messages.extend(told.into_iter().map(Message::Told));
                } else {
                    self.has_quit |= effect == Effect::Quit;
                    self.effects.push((self.pressed, effect));
                }
            }
        }
        Ok(())
    }

    /// What a search tells, which ends before the next key and keeps nothing; `None` for any other
    /// effect.
    fn searched(&mut self, effect: &Effect) -> Option<Vec<Told>> {
        let mut told = Vec::new();
        match effect {
            Effect::OpenSearch => {
                let catalogue = Arc::new(Catalogue::new(&self.app.library));
                let (searcher, opened) =
                    Searcher::open(Arc::clone(&catalogue), &Keep::Nowhere, &|| true);
                self.searching = Some((catalogue, searcher));
                told.push(Told::Opened(opened));
            }
            Effect::Search { generation, typed } => {
                if let (Some((_, searcher)), Ok(query)) = (&mut self.searching, Query::parse(typed))
                {
                    let query = query.among(&self.app.library);
                    let mut tell = |found| told.push(Told::Found(found));
                    searcher.find(*generation, &query, &|| true, &mut tell);
                }
            }
            Effect::ReadPassages { generation, typed, articles } => {
                if let (Some((catalogue, _)), Ok(query)) = (&self.searching, Query::parse(typed)) {
                    told.push(Told::Passages(*generation, passages(catalogue, &query, articles)));
                }
            }
            // Nothing is kept, and no time goes by.
            Effect::Loosen(query) => {
                let found = self.app.library.loose().find(query, &|| true);
                told.push(Told::Loose(query.clone(), found));
            }
            Effect::StopSearch
            | Effect::Tick(_)
            | Effect::Identify(_)
            | Effect::Keep(Change::Place(..) | Change::Selected(_) | Change::Seen(_)) => {}
            Effect::Quit
            | Effect::Suspend
            | Effect::NextTerminal
            | Effect::NextTheme
            | Effect::ReadAgain
            | Effect::Redraw
            | Effect::Open(_)
            | Effect::Copy(_)
            | Effect::Pipe { .. }
            | Effect::Keep(Change::Read(..) | Change::Starred(..))
            | Effect::KeepText(_) => return None,
        }
        Some(told)
    }

    /// The frame as it is now.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let mut canvas = Canvas::new(self.app.size);
        view(&self.app, &self.options.theme, &self.options.keys, &mut canvas);
        Frame { canvas, effects: self.effects.clone() }
    }
}
