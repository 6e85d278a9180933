//! Lists of related headlines on a page, also those that stand where no article is looked for.

use std::collections::HashSet;

use crate::article::blocks::Piece;
use crate::article::related::{gather, is_cue};
use crate::article::{Block, Link, Related, TextBlock, TextKind};
use crate::text::fold::fold_title;

/// A list, and the texts that stood before it, the nearest first.
#[derive(Debug)]
pub(super) struct List {
    cue: String,
    items: Vec<Related>,
    before: Vec<String>,
}

/// Texts before a list that are looked for in the article.
const BEFORE: usize = 40;

/// Lists of one page.
const MOST: usize = 32;

/// The lists of a whole page.
pub(super) fn lists(page: Vec<Piece>) -> Vec<List> {
    let blocks = gather(page);
    let is_list = |block: &Block| match block {
        // A menu has cues of its own, and items without addresses are text.
        Block::Related { cue, items } => is_cue(cue) && items.iter().all(|item| item.url.is_some()),
        Block::Text(_) => false,
    };
    let text = |block: &Block| match block {
        Block::Text(block) if !block.text.is_empty() => Some(block.text.clone()),
        Block::Text(_) | Block::Related { .. } => None,
    };
    let mut found = Vec::new();
    for (place, block) in blocks.iter().enumerate().filter(|(_, block)| is_list(block)).take(MOST) {
        if let Block::Related { cue, items } = block {
            let before = blocks[..place].iter().rev().filter_map(text).take(BEFORE).collect();
            found.push(List { cue: cue.clone(), items: items.clone(), before });
        }
    }
    found
}

/// Puts lists that an article has lost back behind the text that they stood behind; gives the headlines
/// of those that stood nowhere near it.
pub(super) fn restore(lists: Vec<List>, article: &mut Vec<Piece>) -> Vec<Related> {
    let mut beside = Vec::new();
    for list in lists {
        if is_there(&list, article) {
            continue;
        }
        let titles: HashSet<String> =
            list.items.iter().map(|item| fold_title(&item.title)).collect();
        // What is left of it would be there twice.
        article.retain(|piece| {
            piece.block.text != list.cue
                && (piece.block.links.is_empty()
                    || !titles.contains(&fold_title(&piece.block.text)))
        });
        let place = list
            .before
            .iter()
            .find_map(|before| article.iter().rposition(|piece| piece.block.text == *before));
        match place {
            Some(place) => {
                let after = article.split_off(place + 1);
                article.extend(pieces(list));
                article.extend(after);
            }
            None => beside.extend(list.items),
        }
    }
    beside
}

/// The article has a list with all of these headlines.
fn is_there(list: &List, article: &[Piece]) -> bool {
    let blocks = gather(article.to_vec());
    let wanted: HashSet<&str> = list.items.iter().map(|item| item.title.as_str()).collect();
    blocks.iter().any(|block| match block {
        Block::Related { items, .. } => {
            let known: HashSet<&str> = items.iter().map(|item| item.title.as_str()).collect();
            wanted.is_subset(&known)
        }
        Block::Text(_) => false,
    })
}

fn pieces(list: List) -> Vec<Piece> {
    let piece = |block| Piece { block, after_blank: false };
    let item = |item: Related| {
        let whole = 0..item.title.len();
        let links = item.url.map(|url| Link { source: whole, url }).into_iter().collect();
        piece(TextBlock {
            kind: TextKind::Item,
            text: item.title,
            marker: Some("•".to_owned()),
            links,
            ..TextBlock::default()
        })
    };
    let cue = piece(TextBlock { text: list.cue, ..TextBlock::default() });
    std::iter::once(cue).chain(list.items.into_iter().map(item)).collect()
}
