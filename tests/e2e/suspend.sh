#!/bin/sh
# Suspend from an interactive shell, and fg: where one reads with Ctrl-Z, where
# one types (Ctrl-Z is undo there) with Alt-z; and SIGTSTP from outside.
. tests/lib/tmux.sh

screen_open 80 24 "PS1='shell> ' ENV= sh -i"
screen_wait "shell>" >/dev/null
screen_type "stty -g >$E2E_HOME/before; $FREEHOLD"
screen_keys Enter
screen_wait "Where do you come from?" >/dev/null
screen_keys 1
screen_wait "How this works" >/dev/null
screen_keys Enter
check "the task" screen_wait "The home side has just scored"

suspended() { # NAME
    check "$1: the shell is back" screen_wait_line "^shell> *$"
    check "$1: on its own screen" screen_hasnt "F3 code"
    screen_type "stty -g >$E2E_HOME/now; echo mo''des"
    screen_keys Enter
    screen_wait "modes" >/dev/null
    check "$1: with its own modes" cmp -s "$E2E_HOME/before" "$E2E_HOME/now"
    check "$1: the mouse is the terminal's" [ "$(screen_flag mouse_any_flag)" = 0 ]
    check "$1: the cursor is visible" [ "$(screen_flag cursor_flag)" = 1 ]
    screen_type "clear; jobs; fg"
    screen_keys Enter
}

screen_keys C-z
suspended "Ctrl-Z in the task"
check "fg shows the task again" screen_wait "The home side has just scored"
screen_keys F3 End
screen_type " // before"
screen_wait "// before" >/dev/null
screen_keys M-z
suspended "Alt-z in the code"
check "fg shows the code again" screen_wait "home = 0; // before"
screen_type " and after"
check "keys are keys again" screen_wait "// before and after"
screen_keys C-z
check "Ctrl-Z in the code takes back" screen_gone "and after"

shell=$(screen_pid)
kill -TSTP "$(children "$shell" | head -1)"
screen_size 120 40
suspended "SIGTSTP"
check "fg knows the size that came meanwhile" screen_wait "Task (F2)"
check "with the text" screen_wait "// before"
screen_keys C-q
check "quit to the shell" screen_wait_line "^shell> *$"
screen_size 80 24
screen_keys C-d
check "the terminal is as before" screen_restored
