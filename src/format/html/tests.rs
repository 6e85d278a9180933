use super::*;
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
            Just("</"), Just("<i>"), Just("</i>"), Just("<td>"), Just("\u{1b}]"), Just("<h1>"), Just("<!--")
        ], 0..40)
    ) {
        for piece in pieces(&parts.concat()) {
            let block = &piece.block;
            prop_assert!(!block.text.contains(char::is_control));
            for source in block.links.iter().map(|link| &link.source).chain(block.spans.iter().map(|span| &span.source)) {
                prop_assert!(block.text.get(source.clone()).is_some_and(|part| !part.is_empty()), "{block:?}");
            }
        }
    }
}
