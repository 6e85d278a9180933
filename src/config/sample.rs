//! The file of settings with every setting in it, each with its comment and as it is by itself.

use super::settings::{ALL, Setting};
use super::{keys, themes};

const HEAD: &str = "\
# The settings of khabar. They are read from $XDG_CONFIG_HOME/khabar/config.toml, else from
# ~/.config/khabar/config.toml, or from the file that --config names.
#
# Every setting is here as it is by itself. To change one, take away the # before it. What is said
# on the command line beats this file; `khabar config --check` tells what is wrong with it.
";

/// What `khabar config` prints: TOML that sets nothing, and the defaults once the `#` before its
/// settings are taken away.
#[must_use]
pub fn sample() -> String {
    let mut out = HEAD.to_owned();
    for setting in ALL {
        out.push('\n');
        out.push_str(&entry(setting));
    }
    out.push('\n');
    out.push_str(&keys::sample());
    out.push('\n');
    out.push_str(&themes::sample());
    out
}

fn entry(setting: &Setting) -> String {
    let mut about = setting.about.to_owned();
    let values = (setting.values)();
    if !values.is_empty() {
        about.push('\n');
        about.push_str(&values.join(", "));
    }
    format!("{}#{} = {}\n", comment(&about), setting.name, setting.default)
}

/// Lines of prose.
pub(super) fn comment(text: &str) -> String {
    text.lines().flat_map(|line| ["# ", line, "\n"]).collect()
}
