#!/bin/sh
# freehold review, line by line, with a clock that is told: what was passed comes back, one
# after the other, is explained, and comes back later; leaving loses nothing, and no exercise
# is touched.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root/tests/packs/review"
pack=$root/tests/packs/review/exercises
work=$scratch/data/freehold/work/review-pack
day=86400000
FREEHOLD_NOW=1795000000000
export FREEHOLD_NOW
review() { "$FREEHOLD" review "$@" >"$out" 2>"$err"; code=$?; }

review </dev/null
ok_if "nothing passed, nothing due (got $code)" [ "$code" -eq 0 ]
says "it says what reviews are" "Nothing is due for review. What you pass comes back"
ok_if "nothing on stderr" [ ! -s "$err" ]

fh check two-names --choose 1 --sure
fh check first-arrow --choose home
fh check who-frees "$pack/02-blocks/who-frees/solution.c"
mkdir -p "$work/02-blocks"
cp "$pack/02-blocks/who-frees/solution.c" "$work/02-blocks/who-frees.c"
review </dev/null
says "when the next one is" "3 ideas will come back, the next one in"
says "it can be practised" "Practise what would be due next? y or n:"

echo y | "$FREEHOLD" review >"$out" 2>"$err"
says "practice begins" "Practice 1 of 3"

FREEHOLD_NOW=$((FREEHOLD_NOW + 30 * day))
"$FREEHOLD" --plain >"$out" 2>"$err" </dev/null
says "the course says so" "3 reviews are due today: review asks them."

# left before the first answer: nothing is lost, nothing counts
echo leave | "$FREEHOLD" review >"$out" 2>"$err"
says "how many" "3 reviews are due today. skip is no answer, leave puts the rest off."
says "it says what is left" "3 left for later; nothing is lost."
says_not "and no result of nothing" "0 of 0"

# a picture, wrong and explained; what is not understood is asked again
printf '%s\n' '' nonsense '' home '' what 6 '' 9 1 perhaps s >"$scratch/in"
review <"$scratch/in"
says "its place in the round" "Review 1 of 3: The first arrow (Copies and arrows, Predict the picture)"
says "an answer that is none is asked again" 'NOT YET  Question 1 has no choice "nonsense".'
says "the picture is told" 'After line 5 has run, `q` leads to `away`.'
says "why one answers so" "You were thinking that"
says "the debrief although it was wrong" "Arrows are copied like numbers, and changed like numbers."
says "the next, of the other unit" "Review 2 of 3: Who frees it? (Blocks, Mark the line)"
says "a line that is none" 'NOT YET  "what" is no line number.'
says "the right line" "PASS"
says "and its debrief" "The second arrow went into"
says "the third" "Review 3 of 3: Two names (Copies and arrows, Quiz)"
complains "a choice that is none" '"9" is no choice; they are numbered 1 to 3'
ok_if "how sure is asked until it is said" [ "$(grep -o 'Are you sure? s: sure, u: unsure' "$out" | wc -l)" -ge 1 ]
says "at the end: how many" "Review: 2 of 3 known."
says "what comes when, if it was not known" "not known  The first arrow, comes back tomorrow"
says "and if it was" "known      Two names, comes back in"
says "that is all" "That is all for today. The next review is due "
review </dev/null
says "and it is" "Nothing is due for review."

# in another way the next time; the answers lie apart and are cleared away
ok_if "nothing typed is left" [ -z "$(find "$work/review" -type f 2>/dev/null)" ]
FREEHOLD_NOW=$((FREEHOLD_NOW + 60 * day))
review <<'IN'
skip

type
    free(n);
    free(same);
.
edit
type
    free(n);
.

leave
IN
says "a skip is said" "It counts as not known."
says "a fix is typed" "Type what stands in place of lines 13 to 14. A single dot ends it."
says "the first answer counts" "FAIL  A block is freed that was freed before."
says "not known, then" "not known  Who frees it?"
says "what was skipped is told" "1. After line 5 has run, \`q\` leads to \`away\`."
ok_if "its answer is cleared away" [ ! -e "$work/review/who-frees-twice.c" ]
ok_if "the exercise's own answer is as it was" cmp -s "$work/02-blocks/who-frees.c" "$pack/02-blocks/who-frees/solution.c"
fh list
ok_if "all three are still done" [ "$(grep -c ' done ' "$out")" -eq 3 ]
fh check who-frees
ok_if "and it still passes (got $code)" [ "$code" -eq 0 ]

# inside the course without a screen
FREEHOLD_NOW=$((FREEHOLD_NOW + 200 * day))
"$FREEHOLD" --plain >"$out" 2>"$err" <<'IN'
review
leave
next
IN
says "review is a command there" "3 reviews are due today. skip"
says "and one is back" "Back in the course: show has what you are at"

exits "it takes no words" 2 review now
exits "nor unknown options" 2 review --fast
exits "it has help" 0 review --help
