//! Half pairs in JSON: `\ud83d` without its other half.
//!
//! A text that was cut by UTF-16 units, as JavaScript counts, may end inside a letter, and is then
//! written so. It is no Unicode, and the parser refuses the record; the letter is lost, the article
//! need not be.

/// `json` with `\ufffd` for each half that has no other half; `None` where there is none.
pub(super) fn mended(json: &str) -> Option<String> {
    let mut mended = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(found) = memchr::memchr(b'\\', &json.as_bytes()[at..]) {
        let start = at + found;
        let unit = unit(json, start);
        // Whatever is escaped, it is no backslash that escapes.
        at = start + if unit.is_some() { ESCAPE } else { 2 };
        match unit {
            Some(0xd800..=0xdbff) if matches!(self::unit(json, at), Some(0xdc00..=0xdfff)) => {
                at += ESCAPE;
            }
            Some(0xd800..=0xdfff) => {
                mended.push_str(&json[done..start]);
                mended.push_str("\\ufffd");
                done = at;
            }
            Some(_) | None => {}
        }
        if at >= json.len() {
            break;
        }
    }
    if done == 0 {
        return None;
    }
    mended.push_str(&json[done..]);
    Some(mended)
}

/// Bytes of `\uXXXX`.
const ESCAPE: usize = 6;

/// The unit that is written at byte `at`.
fn unit(json: &str, at: usize) -> Option<u16> {
    let hex = json.get(at..at + ESCAPE)?.strip_prefix("\\u")?;
    let is_hex = hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| u16::from_str_radix(hex, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::mended;
    use proptest::prelude::*;

    #[test]
    fn a_half_is_replaced_and_a_pair_is_left() {
        let mended = |json: &str| mended(json);
        assert_eq!(mended(r#""\ud83d\ude00 \n \\ud83d خبر""#), None);
        assert_eq!(mended(r#""خبر \ud83d""#).as_deref(), Some(r#""خبر \ufffd""#));
        assert_eq!(mended(r#""\ud83d\ud83d\ude00""#).as_deref(), Some(r#""\ufffd\ud83d\ude00""#));
        assert_eq!(mended(r#""\\\udc00\""#).as_deref(), Some(r#""\\\ufffd\""#));
        assert_eq!(mended(r"\"), None);
    }

    proptest! {
        #[test]
        fn what_was_mended_holds_no_half(
            parts in prop::collection::vec(
                prop::sample::select(vec![r"\ud83d", r"\ude00", r"\\", r"\n", "خ", "u", r"\u0041"]), 0..12)
        ) {
            let json = format!("\"{}\"", parts.concat());
            let whole = mended(&json).unwrap_or_else(|| json.clone());
            prop_assert!(serde_json::from_str::<String>(&whole).is_ok(), "{json} → {whole}");
            prop_assert_eq!(mended(&whole), None);
        }
    }
}
