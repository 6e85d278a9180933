//! The one error of the program: where it happened, then what.

use std::fmt;

use crate::text::width::is_invisible;

/// A fault, told in one line: `news.json:7: "title" is missing`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    at: Option<String>,
    line: Option<u64>,
    what: String,
}

impl Error {
    /// A fault that lies nowhere in particular.
    #[must_use]
    pub fn new(what: impl fmt::Display) -> Error {
        Error { at: None, line: None, what: what.to_string() }
    }

    /// A fault of a file or another named source.
    #[must_use]
    pub fn at(source: impl fmt::Display, what: impl fmt::Display) -> Error {
        Error { at: Some(source.to_string()), line: None, what: what.to_string() }
    }

    /// The same on a line of it, from 1.
    #[must_use]
    pub fn on_line(self, line: u64) -> Error {
        Error { line: Some(line), ..self }
    }
}

impl fmt::Display for Error {
    /// Names of files may hold anything; nothing of theirs drives a terminal or turns the line.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = &self.at {
            write!(out, "{}:", printable(at))?;
            if let Some(line) = self.line {
                write!(out, "{line}:")?;
            }
            out.write_str(" ")?;
        }
        out.write_str(&printable(&self.what))
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        Error::new(reason(&error))
    }
}

/// What an input or output error means, in lower case and without its number.
#[must_use]
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    match chars.next() {
        // «I/O error», as musl says, begins with no word.
        Some(first) if chars.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        Some(_) | None => text.to_owned(),
    }
}

/// `text` with U+FFFD for every character that a terminal may obey, that turns what stands beside it
/// or is not seen. Joiners stay, which names in Persian have, and the selectors of pictures.
#[must_use]
pub fn printable(text: &str) -> String {
    let is_of_names = |c| matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
    let is_kept = |c| is_of_names(c) || c != '\u{2800}' && !is_invisible(c);
    text.chars().map(|c| if is_kept(c) { c } else { '\u{fffd}' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_begins_in_lower_case_where_it_begins_with_a_word() {
        let said = |text: &str| reason(&std::io::Error::other(text));
        assert_eq!(said("No such file (os error 2)"), "no such file");
        assert_eq!(said("I/O error (os error 5)"), "I/O error");
        assert_eq!(said(""), "");
    }

    #[test]
    fn an_error_says_where_then_what() {
        let error = Error::at("news.json", "\"title\" is missing").on_line(7);
        assert_eq!(error.to_string(), "news.json:7: \"title\" is missing");
    }

    #[test]
    fn a_hostile_file_name_drives_no_terminal() {
        assert_eq!(
            Error::at("\u{1b}[2J", "is a directory").to_string(),
            "\u{fffd}[2J: is a directory"
        );
        let turned = Error::at("\u{202e}gnp.json\u{2028}می\u{200c}شود", "is empty");
        assert_eq!(turned.to_string(), "\u{fffd}gnp.json\u{fffd}می\u{200c}شود: is empty");
    }
}
