//! What those who run crawlers want to know of an article, on one line.

use std::fmt;

use super::Notes;
use crate::article::clean::clean_line;
use crate::article::related::is_leftover;
use crate::article::{Article, Block};

/// How well an article was extracted, as far as that shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The article's identifier.
    pub id: String,
    /// Blocks of the body, lists of related headlines among them.
    pub blocks: usize,
    /// Lists of related headlines in the body.
    pub related_lists: usize,
    /// Related headlines in all.
    pub related: usize,
    /// Letters of the longest paragraph.
    pub longest_paragraph: usize,
    /// The input carried no headline.
    pub no_title: bool,
    /// The input carried no body.
    pub no_body: bool,
    /// Character references left in plain strings.
    pub entities: usize,
    /// Places that could not be decoded.
    pub undecodable: usize,
    /// There is no date, or only one of a crawl.
    pub date: DateCheck,
    /// The language was told from letters, or is not known.
    pub language: LanguageCheck,
    /// Lines such as «المزيد» that a page left in the text.
    pub leftover_labels: usize,
    /// Keys of the input that have no place in an article.
    pub ignored: Vec<String>,
}

/// How an article's date is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateCheck {
    /// It was given.
    Given,
    /// Only when a crawler saw it.
    OnlySeen,
    /// Not at all.
    #[default]
    None,
}

/// How an article's language is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LanguageCheck {
    /// It was given.
    Given,
    /// From the letters.
    Guessed(String),
    /// Not at all.
    #[default]
    None,
}

impl Check {
    pub(super) fn new(article: &Article, notes: &Notes) -> Check {
        let texts = || {
            article.blocks.iter().filter_map(|block| match block {
                Block::Text(text) => Some(text.text.as_str()),
                Block::Related { .. } => None,
            })
        };
        let undecodable = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
        Check {
            id: clean_line(&article.id),
            blocks: article.blocks.len(),
            related_lists: article.blocks.len() - texts().count(),
            related: article.related.len(),
            longest_paragraph: texts().map(|text| text.chars().count()).max().unwrap_or(0),
            no_title: article.title_is_derived,
            no_body: notes.body_is_empty,
            entities: notes.entities,
            undecodable: undecodable(&article.title) + texts().map(undecodable).sum::<usize>(),
            date: match (article.published, article.seen) {
                (Some(_), _) => DateCheck::Given,
                (None, Some(_)) => DateCheck::OnlySeen,
                (None, None) => DateCheck::None,
            },
            language: match &article.language {
                Some(language) if notes.language_is_guessed => {
                    LanguageCheck::Guessed(language.to_string())
                }
                Some(_) => LanguageCheck::Given,
                None => LanguageCheck::None,
            },
            leftover_labels: texts().filter(|text| is_leftover(text)).count(),
            ignored: notes.ignored.iter().map(|key| clean_line(key)).collect(),
        }
    }
}

/// One line: the counts always, the rest where there is something to say.
impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: blocks {}, related {}", self.id, self.blocks, self.related)?;
        if self.related_lists > 0 {
            write!(f, " (lists {})", self.related_lists)?;
        }
        write!(f, ", longest paragraph {}", self.longest_paragraph)?;
        if self.no_title {
            f.write_str(", no title")?;
        }
        if self.no_body {
            f.write_str(", no body")?;
        }
        for (what, count) in [
            ("entities", self.entities),
            ("undecodable", self.undecodable),
            ("leftover labels", self.leftover_labels),
        ] {
            if count > 0 {
                write!(f, ", {what} {count}")?;
            }
        }
        f.write_str(match self.date {
            DateCheck::Given => "",
            DateCheck::OnlySeen => ", date only seen",
            DateCheck::None => ", no date",
        })?;
        match &self.language {
            LanguageCheck::Given => {}
            LanguageCheck::Guessed(tag) => write!(f, ", language guessed {tag}")?,
            LanguageCheck::None => f.write_str(", no language")?,
        }
        if !self.ignored.is_empty() {
            write!(f, ", ignored {}", self.ignored.join(" "))?;
        }
        Ok(())
    }
}
