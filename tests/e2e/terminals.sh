#!/bin/sh
# Terminals of every kind, and none: Freehold works, or says in one sentence what
# to do instead.
. tests/lib/tmux.sh
esc=$(printf '\033')

# ---- an unknown one: the nearest known is used
E2E_TERM=nonsense-9000
screen_open 80 24 "$FREEHOLD"
check "TERM unknown: it opens all the same" screen_wait "Where do you come from?"
screen_keys C-q
check "TERM unknown: left with 0" screen_left 0
check "TERM unknown: the terminal is as before" screen_restored
E2E_TERM=
screen_open 80 24 "$FREEHOLD"
check "TERM empty: it opens, or names --plain" screen_wait_line "Where do you come from|--plain"
screen_keys C-q
screen_wait "left with" >/dev/null
check "TERM empty: the terminal is as before" screen_restored

# ---- one that cannot move its cursor
E2E_TERM=dumb
screen_open 160 24 "$FREEHOLD"
check "TERM=dumb: names --plain" screen_wait "freehold --plain"
check "TERM=dumb: exits with 69" screen_left 69
check "TERM=dumb: no control sequences" sh -c "! grep -q '$esc' '$E2E_HOME/bytes.s'"
check "TERM=dumb: the terminal is as before" screen_restored
screen_open 80 24 "$FREEHOLD --plain"
check "TERM=dumb: --plain works there" screen_wait "Where do you come from"
screen_keys C-c
check "TERM=dumb: Ctrl-C leaves with 130" screen_left 130
check "TERM=dumb: --plain sends no control sequences" sh -c "! grep -q '$esc' '$E2E_HOME/bytes.s'"

# ---- plain old ones
for E2E_TERM in linux vt100 xterm; do
    screen_open 80 24 "$FREEHOLD"
    check "TERM=$E2E_TERM: opens" screen_wait "Where do you come from?"
    screen_keys C-q
    check "TERM=$E2E_TERM: left with 0" screen_left 0
    check "TERM=$E2E_TERM: the terminal is as before" screen_restored
done
unset E2E_TERM

# ---- none
for no in "</dev/null" ">$E2E_HOME/out </dev/null" "| cat"; do
    sh -c "'$FREEHOLD' $no" >"$E2E_HOME/none" 2>"$E2E_HOME/err"; code=$?
    check "no terminal ($no): names --plain" grep -qF -e "--plain" "$E2E_HOME/err"
    check "no terminal ($no): nothing on the output" [ ! -s "$E2E_HOME/none" ]
    case $no in "| cat") ;; *) check "no terminal ($no): exits with 69 (got $code)" [ "$code" -eq 69 ] ;; esac
done

# ---- no UTF-8
E2E_LANG=C
open_item "First goal" 120 40
screen_keys F3
check "LANG=C: opens an exercise" screen_wait "home = 0;"
check "LANG=C: frames of ASCII" screen_wait_line '^\+-+ .*\+$'
check "LANG=C: nothing but ASCII is sent" sh -c "! LC_ALL=C grep -q '[^[:print:][:cntrl:]]' '$E2E_HOME/bytes.s'"
screen_keys C-q
check "LANG=C: left with 0" screen_left 0
unset E2E_LANG

# ---- a locale that is not installed
E2E_LANG=xx_YY.UTF-8
screen_open 80 24 "$FREEHOLD"
check "unknown locale: it opens" screen_wait "home = 0;"
screen_keys C-q
check "unknown locale: left with 0" screen_left 0
check "unknown locale: says so" screen_wait "xx_YY"
unset E2E_LANG

# ---- colours
colours() { grep -aoE "$esc\[[0-9;]*m" "$E2E_HOME/bytes.s" | grep -qE '[[;](3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]'; }
no_colours() { ! colours; }
screen_open 80 24 "$FREEHOLD"
screen_wait "First goal" >/dev/null
screen_keys C-q; screen_left 0 >/dev/null
check "colours where nothing speaks against them" colours
E2E_ENV="NO_COLOR=1"
screen_open 80 24 "$FREEHOLD"
screen_wait "First goal" >/dev/null
screen_keys F2 F1; screen_wait "keys" >/dev/null
screen_keys C-q; screen_left 0 >/dev/null
check "NO_COLOR: none at all" no_colours
E2E_ENV="NO_COLOR="
screen_open 80 24 "$FREEHOLD"
screen_wait "First goal" >/dev/null
screen_keys C-q; screen_left 0 >/dev/null
check "NO_COLOR empty: as if it were not set" colours
E2E_ENV=
screen_open 80 24 "$FREEHOLD --theme mono"
screen_wait "First goal" >/dev/null
screen_keys C-q; screen_left 0 >/dev/null
check "--theme mono: none at all" no_colours
