//! Which key of a US keyboard stands where a character was typed.
//!
//! With an Arabic layout on, the key that says `j` on the board sends «ت». A program whose keys are
//! letters looks the character up by its place, so that nobody has to change the layout to move
//! down a line. Only what is not ASCII is looked up: an ASCII character always means itself, even
//! where the layout moved it (Arabic has `]` on Shift-D, Hebrew `/` on the Q key).
//!
//! A program sees characters, not keys, nor which layout sent them. So there is one table for all
//! layouts together: Arabic, Arabic of the Macintosh, Persian, Urdu (phonetic), Hebrew. Where they
//! disagree about a character, the first of these that has it decides.
//!
//! The facts are those of xkb-data 2.35.1 (X.Org's xkeyboard-config, MIT/X11 licence), the files
//! `symbols/ara` (basic, mac), `symbols/ir` (pes), `symbols/pk` (urd-phonetic) and `symbols/il`
//! (basic), first and second level of each key. «لا» and its kin are there as one character; the
//! two that some systems send for it, «ل» then «ا» in one read, are for the caller to put together.

use crate::text::fold::digit;

/// The ASCII character that a US board has where `c` was typed; digits of any script are the digit.
///
/// `None` for ASCII itself, and for what no known layout has.
#[must_use]
pub fn latin_at(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let place = PLACES.binary_search_by_key(&c, |(typed, _)| *typed);
    place.ok().map(|index| PLACES[index].1).or_else(|| digit(c))
}

/// What is typed and where that is on a US board, in the order of the characters.
//
// Where layouts disagree; the table has the first, the layout named has the second.
//
// ara mac: ـ J, not `; ة m, not ]; ؛ P, not '; ظ /, not z; ط ', not x; ذ `, not c; د ], not
//     v; ز ., not b; ر v, not n; و ,, not m; ، K, not ,; U+0650 A, not E; U+064D S, not R;
//     U+064F E, not T; U+064C R, not Y; U+0652 X, not U; U+0651 ~, not I; ى n, not D; آ N,
//     not H; ئ z, not C; ء x, not V; أ H, not B; إ Y, not N; ؤ c, not M
// ir: ظ /, not z; ط ', not x; ز ., not c; ذ `, not b; د ], not n; ÷ I, not ~; × O, not ^; ،
//     K, not &; ـ J, not _; U+0652 X, not Q; U+064C R, not W; U+064D S, not E; U+064B W,
//     not R; U+064F E, not T; U+0650 A, not Y; U+064E Q, not U; U+0651 ~, not I; ؤ c, not
//     A; ئ z, not S; ي d, not D; إ Y, not F; أ H, not G; آ N, not H; ة m, not J; » A, not
//     K; « S, not L; ؛ P, not "; ك ;, not Z; U+0670 F, not V; ء x, not M
// pk: U+064B W, not `; ق r, not q; و ,, not w; ع u, not e; ر v, not r; ت j, not t; ء x, not
//     u; ی d, not i; پ m, not p; ا h, not a; د ], not d; ف t, not f; گ ', not g; ح p, not
//     h; ج [, not j; ک ;, not k; ل g, not l; ؛ P, not ;; ز ., not z; ش a, not x; چ ], not
//     c; ط ', not v; ب f, not b; ن k, not n; م l, not m; ، K, not ,; U+0652 X, not Q; ؤ c,
//     not W; U+0670 F, not E; U+064E Q, not Y; ئ z, not U; U+0650 A, not I; U+064F E, not
//     P; آ N, not A; ص w, not S; U+0651 ~, not F; غ y, not G; ض q, not J; خ o, not K;
//     U+0654 N, not L; ذ `, not Z; ژ C, not X; ث e, not C; ظ /, not V
#[rustfmt::skip]
const PLACES: [(char, char); 110] = [
    ('«', 'S'), ('»', 'A'), ('×', 'O'), ('÷', 'I'), ('א', 't'), ('ב', 'c'),
    ('ג', 'd'), ('ד', 's'), ('ה', 'v'), ('ו', 'u'), ('ז', 'z'), ('ח', 'j'),
    ('ט', 'y'), ('י', 'h'), ('ך', 'l'), ('כ', 'f'), ('ל', 'k'), ('ם', 'o'),
    ('מ', 'n'), ('ן', 'i'), ('נ', 'b'), ('ס', 'x'), ('ע', 'g'), ('ף', ';'),
    ('פ', 'p'), ('ץ', '.'), ('צ', 'm'), ('ק', 'e'), ('ר', 'r'), ('ש', 'a'),
    ('ת', ','), ('،', 'K'), ('؛', 'P'), ('؟', '?'), ('ء', 'x'), ('آ', 'N'),
    ('أ', 'H'), ('ؤ', 'c'), ('إ', 'Y'), ('ئ', 'z'), ('ا', 'h'), ('ب', 'f'),
    ('ة', 'm'), ('ت', 'j'), ('ث', 'e'), ('ج', '['), ('ح', 'p'), ('خ', 'o'),
    ('د', ']'), ('ذ', '`'), ('ر', 'v'), ('ز', '.'), ('س', 's'), ('ش', 'a'),
    ('ص', 'w'), ('ض', 'q'), ('ط', '\''), ('ظ', '/'), ('ع', 'u'), ('غ', 'y'),
    ('ـ', 'J'), ('ف', 't'), ('ق', 'r'), ('ك', ';'), ('ل', 'g'), ('م', 'l'),
    ('ن', 'k'), ('ه', 'i'), ('و', ','), ('ى', 'n'), ('ي', 'd'), ('\u{64b}', 'W'),
    ('\u{64c}', 'R'), ('\u{64d}', 'S'), ('\u{64e}', 'Q'), ('\u{64f}', 'E'), ('\u{650}', 'A'), ('\u{651}', '~'),
    ('\u{652}', 'X'), ('\u{653}', 'X'), ('\u{654}', 'N'), ('\u{658}', 'M'), ('٪', '%'), ('٫', '#'),
    ('٬', '@'), ('\u{670}', 'F'), ('ٱ', 'J'), ('ٹ', 'T'), ('پ', 'm'), ('چ', ']'),
    ('ڈ', 'D'), ('ڑ', 'R'), ('ژ', 'C'), ('ک', ';'), ('گ', '\''), ('ں', 'N'),
    ('ھ', 'H'), ('ہ', 'o'), ('ۃ', 'O'), ('ی', 'd'), ('ے', 'y'), ('۔', '.'),
    ('\u{200c}', 'B'), ('\u{200d}', '`'), ('…', '|'), ('﷼', '$'), ('ﻵ', 'B'), ('ﻷ', 'G'),
    ('ﻹ', 'T'), ('ﻻ', 'b'),
];

#[cfg(test)]
mod tests;
