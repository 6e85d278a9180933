//! Which tables hold data, and which only place what is on a page.

use super::{Markup, Tag, after_declaration};

/// For each table of `html`, in the order of their tags, whether it only places its content: it holds
/// another table, or no row of it has two cells.
pub(super) fn layouts(html: &str) -> Vec<bool> {
    let mut layouts: Vec<bool> = Vec::new();
    // The tables around: their places, and the cells of the row that is open.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        rest = &rest[at + 1..];
        if let Some(after) = after_declaration(rest) {
            rest = after;
            continue;
        }
        let Some((markup, after)) = Markup::read(rest) else {
            continue;
        };
        rest = after;
        match (markup.tag, markup.is_end) {
            (Some(Tag::Table), false) => {
                if let Some((around, cells)) = open.last_mut() {
                    (layouts[*around], *cells) = (true, NEVER);
                }
                open.push((layouts.len(), 0));
                layouts.push(true);
            }
            (Some(Tag::Table), true) => drop(open.pop()),
            (Some(Tag::Row), false) => {
                if let Some((_, cells)) = open.last_mut().filter(|(_, cells)| *cells != NEVER) {
                    *cells = 0;
                }
            }
            (Some(Tag::Cell { .. }), false) => {
                if let Some((place, cells)) = open.last_mut().filter(|(_, cells)| *cells != NEVER) {
                    *cells += 1;
                    layouts[*place] &= *cells < 2;
                }
            }
            _ => {}
        }
    }
    layouts
}

/// The cells of a table that holds another.
const NEVER: usize = usize::MAX;
