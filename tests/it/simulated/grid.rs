//! Bytes → cells: the few sequences that a screen sends.

use unicode_width::UnicodeWidthChar;

use super::Model;

/// What one cell was sent, or shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// A letter, and all that took no cell after it; blank when nothing was sent.
    pub text: String,
    /// 1 or 2.
    pub columns: usize,
    /// How it looks.
    pub look: Look,
}

/// How a cell looks, in the words of the sequences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Parameters of SGR for the letter's colour; none for the terminal's own.
    pub foreground: String,
    /// The same for the ground.
    pub background: String,
    /// SGR 1 to 9, by number.
    pub flags: [bool; 10],
}

/// The rows as they were sent.
pub struct Grid {
    rows: Vec<Vec<Option<Cell>>>,
    /// Which rows were in explicit order (`CSI 8 l`) when they were last erased.
    explicit: Vec<bool>,
    is_explicit: bool,
    /// mlterm's `use_ctl`.
    is_controlled: bool,
    pub is_synchronized: bool,
    look: Look,
    row: usize,
    column: usize,
    /// Where what takes no cell goes.
    last: Option<(usize, usize)>,
}

impl Grid {
    pub fn new(columns: usize, rows: usize) -> Grid {
        Grid {
            rows: vec![vec![Some(blank(&Look::default())); columns]; rows],
            explicit: vec![false; rows],
            is_explicit: false,
            is_controlled: true,
            is_synchronized: false,
            look: Look::default(),
            row: 0,
            column: 0,
            last: None,
        }
    }

    /// The row's cells, a wide one once.
    pub fn row(&self, row: usize) -> Vec<Cell> {
        self.rows[row].iter().flatten().cloned().collect()
    }

    /// Whether the terminal reorders the row at all.
    pub fn reorders(&self, row: usize, model: Model) -> bool {
        match model {
            Model::AsSent => false,
            Model::Vte => !self.explicit[row],
            Model::Mlterm => self.is_controlled,
            Model::LeftToRight
            | Model::FirstStrong
            | Model::Konsole
            | Model::Kitty { .. }
            | Model::QTerminal => true,
        }
    }

    pub fn take(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            if c == '\u{1b}' {
                rest = self.sequence(rest);
            } else {
                self.put(c);
            }
        }
    }

    /// Obeys a sequence; what comes after it.
    fn sequence<'a>(&mut self, rest: &'a str) -> &'a str {
        if let Some(osc) = rest.strip_prefix(']') {
            let (command, rest) = osc.split_once('\u{7}').expect("a sequence that ends");
            match command {
                "5379;use_ctl=false" => self.is_controlled = false,
                "5379;use_ctl=true" => self.is_controlled = true,
                command => panic!("{command:?} is not known"),
            }
            return rest;
        }
        if let Some(wrapped) = rest.strip_prefix("Ptmux;") {
            // For a tmux that is not there.
            return wrapped.split_once("\u{1b}\\").expect("a sequence that ends").1;
        }
        let csi = rest.strip_prefix('[').expect("a sequence that is known");
        let end = csi.find(|c: char| c.is_ascii_alphabetic()).expect("a sequence that ends");
        self.control(&csi[..end], &csi[end..=end]);
        &csi[end + 1..]
    }

    fn control(&mut self, parameters: &str, command: &str) {
        let number = |place: usize| {
            let told = parameters.split(';').nth(place).filter(|told| !told.is_empty());
            told.map_or(1, |told| told.parse::<usize>().expect("a number"))
        };
        match (parameters, command) {
            ("8", "l" | "h") => {
                self.is_explicit = command == "l";
                self.explicit[self.row] = self.is_explicit;
            }
            ("!", "p") => self.is_explicit = false,
            ("?2026", _) => self.is_synchronized = command == "h",
            ("?25" | "?1049", _) => {}
            ("2", "J") => (0..self.rows.len()).for_each(|row| self.erase(row, 0)),
            ("" | "0", "K") => self.erase(self.row, self.column),
            (_, "H") => self.move_to(number(0) - 1, number(1) - 1),
            (_, "G") => self.move_to(self.row, number(0) - 1),
            (_, "C") => self.move_to(self.row, self.column + number(0)),
            (_, "m") => self.style(parameters),
            _ => panic!("CSI {parameters} {command} is not known"),
        }
    }

    fn move_to(&mut self, row: usize, column: usize) {
        (self.row, self.column) = (row, column);
    }

    fn erase(&mut self, row: usize, from: usize) {
        for column in from..self.rows[row].len() {
            self.clear_half(row, column);
            self.rows[row][column] = Some(blank(&self.look));
        }
        self.explicit[row] = self.is_explicit;
    }

    /// Half of a wide letter that loses the other half is a blank.
    fn clear_half(&mut self, row: usize, column: usize) {
        let cells = &mut self.rows[row];
        if cells[column].is_none() && column > 0 {
            let look = cells[column - 1].as_ref().map(|cell| cell.look.clone());
            cells[column - 1] = Some(blank(&look.unwrap_or_default()));
            cells[column] = Some(blank(&Look::default()));
        } else if cells[column].as_ref().is_some_and(|cell| cell.columns == 2) {
            cells[column + 1] = Some(blank(&Look::default()));
        }
    }

    fn put(&mut self, c: char) {
        let columns = c.width().expect("no control");
        if columns == 0 {
            let (row, column) = self.last.expect("a letter before the mark");
            let cell = self.rows[row][column].as_mut().expect("a cell that was written");
            cell.text.push(c);
            return;
        }
        for column in self.column..self.column + columns {
            self.clear_half(self.row, column);
        }
        let cell = Cell { text: c.into(), columns, look: self.look.clone() };
        self.rows[self.row][self.column] = Some(cell);
        if columns == 2 {
            self.rows[self.row][self.column + 1] = None;
        }
        self.last = Some((self.row, self.column));
        self.column += columns;
    }

    fn style(&mut self, parameters: &str) {
        let mut codes = parameters.split(';');
        while let Some(code) = codes.next() {
            let number: usize = code.parse().expect("a number");
            match number {
                0 => self.look = Look::default(),
                1..=9 => self.look.flags[number] = true,
                38 | 48 => {
                    let more = if codes.clone().next() == Some("2") { 4 } else { 2 };
                    let told: Vec<&str> = codes.by_ref().take(more).collect();
                    let color = told.join(";");
                    *(if number == 38 {
                        &mut self.look.foreground
                    } else {
                        &mut self.look.background
                    }) = color;
                }
                39 => self.look.foreground.clear(),
                49 => self.look.background.clear(),
                30..=37 => self.look.foreground = (number - 30).to_string(),
                90..=97 => self.look.foreground = (number - 90 + 8).to_string(),
                40..=47 => self.look.background = (number - 40).to_string(),
                100..=107 => self.look.background = (number - 100 + 8).to_string(),
                number => panic!("SGR {number} is not known"),
            }
        }
    }
}

fn blank(look: &Look) -> Cell {
    let look = Look { background: look.background.clone(), ..Look::default() };
    Cell { text: " ".into(), columns: 1, look }
}
