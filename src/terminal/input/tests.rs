//! From bytes to inputs, without a terminal: whole, cut anywhere, and garbage.

use proptest::prelude::*;

use super::decode::decode;
use super::inputs as quickly;
use super::split::Splitter;
use super::{Button, Input, Key, KeyCode, Mouse, MouseKind, Reply, ReplyKind};

/// What comes of reads that bring these bytes, each long enough after the one before that whatever
/// is then still ambiguous is settled.
fn slowly(reads: &[&[u8]]) -> Vec<Input> {
    let mut splitter = Splitter::default();
    let mut inputs = Vec::new();
    for read in reads {
        decode(splitter.feed(read), |input| inputs.push(input));
        decode(splitter.give_up(), |input| inputs.push(input));
    }
    inputs
}

fn typed(text: &str) -> Vec<Key> {
    text.chars().map(|c| Key::plain(KeyCode::Char(c))).collect()
}

fn key(bytes: &[u8]) -> Key {
    match &quickly(&[bytes])[..] {
        [Input::Keys(keys)] if keys.len() == 1 => keys[0],
        inputs => panic!("{bytes:?} is {inputs:?}"),
    }
}

/// The answers a terminal gives, each with what it says.
fn replies() -> Vec<(&'static [u8], ReplyKind)> {
    let mode = |private, mode, state| ReplyKind::Mode { private, mode, state };
    let osc = |number, text: &str| ReplyKind::Osc { number, text: text.into() };
    vec![
        (b"\x1b[?62;1;6;22c", ReplyKind::PrimaryAttributes(vec![62, 1, 6, 22])),
        (b"\x1b[?6c", ReplyKind::PrimaryAttributes(vec![6])),
        (b"\x1b[>0;276;0c", ReplyKind::SecondaryAttributes(vec![0, 276, 0])),
        (b"\x1b[>65;7003;1c", ReplyKind::SecondaryAttributes(vec![65, 7003, 1])),
        (b"\x1bP>|Konsole 22.12.3\x1b\\", ReplyKind::Version("Konsole 22.12.3".into())),
        (b"\x1bP>|kitty(0.26.5)\x1b\\", ReplyKind::Version("kitty(0.26.5)".into())),
        (b"\x1b[8;2$y", mode(false, 8, 2)),
        (b"\x1b[8;0$y", mode(false, 8, 0)),
        (b"\x1b[?2026;2$y", mode(true, 2026, 2)),
        (b"\x1b[12;40R", ReplyKind::Cursor { row: 12, column: 40 }),
        (b"\x1b]11;rgb:0000/0000/0000\x1b\\", osc(11, "rgb:0000/0000/0000")),
        (b"\x1b]10;rgb:ffff/ffff/ffff\x07", osc(10, "rgb:ffff/ffff/ffff")),
        (b"\x1b[?1u", ReplyKind::Other),
        (b"\x1b[0n", ReplyKind::Other),
        (b"\x1b[?997;1n", ReplyKind::Other),
        (b"\x1b[4;600;800t", ReplyKind::Other),
        (b"\x1bP1+r544e=787465726d\x1b\\", ReplyKind::Other),
        (b"\x1bP1$r0m\x1b\\", ReplyKind::Other),
        (b"\x1b_Gi=31;OK\x1b\\", ReplyKind::Other),
        (b"\x1bP!|00000000\x1b\\", ReplyKind::Other),
    ]
}

#[test]
fn an_answer_is_a_reply_and_never_a_key() {
    for (bytes, kind) in replies() {
        let reply = Reply { bytes: bytes.to_vec(), kind };

        assert_eq!(quickly(&[bytes]), [Input::Reply(reply)]);
    }
}

#[test]
fn an_answer_cut_at_any_byte_is_the_same_reply() {
    for (bytes, kind) in replies() {
        for at in 1..bytes.len() {
            let (head, tail) = bytes.split_at(at);
            let reply = Reply { bytes: bytes.to_vec(), kind: kind.clone() };

            assert_eq!(quickly(&[head, tail]), [Input::Reply(reply)], "{bytes:?} at {at}");
        }
    }
}

#[test]
fn an_answer_that_comes_byte_by_byte_is_the_same_reply() {
    for (bytes, kind) in replies() {
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        let reply = Reply { bytes: bytes.to_vec(), kind };

        assert_eq!(quickly(&single), [Input::Reply(reply)]);
    }
}

#[test]
fn an_answer_with_a_long_pause_after_its_escape_byte_is_escape_and_the_reply() {
    for (bytes, kind) in replies().into_iter().filter(|(bytes, _)| {
        // These two begin like something that a person may type.
        !matches!(*bytes, b"\x1b[0n" | b"\x1b_Gi=31;OK\x1b\\" | b"\x1bP!|00000000\x1b\\")
    }) {
        let reply = Reply { bytes: bytes.to_vec(), kind };

        let inputs = slowly(&[&bytes[..1], &bytes[1..]]);

        let escape = Input::Keys(vec![Key::plain(KeyCode::Esc)]);
        assert_eq!(inputs, [escape, Input::Reply(reply)], "{bytes:?}");
    }
}

#[test]
fn an_answer_with_a_long_pause_further_on_is_only_the_reply() {
    for (bytes, _) in replies() {
        for at in 3..bytes.len() {
            let inputs = slowly(&[&bytes[..at], &bytes[at..]]);

            // A number and `$` is also a key of rxvt; that one is given up, without a key.
            let keys = |input: &Input| matches!(input, Input::Keys(_));
            let rxvt = bytes[at - 1] == b'$' && bytes[2].is_ascii_digit();
            assert!(rxvt || !inputs.iter().any(keys), "{bytes:?} at {at}: {inputs:?}");
            assert!(rxvt || inputs.len() == 1, "{bytes:?} at {at}: {inputs:?}");
        }
    }
}

#[test]
fn keys_around_an_answer_stay_keys() {
    let inputs = quickly(&[b"j\x1b[?62c5k"]);

    let reply = Reply::parse(b"\x1b[?62c");
    assert_eq!(inputs, [Input::Keys(typed("j")), Input::Reply(reply), Input::Keys(typed("5k"))]);
}

#[test]
fn the_keys_of_one_read_come_together() {
    assert_eq!(quickly(&["لا".as_bytes()]), [Input::Keys(typed("لا"))]);
    assert_eq!(
        quickly(&["ل".as_bytes(), "ا".as_bytes()]),
        [Input::Keys(typed("ل")), Input::Keys(typed("ا"))]
    );
}

#[test]
fn a_letter_cut_in_two_is_one_key() {
    let bytes = "ت".as_bytes();
    assert_eq!(quickly(&[&bytes[..1], &bytes[1..]]), [Input::Keys(typed("ت"))]);
}

#[test]
fn a_lone_escape_is_the_key_once_nothing_follows() {
    let mut splitter = Splitter::default();

    assert_eq!(splitter.feed(b"\x1b"), []);
    assert!(splitter.patience().is_some_and(|patience| patience.as_millis() <= 50));
    assert_eq!(
        slowly(&[b"\x1b", b"j"]),
        [Input::Keys(vec![Key::plain(KeyCode::Esc)]), Input::Keys(typed("j")),]
    );
}

#[test]
fn escape_holds_nothing_back_that_was_read_before_it() {
    let mut splitter = Splitter::default();

    assert_eq!(splitter.feed(b"jk\x1b").len(), 2);
}

#[test]
fn escape_pressed_twice_is_two_keys() {
    assert_eq!(
        quickly(&[b"\x1b\x1b"]),
        [Input::Keys(vec![Key::plain(KeyCode::Esc)]), Input::Keys(vec![Key::plain(KeyCode::Esc)]),]
    );
}

#[test]
fn every_key_has_its_name() {
    let plain = [
        (&b"\r"[..], KeyCode::Enter),
        (b"\t", KeyCode::Tab),
        (b"\x7f", KeyCode::Backspace),
        (b"\x08", KeyCode::Backspace),
        (b"\x1b[Z", KeyCode::BackTab),
        (b"\x1b[A", KeyCode::Up),
        (b"\x1bOB", KeyCode::Down),
        (b"\x1b[C", KeyCode::Right),
        (b"\x1b[D", KeyCode::Left),
        (b"\x1b[H", KeyCode::Home),
        (b"\x1b[1~", KeyCode::Home),
        (b"\x1b[4~", KeyCode::End),
        (b"\x1bOF", KeyCode::End),
        (b"\x1b[2~", KeyCode::Insert),
        (b"\x1b[3~", KeyCode::Delete),
        (b"\x1b[5~", KeyCode::PageUp),
        (b"\x1b[6~", KeyCode::PageDown),
        (b"\x1bOP", KeyCode::F(1)),
        (b"\x1b[[A", KeyCode::F(1)),
        (b"\x1b[13~", KeyCode::F(3)),
        (b"\x1b[21~", KeyCode::F(10)),
        (b"\x1b[106u", KeyCode::Char('j')),
        (b"\x1b[106;2u", KeyCode::Char('J')),
    ];
    for (bytes, code) in plain {
        assert_eq!(key(bytes), Key::plain(code), "{bytes:?}");
    }
}

#[test]
fn keys_know_what_was_held() {
    let held = |code, ctrl, alt, shift| Key { code, ctrl, alt, shift };

    assert_eq!(key(b"\x03"), held(KeyCode::Char('c'), true, false, false));
    assert_eq!(key(b"\x1a"), held(KeyCode::Char('z'), true, false, false));
    assert_eq!(key(b"\x1bj"), held(KeyCode::Char('j'), false, true, false));
    assert_eq!(key("\x1bت".as_bytes()), held(KeyCode::Char('ت'), false, true, false));
    assert_eq!(key(b"\x1b\r"), held(KeyCode::Enter, false, true, false));
    assert_eq!(key(b"\x1b["), held(KeyCode::Char('['), false, true, false));
    assert_eq!(key(b"\x1b[1;5C"), held(KeyCode::Right, true, false, false));
    assert_eq!(key(b"\x1b[5;2~"), held(KeyCode::PageUp, false, false, true));
}

#[test]
fn sequences_without_a_meaning_are_nothing() {
    for bytes in [
        &b"\x1b[I"[..],
        b"\x1b[O",
        b"\x1b[27;5;9~",
        b"\x1b[99~",
        b"\x1b[99X",
        b"\x1b[106;1:3u",
        b"\x1b[1u",
        b"\x1b[57358u",
        b"\x1bOM",
        b"\x1bO5x",
        b"\x1b[:5A",
        b"\x1b[:u",
        b"\x1b[:1u",
        b"\x1b[<x",
        b"\x1b[201~",
        b"\x1b[[x",
        b"\x1b\\",
        b"\xff\xfe",
        b"\xc2",
        b"\xc2\x9b",
        b"\xed\xa0\x80",
    ] {
        assert_eq!(quickly(&[bytes]), [], "{bytes:?}");
    }
}

#[test]
fn a_key_that_breaks_a_sequence_off_still_counts() {
    let after = |head: &[u8]| quickly(&[head, b"\r"]);
    let enter = Input::Keys(vec![Key::plain(KeyCode::Enter)]);

    for head in [&b"\x1b["[..], b"\x1b[12;", b"\x1b]11;rgb", b"\x1bP>|xt", b"\x1b[?8"] {
        assert_eq!(after(head), std::slice::from_ref(&enter), "{head:?}");
    }
}

#[test]
fn a_paste_is_one_input_wherever_it_is_cut() {
    let bytes = "\x1b[200~نصّ\r\n\x1b[A j\x1b[201~q".as_bytes();
    for at in 1..bytes.len() {
        let (head, tail) = bytes.split_at(at);

        let inputs = quickly(&[head, tail]);

        let pasted = Input::Pasted("نصّ\r\n\x1b[A j".into());
        assert_eq!(inputs, [pasted, Input::Keys(typed("q"))], "at {at}");
    }
}

#[test]
fn a_very_long_paste_loses_nothing() {
    let text = "خبر عاجل ".repeat(200_000);
    let bytes = [b"\x1b[200~", text.as_bytes(), b"\x1b[201~"].concat();
    let reads: Vec<&[u8]> = bytes.chunks(4096).collect();

    let inputs = quickly(&reads);

    let parts: String = inputs
        .iter()
        .map(|input| match input {
            Input::Pasted(part) => part.as_str(),
            input => panic!("{input:?}"),
        })
        .collect();
    assert!(parts == text, "the parts are not the whole");
}

#[test]
fn a_paste_that_never_ends_is_handed_on_and_keys_count_again() {
    let inputs = slowly(&[b"\x1b[200~abc", b"j"]);

    assert_eq!(inputs, [Input::Pasted("abc".into()), Input::Keys(typed("j"))]);
}

#[test]
fn a_string_that_is_too_long_is_thrown_away_whole() {
    let long = [b"\x1b]52;c;".to_vec(), vec![b'A'; 1 << 18], b"\x1b\\j".to_vec()].concat();
    let reads: Vec<&[u8]> = long.chunks(4096).collect();

    assert_eq!(quickly(&reads), [Input::Keys(typed("j"))]);
}

#[test]
fn the_mouse_is_told_with_its_cell() {
    let mouse = |kind| {
        Input::Mouse(Mouse { kind, column: 4, row: 9, ctrl: false, alt: false, shift: false })
    };

    assert_eq!(quickly(&[b"\x1b[<0;5;10M"]), [mouse(MouseKind::Press(Button::Left))]);
    assert_eq!(quickly(&[b"\x1b[<0;5;10m"]), [mouse(MouseKind::Release(Button::Left))]);
    assert_eq!(quickly(&[b"\x1b[<65;5;10M"]), [mouse(MouseKind::WheelDown)]);
}

/// Bytes that are more like a terminal's than any bytes: sequences, their parts, text, noise.
fn noise() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let part = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..6),
        prop::sample::select(replies()).prop_map(|(bytes, _)| bytes.to_vec()),
        prop::sample::select(vec![
            "\x1b",
            "\x1b[",
            "\x1bO",
            "\x1b]",
            "\x1bP",
            "\x1b[200~",
            "\x1b[201~",
            "\x1b[M",
            "\x1b[<",
            "\x1b\\",
            "\x07",
            "1",
            ";",
            "$",
            "u",
            "~",
            "M",
            "j",
            "لا",
            "\u{9b}",
        ])
        .prop_map(|part| part.as_bytes().to_vec()),
    ];
    let read = prop::collection::vec(part, 1..8).prop_map(|parts| parts.concat());
    prop::collection::vec(read, 1..6)
}

fn assert_clean(inputs: &[Input]) {
    for input in inputs {
        if let Input::Keys(keys) = input {
            assert!(!keys.is_empty());
            for key in keys {
                assert!(!matches!(key.code, KeyCode::Char(c) if c.is_control()), "{key:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_make_a_key_of_a_control_character(reads in noise()) {
        let reads: Vec<&[u8]> = reads.iter().map(Vec::as_slice).collect();
        assert_clean(&quickly(&reads));
        assert_clean(&slowly(&reads));
    }

    #[test]
    fn after_any_noise_a_pause_and_a_few_keys_work_again(reads in noise()) {
        let mut reads: Vec<&[u8]> = reads.iter().map(Vec::as_slice).collect();
        // The first may end what the noise began.
        reads.extend([&b"\x1b"[..], b"\x1b", b"\r", b"j"]);

        let inputs = slowly(&reads);

        prop_assert_eq!(inputs.last(), Some(&Input::Keys(typed("j"))));
    }

    #[test]
    fn where_reads_are_cut_does_not_matter(reads in noise(), at in 1_usize..64) {
        let whole = reads.concat();
        let (head, tail) = whole.split_at(at.min(whole.len()));

        let flat = |inputs: Vec<Input>| -> Vec<String> {
            inputs
                .into_iter()
                .flat_map(|input| match input {
                    Input::Keys(keys) => keys.iter().map(|key| format!("{key:?}")).collect(),
                    input => vec![format!("{input:?}")],
                })
                .collect()
        };
        prop_assert_eq!(flat(quickly(&[head, tail])), flat(quickly(&[&whole])));
    }
}
