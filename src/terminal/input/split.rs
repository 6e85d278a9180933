//! Bytes, cut anywhere → whole pieces.
//!
//! A piece is a character, a control byte, a whole escape sequence or a paste. What cannot become
//! one (invalid UTF-8, a sequence broken off) is dropped. Nothing here reads a clock: the caller
//! waits as long as [`Splitter::patience`] says and then tells it to [`give_up`](Splitter::give_up).

use std::time::Duration;

/// The smallest thing that means something by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A character.
    Char(char),
    /// A character with Alt: an escape byte before it.
    Alt(char),
    /// A C0 control byte or DEL, other than escape.
    Control(u8),
    /// The same with Alt.
    AltControl(u8),
    /// The Escape key.
    Escape,
    /// CSI, SS3, OSC, DCS or APC, from its escape byte to its end.
    Sequence(Vec<u8>),
    /// What stood between the brackets of a paste, or a part of it.
    Paste(Vec<u8>),
}

/// Keeps what has begun and not ended.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    pending: Vec<u8>,
    within: Within,
    /// The last thing that happened was that a lone escape byte was taken for the key.
    escaped: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Nothing,
    Paste,
    /// A string sequence too long to keep; its rest is thrown away.
    LongString,
}

/// What the front of the bytes is.
enum Front {
    Piece(usize, Piece),
    /// So many bytes are nothing.
    Nothing(usize),
    PasteBegins(usize),
    LongString(usize),
    /// It has not ended yet.
    Unfinished,
}

const ESC: u8 = 0x1b;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";
/// Longer pastes are handed on in parts.
const PASTE_PART: usize = 1 << 20;
/// No answer that anybody asks for is longer.
const LONGEST_STRING: usize = 1 << 16;
const LONGEST_CSI: usize = 256;

impl Splitter {
    /// The pieces that `bytes` complete.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Piece> {
        // The escape byte was no key after all, but the head of an answer that came in two parts.
        if std::mem::take(&mut self.escaped) && is_tail_of_reply(bytes) {
            self.pending.push(ESC);
        }
        self.pending.extend_from_slice(bytes);
        let mut pieces = Vec::new();
        let mut done = 0;
        while let Some(length) = self.step(done, &mut pieces) {
            done += length;
        }
        self.pending.drain(..done);
        pieces
    }

    /// How long to wait for the rest of what has begun; `None` when nothing would change.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (self.within, &self.pending[..]) {
            (Within::Nothing, [ESC]) => Some(Duration::from_millis(40)),
            // Alt and a letter that also begins sequences, or a key of rxvt that ends in `$`.
            (Within::Nothing, [ESC, _] | [ESC, b'[', b'0'..=b'9', .., b'$']) => {
                Some(Duration::from_secs(1))
            }
            // A terminal that never ends its paste must not swallow the keys for ever.
            (Within::Paste, _) => Some(Duration::from_secs(10)),
            _ => None,
        }
    }

    /// Nothing more came in time: what has begun is taken as it stands.
    pub(super) fn give_up(&mut self) -> Vec<Piece> {
        if self.patience().is_none() {
            return Vec::new();
        }
        let pending = std::mem::take(&mut self.pending);
        let within = std::mem::take(&mut self.within);
        match (within, &pending[..]) {
            (Within::Paste, _) => vec![Piece::Paste(pending)],
            (_, [ESC]) => {
                self.escaped = true;
                vec![Piece::Escape]
            }
            (_, [ESC, letter @ 0x20..0x7f]) => vec![Piece::Alt(char::from(*letter))],
            _ => Vec::new(),
        }
    }

    /// Takes one piece, or nothing, off the pending bytes from `done` on.
    fn step(&mut self, done: usize, pieces: &mut Vec<Piece>) -> Option<usize> {
        let bytes = &self.pending[done..];
        match self.within {
            Within::Nothing => match front(bytes) {
                Front::Piece(length, piece) => {
                    pieces.push(piece);
                    Some(length)
                }
                Front::Nothing(length) => Some(length),
                Front::PasteBegins(length) => {
                    self.within = Within::Paste;
                    Some(length)
                }
                Front::LongString(length) => {
                    self.within = Within::LongString;
                    Some(length)
                }
                Front::Unfinished => None,
            },
            Within::Paste => {
                let (length, taken, ended) = paste(bytes)?;
                pieces.push(Piece::Paste(bytes[..taken].to_vec()));
                if ended {
                    self.within = Within::Nothing;
                }
                Some(length)
            }
            Within::LongString => match bytes.iter().position(|byte| *byte < 0x20) {
                Some(end) => {
                    // Its end is read as what it is alone: a sequence without meaning, or nothing.
                    self.within = Within::Nothing;
                    Some(if bytes[end] == 0x07 { end + 1 } else { end })
                }
                None if bytes.is_empty() => None,
                None => Some(bytes.len()),
            },
        }
    }
}

/// What stands first in `bytes`.
fn front(bytes: &[u8]) -> Front {
    match bytes {
        [] | [ESC] => Front::Unfinished,
        [ESC, b'[', ..] => csi(bytes),
        [ESC, b'O', ..] => ss3(bytes),
        [ESC, b']' | b'P' | b'_', ..] => string(bytes),
        // An escape byte ends whatever the one before it began, so that one was the key.
        [ESC, ESC, ..] => Front::Piece(1, Piece::Escape),
        // ST, left over from a string that was given up.
        [ESC, b'\\', ..] => Front::Nothing(2),
        [ESC, control @ (..0x20 | 0x7f), ..] => Front::Piece(2, Piece::AltControl(*control)),
        [ESC, rest @ ..] => match character(rest) {
            Front::Piece(length, Piece::Char(c)) => Front::Piece(length + 1, Piece::Alt(c)),
            Front::Nothing(length) => Front::Nothing(length + 1),
            front => front,
        },
        [control @ (..0x20 | 0x7f), ..] => Front::Piece(1, Piece::Control(*control)),
        _ => character(bytes),
    }
}

/// A character, or the bytes that are none.
fn character(bytes: &[u8]) -> Front {
    let bytes = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() == 0 => {
            return error.error_len().map_or(Front::Unfinished, Front::Nothing);
        }
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    };
    match valid.chars().next() {
        Some(c) => Front::Piece(c.len_utf8(), Piece::Char(c)),
        None => Front::Unfinished,
    }
}

/// `ESC O` and a letter: a cursor or function key.
fn ss3(bytes: &[u8]) -> Front {
    match bytes {
        [_, _] | [_, _, b'0'..=b'9'] => Front::Unfinished,
        [_, _, 0x40..0x7f, ..] => whole(bytes, 3),
        [_, _, b'0'..=b'9', 0x40..0x7f, ..] => whole(bytes, 4),
        _ => Front::Piece(2, Piece::Alt('O')),
    }
}

/// `ESC [`, parameters, intermediates, a final byte.
fn csi(bytes: &[u8]) -> Front {
    match &bytes[2..] {
        // The function keys of the Linux console.
        [b'[', rest @ ..] => return counted(bytes, 3, rest, 1),
        // The oldest mouse: three raw bytes follow.
        [b'M', rest @ ..] => return counted(bytes, 3, rest, 3),
        _ => {}
    }
    match bytes[2..].iter().position(|byte| !(0x20..0x40).contains(byte)) {
        Some(at) if (0x40..0x7f).contains(&bytes[at + 2]) => match &bytes[..at + 3] {
            PASTE_BEGINS => Front::PasteBegins(at + 3),
            PASTE_ENDS => Front::Nothing(at + 3),
            _ => whole(bytes, at + 3),
        },
        // Broken off. What broke it is looked at by itself: it may be a key.
        Some(at) => Front::Nothing(at + 2),
        None if bytes.len() > LONGEST_CSI => Front::Nothing(bytes.len()),
        None => Front::Unfinished,
    }
}

/// A sequence that ends `count` bytes after its head, which must be no controls.
fn counted(bytes: &[u8], head: usize, rest: &[u8], count: usize) -> Front {
    let rest = &rest[..rest.len().min(count)];
    match rest.iter().position(|byte| *byte < 0x20) {
        Some(control) => Front::Nothing(head + control),
        None if rest.len() < count => Front::Unfinished,
        None => whole(bytes, head + count),
    }
}

/// OSC, DCS or APC, up to ST or BEL. One that could not be an answer is Alt and a letter.
fn string(bytes: &[u8]) -> Front {
    match bytes {
        [_, _] => return Front::Unfinished,
        [_, b']', b'0'..=b'9', ..]
        | [_, b'P', b'0'..=b'9' | b'>' | b'!' | b'$' | b'+', ..]
        | [_, b'_', b'G', ..] => {}
        _ => return Front::Piece(2, Piece::Alt(char::from(bytes[1]))),
    }
    let Some(at) = bytes[2..].iter().position(|byte| *byte < 0x20).map(|at| at + 2) else {
        return if bytes.len() > LONGEST_STRING {
            Front::LongString(bytes.len())
        } else {
            Front::Unfinished
        };
    };
    match &bytes[at..] {
        [0x07, ..] if bytes[1] == b']' => whole(bytes, at + 1),
        [ESC] => Front::Unfinished,
        [ESC, b'\\', ..] => whole(bytes, at + 2),
        // CAN, SUB: given up by the terminal.
        [0x18 | 0x1a, ..] => Front::Nothing(at + 1),
        // No answer holds a control; this one was none, and the control is a key.
        _ => Front::Nothing(at),
    }
}

fn whole(bytes: &[u8], length: usize) -> Front {
    Front::Piece(length, Piece::Sequence(bytes[..length].to_vec()))
}

/// How many bytes to take off, how many of them are the paste's, and whether it has ended.
fn paste(bytes: &[u8]) -> Option<(usize, usize, bool)> {
    if let Some(end) = memchr::memmem::find(bytes, PASTE_ENDS) {
        return Some((end + PASTE_ENDS.len(), end, true));
    }
    if bytes.len() < PASTE_PART {
        return None;
    }
    // The end may have been cut, and a character too.
    let mut cut = bytes.len() - PASTE_ENDS.len();
    while cut > 0 && bytes[cut] & 0xc0 == 0x80 && bytes.len() - cut < 16 {
        cut -= 1;
    }
    Some((cut, cut, false))
}

/// Whether bytes that follow an escape byte taken for the key are the rest of an answer. Nobody
/// types this within one read.
fn is_tail_of_reply(bytes: &[u8]) -> bool {
    match bytes {
        [b'[', b'?' | b'>', b'0'..=b'9', ..]
        | [b'P', b'>', b'|', ..]
        | [b'P', b'0' | b'1', b'$' | b'+', ..] => true,
        [b'[', rest @ ..] => {
            let digits = |byte: &u8| byte.is_ascii_digit() || *byte == b';' || *byte == b'$';
            rest.contains(&b';')
                && matches!(rest.iter().find(|byte| !digits(byte)), Some(b'R' | b'y' | b't'))
        }
        [b']', rest @ ..] => {
            let number = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            number > 0 && rest.get(number) == Some(&b';')
        }
        _ => false,
    }
}
