#!/bin/sh
# Two Freeholds on the same exercise of the same learner: nothing that either
# typed is lost, and the history stays whole.
. tests/lib/tmux.sh
dir=$work/freehold/01-boxes-and-arrows
answer=$dir/first-goal.c

# both screens to the code of the first exercise
SCREEN=a open_item "First goal" 80 24
SCREEN=b; screen_open 80 24 "$FREEHOLD"
screen_wait "/ First goal" >/dev/null
screen_keys F3
check "the second opens the same exercise" screen_wait "home = 0;"

SCREEN=a; screen_keys End; screen_type " // from a"
check "a: typed" screen_wait "// from a"
wait_until grep -q "from a" "$answer"
SCREEN=b
check "b: sees what a wrote" screen_wait "// from a"
screen_keys F3 End; screen_type " then b"
check "b: typed" screen_wait "// from a then b"
SCREEN=a
check "a: sees what b wrote" screen_wait "// from a then b"

# both at the same moment, before either has written
screen_keys End
SCREEN=b screen_keys End
SCREEN=a screen_type " ALPHA"
SCREEN=b screen_type " BRAVO"
everywhere() { cat "$dir"/first-goal.c* 2>/dev/null | grep -q "$1"; }
check "both at once: a's text is in a file" wait_until everywhere ALPHA
check "both at once: b's text is in a file" wait_until everywhere BRAVO
count() { ls "$dir" | wc -l; }
files=$(count)
check "no endless row of copies" [ "$files" -le 4 ]

# one passes, the other resets: the pass stays passed, the text can be brought back
SCREEN=a; retype '    home = 1;'
check "a: PASS" screen_wait "PASS"
SCREEN=b
check "b: sees the answer" screen_wait "home = 1;"
screen_keys F3 C-r
check "b: asks before it resets" screen_wait "Go back to the start"
screen_keys y
check "b: the start" screen_wait "home = 0;"
SCREEN=a
check "a: the start as well" screen_wait "home = 0;"
SCREEN=b; screen_keys C-u
check "b: undoes the reset" screen_wait "home = 1;"
for SCREEN in a b; do
    screen_keys C-q
    check "$SCREEN: left with 0" screen_left 0
    check "$SCREEN: the terminal is as before" screen_restored
done
"$FREEHOLD" progress >"$E2E_HOME/progress" 2>&1
check "the pass is written down" grep -q "First goal" "$E2E_HOME/progress"
check "the answer is the one that passed" grep -q "home = 1;" "$answer"
"$FREEHOLD" check first-goal >"$E2E_HOME/check" 2>&1
check "and passes from the shell" grep -q PASS "$E2E_HOME/check"
