//! Which program opens an address. It gets the address as an argument of its own, never a shell.

use std::io;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::Builder;

use crate::article::address;
use crate::error::Error;

/// A program that opens an address.
pub(super) enum Browser {
    /// The user's own: it may draw in the terminal, so it gets that until it ends.
    OfTerminal(Command),
    /// The system's opener, which shows its pages elsewhere.
    Beside(Command),
    /// There is nowhere to show a page.
    None,
}

/// The first program of `$BROWSER` that is set, else the system's opener. Either may be a script that
/// does not quote well: the address is one word of ASCII, without quotes.
pub(super) fn browser(url: &str) -> Browser {
    let Some(url) = address::of_web(url) else { return Browser::None };
    let url = url.as_str();
    let set = std::env::var("BROWSER").unwrap_or_default();
    let first = set.split(':').find(|browser| !browser.trim().is_empty());
    if let Some(browser) = first {
        return Browser::OfTerminal(of_words(browser, url));
    }
    if cfg!(unix) && !cfg!(target_os = "macos") && !has_windows() {
        return Browser::None;
    }
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut command = Command::new(opener);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    Browser::Beside(command)
}

/// Whether there is a screen with windows, as there is not over ssh.
fn has_windows() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    // The last is Windows around Linux.
    ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].into_iter().any(is_set)
}

/// `program arguments`, the address at `%s` or at the end.
fn of_words(browser: &str, url: &str) -> Command {
    let mut words = browser.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    let mut is_placed = false;
    for word in words {
        is_placed |= word.contains("%s");
        command.arg(word.replace("%s", url));
    }
    if !is_placed {
        command.arg(url);
    }
    command
}

/// Starts a browser beside this program. It ends when it has handed the address on; nobody waits for that, and
/// `failed` is told where that is no success.
///
/// # Errors
/// It could not be started.
pub(super) fn start_beside(
    mut command: Command,
    url: &str,
    failed: impl FnOnce(Error) + Send + 'static,
) -> io::Result<()> {
    let (mut child, url) = (command.spawn()?, url.to_owned());
    // Without a thread nobody hears of its end.
    drop(Builder::new().spawn(move || {
        if let Some(fault) = child.wait().ok().and_then(fault_of) {
            failed(no_browser(&fault, &url));
        }
    }));
    Ok(())
}

/// What a browser's end says when it is no success.
pub(super) fn fault_of(status: ExitStatus) -> Option<String> {
    (!status.success()).then(|| status.to_string())
}

/// That an address could not be opened, and why.
pub(super) fn no_browser(fault: &str, url: &str) -> Error {
    Error::new(format!("no browser ({fault}): {url}"))
}

#[cfg(test)]
mod tests {
    use super::of_words;

    fn arguments(browser: &str) -> Vec<String> {
        let command = of_words(browser, "https://example.org/a b;$(x)");
        command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn the_address_is_one_argument_whatever_it_holds() {
        assert_eq!(arguments("w3m"), ["https://example.org/a b;$(x)"]);
        assert_eq!(arguments("open --in=%s -n"), ["--in=https://example.org/a b;$(x)", "-n"]);
    }
}
