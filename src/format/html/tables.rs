//! Which tables hold data, and which only place what is on a page.

use super::{Markup, Reach, Tag, after_declaration};

/// For each table of `html`, in the order of their tags, whether it only places its content: it holds
/// another table, or no row of it has two cells.
pub(super) fn layouts(html: &str) -> Vec<bool> {
    let mut layouts: Vec<bool> = Vec::new();
    // The tables around: their places, and the cells of the row that is open.
    let mut open: Vec<(usize, usize)> = Vec::new();
    // Past the last `>` there is no tag to look for.
    let end = memchr::memrchr(b'>', html.as_bytes()).map_or(0, |at| at + 1);
    let mut rest = &html[..end];
    let mut reach = Reach::default();
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        rest = &rest[at + 1..];
        if let Some(after) = after_declaration(rest) {
            rest = after;
            continue;
        }
        let Some((markup, after)) = Markup::read(rest, &mut reach) else {
            continue;
        };
        rest = after;
        let around = open.last_mut().filter(|(_, cells)| *cells != NEVER);
        match markup.tag {
            Some(Tag::Table) if markup.is_end => drop(open.pop()),
            Some(Tag::Table) => {
                if let Some((place, cells)) = around {
                    (layouts[*place], *cells) = (true, NEVER);
                }
                open.push((layouts.len(), 0));
                layouts.push(true);
            }
            Some(Tag::Row) if !markup.is_end => {
                if let Some((_, cells)) = around {
                    *cells = 0;
                }
            }
            Some(Tag::Cell { .. }) if !markup.is_end => {
                if let Some((place, cells)) = around {
                    *cells += 1;
                    layouts[*place] &= *cells < 2;
                }
            }
            Some(_) | None => {}
        }
    }
    layouts
}

/// The cells of a table that holds another.
const NEVER: usize = usize::MAX;
