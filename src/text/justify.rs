//! Slack spread over a line.

use super::cluster::{Cluster, Kind};

/// Columns to add after each space of `line`, in logical order, so that it grows by `slack`. The
/// rest that does not divide evenly goes to the spaces by equal steps, not to one end.
pub(super) fn spaces(line: &[Cluster], slack: usize) -> Option<Vec<usize>> {
    let count = line.iter().filter(|cluster| is_space(cluster)).count();
    // A line of one or two words would be torn apart.
    if count == 0 || slack > count * 4 {
        return None;
    }
    Some((0..count).map(|place| slack * (place + 1) / count - slack * place / count).collect())
}

/// Whether a cluster takes slack.
pub(super) fn is_space(cluster: &Cluster) -> bool {
    match cluster.kind {
        Kind::Space => true,
        Kind::Letter | Kind::Tab | Kind::Invisible => false,
    }
}
