### The texts of the interface in Persian, in the form of Fluent (projectfluent.org). The names before
### « = » stay as they are; khabar puts values where « { $name } » stands. A text may differ by the
### plural form of a number: only the forms of the language are needed, as CLDR has them.

## On the page of an article

# $date: when a crawler saw an article that has no date of its own.
page_seen = دیده‌شده در { $date }
# Names related headlines that stand beside the body.
page_related = همچنین بخوانید
# Before what is told of a picture.
page_picture = تصویر:
page_no_body = این مطلب متن ندارد.
page_no_room = بقیهٔ این مطلب نمایش داده نمی‌شود؛ بلندتر از آن است که چیده شود.

## Dates: how long ago an article is from; the words of CLDR, as short as they are there

date_now = هم‌اکنون
date_today = امروز
date_yesterday = دیروز
date_minutes = { $count } دقیقه پیش
date_hours = { $count } ساعت پیش
date_days =
    { $count ->
        [2] پریروز
       *[other] { $count } روز پیش
    }
# Two dates of the same day, in two calendars.
date_both = { $first } / { $second }

## The status line

loading = در حال خواندن…
# $source: the name of a file, or of a pipe.
waits_for = در انتظار { $source }
nothing = مطلبی نیست
# $count: records that could not be read.
skipped = { $count } مورد خوانده نشد
# $current: which of the $count articles is selected.
place = { $current }/{ $count }
percent = { $percent }٪
filtered = فیلتر: { $query }
# $current: which of the $count places found is shown.
hits = یافته‌ها: { $current }/{ $count }
# $count: articles that have come since. $key: the key that reads them.
arrived = { $count } مطلب تازه: { $key } برای خواندن
# $count: how many articles have not been read.
unread = نخوانده: { $count }
# $count: articles that were not there when the same files were last open.
new_since = { $count } مطلب تازه از بار پیش
changed = فایل‌ها تغییر کرده‌اند: { $key } برای خواندن دوباره

## Prompts

find = جست‌وجو
filter = فیلتر
find_everywhere = جست‌وجو در همه
pipe = فرستادن به

## Looking for words in all articles

results =
    { $count ->
        [0] مطلبی پیدا نشد
       *[other] { $count } مطلب
    }
# The names of filters as they can be typed: in English or in Arabic.
results_hint = واژه‌ها، «عبارت»، site:روزنامه author:نام after:2015 is:unread
growing = آماده‌سازی جست‌وجو { $percent }٪
from_records = همهٔ مطالب خوانده می‌شود و این کندتر است
keep = این مطالب برای جست‌وجو آماده شود؟
# $gigabytes: about how much.
keep_text = برای این کار نزدیک به { $gigabytes } گیگابایت متن یک بار در حافظهٔ نهان شما نوشته می‌شود و پس از آن جست‌وجو یک لحظه بیشتر طول نمی‌کشد. بدون آن، هر بار همهٔ مطالب خوانده می‌شود.
keep_hint = { $open } نوشتن · { $back } چشم‌پوشی

## Questions about a related headline, and addresses

is_close = منظور همین است؟
which = منظور کدام است؟
missing = اینجا نیست
choose_hint = { $open } باز کردن · { $down } { $up } انتخاب · { $back } بستن
close_hint = { $open } باز کردن · { $back } بستن
missing_hint = { $open } عنوان‌های مشابه · { $back } بستن
missing_url_hint = { $open } عنوان‌های مشابه · { $address } باز کردن پیوند · { $copy } کپی پیوند · { $back } بستن
no_browser = اینجا مرورگری نیست
no_browser_hint = { $copy } کپی پیوند · { $back } بستن

## What has happened

not_found = پیدا نشد: { $pattern }
no_headline = چنین عنوانی نیست
no_related = عنوانی با این شماره نیست
no_history = بیش از این چیزی نیست
no_address = پیوندی در دست نیست
no_links = این مطلب پیوندی ندارد
no_such_link = پیوندی با این شماره نیست
# The first time only: what helps most. $help, $open, $quit: keys.
first_time = { $help } کلیدها، { $open } باز کردن، { $quit } خروج
# $key: what undoes it.
marked_read = خوانده‌شده: { $key } برای بازگرداندن
marked_unread = نخوانده: { $key } برای بازگرداندن
starred = ستاره‌دار: { $key } برای بازگرداندن
unstarred = بی‌ستاره: { $key } برای بازگرداندن
# $title: the headline of the article whose mark was undone.
undone = بازگردانده شد: { $title }
nothing_to_undo = نشانی برای بازگرداندن نیست
no_unread = مطلب نخوانده‌ای نیست
# $host: where the address leads.
address_opened = پیوند به مرورگر سپرده شد: { $host }
address_copied = پیوند کپی شد
article_copied = مطلب کپی شد
selection_copied = متن انتخاب‌شده کپی شد
# $ended: how, in the words of the system.
piped = فرمان پایان یافت: { $ended }
can_order = همهٔ عنوان‌ها شناخته شد: { $key } به ترتیب تاریخ می‌چیند
by_files = به ترتیب فایل‌ها
by_date = نخست تازه‌ترین‌ها
by_site = به ترتیب سایت
read_again = منابع دوباره خوانده شد
# $count: how many articles more there are.
read_again_more = منابع دوباره خوانده شد: { $count } مطلب بیشتر
# $count: how many articles fewer there are.
read_again_fewer = منابع دوباره خوانده شد: { $count } مطلب کمتر
# $columns: the widest that a line may be.
measure = ستون‌های هر سطر: { $columns }
full = سطرها به پهنای قاب
ragged = بدون تراز دوطرفه
justified = با تراز دوطرفه
with_harakat = با اِعراب
without_harakat = بدون اِعراب
digits_as_written = رقم‌ها همان‌گونه که نوشته شده‌اند
# They are shown as the digits that were chosen.
digits_shown = رقم‌ها 0123456789
# Said in the language that was chosen.
language_shown = رابط به فارسی
calendar_gregorian = گاه‌شماری میلادی
calendar_hijri = گاه‌شماری هجری قمری (ام‌القری)
calendar_persian = گاه‌شماری هجری خورشیدی
# To the day in the calendar of the interface.
calendar_both = همراه با روز هجری قمری
# $name: a kind of terminal.
terminal = پایانه: { $name }
theme = پوسته: { $name }

## Hints beside text that is selected, links that are numbered

select_hint = جهت‌ها حرکت · { $select } آغاز، بندهای کامل · { $copy } کپی · { $pipe } فرستادن · { $back } خروج
links_hint = شمارهٔ پیوند · { $back } خروج

## The page of keys

# $first to $last of $count are on the screen.
keys_page = کلیدها ({ $first }–{ $last }/{ $count })
keys_hint = { $down } { $up } برای پیمایش، هر کلید دیگر برای بستن
action_down = پایین
action_up = بالا
action_page_down = یک صفحه پایین
action_page_up = یک صفحه بالا
action_half_page_down = نیم صفحه پایین
action_half_page_up = نیم صفحه بالا
action_first = به نخستین
action_last = به آخرین
action_open = باز کردن، دنبال کردن
action_back = بازگشت
action_pane_left = قاب سمت چپ
action_pane_right = قاب سمت راست
action_next_pane = قاب بعدی
action_previous_pane = قاب قبلی
action_next_article = مطلب بعدی
action_previous_article = مطلب قبلی
action_digit = تعداد، یا شمارهٔ عنوان مرتبط
action_related = عنوان‌های مرتبط
action_history_back = بازگشت به آنچه پیش‌تر باز بود
action_history_forward = دوباره به جلو
action_find = جست‌وجو در این مطلب
action_next_hit = یافتهٔ بعدی، وگرنه مطلب نخواندهٔ بعدی
action_previous_hit = یافتهٔ قبلی، وگرنه مطلب نخواندهٔ قبلی
action_filter = فیلتر کردن عنوان‌ها
action_find_everywhere = جست‌وجو در همهٔ مطالب
action_open_address = باز کردن پیوند در مرورگر
action_copy_address = کپی پیوند
action_copy_article = کپی مطلب
action_select = انتخاب واژه‌ها یا بندهای کامل
action_pipe = فرستادن متن به یک فرمان
action_links = شماره‌گذاری پیوندها برای دنبال کردن
action_mark_read = خوانده‌شده، یا نخوانده
action_star = ستاره، یا بی‌ستاره
action_undo = بازگرداندن آخرین نشان
action_measure_wider = سطرهای بلندتر
action_measure_narrower = سطرهای کوتاه‌تر
action_measure_full = سطرها به پهنای قاب
action_justify = تراز دوطرفه، یا بدون آن
action_harakat = نمایش اِعراب، یا پنهان کردن آن
action_digits = رقم‌های دیگر
action_language = زبان رابط
action_calendar = روزها با گاه‌شماری دیگر
action_only_body = تنها متن، یا همهٔ قاب‌ها
action_theme = رنگ‌های دیگر
action_terminal = برای پایانه‌های دیگر
action_order = فهرست به ترتیب تاریخ، سایت یا فایل‌ها
action_read_again = خواندن دوبارهٔ منابع
action_help = همین کلیدها
action_redraw = ترسیم دوبارهٔ صفحه
action_suspend = تعلیق برنامه
action_close = بستن، بازگشت و سرانجام خروج
action_quit = خروج

## khabar doctor: which terminal is this?

doctor_which = کدام سطر درست خوانده می‌شود؟
doctor_right_is = از راست به چپ و با حروف پیوسته: رقم سه، سپس Linux در پرانتز، سپس 2026.
doctor_now = اکنون khabar می‌فرستد
# Space is a key.
doctor_hint = شماره: آن سطر درست است · Space: سطرهای دیگر · q: هیچ‌کدام، بی‌تغییر
doctor_environment = محیط و تنظیمات می‌گویند
doctor_not_set = هیچ
doctor_answers = از پایانه پرسیده شد و پاسخ داد
doctor_not_answered = پایانه پاسخ نداد، یا از آن پرسیده نشد.
doctor_no_answer = بی‌پاسخ
doctor_reordering = حالت 8، چینش خود پایانه
doctor_synchronized = حالت 2026، نمایش یکبارهٔ تصویر
doctor_set = روشن، خاموش‌شدنی
doctor_reset = خاموش، روشن‌شدنی
doctor_always_set = همیشه روشن
doctor_always_reset = همیشه خاموش
doctor_unknown_mode = برایش ناشناخته
doctor_client = tmux می‌گوید نمایش‌دهنده‌اش این است
doctor_kind = پس این پایانه
doctor_unknown_kind = برای khabar ناشناخته است
doctor_through = از راه
doctor_sent = آنچه به آن فرستاده می‌شود
doctor_because = زیرا
doctor_why_user = شما چنین خواسته‌اید: --terminal یا KHABAR_TERMINAL یا تنظیمات
doctor_why_version = نامش چنین می‌گوید
doctor_why_attributes = شماره‌اش چنین می‌گوید (DA2)
doctor_why_mode = چینش خودش را می‌توان خاموش کرد
doctor_why_client = tmux چنین می‌گوید
doctor_why_variable = متغیر چنین می‌گوید:
doctor_why_nothing = چیزی نمی‌گوید چه پایانه‌ای است و این در بیشترشان درست است
doctor_marks = اِعراب
doctor_marks_shown = نمایش داده می‌شود، زیرا سر جای خود می‌نشیند
doctor_marks_hidden = پنهان است، زیرا جابه‌جا می‌شد؛ H نمایشش می‌دهد
doctor_marks_unknown = نمایش داده می‌شود؛ H پنهانش می‌کند
doctor_written = نوشته شد
doctor_needless = این همان کاری است که khabar خودبه‌خود اینجا می‌کند: نوشتن چیزی لازم نیست.
doctor_not_written = نوشته نشد
doctor_no_file = جایی برای تنظیمات نیست: HOME تعیین نشده است
doctor_advice = اگر باز هم نادرست خوانده می‌شود
doctor_in_tmux = - شاید tmux در پایانه‌ای جز آنکه در آن آغاز شد نمایش داده شود. کلید T در خبرخوان از گونه‌ای به گونهٔ دیگر می‌رود و مثلاً KHABAR_TERMINAL=marks برای یک پنجره است.
doctor_in_screen = - screen نمی‌تواند بگوید در کدام پایانه نمایش داده می‌شود. کلید T در خبرخوان از گونه‌ای به گونهٔ دیگر می‌رود و KHABAR_TERMINAL=marks (GNOME Terminal) یا KHABAR_TERMINAL=words (Konsole) برای یک پنجره است.
doctor_switched_off = - اگر پشتیبانی خود پایانه از نوشتهٔ راست‌به‌چپ خاموش است (kitty force_ltr یا Konsole “Bidirectional text rendering” یا QTerminal enabledBidiSupport یا PuTTY “Disable bidi”)، گونهٔ visual را برگزینید.
doctor_fonts = - جای خالی، چهارگوش یا حروف جداجدا: قلم پایانه شکل‌های عربی ندارد. قلمی برگزینید که دارد (DejaVu Sans Mono)، یا این را با نام قلم خود در ~/.config/fontconfig/fonts.conf بگذارید:

## آنچه برای شنونده گفته می‌شود (--plain)

say_headlines = { $count ->
    [one] یک عنوان.
   *[other] { $count } عنوان.
}
# $place: شمارهٔ عنوان انتخاب‌شده.
say_headline = عنوان { $place } از { $count }
# Between what is told of a headline, one after the other.
say_comma = {"، "}
say_selected = انتخاب‌شده
say_unread = خوانده‌نشده
say_begun = نیمه‌خوانده
say_starred = ستاره‌دار
say_copies = { $count ->
    [one] یک نسخه
   *[other] { $count } نسخه
}
say_paragraph = بند { $place } از { $count }
say_more = { $key } برای ادامه
say_end = پایان مطلب
say_heading = میان‌تیتر: { $text }
say_quote = نقل قول: { $text }
say_related = { $count ->
    [one] یک عنوان مرتبط: { $key } برای رفتن به آن.
   *[other] { $count } عنوان مرتبط: { $key } برای رفتن به آن‌ها.
}
say_related_one = عنوان مرتبط { $place } از { $count }
say_here = همین‌جا باز است
say_close = مشابه آن اینجاست
say_away = اینجا نیست
say_result = نتیجهٔ { $place } از { $count }
say_welcome = { $key } کلیدها را می‌گوید. هر سطر یک کلید است، یا یک شماره و یک کلید. شماره به‌تنهایی به آن عنوان می‌رود. Enter به‌تنهایی باز می‌کند و ادامه می‌دهد.
say_unknown = کلیدی به نام { $typed } نیست: { $key } کلیدها را می‌گوید.
say_ask = واژه‌ها، سپس Enter
