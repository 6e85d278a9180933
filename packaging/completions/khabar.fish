# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_khabar_global_optspecs
    string join \n columns= align= harakat= digits= color= private ui= theme= side= mouse terminal= config= h/help V/version
end

function __fish_khabar_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_khabar_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_khabar_using_subcommand
    set -l cmd (__fish_khabar_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c khabar -n "__fish_khabar_needs_command" -l columns -d 'Columns of a line at most' -r
complete -c khabar -n "__fish_khabar_needs_command" -l align -d 'How lines lie in their columns' -r -f -a "start\t'Ragged where reading ends'
justify\t'Flush on both sides'"
complete -c khabar -n "__fish_khabar_needs_command" -l harakat -d 'Whether vowel signs are shown; on a terminal where they would be misplaced, hidden' -r -f -a "keep\t'As written'
hide\t'Left out'"
complete -c khabar -n "__fish_khabar_needs_command" -l digits -d 'Which digits are shown' -r -f -a "keep\t'As written'
arabic\t'٠–٩'
european\t'0–9'"
complete -c khabar -n "__fish_khabar_needs_command" -l color -d 'When colours and styles are used' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Also elsewhere'
never\t'No colour'"
complete -c khabar -n "__fish_khabar_needs_command" -l ui -d 'The language of the interface; the locale\'s where khabar speaks it, else English' -r -f -a "en\t'English'
ar\t'Arabic'"
complete -c khabar -n "__fish_khabar_needs_command" -l theme -d 'The styles' -r -f -a "dark\t'Sixteen colours on a dark background'
plain\t'No colour'"
complete -c khabar -n "__fish_khabar_needs_command" -l side -d 'The edge of the screen at which the headlines stand' -r -f -a "auto\t'Where most articles begin'
left\t'The left one'
right\t'The right one'"
complete -c khabar -n "__fish_khabar_needs_command" -l terminal -d 'What the terminal must be sent so that Arabic reads right; else it is found out' -r -f -a "auto\t'Found out'
visual\t'As xterm, GNOME Terminal, alacritty, foot needs it'
words\t'As Konsole needs it'
marks\t'As tmux or screen in GNOME Terminal needs it'
kitty\t'As kitty needs it'
alternating\t'As QTerminal needs it'
mlterm\t'As mlterm needs it'
blanks\t'As PuTTY, pterm needs it'"
complete -c khabar -n "__fish_khabar_needs_command" -l config -d 'The file of settings' -r -F
complete -c khabar -n "__fish_khabar_needs_command" -l private -d 'Leave nothing behind: no text prepared for search is kept'
complete -c khabar -n "__fish_khabar_needs_command" -l mouse -d 'Clicks and the wheel are the reader\'s; selecting as the terminal does it then needs Shift'
complete -c khabar -n "__fish_khabar_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c khabar -n "__fish_khabar_needs_command" -s V -l version -d 'Print version'
complete -c khabar -n "__fish_khabar_needs_command" -a "cat" -d 'Write articles as text'
complete -c khabar -n "__fish_khabar_needs_command" -a "list" -d 'Write one line an article: id, date, site, headline'
complete -c khabar -n "__fish_khabar_needs_command" -a "parse" -d 'Write articles as JSON Lines in khabar\'s own form'
complete -c khabar -n "__fish_khabar_needs_command" -a "search" -d 'Find articles, and write the passages'
complete -c khabar -n "__fish_khabar_needs_command" -a "snapshot" -d 'Write the frame that keys lead to, without a terminal'
complete -c khabar -n "__fish_khabar_needs_command" -a "doctor" -d 'Find out what this terminal needs so that Arabic reads right, and write it down'
complete -c khabar -n "__fish_khabar_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l order -d 'The order of letters in a line; visual on a terminal, else logical' -r -f -a "logical\t'As read'
visual\t'As they look, from left to right'"
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l shape -d 'What stands for joined letters; forms in visual order, else letters' -r -f -a "forms\t'Presentation forms'
letters\t'The letters themselves'"
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l columns -d 'Columns of a line at most' -r
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l align -d 'How lines lie in their columns' -r -f -a "start\t'Ragged where reading ends'
justify\t'Flush on both sides'"
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l harakat -d 'Whether vowel signs are shown; on a terminal where they would be misplaced, hidden' -r -f -a "keep\t'As written'
hide\t'Left out'"
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l digits -d 'Which digits are shown' -r -f -a "keep\t'As written'
arabic\t'٠–٩'
european\t'0–9'"
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l color -d 'When colours and styles are used' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Also elsewhere'
never\t'No colour'"
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l terminal -d 'What the terminal must be sent so that Arabic reads right; else it is found out' -r -f -a "auto\t'Found out'
visual\t'As xterm, GNOME Terminal, alacritty, foot needs it'
words\t'As Konsole needs it'
marks\t'As tmux or screen in GNOME Terminal needs it'
kitty\t'As kitty needs it'
alternating\t'As QTerminal needs it'
mlterm\t'As mlterm needs it'
blanks\t'As PuTTY, pterm needs it'"
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l config -d 'The file of settings' -r -F
complete -c khabar -n "__fish_khabar_using_subcommand cat" -l private -d 'Leave nothing behind: no text prepared for search is kept'
complete -c khabar -n "__fish_khabar_using_subcommand cat" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c khabar -n "__fish_khabar_using_subcommand list" -l format -d 'What a line is; a table on a terminal, else tab-separated values' -r -f -a "table\t'Columns for a terminal'
tsv\t'Tab-separated values, in logical order'
json\t'One JSON object a line'"
complete -c khabar -n "__fish_khabar_using_subcommand list" -l columns -d 'Columns of a table; the terminal\'s, else 100' -r
complete -c khabar -n "__fish_khabar_using_subcommand list" -l terminal -d 'What the terminal must be sent so that Arabic reads right; else it is found out' -r -f -a "auto\t'Found out'
visual\t'As xterm, GNOME Terminal, alacritty, foot needs it'
words\t'As Konsole needs it'
marks\t'As tmux or screen in GNOME Terminal needs it'
kitty\t'As kitty needs it'
alternating\t'As QTerminal needs it'
mlterm\t'As mlterm needs it'
blanks\t'As PuTTY, pterm needs it'"
complete -c khabar -n "__fish_khabar_using_subcommand list" -l config -d 'The file of settings' -r -F
complete -c khabar -n "__fish_khabar_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c khabar -n "__fish_khabar_using_subcommand parse" -l check -d 'Write what was found in each article instead, for the authors of crawlers'
complete -c khabar -n "__fish_khabar_using_subcommand parse" -s h -l help -d 'Print help'
complete -c khabar -n "__fish_khabar_using_subcommand search" -l format -d 'text for readers, json for programs: one object a line' -r -f -a "text\t'Headline, site and date, passage'
json\t'One JSON object a line'"
complete -c khabar -n "__fish_khabar_using_subcommand search" -l columns -d 'Columns of a line at most' -r
complete -c khabar -n "__fish_khabar_using_subcommand search" -l align -d 'How lines lie in their columns' -r -f -a "start\t'Ragged where reading ends'
justify\t'Flush on both sides'"
complete -c khabar -n "__fish_khabar_using_subcommand search" -l harakat -d 'Whether vowel signs are shown; on a terminal where they would be misplaced, hidden' -r -f -a "keep\t'As written'
hide\t'Left out'"
complete -c khabar -n "__fish_khabar_using_subcommand search" -l digits -d 'Which digits are shown' -r -f -a "keep\t'As written'
arabic\t'٠–٩'
european\t'0–9'"
complete -c khabar -n "__fish_khabar_using_subcommand search" -l color -d 'When colours and styles are used' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Also elsewhere'
never\t'No colour'"
complete -c khabar -n "__fish_khabar_using_subcommand search" -l terminal -d 'What the terminal must be sent so that Arabic reads right; else it is found out' -r -f -a "auto\t'Found out'
visual\t'As xterm, GNOME Terminal, alacritty, foot needs it'
words\t'As Konsole needs it'
marks\t'As tmux or screen in GNOME Terminal needs it'
kitty\t'As kitty needs it'
alternating\t'As QTerminal needs it'
mlterm\t'As mlterm needs it'
blanks\t'As PuTTY, pterm needs it'"
complete -c khabar -n "__fish_khabar_using_subcommand search" -l config -d 'The file of settings' -r -F
complete -c khabar -n "__fish_khabar_using_subcommand search" -l private -d 'Leave nothing behind: no text prepared for search is kept'
complete -c khabar -n "__fish_khabar_using_subcommand search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l size -d 'The screen, in columns and rows' -r
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l keys -d 'Names of keys, separated by spaces: j 5j Enter Ctrl-d Space "text typed" Resize:80x24' -r
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l format -d 'text quotes rows and tells order and styles; plain is the bare rows; ansi adds styles' -r -f -a "text\t'Rows in quotes, their logical order, their styles'
plain\t'Bare rows'
ansi\t'Rows with styles'
json\t'Cells with styles and sources'"
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l columns -d 'Columns of a line at most' -r
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l align -d 'How lines lie in their columns' -r -f -a "start\t'Ragged where reading ends'
justify\t'Flush on both sides'"
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l harakat -d 'Whether vowel signs are shown; on a terminal where they would be misplaced, hidden' -r -f -a "keep\t'As written'
hide\t'Left out'"
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l digits -d 'Which digits are shown' -r -f -a "keep\t'As written'
arabic\t'٠–٩'
european\t'0–9'"
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l color -d 'When colours and styles are used' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Also elsewhere'
never\t'No colour'"
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l ui -d 'The language of the interface; the locale\'s where khabar speaks it, else English' -r -f -a "en\t'English'
ar\t'Arabic'"
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l theme -d 'The styles' -r -f -a "dark\t'Sixteen colours on a dark background'
plain\t'No colour'"
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l side -d 'The edge of the screen at which the headlines stand' -r -f -a "auto\t'Where most articles begin'
left\t'The left one'
right\t'The right one'"
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l every -d 'Write the frame after each key, not only the last'
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -l private -d 'Leave nothing behind: no text prepared for search is kept'
complete -c khabar -n "__fish_khabar_using_subcommand snapshot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c khabar -n "__fish_khabar_using_subcommand doctor" -l ui -d 'The language of the interface; the locale\'s where khabar speaks it, else English' -r -f -a "en\t'English'
ar\t'Arabic'"
complete -c khabar -n "__fish_khabar_using_subcommand doctor" -l terminal -d 'What the terminal must be sent so that Arabic reads right; else it is found out' -r -f -a "auto\t'Found out'
visual\t'As xterm, GNOME Terminal, alacritty, foot needs it'
words\t'As Konsole needs it'
marks\t'As tmux or screen in GNOME Terminal needs it'
kitty\t'As kitty needs it'
alternating\t'As QTerminal needs it'
mlterm\t'As mlterm needs it'
blanks\t'As PuTTY, pterm needs it'"
complete -c khabar -n "__fish_khabar_using_subcommand doctor" -l config -d 'The file of settings' -r -F
complete -c khabar -n "__fish_khabar_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c khabar -n "__fish_khabar_using_subcommand help; and not __fish_seen_subcommand_from cat list parse search snapshot doctor help" -f -a "cat" -d 'Write articles as text'
complete -c khabar -n "__fish_khabar_using_subcommand help; and not __fish_seen_subcommand_from cat list parse search snapshot doctor help" -f -a "list" -d 'Write one line an article: id, date, site, headline'
complete -c khabar -n "__fish_khabar_using_subcommand help; and not __fish_seen_subcommand_from cat list parse search snapshot doctor help" -f -a "parse" -d 'Write articles as JSON Lines in khabar\'s own form'
complete -c khabar -n "__fish_khabar_using_subcommand help; and not __fish_seen_subcommand_from cat list parse search snapshot doctor help" -f -a "search" -d 'Find articles, and write the passages'
complete -c khabar -n "__fish_khabar_using_subcommand help; and not __fish_seen_subcommand_from cat list parse search snapshot doctor help" -f -a "snapshot" -d 'Write the frame that keys lead to, without a terminal'
complete -c khabar -n "__fish_khabar_using_subcommand help; and not __fish_seen_subcommand_from cat list parse search snapshot doctor help" -f -a "doctor" -d 'Find out what this terminal needs so that Arabic reads right, and write it down'
complete -c khabar -n "__fish_khabar_using_subcommand help; and not __fish_seen_subcommand_from cat list parse search snapshot doctor help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
