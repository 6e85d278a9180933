//! What was found, line by line.

use std::path::PathBuf;

use crate::error::printable;
use crate::terminal::{Facts, Found, Kind, Multiplexer, Rgb, Way, Why, Wish};
use crate::text::{Align, Base, Direction, Options, Paragraph};

use super::Kept;
use super::words::Words;

/// What makes a font with Arabic letters stand in where the terminal's own has none.
const FONTS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <match target="pattern">
    <test name="family"><string>JetBrains Mono</string></test>
    <edit name="family" mode="append" binding="same"><string>DejaVu Sans Mono</string></edit>
  </match>
</fontconfig>"#;

/// A line, in logical order.
pub(super) struct Line {
    pub text: String,
    /// Of a file: from left to right in every language.
    is_code: bool,
}

impl Line {
    /// Its rows on a terminal of so many columns, in visual order.
    pub(super) fn rows(&self, direction: Direction, columns: u16) -> Vec<String> {
        let direction = if self.is_code { Direction::Ltr } else { direction };
        let options = Options { base: Base::Given(direction), ..Options::default() };
        let lines = Paragraph::new(&self.text, &options).lines(columns, Align::Start);
        let rows: Vec<String> = lines.iter().map(|row| row.text().trim_end().to_owned()).collect();
        if rows.is_empty() { vec![String::new()] } else { rows }
    }
}

/// What the report is of.
pub(super) struct Report<'a> {
    pub facts: &'a Facts,
    pub found: Found,
    pub words: &'static Words,
    /// The user's settings.
    pub file: Option<PathBuf>,
}

impl Report<'_> {
    /// All lines; `kept` is what became of a choice.
    pub(super) fn lines(&self, kept: Option<&Kept>) -> Vec<Line> {
        let mut lines = Vec::new();
        self.environment(&mut lines);
        self.answers(&mut lines);
        self.verdict(&mut lines);
        if let Some(kept) = kept {
            self.kept(kept, &mut lines);
        }
        self.advice(&mut lines);
        lines
    }

    /// Values stand apart from the words around them, which may run the other way.
    fn pair(&self, name: &str, value: &str) -> Line {
        let value = printable(value);
        match self.words.direction {
            Direction::Ltr => text(&format!("{name}: {value}")),
            Direction::Rtl => text(&format!("\u{2068}{name}\u{2069}: \u{2068}{value}\u{2069}")),
        }
    }

    fn environment(&self, lines: &mut Vec<Line>) {
        lines.push(text(self.words.environment));
        let variables = self.facts.environment.variables();
        lines.extend(variables.map(|(name, value)| self.pair(name, value)));
        if let Some(file) = &self.file {
            let set = crate::config::read(file).0.terminal;
            let set = set.map_or(self.words.not_set, Wish::name);
            lines.push(self.pair(&file.display().to_string(), set));
        }
        lines.push(text(""));
    }

    fn answers(&self, lines: &mut Vec<Line>) {
        let (words, answers) = (self.words, &self.facts.answers);
        let is_silent = *answers == crate::terminal::Answers::default();
        lines.push(text(if is_silent { words.not_answered } else { words.answers }));
        if !is_silent {
            let numbers = |numbers: &Option<Vec<u16>>| match numbers {
                Some(numbers) => {
                    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
                }
                None => words.no_answer.to_owned(),
            };
            let name = answers.version.as_deref().unwrap_or(words.no_answer);
            lines.push(self.pair(words.reordering, self.state(answers.reordering)));
            lines.push(self.pair(words.synchronized, self.state(answers.synchronized)));
            lines.push(self.pair("XTVERSION", name));
            let color = |color: Option<Rgb>| match color {
                Some((red, green, blue)) => format!("#{red:02x}{green:02x}{blue:02x}"),
                None => words.no_answer.to_owned(),
            };
            lines.push(self.pair("OSC 10", &color(answers.foreground)));
            lines.push(self.pair("OSC 11", &color(answers.background)));
            lines.push(self.pair("DA2", &numbers(&answers.secondary)));
            lines.push(self.pair("DA1", &numbers(&answers.primary)));
        }
        if let Some(client) = &self.facts.client {
            let told = format!("{} {}", client.term, client.version);
            lines.push(self.pair(words.client, told.trim()));
        }
        lines.push(text(""));
    }

    fn state(&self, state: Option<u16>) -> &'static str {
        let words = self.words;
        match state {
            None => words.no_answer,
            Some(1) => words.set,
            Some(2) => words.reset,
            Some(3) => words.always_set,
            Some(4) => words.always_reset,
            Some(_) => words.unknown_mode,
        }
    }

    fn verdict(&self, lines: &mut Vec<Line>) {
        let (words, found) = (self.words, self.found);
        let kind = found.kind.map_or(words.unknown_kind, Kind::name);
        let kind = match found.multiplexer {
            Some(multiplexer) => format!("{kind}, {} {}", words.through, multiplexer.name()),
            None => kind.to_owned(),
        };
        lines.push(self.pair(words.kind, &kind));
        lines.push(self.pair(words.sent, &way(found.way)));
        lines.push(self.pair(words.because, &self.why()));
        let marks = match found.shows_marks {
            Some(true) => words.marks_shown,
            Some(false) => words.marks_hidden,
            None => words.marks_unknown,
        };
        lines.push(self.pair(words.marks, marks));
        lines.push(text(""));
    }

    fn why(&self) -> String {
        let words = self.words;
        match self.found.why {
            Why::User => words.why_user.to_owned(),
            Why::Version => words.why_version.to_owned(),
            Why::Attributes => words.why_attributes.to_owned(),
            Why::Mode => words.why_mode.to_owned(),
            Why::Client => words.why_client.to_owned(),
            Why::Variable(name) => format!("{} {name}", words.why_variable),
            Why::Nothing => words.why_nothing.to_owned(),
        }
    }

    fn kept(&self, kept: &Kept, lines: &mut Vec<Line>) {
        let words = self.words;
        let file = self.file.as_ref().map_or_else(String::new, |file| file.display().to_string());
        lines.push(match kept {
            Kept::Written(wish) => {
                self.pair(words.written, &format!("{file}: terminal = \"{}\"", wish.name()))
            }
            Kept::Needless => text(words.needless),
            Kept::Fault(fault) => self.pair(words.not_written, fault),
        });
        lines.push(text(""));
    }

    fn advice(&self, lines: &mut Vec<Line>) {
        let (words, found) = (self.words, self.found);
        lines.push(text(words.advice));
        match found.multiplexer {
            Some(Multiplexer::Tmux) => lines.push(text(words.in_tmux)),
            Some(Multiplexer::Screen) => lines.push(text(words.in_screen)),
            None => {}
        }
        if found.multiplexer.is_some() && found.way == Way::Mlterm {
            lines.push(code("set -g allow-passthrough on"));
        }
        if let Some(Kind::Kitty | Kind::Konsole | Kind::QTerminal | Kind::Putty) = found.kind {
            lines.push(text(words.switched_off));
        }
        lines.push(text(words.fonts));
        lines.extend(FONTS.lines().map(code));
    }
}

fn text(text: &str) -> Line {
    Line { text: text.to_owned(), is_code: false }
}

fn code(text: &str) -> Line {
    Line { text: text.to_owned(), is_code: true }
}

fn way(way: Way) -> String {
    format!("{} ({})", way.name(), way.terminals())
}
