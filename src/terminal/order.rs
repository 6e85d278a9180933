//! The terminal's own reordering: what is switched off, and how it is put back.
//!
//! A [`Guard`](super::Guard) keeps the one that is in force while it holds the terminal; a
//! [`Screen`](super::Screen) without a guard, and [`VisualLines`](super::VisualLines), keep their own.

use std::borrow::Cow;

use super::{Multiplexer, Way};

/// What is done to the terminal for a way, and what it was like before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub way: Way,
    /// Mode 8 was reset before. Then it is left so: the user, or a program around this one, has
    /// switched reordering off. Where the terminal does not tell, it was set, as it is by itself.
    pub was_off: bool,
    /// What stands between, and hands on only what is wrapped for it.
    pub through: Option<Multiplexer>,
}

impl Order {
    /// For a terminal of which nothing more is known.
    pub(super) const fn of(way: Way) -> Self {
        Self { way, was_off: false, through: None }
    }

    /// What settles the order, for rows that are erased or written after it.
    pub(super) fn settle(&self) -> Cow<'static, str> {
        self.through(self.way.prepare())
    }

    /// What puts the terminal back as it was found.
    pub(super) fn put_back(&self) -> Cow<'static, str> {
        match self.way {
            Way::Visual if self.was_off => Cow::Borrowed(""),
            way => self.through(way.undo()),
        }
    }

    /// Whether it is put back before the main screen is there again.
    pub(super) const fn is_put_back_first(&self) -> bool {
        self.through.is_some() || matches!(self.way, Way::Mlterm)
    }

    fn through(&self, sequence: &'static str) -> Cow<'static, str> {
        // They have no mode 8 to hand on: only mlterm's command has another way in.
        match self.through {
            Some(Multiplexer::Tmux) if self.way == Way::Mlterm => {
                let doubled = sequence.replace('\x1b', "\x1b\x1b");
                Cow::Owned(format!("\x1bPtmux;{doubled}\x1b\\"))
            }
            Some(Multiplexer::Screen) if self.way == Way::Mlterm => {
                Cow::Owned(format!("\x1bP{sequence}\x1b\\"))
            }
            Some(Multiplexer::Tmux | Multiplexer::Screen) | None => Cow::Borrowed(sequence),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_state_that_was_changed_is_put_back() {
        for way in Way::ALL {
            let order = Order::of(way);
            assert_eq!(order.settle().is_empty(), order.put_back().is_empty(), "{way:?}");
        }
    }

    #[test]
    fn a_mode_that_was_off_before_is_left_off() {
        let order = Order { was_off: true, ..Order::of(Way::Visual) };
        assert_eq!((&*order.settle(), &*order.put_back()), ("\x1b[8l", ""));
    }

    #[test]
    fn mlterm_hears_its_command_through_tmux_and_screen() {
        let order = Order { through: Some(Multiplexer::Tmux), ..Order::of(Way::Mlterm) };
        let wrapped = "\x1bPtmux;\x1b\x1b]5379;use_ctl=false\x07\x1b\\";
        assert_eq!(order.settle(), wrapped);
        let order = Order { through: Some(Multiplexer::Screen), ..Order::of(Way::Mlterm) };
        assert_eq!(order.settle(), "\x1bP\x1b]5379;use_ctl=false\x07\x1b\\");
        // VTE's mode would be tmux's own, and do nothing.
        let order = Order { through: Some(Multiplexer::Tmux), ..Order::of(Way::Visual) };
        assert_eq!(order.settle(), Way::Visual.prepare());
    }
}
