//! Bytes from the terminal → keys, pastes, replies.
//!
//! The terminal is read here and nowhere else, for the whole run, on one thread: it waits for the
//! terminal or for a word of its owner (a pipe), reads what is there, and
//!
//! ```text
//! bytes ─split→ whole pieces ─decode→ Input ─→ the caller's sink
//! ```
//!
//! * `split` cuts the bytes into whole characters, sequences and pastes, wherever the reads were
//!   cut, and throws away what is none of these.
//! * `decode` turns a piece into a key (through termina's parser), a mouse event or a [`Reply`].
//!
//! A terminal's answer is therefore never a key, however late it comes, and what was typed before
//! the program asked is not lost. Two things cannot be told apart by the bytes alone, a press of
//! Escape and the beginning of a sequence; a lone escape byte counts as the key when nothing has
//! followed it for 40 ms. Everything else that was read together with it is handed on at once.
//!
//! The keys of one read come together, in one [`Input::Keys`]. On an Arabic keyboard one press can
//! send two characters («ل» then «ا»), and that they came together is all that tells it from two
//! presses.

#[cfg_attr(not(unix), expect(dead_code, reason = "no reader uses it there yet"))]
mod decode;
mod key;
mod reply;
#[cfg_attr(not(unix), expect(dead_code, reason = "no reader uses it there yet"))]
mod split;

#[cfg(unix)]
mod reader;
#[cfg(not(unix))]
#[path = "input/no_reader.rs"]
mod reader;

pub use key::{Button, Key, KeyCode, Mouse, MouseKind};
pub use reader::Reader;
#[cfg(unix)]
pub(super) use reader::terminal_device;
pub use reply::{Reply, ReplyKind};

/// Something the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Keys that arrived in one read, in order; at least one.
    Keys(Vec<Key>),
    /// Text pasted in brackets, as the terminal sent it: untrusted, with any control characters
    /// in it. One longer than a megabyte comes in several pieces.
    Pasted(String),
    /// The answer to a question that was asked of the terminal.
    Reply(Reply),
    /// A mouse event; only while the mouse was asked for.
    Mouse(Mouse),
    /// The terminal is gone. Comes once, and is the last.
    Closed,
}

/// What comes of reads that bring these bytes one right after another, and then of a pause: without a
/// terminal, for tests.
#[cfg(unix)]
#[doc(hidden)]
#[must_use]
pub fn inputs(reads: &[&[u8]]) -> Vec<Input> {
    let mut splitter = split::Splitter::default();
    let mut inputs = Vec::new();
    for read in reads {
        decode::decode(splitter.feed(read), |input| inputs.push(input));
    }
    decode::decode(splitter.give_up(), |input| inputs.push(input));
    inputs
}

#[cfg(test)]
mod tests;
