//! The table of field names that extractors, feeds and data sets use.
//!
//! For each role the first field counts that holds something of the right shape; the rest of the input
//! is kept under `extra`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a field is to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Title,
    Body,
    Url,
    Published,
    Seen,
    Authors,
    Site,
    Summary,
    Tags,
    Language,
    Direction,
    Related,
}

/// What a field must look like to count, where its name does not say enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Any,
    /// `source` is an address for one producer and a name for another.
    Address,
    Name,
    /// Words alone: newspaper's are counted in the text, where its punctuation is.
    Words,
    /// Plain text, never tags: some bodies are both there.
    Plain,
    /// Tags, even if it does not look so.
    Html,
    /// Tags or nothing: where a body is there with and without them, they tell what is a heading, an
    /// item, a link.
    Tagged,
}

/// One field: where it stands, what it is.
pub(super) struct Field {
    /// Keys, outermost first; `key[0]` is the first element.
    pub path: &'static str,
    pub role: Role,
    pub shape: Shape,
}

impl Field {
    /// The outermost key.
    pub(super) fn key(&self) -> &'static str {
        self.path.split(['.', '[']).next().unwrap_or_default()
    }
}

/// Where in the table the fields stand whose outermost key this is: an object has few keys, the table
/// many.
pub(super) fn indices(key: &str) -> &'static [usize] {
    static BY_KEY: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
        let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, field) in FIELDS.iter().enumerate() {
            by_key.entry(field.key()).or_default().push(index);
        }
        by_key
    });
    BY_KEY.get(key).map_or(&[], Vec::as_slice)
}

/// What the first field is to an article whose outermost key this is.
pub(super) fn role(key: &str) -> Option<Role> {
    indices(key).first().and_then(|index| FIELDS.get(*index)).map(|field| field.role)
}

const fn any(role: Role, path: &'static str) -> Field {
    Field { path, role, shape: Shape::Any }
}

const fn shaped(role: Role, path: &'static str, shape: Shape) -> Field {
    Field { path, role, shape }
}

use Role::{
    Authors, Body, Direction, Id, Language, Published, Related, Seen, Site, Summary, Tags, Title,
    Url,
};

/// Within a role the first that fits counts.
pub(super) static FIELDS: &[Field] = &[
    any(Id, "id"),
    any(Id, "_id"),
    any(Id, "_id.$oid"),
    any(Id, "guid"),
    any(Id, "uuid"),
    any(Id, "article_id"),
    any(Title, "title"),
    any(Title, "headline"),
    any(Title, "heading"),
    any(Title, "name"),
    any(Title, "meta.title"),
    shaped(Body, "text", Shape::Plain),
    shaped(Body, "maintext", Shape::Plain),
    shaped(Body, "content_html", Shape::Tagged),
    shaped(Body, "content", Shape::Tagged),
    shaped(Body, "textContent", Shape::Plain),
    shaped(Body, "cleaned_text", Shape::Plain),
    shaped(Body, "content_text", Shape::Plain),
    shaped(Body, "articleBody", Shape::Plain),
    shaped(Body, "article_body", Shape::Plain),
    shaped(Body, "plain_text", Shape::Plain),
    shaped(Body, "full_text", Shape::Plain),
    any(Body, "content.content"),
    any(Body, "content"),
    any(Body, "body"),
    any(Body, "article_text"),
    any(Body, "article"),
    any(Body, "story"),
    any(Body, "paragraphs"),
    any(Body, "text"),
    any(Body, "maintext"),
    any(Body, "articleBody"),
    shaped(Body, "content_html", Shape::Html),
    shaped(Body, "article_html", Shape::Html),
    shaped(Body, "html", Shape::Html),
    any(Body, "summary.content"),
    any(Body, "raw_text"),
    any(Url, "url"),
    any(Url, "canonical_link"),
    any(Url, "link"),
    shaped(Url, "canonical", Shape::Address),
    any(Url, "canonical[0].href"),
    any(Url, "meta.canonical"),
    any(Url, "canonical_url"),
    any(Url, "mainEntityOfPage.@id"),
    shaped(Url, "mainEntityOfPage", Shape::Address),
    shaped(Url, "source", Shape::Address),
    any(Url, "source_url"),
    any(Url, "original_url"),
    any(Url, "permalink"),
    any(Url, "external_url"),
    any(Url, "alternate[0].href"),
    shaped(Url, "uri", Shape::Address),
    shaped(Url, "id", Shape::Address),
    shaped(Url, "guid", Shape::Address),
    shaped(Url, "@id", Shape::Address),
    any(Published, "publish_date"),
    any(Published, "date_publish"),
    any(Published, "publishedTime"),
    any(Published, "date_published"),
    any(Published, "datePublished"),
    any(Published, "published_at"),
    any(Published, "publishedAt"),
    any(Published, "published"),
    any(Published, "published_date"),
    any(Published, "publication_date"),
    any(Published, "pub_date"),
    any(Published, "pubDate"),
    any(Published, "date"),
    any(Published, "timestamp"),
    any(Seen, "seen"),
    any(Seen, "date_extracted"),
    any(Seen, "fetched"),
    any(Seen, "fetched_at"),
    any(Seen, "crawled"),
    any(Seen, "crawled_at"),
    any(Seen, "date_crawled"),
    any(Seen, "date_download"),
    any(Seen, "scraped_at"),
    any(Seen, "filedate"),
    any(Seen, "crawlTimeMsec"),
    any(Authors, "authors"),
    any(Authors, "author"),
    any(Authors, "byline"),
    any(Authors, "creator"),
    shaped(Site, "site", Shape::Name),
    any(Site, "meta_site_name"),
    any(Site, "siteName"),
    any(Site, "site_name"),
    any(Site, "sitename"),
    any(Site, "publisher.name"),
    shaped(Site, "publisher", Shape::Name),
    any(Site, "source.name"),
    any(Site, "origin.title"),
    any(Site, "feed.title"),
    shaped(Site, "source", Shape::Name),
    any(Site, "source-hostname"),
    any(Site, "source_domain"),
    any(Site, "hostname"),
    any(Site, "domain"),
    any(Summary, "summary"),
    any(Summary, "description"),
    any(Summary, "excerpt"),
    any(Summary, "dek"),
    any(Summary, "meta_description"),
    any(Summary, "meta.description"),
    any(Tags, "tags"),
    any(Tags, "categories"),
    any(Tags, "meta_keywords"),
    shaped(Tags, "keywords", Shape::Words),
    any(Language, "language"),
    any(Language, "lang"),
    any(Language, "inLanguage"),
    any(Language, "meta_lang"),
    any(Language, "meta.lang"),
    any(Language, "language_script"),
    any(Direction, "dir"),
    any(Direction, "direction"),
    any(Related, "related"),
    any(Related, "related_articles"),
    any(Related, "relatedArticles"),
    any(Related, "related_links"),
    any(Related, "see_also"),
];

/// Keys of an object that an article takes in; an object that holds more stays under `extra`.
pub(super) fn spent_keys(role: Role) -> &'static [&'static str] {
    match role {
        Role::Authors | Role::Site => &["name", "@type"],
        Role::Tags => &["name", "label", "term", "@type"],
        Role::Related => &["title", "headline", "name", "text", "url", "link", "href", "@type"],
        Role::Url => &["href", "@id", "@type"],
        Role::Body => &["content", "direction"],
        Role::Id => &["$oid"],
        Role::Title
        | Role::Published
        | Role::Seen
        | Role::Summary
        | Role::Language
        | Role::Direction => &[],
    }
}
