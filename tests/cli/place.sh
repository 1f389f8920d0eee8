#!/bin/sh
# freehold place: the inventory line by line. Nobody is told what was right in between; at the
# end a line for each unit, a recommendation, and the learner decides.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root/tests/packs/review"
pack=$root/tests/packs/review/exercises
place() { "$FREEHOLD" place "$@" >"$out" 2>"$err"; code=$?; }

place <<'IN'
1 sure
leave
IN
ok_if "it ends with 0 (got $code)" [ "$code" -eq 0 ]
says "how it is done" "2 questions. You are not told in between whether an answer was right"
says "the first" "Placement 1 of 2: Quiz"
says "the second" "Placement 2 of 2: Mark the line"
says_not "no word about right" "PASS"
says_not "nor wrong" "FAIL"
says_not "nor why" "Two boxes."
says "left in the middle" "1 of 2 answered; the rest waits, nothing is lost."

place <<'IN'
4

IN
says "it goes on there" "Placement 2 of 2: Mark the line"
says_not "again nothing is told" "NOT RIGHT"
says_not "nor what the line did" "What it did"
says "a line for a unit that is known" "1. Copies and arrows: 1 of 1 right; it seems to be known"
says "and one that is not" "2. Blocks: 0 of 1 right; worth taking"
says "what is recommended" "Recommended: skip the unit before Blocks, and start there."
says "the learner decides" "It is for you to say: a number starts at that unit; skip and a number"
fh next
says "Enter leaves everything as it is" "two-names"

# its result can be seen again; start where it is recommended
place <<'IN'
n
9
2
IN
says "the result once more" "1. Copies and arrows: 1 of 1 right; it seems to be known"
says "units are numbered" "Units are numbered 1 to 2."
says "it starts there" "It goes on with Who frees it?."
fh next
says "and so does the course" "who-frees"

# skipping is by test: exercises of the unit, without a hint
place <<'IN'
n
skip 1
IN
says "the test begins" "The test of Copies and arrows: pass this without a hint."
fh next
first=$(sed -n 's/.*exercise \([a-z-]*\):.*/\1/p' "$out")
for each in 1 2; do
    fh next
    case $(cat "$out") in
    *two-names*) fh check two-names --choose 1 --unsure ;;
    *) fh check first-arrow --choose home ;;
    esac
done
ok_if "a first one was named ($first)" [ -n "$first" ]
says "it is passed by test" "Passed by test: all of Copies and arrows counts as done."
fh list
ok_if "and counts" grep -q "Copies and arrows  (2 of 2 done)" "$out"

# a hint spoils it
"$FREEHOLD" --plain >"$out" 2>"$err" <<'IN'
place pre
n
skip 2
check
hint
next
IN
says "place is a command of the course" "The test of Blocks: pass this without a hint."
says "a hint ends a test" "A hint was opened, so it is no test any more. Blocks stays open."

# taken again: the last answers count
place <<'IN'
y
2 sure
9

IN
says "again, and sure of what is wrong" "1. Copies and arrows: 0 of 1 right; worth taking; you were sure, and wrong"
says "another answer, another result" "2. Blocks: 1 of 1 right; known, too; its test skips it"
says "none is skipped behind one that is not known" "The course begins where you are: start with the first unit."

# afterwards, in their parallel forms
place --post <<'IN'
1 unsure
10
IN
says "parallel forms" 'int x = 5, y = x; x = 1;'
says "what is known now" "What you know now:"
says "unit by unit" "2. Blocks: 1 of 1 right; known"
says "in numbers, beside what was known before" "2 of 2 right; before the course it was 1 of the same 2."

# behind a unit that was done, not skipped: what has been taught by then, in the form not met
XDG_DATA_HOME=$XDG_DATA_HOME/other
export XDG_DATA_HOME
place <<'IN'
2 sure
9

IN
echo quit | "$FREEHOLD" --plain >"$out" 2>"$err"
says_not "not before the unit is done" "place asks what you know by now"
fh check two-names --choose 1 --unsure
fh check first-arrow --choose home
echo quit | "$FREEHOLD" --plain >"$out" 2>"$err"
says "and then it is" "place asks what you know by now, without a word about right or wrong until the end."
place <<'IN'
1 unsure
IN
says "it is the inventory" "Inventory 1 of 1: Quiz"
says "about what was taught" "1 question. You are not told"
says "in its parallel form" 'int x = 5, y = x; x = 1;'
says "unit by unit, beside what it was" "1. Copies and arrows: 1 of 1 right; known (before: 0)"
says_not "nothing of what comes later" "Blocks"
says "in all" "1 of 1 right; before the course it was 0 of the same 1."
echo quit | "$FREEHOLD" --plain >"$out" 2>"$err"
says_not "once" "place asks what you know by now"

export FREEHOLD_COURSE="$root/tests/packs/good"
place </dev/null
says "a course without one says so" "This course has no placement inventory."
exits "it takes no words" 2 place post
complains "and says so" '`freehold place` takes no "post"'
exits "it has help" 0 place --help
