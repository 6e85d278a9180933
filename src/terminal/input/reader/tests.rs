//! The reading thread, over a pipe and over a real terminal.

use std::io::{PipeWriter, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::*;
use crate::terminal::{Key, KeyCode, Reply};

/// Only ever waited out when something is broken.
const LONG: Duration = Duration::from_secs(20);

fn over_a_pipe() -> (Reader, PipeWriter, Receiver<Input>) {
    let (source, writer) = io::pipe().unwrap();
    let (sender, receiver) = channel();
    let reader = Reader::over(source, move |input| drop(sender.send(input))).unwrap();
    (reader, writer, receiver)
}

fn keys(text: &str) -> Input {
    Input::Keys(text.chars().map(|c| Key::plain(KeyCode::Char(c))).collect())
}

#[test]
fn keys_written_to_the_terminal_arrive() {
    let (_reader, mut terminal, inputs) = over_a_pipe();

    terminal.write_all("لا".as_bytes()).unwrap();

    assert_eq!(inputs.recv_timeout(LONG), Ok(keys("لا")));
}

#[test]
fn a_lone_escape_arrives_without_another_key() {
    let (_reader, mut terminal, inputs) = over_a_pipe();

    terminal.write_all(b"\x1b").unwrap();

    assert_eq!(inputs.recv_timeout(LONG), Ok(Input::Keys(vec![Key::plain(KeyCode::Esc)])));
}

#[test]
fn an_answer_nobody_waits_for_any_more_is_still_no_key() {
    let (_reader, mut terminal, inputs) = over_a_pipe();

    terminal.write_all(b"j").unwrap();
    assert_eq!(inputs.recv_timeout(LONG), Ok(keys("j")));
    terminal.write_all(b"\x1b[?62").unwrap();
    terminal.write_all(b";22ck").unwrap();

    assert_eq!(inputs.recv_timeout(LONG), Ok(Input::Reply(Reply::parse(b"\x1b[?62;22c"))));
    assert_eq!(inputs.recv_timeout(LONG), Ok(keys("k")));
}

#[test]
fn the_end_is_told_once_and_last() {
    let (_reader, mut terminal, inputs) = over_a_pipe();

    terminal.write_all(b"q").unwrap();
    drop(terminal);

    assert_eq!(inputs.iter().collect::<Vec<_>>(), [keys("q"), Input::Closed]);
}

#[test]
fn a_parked_reader_leaves_what_is_typed_to_others() {
    let (source, mut terminal) = io::pipe().unwrap();
    let mut other = source.try_clone().unwrap();
    let (sender, inputs) = channel();
    let reader = Reader::over(source, move |input| drop(sender.send(input))).unwrap();

    reader.park();
    terminal.write_all(b"for the child").unwrap();
    let mut read = [0; 13];
    other.read_exact(&mut read).unwrap();
    terminal.write_all(b"back").unwrap();
    reader.resume();

    assert_eq!(&read, b"for the child");
    assert_eq!(inputs.recv_timeout(LONG), Ok(keys("back")));
}

#[test]
fn parking_and_resuming_in_quick_turns_never_hangs_nor_loses() {
    let (reader, mut terminal, inputs) = over_a_pipe();
    for turn in 0..200 {
        terminal.write_all(b"j").unwrap();
        reader.park();
        reader.park();
        reader.resume();
        if turn % 3 == 0 {
            reader.resume();
        }
    }
    drop(terminal);

    let typed: usize = inputs
        .iter()
        .map(|input| match input {
            Input::Keys(keys) => keys.len(),
            Input::Closed => 0,
            input => panic!("{input:?}"),
        })
        .sum();
    assert_eq!(typed, 200);
}

#[test]
fn parking_after_the_end_returns() {
    let (reader, terminal, inputs) = over_a_pipe();
    drop(terminal);
    assert_eq!(inputs.recv_timeout(LONG), Ok(Input::Closed));

    reader.park();
    reader.resume();
    reader.park();
}

#[test]
fn a_sink_that_panics_does_not_hang_its_owner() {
    let (source, mut terminal) = io::pipe().unwrap();
    let reader = Reader::over(source, |_| std::panic::resume_unwind(Box::new(()))).unwrap();

    terminal.write_all(b"j").unwrap();

    reader.park();
}

#[test]
fn a_terminal_that_hangs_up_ends_the_reading() {
    let pair = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
    let name = pair.master.tty_name().unwrap();
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
    let source = rustix::fs::open(&name, flags, Mode::empty()).unwrap();
    let (sender, inputs) = channel();
    let _reader = Reader::over(source, move |input| drop(sender.send(input))).unwrap();

    drop(pair);

    assert_eq!(inputs.recv_timeout(LONG), Ok(Input::Closed));
}
