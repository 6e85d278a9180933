//! What variables say of the terminal.

use super::Kind;

/// The variables that terminals and multiplexers set.
const NAMES: [&str; 14] = [
    "TERM",
    "TMUX",
    "STY",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "KITTY_WINDOW_ID",
    "MLTERM",
    "XTERM_VERSION",
    "ALACRITTY_WINDOW_ID",
    "TERMINOLOGY",
    "TERM_PROGRAM",
    "SSH_TTY",
    "COLORTERM",
    "COLORFGBG",
];

/// Variables that only one terminal sets.
const HINTS: [(&str, Kind); 7] = [
    ("VTE_VERSION", Kind::Vte),
    ("KONSOLE_VERSION", Kind::Konsole),
    ("KITTY_WINDOW_ID", Kind::Kitty),
    ("MLTERM", Kind::Mlterm),
    ("XTERM_VERSION", Kind::Xterm),
    ("ALACRITTY_WINDOW_ID", Kind::Alacritty),
    ("TERMINOLOGY", Kind::Terminology),
];

/// The first version of Konsole seen to answer XTVERSION.
const KONSOLE_WITH_A_NAME: u32 = 22_12_00;

/// What the variables of the environment say that tell terminals apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    variables: Vec<(&'static str, String)>,
}

impl Environment {
    /// Of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self::of(|name| std::env::var(name).ok())
    }

    /// Of whatever `value` looks names up in.
    pub fn of(value: impl Fn(&str) -> Option<String>) -> Self {
        let is_set =
            |name| value(name).filter(|value| !value.is_empty()).map(|value| (name, value));
        Self { variables: NAMES.into_iter().filter_map(is_set).collect() }
    }

    /// A variable's value, if it is set and not empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Those that are set.
    pub fn variables(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.variables.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The terminal that set a variable of its own. Where several did, one was started from the
    /// other, and they do not tell which from which.
    pub(super) fn hint(&self) -> Option<(Kind, &'static str)> {
        let mut hints = HINTS.into_iter().filter(|(name, _)| self.get(name).is_some());
        let (name, kind) = hints.next()?;
        hints.next().is_none().then_some((kind, name))
    }

    /// Whether this may be a Konsole from before it had a name. `QTerminal`, which grew out of
    /// it, answers as that did, and inherits the variable when it is started from a newer one.
    pub(super) fn is_old_konsole(&self) -> bool {
        let version = self.get("KONSOLE_VERSION").and_then(|version| version.parse().ok());
        version.is_some_and(|version: u32| version < KONSOLE_WITH_A_NAME)
    }
}
