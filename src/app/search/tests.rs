use super::super::panes::Size;
use super::super::settings::Settings;
use super::super::{Action, Message, Mode, Told, update};
use super::*;
use crate::library::search::Hit;
use crate::locale::Locale;

fn app() -> App {
    let mut app = App::new(Size { columns: 80, rows: 24 }, Settings::new(Locale::default()));
    update(&mut app, Message::Action(Action::FindEverywhere));
    app
}

/// Types, and gives the number of the search that this asks for.
fn typed(app: &mut App, text: &str) -> u64 {
    let effects = update(app, Message::Pasted(text.to_owned()));
    let asked = effects.iter().find_map(|effect| {
        if let Effect::Search { generation, .. } = effect { Some(*generation) } else { None }
    });
    asked.unwrap()
}

fn found(app: &mut App, generation: u64, hits: &[(u32, bool)], is_first: bool) {
    let hits = hits
        .iter()
        .map(|(article, in_headline)| Hit { article: *article, in_headline: *in_headline });
    let (hits, basis) = (hits.collect(), Basis::Text);
    let found = Found { generation, hits, is_first, is_done: true, basis };
    update(app, Message::Told(Told::Found(found)));
}

fn shown(app: &App) -> Vec<usize> {
    (0..app.search.count()).filter_map(|place| app.search.article(place)).collect()
}

#[test]
fn answers_to_what_was_typed_before_are_dropped() {
    let mut app = app();
    let old = typed(&mut app, "حب");
    let new = typed(&mut app, "ر");
    assert_ne!(old, new);
    found(&mut app, old, &[(1, false)], true);
    assert!(shown(&app).is_empty());
    found(&mut app, new, &[(2, false)], true);
    found(&mut app, old, &[(3, false)], false);
    assert_eq!(shown(&app), [2]);
}

#[test]
fn headlines_that_come_late_stand_first_and_the_selection_stays_on_its_article() {
    let mut app = app();
    let search = typed(&mut app, "حبر");
    found(&mut app, search, &[(5, false), (4, true), (3, false)], true);
    assert_eq!(shown(&app), [4, 5, 3]);
    update(&mut app, Message::Action(Action::Down));
    found(&mut app, search, &[(2, true), (1, false)], false);
    assert_eq!(shown(&app), [4, 2, 5, 3, 1]);
    assert_eq!(app.search.article(app.search.selected), Some(5));
}

#[test]
fn large_text_is_asked_about_before_the_prompt_goes_on() {
    for (action, is_allowed) in [(Action::Open, true), (Action::Back, false)] {
        let mut app = app();
        update(&mut app, Message::Told(Told::Opened(Opened::Asks(5 << 30))));
        assert_eq!(app.mode(), Mode::Dialog);
        let effects = update(&mut app, Message::Action(action));
        assert_eq!(effects.first(), Some(&Effect::KeepText(is_allowed)));
        assert_eq!(app.mode(), Mode::Prompt);
    }
}

#[test]
fn nothing_typed_asks_for_nothing() {
    let mut app = app();
    typed(&mut app, "حبر");
    let effects =
        update(&mut app, Message::Action(Action::Edit(crate::app::prompt::Edit::DeleteWord)));
    assert_eq!(effects, [Effect::StopSearch]);
    assert!(!app.search.is_asked());
}
