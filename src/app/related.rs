//! The related headlines: which one is selected, and what following one asks first.

/// Columns before each headline: mark, number of up to three digits, point, space.
pub const GUTTER: u16 = 6;

/// Columns kept free after it.
pub const MARGIN: u16 = 1;

/// The state of the pane.
#[derive(Clone, Debug, Default)]
pub struct RelatedPane {
    /// The selected headline, from 0.
    pub selected: usize,
    /// The first one on the screen.
    pub top: usize,
    /// Digits typed so far, as a number.
    pub typed: Option<usize>,
}

/// What a digit does in the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Follow this one, from 0, at once: no longer number begins so.
    Follow(usize),
    /// Another digit, Enter or Esc decides.
    Wait,
    /// There is no such number.
    Nothing,
}

impl RelatedPane {
    /// Takes a digit where there are `count` headlines.
    pub fn digit(&mut self, digit: usize, count: usize) -> Typed {
        let number = self.typed.take().unwrap_or(0) * 10 + digit;
        if number == 0 || number > count {
            return Typed::Nothing;
        }
        self.selected = number - 1;
        if number * 10 > count {
            return Typed::Follow(number - 1);
        }
        self.typed = Some(number);
        Typed::Wait
    }

    /// Moves `top` so that the selected headline is among `rows` rows; headlines take `heights`.
    pub fn reveal(&mut self, count: usize, rows: u16, heights: impl Fn(usize) -> usize) {
        self.selected = self.selected.min(count.saturating_sub(1));
        self.top = self.top.min(self.selected);
        let mut used = 0;
        let mut first = self.selected;
        for place in (self.top..=self.selected).rev() {
            used += heights(place);
            if used > usize::from(rows) {
                break;
            }
            first = place;
        }
        self.top = first;
    }
}

/// A question in front of the panes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Which of these articles is meant, or whether the only one is.
    Choose {
        /// The related headline, from 0.
        item: usize,
        /// Articles, the likeliest first.
        candidates: Vec<usize>,
        /// The one Enter opens.
        selected: usize,
        /// Their headlines are only nearly the same.
        is_close: bool,
    },
    /// The related headline is not among the open articles.
    Missing {
        /// The related headline, from 0.
        item: usize,
    },
    /// There is no browser for this address: it is shown whole.
    Address(String),
    /// Whether folded text may be written although it takes so many bytes.
    Keep(u64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_followed_when_no_longer_one_begins_with_it() {
        let mut pane = RelatedPane::default();
        assert_eq!(pane.digit(3, 12), Typed::Follow(2));
        assert_eq!(pane.digit(1, 12), Typed::Wait);
        assert_eq!(pane.digit(2, 12), Typed::Follow(11));
        assert_eq!(pane.digit(1, 9), Typed::Follow(0));
        assert_eq!(pane.digit(0, 9), Typed::Nothing);
        assert_eq!(pane.digit(1, 12), Typed::Wait);
        assert_eq!(pane.digit(7, 12), Typed::Nothing);
        assert_eq!(pane.typed, None);
    }
}
