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
