//! Text into the clipboard, through the terminal.

use std::io::Write;
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Multiplexer;

/// The bytes that ask the terminal to put `text` into the clipboard (OSC 52).
///
/// This works over ssh; a terminal that does not know it, or is told not to, ignores it, and there
/// is no answer to tell. xterm takes about 100 000 bytes of it and drops longer ones.
///
/// tmux takes it where `set-clipboard` is `on`, and hands it on wrapped where `allow-passthrough` is:
/// it is sent both ways, and as tmux is by itself neither helps, but [`give_tmux`] does. screen
/// hands on what is wrapped, piece by piece.
///
/// Within a program that paints, use [`Screen::copy`](super::Screen::copy), which sends it between
/// two frames.
#[must_use]
pub fn copy_sequence(text: &str, through: Option<Multiplexer>) -> Vec<u8> {
    // BEL ends it: GNU screen and old rxvt take that, but not ST.
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    match through {
        None => plain.into_bytes(),
        Some(Multiplexer::Tmux) => {
            let doubled = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{doubled}\x1b\\").into_bytes()
        }
        Some(Multiplexer::Screen) => {
            let pieces = plain.as_bytes().chunks(LONGEST_OF_SCREEN);
            pieces.flat_map(|piece| [b"\x1bP", piece, b"\x1b\\"].concat()).collect()
        }
    }
}

/// screen drops a string that is longer than 768 bytes, and older ones one of 256.
const LONGEST_OF_SCREEN: usize = 240;

/// Has the tmux around this program put `text` into its terminal's clipboard, and into a buffer of
/// its own, and waits until it has: not on the thread that paints. False where it cannot, as before
/// tmux 3.2.
#[must_use]
pub fn give_tmux(text: &str) -> bool {
    let mut command = Command::new("tmux");
    command.args(["load-buffer", "-w", "-"]).stdin(Stdio::piped());
    // Nothing of this may touch the terminal.
    let Ok(mut child) = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        return false;
    };
    let input = child.stdin.take();
    let is_given = input.is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success()) && is_given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clipboard_gets_the_text_in_base64() {
        assert_eq!(copy_sequence("سلام", None), b"\x1b]52;c;2LPZhNin2YU=\x07");
    }

    #[test]
    fn tmux_is_sent_it_plain_and_wrapped_and_screen_in_pieces() {
        let sent = "\x1b]52;c;2LPZhNin2YU=\x07\x1bPtmux;\x1b\x1b]52;c;2LPZhNin2YU=\x07\x1b\\";
        assert_eq!(copy_sequence("سلام", Some(Multiplexer::Tmux)), sent.as_bytes());
        let text = "خبر ".repeat(200);
        let pieces = copy_sequence(&text, Some(Multiplexer::Screen));
        let pieces = String::from_utf8(pieces).unwrap();
        let pieces: Vec<&str> = pieces.split_terminator("\x1b\\").collect();
        assert!(pieces.iter().all(|piece| piece.starts_with("\x1bP") && piece.len() <= 256));
        let whole: String = pieces.iter().map(|piece| &piece[2..]).collect();
        assert_eq!(whole.as_bytes(), copy_sequence(&text, None));
    }

    #[test]
    fn no_text_can_end_the_sequence_early() {
        let sequence = copy_sequence("\x07\x1b\\\u{9c}", None);
        let payload = &sequence[7..sequence.len() - 1];
        assert!(payload.iter().all(u8::is_ascii_graphic));
    }
}
