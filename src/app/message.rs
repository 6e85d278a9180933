//! What happens to the reader, what is asked for, and what it answers.

use jiff::Timestamp;

use super::marking::Memory;
use super::mouse::Mouse;
use super::panes::Size;
use super::prompt::Edit;
use crate::article::{Change, Key, Mark};
use crate::error::Error;
use crate::library::search::{Found, Opened, Passage};
use crate::library::watch::News;
use crate::library::{Batch, Library, Order};
use crate::locale::dates::Calendar;
use crate::text::{Align, Digits, Harakat};

/// What has happened.
#[derive(Debug)]
pub enum Message {
    /// A key asks for something.
    Action(Action),
    /// A character was typed into the prompt.
    Typed(char),
    /// Text was pasted.
    Pasted(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The screen has another size.
    Resized(Size),
    /// The time that [`Effect::Tick`] of this number asked for has gone.
    Tick(u64),
    /// It is so late.
    Now(Timestamp),
    /// A worker has something to tell.
    Told(Told),
}

/// What workers tell.
#[derive(Debug)]
pub enum Told {
    /// The scan has found more.
    Indexed(Batch),
    /// The sources were read again, all of them.
    ReadAgain(Box<Library>),
    /// The files are not what they were when they were read.
    Changed(News),
    /// An effect could not be performed.
    Failed(Error),
    /// There is no browser for this address.
    NoBrowser(String),
    /// A command that text was handed to has ended so.
    Piped(String),
    /// The terminal is sent frames for another kind, of this name.
    Terminal(String),
    /// Frames have another theme, of this name.
    Theme(String),
    /// Whether vowel signs stand where they belong in this terminal.
    Marks(bool),
    /// The articles can be searched.
    Opened(Opened),
    /// A search has found more.
    Found(Found),
    /// Passages of articles, for a search.
    Passages(u64, Vec<(usize, Passage)>),
    /// What is known from the last times.
    Remembered(Box<Memory>),
    /// What articles are known by that were doubtful.
    Identified(Vec<(usize, Key)>),
    /// Marks that another reader has made.
    Marked(Vec<(Key, Mark)>),
    /// These articles' headlines hold the letters of what was typed.
    Loose(String, Vec<u32>),
}

/// What a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "ui::keys holds the words for each of them")]
pub enum Action {
    Down,
    Up,
    PageDown,
    PageUp,
    HalfPageDown,
    HalfPageUp,
    First,
    Last,
    Open,
    Back,
    PaneLeft,
    PaneRight,
    NextPane,
    PreviousPane,
    NextArticle,
    PreviousArticle,
    Digit(u8),
    Related,
    HistoryBack,
    HistoryForward,
    Find,
    NextHit,
    PreviousHit,
    Filter,
    FindEverywhere,
    OpenAddress,
    CopyAddress,
    CopyArticle,
    Select,
    Pipe,
    Links,
    MarkRead,
    Star,
    Undo,
    MeasureWider,
    MeasureNarrower,
    MeasureFull,
    Justify,
    Harakat,
    Digits,
    Language,
    Calendar,
    OnlyBody,
    Theme,
    Terminal,
    Order,
    ReadAgain,
    Help,
    Redraw,
    Suspend,
    Close,
    Quit,
    Edit(Edit),
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back until the program is continued.
    Suspend,
    /// Paint everything anew.
    Redraw,
    /// Paint for the next kind of terminal.
    NextTerminal,
    /// Paint in the next theme.
    NextTheme,
    /// Read the sources again.
    ReadAgain,
    /// Open an http or https address in the browser.
    Open(String),
    /// Put text into the clipboard.
    Copy(String),
    /// Run the user's command line, with text as its standard input.
    Pipe {
        /// As typed.
        command: String,
        /// What it reads; never a part of the command.
        text: String,
    },
    /// Make the articles of the library ready for searching.
    OpenSearch,
    /// Write folded text although it is large, or do not.
    KeepText(bool),
    /// Look for what was typed, in all articles.
    Search {
        /// Which search; one before is given up.
        generation: u64,
        /// As typed.
        typed: String,
    },
    /// Read the passages of articles.
    ReadPassages {
        /// For which search.
        generation: u64,
        /// As typed.
        typed: String,
        /// Places in the library.
        articles: Vec<usize>,
    },
    /// Give up what is looked for.
    StopSearch,
    /// Find headlines that hold these letters in their order.
    Loosen(String),
    /// Keep this for the next times; before the next frame.
    Keep(Change),
    /// Send [`Message::Tick`] of this number when an article has been open for a while.
    Tick(u64),
    /// Tell what these articles are known by, which takes reading them.
    Identify(Vec<usize>),
}

/// A word for the status line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nothing in the article matches.
    NotFound(String),
    /// An address on this host was handed to the browser.
    AddressOpened(String),
    /// The address was copied.
    AddressCopied,
    /// The article's text was copied.
    ArticleCopied,
    /// What was selected was copied.
    SelectionCopied,
    /// The command has ended so.
    Piped(String),
    /// The article has no links.
    NoLinks,
    /// The article carries no address.
    NoAddress,
    /// The article has no related headlines.
    NoRelated,
    /// No link has this number.
    NoSuchLink,
    /// There is nothing to go back or forward to.
    NoHistory,
    /// The article is marked as read, or as unread.
    Read(bool),
    /// It has a star, or none.
    Starred(bool),
    /// The last mark is undone, of the article of this headline.
    Undone(String),
    /// No mark can be undone.
    NothingToUndo,
    /// Every article has been read.
    NoUnread,
    /// So many articles were not there the last time.
    NewSince(usize),
    /// No headline matches.
    NoHeadline,
    /// Something could not be done.
    Failed(Error),
    /// The list can be ordered by date.
    CanOrder,
    /// The list is ordered so.
    Order(Order),
    /// The sources are being read, still or again.
    Reading,
    /// They were, and there are so many articles more, or fewer.
    ReadAgain(isize),
    /// Lines are at most so wide; as wide as the pane.
    Measure(Option<u16>),
    /// How lines lie in their columns.
    Align(Align),
    /// Whether vowel signs are drawn.
    Harakat(Harakat),
    /// Which digits are drawn.
    Digits(Digits),
    /// The interface speaks another language.
    Language,
    /// In which calendar days are told.
    Calendar(Calendar),
    /// Which kind of terminal frames are for.
    Terminal(String),
    /// Which theme they have.
    Theme(String),
}
