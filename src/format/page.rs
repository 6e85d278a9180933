//! A page of HTML → a draft: what it says of itself, and its article found among the rest.
//!
//! 1. [`head`] gathers what the page says of itself, in one pass over its tags; a list of headlines
//!    needs no more;
//! 2. Readability finds the article; where it finds none, or the page is not fit for it, the whole text
//!    is shown, or the text that the page describes itself with;
//! 3. lists of related headlines that were lost on the way come back where they stood.

mod byline;
mod head;
mod lists;

use std::borrow::Cow;

use dom_smoothie::{Config, Readability};

use super::draft::{Body, Draft};
use super::names::split_names;
use super::{Notes, Origin, Outline, html, json};
use crate::article::blocks::Piece;
use crate::article::{Article, Direction, Language, Moment, TextKind};
use crate::error::Error;
use crate::text::fold::fold_title;
use head::Head;

/// Pages of articles are hundreds of times smaller; finding the article costs some hundred times more
/// than reading its tags.
const LARGEST: usize = 8 << 20;

/// Elements inside elements: the search for the article takes more than linear time in them.
const DEEPEST: usize = 256;

/// Elements of a page.
const MOST_ELEMENTS: usize = 100_000;

/// Attributes of one element: the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 256;

/// Bytes of the page's address, from which Readability makes that of each link.
const LONGEST_BASE: usize = 1 << 10;

pub(super) fn read(page: &str, origin: &Origin) -> Result<(Article, Notes), Error> {
    let head = Head::read(page);
    let described = head.script.as_deref().and_then(json::described).unwrap_or_default();
    let mut draft = draft(&head, json::description(&described));
    let url = draft.url.clone();
    let mut pieces = article(page, &head, url.as_deref());
    drop_headline(draft.title.as_deref(), &mut pieces);
    if let Some(byline) = head.byline.as_ref().filter(|_| draft.authors.is_empty()) {
        drop_byline(&byline.written, &mut pieces);
        draft.authors.push(byline.name.clone());
    }
    let whole = html::pieces(page);
    restore_lead(&whole, &draft, &mut pieces);
    let lists = lists::lists(whole);
    draft.related.extend(lists::restore(lists, &mut pieces));
    draft.body = better(std::mem::take(&mut draft.body), pieces);
    draft.finish(origin)
}

/// What a list needs; `None` where only the whole page tells.
pub(super) fn outline(page: &str, origin: &Origin) -> Option<Outline> {
    let head = Head::read(page);
    let described = head.script.as_deref().and_then(json::described).unwrap_or_default();
    draft(&head, json::description(&described)).outline(origin)
}

/// What a page says of itself: in JSON-LD, else in its meta elements, else in what it shows.
fn draft<'a>(head: &'a Head, described: Draft<'a>) -> Draft<'a> {
    let meta = |names: &[&str]| names.iter().find_map(|name| head.meta(name)).map(str::to_owned);
    let published = || DATES.iter().find_map(|name| head.meta(name).and_then(Moment::parse));
    let site = meta(&["og:site_name", "application-name", "sitename"]).or(described.site);
    let title = described.title.map(Cow::into_owned).or_else(|| head.title(site.as_deref()));
    let url = head.canonical.clone().filter(|url| is_address(url));
    let url = url.or_else(|| meta(&["og:url"]).filter(|url| is_address(url))).or(described.url);
    let url = url.or_else(|| meta(&["url"]).filter(|url| is_address(url)));
    let language = head.language.as_deref().and_then(Language::new).or(described.language);
    let of_meta = || meta(&["og:locale", "content-language"]).and_then(|tag| Language::new(&tag));
    Draft {
        title: title.map(Cow::Owned),
        url,
        published: described
            .published
            .or_else(published)
            .or_else(|| head.time.as_deref().and_then(Moment::parse)),
        authors: Some(described.authors)
            .filter(|authors| !authors.is_empty())
            .unwrap_or_else(|| authors(head)),
        site,
        summary: meta(&["og:description", "description"]).or(described.summary),
        tags: Some(described.tags).filter(|tags| !tags.is_empty()).unwrap_or_else(|| tags(head)),
        language: language.or_else(of_meta),
        direction: head.direction.as_deref().and_then(Direction::parse),
        body: described.body,
        related: described.related,
        ..Draft::default()
    }
}

/// Meta elements that tell when an article was published.
const DATES: [&str; 6] = [
    "article:published_time",
    "datePublished",
    "date",
    "pubdate",
    "DC.date.issued",
    "parsely-pub-date",
];

fn is_address(text: &str) -> bool {
    text.contains("://")
}

/// What all elements say of the first of these names that there is.
fn all(head: &Head, names: &[&str]) -> Vec<String> {
    let found = names.iter().map(|name| head.all(name)).find(|found| !found.is_empty());
    found.unwrap_or_default().into_iter().map(str::to_owned).collect()
}

fn authors(head: &Head) -> Vec<String> {
    let mut authors = split_names(all(head, &["author", "article:author", "parsely-author"]));
    authors.retain(|author| !is_address(author));
    authors
}

/// Keywords are one text with commas, or what stands for them.
fn tags(head: &Head) -> Vec<String> {
    let given = all(head, &["article:tag", "keywords", "tags"]);
    let tags = given.iter().flat_map(|tags| tags.split([',', '،', ';', '؛']));
    tags.map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

/// The pieces of the article, or of all that the page shows.
fn article(page: &str, head: &Head, url: Option<&str>) -> Vec<Piece> {
    let config = Config {
        keep_classes: true,
        disable_json_ld: true,
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let is_fit = page.len() <= LARGEST
        && head.depth <= DEEPEST
        && head.elements <= MOST_ELEMENTS
        && head.attributes <= MOST_ATTRIBUTES;
    let url = url.filter(|url| url.len() <= LONGEST_BASE);
    let found = is_fit
        .then(|| Readability::new(page, url, Some(config)).ok()?.parse().ok())
        .flatten()
        .map(|article| html::pieces(&article.content))
        .filter(|pieces| letters(pieces) > 0);
    found.unwrap_or_else(|| html::pieces(page))
}

fn letters(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.block.text.chars().count()).sum()
}

/// The page's text, unless the page describes itself with much more.
fn better(described: Body<'_>, pieces: Vec<Piece>) -> Body<'_> {
    const MUCH_MORE: usize = 2;
    let length = match &described {
        Body::None => 0,
        Body::Text(text) | Body::Markdown(text) | Body::Html(text) => text.chars().count(),
        Body::Pieces(pieces) => letters(pieces),
    };
    if length > letters(&pieces) * MUCH_MORE { described } else { Body::Pieces(pieces) }
}

/// The author stands above the article already.
fn drop_byline(written: &str, pieces: &mut Vec<Piece>) {
    let place = pieces.iter().take(FIRST).position(|piece| piece.block.text == written);
    if let Some(place) = place {
        pieces.remove(place);
    }
}

/// Blocks between the headline and the text in which a picture is looked for.
const BETWEEN: usize = 24;

/// The picture between the headline and the text, which stands outside of what Readability takes.
fn restore_lead(whole: &[Piece], draft: &Draft, article: &mut Vec<Piece>) {
    let is_picture = |piece: &Piece| piece.block.kind == TextKind::Picture;
    let Some(first) = article.first().filter(|first| !is_picture(first)) else { return };
    let Some(title) = draft.title.as_deref().map(fold_title) else { return };
    let Some(end) = whole.iter().position(|piece| piece.block.text == first.block.text) else {
        return;
    };
    let is_headline = |piece: &Piece| {
        piece.block.kind == TextKind::Heading && fold_title(&piece.block.text) == title
    };
    let Some(start) = whole[..end].iter().rposition(is_headline) else { return };
    let authors: Vec<String> = draft.authors.iter().map(|author| fold_title(author)).collect();
    let is_lead = |piece: &&Piece| {
        let caption = fold_title(&piece.block.text);
        let url = piece.block.url.as_deref().unwrap_or_default().to_ascii_lowercase();
        let is_other = ["avatar", "logo", "icon", ".svg"].iter().any(|part| url.contains(part));
        is_picture(piece)
            && caption.contains(' ')
            && !url.is_empty()
            && !is_other
            && !authors.iter().any(|author| caption.ends_with(author.as_str()))
            && !article.iter().any(|known| known.block.url == piece.block.url)
    };
    if let Some(lead) = whole[start..end].iter().take(BETWEEN).find(is_lead).cloned() {
        article.insert(0, lead);
    }
}

/// Blocks among which what stands above an article is looked for.
const FIRST: usize = 6;

/// The headline stands above the article already.
fn drop_headline(title: Option<&str>, pieces: &mut Vec<Piece>) {
    let Some(title) = title.map(fold_title) else { return };
    let is_headline = |piece: &Piece| {
        piece.block.kind == TextKind::Heading && fold_title(&piece.block.text) == title
    };
    if let Some(place) = pieces.iter().take(FIRST).position(is_headline) {
        pieces.remove(place);
    }
}

#[cfg(test)]
mod tests;
