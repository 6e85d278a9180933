//! The README says what the program does.

use khabar::app::panes::Pane;
use khabar::locale::Locale;
use khabar::ui::keys::BINDINGS;
use khabar::ui::words::ActionWords;

const README: &str = include_str!("../../README.md");

#[test]
fn the_table_of_keys_is_the_one_the_loop_follows() {
    let words = ActionWords::of(Locale::default());
    for binding in BINDINGS {
        let names: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
        let names: Vec<String> =
            names.iter().map(|name| format!("`{}`", name.replace('|', "\\|"))).collect();
        let row = format!("| {} | {} |", names.join(" "), (binding.words)(words));
        assert!(README.contains(&row), "the README lacks\n{row}");
    }
    let rows = README.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows, BINDINGS.len() + 1, "the README has rows that no key answers");
}

#[test]
fn every_pane_has_keys() {
    for pane in [Pane::Headlines, Pane::Body, Pane::Related] {
        assert!(BINDINGS.iter().any(|binding| binding.panes.contains(&pane)));
    }
}
