//! The table of presentation forms, made from the database.

use std::fmt::Write as _;

use crate::database::{assert_table, unpacked};

const HEAD: &str = "\
//! Arabic presentation forms of Unicode 17.0.0: for each letter from `FIRST` on its isolated, final,
//! initial and medial form, 0 where there is none. Made from `tests/unicode` by `tests/it/forms.rs`.
//! © Unicode, Inc.; see `tests/unicode/LICENSE`.

/// The letter of the first row.
pub(super) const FIRST: usize = 0x621;

/// A row for each letter.
#[rustfmt::skip]
pub(super) const ROWS: &[[u16; 4]] = &[
";

const FIRST: usize = 0x621;

/// Later forms, those of block B, take the place of earlier ones.
fn table() -> String {
    let mut rows: Vec<[u16; 4]> = Vec::new();
    for line in unpacked("PresentationForms.txt").lines() {
        let (form, decomposition) = line.split_once(';').unwrap();
        let (kind, letters) = decomposition.split_once(' ').unwrap();
        let shapes = ["<isolated>", "<final>", "<initial>", "<medial>"];
        let Some(shape) = shapes.iter().position(|shape| *shape == kind) else { continue };
        // Ligatures have more than one letter.
        let Ok(letter) = usize::from_str_radix(letters, 16) else { continue };
        let row = letter.checked_sub(FIRST).unwrap();
        rows.resize(rows.len().max(row + 1), [0; 4]);
        rows[row][shape] = u16::from_str_radix(form, 16).unwrap();
    }
    let mut text = HEAD.to_owned();
    for (place, row) in rows.iter().enumerate() {
        let forms = row.map(|form| format!("0x{form:04x}")).join(", ");
        writeln!(text, "    [{forms}], // U+{:04X}", FIRST + place).unwrap();
    }
    text.push_str("];\n");
    text
}

#[test]
fn the_table_of_forms_is_what_the_data_say() {
    assert_table("src/text/forms/table.rs", &table());
}
