//! The texts of the interface: one Fluent file a language, read once.
//!
//! A room declares the texts it shows with `texts!`: each has the name of its message. Words that
//! are put into a text are isolated there (UAX #9 FSI), for they may read the other way, and numbers
//! stand in the digits of the interface.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Language, Locale};
use crate::text::Digits;

/// One value for every locale whose texts differ.
pub type PerLocale<T> = [[OnceLock<T>; 3]; Language::ALL.len()];

/// The texts of one language, with numbers in some digits.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Language {
    /// Its texts, as translators write them.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Language::English => include_str!("en.ftl"),
            Language::Arabic => include_str!("ar.ftl"),
            Language::Persian => include_str!("fa.ftl"),
            Language::Urdu => include_str!("ur.ftl"),
            Language::Hebrew => include_str!("he.ftl"),
        }
    }
}

impl Texts {
    /// Those of `locale`.
    #[must_use]
    pub fn of(locale: Locale) -> &'static Texts {
        static TEXTS: PerLocale<Texts> =
            [const { [const { OnceLock::new() }; 3] }; Language::ALL.len()];
        in_locale(&TEXTS, locale).get_or_init(|| Texts::read(locale))
    }

    fn read(locale: Locale) -> Texts {
        // A test reads every file; what is wrong in one costs no other message.
        let resource = FluentResource::try_new(locale.language.source().to_owned())
            .unwrap_or_else(|(resource, _)| resource);
        let tag: LanguageIdentifier = locale.language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.add_resource_overriding(resource);
        // Numbers need no isolates, and a sign of percent beside one must not be parted from it.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match locale.digits() {
            Digits::AsWritten | Digits::European => |value, _| number(value, '0'),
            Digits::ArabicIndic => |value, _| number(value, '٠'),
            Digits::ExtendedArabicIndic => |value, _| number(value, '۰'),
        }));
        Texts { bundle }
    }

    /// The text `name`, with `values` put in.
    #[must_use]
    pub fn say(&self, name: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let values: FluentArgs<'_> =
            values.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut faults: Vec<FluentError> = Vec::new();
        // A test asks every language for every text; the name is what is left of one it lacks.
        let pattern = self.bundle.get_message(name).and_then(|message| message.value());
        pattern.map_or_else(
            || name.to_owned(),
            |pattern| self.bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned(),
        )
    }

    /// The text `name`, which holds no values. It is kept for good: ask once.
    #[must_use]
    pub fn fixed(&self, name: &str) -> &'static str {
        self.say(name, &[]).leak()
    }
}

/// What can be put into a text.
pub trait Value<'v> {
    /// As it is put there.
    fn put(self) -> FluentValue<'v>;
}

impl<'v> Value<'v> for &'v str {
    fn put(self) -> FluentValue<'v> {
        format!("\u{2068}{self}\u{2069}").into()
    }
}

/// Words in the language of the text, which need no isolates.
#[derive(Clone, Copy, Debug)]
pub struct Own<'v>(pub &'v str);

impl<'v> Value<'v> for Own<'v> {
    fn put(self) -> FluentValue<'v> {
        self.0.into()
    }
}

/// Numbers stand as they are.
macro_rules! numbers {
    ($($number:ty),+) => {
        $(impl Value<'static> for $number {
            fn put(self) -> FluentValue<'static> {
                self.into()
            }
        })+
    };
}

numbers!(u8, u16, usize, i64, f64);

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("locales", &self.bundle.locales).finish_non_exhaustive()
    }
}

/// The place of a locale among [`PerLocale`].
#[must_use]
pub fn in_locale<T>(values: &'static PerLocale<T>, locale: Locale) -> &'static OnceLock<T> {
    let digits = match locale.digits() {
        Digits::AsWritten | Digits::European => 0,
        Digits::ArabicIndic => 1,
        Digits::ExtendedArabicIndic => 2,
    };
    &values[locale.language as usize][digits]
}

/// A number in the digits from `zero` on.
fn number(value: &FluentValue<'_>, zero: char) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(in_digits(&number.as_string(), zero)),
        FluentValue::String(_)
        | FluentValue::Custom(_)
        | FluentValue::None
        | FluentValue::Error => None,
    }
}

/// `text` with its ASCII digits as those from `zero` on.
pub(super) fn in_digits(text: &str, zero: char) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit));
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Declares a group of texts. Those in brackets are the same always; the others are made anew
/// for their values. In the files of the languages each stands under the prefix and its
/// name here.
macro_rules! texts {
    (
        $(#[$about:meta])*
        $vis:vis struct $name:ident: $prefix:literal;
        [$($(#[$doc:meta])* $field:ident),* $(,)?]
        $($(#[$doc_of:meta])* fn $say:ident($($value:ident: $kind:ty),+);)*
    ) => {
        $(#[$about])*
        #[derive(Debug)]
        #[allow(missing_docs, reason = "named for what they say")]
        $vis struct $name {
            /// The way they read.
            #[allow(dead_code, reason = "where a group stands in lines of others")]
            pub direction: $crate::text::Direction,
            /// All texts of their language.
            #[allow(dead_code, reason = "where none of a group has values")]
            texts: &'static $crate::locale::texts::Texts,
            $($(#[$doc])* pub $field: &'static str,)*
        }

        impl $name {
            /// Their messages, and the values that each holds.
            #[allow(dead_code, reason = "for the tests of the languages")]
            pub const MESSAGES: &'static [(&'static str, &'static [&'static str])] = &[
                $((concat!($prefix, stringify!($field)), &[]),)*
                $((concat!($prefix, stringify!($say)), &[$(stringify!($value)),+]),)*
            ];

            /// Those of `locale`.
            #[must_use]
            $vis fn of(locale: $crate::locale::Locale) -> &'static $name {
                use $crate::locale::texts::{PerLocale, Texts, in_locale};
                static GROUPS: PerLocale<$name> = [const {
                    [const { std::sync::OnceLock::new() }; 3]
                }; $crate::locale::Language::ALL.len()];
                in_locale(&GROUPS, locale).get_or_init(|| {
                    let texts = Texts::of(locale);
                    $name {
                        direction: locale.language.direction(),
                        texts,
                        $($field: texts.fixed(concat!($prefix, stringify!($field))),)*
                    }
                })
            }

            $(
                $(#[$doc_of])*
                #[must_use]
                #[allow(missing_docs, reason = "named for what it says")]
                $vis fn $say(&self, $($value: $kind),+) -> String {
                    use $crate::locale::texts::Value;
                    let values = [$((stringify!($value), Value::put($value))),+];
                    self.texts.say(concat!($prefix, stringify!($say)), &values)
                }
            )*
        }
    };
}

pub(crate) use texts;

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast;

    use super::*;
    use crate::text::Direction;

    /// The messages of a file, each with the values named in it.
    fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let read = FluentResource::try_new(language.source().to_owned());
        let resource = read.unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", language.tag()));
        let messages = resource.entries().filter_map(|entry| match entry {
            ast::Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        messages.map(|name| (name.clone(), values(language, &name))).collect()
    }

    /// What stands behind `$` in a message.
    fn values(language: Language, name: &str) -> BTreeSet<String> {
        let start = format!("\n{name} =");
        let source = language.source();
        let text = &source[source.find(&start).unwrap() + start.len()..];
        let lines = text.lines().enumerate();
        let lines = lines.take_while(|(at, line)| *at == 0 || line.starts_with(' '));
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        lines
            .flat_map(|(_, line)| line.split('$').skip(1))
            .map(|rest| rest.chars().take_while(|c| is_name(*c)).collect())
            .collect()
    }

    #[test]
    fn every_language_has_the_same_texts_with_the_same_values() {
        let english = messages(Language::English);
        for language in Language::ALL {
            assert_eq!(messages(language), english, "{}", language.tag());
        }
    }

    #[test]
    fn no_text_is_left_in_english() {
        // A number and a sign stand in for words in every language. What some language rightly says as
        // English does belongs here as well.
        const SAME: [&str; 4] = ["percent", "place", "date_both", "say_comma"];
        let english = Texts::of(Language::English.into());
        for language in Language::ALL.into_iter().filter(|it| *it != Language::English) {
            let texts = Texts::of(language.into());
            let names = messages(Language::English).into_keys();
            for name in names.filter(|name| !SAME.contains(&name.as_str())) {
                let said = texts.say(&name, &[]);
                assert_ne!(said, english.say(&name, &[]), "{} {name}", language.tag());
                // Of a language that reads from the right its letters tell more.
                let is_rtl = |c: char| ('\u{590}'..'\u{780}').contains(&c) && c.is_alphabetic();
                let has_letters = language.direction() == Direction::Ltr || said.contains(is_rtl);
                assert!(has_letters, "{} {name}: {said}", language.tag());
            }
        }
    }

    #[test]
    fn words_put_into_a_text_are_isolated_and_numbers_have_its_digits() {
        let texts = Texts::of(Language::Persian.into());
        let said = texts.say("not_found", &[("pattern", "Reuters".put())]);
        assert!(said.contains("\u{2068}Reuters\u{2069}"), "{said}");
        assert_eq!(texts.say("percent", &[("percent", 53_u8.put())]), "۵۳٪");
    }

    #[test]
    fn arabic_has_its_six_forms() {
        let texts = Texts::of(Language::Arabic.into());
        let said = |count: usize| texts.say("results", &[("count", count.put())]);
        let forms = [0, 1, 2, 3, 11, 100].map(said);
        assert_eq!(forms, ["لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "11 مقالًا", "100 مقال"]);
    }
}
