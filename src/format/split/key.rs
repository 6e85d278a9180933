//! The key of the outermost object that is being read: does it wrap the records?

/// The current key of the outermost object, as long as it may be a wrapper's.
#[derive(Clone, Debug, Default)]
pub(super) struct Key {
    bytes: [u8; 8],
    length: usize,
    pub(super) state: KeyState,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum KeyState {
    #[default]
    None,
    Reading,
    /// A wrapper's key was read; its value comes.
    Named,
    /// Its value is an array; the first element comes.
    Array,
}

pub(in crate::format) const WRAPPERS: [&[u8]; 6] =
    [b"articles", b"items", b"entries", b"objects", b"results", b"data"];

impl Key {
    pub(super) fn open(&mut self) {
        *self = Key { state: KeyState::Reading, ..Key::default() };
    }

    pub(super) fn take(&mut self, run: &[u8]) {
        if self.state != KeyState::Reading {
            return;
        }
        match self.bytes.get_mut(self.length..self.length + run.len()) {
            Some(place) => {
                place.copy_from_slice(run);
                self.length += run.len();
            }
            None => self.give_up(),
        }
    }

    /// The key has an escape or is too long: it is no wrapper's.
    pub(super) fn give_up(&mut self) {
        if self.state == KeyState::Reading {
            self.state = KeyState::None;
        }
    }

    pub(super) fn close(&mut self) {
        if self.state == KeyState::Reading {
            let is_wrapper = WRAPPERS.contains(&&self.bytes[..self.length]);
            self.state = if is_wrapper { KeyState::Named } else { KeyState::None };
        }
    }

    pub(super) fn array(&mut self, is_value: bool) {
        self.state = if self.state == KeyState::Named && is_value {
            KeyState::Array
        } else {
            KeyState::None
        };
    }

    pub(super) fn forget(&mut self) {
        self.state = KeyState::None;
    }
}
