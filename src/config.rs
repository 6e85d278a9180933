//! The user's settings: one file of TOML.
//!
//! A fault in it is told with its line, and everything else in it counts. What is written here
//! touches one key; comments, other keys and their order stay.

use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml_edit::{Document, DocumentMut, Item, Table, Value};

use crate::error::{Error, reason};
use crate::terminal::Wish;

/// What the user has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// What the terminal must be sent.
    pub terminal: Option<Wish>,
    /// Whether the mouse is the reader's.
    pub mouse: Option<bool>,
}

const TERMINAL: &str = "terminal";
const MOUSE: &str = "mouse";
const KEYS: [&str; 2] = [TERMINAL, MOUSE];
const ABOUT_TERMINAL: &str =
    "# What the terminal must be sent so that Arabic reads right: `khabar doctor` finds it.\n";

/// Where the file is, if anywhere: `khabar/config.toml` among the user's settings.
#[must_use]
pub fn path() -> Option<PathBuf> {
    let folder =
        |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|it| it.is_absolute());
    let settings = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")))?;
    Some(settings.join("khabar/config.toml"))
}

/// What the file says, and what is wrong with it. No file says nothing.
#[must_use]
pub fn read(path: &Path) -> (Config, Vec<Error>) {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
        Err(error) => return (Config::default(), vec![Error::at(path.display(), reason(&error))]),
    };
    let (config, faults) = parse(&text);
    let told = |fault: Fault| {
        let line = text[..fault.at].matches('\n').count() as u64 + 1;
        Error::at(path.display(), fault.what).on_line(line)
    };
    (config, faults.into_iter().map(told).collect())
}

/// What is wrong, and where in the text.
struct Fault {
    at: usize,
    what: String,
}

fn parse(text: &str) -> (Config, Vec<Fault>) {
    let mut config = Config::default();
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let what = error.message().lines().collect::<Vec<_>>().join(" ");
            return (config, vec![Fault { at: start(error.span()), what }]);
        }
    };
    let mut faults = Vec::new();
    for (key, item) in document.iter() {
        let at = start(item.span());
        match key {
            TERMINAL => match wish(item) {
                Ok(wish) => config.terminal = Some(wish),
                Err(what) => faults.push(Fault { at, what }),
            },
            MOUSE => {
                config.mouse = item.as_bool();
                if config.mouse.is_none() {
                    let what = format!("{MOUSE:?} is true or false, not {}", item.type_name());
                    faults.push(Fault { at, what });
                }
            }
            key => {
                let at = start(document.key(key).and_then(toml_edit::Key::span));
                let what = format!("unknown key {key:?}{}", hint(key, &KEYS));
                faults.push(Fault { at, what });
            }
        }
    }
    (config, faults)
}

fn start(span: Option<Range<usize>>) -> usize {
    span.map_or(0, |span| span.start)
}

fn wish(item: &Item) -> Result<Wish, String> {
    let Some(name) = item.as_str() else {
        return Err(format!("{TERMINAL:?} is a name in quotes, not {}", item.type_name()));
    };
    named(name)
}

/// The kind of terminal of a name that a user wrote.
///
/// # Errors
/// There is none; the nearest are told.
pub fn named(name: &str) -> Result<Wish, String> {
    let names: Vec<&str> = Wish::names().map(|(name, _)| name).collect();
    Wish::named(name)
        .ok_or_else(|| format!("unknown kind of terminal {name:?}{}", hint(name, &names)))
}

/// The nearest of the right names; all of the first ones where none is near.
fn hint(wrong: &str, right: &[&str]) -> String {
    let wrong = wrong.to_lowercase();
    let near = right
        .iter()
        .map(|name| (strsim::jaro_winkler(&wrong, name), name))
        .max_by(|one, other| one.0.total_cmp(&other.0));
    match near {
        Some((nearness, name)) if nearness > 0.75 => format!("; did you mean {name:?}?"),
        Some(_) | None => {
            format!("; known: {}", right[..right.len().min(8)].join(", "))
        }
    }
}

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
        let line = text[..start(error.span())].matches('\n').count() as u64 + 1;
        let what = error.message().lines().collect::<Vec<_>>().join(" ");
        Error::at(path.display(), what).on_line(line)
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
    use super::*;
    use crate::terminal::Way;

    fn told(text: &str) -> (Option<Wish>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, text).unwrap();
        let (config, faults) = read(&path);
        let name = format!("{}:", path.display());
        (config.terminal, faults.iter().map(|it| it.to_string().replace(&name, "")).collect())
    }

    #[test]
    fn a_kind_is_read_by_its_name_or_a_terminals() {
        assert_eq!(told("terminal = \"words\""), (Some(Wish::Way(Way::Words)), vec![]));
        assert_eq!(told("terminal = \"Konsole\""), (Some(Wish::Way(Way::Words)), vec![]));
        assert_eq!(told("terminal = 'auto' # mine"), (Some(Wish::Auto), vec![]));
        assert_eq!(told(""), (None, vec![]));
    }

    #[test]
    fn a_fault_is_told_with_its_line_and_the_nearest_right_name() {
        let text = "# mine\n\nterminl = 1\nterminal = \"wrods\"\n";
        let (_, faults) = told(text);
        assert_eq!(
            faults,
            [
                "3: unknown key \"terminl\"; did you mean \"terminal\"?",
                "4: unknown kind of terminal \"wrods\"; did you mean \"words\"?",
            ]
        );
        let (_, faults) = told("terminal = 7");
        assert_eq!(faults, ["1: \"terminal\" is a name in quotes, not integer"]);
        let (_, faults) = told("terminal = \"%\"");
        assert!(
            faults[0]
                .ends_with("known: auto, visual, words, marks, kitty, alternating, mlterm, blanks")
        );
    }

    #[test]
    fn a_key_that_is_wrong_keeps_no_other_from_counting() {
        let (terminal, faults) = told("colour = \"red\"\nterminal = \"kitty\"\n[more]\nx = 1\n");
        assert_eq!((terminal, faults.len()), (Some(Wish::Way(Way::Kitty)), 2));
    }

    #[test]
    fn a_file_that_is_no_toml_is_one_fault_and_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, "a = 1\nterminal = \"words\n").unwrap();
        let (config, faults) = read(&path);
        assert_eq!((config, faults.len()), (Config::default(), 1));
        assert!(faults[0].to_string().contains("config.toml:2: "), "{}", faults[0]);
        assert_eq!(set_terminal(&path, Wish::Auto).unwrap_err().to_string(), faults[0].to_string());
        assert_eq!(fs::read_to_string(&path).unwrap(), "a = 1\nterminal = \"words\n");
    }

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
