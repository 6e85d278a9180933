//! Which kind of terminal is this one?
//!
//! [`find`] answers it from [`Facts`] alone, in this order:
//!
//! 1. The user's word.
//! 2. A multiplexer (tmux, screen) stands between: then what it stands in counts, which only tmux
//!    can tell; else variables that leaked through it give a hint.
//! 3. What the terminal answered: XTVERSION, then DA2, then whether it knows mode 8.
//! 4. The environment: `TERM`, which a terminal sets for its own; then variables that terminals
//!    set, which count only until the terminal has answered and while they do not contradict each
//!    other, for every terminal that is started from another inherits them.
//! 5. Nothing is known: [`Way::Visual`], which is right in most.
//!
//! A [`Probe`] gathers the facts while a program runs. The questions go out with the first bytes,
//! and nobody waits for the answers: a frame is painted by what the environment says, and again
//! when the answers say something else. The last question is one that every terminal answers, so
//! that its answer tells that no other will come.

mod environment;
mod tmux;

use std::time::{Duration, Instant};

use super::colors::{self, Depth, Rgb};
use super::{Capabilities, Kind, Multiplexer, Reply, ReplyKind, Way, Wish};

pub use environment::Environment;
pub use tmux::{Client, ask_tmux};

/// All that is asked, in one write: mode 8, mode 2026, XTVERSION, DA2, and DA1 as the last.
///
/// Mode 8 must be asked for before it is changed, and all of it before the screen is erased: a
/// terminal that does not understand may print what it takes for letters.
const QUESTIONS: &str = "\x1b[8$p\x1b[?2026$p\x1b[>q\x1b[>c\x1b[c";

/// The same, and the colours of text and ground (OSC 10 and 11). They end with BEL: urxvt ends its
/// answer to the other end with half of that.
const ALL_QUESTIONS: &str = "\x1b[8$p\x1b[?2026$p\x1b]10;?\x07\x1b]11;?\x07\x1b[>q\x1b[>c\x1b[c";

/// What is asked. screen hands the questions after colours on, and the answers come after its own
/// last one, to whoever has the terminal then.
pub(super) const fn questions(through: Option<Multiplexer>) -> &'static str {
    match through {
        Some(Multiplexer::Screen) => QUESTIONS,
        Some(Multiplexer::Tmux) | None => ALL_QUESTIONS,
    }
}

/// How long an answer may take. Nobody waits for it but one who is about to hand the terminal to
/// somebody else, who would get it as if it had been typed. A line around the world takes a third
/// of it; a terminal that never answers costs no more, and only one who leaves within it.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the terminal has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// DECRQM 8, the state of bidirectional support: 0 not known, 1 set, 2 reset, 3 always set,
    /// 4 always reset.
    pub reordering: Option<u16>,
    /// DECRQM 2026, the state of synchronized output.
    pub synchronized: Option<u16>,
    /// XTVERSION.
    pub version: Option<String>,
    /// DA2.
    pub secondary: Option<Vec<u16>>,
    /// OSC 10, the colour of text that has none of its own.
    pub foreground: Option<Rgb>,
    /// OSC 11, the colour of the ground.
    pub background: Option<Rgb>,
    /// DA1, the last to come.
    pub primary: Option<Vec<u16>>,
}

impl Answers {
    /// Whether all have come that will.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.primary.is_some()
    }

    fn take(&mut self, reply: &Reply) {
        match &reply.kind {
            ReplyKind::Mode { private: false, mode: 8, state } => {
                // Later ones tell what this program has set.
                self.reordering.get_or_insert(*state);
            }
            ReplyKind::Mode { private: true, mode: 2026, state } => {
                self.synchronized = Some(*state);
            }
            ReplyKind::Version(version) => self.version = Some(version.clone()),
            ReplyKind::SecondaryAttributes(numbers) => self.secondary = Some(numbers.clone()),
            ReplyKind::PrimaryAttributes(numbers) => self.primary = Some(numbers.clone()),
            ReplyKind::Osc { number: 10, text } => self.foreground = colors::parse(text),
            ReplyKind::Osc { number: 11, text } => self.background = colors::parse(text),
            ReplyKind::Mode { .. }
            | ReplyKind::Cursor { .. }
            | ReplyKind::Osc { .. }
            | ReplyKind::Other => {}
        }
    }
}

/// All that a kind is found from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What variables say.
    pub environment: Environment,
    /// What the terminal says.
    pub answers: Answers,
    /// What tmux says of the terminal that it is shown in.
    pub client: Option<Client>,
}

/// Why something is taken for what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The user says so.
    User,
    /// The terminal's name and version say so (XTVERSION).
    Version,
    /// The terminal's number says so (DA2).
    Attributes,
    /// The terminal can switch its own reordering off (DECRQM 8).
    Mode,
    /// tmux says so of the terminal that it is shown in.
    Client,
    /// A variable says so.
    Variable(&'static str),
    /// Nothing says anything.
    Nothing,
}

/// What was found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What the terminal must be sent.
    pub way: Way,
    /// What it is, if it is one that is known.
    pub kind: Option<Kind>,
    /// What stands between it and the program.
    pub multiplexer: Option<Multiplexer>,
    /// Why the way is this one.
    pub why: Why,
    /// Whether vowel signs stand where they belong; `None` where that was never seen.
    pub shows_marks: Option<bool>,
    /// How many colours it shows.
    pub depth: Depth,
    /// Whether its ground is light, where that is known.
    pub is_light: Option<bool>,
    /// The colour of text that has none of its own, where the terminal told it.
    pub foreground: Option<Rgb>,
    /// Whether it takes a frame between `CSI ? 2026 h` and `l` as one.
    pub synchronized: bool,
}

impl Found {
    /// What can be said of what it shows.
    #[must_use]
    pub fn capabilities(&self) -> Capabilities {
        let of_way = self.capabilities_in(self.way);
        self.shows_marks.map_or(of_way, |shows_marks| of_way.with_marks(shows_marks))
    }

    /// The same for rows that are sent another way, in which its vowel signs were not seen.
    #[must_use]
    pub fn capabilities_in(&self, way: Way) -> Capabilities {
        let of_way = Capabilities::of(way).through(self.multiplexer);
        // Where it is of no use, its coming is no reason to send the frame again.
        let of_way = match way {
            Way::Alternating => of_way.with_foreground(self.foreground),
            Way::Visual | Way::Words | Way::Marks | Way::Kitty | Way::Mlterm | Way::Blanks => {
                of_way
            }
        };
        self.kind.map_or(of_way, |kind| {
            // screen underlines what is to be faint in mlterm.
            let is_kept = (kind, self.multiplexer) != (Kind::Mlterm, Some(Multiplexer::Screen));
            let is_led = kind.knows_links() && self.multiplexer != Some(Multiplexer::Screen);
            of_way
                .with_faint(kind.shows_faint() && is_kept)
                .with_redraws(kind.redraws())
                .with_hyperlinks(is_led)
        })
    }
}

/// Which kind of terminal the facts are of.
#[must_use]
pub fn find(facts: &Facts, wish: Wish) -> Found {
    let multiplexer = multiplexer(facts);
    let (kind, why) = match multiplexer {
        Some(_) => kind_outside(facts),
        None => kind_here(facts),
    };
    let (way, why) = match (wish, kind) {
        (Wish::Way(way), _) => (way, Why::User),
        (Wish::Auto, None) => (Way::Visual, why),
        (Wish::Auto, Some(kind)) if multiplexer.is_some() => (kind.way_through(), why),
        (Wish::Auto, Some(kind)) => (kind.way(), why),
    };
    Found {
        way,
        kind,
        multiplexer,
        why,
        shows_marks: kind.map(Kind::shows_marks),
        depth: colors::depth(&facts.environment, kind, multiplexer),
        is_light: colors::is_light(&facts.environment, &facts.answers, kind),
        foreground: facts.answers.foreground,
        // 3 and 4 are for good: it would change nothing.
        synchronized: matches!(facts.answers.synchronized, Some(1 | 2)),
    }
}

fn multiplexer(facts: &Facts) -> Option<Multiplexer> {
    let answers = &facts.answers;
    let version = answers.version.as_deref().unwrap_or_default();
    if version.starts_with("tmux ") {
        return Some(Multiplexer::Tmux);
    }
    if let Some(told) = answers.secondary.as_deref().and_then(Multiplexer::of_attributes) {
        return Some(told);
    }
    let environment = &facts.environment;
    let of_term = environment.get("TERM").and_then(Multiplexer::of_term);
    let of_variable = || {
        // A window that was opened from inside one inherits these, but answers for itself.
        let is_told = environment.get("TMUX").map(|_| Multiplexer::Tmux);
        let is_told = is_told.or(environment.get("STY").map(|_| Multiplexer::Screen));
        is_told.filter(|_| !answers.is_complete())
    };
    match of_term {
        // tmux may give its windows a TERM of screen's.
        Some(_) if environment.get("TMUX").is_some() => Some(Multiplexer::Tmux),
        Some(told) => Some(told),
        None => of_variable(),
    }
}

/// The terminal around a multiplexer.
fn kind_outside(facts: &Facts) -> (Option<Kind>, Why) {
    match &facts.client {
        Some(client) if client.is_telling() => (client.kind(), Why::Client),
        Some(_) | None => hinted(&facts.environment),
    }
}

fn kind_here(facts: &Facts) -> (Option<Kind>, Why) {
    let answers = &facts.answers;
    if let Some(version) = &answers.version {
        // A name that is not known is still another's than those that are.
        let kind = Kind::of_version(version);
        let is_listening = matches!(answers.reordering, Some(1 | 2));
        let why = if kind.is_none() && is_listening { Why::Mode } else { Why::Version };
        return (kind, why);
    }
    if matches!(answers.reordering, Some(1 | 2)) {
        return (Some(Kind::Vte), Why::Mode);
    }
    if let Some(kind) = answers.secondary.as_deref().and_then(Kind::of_attributes) {
        return match kind {
            Kind::QTerminal if facts.environment.is_old_konsole() => {
                (Some(Kind::Konsole), Why::Variable("KONSOLE_VERSION"))
            }
            kind => (Some(kind), Why::Attributes),
        };
    }
    match facts.environment.get("TERM").and_then(Kind::of_term) {
        Some(kind) => (Some(kind), Why::Variable("TERM")),
        // Those that set the other variables all answer more than this.
        None if answers.is_complete() => (None, Why::Nothing),
        None => hinted(&facts.environment),
    }
}

fn hinted(environment: &Environment) -> (Option<Kind>, Why) {
    match environment.hint() {
        Some((kind, variable)) => (Some(kind), Why::Variable(variable)),
        None => (None, Why::Nothing),
    }
}

/// Gathers the facts while a program runs.
#[derive(Debug)]
pub struct Probe {
    facts: Facts,
    wish: Wish,
    asked: Option<Instant>,
}

impl Probe {
    /// Nothing is asked yet: what the environment and the user say.
    #[must_use]
    pub fn new(environment: Environment, wish: Wish) -> Self {
        let facts = Facts { environment, ..Facts::default() };
        Self { facts, wish, asked: None }
    }

    /// The questions went out: [`Guard::enter`](super::Guard::enter) sends them where it
    /// [`Wants`](super::Wants) to ask.
    pub fn asked(&mut self) {
        self.asked = Some(Instant::now());
    }

    /// Takes what the terminal has sent.
    pub fn take(&mut self, reply: &Reply) {
        self.facts.answers.take(reply);
    }

    /// Takes what tmux has said.
    pub fn take_client(&mut self, client: Client) {
        self.facts.client = Some(client);
    }

    /// What is known now. Answers count when all are there: half of them are another terminal's.
    #[must_use]
    pub fn found(&self) -> Found {
        if self.facts.answers.is_complete() {
            return find(&self.facts, self.wish);
        }
        find(&Facts { answers: Answers::default(), ..self.facts.clone() }, self.wish)
    }

    /// Whether the terminal's own reordering was off before it was taken.
    #[must_use]
    pub fn was_off(&self) -> bool {
        matches!(self.facts.answers.reordering, Some(2 | 4))
    }

    /// No answer will come any more.
    pub fn end(&mut self) {
        self.asked = None;
    }

    /// What it is known from.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Whether tmux is to be asked, by [`ask_tmux`].
    #[must_use]
    pub fn asks_tmux(&self) -> bool {
        self.wish == Wish::Auto && self.is_in_tmux()
    }

    /// Whether the `tmux` command reaches the tmux around this program.
    #[must_use]
    pub fn is_in_tmux(&self) -> bool {
        self.facts.environment.get("TMUX").is_some()
    }

    /// How long answers may still come that nobody has asked for but this program; `None` when
    /// none will.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        if self.facts.answers.is_complete() {
            return None;
        }
        PATIENCE.checked_sub(self.asked?.elapsed()).filter(|left| !left.is_zero())
    }
}

#[cfg(test)]
mod tests;
