//! Every word of the interface.

use crate::app::Notice;
use crate::app::settings::PageWords;
use crate::text::{Align, Digits, Direction, Harakat};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Arabic.
    Arabic,
}

impl Language {
    /// From a BCP 47 tag or a POSIX locale; `None` for languages the interface does not speak.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        match tag.split(['-', '_', '.']).next()? {
            "ar" => Some(Language::Arabic),
            "en" => Some(Language::English),
            _ => None,
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self {
            Language::English => &ENGLISH,
            Language::Arabic => &ARABIC,
        }
    }
}

/// The words of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "named for what they say")]
pub struct Words {
    pub direction: Direction,
    pub page: PageWords,
    pub keys: &'static str,
    pub keys_hint: &'static str,
    pub find: &'static str,
    pub filter: &'static str,
    pub find_everywhere: &'static str,
    pub results: &'static str,
    pub results_hint: &'static str,
    pub growing: &'static str,
    pub from_records: &'static str,
    pub keep: &'static str,
    keep_text: &'static str,
    pub keep_hint: &'static str,
    pub related: &'static str,
    pub loading: &'static str,
    pub nothing: &'static str,
    pub skipped: &'static str,
    pub is_close: &'static str,
    pub which: &'static str,
    pub missing: &'static str,
    pub choose_hint: &'static str,
    pub close_hint: &'static str,
    pub missing_hint: &'static str,
    pub missing_url_hint: &'static str,
    not_found: &'static str,
    columns: &'static str,
    full: &'static str,
    ragged: &'static str,
    justified: &'static str,
    with_harakat: &'static str,
    without_harakat: &'static str,
    digits_as_written: &'static str,
    digits: &'static str,
    terminal: &'static str,
    address_opened: &'static str,
    address_copied: &'static str,
    article_copied: &'static str,
    no_address: &'static str,
    no_related: &'static str,
    no_history: &'static str,
    no_search: &'static str,
    /// No headline matches.
    pub no_headline: &'static str,
    pub actions: ActionWords,
}

/// What each key does, in a few words.
#[derive(Debug)]
#[expect(missing_docs, reason = "named after the actions")]
pub struct ActionWords {
    pub down: &'static str,
    pub up: &'static str,
    pub page_down: &'static str,
    pub page_up: &'static str,
    pub half_page_down: &'static str,
    pub half_page_up: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub open: &'static str,
    pub back: &'static str,
    pub pane_left: &'static str,
    pub pane_right: &'static str,
    pub next_pane: &'static str,
    pub previous_pane: &'static str,
    pub next_article: &'static str,
    pub previous_article: &'static str,
    pub digit: &'static str,
    pub related: &'static str,
    pub history_back: &'static str,
    pub history_forward: &'static str,
    pub find: &'static str,
    pub next_hit: &'static str,
    pub previous_hit: &'static str,
    pub filter: &'static str,
    pub find_everywhere: &'static str,
    pub open_address: &'static str,
    pub copy_address: &'static str,
    pub copy_article: &'static str,
    pub measure_wider: &'static str,
    pub measure_narrower: &'static str,
    pub measure_full: &'static str,
    pub justify: &'static str,
    pub harakat: &'static str,
    pub digits: &'static str,
    pub only_body: &'static str,
    pub terminal: &'static str,
    pub help: &'static str,
    pub redraw: &'static str,
    pub suspend: &'static str,
    pub close: &'static str,
    pub quit: &'static str,
}

impl Words {
    /// Asks for so many bytes of the user's cache.
    #[must_use]
    pub fn keep_text(&self, bytes: u64) -> String {
        let (whole, tenths) = (bytes >> 30, ((bytes % (1 << 30)) * 10) >> 30);
        self.keep_text.replace("{}", &format!("\u{2066}{whole}.{tenths} GB\u{2069}"))
    }

    /// A notice in words.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::NotFound(pattern) => format!("{}: \u{2068}{pattern}\u{2069}", self.not_found),
            Notice::AddressOpened => self.address_opened.to_owned(),
            Notice::AddressCopied => self.address_copied.to_owned(),
            Notice::ArticleCopied => self.article_copied.to_owned(),
            Notice::NoAddress => self.no_address.to_owned(),
            Notice::NoRelated => self.no_related.to_owned(),
            Notice::NoHistory => self.no_history.to_owned(),
            Notice::NoSearch => self.no_search.to_owned(),
            Notice::NoHeadline => self.no_headline.to_owned(),
            Notice::Failed(error) => format!("\u{2068}{error}\u{2069}"),
            Notice::Measure(Some(columns)) => format!("{}: {columns}", self.columns),
            Notice::Measure(None) => self.full.to_owned(),
            Notice::Align(Align::Start) => self.ragged.to_owned(),
            Notice::Align(Align::Justify) => self.justified.to_owned(),
            Notice::Harakat(Harakat::Keep) => self.with_harakat.to_owned(),
            Notice::Harakat(Harakat::Hide) => self.without_harakat.to_owned(),
            Notice::Digits(Digits::AsWritten) => self.digits_as_written.to_owned(),
            // Shown in the digits they name.
            Notice::Digits(_) => format!("{} 0123456789", self.digits),
            Notice::Terminal(name) => format!("{}: \u{2068}{name}\u{2069}", self.terminal),
        }
    }
}

static ENGLISH: Words = Words {
    direction: Direction::Ltr,
    page: PageWords { seen: "seen", related: "Read also", no_body: "This article has no text." },
    keys: "Keys",
    keys_hint: "j k scroll, any other key closes",
    find: "Find",
    filter: "Filter",
    find_everywhere: "Find in all",
    results: "Articles",
    results_hint: "Words, \"a phrase\", site:paper author:name after:2015 before:2016-03",
    growing: "preparing for search",
    from_records: "reading every article, which is slower",
    keep: "Prepare these articles for search?",
    keep_text: "That writes about {} of text to your cache, once; finding then takes a moment. \
        Without it every article is read each time.",
    keep_hint: "Enter write it · Esc do without",
    related: "Read also",
    loading: "reading…",
    nothing: "no articles",
    skipped: "skipped",
    is_close: "Is this the one?",
    which: "Which one?",
    missing: "Not here",
    choose_hint: "Enter open · j k choose · Esc close",
    close_hint: "Enter open · Esc close",
    missing_hint: "Enter find headlines like it · Esc close",
    missing_url_hint: "Enter find headlines like it · o open address · y copy address · Esc close",
    not_found: "not found",
    columns: "columns of a line",
    full: "lines as wide as the pane",
    ragged: "not justified",
    justified: "justified",
    with_harakat: "with vowel signs",
    without_harakat: "without vowel signs",
    digits_as_written: "digits as written",
    digits: "digits",
    terminal: "terminal",
    address_opened: "address handed to the browser",
    address_copied: "address copied",
    article_copied: "article copied",
    no_address: "no address known",
    no_related: "no related headline of that number",
    no_history: "nothing further",
    no_search: "nothing looked for yet: press /",
    no_headline: "no headline like that",
    actions: ActionWords {
        down: "down",
        up: "up",
        page_down: "a page down",
        page_up: "a page up",
        half_page_down: "half a page down",
        half_page_up: "half a page up",
        first: "to the first",
        last: "to the last",
        open: "open, follow",
        back: "back",
        pane_left: "the pane at the left",
        pane_right: "the pane at the right",
        next_pane: "next pane",
        previous_pane: "previous pane",
        next_article: "next article",
        previous_article: "previous article",
        digit: "count, or number of a related headline",
        related: "related headlines",
        history_back: "back to what was open before",
        history_forward: "forward again",
        find: "find in the article",
        next_hit: "next hit",
        previous_hit: "previous hit",
        filter: "filter the headlines",
        find_everywhere: "find in all articles",
        open_address: "open the address in the browser",
        copy_address: "copy the address",
        copy_article: "copy the article",
        measure_wider: "longer lines",
        measure_narrower: "shorter lines",
        measure_full: "lines as wide as the pane",
        justify: "justify, or not",
        harakat: "vowel signs, or not",
        digits: "other digits",
        only_body: "only the body, or all panes",
        terminal: "as other terminals need it",
        help: "these keys",
        redraw: "draw the screen again",
        suspend: "suspend",
        close: "close, back, at last quit",
        quit: "quit",
    },
};

static ARABIC: Words = Words {
    direction: Direction::Rtl,
    page: PageWords {
        seen: "رُصد", related: "اقرأ أيضًا", no_body: "ليس لهذا المقال نص."
    },
    keys: "المفاتيح",
    keys_hint: "j k للتمرير، وأي مفتاح آخر للإغلاق",
    find: "بحث",
    filter: "تصفية",
    find_everywhere: "بحث في الكل",
    results: "المقالات",
    results_hint: "كلمات، «عبارة»، موقع:صحيفة كاتب:اسم بعد:2015 قبل:2016/03",
    growing: "تهيئة البحث",
    from_records: "تُقرأ المقالات كلها، وهذا أبطأ",
    keep: "أتُهيَّأ هذه المقالات للبحث؟",
    keep_text: "يُكتب لذلك نحو {} من النصوص في مخبأ ملفاتك مرة واحدة، ثم لا يستغرق البحث إلا لحظة. \
        ومن دونه تُقرأ المقالات كلها في كل بحث.",
    keep_hint: "Enter كتابته · Esc الاستغناء عنه",
    related: "اقرأ أيضًا",
    loading: "قراءة…",
    nothing: "لا مقالات",
    skipped: "متروك",
    is_close: "أهذا هو المقصود؟",
    which: "أيها المقصود؟",
    missing: "ليس هنا",
    choose_hint: "Enter فتح · j k اختيار · Esc إغلاق",
    close_hint: "Enter فتح · Esc إغلاق",
    missing_hint: "Enter عناوين تشبهه · Esc إغلاق",
    missing_url_hint: "Enter عناوين تشبهه · o فتح الرابط · y نسخ الرابط · Esc إغلاق",
    not_found: "لم يوجد",
    columns: "أعمدة السطر",
    full: "أسطر بعرض اللوحة",
    ragged: "بلا ضبط",
    justified: "أسطر مضبوطة",
    with_harakat: "بالحركات",
    without_harakat: "بلا حركات",
    digits_as_written: "الأرقام كما كُتبت",
    digits: "الأرقام",
    terminal: "الطرفية",
    address_opened: "سُلّم الرابط إلى المتصفح",
    address_copied: "نُسخ الرابط",
    article_copied: "نُسخ المقال",
    no_address: "لا رابط معروفًا",
    no_related: "لا عنوان بهذا الرقم",
    no_history: "لا شيء بعد ذلك",
    no_search: "لم يُبحث عن شيء بعد: اضغط /",
    no_headline: "لا عنوان كهذا",
    actions: ActionWords {
        down: "إلى أسفل",
        up: "إلى أعلى",
        page_down: "صفحة إلى أسفل",
        page_up: "صفحة إلى أعلى",
        half_page_down: "نصف صفحة إلى أسفل",
        half_page_up: "نصف صفحة إلى أعلى",
        first: "إلى الأول",
        last: "إلى الأخير",
        open: "فتح، متابعة",
        back: "رجوع",
        pane_left: "اللوحة اليسرى",
        pane_right: "اللوحة اليمنى",
        next_pane: "اللوحة التالية",
        previous_pane: "اللوحة السابقة",
        next_article: "المقال التالي",
        previous_article: "المقال السابق",
        digit: "عدد، أو رقم عنوان ذي صلة",
        related: "العناوين ذات الصلة",
        history_back: "إلى ما فُتح قبل هذا",
        history_forward: "إلى الأمام ثانية",
        find: "بحث في المقال",
        next_hit: "النتيجة التالية",
        previous_hit: "النتيجة السابقة",
        filter: "تصفية العناوين",
        find_everywhere: "بحث في كل المقالات",
        open_address: "فتح الرابط في المتصفح",
        copy_address: "نسخ الرابط",
        copy_article: "نسخ المقال",
        measure_wider: "أسطر أطول",
        measure_narrower: "أسطر أقصر",
        measure_full: "أسطر بعرض اللوحة",
        justify: "ضبط الأسطر أو تركه",
        harakat: "إظهار الحركات أو إخفاؤها",
        digits: "أرقام أخرى",
        only_body: "النص وحده أو كل اللوحات",
        terminal: "كما تحتاجه طرفيات أخرى",
        help: "هذه المفاتيح",
        redraw: "إعادة رسم الشاشة",
        suspend: "تعليق",
        close: "إغلاق، رجوع، ثم خروج",
        quit: "خروج",
    },
};
