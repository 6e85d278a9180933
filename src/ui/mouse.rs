//! Where the mouse is → what is shown there.

use crate::app::App;
use crate::app::mouse::Pointed;
use crate::app::panes::{Area, Pane};

use super::canvas::{Canvas, Part, Under};

/// The pane that shows column `x` of row `y`.
#[must_use]
pub fn pane_at(app: &App, x: u16, y: u16) -> Option<Pane> {
    if app.shows_results() {
        return None;
    }
    area_at(app, x, y).map(|(pane, _)| pane)
}

/// What a click on column `x` of row `y` of the last frame means.
#[must_use]
pub fn pointed_at(app: &App, canvas: &Canvas, x: u16, y: u16) -> Pointed {
    if app.shows_results() {
        return Pointed::Nothing;
    }
    let Some((pane, area)) = area_at(app, x, y) else {
        return Pointed::Nothing;
    };
    let here = under(canvas, x, y);
    let of_row = || (area.x..area.x + area.columns).find_map(|x| under(canvas, x, y));
    match pane {
        // The whole of a headline's rows is the headline.
        Pane::Headlines => {
            of_row().and_then(|under| under.article).map_or(Pointed::Pane(pane), Pointed::Headline)
        }
        Pane::Related => match of_row().map(|under| under.part) {
            Some(Part::Related(item)) => Pointed::Related(item),
            Some(Part::Title | Part::Block(_) | Part::Interface) | None => Pointed::Pane(pane),
        },
        Pane::Body => match here.and_then(|under| under.link.clone()) {
            Some(link) => Pointed::Link(link),
            None => Pointed::Pane(pane),
        },
    }
}

fn area_at(app: &App, x: u16, y: u16) -> Option<(Pane, Area)> {
    let panes = app.panes();
    let all = [
        (Pane::Headlines, panes.headlines),
        (Pane::Body, panes.body),
        (Pane::Related, panes.related),
    ];
    all.into_iter().find(|(_, area)| {
        (area.x..area.x + area.columns).contains(&x) && (area.y..area.y + area.rows).contains(&y)
    })
}

fn under(canvas: &Canvas, x: u16, y: u16) -> Option<&Under> {
    let columns = canvas.area().columns;
    let place = usize::from(y) * usize::from(columns) + usize::from(x);
    canvas.under.get(place).filter(|_| x < columns)?.as_ref()
}
