#!/bin/sh
# Questions about a picture, lines to mark and a lesson's picture without a screen.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root/tests/packs/pictures"
plain() { "$FREEHOLD" --plain "$@" >"$out" 2>"$err"; code=$?; }

fh show where-to
says "show: the program" "16      aim(&shown, &away);"
says "show: a question at its moment" '1. After line 16 has run: where does `shown` lead?'
says "show: a target" '2: `away`'
says "show: the targets that are always there" "something that is no more, whatever it was  [nothing]"
says "show: a value" "A value; ? if nobody has set it."
says "show: the author's words" "One block was made. Does it still live?"
says_not "show tells nothing" "leads to"

exits "check: nothing is answered yet" 1 check where-to
says "check: says so" "NOT YET  Question 1 is not answered yet."
says_not "nothing is told before all is answered" "leads to"
exits "check: half" 1 check where-to --choose "away; 3"
says "check: which is missing" "Question 3 is not answered yet."
exits "check: no such choice" 1 check where-to --choose "nowhere; 3; none"
says "check: names it" 'Question 1 has no choice "nowhere".'
fh progress
says_not "what was not answered is no try" "after 1 try"
exits "check: a wrong answer" 1 check where-to --choose "home; 3; none"
says "wrong: how many are right" "FAIL  2 of 3 are right."
says "wrong: the truth" 'After line 16 has run, `shown` leads to `away`.'
says "wrong: why one may think so" "You were thinking that a function can never move an arrow"
says "wrong: the picture in words" "shown points to &away"
says "wrong: a page" "freehold explain wrong-picture"
exits "check: by name" 0 check where-to --choose "away; 3; none"
says "right" "PASS  That is what memory looks like."
says "right: the debrief" 'A `**` lets a function move your arrow.'
printf '2\n3\nnone\n' | "$FREEHOLD" check where-to - >"$out" 2>"$err"; code=$?
ok_if "check: by number, from a file (exit $code)" [ "$code" -eq 0 ]
fh progress
says "both tries are counted" "Where to?: passed after"
exits "explain: the page" 0 explain wrong-picture

exits "mark: another line" 1 check which-line --choose 6
says "mark: what it did" "What it did when it ran last: step 3, line 6: "
says "mark: why one may think so" "Nobody has followed it there."
says "mark: what is found, without its line" "The variable 'sum' is read after its function returned."
says_not "mark: the line is not given away" "line 13"
exits "mark: an empty line" 1 check which-line --choose 8
says "mark: nothing there" "There is nothing in line 8."
exits "mark: no number" 1 check which-line --choose main
exits "mark: the line" 0 check which-line --choose 13
says "mark: the story" "declared at line 5, was gone when its function returned at line 6"

"$FREEHOLD" report --format json "$XDG_DATA_HOME/freehold/progress.db" >"$out" 2>"$err"; code=$?
says "report: a belief about a picture" "callee-cannot-reseat"
says "report: a belief about a line" "return-is-the-use"

rm -rf "$XDG_DATA_HOME"
plain <<'IN'
1
show
run 1
step start
leave
next
type
2
.
type

3
none
picture
leave
next
mark 12
mark 13
quit
IN
ok_if "plain: leaves in order (exit $code)" [ "$code" -eq 0 ]
says "plain: a lesson's picture, step by step" 'step 2, line 6: `p` now points to `home`'
says "plain: its captions" 'The star follows the arrow. `p` itself was not changed.'
says "plain: all of it at its moment" "All of it at step 2:"
says "plain: how to answer" "Answer with type: one answer to each question"
says "plain: the first answer alone" "NOT YET  Question 2 is not answered yet."
says "plain: what was there is kept" "PASS  That is what memory looks like."
says "plain: how to mark" "Answer with mark and the number of the line"
says "plain: another line" "It does not go wrong in line 12."
says "plain: the line" "PASS  That is the line."

fh list
says "list: the kinds" "predict-picture"
says "list: both" "mark-line"
