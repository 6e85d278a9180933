//! Words where they look, with U+2800 for spaces: `PuTTY` and pterm.
//!
//! They run UAX #9 over a row, take the base direction from its first strong letter, mirror
//! brackets in right-to-left text, and look at nothing that takes no cell: no mark can part two
//! words. U+2800 can: it is a blank, and strongly left-to-right.
//!
//! A row is sent in one of two orders, whichever the algorithm turns into the painted one:
//!
//! - **from the left**, where the base is left-to-right: each word stands between two characters
//!   that are left-to-right, and only its stretch of right-to-left letters and Arabic digits is
//!   turned round;
//! - **from the right**, where the first letter of the whole row is right-to-left: all is turned
//!   round but numbers and stretches of Latin.

use std::ops::Range;

use unicode_bidi::BidiInfo;
use unicode_bidi_mirroring::get_mirrored;

use super::Encoded;
use super::direction::Direction;

/// U+2800: a blank cell, strongly left-to-right.
const BLANK: char = '\u{2800}';

/// Sends the row in the order that such a terminal turns into the painted one. False where neither
/// order does; then it is sent from the left.
pub(super) fn fill(out: &mut Encoded) -> bool {
    let painted: Vec<char> = (0..out.glyphs.len()).map(|place| out.base(place)).collect();
    if (1..painted.len()).any(|place| !out.touches_next(place - 1)) {
        // Somebody else draws in the row: nothing is known of its letters.
        return false;
    }
    let from_left = from_left(&painted);
    let from_right = from_right(&painted);
    let orders = [&from_left, &from_right];
    let right = orders.into_iter().find(|order| order.shows(&painted));
    let order = right.unwrap_or(&from_left);
    out.arrange(0, &order.places);
    for (place, c) in order.letters.iter().enumerate() {
        let from = order.places[place];
        if *c != painted[from] {
            out.replace(place, *c);
        }
    }
    right.is_some()
}

/// A row in the order in which it is sent.
#[derive(Debug, Default)]
struct Order {
    /// Which painted glyph is sent at each place.
    places: Vec<usize>,
    /// The letter that is sent of it.
    letters: Vec<char>,
}

impl Order {
    fn push(&mut self, place: usize, letter: char) {
        self.places.push(place);
        self.letters.push(letter);
    }

    /// In right-to-left text, where brackets are mirrored.
    fn push_turned(&mut self, painted: &[char], place: usize) {
        let letter = painted[place];
        self.push(place, get_mirrored(letter).unwrap_or(letter));
    }

    fn push_run(&mut self, painted: &[char], run: Range<usize>) {
        for place in run {
            self.push(place, painted[place]);
        }
    }

    /// With U+2800 for spaces.
    fn push_blanked(&mut self, painted: &[char], run: Range<usize>) {
        for place in run {
            self.push(place, if painted[place] == ' ' { BLANK } else { painted[place] });
        }
    }

    /// Whether the terminal shows the painted row.
    fn shows(&self, painted: &[char]) -> bool {
        let text: String = self.letters.iter().collect();
        let info = BidiInfo::new(&text, None);
        let Some(paragraph) = info.paragraphs.first() else {
            return true;
        };
        let levels = info.reordered_levels_per_char(paragraph, 0..text.len());
        let shown = BidiInfo::reorder_visual(&levels);
        shown.len() == painted.len()
            && shown.iter().zip(painted).enumerate().all(|(column, (sent, wanted))| {
                let letter = self.letters[*sent];
                let mirrored = levels[*sent].is_rtl().then(|| get_mirrored(letter)).flatten();
                let seen = mirrored.unwrap_or(letter);
                self.places[*sent] == column
                    && (seen == *wanted || (seen == BLANK && *wanted == ' '))
            })
    }
}

/// For a left-to-right base.
fn from_left(painted: &[char]) -> Order {
    let mut order = Order::default();
    let mut place = 0;
    while place < painted.len() {
        let end = word_end(painted, place);
        if end == place {
            order.push_blanked(painted, place..place + 1);
            place += 1;
            continue;
        }
        let turns = |at: &usize| Direction::of(painted[*at]).is_right_to_left();
        let first = (place..end).find(turns).unwrap_or(end);
        let last = (place..end).rfind(turns).map_or(end, |last| last + 1);
        order.push_run(painted, place..first);
        push_stretch(painted, first..last, Direction::LeftToRight, &mut order);
        order.push_run(painted, last..end);
        place = end;
    }
    order
}

/// The end of the word that starts there: neither blanks nor left-to-right letters.
fn word_end(painted: &[char], start: usize) -> usize {
    let is_in = |c: &char| *c != ' ' && Direction::of(*c) != Direction::LeftToRight;
    start + painted[start..].iter().take_while(|c| is_in(c)).count()
}

/// Right-to-left text in logical order: from its right end, numbers as they are. `strong` is the
/// letter, or the base, that the terminal has seen before it.
fn push_stretch(painted: &[char], stretch: Range<usize>, strong: Direction, order: &mut Order) {
    let mut end = stretch.end;
    let mut strong = strong;
    while end > stretch.start {
        let start = number_start(painted, stretch.start..end, strong);
        if start < end {
            order.push_run(painted, start..end);
            end = start;
            continue;
        }
        end -= 1;
        order.push_turned(painted, end);
        let direction = Direction::of(painted[end]);
        if direction.is_letter() {
            strong = direction;
        }
    }
}

/// Where the number starts that ends the range; its end where none does. `strong` is the letter
/// that the terminal has seen before it.
fn number_start(painted: &[char], range: Range<usize>, strong: Direction) -> usize {
    let class = |at: usize| Direction::of(painted[at]);
    let digit = |at: usize| range.contains(&at) && class(at).is_digit();
    // European digits after Arabic letters are Arabic ones (W2).
    let european = |at: usize| strong == Direction::Hebrew && class(at) == Direction::Digit;
    let joins = |at: usize| match class(at) {
        Direction::Digit | Direction::ArabicDigit => true,
        // W4: one separator between two numbers of a kind, one sign between two European ones.
        Direction::Separator | Direction::Sign => {
            at.checked_sub(1).filter(|left| digit(*left) && digit(at + 1)).is_some_and(|left| {
                let is_of_kind = european(left) == european(at + 1);
                is_of_kind && (european(left) || class(at) == Direction::Separator)
            })
        }
        // W5: any number of them beside a European number.
        Direction::Unit => {
            let is_other = |at: &usize| class(*at) != Direction::Unit;
            let left = (range.start..at).rev().find(is_other);
            left.into_iter().chain((at + 1..range.end).find(is_other)).any(european)
        }
        Direction::LeftToRight | Direction::Hebrew | Direction::Arabic | Direction::Neutral => {
            false
        }
    };
    let start = range.clone().rev().take_while(|at| joins(*at)).last().unwrap_or(range.end);
    let has_digit = (start..range.end).any(|at| class(at).is_digit());
    if has_digit { start } else { range.end }
}

/// For a right-to-left base.
fn from_right(painted: &[char]) -> Order {
    let mut order = Order::default();
    let mut end = painted.len();
    // The base, which leaves European digits what they are, as Hebrew letters do.
    let mut strong = Direction::Hebrew;
    while end > 0 {
        let latin = latin_start(painted, end);
        if latin < end {
            order.push_blanked(painted, latin..end);
            strong = Direction::LeftToRight;
            end = latin;
            continue;
        }
        let start = (0..end)
            .rev()
            .find(|at| latin_start(painted, at + 1) <= *at)
            .map_or(0, |latin| latin + 1);
        push_stretch(painted, start..end, strong, &mut order);
        end = start;
    }
    order
}

/// Where the stretch of Latin starts that ends there, with the numbers in it; the end itself where
/// none does.
fn latin_start(painted: &[char], end: usize) -> usize {
    let class = |at: usize| Direction::of(painted[at]);
    let Some(last) = end.checked_sub(1) else {
        return end;
    };
    if class(last) != Direction::LeftToRight && !class(last).is_digit() {
        return end;
    }
    let stretch = (0..end).rev().take_while(|at| !class(*at).is_letter());
    let mut start = end;
    let mut has_letter = false;
    for at in stretch {
        if class(at) == Direction::LeftToRight {
            has_letter = true;
            start = at;
        } else if class(at).is_digit() {
            start = at;
        }
    }
    if has_letter { start } else { end }
}
