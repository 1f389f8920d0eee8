#!/bin/sh
# An instructor's first hour: make a pack, open it, break it, read, mend it.
. tests/lib/cli.sh
mine=$scratch/mine

exits "pack new" 0 pack new "$mine"
says "it says what to do next" "freehold pack check $mine"
exits "pack check of the new pack" 0 pack check "$mine"
says "it passes in words" "PASS  1 lesson, 2 exercises"
exits "it can be opened" 0 --pack "$mine" list
says "its exercise is listed" "[give-it-back]"
exits "its solution passes" 0 --pack "$mine" check give-it-back "$(ls "$mine"/exercises/*/give-it-back/solution.c)"
exits "its start fails" 1 --pack "$mine" check give-it-back
exits "one exercise alone" 0 pack check "$mine" give-it-back
exits "pack new does not write over anything" 73 pack new "$mine"
exits "pack check without a folder takes --pack" 0 --pack "$mine" pack check

# three mistakes of three kinds, all told at once, each with its place and a caret
exercise=$(ls "$mine"/exercises/*/give-it-back/exercise.md)
cp "$exercise" "$scratch/exercise.md"
cp "$(dirname "$exercise")/solution.c" "$scratch/solution.c"
sed -i 's/^minutes: 4/minuts: 4/; s/^kind: fix /kind: fxi /' "$exercise"
exits "a broken pack" 65 pack check "$mine"
ok_if "file:line:col: error:" grep -qE '^[^ ]*exercise\.md:[0-9]+:[0-9]+: error: ' "$out"
says "the wrong kind" "fxi"
says "the unknown key" "minuts"
ok_if "carets" grep -qE '^ *\|? *\^' "$out"
cp "$scratch/exercise.md" "$exercise"
cp "$(dirname "$exercise")/start.c" "$(dirname "$exercise")/solution.c"
exits "a solution that does not pass" 65 pack check "$mine"
says "it is named" "solution.c"
cp "$scratch/solution.c" "$(dirname "$exercise")/solution.c"
exits "mended" 0 pack check "$mine"

# one mistake is told once
sed -i '0,/^    stdout: |/s//    stduot: |/' "$exercise"
exits "a misspelt key of a case" 65 pack check "$mine"
says "it is named, and what it should be" "did you mean 'stdout'?"
ok_if "the case is not told to be empty as well" sh -c "! grep -q 'checks nothing' '$out'"
cp "$scratch/exercise.md" "$exercise"
lesson=$(ls "$mine"/lessons/*/asked-and-given.md)
cp "$lesson" "$scratch/lesson.md"
awk '/^```$/ && ++n == 2 { next } 1' "$scratch/lesson.md" >"$lesson"
exits "a fence that is not closed" 65 pack check "$mine"
says "it is told where it begins" "the code fence that begins here is not closed"
says "nothing else is wrong" "1 error,"
cp "$scratch/lesson.md" "$lesson"

# a learner can still open a pack that has a mistake; what has it says so when it is opened
sed -i 's/^minutes: 4/minuts: 4/' "$exercise"
exits "a pack with a mistake opens" 0 --pack "$mine" list
ok_if "nothing is said of an exercise that is not opened" [ ! -s "$err" ]
exits "an exercise with a mistake opens" 0 --pack "$mine" show give-it-back
complains "and says which" "This exercise has 1 problem, in exercises/"
complains "and where" "line 10: unknown key 'minuts'. What can be shown is shown"
sed -i 's/^kind: fix/kind: fixed/' "$exercise"
exits "one that cannot be listed" 0 --pack "$mine" list
complains "is told at once" "This pack has"
exits "the pack of all kinds" 0 pack check --no-mutants tests/packs/good

# every item on a line
exits "the table of a pack" 0 pack table tests/packs/good
says "it has its exercises" "| Two boxes | "
exits "only one pack" 2 pack table tests/packs/good more

# docs/COURSE.md is the table of the course
exits "the table of the course" 0 pack table "$root"
[ -z "${UPDATE:-}" ] || cp "$out" docs/COURSE.md
ok_if "docs/COURSE.md is the course's table (UPDATE=1 makes it)" cmp -s "$out" docs/COURSE.md

# and its claims hold, its words are in a dictionary, its texts within their bounds
exits "the course holds" 0 pack check --no-mutants "$root"
ok_if "its spelling was looked at" sh -c "! grep -q 'was not looked at' '$err'"
