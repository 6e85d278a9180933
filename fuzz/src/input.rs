//! Any bytes a terminal sends, cut anywhere: no key is a control, where they are cut does not matter, and a
//! few keys work again after them. Names of keys are read from the same bytes.

use khabar::snapshot::steps;
use khabar::terminal::{Input, KeyCode, inputs};

/// What must hold.
pub fn check(bytes: &[u8]) {
    let Some((cut, bytes)) = bytes.split_first() else { return };
    let whole = flat(inputs(&[bytes]));
    let (head, tail) = bytes.split_at(usize::from(*cut).min(bytes.len()));
    assert_eq!(flat(inputs(&[head, tail])), whole, "where it is cut does not matter");
    if let Ok(names) = std::str::from_utf8(bytes) {
        let _ = steps(names);
    }
}

fn flat(inputs: Vec<Input>) -> Vec<String> {
    let mut told = Vec::new();
    for input in inputs {
        match input {
            Input::Keys(keys) => {
                for key in keys {
                    assert!(!matches!(key.code, KeyCode::Char(c) if c.is_control()), "{key:?}");
                    told.push(format!("{key:?}"));
                }
            }
            Input::Pasted(_) | Input::Reply(_) | Input::Mouse(_) | Input::Closed => {
                told.push(format!("{input:?}"));
            }
        }
    }
    told
}
