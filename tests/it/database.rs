//! The files of `tests/unicode`, and the tables of the engine that are made from them.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A packed file of the Unicode Character Database.
pub fn unpacked(name: &str) -> String {
    let file =
        std::fs::File::open(root().join("tests/unicode").join(format!("{name}.gz"))).unwrap();
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).unwrap();
    text
}

/// Holds a table of the engine against what the data say. To make the tables anew, put the files of
/// another version into `tests/unicode`, then `MAKE_TABLES=1 cargo test --test it table`.
pub fn assert_table(path: &str, made: &str) {
    let path: PathBuf = root().join(path);
    if std::env::var_os("MAKE_TABLES").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap() == made, "{} is out of date", path.display());
}

/// `09E6..09EF ; Nd`: tens of digits, each from its zero on.
#[test]
fn every_decimal_digit_of_unicode_folds_to_that_of_ascii() {
    let data = unpacked("DerivedGeneralCategory.txt");
    let mut count = 0;
    for line in data.lines().filter(|line| line.ends_with("; Nd")) {
        let (first, last) = line.split(' ').next().unwrap().split_once("..").unwrap();
        let number = |hex: &str| u32::from_str_radix(hex, 16).unwrap();
        for (place, code) in (number(first)..=number(last)).enumerate() {
            let digit = char::from_u32(code).unwrap().to_string();
            assert_eq!(khabar::text::fold::fold(&digit), (place % 10).to_string(), "U+{code:04X}");
            count += 1;
        }
    }
    assert!(count >= 770, "{count} digits");
}
