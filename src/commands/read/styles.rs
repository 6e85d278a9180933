//! Which theme frames are painted in.

use crate::terminal::Found;
use crate::ui::Theme;
use crate::ui::theme::{Depth, Shown, Themes};

use super::super::chosen::shown;

/// The theme by its name, and the others that a key leads to.
pub(super) struct Styles {
    pub name: String,
    pub themes: Themes,
    /// Colours are wanted.
    pub is_colored: bool,
}

impl Styles {
    /// The styles in a terminal.
    pub(super) fn theme(&self, found: Found) -> Theme {
        let shown = shown(found);
        let depth = if self.is_colored { shown.depth } else { Depth::None };
        self.themes.theme(&self.name, Shown { depth, ..shown })
    }

    pub(super) fn next(&mut self) {
        self.name = self.themes.after(&self.name).to_owned();
    }
}
