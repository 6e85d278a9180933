//! A related headline → an article of this library, or not.
//!
//! By address first, then by folded title; what is left may have a close match, which is only ever
//! offered: at a similarity of 0.8 a fifth of the pairs are different news.

use std::collections::HashMap;

use crate::article::Related;
use crate::text::fold::fold_title;

use super::Headline;

/// What a related headline leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// An article of the library, and others of the same title.
    Here {
        /// The best of them: same site, then nearest date.
        article: usize,
        /// The others, in the library's order.
        others: Vec<usize>,
    },
    /// An article with nearly the same headline.
    Close(usize),
    /// Nothing that is open here.
    Missing,
}

/// The least similarity of folded titles that counts as close.
const CLOSE: f64 = 0.9;

/// Fewer words say too little.
const WORDS: usize = 5;

/// Words that turn a sentence round.
const NEGATIONS: [&str; 8] = ["لا", "لم", "لن", "ليس", "ليست", "ينفي", "تنفي", "نفي"];

/// Titles and addresses of a library, ready to be asked for.
#[derive(Debug, Default)]
pub struct Resolver {
    by_url: HashMap<String, usize>,
    by_title: HashMap<String, Vec<usize>>,
    /// Folded titles of enough words, and which of them hold a word.
    titles: Vec<(usize, String)>,
    by_word: HashMap<String, Vec<u32>>,
}

impl Resolver {
    /// Adds the headline of article `article`.
    pub fn add(&mut self, article: usize, headline: &Headline) {
        if let Some(url) = &headline.url {
            self.by_url.entry(address(url)).or_insert(article);
        }
        if headline.title_is_derived {
            return;
        }
        let title = fold_title(&headline.title);
        if title.is_empty() {
            return;
        }
        if words(&title).count() >= WORDS {
            let place = self.titles.len() as u32;
            for word in words(&title) {
                let places = self.by_word.entry(word.to_owned()).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
            self.titles.push((article, title.clone()));
        }
        self.by_title.entry(title).or_default().push(article);
    }

    /// What `related`, found in article `from`, leads to; never `from` itself.
    pub fn resolve(&self, related: &Related, from: usize, headlines: &[Headline]) -> Resolution {
        let by_url = related.url.as_ref().and_then(|url| self.by_url.get(&address(url)));
        if let Some(&article) = by_url.filter(|article| **article != from) {
            return Resolution::Here { article, others: Vec::new() };
        }
        let title = fold_title(&related.title);
        if title.is_empty() {
            return Resolution::Missing;
        }
        let mut same: Vec<usize> = self
            .by_title
            .get(&title)
            .into_iter()
            .flatten()
            .copied()
            .filter(|it| *it != from)
            .collect();
        same.sort_by_key(|article| nearness(&headlines[*article], &headlines[from]));
        if !same.is_empty() {
            let article = same.remove(0);
            return Resolution::Here { article, others: same };
        }
        self.close(&title, from).map_or(Resolution::Missing, Resolution::Close)
    }

    fn close(&self, title: &str, from: usize) -> Option<usize> {
        let count = words(title).count();
        if count < WORDS {
            return None;
        }
        // A title that is nine tenths alike shares at least about half of its words.
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for place in words(title).filter_map(|word| self.by_word.get(word)).flatten() {
            *shared.entry(*place).or_default() += 1;
        }
        let mut best: Option<(f64, usize)> = None;
        let mut candidates: Vec<u32> = shared
            .into_iter()
            .filter(|(_, shared)| shared * 2 >= count)
            .map(|(place, _)| place)
            .collect();
        candidates.sort_unstable();
        for (article, candidate) in candidates.into_iter().map(|place| &self.titles[place as usize])
        {
            if *article == from || !says_the_same(title, candidate) {
                continue;
            }
            let similarity = strsim::normalized_levenshtein(title, candidate);
            if similarity >= CLOSE && best.is_none_or(|(most, _)| similarity > most) {
                best = Some((similarity, *article));
            }
        }
        best.map(|(_, article)| article)
    }
}

/// The same numbers in the same order, and no negation on one side only.
fn says_the_same(one: &str, other: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|run| !run.is_empty())
            .map(String::from)
            .collect()
    };
    let negations = |text: &str| words(text).filter(|word| NEGATIONS.contains(word)).count();
    numbers(one) == numbers(other) && negations(one) == negations(other)
}

fn words(title: &str) -> impl Iterator<Item = &str> {
    title.split(' ').filter(|word| !word.is_empty())
}

/// Same site first, then the nearest date.
fn nearness(candidate: &Headline, from: &Headline) -> (bool, i64) {
    let other_site = candidate.site.is_none() || candidate.site != from.site;
    let days = match (candidate.day(), from.day()) {
        (Some(one), Some(other)) => (i64::from(one) - i64::from(other)).abs(),
        (Some(_) | None, _) => i64::MAX,
    };
    (other_site, days)
}

/// Addresses that differ only by scheme, `www.`, a fragment or a last slash are one.
fn address(url: &str) -> String {
    let url = url.trim();
    let url = url.split('#').next().unwrap_or(url);
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let rest = rest.trim_end_matches('/');
    let (host, path) = rest.split_once('/').map_or((rest, ""), |(host, path)| (host, path));
    format!("{}/{path}", host.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(title: &str) -> Headline {
        Headline { title: title.to_owned(), ..Headline::default() }
    }

    fn resolver(titles: &[&str]) -> (Resolver, Vec<Headline>) {
        let headlines: Vec<Headline> = titles.iter().map(|title| headline(title)).collect();
        let mut resolver = Resolver::default();
        for (place, headline) in headlines.iter().enumerate() {
            resolver.add(place, headline);
        }
        (resolver, headlines)
    }

    fn asked(title: &str, titles: &[&str]) -> Resolution {
        let mut all = vec!["من أين يسأل"];
        all.extend(titles);
        let (resolver, headlines) = resolver(&all);
        let related = Related { title: title.to_owned(), url: None };
        resolver.resolve(&related, 0, &headlines)
    }

    #[test]
    fn a_title_is_found_whatever_its_harakat_hamza_and_tatweel() {
        let found = asked("حِكايةُ الأسطـرلاب", &["حكاية الاسطرلاب"]);
        assert_eq!(found, Resolution::Here { article: 1, others: vec![] });
    }

    #[test]
    fn nearly_the_same_headline_is_close() {
        let found = asked(
            "رحلة البن من ميناء المخا إلى مقاهي العالم",
            &["رحلة البن من ميناء المخا إلى مقاهي عالم"],
        );
        assert_eq!(found, Resolution::Close(1));
    }

    #[test]
    fn other_numbers_are_other_news() {
        let found = asked(
            "سقوط 41 عمودا من أعمدة المدينة القديمة",
            &["سقوط 16 عمودا من أعمدة المدينة القديمة"],
        );
        assert_eq!(found, Resolution::Missing);
    }

    #[test]
    fn a_denial_is_not_what_it_denies() {
        let found = asked(
            "المؤرخ يقول إن الجسر لم يسقط في الفيضان",
            &["المؤرخ يقول إن الجسر سقط في الفيضان"],
        );
        assert_eq!(found, Resolution::Missing);
    }

    #[test]
    fn an_article_never_leads_to_itself() {
        let (resolver, headlines) = resolver(&["حكاية القهوة"]);
        let related = Related { title: "حكاية القهوة".to_owned(), url: None };
        assert_eq!(resolver.resolve(&related, 0, &headlines), Resolution::Missing);
    }

    #[test]
    fn the_address_decides_before_the_title() {
        let mut headlines = vec![headline("سؤال"), headline("عنوان"), headline("آخر")];
        headlines[2].url = Some("https://www.example.org/a/".to_owned());
        let mut resolver = Resolver::default();
        for (place, headline) in headlines.iter().enumerate() {
            resolver.add(place, headline);
        }
        let related = Related {
            title: "عنوان".to_owned(),
            url: Some("http://example.org/a#top".to_owned()),
        };
        assert_eq!(
            resolver.resolve(&related, 0, &headlines),
            Resolution::Here { article: 2, others: vec![] }
        );
    }

    #[test]
    fn of_several_the_same_site_comes_first() {
        let mut headlines = vec![headline("سؤال"), headline("عنوان واحد"), headline("عنوان واحد")];
        headlines[0].site = Some("دفتر".to_owned());
        headlines[2].site = Some("دفتر".to_owned());
        let mut resolver = Resolver::default();
        for (place, headline) in headlines.iter().enumerate() {
            resolver.add(place, headline);
        }
        let related = Related { title: "عنوان واحد".to_owned(), url: None };
        assert_eq!(
            resolver.resolve(&related, 0, &headlines),
            Resolution::Here { article: 2, others: vec![1] }
        );
    }
}
