//! Where there is no Unix terminal to read: not written yet, and says so.

use std::io;

use super::Input;

/// Reads the terminal on a thread of its own. Not written for this system yet.
#[derive(Debug)]
pub struct Reader {}

impl Reader {
    /// Reads the terminal of this process.
    ///
    /// # Errors
    /// Always, on this system.
    pub fn start(_sink: impl FnMut(Input) + Send + 'static) -> io::Result<Self> {
        Err(io::Error::new(io::ErrorKind::Unsupported, "keys cannot be read on this system yet"))
    }

    /// Stops reading.
    pub fn park(&self) {}

    /// Reads again.
    pub fn resume(&self) {}
}
