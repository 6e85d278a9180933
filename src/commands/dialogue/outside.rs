//! Effects beside the dialogue: the sources read again, the clipboard, the browser, commands.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::Builder;

use crate::app::{Message, Told, update};
use crate::article::{Change, Key};
use crate::error::{Error, reason};
use crate::library::Library;
use crate::library::scan::{Input, scan};
use crate::terminal::{Depth, copy_sequence};

use super::super::browser::{Browser, browser, fault_of, no_browser, start_beside};
use super::super::marks::{Remembered, name, remembered};
use super::{Dialogue, Event};

impl Dialogue {
    /// Takes what is known from the last times; what goes wrong is told, and reading goes on.
    pub(super) fn remember(&mut self, path: Result<Option<PathBuf>, Error>) {
        let path = match path {
            Ok(Some(path)) => path,
            Ok(None) => return,
            Err(error) => {
                update(&mut self.app, Message::Told(Told::Failed(error)));
                return;
            }
        };
        let Remembered { store, memory, fault } = remembered(&path, name(&self.inputs), &|| {});
        self.store = store;
        self.update(Message::Told(Told::Remembered(Box::new(memory))));
        if let Some(error) = fault {
            update(&mut self.app, Message::Told(Told::Failed(error)));
        }
    }

    /// Writes a change, before anything is said of it; what could not be written goes with the next.
    pub(super) fn keep(&mut self, change: Change) {
        let Some(store) = &mut self.store else { return };
        self.changes.push(change);
        let told = match store.keep(&self.changes) {
            Ok(marks) => {
                self.changes.clear();
                (!marks.is_empty()).then_some(Told::Marked(marks))
            }
            // Told once, not at every mark.
            Err(error) => (self.changes.len() == 1).then_some(Told::Failed(error)),
        };
        if let Some(told) = told {
            update(&mut self.app, Message::Told(told));
        }
    }

    /// Tells what articles are known by.
    pub(super) fn identify(&mut self, articles: &[usize]) {
        let reader = self.app.library.reader();
        let key = |article: &usize| Some((*article, Key::of(&reader.article(*article).ok()?)));
        let keys = articles.iter().filter_map(key).collect();
        update(&mut self.app, Message::Told(Told::Identified(keys)));
    }

    pub(super) fn read_again(&mut self) {
        if let Some(name) = self.inputs.iter().find_map(Input::comes_once) {
            let error = Error::at(name, "comes once and cannot be read again");
            update(&mut self.app, Message::Told(Told::Failed(error)));
            return;
        }
        // Once more at a time is enough.
        if std::mem::replace(&mut self.is_reading_again, true) {
            return;
        }
        let (inputs, sender) = (self.inputs.clone(), self.sender.clone());
        let scan_again = move || {
            let mut library = Library::default();
            scan(&inputs, &mut |batch| {
                library.take(batch);
                true
            });
            drop(sender.send(Event::ReadAgain(Box::new(library))));
        };
        if let Err(error) = Builder::new().spawn(scan_again) {
            self.is_reading_again = false;
            update(&mut self.app, Message::Told(Told::Failed(error.into())));
        }
    }

    /// A terminal that only writes has no clipboard: an address is written out.
    pub(super) fn copy(&mut self, text: &str) {
        let is_line = !text.contains('\n');
        let mut out = io::stdout();
        if self.found.depth != Depth::None {
            // A terminal that is gone is found out by the next line.
            let _ = out.write_all(&copy_sequence(text, self.found.multiplexer));
        }
        if is_line || self.found.depth == Depth::None {
            let _ = writeln!(out, "{text}");
            self.app.notice = None;
        }
    }

    pub(super) fn browse(&mut self, url: &str) {
        let fault = match browser(url) {
            Browser::None => {
                update(&mut self.app, Message::Told(Told::NoBrowser(url.to_owned())));
                return;
            }
            Browser::OfTerminal(mut command) => {
                command.status().map_or_else(|error| Some(reason(&error)), fault_of)
            }
            Browser::Beside(command) => {
                let sender = self.sender.clone();
                let failed = move |error| drop(sender.send(Event::Failed(error)));
                start_beside(command, url, failed).err().map(|error| reason(&error))
            }
        };
        if let Some(fault) = fault {
            let told = Told::Failed(no_browser(&fault, url));
            update(&mut self.app, Message::Told(told));
        }
    }
}

/// Runs the user's command line. A shell reads the command and nothing else: the text comes by the
/// standard input, whatever it holds.
pub(super) fn pipe(command: &str, text: &str) -> Told {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command).stdin(Stdio::piped());
    let mut run = || -> io::Result<String> {
        let mut child = shell.spawn()?;
        if let Some(mut end) = child.stdin.take() {
            // A command that does not read to the end is no fault.
            let _ = end.write_all(text.as_bytes());
        }
        Ok(child.wait()?.to_string())
    };
    run().map_or_else(
        |error| Told::Failed(Error::new(format!("sh: {}", reason(&error)))),
        Told::Piped,
    )
}
