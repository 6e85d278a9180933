//! A related headline → an article of this library, or not.
//!
//! By address first, then by folded title; what is left may have a close match, which is only ever
//! offered: at a similarity of 0.8 a fifth of the pairs are different news.

mod words;

use std::sync::Arc;

use crate::article::Related;
use crate::article::mark::address;

use super::copies::Copies;
use super::index::{Index, Row};
use super::letters;
use super::names::NONE;
use words::{WORDS, WordIndex, byte_words};

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

/// Bytes of folded headlines that are compared letter by letter, and how many of them: those that share the most
/// words. It takes the square of their length.
const LONGEST: usize = 400;
const COMPARED: usize = 100;

/// Articles of one headline among which the best is looked for: of thousands none is better than another, and
/// an article may name thousands of headlines.
const SAME: usize = 200;

/// Words that turn a sentence round.
const NEGATIONS: [&str; 8] = ["لا", "لم", "لن", "ليس", "ليست", "ينفي", "تنفي", "نفي"];

/// What resolving needs of an index that is complete: articles by headline, by address, by word.
#[derive(Debug, Default)]
pub struct Lookup {
    by_title: Vec<u32>,
    by_url: Vec<u32>,
    /// Of copies only the one that is shown.
    by_date: Arc<Vec<u32>>,
    words: WordIndex,
    copies: Copies,
}

impl Lookup {
    /// Of all articles of `index`.
    pub(super) fn new(index: &Index) -> Lookup {
        // What takes the most room comes first: what it gives back is there for the rest.
        let words = WordIndex::new(index);
        Lookup {
            by_title: sorted(index, Row::title),
            by_url: sorted(index, |row, _| row.url),
            by_date: Arc::new(super::order::by_date(index)),
            words,
            copies: Copies::default(),
        }
    }

    /// Looks for copies too, which reads articles.
    pub(super) fn with_copies(mut self, index: &Index) -> Lookup {
        self.copies = Copies::new(index, &self.by_title, &self.by_url);
        let copies = &self.copies;
        if !copies.is_empty() {
            Arc::make_mut(&mut self.by_date).retain(|article| copies.shown(*article) == *article);
        }
        self
    }

    pub(super) fn copies(&self) -> &Copies {
        &self.copies
    }

    /// All articles that are shown, the newest first.
    pub(super) fn by_date(&self) -> &Arc<Vec<u32>> {
        &self.by_date
    }

    /// The articles of a headline's hash, and any that share it by chance.
    pub(super) fn of_title<'l>(
        &'l self,
        hash: u64,
        index: &'l Index,
    ) -> impl Iterator<Item = usize> + 'l {
        Lookup::same(&self.by_title, hash, index, Row::title)
    }

    fn same<'l>(
        articles: &'l [u32],
        hash: u64,
        index: &'l Index,
        of: Hash,
    ) -> impl Iterator<Item = usize> + 'l {
        let hash_of = move |article: u32| {
            let found = index.find(article as usize);
            found.map_or(0, |(segment, place)| of(&segment.rows[place], segment.letters(place)))
        };
        let start = articles.partition_point(|article| hash_of(*article) < hash);
        let rest = articles[start..].iter().copied();
        rest.take_while(move |article| hash_of(*article) == hash).map(|article| article as usize)
    }
}

/// What articles are told apart by: of a row and its folded headline; 0 for none.
type Hash = fn(&Row, &[u8]) -> u64;

/// The articles that have a hash, in its order; those of one hash in the library's.
fn sorted(index: &Index, hash: Hash) -> Vec<u32> {
    super::order::by_key(
        index.count(),
        index
            .from(0)
            .map(|(article, row, letters)| (hash(row, letters), article as u32))
            .filter(|(hash, _)| *hash != 0),
    )
}

/// What `related`, found in article `from`, leads to; never `from` itself. Close matches are looked for
/// only where there is a lookup: before, all articles are looked through.
pub(super) fn resolve(
    related: &Related,
    from: usize,
    index: &Index,
    lookup: Option<&Lookup>,
) -> Resolution {
    exact(related, from, index, lookup).unwrap_or_else(|| {
        let title = letters::of_title(&related.title);
        let found = lookup.and_then(|lookup| close(&title, from, index, &lookup.words));
        found.map_or(Resolution::Missing, Resolution::Close)
    })
}

/// The article of the same address or the same headline.
pub(super) fn exact(
    related: &Related,
    from: usize,
    index: &Index,
    lookup: Option<&Lookup>,
) -> Option<Resolution> {
    let hash = related.url.as_deref().map_or(0, address_hash);
    let of_url = (hash != 0).then_some(()).and_then(|()| match lookup {
        Some(lookup) => Lookup::same(&lookup.by_url, hash, index, |row, _| row.url)
            .find(|article| *article != from),
        None => index
            .from(0)
            .find(|(article, row, _)| row.url == hash && *article != from)
            .map(|(article, ..)| article),
    });
    if let Some(article) = of_url {
        return Some(Resolution::Here { article, others: Vec::new() });
    }
    let title = letters::of_title(&related.title);
    if title.is_empty() {
        return None;
    }
    let mut same = same_title(&title, index, lookup);
    same.retain(|article| *article != from);
    same.sort_by_key(|article| nearness(index.row(*article), index.row(from)));
    (!same.is_empty()).then(|| {
        let article = same.remove(0);
        Resolution::Here { article, others: same }
    })
}

fn same_title(title: &[u8], index: &Index, lookup: Option<&Lookup>) -> Vec<usize> {
    match lookup {
        Some(lookup) => lookup
            .of_title(letters::hash(title).max(1), index)
            .filter(|article| index.letters(*article) == title)
            .take(SAME)
            .collect(),
        None => index
            .from(0)
            .filter(|(_, row, letters)| row.is_titled && *letters == title)
            .map(|(article, ..)| article)
            .take(SAME)
            .collect(),
    }
}

fn close(title: &[u8], from: usize, index: &Index, words: &WordIndex) -> Option<usize> {
    let count = byte_words(title).count();
    if count < WORDS || title.len() > LONGEST {
        return None;
    }
    let text = letters::text(title);
    let mut alike: Vec<(usize, usize, &[u8])> = Vec::new();
    for (article, _, candidate) in index.each(words.candidates(title).into_iter()) {
        let article = article as usize;
        // Nine tenths alike are nearly as long, and share at least about half of their words.
        let is_as_long = candidate.len().abs_diff(title.len()) * 8 <= title.len() + 8;
        if article == from || !is_as_long {
            continue;
        }
        let shared = shared(title, candidate);
        if shared * 2 >= count {
            alike.push((shared, article, candidate));
        }
    }
    if alike.len() > COMPARED {
        alike.sort_by_key(|(shared, ..)| std::cmp::Reverse(*shared));
        alike.truncate(COMPARED);
    }
    let mut best: Option<(f64, usize)> = None;
    for (_, article, candidate) in alike {
        let candidate = letters::text(candidate);
        if !says_the_same(&text, &candidate) {
            continue;
        }
        let similarity = strsim::normalized_levenshtein(&text, &candidate);
        if similarity >= CLOSE && best.is_none_or(|(most, _)| similarity > most) {
            best = Some((similarity, article));
        }
    }
    best.map(|(_, article)| article)
}

/// How many words of a title another one holds.
fn shared(title: &[u8], other: &[u8]) -> usize {
    byte_words(title).filter(|word| byte_words(other).any(|held| held == *word)).count()
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
fn nearness(candidate: Option<&Row>, from: Option<&Row>) -> (bool, i64) {
    let (Some(candidate), Some(from)) = (candidate, from) else {
        return (true, i64::MAX);
    };
    let other_site = candidate.site == NONE || candidate.site != from.site;
    let days = match (candidate.when.day(), from.when.day()) {
        (Some(one), Some(other)) => (one - other).abs(),
        (Some(_) | None, _) => i64::MAX,
    };
    (other_site, days)
}

/// Tells addresses apart; 0 for that of a whole site, which is no article's.
pub(super) fn address_hash(url: &str) -> u64 {
    address(url).map_or(0, |address| letters::hash(address.as_bytes()).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::format::Outline;
    use crate::library::index::{Place, Segment};
    use crate::library::names::Names;
    use std::sync::Arc;

    fn outline(title: &str) -> Outline {
        Outline { title: title.to_owned(), ..Outline::default() }
    }

    /// The index of some articles.
    fn index(articles: &[Outline]) -> Index {
        let (mut segment, mut names) = (Segment::default(), Names::default());
        for outline in articles {
            segment.push(Place { offset: 0, length: 0, line: 1 }, outline, &mut names);
        }
        let mut index = Index::default();
        index.push(Arc::new(segment));
        index
    }

    /// What a headline leads to, and the same while the library is being read.
    fn both(related: &Related, articles: &[Outline]) -> (Resolution, Resolution) {
        let index = index(articles);
        let lookup = Lookup::new(&index);
        (resolve(related, 0, &index, Some(&lookup)), resolve(related, 0, &index, None))
    }

    fn asked(title: &str, titles: &[&str]) -> (Resolution, Resolution) {
        let all = std::iter::once(&"من أين يسأل").chain(titles);
        let articles: Vec<Outline> = all.map(|title| outline(title)).collect();
        both(&Related { title: title.to_owned(), url: None }, &articles)
    }

    fn here(article: usize, others: &[usize]) -> Resolution {
        Resolution::Here { article, others: others.to_vec() }
    }

    #[test]
    fn a_title_is_found_whatever_its_harakat_hamza_and_tatweel() {
        let found = asked("حِكايةُ الأسطـرلاب", &["حكاية الاسطرلاب"]);
        assert_eq!(found, (here(1, &[]), here(1, &[])));
    }

    #[test]
    fn nearly_the_same_headline_is_close_once_all_are_known() {
        let found = asked(
            "رحلة البن من ميناء المخا إلى مقاهي العالم",
            &["رحلة البن من ميناء المخا إلى مقاهي عالم"],
        );
        assert_eq!(found, (Resolution::Close(1), Resolution::Missing));
    }

    #[test]
    fn other_numbers_are_other_news() {
        let found = asked(
            "سقوط 41 عمودا من أعمدة المدينة القديمة",
            &["سقوط 16 عمودا من أعمدة المدينة القديمة"],
        );
        assert_eq!(found.0, Resolution::Missing);
    }

    #[test]
    fn a_denial_is_not_what_it_denies() {
        let found = asked(
            "المؤرخ يقول إن الجسر لم يسقط في الفيضان",
            &["المؤرخ يقول إن الجسر سقط في الفيضان"],
        );
        assert_eq!(found.0, Resolution::Missing);
    }

    #[test]
    fn an_article_never_leads_to_itself() {
        let related = Related { title: "حكاية القهوة".to_owned(), url: None };
        let found = both(&related, &[outline("حكاية القهوة")]);
        assert_eq!(found, (Resolution::Missing, Resolution::Missing));
    }

    #[test]
    fn the_address_decides_before_the_title() {
        let url = Some("https://www.example.org/a/".to_owned());
        let last = Outline { url, ..outline("آخر") };
        let articles = [outline("سؤال"), outline("عنوان"), last];
        let related = Related {
            title: "عنوان".to_owned(),
            url: Some("http://example.org/a#top".to_owned()),
        };
        assert_eq!(both(&related, &articles), (here(2, &[]), here(2, &[])));
    }

    #[test]
    fn of_several_the_same_site_comes_first() {
        let of = |title| Outline { site: Some("الجريدة".to_owned()), ..outline(title) };
        let articles = [of("سؤال"), outline("عنوان واحد"), of("عنوان واحد")];
        let related = Related { title: "عنوان واحد".to_owned(), url: None };
        assert_eq!(both(&related, &articles), (here(2, &[1]), here(2, &[1])));
    }
}
