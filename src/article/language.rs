//! Which language an article is in, and which way it reads.
//!
//! A language given is taken, unless its script is not the one the text is written in: extractors
//! write `en` where they know nothing. Otherwise letters decide, each language of the Arabic script by
//! letters that its neighbours do not have; whatlang is asked only where letters leave it open, and
//! short texts are left without a language rather than called wrong.

mod telling;

use std::fmt;

use telling::{Telling, Verdict};

pub use crate::text::Direction;

/// A BCP 47 language tag in its usual case: `ar`, `fa-AF`, `pa-Arab`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Language(String);

/// Codes and names that producers write, and the shortest code of the same language.
const ALIASES: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("arb", "ar"),
    ("arabic", "ar"),
    ("العربية", "ar"),
    ("عربي", "ar"),
    ("fas", "fa"),
    ("per", "fa"),
    ("pes", "fa"),
    ("persian", "fa"),
    ("farsi", "fa"),
    ("فارسی", "fa"),
    ("prs", "fa-AF"),
    ("urd", "ur"),
    ("urdu", "ur"),
    ("اردو", "ur"),
    ("heb", "he"),
    ("iw", "he"),
    ("hebrew", "he"),
    ("עברית", "he"),
    ("pus", "ps"),
    ("pbt", "ps"),
    ("pbu", "ps"),
    ("pst", "ps"),
    ("pashto", "ps"),
    ("snd", "sd"),
    ("uig", "ug"),
    ("yid", "yi"),
    ("ydd", "yi"),
    ("ji", "yi"),
    ("div", "dv"),
    ("eng", "en"),
    ("english", "en"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("french", "fr"),
    ("deu", "de"),
    ("ger", "de"),
    ("spa", "es"),
    ("tur", "tr"),
    ("rus", "ru"),
    ("ind", "id"),
];

/// Languages that run right to left when no script says otherwise.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "fa", "ur", "he", "ps", "ckb", "sd", "ug", "yi", "dv", "syr", "arc", "aii", "nqo", "ks",
    "lrc", "mzn", "glk", "bal", "bqi", "azb", "pnb", "skr", "khw", "sdh", "haz", "ary", "arz",
    "apc", "ajp", "afb", "acm", "acq", "aeb", "ars", "ayl", "apd", "shu", "rhg", "man",
];

impl Language {
    /// A tag or a name as producers write it; `None` if it names no language.
    #[must_use]
    pub fn new(given: &str) -> Option<Language> {
        let given = given.trim().to_lowercase().replace('_', "-");
        let (primary, rest) = given.split_once('-').unwrap_or((&given, ""));
        let primary =
            ALIASES.iter().find(|(alias, _)| *alias == primary).map_or(primary, |(_, code)| code);
        let letters = primary.split('-').next().unwrap_or_default();
        let is_code = (2..=3).contains(&letters.len())
            && letters.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_code || matches!(letters, "und" | "mul" | "zxx" | "mis") {
            return None;
        }
        let mut tag = primary.to_owned();
        for subtag in rest.split('-').filter(|subtag| !subtag.is_empty()) {
            if subtag.len() > 8 || !subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return None;
            }
            tag.push('-');
            tag.push_str(&subtag_case(subtag));
        }
        Some(Language(tag))
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first subtag: `fa` of `fa-AF`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether it is written in the Nastaliq style, which knows no kashida.
    #[must_use]
    pub fn is_nastaliq(&self) -> bool {
        self.0.split('-').any(|subtag| subtag == "Aran")
            || matches!(self.primary(), "ur" | "pnb" | "skr" | "ks" | "khw")
            || self.0.starts_with("pa-Arab")
    }

    /// Which way it is written: by its script where the tag names one, else as the language usually is.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let mut subtags = self.0.split('-');
        let primary = subtags.next().unwrap_or_default();
        let script = subtags
            .find(|subtag| subtag.len() == 4 && subtag.bytes().all(|b| b.is_ascii_alphabetic()));
        let is_rtl = match script {
            Some(script) => matches!(
                script,
                "Arab"
                    | "Aran"
                    | "Hebr"
                    | "Syrc"
                    | "Thaa"
                    | "Nkoo"
                    | "Adlm"
                    | "Rohg"
                    | "Mand"
                    | "Samr"
            ),
            None => RIGHT_TO_LEFT.contains(&primary),
        };
        if is_rtl { Direction::Rtl } else { Direction::Ltr }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// BCP 47 2.1.1: scripts are `Arab`, regions are `SA`, the rest is lower case.
fn subtag_case(subtag: &str) -> String {
    let is_alphabetic = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
    match subtag.len() {
        2 => subtag.to_ascii_uppercase(),
        4 if is_alphabetic => subtag[..1].to_ascii_uppercase() + &subtag[1..],
        _ => subtag.to_owned(),
    }
}

/// Is `c` a letter of a script that runs right to left?
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    match c {
        '\u{5d0}'..='\u{5ea}' | '\u{5ef}'..='\u{5f2}' | '\u{620}'..='\u{64a}' => true,
        '\u{590}'..='\u{8ff}' => c.is_alphabetic() && !is_mark(c),
        '\u{fb1d}'..='\u{fdfc}' | '\u{fe70}'..='\u{fefc}' => c.is_alphabetic() && c != '\u{fb1e}',
        '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}' => c.is_alphabetic(),
        _ => false,
    }
}

/// Marks of these blocks that Unicode also calls alphabetic.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6e4}' | '\u{6e7}'..='\u{6ed}' | '\u{711}' | '\u{730}'..='\u{74a}'
        | '\u{7a6}'..='\u{7b0}' | '\u{816}'..='\u{82d}' | '\u{897}'..='\u{89f}' | '\u{8ca}'..='\u{8ff}')
}

/// How many letters run each way in a text, and which comes first.
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    rtl: usize,
    ltr: usize,
    first: Option<Direction>,
}

fn letters(text: &str) -> Letters {
    let mut letters = Letters::default();
    for c in text.chars() {
        let direction = if is_right_to_left(c) {
            letters.rtl += 1;
            Direction::Rtl
        } else if c.is_alphabetic() && !is_mark(c) {
            letters.ltr += 1;
            Direction::Ltr
        } else {
            continue;
        };
        letters.first.get_or_insert(direction);
    }
    letters
}

/// Which way a paragraph or a headline of an article runs.
///
/// `language_known` is true where something other than first letters settled the article's direction: a
/// `dir`, a language given, or a language detected. Then
///
/// - in a right-to-left article a text with any right-to-left letter is right to left, even when it
///   begins with `AFP:`, and one with none is left to right;
/// - in a left-to-right article a text is left to right unless most of its letters run the other way.
///
/// Where it is false the first letter decides. A text without letters follows the article.
#[must_use]
pub fn paragraph_direction(article: Direction, language_known: bool, text: &str) -> Direction {
    // One letter is enough in the usual case.
    if language_known && article == Direction::Rtl && text.chars().any(is_right_to_left) {
        return Direction::Rtl;
    }
    let letters = letters(text);
    let Some(first) = letters.first else {
        return article;
    };
    if !language_known {
        return first;
    }
    match article {
        Direction::Ltr if letters.rtl > letters.ltr => Direction::Rtl,
        Direction::Ltr | Direction::Rtl => Direction::Ltr,
    }
}

/// Which way an article runs: as it says, else as its language runs, else as most of its letters do.
#[must_use]
pub fn article_direction<'a>(
    given: Option<Direction>,
    language: Option<&Language>,
    texts: impl IntoIterator<Item = &'a str>,
) -> Direction {
    if let Some(direction) = given.or_else(|| language.map(Language::direction)) {
        return direction;
    }
    let (mut rtl, mut ltr) = (0, 0);
    for text in texts {
        let letters = letters(text);
        rtl += letters.rtl;
        ltr += letters.ltr;
    }
    if rtl > ltr { Direction::Rtl } else { Direction::Ltr }
}

/// Does the text speak against a language given? True where at least nine of ten of its letters, and
/// at least twenty, run the other way.
#[must_use]
pub fn contradicts<'a>(language: &Language, texts: impl IntoIterator<Item = &'a str>) -> bool {
    let (mut with, mut against) = (0, 0);
    for text in texts {
        let letters = letters(head(text, SAMPLE_BYTES));
        let (same, other) = match language.direction() {
            Direction::Rtl => (letters.rtl, letters.ltr),
            Direction::Ltr => (letters.ltr, letters.rtl),
        };
        with += same;
        against += other;
        if with + against > 400 {
            break;
        }
    }
    against >= 20 && against >= 9 * with
}

/// As much of a text as a language is told from.
const SAMPLE_BYTES: usize = 2_400;

fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The language of some texts, the weightiest first; `None` where nothing is sure.
#[must_use]
pub fn detect<'a>(texts: impl IntoIterator<Item = &'a str> + Clone) -> Option<Language> {
    let mut telling = Telling::default();
    let mut left = SAMPLE_BYTES;
    for text in texts.clone() {
        let sample = head(text, left);
        telling.count(sample);
        left -= sample.len();
        if left < 8 {
            break;
        }
    }
    match telling.verdict() {
        Verdict::Is(code) => Some(Language(code.to_owned())),
        Verdict::TooShort => None,
        Verdict::Open => asked(texts, telling.all() > telling.other),
    }
}

/// What whatlang says, where it is sure and has enough to go on.
fn asked<'a>(texts: impl IntoIterator<Item = &'a str>, is_arabic_script: bool) -> Option<Language> {
    const ENOUGH_LETTERS: usize = 60;
    let mut sample = String::new();
    for text in texts {
        sample.push_str(head(text, SAMPLE_BYTES.saturating_sub(sample.len())));
        sample.push('\n');
    }
    if sample.chars().filter(|c| c.is_alphabetic()).count() < ENOUGH_LETTERS {
        return None;
    }
    let info = whatlang::detect(&sample).filter(whatlang::Info::is_reliable)?;
    let language = Language::new(info.lang().code())?;
    let is_arabic = matches!(language.as_str(), "ar" | "fa" | "ur");
    (is_arabic == is_arabic_script).then_some(language)
}

#[cfg(test)]
mod tests;
