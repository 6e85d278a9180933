//! The sources, read again: what was open stays open, at its place.

use super::{App, Effect, Notice, Reader};
use crate::library::Library;

impl App {
    /// Puts a library in the place of the one it was read from again.
    pub(super) fn read_again(&mut self, library: Library) -> Vec<Effect> {
        let mut old = std::mem::replace(&mut self.library, library);
        self.library.inherit(&mut old);
        let now = self.visit();
        let effects = self.renew_search(&old);
        let library = &self.library;
        let find = |article: usize| library.same_as(&old, article);
        self.places =
            self.places.drain().filter_map(|(was, place)| Some((find(was)?, place))).collect();
        self.history.keep(find);
        self.marking.keep(find);
        self.opened = self.opened.and_then(|visit| Some(visit.of(find(visit.article)?)));
        let selected = self.headlines.selected_article(&old).and_then(find);
        let selected = selected.or_else(|| find(now?.article));
        if let Some(question) = &mut self.question {
            question.article = question.article.and_then(find);
        }
        self.reader = now
            .and_then(|visit| Some(visit.of(find(visit.article)?)))
            .map(|visit| Reader::open(library, visit.article, visit.place));
        // What it asks about may be gone.
        self.dialog = None;
        self.find = None;
        let more = library.count().cast_signed() - old.count().cast_signed();
        let row = self.headlines.selected - self.headlines.top.min(self.headlines.selected);
        self.headlines.renew(&self.library);
        if let Some(article) = selected {
            self.headlines.select_article(article);
            self.headlines.top = self.headlines.selected.saturating_sub(row);
        }
        self.notice = Some(Notice::ReadAgain(more));
        self.news = None;
        self.tell_seen();
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panes::Size;
    use crate::app::settings::Settings;
    use crate::app::{Action, Message, Told, update};
    use crate::library::Bytes;
    use crate::library::scan::{Input, scan};
    use crate::library::search::{Basis, Found, Hit};
    use crate::library::watch::News;
    use crate::locale::Locale;

    fn library(titles: &[&str]) -> Library {
        let line = |title: &&str| format!("{{\"title\":\"{title}\",\"text\":\"نص.\"}}\n");
        let lines: String = titles.iter().map(line).collect();
        let bytes = Bytes::Memory(lines.into_bytes().into());
        let mut library = Library::default();
        scan(&[Input::Memory("news".to_owned(), bytes)], &mut |batch| {
            library.take(batch);
            true
        });
        library
    }

    /// A reader on the second of three articles, who came from the first.
    fn app() -> App {
        let mut app = App::new(Size { columns: 80, rows: 24 }, Settings::new(Locale::default()));
        app.library = library(&["الأول", "الثاني", "الثالث"]);
        let size = app.size;
        update(&mut app, Message::Resized(size));
        for action in [Action::Open, Action::NextArticle] {
            update(&mut app, Message::Action(action));
        }
        app
    }

    fn read_again(app: &mut App, titles: &[&str]) {
        update(app, Message::Told(Told::ReadAgain(Box::new(library(titles)))));
    }

    fn open(app: &App) -> (&str, usize) {
        let reader = app.reader.as_ref().unwrap();
        (reader.content.as_ref().unwrap().title.as_str(), app.headlines.selected)
    }

    #[test]
    fn what_is_open_stays_open_where_it_is_now() {
        let mut app = app();
        assert_eq!(open(&app), ("الثاني", 1));
        read_again(&mut app, &["جديد", "آخر", "الأول", "الثاني", "الثالث"]);
        assert_eq!(open(&app), ("الثاني", 3));
        assert_eq!(app.notice, Some(Notice::ReadAgain(2)));
        update(&mut app, Message::Action(Action::HistoryBack));
        assert_eq!(open(&app), ("الأول", 2));
    }

    #[test]
    fn what_is_new_stands_in_no_list_until_it_is_read() {
        let mut app = app();
        let before = open(&app).1;
        update(&mut app, Message::Told(Told::Changed(News::New(12))));
        assert_eq!((open(&app), app.library.count()), (("الثاني", before), 3));
        update(&mut app, Message::Action(Action::Down));
        assert_eq!(app.news, Some(News::New(12)), "a key took it away");
        read_again(&mut app, &["الأول", "الثاني", "الثالث", "الرابع"]);
        assert_eq!((app.news, &app.notice), (None, &Some(Notice::ReadAgain(1))));
        update(&mut app, Message::Told(Told::Changed(News::Changed)));
        assert_eq!((app.news, &app.notice), (Some(News::Changed), &None), "it stays hidden");
    }

    #[test]
    fn what_was_found_everywhere_is_looked_for_where_it_is_now() {
        let mut app = app();
        update(&mut app, Message::Action(Action::FindEverywhere));
        let effects = update(&mut app, Message::Pasted("الثالث".to_owned()));
        let found = |effects: &[Effect], article| {
            let generation = effects.iter().find_map(|effect| match effect {
                Effect::Search { generation, .. } => Some(*generation),
                _ => None,
            });
            let hits = vec![Hit { article, in_headline: true }];
            let (is_first, is_done, basis) = (true, true, Basis::Text);
            let generation = generation.unwrap();
            Message::Told(Told::Found(Found { generation, hits, is_first, is_done, basis }))
        };
        let old = found(&effects, 2);
        update(&mut app, found(&effects, 2));
        let library = Box::new(library(&["جديد", "الأول", "الثاني", "الثالث"]));
        let effects = update(&mut app, Message::Told(Told::ReadAgain(library)));
        assert!(effects.contains(&Effect::OpenSearch), "{effects:?}");
        update(&mut app, old);
        assert_eq!(app.search.count(), 0, "of the library that is gone");
        update(&mut app, found(&effects, 3));
        update(&mut app, Message::Action(Action::Open));
        assert_eq!(open(&app), ("الثالث", 3));
        // From there back to the results, and to where the reader was.
        update(&mut app, Message::Action(Action::Back));
        update(&mut app, Message::Action(Action::Back));
        assert_eq!(open(&app), ("الثاني", 2));
    }

    #[test]
    fn what_was_found_before_is_not_come_back_to_when_it_is_elsewhere() {
        let mut app = app();
        update(&mut app, Message::Action(Action::FindEverywhere));
        let effects = update(&mut app, Message::Pasted("الأول".to_owned()));
        let Some(Effect::Search { generation, .. }) = effects.last() else { panic!() };
        let hits = vec![Hit { article: 0, in_headline: true }];
        let (is_first, is_done, basis) = (true, true, Basis::Text);
        let found = Found { generation: *generation, hits, is_first, is_done, basis };
        update(&mut app, Message::Told(Told::Found(found)));
        update(&mut app, Message::Action(Action::Open));
        assert_eq!(open(&app), ("الأول", 0));
        read_again(&mut app, &["جديد", "الأول"]);
        assert_eq!(open(&app), ("الأول", 1));
        update(&mut app, Message::Action(Action::Back));
        assert!(!app.shows_results());
        let effects = update(&mut app, Message::Action(Action::FindEverywhere));
        assert!(effects.contains(&Effect::OpenSearch), "it looks through what is gone");
    }

    #[test]
    fn where_it_is_gone_the_list_shows_what_stands_there() {
        let mut app = app();
        read_again(&mut app, &["الأول", "الثالث"]);
        assert_eq!(open(&app), ("الثالث", 1));
        read_again(&mut app, &[]);
        assert!(app.reader.is_none());
    }
}
