#!/bin/sh
# One of each kind of item, in a real terminal: lesson with a program to run and
# change, quiz, prediction, picture, line to mark, fill; hints, reset and its undo, help.
. tests/lib/tmux.sh

goto() { # TITLE
    screen_keys C-o
    screen_wait "The map of the course" || return 1
    screen_keys /
    screen_type "$1"
    screen_keys Enter Enter
    screen_wait "/ $1"
}
open_course 80 24

# ---- a lesson
check "lesson: opens from the map's filter" goto "A box has a size"
screen_keys Tab r
check "lesson: a marked program runs, and its picture is there" screen_wait 'step 3, line 7: `visitors` is now 0'
screen_keys G
check "lesson: to its end" screen_wait "next"
screen_keys g /
screen_type "box"
screen_keys Enter
check "lesson: search" screen_wait "box"
screen_keys '?'
check "help lists the keys of a lesson" screen_wait "next program"
screen_keys Escape # and nothing behind it at once: that would be Alt
screen_gone "Keys:" >/dev/null
check "after a search n is the next match, as the footer says" screen_wait "n next match"
screen_keys C-n
check "lesson: Ctrl-N goes on to the next item" screen_wait "/ Four bytes, one name"

# ---- the quiz that follows
check "quiz: asks" screen_wait_line "Enter answer|Space choose|answer"
screen_keys Space Enter
check "quiz: asks how sure" screen_wait "sure"
screen_keys u
check "quiz: explains" screen_wait_line "PASS|FAIL|Right|Not right|wrong|again"

# ---- a prediction
check "predict: opens" goto "Copy, not follow"
screen_keys F3
screen_type "nonsense 42"
screen_keys F5
check "predict: a wrong one is told, with what it printed" screen_wait "FAIL"

# ---- questions about a picture
check "picture: opens" goto "The vector moved"
screen_keys F3
check "picture: asks" screen_wait "Question 1 of 4"
screen_keys 6 Enter Up Enter Up Enter
check "picture: the last question" screen_wait "Question 4 of 4"
screen_keys 2 Enter
check "picture: all of it right" screen_wait "PASS"
screen_keys F6
check "picture: the run can be walked" screen_wait "dangling"
screen_keys Left
check "picture: a step back" screen_wait "step 4, line 10"

# ---- a line to mark
check "mark: opens" goto "The frame dies"
screen_keys F3
check "mark: asks" screen_wait "In which line does the box end"
screen_keys Down Down Enter Enter
check "mark: another line" screen_wait "Line 4 is not the one"
screen_keys r Down Down Enter Enter
check "mark: the line" screen_wait "PASS"

# ---- an exercise where something is missing; hints, reset, undo
check "fill: opens" goto "Nothing there"
screen_keys F3
check "fill: fails as it stands" screen_wait "FAIL"
screen_keys F7
check "hint 1 opens" screen_wait "Which case makes it crash"
screen_keys F7
check "hint 2 must wait" screen_hasnt "Test the arrow"
screen_keys F3
retype '    if (best == NULL)
        printf("tied\n");
    else
        printf("leader has %d\n", *best);'
check "fill: passes" screen_wait "PASS"
screen_keys C-r
screen_wait "Go back to the start" >/dev/null
screen_keys y
check "reset: the start" screen_gone "best == NULL"
screen_keys C-u
check "reset: undone" screen_wait "best == NULL"
screen_keys F1
screen_wait "Keys: exercise" >/dev/null
screen_keys /
screen_type "take the last change back"
screen_keys Enter
check "help lists the keys of the editor, and can be searched" screen_wait_line "Ctrl-Z.* take the last change back"
screen_keys q
screen_gone "Keys:" >/dev/null
screen_keys C-n
check "next: on to the item behind it" screen_wait "A promise to read only"
screen_keys C-q
check "left with 0" screen_left 0
check "the terminal is as before" screen_restored
