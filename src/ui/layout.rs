//! Keys of other layouts by their place on the board.

/// x
#[must_use]
pub fn latin_at(c: char) -> Option<char> {
    match c { 'ت' => Some('j'), '\u{fefb}' => Some('b'), '٣' | '۳' => Some('3'), _ => None }
}
