//! A library of any size, the same in every run: word-salad from a vocabulary in which few words are
//! frequent and many are rare, as in news.

use std::fmt::Write as _;
use std::io::{self, Write};

/// How the library is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON Lines.
    Lines,
    /// One array on one line.
    Array,
    /// JSON Lines in which every letter beyond ASCII is escaped.
    Escaped,
    /// RSS 2.0.
    Rss,
}

const ROOTS: [&str; 48] = [
    "جسر",
    "نهر",
    "مدرس",
    "كتاب",
    "بحر",
    "سوق",
    "حديق",
    "طريق",
    "مطر",
    "قمح",
    "زيتون",
    "ميناء",
    "قطار",
    "مسرح",
    "معرض",
    "لوح",
    "خريط",
    "صحراء",
    "جبل",
    "واد",
    "نخل",
    "سفين",
    "مكتب",
    "ورق",
    "حبر",
    "خط",
    "شعر",
    "قصيد",
    "حكاي",
    "مدين",
    "قري",
    "بيت",
    "نافذ",
    "باب",
    "شارع",
    "ساح",
    "عمود",
    "حجر",
    "ذهب",
    "فض",
    "نجم",
    "قمر",
    "شمس",
    "ريح",
    "غيم",
    "ظل",
    "لغ",
    "صوت",
];
const BEFORE: [&str; 12] =
    ["", "ال", "وال", "بال", "لل", "في ال", "و", "ب", "ل", "ك", "من ال", "إلى ال"];
const AFTER: [&str; 16] =
    ["", "ة", "ات", "ين", "ون", "ها", "هم", "نا", "ي", "ية", "تان", "وا", "ان", "اً", "ك", "يّ"];
const FREQUENT: [&str; 24] = [
    "في",
    "من",
    "على",
    "إلى",
    "عن",
    "أن",
    "إن",
    "ما",
    "هذا",
    "هذه",
    "التي",
    "الذي",
    "بعد",
    "قبل",
    "كل",
    "بين",
    "مع",
    "أمس",
    "اليوم",
    "قال",
    "كان",
    "لم",
    "لا",
    "حتى",
];
const SITES: [&str; 14] = [
    "دفتر الحكايات",
    "المنارة",
    "صحيفة النخلة",
    "أخبار الوادي",
    "الميناء",
    "مجلة الورق",
    "سطور",
    "البريد القديم",
    "نافذة",
    "الضفة الأخرى",
    "مرآة البحر",
    "القافلة",
    "أوراق الخريف",
    "الفنار",
];

/// A generator of numbers: `SplitMix64`.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Small places often, large ones seldom.
    fn skewed(&mut self, end: usize) -> usize {
        let (one, other) = (self.below(end), self.below(end));
        one * other / end
    }

    fn word(&mut self, text: &mut String) {
        if self.below(3) == 0 {
            text.push_str(FREQUENT[self.skewed(FREQUENT.len())]);
            return;
        }
        text.push_str(BEFORE[self.skewed(BEFORE.len())]);
        text.push_str(ROOTS[self.skewed(ROOTS.len())]);
        text.push_str(AFTER[self.skewed(AFTER.len())]);
        // Rare words, as names are.
        if self.below(12) == 0 {
            text.push_str(ROOTS[self.below(ROOTS.len())]);
        }
    }

    fn words(&mut self, count: usize) -> String {
        let mut text = String::new();
        for place in 0..count {
            if place > 0 {
                text.push(' ');
            }
            self.word(&mut text);
        }
        text
    }
}

/// One article.
struct Made {
    title: String,
    paragraphs: Vec<String>,
    url: String,
    site: &'static str,
    date: String,
}

/// Article `number`; one in fifty repeats the one before it, as crawlers do.
fn article(number: u64) -> Made {
    let number = if number % 50 == 49 { number - 1 } else { number };
    let mut dice = Dice(number.wrapping_mul(0x5851_f42d_4c95_7f2d) ^ 0x7ea);
    let words = 6 + dice.below(7);
    let mut title = dice.words(words);
    if dice.below(4) == 0 {
        let _ = write!(title, " {}", 2 + dice.below(400));
    }
    let paragraphs = (0..7 + dice.below(7))
        .map(|_| {
            let words = 25 + dice.below(50);
            let mut text = dice.words(words);
            if dice.below(3) == 0 {
                text.insert_str(0, "وقال «");
                text.push_str("» ثم \"سكت\"");
            }
            text.push('.');
            text
        })
        .collect();
    let (day, minute) = (dice.below(2_000), dice.below(1_440));
    let (year, rest) = (2_020 + day / 360, day % 360);
    Made {
        title,
        paragraphs,
        url: format!("https://n{}.example.org/{:x}", number % 14, dice.next()),
        site: SITES[(number % 14) as usize],
        date: format!(
            "{year}-{:02}-{:02}T{:02}:{:02}:00+03:00",
            rest / 30 + 1,
            rest % 28 + 1,
            minute / 60,
            minute % 60
        ),
    }
}

/// Writes `count` articles.
pub fn write(out: &mut dyn Write, count: u64, form: Form) -> io::Result<()> {
    out.write_all(
        match form {
            Form::Lines | Form::Escaped => "",
            Form::Array => "[",
            Form::Rss => {
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>\
            <title>library</title><link>https://example.org/</link><description/>\n"
            }
        }
        .as_bytes(),
    )?;
    for number in 0..count {
        let made = article(number);
        match form {
            Form::Rss => item(out, &made)?,
            Form::Array if number > 0 => write!(out, ", {}", object(&made))?,
            Form::Array => out.write_all(object(&made).as_bytes())?,
            Form::Lines => writeln!(out, "{}", object(&made))?,
            Form::Escaped => writeln!(out, "{}", escaped(&object(&made)))?,
        }
    }
    out.write_all(
        match form {
            Form::Lines | Form::Escaped => "",
            Form::Array => "]\n",
            Form::Rss => "</channel></rss>\n",
        }
        .as_bytes(),
    )
}

fn object(made: &Made) -> String {
    serde_json::json!({
        "title": made.title,
        "author": "",
        "url": made.url,
        "hostname": made.url.split('/').nth(2),
        "date": made.date,
        "sitename": made.site,
        "language": "ar",
        "text": made.paragraphs.join("\n"),
        "comments": null,
        "tags": ["library", made.site],
    })
    .to_string()
}

fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len() * 3);
    for c in json.chars() {
        if c.is_ascii() {
            text.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text
}

fn item(out: &mut dyn Write, made: &Made) -> io::Result<()> {
    writeln!(
        out,
        "<item><title>{}</title><link>{}</link><guid>{}</guid><description>{}</description></item>",
        made.title,
        made.url,
        made.url,
        made.paragraphs.join("\n").replace('"', "&quot;")
    )
}
