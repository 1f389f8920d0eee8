#!/bin/sh
# Leaving, and coming back to the very same place: by Ctrl-Q, by q, and by
# kill -9 in the middle of typing, of which at most a second may be lost.
. tests/lib/tmux.sh
answer=$work/freehold/01-boxes-and-arrows/first-goal.c

open_item "First goal" 80 24
screen_keys End
screen_type " // typed by hand"
screen_keys Home
screen_wait_line "line 9, column [15]$" >/dev/null
check "the draft is written by itself" wait_until grep -q "home = 0; // typed by hand" "$answer"
kill -9 "$(screen_pid)"
check "killed" screen_wait "left with 137"
screen_open 80 24 "$FREEHOLD"
screen_wait "F3 " >/dev/null
screen_keys F3 # the pane is written down within two seconds of a move, the text within one
check "after kill -9: the text is back" screen_wait "home = 0; // typed by hand"
check "after kill -9: nothing to mend, nothing to say" screen_hasnt "cannot"
check "after kill -9: the verdict comes" screen_wait "FAIL"

# Typing that never pauses: the draft must not wait for a pause.
screen_keys F3 End
n=0 found=
while [ $n -lt 60 ] && [ -z "$found" ]; do # a key each tenth of a second, until it is there
    screen_type "$((n % 10))"; n=$((n + 1)); sleep 0.1
    grep -q "hand0123456789" "$answer" && found=$n
done
check "typing without a pause is kept as it goes on (after key ${found:-none})" [ -n "$found" ]

kill -9 "$(screen_pid)"
screen_wait "left with 137" >/dev/null
before=$(cat "$answer")
screen_open 80 24 "$FREEHOLD"
screen_wait "F3 " >/dev/null
screen_keys F3
check "the text of the draft, not another" screen_wait "hand0123456789"
check "the file is as it was" [ "$before" = "$(cat "$answer")" ]
check "the history is whole" sh -c "'$FREEHOLD' progress 2>&1 | grep -q 'First goal'"

screen_keys F3 End
screen_type " quick"
screen_wait "quick" >/dev/null
screen_keys C-q
check "Ctrl-Q leaves with 0" screen_left 0
check "Ctrl-Q: what was typed just before is written" grep -q " quick" "$answer"
check "Ctrl-Q: the terminal is as before" screen_restored
check "Ctrl-Q: says nothing" [ "$(screen_text | grep -c .)" = 1 ]

screen_open 80 24 "$FREEHOLD"
check "comes back to the code" screen_wait "[F3 Code]"
check "with the text" screen_wait "quick"
screen_keys C-q
screen_left 0 >/dev/null
"$FREEHOLD" show four-bytes-one-name >/dev/null
screen_open 80 24 "$FREEHOLD"
check "the screen goes where the shell has gone" screen_wait "/ Four bytes, one name"
screen_keys C-q
screen_left 0 >/dev/null
"$FREEHOLD" show first-goal >/dev/null
screen_open 80 24 "$FREEHOLD"
check "and back, with the text" screen_wait "quick"
screen_keys Escape
screen_wait "[F2 Task]" >/dev/null
screen_keys q
check "q in the task is one step back" screen_wait "The map of the course"
screen_keys q
check "q on the map leaves with 0" screen_left 0
check "q: the terminal is as before" screen_restored
screen_open 80 24 "$FREEHOLD"
check "comes back to the map" screen_wait "The map of the course"
screen_keys C-q
screen_left 0 >/dev/null
