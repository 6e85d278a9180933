//! Libraries large enough for several threads, and files that change under the reader's hands.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;

use khabar::library::scan::{Input, scan};
use khabar::library::stream::{Found, each};
use khabar::library::{Bytes, Library};

/// What stands between articles, and what is wrong with some of them.
#[derive(Clone, Copy, Debug)]
enum Form {
    Lines,
    Array,
    Spread,
    Wrapper,
}

/// About five megabytes; every so often an article is odd.
fn source(form: Form, odd: usize) -> String {
    let mut source = String::new();
    source.push_str(match form {
        Form::Lines => "",
        Form::Array | Form::Spread => "[",
        Form::Wrapper => "{\"status\":\"ok\",\"articles\":[",
    });
    for number in 0..1_500 {
        if number > 0 {
            source.push_str(match form {
                Form::Lines => "\n",
                Form::Array | Form::Wrapper => ", ",
                Form::Spread => ",\n  ",
            });
        }
        let body = "سطر \\\"من\\\" النص {[\\n".repeat(60 + number % 17);
        let _ = match (odd != 0 && number % odd == odd - 1, number % 5) {
            (false, _) => write!(
                source,
                "{{\"title\":\"خبر رقم {number}\",\"authors\":[{{\"title\":\"كاتب\"}}],\"site\":\"س{}\",\"text\":\"{body}\"}}",
                number % 7
            ),
            (true, 0) => write!(source, "{{\"title\":\"مكسور {number}\",\"text\":\"{body}"),
            (true, 1) => write!(source, "{{\"title\":3,\"n\":[1,,2],\"text\":\"{body}\"}}"),
            (true, 2) => write!(source, "{{\"none\":{number}}}"),
            (true, 3) => write!(source, "{{\"items\":[{{\"title\":\"داخل {number}\"}}]}}"),
            (true, _) => write!(source, "{{\n\"text\":\n\"جملة قصيرة رقم {number}.\"}}"),
        };
    }
    source.push_str(match form {
        Form::Lines => "\n",
        Form::Array | Form::Spread => "]",
        Form::Wrapper => "],\"next\":null}",
    });
    source
}

/// Title, line and bytes of each article, and every problem, as the streaming commands find them.
fn streamed(input: &Input) -> (Vec<String>, Vec<String>) {
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    each(std::slice::from_ref(input), &mut |found| {
        match found {
            Found::Article(record, article) => {
                articles.push(format!("{} {} {:?}", article.title, record.line, record.bytes));
            }
            Found::Problem(error) => problems.push(error.to_string()),
        }
        true
    });
    (articles, problems)
}

fn indexed(input: &Input) -> (Vec<String>, Vec<String>) {
    let library = library(input);
    let article = |place| {
        let record = library.record(place).unwrap();
        format!("{} {} {:?}", library.article(place).unwrap().title, record.line, record.bytes)
    };
    let problems = library.problems().iter().map(ToString::to_string).collect();
    ((0..library.count()).map(article).collect(), problems)
}

fn library(input: &Input) -> Library {
    let mut library = Library::default();
    scan(std::slice::from_ref(input), &mut |batch| {
        library.take(batch);
        true
    });
    library
}

#[test]
fn several_threads_find_what_one_finds() {
    for form in [Form::Lines, Form::Array, Form::Spread, Form::Wrapper] {
        for odd in [0, 400, 7] {
            let bytes: Arc<[u8]> = source(form, odd).into_bytes().into();
            let input = Input::Memory("source".to_owned(), Bytes::Memory(bytes));
            let (articles, problems) = indexed(&input);
            let (expected, faults) = streamed(&input);
            assert!(expected.len() > 1_000, "{form:?} {odd}: {}", expected.len());
            assert!(articles == expected, "{form:?} {odd}: other articles");
            assert_eq!(problems, faults, "{form:?} {odd}");
        }
    }
}

const FIRST: &str = "{\"title\":\"الخبر الأول\",\"text\":\"نص أول.\"}\n";
const SECOND: &str = "{\"title\":\"الخبر الثاني\",\"text\":\"نص ثان.\"}\n";

/// A file of two articles, and its library.
fn changing() -> (tempfile::TempDir, std::path::PathBuf, Library) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.jsonl");
    std::fs::write(&path, format!("{FIRST}{SECOND}")).unwrap();
    let library = library(&Input::Path(path.clone()));
    assert_eq!(library.count(), 2);
    (folder, path, library)
}

fn fault(library: &Library, place: usize) -> String {
    library.article(place).unwrap_err().to_string()
}

#[test]
fn a_file_that_grows_keeps_its_articles() {
    let (_folder, path, library) = changing();
    std::fs::OpenOptions::new()
        .append(true)
        .open(&path)
        .unwrap()
        .write_all(FIRST.as_bytes())
        .unwrap();
    assert_eq!(library.article(1).unwrap().title, "الخبر الثاني");
}

#[test]
fn a_file_that_was_cut_off_says_so_and_its_headlines_stay() {
    let (_folder, path, library) = changing();
    std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(60).unwrap();
    assert!(
        fault(&library, 1)
            .ends_with("news.jsonl: has become shorter after it was read: R reads it again")
    );
    assert_eq!(library.headline(1).unwrap().title, "الخبر الثاني");
    assert_eq!(library.article(0).unwrap().title, "الخبر الأول");
}

#[test]
fn an_article_that_was_written_over_is_not_taken_for_the_one_listed() {
    let (_folder, path, library) = changing();
    std::fs::write(&path, format!("{SECOND}{FIRST}")).unwrap();
    assert!(fault(&library, 0).ends_with(":1: has changed after it was read: R reads it again"));
}

#[test]
fn a_file_that_was_removed_or_replaced_is_read_as_it_was() {
    let (_folder, path, library) = changing();
    let other = path.with_extension("new");
    std::fs::write(&other, format!("{SECOND}{FIRST}")).unwrap();
    std::fs::rename(&other, &path).unwrap();
    assert_eq!(library.article(0).unwrap().title, "الخبر الأول");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(library.article(1).unwrap().title, "الخبر الثاني");
}

/// A folder may hold more files than may be open at once.
#[test]
fn among_very_many_files_one_that_was_removed_or_replaced_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = |number: usize| folder.path().join(format!("{number:03}.json"));
    (0..200).for_each(|number| std::fs::write(path(number), FIRST).unwrap());
    let library = library(&Input::Path(folder.path().to_owned()));
    std::fs::write(path(999), FIRST).unwrap();
    std::fs::rename(path(999), path(198)).unwrap();
    std::fs::remove_file(path(199)).unwrap();
    let fault = |place| fault(&library, place);
    assert!(fault(198).ends_with("198.json: was replaced after it was read: R reads it again"));
    assert!(fault(199).ends_with("199.json: was removed after it was read: R reads it again"));
    assert_eq!(library.article(197).unwrap().title, "الخبر الأول");
}

#[test]
fn a_text_that_has_grown_is_not_shown_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.txt");
    std::fs::write(&path, "حكاية البئر\n\nجف البئر.\n").unwrap();
    let library = library(&Input::Path(path.clone()));
    std::fs::write(&path, "حكاية البئر\n\nجف البئر القديم، ثم عاد الماء إليه.\n").unwrap();
    assert!(fault(&library, 0).ends_with("has changed after it was read: R reads it again"));
}

#[test]
fn a_folder_may_hold_more_files_than_may_be_open_at_once() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..1_500 {
        let text = format!("{{\"title\":\"ملف {number}\"}}");
        std::fs::write(folder.path().join(format!("{number:04}.json")), text).unwrap();
    }
    let library = library(&Input::Path(folder.path().to_owned()));
    assert_eq!((library.count(), library.problems().len()), (1_500, 0));
    assert_eq!(library.article(1_499).unwrap().title, "ملف 1499");
}

/// How many articles the first batch of a scan brings, and how many there are.
fn first_and_all(path: &std::path::Path) -> (usize, usize) {
    let (mut first, mut library) = (None, Library::default());
    scan(&[Input::Path(path.to_owned())], &mut |batch| {
        library.take(batch);
        first = first.or(Some(library.count()));
        true
    });
    (first.unwrap_or_default(), library.count())
}

#[test]
fn of_a_folder_of_many_files_the_first_are_listed_before_all_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let write = |number: usize| {
        let path = folder.path().join(format!("{number:04}.json"));
        std::fs::write(path, format!("{{\"title\":\"خبر {number}\"}}")).unwrap();
    };
    (0..200).for_each(write);
    assert_eq!(first_and_all(folder.path()), (200, 200));
    (200..600).for_each(write);
    let (first, all) = first_and_all(folder.path());
    assert!((20..600).contains(&first), "{first}");
    assert_eq!(all, 600);
}

/// The other end of a pipe waits until the first article is there, and only then writes the second.
#[cfg(target_os = "linux")]
#[test]
fn what_comes_through_a_pipe_is_listed_before_the_pipe_is_closed() {
    use std::os::fd::AsRawFd;
    let (reader, mut writer) = std::io::pipe().unwrap();
    let input = Input::Path(format!("/dev/fd/{}", reader.as_raw_fd()).into());
    writer.write_all(FIRST.as_bytes()).unwrap();
    let mut writer = Some(writer);
    let mut library = Library::default();
    let mut counts = Vec::new();
    scan(&[input], &mut |batch| {
        library.take(batch);
        if counts.is_empty() && library.waits_for().is_some_and(|name| name.starts_with("/dev/fd/"))
        {
            return true;
        }
        counts.push(library.count());
        if let Some(mut writer) = writer.take() {
            writer.write_all(SECOND.as_bytes()).unwrap();
        }
        true
    });
    assert_eq!((counts.first(), counts.last()), (Some(&1), Some(&2)));
    assert_eq!(library.article(1).unwrap().title, "الخبر الثاني");
}
