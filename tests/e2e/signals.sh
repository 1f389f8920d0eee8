#!/bin/sh
# Signals that end Freehold: the terminal is as before, and what was typed is kept.
. tests/lib/tmux.sh
# The sanitizer's own report of a SIGSEGV that we send would take our handler's place.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}handle_segv=0"
answer=$work/freehold/01-boxes-and-arrows/first-goal.c

ended() {
    rm -rf "$XDG_DATA_HOME"
    open_item "First goal" 80 24
    screen_keys End
    screen_type " // $1"
    screen_wait "// $1" >/dev/null
    [ "$3" = at-once ] || wait_until grep -q "// $1" "$answer"
    pid=$(screen_pid)
    judges=$(children "$pid" | tr '\n' ' ')
    kill -"$1" "$pid"
    check "SIG$1: left with $2" screen_left "$2"
    check "SIG$1: the terminal is as before" screen_restored
    check "SIG$1: what was typed is kept" grep -q "// $1" "$answer"
    check "SIG$1: the judge's broker is gone too" wait_until sh -c "[ -n '$judges' ] && ! kill -0 $judges"
}

# SIGNAL EXIT-CODE at-once|draft: a crash may lose the last second, the others nothing
ended TERM 143 at-once
ended HUP 129 at-once
ended INT 130 at-once
ended SEGV 139 draft
check "a crash: says what happened and that nothing is lost" screen_wait "a fault of ours ended it. What you typed is saved"
ended ABRT 134 draft
ended QUIT 131 draft
