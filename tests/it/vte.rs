//! A terminal that reorders as VTE does, as far as it matters to who comes after khabar.
//!
//! Mode 8 is kept by row there: it holds for rows that are erased after it was set, and for the one
//! under the cursor when it came. Rows in which it is set are shown reordered, from the left; rows
//! in which it is reset are shown as they were sent. The alternate screen has rows of its own and
//! nothing else of its own.

use unicode_bidi::{BidiInfo, Level};

/// Such a terminal, of 100×30 unless said otherwise.
pub struct Vte {
    columns: usize,
    screens: [Vec<Row>; 2],
    is_alternate: bool,
    cursor: (usize, usize),
    saved: (usize, usize),
    is_reordering: bool,
    /// mlterm's own switch.
    has_control: bool,
}

#[derive(Clone)]
struct Row {
    cells: Vec<char>,
    is_reordered: bool,
}

impl Vte {
    /// With mode 8 set, as it is by itself, or reset by somebody.
    pub fn new(is_reordering: bool) -> Vte {
        let row = Row { cells: vec![' '; 100], is_reordered: is_reordering };
        let screen = vec![row; 30];
        Vte {
            columns: 100,
            screens: [screen.clone(), screen],
            is_alternate: false,
            cursor: (0, 0),
            saved: (0, 0),
            is_reordering,
            has_control: true,
        }
    }

    /// What it shows after all of `bytes`, from a fresh start in the same state.
    pub fn feed(&mut self, bytes: &str) {
        let mut rest = bytes;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '\x1b' => rest = self.escape(rest),
                '\r' => self.cursor.0 = 0,
                '\n' => self.line_feed(),
                c if c.is_control() => {}
                c => self.print(c),
            }
        }
    }

    /// The rows from left to right, as they are seen.
    pub fn seen(&self) -> Vec<String> {
        self.rows().iter().map(Row::seen).collect()
    }

    /// All that decides how a shell's next lines will be seen: rows, mode 8, mlterm's switch.
    pub fn state(&self) -> (Vec<bool>, bool, bool) {
        let rows = self.rows().iter().map(|row| row.is_reordered).collect();
        (rows, self.is_reordering, self.has_control)
    }

    /// Whether any row is shown other than it was sent.
    pub fn is_any_reordered(&self) -> bool {
        self.has_control && self.rows().iter().any(|row| row.is_reordered)
    }

    pub fn is_alternate(&self) -> bool {
        self.is_alternate
    }

    fn rows(&self) -> &Vec<Row> {
        &self.screens[usize::from(self.is_alternate)]
    }

    fn rows_mut(&mut self) -> &mut Vec<Row> {
        &mut self.screens[usize::from(self.is_alternate)]
    }

    fn row(&mut self) -> &mut Row {
        let y = self.cursor.1;
        &mut self.rows_mut()[y]
    }

    fn blank(&self) -> Row {
        Row { cells: vec![' '; self.columns], is_reordered: self.is_reordering }
    }

    fn print(&mut self, c: char) {
        if unicode_normalization::char::is_combining_mark(c) {
            return;
        }
        if self.cursor.0 == self.columns {
            self.cursor.0 = 0;
            self.line_feed();
        }
        let x = self.cursor.0;
        self.row().cells[x] = c;
        self.cursor.0 += 1;
    }

    fn line_feed(&mut self) {
        if self.cursor.1 + 1 < self.rows().len() {
            self.cursor.1 += 1;
            return;
        }
        let blank = self.blank();
        self.rows_mut().remove(0);
        self.rows_mut().push(blank);
    }

    /// What follows an escape byte; what follows that.
    fn escape<'a>(&mut self, rest: &'a str) -> &'a str {
        if let Some(body) = rest.strip_prefix('[') {
            let end = body.find(|c: char| ('@'..='~').contains(&c)).unwrap();
            self.control(&body[..end], &body[end..=end]);
            return &body[end + 1..];
        }
        if let Some(body) = rest.strip_prefix(']') {
            // BEL ends it, or ST.
            let ends = ["\x07", "\x1b\\"].map(|end| body.split_once(end));
            let (command, rest) =
                ends.into_iter().flatten().min_by_key(|(command, _)| command.len()).unwrap();
            match command {
                "5379;use_ctl=false" => self.has_control = false,
                "5379;use_ctl=true" => self.has_control = true,
                _ => {}
            }
            return rest;
        }
        panic!("the terminal is sent {rest:?} after an escape byte")
    }

    fn control(&mut self, parameters: &str, last: &str) {
        let number = parameters.parse().unwrap_or(0);
        match (parameters, last) {
            ("8", "h" | "l") => {
                self.is_reordering = last == "h";
                self.row().is_reordered = last == "h";
            }
            ("?1049", "h") => {
                self.saved = self.cursor;
                self.is_alternate = true;
                self.erase();
            }
            ("?1049", "l") => {
                self.is_alternate = false;
                self.cursor = self.saved;
            }
            (_, "H") => {
                let (y, x) = parameters.split_once(';').unwrap_or(("1", "1"));
                let place = |text: &str| text.parse().map_or(0, |at: usize| at - 1);
                self.cursor = (place(x), place(y));
            }
            (_, "G") => self.cursor.0 = number - 1,
            (_, "C") => self.cursor.0 += number.max(1),
            ("2", "J") => self.erase(),
            (_, "K") => {
                let x = self.cursor.0.min(self.columns);
                self.row().cells[x..].fill(' ');
            }
            _ => {}
        }
    }

    fn erase(&mut self) {
        let blank = self.blank();
        self.rows_mut().fill(blank);
    }
}

impl Row {
    fn seen(&self) -> String {
        let text: String = self.cells.iter().collect();
        if !self.is_reordered {
            return text;
        }
        let info = BidiInfo::new(&text, Some(Level::ltr()));
        info.reorder_line(&info.paragraphs[0], 0..text.len()).into_owned()
    }
}

#[test]
fn the_mode_holds_for_rows_that_are_erased_after_it() {
    let mut right = Vte::new(true);
    right.feed("\x1b[8l\x1b[?1049h");
    assert!(!right.is_any_reordered());

    let mut right = Vte::new(true);
    right.feed("\x1b[?1049h\x1b[8l\x1b[2J");
    assert!(!right.is_any_reordered());

    let mut wrong = Vte::new(true);
    wrong.feed("\x1b[?1049h\x1b[2J\x1b[8l");
    assert!(wrong.is_any_reordered());
}

#[test]
fn a_word_of_a_shell_is_turned_where_the_mode_is_set_and_not_where_it_is_reset() {
    let mut vte = Vte::new(true);
    vte.feed("سلام\r\n\x1b[8lسلام");
    assert!(vte.seen()[0].starts_with("مالس") && vte.seen()[1].starts_with("سلام"));
}
