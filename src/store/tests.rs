//! Marks made, killed over, shared, and refused.

use super::*;

const NEWS: &str = "/news.json";

fn address(name: &str) -> Key {
    Key::Address(format!("example.org/{name}"))
}

fn content(headline: &str) -> Key {
    Key::Content { headline: headline.to_owned(), digest: "00112233445566ff".to_owned() }
}

fn open(path: &Path) -> Store {
    Store::open(path, Some(NEWS.to_owned())).unwrap()
}

fn marks(path: &Path) -> Vec<(Key, Mark)> {
    let mut found = Vec::new();
    open(path).each_mark(&mut |key, mark, _| found.push((key.clone(), mark))).unwrap();
    found
}

const SPOT: Spot = Spot { block: 7, byte: 1234, blanks: 1 };

#[test]
fn what_was_marked_is_there_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state/khabar/marks.db");
    let changes = [
        Change::Read(address("a"), true),
        Change::Place(content("خبر"), Some(SPOT)),
        Change::Starred(address("a"), true),
    ];
    open(&path).keep(&changes).unwrap();
    let of_a = Mark { is_read: true, is_starred: true, place: None };
    let of_content = Mark { place: Some(SPOT), ..Mark::default() };
    assert_eq!(marks(&path), [(content("خبر"), of_content), (address("a"), of_a)]);
    open(&path).keep(&[Change::Place(content("خبر"), None)]).unwrap();
    assert_eq!(marks(&path)[1], (content("خبر"), Mark::default()));
}

#[cfg(unix)]
#[test]
fn the_file_is_for_the_users_eyes_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state/khabar/marks.db");
    let mut store = open(&path);
    store.keep(&[Change::Read(address("a"), true)]).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    for entry in fs::read_dir(path.parent().unwrap()).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn what_was_written_is_there_although_nothing_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    let mut store = open(&path);
    store.keep(&[Change::Read(address("a"), true)]).unwrap();
    // What a killed process leaves behind: the files as they are now.
    let other = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), other.path().join(entry.file_name())).unwrap();
    }
    assert_eq!(marks(&other.path().join("marks.db")).len(), 1);
}

#[test]
fn of_two_readers_neither_undoes_what_the_other_marks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    let (mut one, mut other) = (open(&path), open(&path));
    one.keep(&[Change::Read(address("a"), true)]).unwrap();
    let told = other.keep(&[Change::Starred(address("a"), true)]).unwrap();
    assert_eq!(told, [(address("a"), Mark { is_read: true, ..Mark::default() })]);
    // Selecting is no mark: what comes after it is still told.
    one.keep(&[Change::Selected(address("a"))]).unwrap();
    other.keep(&[Change::Place(address("a"), Some(SPOT))]).unwrap();
    let whole = Mark { is_read: true, is_starred: true, place: Some(SPOT) };
    assert_eq!(one.keep(&[Change::Seen(vec![1])]).unwrap(), [(address("a"), whole)]);
    assert_eq!(marks(&path), [(address("a"), whole)]);
}

#[test]
fn many_readers_write_at_once_and_every_mark_counts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    std::thread::scope(|scope| {
        for reader in 0..4 {
            let path = &path;
            scope.spawn(move || {
                let mut store = open(path);
                for article in 0..25 {
                    let key = address(&format!("{reader}-{article}"));
                    store.keep(&[Change::Read(key, true)]).unwrap();
                }
            });
        }
    });
    assert_eq!(marks(&path).len(), 100);
}

#[test]
fn what_was_selected_is_of_its_library() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    open(&path).keep(&[Change::Selected(content("خبر")), Change::Seen(vec![1, 2])]).unwrap();
    let last = Last { selected: Some(content("خبر")), seen: Some(vec![1, 2]) };
    assert_eq!(open(&path).last(), Ok(last));
    let other = Store::open(&path, Some("/other.json".to_owned())).unwrap();
    assert_eq!(other.last(), Ok(Last::default()));
    let mut piped = Store::open(&path, None).unwrap();
    piped.keep(&[Change::Selected(address("a"))]).unwrap();
    assert_eq!(piped.last(), Ok(Last::default()));
}

#[test]
fn what_was_seen_is_there_again_however_long_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE + 7, 3] {
        let seen: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
        open(&path).keep(&[Change::Seen(seen.clone())]).unwrap();
        assert_eq!(open(&path).last().unwrap().seen, Some(seen), "{length}");
    }
}

fn refused(path: &Path) -> String {
    let error = Store::open(path, None).unwrap_err().to_string();
    error.strip_prefix(&format!("{}: ", path.display())).unwrap().to_owned()
}

#[test]
fn a_file_that_is_none_of_ours_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    let text = "no database, although it is long enough to be taken for one\n".repeat(99);
    fs::write(&path, &text).unwrap();
    assert_eq!(refused(&path), "is no file of marks, or a broken one");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE other (name)").unwrap();
    assert_eq!(refused(&path), "is another program's database");
}

#[test]
fn what_a_newer_program_wrote_is_left_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    open(&path).keep(&[Change::Read(address("a"), true)]).unwrap();
    let newer = schema::VERSION + 1;
    Connection::open(&path).unwrap().pragma_update(None, "user_version", newer).unwrap();
    assert_eq!(refused(&path), "was written by a newer khabar");
}

#[test]
fn a_file_whose_inside_is_broken_is_told_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    let mut store = open(&path);
    let changes: Vec<Change> =
        (0..500).map(|number| Change::Read(address(&number.to_string()), true)).collect();
    store.keep(&changes).unwrap();
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096..].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    let read = Store::open(&path, None).and_then(|mut it| it.each_mark(&mut |_, _, _| {}));
    assert!(read.unwrap_err().to_string().ends_with("is no file of marks, or a broken one"));
}

#[test]
fn a_disk_that_is_full_is_told_and_the_mark_can_be_made_later() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    let mut store = open(&path);
    let pages: i64 =
        store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.connection.pragma_update(None, "max_page_count", pages).unwrap();
    let large = Change::Seen(vec![1; 100_000]);
    let error = store.keep(&[Change::Read(address("a"), true), large.clone()]).unwrap_err();
    assert!(error.to_string().ends_with("no space left on the disk"), "{error}");
    store.connection.pragma_update(None, "max_page_count", pages + 1_000).unwrap();
    store.keep(&[Change::Read(address("a"), true), large]).unwrap();
    assert_eq!(marks(&path).len(), 1);
}

#[test]
fn where_nothing_can_be_made_the_reason_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state");
    fs::write(&file, "").unwrap();
    assert_eq!(refused(&file.join("khabar/marks.db")), "not a directory");
    fs::create_dir(folder.path().join("marks.db")).unwrap();
    assert_eq!(refused(&folder.path().join("marks.db")), "cannot be written");
}

#[test]
fn what_cannot_be_written_can_still_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("100% ?#.db");
    open(&path).keep(&[Change::Read(address("a"), true)]).unwrap();
    let mut store = Store::open_unchanging(&path, None).unwrap();
    assert_eq!(store.count(), Ok(1));
    assert!(store.keep(&[Change::Read(address("b"), true)]).is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "it left something behind");
}

#[test]
fn another_reader_that_holds_the_file_is_waited_for_but_not_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    let (mut one, other) = (open(&path), open(&path));
    other.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = one.keep(&[Change::Read(address("a"), true)]).unwrap_err();
    assert!(error.to_string().ends_with("another program holds it"), "{error}");
    other.connection.execute_batch("COMMIT").unwrap();
    one.keep(&[Change::Read(address("a"), true)]).unwrap();
}

#[test]
fn there_is_a_step_to_each_version() {
    assert_eq!(usize::try_from(schema::VERSION), Ok(schema::STEPS.len()));
}
