//! Places in a text counted in characters, as khabar's own form has them, and in bytes, as everything else
//! has them. A text may hold thousands of places, so that none is counted from its start.

/// The characters of a text.
#[derive(Debug)]
pub struct Characters<'t> {
    text: &'t str,
    /// The byte at which every [`STEP`]th character begins.
    starts: Vec<usize>,
}

const STEP: usize = 256;

impl<'t> Characters<'t> {
    /// Those of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Characters<'t> {
        let starts = text.char_indices().step_by(STEP).map(|(at, _)| at).collect();
        Characters { text, starts }
    }

    /// How many characters (Unicode scalar values) stand before `byte`: all, where it lies beyond the text.
    #[must_use]
    pub fn before(&self, byte: usize) -> usize {
        let step = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = self.starts.get(step).copied().unwrap_or(0);
        let part = self.text.get(start..byte).unwrap_or(&self.text[start..]);
        step * STEP + part.chars().count()
    }

    /// The byte at which a character begins, or the text ends; `None` beyond that.
    #[must_use]
    pub fn byte(&self, character: usize) -> Option<usize> {
        let Some(start) = self.starts.get(character / STEP).copied() else {
            let is_end = character == self.starts.len() * STEP;
            return is_end.then_some(self.text.len()).filter(|_| self.is_full());
        };
        let rest = &self.text[start..];
        let mut places = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        places.nth(character % STEP).map(|at| start + at)
    }

    /// Whether its last step is whole.
    fn is_full(&self) -> bool {
        let start = self.starts.last().copied().unwrap_or(self.text.len());
        start == self.text.len() || self.text[start..].chars().count() == STEP
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_both_ways_in_a_text_of_any_length() {
        for length in [0, 1, 2, STEP - 1, STEP, STEP + 1, 2 * STEP, 3 * STEP + 7] {
            let text: String = "خaر😀".chars().cycle().take(length).collect();
            let characters = Characters::new(&text);
            let places: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for (character, byte) in places.into_iter().enumerate() {
                assert_eq!(characters.byte(character), Some(byte), "{length}");
                assert_eq!(characters.before(byte), character, "{length}");
            }
            assert_eq!(characters.byte(length + 1), None, "{length}");
            assert_eq!(characters.byte(length + STEP), None, "{length}");
            assert_eq!(characters.before(text.len() + 9), length, "{length}");
        }
    }
}
