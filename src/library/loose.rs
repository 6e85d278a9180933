//! Headlines that hold the letters of a query in their order, with others between them: for words that
//! are half remembered or mistyped. It takes longer than a key may, so it is done beside the reader.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::index::Index;
use super::letters;
use super::search::left;
use crate::text::fold::fold_title;

/// Headlines that are found at most.
pub const MOST: usize = 100;

/// Letters of a query, at least: fewer stand in order in nearly every headline.
const LEAST: usize = 3;

/// Headlines looked through before it is asked whether somebody still waits.
const STEP: usize = 1024;

/// The headlines of a library as they are now, to be looked through from any thread.
#[derive(Clone, Debug)]
pub struct Loose(pub(super) Index);

impl Loose {
    /// The articles whose headlines hold the letters of `query`, the most compact first; none where
    /// nobody waits for them any more.
    #[must_use]
    pub fn find(&self, query: &str, is_wanted: &dyn Fn() -> bool) -> Vec<u32> {
        let words = fold_title(&left(query).words);
        if words.chars().filter(|c| *c != ' ').count() < LEAST {
            return Vec::new();
        }
        let pattern =
            Pattern::new(&words, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
        let (mut matcher, mut buffer) = (Matcher::new(Config::DEFAULT), Vec::new());
        let mut found: Vec<(u32, u32)> = Vec::new();
        for (article, _, letters) in self.0.from(0) {
            if article % STEP == 0 && !is_wanted() {
                return Vec::new();
            }
            let title = letters::text(letters);
            let score = pattern.score(Utf32Str::new(&title, &mut buffer), &mut matcher);
            found.extend(score.map(|score| (score, article as u32)));
        }
        found.sort_unstable_by_key(|(score, article)| (std::cmp::Reverse(*score), *article));
        found.truncate(MOST);
        found.into_iter().map(|(_, article)| article).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::library::scan::{Input, scan};
    use crate::library::{Bytes, Library};

    fn found(query: &str, titles: &[&str]) -> Vec<u32> {
        let record = |title: &&str| serde_json::json!({"title": title, "text": "نص"}).to_string();
        let lines: Vec<String> = titles.iter().map(record).collect();
        let bytes = Bytes::Memory(lines.join("\n").into_bytes().into());
        let mut library = Library::default();
        scan(&[Input::Memory("news".to_owned(), bytes)], &mut |batch| {
            library.take(batch);
            true
        });
        library.loose().find(query, &|| true)
    }

    #[test]
    fn letters_left_out_are_no_hindrance_whatever_their_forms() {
        let titles = ["افتتاح الجسر", "المستشفى الجديد يفتح أبوابه", "حكاية البحر"];
        assert_eq!(found("المشفي", &titles), [1]);
        assert_eq!(found("حكية بحر", &titles), [2]);
        assert_eq!(found("قلعة", &titles), [0_u32; 0]);
    }

    #[test]
    fn the_most_compact_come_first_and_two_letters_find_nothing() {
        let titles = ["ميلاد أنيس وعائلته", "ميناء المدينة", "مي تناديه"];
        assert_eq!(found("مينا", &titles)[0], 1);
        assert!(found("مي", &titles).is_empty());
    }

    #[test]
    fn what_nobody_waits_for_is_given_up() {
        let library = Library::default();
        assert!(library.loose().find("ميناء", &|| false).is_empty());
    }
}
