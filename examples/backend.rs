//! A list and a text, right in every terminal, in a program of ratatui: `cargo run --example
//! backend`. Up and Down choose, any other key ends it.

use std::io;
use std::sync::mpsc::{Receiver, channel};

use khabar::terminal::{
    Environment, Found, Guard, Input, KeyCode, Output, Probe, Reader, Screen, Signal, Signals,
    Wants, Wish,
};
use khabar::text::{Align, Options, Paragraph};
use khabar::widget::BidiParagraph;
use ratatui::layout::{Alignment, Constraint, Layout};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, List, ListState};
use ratatui::{Frame, Terminal};

const LETTERS: [(&str, &str); 3] = [
    (
        "رسالة من الميناء",
        "وصلت السفينة «سلمى» في الساعة 7:30، وعلى متنها 120 صندوقًا (tea) من الشاي.",
    ),
    (
        "رسالة من الجبل",
        "أغلق الثلج الطريق 3 أيام، فقرأنا كل ما في البيت، حتى علب الدواء: Aspirin 100 mg.",
    ),
    ("A letter in English", "The snow has melted.\nوذاب معه المرسى القديم."),
];

enum Event {
    Input(Input),
    Signal(Signal),
}

fn main() -> io::Result<()> {
    // What variables say, until the terminal has answered.
    let mut probe = Probe::new(Environment::of_process(), Wish::Auto);
    let Found { way, multiplexer: through, .. } = probe.found();
    let mut guard = Guard::enter(Wants { way, through, asking: true, ..Wants::default() })?;
    probe.asked();
    let (inputs, events) = channel();
    let signals = inputs.clone();
    let reader = Reader::start(move |input| drop(inputs.send(Event::Input(input))))?;
    let _signals = Signals::start(move |signal| drop(signals.send(Event::Signal(signal))))?;
    // The line that stands in the place of `CrosstermBackend::new(stdout())`.
    let mut terminal = Terminal::new(guard.screen())?;
    terminal.backend_mut().set_capabilities(probe.found().capabilities());
    run(&mut terminal, &mut guard, &reader, &mut probe, &events)?;
    guard.leave_screen();
    // Nobody else may get an answer that is still on its way.
    while let Some(patience) = probe.patience() {
        match events.recv_timeout(patience) {
            Ok(Event::Input(Input::Reply(reply))) => probe.take(&reply),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    Ok(())
}

fn run(
    terminal: &mut Terminal<Screen<Output>>,
    guard: &mut Guard,
    reader: &Reader,
    probe: &mut Probe,
    events: &Receiver<Event>,
) -> io::Result<()> {
    let mut list = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| view(frame, &mut list))?;
        match events.recv() {
            Ok(Event::Input(Input::Keys(keys))) => {
                for key in keys {
                    match key.code {
                        KeyCode::Up => list.select_previous(),
                        KeyCode::Down => list.select_next(),
                        _ => return Ok(()),
                    }
                }
            }
            Ok(Event::Input(Input::Reply(reply))) => {
                probe.take(&reply);
                guard.was_off(probe.was_off());
                adapt(terminal.backend_mut(), guard, probe.found())?;
            }
            Ok(Event::Signal(Signal::Stop)) => {
                guard.suspend(reader)?;
                terminal.clear()?;
            }
            Ok(Event::Signal(Signal::Continue)) => {
                guard.retake()?;
                terminal.clear()?;
            }
            // A new size is seen by `draw`.
            Ok(Event::Signal(Signal::Resize) | Event::Input(_)) => {}
            Ok(Event::Signal(_)) | Err(_) => return Ok(()),
        }
    }
}

/// The terminal turned out to be another.
fn adapt(screen: &mut Screen<Output>, guard: &mut Guard, found: Found) -> io::Result<()> {
    screen.set_synchronized(found.synchronized);
    if found.way != screen.way() {
        guard.set_way(found.way, found.multiplexer)?;
        screen.set_way(found.way);
    }
    if found.capabilities() != screen.capabilities() {
        screen.set_capabilities(found.capabilities());
    }
    Ok(())
}

fn view(frame: &mut Frame, list: &mut ListState) {
    let [body, side] =
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(24)]).areas(frame.area());
    let titles = LETTERS.map(|(title, _)| Line::raw(visual(title)).alignment(Alignment::Right));
    let chosen = Style::new().add_modifier(Modifier::REVERSED);
    let pane = List::new(titles).block(Block::new().borders(Borders::LEFT)).highlight_style(chosen);
    frame.render_stateful_widget(pane, side, list);
    let text = list.selected().and_then(|at| LETTERS.get(at)).map_or("", |(_, text)| text);
    frame.render_widget(BidiParagraph::new(text), body);
}

/// One line as it looks, for widgets that know of no direction.
fn visual(text: &str) -> String {
    let lines = Paragraph::new(text, &Options::default()).lines(u16::MAX, Align::Start);
    lines.iter().next().map_or_else(String::new, |line| line.text().trim().to_owned())
}
