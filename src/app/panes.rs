//! The one split of the screen: update scrolls by it, view paints by it.

use crate::text::Direction;

/// A size in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
}

/// A part of the screen, in cells from the upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
}

impl Area {
    /// Whether it holds no cell.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.columns == 0 || self.rows == 0
    }
}

/// Which edge of the screen the headlines stand at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where left-to-right reading begins.
    Left,
    /// Where right-to-left reading begins.
    Right,
}

impl Side {
    /// The direction of reading that begins there.
    #[must_use]
    pub fn reads(self) -> Direction {
        match self {
            Side::Left => Direction::Ltr,
            Side::Right => Direction::Rtl,
        }
    }
}

/// A pane that keys can be in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The list of articles.
    #[default]
    Headlines,
    /// The open article.
    Body,
    /// Its related headlines.
    Related,
}

/// What the split depends on.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The whole screen.
    pub size: Size,
    /// The edge of the headlines.
    pub side: Side,
    /// Where keys go.
    pub focus: Pane,
    /// The reader asked for the body alone.
    pub only_body: bool,
    /// Related headlines of the open article.
    pub related: usize,
    /// What the user has set.
    pub shares: Shares,
    /// One pane at a time is enough.
    pub one_pane: bool,
}

/// What of the screen panes take, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shares {
    /// The headlines, of the columns; `None` is [`LIST_SHARE`] as far as headlines can be read in it
    /// and an article beside it.
    pub headlines: Option<u16>,
    /// The related headlines, of the rows at most, while the article is read.
    pub related: u16,
}

/// The headlines' share of the columns by itself, in percent.
pub const LIST_SHARE: u16 = 30;

/// The related headlines' share of the rows by itself, in percent.
pub const RELATED_SHARE: u16 = 25;

impl Default for Shares {
    fn default() -> Shares {
        Shares { headlines: None, related: RELATED_SHARE }
    }
}

impl Shares {
    /// Columns of the list of so many; as many again as the narrowest list are left to the article.
    fn list(self, columns: u16) -> u16 {
        let share = |percent: u16| (u32::from(columns) * u32::from(percent) / 100) as u16;
        match self.headlines {
            None => (columns / 10 * (LIST_SHARE / 10)).clamp(NARROWEST_LIST, WIDEST_LIST),
            Some(percent) => share(percent).clamp(NARROWEST_LIST / 2, columns - NARROWEST_LIST),
        }
    }
}

const NARROWEST_LIST: u16 = 24;
const WIDEST_LIST: u16 = 44;

/// Where everything is; an empty area is not painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The list of articles.
    pub headlines: Area,
    /// The rule between the list and the article, one column.
    pub rule: Area,
    /// The open article.
    pub body: Area,
    /// The row that names the related headlines, then the headlines.
    pub related: Area,
    /// The last row.
    pub status: Area,
}

/// Below this many columns one pane is shown at a time.
const NARROW: u16 = 70;

/// Splits the screen.
#[must_use]
pub fn panes(wanted: Wanted) -> Panes {
    let Size { columns, rows } = wanted.size;
    let above = rows.saturating_sub(1);
    let status = Area { x: 0, y: above, columns, rows: rows.min(1) };
    let whole = Area { x: 0, y: 0, columns, rows: above };
    let split = if columns < NARROW || wanted.only_body || wanted.one_pane {
        single(whole, wanted)
    } else {
        side_by_side(whole, wanted)
    };
    Panes { status, ..split }
}

fn single(whole: Area, wanted: Wanted) -> Panes {
    match wanted.focus {
        Pane::Headlines if !wanted.only_body => Panes { headlines: whole, ..Panes::default() },
        Pane::Headlines | Pane::Body => Panes { body: whole, ..Panes::default() },
        Pane::Related => Panes { related: whole, ..Panes::default() },
    }
}

fn side_by_side(whole: Area, wanted: Wanted) -> Panes {
    let list = wanted.shares.list(whole.columns);
    let rest = whole.columns - list - 1;
    let (headlines, rule, article) = match wanted.side {
        Side::Right => (
            Area { x: rest + 1, columns: list, ..whole },
            Area { x: rest, columns: 1, ..whole },
            Area { columns: rest, ..whole },
        ),
        Side::Left => (
            Area { columns: list, ..whole },
            Area { x: list, columns: 1, ..whole },
            Area { x: list + 1, columns: rest, ..whole },
        ),
    };
    let related_rows = related_rows(whole.rows, wanted);
    let body = Area { rows: article.rows - related_rows, ..article };
    let related = Area { y: article.y + body.rows, rows: related_rows, ..article };
    Panes { headlines, rule, body, related, status: Area::default() }
}

/// Their share of the height while the article is read, half of it when keys go there; never more
/// than its headlines need, and nothing on a screen too low to share.
fn related_rows(rows: u16, wanted: Wanted) -> u16 {
    if wanted.related == 0 || rows < 8 {
        return 0;
    }
    let of_rows = (u32::from(rows) * u32::from(wanted.shares.related) / 100) as u16;
    let (share, each) = match wanted.focus {
        Pane::Headlines | Pane::Body if wanted.shares.related == 0 => return 0,
        Pane::Headlines | Pane::Body => (of_rows, 1),
        Pane::Related => (of_rows.max(rows / 2), 2),
    };
    let needed = wanted.related.saturating_mul(each).saturating_add(1).min(usize::from(u16::MAX));
    (needed as u16).min(share.max(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(columns: u16, rows: u16, side: Side, focus: Pane) -> Wanted {
        Wanted {
            size: Size { columns, rows },
            side,
            focus,
            only_body: false,
            related: 12,
            shares: Shares::default(),
            one_pane: false,
        }
    }

    #[test]
    fn the_panes_tile_the_screen_at_every_size() {
        for columns in (0..200).chain([500, 65_535]) {
            for rows in (0..60).chain([200, 65_535]) {
                for side in [Side::Left, Side::Right] {
                    for focus in [Pane::Headlines, Pane::Body, Pane::Related] {
                        let all = panes(wanted(columns, rows, side, focus));
                        let cells: u64 =
                            [all.headlines, all.rule, all.body, all.related, all.status]
                                .iter()
                                .map(|area| u64::from(area.columns) * u64::from(area.rows))
                                .sum();
                        assert_eq!(cells, u64::from(columns) * u64::from(rows), "{columns}×{rows}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_panes_take_the_share_that_was_set() {
        let shares = Shares { headlines: Some(50), related: 0 };
        let split = |focus, shares| panes(Wanted { shares, ..wanted(100, 41, Side::Left, focus) });
        let read = split(Pane::Body, shares);
        assert_eq!((read.headlines.columns, read.related.rows, read.body.rows), (50, 0, 40));
        assert_eq!(split(Pane::Related, shares).related.rows, 20);
        assert_eq!(split(Pane::Body, Shares { related: 10, ..shares }).related.rows, 4);
        for (percent, columns) in [(10, 70), (60, 70), (60, 65_535)] {
            let shares = Shares { headlines: Some(percent), ..shares };
            let all = panes(Wanted { shares, ..wanted(columns, 40, Side::Left, Pane::Body) });
            assert!(all.headlines.columns >= 12 && all.body.columns >= 23, "{percent} {columns}");
        }
    }

    #[test]
    fn the_headlines_stand_where_reading_begins() {
        let right = panes(wanted(100, 30, Side::Right, Pane::Headlines));
        assert_eq!(right.headlines.x + right.headlines.columns, 100);
        let left = panes(wanted(100, 30, Side::Left, Pane::Headlines));
        assert_eq!(left.headlines.x, 0);
    }

    #[test]
    fn a_narrow_screen_shows_one_pane() {
        let narrow = panes(wanted(50, 20, Side::Right, Pane::Body));
        assert!(narrow.headlines.is_empty() && narrow.related.is_empty());
        assert_eq!(narrow.body.columns, 50);
    }
}
