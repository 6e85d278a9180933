//! Arabic in any ratatui program: `cargo run --example paragraph`, any key ends it.

use khabar::terminal::{Guard, Input, Reader, Wants};
use khabar::widget::BidiParagraph;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

const TEXT: &str = "في مقهى قرب الميناء كُتب على اللوح: «القهوة (Mocha) بـ 12 قرشًا»، وتحته بخط صغير: 35% للبحارة.\nAnd below it, in English: welcome.";

fn main() -> std::io::Result<()> {
    let guard = Guard::enter(Wants::default())?;
    let (sender, inputs) = std::sync::mpsc::channel();
    let _reader = Reader::start(move |input| drop(sender.send(input)))?;
    let mut screen = guard.screen();
    let mut frame = Buffer::empty(Rect::from(screen.measure()));
    BidiParagraph::new(TEXT).render(frame.area, &mut frame);
    screen.paint(&frame, None)?;
    while let Ok(input) = inputs.recv() {
        if matches!(input, Input::Keys(_) | Input::Closed) {
            break;
        }
    }
    Ok(())
}
