#!/bin/sh
# Twenty programs in which a careful reader finds failures that are not handled, each marked
# where the call is that fails: `// broken: CODE`. The sweep finds exactly these, and nothing in
# their mended twins; each failure repeats by its name; and all correct programs of other
# collections can be swept without a fault of ours.
. tests/lib/cli.sh
here=tests/sweeps
files=$(for f in $here/data/*; do printf ' --file %s' "$f"; done)

ok_if "there are twenty" [ "$(ls $here/broken/*.c | wc -l)" -eq 20 ]
for twin in broken mended; do
    for f in $here/$twin/*.c; do
        name=$twin/$(basename "$f" .c)
        kinds=$(sed -n 's|^// sweep: ||p' "$f")
        "$FREEHOLD" run --json --sweep="${kinds:-all}" $files "$f" >"$out" 2>"$err" </dev/null
        python3 - "$f" "$out" >"$scratch/said" 2>&1 <<'P'
import json, re, sys
want, text = set(), open(sys.argv[1]).read().split("\n")
for n, line in enumerate(text, 1):
    for code in re.findall(r"// broken: ([a-z, -]+)", line):
        want |= {(n, c) for c in code.split(", ")}
d = json.load(open(sys.argv[2]))
s = d["sweep"]
assert s, (d["verdict"], d["diagnostics"], d["findings"])
assert s["complete"] and s["cells"], "nothing could fail"
got = {(c["line"], s["mistakes"][c["mistake"]]["code"]) for c in s["cells"] if c["state"] != "handled"}
for line, code in sorted(want - got):
    print("not found: line %d %s" % (line, code))
for line, code in sorted(got - want):
    told = [c["told"] for c in s["cells"] if c["line"] == line and c["told"]]
    print("not marked: line %d %s: %s" % (line, code, told[0]))
assert want == got
assert d["verdict"] == ("findings" if want else "clean")
P
        ok_if "$name is found as it is marked" [ ! -s "$scratch/said" ]
        sed 's/^/#   /' "$scratch/said"
        cp "$out" "$scratch/$(basename "$f").json"
    done
    [ $twin = broken ] && for f in $here/broken/*.c; do
        python3 - "$scratch/$(basename "$f").json" >"$scratch/first" <<'P'
import json, sys
s, seen = json.load(open(sys.argv[1]))["sweep"], set()
for c in s["cells"]:
    if c["mistake"] is not None and c["mistake"] not in seen:
        seen.add(c["mistake"])
        print(c["faults"], s["mistakes"][c["mistake"]]["code"])
P
        while read -r fault code; do
            "$FREEHOLD" run --json --fail "$fault" $files "$f" >"$out" 2>"$err" </dev/null
            ok_if "$(basename "$f") $fault repeats" grep -q "\"findings\":\[{\"code\":\"$code\"" "$out"
        done <"$scratch/first"
    done
done

# Programs written for other ends: whatever their failures lead to, it is no fault of ours, no run
# hangs, and what is found first is found again by its name.
for f in tests/guest/programs/*.c tests/schedules/strangers/*.c; do
    name=$(basename "$f" .c)
    timeout 60 "$FREEHOLD" run --json --sweep=all,lock,clock,input,output --tries 300 "$f" >"$out" 2>"$err" </dev/null
    code=$?
    [ $code -le 1 ] || { echo "not ok $name is swept (exit $code)"; head -c 300 "$out"; continue; }
    python3 - "$out" >"$scratch/first" <<'P'
import json, sys
s = json.load(open(sys.argv[1]))["sweep"]
for c in (s["cells"] if s else []):
    if c["mistake"] is not None:
        print(c["faults"], s["mistakes"][c["mistake"]]["code"])
        break
P
    again=yes
    while read -r fault code; do
        timeout 60 "$FREEHOLD" run --json --fail "$fault" "$f" >"$out" 2>"$err" </dev/null
        grep -q "\"code\":\"$code\"" "$out" || { again=no; echo "# $f $fault $code"; }
    done <"$scratch/first"
    ok_if "$name is swept, and what fails fails again" [ $again = yes ]
done
