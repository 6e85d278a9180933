//! Text into the clipboard, through the terminal.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The bytes that ask the terminal to put `text` into the clipboard (OSC 52).
///
/// This works over ssh, and in tmux where `set-clipboard` allows it; a terminal that does not know
/// it, or is told not to, ignores it, and there is no answer to tell. xterm takes about 100 000
/// bytes of it and drops longer ones.
///
/// Within a program that paints, use [`Screen::copy`](super::Screen::copy), which sends it between
/// two frames.
#[must_use]
pub fn copy_sequence(text: &str) -> Vec<u8> {
    // BEL ends it: GNU screen and old rxvt take that, but not ST.
    format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clipboard_gets_the_text_in_base64() {
        assert_eq!(copy_sequence("سلام"), b"\x1b]52;c;2LPZhNin2YU=\x07");
    }

    #[test]
    fn no_text_can_end_the_sequence_early() {
        let sequence = copy_sequence("\x07\x1b\\\u{9c}");
        let payload = &sequence[7..sequence.len() - 1];
        assert!(payload.iter().all(u8::is_ascii_graphic));
    }
}
