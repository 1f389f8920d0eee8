#!/bin/sh
# Many at once on one learner's files: nothing is lost, nothing is broken.
. tests/lib/cli.sh
fh list # makes the database

n=8
for i in $(seq $n); do
    printf 'int main(void) { return %d; }\n' "$i" >"$scratch/a$i.c"
done
for i in $(seq $n); do
    "$FREEHOLD" check write-sum "$scratch/a$i.c" >"$scratch/o$i" 2>"$scratch/e$i" &
done
wait
for i in $(seq $n); do ok_if "nobody complained ($i)" [ ! -s "$scratch/e$i" ]; done
fh progress
says "every attempt was written down" "Sum on the heap: not passed yet after $n tries"

# killed at any moment, the file stays whole
for i in $(seq 10); do
    "$FREEHOLD" check two-boxes "$good/two-boxes/solution.c" >"$out" 2>"$err" &
    pid=$!
    sleep 0.00$i
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
done
exits "doctor after ten kills" 0 doctor
says "progress is whole" "progress.db is whole"
exits "and it goes on" 0 check two-boxes "$good/two-boxes/solution.c"

# two sittings in --plain that type into the same answer
work=$XDG_DATA_HOME/freehold/work/good-pack/01-first
mkfifo "$scratch/p1" "$scratch/p2"
"$FREEHOLD" --plain <"$scratch/p1" >"$scratch/l1" 2>&1 & one=$!
exec 3>"$scratch/p1"
"$FREEHOLD" --plain <"$scratch/p2" >"$scratch/l2" 2>&1 & two=$!
exec 4>"$scratch/p2"
printf '1\ngo write-sum\ntype\n/* from one */\n.\n' >&3
ok_if "one types" wait_for "It does not compile yet" "$scratch/l1"
printf '1\ngo write-sum\ntype\n/* from two */\n.\n' >&4
ok_if "two types" wait_for "It does not compile yet" "$scratch/l2"
printf 'type\n/* one again */\n.\nquit\n' >&3
exec 3>&-; wait $one
ok_if "one is told" grep -q "kept beside it" "$scratch/l1"
printf 'quit\n' >&4
exec 4>&-; wait $two
for text in "from two" "one again"; do
    ok_if "\"$text\" is on the disk" grep -rq "$text" "$work"
done
