//! The forms in which a typed word may stand.
//!
//! What is written onto a word in the text is no matter: a word is looked for inside longer ones.
//! Where it is the typed word that carries something, or where a letter changes when something is
//! written onto it, further forms are looked for:
//!
//! - the article, alone or behind و ف ب ك ل: «المدرسة» also finds «مدرسة», «للمدرسة» and
//!   «بمدرستهم»;
//! - a teh marbuta, which becomes a teh before what follows it: «مدرسة» also finds «مدرستهم»;
//! - a hamza on waw before a waw, which half of the Arab press writes on a yeh: «مسؤول», «مسئول».
//!
//! A form from which letters were taken counts only where nothing but particles, endings and pronouns
//! stands around it: «المانيا» does not find «رومانيا».

use std::ops::Range;

use memchr::memmem::Finder;

use crate::text::fold::{fold, is_word};

/// Letters as they may stand in a folded text.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Folded.
    pub(super) letters: String,
    pub(super) edges: Edges,
    finder: Finder<'static>,
}

/// What may stand around a form in its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edges {
    /// Anything.
    Anything,
    /// Before it particles, behind it endings and pronouns.
    Word,
    /// As `Word`, but something must stand behind it.
    OpenWord,
    /// Before it anything, behind it an ending or a pronoun.
    Open,
}

impl Edges {
    /// Whether a hit counts, by the letters before it, backwards, and those behind it.
    pub(super) fn allow(
        self,
        before: impl Iterator<Item = char>,
        after: impl Iterator<Item = char>,
    ) -> bool {
        match self {
            Edges::Anything => true,
            Edges::Word => is_begun(before) && is_ended(after),
            Edges::OpenWord => is_begun(before) && is_suffixed(after),
            Edges::Open => is_suffixed(after),
        }
    }
}

impl Form {
    pub(super) fn anywhere(letters: &str) -> Form {
        Form::new(letters, Edges::Anything)
    }

    fn new(letters: &str, edges: Edges) -> Form {
        let finder = Finder::new(letters.as_bytes()).into_owned();
        Form { letters: letters.to_owned(), edges, finder }
    }

    /// Every place in a folded text.
    pub(super) fn all<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let ranges = self.finder.find_iter(folded.as_bytes());
        ranges.map(|start| start..start + self.letters.len()).filter(|range| {
            self.edges.allow(folded[..range.start].chars().rev(), folded[range.end..].chars())
        })
    }

    /// The first place in a folded text.
    pub(super) fn first(&self, folded: &str) -> Option<Range<usize>> {
        self.all(folded).next()
    }
}

/// Letters that a word has to have left when something is taken from it.
const LEAST: usize = 3;

/// The article with what is written before it, as a typed word may carry it.
const ARTICLES: [&str; 12] =
    ["وبال", "فبال", "وكال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"];

/// What may stand before a word, or before its article.
const PARTICLES: [&str; 17] =
    ["", "و", "ف", "ب", "ك", "ل", "وب", "فب", "وك", "فك", "ول", "فل", "س", "ا", "او", "اف", "وس"];

/// Endings of number, kind and relation.
const ENDINGS: [&str; 12] = ["", "ا", "ه", "ت", "ان", "ين", "ون", "ات", "ي", "يه", "يات", "يين"];

/// Pronouns.
const PRONOUNS: [&str; 12] = ["", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "ي", "نا", "ني"];

/// The longest of what may stand before a word, and behind it, in letters.
const REACH: usize = 7;

/// The forms of a word as it was typed, the plain one first; none of nothing.
pub(super) fn forms(typed: &str) -> Vec<Form> {
    let letters = fold(typed);
    if letters.trim().is_empty() {
        return Vec::new();
    }
    let mut found = vec![Form::anywhere(&letters)];
    if let Some(changed) = swapped_hamza(typed) {
        found.push(Form::anywhere(&changed));
    }
    // A hamza that was typed is no article's.
    let rest = without_article(&letters).filter(|_| !typed.starts_with(['أ', 'إ', 'آ']));
    match rest {
        Some(rest) => {
            found.push(Form::new(rest, Edges::Word));
            found.extend(opened(rest).map(|stem| Form::new(&stem, Edges::OpenWord)));
        }
        None if letters.starts_with("ال") => {}
        None => found.extend(opened(&letters).map(|stem| Form::new(&stem, Edges::Open))),
    }
    found
}

/// The word with a teh in the place of its last heh, which may be a teh marbuta.
fn opened(letters: &str) -> Option<String> {
    let stem = letters.strip_suffix('ه').filter(|stem| is_long(stem))?;
    Some(format!("{stem}ت"))
}

fn is_long(letters: &str) -> bool {
    letters.chars().count() >= LEAST
}

fn without_article(letters: &str) -> Option<&str> {
    let rest = ARTICLES.iter().find_map(|article| letters.strip_prefix(article))?;
    (is_long(rest) && rest.chars().all(is_word)).then_some(rest)
}

/// «مسؤول» for «مسئول», folded, and the other way round.
fn swapped_hamza(typed: &str) -> Option<String> {
    let swapped = typed.replace("ؤو", "\u{1}").replace("ئو", "ؤو").replace('\u{1}', "ئو");
    (swapped != typed).then(|| fold(&swapped))
}

/// Whether nothing but particles stands between the beginning of the word and here; `before` runs
/// backwards.
fn is_begun(before: impl Iterator<Item = char>) -> bool {
    let Some(letters) = edge(before) else {
        return false;
    };
    let letters: String = letters.chars().rev().collect();
    let is_particle = |text: &str| PARTICLES.contains(&text);
    is_particle(&letters)
        || letters.strip_suffix("ال").is_some_and(is_particle)
        || letters.strip_suffix("لل").is_some_and(is_particle)
}

/// Whether nothing but endings and pronouns stands between here and the end of the word.
fn is_ended(after: impl Iterator<Item = char>) -> bool {
    let Some(letters) = edge(after) else {
        return false;
    };
    ENDINGS
        .iter()
        .filter_map(|ending| letters.strip_prefix(ending))
        .any(|rest| PRONOUNS.contains(&rest))
}

/// Whether an ending of number or a pronoun stands between here and the end of the word.
fn is_suffixed(after: impl Iterator<Item = char>) -> bool {
    let Some(letters) = edge(after) else {
        return false;
    };
    let is_pronoun = |text: &str| PRONOUNS.contains(&text);
    let of_two = ["ان", "ين", "ا", "ي"].iter().filter_map(|ending| letters.strip_prefix(ending));
    !letters.is_empty() && (is_pronoun(&letters) || of_two.into_iter().any(is_pronoun))
}

/// The letters up to the end of the word; none where that is too far away.
fn edge(letters: impl Iterator<Item = char>) -> Option<String> {
    let edge: String = letters.take(REACH + 1).take_while(|c| is_word(*c)).collect();
    (edge.chars().count() <= REACH).then_some(edge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, text: &str) -> bool {
        forms(typed).iter().any(|form| form.first(&fold(text)).is_some())
    }

    #[test]
    fn the_article_of_the_typed_word_hides_nothing() {
        for text in ["مدرسة", "للمدرسة", "وبالمدرسة", "المدرسه", "بمدرستهم", "مدرستان", "المدرسة،"]
        {
            assert!(finds("المدرسة", text), "{text}");
        }
        assert!(finds("للمسؤولين", "مسؤولين"));
        assert!(finds("والكتاب", "كتابهم"));
    }

    #[test]
    fn what_is_left_of_a_word_must_be_a_word() {
        assert!(!finds("المانيا", "رومانيا"));
        assert!(finds("المانيا", "ألمانيا"));
        assert!(!finds("ألمانيا", "مانيا"));
        assert!(!finds("المدرسة", "مدرسون"));
        assert!(!finds("الله", "له"));
        assert!(!finds("الأمن", "آمنوا بالثمن"));
    }

    #[test]
    fn a_teh_marbuta_opens_before_what_follows_it() {
        assert!(finds("مدرسة", "مدرستهم"));
        assert!(finds("مدرسه", "ومدرستي"));
        assert!(!finds("مدرسة", "مدرس"));
        assert!(!finds("وزارة", "وزارتكت"));
        assert!(!finds("مياه", "مئات"));
        assert!(!finds("الله", "اللتان"));
    }

    #[test]
    fn both_spellings_of_a_hamza_before_a_waw() {
        assert!(finds("مسؤول", "المسئولون"));
        assert!(finds("شئون", "شؤون"));
        assert!(!finds("رئيس", "رويس"));
    }
}
