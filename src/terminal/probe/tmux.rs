//! tmux knows the terminal that it is shown in.

use std::process::{Command, Stdio};

use super::Kind;

/// What tmux says of the terminal that its window is shown in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// Its `TERM`.
    pub term: String,
    /// Its answer to XTVERSION; empty where there was none, and before tmux 3.2.
    pub version: String,
}

impl Client {
    /// Out of what tmux wrote.
    fn parse(line: &str) -> Self {
        let (term, version) = line.trim_end().split_once(' ').unwrap_or((line.trim_end(), ""));
        Self { term: term.to_owned(), version: version.to_owned() }
    }

    /// Whether this tells terminals apart.
    pub(super) fn is_telling(&self) -> bool {
        !self.version.is_empty() || self.kind().is_some()
    }

    /// The terminal, if it is one that is known.
    pub(super) fn kind(&self) -> Option<Kind> {
        if self.version.is_empty() {
            return Kind::of_term(&self.term);
        }
        Kind::of_version(&self.version)
    }
}

/// Asks tmux, and waits until it has answered: not on the thread that paints. `None` where it
/// cannot be asked.
#[must_use]
pub fn ask_tmux() -> Option<Client> {
    let mut command = Command::new("tmux");
    command.args(["display-message", "-p", "#{client_termname} #{client_termtype}"]);
    // Nothing of this may touch the terminal.
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let line = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| Client::parse(&line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_is_told_by_its_version_else_by_its_term() {
        let konsole = Client::parse("xterm-256color Konsole 22.12.3\n");
        assert_eq!(konsole.kind(), Some(Kind::Konsole));
        assert_eq!(Client::parse("xterm-kitty \n").kind(), Some(Kind::Kitty));
        assert_eq!(Client::parse("mlterm").kind(), Some(Kind::Mlterm));
    }

    #[test]
    fn a_version_that_is_not_known_is_an_answer_and_none_is_none() {
        let other = Client::parse("xterm-256color WezTerm 20240203\n");
        assert!(other.is_telling() && other.kind().is_none());
        assert!(!Client::parse("xterm-256color \n").is_telling());
        assert!(!Client::parse("").is_telling());
    }
}
