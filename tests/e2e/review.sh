#!/bin/sh
# Reviews and the placement inventory in a real terminal, of the shipped course: the clock is
# told, so that what was passed is due.
. tests/lib/tmux.sh

# Which of the three comes first is up to the day. What was given up is told, on one page or two.
told_until() {
    pages=0
    check "what was not known is told" screen_wait_line "It prints:|What to take along|Not answered"
    until screen_has "$1" || [ "$pages" -ge 3 ]; do
        pages=$((pages + 1))
        screen_keys C-n
        sleep 0.5
    done
}

# passed a month ago, from the shell
FREEHOLD_NOW=1795000000000
export FREEHOLD_NOW
solution() { "$FREEHOLD" check "$@" </dev/null >/dev/null 2>&1; }
printf 'home 3  shown 1\n' | "$FREEHOLD" check copy-not-follow - >/dev/null 2>&1
for n in 1 2 3 4; do solution four-bytes-one-name --choose $n --sure; done
for n in $(seq 5 14); do solution the-frame-dies --choose $n; done
E2E_ENV=FREEHOLD_NOW=1798000000000

screen_open 80 24 "$FREEHOLD"
check "the welcome offers the inventory, or the map its reviews" screen_wait_line "Where do you come from|due today"
screen_keys 1
check "the welcome: how it works" screen_wait "p finds out first which units you know already: 16 questions."
check "and what is due" screen_wait "3 reviews are due today"
screen_keys Enter C-o
check "the map says it as well" screen_wait "r 3 reviews due today"
screen_keys r
check "the first review, with its place in the round" screen_wait "Review 1 of 3"
screen_keys Escape
check "put off in the middle" screen_wait "0 answered; 3 to come"
screen_keys Enter
check "and on" screen_wait "Review 1 of 3"
screen_keys C-n
check "going on without an answer is asked about" screen_wait "This is not answered yet"
screen_keys y
told_until "Review 2 of 3"
check "the second" screen_wait "Review 2 of 3"
screen_keys C-n y
told_until "Review 3 of 3"
check "the third" screen_wait "Review 3 of 3"
screen_keys C-n y
told_until "Review: 0 of 3 known"
check "what came of it" screen_wait "Review: 0 of 3 known"
check "and when it comes back" screen_wait "comes back"
screen_keys Enter
check "back on the map" screen_wait "The map of the course"
check "nothing is due any more" screen_gone "due today"

# the inventory: sixteen times no answer
screen_keys p
check "the inventory" screen_wait "Placement 1 of 16"
screen_size 120 40
check "in a larger window" screen_wait "Placement 1 of 16"
for n in 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
    screen_keys C-n y
    check "question $n" screen_wait "Placement $n of 16"
done
screen_keys C-n y
check "what it tells" screen_wait "What you know already"
check "of each unit" screen_wait "0 of 2"
check "and what is recommended" screen_wait "start with the first unit"
screen_keys C-q
check "leaves" screen_left 0

# straight from the shell
E2E_ENV=FREEHOLD_NOW=1801000000000
screen_open 80 24 "$FREEHOLD review"
check "freehold review opens the screen at it" screen_wait "Review 1 of 3"
screen_keys C-q
check "and leaves the terminal as it was" screen_left 0
check "restored" screen_restored
