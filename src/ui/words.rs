//! Every word of the interface, by its name; the words themselves are in `locale`.

use super::keymap::Keymap;
use crate::app::{Action, Notice};
use crate::library::Order;
use crate::library::watch::News;
use crate::locale::dates::Calendar;
use crate::locale::texts::texts;
use crate::text::{Align, Digits, Harakat};

texts! {
    /// The words of the panes.
    pub struct Words: "";
    [
        loading, nothing,
        find, filter, find_everywhere, pipe,
        results_hint, from_records, keep, is_close, which, missing, no_browser,
        no_headline, no_related, no_history, no_address, no_links, no_such_link,
        nothing_to_undo, no_unread,
        address_copied, article_copied, selection_copied,
        by_files, by_date, by_site, read_again,
        full, ragged, justified, with_harakat, without_harakat, digits_as_written, digits_shown,
        language_shown, calendar_gregorian, calendar_hijri, calendar_persian, calendar_both,
    ]
    fn address_opened(host: &str);
    fn waits_for(source: &str);
    fn skipped(count: usize);
    fn place(current: usize, count: usize);
    fn percent(percent: usize);
    fn filtered(query: &str);
    fn hits(current: usize, count: usize);
    fn arrived(count: usize, key: &str);
    fn unread(count: usize);
    fn new_since(count: usize);
    fn first_time(help: &str, open: &str, quit: &str);
    fn marked_read(key: &str);
    fn marked_unread(key: &str);
    fn starred(key: &str);
    fn unstarred(key: &str);
    fn undone(title: &str);
    fn changed(key: &str);
    fn can_order(key: &str);
    fn keep_hint(open: &str, back: &str);
    fn choose_hint(open: &str, down: &str, up: &str, back: &str);
    fn close_hint(open: &str, back: &str);
    fn missing_hint(open: &str, back: &str);
    fn missing_url_hint(open: &str, address: &str, copy: &str, back: &str);
    fn no_browser_hint(copy: &str, back: &str);
    fn select_hint(select: &str, copy: &str, pipe: &str, back: &str);
    fn links_hint(back: &str);
    fn keys_hint(down: &str, up: &str);
    fn results(count: usize);
    fn growing(percent: u8);
    fn keep_text(gigabytes: f64);
    fn not_found(pattern: &str);
    fn piped(ended: &str);
    fn read_again_more(count: usize);
    fn read_again_fewer(count: usize);
    fn measure(columns: u16);
    fn terminal(name: &str);
    fn theme(name: &str);
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
        mark_read, star, undo,
        measure_wider, measure_narrower, measure_full, justify, harakat, digits, language, calendar,
        only_body,
        theme, terminal, order, read_again, help, redraw, suspend, close, quit,
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
    pub fn news(&self, news: News, keys: &Keymap) -> String {
        let key = keys.name(Action::ReadAgain);
        match news {
            News::New(count) => self.arrived(count, &key),
            News::Changed => self.changed(&key),
        }
    }

    /// A notice in words.
    #[must_use]
    pub fn notice(&self, notice: &Notice, keys: &Keymap) -> String {
        let undo = || keys.name(Action::Undo);
        let fixed = match notice {
            Notice::NotFound(pattern) => return self.not_found(pattern),
            Notice::Piped(ended) => return self.piped(ended),
            Notice::AddressOpened(host) => return self.address_opened(host),
            Notice::CanOrder => return self.can_order(&keys.name(Action::Order)),
            Notice::Read(true) => return self.marked_read(&undo()),
            Notice::Read(false) => return self.marked_unread(&undo()),
            Notice::Starred(true) => return self.starred(&undo()),
            Notice::Starred(false) => return self.unstarred(&undo()),
            Notice::Undone(title) => return self.undone(title),
            Notice::NewSince(count) => return self.new_since(*count),
            Notice::Failed(error) => return format!("\u{2068}{error}\u{2069}"),
            Notice::ReadAgain(more @ 1..) => return self.read_again_more(more.unsigned_abs()),
            Notice::ReadAgain(more @ ..0) => return self.read_again_fewer(more.unsigned_abs()),
            Notice::Measure(Some(columns)) => return self.measure(*columns),
            Notice::Terminal(name) => return self.terminal(name),
            Notice::Theme(name) => return self.theme(name),
            Notice::AddressCopied => self.address_copied,
            Notice::ArticleCopied => self.article_copied,
            Notice::SelectionCopied => self.selection_copied,
            Notice::NoLinks => self.no_links,
            Notice::NoSuchLink => self.no_such_link,
            Notice::NoAddress => self.no_address,
            Notice::NoRelated => self.no_related,
            Notice::NoHistory => self.no_history,
            Notice::NothingToUndo => self.nothing_to_undo,
            Notice::NoUnread => self.no_unread,
            Notice::NoHeadline => self.no_headline,
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
            Notice::Language => self.language_shown,
            Notice::Calendar(Calendar::Gregorian) => self.calendar_gregorian,
            Notice::Calendar(Calendar::Hijri) => self.calendar_hijri,
            Notice::Calendar(Calendar::Persian) => self.calendar_persian,
            Notice::Calendar(Calendar::Both) => self.calendar_both,
        };
        fixed.to_owned()
    }
}
