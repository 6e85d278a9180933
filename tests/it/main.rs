//! Tests of khabar as others see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod frames;
mod house;
mod readme;
mod text_engine;
