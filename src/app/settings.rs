//! What the reader has set: how text is set, and where panes stand.

use crate::article::{Article, Language, Moment};
use crate::locale::dates::{self, Clock};
use crate::locale::texts::{Own, texts};
use crate::locale::{self, Locale};
use crate::text::{Align, Base, Digits, Harakat, Kashida, Letters, Options};

use super::panes::{Shares, Side};

/// The widest comfortable line, in columns.
pub const COMFORTABLE: u16 = 72;

const NARROWEST: u16 = 24;
const WIDEST: u16 = 200;
const STEP: u16 = 4;

/// Settings that hold for a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Columns of a body line at most; `None` fills the pane.
    pub measure: Option<u16>,
    /// How lines lie in their columns.
    pub align: Align,
    /// Whether vowel signs are drawn.
    pub harakat: Harakat,
    /// The user has said whether they are; else the terminal decides.
    pub is_harakat_chosen: bool,
    /// Which digits are drawn.
    pub digits: Digits,
    /// The edge of the headlines; `None` follows the direction of most articles.
    pub side: Option<Side>,
    /// What of the screen panes take.
    pub shares: Shares,
    /// One pane is shown at a time, however wide the screen is.
    pub one_pane: bool,
    /// Links carry their numbers.
    pub numbers_links: bool,
    /// What the interface speaks.
    pub locale: Locale,
    /// What time it is; without it dates stand as they were written.
    pub clock: Option<Clock>,
}

texts! {
    /// Words of the interface that stand on a page.
    pub struct PageWords: "page_";
    [related, picture, no_body, no_room]
    fn seen(date: Own<'_>);
}

/// How much is told of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// How long ago it was, in the last days; else the day.
    Near,
    /// The weekday, the day, the time.
    Full,
    /// The day in figures, as it was written.
    Written,
}

impl Settings {
    /// The settings before anyone changed them.
    #[must_use]
    pub fn new(locale: Locale) -> Settings {
        Settings {
            measure: Some(COMFORTABLE),
            align: Align::Start,
            harakat: Harakat::Keep,
            is_harakat_chosen: false,
            digits: Digits::AsWritten,
            side: None,
            shares: Shares::default(),
            one_pane: false,
            numbers_links: false,
            locale,
            clock: None,
        }
    }

    /// The day of publication, else the day a crawler saw it, said as such.
    #[must_use]
    pub fn date(
        &self,
        published: Option<Moment>,
        seen: Option<Moment>,
        telling: Telling,
    ) -> Option<String> {
        let told = |moment: Moment| match (&self.clock, telling) {
            (Some(clock), Telling::Near) => dates::near(moment, self.locale, clock),
            (Some(clock), Telling::Full) => dates::full(moment, self.locale, clock),
            (_, Telling::Written) | (None, _) => moment.date().to_string(),
        };
        let seen = || Some(self.words().seen(Own(&told(seen?))));
        published.map(told).or_else(seen)
    }

    /// Words that stand among an article's own text.
    #[must_use]
    pub fn words(&self) -> &'static PageWords {
        PageWords::of(self.locale)
    }

    /// Shows vowel signs or hides them, as they come out well or not, unless the user has chosen.
    pub fn suggest_harakat(&mut self, come_out_well: bool) {
        if !self.is_harakat_chosen {
            self.harakat = if come_out_well { Harakat::Keep } else { Harakat::Hide };
        }
    }

    /// The engine's options for a text whose paragraph direction is `base`.
    #[must_use]
    pub fn options(&self, base: Base) -> Options {
        let fallback_direction = match base {
            Base::Given(direction) => direction,
            Base::FirstStrong => crate::text::Direction::Ltr,
        };
        Options {
            base,
            fallback_direction,
            harakat: self.harakat,
            digits: self.digits,
            letters: Letters::Forms,
            kashida: Kashida::Stretch,
        }
    }

    /// The engine's options for a text of `article`.
    #[must_use]
    pub fn options_for(&self, article: &Article, base: Base) -> Options {
        let is_nastaliq = article.language.as_ref().is_some_and(Language::is_nastaliq);
        let kashida = if is_nastaliq { Kashida::Never } else { Kashida::Stretch };
        Options { kashida, ..self.options(base) }
    }

    /// Widens the measure in a pane of `columns`, up to the pane itself.
    pub fn widen(&mut self, columns: u16) {
        self.measure = self.measure.map(|measure| {
            let now = measure.min(columns);
            (now + STEP).min(WIDEST.max(now))
        });
    }

    /// Narrows the measure in a pane of `columns`.
    pub fn narrow(&mut self, columns: u16) {
        let now = self.measure.unwrap_or(columns).min(columns);
        self.measure = Some(now.saturating_sub(STEP).max(NARROWEST.min(now)));
    }

    /// The next set of digits: as written, those of Arabic or Persian, European.
    pub fn next_digits(&mut self) {
        self.digits = match self.digits {
            Digits::AsWritten => match self.locale.language {
                locale::Language::Persian | locale::Language::Urdu => Digits::ExtendedArabicIndic,
                locale::Language::English | locale::Language::Arabic | locale::Language::Hebrew => {
                    Digits::ArabicIndic
                }
            },
            Digits::ArabicIndic | Digits::ExtendedArabicIndic => Digits::European,
            Digits::European => Digits::AsWritten,
        };
    }
}
