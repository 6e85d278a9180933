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
//! # What each way sends, and where it is right
//!
//! | [`Way`] | what is sent for a row | right in |
//! |---|---|---|
//! | [`Visual`](Way::Visual) | the cells as they look; `CSI 8 l` before the screen is erased | xterm, alacritty, foot, urxvt, st, zutty, terminology, xterm.js, VTE (GNOME Terminal, xfce4-terminal, lxterminal), tmux in a terminal that does not reorder; the default for the unknown |
//! | [`Words`](Way::Words) | the letters of each right-to-left word in logical order, U+200E after the last letter of a word and the last digit of an Arabic number; styles travel with their letters | Konsole, tmux in Konsole |
//! | [`Marks`](Way::Marks) | the cells as they look, U+200E after each right-to-left one | tmux and screen in VTE |
//! | [`Kitty`](Way::Kitty) | as `Words`, Arabic digits too, without U+200E; styles stay; what touches Arabic is slanted | kitty, tmux in kitty |
//! | [`Alternating`](Way::Alternating) | the cells as they look, every second one faint, which is not seen there; or in two ways of saying each colour, in turns | `QTerminal` |
//! | [`Mlterm`](Way::Mlterm) | the cells as they look, after `OSC 5379;use_ctl=false` | mlterm, tmux in mlterm where it hands sequences on |
//! | [`Blanks`](Way::Blanks) | as `Words`, or the whole row in logical order, with U+2800 for spaces | `PuTTY`, pterm |
//!
//! [`encodes`] tells of a row whether the terminals of a way can be made to show it. Only `Blanks`
//! has rows that they cannot; such a row is sent as nearly right as can be, the others are right.
//! What a terminal can show besides is in [`Capabilities`]. In the ways whose bytes for a cell
//! depend on the row, a changed row is sent whole.
//!
//! # In another ratatui program
//!
//! A [`Screen`] is a ratatui backend. One line puts it in the place of another:
//!
//! ```no_run
//! use khabar::terminal::{Screen, Way};
//! use khabar::widget::BidiParagraph;
//! use ratatui::Terminal;
//!
//! # fn main() -> std::io::Result<()> {
//! let mut terminal = Terminal::new(Screen::new(std::io::stdout(), Way::Words))?;
//! terminal.draw(|frame| frame.render_widget(BidiParagraph::new("خبر 1"), frame.area()))?;
//! // When the program leaves its screen:
//! terminal.backend_mut().restore()?;
//! # Ok(())
//! # }
//! ```
//!
//! Its other half, raw mode and the alternate screen, may be this room's [`Guard`], or what the
//! program uses already. `examples/backend.rs` is a whole program, which asks the terminal what it is.
//!
//! # The life of a program that uses this room alone
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
mod child;
mod class;
mod clipboard;
mod colors;
mod encode;
mod guard;
mod input;
mod kind;
mod lines;
mod links;
mod order;
mod pen;
mod probe;
mod row;
mod screen;
mod signals;

pub use capabilities::Capabilities;
pub use class::{Way, Wish};
pub use clipboard::{copy_sequence, give_tmux};
pub use colors::{Depth, Rgb};
pub use encode::encodes;
pub use guard::{Guard, Output, Wants};
#[cfg(unix)]
#[doc(hidden)]
pub use input::inputs;
pub use input::{Button, Input, Key, KeyCode, Mouse, MouseKind, Reader, Reply, ReplyKind};
pub use kind::{Kind, Multiplexer};
pub use lines::{VisualLines, columns};
pub use probe::{Answers, Client, Environment, Facts, Found, Probe, Why, ask_tmux, find};
pub use row::styled_row;
pub use screen::Screen;
pub use signals::{Signal, Signals};
