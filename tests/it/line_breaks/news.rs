//! What a reader of news expects.
