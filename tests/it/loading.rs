//! What is opened, in which order, and what is said of what cannot be: files and folders through
//! the library.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::path::Path;

use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};
use flate2::Compression;
use flate2::write::GzEncoder;
use khabar::article::{Article, Block, Direction};
use khabar::library::scan::{Input, scan};
use khabar::library::{Bytes, Library};
use tempfile::TempDir;

/// A folder with files.
struct Shelf {
    folder: TempDir,
}

impl Shelf {
    fn new() -> Shelf {
        Shelf { folder: tempfile::tempdir().unwrap() }
    }

    fn with(name: &str, content: impl AsRef<[u8]>) -> Shelf {
        Shelf::new().and(name, content)
    }

    fn and(self, name: &str, content: impl AsRef<[u8]>) -> Shelf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// All of the folder.
    fn open(&self) -> Opened {
        self.open_paths(&[""])
    }

    /// Some of its paths.
    fn open_paths(&self, paths: &[&str]) -> Opened {
        let path = |name: &&str| match *name {
            "" => self.path().to_owned(),
            name => self.path().join(name),
        };
        let inputs: Vec<Input> = paths.iter().map(path).map(Input::Path).collect();
        Opened::new(&inputs, self.path())
    }
}

/// A library, with the folder's own path left out of what it says.
struct Opened {
    library: Library,
    problems: Vec<String>,
}

impl Opened {
    fn new(inputs: &[Input], folder: &Path) -> Opened {
        let mut library = Library::default();
        scan(inputs, &mut |batch| {
            library.take(batch);
            true
        });
        assert!(library.is_complete());
        let prefix = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
        let short = |problem: &khabar::error::Error| {
            problem.to_string().replace(&prefix, "").replace(std::path::MAIN_SEPARATOR, "/")
        };
        let problems = library.problems().iter().map(short).collect();
        Opened { library, problems }
    }

    fn titles(&self) -> Vec<String> {
        let places = 0..self.library.count();
        places.map(|place| self.library.headline(place).unwrap().title.clone()).collect()
    }

    /// All articles; each is read again, from where it lies.
    fn articles(&self) -> Vec<Article> {
        let articles = (0..self.library.count()).map(|place| self.library.article(place).unwrap());
        let articles: Vec<Article> = articles.collect();
        let titles: Vec<&str> = articles.iter().map(|article| article.title.as_str()).collect();
        assert_eq!(titles, self.titles(), "what was scanned is what is read again");
        articles
    }

    /// The texts of the only article.
    fn only(&self) -> (String, Vec<String>) {
        let articles = self.articles();
        assert_eq!((articles.len(), self.problems.as_slice()), (1, &[][..]));
        (articles[0].title.clone(), texts(&articles[0]))
    }
}

fn texts(article: &Article) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Text(text) => text.text.clone(),
        Block::Related { cue, .. } => cue.clone(),
    };
    article.blocks.iter().map(text).collect()
}

/// The library of one source.
fn opened(content: impl AsRef<[u8]>) -> Opened {
    let bytes = Bytes::Memory(content.as_ref().into());
    Opened::new(&[Input::Memory("source".to_owned(), bytes)], Path::new("nowhere"))
}

fn gzip(content: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(content.as_ref()).unwrap();
    packed.finish().unwrap()
}

const RAIN: &str = r#"{"title":"المطر يعود إلى الوادي","text":"نزل المطر فجرًا."}"#;
const BRIDGE: &str = r#"{"title":"جسر فوق النهر","text":"اكتمل الجسر."}"#;
const LIBRARY: &str = r#"{"title":"مكتبة في كل قرية","text":"وصلت الكتب."}"#;
const TITLES: [&str; 3] = ["المطر يعود إلى الوادي", "جسر فوق النهر", "مكتبة في كل قرية"];

const TEXT: &str = "افتتاح الحديقة القديمة\n\nقالت البلدية إن الحديقة فُتحت للزوّار يوم الجمعة، وإن الدخول مجّاني حتى آخر الشهر.\n\nوزُرعت فيها 300 شجرة.\n";

// Containers.

#[test]
fn one_object_is_one_article() {
    let (title, texts) = opened(RAIN).only();
    assert_eq!((title.as_str(), texts), (TITLES[0], vec!["نزل المطر فجرًا.".to_owned()]));
    let spread = "\u{feff}\n{\n  \"title\": \"جسر فوق النهر\",\n  \"text\": \"اكتمل.\"\n}\n";
    assert_eq!(opened(spread).only().0, TITLES[1]);
}

#[test]
fn arrays_lines_and_objects_run_together_are_opened_in_their_order() {
    for source in [
        format!("[{RAIN},{BRIDGE},{LIBRARY}]"),
        format!("[\n  {RAIN},\n  {BRIDGE},\n  {LIBRARY}\n]\n"),
        format!("{RAIN}\n{BRIDGE}\n{LIBRARY}\n"),
        format!("{RAIN}\r\n\r\n{BRIDGE}\r\n{LIBRARY}"),
        format!("{RAIN}{BRIDGE} {LIBRARY}"),
        format!("[{RAIN}]\n[{BRIDGE},{LIBRARY}]"),
    ] {
        let opened = opened(&source);
        assert_eq!(opened.titles(), TITLES, "{source}");
        assert_eq!(opened.articles().len(), 3);
        assert!(opened.problems.is_empty(), "{source}: {:?}", opened.problems);
    }
}

#[test]
fn an_object_that_wraps_a_list_is_its_list() {
    for key in ["articles", "items", "entries", "objects", "results", "data"] {
        let source = format!(
            "{{\"status\":\"ok\",\"total\":3,\"{key}\":[{RAIN},{BRIDGE},{LIBRARY}],\"next\":null}}"
        );
        let opened = opened(source);
        assert_eq!(opened.titles(), TITLES, "{key}");
        assert!(opened.problems.is_empty(), "{key}: {:?}", opened.problems);
    }
}

#[test]
fn plain_text_is_a_headline_and_a_body() {
    let expected = [
        "قالت البلدية إن الحديقة فُتحت للزوّار يوم الجمعة، وإن الدخول مجّاني حتى آخر الشهر.",
        "وزُرعت فيها 300 شجرة.",
    ];
    for source in [TEXT.to_owned(), TEXT.replace('\n', "\r\n"), TEXT.replace("\n\n", "\n")] {
        let (title, texts) = opened(source).only();
        assert_eq!(
            (title.as_str(), texts),
            ("افتتاح الحديقة القديمة", expected.map(str::to_owned).to_vec())
        );
    }
}

#[test]
fn packed_files_are_their_content_whatever_their_names() {
    let lines = format!("{RAIN}\n{BRIDGE}\n");
    let shelf = Shelf::with("a.json.gz", gzip(&lines))
        .and("b", gzip(TEXT))
        .and("c.gz", LIBRARY)
        // Packed in two parts, as `cat one.gz two.gz` does.
        .and("d.gz", [gzip(format!("{RAIN}\n")), gzip(BRIDGE)].concat());
    let opened = shelf.open();
    let expected =
        [TITLES[0], TITLES[1], "افتتاح الحديقة القديمة", TITLES[2], TITLES[0], TITLES[1]];
    assert_eq!(opened.titles(), expected);
    assert_eq!(opened.articles().len(), 6);
    assert!(opened.problems.is_empty(), "{:?}", opened.problems);
}

#[test]
fn a_format_is_told_by_content_not_by_name() {
    let shelf = Shelf::with("1.txt", RAIN).and("2.json", TEXT).and("3.html", BRIDGE);
    let expected = [TITLES[0], "افتتاح الحديقة القديمة", TITLES[1]];
    assert_eq!(shelf.open().titles(), expected);
}

// Folders and paths.

#[test]
fn a_folder_is_read_through_in_the_order_of_its_names() {
    let shelf = Shelf::with("news/b.json", BRIDGE)
        .and("news/a/z.json", RAIN)
        .and("news/c/d/e.json", LIBRARY)
        .and("news/.hidden.json", BRIDGE)
        .and("news/.git/description", "Unnamed repository")
        .and("other.json", BRIDGE);
    assert_eq!(shelf.open_paths(&["news"]).titles(), TITLES);
}

#[test]
fn several_paths_are_opened_in_the_order_given() {
    let shelf = Shelf::with("a.json", LIBRARY).and("b.json", RAIN).and("c/x.json", BRIDGE);
    let opened = shelf.open_paths(&["b.json", "c", "a.json"]);
    assert_eq!(opened.titles(), TITLES);
    assert!(opened.problems.is_empty());
}

#[test]
fn nothing_given_twice_is_lost() {
    let shelf = Shelf::with("a.json", format!("[{RAIN},{RAIN}]")).and("b.json", RAIN);
    let opened = shelf.open_paths(&["a.json", "b.json", "a.json"]);
    assert_eq!(opened.titles(), [TITLES[0]; 5]);
    assert_eq!(opened.articles().len(), 5);
}

#[test]
fn thousands_of_articles_come_in_their_order() {
    let line = |number: usize| format!("{{\"title\":\"خبر {number}\",\"text\":\"نص.\"}}\n");
    let opened = opened((0..5_000).map(line).collect::<String>());
    let expected: Vec<String> = (0..5_000).map(|number| format!("خبر {number}")).collect();
    assert_eq!(opened.titles(), expected);
    assert_eq!(opened.library.article(4_999).unwrap().title, "خبر 4999");
}

#[test]
fn a_record_longer_than_what_is_read_at_a_time_is_whole() {
    let long = "كلمة ".repeat(400_000);
    let source = format!("{RAIN}\n{{\"title\":\"طويل جدًا\",\"text\":\"{long}\"}}\n{BRIDGE}\n");
    let opened = opened(source);
    assert_eq!(opened.titles(), [TITLES[0], "طويل جدًا", TITLES[1]]);
    assert_eq!(texts(&opened.articles()[1])[0].len(), long.trim_end().len());
}

#[cfg(unix)]
#[test]
fn a_link_back_to_a_folder_above_is_told_once_and_not_followed() {
    let shelf = Shelf::with("news/a.json", RAIN).and("news/sub/b.json", BRIDGE);
    std::os::unix::fs::symlink("..", shelf.path().join("news/sub/up")).unwrap();
    let opened = shelf.open_paths(&["news"]);
    assert_eq!(opened.titles(), TITLES[..2]);
    assert_eq!(opened.problems, ["news/sub/up: leads back to a folder above it"]);
}

// Encodings.

#[test]
fn windows_1256_and_iso_8859_6_are_read_as_arabic() {
    for encoding in [WINDOWS_1256, ISO_8859_6] {
        let (title, texts) = opened(encoded(encoding, TEXT)).only();
        assert_eq!((title.as_str(), texts.len()), ("افتتاح الحديقة القديمة", 2), "{encoding:?}");
        assert_eq!(texts[1], "وزُرعت فيها 300 شجرة.", "{encoding:?}");
    }
    let json = format!("[{RAIN},\n{BRIDGE}]");
    assert_eq!(opened(encoded(WINDOWS_1256, &json)).titles(), TITLES[..2]);
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, has_unmapped) = encoding.encode(text);
    assert!(!has_unmapped, "a letter is not in {}", encoding.name());
    bytes.into_owned()
}

#[test]
fn utf_16_is_read_in_both_orders_with_and_without_a_mark() {
    for text in [TEXT.to_owned(), format!("{RAIN}\n{BRIDGE}\n")] {
        let expected = opened(&text);
        for mark in ["", "\u{feff}"] {
            let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            for bytes in [little, big] {
                let opened = opened(&bytes);
                assert_eq!(opened.articles(), expected.articles());
                assert!(opened.problems.is_empty(), "{:?}", opened.problems);
            }
        }
    }
}

#[test]
fn a_packed_file_in_another_encoding_is_both() {
    let (title, _) = opened(gzip(encoded(WINDOWS_1256, TEXT))).only();
    assert_eq!(title, "افتتاح الحديقة القديمة");
}

#[test]
fn a_damaged_byte_is_shown_and_costs_nothing_else() {
    let mut source = format!("{RAIN}\n{BRIDGE}\n").into_bytes();
    let at = source.windows(2).position(|pair| pair == "ط".as_bytes()).unwrap();
    source[at] = 0xff;
    let opened = opened(source);
    assert_eq!(opened.titles().len(), 2);
    assert!(opened.titles()[0].contains('\u{fffd}'), "{:?}", opened.titles());
    assert_eq!(opened.titles()[1], TITLES[1]);
}

// What cannot be read.

#[test]
fn an_empty_feed_and_a_picture_are_refused_in_one_line_each_and_the_rest_opens() {
    let page = "<!DOCTYPE html>\n<html lang=\"ar\">\n<body><p>نص</p></body>\n</html>\n";
    let feed = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel></channel></rss>\n";
    let shelf = Shelf::with("1.json", RAIN)
        .and("2.html", page)
        .and("3.xml", feed)
        .and("4.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01")
        .and("5.json", BRIDGE);
    let opened = shelf.open();
    assert_eq!(opened.titles(), [TITLES[0], "نص", TITLES[1]]);
    assert_eq!(opened.problems, ["3.xml:3: no item or entry in it", "4.png:1: not a text"]);
}

#[test]
fn broken_lines_are_named_by_their_line_and_cost_only_themselves() {
    for broken in [
        r#"{"title":"مقطوع"#,
        r#"{"title":"مقطوع","text":"#,
        r#"{"title" "مقطوع"}"#,
        r"{title: 'مقطوع'}",
        r#"{"title":"مقطوع",}"#,
        r#"{"title":"\x"}"#,
    ] {
        let opened = opened(format!("{RAIN}\n\n{BRIDGE}\n{broken}\n{LIBRARY}\n"));
        assert_eq!(opened.titles(), TITLES, "{broken}");
        assert_eq!(opened.problems.len(), 1, "{broken}: {:?}", opened.problems);
        let problem = &opened.problems[0];
        assert!(problem.starts_with("source:4: not valid JSON: "), "{broken}: {problem}");
    }
}

#[test]
fn broken_elements_of_a_list_are_named_by_their_line_and_cost_only_themselves() {
    for (broken, what) in [
        (r#"{"title":"مقطوع"#, "not valid JSON: "),
        (r#"{"title":"مقطوع" "text":"نص"}"#, "not valid JSON: "),
        ("12", "a number where an article is expected"),
        ("null", "null where an article is expected"),
        (r#""نص""#, "a string where an article is expected"),
        ("[1, 2]", "a list where an article is expected"),
        ("{}", "no title, no text and no address"),
        (r#"{"status":"ok","articles":[]}"#, "its list is empty"),
        (r#"{"title":" ","text":"","date":"2024-01-01"}"#, "no title, no text and no address"),
    ] {
        let opened = opened(format!("[\n{RAIN},\n{BRIDGE},\n{broken},\n{LIBRARY}\n]\n"));
        assert_eq!(opened.titles(), TITLES, "{broken}");
        assert_eq!(opened.problems.len(), 1, "{broken}: {:?}", opened.problems);
        let expected = format!("source:4: {what}");
        assert!(opened.problems[0].starts_with(&expected), "{broken}: {:?}", opened.problems);
    }
}

#[test]
fn a_fault_inside_a_record_of_many_lines_is_named_by_its_own_line() {
    let record = "{\n  \"title\": \"خبر\",\n  \"text\": نص\n}";
    let opened = opened(format!("[\n{RAIN},\n{record},\n{BRIDGE}\n]\n"));
    assert_eq!(opened.titles(), TITLES[..2]);
    assert_eq!(opened.problems.len(), 1, "{:?}", opened.problems);
    assert!(opened.problems[0].starts_with("source:5: not valid JSON: "), "{:?}", opened.problems);
}

#[test]
fn a_list_cut_off_keeps_what_came_before_and_says_so() {
    for (tail, line, what) in [
        (",\n{\"title\":\"مكتبة في", 4, "not valid JSON: the record is cut off"),
        (",\n", 4, "the source ends before its list does"),
        ("\n", 4, "the source ends before its list does"),
    ] {
        let opened = opened(format!("[\n{RAIN},\n{BRIDGE}{tail}"));
        assert_eq!(opened.titles(), TITLES[..2], "{tail:?}");
        assert_eq!(opened.problems.len(), 1, "{tail:?}: {:?}", opened.problems);
        let expected = format!("source:{line}: {what}");
        assert!(opened.problems[0].starts_with(&expected), "{tail:?}: {:?}", opened.problems);
    }
}

#[test]
fn a_packed_file_cut_off_is_told() {
    let packed = gzip(format!("{RAIN}\n{BRIDGE}\n").repeat(50));
    let shelf = Shelf::with("a.gz", &packed[..packed.len() / 2]).and("b.json", LIBRARY);
    let opened = shelf.open();
    assert!(opened.titles().ends_with(&[TITLES[2].to_owned()]), "{:?}", opened.titles());
    assert_eq!(opened.problems.len(), 1, "{:?}", opened.problems);
    assert!(opened.problems[0].starts_with("a.gz:"), "{:?}", opened.problems);
}

#[test]
fn what_is_empty_or_not_there_is_told_and_the_rest_opens() {
    let shelf = Shelf::with("empty.json", "").and("blank.txt", " \n\n").and("last.json", LIBRARY);
    std::fs::create_dir(shelf.path().join("folder")).unwrap();
    let paths = ["empty.json", "blank.txt", "folder", "gone.json", "last.json"];
    let opened = shelf.open_paths(&paths);
    assert_eq!(opened.titles(), [TITLES[2]]);
    assert_eq!(opened.problems.len(), 4, "{:?}", opened.problems);
    let expected = [
        "empty.json: is empty",
        "blank.txt:1: no title, no text and no address",
        "folder: holds no file",
    ];
    assert_eq!(opened.problems[..3], expected);
    // The words are the system's.
    assert!(opened.problems[3].starts_with("gone.json: "), "{:?}", opened.problems);
}

#[test]
fn an_empty_list_holds_nothing_and_is_no_fault() {
    for source in ["[]", "[\n]\n", "[][]"] {
        let opened = opened(source);
        assert!(opened.titles().is_empty(), "{source}: {:?}", opened.titles());
        assert!(opened.problems.is_empty(), "{source}: {:?}", opened.problems);
    }
}

#[test]
fn a_scan_ends_when_nobody_wants_more() {
    let lines = format!("{RAIN}\n").repeat(3_000);
    let source = Input::Memory("source".to_owned(), Bytes::Memory(lines.as_bytes().into()));
    let mut batches = 0;
    scan(&[source.clone(), source], &mut |_| {
        batches += 1;
        false
    });
    assert_eq!(batches, 1);
}

#[test]
fn a_file_that_changes_while_it_is_open_is_told_not_shown_wrong() {
    let shelf = Shelf::with("news.jsonl", format!("{RAIN}\n{BRIDGE}\n"));
    let opened = shelf.open();
    std::fs::write(shelf.path().join("news.jsonl"), "{}\n").unwrap();
    assert!(opened.library.article(0).is_err());
    assert!(opened.library.article(1).is_err());
    assert!(opened.library.article(2).is_err());
}

#[test]
fn articles_in_four_languages_keep_their_direction() {
    let shelf = Shelf::with("1.txt", "خبر اليوم\n\nقال الوزير إن العمل يبدأ غدًا في كل المدن.\n")
        .and("2.txt", "خبر امروز\n\nوزیر گفت که کار از فردا در همهٔ شهرها آغاز می‌شود.\n")
        .and("3.txt", "חדשות היום\n\nהשר אמר שהעבודה תתחיל מחר בכל הערים.\n")
        .and("4.txt", "News of the day\n\nThe minister said that work begins tomorrow.\n");
    let directions: Vec<Direction> =
        shelf.open().articles().iter().map(|article| article.direction).collect();
    assert_eq!(directions, [Direction::Rtl, Direction::Rtl, Direction::Rtl, Direction::Ltr]);
}
