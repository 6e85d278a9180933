//! Texts made here: news, a vocalised text, Arabic mixed with Latin, and hostile ones.

const NEWS: &str = "وصلت القافلة إلى الميناء عام 1830، وكان فيها «نحو 35% من البن» الذي عرفه الأوروبيون باسم (Mocha)، ثم عادت محملة بالأقمشة والورق.";
const PLAIN: &str = "قالت الوزارة في بيانها إن العمل في الطريق الساحلي سيبدأ مطلع الشهر القادم، وإن أهل القرى المجاورة لن يتأثروا بإغلاق الجسر القديم إلا أياما قليلة؛ وأضافت أن اللجنة سترفع تقريرها بعد أسبوعين.";
const VOCALISED: &str = "خَرَجَ الصَّيَّادُ مَعَ الفَجْرِ إِلَى البَحْرِ، وَكَانَتِ السَّمَاءُ صَافِيَةً وَالرِّيحُ هَادِئَةً، فَلَمَّا أَلْقَى شَبَكَتَهُ تَذَكَّرَ قَوْلَ أَبِيهِ: «لَا تَأْخُذْ مِنَ البَحْرِ إِلَّا مَا تَحْتَاجُ إِلَيْهِ».";
const MIXED: &str = "أطلقت شركة Nova Systems نسخة Linux 6.12 من نظامها (open source) على أجهزة ARM64 وx86، وقال المدير John Reed لوكالة News Desk إن التحديث v2.4.1 يدعم USB-C وWi-Fi 7 بسرعة 40 Gbit/s.";

/// A text to be set: its name, and its paragraphs, one a line.
pub struct Input {
    pub name: String,
    pub text: String,
}

fn input(name: &str, text: String) -> Input {
    Input { name: name.to_owned(), text }
}

/// About `bytes` of `sentence` in paragraphs of two, numbered so that no two are the same.
fn paragraphs(sentence: &str, bytes: usize) -> String {
    let count = bytes / (sentence.len() * 2);
    let numbered: Vec<String> =
        (0..count).map(|place| format!("{sentence} {sentence} {place}")).collect();
    numbered.join("\n")
}

/// What is read every day, each about as long as an article.
pub fn everyday() -> Vec<Input> {
    vec![
        input("news", paragraphs(NEWS, 6_000)),
        input("news without digits or Latin", paragraphs(PLAIN, 6_000)),
        input("vocalised", paragraphs(VOCALISED, 6_000)),
        input("mixed with Latin", paragraphs(MIXED, 6_000)),
    ]
}

/// One paragraph of news of exactly `bytes`, or a few less.
pub fn one_paragraph(bytes: usize) -> Input {
    repeated(&format!("{} KB", bytes / 1000), &format!("{NEWS} {PLAIN} "), bytes)
}

fn repeated(name: &str, part: &str, bytes: usize) -> Input {
    let mut text = part.repeat(bytes / part.len() + 1);
    let mut end = bytes;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    input(name, text)
}

/// What nobody writes, each one paragraph of `bytes`.
pub fn hostile(bytes: usize) -> Vec<Input> {
    let parts: [(&str, &str); 31] = [
        ("isolates opened, never closed", "\u{2067}"),
        ("isolates opened, a letter each", "\u{2067}ا"),
        ("isolates closed, never opened", "\u{2069}"),
        ("pairs of isolates", "\u{2067}ا\u{2069}\u{2066}a\u{2069}"),
        ("first strong isolates", "\u{2068}"),
        ("first strong isolates, a digit each", "\u{2068}1"),
        ("embeddings opened, never closed", "\u{202b}\u{202a}"),
        ("pairs of embeddings", "\u{202a}ا\u{202c}\u{202b}a\u{202c}"),
        ("overrides", "\u{202e}a\u{202d}ا"),
        ("brackets opened", "("),
        ("brackets opened, a letter each", "(ا"),
        ("brackets of all kinds", "([{«<"),
        ("pairs of brackets", "(ا)[a]"),
        ("brackets that cross", "([)]"),
        ("marks only", "\u{64e}"),
        ("marks of two kinds on letters", "ب\u{64e}\u{651}"),
        ("marks that compose", "ا\u{654}"),
        ("right and left in turn", "اa"),
        ("right, left, digit in turn", "اa1"),
        ("words of two directions", "اب ab "),
        ("digits", "0123456789"),
        ("digits and separators", "1,2.3/4-5%"),
        ("one word", "ب"),
        ("lam and alef", "لا"),
        ("spaces", " "),
        ("tabs", "\t"),
        ("tabs and letters", "ا\ta\t"),
        ("joiners", "\u{200d}"),
        ("letters and joiners", "ب\u{200d}ب\u{200c}"),
        ("long ligatures", "\u{fdfa}"),
        ("emoji joined into families", "👩\u{200d}👩\u{200d}👧 "),
    ];
    let mut found: Vec<Input> =
        parts.iter().map(|(name, part)| repeated(name, part, bytes)).collect();
    let half = |open: &str, middle: &str, close: &str| {
        let count = bytes / (open.len() + close.len());
        open.repeat(count) + middle + &close.repeat(count)
    };
    found.push(input("isolates within isolates", half("\u{2067}", "ا", "\u{2069}")));
    found.push(input("embeddings within embeddings", half("\u{202b}", "ا", "\u{202c}")));
    found.push(input("brackets within brackets", half("(", "ا", ")")));
    found.push(input("presentation forms", repeated("", "ﻣﺼﺮ ", bytes).text));
    found.push(input("line separators", repeated("", "ا\u{2028}", bytes).text));
    found.push(input("flags", repeated("", "🇸🇦", bytes).text));
    found.push(input("Hangul letters", repeated("", "\u{1100}\u{1161}\u{11a8}", bytes).text));
    found.push(input("words wider than a line", repeated("", &("ب".repeat(90) + " "), bytes).text));
    found
}
