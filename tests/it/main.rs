//! Tests of khabar as others see it.

mod text_engine;
