use super::*;
use crate::article::blocks::blocks;

const FIRST: &str = "الوزير يفتتح الجسر الجديد صباح الأحد";
const SECOND: &str = "البلدية تعلن مواعيد العمل في العيد";
const BODY: &str =
    "وقال المدير إن العمل في المشروع يسير وفق الخطة، وإن المرحلة الثانية تبدأ قريبا.";

/// The body as a sketch: `text`, or `cue > headline | headline`.
fn sketch(body: &str) -> Vec<String> {
    let shown = |block: &Block| match block {
        Block::Text(text) => text.text.clone(),
        Block::Related { cue, items } => {
            let titles: Vec<_> = items.iter().map(|item| item.title.as_str()).collect();
            format!("{cue} > {}", titles.join(" | "))
        }
    };
    blocks(body).iter().map(shown).collect()
}

fn list(cue: &str) -> String {
    format!("{cue} > {FIRST} | {SECOND}")
}

#[test]
fn a_bulleted_list_ends_where_the_body_goes_on() {
    let body = format!("{BODY}\nاقرأ أيضاً\n- {FIRST}\n- {SECOND}\n{BODY}");
    assert_eq!(sketch(&body), [BODY.to_owned(), list("اقرأ أيضاً"), BODY.to_owned()]);
}

#[test]
fn a_cue_is_known_in_any_spelling() {
    for cue in [
        "إقرأ أيضًا",
        "اقرا ايضا:",
        "«اقرأ أيضاً»",
        "[اقرأ أيضا]",
        "(اِقْرَأْ أَيْضًا)",
        "اقـرأ أيضا..",
        "اقرئي أيضا",
        "اقرأ/ي أيضا",
        "طالع ايضا",
        "شاهد أيضاً",
        "انظر أيضا",
        "قد يعجبك أيضا",
        "مواضيع ذات صلة",
        "أخبار ذات صله",
        "مقالات ذات صلة",
        "موضوعات ذات صلة :",
        "مواضيع متعلقة",
        "أخبار متعلقة",
        "موضوعات متعلقة",
    ] {
        let body = format!("{BODY}\n{cue}\n- {FIRST}\n- {SECOND}\n{BODY}");
        assert_eq!(sketch(&body), [BODY.to_owned(), list(cue), BODY.to_owned()], "{cue}");
    }
}

#[test]
fn a_numbered_list_is_bulleted() {
    let body = format!("اقرأ أيضاً\n1. {FIRST}\n\n2. {SECOND}\n{BODY}");
    assert_eq!(sketch(&body), [list("اقرأ أيضاً"), BODY.to_owned()]);
}

#[test]
fn blank_lines_between_bullets_end_nothing() {
    let body = format!("اقرأ أيضاً\n\n• {FIRST}\n\n\n• {SECOND}\n\n{BODY}");
    assert_eq!(sketch(&body), [list("اقرأ أيضاً"), BODY.to_owned()]);
}

#[test]
fn a_list_without_bullets_ends_at_the_first_paragraph() {
    let body = format!("{BODY}\nاقرأ أيضاً\n{FIRST}\n{SECOND}\n{BODY}\n{FIRST}");
    assert_eq!(
        sketch(&body),
        [BODY.to_owned(), list("اقرأ أيضاً"), BODY.to_owned(), FIRST.to_owned()]
    );
}

#[test]
fn a_list_without_bullets_ends_at_a_blank_line() {
    let body = format!("اقرأ أيضاً\n\n{FIRST}\n{SECOND}\n\nهذا سطر قصير من متن المقال بلا نقطة");
    assert_eq!(sketch(&body), [list("اقرأ أيضاً"), "هذا سطر قصير من متن المقال بلا نقطة".to_owned()]);
}

#[test]
fn a_list_without_bullets_has_at_most_twenty_headlines() {
    let body = format!("اقرأ أيضاً\n{}", format!("{FIRST}\n").repeat(25));
    let sketch = sketch(&body);
    assert_eq!(sketch.len(), 6);
    assert_eq!(sketch[0].matches(FIRST).count(), 20);
}

#[test]
fn a_headline_ends_in_two_dots_a_question_or_a_quote_but_in_no_full_stop() {
    for line in [
        "هل تنجح الخطة الجديدة في المدينة؟",
        "مفاجأة في المباراة الأخيرة..",
        "المدير: «لن نتأخر عن الموعد»",
    ] {
        assert_eq!(sketch(&format!("شاهد أيضا\n{line}")), [format!("شاهد أيضا > {line}")]);
    }
    for line in [
        "انتهى العمل في المشروع اليوم.",
        "انتهى العمل اليوم. وبدأ غيره في الغد",
        "وقال المدير في كلمة له:",
        "قصير",
    ] {
        assert_eq!(
            sketch(&format!("شاهد أيضا\n{line}")),
            ["شاهد أيضا".to_owned(), line.to_owned()]
        );
    }
}

#[test]
fn a_body_may_hold_two_lists() {
    let body = format!("اقرأ أيضاً\n- {FIRST}\n- {SECOND}\n{BODY}\nشاهد أيضاً\n{FIRST}\n{SECOND}");
    assert_eq!(sketch(&body), [list("اقرأ أيضاً"), BODY.to_owned(), list("شاهد أيضاً")]);
    let touching = format!("اقرأ أيضاً\n{FIRST}\nشاهد أيضاً\n{SECOND}");
    assert_eq!(
        sketch(&touching),
        [format!("اقرأ أيضاً > {FIRST}"), format!("شاهد أيضاً > {SECOND}")]
    );
}

#[test]
fn blank_lines_between_all_blocks_end_no_list() {
    let third = "السوق القديم يعود إلى العمل بعد شهرين";
    let body = format!("{BODY}\n\nاقرأ أيضاً\n\n{FIRST}\n\n{SECOND}\n\n{third}\n\n{BODY}");
    let whole = format!("{} | {third}", list("اقرأ أيضاً"));
    assert_eq!(sketch(&body), [BODY.to_owned(), whole, BODY.to_owned()]);
    let at_end = format!("{BODY}\n\nاقرأ أيضاً\n\n{FIRST}\n\n{SECOND}");
    assert_eq!(sketch(&at_end), [BODY.to_owned(), list("اقرأ أيضاً")]);
}

#[test]
fn a_heading_after_such_a_list_is_left_to_a_body_that_has_headings() {
    let heading = "ما الذي يتغيّر على السكان";
    let body = format!(
        "{BODY}\n\nلماذا الآن\n\n{BODY}\n\nاقرأ أيضاً\n\n{FIRST}\n\n{SECOND}\n\n{heading}\n\n{BODY}"
    );
    assert_eq!(sketch(&body), [BODY, "لماذا الآن", BODY, &list("اقرأ أيضاً"), heading, BODY]);
    let two_lists =
        format!("{BODY}\n\nاقرأ أيضاً\n\n{FIRST}\n\n{SECOND}\n\nشاهد أيضاً\n\n{FIRST}\n\n{BODY}");
    assert_eq!(
        sketch(&two_lists),
        [BODY, &list("اقرأ أيضاً"), &format!("شاهد أيضاً > {FIRST}"), BODY]
    );
}

#[test]
fn a_list_at_the_end_is_a_list() {
    let body = format!("{BODY}\nأخبار ذات صلة:\n* {FIRST}\n* {SECOND}");
    assert_eq!(sketch(&body), [BODY.to_owned(), list("أخبار ذات صلة:")]);
}

#[test]
fn a_bulleted_body_with_other_bullets_is_body() {
    let body = format!("اقرأ أيضاً\n- {FIRST}\n– {SECOND}\n• {BODY}\n• {BODY}");
    assert_eq!(sketch(&body), [list("اقرأ أيضاً"), BODY.to_owned(), BODY.to_owned()]);
}

#[test]
fn a_cue_with_a_colon_takes_the_rest_of_its_line() {
    let body = format!("{BODY}\nاقرأ أيضاً: {FIRST}\n{BODY}");
    assert_eq!(sketch(&body), [BODY.to_owned(), format!("اقرأ أيضاً: > {FIRST}"), BODY.to_owned()]);
    assert_eq!(sketch(&format!("(اقرأ أيضاً: {FIRST})")), [format!("(اقرأ أيضاً: > {FIRST}")]);
    assert_eq!(sketch(&format!("- طالع أيضا: {FIRST}")), [format!("- طالع أيضا: > {FIRST}")]);
}

#[test]
fn a_cue_without_headlines_is_body() {
    assert_eq!(sketch(&format!("{BODY}\nاقرأ أيضاً\n{BODY}")), [BODY, "اقرأ أيضاً", BODY]);
    assert_eq!(sketch(&format!("{BODY}\nاقرأ أيضاً:")), [BODY, "اقرأ أيضاً:"]);
}

#[test]
fn a_cue_in_a_sentence_is_body() {
    for line in [
        "يمكنك أن تقرأ أيضا: كتابه الأخير",
        "اقرأ أيضا ما كتبه الزميل أمس عن الجسر",
        "شاهد الجمهور المباراة",
        "انظر",
    ] {
        assert_eq!(sketch(&format!("{line}\n- {FIRST}\n- {SECOND}")).len(), 3, "{line}");
    }
}

#[test]
fn a_leftover_label_is_body_unless_bullets_follow() {
    for label in [
        "المزيد",
        "..المزيد",
        "للمزيد",
        "اقرأ المزيد",
        "قد يهمك",
        "بیشتر بخوانید",
        "Read more",
        "Related",
    ] {
        assert_eq!(sketch(&format!("{label}\n{FIRST}\n{SECOND}")), [label, FIRST, SECOND]);
        assert_eq!(sketch(&format!("{BODY}\n{label}")), [BODY, label]);
        assert_eq!(
            sketch(&format!("{label}\n- {FIRST}\n- {SECOND}\n{BODY}")),
            [list(label), BODY.to_owned()]
        );
    }
    assert_eq!(sketch("للمزيد: زوروا الموقع"), ["للمزيد: زوروا الموقع"]);
}

#[test]
fn every_cue_in_the_table_is_a_cue() {
    for cue in CUES.iter().chain(BARE_LABELS) {
        assert!(is_leftover(cue), "{cue}");
    }
}

#[test]
fn persian_lists_are_found() {
    let headline = "رئیس سازمان از آغاز طرح تازه خبر داد";
    assert_eq!(
        sketch(&format!("بیشتر بخوانید: {headline}")),
        [format!("بیشتر بخوانید: > {headline}")]
    );
    assert_eq!(sketch(&format!("مطالب مرتبط\n{headline}")), [format!("مطالب مرتبط > {headline}")]);
}

#[test]
fn urdu_headlines_stand_on_the_line_of_their_cue() {
    let headline = "شہر میں نئے پل کی تعمیر کا آغاز ہو گیا";
    assert_eq!(
        sketch(&format!("یہ بھی پڑھیں: {headline}\nحکام نے بتایا کہ کام جلد مکمل ہو گا۔")),
        [format!("یہ بھی پڑھیں: > {headline}"), "حکام نے بتایا کہ کام جلد مکمل ہو گا۔".to_owned()]
    );
    assert_eq!(sketch(&format!("مزید پڑھیے\n• {headline}")), [format!("مزید پڑھیے > {headline}")]);
}

#[test]
fn hebrew_lists_are_found() {
    let headline = "ראש העיר חנך את הגשר החדש";
    assert_eq!(sketch(&format!("קראו גם:\n- {headline}")), [format!("קראו גם: > {headline}")]);
    assert_eq!(sketch(&format!("עוד בנושא: {headline}")), [format!("עוד בנושא: > {headline}")]);
}

#[test]
fn english_lists_are_found() {
    let headline = "Council opens new bridge ahead of summer";
    assert_eq!(sketch(&format!("READ ALSO:\n- {headline}")), [format!("READ ALSO: > {headline}")]);
    assert_eq!(
        sketch(&format!("More on this story\n{headline}")),
        [format!("More on this story > {headline}")]
    );
    assert_eq!(sketch("Related: nothing."), ["Related: > nothing."]);
}

#[test]
fn the_union_repeats_nothing() {
    let blocks = blocks(&format!("اقرأ أيضاً\n- {FIRST}\n- {SECOND}"));
    let beside = |title: &str| Related { title: title.to_owned(), url: None };
    let titles: Vec<_> = union(&blocks, vec![beside(SECOND), beside("ثالث")])
        .into_iter()
        .map(|item| item.title)
        .collect();
    assert_eq!(titles, [FIRST, SECOND, "ثالث"]);
}
