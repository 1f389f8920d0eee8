#!/bin/sh
# Lines put in order, in --plain and with `check`; hints that fit what fails first; and what
# is offered after eight failures.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root/tests/packs/kinds"
free=$root/tests/packs/kinds/exercises/01-kinds/free-the-list

plain() { "$FREEHOLD" --plain >"$out" 2>"$err"; code=$?; }
# number LINE : its number in the list printed last
number() { sed -n "s/^ *\([0-9]*\)\. $1\( .*\)\{0,1\}$/\1/p" "$out" | head -1; }

echo 'go free-the-list' | plain
says "the pieces are listed" "The pieces:"
says "how to answer" "Answer with order and the numbers of the pieces, as in: order 3 1 2."
says "where they go" "The pieces go between lines 21 and 22."
w=$(number 'while (head) {') n=$(number 'struct song \*next = head->next;') f=$(number 'free(head);')
s=$(number 'head = next;') e=$(number '}') d=$(number 'head = head->next;')
ok_if "six pieces, each with a number" [ "$(echo $w $n $f $s $e $d | tr ' ' '\n' | sort -n | tr '\n' ' ')" = "1 2 3 4 5 6 " ]
pieces() { sed -n '/^The pieces:/,/^$/p' "$out" | head -8; }
pieces >"$scratch/first"
echo quit | plain
pieces >"$scratch/again"
ok_if "the next time in the same order" cmp -s "$scratch/again" "$scratch/first"

plain <<IN
go free-the-list
hint
type
check
order $w $f $d $e
hint
order
order 1 1
order 7
order
undo
order $w $n $f $s $e
solution
go free-the-list
IN
says "no hint before a run" "See it run once first"
says "it is not typed" "The pieces are given: answer with order and their numbers"
says "an empty program is no try" "NOT YET  No piece is in the program yet."
says "a wrong order fails like any program" "FAIL  "
says "a distractor is named" "Line 24 does not belong in the program:"
says "and why" "You pictured a box that can still be read after it was freed."
says "the hint fits what fails first" "Hint 1 of 3, for use-after-free"
says "its text" "Look at the line that is named"
says_not "not that for all" "Which line needs the box"
says "order alone lists what is used" "head = head->next;   (in the program)"
complains "a piece that is named twice" "piece 1 is named twice; each can be used once"
complains "a piece that is not there" "\"7\" is no piece; they are numbered 1 to 6"
says "the right order passes" "PASS  All 2 cases are right, and the memory is clean."
says "the debrief" "Save what you need, then free."
says "the solution" "One way to write it:"
ok_if "the answer is an ordinary file, indented" cmp -s "$free/solution.c" "$XDG_DATA_HOME/freehold/work/kinds/01-kinds/free-the-list.c"

# from the shell
exits "check --choose, a wrong order" 1 check free-the-list --choose "$w $n"
exits "check --choose, the right one" 0 check free-the-list --choose "$w,$n,$f,$s,$e"
says "PASS" "PASS  "
exits "check --choose, no piece" 2 check free-the-list --choose "8"
complains "it says so" "is no piece"
exits "check FILE" 0 check free-the-list "$free/solution.c"
exits "check of a file with a line of one's own" 1 check free-the-list "$free/wrong/own-line.c"
says "it is found" "FAIL  "

# a hint for a case, over two processes; which one it was stays
export XDG_DATA_HOME="$scratch/data2"
exits "a first try" 1 check free-the-list --choose "$w $f"
exits "hint 1" 0 hint free-the-list
printf 'go free-the-list\nquit\n' | plain
w=$(number 'while (head) {') n=$(number 'struct song \*next = head->next;') f=$(number 'free(head);')
s=$(number 'head = next;') e=$(number '}')
exits "it fails in a case" 1 check free-the-list --choose "$n $w $f $s $e"
says "a null pointer" "A null pointer is followed"
exits "hint 2" 0 hint free-the-list
says "it is that for the case" "Hint 2 of 3, for case no songs"
says "hint 1 is still that for all" "Which line needs the box"
exits "hint 3 is not waited for" 1 hint free-the-list
says "it wants a try" "hint 3 is near to the code, and opens after your next attempt"

# eight failures: two so far
for o in "$w" "$n" "$f" "$s" "$e"; do
    fh check free-the-list --choose "$o"
done
says_not "no offer before the eighth" "You have tried honestly"
exits "no solution before it" 1 solution free-the-list
fh check free-the-list --choose "$w $n"
says "the eighth offers ways on" "You have tried honestly, and none of it counts against you."
says "a worked solution" "\`solution\` shows a worked solution"
says "somebody to ask" "a colleague may see in a minute"
says "to leave it" "\`next\` goes on, and this stays open"
fh check free-the-list --choose "$w $f"
says_not "not with every try" "You have tried honestly"
exits "the solution is open after eight" 0 solution free-the-list
