//! The guard in a real pseudo-terminal: this test binary runs itself there.

#![cfg(unix)]

use std::io::Read;
use std::sync::mpsc::channel;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::*;
use crate::terminal::{Input, KeyCode, Signal, Signals};

/// Only ever waited out when something is broken.
const LONG: std::time::Duration = std::time::Duration::from_secs(20);

const SCENE: &str = "KHABAR_TEST_SCENE";

/// What the other tests run in the pseudo-terminal; without a scene there is nothing to it.
#[test]
fn scene() {
    let Ok(name) = std::env::var(SCENE) else {
        return;
    };
    let mut guard = Guard::enter(Wants { mouse: true, ..Wants::default() }).unwrap();
    let (sender, inputs) = channel();
    let reader = Reader::start(move |input| drop(sender.send(input))).unwrap();
    let mut screen = guard.screen();
    let frame = ratatui::buffer::Buffer::with_lines(["<painted>"]);
    screen.paint(&frame, None).unwrap();
    match name.as_str() {
        "quit" => assert!(Guard::enter(Wants::default()).is_err(), "entered twice"),
        "key" => {
            let Input::Keys(keys) = inputs.recv().unwrap() else { panic!("no key") };
            assert_eq!(
                keys[0],
                crate::terminal::Key {
                    ctrl: true,
                    ..crate::terminal::Key::plain(KeyCode::Char('c'))
                }
            );
        }
        "panic" => panic!("at the disco"),
        "panic elsewhere" => {
            let thread = std::thread::spawn(|| panic!("on a thread"));
            assert!(thread.join().is_err() && !guard.holds());
            screen.invalidate();
            assert!(screen.paint(&frame, None).is_err(), "painted over the message");
        }
        "child" => {
            let mut child = Command::new("stty");
            assert!(guard.run_child(&reader, child.arg("-a")).unwrap().success());
            assert!(guard.holds() && is_raw());
        }
        "no child" => {
            assert!(guard.run_child(&reader, &mut Command::new("/nowhere")).is_err());
            assert!(guard.holds() && is_raw());
        }
        "suspend" => {
            guard.suspend(&reader).unwrap();
            assert!(guard.holds() && is_raw());
        }
        "terminate" => {
            let (sender, signals) = channel();
            let _signals = Signals::start(move |signal| sender.send(signal).unwrap()).unwrap();
            let this = rustix::process::getpid();
            rustix::process::kill_process(this, rustix::process::Signal::TERM).unwrap();
            assert_eq!(signals.recv(), Ok(Signal::Terminate));
        }
        scene => panic!("no scene {scene:?}"),
    }
}

/// Runs a scene between two looks at the terminal's settings; all that the terminal was sent.
fn play(scene: &str, typed: &str) -> String {
    let size = PtySize { rows: 24, cols: 200, ..PtySize::default() };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new("sh");
    let binary = std::env::current_exe().unwrap();
    command.args([
        "-c",
        r#"stty -a; "$0" --exact --nocapture terminal::guard::tests::scene; echo; stty -a"#,
    ]);
    command.arg(binary);
    command.env(SCENE, scene);
    command.env("RUST_BACKTRACE", "0");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let (sender, parts) = channel();
    std::thread::spawn(move || {
        let mut part = [0; 4096];
        // On Linux the end of a pseudo-terminal is an error.
        while let Ok(length @ 1..) = reader.read(&mut part) {
            let _ = sender.send(part[..length].to_vec());
        }
    });
    let mut bytes = Vec::new();
    let mut typed = Some(typed);
    while let Ok(part) = parts.recv_timeout(LONG) {
        bytes.extend_from_slice(&part);
        let painted = memchr::memmem::find(&bytes, b"<painted>").is_some();
        if painted && let Some(typed) = typed.take() {
            io::Write::write_all(&mut writer, typed.as_bytes()).unwrap();
        }
    }
    // It has ended, or hangs.
    let _ = child.kill();
    child.wait().unwrap();
    String::from_utf8(bytes).unwrap()
}

/// What stood on the main screen at the end, having checked that the terminal is as it was.
fn left_in_order(output: &str) -> String {
    let rows = std::num::NonZeroU16::new(200).unwrap();
    let mut terminal = vt100::Parser::new(rows, rows, 0);
    terminal.process(output.as_bytes());
    let screen = terminal.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert!(output.contains("\x1b[?1049h\x1b[?25l\x1b[8l"), "{output:?}");
    let settings: Vec<&str> = output.split("speed ").skip(1).collect();
    let (first, last) = (settings[0], settings[settings.len() - 1]);
    let whole = |text: &str| {
        text.split("\r\n")
            .take_while(|line| !line.is_empty())
            .take(6)
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert!(whole(first).starts_with(&whole(last)), "{first}\n{last}");
    let undone = output.rfind("\x1b[?1049l\x1b[8h\x1b[?25h").unwrap();
    assert!(output.rfind("\x1b[?1049h").unwrap() < undone);
    let contents = screen.contents();
    assert!(!contents.contains("<painted>"), "{contents}");
    contents
}

#[test]
fn after_quitting_the_terminal_is_as_it_was() {
    let output = play("quit", "");

    assert!(left_in_order(&output).contains("1 passed"));
    assert!(output.contains("\x1b[?2004h") && output.contains("\x1b[?1006h"));
}

#[test]
fn ctrl_c_is_a_key() {
    assert!(left_in_order(&play("key", "\x03")).contains("1 passed"));
}

#[test]
fn a_panic_is_read_on_the_main_screen() {
    assert!(left_in_order(&play("panic", "")).contains("at the disco"));
}

#[test]
fn a_panic_on_another_thread_gives_the_terminal_back_too() {
    let contents = left_in_order(&play("panic elsewhere", ""));

    assert!(contents.contains("on a thread") && contents.contains("1 passed"), "{contents}");
}

#[test]
fn a_child_has_the_terminal_as_the_shell_has_it() {
    let output = play("child", "");

    assert!(left_in_order(&output).contains("1 passed"));
    let between = output.split("\x1b[?1049l").nth(1).unwrap();
    assert!(between.contains("isig icanon") && between.contains("\nopost"), "{between}");
    assert_eq!(output.matches("\x1b[?1049h").count(), 2);
}

#[test]
fn a_child_that_does_not_start_leaves_the_screen_held() {
    assert!(left_in_order(&play("no child", "")).contains("1 passed"));
}

#[test]
fn a_suspend_that_no_shell_could_continue_comes_back_at_once() {
    assert!(left_in_order(&play("suspend", "")).contains("1 passed"));
}

#[test]
fn a_signal_to_end_is_an_event_and_the_terminal_is_left_in_order() {
    assert!(left_in_order(&play("terminate", "")).contains("1 passed"));
}

#[test]
fn without_a_terminal_entering_is_one_clear_line() {
    use std::io::IsTerminal;
    if io::stdout().is_terminal() {
        return;
    }

    let error = Guard::enter(Wants::default()).unwrap_err();

    assert_eq!(error.to_string(), "standard output is not a terminal");
}
