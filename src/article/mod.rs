//! What an article is, whatever it came from. Nothing here reads a file.

pub mod address;
pub mod blocks;
pub mod clean;
pub mod controls;
mod emphasis;
pub mod language;
pub mod logical;
pub mod mark;
pub(crate) mod markdown;
pub mod moment;
pub mod offsets;
pub mod related;

pub use language::{Direction, Language};
pub use mark::{Change, Key, Mark, Spot};
pub use moment::Moment;

/// One article, made safe for a terminal: no control but LF and TAB is left in any of its texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The given identifier, else the address, else 16 hex digits over folded title and text.
    pub id: String,
    /// The headline.
    pub title: String,
    /// The article carried no headline; `title` was taken from its body or its address.
    pub title_is_derived: bool,
    /// Where the article was published.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When a crawler saw it: no date of publication.
    pub seen: Option<Moment>,
    /// Authors as given, one entry for each the input lists.
    pub authors: Vec<String>,
    /// The paper: a name or a host.
    pub site: Option<String>,
    /// A standfirst or an excerpt.
    pub summary: Option<String>,
    /// Subjects.
    pub tags: Vec<String>,
    /// A BCP 47 tag, given or detected.
    pub language: Option<Language>,
    /// Which way the article reads.
    pub direction: Direction,
    /// The body, in order.
    pub blocks: Vec<Block>,
    /// Every related headline: those of the body's lists, then those the input carried beside it.
    pub related: Vec<Related>,
    /// What the input held that has no place above.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Article {
    /// Which way a paragraph, a headline or a name of this article runs.
    #[must_use]
    pub fn direction_of(&self, text: &str) -> Direction {
        language::paragraph_direction(self.direction, self.language.is_some(), text)
    }
}

/// One piece of a body.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A piece of text.
    Text(TextBlock),
    /// A list of related headlines, where it stood.
    Related {
        /// The cue line as written: «اقرأ أيضاً».
        cue: String,
        /// The headlines, in order.
        items: Vec<Related>,
    },
}

/// A paragraph or its like. Offsets in `links` and `spans` are bytes of `text`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextBlock {
    /// What it is.
    pub kind: TextKind,
    /// Its text: no line break but in a poem.
    pub text: String,
    /// Depth of a heading or of a nested item, from 1.
    pub level: Option<u8>,
    /// What stands before an item: `-`, `•`, `3.`.
    pub marker: Option<String>,
    /// The address of a picture.
    pub url: Option<String>,
    /// Links in the text.
    pub links: Vec<Link>,
    /// Emphasis in the text.
    pub spans: Vec<Span>,
}

/// What parts the cells of a row, as text; the same inside a cell has no-break spaces.
pub const BETWEEN_CELLS: &str = " | ";

/// What a [`TextBlock`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading inside the body.
    Heading,
    /// A quotation set apart.
    Quote,
    /// An item of a list.
    Item,
    /// Lines of verse, kept apart.
    Poem,
    /// A row of a table, its cells parted by [`BETWEEN_CELLS`]; those of its head are strong.
    Table,
    /// A picture: its caption and its address.
    Picture,
}

/// A link in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Bytes of the text it covers.
    pub source: std::ops::Range<usize>,
    /// Where it leads.
    pub url: String,
}

/// Emphasis in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the text it covers.
    pub source: std::ops::Range<usize>,
    /// How strong.
    pub kind: SpanKind,
}

/// Kinds of emphasis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// Bold.
    Strong,
    /// Italic, or what stands for it.
    Emphasis,
}

/// A related headline: a title, an address, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Related {
    /// The headline; empty when only an address is known.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
}

impl Related {
    /// What is shown for it: the headline, else the address.
    #[must_use]
    pub fn shown(&self) -> &str {
        if self.title.is_empty() { self.url.as_deref().unwrap_or_default() } else { &self.title }
    }
}
