#!/bin/sh
# Questions before the first run, in --plain: asked once, told with a reason, passed over.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root/tests/packs/kinds"
plain() { "$FREEHOLD" --plain >"$out" 2>"$err"; code=$?; }
events() { strings "$XDG_DATA_HOME/freehold/progress.db" "$XDG_DATA_HOME/freehold/progress.db-wal" 2>/dev/null | grep -c predicted; }

plain <<'IN'
go two-notes
check
9
milk
y
2
n

check
predict
quit
IN
says "it says that there are questions" "Before the first check of the code as it stands you are asked what it will do (3 questions)"
says "the first question" "What does it print first?"
says "no choice of that number" "Please type a number from 1 to 3"
says "a wrong answer is told" "NOT RIGHT  The first line it prints: bread"
says "with its reason" "You pictured \`=\` copying the text."
says "sure and wrong is worth a word" "You were sure of it"
says "a typed answer" "NOT RIGHT  Blocks that are lost: 1."
says "findings have names" "leak (A block was never freed)"
says "then the verdict" "FAIL  5 bytes were never freed."
says "they are asked once" "The questions before the run were asked already."
ok_if "once only" [ "$(grep -c 'What does it print first?' "$out")" -eq 1 ]

export XDG_DATA_HOME="$scratch/data2"
printf 'go two-notes\npredict\n.\ncheck\nquit\n' | plain
says "a dot passes all over" "What does it print first?"
says_not "no second one" "How many blocks are lost?"
says "and it runs" "FAIL  5 bytes were never freed."
printf 'go two-notes\ncheck\nquit\n' | plain
says_not "not asked in another sitting" "What does it print first?"

# whoever changes the code first has seen no start to be asked about
export XDG_DATA_HOME="$scratch/data3"
exits "check from the shell asks nothing" 1 check two-notes
says_not "no question" "What does it print first?"
printf 'go two-notes\npredict\nquit\n' | plain
says "nor afterwards" "asked already"
