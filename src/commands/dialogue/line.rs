//! What a line asks for.

use crate::app::Action;
use crate::app::key::Key;
use crate::app::panes::Pane;
use crate::ui::Keymap;
use crate::ui::layout::latin_at;

/// A line that was typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A number alone.
    Number(usize),
    /// What a key asks for, with a number before it.
    Action(Option<usize>, Action),
    /// What a key asks for, and the words for it.
    Asked(Action, String),
    /// Nothing that is known.
    Unknown,
}

/// Reads a line: a key by itself or by its name, a number, a number and a key, or a key that asks for
/// words and those words. Nothing is what Enter asks for.
pub(super) fn parse(line: &str, keys: &Keymap, pane: Pane) -> Line {
    let digit = |c: char| latin_at(c).unwrap_or(c).to_digit(10);
    let numbers = line.chars().take_while(|c| digit(*c).is_some()).count();
    let rest = line.char_indices().nth(numbers).map_or("", |(at, _)| &line[at..]);
    let number = line.chars().take(numbers).filter_map(digit);
    let number =
        number.fold(0_usize, |sum, digit| sum.saturating_mul(10).saturating_add(digit as usize));
    let count = (numbers > 0).then_some(number.min(999_999));
    if let (Some(number), "") = (count, rest) {
        return Line::Number(number);
    }
    let name = if rest.is_empty() { "Enter" } else { rest };
    if let Some(action) = name.parse().ok().and_then(|key: Key| keys.action(key, pane)) {
        return if asks(action) {
            Line::Asked(action, String::new())
        } else {
            Line::Action(count, action)
        };
    }
    let mut chars = rest.chars();
    let first = chars.next().and_then(|c| keys.action(Key::char(c), pane).map(|it| (c, it)));
    match first {
        // A letter is a word's beginning, unless a space follows it.
        Some((c, action))
            if asks(action) && (!c.is_alphanumeric() || chars.as_str().starts_with(' ')) =>
        {
            Line::Asked(action, chars.as_str().trim().to_owned())
        }
        Some(_) | None => Line::Unknown,
    }
}

/// Whether words are asked for.
fn asks(action: Action) -> bool {
    matches!(action, Action::Find | Action::Filter | Action::FindEverywhere | Action::Pipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        parse(text, &Keymap::default(), Pane::Headlines)
    }

    #[test]
    fn a_line_is_a_key_or_a_number_or_both() {
        assert_eq!(line(""), Line::Action(None, Action::Open));
        assert_eq!(line("j"), Line::Action(None, Action::Down));
        assert_eq!(line("ت"), Line::Action(None, Action::Down));
        assert_eq!(line(" "), Line::Action(None, Action::PageDown));
        assert_eq!(line("12j"), Line::Action(Some(12), Action::Down));
        assert_eq!(line("Esc"), Line::Action(None, Action::Back));
        assert_eq!((line("7"), line("٢٥")), (Line::Number(7), Line::Number(25)));
    }

    #[test]
    fn words_follow_the_keys_that_ask_for_them() {
        let asked = |action, text: &str| Line::Asked(action, text.to_owned());
        assert_eq!(line("/ورق"), asked(Action::Find, "ورق"));
        assert_eq!(line("F على الورق"), asked(Action::FindEverywhere, "على الورق"));
        assert_eq!(line("f"), asked(Action::Filter, ""));
    }

    #[test]
    fn a_word_is_no_run_of_keys() {
        for text in ["find", "quit", "5x9", "help me", "jj"] {
            assert_eq!(line(text), Line::Unknown, "{text}");
        }
    }
}
