#!/bin/sh
# --plain: the whole of a small course through a pipe, as a screen reader's user
# or a script would walk it; and the places where one can go wrong on the way.
. tests/lib/cli.sh

# plain: commands from standard input
plain() { "$FREEHOLD" --plain "$@" >"$out" 2>"$err"; code=$?; }

plain <<'IN'
7
1
next
hint
check
hint
hint
type
    b = 3;
.
hint
type
    b = 2;
.
solution
next
type
    int t = *p; *p = *q; *q = t;
.
next
type
#include <stdio.h>
int main(void) { int n; if (scanf("%d", &n) != 1) return 1; int sum = 0, x;
while (n-- > 0 && scanf("%d", &x) == 1) sum += x;
printf("%d\n", sum); return 0; }
.
next
type
8
.
type
7
.
next
choose 2 sure
choose 1 unsure
next
list
quit
IN
ok_if "it ends with 0 (got $code)" [ "$code" -eq 0 ]
ok_if "nothing on stderr" [ ! -s "$err" ]
says "it asks where one comes from" "Where do you come from?"
says "a wrong number is asked again" "Please type a number from 1 to 2."
says "the note of the track" "Names are not labels here."
says "the lesson is shown" "A variable is a box with an address."
says "the bridge is shown" "In Python a name is a label."
says "no hint before the program was seen to run" "See it run once first, as it is: the first hint is about what happens then. \`check\` runs it."
says "the first hint opens" "Which box changes?"
says "the second waits for a try" "Try something first"
says "a wrong answer fails" "FAIL  The output is not what the task asks for."
says "expected and actual" "Your program printed:"
says "then the second hint opens" "Assignment copies."
says "a right answer passes" "PASS  All 2 cases are right, and the memory is clean."
says "the debrief" "Two boxes, two values."
says "the solution beside it" "One way to write it:"
says "the harness is shown" "given (harness.c)"
says "a wrong prediction is explained" "You pictured one box with two names. \`b\` kept its copy."
says "a wrong prediction does not give the answer away" "Line 1 is not what it prints: 8"
says "a right prediction" "PASS  That is what it prints."
says "a wrong choice is explained" "You pictured one box with two names."
says "a right choice" "PASS  That is right."
says "the end" "That was the last one."
says "all is done" "Everything is done."
ok_if "no control characters" sh -c "! LC_ALL=C tr -d '\n' <'$out' | LC_ALL=C grep -q '[[:cntrl:]]'"

# it comes back to the same place, and asks no second time
echo quit | plain
says_not "it does not ask again" "Where do you come from?"
says "it knows that all is done" "Everything is done."

# moving about, mistakes, reset
plain <<'IN'
go two-boxes
reset
undo
undo
go nowhere
go two-boxs
frobnicate
chekc
explain leak
h
n
IN
says "reset" "It is back at its start."
says "undo" "It is as it was before the reset."
complains "undo of nothing says so" "there is no reset"
complains "a suggestion for an item" "did you mean two-boxes?"
says "an unknown command names help" "Unknown command \"frobnicate\"; help lists them."
says "a suggestion for a command" "did you mean check?"
says "explain works inside" "A block was never freed"
says "first letters are enough" "Hint 1 of 3"
ok_if "the end of input leaves with 0" [ "$code" -eq 0 ]
plain <<'IN'
go two-boxes
type
int main(void) { retrun 0; }
.
explain
IN
says "explain alone is about the last verdict" "A function begins before the last one has ended"

# the programs of a lesson, and one's own
plain <<'IN'
go boxes
run
run 2
type
#include <stdlib.h>
int main(void) { malloc(3); return 0; }
.
check
go two-boxes
run
IN
says "run shows what a lesson's program prints" "It prints:"
says "and its verdict" "CLEAN  It ended with exit code 0."
says "there is no second" "numbered 1 to 1"
says "one's own program is judged too" "FINDINGS  1 thing was found."
says "with the story" "The 3 bytes allocated at line 2 were still there"
says "check on a lesson" "A lesson is only read"
says "run on an exercise" "Here check runs your answer."

# another one is looked at; where one is stays
plain <<'IN'
go boxes
show two-boxes
run
show nowhere
IN
says "show and a name shows that one" "2. Two boxes (Fix the bug"
says "and tells where one is" "You are still at 1, "
says "and how to get there" "; go 2 goes to this one."
says "run is about where one is" "It prints:"
complains "show of nothing that there is" "there is no lesson or exercise \"nowhere\""
says "the lines of a lesson's program have their numbers" "    1  #include <stdio.h>"

# the editor
cat >"$scratch/editor" <<'ED'
#!/bin/sh
sed 's/a = 2;/b = 2;/' "$1" >"$1.new" && mv "$1.new" "$1"
ED
chmod +x "$scratch/editor"
export XDG_DATA_HOME="$scratch/data2" EDITOR="$scratch/editor"
printf '1\ngo two-boxes\nedit\nquit\n' | plain
says "edit opens EDITOR and judges" "PASS  All 2 cases"
export EDITOR="$scratch/no-such-editor"
printf 'go two-boxes\nedit\nquit\n' | plain
complains "an editor that is not there" "is EDITOR right?"
unset EDITOR
printf 'go two-boxes\nedit\nquit\n' | plain
says "no editor: type is named" "use type"

# an answer cut off by the end of input changes nothing
printf 'go two-boxes\ntype\nhalf an answer\n' | plain
ok_if "a half answer is not taken" grep -q "b = 2;" "$XDG_DATA_HOME/freehold/work/good-pack/01-first/two-boxes.c"

plain <<'IN'
go 1
hint
?
map
exit
IN
ok_if "exit leaves as quit does (got $code)" [ "$code" -eq 0 ]
says "a lesson has no hints" "This is a lesson; hints belong to exercises."
says "? is help" "the next hint"
says "map is list" "<- you are here"

# the steps of what was judged, in words
export XDG_DATA_HOME="$scratch/data3"
cat >"$scratch/steps" <<'IN'
1
go two-boxes
picture
type
    b = 3; int *p = 0; *p = 1;
.
picture
back
back
step
step 2
over
step start
back
step end
step
when b == 3
step end
who b
who nothing
when
step 99
finding
finding 2
values
IN
plain <"$scratch/steps"
says "before anything was run there is nothing" "Nothing was run yet"
says "after a failure picture is named" "picture tells what memory looked like then"
says "picture looks where it went wrong" "Step 5, line 8"
says "and reads out what there is" "  b is 3"
says "back" "step 4, line 8: \`p\` is now NULL"
says "back again" "step 3, line 8: \`b\` is now 3, was 1"
says "to a step by its number" "step 2, line 6: \`b\` is now 1"
says "the start" "the start"
says "there is nothing before it" "That is the start of the run."
says "nor behind the end" "That is the end of the run."
says "a name that is none" "there is no \`nothing\` in this run"
says "when what" "Say when what"
says "a step that is none" "a number up to 5"
says "the finding in its words" "A null pointer is followed."
says "a finding that is none" "The findings of this run are numbered 1 to 1."
ok_if "when and who find the write" [ "$(grep -c "step 3, line 8" "$out")" -ge 3 ]
ok_if "no control characters" sh -c "! LC_ALL=C tr -d '\n' <'$out' | LC_ALL=C grep -q '[[:cntrl:]]'"
# while somebody walks, next is a step; leave, or showing an item, gives the word back
plain <<'IN'
go two-boxes
type
    b = 3; int *p = 0; *p = 1;
.
step start
next
now
next
who 1
who block 1
leave
next
help
IN
says "it is said" "next and back go from step to step"
ok_if "once" [ "$(grep -c "next and back go from step to step" "$out")" -eq 1 ]
ok_if "next is a step, now says it again" [ "$(grep -c "step 1, line" "$out")" -eq 2 ]
says "next is another" "step 2, line 6"
says "a block has no name" "Say whose value, by its name in the program"
says "leave is told" "Back in the course: next goes on there."
ok_if "then next is the course's" sh -c "sed '1,/Back in the course/d' '$out' | grep -q '^3\. \|^> 3\. \|[0-9]\. .*minute'"
says "help says so" "among the steps of a run: a step on"
plain <<'IN'
go two-boxes
type
    b = 2;
.
picture
type
    b = ;
.
picture
go guess-print
picture
type
8
.
picture
type
7
.
picture
go boxes
run
finding
picture
IN
says "a run that passed can be seen" "The run is over."
says "what does not compile cannot" "It did not compile, so there is nothing to see."
says "the answer to a prediction is not given away" "It would tell the answer"
says "after a clean run" "Nothing was found in this run."
