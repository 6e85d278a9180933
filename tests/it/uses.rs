//! The page of keys shows what does something here and now.

use khabar::app::panes::Size;
use khabar::app::{App, Message, Mode, update};

use khabar::library::scan::{Input, scan};
use khabar::snapshot::{Options, Step, steps as keys_of};
use khabar::ui::keys::BINDINGS;
use khabar::ui::{Canvas, Keymap, view};
use proptest::prelude::*;
use proptest::sample::select;

/// A reader of the samples after `steps`, which leave it among its panes.
fn reader(steps: &[&str]) -> Option<App> {
    let options = Options::default();
    let mut app = App::new(Size { columns: 100, rows: 30 }, options.settings);
    scan(&Input::samples().collect::<Vec<_>>(), &mut |batch| {
        update(&mut app, Message::Told(khabar::app::Told::Indexed(batch)));
        true
    });
    for step in steps.iter().flat_map(|step| keys_of(step).unwrap()) {
        let Step::Key(key) = step else { unreachable!("keys only") };
        if let Some(message) = Keymap::default().message(&app, key) {
            update(&mut app, message);
        }
    }
    (app.mode() == Mode::Panes).then_some(app)
}

/// The panes as they are drawn, without the status line.
fn panes(app: &App) -> Vec<ratatui::buffer::Cell> {
    let options = Options::default();
    let mut canvas = Canvas::new(app.size);
    view(app, &options.theme, &options.keys, &mut canvas);
    let cells = &canvas.buffer.content;
    cells[..cells.len() - usize::from(app.size.columns)].to_vec()
}

const STEPS: [&str; 19] = [
    "j",
    "3j",
    "k",
    "G",
    "Enter",
    "Tab",
    "Space",
    "r",
    "1",
    "Ctrl-o",
    "O",
    "]",
    "[",
    "z",
    "l",
    "S",
    "Backspace",
    "n",
    "5G",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_key_that_is_not_shown_would_change_nothing(steps in prop::collection::vec(select(&STEPS[..]), 0..12)) {
        let Some(before) = reader(&steps) else { return Ok(()) };
        let useless = BINDINGS.iter().filter(|binding| !before.has_use(binding.action));
        for binding in useless {
            let mut after = reader(&steps).unwrap();
            let effects = update(&mut after, Message::Action(binding.action));
            prop_assert_eq!(&effects, &[], "{:?}", binding.action);
            prop_assert_eq!(after.mode(), Mode::Panes, "{:?}", binding.action);
            prop_assert!(panes(&before) == panes(&after), "{:?}", binding.action);
        }
    }
}
