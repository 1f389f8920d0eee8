#!/bin/sh
# watch: judges on every way of saving, stays until told, polls where it must.
. tests/lib/cli.sh
file=$XDG_DATA_HOME/freehold/work/good-pack/01-first/two-boxes.c

start() { # start LOG ITEM : commands come from fd 3
    rm -f "$scratch/pipe"; mkfifo "$scratch/pipe"
    "$FREEHOLD" watch $2 <"$scratch/pipe" >"$1" 2>&1 &
    pid=$!
    exec 3>"$scratch/pipe"
}
stop() { exec 3>&-; wait "$pid"; code=$?; }

log=$scratch/log
start "$log" two-boxes
ok_if "it names the file" wait_for "Watching $file" "$log"
ok_if "it judges at once" wait_for "FAIL  The output" "$log"
ok_if "the file is there for an editor" [ -f "$file" ]
sed 's/a = 2;/a = b = 2;/' "$good/two-boxes/start.c" >"$file"
ok_if "saved in place" wait_for "2 2" "$log"
echo 'int main(void) { return 0 }' >"$file.tmp" && mv "$file.tmp" "$file"
ok_if "saved by rename" wait_for "It does not compile yet" "$log"
echo next-to-it >"$scratch/data/freehold/work/good-pack/01-first/other.c"
cp "$good/two-boxes/solution.c" "$file"
ok_if "a pass" wait_for "PASS  All 2 cases" "$log"
ok_if "it waits for the learner" wait_for "Press Enter, or type next" "$log"
ok_if "it stays" sh -c "! grep -q 'Swap through arrows' '$log'"
echo hint >&3
ok_if "hints on the way" wait_for "Which box changes?" "$log"
echo gibberish >&3
ok_if "commands are listed" wait_for "Commands: next, hint" "$log"
echo >&3
ok_if "Enter goes on" wait_for "Swap through arrows" "$log"
cp "$good/fill-swap/solution.c" "$XDG_DATA_HOME/freehold/work/good-pack/01-first/fill-swap.c"
ok_if "the next file is watched" wait_for "PASS  The output is right" "$log"
echo next >&3
ok_if "next goes on too" wait_for "Sum on the heap" "$log"
echo quit >&3
stop
ok_if "quit ends with 0 (got $code)" [ "$code" -eq 0 ]

# polling, where inotify says nothing
export FREEHOLD_POLL=1
log=$scratch/log2
cp "$good/two-boxes/start.c" "$file"
start "$log" two-boxes
ok_if "it says that it polls" wait_for "looked at four times a second" "$log"
ok_if "it judges at once" wait_for "FAIL  The output" "$log"
cp "$good/two-boxes/solution.c" "$file"
ok_if "a save is seen by polling" wait_for "PASS  All 2 cases" "$log"
kill -INT "$pid"
stop
ok_if "Ctrl-C ends with 130 (got $code)" [ "$code" -eq 130 ]
unset FREEHOLD_POLL

# a quiz is answered by typing, a lesson by Enter
log=$scratch/log3
start "$log" lesson-boxes
ok_if "a lesson is shown" wait_for "A variable is a box" "$log"
echo >&3
ok_if "Enter goes on from a lesson" wait_for "Make it print" "$log"
echo quit >&3; stop
log=$scratch/log4
start "$log" which-box
ok_if "a quiz is shown" wait_for "Type the numbers" "$log"
echo 2 >&3
ok_if "a wrong choice" wait_for "FAIL  It is not this" "$log"
echo 1 >&3
ok_if "a right choice" wait_for "PASS  That is right." "$log"
echo next >&3
stop
ok_if "after the last one it ends (got $code)" [ "$code" -eq 0 ]
