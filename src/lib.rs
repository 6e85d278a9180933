//! khabar sets Arabic right in a terminal.
//!
//! The folders are the pipeline, in the order in which an article travels through them:
//!
//! ```text
//! bytes ─format→ Article ─library→ the open Article ─text→ lines of cells ─ui→ Canvas ─terminal→ screen
//! key   ─ui/keys→ Message ─app::update→ new state + Effects ─commands/read→ performed
//! ```
//!
//! # The tour
//!
//! Begin with `text` for how a line of Arabic is set, with `app::update` for what keys do, with
//! `snapshot` for trying either without a terminal. The rooms in these docs are kept by semantic
//! versioning; the others are the program's own. Without the feature `reader` there are only `text`,
//! `terminal` and `widget`, for other programs.
//!
//! | file | what it holds |
//! |---|---|
//! | `main.rs` | arguments in, exit code out; the only place that ends the process |
//! | `cli.rs`, `values.rs` | every subcommand and option, with its help text; what may stand after an option |
//! | `error.rs` | the one error: where it happened, then what |
//! | **`article/`** | what an article is; no input or output |
//! | `clean.rs` | untrusted text → safe text: escape sequences, controls |
//! | `controls.rs` | characters that turn or hide text; what of them a line of its own keeps |
//! | `address.rs` | addresses: safe to keep, to show, to hand to a browser |
//! | `blocks.rs` | a body's lines → paragraphs and items |
//! | `markdown.rs`, `emphasis.rs` | headings, strong words, links, pictures, tables as some extractors write them into text |
//! | `related.rs` | cue lines («اقرأ أيضاً» …) → related headlines |
//! | `language.rs`, `telling.rs` | which language and direction; the letters that tell languages apart |
//! | `mark.rs` | what a reader has made of an article; what an article is known by from run to run |
//! | `moment.rs` | dates as they were written: a day, a local time, an instant |
//! | `offsets.rs` | places in a text, in characters and in bytes |
//! | `logical.rs` | an article as plain text: for copying and for pipes |
//! | **`format/`** | bytes → articles |
//! | `sniff.rs` | what is this? packing, encoding, format |
//! | `split.rs`, `scan.rs`, `key.rs` | where each JSON record begins and ends, in chunks |
//! | `walk.rs`, `members.rs`, `outline.rs` | a light pass over a record; the members that a list needs; what it shows |
//! | `fields.rs`, `names.rs` | the table of field names that extractors use; authors and subjects in one string |
//! | `json.rs`, `plain.rs`, `matter.rs` | a record of JSON, a text file → a draft; what stands before a text |
//! | `surrogates.rs` | JSON in which letters were cut in two |
//! | `container.rs` | what a source says once of all its records |
//! | `feed.rs`, `items.rs` | items of RSS and Atom; where each begins and ends |
//! | `page.rs`, `head.rs`, `byline.rs`, `lists.rs` | a page of HTML: what it says of itself, its author, its article, its related headlines |
//! | `html.rs`, `reader.rs`, `structure.rs`, `isolates.rs`, `markup.rs`, `tables.rs`, `entities.rs` | HTML in fields and pages: tags, text, character references |
//! | `draft.rs` | what was read → a safe article |
//! | `own.rs` | khabar's own form, in and out |
//! | `check.rs` | what the author of a crawler wants to know |
//! | **`library/`** | many articles, few of them in memory |
//! | `open.rs` | files, folders, pipes → sources |
//! | `unpack.rs` | bytes that come once, kept as they come, up to a limit |
//! | `scan.rs`, `blocks.rs` | sources → records and headlines, in the background, on several threads |
//! | `chunks.rs`, `stream.rs` | sources chunk by chunk; their articles in order, never many at once |
//! | `index.rs`, `letters.rs`, `names.rs` | what is kept of a record; folded headlines, a byte a letter; papers and hosts |
//! | `loose.rs` | headlines that hold letters in their order, looked for beside the reader |
//! | `copies.rs` | articles that are there more than once |
//! | `order.rs` | by date, by paper, as in the files |
//! | `marks.rs` | read, starred, begun, new: a byte an article |
//! | `filter.rs` | which headlines hold the words of a query |
//! | `cache.rs` | headlines that were shown last |
//! | `bytes.rs` | where a source's bytes lie: read by offset, never mapped |
//! | `watch.rs`, `trace.rs` | files that change while they are read; what they were when they were |
//! | `resolve.rs` | a related headline → an article of this library, or not |
//! | `resolve/words.rs` | which headlines hold a word: those that a nearly equal one is looked for among |
//! | `samples.rs` | the sample articles inside the binary |
//! | `parallel.rs` | the same work on many things, on every core |
//! | `search.rs`, `searcher.rs`, `worker.rs` | finding in all articles; beside the reader |
//! | `listing.rs` | what a query asks for, in the order of the files |
//! | `query.rs`, `forms.rs`, `passage.rs` | what is looked for; the forms of a word; where it stands |
//! | `states.rs` | `is:unread` and its like |
//! | `catalogue.rs`, `store.rs`, `block.rs`, `codepage.rs` | what searching knows of articles; their folded text, one byte a letter |
//! | **`text/`** | Unicode text → lines of cells; knows neither articles nor terminals |
//! | `source.rs` | text as it stands → text as it will be drawn, with the way back |
//! | `chars.rs` | what the engine asks of every character, in one table |
//! | `bidi.rs`, `direction.rs` | UAX #9: levels; per line L1 and L2 |
//! | `bidi/plain.rs` | levels of text without explicit controls, island by island |
//! | `cluster.rs` | a letter with its marks, and the bytes it came from |
//! | `shape.rs`, `forms.rs`, `forms/table.rs` | joining, lam-alef, mirroring; the table of presentation forms |
//! | `width.rs` | the only measure of a cluster's cells |
//! | `breaks.rs`, `class.rs`, `rules.rs`, `news.rs`, `table.rs` | UAX #14: where lines may end; what news asks beyond it |
//! | `address.rs`, `seams.rs` | addresses among words; where a word is cut that no line could hold |
//! | `wrap.rs` | lines, in logical order |
//! | `justify.rs`, `places.rs` | slack over kashidas and spaces; where words can be stretched |
//! | `paragraph.rs`, `line.rs` | the engine's face: a paragraph; lines, cells, columns ↔ bytes |
//! | `fold.rs` | letters as searching compares them |
//! | **`locale/`** | the language of the interface; below `app`, for a page is laid out with its words |
//! | `dates.rs` | dates as readers say them, by language, region, calendar |
//! | `zone.rs` | the zone of the machine, from its own file |
//! | `texts.rs` | one file of texts a language (`ar.ftl` …): read once, each text by its name |
//! | **`app/`** | what the reader knows and what keys do to it; knows no terminal |
//! | `message.rs` | what happens, what keys ask for, what is answered |
//! | `update.rs` | every message's way to the state |
//! | `telling.rs` | what workers tell |
//! | `marking.rs` | read, starred, the place in each article; undo; the next unread one |
//! | `opening.rs`, `following.rs` | opening articles; following related headlines |
//! | `ordering.rs` | when and how the list is ordered |
//! | `asking.rs`, `prompt.rs` | find and filter; the line editor for text of either direction |
//! | `rereading.rs` | the sources read again, the place kept |
//! | `handing.rs` | addresses and text to the browser, the clipboard, a command |
//! | `selection.rs` | words and paragraphs selected in reading order |
//! | `links.rs` | links of the body, followed by their numbers |
//! | `uses.rs` | which actions do something here and now |
//! | `mouse.rs` | the mouse: what is done, and what is under it |
//! | `panes.rs` | the one split of the screen |
//! | `headlines.rs`, `reader.rs`, `related.rs`, `find.rs`, `search.rs`, `history.rs` | the state of each concern |
//! | `page.rs`, `writer.rs`, `table.rs`, `numbers.rs` | an article laid out as rows; links with their numbers |
//! | `settings.rs` | how text is set, where panes stand |
//! | `key.rs` | keys and their names |
//! | **`ui/`** | paints the state; changes nothing |
//! | `canvas.rs` | a ratatui buffer, and under each cell what it stands for |
//! | `headlines.rs`, `body.rs`, `related.rs`, `status.rs`, `search.rs`, `prompt.rs`, `dialog.rs`, `help.rs` | one pane each |
//! | `say.rs` | the state in words, for those who listen |
//! | `keys.rs`, `keymap.rs`, `layout.rs` | one table of keys, actions, words; keys as the user has them; keys of other keyboard layouts |
//! | `theme.rs`, `built_in.rs`, `own.rs` | every style; khabar's themes, the user's own |
//! | `words.rs` | the names of all words of the interface |
//! | **`terminal/`** | the one place that talks to a terminal; stands alone |
//! | `class.rs`, `kind.rs` | ways of sending a row; terminals that are known, each with its way |
//! | `probe.rs`, `environment.rs`, `tmux.rs` | which kind is this one? variables, answers, tmux |
//! | `capabilities.rs`, `colors.rs` | what a terminal can show; how many colours, on what ground |
//! | `encode.rs` | a painted row → what this kind is sent |
//! | `cluster.rs`, `direction.rs` | what may be sent of a cell; what a reordering terminal sees in it |
//! | `words.rs`, `tints.rs`, `blanks.rs` | the ways that move cells, colour them, fill their blanks |
//! | `screen.rs`, `pen.rs` | whole frames, one write each; moves and styles |
//! | `screen/backend.rs` | the screen as a backend of ratatui |
//! | `screen/specks.rs` | blanks that are drawn anew where letters reached into them |
//! | `screen/tests/any_frame.rs` | properties of a screen: any frame after any other |
//! | `row.rs`, `lines.rs` | rows for output that scrolls |
//! | `guard.rs`, `order.rs`, `signals.rs` | entering and leaving; the terminal's own reordering; signals as events |
//! | `input.rs`, `reader.rs`, `no_reader.rs`, `split.rs`, `decode.rs`, `reply.rs` | bytes → keys, pastes, replies |
//! | `child.rs` | a program in the terminal that is given text |
//! | `links.rs` | the addresses that cells lead to (OSC 8) |
//! | `clipboard.rs` | the clipboard, straight or through tmux and screen |
//! | `widget.rs` | a ratatui widget that draws text of either direction, for other programs |
//! | **`store/`** | what outlives a run, in `SQLite` |
//! | `schema.rs` | its tables, and how older ones become today's |
//! | **`snapshot/`** | keys in, frames out, without a terminal |
//! | `keys.rs`, `render.rs` | names of keys → steps; a frame as text, rows, styles, JSON |
//! | **`config/`** | the user's settings: a file of TOML |
//! | `settings.rs`, `keys.rs`, `themes.rs` | the table of settings; keys given to actions; themes of the user's own |
//! | `sample.rs`, `write.rs` | all settings with their comments; one setting written |
//! | **`commands/`** | one file per subcommand |
//! | `cat.rs`, `list.rs`, `parse.rs`, `search.rs`, `snapshot.rs` | articles and frames on standard output |
//! | `chosen.rs`, `config.rs` | what options say, else the file of settings; that file |
//! | `completions.rs`, `man.rs` | for shells and for man |
//! | `doctor.rs`, `pages.rs`, `report.rs`, `words.rs` | which terminal is this, and which line reads right in it? |
//! | `marks.rs` | where marks are kept, and what is known from the last times |
//! | `browser.rs` | which program opens an address |
//! | `dialogue.rs`, `line.rs`, `answering.rs`, `searching.rs` | the reader in lines, for those who listen, with `outside.rs` of its own; what a line asks for, what is answered; searches in the background |
//! | `outside.rs`, `styles.rs` | effects beside the frame: clipboard, browser, commands; the theme of frames |
//! | `start.rs`, `pressed.rs` | from arguments to a reader that runs; a key of the terminal → of the reader |
//! | `keeping.rs` | what outlives a run: read beside the first frame, written before the frame that shows it |
//! | `read.rs`, `display.rs` | the event loop: takes events, performs effects, paints; the terminal while it has it |
//!
//! # Who may import whom
//!
//! `text` and `terminal` import nothing of ours, so that other programs can use them alone.
//! `article` → text. `format` → article, text. `library` → article, format, text. `app` → article,
//! library, locale, text. `ui` → app, article, library, locale, text. `locale` → article, text.
//! `store` → article. `snapshot` → all of these and terminal.
//! `cli` and `config` → the rooms whose choices they name. `commands` → all. `error` is open to all. Only `ui`, `terminal`, `snapshot` and `widget` name ratatui, only
//! `terminal` names crossterm. A test reads every path and fails on an arrow that runs the other
//! way, another on a file that this tour leaves out.

#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod app;
#[cfg(feature = "reader")]
pub mod article;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod cli;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod commands;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod config;
#[cfg(feature = "reader")]
pub mod error;
#[cfg(feature = "reader")]
pub mod format;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod library;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod locale;
#[cfg(feature = "reader")]
pub mod snapshot;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod store;
pub mod terminal;
pub mod text;
#[cfg(feature = "reader")]
#[doc(hidden)]
pub mod ui;
pub mod widget;
