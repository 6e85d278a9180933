//! One setting written, and nothing else in the file touched.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use toml_edit::{DocumentMut, Item, Table, Value};

use super::{TERMINAL, line_of, start};
use crate::error::{Error, reason};
use crate::terminal::Wish;

const ABOUT_TERMINAL: &str =
    "# What the terminal must be sent so that Arabic reads right: `khabar doctor` finds it.\n";

/// Writes the kind of terminal into the file, which is made where it is not there yet.
///
/// # Errors
/// The file is no TOML, or cannot be read or written; it is as it was then.
pub fn set_terminal(path: &Path, wish: Wish) -> Result<(), Error> {
    let fault = |error: io::Error| Error::at(path.display(), reason(&error));
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(fault(error)),
    };
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let what = error.message().lines().collect::<Vec<_>>().join(" ");
        Error::at(path.display(), what).on_line(line_of(&text, start(error.span())))
    })?;
    put(document.as_table_mut(), wish);
    replace(path, &document.to_string()).map_err(fault)
}

fn put(table: &mut Table, wish: Wish) {
    let mut value = Value::from(wish.name());
    if let Some(old) = table.get_mut(TERMINAL) {
        if let Some(old) = old.as_value() {
            // A comment behind it stays.
            *value.decor_mut() = old.decor().clone();
        }
        *old = Item::Value(value);
        return;
    }
    table.insert(TERMINAL, Item::Value(value));
    if let Some(mut key) = table.key_mut(TERMINAL) {
        key.leaf_decor_mut().set_prefix(ABOUT_TERMINAL);
    }
}

/// Writes a file whole or not at all, for nobody else to read where it is new. A link stays a
/// link: people keep their settings elsewhere.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut file = tempfile::Builder::new().prefix(".config").tempfile_in(folder)?;
    if let Ok(old) = fs::metadata(&target) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::terminal::Way;

    #[test]
    fn writing_changes_one_key_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let text = "# Mine.\nother = [1,  2] # kept\nterminal  =  \"words\" # not this\n\n[more]\n# x\ny=1\n";
        fs::write(&path, text).unwrap();
        set_terminal(&path, Wish::Way(Way::Kitty)).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text.replace("words", "kitty"));
    }

    #[test]
    fn a_new_key_stands_above_the_tables_with_a_word_about_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, "# Mine.\n[more]\ny = 1\n").unwrap();
        set_terminal(&path, Wish::Way(Way::Marks)).unwrap();
        let written = fs::read_to_string(&path).unwrap();
        assert!(written.contains("# Mine.\n") && written.ends_with("[more]\ny = 1\n"), "{written}");
        assert!(written.contains(&format!("{ABOUT_TERMINAL}terminal = \"marks\"\n")), "{written}");
        assert_eq!(read(&path).0.terminal, Some(Wish::Way(Way::Marks)));
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_the_users_alone_and_its_folders_are_made() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/khabar/config.toml");
        set_terminal(&path, Wish::Way(Way::Words)).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_its_target_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let (kept, path) = (folder.path().join("kept.toml"), folder.path().join("config.toml"));
        fs::write(&kept, "").unwrap();
        fs::set_permissions(&kept, fs::Permissions::from_mode(0o644)).unwrap();
        std::os::unix::fs::symlink(&kept, &path).unwrap();
        set_terminal(&path, Wish::Auto).unwrap();
        assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
        assert_eq!(read(&kept).0.terminal, Some(Wish::Auto));
        assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o644);
    }
}
