//! How many colours a terminal shows, and on what ground.

use super::probe::{Answers, Environment};
use super::{Kind, Multiplexer};

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None at all.
    None,
    /// The sixteen that have names; their user chooses what they look like.
    #[default]
    Named,
    /// Those, and 240 that look the same everywhere.
    Indexed,
    /// Any red, green and blue.
    True,
}

/// Red, green and blue.
pub type Rgb = (u8, u8, u8);

/// How many colours a terminal shows. Its own name says more than variables, which are inherited, or
/// lost on the way to another machine.
pub(super) fn depth(
    environment: &Environment,
    kind: Option<Kind>,
    multiplexer: Option<Multiplexer>,
) -> Depth {
    let term = environment.get("TERM").unwrap_or_default();
    if is_monochrome(term) {
        return Depth::None;
    }
    let of_term = if term.contains("256") { Depth::Indexed } else { Depth::Named };
    match multiplexer {
        // It takes the parameters of any other for styles.
        Some(Multiplexer::Screen) => return of_term,
        // It turns colours into those that its own terminal has.
        Some(Multiplexer::Tmux) => return Depth::True,
        None => {}
    }
    let is_told = matches!(environment.get("COLORTERM"), Some("truecolor" | "24bit"));
    if is_told || term.contains("direct") || kind.is_some_and(Kind::shows_true_color) {
        return Depth::True;
    }
    of_term
}

/// Terminals of paper and of one colour, as terminfo has them.
fn is_monochrome(term: &str) -> bool {
    let (name, kind) = term.split_once('-').unwrap_or((term, ""));
    let is_vt = name.strip_prefix("vt").is_some_and(|number| number.parse::<u16>().is_ok());
    is_vt || name == "dumb" || matches!(kind, "mono" | "m")
}

/// Whether the ground is light: as the terminal answered, else as a variable says that some set, or as
/// the console of Linux comes. `None` where nothing is known.
pub(super) fn is_light(
    environment: &Environment,
    answers: &Answers,
    kind: Option<Kind>,
) -> Option<bool> {
    let told = answers.background.map(is_light_color);
    // QTerminal sets the variable to the same, whatever its ground is.
    if told.is_some() || kind == Some(Kind::QTerminal) {
        return told;
    }
    if environment.get("TERM") == Some("linux") {
        return Some(false);
    }
    let pair = environment.get("COLORFGBG")?;
    // rxvt's rule: the ground stands last, as one of the sixteen colours.
    let ground: u8 = pair.rsplit(';').next()?.parse().ok()?;
    (ground < 16).then_some(matches!(ground, 7 | 9..=15))
}

/// Whether black reads better on a colour than white does (WCAG 2, relative luminance).
fn is_light_color((red, green, blue): Rgb) -> bool {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    // Where (1.0 + 0.05) / (l + 0.05) is (l + 0.05) / 0.05.
    luminance > 0.179
}

/// A colour as X names them: `rgb:ffff/ffff/dddd` with one to four digits a part, `rgba:` with a part
/// more, `#rrggbb`.
pub(super) fn parse(text: &str) -> Option<Rgb> {
    if let Some(digits) = text.strip_prefix('#') {
        let each = digits.len() / 3;
        let part = |at: usize| scaled(digits.get(at * each..(at + 1) * each)?);
        return (each > 0 && digits.len() % 3 == 0)
            .then(|| Some((part(0)?, part(1)?, part(2)?)))
            .flatten();
    }
    let parts = text.strip_prefix("rgb:").or_else(|| text.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(scaled);
    Some((parts.next()??, parts.next()??, parts.next()??))
}

/// Hexadecimal digits as a part of all that so many digits can say.
fn scaled(digits: &str) -> Option<u8> {
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() <= 4)?;
    let most = (1_u32 << (4 * digits.len())) - 1;
    u8::try_from(value * 255 / most).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        let value = |name: &str| variables.iter().find(|(known, _)| *known == name);
        Environment::of(|name| value(name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn colors_are_read_as_terminals_write_them() {
        assert_eq!(parse("rgb:ffff/8080/0000"), Some((255, 128, 0)));
        assert_eq!(parse("rgb:f/8/0"), Some((255, 136, 0)));
        assert_eq!(parse("rgba:1e1e/1e1e/1e1e/ffff"), Some((30, 30, 30)));
        assert_eq!(parse("#fdf6e3"), Some((253, 246, 227)));
        for wrong in
            ["", "?", "rgb:", "rgb:ff/ff", "rgb:ggg/0/0", "#ff", "#", "rgb:12345/0/0", "#é"]
        {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_ground_is_light_where_black_reads_better_on_it() {
        let light = |text: &str| is_light_color(parse(text).unwrap());
        assert!(["#ffffff", "#fdf6e3", "#eeeeee", "#808080"].into_iter().all(light));
        assert!(!["#000000", "#1e1e1e", "#002b36", "#300a24", "#00009f"].into_iter().any(light));
    }

    #[test]
    fn a_variable_tells_the_ground_until_the_terminal_does() {
        let told = |pair: &str, answers: &Answers| {
            is_light(&environment(&[("COLORFGBG", pair)]), answers, None)
        };
        let none = Answers::default();
        assert_eq!(told("0;15", &none), Some(true));
        assert_eq!(told("15;default;0", &none), Some(false));
        assert_eq!(told("12;8", &none), Some(false));
        assert_eq!((told("default;default", &none), told("0;99", &none)), (None, None));
        let dark = Answers { background: Some((0, 0, 0)), ..none };
        assert_eq!(told("0;15", &dark), Some(false));
        let none = Answers::default();
        let set = environment(&[("COLORFGBG", "15;0")]);
        assert_eq!(is_light(&set, &none, Some(Kind::QTerminal)), None);
        assert_eq!(is_light(&environment(&[("TERM", "linux")]), &none, None), Some(false));
    }

    #[test]
    fn as_many_colors_are_used_as_the_terminal_is_known_to_show() {
        let of = |variables: &[(&str, &str)], kind, multiplexer| {
            depth(&environment(variables), kind, multiplexer)
        };
        assert_eq!(of(&[("TERM", "xterm")], None, None), Depth::Named);
        assert_eq!(of(&[("TERM", "linux")], None, None), Depth::Named);
        assert_eq!(of(&[("TERM", "xterm-256color")], None, None), Depth::Indexed);
        let over_ssh = [("TERM", "xterm-256color")];
        assert_eq!(of(&over_ssh, Some(Kind::Konsole), None), Depth::True);
        assert_eq!(of(&over_ssh, Some(Kind::Urxvt), None), Depth::Indexed);
        assert_eq!(of(&[("TERM", "x"), ("COLORTERM", "truecolor")], None, None), Depth::True);
        for term in ["vt100", "vt220", "xterm-mono", "dumb", "vt102-w"] {
            let variables = [("TERM", term), ("COLORTERM", "truecolor")];
            assert_eq!(of(&variables, Some(Kind::Vte), None), Depth::None, "{term}");
        }
        assert_ne!(of(&[("TERM", "vte-256color")], None, None), Depth::None);
        let leaked = [("TERM", "screen-256color"), ("COLORTERM", "truecolor")];
        assert_eq!(of(&leaked, Some(Kind::Vte), Some(Multiplexer::Screen)), Depth::Indexed);
        assert_eq!(of(&[("TERM", "tmux")], None, Some(Multiplexer::Tmux)), Depth::True);
    }
}
