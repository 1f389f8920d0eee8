#!/bin/sh
# A world that is broken: the course opens, says what is wrong in words, and
# loses nothing.
. tests/lib/tmux.sh
data=$XDG_DATA_HOME/freehold
answer=$work/freehold/01-boxes-and-arrows/first-goal.c

# ---- a progress file that is none
mkdir -p "$data"
head -c 8192 /dev/urandom >"$data/progress.db"
sum=$(cksum <"$data/progress.db")
screen_open 80 24 "$FREEHOLD"
check "broken progress: said on the screen" screen_wait "cannot be kept"
check "broken progress: the course opens" screen_wait "Where do you come from?"
screen_keys 1 Enter
screen_wait "The home side has just scored" >/dev/null
screen_keys F3
retype '    home = 1;'
check "broken progress: answers are judged" screen_wait "PASS"
screen_keys C-q
check "broken progress: left with 0" screen_left 0
check "broken progress: the file is left alone" [ "$sum" = "$(cksum <"$data/progress.db")" ]
check "broken progress: the answer is kept all the same" grep -q "home = 1;" "$answer"
rm -rf "$XDG_DATA_HOME"

# ---- a progress file of a later Freehold
open_course 80 24
screen_keys C-q
screen_left 0 >/dev/null
printf '\000\000\047\017' | dd of="$data/progress.db" bs=1 seek=60 conv=notrunc 2>/dev/null # SQLite's user_version
screen_open 80 24 "$FREEHOLD"
check "newer progress: said on the screen" screen_wait "newer"
screen_keys C-q
check "newer progress: left with 0" screen_left 0
rm -rf "$XDG_DATA_HOME"

# ---- a data folder that may only be read, with work of before in it
open_item "First goal" 80 24
screen_keys End
screen_type " // before"
wait_until grep -q before "$answer"
screen_keys C-q
screen_left 0 >/dev/null
chmod -R a-w "$XDG_DATA_HOME"
chmod -R a+rX "$E2E_HOME"
as=
if [ "$(id -u)" -eq 0 ]; then as="setpriv --reuid=65534 --regid=65534 --clear-groups"; fi
if $as test -r "$root/course/course.yaml" -a -x "$FREEHOLD" -a ! -w "$data"; then
    chmod 1777 "$E2E_HOME" # TMPDIR: the last resort for a text
    screen_open 80 24 "$as $FREEHOLD"
    check "read-only data: said on the screen" screen_wait_line "only be read|cannot be kept|read-only"
    check "read-only data: opens where it was" screen_wait "// before"
    screen_keys F3 End
    screen_type " and after"
    check "read-only data: typing works" screen_wait "// before and after"
    check "read-only data: NOT SAVED is said" screen_wait_line "NOT SAVED|could not be saved"
    screen_keys C-q
    check "read-only data: left with 0" screen_left 0
    check "read-only data: the terminal is as before" screen_restored
    check "read-only data: says where the text is now" screen_wait "could not be saved"
    check "read-only data: and there it is" sh -c "cat '$E2E_HOME'/freehold-first-goal-*.c | grep -q 'before and after'"
else
    ok "read-only data: not tried, nobody else may read this checkout"
fi
chmod -R u+w "$XDG_DATA_HOME"

# ---- the judge dies under us
rm -rf "$XDG_DATA_HOME"
open_item "First goal" 80 24
broker=$(children "$(screen_pid)" | head -1)
kill -9 "$broker"
retype '    home = 1;'
check "the judge killed: the text is there" screen_wait "home = 1;"
screen_type " "
check "the judge killed: a verdict comes again, or it says why not" screen_wait_line "PASS|judge"
check "the judge killed: not counted against the learner" screen_hasnt "FAIL The output"
screen_keys C-q
check "the judge killed: left with 0" screen_left 0
