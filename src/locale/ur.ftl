### The texts of the interface in Urdu, in the form of Fluent (projectfluent.org). The names before
### « = » stay as they are; khabar puts values where « { $name } » stands. A text may differ by the
### plural form of a number: only the forms of the language are needed, as CLDR has them.

## On the page of an article

# $date: when a crawler saw an article that has no date of its own.
page_seen = { $date } کو دیکھی گئی
# Names related headlines that stand beside the body.
page_related = یہ بھی پڑھیے
# Before what is told of a picture.
page_picture = تصویر:
page_no_body = اس خبر کا متن موجود نہیں۔
page_no_room = اس خبر کا باقی حصہ نہیں دکھایا گیا: یہ ترتیب دینے کے لیے بہت طویل ہے۔

## Dates: how long ago an article is from; the words of CLDR, as short as they are there

date_now = ابھی
date_today = آج
date_yesterday = گزشتہ کل
date_minutes = { $count } منٹ پہلے
date_hours =
    { $count ->
        [one] { $count } گھنٹہ پہلے
       *[other] { $count } گھنٹے پہلے
    }
date_days = { $count } دن پہلے
# Two dates of the same day, in two calendars.
date_both = { $first } / { $second }

## The status line

loading = پڑھا جا رہا ہے…
# $source: the name of a file, or of a pipe.
waits_for = { $source } کا انتظار
nothing = کوئی خبر نہیں
# $count: records that could not be read.
skipped = { $count } نہیں پڑھی جا سکیں
# $current: which of the $count articles is selected.
place = { $current }/{ $count }
percent = { $percent }%
filtered = فلٹر: { $query }
# $current: which of the $count places found is shown.
hits = تلاش: { $current }/{ $count }
# $count: articles that have come since. $key: the key that reads them.
arrived =
    { $count ->
        [one] { $count } نئی خبر: پڑھنے کے لیے { $key }
       *[other] { $count } نئی خبریں: پڑھنے کے لیے { $key }
    }
# $count: how many articles have not been read.
unread = غیر پڑھی: { $count }
# $count: articles that were not there when the same files were last open.
new_since =
    { $count ->
        [one] پچھلی بار کے بعد { $count } نئی خبر
       *[other] پچھلی بار کے بعد { $count } نئی خبریں
    }
changed = فائلیں بدل گئی ہیں: دوبارہ پڑھنے کے لیے { $key }

## Prompts

find = تلاش
filter = فلٹر
find_everywhere = سب میں تلاش
pipe = بھیجیے

## Looking for words in all articles

results =
    { $count ->
        [0] کوئی خبر نہیں ملی
        [one] { $count } خبر
       *[other] { $count } خبریں
    }
# The names of filters as they can be typed: in English or in Arabic.
results_hint = الفاظ، "پورا فقرہ"، site:اخبار author:نام after:2015 is:unread
growing = تلاش کی تیاری { $percent }%
from_records = تمام خبریں پڑھی جا رہی ہیں، یہ طریقہ سست ہے
keep = کیا یہ خبریں تلاش کے لیے تیار کی جائیں؟
# $gigabytes: about how much.
keep_text = اس کے لیے تقریباً { $gigabytes } گیگابائٹ متن ایک بار آپ کے کیش میں لکھا جائے گا، پھر تلاش میں ایک لمحہ لگے گا۔ اس کے بغیر ہر بار تمام خبریں پڑھی جاتی ہیں۔
keep_hint = { $open } لکھیے · { $back } رہنے دیجیے

## Questions about a related headline, and addresses

is_close = کیا یہی مطلوب ہے؟
which = ان میں سے کون سی؟
missing = یہاں موجود نہیں
choose_hint = { $open } کھولیے · { $down } { $up } چنیے · { $back } بند کیجیے
close_hint = { $open } کھولیے · { $back } بند کیجیے
missing_hint = { $open } ملتی جلتی سرخیاں · { $back } بند کیجیے
missing_url_hint = { $open } ملتی جلتی سرخیاں · { $address } لنک کھولیے · { $copy } لنک کاپی کیجیے · { $back } بند کیجیے
no_browser = یہاں کوئی براؤزر نہیں
no_browser_hint = { $copy } لنک کاپی کیجیے · { $back } بند کیجیے

## What has happened

not_found = نہیں ملا: { $pattern }
no_headline = ایسی کوئی سرخی نہیں
no_related = اس نمبر کی کوئی سرخی نہیں
no_history = اس سے آگے کچھ نہیں
no_address = کوئی لنک معلوم نہیں
no_links = اس خبر میں کوئی لنک نہیں
no_such_link = اس نمبر کا کوئی لنک نہیں
# The first time only: what helps most. $help, $open, $quit: keys.
first_time = { $help } کلیدیں، { $open } کھولنا، { $quit } بند کرنا
# $key: what undoes it.
marked_read = پڑھی ہوئی: { $key } سے واپس
marked_unread = غیر پڑھی: { $key } سے واپس
starred = ستارہ لگا: { $key } سے واپس
unstarred = ستارہ ہٹا: { $key } سے واپس
# $title: the headline of the article whose mark was undone.
undone = واپس کیا گیا: { $title }
nothing_to_undo = واپس کرنے کو کوئی نشان نہیں
no_unread = کوئی خبر غیر پڑھی نہیں
# $host: where the address leads.
address_opened = لنک براؤزر کو دے دیا گیا: { $host }
address_copied = لنک کاپی ہو گیا
article_copied = خبر کاپی ہو گئی
selection_copied = منتخب متن کاپی ہو گیا
# $ended: how, in the words of the system.
piped = کمانڈ ختم ہو گئی: { $ended }
can_order = تمام سرخیاں معلوم ہو گئیں: تاریخ وار ترتیب کے لیے { $key }
by_files = فائلوں کی ترتیب سے
by_date = تازہ ترین پہلے
by_site = ویب سائٹ کی ترتیب سے
read_again = ذرائع دوبارہ پڑھ لیے گئے
# $count: how many articles more there are.
read_again_more =
    { $count ->
        [one] ذرائع دوبارہ پڑھ لیے گئے: { $count } خبر زیادہ
       *[other] ذرائع دوبارہ پڑھ لیے گئے: { $count } خبریں زیادہ
    }
# $count: how many articles fewer there are.
read_again_fewer =
    { $count ->
        [one] ذرائع دوبارہ پڑھ لیے گئے: { $count } خبر کم
       *[other] ذرائع دوبارہ پڑھ لیے گئے: { $count } خبریں کم
    }
# $columns: the widest that a line may be.
measure = سطر کے کالم: { $columns }
full = خانے جتنی چوڑی سطریں
ragged = سطریں برابر نہیں
justified = سطریں برابر
with_harakat = اعراب کے ساتھ
without_harakat = اعراب کے بغیر
digits_as_written = ہندسے جیسے لکھے گئے
# They are shown as the digits that were chosen.
digits_shown = ہندسے 0123456789
# Said in the language that was chosen.
language_shown = انٹرفیس اردو میں
calendar_gregorian = عیسوی تقویم
calendar_hijri = ہجری تقویم (ام القریٰ)
calendar_persian = فارسی تقویم
# To the day in the calendar of the interface.
calendar_both = ساتھ ہجری تاریخ بھی
# $name: a kind of terminal.
terminal = ٹرمینل: { $name }
theme = رنگ ڈھنگ: { $name }

## Hints beside text that is selected, links that are numbered

select_hint = تیر چلیے · { $select } شروع، پورے پیراگراف · { $copy } کاپی · { $pipe } بھیجیے · { $back } واپس
links_hint = لنک کا نمبر · { $back } واپس

## The page of keys

# $first to $last of $count are on the screen.
keys_page = کلیدیں ({ $first }–{ $last }/{ $count })
keys_hint = { $down } { $up } آگے پیچھے، کوئی اور کلید بند کرے گی
action_down = نیچے
action_up = اوپر
action_page_down = ایک صفحہ نیچے
action_page_up = ایک صفحہ اوپر
action_half_page_down = آدھا صفحہ نیچے
action_half_page_up = آدھا صفحہ اوپر
action_first = پہلی پر
action_last = آخری پر
action_open = کھولیے
action_back = واپس
action_pane_left = بائیں خانہ
action_pane_right = دائیں خانہ
action_next_pane = اگلا خانہ
action_previous_pane = پچھلا خانہ
action_next_article = اگلی خبر
action_previous_article = پچھلی خبر
action_digit = تعداد، یا متعلقہ سرخی کا نمبر
action_related = متعلقہ سرخیاں
action_history_back = پہلے کھلی خبر پر واپس
action_history_forward = دوبارہ آگے
action_find = اس خبر میں تلاش
action_next_hit = اگلا نتیجہ، ورنہ اگلی غیر پڑھی خبر
action_previous_hit = پچھلا نتیجہ، ورنہ پچھلی غیر پڑھی خبر
action_filter = سرخیاں فلٹر کیجیے
action_find_everywhere = تمام خبروں میں تلاش
action_open_address = لنک براؤزر میں کھولیے
action_copy_address = لنک کاپی کیجیے
action_copy_article = خبر کاپی کیجیے
action_select = الفاظ یا پورے پیراگراف منتخب کیجیے
action_pipe = متن کسی کمانڈ کو دیجیے
action_links = کھولنے کے لیے لنکس کے نمبر
action_mark_read = پڑھی ہوئی، یا غیر پڑھی
action_star = ستارہ لگائیے، یا ہٹائیے
action_undo = آخری نشان واپس کیجیے
action_measure_wider = لمبی سطریں
action_measure_narrower = چھوٹی سطریں
action_measure_full = خانے جتنی چوڑی سطریں
action_justify = سطریں برابر، یا نہیں
action_harakat = اعراب دکھائیے، یا چھپائیے
action_digits = دوسرے ہندسے
action_language = انٹرفیس کی زبان
action_calendar = دن کسی اور تقویم میں
action_only_body = صرف متن، یا تمام خانے
action_theme = دوسرے رنگ
action_terminal = دوسرے ٹرمینلوں کے لیے
action_order = فہرست تاریخ، ویب سائٹ یا فائلوں کی ترتیب سے
action_read_again = ذرائع دوبارہ پڑھیے
action_help = یہ کلیدیں
action_redraw = سکرین دوبارہ بنائیے
action_suspend = پروگرام روکیے
action_close = بند، واپس، اور آخر میں باہر
action_quit = باہر نکلیے

## khabar doctor: which terminal is this?

doctor_which = کون سی سطر درست پڑھی جاتی ہے؟
doctor_right_is = دائیں سے بائیں، حروف جڑے ہوئے: تین کا ہندسہ، قوسین میں Linux، پھر 2026۔
doctor_now = khabar ابھی بھیجتا ہے
# Space is a key.
doctor_hint = نمبر: وہ سطر درست ہے · Space: دوسری سطریں · q: کوئی نہیں، کچھ نہ بدلیے
doctor_environment = ماحول اور ترتیبات کے مطابق
doctor_not_set = کچھ نہیں
doctor_answers = ٹرمینل سے پوچھا گیا اور اس نے جواب دیا
doctor_not_answered = ٹرمینل نے جواب نہیں دیا، یا اس سے پوچھا نہیں گیا۔
doctor_no_answer = کوئی جواب نہیں
doctor_reordering = موڈ 8، ٹرمینل کی اپنی ترتیب
doctor_synchronized = موڈ 2026، پورا منظر ایک ساتھ
doctor_set = چالو، بند ہو سکتا ہے
doctor_reset = بند، چالو ہو سکتا ہے
doctor_always_set = ہمیشہ چالو
doctor_always_reset = ہمیشہ بند
doctor_unknown_mode = اسے معلوم نہیں
doctor_client = tmux کے مطابق وہ اس میں دکھایا جا رہا ہے
doctor_kind = چنانچہ یہ ہے
doctor_unknown_kind = ایسا ٹرمینل جسے khabar نہیں جانتا
doctor_through = بذریعہ
doctor_sent = اسے بھیجا جاتا ہے
doctor_because = کیونکہ
doctor_why_user = آپ نے یہی کہا: --terminal یا KHABAR_TERMINAL یا ترتیبات
doctor_why_version = اس کا نام یہی کہتا ہے
doctor_why_attributes = اس کا نمبر یہی کہتا ہے (DA2)
doctor_why_mode = اس کی اپنی ترتیب بند ہو سکتی ہے
doctor_why_client = tmux یہی کہتا ہے
doctor_why_variable = متغیر یہی کہتا ہے:
doctor_why_nothing = کچھ نہیں بتاتا کہ یہ کیا ہے، اور اکثر میں یہی درست ہے
doctor_marks = اعراب
doctor_marks_shown = دکھائے جاتے ہیں، کیونکہ اپنی جگہ پر آتے ہیں
doctor_marks_hidden = چھپے ہیں، کیونکہ اپنی جگہ پر نہ آتے؛ H دکھاتا ہے
doctor_marks_unknown = دکھائے جاتے ہیں؛ H چھپاتا ہے
doctor_written = لکھ دیا گیا
doctor_needless = khabar یہاں خود ہی یہی کرتا ہے: کچھ لکھنے کی ضرورت نہیں۔
doctor_not_written = لکھا نہیں گیا
doctor_no_file = ترتیبات کی کوئی جگہ نہیں: HOME مقرر نہیں
doctor_advice = اگر پھر بھی درست نہ پڑھا جائے
doctor_in_tmux = - ہو سکتا ہے tmux اس ٹرمینل میں نہ دکھایا جا رہا ہو جس میں شروع ہوا تھا۔ خبر خوان میں کلید T ایک ایک کر کے تمام قسمیں آزماتی ہے، اور مثلاً KHABAR_TERMINAL=marks ایک ہی دریچے کے لیے ہے۔
doctor_in_screen = - screen نہیں بتا سکتا کہ وہ کس میں دکھایا جا رہا ہے۔ خبر خوان میں کلید T ایک ایک کر کے تمام قسمیں آزماتی ہے، اور KHABAR_TERMINAL=marks (GNOME Terminal) یا KHABAR_TERMINAL=words (Konsole) ایک ہی دریچے کے لیے ہے۔
doctor_switched_off = - اگر دائیں سے بائیں لکھائی کی اس کی اپنی سہولت بند ہو (kitty force_ltr یا Konsole “Bidirectional text rendering” یا QTerminal enabledBidiSupport یا PuTTY “Disable bidi”) تو visual چنیے۔
doctor_fonts = - خالی جگہیں، ڈبے یا نہ جڑنے والے حروف: ٹرمینل کے فونٹ میں عربی شکلیں نہیں۔ ایسا فونٹ چنیے جس میں ہوں (DejaVu Sans Mono)، یا یہ، اپنے فونٹ کے نام کے ساتھ، ~/.config/fontconfig/fonts.conf میں رکھیے:

## سننے والوں سے جو کہا جاتا ہے (--plain)

say_headlines = { $count ->
    [one] ایک سرخی۔
   *[other] { $count } سرخیاں۔
}
# $place: منتخب سرخی کا نمبر۔
say_headline = سرخی { $place }، کل { $count }
# Between what is told of a headline, one after the other.
say_comma = {"، "}
say_selected = منتخب
say_unread = ان پڑھی
say_begun = ادھوری پڑھی
say_starred = ستارے والی
say_copies = { $count ->
    [one] ایک نقل
   *[other] { $count } نقلیں
}
say_paragraph = پیراگراف { $place }، کل { $count }
say_more = آگے پڑھنے کے لیے { $key }
say_end = مضمون ختم ہوا
say_heading = ذیلی سرخی: { $text }
say_quote = اقتباس: { $text }
say_related = { $count ->
    [one] ایک متعلقہ سرخی: وہاں جانے کے لیے { $key }۔
   *[other] { $count } متعلقہ سرخیاں: وہاں جانے کے لیے { $key }۔
}
say_related_one = متعلقہ سرخی { $place }، کل { $count }
say_here = یہیں کھلی ہے
say_close = اس سے ملتی جلتی یہاں ہے
say_away = یہاں نہیں
say_result = نتیجہ { $place }، کل { $count }
say_welcome = { $key } کلیدیں بتاتی ہے۔ ہر سطر ایک کلید ہے، یا نمبر اور کلید۔ صرف نمبر اس سرخی پر لے جاتا ہے۔ صرف Enter کھولتی ہے اور آگے پڑھتی ہے۔
say_unknown = { $typed } نام کی کوئی کلید نہیں: { $key } کلیدیں بتاتی ہے۔
say_ask = الفاظ، پھر Enter
