//! Where marks are kept, and what is known from the last times.

use std::path::{Path, PathBuf};

use crate::app::marking::Memory;
use crate::error::Error;
use crate::library::marks::Marked;
use crate::library::scan::Input;
use crate::store::{Last, Store};

/// What was found in the store.
pub(super) struct Remembered {
    /// Where changes are written; none where they cannot be.
    pub store: Option<Store>,
    /// What is known.
    pub memory: Memory,
    /// Why nothing can be written, or read.
    pub fault: Option<Error>,
}

/// The file of marks, in the user's state; none where nothing is to be left behind.
///
/// # Errors
/// There is nowhere to leave anything.
pub(super) fn path(is_private: bool) -> Result<Option<PathBuf>, Error> {
    if is_private {
        return Ok(None);
    }
    let folder = |name: &str| {
        std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute())
    };
    let state = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else {
        folder("XDG_STATE_HOME").or_else(|| Some(folder("HOME")?.join(".local/state")))
    };
    match state {
        Some(state) => Ok(Some(state.join("khabar/marks.db"))),
        None => Err(Error::at("HOME", "is not set: marks end with this run")),
    }
}

/// Marks that are read while the first frame is made; with more, its processors are its own.
const FEW: usize = 2000;

/// Reads what is known from the last times, for a library of this name. Marks that cannot be changed
/// are shown all the same. Where there are many, `wait` is called before they are read.
pub(super) fn remembered(path: &Path, library: Option<String>, wait: &dyn Fn()) -> Remembered {
    let (mut store, mut fault) = match Store::open(path, library.clone()) {
        Ok(store) => (Some(store), None),
        Err(error) => (Store::open_unchanging(path, library).ok(), Some(error)),
    };
    let read = store.as_mut().map_or_else(|| Ok(Memory::default()), |store| read(store, wait));
    let memory = read.unwrap_or_else(|error| {
        fault = fault.take().or(Some(error));
        Memory::default()
    });
    Remembered { store: store.filter(|_| fault.is_none()), memory, fault }
}

fn read(store: &mut Store, wait: &dyn Fn()) -> Result<Memory, Error> {
    let count = store.count()?;
    if count > FEW {
        wait();
    }
    let mut marked = Marked::with_capacity(count);
    store.each_mark(&mut |key, mark, changed| marked.put(key, mark, changed))?;
    let Last { selected, seen } = store.last()?;
    Ok(Memory { marked, selected, seen, is_none: store.is_new()? })
}

/// What a library is known by; none for one that comes once.
pub(super) fn name(inputs: &[Input]) -> Option<String> {
    let mut names = Vec::new();
    for input in inputs {
        names.push(match input {
            Input::Path(path) if input.comes_once().is_none() => {
                path.canonicalize().ok()?.to_string_lossy().into_owned()
            }
            Input::Memory(name, _) => format!("khabar:{name}"),
            Input::Path(_) | Input::Stdin | Input::Piped => return None,
        });
    }
    names.sort();
    Some(names.join("\n"))
}
