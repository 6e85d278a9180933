//! The terminal's answers.

/// An answer of the terminal: its bytes, and what they say where that is known.
///
/// It may come at any time, or never, or be one that nobody asked for; it is a fact, not an event
/// to wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The whole sequence, as it was sent.
    pub bytes: Vec<u8>,
    /// What it says.
    pub kind: ReplyKind,
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyKind {
    /// DA1, `CSI ? … c`: what the terminal can do.
    PrimaryAttributes(Vec<u16>),
    /// DA2, `CSI > … c`: which terminal it says it is, and its version.
    SecondaryAttributes(Vec<u16>),
    /// XTVERSION, `DCS > | … ST`: the terminal's name and version.
    Version(String),
    /// DECRQM, `CSI … $ y`: the state of a mode.
    Mode {
        /// A private mode, asked for with `?`.
        private: bool,
        /// Which mode.
        mode: u16,
        /// 0 not known, 1 set, 2 reset, 3 always set, 4 always reset.
        state: u16,
    },
    /// CPR, `CSI row ; column R`: where the cursor stands, from 1.
    Cursor {
        /// The row, from 1.
        row: u16,
        /// The column, from 1.
        column: u16,
    },
    /// An operating system command, `OSC number ; text ST`: a colour, the clipboard.
    Osc {
        /// Which command.
        number: u16,
        /// What follows the number.
        text: String,
    },
    /// Something else, for whoever asked for it.
    Other,
}

impl Reply {
    /// The answer in a whole sequence that is known to be one.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let kind = match bytes {
            [0x1b, b'[', body @ ..] => csi(body),
            [0x1b, b']', body @ ..] => osc(body),
            [0x1b, b'P', b'>', b'|', body @ ..] => ReplyKind::Version(text(body)),
            _ => ReplyKind::Other,
        };
        Self { bytes: bytes.to_vec(), kind }
    }
}

fn csi(body: &[u8]) -> ReplyKind {
    match body {
        [b'?', numbers @ .., b'c'] => ReplyKind::PrimaryAttributes(parameters(numbers)),
        [b'>', numbers @ .., b'c'] => ReplyKind::SecondaryAttributes(parameters(numbers)),
        [b'?', numbers @ .., b'$', b'y'] => mode(true, numbers),
        [numbers @ .., b'$', b'y'] => mode(false, numbers),
        [numbers @ .., b'R'] => match parameters(numbers)[..] {
            [row, column] => ReplyKind::Cursor { row, column },
            _ => ReplyKind::Other,
        },
        _ => ReplyKind::Other,
    }
}

fn mode(private: bool, numbers: &[u8]) -> ReplyKind {
    match parameters(numbers)[..] {
        [mode, state] => ReplyKind::Mode { private, mode, state },
        _ => ReplyKind::Other,
    }
}

fn osc(body: &[u8]) -> ReplyKind {
    let body = text(body);
    let (number, text) = body.split_once(';').unwrap_or((&body, ""));
    match number.parse() {
        Ok(number) => ReplyKind::Osc { number, text: text.to_owned() },
        Err(_) => ReplyKind::Other,
    }
}

/// The numbers between semicolons; one that is missing or no number counts as 0.
fn parameters(numbers: &[u8]) -> Vec<u16> {
    numbers
        .split(|byte| *byte == b';')
        .map(|number| std::str::from_utf8(number).ok().and_then(|n| n.parse().ok()).unwrap_or(0))
        .collect()
}

/// The text of a string sequence, without what ends it.
fn text(body: &[u8]) -> String {
    let body = body.strip_suffix(b"\x1b\\").or(body.strip_suffix(b"\x07")).unwrap_or(body);
    String::from_utf8_lossy(body).into_owned()
}
