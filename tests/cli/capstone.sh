#!/bin/sh
# An exercise of several files and stages: in --plain, checked from a folder, shown, watched.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root/tests/packs/kinds"
ring=$root/tests/packs/kinds/exercises/01-kinds/ring
work=$scratch/data/freehold/work/kinds/01-kinds/ring
printf '#!/bin/sh\ncp "%s/solution/$(basename "$1")" "$1"\n' "$ring" >"$scratch/editor"
chmod +x "$scratch/editor"

exits "what is asked" 0 show ring
says "what calls theirs" 'The part that calls yours in "Keeps the newest", given (harness.c):'
exits "points that pass without all stages" 0 check ring "$ring/wrong/twice-the-room"
says "the debrief gives nothing away" "The debrief speaks of stages 4 and 5, too, which are open."
exits "the reference" 0 solution ring
says "with it comes the debrief" "Two numbers are enough"
exits "as given it fails" 1 check ring "$ring/files"
says "the first stage that fails is spoken of" "FAIL  Stage 1 of 5, Keeps the newest:"
says "its file is named" "At line 27 of ring.c, in ring_add:"
says "all parts are told" "Points: 0 of 100 (core behaviour 0 of 50, robustness 0 of 30, budget 0 of 10, your tests 0 of 10); 70 pass."
exits "a folder that is right" 0 check ring "$ring/solution"
says "all stages" "PASS  All 5 stages pass: 100 of 100 points."
says "dares are open then" "open  A ring that grows"
silent() { ok_if "$1" sh -c "! grep -qF '$2' '$out'"; }
exits "one that nobody has begun" 0 check ring "$ring/solution"
silent "nothing is said of it" "Begun is the dare"
cp -r "$ring/dares/grow" "$scratch/begun"
sed '/^bool ring_grow/,$ { /free(/d; }' "$ring/dares/grow/ring.c" >"$scratch/begun/ring.c"
exits "one that is begun" 0 check ring "$scratch/begun"
says "what is wrong there" "Begun is the dare A ring that grows:"
cp -r "$ring/dares/grow" "$scratch/lost"; cp "$ring/solution/ring_tests.c" "$scratch/lost"
sed '/^void ring_free/,/^}/ { s/^{/{ if (r \&\& r->room == 6) return;/; }' "$ring/dares/grow/ring.c" >"$scratch/lost/ring.c"
exits "one that goes wrong in its harness" 0 check ring "$scratch/lost"
says "it is that harness" "    28 | return 0;"
sed -n '2p' "$out" >"$scratch/second"
ok_if "what is to be mended stands above what is not" grep -q "Begun is the dare" "$scratch/second"
back=$root/exercises/10-sharing/write-back # the right answer to a stage fails a dare's assertion, which is what the dare is about
exits "a dare that the stages leave open" 0 check --pack "$root" write-back "$back/solution"
says "nobody has begun it" "Open is the dare Two who write back: An assertion does not hold"
map=$root/exercises/02-arrays/memory-map
cp -r "$map/solution" "$scratch/walks"; cp "$map/wrong/walks-every-address/"*.c "$scratch/walks"
exits "too many steps" 0 check --pack "$root" memory-map "$scratch/walks"
says "the line that took them" " of the steps are spent in line 7 of classify.c, in region_find:"
says "quoted" "    7 | for ("
says "what to ask of it" "Who leads there, and how often?"
exits "a dare" 0 check ring "$ring/dares/grow"
says "it is met" "MET   A ring that grows; badge: Grows"
exits "without it" 0 check ring "$ring/solution"
says "its badge stays" "MET   A ring that grows; badge: Grows (met before, not now)"
cp -r "$ring/solution" "$scratch/frees" # its own ring.c has other lines than the right one, which must not be told by them
{ echo "/* mine */"; echo; cat "$ring/solution/ring.c"; } >"$scratch/frees/ring.c"
sed 's/ring_free(NULL);/ring_add(r, 6);/' "$ring/solution/ring_tests.c" >"$scratch/frees/ring_tests.c"
exits "tests that break a rule in the right implementation" 0 check ring "$scratch/frees"
says "their own line is told" "ring_tests.c, in main:"
says "and quoted" "| ring_add(r, 6);"
silent "no line of the right one" "of ring.c"
exits "a failure that is not handled" 1 check ring "$ring/wrong/follows-null"
says "memory is told of" "FAIL  Stage 3 of 5, When there is no memory:"
exits "points that pass without a stage" 0 check ring "$ring/wrong/twice-the-room"
says "what is open" "Still open is stage 4, No more than it needs:"
exits "no folder" 66 check ring "$scratch/nothing"
exits "a file" 66 check ring "$ring/solution/ring.c"
complains "it says what is wanted" "is a file; the answer to this exercise is a folder of files"

EDITOR=$scratch/editor "$FREEHOLD" --plain >"$out" 2>"$err" <<'IN'
go ring
files
file ring.h
edit ring.h
edit rin.c
edit ring.c
edit ring_tests.c
stages
reset
files
undo
files
solution
quit
IN
says "files" "  ring.c           yours, as given"
says "given ones" "  ring.h           given, not to be changed"
says "one of them" "ring.h, given and not to be changed:"
says "it cannot be edited" "ring.h is given and not to be changed. files tells which are yours."
complains "a slip" 'there is no file "rin.c" here; did you mean ring.c?'
says "it passes" "PASS  All 5 stages pass: 100 of 100 points."
says "stages" "  PASSED  1. Keeps the newest  (30 points, core)"
says "they have changed" "  ring.c           yours, edited"
ok_if "real files" cmp "$work/ring.c" "$ring/solution/ring.c"
ok_if "the given ones too" cmp "$work/ring.h" "$ring/files/ring.h"
says "the solution, file by file" "ring_tests.c:"

"$FREEHOLD" --plain >"$out" 2>"$err" <<'IN'
go ring
check
check
quit
IN
ok_if "the debrief is told" [ "$(grep -cF "Two numbers are enough" "$out")" -eq 1 ]
says "once in a sitting: dares are checked many times" "What to take along was told above"

cp -r "$root/tests/packs/kinds" "$scratch/two"
for dare in second first; do
    sed -i "/^dares:/a\\  - id: $dare\n    title: A $dare one\n    badge: $dare\n    harness: empty.c\n    task: More.\n    cases:\n      - stdout: \"no\"" \
        "$scratch/two/exercises/01-kinds/ring/exercise.md"
    cp -r "$ring/dares/grow" "$scratch/two/exercises/01-kinds/ring/dares/$dare"
done
printf 'go ring\nstages\nquit\n' | FREEHOLD_COURSE=$scratch/two "$FREEHOLD" --plain >"$out" 2>"$err"
says "what calls yours in a dare" 'The part that calls yours in "A first one", given (harness.c):'
says "and in each other that is open" 'The part that calls yours in "A second one", given (harness.c):'
says_not "not in one that is met" 'The part that calls yours in "A ring that grows"'

echo "/* mine */" >>"$work/ring.h"
exits "a given file that was changed" 1 check ring
says "it is told" "ring.h was changed, and it is not yours to change."
