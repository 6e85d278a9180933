//! One table: key, action, words. The loop, the help, the settings and the README follow it.

use crate::app::key::{Key, KeyCode};
use crate::app::panes::Pane;
use crate::app::{Action, App, Mode};

use super::words::ActionWords;

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What the keys do.
    pub action: Action,
    /// Its name in the user's settings; it never changes.
    pub name: &'static str,
    /// The keys, the usual one first, unless the user has given it others.
    pub keys: &'static [Key],
    /// The panes in which they do it.
    pub panes: &'static [Pane],
    /// The words for it.
    pub words: fn(&ActionWords) -> &'static str,
}

const ALL: &[Pane] = &[Pane::Headlines, Pane::Body, Pane::Related];

const fn c(c: char) -> Key {
    Key::char(c)
}

const fn k(code: KeyCode) -> Key {
    Key::plain(code)
}

const fn alt(code: KeyCode) -> Key {
    Key { alt: true, ..Key::plain(code) }
}

const fn binding(
    action: Action,
    name: &'static str,
    keys: &'static [Key],
    panes: &'static [Pane],
    words: fn(&ActionWords) -> &'static str,
) -> Binding {
    Binding { action, name, keys, panes, words }
}

/// Every key of the panes; digits stand apart, since each is its own action.
pub const BINDINGS: &[Binding] = &[
    binding(Action::Down, "down", &[c('j'), k(KeyCode::Down)], ALL, |w| w.down),
    binding(Action::Up, "up", &[c('k'), k(KeyCode::Up)], ALL, |w| w.up),
    binding(
        Action::PageDown,
        "page-down",
        &[c(' '), k(KeyCode::PageDown), Key::ctrl('f')],
        ALL,
        |w| w.page_down,
    ),
    binding(Action::PageUp, "page-up", &[c('b'), k(KeyCode::PageUp), Key::ctrl('b')], ALL, |w| {
        w.page_up
    }),
    binding(Action::HalfPageDown, "half-page-down", &[Key::ctrl('d')], ALL, |w| w.half_page_down),
    binding(Action::HalfPageUp, "half-page-up", &[Key::ctrl('u')], ALL, |w| w.half_page_up),
    binding(Action::First, "first", &[c('g'), k(KeyCode::Home)], ALL, |w| w.first),
    binding(Action::Last, "last", &[c('G'), k(KeyCode::End)], ALL, |w| w.last),
    binding(Action::Open, "open", &[k(KeyCode::Enter)], ALL, |w| w.open),
    binding(Action::Back, "back", &[k(KeyCode::Backspace), k(KeyCode::Esc)], ALL, |w| w.back),
    binding(Action::PaneLeft, "pane-left", &[c('h'), k(KeyCode::Left)], ALL, |w| w.pane_left),
    binding(Action::PaneRight, "pane-right", &[c('l'), k(KeyCode::Right)], ALL, |w| w.pane_right),
    binding(Action::NextPane, "next-pane", &[k(KeyCode::Tab)], ALL, |w| w.next_pane),
    binding(Action::PreviousPane, "previous-pane", &[k(KeyCode::BackTab)], ALL, |w| {
        w.previous_pane
    }),
    binding(Action::NextArticle, "next-article", &[c(']')], ALL, |w| w.next_article),
    binding(Action::PreviousArticle, "previous-article", &[c('[')], ALL, |w| w.previous_article),
    binding(
        Action::Related,
        "related",
        &[c('r'), k(KeyCode::F(6))],
        &[Pane::Headlines, Pane::Body],
        |w| w.related,
    ),
    binding(Action::HistoryBack, "history-back", &[Key::ctrl('o'), alt(KeyCode::Left)], ALL, |w| {
        w.history_back
    }),
    binding(Action::HistoryForward, "history-forward", &[c('O'), alt(KeyCode::Right)], ALL, |w| {
        w.history_forward
    }),
    binding(Action::Find, "find", &[c('/'), k(KeyCode::F(3)), c('؟')], ALL, |w| w.find),
    binding(Action::NextHit, "next-hit", &[c('n'), k(KeyCode::F(7))], ALL, |w| w.next_hit),
    binding(Action::PreviousHit, "previous-hit", &[c('N')], ALL, |w| w.previous_hit),
    binding(Action::Filter, "filter", &[c('f')], ALL, |w| w.filter),
    binding(Action::FindEverywhere, "find-everywhere", &[c('F'), k(KeyCode::F(4))], ALL, |w| {
        w.find_everywhere
    }),
    binding(Action::OpenAddress, "open-address", &[c('o')], ALL, |w| w.open_address),
    binding(Action::CopyAddress, "copy-address", &[c('y')], ALL, |w| w.copy_address),
    binding(Action::CopyArticle, "copy-article", &[c('Y'), k(KeyCode::F(12))], ALL, |w| {
        w.copy_article
    }),
    binding(Action::Select, "select", &[c('v'), k(KeyCode::Insert)], ALL, |w| w.select),
    binding(Action::Pipe, "pipe", &[c('|'), alt(KeyCode::End)], ALL, |w| w.pipe),
    binding(Action::Links, "links", &[c('L'), k(KeyCode::Delete)], ALL, |w| w.links),
    binding(Action::MarkRead, "mark-read", &[c('m')], ALL, |w| w.mark_read),
    binding(Action::Star, "star", &[c('s')], ALL, |w| w.star),
    binding(Action::Undo, "undo", &[c('u')], ALL, |w| w.undo),
    binding(Action::MeasureWider, "measure-wider", &[c('+')], ALL, |w| w.measure_wider),
    binding(Action::MeasureNarrower, "measure-narrower", &[c('-')], ALL, |w| w.measure_narrower),
    binding(Action::MeasureFull, "measure-full", &[c('=')], ALL, |w| w.measure_full),
    binding(Action::Justify, "justify", &[c('J'), k(KeyCode::F(5))], ALL, |w| w.justify),
    binding(Action::Harakat, "harakat", &[c('H')], ALL, |w| w.harakat),
    binding(Action::Digits, "digits", &[c('D'), k(KeyCode::F(8))], ALL, |w| w.digits),
    binding(Action::Language, "language", &[c('I'), alt(KeyCode::PageDown)], ALL, |w| w.language),
    binding(Action::Calendar, "calendar", &[c('C'), alt(KeyCode::PageUp)], ALL, |w| w.calendar),
    binding(Action::OnlyBody, "only-body", &[c('z')], ALL, |w| w.only_body),
    binding(Action::Theme, "theme", &[c('t'), alt(KeyCode::Home)], ALL, |w| w.theme),
    binding(Action::Terminal, "terminal", &[c('T'), k(KeyCode::F(2))], ALL, |w| w.terminal),
    binding(Action::Order, "order", &[c('S'), alt(KeyCode::Down)], ALL, |w| w.order),
    binding(Action::ReadAgain, "read-again", &[c('R'), alt(KeyCode::Up)], ALL, |w| w.read_again),
    binding(Action::Help, "help", &[c('?'), k(KeyCode::F(1))], ALL, |w| w.help),
    binding(Action::Redraw, "redraw", &[Key::ctrl('l')], ALL, |w| w.redraw),
    binding(Action::Suspend, "suspend", &[Key::ctrl('z')], ALL, |w| w.suspend),
    binding(Action::Close, "close", &[c('q'), k(KeyCode::F(9))], ALL, |w| w.close),
    binding(Action::Quit, "quit", &[c('Q'), Key::ctrl('c'), k(KeyCode::F(10))], ALL, |w| w.quit),
];

/// «لا» on the B key comes as lam and alef in one read; outside a prompt the two are one key.
/// Gives the first key of `keys` and how many it took.
#[must_use]
pub fn first(app: &App, keys: &[Key]) -> Option<(Key, usize)> {
    const LAM: Key = Key::char('ل');
    const LIGATURES: [(Key, Key); 4] = [
        (Key::char('ا'), Key::char('\u{fefb}')),
        (Key::char('أ'), Key::char('\u{fef7}')),
        (Key::char('إ'), Key::char('\u{fef9}')),
        (Key::char('آ'), Key::char('\u{fef5}')),
    ];
    if let [LAM, alef, ..] = keys
        && app.mode() != Mode::Prompt
        && let Some((_, ligature)) = LIGATURES.iter().find(|(known, _)| known == alef)
    {
        return Some((*ligature, 2));
    }
    keys.first().map(|key| (*key, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_of_a_pane_is_bound_twice() {
        for pane in ALL {
            let mut seen = Vec::new();
            for key in BINDINGS.iter().filter(|it| it.panes.contains(pane)).flat_map(|it| it.keys) {
                assert!(!seen.contains(key), "{key} in {pane:?}");
                seen.push(*key);
            }
        }
    }

    #[test]
    fn an_action_has_one_row_and_a_name_of_its_own() {
        for (place, binding) in BINDINGS.iter().enumerate() {
            let rest = &BINDINGS[place + 1..];
            assert!(rest.iter().all(|it| it.action != binding.action && it.name != binding.name));
            let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(binding.name.chars().all(is_name), "{}", binding.name);
        }
    }
}
