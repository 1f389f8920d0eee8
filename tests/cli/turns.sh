#!/bin/sh
# --plain: be the scheduler. Turns by number, taken back, tried from here; the answer is kept
# as an order in its file; the repair that follows must be right in every order.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root/tests/packs/threads"

plain() { "$FREEHOLD" --plain "$@" >"$out" 2>"$err"; code=$?; }
answer=$scratch/data/freehold/work/threads-pack/01-turns/two-tills.schedule

plain <<'IN'
go two-tills
check
0 1 1 1
2 2 2
can
7
0
undo
can
1
1
threads
quit
IN
ok_if "it ends with 0 (got $code)" [ "$code" -eq 0 ]
ok_if "nothing on stderr" [ ! -s "$err" ]
says "the kind has a title" "Two tills, one drawer (Be the scheduler, 6 minutes"
says "the program is shown" "   18      drawer -= amount;"
says "how to answer" "Answer with turns: the number of the thread that goes on"
says "the first turn" "Turn 1. Which thread goes on?"
says "what a thread would do" "1  thread 1, line 33: starts"
says "nothing was chosen yet" "NOT YET  No thread was chosen yet."
says "several turns in a line" "thread 2: locks lock"
says "who waits is said to" "-  main: waits until thread 1 ends"
says "it can be reached from here" "Yes: it can still be reached from here, in "
says "there is no such thread" "There is no thread 7 now."
says "who waits cannot go" "main cannot go on: waits until thread 1 ends."
says "undo" "The last turn is taken back."
ok_if "the order is kept in a file" grep -q '^s:[0-9a-p]*$' "$answer"

# it goes on there another time
plain <<'IN'
go two-tills
1
2
check
next
IN
says "it fails, as it should" "PASS  In this order it fails: assertion-failed."
says "where" "37 | assert(drawer >= 0);"
says "the order is told" "Your order of the threads: s:"
says "the debrief" "What belongs together, looking and taking"
cp "$answer" "$scratch/order"
ok_if "it is recorded" sh -c "'$FREEHOLD' list | grep 'two-tills' | grep -q done"

# reset and undo guard it as they do a program
plain <<'IN'
go two-tills
reset
threads
undo
solution
IN
says "reset" "It is back at its start. Your answer is kept"
says "the first turn again" "Turn 1. Which thread goes on?"
says "undo brings it back" "Your turns are as they were before the reset."
ok_if "as it was" cmp -s "$answer" "$scratch/order"
says "a solution is found by trying" "One order of the threads that does it: s:"

# orders that came from elsewhere
plain <<'IN'
go two-tills
type
s:
.
picture
type
s:3p
.
type
5b3a
.
IN
says "by itself it goes well" "FAIL  In this order it goes well."
says "an order of another program" "FAIL  In this order a thread is to go that cannot go then."
says "one that is none" "FAIL  This is no order of threads"
echo "s:2c" >"$answer"
fh check two-tills
says "the command line grades the file" "FAIL  In this order"
cp "$scratch/order" "$answer"
exits "and passes a right one" 0 check two-tills
exits "an order can be said at once" 0 check two-tills "$(cat "$scratch/order")"
exits "a wrong one, too" 1 check two-tills s:
exits "of another kind it is a file" 66 check mend-tills s:1a

# the repair: every order counts
plain <<'IN'
lanes
go mend-tills
check
picture
lanes
IN
says "no lanes before a run" "Nothing was run yet: check an answer or run a program, then look at its threads."
says "the order as lanes: a step with its value" "drawer: writes -10 (a)"
says "a lock as a bar" " locks lock"
says "and what failed" "*                  assertion-failed"
says "one order that fails is enough" "FAIL  An assertion does not hold: drawer >= 0."
says "in how many" " orders of its threads that were tried; this is the shortest: s:"
says "the picture is of that order" "drawer is -10"
says "by threads" "main's thread"
cp "$root/tests/packs/threads/exercises/01-turns/mend-tills/solution.c" \
    "$scratch/data/freehold/work/threads-pack/01-turns/mend-tills.c"
exits "a right one passes" 0 check mend-tills
says "in every order" "It is so whichever thread goes on. Every order tried: "

# all words of the kind elsewhere
plain <<'IN'
can
threads
1
IN
says "there are no turns in a lesson" "There are no turns to take here."
says "a number is no command there" "Unknown command \"1\""

# every order of the threads of a lesson's program
printf 'go turns\norders\norders 2\nrun 1\norders\norders 3\ngo two-tills\norders\nquit\n' | "$FREEHOLD" --plain >"$out" 2>"$err"
says "a lesson with threads names orders" "orders tries every order of the threads of what ran last"
says "all of the first program's" "How the interleavings end:"
says "none fails" "No schedule fails."
says "of the second one fails" "What can go wrong, each with its shortest schedule:"
says "programs are numbered" "Program 2:"
says "there is no third" "The programs of this lesson are numbered 1 to 2."
says "of an exercise check does it" "Here check tries all orders, where the task asks for it."
ok_if "nothing on stderr" [ ! -s "$err" ]
printf 'go turns\nfollow 1\norders 2\nfollow 9\nfollow 2\nlanes\nstep\nfollow 1\nquit\n' | "$FREEHOLD" --plain >"$out" 2>"$err"
says "nothing to follow yet" "No orders were told here; orders tries them."
says "an order is named by what plain knows" "follow 2"
says_not "not by what only the command line knows" "--replay"
says "numbers that there are" "The orders that were told are numbered 1 to 2."
ok_if "each is run again" [ "$(grep -c "It prints:" "$out")" -eq 3 ]
says "what it does can be walked through" "next and back go from step to step"
