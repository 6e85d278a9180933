//! Every word of the interface, by its name; the words themselves are in `locale`.

use crate::app::Notice;
use crate::library::Order;
use crate::library::watch::News;
use crate::locale::texts::texts;
use crate::text::{Align, Digits, Harakat};

texts! {
    /// The words of the panes.
    pub struct Words: "";
    [
        loading, nothing, changed,
        find, filter, find_everywhere, pipe,
        results_hint, from_records, keep, keep_hint,
        is_close, which, missing, choose_hint, close_hint, missing_hint, missing_url_hint,
        no_browser, no_browser_hint,
        no_headline, no_search, no_related, no_history, no_address, no_links,
        address_opened, address_copied, article_copied, selection_copied,
        can_order, by_files, by_date, by_site, read_again,
        full, ragged, justified, with_harakat, without_harakat, digits_as_written, digits_shown,
        select_hint, links_hint, keys_hint,
    ]
    fn waits_for(source: &str);
    fn skipped(count: usize);
    fn percent(percent: usize);
    fn filtered(query: &str);
    fn hits(current: usize, count: usize);
    fn new(count: usize);
    fn results(count: usize);
    fn growing(percent: u8);
    fn keep_text(gigabytes: f64);
    fn not_found(pattern: &str);
    fn piped(ended: &str);
    fn read_again_more(count: usize);
    fn read_again_fewer(count: usize);
    fn measure(columns: u16);
    fn terminal(name: &str);
    fn keys_page(first: usize, last: usize, count: usize);
}

texts! {
    /// What each key does, in a few words.
    pub struct ActionWords: "action_";
    [
        down, up, page_down, page_up, half_page_down, half_page_up, first, last, open, back,
        pane_left, pane_right, next_pane, previous_pane, next_article, previous_article, digit,
        related, history_back, history_forward, find, next_hit, previous_hit, filter,
        find_everywhere, open_address, copy_address, copy_article, select, pipe, links,
        measure_wider, measure_narrower, measure_full, justify, harakat, digits, only_body,
        terminal, order, read_again, help, redraw, suspend, close, quit,
    ]
}

impl Words {
    /// Asks for so many bytes of the user's cache.
    #[must_use]
    pub fn room(&self, bytes: u64) -> String {
        const TENTH: u64 = (1 << 30) / 10;
        // A cache of more than four hundred million gigabytes is nobody's.
        let tenths = u32::try_from(bytes / TENTH).unwrap_or(u32::MAX);
        self.keep_text(f64::from(tenths) / 10.0)
    }

    /// What has become of the files, and which key reads them again.
    #[must_use]
    pub fn news(&self, news: News) -> String {
        match news {
            News::New(count) => self.new(count),
            News::Changed => self.changed.to_owned(),
        }
    }

    /// A notice in words.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        let fixed = match notice {
            Notice::NotFound(pattern) => return self.not_found(pattern),
            Notice::Piped(ended) => return self.piped(ended),
            Notice::Failed(error) => return format!("\u{2068}{error}\u{2069}"),
            Notice::ReadAgain(more @ 1..) => return self.read_again_more(more.unsigned_abs()),
            Notice::ReadAgain(more @ ..0) => return self.read_again_fewer(more.unsigned_abs()),
            Notice::Measure(Some(columns)) => return self.measure(*columns),
            Notice::Terminal(name) => return self.terminal(name),
            Notice::AddressOpened => self.address_opened,
            Notice::AddressCopied => self.address_copied,
            Notice::ArticleCopied => self.article_copied,
            Notice::SelectionCopied => self.selection_copied,
            Notice::NoLinks => self.no_links,
            Notice::NoAddress => self.no_address,
            Notice::NoRelated => self.no_related,
            Notice::NoHistory => self.no_history,
            Notice::NoSearch => self.no_search,
            Notice::NoHeadline => self.no_headline,
            Notice::CanOrder => self.can_order,
            Notice::Order(Order::Files) => self.by_files,
            Notice::Order(Order::Date) => self.by_date,
            Notice::Order(Order::Site) => self.by_site,
            Notice::Reading => self.loading,
            Notice::ReadAgain(0) => self.read_again,
            Notice::Measure(None) => self.full,
            Notice::Align(Align::Start) => self.ragged,
            Notice::Align(Align::Justify) => self.justified,
            Notice::Harakat(Harakat::Keep) => self.with_harakat,
            Notice::Harakat(Harakat::Hide) => self.without_harakat,
            Notice::Digits(Digits::AsWritten) => self.digits_as_written,
            Notice::Digits(_) => self.digits_shown,
        };
        fixed.to_owned()
    }
}
