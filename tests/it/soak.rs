//! A reader who presses keys without sense: thousands, seeded, through `update` and `view`.
//!
//! `SOAK_KEYS=200000 SOAK_PATH=news/ cargo test --release --test it soak -- --nocapture` does so for longer
//! on a library of one's own, and tells how much memory it took along the way.

use std::path::PathBuf;
use std::sync::Arc;

use khabar::app::key::{Key, KeyCode};
use khabar::app::mouse::{Mouse, Pointed};
use khabar::app::panes::{Pane, Size};
use khabar::app::{Action, App, Effect, Message, Mode, Told, update};
use khabar::error::Error;
use khabar::library::Library;
use khabar::library::scan::{Input, scan};
use khabar::library::search::{Catalogue, Keep, Query, Searcher, passages};
use khabar::snapshot::Options;
use khabar::ui::keys::BINDINGS;
use khabar::ui::{Canvas, Keymap, Theme, view};

/// splitmix64: the same keys in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// A reader, and what is done for it outside.
struct Soak {
    app: App,
    inputs: Vec<Input>,
    searching: Option<(Arc<Catalogue>, Searcher)>,
    chance: Chance,
}

const TYPED: &[&str] =
    &["ال", "خبر", "1828 AFP", "\u{202e}x", "ﷺ", "(", "site:", "after:20", "\"", "م\u{64b}", "👍"];

impl Soak {
    fn new(inputs: Vec<Input>, seed: u64) -> Soak {
        let options = Options::default();
        let mut app = App::new(options.size, options.settings);
        scan(&inputs, &mut |batch| {
            update(&mut app, Message::Told(Told::Indexed(batch)));
            true
        });
        Soak { app, inputs, searching: None, chance: Chance(seed) }
    }

    /// Mostly keys that mean something here.
    fn message(&mut self) -> Option<Message> {
        let chance = &mut self.chance;
        let key = match chance.below(20) {
            0 => return Some(Message::Resized(self.size())),
            1 => return Some(self.mouse()),
            2 => return Some(Message::Pasted((*chance.of(TYPED)).to_owned())),
            3 => return Some(self.told()),
            4 | 5 => Key::char(char::from(b'0' + chance.below(10) as u8)),
            6 if self.app.mode() == Mode::Prompt => {
                return chance.of(TYPED).chars().next().map(Message::Typed);
            }
            7 => Key::plain(*chance.of(&[
                KeyCode::Left,
                KeyCode::Right,
                KeyCode::Tab,
                KeyCode::Delete,
            ])),
            _ => {
                let binding = chance.of(BINDINGS);
                *chance.of(binding.keys)
            }
        };
        Keymap::default().message(&self.app, key)
    }

    fn size(&mut self) -> Size {
        let chance = &mut self.chance;
        let (columns, rows) = match chance.below(4) {
            0 => (chance.below(12), chance.below(6)),
            1 => (chance.below(400), chance.below(120)),
            _ => (60 + chance.below(100), 15 + chance.below(40)),
        };
        Size { columns: columns as u16, rows: rows as u16 }
    }

    fn mouse(&mut self) -> Message {
        let chance = &mut self.chance;
        let pane = *chance.of(&[Pane::Headlines, Pane::Body, Pane::Related]);
        let place = chance.below(self.app.library.count() + 3);
        Message::Mouse(match chance.below(6) {
            0 => Mouse::Wheel(None, 1),
            1 => Mouse::Wheel(Some(pane), *chance.of(&[-4, -1, 1, 2])),
            2 => Mouse::Click(Pointed::Headline(place)),
            3 => Mouse::Click(Pointed::Related(place)),
            4 => Mouse::Click(Pointed::Link("https://example.org/".to_owned())),
            _ => Mouse::Click(Pointed::Pane(pane)),
        })
    }

    fn told(&mut self) -> Message {
        Message::Told(match self.chance.below(4) {
            0 => Told::Failed(Error::new("nothing works")),
            1 => Told::NoBrowser("https://example.org/".to_owned()),
            2 => Told::Piped("exit status: 0".to_owned()),
            _ => Told::Marks(self.chance.below(2) == 0),
        })
    }

    fn tell(&mut self, message: Message) {
        for effect in update(&mut self.app, message) {
            for told in self.perform(effect) {
                self.tell(Message::Told(told));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Vec<Told> {
        let mut told = Vec::new();
        match effect {
            Effect::ReadAgain => {
                let mut library = Library::default();
                scan(&self.inputs, &mut |batch| {
                    library.take(batch);
                    true
                });
                told.push(Told::ReadAgain(Box::new(library)));
            }
            Effect::OpenSearch => {
                let catalogue = Arc::new(Catalogue::new(&self.app.library));
                let (searcher, opened) =
                    Searcher::open(Arc::clone(&catalogue), &Keep::Nowhere, &|| true);
                self.searching = Some((catalogue, searcher));
                told.push(Told::Opened(opened));
            }
            Effect::Search { generation, typed } => {
                if let (Some((_, searcher)), Ok(query)) =
                    (&mut self.searching, Query::parse(&typed))
                {
                    searcher
                        .find(generation, &query, &|| true, &mut |it| told.push(Told::Found(it)));
                }
            }
            Effect::ReadPassages { generation, typed, articles } => {
                if let (Some((catalogue, _)), Ok(query)) = (&self.searching, Query::parse(&typed)) {
                    told.push(Told::Passages(generation, passages(catalogue, &query, &articles)));
                }
            }
            Effect::Identify(articles) => {
                let key = |place: usize| {
                    let article = self.app.library.article(place).ok()?;
                    Some((place, khabar::article::Key::of(&article)))
                };
                told.push(Told::Identified(articles.into_iter().filter_map(key).collect()));
            }
            Effect::Loosen(query) => {
                let found = self.app.library.loose().find(&query, &|| true);
                told.push(Told::Loose(query, found));
            }
            Effect::Quit
            | Effect::Suspend
            | Effect::Redraw
            | Effect::NextTerminal
            | Effect::NextTheme
            | Effect::Keep(_)
            | Effect::Tick(_)
            | Effect::Open(_)
            | Effect::Copy(_)
            | Effect::Pipe { .. }
            | Effect::KeepText(_)
            | Effect::StopSearch => {}
        }
        told
    }

    /// What holds after every message.
    fn expect_sound(&self) {
        let app = &self.app;
        let headlines = app.headlines.count(&app.library);
        assert!(app.headlines.selected < headlines.max(1), "no headline is selected");
        assert!(app.headlines.top <= app.headlines.selected, "the selected one is above the list");
        assert!(app.library.count() == 0 || app.reader.is_some(), "nothing is open");
        if let Some(reader) = &app.reader {
            assert!(reader.article < app.library.count());
            let related = reader.related_count();
            assert!(
                app.related.selected < related.max(1)
                    && (app.focus != Pane::Related || related > 0)
            );
            if let Some(page) = &reader.page {
                assert!(reader.top < page.rows.len().max(1), "the page is left");
            }
        }
        if let Some(find) = &app.find {
            assert!(find.current < find.hits.len().max(1));
        }
        let panes = app.panes();
        for area in [panes.headlines, panes.body, panes.related, panes.status] {
            assert!(area.is_empty() || area.x + area.columns <= app.size.columns);
            assert!(area.is_empty() || area.y + area.rows <= app.size.rows);
        }
        let mut canvas = Canvas::new(app.size);
        view(app, &Theme::dark(), &Keymap::default(), &mut canvas);
        assert_eq!(canvas.buffer.area.width, app.size.columns);
        assert_eq!(canvas.under.len(), canvas.buffer.content.len());
        let controls = |cell: &ratatui::buffer::Cell| cell.symbol().contains(char::is_control);
        assert!(!canvas.buffer.content.iter().any(controls));
    }
}

/// Resident memory in MB, where the system tells it.
fn memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse::<usize>().ok().map(|kilobytes| kilobytes >> 10)
}

#[test]
fn thousands_of_keys_without_sense_leave_the_reader_sound() {
    let variable = |name| std::env::var(name).ok();
    let keys = variable("SOAK_KEYS").and_then(|it| it.parse().ok()).unwrap_or(3_000);
    let inputs = match variable("SOAK_PATH") {
        Some(path) => vec![Input::Path(PathBuf::from(path))],
        None => Input::samples().collect(),
    };
    let mut soak = Soak::new(inputs, 7);
    let mut seen = std::collections::HashSet::new();
    for pressed in 0..keys {
        if let Some(message) = soak.message() {
            if let Message::Action(action) = &message {
                seen.insert(*action);
            }
            soak.tell(message);
        }
        soak.expect_sound();
        if keys > 10_000 && pressed % (keys / 10) == 0 {
            println!("{pressed} keys: {:?} MB", memory());
        }
    }
    let missed = BINDINGS.iter().find(|binding| !seen.contains(&binding.action));
    assert_eq!(
        missed.map(|binding| binding.action),
        None::<Action>,
        "an action was never asked for"
    );
}
