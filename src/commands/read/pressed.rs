//! A key as the terminal gives it → as the reader takes it.

use crate::app::key;
use crate::terminal;

pub(super) fn app_key(key: terminal::Key) -> key::Key {
    use key::KeyCode as To;
    use terminal::KeyCode as From;
    let code = match key.code {
        From::Char(c) => To::Char(c),
        From::Enter => To::Enter,
        From::Esc => To::Esc,
        From::Backspace => To::Backspace,
        From::Tab => To::Tab,
        From::BackTab => To::BackTab,
        From::Delete => To::Delete,
        From::Insert => To::Insert,
        From::Home => To::Home,
        From::End => To::End,
        From::PageUp => To::PageUp,
        From::PageDown => To::PageDown,
        From::Up => To::Up,
        From::Down => To::Down,
        From::Left => To::Left,
        From::Right => To::Right,
        From::F(number) => To::F(number),
    };
    key::Key { code, ctrl: key.ctrl, alt: key.alt, shift: key.shift }
}
