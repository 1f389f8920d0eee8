#!/bin/sh
# The real course from the shell, from its first item to its last: each start
# fails, each solution passes, and at the end nothing is left.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root"

fh list
sed -n 's/^ *\([0-9]*\)  .*  \([a-z-]*\)  .*\[\([a-z0-9-]*\)\].*/\1 \3/p' "$out" >"$scratch/items"
ok_if "the course has items" [ "$(wc -l <"$scratch/items")" -ge 30 ]
exercises=0
while read -r number slug; do
    dir=$(ls -d exercises/*/"$slug" 2>/dev/null)
    if [ -z "$dir" ]; then
        "$FREEHOLD" show "$slug" >"$out" 2>"$err" </dev/null; code=$?
        ok_if "$number $slug is read" [ "$code" -eq 0 ]
    elif [ -f "$dir/solution.c" ]; then
        exercises=$((exercises + 1))
        fh check "$slug"
        ok_if "$number $slug: the start does not pass (exit $code)" [ "$code" -eq 1 ]
        fh check "$slug" "$dir/solution.c"
        ok_if "$number $slug: the solution passes (exit $code)" [ "$code" -eq 0 ]
    elif [ -f "$dir/program.c" ]; then
        exercises=$((exercises + 1))
        echo "surely not this" | "$FREEHOLD" check "$slug" - >"$out" 2>"$err"; code=$?
        ok_if "$number $slug: a wrong prediction (exit $code)" [ "$code" -eq 1 ]
        "$FREEHOLD" run "$dir/program.c" >"$scratch/real" 2>"$err" </dev/null
        fh check "$slug" "$scratch/real"
        ok_if "$number $slug: the right prediction (exit $code)" [ "$code" -eq 0 ]
    else
        exercises=$((exercises + 1))
        # the numbers of the right choices: count `- text:` and note `right: true`
        right=$(awk '/^ *- *text:/{n++} /^ *right: *true/{printf "%s%d", sep, n; sep=","}' "$dir/exercise.md")
        all=$(grep -c '^ *- *text:' "$dir/exercise.md")
        [ "$right" != "$(seq -s, "$all")" ] && {
            fh check "$slug" --choose "$(seq -s, "$all")"
            ok_if "$number $slug: choosing all is no answer (exit $code)" [ "$code" -eq 1 ]
        }
        fh check "$slug" --choose "$right" --sure
        ok_if "$number $slug: the right choice (exit $code)" [ "$code" -eq 0 ]
    fi
done <"$scratch/items"
ok_if "at least 18 exercises ($exercises)" [ "$exercises" -ge 18 ]
fh next
says "nothing is left" "Everything is done."
fh progress
ok_if "all of it is counted" grep -qE '^([0-9]+) of \1 done' "$out"
