//! Tests of khabar as others see it.

mod frames;
mod house;
mod text_engine;
