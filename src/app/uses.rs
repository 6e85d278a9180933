//! Which actions do something here and now: what the page of keys shows.

use crate::article::address;

use super::panes::Pane;
use super::{Action, App, Reader};

impl App {
    /// Whether `action`, asked for in the pane in focus, would do more than say that it cannot.
    #[must_use]
    pub fn has_use(&self, action: Action) -> bool {
        let headlines = self.headlines.count(&self.library);
        match action {
            Action::Down
            | Action::Up
            | Action::PageDown
            | Action::PageUp
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::First
            | Action::Last => self.can_move(),
            Action::Open => self.can_open(),
            Action::Back => self.focus != Pane::Headlines || self.headlines.filter.is_some(),
            Action::PaneLeft
            | Action::PaneRight
            | Action::NextPane
            | Action::PreviousPane
            | Action::OnlyBody => self.reader.is_some(),
            Action::NextArticle => self.headlines.selected + 1 < headlines,
            Action::PreviousArticle => self.headlines.selected > 0,
            Action::Order => headlines > 1,
            Action::Filter | Action::FindEverywhere => self.library.count() > 0,
            Action::Related => self.related_count() > 0,
            Action::HistoryBack => self.is_looked_at() || self.history.has_back(),
            Action::HistoryForward => self.history.has_forward(),
            Action::NextHit | Action::PreviousHit => self.find.is_some() || self.has_unread(),
            Action::Undo => self.can_undo(),
            Action::Find
            | Action::CopyArticle
            | Action::Select
            | Action::Pipe
            | Action::MarkRead
            | Action::Star
            | Action::MeasureWider
            | Action::MeasureNarrower
            | Action::MeasureFull
            | Action::Justify
            | Action::Harakat => self.reader.as_ref().is_some_and(|it| it.content.is_ok()),
            Action::Links => !self.link_addresses().is_empty(),
            Action::OpenAddress => self.address().is_some_and(|url| address::host(&url).is_some()),
            Action::CopyAddress => self.address().is_some(),
            Action::Digit(_)
            | Action::Digits
            | Action::Theme
            | Action::Language
            | Action::Calendar
            | Action::Terminal
            | Action::ReadAgain
            | Action::Help
            | Action::Redraw
            | Action::Suspend
            | Action::Close
            | Action::Quit
            | Action::Edit(_) => true,
        }
    }

    fn can_move(&self) -> bool {
        match self.focus {
            Pane::Headlines => self.headlines.count(&self.library) > 1,
            Pane::Body => {
                let rows = self.panes().body.rows;
                // Whoever goes on at the end has read it.
                self.reader.as_ref().is_some_and(|it| {
                    it.top > 0 || it.last_top(rows) > 0 || !self.is_read(it.article)
                })
            }
            Pane::Related => self.related_count() > 1,
        }
    }

    fn can_open(&self) -> bool {
        match self.focus {
            Pane::Headlines => self.reader.is_some(),
            // The number of a related headline, and Enter.
            Pane::Body | Pane::Related => self.related_count() > 0,
        }
    }

    fn related_count(&self) -> usize {
        self.reader.as_ref().map_or(0, Reader::related_count)
    }
}
