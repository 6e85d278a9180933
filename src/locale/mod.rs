//! The language of the interface, its texts, and how its readers write numbers and dates.

pub mod dates;
pub mod texts;
mod zone;

use icu_locale_core::extensions::unicode::key;
use icu_locale_core::subtags::Region;

use crate::text::{Digits, Direction};
use dates::Calendar;

/// Declares the languages and the list of them, which so leaves none out.
macro_rules! languages {
    ($($(#[$about:meta])* $name:ident),+ $(,)?) => {
        /// A language of the interface.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Language {
            $($(#[$about])* $name,)+
        }

        impl Language {
            /// All of them, in the order in which a key leads through them.
            pub const ALL: [Language; [$(Language::$name),+].len()] = [$(Language::$name),+];
        }
    };
}

languages! {
    /// Arabic.
    Arabic,
    /// Persian.
    Persian,
    /// Urdu.
    Urdu,
    /// Hebrew.
    Hebrew,
    /// English.
    #[default]
    English,
}

impl Language {
    /// Its BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Arabic => "ar",
            Language::Persian => "fa",
            Language::Urdu => "ur",
            Language::Hebrew => "he",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Arabic => "العربية",
            Language::Persian => "فارسی",
            Language::Urdu => "اردو",
            Language::Hebrew => "עברית",
        }
    }

    /// The way it reads.
    #[must_use]
    pub fn direction(self) -> Direction {
        match self {
            Language::English => Direction::Ltr,
            Language::Arabic | Language::Persian | Language::Urdu | Language::Hebrew => {
                Direction::Rtl
            }
        }
    }

    /// The digits in which its interfaces write numbers.
    fn digits(self) -> Digits {
        match self {
            Language::English | Language::Arabic | Language::Urdu | Language::Hebrew => {
                Digits::European
            }
            Language::Persian => Digits::ExtendedArabicIndic,
        }
    }
}

/// A language, and how its readers want it written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    /// What the interface speaks.
    pub language: Language,
    /// Where it is spoken so.
    pub region: Option<Region>,
    /// Digits, where they are not the language's own.
    pub numbers: Option<Digits>,
    /// The calendar of its dates, where it is not the language's own.
    pub days: Option<Calendar>,
}

impl From<Language> for Locale {
    fn from(language: Language) -> Locale {
        Locale { language, ..Locale::default() }
    }
}

impl Locale {
    /// From a BCP 47 tag (`ar-EG-u-nu-arab`) or a POSIX locale (`ar_EG.UTF-8`); `None` for languages
    /// the interface does not speak.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Locale> {
        let read = read(tag)?;
        let language = read.id.language.as_str();
        let language = Language::ALL.into_iter().find(|it| it.tag() == language)?;
        let numbers = read.extensions.unicode.keywords.get(&key!("nu"));
        let numbers = match numbers.map(ToString::to_string).as_deref() {
            Some("latn") => Some(Digits::European),
            Some("arab") => Some(Digits::ArabicIndic),
            Some("arabext") => Some(Digits::ExtendedArabicIndic),
            Some(_) | None => None,
        };
        let calendar = read.extensions.unicode.keywords.get(&key!("ca"));
        let days = match calendar.map(ToString::to_string).as_deref() {
            Some("gregory") => Some(Calendar::Gregorian),
            Some("islamic" | "islamic-umalqura") => Some(Calendar::Hijri),
            Some("persian") => Some(Calendar::Persian),
            Some(_) | None => None,
        };
        Some(Locale { language, region: read.id.region, numbers, days })
    }

    /// The same reader in the next language of [`Language::ALL`], with its own digits.
    #[must_use]
    pub fn next(self) -> Locale {
        let place = Language::ALL.iter().position(|it| *it == self.language).unwrap_or(0);
        Locale { language: Language::ALL[(place + 1) % Language::ALL.len()], numbers: None, ..self }
    }

    /// The digits of the interface's own numbers: never [`Digits::AsWritten`].
    #[must_use]
    pub fn digits(self) -> Digits {
        self.numbers.unwrap_or_else(|| self.language.digits())
    }

    /// A number as the interface writes it.
    #[must_use]
    pub fn number(self, number: usize) -> String {
        self.in_digits(&number.to_string())
    }

    /// `text` with its ASCII digits as the interface writes them.
    #[must_use]
    pub fn in_digits(self, text: &str) -> String {
        let zero = match self.digits() {
            Digits::AsWritten | Digits::European => return text.to_owned(),
            Digits::ArabicIndic => '٠',
            Digits::ExtendedArabicIndic => '۰',
        };
        texts::in_digits(text, zero)
    }
}

/// The region of a tag or a POSIX locale, whatever its language.
#[must_use]
pub fn region(tag: &str) -> Option<Region> {
    read(tag)?.id.region
}

fn read(tag: &str) -> Option<icu_locale_core::Locale> {
    let tag = tag.split(['.', '@']).next()?.replace('_', "-");
    icu_locale_core::Locale::try_from_str(&tag).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_locales_of_the_machine_are_read() {
        for (tag, language) in [
            ("ar", Language::Arabic),
            ("ar_LB.UTF-8", Language::Arabic),
            ("fa-IR", Language::Persian),
            ("ur_PK", Language::Urdu),
            ("he_IL.UTF-8@x", Language::Hebrew),
            ("EN-gb", Language::English),
        ] {
            assert_eq!(Locale::parse(tag).map(|it| it.language), Some(language), "{tag}");
        }
        for tag in ["", "C", "POSIX", "C.UTF-8", "de_DE.UTF-8", "arabic", "_"] {
            assert_eq!(Locale::parse(tag), None, "{tag}");
        }
        assert_eq!(region("ar_LB.UTF-8").map(|it| it.to_string()).as_deref(), Some("LB"));
    }

    #[test]
    fn numbers_have_the_digits_of_the_language_unless_the_tag_says_otherwise() {
        for (tag, number) in [
            ("en", "2015"),
            ("ar-EG", "2015"),
            ("ar-u-nu-arab", "٢٠١٥"),
            ("fa", "۲۰۱۵"),
            ("fa-IR-u-nu-latn", "2015"),
            ("ur", "2015"),
            ("ur-u-nu-arabext", "۲۰۱۵"),
            ("he", "2015"),
        ] {
            assert_eq!(Locale::parse(tag).unwrap().number(2015), number, "{tag}");
        }
    }
}
