//! The sources, read again: what was open stays open, at its place.

use super::{App, Notice, Reader};
use crate::library::Library;

impl App {
    /// Puts a library in the place of the one it was read from again.
    pub(super) fn read_again(&mut self, library: Library) {
        let old = std::mem::replace(&mut self.library, library);
        let (library, now) = (&self.library, self.visit());
        let find = |article: usize| library.same_as(&old, article);
        self.places =
            self.places.drain().filter_map(|(was, place)| Some((find(was)?, place))).collect();
        self.history.keep(find);
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panes::Size;
    use crate::app::settings::{PageWords, Settings};
    use crate::app::{Action, Message, Told, update};
    use crate::library::Bytes;
    use crate::library::scan::{Input, scan};
    use crate::library::watch::News;

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
        let words = PageWords {
            seen: "seen",
            related: "Read also",
            picture: "Picture:",
            no_body: "no text",
        };
        let mut app = App::new(Size { columns: 80, rows: 24 }, Settings::new(words));
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
        assert_eq!(app.news, None);
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
