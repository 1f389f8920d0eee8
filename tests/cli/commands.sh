#!/bin/sh
# Commands, options, suggestions, exit codes.
. tests/lib/cli.sh

exits "--version" 0 --version
ok_if "the version is a number" grep -qE '^freehold [0-9]+\.[0-9]+' "$out"
exits "--help" 0 --help
ok_if "--help leads with examples" sh -c "sed -n 3p '$out' | grep -q '  freehold  '"
for c in list next show check hint solution reset watch progress run explain doctor pack report; do
    exits "$c --help" 0 $c --help
    says "$c --help shows an example" "  freehold $c"
done
exits "help COMMAND" 0 help run
says "help run" "--json"

exits "an unknown command" 2 lisst
complains "it suggests" "did you mean \`freehold list\`?"
exits "a word that is like nothing" 2 xyzzy
complains "it names --help" "freehold --help"
exits "an unknown option" 2 list --asci
complains "it suggests an option" "did you mean --ascii?"
exits "an unknown option before the command" 2 --pakc x list
exits "an unknown letter" 2 run -q x.c
exits "an option without its value" 2 list --pack
complains "it says so" "--pack needs a value"
exits "a value where none belongs" 2 list --ascii=yes
exits "an unknown theme" 2 --theme monoo list
complains "it suggests a theme" "did you mean mono?"
exits "too many words" 2 list a b
exits "an unknown item" 2 show two-boxs
complains "it suggests an item" "did you mean two-boxes?"
exits "an unknown page" 2 explain leek
complains "it suggests a page" "freehold explain leak"
exits "an unknown pack command" 2 pack chekc
complains "it suggests a pack command" "freehold pack check"
exits "an unknown format" 2 report --format htlm
exits "run without a file" 2 run
exits "check of a quiz without a choice" 2 check which-box
exits "a choice that is none" 2 check which-box --choose 9

exits "no terminal" 69
complains "it names --plain" "freehold --plain"
exits "a pack that is not there" 66 --pack "$scratch/nowhere" list
complains "it names the folder" "$scratch/nowhere"
exits "run of a file that is not there" 66 run "$scratch/none.c"
exits "check of a file that is not there" 66 check two-boxes "$scratch/none.c"
mkdir -p "$scratch/broken/course"
echo 'format: [' >"$scratch/broken/course/course.yaml"
exits "a pack whose manifest cannot be read" 65 --pack "$scratch/broken" list
exits "undo without a reset" 66 reset two-boxes --undo

exits "list" 0 list
says "list shows where one is" "<- you are here"
exits "next" 0 next
exits "options before the command" 0 --pack tests/packs/good list
exits "--option=value" 0 list --pack=tests/packs/good
exits "show by number" 0 show 2
says "show shows the task" "Make it print"
says "show names the file" "work/good-pack/01-first/two-boxes.c"
exits "check of the start" 1 check two-boxes
says "FAIL in words" "FAIL  "
exits "check of a file" 0 check two-boxes "$good/two-boxes/solution.c"
says "PASS in words" "PASS  "
says "the debrief follows" "Two boxes, two values."
exits "check of standard input" 1 check two-boxes -
exits "a wrong answer with a leak" 1 check write-sum "$good/write-sum/wrong/never-freed.c"
says "the story of the leak" "allocated at line 10"
exits "quiz, wrong" 1 check which-box --choose 2 --sure
says "the choice is explained" "You pictured one box"
exits "quiz, right" 0 check which-box --choose 1 --unsure
exits "progress" 0 progress
says "progress counts" "2 of 6 done"
exits "progress --file" 0 progress --file
says "progress --file says where" "$XDG_DATA_HOME/freehold/progress.db"
ok_if "it is all of it, no log beside it" [ ! -s "$XDG_DATA_HOME/freehold/progress.db-wal" ]
exits "progress takes no word" 2 progress two-boxes
exits "progress with an unknown option" 2 progress --xyz
complains "how to see the options" "freehold progress --help"
exits "hint before any run" 1 hint fill-swap
says "how to run it" "See it run once first, as it is: the first hint is about what happens then. \`check\` runs it."
exits "hint" 0 hint write-sum
says "the first hint" "size in bytes"
exits "the second hint must wait" 1 hint write-sum
exits "solution before passing" 1 solution write-sum
exits "solution after passing" 0 solution two-boxes

work=$XDG_DATA_HOME/freehold/work/good-pack/01-first
mkdir -p "$work" && echo "/* long work */" >"$work/two-boxes.c"
exits "reset" 0 reset two-boxes
ok_if "the start is back" cmp -s "$work/two-boxes.c" "$good/two-boxes/start.c"
exits "undo" 0 reset two-boxes --undo
ok_if "the work is back" grep -q "long work" "$work/two-boxes.c"

exits "explain" 0 explain
exits "explain double-free" 0 explain double-free
says "a page has a program" "free(b);"

exits "explain a problem of a pack" 0 explain unknown-key
says "it says what the problem is" "Often a slip of the finger"
exits "explain lists both kinds" 0 explain
says "findings" "double-free            "
says "and problems" "unknown-key            "
exits "a misspelt problem" 2 explain unknwon-key
complains "is guessed" "freehold explain unknown-key"
exits "doctor" 0 doctor
says "doctor runs a program" "compiled and run in"
says "doctor ends well" "All is well."
