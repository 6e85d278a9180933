//! What a search asks its worker for.

use crate::app::Effect;
use crate::library::Library;
use crate::library::search::{Catalogue, Query, Worker};

/// Hands what concerns searching to the worker; any other effect comes back.
pub(super) fn perform(worker: &mut Worker, library: &Library, effect: Effect) -> Option<Effect> {
    match effect {
        Effect::OpenSearch => worker.open(Catalogue::new(library), library.is_complete()),
        Effect::KeepText(is_allowed) => worker.allow(is_allowed),
        Effect::StopSearch => worker.stop(),
        // What cannot be read as a query is never asked for.
        Effect::Search { generation, typed } => {
            Query::parse(&typed)
                .map_or_else(|_| worker.stop(), |it| worker.find(generation, it.among(library)));
        }
        Effect::ReadPassages { generation, typed, articles } => {
            if let Ok(query) = Query::parse(&typed) {
                worker.passages(generation, query, articles);
            }
        }
        Effect::Loosen(query) => worker.loosen(library.loose(), query),
        effect @ (Effect::Quit
        | Effect::Suspend
        | Effect::Redraw
        | Effect::NextTerminal
        | Effect::NextTheme
        | Effect::ReadAgain
        | Effect::Open(_)
        | Effect::Copy(_)
        | Effect::Pipe { .. }
        | Effect::Keep(_)
        | Effect::Tick(_)
        | Effect::Identify(_)) => return Some(effect),
    }
    None
}
