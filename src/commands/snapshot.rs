//! `khabar snapshot`: a thin shell over `khabar::snapshot`.

use jiff::tz::TimeZone;

use crate::article::Moment;
use crate::cli::{FrameFormat, Snapshot};
use crate::error::Error;
use crate::library::scan::Input;
use crate::locale::dates::Clock;
use crate::snapshot::{Frame, Options, Session, parse_size, steps};
use crate::ui::theme::{Depth, Shown};

use super::chosen::Chosen;
use super::{Exit, complain, named, output};

pub(super) fn run(args: &Snapshot) -> Exit {
    let prepared = parse_size(&args.size).and_then(|size| Ok((size, steps(&args.keys)?)));
    let (size, steps) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => return wrong(&error),
    };
    // Nothing of the machine counts: no locale, and files and standard input only where they are named.
    let chosen = Chosen::of_file(args.config.as_deref());
    let ui = chosen.named_locale(args.reading.ui).unwrap_or_default();
    let theme = match chosen.theme_name(&args.reading) {
        Ok(name) => name,
        Err(exit) => return exit,
    };
    // Sixteen colours on a dark ground, in every terminal.
    let is_colored = chosen.color(&args.reading) != Some(false);
    let depth = if is_colored { Depth::Named } else { Depth::None };
    let shown = Shown { depth, is_light: Some(false) };
    let Some(now) = Moment::parse(&args.now).and_then(Moment::instant) else {
        return wrong(&Error::new(format!("--now: {:?} is no time", args.now)));
    };
    let mut settings = chosen.settings(&args.reading, args.side, ui);
    settings.clock = Some(Clock { now, zone: TimeZone::UTC });
    let options = Options {
        size,
        theme: chosen.themes().theme(&theme, shown),
        settings,
        keys: chosen.keys(),
    };
    let inputs: Vec<Input> =
        if args.paths.is_empty() { Input::samples().collect() } else { named(&args.paths) };
    let mut session = Session::new(&inputs, &options);
    let mut frames = Vec::new();
    if args.every {
        frames.push(session.frame());
    }
    for step in &steps {
        if let Err(error) = session.press(step) {
            return wrong(&error);
        }
        if args.every {
            frames.push(session.frame());
        }
    }
    if !args.every {
        frames.push(session.frame());
    }
    for problem in session.problems() {
        complain(problem);
    }
    let exit = if session.count() == 0 { Exit::Failed } else { Exit::Done };
    output(|out| {
        for (place, frame) in frames.iter().enumerate() {
            if place > 0 {
                writeln!(out)?;
            }
            out.write_all(written(frame, args.format).as_bytes())?;
        }
        Ok(exit)
    })
}

fn wrong(error: &Error) -> Exit {
    complain(error);
    Exit::WrongUsage
}

fn written(frame: &Frame, format: FrameFormat) -> String {
    match format {
        FrameFormat::Text => frame.text(),
        FrameFormat::Plain => frame.plain(),
        FrameFormat::Ansi => frame.ansi(),
        FrameFormat::Json => frame.json(),
    }
}
