//! The rules of UAX #14, in its order: may a line end between what stands before and what follows?
//!
//! What the rules ask about the text before a place is kept in a few fields, [`Left`]; what they
//! ask about the text behind it is at most two characters, [`Ahead`]. So the cost of a place does
//! not depend on the length of the text.

use super::class::{Class, Kind, Set, class};
use super::{Rules, news};

use Kind::{
    AK, AL, AP, AS, AlBar, AlCircle, AlPicture, B2, BA, BB, BK, CB, CL, CM, CP, CR, CmControl, EB,
    EM, EX, End, GL, H2, H3, HH, HL, HY, ID, IN, IS, IdPicture, JL, JT, JV, LF, NL, NS, NU, OP, PO,
    PR, QU, QuPf, QuPi, RI, SP, SY, SoftHyphen, Start, Tatweel, VF, VI, WJ, ZW, Zwj,
};

/// Ends of lines that stand in the text (LB4, LB5).
pub(super) const HARD: Set = Set::of(&[BK, CR, LF, NL]);
/// Letters of alphabets, Hebrew included.
pub(super) const LETTERS: Set = Set::of(&[AL, AlBar, AlCircle, AlPicture, HL, Tatweel]);
const MARKS: Set = Set::of(&[CM, CmControl, Zwj]);
const QUOTES: Set = Set::of(&[QU, QuPi, QuPf]);
const PICTURES: Set = Set::of(&[ID, IdPicture, EB, EM]);
const SYLLABLES: Set = Set::of(&[JL, JV, JT, H2, H3]);
const AKSARAS: Set = Set::of(&[AK, AlCircle, AS]);
const AFFIXES: Set = Set::of(&[PR, PO]);
const OPENS_BEFORE: Set = Set::of(&[Start, OP, GL, SP, ZW]).and(QUOTES);
const CLOSES_BEFORE: Set =
    Set::of(&[SP, GL, WJ, CL, CP, EX, IS, SY, ZW, End]).and(QUOTES).and(HARD);
const BEFORE_WORD: Set = Set::of(&[Start, SP, ZW, CB, GL]);

/// Whether a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// × in the standard.
    Keep,
    /// ÷
    Break,
    /// The text itself ends a line.
    Forced,
}

/// What the rules ask about the text before a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    /// The last character that is neither space nor mark.
    pub(super) before: Class,
    /// What stood directly before that one.
    pub(super) prior: Class,
    /// Spaces since `before`, counted up to two.
    pub(super) spaces: u8,
    /// The last character is U+200D (`LB8a`).
    pub(super) is_joined: bool,
    /// The quotes that `before` ends, if it is one, began a word: they open.
    has_opened: bool,
    number: Number,
    /// The flags before the place end in half a pair (`LB30a`).
    has_half_flag: bool,
}

/// How far a number has been read (LB25).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    None,
    /// NU (SY | IS)*
    Digits,
    /// NU (SY | IS)* (CL | CP)
    Closed,
}

/// What follows the character after a place.
pub(super) struct Ahead<'a> {
    rest: std::str::Chars<'a>,
    rules: Rules,
}

impl<'a> Ahead<'a> {
    pub(super) fn new(rest: &'a str, rules: Rules) -> Ahead<'a> {
        Ahead { rest: rest.chars(), rules }
    }

    /// The next character that is no mark (LB9).
    pub(super) fn next(&mut self) -> Class {
        let rules = self.rules;
        let mut classes = self.rest.by_ref().map(|c| tailored(class(c), rules));
        classes.find(|next| !MARKS.has(next.kind)).unwrap_or(Class::plain(End))
    }
}

/// The class as the rules in use take it.
pub(super) fn tailored(class: Class, rules: Rules) -> Class {
    let kind = match (class.kind, rules) {
        (Tatweel | AlBar, Rules::Unicode) => AL,
        (SoftHyphen, Rules::Unicode) => BA,
        (CmControl, Rules::Unicode) => CM,
        // News: the hyphen of a soft hyphen could not be drawn.
        (SoftHyphen, Rules::News) => CmControl,
        (kind, Rules::Unicode | Rules::News) => kind,
    };
    Class { kind, ..class }
}

impl Left {
    /// Before the first character.
    pub(super) const START: Left = Left {
        before: Class::plain(Start),
        prior: Class::plain(Start),
        spaces: 0,
        is_joined: false,
        has_opened: false,
        number: Number::None,
        has_half_flag: false,
    };

    /// After a letter at least, with nothing else that rules could ask for.
    pub(super) fn after_letter(kind: Kind) -> Left {
        Left { before: Class::plain(kind), ..Left::START }
    }

    /// Whether it is what [`Left::after_letter`] gives, as far as rules can tell.
    pub(super) fn is_after_letter(&self) -> bool {
        (self.before.kind as u8) <= HL as u8
            && !self.before.is_east_asian
            && self.spaces == 0
            && !self.is_joined
    }

    /// Goes past a character of class `after`, and says whether a line may end before it.
    pub(super) fn step(&mut self, after: Class, rest: &str, rules: Rules) -> Verdict {
        let after = tailored(after, rules);
        // LB4, LB5: after a line's end, except inside CR LF.
        if HARD.has(self.before.kind) && self.spaces == 0 {
            let is_pair = self.before.kind == CR && after.kind == LF;
            if !is_pair {
                *self = Left::START;
                self.pass(after, rules);
                return Verdict::Forced;
            }
        }
        let keeps = self.keeps(after, rest, rules);
        self.pass(after, rules);
        if keeps { Verdict::Keep } else { Verdict::Break }
    }

    /// Takes `after` into what stands before the next place.
    fn pass(&mut self, after: Class, rules: Rules) {
        let is_mark = MARKS.has(after.kind);
        if after.kind == SP {
            self.spaces = (self.spaces + 1).min(2);
            self.number = Number::None;
        } else if !(is_mark && (self.has_base() || news::is_mark_of_space(self, after, rules))) {
            // LB10: a mark without a letter is a letter.
            self.push(if is_mark { Class::plain(AL) } else { after });
        }
        self.is_joined = after.kind == Zwj;
    }

    fn push(&mut self, after: Class) {
        let touches = self.spaces == 0;
        self.number = match (after.kind, self.number) {
            (NU, _) => Number::Digits,
            (SY | IS, Number::Digits) if touches => Number::Digits,
            (CL | CP, Number::Digits) if touches => Number::Closed,
            (_, Number::None | Number::Digits | Number::Closed) => Number::None,
        };
        let continues_flags = touches && self.before.kind == RI && self.has_half_flag;
        self.has_half_flag = after.kind == RI && !continues_flags;
        self.prior = if touches { self.before } else { Class::plain(SP) };
        let continues_quotes = self.has_opened && QUOTES.has(self.prior.kind);
        self.has_opened = QUOTES.has(after.kind)
            && (continues_quotes
                || OPENS_BEFORE.has(self.prior.kind) && !QUOTES.has(self.prior.kind));
        self.before = after;
        self.spaces = 0;
    }

    /// LB9: marks belong to whatever stands before them, spaces and lines' ends excepted.
    fn has_base(&self) -> bool {
        self.spaces == 0 && !matches!(self.before.kind, Start | ZW) && !HARD.has(self.before.kind)
    }

    /// Whether there is no opportunity before `after`: LB2, LB6–LB10, then the others.
    fn keeps(&self, mut after: Class, rest: &str, rules: Rules) -> bool {
        let (before, touches) = (self.before.kind, self.spaces == 0);
        // LB2, LB6, LB7.
        if (before == Start && touches) || HARD.and(Set::of(&[SP, ZW])).has(after.kind) {
            return true;
        }
        // LB8.
        if before == ZW {
            return false;
        }
        // LB8a.
        if self.is_joined {
            return true;
        }
        // LB9, LB10.
        if MARKS.has(after.kind) {
            if self.has_base() || news::is_mark_of_space(self, after, rules) {
                return true;
            }
            after = Class::plain(AL);
        }
        if rules == Rules::News
            && let Some(keeps) = news::keeps(self, after.kind, &mut Ahead::new(rest, rules))
        {
            return keeps;
        }
        self.keeps_across_spaces(after, rest, rules)
    }

    /// LB11–LB18, and the rules for characters that touch.
    #[expect(clippy::match_same_arms, reason = "an arm is a rule")]
    fn keeps_across_spaces(&self, after: Class, rest: &str, rules: Rules) -> bool {
        let (before, touches) = (self.before.kind, self.spaces == 0);
        match (before, after.kind) {
            // LB11.
            (_, WJ) => true,
            (WJ, _) if touches => true,
            // LB12, LB12a.
            (GL, _) if touches => true,
            (BA | HY | HH, GL) => false,
            (_, GL) if touches => true,
            // LB13.
            (_, EX | CL | CP | SY) => true,
            // LB14.
            (OP, _) => true,
            // LB15a.
            (QuPi, _) if self.opens(rules) => true,
            // LB15b.
            (_, QuPf) if self.closes(rest, rules) => true,
            // LB15c, LB15d.
            (_, IS) => touches || Ahead::new(rest, rules).next().kind != NU,
            // LB16, LB17.
            (CL | CP, NS) | (B2, B2) => true,
            // LB18.
            _ => touches && self.keeps_touching(after, rest, rules),
        }
    }

    /// `LB15a`: whether the quote before the place opens. News: Urdu closes with what opens
    /// elsewhere («‘‘»), and two of them open only where the first does.
    fn opens(&self, rules: Rules) -> bool {
        match rules {
            Rules::Unicode => OPENS_BEFORE.has(self.prior.kind),
            Rules::News => self.has_opened,
        }
    }

    /// `LB15b`: whether the quote before `rest` closes. News: Urdu opens with what closes elsewhere
    /// («’’»); behind a space, quotes before a word open.
    fn closes(&self, rest: &str, rules: Rules) -> bool {
        let mut ahead = Ahead::new(rest, rules);
        let mut next = ahead.next().kind;
        while rules == Rules::News && self.spaces > 0 && QUOTES.has(next) {
            next = ahead.next().kind;
        }
        CLOSES_BEFORE.has(next)
    }

    /// LB19–LB24, where no space stands between.
    fn keeps_touching(&self, after: Class, rest: &str, rules: Rules) -> bool {
        let (before, prior) = (self.before.kind, self.prior.kind);
        // LB19.
        if matches!(after.kind, QU | QuPf) || matches!(before, QU | QuPi) {
            return true;
        }
        // LB19a.
        if QUOTES.has(after.kind)
            && (!self.before.is_east_asian || !Ahead::new(rest, rules).next().is_east_asian)
        {
            return true;
        }
        if QUOTES.has(before) && (!after.is_east_asian || !self.prior.is_east_asian) {
            return true;
        }
        match (before, after.kind) {
            // LB20.
            (CB, _) | (_, CB) => false,
            // LB20a.
            (HY | HH, next) if BEFORE_WORD.has(prior) && LETTERS.has(next) => true,
            // LB21.
            (_, BA | HH | HY | NS) | (BB, _) => true,
            // LB21a.
            (HY | HH, next) if prior == HL && next != HL => true,
            // LB21b, LB22.
            (SY, HL) | (_, IN) => true,
            // LB23.
            (letter, NU) | (NU, letter) if LETTERS.has(letter) => true,
            // LB23a.
            (PR, picture) | (picture, PO) if PICTURES.has(picture) => true,
            // LB24.
            (letter, affix) | (affix, letter) if LETTERS.has(letter) && AFFIXES.has(affix) => true,
            _ => self.keeps_number(after, rest, rules) || self.keeps_word(after, rest, rules),
        }
    }

    /// LB25: what belongs to a number.
    fn keeps_number(&self, after: Class, rest: &str, rules: Rules) -> bool {
        match (self.before.kind, after.kind) {
            (_, PO | PR) => self.number != Number::None,
            (PO | PR, OP) => {
                let mut ahead = Ahead::new(rest, rules);
                let next = ahead.next().kind;
                next == NU || (next == IS && ahead.next().kind == NU)
            }
            (PO | PR | HY | IS, NU) => true,
            (_, NU) => self.number == Number::Digits,
            _ => false,
        }
    }

    /// LB26–`LB30b`.
    fn keeps_word(&self, after: Class, rest: &str, rules: Rules) -> bool {
        let (before, prior) = (self.before.kind, self.prior.kind);
        match (before, after.kind) {
            // LB26.
            (JL, JL | JV | H2 | H3) | (JV | H2, JV | JT) | (JT | H3, JT) => true,
            // LB27.
            (syllable, PO) | (PR, syllable) if SYLLABLES.has(syllable) => true,
            // LB28.
            (letter, other) if LETTERS.has(letter) && LETTERS.has(other) => true,
            // LB28a.
            (AP, aksara) if AKSARAS.has(aksara) => true,
            (aksara, VF | VI) if AKSARAS.has(aksara) => true,
            (VI, AK | AlCircle) if AKSARAS.has(prior) => true,
            (aksara, other) if AKSARAS.has(aksara) && AKSARAS.has(other) => {
                Ahead::new(rest, rules).next().kind == VF
            }
            // LB29.
            (IS, letter) if LETTERS.has(letter) => true,
            // LB30.
            (NU, OP) => !after.is_east_asian,
            (letter, OP) if LETTERS.has(letter) => !after.is_east_asian,
            (CP, NU) => !self.before.is_east_asian,
            (CP, letter) if LETTERS.has(letter) => !self.before.is_east_asian,
            // LB30a.
            (RI, RI) => self.has_half_flag,
            // LB30b.
            (EB | IdPicture | AlPicture, EM) => true,
            // LB31.
            _ => false,
        }
    }
}
