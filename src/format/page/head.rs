//! What a page says of itself, in one pass over its tags.

use std::collections::HashMap;

use super::byline::{self, Byline};
use super::html::{self, Markup, Reach, after_declaration, end_tag};
use crate::article::clean::clean_line;
use crate::text::fold::fold_title;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) language: Option<String>,
    pub(super) direction: Option<String>,
    pub(super) canonical: Option<String>,
    /// The first script that describes an article in JSON-LD.
    pub(super) script: Option<String>,
    /// The first date that the page shows.
    pub(super) time: Option<String>,
    /// Elements inside elements at most, those not counted that a browser closes by itself.
    pub(super) depth: usize,
    pub(super) elements: usize,
    /// Attributes of one element at most.
    pub(super) attributes: usize,
    /// The first byline that the page shows.
    pub(super) byline: Option<Byline>,
    /// Elements that looked like one.
    signs: usize,
    title: Option<String>,
    headings: Vec<String>,
    /// Headings, also empty ones.
    looked_at: usize,
    /// Names and contents in their order.
    meta: Vec<(String, String)>,
}

/// More elements that look like bylines are those of other articles.
const SIGNS: usize = 16;

/// More headings of the first level say that none is the headline.
const HEADINGS: usize = 8;

impl Head {
    pub(super) fn read(page: &str) -> Head {
        let mut head = Head::default();
        let mut open = Open::default();
        // Past the last `>` there is no tag to look for.
        let end = memchr::memrchr(b'>', page.as_bytes()).map_or(0, |at| at + 1);
        let mut rest = &page[..end];
        let mut reach = Reach::default();
        while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
            let tag = &rest[at + 1..];
            if let Some(after) = after_declaration(tag) {
                rest = after;
                continue;
            }
            let Some((markup, after)) = Markup::read(tag, &mut reach) else {
                rest = tag;
                continue;
            };
            let name = markup.name.to_ascii_lowercase();
            if markup.is_end {
                open.end(&name);
                rest = after;
                continue;
            }
            head.elements += 1;
            head.attributes = head.attributes.max(markup.count());
            // `<div/>` opens one all the same; what is drawn in a page may close itself.
            if is_counted(&name) && !(is_drawing(&name) && markup.attributes.ends_with('/')) {
                open.begin(&name);
            }
            head.depth = head.depth.max(open.depth);
            rest = head.element(&name, &markup, after);
        }
        head
    }

    /// Takes an element; gives what follows its tag, or its content where that is no markup.
    fn element<'p>(&mut self, name: &str, markup: &Markup, after: &'p str) -> &'p str {
        if self.byline.is_none() && self.signs < SIGNS && byline::is_sign(name, markup) {
            self.signs += 1;
            self.byline = byline::read(after, name);
        }
        match name {
            "html" | "body" | "article" => {
                self.language = self.language.take().or_else(|| markup.attribute("lang"));
                self.direction = self.direction.take().or_else(|| markup.attribute("dir"));
            }
            "meta" => self.add_meta(markup),
            "link" => {
                let is_canonical = markup.attribute("rel").is_some_and(|rel| rel == "canonical");
                if is_canonical && self.canonical.is_none() {
                    self.canonical = markup.attribute("href");
                }
            }
            "time" => self.time = self.time.take().or_else(|| markup.attribute("datetime")),
            "h1" if self.looked_at < HEADINGS => {
                self.looked_at += 1;
                let text = html::text(content(after, name).0);
                self.headings.extend(Some(text).filter(|text| !text.is_empty()));
            }
            "title" if self.title.is_none() => {
                let (text, rest) = content(after, name);
                self.title = Some(html::text(text)).filter(|text| !text.is_empty());
                return rest;
            }
            "script" | "style" => {
                let (text, rest) = content(after, name);
                let is_data = markup.attribute("type").is_some_and(|kind| kind.contains("ld+json"));
                if is_data && self.script.is_none() && text.contains("\"headline\"") {
                    self.script = Some(text.to_owned());
                }
                return rest;
            }
            _ => {}
        }
        after
    }

    fn add_meta(&mut self, markup: &Markup) {
        let name = ["property", "name", "http-equiv"];
        let name = name.iter().find_map(|name| markup.attribute(name));
        // Items have titles and addresses of their own, those of their pictures.
        let of_item = || {
            let name = markup.attribute("itemprop");
            name.filter(|name| !matches!(name.as_str(), "url" | "title"))
        };
        let name = name.or_else(of_item);
        if let (Some(name), Some(content)) = (name, markup.attribute("content")) {
            self.meta.push((name, content));
        }
    }

    /// What the first meta element of this name says.
    pub(super) fn meta(&self, name: &str) -> Option<&str> {
        self.all(name).into_iter().next()
    }

    /// What all meta elements of this name say.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        let known = self.meta.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map(|(_, content)| content.as_str()).collect()
    }

    /// The headline: as the page gives it to others, without the paper's name, else as it shows it.
    pub(super) fn title(&self, site: Option<&str>) -> Option<String> {
        let given = self.meta("og:title").or(self.meta("twitter:title"));
        let given = given.or(self.title.as_deref()).or(self.meta("title"));
        let given = given.map(|title| without_site(title, site));
        match self.headings.as_slice() {
            // Some pages shorten the one or add to it.
            [heading] if given.as_ref().is_none_or(|given| is_part(heading, given)) => {
                Some(heading.clone())
            }
            _ => given,
        }
    }
}

/// One begins with the other, as searching compares them.
fn is_part(heading: &str, given: &str) -> bool {
    const SHORTEST: usize = 12;
    let given = given.trim_end_matches(['…', '.', ' ']);
    let (heading, given) = (fold_title(heading), fold_title(given));
    let shorter = heading.chars().count().min(given.chars().count());
    shorter >= SHORTEST && (heading.starts_with(&given) || given.starts_with(&heading))
}

/// `Headline | Paper` without the paper.
fn without_site(title: &str, site: Option<&str>) -> String {
    let title = clean_line(title);
    let Some(site) = site.map(fold_title).filter(|site| !site.is_empty()) else {
        return title;
    };
    for mark in [" | ", " - ", " – ", " — ", " :: ", " : ", " » "] {
        if let Some((headline, paper)) = title.rsplit_once(mark)
            && fold_title(paper) == site
        {
            return headline.trim().to_owned();
        }
    }
    title
}

/// The content of an element, and what follows it; of one that is never closed, all there is.
fn content<'p>(after: &'p str, name: &str) -> (&'p str, &'p str) {
    end_tag(after, name).map_or((after, ""), |(end, rest)| (&after[..end], rest))
}

/// The elements that are open, by their names.
#[derive(Default)]
struct Open {
    depth: usize,
    names: HashMap<String, usize>,
}

impl Open {
    fn begin(&mut self, name: &str) {
        self.depth += 1;
        match self.names.get_mut(name) {
            Some(count) => *count += 1,
            None => drop(self.names.insert(name.to_owned(), 1)),
        }
    }

    /// What was never begun ends nothing.
    fn end(&mut self, name: &str) {
        if let Some(count) = self.names.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            self.depth -= 1;
        }
    }
}

/// Elements of drawings and formulas, which may close themselves.
fn is_drawing(name: &str) -> bool {
    matches!(
        name,
        "path"
            | "rect"
            | "circle"
            | "ellipse"
            | "line"
            | "polyline"
            | "polygon"
            | "use"
            | "stop"
            | "image"
            | "g"
            | "animate"
            | "mspace"
            | "svg"
    )
}

/// Neither empty by nature nor closed by what follows it.
fn is_counted(name: &str) -> bool {
    !matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "p"
            | "li"
            | "td"
            | "th"
            | "tr"
            | "dt"
            | "dd"
            | "option"
            | "thead"
            | "tbody"
            | "tfoot"
            | "colgroup"
    )
}
