### The texts of the interface in Hebrew, in the form of Fluent (projectfluent.org). The names before
### « = » stay as they are; khabar puts values where « { $name } » stands. A text may differ by the
### plural form of a number: only the forms of the language are needed, as CLDR has them.

## On the page of an article

# $date: when a crawler saw an article that has no date of its own.
page_seen = נצפתה { $date }
# Names related headlines that stand beside the body.
page_related = קראו גם
# Before what is told of a picture.
page_picture = תמונה:
page_no_body = אין לכתבה הזאת טקסט.
page_no_room = המשך הכתבה הזאת אינו מוצג: היא ארוכה מכדי להיסדר כולה.

## Dates: how long ago an article is from; the words of CLDR, as short as they are there

date_now = עכשיו
date_today = היום
date_yesterday = אתמול
date_minutes =
    { $count ->
        [one] לפני דקה
        [two] לפני שתי דקות
       *[other] לפני { $count } דקות
    }
date_hours =
    { $count ->
        [one] לפני שעה
        [two] לפני שעתיים
       *[other] לפני { $count } שעות
    }
date_days =
    { $count ->
        [one] אתמול
        [two] לפני יומיים
       *[other] לפני { $count } ימים
    }
# Two dates of the same day, in two calendars.
date_both = { $first } / { $second }

## The status line

loading = בקריאה…
# $source: the name of a file, or of a pipe.
waits_for = ממתין ל־{ $source }
nothing = אין כתבות
# $count: records that could not be read.
skipped =
    { $count ->
        [one] רשומה אחת לא נקראה
       *[other] { $count } רשומות לא נקראו
    }
# $current: which of the $count articles is selected.
place = { $current }/{ $count }
percent = { $percent }%
filtered = סינון: { $query }
# $current: which of the $count places found is shown.
hits = חיפוש: { $current }/{ $count }
# $count: articles that have come since. $key: the key that reads them.
arrived =
    { $count ->
        [one] כתבה חדשה: { $key } לקריאה
        [two] שתי כתבות חדשות: { $key } לקריאה
       *[other] { $count } כתבות חדשות: { $key } לקריאה
    }
# $count: how many articles have not been read.
unread = לא נקראו: { $count }
# $count: articles that were not there when the same files were last open.
new_since =
    { $count ->
        [one] כתבה חדשה אחת מאז הפעם הקודמת
        [two] שתי כתבות חדשות מאז הפעם הקודמת
       *[other] { $count } כתבות חדשות מאז הפעם הקודמת
    }
changed = הקבצים השתנו: { $key } לקריאה מחדש

## Prompts

find = חיפוש
filter = סינון
find_everywhere = חיפוש בכול
pipe = העברה אל

## Looking for words in all articles

results =
    { $count ->
        [0] לא נמצאו כתבות
        [one] כתבה אחת
        [two] שתי כתבות
       *[other] { $count } כתבות
    }
# The names of filters as they can be typed: in English or in Arabic.
results_hint = מילים, "צירוף שלם", site:עיתון author:שם after:2015 is:unread
growing = הכנה לחיפוש { $percent }%
from_records = כל הכתבות נקראות, וזה איטי יותר
keep = להכין את הכתבות האלה לחיפוש?
# $gigabytes: about how much.
keep_text = לשם כך ייכתבו פעם אחת כ־{ $gigabytes } ג״ב של טקסט במטמון שלכם, ואחר כך כל חיפוש ייקח רגע. בלי זה כל הכתבות נקראות בכל פעם.
keep_hint = { $open } לכתוב · { $back } לוותר

## Questions about a related headline, and addresses

is_close = זאת הכתבה?
which = איזו מהן?
missing = לא נמצאת כאן
choose_hint = { $open } פתיחה · { $down } { $up } בחירה · { $back } סגירה
close_hint = { $open } פתיחה · { $back } סגירה
missing_hint = { $open } כותרות דומות · { $back } סגירה
missing_url_hint = { $open } כותרות דומות · { $address } פתיחת הקישור · { $copy } העתקת הקישור · { $back } סגירה
no_browser = אין כאן דפדפן
no_browser_hint = { $copy } העתקת הקישור · { $back } סגירה

## What has happened

not_found = לא נמצא: { $pattern }
no_headline = אין כותרת כזאת
no_related = אין כותרת במספר הזה
no_history = אין לאן להמשיך
no_address = הקישור אינו ידוע
no_links = אין קישורים בכתבה הזאת
no_such_link = אין קישור במספר הזה
# The first time only: what helps most. $help, $open, $quit: keys.
first_time = { $help } למקשים, { $open } לפתיחה, { $quit } ליציאה
# $key: what undoes it.
marked_read = נקראה: { $key } לביטול
marked_unread = לא נקראה: { $key } לביטול
starred = מסומנת בכוכב: { $key } לביטול
unstarred = בלי כוכב: { $key } לביטול
# $title: the headline of the article whose mark was undone.
undone = בוטל: { $title }
nothing_to_undo = אין סימון לבטל
no_unread = אין כתבות שלא נקראו
# $host: where the address leads.
address_opened = הקישור נמסר לדפדפן: { $host }
address_copied = הקישור הועתק
article_copied = הכתבה הועתקה
selection_copied = הטקסט שנבחר הועתק
# $ended: how, in the words of the system.
piped = הפקודה הסתיימה: { $ended }
can_order = כל הכותרות ידועות: { $key } למיון לפי תאריך
by_files = לפי סדר הקבצים
by_date = החדשות תחילה
by_site = לפי אתר
read_again = המקורות נקראו מחדש
# $count: how many articles more there are.
read_again_more =
    { $count ->
        [one] המקורות נקראו מחדש: נוספה כתבה אחת
        [two] המקורות נקראו מחדש: נוספו שתי כתבות
       *[other] המקורות נקראו מחדש: נוספו { $count } כתבות
    }
# $count: how many articles fewer there are.
read_again_fewer =
    { $count ->
        [one] המקורות נקראו מחדש: נגרעה כתבה אחת
        [two] המקורות נקראו מחדש: נגרעו שתי כתבות
       *[other] המקורות נקראו מחדש: נגרעו { $count } כתבות
    }
# $columns: the widest that a line may be.
measure = עמודות בשורה: { $columns }
full = שורות ברוחב החלונית
ragged = בלי יישור לשני הצדדים
justified = יישור לשני הצדדים
with_harakat = עם ניקוד
without_harakat = בלי ניקוד
digits_as_written = ספרות כפי שנכתבו
# They are shown as the digits that were chosen.
digits_shown = ספרות 0123456789
# Said in the language that was chosen.
language_shown = הממשק בעברית
calendar_gregorian = לוח גרגוריאני
calendar_hijri = לוח היג׳רי (אום אל־קורא)
calendar_persian = לוח פרסי
# To the day in the calendar of the interface.
calendar_both = ולצידו התאריך ההיג׳רי
# $name: a kind of terminal.
terminal = מסוף: { $name }
theme = ערכת צבעים: { $name }

## Hints beside text that is selected, links that are numbered

select_hint = חצים לתנועה · { $select } התחלה, פסקאות שלמות · { $copy } העתקה · { $pipe } העברה · { $back } יציאה
links_hint = מספר של קישור · { $back } יציאה

## The page of keys

# $first to $last of $count are on the screen.
keys_page = מקשים ({ $first }–{ $last }/{ $count })
keys_hint = { $down } { $up } לגלילה, כל מקש אחר סוגר
action_down = למטה
action_up = למעלה
action_page_down = עמוד למטה
action_page_up = עמוד למעלה
action_half_page_down = חצי עמוד למטה
action_half_page_up = חצי עמוד למעלה
action_first = אל הראשון
action_last = אל האחרון
action_open = פתיחה, מעבר
action_back = חזרה
action_pane_left = החלונית משמאל
action_pane_right = החלונית מימין
action_next_pane = החלונית הבאה
action_previous_pane = החלונית הקודמת
action_next_article = הכתבה הבאה
action_previous_article = הכתבה הקודמת
action_digit = כמות, או מספר של כותרת קשורה
action_related = כותרות קשורות
action_history_back = חזרה אל מה שהיה פתוח קודם
action_history_forward = שוב קדימה
action_find = חיפוש בכתבה
action_next_hit = התוצאה הבאה, או הכתבה הבאה שלא נקראה
action_previous_hit = התוצאה הקודמת, או הכתבה הקודמת שלא נקראה
action_filter = סינון הכותרות
action_find_everywhere = חיפוש בכל הכתבות
action_open_address = פתיחת הקישור בדפדפן
action_copy_address = העתקת הקישור
action_copy_article = העתקת הכתבה
action_select = בחירת מילים או פסקאות שלמות
action_pipe = העברת הטקסט לפקודה
action_links = מספרי הקישורים, כדי לעבור אליהם
action_mark_read = נקראה, או לא נקראה
action_star = כוכב, או בלעדיו
action_undo = ביטול הסימון האחרון
action_measure_wider = שורות ארוכות יותר
action_measure_narrower = שורות קצרות יותר
action_measure_full = שורות ברוחב החלונית
action_justify = יישור לשני הצדדים, או לא
action_harakat = ניקוד, או בלעדיו
action_digits = ספרות אחרות
action_language = שפת הממשק
action_calendar = ימים לפי לוח שנה אחר
action_only_body = רק הטקסט, או כל החלוניות
action_theme = צבעים אחרים
action_terminal = כפי שמסופים אחרים צריכים
action_order = הרשימה לפי תאריך, לפי אתר או לפי הקבצים
action_read_again = קריאת המקורות מחדש
action_help = המקשים האלה
action_redraw = ציור המסך מחדש
action_suspend = השהיה
action_close = סגירה, חזרה ולבסוף יציאה
action_quit = יציאה

## khabar doctor: which terminal is this?

doctor_which = איזו שורה נקראת נכון?
doctor_right_is = מימין לשמאל, באותיות ערביות מחוברות: הספרה שלוש, Linux בסוגריים, ואז 2026.
doctor_now = khabar שולח עכשיו
# Space is a key.
doctor_hint = מספר: השורה הזאת נכונה · Space: שורות אחרות · q: אף אחת, בלי שינוי
doctor_environment = הסביבה וההגדרות אומרות
doctor_not_set = דבר
doctor_answers = המסוף נשאל וענה
doctor_not_answered = המסוף לא ענה, או לא נשאל.
doctor_no_answer = אין תשובה
doctor_reordering = מצב 8, הסידור של המסוף עצמו
doctor_synchronized = מצב 2026, תמונה שלמה בבת אחת
doctor_set = פועל, אפשר לכבות
doctor_reset = כבוי, אפשר להפעיל
doctor_always_set = פועל תמיד
doctor_always_reset = כבוי תמיד
doctor_unknown_mode = אינו מוכר לו
doctor_client = לפי tmux הוא מוצג בתוך
doctor_kind = אם כן, זהו
doctor_unknown_kind = מסוף ש־khabar אינו מכיר
doctor_through = דרך
doctor_sent = נשלח אליו
doctor_because = הסיבה
doctor_why_user = כך ביקשתם: --terminal, KHABAR_TERMINAL או ההגדרות
doctor_why_version = כך אומר שמו
doctor_why_attributes = כך אומר מספרו (DA2)
doctor_why_mode = את הסידור שלו אפשר לכבות
doctor_why_client = כך אומר tmux
doctor_why_variable = כך אומר המשתנה
doctor_why_nothing = דבר אינו מעיד מה הוא, וזה נכון ברוב המסופים
doctor_marks = סימני ניקוד
doctor_marks_shown = מוצגים, כי הם עומדים במקומם
doctor_marks_hidden = מוסתרים, כי לא היו עומדים במקומם; H מציג אותם
doctor_marks_unknown = מוצגים; H מסתיר אותם
doctor_written = נכתב
doctor_needless = כך khabar נוהג כאן מעצמו: אין צורך לכתוב דבר.
doctor_not_written = לא נכתב
doctor_no_file = אין מקום להגדרות: HOME אינו מוגדר
doctor_advice = אם בכל זאת הקריאה אינה נכונה
doctor_in_tmux = - ייתכן ש־tmux מוצג במסוף אחר מזה שבו הופעל. המקש T בקורא עובר בין הסוגים, ו־KHABAR_TERMINAL=marks, למשל, תקף לחלון אחד.
doctor_in_screen = - screen אינו יודע באיזה מסוף הוא מוצג. המקש T בקורא עובר בין הסוגים, ו־KHABAR_TERMINAL=marks (GNOME Terminal) או KHABAR_TERMINAL=words (Konsole) תקף לחלון אחד.
doctor_switched_off = - אם התמיכה של המסוף עצמו בכתיבה מימין לשמאל כבויה (kitty force_ltr, ‏Konsole “Bidirectional text rendering”, ‏QTerminal enabledBidiSupport, ‏PuTTY “Disable bidi”), בחרו visual.
doctor_fonts = - רווחים, ריבועים או אותיות ערביות שאינן מתחברות: בגופן של המסוף אין צורות ערביות. בחרו גופן שיש בו (DejaVu Sans Mono), או שימו את זה, עם שם הגופן שלכם, ב־~/.config/fontconfig/fonts.conf:

## מה שנאמר למי שמקשיבים (--plain)

say_headlines = { $count ->
    [one] כותרת אחת.
    [two] שתי כותרות.
   *[other] { $count } כותרות.
}
# $place: מספר הכותרת שנבחרה.
say_headline = כותרת { $place } מתוך { $count }
# Between what is told of a headline, one after the other.
say_comma = {", "}
say_selected = נבחרה
say_unread = לא נקראה
say_begun = קריאתה החלה
say_starred = מסומנת בכוכב
say_copies = { $count ->
    [one] עותק אחד
    [two] שני עותקים
   *[other] { $count } עותקים
}
say_paragraph = פסקה { $place } מתוך { $count }
say_more = { $key } להמשך הקריאה
say_end = סוף הכתבה
say_heading = כותרת משנה: { $text }
say_quote = ציטוט: { $text }
say_related = { $count ->
    [one] כותרת קשורה אחת: { $key } למעבר אליה.
    [two] שתי כותרות קשורות: { $key } למעבר אליהן.
   *[other] { $count } כותרות קשורות: { $key } למעבר אליהן.
}
say_related_one = כותרת קשורה { $place } מתוך { $count }
say_here = פתוחה כאן
say_close = יש כאן דומה לה
say_away = לא כאן
say_result = תוצאה { $place } מתוך { $count }
say_welcome = { $key } אומר מה המקשים. כל שורה היא מקש, או מספר ומקש. מספר לבדו עובר לכותרת הזאת. Enter לבדו פותח וממשיך לקרוא.
say_unknown = אין מקש בשם { $typed }: { $key } אומר מה המקשים.
say_ask = המילים, ואז Enter
