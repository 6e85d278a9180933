//! What workers tell: more articles, what was found, what went wrong.

use super::related::Dialog;
use super::{App, Effect, Notice, Told};
use crate::library::{Batch, Resolution};

impl App {
    pub(super) fn told(&mut self, told: Told) -> Vec<Effect> {
        match told {
            Told::Indexed(batch) => return self.indexed(batch),
            Told::ReadAgain(library) => return self.read_again(*library),
            Told::Opened(opened) => self.search_opened(opened),
            Told::Found(found) => self.search.found(found),
            Told::Loose(query, articles) => {
                let had_none = self.headlines.count(&self.library) == 0;
                self.headlines.take_loose(&query, articles, &self.library);
                if had_none {
                    self.step_in_list(0);
                }
            }
            Told::Passages(generation, passages) => {
                self.search.take_passages(generation, passages);
            }
            Told::Changed(news) => {
                self.news = Some(news);
                // What was said of the last time is overtaken.
                self.notice.take_if(|notice| matches!(notice, Notice::ReadAgain(_)));
            }
            Told::Failed(error) => self.notice = Some(Notice::Failed(error)),
            Told::NoBrowser(url) => {
                self.notice = None;
                self.dialog = Some(Dialog::Address(url));
            }
            Told::Piped(ended) => self.notice = Some(Notice::Piped(ended)),
            Told::Theme(name) => self.notice = Some(Notice::Theme(name)),
            Told::Terminal(name) => self.notice = Some(Notice::Terminal(name)),
            Told::Marks(come_out_well) => self.settings.suggest_harakat(come_out_well),
            Told::Remembered(memory) => self.remember(*memory),
            Told::Identified(keys) => self.identify(&keys),
            Told::Marked(marks) => self.library.learn(marks),
        }
        Vec::new()
    }

    fn indexed(&mut self, batch: Batch) -> Vec<Effect> {
        let (is_done, is_new) = (batch.done, self.library.count() == 0);
        let was_indexed = self.library.is_indexed();
        self.library.take(batch);
        self.headlines.refresh(&self.library);
        if self.library.is_indexed() && !was_indexed {
            self.order_first(is_new);
        }
        self.find_wanted();
        self.tell_seen();
        // Early batches know too little to say that something is not here.
        if let Some(reader) = &mut self.reader
            && (is_done || reader.resolutions.contains(&Resolution::Missing))
        {
            reader.resolve(&self.library);
        }
        self.search_again(is_done)
    }
}
