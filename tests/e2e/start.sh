#!/bin/sh
# The first minutes: welcome, a track, the first exercise passed by typing, on.
. tests/lib/tmux.sh

first_minutes() { # COLS ROWS
    at=${1}x$2
    screen_open "$1" "$2" "$FREEHOLD"
    check "$at: the welcome asks where one comes from" screen_wait "Where do you come from?"
    check "$at: five tracks to choose from" screen_wait_line "5 +Rust"
    screen_keys Down
    check "$at: the bar moves" screen_wait_line "> 2 +Java"
    screen_keys Enter
    check "$at: how it works" screen_wait "How this works"
    screen_keys Enter
    check "$at: the first exercise" screen_wait "The home side has"
    check "$at: judged before anything is typed" screen_wait "FAIL"
    screen_keys F3
    check "$at: the code" screen_wait "home = 0;"
    screen_keys End BSpace BSpace
    screen_type ";"
    check "$at: a broken text is said to be one" screen_wait "does not compile"
    screen_keys Left
    screen_type "1"
    check "$at: PASS while typing, with no run key" screen_wait "PASS"
    check "$at: the title says so too" screen_wait "(passed)"
    check "$at: one of the course is done" screen_wait_line "1 of [0-9]+ done"
    screen_keys F2
    check "$at: the debrief" screen_wait "You wrote to memory"
    screen_keys F12
    check "$at: the solution beside it" screen_wait "eference"
    screen_keys F12
    screen_wait "(passed)" >/dev/null
    screen_keys C-n
    check "$at: on to the next" screen_wait "Enough C to read along"
    check "$at: no row is wider than the screen" env LC_ALL=C.UTF-8 sh -c "! tmux -S '$E2E_SOCKET' capture-pane -t s -p | grep -qE '^.{$(($1 + 1))}'"
    screen_keys C-q
    check "$at: left with 0" screen_left 0
    check "$at: the terminal is as before" screen_restored
    answer=$(cat "$work"/freehold/01-boxes-and-arrows/first-goal.c 2>/dev/null)
    case $answer in *"home = 1;"*) ok "$at: the answer is a plain file" ;; *) not_ok "$at: the answer is a plain file" ;; esac
}

first_minutes 80 24
rm -rf "$XDG_DATA_HOME"
first_minutes 120 40
