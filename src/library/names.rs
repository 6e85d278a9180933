//! Names of papers and hosts, each kept once.

use std::collections::HashMap;
use std::sync::Arc;

/// No name.
pub(super) const NONE: u32 = u32::MAX;

/// Names in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Names {
    places: HashMap<Arc<str>, u32, foldhash::fast::RandomState>,
    /// Those that were not told yet.
    new: Vec<Arc<str>>,
    /// The last two that were asked for: papers come in runs, and each has its host.
    recent: [Option<(Arc<str>, u32)>; 2],
}

impl Names {
    /// Where `name` stands; [`NONE`] for none.
    pub(super) fn place(&mut self, name: Option<&str>) -> u32 {
        let Some(name) = name else { return NONE };
        for (known, place) in self.recent.iter().flatten() {
            if **known == *name {
                return *place;
            }
        }
        let (name, place) = match self.places.get_key_value(name) {
            Some((name, place)) => (Arc::clone(name), *place),
            None => self.add(name),
        };
        self.recent.swap(0, 1);
        self.recent[0] = Some((name, place));
        place
    }

    fn add(&mut self, name: &str) -> (Arc<str>, u32) {
        let (name, place): (Arc<str>, u32) = (Arc::from(name), self.places.len() as u32);
        self.new.push(Arc::clone(&name));
        self.places.insert(Arc::clone(&name), place);
        (name, place)
    }

    /// Those that came since the last time.
    pub(super) fn take_new(&mut self) -> Vec<Arc<str>> {
        std::mem::take(&mut self.new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_one_place_however_often_it_comes() {
        let mut names = Names::default();
        let places = ["a", "b", "c", "a", "b", "c"].map(|name| names.place(Some(name)));
        assert_eq!(places, [0, 1, 2, 0, 1, 2]);
        assert_eq!(names.place(None), NONE);
        assert_eq!(names.take_new().len(), 3);
        assert_eq!(names.place(Some("d")), 3);
        assert_eq!(names.take_new(), [Arc::from("d")]);
    }
}
