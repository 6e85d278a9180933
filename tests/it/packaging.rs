//! What a packager has the binary write: pages of the manual, completions.

use khabar::cli::definitions;

use crate::commands::{Done, Room};

fn written(arguments: &[&str]) -> String {
    let Done { code, output, errors } = Room::new().run(arguments);
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{arguments:?}");
    output
}

fn commands() -> Vec<clap::Command> {
    let mut khabar = definitions();
    khabar.build();
    khabar.get_subcommands().filter(|it| it.get_name() != "help").cloned().collect()
}

fn options(command: &clap::Command) -> Vec<String> {
    command.get_opts().filter_map(|it| it.get_long()).map(str::to_owned).collect()
}

#[test]
fn every_command_and_option_has_its_place_in_the_manual() {
    let page = written(&["man"]);
    for command in commands() {
        let name = command.get_name();
        assert!(page.contains(&format!("khabar\\-{name}(1)")), "{name} in {page}");
        let page = written(&["man", name]);
        assert!(page.contains(&format!(".TH KHABAR-{}", name.to_uppercase())), "{page}");
        for option in options(&command) {
            let option = option.replace('-', "\\-");
            assert!(page.contains(&format!("\\-\\-{option}")), "{option} of {name}");
        }
    }
}

#[test]
fn every_command_and_option_is_completed() {
    for shell in ["bash", "zsh", "fish"] {
        let script = written(&["completions", shell]);
        for command in commands() {
            assert!(script.contains(command.get_name()), "{} in {shell}", command.get_name());
            for option in options(&command) {
                assert!(script.contains(&option), "{option} in {shell}");
            }
        }
    }
}

#[test]
fn a_page_about_no_command_is_wrong_usage() {
    let Done { code, output, errors } = Room::new().run(["man", "cats"]);
    assert_eq!((code, output.as_str()), (Some(2), ""));
    assert_eq!(errors, "khabar: no command is called \"cats\"\n");
}
