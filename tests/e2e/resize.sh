#!/bin/sh
# Any size at any time; too small says so, and loses nothing.
. tests/lib/tmux.sh

open_item "First goal" 80 24
screen_keys End
screen_type " // kept"
check "typed" screen_wait "home = 0; // kept"
screen_size 120 40
check "120x40: the task beside the code" screen_wait "Task (F2)"
check "120x40: the text" screen_has "home = 0; // kept"
check "120x40: uses the last row" screen_wait_line "Ctrl-Q quit"
screen_size 60 18
check "60x18: the panes are tabs" screen_wait "[F3 Code]"
check "60x18: the text" screen_wait "home = 0; // kept"
screen_size 59 17
check "59x17: says what it needs" screen_wait "at least 60 columns and 18 rows"
check "59x17: says what it has" screen_wait "59x17"
screen_type "unseen"
screen_size 60 17
check "60x17: a row too few" screen_wait "60x17"
screen_size 59 18
check "59x18: a column too few" screen_wait "59x18"
screen_size 200 60
check "200x60: the text" screen_wait "home = 0; // kept"
screen_size 80 24
check "80x24: tabs again" screen_wait "[F3 Code]"
check "what was typed blindly is not in the text" screen_hasnt "unseen"
screen_type "!"
check "the cursor is where it was" screen_wait "// kept!"
for size in "90 30" "61 19" "30 5" "3 2" "150 20" "1 1" "80 24"; do screen_size $size; done
check "many sizes at once" screen_wait "// kept!"
screen_keys C-q
check "left with 0" screen_left 0
check "the terminal is as before" screen_restored
screen_open 40 10 "$FREEHOLD"
check "a window too small from the start says so" screen_wait "at least 60"
screen_size 80 24
check "and opens when it is large enough" screen_wait "// kept!"
screen_size 40 10
screen_wait "at least 60" >/dev/null
screen_keys q
check "q leaves it there" screen_left 0
