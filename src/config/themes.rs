//! The tables `[themes.NAME]`: themes of the user's own.

use toml_edit::{Item, TableLike, Value};

use super::sample::comment;
use super::{Fault, hint, start, type_of};
use crate::ui::Theme;
use crate::ui::theme::{BuiltIn, MODIFIERS, Own, Style, Themes, style};

pub(super) const TABLE: &str = "themes";
const BASE: &str = "base";
const PARTS: [&str; 3] = ["fg", "bg", "modifiers"];

const ABOUT: &str = "\
Themes of your own: a table for each, with the theme that it begins from, and the styles that
differ. A style is a colour, or a table of fg, bg and modifiers. A colour is a name (red,
light-blue, default), \"#rrggbb\", or \"0\" to \"255\"; where the terminal shows fewer, the nearest
is taken. Modifiers:\n  ";

const EXAMPLE: &str = "\
[themes.paper]
base = \"light\"
text = { fg = \"#202020\", bg = \"#fdf6e3\" }
headline = { fg = \"#8b0000\", modifiers = [\"bold\"] }
link = { fg = \"blue\", modifiers = [\"underlined\"] }
";

/// What is to be known of them, with one as an example.
pub(super) fn sample() -> String {
    let modifiers: Vec<&str> = MODIFIERS.iter().map(|(name, _)| *name).collect();
    let styles: Vec<&str> = Theme::plain().styles().iter().map(|(name, _)| *name).collect();
    let rows: Vec<String> = styles.chunks(8).map(|row| row.join(", ")).collect();
    let about = format!("{ABOUT}{}.\nStyles:\n  {}", modifiers.join(", "), rows.join("\n  "));
    // The example is no default: it stays a comment when settings are set.
    format!("{}#\n{}", comment(&about), comment(EXAMPLE))
}

/// Takes the tables.
pub(super) fn take(item: &Item, themes: &mut Themes, faults: &mut Vec<Fault>) {
    let Some(tables) = item.as_table_like() else {
        let what = format!("{TABLE:?} holds a table for each theme, not {}", type_of(item));
        faults.push(Fault { at: start(item.span()), what });
        return;
    };
    for (name, item) in tables.iter() {
        let at = start(tables.key(name).and_then(toml_edit::Key::span));
        let Some(table) = item.as_table_like() else {
            let what = format!("the theme {name:?} is a table of styles, not {}", type_of(item));
            faults.push(Fault { at, what });
            continue;
        };
        if BuiltIn::NAMES.iter().any(|(known, _)| *known == name) {
            let what = format!("{name:?} is a theme already: give yours another name");
            faults.push(Fault { at, what });
            continue;
        }
        themes.add(name.to_owned(), theme(table, faults));
    }
}

fn theme(table: &dyn TableLike, faults: &mut Vec<Fault>) -> Own {
    let base = table.get(BASE).map(|item| base(item).map_err(|what| (start(item.span()), what)));
    let base = base.unwrap_or(Ok("auto")).unwrap_or_else(|(at, what)| {
        faults.push(Fault { at, what });
        "auto"
    });
    let mut own = Own::new(base);
    for (name, item) in table.iter().filter(|(name, _)| *name != BASE) {
        match styled(item) {
            Ok(style) if own.set(name, style) => {}
            Ok(_) => {
                let at = start(table.key(name).and_then(toml_edit::Key::span));
                let known = Theme::plain().styles();
                let known = known.iter().map(|(name, _)| *name).chain([BASE]);
                let known: Vec<&str> = known.collect();
                faults.push(Fault {
                    at,
                    what: format!("unknown style {name:?}{}", hint(name, &known)),
                });
            }
            Err(what) => faults.push(Fault { at: start(item.span()), what }),
        }
    }
    own
}

fn base(item: &Item) -> Result<&str, String> {
    let names = BuiltIn::NAMES.map(|(name, _)| name);
    let name = item.as_str().unwrap_or_default();
    let known = names.into_iter().find(|known| *known == name);
    known.ok_or_else(|| format!("{BASE:?} is one of khabar's own themes{}", hint(name, &names)))
}

fn styled(item: &Item) -> Result<Style, String> {
    if let Some(color) = item.as_str() {
        return style(Some(color), None, &[]);
    }
    let wrong =
        || format!("a style is a colour, or a table of fg, bg, modifiers, not {}", type_of(item));
    let table = item.as_table_like().ok_or_else(wrong)?;
    if let Some((name, _)) = table.iter().find(|(name, _)| !PARTS.contains(name)) {
        return Err(format!("unknown part {name:?} of a style{}", hint(name, &PARTS)));
    }
    let color = |name: &str| match table.get(name) {
        None => Ok(None),
        Some(item) => {
            item.as_str().map(Some).ok_or_else(|| format!("{name:?} is a colour in quotes"))
        }
    };
    let modifiers = table.get("modifiers").map(Item::as_array);
    let wrong = || "\"modifiers\" is a list of names in quotes".to_owned();
    let modifiers: Vec<&str> = match modifiers {
        None => Vec::new(),
        Some(list) => {
            let names = list.ok_or_else(wrong)?.iter().map(Value::as_str);
            names.collect::<Option<_>>().ok_or_else(wrong)?
        }
    };
    style(color("fg")?, color("bg")?, &modifiers)
}
