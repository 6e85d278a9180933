//! The members of an object that a list needs, read where they stand.
//!
//! Most are strings; then no object is built. Where one is not, the few that a list needs make a small
//! one, which is read by the same rules as a whole article.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::fields::{FIELDS, Role, Shape};
use super::{Origin, Outline, json};

/// What was found of an object, the last of each key.
#[derive(Debug, Default)]
pub(super) struct Members<'b> {
    found: Vec<(&'static Wanted, &'b [u8])>,
}

impl<'b> Members<'b> {
    /// Takes a member: its key without quotes, its value as it is written, both well formed.
    pub(super) fn take(&mut self, key: &[u8], value: &'b [u8]) {
        let Some(wanted) = wanted(key) else { return };
        match self.found.iter_mut().find(|(known, _)| std::ptr::eq(*known, wanted)) {
            Some((_, known)) => *known = value,
            None => self.found.push((wanted, value)),
        }
    }

    /// What a list needs; `None` where only the whole object tells.
    pub(super) fn outline(&self, origin: &Origin) -> Option<Outline> {
        match self.strings() {
            Some(strings) => json::outline_of(&strings, origin),
            None => json::outline(&self.object()?, origin),
        }
    }

    fn strings(&self) -> Option<Strings<'b>> {
        let mut texts = Vec::with_capacity(self.found.len());
        for (wanted, value) in &self.found {
            if wanted.decides {
                return None;
            }
            // What is no string may hold a field further in.
            let text = string(value)?;
            if let [first, others @ ..] = wanted.fields.as_slice() {
                texts.extend(others.iter().map(|field| (*field, text.clone())));
                texts.push((*first, text));
            }
        }
        texts.sort_unstable_by_key(|(field, _)| *field);
        Some(Strings { texts })
    }

    fn object(&self) -> Option<Map<String, Value>> {
        let parsed = |(wanted, value): &(&Wanted, &[u8])| {
            let value = serde_json::from_str(&json::utf8(value)).ok()?;
            Some((wanted.key.to_owned(), value))
        };
        self.found.iter().map(parsed).collect()
    }
}

/// A string; `null` says as much as one that is empty.
fn string(value: &[u8]) -> Option<Cow<'_, str>> {
    let inner = match value {
        b"null" => b"",
        [b'"', inner @ .., b'"'] => inner,
        _ => return None,
    };
    if memchr::memchr(b'\\', inner).is_some() {
        return serde_json::from_slice(value).ok().map(Cow::Owned);
    }
    simdutf8::basic::from_utf8(inner).ok().map(Cow::Borrowed)
}

/// Strings by the fields they are, in the table's order.
#[derive(Debug)]
pub(super) struct Strings<'b> {
    texts: Vec<(usize, Cow<'b, str>)>,
}

impl Strings<'_> {
    /// What the first field of a role says that says anything.
    pub(super) fn first<'s, T>(
        &'s self,
        role: Role,
        read: impl Fn(&'s str, Shape) -> Option<T>,
    ) -> Option<T> {
        self.texts.iter().find_map(|(field, text)| {
            let field = FIELDS.get(*field).filter(|field| field.role == role)?;
            read(text, field.shape)
        })
    }
}

/// A key that says something about what a list shows.
#[derive(Debug)]
struct Wanted {
    key: &'static str,
    /// The fields that are this key's value itself.
    fields: Vec<usize>,
    /// It decides how the object is read.
    decides: bool,
}

fn wanted(key: &[u8]) -> Option<&'static Wanted> {
    /// By the length of their keys.
    static WANTED: LazyLock<Vec<Vec<Wanted>>> = LazyLock::new(|| {
        let mut by_length: Vec<Vec<Wanted>> = Vec::new();
        let mut add = |key: &'static str, field: Option<usize>, decides: bool| {
            by_length.resize_with(by_length.len().max(key.len() + 1), Vec::new);
            let same = &mut by_length[key.len()];
            let at = same.iter().position(|wanted| wanted.key == key).unwrap_or_else(|| {
                same.push(Wanted { key, fields: Vec::new(), decides: false });
                same.len() - 1
            });
            same[at].fields.extend(field);
            same[at].decides |= decides;
        };
        for (place, field) in FIELDS.iter().enumerate() {
            if is_shown(field.role) {
                add(field.key(), (field.path == field.key()).then_some(place), false);
            }
        }
        for key in json::DECIDING {
            add(key, None, true);
        }
        by_length
    });
    // Most keys differ in their first letter.
    WANTED.get(key.len())?.iter().find(|wanted| {
        let known = wanted.key.as_bytes();
        known.first() == key.first() && known == key
    })
}

/// Whether a list shows it, or orders by it.
fn is_shown(role: Role) -> bool {
    match role {
        Role::Title | Role::Url | Role::Published | Role::Seen | Role::Site => true,
        Role::Id
        | Role::Body
        | Role::Authors
        | Role::Summary
        | Role::Tags
        | Role::Language
        | Role::Direction
        | Role::Related => false,
    }
}
