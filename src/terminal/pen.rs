//! Where the terminal writes next, and how: the only place that spells moves and styles.

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use super::links::{self, Links};

/// Colours and modifiers of a cell. Underline colour is left out: three terminals blink at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
    /// The number of the address it leads to; 0 where there is none.
    pub link: u16,
}

impl Look {
    pub(super) const fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier, link: 0 }
    }

    /// The same, but as bright as other text.
    pub(super) const fn not_faint(self) -> Self {
        Self { modifier: self.modifier.difference(Modifier::DIM), ..self }
    }

    /// The same, but underlined where it is italic.
    pub(super) const fn not_italic(self) -> Self {
        if !self.modifier.contains(Modifier::ITALIC) {
            return self;
        }
        let upright = self.modifier.difference(Modifier::ITALIC);
        Self { modifier: upright.union(Modifier::UNDERLINED), ..self }
    }
}

/// What is known of the terminal's writing position and style.
#[derive(Debug, Default)]
pub(super) struct Pen {
    at: Option<Position>,
    look: Look,
    /// The addresses that looks name.
    pub links: Links,
}

impl Pen {
    /// Nothing is known of the position any more; styles are off.
    pub(super) fn forget(&mut self) {
        (self.at, self.look) = (None, Look::default());
    }

    /// A new frame begins: others may have moved the cursor since the last.
    pub(super) fn begin_frame(&mut self) {
        self.at = None;
    }

    /// Whether the terminal would write there, in that style.
    pub(super) fn is_at(&self, place: Position, look: Look) -> bool {
        self.at == Some(place) && self.look == look
    }

    pub(super) fn move_to(&mut self, out: &mut Vec<u8>, to: Position) {
        match self.at {
            Some(at) if at == to => return,
            Some(at) if at.y == to.y && at.x < to.x && to.x - at.x == 1 => put(out, "\x1b[C"),
            Some(at) if at.y == to.y => put(out, &format!("\x1b[{}G", to.x + 1)),
            _ if to == Position::ORIGIN => put(out, "\x1b[H"),
            _ => put(out, &format!("\x1b[{};{}H", to.y + 1, to.x + 1)),
        }
        self.at = Some(to);
    }

    /// Writes text of so many columns; `None` where it is uncertain where the
    /// terminal stands then: they do not agree on the columns, or it was the row's last.
    pub(super) fn write(&mut self, out: &mut Vec<u8>, text: &str, columns: Option<u16>) {
        put(out, text);
        self.at = match (self.at, columns) {
            (Some(at), Some(columns)) => Some(Position { x: at.x + columns, ..at }),
            _ => None,
        };
    }

    /// Sends what differs from the style so far.
    pub(super) fn style(&mut self, out: &mut Vec<u8>, look: Look) {
        if look == self.look {
            return;
        }
        self.lead_to(out, look.link);
        if look == self.look {
            return;
        }
        let mut codes: Vec<String> = Vec::new();
        if look.modifier != self.look.modifier || look == Look::default() {
            codes.push("0".into());
            codes.extend(modifiers(look.modifier));
            self.look = Look { modifier: look.modifier, link: look.link, ..Look::default() };
        }
        let mut exact = Vec::new();
        for (new, old, base) in [(look.fg, self.look.fg, 30), (look.bg, self.look.bg, 40)] {
            match new {
                _ if new == old => {}
                Color::Rgb(..) => exact.push(color(new, base)),
                _ => codes.push(color(new, base)),
            }
        }
        for codes in codes.chunks(PARAMETERS) {
            put(out, &format!("\x1b[{}m", codes.join(";")));
        }
        for code in exact {
            put(out, &format!("\x1b[{code}m"));
        }
        self.look = look;
    }
}

impl Pen {
    /// Ends the link that is being written, if any, and begins another.
    pub(super) fn lead_to(&mut self, out: &mut Vec<u8>, link: u16) {
        if link != self.look.link {
            put(out, self.links.beginning(link).unwrap_or(links::END));
            self.look.link = link;
        }
    }
}

/// Styles in one sequence: mlterm misreads what comes after ten parameters, and a colour of the palette
/// takes three.
const PARAMETERS: usize = 6;

fn put(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}

fn modifiers(modifier: Modifier) -> impl Iterator<Item = String> {
    const CODES: [(Modifier, &str); 9] = [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::SLOW_BLINK, "5"),
        (Modifier::RAPID_BLINK, "6"),
        (Modifier::REVERSED, "7"),
        (Modifier::HIDDEN, "8"),
        (Modifier::CROSSED_OUT, "9"),
    ];
    CODES
        .into_iter()
        .filter(move |(one, _)| modifier.contains(*one))
        .map(|(_, code)| code.to_owned())
}

/// SGR's parameters for a colour; `base` is 30 for the foreground, 40 for the background.
fn color(color: Color, base: u8) -> String {
    let plain = |number: u8| (base + number).to_string();
    let bright = |number: u8| (base + 60 + number).to_string();
    match color {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sequence_has_more_parameters_than_terminals_take() {
        let colors =
            [Color::Reset, Color::LightCyan, Color::Indexed(250), Color::Rgb(200, 201, 202)];
        for fg in colors {
            for bg in colors {
                for modifier in [Modifier::empty(), Modifier::UNDERLINED, Modifier::all()] {
                    let (mut pen, mut out) = (Pen::default(), Vec::new());
                    pen.style(&mut out, Look { fg, bg, modifier, link: 0 });
                    pen.style(&mut out, Look { bg: Color::Black, fg, modifier, link: 0 });
                    let told = String::from_utf8(out).unwrap();
                    for sequence in told.split("\x1b[") {
                        assert!(sequence.matches(';').count() < 10, "{told:?}");
                    }
                }
            }
        }
    }
}
