//! Finding text in all articles.
//!
//! What words are compared by is `text::fold`; what a query means is [`Query`]. Two ways lead to
//! the same articles:
//!
//! - the folded text of the library, one byte a letter, in a file of the user's cache: made once in
//!   the background, searched as it grows, a hundred thousand articles in some tens of milliseconds;
//! - the records themselves, read and folded one by one, where no file may be written.
//!
//! Either gives the articles with every word in their headlines first, then the others, the latest
//! first in both. A [`Worker`] does it beside the reader; [`Searcher`] is the same without a thread.

mod block;
mod catalogue;
mod codepage;
mod forms;
mod listing;
mod passage;
mod query;
mod searcher;
mod states;
mod store;
#[cfg(test)]
mod tests;
mod worker;

pub use block::Hit;
pub use catalogue::{Catalogue, site_names};
pub use listing::each_match;
pub use passage::Passage;
pub use query::Query;
pub(super) use query::{Left, left};
pub use searcher::{Basis, Found, Keep, Opened, Searcher};
pub(super) use states::State;
pub use worker::{Report, Worker, passages};
