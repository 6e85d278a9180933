//! The table `[keys]`: actions by their names, with the keys that ask for them.

use std::ops::Range;

use toml_edit::{Item, Value};

use super::sample::comment;
use super::{Fault, hint, line_of, start, type_of};
use crate::app::Action;
use crate::app::key::{Key, KeyCode, NAMES};
use crate::ui::Keymap;
use crate::ui::keys::{BINDINGS, Binding};

pub(super) const TABLE: &str = "keys";

const ABOUT: &str = "\
Keys: an action, and the key or the keys that ask for it instead of those it has by itself; []
takes all of them away. A key is a character, Space, Enter, Esc, Tab, Shift-Tab, Backspace,
Insert, Delete, Home, End, PgUp, PgDn, Up, Down, Left, Right or F1 to F24, with Ctrl- or Alt-
before it where they are held. A letter counts by its place on the board as well, so one word
holds for every layout. Digits are counts, and the keys of the line in which text is typed stay
as they are.";

/// The table as it is by itself.
pub(super) fn sample() -> String {
    let row = |binding: &Binding| {
        let keys: Vec<String> = binding.keys.iter().map(|key| quoted(*key)).collect();
        format!("#{} = [{}]", binding.name, keys.join(", "))
    };
    let rows: Vec<String> = BINDINGS.iter().map(row).collect();
    format!("{}[keys]\n{}\n", comment(ABOUT), rows.join("\n"))
}

fn quoted(key: Key) -> String {
    Value::from(key.to_string()).to_string()
}

/// What the user says of one action.
struct Wanted {
    /// Where its name stands.
    at: usize,
    binding: &'static Binding,
    keys: Vec<(Key, usize)>,
}

/// Takes the table into `keymap`. A word that is wrong is told, and the others count.
pub(super) fn take(item: &Item, text: &str, keymap: &mut Keymap, faults: &mut Vec<Fault>) {
    let Some(table) = item.as_table_like() else {
        let what = format!("{TABLE:?} is a table of actions, not {}", type_of(item));
        faults.push(Fault { at: start(item.span()), what });
        return;
    };
    let mut wanted: Vec<Wanted> = Vec::new();
    for (name, item) in table.iter() {
        let at = start(table.key(name).and_then(toml_edit::Key::span));
        let Some(binding) = BINDINGS.iter().find(|binding| binding.name == name) else {
            let known: Vec<&str> = BINDINGS.iter().map(|binding| binding.name).collect();
            let what = format!("unknown action {name:?}{}", hint(name, &known));
            faults.push(Fault { at, what });
            continue;
        };
        if let Some(keys) = keys(name, item, faults) {
            wanted.push(Wanted { at, binding, keys });
        }
    }
    without_conflicts(&mut wanted, text, faults);
    apply(&wanted, keymap, faults);
    keep_an_end(&wanted, keymap, faults);
}

/// The keys of an action; `None` where what stands there is not even that.
fn keys(name: &str, item: &Item, faults: &mut Vec<Fault>) -> Option<Vec<(Key, usize)>> {
    let wrong = |kind: &str, span: Option<Range<usize>>| Fault {
        at: start(span),
        what: format!("{name:?} is a key in quotes, or a list of them, not {kind}"),
    };
    let values: Vec<&Value> = match item.as_value() {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(value) => vec![value],
        None => {
            faults.push(wrong(type_of(item), item.span()));
            return None;
        }
    };
    let mut found = Vec::new();
    for value in values {
        let at = start(value.span());
        match value.as_str().map(key) {
            Some(Ok(key)) => found.push((key, at)),
            Some(Err(what)) => faults.push(Fault { at, what }),
            None => faults.push(wrong(value.type_name(), value.span())),
        }
    }
    // A list of which nothing is right takes nothing away.
    let is_meant = !found.is_empty() || item.as_array().is_some_and(toml_edit::Array::is_empty);
    is_meant.then_some(found)
}

fn key(name: &str) -> Result<Key, String> {
    let key: Key = name.parse().map_err(|_| {
        let known: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        format!("{name:?} is no key{}", hint(name, &known))
    })?;
    match key.code {
        KeyCode::Char(c) if c.is_numeric() && !key.ctrl && !key.alt => {
            Err(format!("{name:?} is a count and can be no other key"))
        }
        // Terminals send no other.
        KeyCode::Char(c) if key.ctrl => {
            Ok(Key { code: KeyCode::Char(c.to_ascii_lowercase()), ..key })
        }
        _ => Ok(key),
    }
}

fn share_a_pane(one: &Binding, other: &Binding) -> bool {
    one.panes.iter().any(|pane| other.panes.contains(pane))
}

/// Where a key is given to two actions, the first has it.
fn without_conflicts(wanted: &mut [Wanted], text: &str, faults: &mut Vec<Fault>) {
    let mut given: Vec<(Key, usize, &'static Binding)> = Vec::new();
    for Wanted { binding, keys, .. } in wanted {
        keys.retain(|(key, at)| {
            let before =
                given.iter().find(|(known, _, of)| known == key && share_a_pane(of, binding));
            if let Some((_, before, of)) = before {
                let line = line_of(text, *before);
                let what = format!(
                    "\"{key}\" cannot be {:?}: it is {:?} already, on line {line}",
                    binding.name, of.name
                );
                faults.push(Fault { at: *at, what });
                return false;
            }
            given.push((*key, *at, binding));
            true
        });
    }
}

/// What the user gives to one action is taken from those that have it by themselves; one that has
/// no key left then is told, unless the user speaks of it.
fn apply(wanted: &[Wanted], keymap: &mut Keymap, faults: &mut Vec<Fault>) {
    for Wanted { binding, keys, .. } in wanted {
        keymap.set(binding.action, keys.iter().map(|(key, _)| *key).collect());
    }
    for binding in BINDINGS {
        if wanted.iter().any(|it| it.binding.action == binding.action) {
            continue;
        }
        let mut taken = None;
        let mut left = binding.keys.to_vec();
        for it in wanted.iter().filter(|it| share_a_pane(it.binding, binding)) {
            for (key, at) in &it.keys {
                if left.contains(key) {
                    left.retain(|known| known != key);
                    taken = Some((*key, *at));
                }
            }
        }
        let Some((key, at)) = taken else { continue };
        if left.is_empty() {
            let name = binding.name;
            let what = format!(
                "\"{key}\" was the only key of {name:?}: give that another one, or none by {name} = []"
            );
            faults.push(Fault { at, what });
        }
        keymap.set(binding.action, left);
    }
}

/// There is always a key that leaves.
fn keep_an_end(wanted: &[Wanted], keymap: &mut Keymap, faults: &mut Vec<Fault>) {
    let has = |action| !keymap.of(action).is_empty();
    if has(Action::Quit) || has(Action::Close) {
        return;
    }
    let end = Key::ctrl('c');
    for it in wanted.iter().filter(|it| it.keys.iter().any(|(key, _)| *key == end)) {
        let left = it.keys.iter().map(|(key, _)| *key).filter(|key| *key != end);
        keymap.set(it.binding.action, left.collect());
    }
    keymap.set(Action::Quit, vec![end]);
    let of_quit = wanted.iter().find(|it| it.binding.action == Action::Quit);
    let at = of_quit.map_or(0, |it| it.at);
    faults.push(Fault {
        at,
        what: format!("no key would leave the reader: \"{end}\" stays \"quit\""),
    });
}
