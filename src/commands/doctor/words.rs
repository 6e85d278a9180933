//! Every word of the doctor.

use crate::text::Direction;
use crate::ui::Language;

/// The words of one language.
#[derive(Debug)]
pub(super) struct Words {
    pub direction: Direction,
    pub which: &'static str,
    pub right_is: &'static str,
    pub now: &'static str,
    pub hint: &'static str,
    pub hint_in_english: &'static str,
    pub environment: &'static str,
    pub not_set: &'static str,
    pub answers: &'static str,
    pub not_answered: &'static str,
    pub no_answer: &'static str,
    pub reordering: &'static str,
    pub synchronized: &'static str,
    pub set: &'static str,
    pub reset: &'static str,
    pub always_set: &'static str,
    pub always_reset: &'static str,
    pub unknown_mode: &'static str,
    pub client: &'static str,
    pub kind: &'static str,
    pub unknown_kind: &'static str,
    pub through: &'static str,
    pub sent: &'static str,
    pub because: &'static str,
    pub why_user: &'static str,
    pub why_version: &'static str,
    pub why_attributes: &'static str,
    pub why_mode: &'static str,
    pub why_client: &'static str,
    pub why_variable: &'static str,
    pub why_nothing: &'static str,
    pub marks: &'static str,
    pub marks_shown: &'static str,
    pub marks_hidden: &'static str,
    pub marks_unknown: &'static str,
    pub written: &'static str,
    pub needless: &'static str,
    pub not_written: &'static str,
    pub no_file: &'static str,
    pub advice: &'static str,
    pub in_tmux: &'static str,
    pub in_screen: &'static str,
    pub switched_off: &'static str,
    pub fonts: &'static str,
}

/// The words of a language.
pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::Arabic => &ARABIC,
    }
}

const HINT: &str = "a number: that line reads right · Space: other lines · q: none, change nothing";

static ENGLISH: Words = Words {
    direction: Direction::Ltr,
    which: "Which line reads right?",
    right_is: "From right to left, letters joined: the digit three, Linux in brackets, 2026.",
    now: "khabar sends",
    hint: HINT,
    hint_in_english: HINT,
    environment: "The environment and the settings say",
    not_set: "nothing",
    answers: "The terminal was asked and answered",
    not_answered: "The terminal has not answered, or was not asked.",
    no_answer: "no answer",
    reordering: "mode 8, its own reordering",
    synchronized: "mode 2026, a frame at once",
    set: "on, can be switched off",
    reset: "off, can be switched on",
    always_set: "always on",
    always_reset: "always off",
    unknown_mode: "not known to it",
    client: "tmux says that it is shown in",
    kind: "So this is",
    unknown_kind: "none that khabar knows",
    through: "through",
    sent: "It is sent",
    because: "Because",
    why_user: "you say so: --terminal, KHABAR_TERMINAL or the settings",
    why_version: "its name says so",
    why_attributes: "its number says so (DA2)",
    why_mode: "its own reordering can be switched off",
    why_client: "tmux says so",
    why_variable: "of the variable",
    why_nothing: "nothing says what it is, and this is right in most",
    marks: "Vowel signs",
    marks_shown: "shown, for they stand where they belong",
    marks_hidden: "hidden, for they would be misplaced; H shows them",
    marks_unknown: "shown; H hides them",
    written: "Written",
    needless: "That is what khabar does by itself here: nothing has to be written.",
    not_written: "Not written",
    no_file: "there is no place for settings: HOME is not set",
    advice: "If it reads wrong all the same",
    in_tmux: "- tmux may be shown in another terminal than the one it was started in. T in the \
        reader goes through the kinds; KHABAR_TERMINAL=marks, say, holds for one window.",
    in_screen: "- screen cannot say what it is shown in. T in the reader goes through the kinds; \
        KHABAR_TERMINAL=marks (GNOME Terminal) or =words (Konsole) holds for one window.",
    switched_off: "- If its own right-to-left support is switched off (kitty force_ltr, Konsole \
        “Bidirectional text rendering”, QTerminal enabledBidiSupport, PuTTY “Disable bidi”), \
        choose visual.",
    fonts: "- Gaps, boxes or letters that do not join: the terminal's font has no Arabic forms. \
        Choose one that has (DejaVu Sans Mono), or put this, with your font's name, into \
        ~/.config/fontconfig/fonts.conf:",
};

static ARABIC: Words = Words {
    direction: Direction::Rtl,
    which: "أي سطر يُقرأ صحيحًا؟",
    right_is: "من اليمين إلى اليسار وحروفه متصلة: الرقم ثلاثة، ثم Linux بين قوسين، ثم 2026.",
    now: "يرسل خبر الآن",
    hint: "رقم: هذا السطر صحيح · Space: أسطر أخرى · q: لا شيء منها، بلا تغيير",
    hint_in_english: HINT,
    environment: "تقول البيئة والإعدادات",
    not_set: "لا شيء",
    answers: "سُئلت الطرفية فأجابت",
    not_answered: "لم تجب الطرفية، أو لم تُسأل.",
    no_answer: "لا جواب",
    reordering: "الوضع 8، ترتيبها هي",
    synchronized: "الوضع 2026، الإطار دفعة واحدة",
    set: "يعمل ويمكن إيقافه",
    reset: "متوقف ويمكن تشغيله",
    always_set: "يعمل دائمًا",
    always_reset: "متوقف دائمًا",
    unknown_mode: "لا تعرفه",
    client: "يقول tmux إنه يُعرض في",
    kind: "فهذه",
    unknown_kind: "طرفية لا يعرفها خبر",
    through: "عبر",
    sent: "يُرسل إليها",
    because: "لأن",
    why_user: "هذا قولك: --terminal أو KHABAR_TERMINAL أو الإعدادات",
    why_version: "هذا اسمها",
    why_attributes: "هذا رقمها (DA2)",
    why_mode: "ترتيبها يمكن إيقافه",
    why_client: "هذا قول tmux",
    why_variable: "هذا قول المتغير",
    why_nothing: "لا شيء يقول ما هي، وهذا صحيح في أكثرها",
    marks: "الحركات",
    marks_shown: "تُعرض، فهي تقع في مواضعها",
    marks_hidden: "مخفية، لأنها لا تقع في مواضعها؛ H يعرضها",
    marks_unknown: "تُعرض؛ H يخفيها",
    written: "كُتب",
    needless: "هذا ما يفعله خبر هنا من تلقاء نفسه: لا حاجة إلى كتابة شيء.",
    not_written: "لم يُكتب",
    no_file: "لا مكان للإعدادات: HOME غير معيّن",
    advice: "فإن لم تكن القراءة صحيحة مع ذلك",
    in_tmux: "- قد يُعرض tmux في طرفية غير التي بدأ فيها. المفتاح T في القارئ يمر بالأنواع، \
        والمتغير KHABAR_TERMINAL=marks مثلًا يسري على نافذة واحدة.",
    in_screen: "- لا يعرف screen في أي طرفية يُعرض. المفتاح T في القارئ يمر بالأنواع، والمتغير \
        KHABAR_TERMINAL=marks (GNOME Terminal) أو KHABAR_TERMINAL=words (Konsole) يسري على نافذة واحدة.",
    switched_off: "- إن كان دعم الكتابة من اليمين موقوفًا فيها (kitty force_ltr أو Konsole \
        “Bidirectional text rendering” أو QTerminal enabledBidiSupport أو PuTTY “Disable bidi”) \
        فاختر visual.",
    fonts: "- فراغات أو مربعات أو حروف لا تتصل: ليس في خط الطرفية أشكال عربية. اختر خطًا هي فيه \
        (DejaVu Sans Mono)، أو ضع هذا، وفيه اسم خطك، في ~/.config/fontconfig/fonts.conf:",
};
