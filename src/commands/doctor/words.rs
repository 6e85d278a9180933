//! Every word of the doctor, by its name; the words themselves are in `locale`.

use crate::locale::texts::texts;

texts! {
    /// What the doctor says.
    pub(super) struct Words: "doctor_";
    [
        which, right_is, now, hint, environment, not_set, answers, not_answered, no_answer,
        reordering, synchronized, set, reset, always_set, always_reset, unknown_mode, client, kind,
        unknown_kind, through, sent, because, why_user, why_version, why_attributes, why_mode,
        why_client, why_variable, why_nothing, marks, marks_shown, marks_hidden, marks_unknown,
        written, needless, not_written, no_file, advice, in_tmux, in_screen, switched_off, fonts,
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Words;
    use crate::app::settings::PageWords;
    use crate::locale::Language;
    use crate::locale::dates::DateWords;
    use crate::ui::say::SpokenWords;
    use crate::ui::words::{self, ActionWords};

    #[test]
    fn every_text_is_shown_somewhere_and_every_text_shown_is_there() {
        let shown: Vec<_> = [
            words::Words::MESSAGES,
            ActionWords::MESSAGES,
            SpokenWords::MESSAGES,
            PageWords::MESSAGES,
            DateWords::MESSAGES,
            Words::MESSAGES,
        ]
        .concat();
        for (name, values) in &shown {
            let source = Language::English.source();
            let at = source.find(&format!("\n{name} =")).unwrap_or_else(|| panic!("no {name}"));
            for value in *values {
                assert!(source[at..].contains(&format!("${value}")), "{name} without {value}");
            }
        }
        let shown: BTreeMap<&str, _> = shown.into_iter().collect();
        let is_name = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        for line in Language::English.source().lines().filter(is_name) {
            let name = line.split(' ').next().unwrap_or_default();
            assert!(shown.contains_key(name), "nothing shows {name}");
        }
    }
}
