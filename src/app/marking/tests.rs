//! What reading marks, what keys mark, and what the next time knows of it.

use super::*;
use crate::app::panes::Size;
use crate::app::settings::Settings;
use crate::app::{Message, Told, update};
use crate::article::Spot;
use crate::library::scan::{Input, scan};
use crate::library::{Bytes, Library};
use crate::locale::Locale;

fn record(number: usize) -> String {
    let text = format!("فقرة من الحكاية {number}.\\n").repeat(60);
    format!(
        "{{\"title\":\"الخبر {number}\",\"text\":\"{text}\",\"url\":\"https://example.org/{number}\"}}\n"
    )
}

fn library(lines: &str) -> Library {
    let bytes = Bytes::Memory(lines.as_bytes().into());
    let mut library = Library::default();
    scan(&[Input::Memory("news".to_owned(), bytes)], &mut |batch| {
        library.take(batch);
        true
    });
    library
}

fn app_of(lines: &str) -> App {
    let mut app = App::new(Size { columns: 100, rows: 20 }, Settings::new(Locale::default()));
    app.library = library(lines);
    let size = app.size;
    update(&mut app, Message::Resized(size));
    app
}

/// A reader of articles 0 to 3.
fn app() -> App {
    app_of(&(0..4).map(record).collect::<String>())
}

fn key(number: usize) -> Key {
    Key::Address(format!("example.org/{number}"))
}

fn press(app: &mut App, action: Action) -> Vec<Effect> {
    update(app, Message::Action(action))
}

/// What would be stored of an article, besides where it was left.
fn kept(effects: &[Effect]) -> Vec<Change> {
    let change = |effect: &Effect| match effect {
        Effect::Keep(change @ (Change::Read(..) | Change::Starred(..))) => Some(change.clone()),
        _ => None,
    };
    effects.iter().filter_map(change).collect()
}

fn tick(effects: &[Effect]) -> Option<u64> {
    effects.iter().find_map(|effect| match effect {
        Effect::Tick(generation) => Some(*generation),
        _ => None,
    })
}

fn is_read(app: &App, article: usize) -> bool {
    app.library.flags(article).has(Flags::READ)
}

fn is_starred(app: &App, article: usize) -> bool {
    app.library.flags(article).has(Flags::STARRED)
}

fn open(app: &App) -> usize {
    app.reader.as_ref().unwrap().article
}

#[test]
fn what_is_marked_by_hand_is_stored_and_undone_step_by_step() {
    let mut app = app();
    assert_eq!(kept(&press(&mut app, Action::MarkRead)), [Change::Read(key(0), true)]);
    press(&mut app, Action::Down);
    assert_eq!(kept(&press(&mut app, Action::Star)), [Change::Starred(key(1), true)]);
    assert_eq!((is_read(&app, 0), is_starred(&app, 1)), (true, true));
    assert_eq!(kept(&press(&mut app, Action::Undo)), [Change::Starred(key(1), false)]);
    assert_eq!(app.notice, Some(Notice::Undone("الخبر 1".to_owned())));
    assert_eq!(kept(&press(&mut app, Action::Undo)), [Change::Read(key(0), false)]);
    assert_eq!((is_read(&app, 0), is_starred(&app, 1)), (false, false));
    assert!(kept(&press(&mut app, Action::Undo)).is_empty());
    assert_eq!(app.notice, Some(Notice::NothingToUndo));
}

#[test]
fn an_article_that_was_open_for_a_while_is_read() {
    let mut app = app();
    assert_eq!(tick(&press(&mut app, Action::Down)), None, "only looked at");
    let asked = tick(&press(&mut app, Action::Open)).unwrap();
    assert!(!is_read(&app, 1));
    let effects = update(&mut app, Message::Tick(asked));
    assert_eq!(kept(&effects), [Change::Read(key(1), true)]);
    assert!(is_read(&app, 1));
    press(&mut app, Action::Undo);
    update(&mut app, Message::Tick(asked));
    assert!(!is_read(&app, 1), "the reader has said otherwise");
}

#[test]
fn a_glance_is_no_reading() {
    let mut app = app();
    let asked = tick(&press(&mut app, Action::Open)).unwrap();
    press(&mut app, Action::Back);
    update(&mut app, Message::Tick(asked));
    assert!(!is_read(&app, 0));
    let again = tick(&press(&mut app, Action::Open)).unwrap();
    press(&mut app, Action::NextArticle);
    update(&mut app, Message::Tick(again));
    assert!(!is_read(&app, 0) && !is_read(&app, 1));
}

#[test]
fn whoever_scrolls_to_the_end_has_read() {
    let mut app = app();
    press(&mut app, Action::Open);
    assert!(kept(&press(&mut app, Action::PageDown)).is_empty());
    assert_eq!(kept(&press(&mut app, Action::Last)), [Change::Read(key(0), true)]);
    // Marked unread by hand it stays so, however long somebody stays at the end.
    press(&mut app, Action::MarkRead);
    assert!(kept(&press(&mut app, Action::Down)).is_empty());
    assert!(!is_read(&app, 0));
}

#[test]
fn without_a_search_n_goes_to_what_is_unread_round_the_ends() {
    let mut app = app();
    press(&mut app, Action::NextHit);
    press(&mut app, Action::MarkRead);
    press(&mut app, Action::NextHit);
    assert_eq!(open(&app), 2);
    press(&mut app, Action::PreviousHit);
    assert_eq!(open(&app), 0, "it passes what is read");
    press(&mut app, Action::PreviousHit);
    assert_eq!(open(&app), 3, "round the end");
    press(&mut app, Action::MarkRead);
    press(&mut app, Action::NextHit);
    press(&mut app, Action::MarkRead);
    press(&mut app, Action::NextHit);
    press(&mut app, Action::MarkRead);
    press(&mut app, Action::NextHit);
    assert_eq!(app.notice, Some(Notice::NoUnread));
}

#[test]
fn where_a_paper_is_read_the_next_unread_is_of_another_one() {
    let record = |title: &str, site: &str| {
        format!("{{\"title\":\"{title}\",\"text\":\"نص.\",\"site\":\"{site}\"}}\n")
    };
    let mut app = app_of(&(record("أول", "المدينة") + &record("ثان", "الميناء")));
    press(&mut app, Action::Filter);
    update(&mut app, Message::Pasted("site:المدينة".to_owned()));
    press(&mut app, Action::Open);
    press(&mut app, Action::MarkRead);
    press(&mut app, Action::NextHit);
    assert_eq!((open(&app), &app.headlines.filter), (1, &None));
}

#[test]
fn the_filter_leaves_what_is_unread_or_starred() {
    let mut app = app();
    press(&mut app, Action::MarkRead);
    press(&mut app, Action::Star);
    let mut left = |query: &str| {
        press(&mut app, Action::Filter);
        update(&mut app, Message::Pasted(query.to_owned()));
        press(&mut app, Action::Open);
        let count = app.headlines.count(&app.library);
        let left = (0..count).filter_map(|place| app.headlines.article(place, &app.library));
        let left: Vec<usize> = left.collect();
        press(&mut app, Action::Back);
        left
    };
    assert_eq!(left("is:unread"), [1, 2, 3]);
    assert_eq!(left("is:starred"), [0]);
    assert_eq!(left("الخبر حالة:مقروء"), [0]);
    assert_eq!(left("is:unread 2"), [2]);
}

/// What the store would know after `effects`.
fn memory(effects: &[Effect]) -> Memory {
    let mut memory = Memory::default();
    let mut marks: Vec<(Key, Mark)> = Vec::new();
    for effect in effects {
        let Effect::Keep(change) = effect else { continue };
        let mut set = |key: &Key, set: &dyn Fn(&mut Mark)| {
            if !marks.iter().any(|(known, _)| known == key) {
                marks.push((key.clone(), Mark::default()));
            }
            marks.iter_mut().filter(|(known, _)| known == key).for_each(|(_, mark)| set(mark));
        };
        match change {
            Change::Read(key, is_read) => set(key, &|mark| mark.is_read = *is_read),
            Change::Starred(key, is_starred) => set(key, &|mark| mark.is_starred = *is_starred),
            Change::Place(key, place) => set(key, &|mark| mark.place = *place),
            Change::Selected(key) => memory.selected = Some(key.clone()),
            Change::Seen(seen) => memory.seen = Some(seen.clone()),
        }
    }
    for (number, (key, mark)) in (1..).zip(&marks) {
        memory.marked.put(key, *mark, number);
    }
    memory
}

fn remember(app: &mut App, effects: &[Effect]) -> Vec<Effect> {
    update(app, Message::Told(Told::Remembered(Box::new(memory(effects)))))
}

#[test]
fn the_next_time_everything_is_as_it_was_left() {
    let mut app = app();
    let mut effects = press(&mut app, Action::Star);
    for action in [Action::Down, Action::Down, Action::Open, Action::PageDown, Action::PageDown] {
        effects.extend(press(&mut app, action));
    }
    effects.extend(press(&mut app, Action::MarkRead));
    let place = app.reader.as_ref().unwrap().place();
    assert_ne!(place, crate::app::page::Place::default());

    let mut next = self::app();
    remember(&mut next, &effects);
    assert_eq!((open(&next), next.headlines.selected), (2, 2));
    assert_eq!(next.reader.as_ref().unwrap().place(), place);
    assert!(is_starred(&next, 0) && is_read(&next, 2) && !is_read(&next, 1));
    // In another order, in another file, with another width.
    let lines: String = [3, 2, 9].map(record).concat();
    let mut other = app_of(&lines);
    other.size = Size { columns: 70, rows: 30 };
    remember(&mut other, &effects);
    assert_eq!(open(&other), 1);
    let spot = other.reader.as_ref().unwrap().spot().unwrap();
    let before = next.reader.as_ref().unwrap().spot().unwrap();
    assert_eq!((spot.block, spot.blanks), (before.block, before.blanks));
}

#[test]
fn where_an_article_was_left_is_kept_until_somebody_moves_in_it() {
    let mut app = app();
    press(&mut app, Action::Open);
    let effects = press(&mut app, Action::PageDown);
    let keeps = |effects: &[Effect]| {
        effects.iter().any(|effect| matches!(effect, Effect::Keep(Change::Place(..))))
    };

    // The memory comes when it is open already.
    let mut next = self::app();
    press(&mut next, Action::Open);
    assert!(!keeps(&remember(&mut next, &effects)));
    assert!(!keeps(&press(&mut next, Action::Star)));
    assert!(keeps(&press(&mut next, Action::HalfPageDown)));
    assert!(keeps(&press(&mut next, Action::First)));
}

#[test]
fn another_width_is_no_other_place() {
    let mut app = app();
    press(&mut app, Action::Open);
    let effects = press(&mut app, Action::PageDown);
    let place = |effects: &[Effect]| {
        effects.iter().any(|effect| matches!(effect, Effect::Keep(Change::Place(..))))
    };
    assert!(place(&effects));
    for columns in [50, 130, 71] {
        let effects = update(&mut app, Message::Resized(Size { columns, rows: 20 }));
        assert!(!place(&effects), "{columns}");
    }
}

#[test]
fn nothing_moves_under_the_hands_of_whoever_has_moved() {
    let mut app = app();
    press(&mut app, Action::Down);
    let place = Some(Spot { block: 9, byte: 0, blanks: 0 });
    let effects = [Change::Selected(key(3)), Change::Place(key(1), place)].map(Effect::Keep);
    remember(&mut app, &effects);
    assert_eq!((open(&app), app.reader.as_ref().unwrap().top), (1, 0));
}

#[test]
fn what_was_not_there_the_last_time_is_new() {
    let mut first = app();
    let effects = remember(&mut first, &[]);
    assert_eq!((first.library.new_count(), &first.notice), (0, &None), "the first time");
    let mut next = app_of(&[0, 7, 1, 2, 3, 8].map(record).concat());
    remember(&mut next, &effects);
    assert_eq!(next.notice, Some(Notice::NewSince(2)));
    let is_new = |article: usize| next.library.flags(article).has(Flags::NEW);
    assert_eq!((0..6).filter(|it| is_new(*it)).collect::<Vec<_>>(), [1, 5]);
}

#[test]
fn an_article_without_an_address_is_known_by_what_it_says() {
    let record = |text: &str| format!("{{\"title\":\"بيان\",\"text\":\"{text}\"}}\n");
    let mut app = app_of(&(record("نص أول.") + &record("نص آخر.")));
    press(&mut app, Action::Down);
    let effects = press(&mut app, Action::MarkRead);
    assert_eq!((is_read(&app, 0), is_read(&app, 1)), (false, true));

    let mut next = app_of(&(record("نص آخر.") + &record("نصٌّ أوّل.") + &record("نص ثالث.")));
    let asked = remember(&mut next, &effects);
    let Some(Effect::Identify(articles)) = asked.last() else { panic!("{asked:?}") };
    assert_eq!(articles, &[0, 1, 2]);
    let key = |article: &usize| (*article, Key::of(&next.library.article(*article).unwrap()));
    let keys = articles.iter().map(key).collect();
    update(&mut next, Message::Told(Told::Identified(keys)));
    assert_eq!([0, 1, 2].map(|article| is_read(&next, article)), [true, false, false]);
    assert_eq!(next.library.read_count(), 1);
}

#[test]
fn of_copies_what_was_marked_last_counts() {
    let record = |url: &str, date: &str| {
        format!(
            "{{\"title\":\"خبر\",\"text\":\"نص واحد.\",\"url\":\"https://{url}\",\"date\":\"{date}\"}}\n"
        )
    };
    let (old, new) = (record("example.org/a", "2024-01-01"), record("example.net/b", "2024-01-02"));
    let mut app = app_of(&old);
    let mut effects = press(&mut app, Action::MarkRead);
    effects.extend(press(&mut app, Action::Star));
    // The copy that is shown is another one, and has been read, since its text has.
    let mut next = app_of(&(old.clone() + &new));
    remember(&mut next, &effects);
    assert!(is_read(&next, 1) && is_starred(&next, 1));
    effects.extend(press(&mut next, Action::MarkRead));
    let mut last = app_of(&(old + &new));
    remember(&mut last, &effects);
    assert!(!is_read(&last, 1) && is_starred(&last, 1));
}

#[test]
fn marks_stay_when_the_sources_are_read_again_and_others_marks_come() {
    let mut app = app();
    remember(&mut app, &[]);
    press(&mut app, Action::MarkRead);
    let lines: String = [9, 0, 1, 2, 3].map(record).concat();
    let again = Box::new(library(&lines));
    let effects = update(&mut app, Message::Told(Told::ReadAgain(again)));
    assert!(is_read(&app, 1) && !is_read(&app, 0));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Keep(Change::Seen(_)))));
    let starred = Mark { is_starred: true, ..Mark::default() };
    update(&mut app, Message::Told(Told::Marked(vec![(key(9), starred)])));
    assert!(is_starred(&app, 0));
    press(&mut app, Action::Undo);
    assert!(!is_read(&app, 1));
}
