//! What is set: what the options say, else what the file of settings says.

use std::path::{Path, PathBuf};

use crate::app::panes::{Shares, Side};
use crate::app::settings::Settings;
use crate::cli::{Around, Reading, SideName, When};
use crate::config::{self, Config};
use crate::error::Error;
use crate::library::search::Keep;
use crate::locale::{self, Locale};
use crate::terminal::{self, Environment, Found, Probe, Wish};
use crate::ui::theme::{Depth, Shown, Themes};
use crate::ui::{Keymap, Theme};

use super::{Exit, complain, is_screen};

/// The variable that says what the terminal must be sent.
const VARIABLE: &str = "KHABAR_TERMINAL";

/// What the user has set, whichever way.
pub(super) struct Chosen {
    config: Config,
    terminal: Wish,
}

impl Chosen {
    /// Reads the file of settings. What is wrong with it, or with the variable, is told.
    pub(super) fn new(around: &Around) -> Chosen {
        let config = file(around).map(|path| read(&path, around.config.is_some()));
        let config = config.unwrap_or_default();
        let variable = std::env::var(VARIABLE).ok().filter(|name| !name.is_empty());
        let variable = variable.and_then(|name| {
            config::named(&name).map_err(|what| complain(&Error::at(VARIABLE, what))).ok()
        });
        let terminal = around.terminal.or(variable).or(config.terminal).unwrap_or_default();
        Chosen { config, terminal }
    }

    /// Reads the file that is named, and nothing else of the machine.
    pub(super) fn of_file(path: Option<&Path>) -> Chosen {
        let config = path.map(|path| read(path, true)).unwrap_or_default();
        let terminal = config.terminal.unwrap_or_default();
        Chosen { config, terminal }
    }

    /// What is known of the terminal without asking it.
    pub(super) fn probe(&self) -> Probe {
        Probe::new(Environment::of_process(), self.terminal)
    }

    /// What the interface speaks: as asked, else as the machine's locale says. The region is the one
    /// whose dates the machine writes, unless it was asked for.
    pub(super) fn locale(&self, ui: Option<Locale>) -> Locale {
        let first = |names: [&str; 3]| {
            names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        };
        let spoken = || Locale::parse(&first(["LC_ALL", "LC_MESSAGES", "LANG"])?);
        let locale = self.named_locale(ui).or_else(spoken).unwrap_or_default();
        let region = || locale::region(&first(["LC_ALL", "LC_TIME", "LANG"])?);
        Locale { region: locale.region.or_else(region), ..locale }
    }

    /// What the interface speaks, where that is said.
    pub(super) fn named_locale(&self, ui: Option<Locale>) -> Option<Locale> {
        ui.or(self.config.ui)
    }

    /// The themes there are.
    pub(super) fn themes(&self) -> Themes {
        self.config.themes.clone()
    }

    /// The name of the theme: as asked, else as the file says. One that is not there is told, and
    /// is no theme.
    pub(super) fn theme_name(&self, reading: &Reading) -> Result<String, Exit> {
        let Some(name) = &reading.theme else { return Ok(self.config.theme.clone()) };
        if let Some(what) = config::unknown_theme(name, &self.config.themes) {
            complain(&Error::new(what));
            return Err(Exit::WrongUsage);
        }
        Ok(name.clone())
    }

    /// The styles of lines that are written without the terminal being asked.
    pub(super) fn theme(&self, reading: &Reading, found: Option<Found>) -> Result<Theme, Exit> {
        let name = self.theme_name(reading)?;
        if !self.is_colored(reading) {
            return Ok(Theme::plain());
        }
        Ok(self.config.themes.theme(&name, found.map_or_else(Shown::default, shown)))
    }

    /// The keys.
    pub(super) fn keys(&self) -> Keymap {
        self.config.keys.clone()
    }

    /// Whether all is said in lines, for those who listen.
    pub(super) fn is_plain(&self, reading: &Reading) -> bool {
        reading.plain || self.config.plain
    }

    /// Whether lines are drawn as they look, on a screen for those who see them.
    pub(super) fn draws(&self, reading: &Reading) -> bool {
        is_screen() && !self.is_plain(reading)
    }

    /// Whether the mouse is the reader's.
    pub(super) fn mouse(&self, is_asked: bool) -> bool {
        is_asked || self.config.mouse
    }

    /// How text is set, and where panes stand.
    pub(super) fn settings(
        &self,
        reading: &Reading,
        side: Option<SideName>,
        locale: Locale,
    ) -> Settings {
        let config = &self.config;
        let days = reading.calendar.or(config.calendar).or(locale.days);
        let mut settings = Settings::new(Locale { days, ..locale });
        settings.measure = reading.columns.or(config.measure);
        settings.align = reading.align.map_or(config.align, Into::into);
        let harakat = reading.harakat.map(Into::into).or(config.harakat);
        settings.harakat = harakat.unwrap_or_default();
        settings.is_harakat_chosen = harakat.is_some();
        settings.digits = reading.digits.map_or(config.digits, Into::into);
        settings.side = match side {
            None => config.side,
            Some(SideName::Auto) => None,
            Some(SideName::Left) => Some(Side::Left),
            Some(SideName::Right) => Some(Side::Right),
        };
        settings.shares = Shares { headlines: config.headlines, related: config.related };
        settings
    }

    /// Whether colours are used, on a screen or off it.
    pub(super) fn is_colored(&self, reading: &Reading) -> bool {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if self.is_plain(reading) {
            return false;
        }
        self.color(reading).unwrap_or_else(|| {
            !is_set("NO_COLOR")
                && (is_screen()
                    || std::env::var_os("CLICOLOR_FORCE")
                        .is_some_and(|value| value != "0" && !value.is_empty()))
        })
    }

    /// Whether colours are used, where that is said.
    pub(super) fn color(&self, reading: &Reading) -> Option<bool> {
        match reading.color {
            None => self.config.color,
            Some(When::Auto) => None,
            Some(When::Always) => Some(true),
            Some(When::Never) => Some(false),
        }
    }

    /// Whether nothing is to be left behind.
    pub(super) fn is_private(&self, reading: &Reading) -> bool {
        reading.private || self.config.private
    }

    /// Where folded text for searching may be kept: in the user's cache, unless nothing is to be left
    /// behind.
    pub(super) fn keep(&self, reading: &Reading) -> Keep {
        let folder = |name: &str| {
            std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute())
        };
        let cache = if cfg!(windows) {
            folder("LOCALAPPDATA")
        } else {
            folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")))
        };
        match cache {
            Some(cache) if !self.is_private(reading) => Keep::at(cache.join("khabar")),
            Some(_) | None => Keep::Nowhere,
        }
    }
}

/// What a terminal shows of a theme.
pub(super) fn shown(found: Found) -> Shown {
    let depth = match found.depth {
        terminal::Depth::None => Depth::None,
        terminal::Depth::Named => Depth::Named,
        terminal::Depth::Indexed => Depth::Indexed,
        terminal::Depth::True => Depth::True,
    };
    Shown { depth, is_light: found.is_light }
}

/// The file of settings: the one that is named, else the user's.
pub(super) fn file(around: &Around) -> Option<PathBuf> {
    around.config.clone().or_else(config::path)
}

/// Reads a file of settings; the user's own may be missing.
fn read(path: &Path, is_named: bool) -> Config {
    let (config, mut faults) = config::read(path);
    if is_named && !path.exists() {
        faults.push(Error::at(path.display(), "no such file"));
    }
    faults.iter().for_each(complain);
    config
}
