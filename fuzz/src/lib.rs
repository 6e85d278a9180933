//! What must hold of any input, one room a target. The tests of khabar go through the same rooms.

pub mod encoder;
pub mod folding;
pub mod input;
pub mod loaders;
pub mod text;
