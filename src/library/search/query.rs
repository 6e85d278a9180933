//! What is looked for: words, phrases in quotes, and filters.
//!
//! Every word must stand somewhere in the article. A word is found inside longer ones, so that what
//! Arabic writes onto a word hides nothing: «مسؤول» is in «والمسؤولين». What is written onto the
//! typed word itself is looked through as well, see [`forms`](super::forms).

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::article::{Article, Moment};
use crate::error::Error;
use crate::library::Library;
use crate::library::marks::Flags;
use crate::text::fold::{Folded, fold, is_word};

use super::catalogue::{Field, fields, site_names};
use super::forms::{Form, forms};
use super::states::State;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    pub(super) authors: Vec<Term>,
    /// Folded; a site must hold each of them.
    sites: Vec<String>,
    after: Option<Date>,
    before: Option<Date>,
    states: Vec<State>,
    /// What has been made of each article; only where the query asks for that.
    flags: Arc<[Flags]>,
}

/// A word or a phrase: any of its forms.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) forms: Vec<Form>,
}

impl Term {
    /// Whether it stands in a folded text.
    pub(super) fn is_in(&self, folded: &str) -> bool {
        self.forms.iter().any(|form| form.first(folded).is_some())
    }
}

/// A filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Site,
    Author,
    After,
    Before,
    State,
}

/// The names of the filters, folded.
const FILTERS: [(&str, Filter); 10] = [
    ("site:", Filter::Site),
    ("author:", Filter::Author),
    ("after:", Filter::After),
    ("before:", Filter::Before),
    ("موقع:", Filter::Site),
    ("كاتب:", Filter::Author),
    ("بعد:", Filter::After),
    ("قبل:", Filter::Before),
    ("is:", Filter::State),
    ("حالة:", Filter::State),
];

impl Query {
    /// Reads a query as it was typed. A quotation that is not closed ends with the line.
    ///
    /// # Errors
    /// A date that is none.
    pub fn parse(typed: &str) -> Result<Query, Error> {
        let mut query = Query::default();
        let mut rest = typed.trim_start();
        while !rest.is_empty() {
            let (filter, after) = filter(rest);
            let (text, is_quoted, left) = piece(after);
            match filter {
                Some(filter) => query.filter(filter, text, is_quoted)?,
                None => query.terms.extend(term(text, is_quoted)),
            }
            rest = left.trim_start();
        }
        Ok(query)
    }

    fn filter(&mut self, filter: Filter, text: &str, is_quoted: bool) -> Result<(), Error> {
        match filter {
            Filter::Site => self.sites.extend(Some(fold(text)).filter(|site| !site.is_empty())),
            Filter::Author => self.authors.extend(term(text, is_quoted)),
            Filter::After => self.after = day(text)?.or(self.after),
            Filter::Before => self.before = day(text)?.or(self.before),
            Filter::State => self.states.extend(State::named(text)?),
        }
        Ok(())
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && !self.filters()
    }

    fn filters(&self) -> bool {
        !self.authors.is_empty()
            || !self.sites.is_empty()
            || self.after.is_some()
            || self.before.is_some()
            || !self.states.is_empty()
    }

    /// The same, for the articles of `library` as they are marked now.
    #[must_use]
    pub fn among(self, library: &Library) -> Query {
        let flags = if self.states.is_empty() { Vec::new() } else { library.all_flags() };
        Query { flags: flags.into(), ..self }
    }

    /// Whether it asks for what has been made of articles.
    #[must_use]
    pub fn asks_for_marks(&self) -> bool {
        !self.states.is_empty()
    }

    /// Whether what has been made of article `place` leaves it.
    pub(super) fn admits_mark(&self, place: u32) -> bool {
        self.admits_flags(self.flags.get(place as usize).copied().unwrap_or_default())
    }

    /// Whether an article of which this has been made is as asked for.
    #[must_use]
    pub fn admits_flags(&self, flags: Flags) -> bool {
        self.states.iter().all(|state| state.admits(flags))
    }

    /// Whether an article of a site, which has these folded names (see
    /// [`site_names`](super::site_names)), and a day may be one: the day of `after:` counts, that of
    /// `before:` does not.
    #[must_use]
    pub fn admits(&self, site: &[impl AsRef<str>], day: Option<Date>) -> bool {
        let is_of =
            |wanted: &String| site.iter().any(|name| name.as_ref().contains(wanted.as_str()));
        self.sites.iter().all(is_of)
            && self.after.is_none_or(|after| day.is_some_and(|day| day >= after))
            && self.before.is_none_or(|before| day.is_some_and(|day| day < before))
    }

    /// Where words of the query stand in `text`: bytes of it, in order, none over another.
    #[must_use]
    pub fn occurrences(&self, text: &str) -> Vec<Range<usize>> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for form in self.terms.iter().flat_map(|term| &term.forms) {
            found.extend(form.all(folded.text()).map(|range| folded.source(range)));
        }
        found.sort_by_key(|range| (range.start, range.end));
        found.dedup_by(|next, kept| {
            let is_over = next.start < kept.end;
            if is_over {
                kept.end = kept.end.max(next.end);
            }
            is_over
        });
        found
    }

    /// Whether it asks for an article, and whether all its words stand in the headline.
    #[must_use]
    pub fn matches(&self, article: &Article) -> Option<bool> {
        let site = site_names(article.site.as_deref(), article.url.as_deref());
        if !self.admits(&site, day_of(article.published, article.seen)) {
            return None;
        }
        let folded: Vec<(Field, String)> =
            fields(article).map(|(field, text)| (field, fold(text))).collect();
        let stands = |term: &Term, may: fn(Field) -> bool| {
            folded.iter().any(|(field, text)| may(*field) && term.is_in(text))
        };
        let is_found = self.terms.iter().all(|term| stands(term, |_| true))
            && self.authors.iter().all(|author| stands(author, |field| field == Field::Author));
        let is_title = |field| field == Field::Title;
        is_found
            .then(|| !self.terms.is_empty() && self.terms.iter().all(|term| stands(term, is_title)))
    }

    /// How many of its words stand in a folded text.
    #[must_use]
    pub fn words_in(&self, folded: &str) -> usize {
        self.terms.iter().filter(|term| term.is_in(folded)).count()
    }
}

/// The filter that `text` begins with, and what comes after its name.
fn filter(text: &str) -> (Option<Filter>, &str) {
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    let named = word.find(':').and_then(|at| {
        let (name, rest) = text.split_at(at + 1);
        let name = fold(name);
        let filter = FILTERS.iter().find(|(known, _)| fold(known) == name);
        filter.map(|(_, filter)| (*filter, rest))
    });
    named.map_or((None, text), |(filter, rest)| (Some(filter), rest))
}

/// What the filters leave of a list of headlines, and the words.
#[derive(Debug, Default)]
pub(in crate::library) struct Left {
    /// Papers, folded.
    pub sites: Vec<String>,
    /// None where there is no such state: nothing is left.
    pub states: Option<Vec<State>>,
    /// What is no filter.
    pub words: String,
}

/// What `text` asks of a list of headlines.
pub(in crate::library) fn left(text: &str) -> Left {
    let mut left = Left { states: Some(Vec::new()), ..Left::default() };
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (filter, after) = filter(rest);
        let is_filter = matches!(filter, Some(Filter::Site | Filter::State));
        let (found, _, end) = piece(if is_filter { after } else { rest });
        match filter {
            Some(Filter::Site) => left.sites.extend(Some(fold(found)).filter(|it| !it.is_empty())),
            Some(Filter::State) => match (State::named(found), &mut left.states) {
                (Ok(state), Some(states)) => states.extend(state),
                (Err(_), _) | (_, None) => left.states = None,
            },
            Some(Filter::Author | Filter::After | Filter::Before) | None => words.push(found),
        }
        rest = end.trim_start();
    }
    left.words = words.join(" ");
    left
}

/// A quotation or a word, and what follows it.
fn piece(text: &str) -> (&str, bool, &str) {
    const QUOTES: [(char, char); 5] = [('"', '"'), ('«', '»'), ('“', '”'), ('„', '“'), ('”', '“')];
    let first = text.chars().next().unwrap_or(' ');
    if let Some((open, close)) = QUOTES.iter().find(|(open, _)| *open == first) {
        let inner = &text[open.len_utf8()..];
        return match inner.find(*close) {
            Some(end) => (&inner[..end], true, &inner[end + close.len_utf8()..]),
            None => (inner, true, ""),
        };
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], false, &text[end..])
}

fn term(text: &str, is_quoted: bool) -> Option<Term> {
    if is_quoted {
        let words = fold(text);
        let letters =
            words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        return (!letters.is_empty()).then(|| Term { forms: vec![Form::anywhere(&letters)] });
    }
    let is_edge = |c: char| fold(c.encode_utf8(&mut [0; 4])).chars().all(|c| !is_word(c));
    let trimmed = text.trim_matches(is_edge);
    let forms = forms(if trimmed.is_empty() { text } else { trimmed });
    (!forms.is_empty()).then_some(Term { forms })
}

/// A day, or the first one of a month or a year; none while it is still being typed.
fn day(text: &str) -> Result<Option<Date>, Error> {
    let folded = fold(text);
    let fault = || Error::new(format!("\"{text}\" is no date: year, year-month or year-month-day"));
    let parts: Vec<&str> = folded.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let number = |place: usize| match parts.get(place) {
        Some(part) => part.parse::<i16>().map_err(|_| fault()),
        None => Ok(1),
    };
    if parts.is_empty() {
        return Ok(None);
    }
    if parts.len() > 3 || parts[0].len() > 4 {
        return Err(fault());
    }
    let (year, month, date) = (number(0)?, number(1)?, number(2)?);
    if parts[0].len() < 4 {
        return Ok(None);
    }
    let small = |number: i16| i8::try_from(number).map_err(|_| fault());
    Date::new(year, small(month)?, small(date)?).map(Some).map_err(|_| fault())
}

/// The day by which an article is filtered: of its publication, else when it was seen.
#[must_use]
pub fn day_of(published: Option<Moment>, seen: Option<Moment>) -> Option<Date> {
    published.or(seen).map(Moment::date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
        let query = Query::parse(typed).unwrap();
        query.occurrences(text).into_iter().map(|range| &text[range]).collect()
    }

    fn admits(typed: &str, day: &str) -> bool {
        Query::parse(typed).unwrap().admits(&[""], day.parse().ok())
    }

    #[test]
    fn a_word_is_found_with_what_is_written_onto_it() {
        assert_eq!(found("مسؤول", "قال المسؤولين وبالمسؤول"), ["مسؤول", "مسؤول"]);
        assert_eq!(found("كتاب", "وبكتابهم للكتاب"), ["كتاب", "كتاب"]);
    }

    #[test]
    fn letters_count_as_readers_compare_them() {
        assert_eq!(found("احمد", "أَحْمَد"), ["أَحْمَد"]);
        assert_eq!(found("جامعه", "الجامعة"), ["جامعة"]);
        assert_eq!(found("على", "علي"), ["علي"]);
        assert_eq!(found("2015", "عام ٢٠١٥"), ["٢٠١٥"]);
        assert_eq!(found("کتاب", "كتـاب"), ["كتـاب"]);
        assert_eq!(found("میشود", "می\u{200c}شود"), ["می\u{200c}شود"]);
        assert_eq!(found("afp", "AFP"), ["AFP"]);
    }

    #[test]
    fn a_phrase_stands_as_it_is_quoted() {
        for typed in ["\"مجلس الأمن\"", "«مجلس  الأمن»", "“مجلس الأمن”", "\"مجلس الأمن"]
        {
            assert_eq!(found(typed, "قرر مجلس الأمن أمس"), ["مجلس الأمن"], "{typed}");
            assert!(found(typed, "الأمن في مجلس").is_empty(), "{typed}");
        }
    }

    #[test]
    fn words_are_freed_of_the_punctuation_around_them() {
        assert_eq!(found("(الأمن)،", "في الأمن"), ["الأمن"]);
        assert_eq!(found("%", "5%"), ["%"]);
    }

    #[test]
    fn hits_that_lie_over_one_another_are_one() {
        assert_eq!(found("سلام لام", "السلام"), ["سلام"]);
    }

    #[test]
    fn filters_take_dates_of_any_length_in_any_digits() {
        assert!(admits("after:2015-08-09", "2015-08-09"));
        assert!(!admits("before:2015-08-09", "2015-08-09"));
        assert!(admits("after:٢٠١٥ before:2016", "2015-12-31"));
        assert!(!admits("after:2015-8 before:2015/9", "2015-09-01"));
        assert!(admits("بعد:2015", "2016-01-01"));
        assert!(!admits("after:2015", "no day"));
        assert!(admits("after:20", "1999-01-01"));
        assert!(Query::parse("after:2015-13").is_err());
        assert!(Query::parse("before:yesterday").is_err());
    }

    #[test]
    fn a_site_is_a_name_or_a_host() {
        let admits = |typed, site, url| {
            Query::parse(typed).unwrap().admits(&super::super::site_names(site, url), None)
        };
        assert!(admits("site:المدينه", Some("صحيفة المدينة"), None));
        assert!(!admits("site:المدينه", Some("الرياض"), None));
        assert!(admits("site:example.org", Some("الرياض"), Some("https://www.example.org/x")));
        assert!(!admits("site:example.org", None, Some("https://x.test/example.org")));
    }

    #[test]
    fn a_name_that_is_no_filter_is_a_word() {
        assert_eq!(found("قال:نعم", "قال:نعم"), ["قال:نعم"]);
        assert_eq!(found("كاتب", "كاتب"), ["كاتب"]);
        assert!(Query::parse("  ").unwrap().is_empty());
        assert!(!Query::parse("author:\"سالم القلمي\"").unwrap().is_empty());
    }
}
