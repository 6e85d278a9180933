use super::*;

type Rgb = (u8, u8, u8);

/// The sixteen colours of a terminal, and its ground: as xterm, GNOME Terminal, the terminal of VS
/// Code and Windows Terminal come.
struct Palette {
    name: &'static str,
    dark: u32,
    light: u32,
    colors: [u32; 16],
}

#[rustfmt::skip]
const PALETTES: [Palette; 4] = [
    Palette { name: "xterm", dark: 0x00_0000, light: 0xff_ffff, colors: [
        0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
        0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
    ] },
    Palette { name: "GNOME Terminal", dark: 0x17_1421, light: 0xff_ffff, colors: [
        0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3, 0xd0_cfcc,
        0x5e_5c64, 0xf6_6151, 0x33_d17a, 0xe9_ad0c, 0x2a_7bde, 0xc0_61cb, 0x33_c7de, 0xff_ffff,
    ] },
    Palette { name: "VS Code", dark: 0x1e_1e1e, light: 0xff_ffff, colors: [
        0x00_0000, 0xcd_3131, 0x0d_bc79, 0xe5_e510, 0x24_72c8, 0xbc_3fbc, 0x11_a8cd, 0xe5_e5e5,
        0x66_6666, 0xf1_4c4c, 0x23_d18b, 0xf5_f543, 0x3b_8eea, 0xd6_70d6, 0x29_b8db, 0xff_ffff,
    ] },
    Palette { name: "Windows Terminal", dark: 0x0c_0c0c, light: 0xff_ffff, colors: [
        0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc,
        0x76_7676, 0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
    ] },
];

fn parts(hex: u32) -> Rgb {
    ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio).
fn ratio(one: Rgb, other: Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |(red, green, blue): Rgb| {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What a colour looks like; `none` is what stands for none.
fn seen(color: Option<Color>, none: Rgb, palette: &Palette) -> Rgb {
    match color {
        None | Some(Color::Reset) => none,
        Some(Color::Rgb(red, green, blue)) => (red, green, blue),
        Some(Color::Indexed(index)) => {
            let anstyle::RgbColor(red, green, blue) = anstyle_lossy::xterm_to_rgb(
                anstyle::Ansi256Color(index),
                anstyle_lossy::palette::VGA,
            );
            (red, green, blue)
        }
        Some(named) => parts(palette.colors[NAMED.iter().position(|it| *it == named).unwrap()]),
    }
}

/// Whether every text of a theme has so much contrast on the ground it stands on.
fn is_readable(theme: &Theme, palette: &Palette, ground: Rgb, least: f64) {
    // Terminals come with black on a light ground, with a grey on a dark one.
    let is_light = ratio(ground, (0, 0, 0)) > ratio(ground, (255, 255, 255));
    let text = if is_light { (0, 0, 0) } else { (0xe5, 0xe5, 0xe5) };
    for (name, style) in theme.styles() {
        // A rule holds no letters.
        if name == "rule" {
            continue;
        }
        assert!(!style.add_modifier.contains(Modifier::DIM), "{name} is faint");
        let on = seen(style.bg.or(theme.text.bg), ground, palette);
        let of = seen(style.fg.or(theme.text.fg), text, palette);
        let ratio = ratio(of, on);
        assert!(ratio >= least, "{}: {name} has {ratio:.2} on {on:?}", palette.name);
    }
}

const DEPTHS: [Depth; 3] = [Depth::Named, Depth::Indexed, Depth::True];

#[test]
fn every_text_has_the_contrast_that_wcag_asks_of_text() {
    for palette in &PALETTES {
        for depth in DEPTHS {
            for (ground, is_light) in [(palette.dark, false), (palette.light, true)] {
                let theme = BuiltIn::Auto.theme(Shown { depth, is_light: Some(is_light) });
                is_readable(&theme, palette, parts(ground), 4.5);
            }
        }
    }
}

#[test]
fn on_a_ground_that_is_not_known_texts_read_whichever_it_is() {
    for palette in &PALETTES {
        for depth in DEPTHS {
            let theme = BuiltIn::Auto.theme(Shown { depth, is_light: None });
            for ground in [0x00_0000, 0xff_ffff] {
                // No colour has more than 4.58 on both.
                is_readable(&theme, palette, parts(ground), 3.9);
            }
        }
    }
}

#[test]
fn exact_colors_read_on_the_grounds_that_people_choose() {
    // Solarized, Dracula, One Dark, Ubuntu; Solarized, paper, grey.
    for (grounds, is_light) in [
        (&[0x00_2b36, 0x28_2a36, 0x28_2c34, 0x30_0a24][..], false),
        (&[0xfd_f6e3, 0xf5_f1e6, 0xee_eeee][..], true),
    ] {
        for ground in grounds {
            for depth in [Depth::Indexed, Depth::True] {
                let theme = BuiltIn::Auto.theme(Shown { depth, is_light: Some(is_light) });
                is_readable(&theme, &PALETTES[0], parts(*ground), 4.5);
            }
        }
    }
}

#[test]
fn high_contrast_is_high_on_any_ground_and_in_any_depth() {
    for palette in &PALETTES {
        for depth in DEPTHS {
            for is_light in [false, true] {
                let theme = BuiltIn::Contrast.theme(Shown { depth, is_light: Some(is_light) });
                // The ground is the theme's own, whatever the terminal's is.
                is_readable(&theme, palette, (0x80, 0x80, 0x80), 7.0);
                assert!(theme.styles().iter().all(|(_, style)| style.bg.is_some()));
            }
        }
    }
}

#[test]
fn without_colors_there_are_none() {
    for (_, built_in) in BuiltIn::NAMES {
        let theme = built_in.theme(Shown { depth: Depth::None, is_light: Some(true) });
        assert_eq!(theme, Theme::plain());
    }
    let all = Theme::plain().styles();
    assert!(all.iter().all(|(_, style)| style.fg.is_none() && style.bg.is_none()));
}

#[test]
fn what_is_told_by_a_style_is_told_without_colors_too() {
    let plain = Theme::plain();
    for (one, other) in [
        (plain.selected, plain.text),
        (plain.selected, plain.selected_elsewhere),
        (plain.selected_elsewhere, plain.text),
        (plain.hit, plain.text),
        (plain.hit, plain.current_hit),
        (plain.selected, plain.current_hit),
        (plain.link, plain.text),
        (plain.headline, plain.text),
        (plain.selection, plain.selection_head),
    ] {
        assert_ne!(one, other);
    }
}

#[test]
fn the_key_goes_through_all_themes_and_round() {
    let mut themes = Themes::default();
    themes.add("mine".to_owned(), Own::new("dark"));
    let mut name = "auto".to_owned();
    let mut seen = Vec::new();
    for _ in 0..6 {
        seen.push(name.clone());
        name = themes.after(&name).to_owned();
    }
    assert_eq!(seen, ["auto", "dark", "light", "contrast", "plain", "mine"]);
    assert_eq!(name, "auto");
}

#[test]
fn a_theme_of_ones_own_differs_in_what_it_names() {
    let mut own = Own::new("light");
    let ground = style(Some("#202020"), Some("#fdf6e3"), &[]).unwrap();
    assert!(own.set("text", ground));
    assert!(own.set("headline", style(Some("red"), None, &["bold", "underlined"]).unwrap()));
    assert!(!own.set("headlin", Style::new()));
    let mut themes = Themes::default();
    themes.add("paper".to_owned(), own);
    let shown = Shown { depth: Depth::True, is_light: None };
    let theme = themes.theme("paper", shown);
    assert_eq!(theme.headline.fg, Some(Color::Red));
    assert_eq!(theme.headline.bg, Some(Color::Rgb(0xfd, 0xf6, 0xe3)), "as in text");
    assert_eq!(theme.about.fg, BuiltIn::Light.theme(shown).about.fg);
    // The nearest that a terminal has.
    let in_palette = themes.theme("paper", Shown { depth: Depth::Indexed, is_light: None });
    assert!(matches!(in_palette.text.bg, Some(Color::Indexed(16..))), "{:?}", in_palette.text);
    let in_names = themes.theme("paper", Shown::default());
    assert_eq!(in_names.text.bg, Some(Color::White));
    let none = themes.theme("paper", Shown { depth: Depth::None, is_light: None });
    assert!(none.styles().iter().all(|(_, style)| style.fg.is_none() && style.bg.is_none()));
}

#[test]
fn colors_are_read_as_users_write_them() {
    let fg = |name| style(Some(name), None, &[]).map(|style| style.fg);
    assert_eq!(fg("light-blue"), Ok(Some(Color::LightBlue)));
    assert_eq!(fg("#0a0b0c"), Ok(Some(Color::Rgb(10, 11, 12))));
    assert_eq!(fg("208"), Ok(Some(Color::Indexed(208))));
    assert_eq!(fg("default"), Ok(Some(Color::Reset)));
    assert!(fg("bleu").unwrap_err().starts_with("\"bleu\" is no colour"));
    assert_eq!(style(None, None, &["blod"]), Err("\"blod\" is no modifier".to_owned()));
}
