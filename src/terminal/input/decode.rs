//! A whole piece → what it means.
//!
//! termina knows the bytes of keys and of the mouse, and does that here, one whole sequence at a
//! time. What is an answer is decided before it is asked: it takes `CSI 8 ; 2 $ y` for nothing,
//! has no word for XTVERSION, and keeps the bytes of what it does not know for the next key.

use termina::event::{KeyCode as Code, KeyEvent, KeyEventKind, Modifiers};
use termina::event::{MouseButton, MouseEvent, MouseEventKind};
use termina::{Event, Parser};

use super::split::Piece;
use super::{Button, Input, Key, KeyCode, Mouse, MouseKind, Reply};

/// The inputs in `pieces`, which came in one read; keys that follow each other stay together.
pub(super) fn decode(pieces: impl IntoIterator<Item = Piece>, mut sink: impl FnMut(Input)) {
    let mut keys = Vec::new();
    for piece in pieces {
        match one(piece) {
            Some(Decoded::Key(key)) => keys.push(key),
            Some(Decoded::Other(input)) => {
                if !keys.is_empty() {
                    sink(Input::Keys(std::mem::take(&mut keys)));
                }
                sink(input);
            }
            None => {}
        }
    }
    if !keys.is_empty() {
        sink(Input::Keys(keys));
    }
}

enum Decoded {
    Key(Key),
    Other(Input),
}

fn one(piece: Piece) -> Option<Decoded> {
    match piece {
        Piece::Char(c) => typed(c, false).map(Decoded::Key),
        Piece::Alt(c) => typed(c, true).map(Decoded::Key),
        Piece::Escape => Some(Decoded::Key(Key::plain(KeyCode::Esc))),
        // Backspace is DEL or BS, as the terminal is set; nobody means Ctrl-h by it.
        Piece::Control(0x08) => Some(Decoded::Key(Key::plain(KeyCode::Backspace))),
        Piece::Control(byte) => parsed(&[byte]),
        Piece::AltControl(byte) => parsed(&[0x1b, byte]),
        Piece::Sequence(bytes) if is_reply(&bytes) => {
            Some(Decoded::Other(Input::Reply(Reply::parse(&bytes))))
        }
        Piece::Sequence(bytes) => parsed(&bytes).filter(|decoded| is_whole(&bytes, decoded)),
        Piece::Paste(bytes) => {
            Some(Decoded::Other(Input::Pasted(String::from_utf8_lossy(&bytes).into_owned())))
        }
    }
}

/// Whether the parser saw one sequence, and not the end of one it broke off as a letter typed.
fn is_whole(bytes: &[u8], decoded: &Decoded) -> bool {
    match decoded {
        Decoded::Key(Key { code: KeyCode::Char(_), .. }) => {
            matches!(bytes, [0x1b, b'[', b'0'..=b'9', .., b'u'])
        }
        Decoded::Key(_) | Decoded::Other(_) => true,
    }
}

fn typed(c: char, alt: bool) -> Option<Key> {
    // C1 controls arrive as characters where somebody sends them in UTF-8.
    (!c.is_control()).then_some(Key { alt, ..Key::plain(KeyCode::Char(c)) })
}

/// Whether a whole sequence is an answer, not a key: keys never have a private prefix or an
/// intermediate byte, and the answers that have neither end in letters of their own.
fn is_reply(bytes: &[u8]) -> bool {
    let [0x1b, b'[', parameters @ .., last] = bytes else {
        return !matches!(bytes, [0x1b, b'O', ..]);
    };
    match parameters.first() {
        Some(b'?' | b'>' | b'=') => return true,
        Some(b'<' | b'[' | b'M') => return false,
        _ => {}
    }
    let intermediate = parameters.iter().any(|byte| (0x20..0x30).contains(byte));
    match last {
        b'c' | b'n' | b't' | b'x' | b'y' => true,
        // `CSI 1 ; 5 R` could be Ctrl-F3 of an old terminal; an answer is likelier and never harms.
        b'R' => parameters.contains(&b';'),
        _ => intermediate,
    }
}

fn parsed(bytes: &[u8]) -> Option<Decoded> {
    let mut parser = Parser::default();
    parser.parse(bytes, false);
    let event = parser.pop()?;
    if parser.pop().is_some() {
        return None;
    }
    match event {
        Event::Key(event) => key(event).map(Decoded::Key),
        Event::Mouse(event) => Some(Decoded::Other(Input::Mouse(mouse(event)))),
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let shift = held(Modifiers::SHIFT);
    let (code, shift) = match event.code {
        Code::Tab if shift => (KeyCode::BackTab, false),
        Code::Char(c) => (KeyCode::Char(character(c, shift)?), false),
        code => (named(code)?, shift && code != Code::BackTab),
    };
    Some(Key { code, ctrl: held(Modifiers::CONTROL), alt: held(Modifiers::ALT), shift })
}

/// The character itself; keyboard protocols send `j` and Shift for «J».
fn character(c: char, shift: bool) -> Option<char> {
    let c = if shift && c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c };
    (!c.is_control()).then_some(c)
}

fn named(code: Code) -> Option<KeyCode> {
    Some(match code {
        Code::Enter => KeyCode::Enter,
        Code::Escape => KeyCode::Esc,
        Code::Backspace => KeyCode::Backspace,
        Code::Tab => KeyCode::Tab,
        Code::BackTab => KeyCode::BackTab,
        Code::Delete => KeyCode::Delete,
        Code::Insert => KeyCode::Insert,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Function(number) => KeyCode::F(number),
        _ => return None,
    })
}

fn mouse(event: MouseEvent) -> Mouse {
    let held = |modifier| event.modifiers.contains(modifier);
    Mouse {
        kind: match event.kind {
            MouseEventKind::Down(which) => MouseKind::Press(button(which)),
            MouseEventKind::Up(which) => MouseKind::Release(button(which)),
            MouseEventKind::Drag(which) => MouseKind::Drag(button(which)),
            MouseEventKind::Moved => MouseKind::Move,
            MouseEventKind::ScrollUp => MouseKind::WheelUp,
            MouseEventKind::ScrollDown => MouseKind::WheelDown,
            MouseEventKind::ScrollLeft => MouseKind::WheelLeft,
            MouseEventKind::ScrollRight => MouseKind::WheelRight,
        },
        column: event.column,
        row: event.row,
        ctrl: held(Modifiers::CONTROL),
        alt: held(Modifiers::ALT),
        shift: held(Modifiers::SHIFT),
    }
}

const fn button(which: MouseButton) -> Button {
    match which {
        MouseButton::Left => Button::Left,
        MouseButton::Middle => Button::Middle,
        MouseButton::Right => Button::Right,
    }
}
