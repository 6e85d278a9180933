//! The one place that talks to a terminal.
//!
//! ```text
//!            the terminal
//!          bytes │     ▲ bytes, one write a frame
//!                ▼     │
//!   input::Reader      screen::Screen ── encode: a painted row → what this kind is sent
//!                │     ▲
//!   keys, pastes,│     │ whole frames of cells, in visual order
//!        replies ▼     │
//!             the program          guard::Guard, signals::Signals
//! ```
//!
//! A program paints every frame in **visual order with presentation forms**, one cluster a cell,
//! and hands it to a [`Screen`]. Terminals do not agree on what to do with right-to-left text; what
//! they need is a [`Way`], and only `encode` knows the ways. No pane and no widget does.
//!
//! The life of a program that uses this room:
//!
//! 1. [`Guard::enter`] takes the terminal: raw mode, the alternate screen. It gives it back when it
//!    is dropped, when any thread panics, and around [`Guard::run_child`] and [`Guard::suspend`].
//! 2. [`Reader::start`] reads keys, pastes and replies on a thread of its own, [`Signals::start`]
//!    signals on another. Both hand what they find to a sink, which is best a channel's sender.
//! 3. The program's one loop takes from the channel, and paints with [`Screen::paint`] through
//!    [`Guard::output`].
//!
//! The room knows nothing of articles, panes or keys that mean something, so that another program
//! can use it alone: it stands on ratatui's cells, crossterm (raw mode and size), termina (the
//! bytes of keys), rustix and signal-hook.

mod capabilities;
mod class;
mod clipboard;
mod encode;
mod guard;
mod input;
mod lines;
mod pen;
mod row;
mod screen;
mod signals;

pub use capabilities::Capabilities;
pub use class::Way;
pub use clipboard::copy_sequence;
pub use encode::encodes;
pub use guard::{Guard, Output, Wants};
pub use input::{Button, Input, Key, KeyCode, Mouse, MouseKind, Reader, Reply, ReplyKind};
pub use lines::{VisualLines, columns};
pub use row::styled_row;
pub use screen::Screen;
pub use signals::{Signal, Signals};
