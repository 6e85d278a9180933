### The texts of the interface in English, in the form of Fluent (projectfluent.org). The names before
### « = » stay as they are; khabar puts values where « { $name } » stands. A text may differ by the
### plural form of a number: only the forms of the language are needed, as CLDR has them.

## On the page of an article

# $date: when a crawler saw an article that has no date of its own.
page_seen = seen { $date }
# Names related headlines that stand beside the body.
page_related = Read also
# Before what is told of a picture.
page_picture = Picture:
page_no_body = This article has no text.
page_no_room = The rest of this article is not shown: it is longer than can be set.

## Dates: how long ago an article is from; the words of CLDR, as short as they are there

date_now = just now
date_today = today
date_yesterday = yesterday
date_minutes =
    { $count ->
        [one] { $count } minute ago
       *[other] { $count } minutes ago
    }
date_hours =
    { $count ->
        [one] { $count } hour ago
       *[other] { $count } hours ago
    }
date_days =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
# Two dates of the same day, in two calendars.
date_both = { $first } / { $second }

## The status line

loading = reading…
# $source: the name of a file, or of a pipe.
waits_for = waiting for { $source }
nothing = no articles
# $count: records that could not be read.
skipped = skipped { $count }
# $current: which of the $count articles is selected.
place = { $current }/{ $count }
percent = { $percent }%
filtered = Filter: { $query }
# $current: which of the $count places found is shown.
hits = Find: { $current }/{ $count }
# $count: articles that have come since. $key: the key that reads them.
arrived = { $count } new: { $key } reads them
# $count: how many articles have not been read.
unread = unread: { $count }
# $count: articles that were not there when the same files were last open.
new_since = { $count } new since the last time
changed = files have changed: { $key } reads them again

## Prompts

find = Find
filter = Filter
find_everywhere = Find in all
pipe = Pipe to

## Looking for words in all articles

results = Articles: { $count }
# The names of filters as they can be typed: in English or in Arabic.
results_hint = Words, "a phrase", site:paper author:name after:2015 is:unread
growing = preparing for search { $percent }%
from_records = reading every article, which is slower
keep = Prepare these articles for search?
# $gigabytes: about how much.
keep_text = That writes about { $gigabytes } GB of text to your cache, once; finding then takes a moment. Without it every article is read each time.
keep_hint = { $open } write it · { $back } do without

## Questions about a related headline, and addresses

is_close = Is this the one?
which = Which one?
missing = Not here
choose_hint = { $open } open · { $down } { $up } choose · { $back } close
close_hint = { $open } open · { $back } close
missing_hint = { $open } find headlines like it · { $back } close
missing_url_hint = { $open } find headlines like it · { $address } open address · { $copy } copy address · { $back } close
no_browser = No browser here
no_browser_hint = { $copy } copy address · { $back } close

## What has happened

not_found = not found: { $pattern }
no_headline = no headline like that
no_related = no related headline of that number
no_history = nothing further
no_address = no address known
no_links = no links in this article
no_such_link = no link of that number
# The first time only: what helps most. $help, $open, $quit: keys.
first_time = { $help } shows the keys, { $open } opens, { $quit } leaves
# $key: what undoes it.
marked_read = read: { $key } undoes
marked_unread = unread: { $key } undoes
starred = starred: { $key } undoes
unstarred = no star any more: { $key } undoes
# $title: the headline of the article whose mark was undone.
undone = undone: { $title }
nothing_to_undo = no mark to undo
no_unread = no unread articles
# $host: where the address leads.
address_opened = address handed to the browser: { $host }
address_copied = address copied
article_copied = article copied
selection_copied = selection copied
# $ended: how, in the words of the system.
piped = the command has ended: { $ended }
can_order = all headlines are known: { $key } orders them by date
by_files = as in the files
by_date = the newest first
by_site = by site
read_again = the sources were read again
# $count: how many articles more there are.
read_again_more = the sources were read again (+{ $count })
# $count: how many articles fewer there are.
read_again_fewer = the sources were read again (-{ $count })
# $columns: the widest that a line may be.
measure = columns of a line: { $columns }
full = lines as wide as the pane
ragged = not justified
justified = justified
with_harakat = with vowel signs
without_harakat = without vowel signs
digits_as_written = digits as written
# They are shown as the digits that were chosen.
digits_shown = digits 0123456789
# Said in the language that was chosen.
language_shown = interface in English
calendar_gregorian = Gregorian calendar
calendar_hijri = Hijri calendar (Umm al-Qura)
calendar_persian = Persian calendar
# To the day in the calendar of the interface.
calendar_both = with the Hijri day beside it
# $name: a kind of terminal.
terminal = terminal: { $name }
theme = theme: { $name }

## Hints beside text that is selected, links that are numbered

select_hint = arrows move · { $select } begin, whole paragraphs · { $copy } copy · { $pipe } pipe · { $back } leave
links_hint = number of a link · { $back } leave

## The page of keys

# $first to $last of $count are on the screen.
keys_page = Keys ({ $first }–{ $last }/{ $count })
keys_hint = { $down } { $up } scroll, any other key closes
action_down = down
action_up = up
action_page_down = a page down
action_page_up = a page up
action_half_page_down = half a page down
action_half_page_up = half a page up
action_first = to the first
action_last = to the last
action_open = open, follow
action_back = back
action_pane_left = the pane at the left
action_pane_right = the pane at the right
action_next_pane = next pane
action_previous_pane = previous pane
action_next_article = next article
action_previous_article = previous article
action_digit = count, or number of a related headline
action_related = related headlines
action_history_back = back to what was open before
action_history_forward = forward again
action_find = find in the article
action_next_hit = next hit, else next unread article
action_previous_hit = previous hit, else previous unread article
action_filter = filter the headlines
action_find_everywhere = find in all articles
action_open_address = open the address in the browser
action_copy_address = copy the address
action_copy_article = copy the article
action_select = select words, whole paragraphs
action_pipe = hand the text to a command
action_links = numbers of links, to follow them
action_mark_read = read, or unread
action_star = a star, or none
action_undo = undo the last mark
action_measure_wider = longer lines
action_measure_narrower = shorter lines
action_measure_full = lines as wide as the pane
action_justify = justify, or not
action_harakat = vowel signs, or not
action_digits = other digits
action_language = the language of the interface
action_calendar = days by another calendar
action_only_body = only the body, or all panes
action_theme = other colours
action_terminal = as other terminals need it
action_order = the list by date, by site, as in the files
action_read_again = read the sources again
action_help = these keys
action_redraw = draw the screen again
action_suspend = suspend
action_close = close, back, at last quit
action_quit = quit

## khabar doctor: which terminal is this?

doctor_which = Which line reads right?
doctor_right_is = From right to left, letters joined: the digit three, Linux in brackets, 2026.
doctor_now = khabar sends
# Space is a key.
doctor_hint = a number: that line reads right · Space: other lines · q: none, change nothing
doctor_environment = The environment and the settings say
doctor_not_set = nothing
doctor_answers = The terminal was asked and answered
doctor_not_answered = The terminal has not answered, or was not asked.
doctor_no_answer = no answer
doctor_reordering = mode 8, its own reordering
doctor_synchronized = mode 2026, a frame at once
doctor_set = on, can be switched off
doctor_reset = off, can be switched on
doctor_always_set = always on
doctor_always_reset = always off
doctor_unknown_mode = not known to it
doctor_client = tmux says that it is shown in
doctor_kind = So this is
doctor_unknown_kind = none that khabar knows
doctor_through = through
doctor_sent = It is sent
doctor_because = Because
doctor_why_user = you say so: --terminal, KHABAR_TERMINAL or the settings
doctor_why_version = its name says so
doctor_why_attributes = its number says so (DA2)
doctor_why_mode = its own reordering can be switched off
doctor_why_client = tmux says so
doctor_why_variable = of the variable
doctor_why_nothing = nothing says what it is, and this is right in most
doctor_marks = Vowel signs
doctor_marks_shown = shown, for they stand where they belong
doctor_marks_hidden = hidden, for they would be misplaced; H shows them
doctor_marks_unknown = shown; H hides them
doctor_written = Written
doctor_needless = That is what khabar does by itself here: nothing has to be written.
doctor_not_written = Not written
doctor_no_file = there is no place for settings: HOME is not set
doctor_advice = If it reads wrong all the same
doctor_in_tmux = - tmux may be shown in another terminal than the one it was started in. T in the reader goes through the kinds; KHABAR_TERMINAL=marks, say, holds for one window.
doctor_in_screen = - screen cannot say what it is shown in. T in the reader goes through the kinds; KHABAR_TERMINAL=marks (GNOME Terminal) or =words (Konsole) holds for one window.
doctor_switched_off = - If its own right-to-left support is switched off (kitty force_ltr, Konsole “Bidirectional text rendering”, QTerminal enabledBidiSupport, PuTTY “Disable bidi”), choose visual.
doctor_fonts = - Gaps, boxes or letters that do not join: the terminal's font has no Arabic forms. Choose one that has (DejaVu Sans Mono), or put this, with your font's name, into ~/.config/fontconfig/fonts.conf:

## What is said to those who listen (--plain)

say_headlines = { $count ->
    [one] One headline.
   *[other] { $count } headlines.
}
# $place: the number of the headline that is selected.
say_headline = headline { $place } of { $count }
# Between what is told of a headline, one after the other.
say_comma = {", "}
say_selected = selected
say_unread = unread
say_begun = begun
say_starred = starred
say_copies = { $count ->
    [one] one copy
   *[other] { $count } copies
}
say_paragraph = paragraph { $place } of { $count }
# $key: the key that goes on.
say_more = { $key } reads on
say_end = end of the article
say_heading = Heading: { $text }
say_quote = Quotation: { $text }
say_related = { $count ->
    [one] One related headline: { $key } goes there.
   *[other] { $count } related headlines: { $key } goes there.
}
say_related_one = related headline { $place } of { $count }
say_here = open here
say_close = one like it is here
say_away = not here
say_result = result { $place } of { $count }
# $key: the key that tells the keys.
say_welcome = { $key } tells the keys. A line is a key, or a number and a key. A number alone goes to that headline. Enter alone opens, and reads on.
say_unknown = No key is called { $typed }: { $key } tells the keys.
say_ask = the words, then Enter
