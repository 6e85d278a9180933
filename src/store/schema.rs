//! The tables, and how older ones become today's.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use super::fault;
use crate::error::Error;

/// What tells the file from any other program's: "khbr".
const APPLICATION: i32 = 0x6b68_6272;

/// Each step leads from the version of its place to the next one. Steps are only ever added.
pub(super) const STEPS: &[&str] = &["
    CREATE TABLE mark (
        -- The address, or a digest of what an article without one says.
        name TEXT PRIMARY KEY NOT NULL,
        -- Folded; of articles without an address.
        headline TEXT,
        is_read INTEGER NOT NULL DEFAULT 0,
        is_starred INTEGER NOT NULL DEFAULT 0,
        -- Where it was left: none is its beginning.
        block INTEGER,
        byte INTEGER,
        blanks INTEGER,
        -- The number of its last change.
        changed INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX by_change ON mark (changed);
    CREATE TABLE library (
        path TEXT PRIMARY KEY NOT NULL,
        -- Of the article that was selected.
        name TEXT,
        headline TEXT,
        -- The articles that were there.
        seen BLOB
    );
"];

/// The version of this program's tables.
pub(super) const VERSION: i32 = 1;

/// Makes the tables, or today's ones of older ones.
///
/// # Errors
/// It is no file of ours, or a newer program's.
pub(super) fn prepare(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    let told = |error: rusqlite::Error| fault(path, &error);
    // Before anything is written into it.
    let found = version(connection, path)?;
    // Little is read again; the rest of the memory is the articles'.
    connection.pragma_update(None, "cache_size", -256).map_err(told)?;
    // Readers and a writer do not wait for each other, and a commit waits for no disk: it is with the
    // system, which a killed process does not take with it.
    let mode = connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0));
    // Where that cannot be (a file system over a network), the usual journal does it, slower. A reader
    // that is making the file at this moment does it for all.
    match mode {
        Err(error) if error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy) => {
            return Err(told(error));
        }
        Ok(_) | Err(_) => {}
    }
    connection.pragma_update(None, "synchronous", "NORMAL").map_err(told)?;
    if found < VERSION { migrate(connection, path) } else { Ok(()) }
}

fn migrate(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    let told = |error: rusqlite::Error| fault(path, &error);
    let behavior = TransactionBehavior::Immediate;
    let transaction = connection.transaction_with_behavior(behavior).map_err(told)?;
    // Another reader may have been faster.
    let found = version(&transaction, path)?;
    for step in STEPS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(step).map_err(told)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION).map_err(told)?;
    transaction.pragma_update(None, "user_version", VERSION).map_err(told)?;
    transaction.commit().map_err(told)
}

/// What is only read must have today's tables.
///
/// # Errors
/// It has others.
pub(super) fn expect(connection: &Connection, path: &Path) -> Result<(), Error> {
    match version(connection, path)? {
        VERSION => Ok(()),
        _ => Err(Error::at(path.display(), "cannot be written")),
    }
}

/// 0 for an empty file.
fn version(connection: &Connection, path: &Path) -> Result<i32, Error> {
    let value = |name: &str| -> Result<i32, Error> {
        let value = connection.pragma_query_value(None, name, |row| row.get(0));
        value.map_err(|error| fault(path, &error))
    };
    let tables = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
        .map_err(|error| fault(path, &error))?;
    let (application, version) = (value("application_id")?, value("user_version")?);
    if tables > 0 && application != APPLICATION {
        return Err(Error::at(path.display(), "is another program's database"));
    }
    if version > VERSION {
        return Err(Error::at(path.display(), "was written by a newer khabar"));
    }
    Ok(version)
}
