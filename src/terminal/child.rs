//! A program in the terminal that is given text.

use std::fs::File;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};

use super::{Guard, Reader};

impl Guard {
    /// Runs a program in the terminal with `text` as its standard input, as
    /// [`run_child`](Self::run_child) does, and leaves what it wrote on the screen until Enter is
    /// pressed. How it ended stands below that.
    ///
    /// # Errors
    /// It could not be started, or the terminal could not be taken again.
    pub fn feed_child(
        &mut self,
        reader: &Reader,
        child: &mut Command,
        text: &str,
    ) -> io::Result<ExitStatus> {
        let child = child.stdin(Stdio::piped());
        self.lend(reader, || child.spawn().and_then(|child| fed(child, text.to_owned())))?
    }
}

fn fed(mut child: Child, text: String) -> io::Result<ExitStatus> {
    let input = child.stdin.take();
    // It may write much before it has read everything, or end without: nobody waits for this.
    let feed = move || input.map(|mut input| input.write_all(text.as_bytes()));
    if let Err(error) = std::thread::Builder::new().spawn(feed) {
        child.kill()?;
        child.wait()?;
        return Err(error);
    }
    let status = child.wait()?;
    let mut screen = io::stdout();
    write!(screen, "\n[{status}] Enter ")?;
    screen.flush()?;
    await_line();
    Ok(status)
}

/// Waits for a line, or the end of the terminal.
fn await_line() {
    #[cfg(unix)]
    if let Ok(device) = super::input::terminal_device() {
        let mut device = File::from(device);
        let mut byte = [0];
        while device.read(&mut byte).is_ok_and(|read| read == 1 && byte != *b"\n") {}
    }
}
