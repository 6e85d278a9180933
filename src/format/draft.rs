//! What a reader found → an article: decoded once, safe, with a title, a language and an identifier.

use std::borrow::Cow;

use super::{Notes, Origin, Outline};
use super::{entities, html};
use crate::article::address;
use crate::article::blocks::{self, Piece};
use crate::article::clean::{clean_body, clean_line};
use crate::article::controls::is_hidden;
use crate::article::language::{article_direction, contradicts, detect};
use crate::article::related;
use crate::article::{Article, Block, Direction, Language, Moment, Related};
use crate::error::Error;
use crate::text::fold::fold_title;

/// An article as its source has it: nothing decoded, nothing safe.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    pub id: Option<String>,
    pub title: Option<Cow<'a, str>>,
    pub body: Body<'a>,
    pub url: Option<String>,
    pub published: Option<Moment>,
    pub seen: Option<Moment>,
    pub authors: Vec<String>,
    pub site: Option<String>,
    pub summary: Option<String>,
    pub tags: Vec<String>,
    pub language: Option<Language>,
    pub direction: Option<Direction>,
    pub related: Vec<Related>,
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// A body as its source has it.
#[derive(Debug, Default)]
pub(super) enum Body<'a> {
    #[default]
    None,
    Text(Cow<'a, str>),
    /// Text that is known to be Markdown.
    Markdown(Cow<'a, str>),
    Html(Cow<'a, str>),
    /// Read already.
    Pieces(Vec<Piece>),
}

/// The part of a draft that a list shows.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    pub title: &'a str,
    pub url: Option<&'a str>,
    pub site: Option<&'a str>,
    pub published: Option<Moment>,
    pub seen: Option<Moment>,
}

impl Shown<'_> {
    /// What a list needs of it; `None` where the title says nothing.
    pub(super) fn outline(self, origin: &Origin) -> Option<Outline> {
        let mut notes = Notes::default();
        let title = line(self.title, &mut notes);
        let url = optional(self.url, &mut notes);
        let site = paper(optional(self.site, &mut notes), url.as_deref(), origin);
        (!title.is_empty()).then_some(Outline {
            title,
            title_is_derived: false,
            url: address::mended(url),
            site,
            published: self.published,
            seen: self.seen,
        })
    }
}

impl Draft<'_> {
    /// What a list needs of it; `None` where the title says nothing.
    pub(super) fn outline(self, origin: &Origin) -> Option<Outline> {
        let shown = Shown {
            title: self.title.as_deref()?,
            url: self.url.as_deref(),
            site: self.site.as_deref(),
            published: self.published,
            seen: self.seen,
        };
        shown.outline(origin)
    }

    pub(super) fn finish(self, origin: &Origin) -> Result<(Article, Notes), Error> {
        let mut notes = Notes::default();
        let title = self.title.as_deref().map(|title| line(title, &mut notes)).unwrap_or_default();
        let mut pieces = pieces(self.body, &mut notes);
        drop_repeated_title(&title, &mut pieces);
        let blocks = related::gather(pieces);
        notes.body_is_empty = blocks.is_empty();
        let url = optional(self.url.as_deref(), &mut notes);
        let site = paper(optional(self.site.as_deref(), &mut notes), url.as_deref(), origin);
        let summary = optional(self.summary.as_deref(), &mut notes);
        let id = optional(self.id.as_deref(), &mut notes);
        let mut article = Article {
            title,
            url,
            site,
            summary,
            published: self.published,
            seen: self.seen,
            authors: self.authors.iter().filter_map(|author| name(author)).collect(),
            tags: lines(&self.tags, &mut notes),
            extra: self.extra,
            ..Article::default()
        };
        article.blocks = blocks;
        article.related = beside(&self.related, &mut notes);
        address::resolve(&mut article);
        let given = std::mem::take(&mut article.related);
        article.related = related::union(&article.blocks, given);
        address::make_safe(&mut article);
        article.derive_title().ok_or_else(|| origin.error("no title, no text and no address"))?;
        let of_feed = || origin.container.and_then(|container| container.language.clone());
        let language = self.language.or_else(of_feed);
        notes.language_is_guessed = article.settle_language(language, self.direction);
        article.id = id.unwrap_or_else(|| identifier(&article));
        Ok((article, notes))
    }
}

fn pieces(body: Body, notes: &mut Notes) -> Vec<Piece> {
    match body {
        Body::None => Vec::new(),
        Body::Text(text) => blocks::pieces(&clean_body(&decoded(&text, notes))),
        Body::Markdown(text) => blocks::markdown_pieces(&clean_body(&decoded(&text, notes))),
        Body::Html(text) => html::pieces(&text),
        Body::Pieces(pieces) => pieces,
    }
}

fn decoded<'t>(text: &'t str, notes: &mut Notes) -> Cow<'t, str> {
    notes.entities += entities::count(text);
    entities::decode(text)
}

/// One line of plain text, whatever was written.
fn line(text: &str, notes: &mut Notes) -> String {
    if html::is_html(text) {
        return html::text(text);
    }
    clean_line(&decoded(text, notes))
}

fn optional(given: Option<&str>, notes: &mut Notes) -> Option<String> {
    given.map(|given| line(given, notes)).filter(|text| !text.is_empty())
}

/// The site given, else the feed's, else the address's host.
fn paper(site: Option<String>, url: Option<&str>, origin: &Origin) -> Option<String> {
    let feed = || origin.container.and_then(|container| container.site.clone());
    site.or_else(feed).or_else(|| url.and_then(host))
}

fn lines(texts: &[String], notes: &mut Notes) -> Vec<String> {
    texts.iter().map(|text| line(text, notes)).filter(|text| !text.is_empty()).collect()
}

fn name(author: &str) -> Option<String> {
    let author = line(author, &mut Notes::default());
    let author = author.trim_end_matches([':', ' ', '\u{a0}']);
    (!author.is_empty()).then(|| author.to_owned())
}

fn beside(given: &[Related], notes: &mut Notes) -> Vec<Related> {
    let mut one = |related: &Related| Related {
        title: line(&related.title, notes),
        url: related
            .url
            .as_deref()
            .map(|url| line(url, &mut Notes::default()))
            .filter(|url| !url.is_empty()),
    };
    given
        .iter()
        .map(&mut one)
        .filter(|related| !related.title.is_empty() || related.url.is_some())
        .collect()
}

/// A headline that the body begins with is shown once.
fn drop_repeated_title(title: &str, pieces: &mut Vec<Piece>) {
    let Some(first) = pieces.first() else {
        return;
    };
    let text = &first.block.text;
    // Marks and tatweel make one spelling longer, not ten times so.
    let is_comparable = !title.is_empty() && text.len() <= title.len() * 2 + 40;
    if is_comparable && fold_title(text) == fold_title(title) {
        pieces.remove(0);
    }
}

impl Article {
    /// Gives an article without a headline one: `None` where there is nothing to take it from.
    fn derive_title(&mut self) -> Option<()> {
        if !self.title.is_empty() {
            return Some(());
        }
        let text = self.blocks.iter().find_map(|block| match block {
            Block::Text(text) if !text.text.is_empty() => Some(text.text.as_str()),
            Block::Text(_) | Block::Related { .. } => None,
        });
        let line = |text: &str| clean_line(first_sentence(text));
        let from_text = text.or(self.summary.as_deref()).map(|text| {
            let title = line(text);
            // A text may begin with much that nobody sees.
            let seen = || text.chars().filter(|c| !is_hidden(*c)).take(400).collect::<String>();
            if title.is_empty() { line(&seen()) } else { title }
        });
        let from_text = from_text.filter(|title| !title.is_empty());
        self.title = from_text.or_else(|| self.url.clone())?;
        self.title_is_derived = true;
        Some(())
    }

    /// Sets language and direction; true where the language is not the one given.
    fn settle_language(&mut self, given: Option<Language>, direction: Option<Direction>) -> bool {
        let texts = || {
            let body = self.blocks.iter().filter_map(|block| match block {
                Block::Text(text) => Some(text.text.as_str()),
                Block::Related { .. } => None,
            });
            body.chain([self.title.as_str()])
        };
        let given = given.filter(|language| !contradicts(language, texts()));
        let is_guessed = given.is_none();
        let language = given.or_else(|| detect(texts().collect::<Vec<_>>()));
        let direction = article_direction(direction, language.as_ref(), texts());
        self.direction = direction;
        self.language = language;
        is_guessed
    }
}

/// The first sentence, or about a hundred letters cut between words.
fn first_sentence(text: &str) -> &str {
    const LETTERS: usize = 100;
    const SHORTEST: usize = 15;
    let mut last_space = None;
    let mut letters = text.char_indices().enumerate().peekable();
    while let Some((count, (at, c))) = letters.next() {
        if count >= LETTERS {
            return text[..last_space.unwrap_or(at)].trim_end();
        }
        let ends = letters.peek().is_none_or(|(_, (_, next))| next.is_whitespace());
        if ends && count >= SHORTEST && matches!(c, '.' | '؟' | '!' | '?' | '۔') {
            return &text[..at + c.len_utf8()];
        }
        if c == '\n' {
            return text[..at].trim_end();
        }
        if c.is_whitespace() {
            last_space = Some(at);
        }
    }
    text
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<String> {
    address::split_scheme(url)?;
    let mut host = address::authority(url).rsplit('@').next()?.split(':').next()?.to_lowercase();
    if host.starts_with("www.") {
        host.drain(..4);
    }
    (!host.is_empty()).then_some(host)
}

/// The given one is taken before; here the address, else 16 hex digits over folded title and text.
pub(super) fn identifier(article: &Article) -> String {
    if let Some(url) = &article.url {
        return url.clone();
    }
    crate::article::mark::digest(article)
}
