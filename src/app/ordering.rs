//! The list's order: set once all headlines are known, then by key.

use super::{App, Notice};
use crate::library::Order;

impl App {
    /// Orders the list by date, once, as soon as that can be done: before anyone sees it where it
    /// `is_new`, the first headline selected; else the selected headline stays on its row. Nothing is
    /// moved under the hands of whoever reads.
    pub(super) fn order_first(&mut self, is_new: bool) {
        if self.has_acted {
            if self.headlines.would_move(Order::Date, &self.library) {
                self.notice = Some(Notice::CanOrder);
            }
            return;
        }
        self.headlines.set_order(Order::Date, &self.library);
        if is_new {
            self.headlines.selected = 0;
            self.headlines.top = 0;
        }
    }

    /// The next order.
    pub(super) fn reorder(&mut self) {
        if !self.library.is_indexed() {
            self.notice = Some(Notice::Reading);
            return;
        }
        self.headlines.set_order(self.headlines.order.next(), &self.library);
        self.notice = Some(Notice::Order(self.headlines.order));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panes::Size;
    use crate::app::settings::Settings;
    use crate::app::{Action, Message, Told, update};
    use crate::library::scan::{Input, scan};
    use crate::library::{Batch, Bytes};
    use crate::locale::Locale;

    fn batches(count: usize) -> Vec<Batch> {
        let line = |place: usize| {
            let text = "نص ".repeat(4_000);
            format!(
                "{{\"title\":\"{place}\",\"text\":\"{text}\",\"published\":{}}}\n",
                place * 86_400
            )
        };
        let lines: String = (1..=count).map(line).collect();
        let bytes = Bytes::Memory(lines.into_bytes().into());
        let mut batches = Vec::new();
        scan(&[Input::Memory("news".to_owned(), bytes)], &mut |batch| {
            batches.push(batch);
            true
        });
        batches
    }

    fn app() -> App {
        let mut app = App::new(Size { columns: 80, rows: 24 }, Settings::new(Locale::default()));
        let size = app.size;
        update(&mut app, Message::Resized(size));
        app
    }

    fn take(app: &mut App, batches: impl IntoIterator<Item = Batch>) {
        for batch in batches {
            update(app, Message::Told(Told::Indexed(batch)));
        }
    }

    fn selected(app: &App) -> (String, usize) {
        let article = app.headlines.selected_article(&app.library).unwrap();
        let row = app.headlines.selected - app.headlines.top;
        (app.library.headline(article).unwrap().title.clone(), row)
    }

    #[test]
    fn a_small_library_is_ordered_before_anyone_sees_it() {
        let mut app = app();
        take(&mut app, batches(3));
        assert_eq!((selected(&app), app.headlines.order), (("3".to_owned(), 0), Order::Date));
    }

    #[test]
    fn a_large_one_is_ordered_when_it_is_known_and_what_is_selected_stays_on_its_row() {
        let mut app = app();
        take(&mut app, batches(400));
        assert_eq!((selected(&app), app.headlines.order), (("1".to_owned(), 0), Order::Date));
        assert_eq!((app.headlines.selected, app.notice), (399, None));
    }

    #[test]
    fn under_the_hands_of_a_reader_nothing_moves_until_it_is_asked_for() {
        let mut app = app();
        let mut batches = batches(400).into_iter();
        take(&mut app, batches.next());
        update(&mut app, Message::Action(Action::Down));
        update(&mut app, Message::Action(Action::Order));
        assert_eq!(app.notice, Some(Notice::Reading));
        take(&mut app, batches);
        assert_eq!((selected(&app), app.headlines.order), (("2".to_owned(), 1), Order::Files));
        assert_eq!(app.notice, Some(Notice::CanOrder));
        update(&mut app, Message::Action(Action::Order));
        assert_eq!((selected(&app), app.headlines.selected), (("2".to_owned(), 1), 398));
    }

    #[test]
    fn what_is_open_keeps_its_place_from_order_to_order() {
        let mut app = app();
        take(&mut app, batches(20));
        update(&mut app, Message::Action(Action::Open));
        update(&mut app, Message::Action(Action::NextArticle));
        let before = selected(&app).0;
        for _ in 0..3 {
            update(&mut app, Message::Action(Action::Order));
            assert_eq!(selected(&app).0, before);
        }
    }
}
