use super::*;
use crate::app::Action;
use crate::app::key::Key;
use crate::locale::Language;
use crate::locale::dates::Calendar;
use crate::terminal::Way;

fn told(text: &str) -> (Config, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    fs::write(&path, text).unwrap();
    let (config, faults) = read(&path);
    let name = format!("{}:", path.display());
    (config, faults.iter().map(|it| it.to_string().replace(&name, "")).collect())
}

/// What is wrong with a text.
fn faults(text: &str) -> Vec<String> {
    told(text).1
}

#[test]
fn a_kind_is_read_by_its_name_or_a_terminals() {
    let terminal = |text: &str| (told(text).0.terminal, faults(text));
    assert_eq!(terminal("terminal = \"words\""), (Some(Wish::Way(Way::Words)), vec![]));
    assert_eq!(terminal("terminal = \"Konsole\""), (Some(Wish::Way(Way::Words)), vec![]));
    assert_eq!(terminal("terminal = 'auto' # mine"), (Some(Wish::Auto), vec![]));
    assert_eq!(terminal(""), (None, vec![]));
}

#[test]
fn every_setting_is_taken() {
    let (config, faults) = told(
        "ui = \"ar-LB\"\ncalendar = \"hijri\"\nmeasure = \"full\"\nalign = \"justify\"\nharakat = \"hide\"\n\
         digits = \"arabic\"\nside = \"right\"\nheadlines = 45\nrelated = 0\ntheme = \"paper\"\n\
         color = \"never\"\nterminal = \"kitty\"\nmouse = true\nplain = true\nprivate = true\n\
         [keys]\ndown = \"e\"\n[themes.paper]\nbase = \"light\"\n",
    );
    assert_eq!(faults, Vec::<String>::new());
    let ui = config.ui.unwrap();
    let region = ui.region.map(|it| it.to_string());
    assert_eq!((ui.language, region.as_deref()), (Language::Arabic, Some("LB")));
    let mut keys = Keymap::default();
    keys.set(Action::Down, vec![Key::char('e')]);
    let expected = Config {
        ui: Some(ui),
        calendar: Some(Calendar::Hijri),
        measure: None,
        align: Align::Justify,
        harakat: Some(Harakat::Hide),
        digits: Digits::ArabicIndic,
        side: Some(Side::Right),
        headlines: Some(45),
        related: 0,
        theme: "paper".to_owned(),
        themes: config.themes.clone(),
        color: Some(false),
        terminal: Some(Wish::Way(Way::Kitty)),
        mouse: true,
        plain: true,
        private: true,
        keys,
    };
    assert_eq!(config, expected);
    assert_eq!(config.themes.names().last(), Some("paper"));
}

#[test]
fn a_fault_is_told_with_its_line_and_the_nearest_right_name() {
    assert_eq!(
        faults("# mine\n\nterminl = 1\nterminal = \"wrods\"\nside = \"lft\"\n"),
        [
            "3: unknown key \"terminl\"; did you mean \"terminal\"?",
            "4: unknown kind of terminal \"wrods\"; did you mean \"words\"?",
            "5: unknown value \"lft\" of \"side\"; did you mean \"left\"?",
        ]
    );
    assert_eq!(faults("terminal = 7"), ["1: \"terminal\" is a name in quotes, not integer"]);
    assert_eq!(faults("mouse = \"yes\""), ["1: \"mouse\" is true or false, not string"]);
    assert_eq!(
        faults("measure = 5000\nheadlines = \"wide\"\nrelated = -1"),
        [
            "1: \"measure\" is a number from 1 to 1000 or \"full\", not 5000",
            "2: \"headlines\" is a number from 10 to 60 or \"auto\", not \"wide\"",
            "3: \"related\" is a number from 0 to 60, not -1",
        ]
    );
    let unknown = faults("terminal = \"%\"");
    let known = "known: auto, visual, words, marks, kitty, alternating, mlterm, blanks …";
    assert!(unknown[0].ends_with(known), "{}", unknown[0]);
}

#[test]
fn a_key_that_is_wrong_keeps_no_other_from_counting() {
    let (config, faults) = told("colour = \"red\"\nterminal = \"kitty\"\n[more]\nx = 1\n");
    assert_eq!((config.terminal, faults.len()), (Some(Wish::Way(Way::Kitty)), 2));
}

#[test]
fn what_is_printed_sets_nothing_and_without_its_signs_the_defaults() {
    let printed = sample();
    assert_eq!(told(&printed), (Config::default(), Vec::new()));
    let set: String = printed
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(setting) if !setting.starts_with(' ') => format!("{setting}\n"),
            Some(_) | None => format!("{line}\n"),
        })
        .collect();
    for setting in settings::ALL {
        assert!(set.contains(&format!("\n{} = {}\n", setting.name, setting.default)));
    }
    let (config, faults) = told(&set);
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(config.terminal, Some(Wish::Auto), "said, and the same as if it were not");
    assert_eq!(Config { terminal: None, ..config }, Config::default());
    assert!(printed.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn an_action_has_the_keys_it_is_given_and_no_others() {
    let keys = "[keys]\ndown = [\"e\", \"Ctrl-N\", \"Shift-Down\"]\nharakat = []\nup = \"Space\"\npage-down = \"PgDn\"\n";
    let (config, faults) = told(keys);
    assert_eq!(faults, Vec::<String>::new());
    let of = |action| -> Vec<String> {
        config.keys.of(action).iter().map(ToString::to_string).collect()
    };
    assert_eq!(of(Action::Down), ["e", "Ctrl-n", "Shift-Down"]);
    assert_eq!(of(Action::Up), ["Space"]);
    assert_eq!(of(Action::PageDown), ["PgDn"]);
    assert!(of(Action::Harakat).is_empty());
}

#[test]
fn a_key_is_taken_from_the_action_that_has_it_by_itself() {
    let (config, faults) = told("[keys]\nhelp = \"n\"\n");
    assert_eq!((faults, config.keys.of(Action::NextHit).len()), (vec![], 1));
    // One that is left without a key is told, unless that is said to be meant.
    assert_eq!(
        faults_of_keys("help = \"f\"\n"),
        ["2: \"f\" was the only key of \"filter\": give that another one, or none by filter = []"]
    );
    assert_eq!(faults_of_keys("help = \"f\"\nfilter = []\n"), Vec::<String>::new());
}

fn faults_of_keys(text: &str) -> Vec<String> {
    faults(&format!("[keys]\n{text}"))
}

#[test]
fn wrong_words_about_keys_are_told_with_their_line() {
    assert_eq!(
        faults_of_keys("dwon = \"e\"\nup = \"Entre\"\nlast = [\"x\", \"5\", 7]\nhelp = true\n"),
        [
            "2: unknown action \"dwon\"; did you mean \"down\"?",
            "3: \"Entre\" is no key; did you mean \"Enter\"?",
            "4: \"5\" is a count and can be no other key",
            "4: \"last\" is a key in quotes, or a list of them, not integer",
            "5: \"help\" is a key in quotes, or a list of them, not boolean",
        ]
    );
    assert_eq!(
        faults_of_keys("down = \"e\"\nup = [\"k\", \"e\"]\n"),
        ["3: \"e\" cannot be \"up\": it is \"down\" already, on line 2"]
    );
    assert_eq!(faults("keys = 1"), ["1: \"keys\" is a table of actions, not integer"]);
}

#[test]
fn there_is_always_a_key_that_leaves() {
    let (config, faults) = told("[keys]\nquit = []\nclose = []\nredraw = \"Ctrl-c\"\n");
    assert_eq!(faults, ["2: no key would leave the reader: \"Ctrl-c\" stays \"quit\""]);
    assert_eq!(config.keys.of(Action::Quit), [Key::ctrl('c')]);
    assert!(config.keys.of(Action::Redraw).is_empty());
}

#[test]
fn a_file_that_is_no_toml_is_one_fault_and_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    fs::write(&path, "a = 1\nterminal = \"words\n").unwrap();
    let (config, faults) = read(&path);
    assert_eq!((config, faults.len()), (Config::default(), 1));
    assert!(faults[0].to_string().contains("config.toml:2: "), "{}", faults[0]);
    assert_eq!(set_terminal(&path, Wish::Auto).unwrap_err().to_string(), faults[0].to_string());
    assert_eq!(fs::read_to_string(&path).unwrap(), "a = 1\nterminal = \"words\n");
}

#[test]
fn wrong_words_about_themes_are_told_with_their_line() {
    let text = "theme = \"papre\"\n[themes.paper]\nbase = \"dork\"\nheadlin = \"red\"\n\
                text = { fg = \"#12345\" }\nlink = { foreground = \"red\" }\nhit = 7\n\
                quote = { modifiers = [\"blod\"] }\n[themes.dark]\n";
    let faults = faults(text);
    let expected = [
        "1: unknown theme \"papre\"; did you mean \"paper\"?",
        "3: \"base\" is one of khabar's own themes; did you mean \"dark\"?",
        "4: unknown style \"headlin\"; did you mean \"headline\"?",
        "5: \"#12345\" is no colour: a name as in \"light-blue\", \"#rrggbb\", or \"0\" to \"255\"",
        "6: unknown part \"foreground\" of a style",
        "7: a style is a colour, or a table of fg, bg, modifiers, not integer",
        "8: \"blod\" is no modifier",
        "9: \"dark\" is a theme already: give yours another name",
    ];
    assert_eq!(faults.len(), expected.len(), "{faults:?}");
    for (fault, expected) in faults.iter().zip(expected) {
        assert!(fault.starts_with(expected), "{fault}");
    }
}

#[test]
fn the_theme_that_is_shown_as_an_example_is_one() {
    let example: String = sample()
        .lines()
        .skip_while(|line| !line.starts_with("# [themes."))
        .map(|line| line.trim_start_matches("# ").to_owned() + "\n")
        .collect();
    let (config, faults) = told(&format!("theme = \"paper\"\n{example}"));
    assert_eq!((config.theme.as_str(), faults), ("paper", vec![]));
}
