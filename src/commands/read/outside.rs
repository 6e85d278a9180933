//! Effects beside the frame: the clipboard, the browser, the user's commands.

use std::process::Command;
use std::thread::Builder;

use crate::app::{Message, Told, update};
use crate::error::{Error, reason};
use crate::terminal::give_tmux;

use super::super::browser::{Browser, browser, fault_of, no_browser, start_beside};
use super::{Event, Session};

impl Session {
    /// Puts text into the clipboard. The tmux around this program is asked first: as it is by itself
    /// it heeds no sequence.
    pub(super) fn copy(&mut self, text: String) -> Result<(), Error> {
        if !self.display.is_in_tmux() {
            return Ok(self.display.copy(&text)?);
        }
        let sender = self.sender.clone();
        Builder::new().spawn(move || {
            if !give_tmux(&text) {
                // Nobody copies once the reader is closed.
                let _ = sender.send(Event::NotTaken(text));
            }
        })?;
        Ok(())
    }

    /// Runs the user's command line in the terminal. A shell reads the command and nothing else: the
    /// text comes by the standard input, whatever it holds.
    pub(super) fn pipe(&mut self, command: &str, text: &str) {
        self.await_answers();
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(command);
        let told = match self.display.feed_child(&mut shell, text) {
            Ok(status) => Told::Piped(status.to_string()),
            Err(error) => Told::Failed(Error::new(format!("sh: {}", reason(&error)))),
        };
        update(&mut self.app, Message::Told(told));
    }

    /// Opens an address; what goes wrong is told in the status line.
    pub(super) fn browse(&mut self, url: &str) {
        let fault = match browser(url) {
            Browser::None => {
                let told = Message::Told(Told::NoBrowser(url.to_owned()));
                update(&mut self.app, told);
                return;
            }
            Browser::OfTerminal(mut command) => {
                self.await_answers();
                let status = self.display.run_child(&mut command);
                status.map_or_else(|error| Some(reason(&error)), fault_of)
            }
            Browser::Beside(command) => {
                let sender = self.sender.clone();
                let failed = move |error| drop(sender.send(Event::Failed(error)));
                start_beside(command, url, failed).err().map(|error| reason(&error))
            }
        };
        if let Some(fault) = fault {
            let told = Message::Told(Told::Failed(no_browser(&fault, url)));
            update(&mut self.app, told);
        }
    }
}
