### The texts of the interface in Arabic, in the form of Fluent (projectfluent.org). The names before
### « = » stay as they are; khabar puts values where « { $name } » stands. A text may differ by the
### plural form of a number: only the forms of the language are needed, as CLDR has them.

## On the page of an article

# $date: when a crawler saw an article that has no date of its own.
page_seen = رُصد { $date }
# Names related headlines that stand beside the body.
page_related = اقرأ أيضًا
# Before what is told of a picture.
page_picture = صورة:
page_no_body = ليس لهذا المقال نص.
page_no_room = لا تُعرض بقية هذا المقال، فهو أطول من أن يُصَفّ كله.

## Dates: how long ago an article is from; the words of CLDR, as short as they are there

date_now = الآن
date_today = اليوم
date_yesterday = أمس
date_minutes =
    { $count ->
        [one] قبل دقيقة
        [two] قبل دقيقتين
        [few] قبل { $count } دقائق
       *[other] قبل { $count } دقيقة
    }
date_hours =
    { $count ->
        [one] قبل ساعة
        [two] قبل ساعتين
        [few] قبل { $count } ساعات
       *[other] قبل { $count } ساعة
    }
date_days =
    { $count ->
        [one] أمس
        [two] أول أمس
        [few] قبل { $count } أيام
        [many] قبل { $count } يومًا
       *[other] قبل { $count } يوم
    }
# Two dates of the same day, in two calendars.
date_both = { $first } / { $second }

## The status line

loading = قراءة…
# $source: the name of a file, or of a pipe.
waits_for = في انتظار { $source }
nothing = لا مقالات
# $count: records that could not be read.
skipped = لم يُقرأ: { $count }
# $current: which of the $count articles is selected.
place = { $current }/{ $count }
percent = { $percent }%
filtered = تصفية: { $query }
# $current: which of the $count places found is shown.
hits = بحث: { $current }/{ $count }
# $count: articles that have come since. $key: the key that reads them.
arrived =
    { $count ->
        [one] مقال جديد: { $key } لقراءته
        [two] مقالان جديدان: { $key } لقراءتهما
        [few] { $count } مقالات جديدة: { $key } لقراءتها
        [many] { $count } مقالًا جديدًا: { $key } لقراءتها
       *[other] { $count } مقال جديد: { $key } لقراءتها
    }
# $count: how many articles have not been read.
unread = غير المقروء: { $count }
# $count: articles that were not there when the same files were last open.
new_since =
    { $count ->
        [one] مقال جديد منذ المرة الماضية
        [two] مقالان جديدان منذ المرة الماضية
        [few] { $count } مقالات جديدة منذ المرة الماضية
        [many] { $count } مقالًا جديدًا منذ المرة الماضية
       *[other] { $count } مقال جديد منذ المرة الماضية
    }
changed = تغيّرت الملفات: { $key } لقراءتها ثانية

## Prompts

find = بحث
filter = تصفية
find_everywhere = بحث في الكل
pipe = تمرير إلى

## Looking for words in all articles

results =
    { $count ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $count } مقالات
        [many] { $count } مقالًا
       *[other] { $count } مقال
    }
# The names of filters as they can be typed: in English or in Arabic.
results_hint = كلمات، «عبارة»، موقع:صحيفة كاتب:اسم بعد:2015 حالة:"غير مقروء"
growing = تهيئة البحث { $percent }%
from_records = تُقرأ المقالات كلها، وهذا أبطأ
keep = أتُهيَّأ هذه المقالات للبحث؟
# $gigabytes: about how much.
keep_text = يُكتب لذلك نحو { $gigabytes } غيغابايت من النصوص في مخبأ ملفاتك مرة واحدة، ثم لا يستغرق البحث إلا لحظة. ومن دونه تُقرأ المقالات كلها في كل بحث.
keep_hint = { $open } كتابته · { $back } الاستغناء عنه

## Questions about a related headline, and addresses

is_close = أهذا هو المقصود؟
which = أيها المقصود؟
missing = ليس هنا
choose_hint = { $open } فتح · { $down } { $up } اختيار · { $back } إغلاق
close_hint = { $open } فتح · { $back } إغلاق
missing_hint = { $open } عناوين تشبهه · { $back } إغلاق
missing_url_hint = { $open } عناوين تشبهه · { $address } فتح الرابط · { $copy } نسخ الرابط · { $back } إغلاق
no_browser = لا متصفح هنا
no_browser_hint = { $copy } نسخ الرابط · { $back } إغلاق

## What has happened

not_found = لم يوجد: { $pattern }
no_headline = لا عنوان كهذا
no_related = لا عنوان بهذا الرقم
no_history = لا شيء بعد ذلك
no_address = لا رابط معروفًا
no_links = لا روابط في هذا المقال
no_such_link = لا رابط بهذا الرقم
# The first time only: what helps most. $help, $open, $quit: keys.
first_time = { $help } للمفاتيح، { $open } للفتح، { $quit } للخروج
# $key: what undoes it.
marked_read = مقروء: { $key } للتراجع
marked_unread = غير مقروء: { $key } للتراجع
starred = بنجمة: { $key } للتراجع
unstarred = بلا نجمة: { $key } للتراجع
# $title: the headline of the article whose mark was undone.
undone = أُلغي: { $title }
nothing_to_undo = لا علامة لإلغائها
no_unread = لا مقال غير مقروء
# $host: where the address leads.
address_opened = سُلّم الرابط إلى المتصفح: { $host }
address_copied = نُسخ الرابط
article_copied = نُسخ المقال
selection_copied = نُسخ المحدد
# $ended: how, in the words of the system.
piped = انتهى الأمر: { $ended }
can_order = عُرفت العناوين كلها: { $key } يرتبها بالتاريخ
by_files = كما في الملفات
by_date = الأحدث أولًا
by_site = بحسب الموقع
read_again = قُرئت المصادر ثانية
# $count: how many articles more there are.
read_again_more =
    { $count ->
        [one] قُرئت المصادر ثانية: زاد مقال واحد
        [two] قُرئت المصادر ثانية: زاد مقالان
        [few] قُرئت المصادر ثانية: زادت { $count } مقالات
        [many] قُرئت المصادر ثانية: زاد { $count } مقالًا
       *[other] قُرئت المصادر ثانية: زاد { $count } مقال
    }
# $count: how many articles fewer there are.
read_again_fewer =
    { $count ->
        [one] قُرئت المصادر ثانية: نقص مقال واحد
        [two] قُرئت المصادر ثانية: نقص مقالان
        [few] قُرئت المصادر ثانية: نقصت { $count } مقالات
        [many] قُرئت المصادر ثانية: نقص { $count } مقالًا
       *[other] قُرئت المصادر ثانية: نقص { $count } مقال
    }
# $columns: the widest that a line may be.
measure = أعمدة السطر: { $columns }
full = أسطر بعرض اللوحة
ragged = بلا ضبط
justified = أسطر مضبوطة
with_harakat = بالحركات
without_harakat = بلا حركات
digits_as_written = الأرقام كما كُتبت
# They are shown as the digits that were chosen.
digits_shown = الأرقام 0123456789
# Said in the language that was chosen.
language_shown = الواجهة بالعربية
calendar_gregorian = التقويم الميلادي
calendar_hijri = التقويم الهجري (أم القرى)
calendar_persian = التقويم الفارسي
# To the day in the calendar of the interface.
calendar_both = ومعه اليوم الهجري
# $name: a kind of terminal.
terminal = الطرفية: { $name }
theme = المظهر: { $name }

## Hints beside text that is selected, links that are numbered

select_hint = الأسهم للتنقل · { $select } بدء، فقرات كاملة · { $copy } نسخ · { $pipe } تمرير · { $back } خروج
links_hint = رقم رابط · { $back } خروج

## The page of keys

# $first to $last of $count are on the screen.
keys_page = المفاتيح ({ $first }–{ $last }/{ $count })
keys_hint = { $down } { $up } للتمرير، وأي مفتاح آخر للإغلاق
action_down = إلى أسفل
action_up = إلى أعلى
action_page_down = صفحة إلى أسفل
action_page_up = صفحة إلى أعلى
action_half_page_down = نصف صفحة إلى أسفل
action_half_page_up = نصف صفحة إلى أعلى
action_first = إلى الأول
action_last = إلى الأخير
action_open = فتح، متابعة
action_back = رجوع
action_pane_left = اللوحة اليسرى
action_pane_right = اللوحة اليمنى
action_next_pane = اللوحة التالية
action_previous_pane = اللوحة السابقة
action_next_article = المقال التالي
action_previous_article = المقال السابق
action_digit = عدد، أو رقم عنوان ذي صلة
action_related = العناوين ذات الصلة
action_history_back = إلى ما فُتح قبل هذا
action_history_forward = إلى الأمام ثانية
action_find = بحث في المقال
action_next_hit = النتيجة التالية، أو المقال التالي غير المقروء
action_previous_hit = النتيجة السابقة، أو المقال السابق غير المقروء
action_filter = تصفية العناوين
action_find_everywhere = بحث في كل المقالات
action_open_address = فتح الرابط في المتصفح
action_copy_address = نسخ الرابط
action_copy_article = نسخ المقال
action_select = تحديد كلمات أو فقرات كاملة
action_pipe = تمرير النص إلى أمر
action_links = أرقام الروابط لمتابعتها
action_mark_read = مقروء، أو غير مقروء
action_star = نجمة، أو بلا نجمة
action_undo = التراجع عن آخر علامة
action_measure_wider = أسطر أطول
action_measure_narrower = أسطر أقصر
action_measure_full = أسطر بعرض اللوحة
action_justify = ضبط الأسطر أو تركه
action_harakat = إظهار الحركات أو إخفاؤها
action_digits = أرقام أخرى
action_language = لغة الواجهة
action_calendar = الأيام بتقويم آخر
action_only_body = النص وحده أو كل اللوحات
action_theme = ألوان أخرى
action_terminal = كما تحتاجه طرفيات أخرى
action_order = القائمة بالتاريخ أو بالموقع أو كما في الملفات
action_read_again = قراءة المصادر ثانية
action_help = هذه المفاتيح
action_redraw = إعادة رسم الشاشة
action_suspend = تعليق
action_close = إغلاق، رجوع، ثم خروج
action_quit = خروج

## khabar doctor: which terminal is this?

doctor_which = أي سطر يُقرأ صحيحًا؟
doctor_right_is = من اليمين إلى اليسار وحروفه متصلة: الرقم ثلاثة، ثم Linux بين قوسين، ثم 2026.
doctor_now = يرسل خبر الآن
# Space is a key.
doctor_hint = رقم: هذا السطر صحيح · Space: أسطر أخرى · q: لا شيء منها، بلا تغيير
doctor_environment = تقول البيئة والإعدادات
doctor_not_set = لا شيء
doctor_answers = سُئلت الطرفية فأجابت
doctor_not_answered = لم تجب الطرفية، أو لم تُسأل.
doctor_no_answer = لا جواب
doctor_reordering = الوضع 8، ترتيبها هي
doctor_synchronized = الوضع 2026، الإطار دفعة واحدة
doctor_set = يعمل ويمكن إيقافه
doctor_reset = متوقف ويمكن تشغيله
doctor_always_set = يعمل دائمًا
doctor_always_reset = متوقف دائمًا
doctor_unknown_mode = لا تعرفه
doctor_client = يقول tmux إنه يُعرض في
doctor_kind = فهذه
doctor_unknown_kind = طرفية لا يعرفها خبر
doctor_through = عبر
doctor_sent = يُرسل إليها
doctor_because = لأن
doctor_why_user = هذا قولك: --terminal أو KHABAR_TERMINAL أو الإعدادات
doctor_why_version = هذا اسمها
doctor_why_attributes = هذا رقمها (DA2)
doctor_why_mode = ترتيبها يمكن إيقافه
doctor_why_client = هذا قول tmux
doctor_why_variable = هذا قول المتغير
doctor_why_nothing = لا شيء يقول ما هي، وهذا صحيح في أكثرها
doctor_marks = الحركات
doctor_marks_shown = تُعرض، فهي تقع في مواضعها
doctor_marks_hidden = مخفية، لأنها لا تقع في مواضعها؛ H يعرضها
doctor_marks_unknown = تُعرض؛ H يخفيها
doctor_written = كُتب
doctor_needless = هذا ما يفعله خبر هنا من تلقاء نفسه: لا حاجة إلى كتابة شيء.
doctor_not_written = لم يُكتب
doctor_no_file = لا مكان للإعدادات: HOME غير معيّن
doctor_advice = فإن لم تكن القراءة صحيحة مع ذلك
doctor_in_tmux = - قد يُعرض tmux في طرفية غير التي بدأ فيها. المفتاح T في القارئ يمر بالأنواع، والمتغير KHABAR_TERMINAL=marks مثلًا يسري على نافذة واحدة.
doctor_in_screen = - لا يعرف screen في أي طرفية يُعرض. المفتاح T في القارئ يمر بالأنواع، والمتغير KHABAR_TERMINAL=marks (GNOME Terminal) أو KHABAR_TERMINAL=words (Konsole) يسري على نافذة واحدة.
doctor_switched_off = - إن كان دعم الكتابة من اليمين موقوفًا فيها (kitty force_ltr أو Konsole “Bidirectional text rendering” أو QTerminal enabledBidiSupport أو PuTTY “Disable bidi”) فاختر visual.
doctor_fonts = - فراغات أو مربعات أو حروف لا تتصل: ليس في خط الطرفية أشكال عربية. اختر خطًا هي فيه (DejaVu Sans Mono)، أو ضع هذا، وفيه اسم خطك، في ~/.config/fontconfig/fonts.conf:

## ما يقال لمن يستمع (--plain)

say_headlines = { $count ->
    [zero] لا عناوين.
    [one] عنوان واحد.
    [two] عنوانان.
    [few] { $count } عناوين.
    [many] { $count } عنوانًا.
   *[other] { $count } عنوان.
}
# $place: رقم العنوان المحدد.
say_headline = العنوان { $place } من { $count }
# Between what is told of a headline, one after the other.
say_comma = {"، "}
say_selected = محدد
say_unread = غير مقروء
say_begun = بدأت قراءته
say_starred = مميز بنجمة
say_copies = { $count ->
    [zero] بلا نسخ
    [one] نسخة واحدة
    [two] نسختان
    [few] { $count } نسخ
    [many] { $count } نسخة
   *[other] { $count } نسخة
}
say_paragraph = الفقرة { $place } من { $count }
say_more = { $key } لمتابعة القراءة
say_end = نهاية المقال
say_heading = عنوان فرعي: { $text }
say_quote = اقتباس: { $text }
say_related = { $count ->
    [zero] لا عناوين ذات صلة.
    [one] عنوان واحد ذو صلة: { $key } للانتقال إليه.
    [two] عنوانان ذوا صلة: { $key } للانتقال إليهما.
    [few] { $count } عناوين ذات صلة: { $key } للانتقال إليها.
    [many] { $count } عنوانًا ذا صلة: { $key } للانتقال إليها.
   *[other] { $count } عنوان ذي صلة: { $key } للانتقال إليها.
}
say_related_one = العنوان ذو الصلة { $place } من { $count }
say_here = مفتوح هنا
say_close = هنا ما يشبهه
say_away = ليس هنا
say_result = النتيجة { $place } من { $count }
say_welcome = { $key } لذكر المفاتيح. كل سطر مفتاح، أو رقم ومفتاح. والرقم وحده ينقل إلى عنوانه. وEnter وحده للفتح ولمتابعة القراءة.
say_unknown = لا مفتاح باسم { $typed }، و{ $key } لذكر المفاتيح.
say_ask = الكلمات ثم Enter
