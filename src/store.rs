//! What outlives a run: which articles have been read, starred, and where each was left; what was
//! selected in a library, and what was in it. SQLite keeps it, in one file for the user's eyes alone.
//!
//! Several readers may have it open. Each writes only the one thing that changed, so that no mark of
//! another's is undone; what the others have changed comes back with every write. A write is with the
//! system before [`Store::keep`] returns: a process killed then loses nothing.

mod schema;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::blob::ZeroBlob;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, Row, params};

use crate::article::{Change, Key, Mark, Spot};
use crate::error::{Error, reason};

/// How long a write waits for another reader's.
const PATIENCE: Duration = Duration::from_millis(250);

/// Bytes of a long value that are written at a time.
const PIECE: usize = 32 << 10;

/// The file, open.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// The library that is read.
    library: Option<String>,
    /// The last change that is known here.
    known: i64,
}

/// What was last done in a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Last {
    /// The article that was selected.
    pub selected: Option<Key>,
    /// Its articles, as [`Change::Seen`] gave them.
    pub seen: Option<Vec<u8>>,
}

impl Store {
    /// Opens the file, which is made where it is not there yet; for a library of this name, if it can
    /// be known again.
    ///
    /// # Errors
    /// It cannot be read or made, is no such file, or was written by a newer program.
    pub fn open(path: &Path, library: Option<String>) -> Result<Store, Error> {
        make(path).map_err(|error| Error::at(path.display(), reason(&error)))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let told = |error: rusqlite::Error| fault(path, &error);
        let mut connection = Connection::open_with_flags(path, flags).map_err(told)?;
        connection.busy_timeout(PATIENCE).map_err(told)?;
        schema::prepare(&mut connection, path)?;
        Ok(Store { connection, path: path.to_owned(), library, known: 0 })
    }

    /// Opens a file that cannot be written, to read it.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_unchanging(path: &Path, library: Option<String>) -> Result<Store, Error> {
        let told = |error: rusqlite::Error| fault(path, &error);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(unchanging(path), flags).map_err(told)?;
        schema::expect(&connection, path)?;
        Ok(Store { connection, path: path.to_owned(), library, known: 0 })
    }

    /// Whether nothing was ever kept.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn is_new(&self) -> Result<bool, Error> {
        let query = "SELECT NOT EXISTS (SELECT 1 FROM library) AND NOT EXISTS (SELECT 1 FROM mark)";
        self.connection.query_row(query, [], |row| row.get(0)).map_err(|it| self.fault(&it))
    }

    /// How many articles have marks.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn count(&self) -> Result<usize, Error> {
        let count = self.connection.query_row("SELECT count(*) FROM mark", [], |row| row.get(0));
        count.map(|count: i64| usize::try_from(count).unwrap_or(0)).map_err(|it| self.fault(&it))
    }

    /// Hands on every mark, with the number of its last change: the later, the greater.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn each_mark(&mut self, take: &mut dyn FnMut(&Key, Mark, u32)) -> Result<(), Error> {
        let since = self.known;
        self.known = marks_since(&self.connection, since, take).map_err(|it| self.fault(&it))?;
        Ok(())
    }

    /// What was last done in the library.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn last(&self) -> Result<Last, Error> {
        let Some(library) = &self.library else { return Ok(Last::default()) };
        let query = "SELECT name, headline, seen FROM library WHERE path = ?1";
        let last = self.connection.query_row(query, [library], |row| {
            let name: Option<String> = row.get(0)?;
            let headline = row.get(1)?;
            let selected = name.map(|name| key(name, headline));
            Ok(Last { selected, seen: row.get(2)? })
        });
        last.optional().map(Option::unwrap_or_default).map_err(|it| self.fault(&it))
    }

    /// Writes changes, all or none; gives the marks that others have made since the last time.
    ///
    /// # Errors
    /// The file cannot be written: the disk is full, another program holds it.
    pub fn keep(&mut self, changes: &[Change]) -> Result<Vec<(Key, Mark)>, Error> {
        self.write(changes).map_err(|error| fault(&self.path, &error))
    }

    fn write(&mut self, changes: &[Change]) -> rusqlite::Result<Vec<(Key, Mark)>> {
        // The others are kept out from the start: nothing they write comes between.
        let behavior = rusqlite::TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        let mut others = Vec::new();
        let mut take = |key: &Key, mark: Mark, _| others.push((key.clone(), mark));
        let mut latest = marks_since(&transaction, self.known, &mut take)?;
        for change in changes {
            latest += i64::from(is_of_article(change));
            write(&transaction, self.library.as_deref(), change, latest)?;
        }
        transaction.commit()?;
        self.known = latest;
        Ok(others)
    }

    fn fault(&self, error: &rusqlite::Error) -> Error {
        fault(&self.path, error)
    }
}

/// Hands on the marks that were changed after `since`; gives the last change there is.
fn marks_since(
    connection: &Connection,
    since: i64,
    take: &mut dyn FnMut(&Key, Mark, u32),
) -> rusqlite::Result<i64> {
    let mut query = connection.prepare_cached(
        "SELECT name, headline, is_read, is_starred, block, byte, blanks, changed FROM mark
         WHERE changed > ?1 ORDER BY changed",
    )?;
    let mut rows = query.query([since])?;
    let mut latest = since;
    while let Some(row) = rows.next()? {
        latest = row.get(7)?;
        take(&key(row.get(0)?, row.get(1)?), mark(row)?, u32::try_from(latest).unwrap_or(u32::MAX));
    }
    Ok(latest)
}

fn mark(row: &Row) -> rusqlite::Result<Mark> {
    let block: Option<u32> = row.get(4)?;
    let place = match block {
        Some(block) => Some(Spot { block, byte: row.get(5)?, blanks: row.get(6)? }),
        None => None,
    };
    Ok(Mark { is_read: row.get(2)?, is_starred: row.get(3)?, place })
}

/// An article without an address has its headline beside its name.
fn key(name: String, headline: Option<String>) -> Key {
    match headline {
        Some(headline) => Key::Content { headline, digest: name },
        None => Key::Address(name),
    }
}

fn columns(key: &Key) -> (&str, Option<&str>) {
    match key {
        Key::Address(address) => (address, None),
        Key::Content { headline, digest } => (digest, Some(headline)),
    }
}

/// Whether it changes a mark, and not what is known of a library.
fn is_of_article(change: &Change) -> bool {
    match change {
        Change::Read(..) | Change::Starred(..) | Change::Place(..) => true,
        Change::Selected(_) | Change::Seen(_) => false,
    }
}

fn write(
    connection: &Connection,
    library: Option<&str>,
    change: &Change,
    number: i64,
) -> rusqlite::Result<()> {
    let set = |column: &str, key: &Key, value: bool| {
        let (name, headline) = columns(key);
        let sql = format!(
            "INSERT INTO mark (name, headline, {column}, changed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (name) DO UPDATE SET {column} = ?3, changed = ?4"
        );
        connection.prepare_cached(&sql)?.execute(params![name, headline, value, number])
    };
    match (change, library) {
        (Change::Read(key, is_read), _) => set("is_read", key, *is_read)?,
        (Change::Starred(key, is_starred), _) => set("is_starred", key, *is_starred)?,
        (Change::Place(key, place), _) => {
            let (name, headline) = columns(key);
            let block = place.map(|spot| spot.block);
            let (byte, blanks) = (place.map(|spot| spot.byte), place.map(|spot| spot.blanks));
            let sql = "INSERT INTO mark (name, headline, block, byte, blanks, changed)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (name) DO UPDATE
                 SET block = ?3, byte = ?4, blanks = ?5, changed = ?6";
            let values = params![name, headline, block, byte, blanks, number];
            connection.prepare_cached(sql)?.execute(values)?
        }
        (Change::Selected(key), Some(library)) => {
            let (name, headline) = columns(key);
            let sql = "INSERT INTO library (path, name, headline) VALUES (?1, ?2, ?3)
                 ON CONFLICT (path) DO UPDATE SET name = ?2, headline = ?3";
            connection.prepare_cached(sql)?.execute(params![library, name, headline])?
        }
        (Change::Seen(seen), Some(library)) => {
            let sql = "INSERT INTO library (path, seen) VALUES (?1, ?2)
                 ON CONFLICT (path) DO UPDATE SET seen = ?2 RETURNING rowid";
            // Room first, then what goes there: of some hundred kilobytes SQLite would make two copies.
            let room = ZeroBlob(i32::try_from(seen.len()).unwrap_or(i32::MAX));
            let row = |row: &Row| row.get(0);
            let row = connection.prepare_cached(sql)?.query_row(params![library, room], row)?;
            let mut blob = connection.blob_open("main", "library", "seen", row, false)?;
            for (piece, at) in seen.chunks(PIECE).zip((0..).step_by(PIECE)) {
                blob.write_at(piece, at)?;
            }
            1
        }
        // What comes once is never read again.
        (Change::Selected(_) | Change::Seen(_), None) => 0,
    };
    Ok(())
}

/// Makes the file and its folder, for nobody else to read.
fn make(path: &Path) -> io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // SQLite gives its files beside this one the same rights.
    options.open(path).map(drop)
}

/// The address by which a file is opened that nothing will change meanwhile: no lock is asked
/// for and nothing written beside it.
fn unchanging(path: &Path) -> String {
    let name = path.to_string_lossy();
    let escaped = name.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{escaped}?immutable=1")
}

/// In the words of this program, lower case.
fn fault(path: &Path, error: &rusqlite::Error) -> Error {
    let what = match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            "is no file of marks, or a broken one".to_owned()
        }
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            "cannot be written".to_owned()
        }
        Some(ErrorCode::DiskFull) => "no space left on the disk".to_owned(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program holds it".to_owned()
        }
        Some(_) | None => error.to_string(),
    };
    Error::at(path.display(), what)
}
