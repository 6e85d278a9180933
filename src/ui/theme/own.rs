//! Themes of the user's own: another theme, and what is to be different.

use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};

use super::{BuiltIn, Shown, Theme, built_in_of};

/// A theme of the user's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    base: BuiltIn,
    styles: Vec<(&'static str, Style)>,
}

/// What text can be besides coloured, by name.
pub const MODIFIERS: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("faint", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("crossed-out", Modifier::CROSSED_OUT),
];

impl Own {
    /// One that differs in nothing from `base`, which is a theme of khabar's.
    #[must_use]
    pub fn new(base: &str) -> Own {
        Own { base: built_in_of(base), styles: Vec::new() }
    }

    /// Another style for `name`; false where no style is called so.
    pub fn set(&mut self, name: &str, style: Style) -> bool {
        let known = Theme::plain().styles().into_iter().find(|(known, _)| *known == name);
        if let Some((name, _)) = known {
            self.styles.push((name, style));
        }
        known.is_some()
    }

    /// Its styles in a terminal. What a style leaves open is as in text.
    pub(super) fn theme(&self, shown: Shown) -> Theme {
        let mut theme = self.base.theme(shown);
        for (name, style) in &self.styles {
            if let Some((_, own)) = theme.styles_mut().into_iter().find(|(known, _)| known == name)
            {
                *own = *style;
            }
        }
        let text = theme.text;
        for (_, style) in theme.styles_mut() {
            *style = Style { fg: style.fg.or(text.fg), bg: style.bg.or(text.bg), ..*style };
        }
        theme.in_depth(shown.depth)
    }
}

/// A style from what a user wrote: colours by name, as `#rrggbb`, or by their place among 256.
///
/// # Errors
/// What is no colour and no modifier.
pub fn style(fg: Option<&str>, bg: Option<&str>, modifiers: &[&str]) -> Result<Style, String> {
    let mut style = Style::new();
    style.fg = fg.map(color).transpose()?;
    style.bg = bg.map(color).transpose()?;
    for name in modifiers {
        let known = MODIFIERS.iter().find(|(known, _)| known == name);
        let (_, modifier) = known.ok_or_else(|| format!("{name:?} is no modifier"))?;
        style = style.add_modifier(*modifier);
    }
    // On a ground of its own nothing is bold by accident: bold black is a grey in many terminals.
    if style.bg.is_some() && !modifiers.contains(&"bold") {
        style = style.remove_modifier(Modifier::BOLD);
    }
    Ok(style)
}

fn color(name: &str) -> Result<Color, String> {
    if name == "default" {
        return Ok(Color::Reset);
    }
    Color::from_str(name).map_err(|_| {
        format!(
            "{name:?} is no colour: a name as in \"light-blue\", \"#rrggbb\", or \"0\" to \"255\""
        )
    })
}
