use super::*;
use crate::article::SpanKind;
use proptest::prelude::*;

fn texts(html: &str) -> Vec<String> {
    pieces(html).into_iter().map(|piece| piece.block.text).collect()
}

#[test]
fn tags_are_told_from_text_that_looks_like_them() {
    for html in ["<p>نص", "نص<br/>نص", "a <b>b</b>", "نص</div>", "<A HREF='x'>y</A>"] {
        assert!(is_html(html), "{html}");
    }
    for text in ["", "a < b > c", "<3", "1<2", "<عاجل>", "نص <a", "<unknown>", "if x<y and z>w"]
    {
        assert!(!is_html(text), "{text}");
    }
}

#[test]
fn block_tags_and_breaks_end_a_block() {
    assert_eq!(
        texts("<div><p>أول\n  <b>نص</b>.</p><p> ثان<br>ثالث </p>\u{a0}<p>&nbsp;</p>رابع</div>خامس"),
        ["أول نص.", "ثان", "ثالث", "رابع", "خامس"]
    );
}

#[test]
fn entities_are_decoded_once_and_controls_go() {
    assert_eq!(
        texts("<p>&quot;نص&quot; &amp;lt; \u{1b}[31mأحمر\u{9b}0m &#27;[2J</p>"),
        ["\"نص\" &lt; أحمر &#27;[2J"]
    );
    assert_eq!(texts("a &lt;b&gt; <i>c</i>"), ["a <b> c"]);
}

#[test]
fn what_a_browser_hides_is_not_shown() {
    assert_eq!(
        texts(
            "<p>أول<!-- سر --></p><script>if (a<b) x('</p>')</script><style>p{}</style><SCRIPT>x</SCRIPT>ثان"
        ),
        ["أول", "ثان"]
    );
    assert_eq!(texts("أول<script>بلا نهاية"), ["أولبلا نهاية"]);
}

#[test]
fn links_and_emphasis_cover_their_words() {
    let pieces = pieces(
        "<p>  قال <a title='>' href=\"http://a.example/?x=1&amp;y=2\"> الموقع </a> إنه <strong>مهم <em>جدا</em></strong></p>",
    );
    let block = &pieces[0].block;
    assert_eq!(block.text, "قال الموقع إنه مهم جدا");
    assert_eq!(block.links[0].url, "http://a.example/?x=1&y=2");
    assert_eq!(&block.text[block.links[0].source.clone()], "الموقع");
    let spans: Vec<_> =
        block.spans.iter().map(|span| (&block.text[span.source.clone()], span.kind)).collect();
    assert_eq!(spans, [("جدا", SpanKind::Emphasis), ("مهم جدا", SpanKind::Strong)]);
}

#[test]
fn lists_headings_quotes_and_tables_keep_their_kind() {
    let html = "<h2>عنوان</h2><ul><li>أ<ol><li>ب</li><li>ج</ol></ul><blockquote><p>قول</p></blockquote><table><tr><th>س<td>ص</tr></table>";
    let pieces = pieces(html);
    let shown: Vec<_> = pieces
        .iter()
        .map(|piece| {
            (
                piece.block.kind,
                piece.block.level,
                piece.block.marker.as_deref(),
                piece.block.text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (TextKind::Heading, Some(2), None, "عنوان"),
            (TextKind::Item, None, Some("•"), "أ"),
            (TextKind::Item, Some(2), Some("1."), "ب"),
            (TextKind::Item, Some(2), Some("2."), "ج"),
            (TextKind::Quote, None, None, "قول"),
            (TextKind::Table, None, None, "س | ص"),
        ]
    );
}

#[test]
fn a_picture_has_its_caption_or_its_description() {
    let html = "<figure><img src='a.jpg' alt='وصف'><figcaption>تعليق</figcaption></figure><p>نص<img data-src='b.jpg' alt='آخر'></p>";
    let pictures: Vec<_> =
        pieces(html).into_iter().map(|piece| (piece.block.text, piece.block.url)).collect();
    let url = |url: &str| Some(url.to_owned());
    assert_eq!(
        pictures,
        [
            ("تعليق".to_owned(), url("a.jpg")),
            ("نص".to_owned(), None),
            ("آخر".to_owned(), url("b.jpg"))
        ]
    );
}

#[test]
fn a_line_with_tags_is_a_line_without() {
    assert_eq!(text("<b>خبر</b> <br> عاجل"), "خبر عاجل");
}

proptest! {
    #[test]
    fn any_soup_gives_whole_ranges_and_no_control(
        parts in prop::collection::vec(prop_oneof![
            Just("<p>"), Just("</p>"), Just("<a href='x'>"), Just("</a>"), Just("<b>"), Just("</b>"), Just("<li>"),
            Just("<ul>"), Just("</ul>"), Just("<img src=x>"), Just("<figcaption>"), Just("</figcaption>"), Just("<"),
            Just(">"), Just("نص "), Just(" \n"), Just("&#27;"), Just("\u{a0}"), Just("<script"), Just("\""), Just("='"),
            Just("</"), Just("<i>"), Just("</i>"), Just("<td>"), Just("<th>"), Just("<table><tr>"), Just("</table>"), Just("<pre>"), Just("</pre>"), Just("<div class=poem>"), Just("</div>"), Just("<br>"), Just("\u{1b}]"), Just("<h1>"), Just("<!--")
        ], 0..40)
    ) {
        for piece in pieces(&parts.concat()) {
            let block = &piece.block;
            let is_control = |c: char| c.is_control() && !(c == '\n' && block.kind == TextKind::Poem);
            prop_assert!(!block.text.contains(is_control));
            for source in block.links.iter().map(|link| &link.source).chain(block.spans.iter().map(|span| &span.source)) {
                prop_assert!(block.text.get(source.clone()).is_some_and(|part| !part.is_empty()), "{block:?}");
            }
        }
    }
}

fn shown(html: &str) -> Vec<(TextKind, Option<u8>, Option<String>, String)> {
    let one = |piece: Piece| {
        let block = piece.block;
        (block.kind, block.level, block.marker, block.text)
    };
    pieces(html).into_iter().map(one).collect()
}

fn plain(kind: TextKind, text: &str) -> (TextKind, Option<u8>, Option<String>, String) {
    (kind, None, None, text.to_owned())
}

#[test]
fn a_row_keeps_its_cells_whatever_stands_in_them() {
    let html = "<table><caption>جدول</caption><tr><th>المدينة<th colspan=2>الحرارة</tr>\
        <tr><td><p>جدة</p><p>الغرب</p></td><td></td><td>38 | 40</td></tr></table>";
    let pieces = pieces(html);
    assert_eq!(
        shown(html),
        [
            plain(TextKind::Paragraph, "جدول"),
            plain(TextKind::Table, "المدينة | الحرارة"),
            plain(TextKind::Table, "جدة الغرب |  | 38 \u{a0}|\u{a0} 40"),
        ]
    );
    let head: Vec<_> = pieces[1]
        .block
        .spans
        .iter()
        .map(|span| &pieces[1].block.text[span.source.clone()])
        .collect();
    assert_eq!(head, ["المدينة", "الحرارة"]);
}

#[test]
fn a_table_that_only_places_things_is_none() {
    let html = "<table><tr><td><table><tr><td>س</td><td>ص</td></tr></table></td><td><p>نص</p></td></tr></table>\
        <table><tr><td>وحيد</td></tr></table>";
    assert_eq!(
        shown(html),
        [
            plain(TextKind::Table, "س | ص"),
            plain(TextKind::Paragraph, "نص"),
            plain(TextKind::Paragraph, "وحيد"),
        ]
    );
}

#[test]
fn numbers_of_a_list_are_the_ones_a_browser_shows() {
    let item =
        |marker: &str, text: &str| (TextKind::Item, None, Some(marker.to_owned()), text.to_owned());
    assert_eq!(
        shown("<ol start=3><li>أ<li value=7>ب<p>تتمة</p></li><li>ج</ol>"),
        [item("3.", "أ"), item("7.", "ب"), plain(TextKind::Item, "تتمة"), item("8.", "ج")]
    );
}

#[test]
fn verse_keeps_its_lines_and_prose_does_not_become_verse() {
    assert_eq!(
        shown(
            "<p>قال:</p><div class='poem'><p>شطر أول<br>شطر ثان</p><p>شطر <b>ثالث</b></p></div><p>نص</p><pre>أ\n  ب</pre>"
        ),
        [
            plain(TextKind::Paragraph, "قال:"),
            plain(TextKind::Poem, "شطر أول\nشطر ثان\n\nشطر ثالث"),
            plain(TextKind::Paragraph, "نص"),
            plain(TextKind::Poem, "أ\nب"),
        ]
    );
}

#[test]
fn links_after_a_cue_are_its_items_whatever_they_stand_in() {
    let html = "<p>نص.</p><div><h3>اقرأ أيضاً</h3><a href='/a'><img src='a.jpg' alt='صورة'></a><div><a href='/a'>الخبر الأول</a></div>\
        <a href='/b'>الثاني</a> | <a href='/c'>الثالث</a></div><p>تتمة <a href='/d'>برابط</a>.</p>";
    let blocks = crate::article::related::gather(pieces(html));
    let crate::article::Block::Related { cue, items } = &blocks[1] else {
        panic!("{blocks:?}");
    };
    assert_eq!(cue, "اقرأ أيضاً");
    let items: Vec<_> =
        items.iter().map(|item| (item.title.as_str(), item.url.as_deref())).collect();
    let expected = [("الخبر الأول", "/a"), ("الثاني", "/b"), ("الثالث", "/c")];
    assert_eq!(items, expected.map(|(title, url)| (title, Some(url))));
    assert_eq!(blocks.len(), 3);
}

#[test]
fn quotation_marks_that_a_browser_adds_are_there() {
    assert_eq!(texts("<p>قال <q>نعم</q>.</p>"), ["قال “نعم”."]);
}

#[test]
fn a_hundred_thousand_open_tables_cost_one_pass() {
    let html = format!("{}نص", "<table><tr><td>".repeat(100_000));
    assert_eq!(texts(&html), ["نص"]);
}

/// The texts with isolates written as `‹…›`, their kind before them.
fn isolated(html: &str) -> Vec<String> {
    let shown = |text: String| {
        text.replace('\u{2066}', "L‹")
            .replace('\u{2067}', "R‹")
            .replace('\u{2068}', "F‹")
            .replace('\u{2069}', "›")
    };
    texts(html).into_iter().map(shown).collect()
}

#[test]
fn words_with_a_direction_of_their_own_stand_in_isolates() {
    for (html, text) in [
        ("فازوا <span dir=\"ltr\">3 - 1</span> أمس", "فازوا L‹3 - 1› أمس"),
        ("فازوا<SPAN DIR='LTR'> 3 - 1 </SPAN>أمس", "فازوا L‹3 - 1› أمس"),
        ("رقم <bdi>+961 1 555</bdi>.", "رقم F‹+961 1 555›."),
        ("رقم <bdi dir=rtl>+961</bdi>.", "رقم R‹+961›."),
        ("رقم <b dir=auto>+961</b>.", "رقم F‹+961›."),
        ("a <bdo dir=rtl>b c</bdo> d", "a R‹b c› d"),
        ("a <bdo>b</bdo> <kbd dir=ltr>c</kbd>", "a b L‹c›"),
        ("قال <q dir=ltr>1 - 2</q> ثم", "قال L‹“1 - 2”› ثم"),
        ("أ <span dir=ltr>1 <span>2</span> 3</span> ب", "أ L‹1 2 3› ب"),
        ("أ <span dir=ltr>1 <bdi>2</bdi></span> ب", "أ L‹1 F‹2›› ب"),
        ("أ <span dir=ltr></span><span dir=ltr> </span>ب", "أ ب"),
        ("أ <wbr dir=ltr>ب <span dir=ltr/>ج", "أ ب ج"),
    ] {
        assert_eq!(isolated(html), [text], "{html}");
    }
}

#[test]
fn isolates_end_with_their_block_whatever_is_left_open() {
    assert_eq!(isolated("<p>أ <span dir=ltr>1 -<br>2 ب</span> ج</p>"), ["أ L‹1 -›", "L‹2 ب› ج"]);
    assert_eq!(isolated("<p>أ <span dir=ltr>1 - 2</p><p>ب - 3</p>"), ["أ L‹1 - 2›", "ب - 3"]);
    assert_eq!(isolated("<div>أ <b dir=ltr>1 - 2</div>ب - 3"), ["أ L‹1 - 2›", "ب - 3"]);
    assert_eq!(isolated("<p>أ <bdi>1<p>ب - 3"), ["أ F‹1›", "ب - 3"]);
    assert_eq!(
        isolated(
            "<table><tr><td dir=ltr>1 - 2<td>ب - 3</tr><tr><td>أ<td dir=ltr>4 - 5</td></tr></table>"
        ),
        ["L‹1 - 2› | ب - 3", "أ | L‹4 - 5›"]
    );
    assert_eq!(isolated("أ <bdi>\u{2069}1\u{2066}2</bdi> ب"), ["أ F‹1L‹2›› ب"]);
    assert_eq!(isolated("<pre>أ <bdi>1\n2</bdi> ب</pre>"), ["أ F‹1›\nF‹2› ب"]);
}

#[test]
fn a_whole_block_is_isolated_where_its_letters_do_not_tell_its_direction() {
    assert_eq!(isolated("<p dir=ltr>+961 1 555</p><p>3 - 1</p>"), ["L‹+961 1 555›", "3 - 1"]);
    assert_eq!(isolated("<p><span dir=ltr>+961 1</span></p>"), ["L‹+961 1›"]);
    assert_eq!(isolated("<li dir=ltr>Wi-Fi: شبكة 5</li>"), ["L‹Wi-Fi: شبكة 5›"]);
    for html in [
        "<p dir=rtl>قال 3 - 1</p>",
        "<p dir=ltr>He said.</p>",
        "<p dir=ltr>قال He</p>",
        "<div dir=ltr>Wi-Fi: شبكة</div>",
        "<p dir=auto>Wi-Fi: شبكة</p>",
        "<p><span dir=rtl>قال 3 - 1</span></p>",
    ] {
        assert!(!isolated(html)[0].contains('‹'), "{html}");
    }
}

#[test]
fn links_and_emphasis_cover_their_words_beside_isolates() {
    let pieces = pieces(
        "<p>أ <a href=/1 dir=ltr>1 - 2</a> ب <span dir=ltr><a href=/2>3</a> <b>4</b></span> <i>ج <bdi>5</bdi></i></p>",
    );
    let block = &pieces[0].block;
    let covered = |source: &std::ops::Range<usize>| block.text[source.clone()].to_owned();
    let links: Vec<_> = block.links.iter().map(|link| covered(&link.source)).collect();
    assert_eq!(links, ["1 - 2", "3"]);
    let spans: Vec<_> = block.spans.iter().map(|span| covered(&span.source)).collect();
    assert_eq!(spans, ["4", "ج \u{2068}5\u{2069}"]);
}

#[test]
fn ranges_move_with_the_isolate_of_a_whole_block() {
    let pieces =
        pieces("<p dir=ltr>+961 <a href=/1>1 5</a></p><p><bdi><a href=/2>خبر</a></bdi></p>");
    for (piece, text) in pieces.iter().zip(["1 5", "خبر"]) {
        assert_eq!(&piece.block.text[piece.block.links[0].source.clone()], text);
    }
}

proptest! {
    #[test]
    fn isolates_are_balanced_in_every_block(
        parts in prop::collection::vec(prop_oneof![
            Just("<p dir=ltr>"), Just("</p>"), Just("<span dir=ltr>"), Just("<span>"), Just("</span>"),
            Just("<bdi>"), Just("</bdi>"), Just("<br>"), Just("<table><tr><td>1<td dir=rtl>"), Just("</table>"),
            Just("<a href=/>"), Just("</a>"), Just("<b>"), Just("</b>"), Just("خبر"), Just(" 1 "), Just("<li>"),
            Just("<div dir=rtl>"), Just("</div>"), Just("<pre>"), Just("</pre>"), Just("\n"), Just("a")
        ], 0..30),
    ) {
        for piece in pieces(&parts.concat()) {
            let text = piece.block.text;
            for line in text.split('\n') {
                prop_assert_eq!(crate::article::controls::balanced(line), line);
            }
            let links = piece.block.links.iter().map(|link| &link.source);
            for source in links.chain(piece.block.spans.iter().map(|span| &span.source)) {
                prop_assert!(text.get(source.clone()).is_some_and(|part| !part.is_empty()), "{:?}", text);
            }
        }
    }
}
