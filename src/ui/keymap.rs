//! The keys as the user has them: those of the table, unless the settings say otherwise.

use crate::app::key::{Key, KeyCode};
use crate::app::panes::Pane;
use crate::app::prompt::Edit;
use crate::app::{Action, App, Message, Mode};

use super::keys::{BINDINGS, Binding};
use super::layout::latin_at;

/// Which keys ask for which actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// The keys of each row of [`BINDINGS`], the usual one first.
    keys: Vec<Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap { keys: BINDINGS.iter().map(|binding| binding.keys.to_vec()).collect() }
    }
}

impl Keymap {
    /// Every action with its keys.
    pub fn rows(&self) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        BINDINGS.iter().zip(self.keys.iter().map(Vec::as_slice))
    }

    /// The keys that ask for `action`, the usual one first.
    #[must_use]
    pub fn of(&self, action: Action) -> &[Key] {
        self.rows().find(|(binding, _)| binding.action == action).map_or(&[], |(_, keys)| keys)
    }

    /// The name of the key that texts tell for `action`: of several Esc, which everyone knows to lead
    /// back, else the usual one.
    #[must_use]
    pub fn name(&self, action: Action) -> String {
        let keys = self.of(action);
        let known = keys.iter().find(|key| key.code == KeyCode::Esc).or(keys.first());
        known.map_or_else(|| "–".to_owned(), ToString::to_string)
    }

    /// Gives `action` these keys and no others. Other actions keep theirs.
    pub fn set(&mut self, action: Action, keys: Vec<Key>) {
        let row = BINDINGS.iter().position(|binding| binding.action == action);
        if let Some(row) = row {
            self.keys[row] = keys;
        }
    }

    /// What `key` means to `app` as it is now.
    #[must_use]
    pub fn message(&self, app: &App, key: Key) -> Option<Message> {
        match app.mode() {
            Mode::Prompt => in_prompt(app, key),
            Mode::Panes | Mode::Dialog | Mode::Selecting | Mode::Links => {
                self.action(key, app.focus).map(Message::Action)
            }
            // Any other key closes the page of keys.
            Mode::Help => {
                Some(Message::Action(self.action(key, app.focus).unwrap_or(Action::Back)))
            }
        }
    }

    /// The action of `key` in `pane`. A character that no Latin layout has is looked up by its place
    /// on the board, so that keys answer with an Arabic, Persian, Urdu or Hebrew layout on.
    #[must_use]
    pub fn action(&self, key: Key, pane: Pane) -> Option<Action> {
        if let Some(action) = self.bound(key, pane) {
            return Some(action);
        }
        match key.code {
            KeyCode::Char(c) if !c.is_ascii() => {
                self.bound(Key { code: KeyCode::Char(latin_at(c)?), ..key }, pane)
            }
            _ => None,
        }
    }

    fn bound(&self, key: Key, pane: Pane) -> Option<Action> {
        if let (KeyCode::Char(digit @ '0'..='9'), false, false) = (key.code, key.ctrl, key.alt) {
            return Some(Action::Digit(digit as u8 - b'0'));
        }
        self.rows()
            .find(|(binding, keys)| keys.contains(&key) && binding.panes.contains(&pane))
            .map(|(binding, _)| binding.action)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn action(c: char) -> Option<Action> {
        Keymap::default().action(Key::char(c), Pane::Body)
    }

    #[test]
    fn an_arabic_letter_is_the_key_at_its_place() {
        assert_eq!(action('ت'), Some(Action::Down));
        assert_eq!(action('\u{fefb}'), Some(Action::PageUp));
        assert_eq!(action('٣'), Some(Action::Digit(3)));
        assert_eq!(action('۳'), Some(Action::Digit(3)));
    }

    #[test]
    fn an_ascii_character_means_itself_whatever_the_layout() {
        assert_eq!(action(']'), Some(Action::NextArticle));
        assert_eq!(action('/'), Some(Action::Find));
    }

    #[test]
    fn a_key_given_to_an_action_holds_for_its_place_on_every_layout() {
        let mut keymap = Keymap::default();
        keymap.set(Action::Down, vec![Key::char('e')]);
        assert_eq!(keymap.action(Key::char('e'), Pane::Body), Some(Action::Down));
        assert_eq!(keymap.action(Key::char('ث'), Pane::Body), Some(Action::Down));
        assert_eq!(keymap.action(Key::char('j'), Pane::Body), None);
    }
}
