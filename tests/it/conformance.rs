//! UAX #9 as Unicode tests it: every case of `BidiTest` and `BidiCharacterTest`, through the code
//! that turns the engine's own lines.

use khabar::text::{Align, Base, Direction, Options, Paragraph, resolved};

use crate::database::unpacked;

/// Characters that stand for each class where a test names classes; none is a paired bracket. They
/// take turns, so that not one character alone is tested.
const STAND_INS: [(&str, &[char]); 23] = [
    ("AL", &['ا', 'ب', 'ڵ', '؟', '\u{61c}']),
    ("AN", &['٠', '٣', '٫']),
    ("B", &['\u{2029}']),
    ("BN", &['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}', '\u{2060}', '\0', '\u{1b}']),
    ("CS", &[',', '.', ':', '\u{a0}', '،']),
    ("EN", &['0', '9', '۵']),
    ("ES", &['+', '-']),
    ("ET", &['%', '$', '°', '٪', '€']),
    ("FSI", &['\u{2068}']),
    ("L", &['a', 'Z', 'é', 'я', '漢', '\u{200e}']),
    ("LRE", &['\u{202a}']),
    ("LRI", &['\u{2066}']),
    ("LRO", &['\u{202d}']),
    ("NSM", &['\u{64e}', '\u{651}', '\u{670}', '\u{5b8}', '\u{fe0f}']),
    ("ON", &['!', '"', '&', '…', '–', '\u{fff9}']),
    ("PDF", &['\u{202c}']),
    ("PDI", &['\u{2069}']),
    ("R", &['א', 'ש', '־', '\u{200f}']),
    ("RLE", &['\u{202b}']),
    ("RLI", &['\u{2067}']),
    ("RLO", &['\u{202e}']),
    ("S", &['\t', '\u{b}', '\u{1f}']),
    ("WS", &[' ', '\u{2003}', '\u{2007}', '\u{3000}', '\u{2028}', '\u{c}']),
];

/// One test: a paragraph on one line, and what must come of it.
struct Case<'a> {
    text: &'a str,
    base: Base,
    /// The paragraph's level, where the test tells it.
    paragraph: Option<u8>,
    /// `None` where X9 removes the character.
    levels: &'a [Option<u8>],
    order: &'a [usize],
}

impl Case<'_> {
    /// What the engine says instead; `None` when all is right.
    fn wrong(&self) -> Option<String> {
        let line = self.text.trim_end_matches('\u{2029}');
        let (paragraph, mut levels, mut order) = resolved(line, self.base);
        if line.len() < self.text.len() {
            // The engine cuts the separator off; L1 gives it the paragraph's level.
            let end = if paragraph % 2 == 1 { 0 } else { order.len() };
            order.insert(end, levels.len());
            levels.push(Some(paragraph));
        }
        let right = self.paragraph.is_none_or(|expected| expected == paragraph)
            && levels == self.levels
            && order == self.order;
        (!right).then(|| {
            let (told, expected, order_expected) = (self.told(), self.levels, self.order);
            format!("{told}: {levels:?} {order:?}, not {expected:?} {order_expected:?}")
        })
    }

    /// What a real paragraph draws in another order; `None` when all is right. The characters of
    /// one cell stand side by side: marks stay with their letters (L3).
    fn drawn_wrong(&self) -> Option<String> {
        let options = Options { base: self.base, ..Options::default() };
        let line = self.text.trim_end_matches('\u{2029}');
        let lines = Paragraph::new(line, &options).lines(1000, Align::Start);
        if lines.len() > 1 {
            // U+000B, U+000C and U+2028 end lines; the test means one.
            return None;
        }
        let cells: Vec<_> = lines.iter().flat_map(|line| line.cells()).collect();
        let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
        let cell_of = |at: &usize| cells.iter().position(|cell| cell.source().contains(at));
        let places = self.order.iter().filter_map(|place| starts.get(*place));
        let mut expected: Vec<usize> = places.filter_map(cell_of).collect();
        expected.dedup();
        let in_order = expected.len() == cells.len() && expected.is_sorted();
        (!in_order).then(|| format!("{}: cells in the order {expected:?}", self.told()))
    }

    fn told(&self) -> String {
        format!("{} {:?}", self.text.escape_unicode(), self.base)
    }
}

/// Counts cases, and tells the first that went wrong.
#[derive(Default)]
struct Count {
    cases: usize,
    resolved_wrong: usize,
    drawn_wrong: usize,
    first_wrong: Vec<String>,
}

impl Count {
    fn take(&mut self, case: &Case<'_>) {
        self.cases += 1;
        let (resolved, drawn) = (case.wrong(), case.drawn_wrong());
        self.resolved_wrong += usize::from(resolved.is_some());
        self.drawn_wrong += usize::from(drawn.is_some());
        let room = 8_usize.saturating_sub(self.first_wrong.len());
        self.first_wrong.extend(resolved.into_iter().chain(drawn).take(room));
    }

    fn all_right_of(&self, cases: usize) {
        let wrong = (self.resolved_wrong, self.drawn_wrong);
        assert_eq!(wrong, (0, 0), "of {}: {}", self.cases, self.first_wrong.join("\n"));
        assert_eq!(self.cases, cases);
    }
}

fn levels(text: &str) -> Vec<Option<u8>> {
    text.split_whitespace().map(|level| level.parse().ok()).collect()
}

fn order(text: &str) -> Vec<usize> {
    text.split_whitespace().map(|place| place.parse().unwrap()).collect()
}

/// `BidiTest` as tests/unicode/pack.py writes it.
#[test]
fn every_sequence_of_bidi_classes_has_the_levels_and_order_of_uax_9() {
    let packed = unpacked("BidiTest.txt");
    let mut lines = packed.lines();
    let stand_ins: Vec<&[char]> = lines
        .next()
        .unwrap()
        .split(' ')
        .map(|class| STAND_INS.iter().find(|(name, _)| *name == class).unwrap().1)
        .collect();
    let (mut levels_now, mut order_now) = (Vec::new(), Vec::new());
    let (mut classes, mut text) = (String::new(), String::new());
    let mut count = Count::default();
    for (turn, line) in lines.enumerate() {
        if let Some(told) = line.strip_prefix('=') {
            levels_now = levels(told);
        } else if let Some(told) = line.strip_prefix('>') {
            order_now = order(told);
        } else {
            let (same, rest) = line.split_at(1);
            let (new, bits) = rest.split_at(rest.len() - 1);
            classes.truncate(same.parse().unwrap());
            classes.push_str(new);
            let bits: u8 = bits.parse().unwrap();
            text.clear();
            text.extend(classes.bytes().enumerate().map(|(place, class)| {
                let stand_ins = stand_ins[usize::from(class - b'a')];
                stand_ins[(turn + place) % stand_ins.len()]
            }));
            for (bit, base) in [
                (1, Base::FirstStrong),
                (2, Base::Given(Direction::Ltr)),
                (4, Base::Given(Direction::Rtl)),
            ] {
                if bits & bit != 0 {
                    let (levels, order) = (&levels_now, &order_now);
                    count.take(&Case { text: &text, base, paragraph: None, levels, order });
                }
            }
        }
    }
    count.all_right_of(770_241);
}

#[test]
fn every_tested_text_has_the_levels_and_order_of_uax_9() {
    let mut count = Count::default();
    for line in unpacked("BidiCharacterTest.txt").lines() {
        let fields: Vec<&str> = line.split(';').collect();
        let text: String = fields[0]
            .split(' ')
            .map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
            .collect();
        let base = match fields[1] {
            "0" => Base::Given(Direction::Ltr),
            "1" => Base::Given(Direction::Rtl),
            automatic => {
                assert_eq!(automatic, "2");
                Base::FirstStrong
            }
        };
        count.take(&Case {
            text: &text,
            base,
            paragraph: fields[2].parse().ok(),
            levels: &levels(fields[3]),
            order: &order(fields[4]),
        });
    }
    count.all_right_of(91_707);
}
