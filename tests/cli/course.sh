#!/bin/sh
# The real course from the shell, from its first item to its last: each start
# fails, each solution passes, and at the end nothing is left.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root"

# Answers to all questions about a picture, as `check --choose` takes them: all wrong if
# there is one argument, else from what the check of those has told.
answers() { # SHOWN [TOLD]
    awk -v told="${2:+1}" '
    FNR == 1 { file++ }
    file == 1 && /^  [0-9]+\. / { q = $1 + 0; count = q; kind[q] = "points" }
    file == 1 && /^     [0-9]+: / {
        n = $1 + 0; label = substr($0, index($0, ": ") + 2); sub(/  \[[^[]*(\[[0-9]+\])*\]$/, "", label)
        labels[q, n] = label; choices[q] = n
    }
    file == 1 && /^     A value;/ { kind[q] = "value" }
    file == 1 && /^     All that live/ { kind[q] = "live" }
    file == 2 && /^  [0-9]+\. (Right|Not right)\.$/ { q = $1 + 0 }
    file == 2 && /^     (After line|At the end)/ { truth[q] = substr($0, index($0, ", ") + 2) }
    function choice(q, says,   n) {
        for (n = 1; n <= choices[q]; n++)
            if (labels[q, n] == says) return n
        return "?"
    }
    function answer(q,   t, says, n, list) {
        t = truth[q]; sub(/\.$/, "", t)
        if (!told) return kind[q] == "points" ? "unset" : kind[q] == "live" ? "none" : "123456"
        if (kind[q] == "value")
            return t ~ /^nobody/ ? "?" : substr(t, index(t, " is ") + 4)
        if (kind[q] == "live") {
            if (t !~ / lives?(;|$)/) return "none"
            sub(/ lives?(;.*)?$/, "", t)
            for (n = 1; n <= choices[q]; n++)
                if (index(t, labels[q, n])) list = list (list ? "," : "") n
            return list
        }
        if (t ~ /^nobody/) return "unset"
        if (t ~ / is `NULL`$/) return "NULL"
        if (t ~ / something that is no more/) return "nothing"
        return choice(q, substr(t, index(t, " leads to ") + 10))
    }
    END { for (q = 1; q <= count; q++) printf "%s%s", (q > 1 ? ";" : ""), answer(q) }' "$@"
}

fh list
sed -n 's/^ *\([0-9]*\)  .*  \([a-z-]*\)  .*\[\([a-z0-9-]*\)\].*/\1 \3/p' "$out" >"$scratch/items"
ok_if "the course has items" [ "$(wc -l <"$scratch/items")" -ge 30 ]
exercises=0
while read -r number slug; do
    dir=$(ls -d exercises/*/"$slug" 2>/dev/null)
    if [ -z "$dir" ]; then
        "$FREEHOLD" show "$slug" >"$out" 2>"$err" </dev/null; code=$?
        ok_if "$number $slug is read" [ "$code" -eq 0 ]
    elif [ -d "$dir/solution" ]; then # a capstone is a folder of files
        exercises=$((exercises + 1))
        fh check "$slug"
        ok_if "$number $slug: the start does not pass (exit $code)" [ "$code" -eq 1 ]
        for dare in "$dir"/dares/*/; do
            cp -r "$dir/solution" "$scratch/dared" && cp "$dare"* "$scratch/dared/"
            badge=$(awk -v id="$(basename "$dare")" '$2 == "id:" { at = $3 == id }
                at && $1 == "badge:" { sub(/^ *badge: */, ""); print; exit }' "$dir/exercise.md")
            fh check "$slug" "$scratch/dared"
            ok_if "$number $slug: with the dare '$badge' it passes (exit $code)" [ "$code" -eq 0 ]
            ok_if "$number $slug: '$badge' is met" grep -qF "badge: $badge" "$out"
            rm -r "$scratch/dared"
        done
        fh check "$slug" "$dir/solution"
        ok_if "$number $slug: the solution passes (exit $code)" [ "$code" -eq 0 ]
    elif [ -f "$dir/solution.c" ]; then
        exercises=$((exercises + 1))
        fh check "$slug"
        ok_if "$number $slug: the start does not pass (exit $code)" [ "$code" -eq 1 ]
        fh check "$slug" "$dir/solution.c"
        ok_if "$number $slug: the solution passes (exit $code)" [ "$code" -eq 0 ]
    elif grep -q '^kind: schedule' "$dir/exercise.md"; then
        exercises=$((exercises + 1))
        echo s: | "$FREEHOLD" check "$slug" - >"$out" 2>"$err"; code=$?
        ok_if "$number $slug: the usual order does not do it (exit $code)" [ "$code" -eq 1 ]
        "$FREEHOLD" run --schedules "$dir/start.c" >"$out" 2>"$err" </dev/null
        sed -n 's/^This run is schedule \(s:.*\)\.$/\1/p' "$err" >"$scratch/order"
        "$FREEHOLD" check "$slug" "$scratch/order" >"$out" 2>"$err"; code=$?
        ok_if "$number $slug: an order that fails (exit $code)" [ "$code" -eq 0 ]
    elif grep -q '^kind: mark-line' "$dir/exercise.md"; then
        exercises=$((exercises + 1)) right=0
        for line in $(seq "$(wc -l <"$dir/program.c")"); do
            fh check "$slug" --choose "$line"
            [ "$code" -eq 0 ] && right=$((right + 1))
        done
        ok_if "$number $slug: one line is the one ($right)" [ "$right" -eq 1 ]
    elif grep -q '^kind: predict-picture' "$dir/exercise.md"; then
        exercises=$((exercises + 1))
        fh show "$slug"
        cp "$out" "$scratch/shown"
        fh check "$slug" --choose "$(answers "$scratch/shown")"
        ok_if "$number $slug: a wrong prediction (exit $code)" [ "$code" -eq 1 ]
        cp "$out" "$scratch/told"
        fh check "$slug" --choose "$(answers "$scratch/shown" "$scratch/told")"
        ok_if "$number $slug: what the run shows (exit $code)" [ "$code" -eq 0 ]
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
ok_if "all of it is counted" grep -qE '^([0-9]+) of \1, \+[0-9]+ optional done' "$out"
