//! One table: key, action, words. The loop, the help and the README follow it.

use crate::app::key::{Key, KeyCode};
use crate::app::panes::Pane;
use crate::app::prompt::Edit;
use crate::app::{Action, App, Message, Mode};

use super::layout::latin_at;
use super::words::ActionWords;

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What the keys do.
    pub action: Action,
    /// The keys, the usual one first.
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
    keys: &'static [Key],
    panes: &'static [Pane],
    words: fn(&ActionWords) -> &'static str,
) -> Binding {
    Binding { action, keys, panes, words }
}

/// Every key of the panes; digits stand apart, since each is its own action.
pub const BINDINGS: &[Binding] = &[
    binding(Action::Down, &[c('j'), k(KeyCode::Down)], ALL, |w| w.down),
    binding(Action::Up, &[c('k'), k(KeyCode::Up)], ALL, |w| w.up),
    binding(Action::PageDown, &[c(' '), k(KeyCode::PageDown), Key::ctrl('f')], ALL, |w| {
        w.page_down
    }),
    binding(Action::PageUp, &[c('b'), k(KeyCode::PageUp), Key::ctrl('b')], ALL, |w| w.page_up),
    binding(Action::HalfPageDown, &[Key::ctrl('d')], ALL, |w| w.half_page_down),
    binding(Action::HalfPageUp, &[Key::ctrl('u')], ALL, |w| w.half_page_up),
    binding(Action::First, &[c('g'), k(KeyCode::Home)], ALL, |w| w.first),
    binding(Action::Last, &[c('G'), k(KeyCode::End)], ALL, |w| w.last),
    binding(Action::Open, &[k(KeyCode::Enter)], ALL, |w| w.open),
    binding(Action::Back, &[k(KeyCode::Backspace), k(KeyCode::Esc)], ALL, |w| w.back),
    binding(Action::PaneLeft, &[c('h'), k(KeyCode::Left)], ALL, |w| w.pane_left),
    binding(Action::PaneRight, &[c('l'), k(KeyCode::Right)], ALL, |w| w.pane_right),
    binding(Action::NextPane, &[k(KeyCode::Tab)], ALL, |w| w.next_pane),
    binding(Action::PreviousPane, &[k(KeyCode::BackTab)], ALL, |w| w.previous_pane),
    binding(Action::NextArticle, &[c(']')], ALL, |w| w.next_article),
    binding(Action::PreviousArticle, &[c('[')], ALL, |w| w.previous_article),
    binding(Action::Related, &[c('r'), k(KeyCode::F(6))], &[Pane::Headlines, Pane::Body], |w| {
        w.related
    }),
    binding(Action::HistoryBack, &[Key::ctrl('o'), alt(KeyCode::Left)], ALL, |w| w.history_back),
    binding(Action::HistoryForward, &[c('O'), alt(KeyCode::Right)], ALL, |w| w.history_forward),
    binding(Action::Find, &[c('/'), k(KeyCode::F(3)), c('؟')], ALL, |w| w.find),
    binding(Action::NextHit, &[c('n'), k(KeyCode::F(7))], ALL, |w| w.next_hit),
    binding(Action::PreviousHit, &[c('N')], ALL, |w| w.previous_hit),
    binding(Action::Filter, &[c('f')], ALL, |w| w.filter),
    binding(Action::FindEverywhere, &[c('F'), k(KeyCode::F(4))], ALL, |w| w.find_everywhere),
    binding(Action::OpenAddress, &[c('o')], ALL, |w| w.open_address),
    binding(Action::CopyAddress, &[c('y')], ALL, |w| w.copy_address),
    binding(Action::CopyArticle, &[c('Y'), k(KeyCode::F(12))], ALL, |w| w.copy_article),
    binding(Action::Select, &[c('v'), k(KeyCode::Insert)], ALL, |w| w.select),
    binding(Action::Pipe, &[c('|'), alt(KeyCode::End)], ALL, |w| w.pipe),
    binding(Action::Links, &[c('L'), k(KeyCode::Delete)], ALL, |w| w.links),
    binding(Action::MeasureWider, &[c('+')], ALL, |w| w.measure_wider),
    binding(Action::MeasureNarrower, &[c('-')], ALL, |w| w.measure_narrower),
    binding(Action::MeasureFull, &[c('=')], ALL, |w| w.measure_full),
    binding(Action::Justify, &[c('J'), k(KeyCode::F(5))], ALL, |w| w.justify),
    binding(Action::Harakat, &[c('H')], ALL, |w| w.harakat),
    binding(Action::Digits, &[c('D'), k(KeyCode::F(8))], ALL, |w| w.digits),
    binding(Action::OnlyBody, &[c('z')], ALL, |w| w.only_body),
    binding(Action::Terminal, &[c('T'), k(KeyCode::F(2))], ALL, |w| w.terminal),
    binding(Action::Order, &[c('S'), alt(KeyCode::Down)], ALL, |w| w.order),
    binding(Action::ReadAgain, &[c('R'), alt(KeyCode::Up)], ALL, |w| w.read_again),
    binding(Action::Help, &[c('?'), k(KeyCode::F(1))], ALL, |w| w.help),
    binding(Action::Redraw, &[Key::ctrl('l')], ALL, |w| w.redraw),
    binding(Action::Suspend, &[Key::ctrl('z')], ALL, |w| w.suspend),
    binding(Action::Close, &[c('q'), k(KeyCode::F(9))], ALL, |w| w.close),
    binding(Action::Quit, &[c('Q'), Key::ctrl('c'), k(KeyCode::F(10))], ALL, |w| w.quit),
];

/// What `key` means to `app` as it is now.
#[must_use]
pub fn message(app: &App, key: Key) -> Option<Message> {
    match app.mode() {
        Mode::Prompt => in_prompt(app, key),
        Mode::Panes | Mode::Dialog | Mode::Selecting | Mode::Links => {
            action(key, app.focus).map(Message::Action)
        }
        // Any other key closes the page of keys.
        Mode::Help => Some(Message::Action(action(key, app.focus).unwrap_or(Action::Back))),
    }
}

/// The action of `key` in `pane`. A character that no Latin layout has is looked up by its place
/// on the board, so that keys answer with an Arabic, Persian, Urdu or Hebrew layout on.
#[must_use]
pub fn action(key: Key, pane: Pane) -> Option<Action> {
    if let Some(action) = bound(key, pane) {
        return Some(action);
    }
    match key.code {
        KeyCode::Char(c) if !c.is_ascii() => {
            bound(Key { code: KeyCode::Char(latin_at(c)?), ..key }, pane)
        }
        _ => None,
    }
}

fn bound(key: Key, pane: Pane) -> Option<Action> {
    if let (KeyCode::Char(digit @ '0'..='9'), false, false) = (key.code, key.ctrl, key.alt) {
        return Some(Action::Digit(digit as u8 - b'0'));
    }
    BINDINGS
        .iter()
        .find(|binding| binding.keys.contains(&key) && binding.panes.contains(&pane))
        .map(|binding| binding.action)
}

/// Text typed in a prompt is never translated.
fn in_prompt(app: &App, key: Key) -> Option<Message> {
    let is_empty = app.question.as_ref().is_none_or(|question| question.prompt.text().is_empty());
    let action = match (key.code, key.ctrl) {
        (KeyCode::Enter, _) => Action::Open,
        (KeyCode::Esc, _) | (KeyCode::Char('c'), true) => Action::Back,
        (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) if is_empty => Action::Back,
        (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) => Action::Edit(Edit::Backspace),
        (KeyCode::Delete, _) | (KeyCode::Char('d'), true) => Action::Edit(Edit::Delete),
        (KeyCode::Up, _) => Action::Up,
        (KeyCode::Down, _) => Action::Down,
        (KeyCode::PageUp, _) => Action::PageUp,
        (KeyCode::PageDown, _) => Action::PageDown,
        (KeyCode::Left, _) => Action::Edit(Edit::Left),
        (KeyCode::Right, _) => Action::Edit(Edit::Right),
        (KeyCode::Home, _) | (KeyCode::Char('a'), true) => Action::Edit(Edit::Start),
        (KeyCode::End, _) | (KeyCode::Char('e'), true) => Action::Edit(Edit::End),
        (KeyCode::Char('w'), true) => Action::Edit(Edit::DeleteWord),
        (KeyCode::Char('u'), true) => Action::Edit(Edit::DeleteToStart),
        (KeyCode::Char('l'), true) => Action::Redraw,
        (KeyCode::Char('z'), true) => Action::Suspend,
        (KeyCode::F(10), _) => Action::Quit,
        (KeyCode::Char(c), false) if !key.alt => return Some(Message::Typed(c)),
        _ => return None,
    };
    Some(Message::Action(action))
}

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
    fn an_arabic_letter_is_the_key_at_its_place() {
        assert_eq!(action(c('ت'), Pane::Body), Some(Action::Down));
        assert_eq!(action(c('\u{fefb}'), Pane::Body), Some(Action::PageUp));
        assert_eq!(action(c('٣'), Pane::Body), Some(Action::Digit(3)));
        assert_eq!(action(c('۳'), Pane::Body), Some(Action::Digit(3)));
    }

    #[test]
    fn an_ascii_character_means_itself_whatever_the_layout() {
        assert_eq!(action(c(']'), Pane::Body), Some(Action::NextArticle));
        assert_eq!(action(c('/'), Pane::Body), Some(Action::Find));
    }
}
