//! The sample articles, inside the binary.

/// Each file of `sample_articles/` with its bytes, the newest first, as they are shown.
pub const SAMPLES: &[(&str, &[u8])] = &[
    ("press.jsonl", include_bytes!("../../sample_articles/press.jsonl")),
    ("petra.json", include_bytes!("../../sample_articles/petra.json")),
    ("sciences.jsonl", include_bytes!("../../sample_articles/sciences.jsonl")),
    ("gulf.json", include_bytes!("../../sample_articles/gulf.json")),
    ("world.jsonl", include_bytes!("../../sample_articles/world.jsonl")),
    ("coffee.txt", include_bytes!("../../sample_articles/coffee.txt")),
    ("barjeel.txt", include_bytes!("../../sample_articles/barjeel.txt")),
    ("incense.txt", include_bytes!("../../sample_articles/incense.txt")),
    ("swords.txt", include_bytes!("../../sample_articles/swords.txt")),
    ("qanat.txt", include_bytes!("../../sample_articles/qanat.txt")),
    ("truck.txt", include_bytes!("../../sample_articles/truck.txt")),
];

#[cfg(test)]
mod tests {
    use super::SAMPLES;
    use std::collections::BTreeSet;

    #[test]
    fn every_sample_file_is_inside_the_binary() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_articles");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let inside: BTreeSet<String> = SAMPLES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(inside, files);
    }
}
