use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::time::SystemTime;

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;

use super::*;
use crate::library::Library;
use crate::library::scan::scan;

/// What somebody does to a shelf.
type Change = fn(&Shelf);

/// A folder, some of whose paths are read.
struct Shelf {
    folder: TempDir,
    inputs: Vec<Input>,
    watched: Watched,
}

impl Shelf {
    fn new(files: &[(&str, &str)], read: &[&str]) -> Shelf {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let inputs: Vec<Input> =
            read.iter().map(|name| Input::Path(folder.path().join(name))).collect();
        let watched = watched(&inputs);
        Shelf { folder, inputs, watched }
    }

    /// All of a folder.
    fn of(files: &[(&str, &str)]) -> Shelf {
        Shelf::new(files, &[""])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn append(&self, name: &str, text: &str) {
        let mut file = OpenOptions::new().append(true).open(self.path(name)).unwrap();
        file.write_all(text.as_bytes()).unwrap();
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    /// As editors and crawlers put a new version in place.
    fn replace(&self, name: &str, content: &str) {
        self.write("other.tmp", content);
        fs::rename(self.path("other.tmp"), self.path(name)).unwrap();
    }

    #[track_caller]
    fn expect(&mut self, news: News) {
        assert_eq!(self.watched.look(), news);
        assert_eq!(self.watched.look(), news, "looked at twice");
    }

    fn read_again(&mut self) {
        self.watched = watched(&self.inputs);
    }
}

fn watched(inputs: &[Input]) -> Watched {
    let mut library = Library::default();
    scan(inputs, &mut |batch| {
        library.take(batch);
        true
    });
    Watched::new(inputs, library.take_traces().unwrap()).unwrap()
}

fn article(title: &str) -> String {
    format!("{{\"title\":\"{title}\",\"text\":\"نص.\"}}\n")
}

fn articles(range: std::ops::Range<usize>) -> String {
    range.map(|number| article(&format!("خبر {number}"))).collect()
}

#[test]
fn what_has_not_changed_is_no_news() {
    let lines = articles(0..9);
    let files = [("1.jsonl", lines.as_str()), ("2.txt", "عنوان\n\nنص."), ("3", "")];
    Shelf::of(&files).expect(News::New(0));
}

#[test]
fn articles_that_are_appended_are_counted_and_read_only_once() {
    let mut shelf = Shelf::new(&[("news.jsonl", &articles(0..40))], &["news.jsonl"]);
    shelf.append("news.jsonl", &articles(40..42));
    shelf.expect(News::New(2));
    shelf.append("news.jsonl", &articles(42..43));
    shelf.expect(News::New(3));
    shelf.read_again();
    shelf.expect(News::New(0));
    shelf.append("news.jsonl", &articles(43..44));
    shelf.expect(News::New(1));
}

#[test]
fn an_article_counts_when_it_is_written_to_its_end() {
    let whole = article("طويل");
    let (head, tail) = whole.split_at(whole.len() / 2);
    let mut shelf = Shelf::new(&[("news.jsonl", &(articles(0..3) + head))], &["news.jsonl"]);
    shelf.expect(News::New(0));
    shelf.append("news.jsonl", tail);
    shelf.expect(News::New(1));
    shelf.append("news.jsonl", "{\"title\":\"آخر\"");
    shelf.expect(News::New(1));
    shelf.append("news.jsonl", "}");
    shelf.expect(News::New(2));
    shelf.append("news.jsonl", "\nno article\n");
    shelf.expect(News::New(2));
}

/// Several threads read such a file.
#[test]
fn a_large_file_is_counted_on_from_its_end() {
    let text = "سطر من النص. ".repeat(60);
    let line = |number| format!("{{\"title\":\"خبر {number}\",\"text\":\"{text}\"}}\n");
    let lines: String = (0..3_000).map(line).collect();
    let mut shelf = Shelf::new(&[("news.jsonl", &lines)], &["news.jsonl"]);
    shelf.append("news.jsonl", &line(3_000));
    shelf.expect(News::New(1));
}

#[test]
fn what_is_added_to_a_folder_is_counted_whatever_it_is() {
    let mut shelf = Shelf::of(&[("1.jsonl", &articles(0..3))]);
    shelf.write("2.json", format!("[{},{}]", article("أول"), article("ثان")));
    shelf.expect(News::New(2));
    shelf.write("3.txt", "عنوان\n\nنص.\n");
    fs::create_dir(shelf.path("below")).unwrap();
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(articles(0..4).as_bytes()).unwrap();
    shelf.write("below/4.jsonl.gz", packed.finish().unwrap());
    shelf.expect(News::New(7));
    // Hidden, empty, no article.
    shelf.write(".5.jsonl", articles(0..2));
    File::create(shelf.path("6.jsonl")).unwrap();
    shelf.write("7.png", b"\x89PNG\r\n\x1a\n\0\0\0\r");
    shelf.expect(News::New(7));
    shelf.append("6.jsonl", &articles(0..2));
    shelf.append("1.jsonl", &articles(3..4));
    shelf.expect(News::New(10));
}

#[test]
fn what_was_empty_or_not_there_is_new_when_it_comes() {
    let mut shelf = Shelf::new(&[("empty", ""), ("1.txt", "عنوان")], &["empty", "late", "1.txt"]);
    shelf.expect(News::New(0));
    shelf.append("empty", &articles(0..2));
    shelf.expect(News::New(2));
    shelf.write("late", articles(0..1));
    shelf.expect(News::New(3));
}

#[test]
fn what_was_read_and_is_another_now_has_changed() {
    let lines = articles(0..9);
    let cases: [(&str, Change); 8] = [
        ("truncated", |shelf| {
            let file = OpenOptions::new().write(true).open(shelf.path("news.jsonl")).unwrap();
            file.set_len(100).unwrap();
        }),
        ("emptied", |shelf| shelf.write("news.jsonl", "")),
        ("removed", |shelf| fs::remove_file(shelf.path("news.jsonl")).unwrap()),
        ("renamed", |shelf| {
            fs::rename(shelf.path("news.jsonl"), shelf.path("news.old")).unwrap();
        }),
        ("replaced", |shelf| shelf.replace("news.jsonl", &articles(0..12))),
        ("written over, longer", |shelf| shelf.write("news.jsonl", articles(20..40))),
        ("written over, as long", |shelf| {
            shelf.write("news.jsonl", articles(1..10));
            let file = OpenOptions::new().write(true).open(shelf.path("news.jsonl")).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        }),
        ("appended to what is a whole", |shelf| shelf.append("2.txt", "سطر آخر")),
    ];
    for (what, change) in cases {
        for read in [&[""][..], &["news.jsonl", "2.txt"]] {
            let files = [("news.jsonl", lines.as_str()), ("2.txt", "عنوان\n\nنص.")];
            let mut shelf = Shelf::new(&files, read);
            change(&shelf);
            assert_eq!(shelf.watched.look(), News::Changed, "{what}, {read:?}");
        }
    }
}

#[test]
fn a_list_goes_on_only_where_it_had_ended() {
    let list = |titles: &[&str]| titles.iter().map(|it| article(it)).collect::<Vec<_>>().join(",");
    let mut shelf = Shelf::of(&[("news.json", &format!("[{}]", list(&["أول", "ثان"])))]);
    shelf.append("news.json", &articles(0..1));
    shelf.expect(News::New(1));

    let mut shelf = Shelf::of(&[("news.json", &format!("[{}]", list(&["أول", "ثان"])))]);
    shelf.write("news.json", format!("[{}]", list(&["أول", "ثان", "ثالث", "رابع"])));
    shelf.expect(News::New(2));

    let mut shelf = Shelf::of(&[("news.json", &format!("[{}", list(&["أول", "ثان"])))]);
    shelf.append("news.json", &format!(",{}]", article("ثالث")));
    shelf.expect(News::Changed);
}

#[test]
fn what_comes_once_is_not_watched() {
    let path = Input::Path("news.jsonl".into());
    assert!(Watched::new(&[path.clone(), Input::Stdin], Traces::default()).is_none());
    assert!(Watched::new(&[Input::Piped], Traces::default()).is_none());
    let samples: Vec<Input> = Input::samples().collect();
    assert!(Watched::new(&samples, Traces::default()).is_none());
    assert!(Watched::new(&[path], Traces::default()).is_some());
}

/// The system's own word, and no length of time: the test waits until it is told.
#[test]
fn a_watch_tells_what_is_new_and_whatever_changes_after_that() {
    let mut shelf = Shelf::of(&[("news.jsonl", &articles(0..3))]);
    let (sender, told) = channel();
    // What has changed between reading and watching is not lost.
    shelf.append("news.jsonl", &articles(3..4));
    let watched = std::mem::replace(&mut shelf.watched, watched(&shelf.inputs));
    let watch = Watch::start(watched, move |news| sender.send(news).unwrap()).unwrap();
    assert_eq!(told.recv(), Ok(News::New(1)));
    shelf.write("2.jsonl", articles(4..6));
    assert_eq!(told.recv(), Ok(News::New(3)));
    shelf.replace("news.jsonl", &articles(0..1));
    assert_eq!(told.recv(), Ok(News::Changed));
    drop(watch);
    assert!(told.recv().is_err(), "it goes on after it was dropped");
}

#[cfg(unix)]
#[test]
fn a_single_file_is_watched_where_it_lies_and_where_a_link_to_it_lies() {
    let shelf = Shelf::new(&[("news.jsonl", &articles(0..3))], &["news.jsonl"]);
    let links = tempfile::tempdir().unwrap();
    let link = links.path().join("link.jsonl");
    std::os::unix::fs::symlink(shelf.path("news.jsonl"), &link).unwrap();
    let (sender, told) = channel();
    let _watch =
        Watch::start(watched(&[Input::Path(link.clone())]), move |news| sender.send(news).unwrap());
    shelf.append("news.jsonl", &articles(3..5));
    assert_eq!(told.recv(), Ok(News::New(2)));
    std::os::unix::fs::symlink(shelf.path("nothing"), links.path().join("other")).unwrap();
    fs::rename(links.path().join("other"), &link).unwrap();
    assert_eq!(told.recv(), Ok(News::Changed));
}
