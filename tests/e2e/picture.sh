#!/bin/sh
# The picture in a real terminal: it follows what is typed, stays while the text does not
# compile, goes to a finding, and walks through time; beside the code and on its own.
. tests/lib/tmux.sh

beside() { screen_wait_line "││.*$1"; } # in the right-hand column

open_item "First goal" 120 40
check "wide: the picture is there without a key" beside "home int +0"
retype "    home = 42;"
check "an answer is typed: the picture has it" beside "home int +42"
screen_type "("
check "what does not compile is said" beside "Picture of the text before"
check "and the last good picture stays" beside "home int +42"
screen_keys BSpace
check "mended: it is said no more" screen_gone "text before"
screen_keys M-Left
check "a step back from the code" beside "home int +42|now 42"
screen_keys M-Left
check "before the assignment" beside "home int +0"
check "the code says which line is next" screen_wait_line "▶ 9 .*next"
retype "    int n = home + 1, *p = 0; *p = n;"
check "a finding moves the picture to it" beside "found: "

screen_size 80 24
screen_keys F6
check "narrow: a screen of its own" screen_wait "[F6 Picture]"
check "with the statement" screen_wait "ran    9  int n = home + 1, *p = 0; *p = n;"
screen_keys Home
check "the start" screen_wait "the start"
screen_keys Right
check "a step on" screen_wait "ran    5  int home = 0;"
screen_keys End
check "the end" screen_wait "next  nothing: the run is over"
screen_keys / ; screen_type "n == 1"; screen_keys Enter
check "time is searched" screen_wait "is now 1"
screen_keys x
check "the values within the statement" screen_wait_line "home [+] 1 +is 1"
screen_click 23 2
check "a click on the scrubber" screen_wait "the start"
screen_keys Escape
check "Esc goes back to the code" screen_wait "[F3 Code]"
screen_keys C-q
check "left with 0" screen_left 0
check "the terminal is as before" screen_restored
[ "$failures" = 0 ]
