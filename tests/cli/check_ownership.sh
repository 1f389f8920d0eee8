#!/bin/sh
# `freehold check-ownership` and `freehold run --contracts`: what is taken and refused, exit codes, the
# JSON's shape, SARIF by the rules of its schema, permissions, proposals and writing them down.
. tests/lib/cli.sh
export LC_ALL=C.UTF-8

# sarif NAME ARGS... : what it writes is SARIF 2.1.0, on one line
sarif() {
    name=$1; shift
    "$FREEHOLD" check-ownership --sarif "$@" >"$out" 2>"$err" </dev/null
    ok_if "$name is valid SARIF" python3 tests/cli/sarif.py "$out"
    ok_if "$name is one line" [ "$(wc -l <"$out")" -eq 1 ]
}
# holds NAME PYTHON : of the object d in $out
holds() {
    ok_if "$1" python3 -c 'import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
assert '"$2" "$out"
}

printf 'int twice(int n) { return 2 * n; }\n' >"$scratch/twice.c"
printf 'int main(void) { return 1 }\n' >"$scratch/broken.c"
printf '#include "twice.h"\nint main(void) { return twice(TWO) - 4; }\n' >"$scratch/main.c"
mkdir "$scratch/inc"
printf 'int twice(int n);\n' >"$scratch/inc/twice.h"

# ---- the command line
exits "a file without main" 0 check-ownership "$scratch/twice.c"
says "is clean" "CLEAN  Nothing was found in 1 function."
exits "several files are one program" 0 check-ownership "$scratch/main.c" "$scratch/twice.c" -I "$scratch/inc" -D TWO=2
says "its functions are counted" "in 2 functions of 2 files."
exits "options before the name" 0 --ascii check-ownership "$scratch/twice.c"
exits "no file" 2 check-ownership
complains "says what to type" "freehold check-ownership prog.c"
exits "an option of run" 2 check-ownership --stdin x "$scratch/twice.c"
exits "a slip" 2 check-ownership --permission "$scratch/twice.c"
complains "is helped with" "did you mean --permissions?"
exits "two forms at once" 2 check-ownership --json --sarif "$scratch/twice.c"
one_sentence "is one sentence"
exits "permissions as SARIF" 2 check-ownership --permissions --sarif "$scratch/twice.c"
exits "=what" 2 check-ownership --permissions=what "$scratch/twice.c"
exits "too many files" 2 check-ownership $(i=0; while [ $i -lt 257 ]; do printf '%s ' "$scratch/twice.c"; i=$((i+1)); done)
exits "its help" 0 check-ownership --help
says "has examples" "--propose"

# ---- files that are none, or strange
exits "a file that is not there" 66 check-ownership "$scratch/none.c"
one_sentence "says so in a sentence"
exits "a folder" 66 check-ownership "$scratch/inc"
complains "is named as one" "is a folder, not a file"
mkfifo "$scratch/fifo.c"
timeout 20 "$FREEHOLD" check-ownership "$scratch/fifo.c" >"$out" 2>"$err"; code=$?
ok_if "a FIFO is no source" [ $code -eq 66 ]
head -c 10000000 /dev/zero | tr '\0' ' ' >"$scratch/big.c"
exits "ten megabytes" 65 check-ownership "$scratch/big.c"
complains "are too much, and the limit is named" "larger than the 1048576 bytes allowed"
: >"$scratch/empty.c"
exits "an empty file" 0 check-ownership "$scratch/empty.c"
says "has nothing to look at" "There is no function in it, so there was nothing to look at."
printf 'extern int x;\nint y[2];\n' >"$scratch/objects.c"
exits "a file without functions" 0 check-ownership "$scratch/objects.c"
head -c 20000 /dev/urandom >"$scratch/noise.c"
exits "noise" 2 check-ownership "$scratch/noise.c"
odd=$(printf '%s/caf\351 \033[31m.c' "$scratch")
printf 'int f(void) { return 0 }\n' >"$odd"
exits "a name that is no UTF-8, with an escape" 2 check-ownership "$odd"
ok_if "reaches no terminal as it is" [ "$(tr -d -c '\033\351' <"$out" | wc -c)" -eq 0 ]
sarif "of a file with such a name" "$odd"
ok_if "its bytes are percent-encoded" grep -q 'caf%E9%20%1B%5B31m.c' "$out"
"$FREEHOLD" check-ownership /dev/stdin <"$scratch/twice.c" >"$out" 2>"$err"; code=$?
ok_if "/dev/stdin is a file, too" [ $code -eq 0 ]

# ---- sources that are wrong
exits "a source that does not compile" 2 check-ownership "$scratch/broken.c"
says "its diagnostics are told" "broken.c:1:26: error:"
says "and why there is no more" "COMPILE ERROR  Ownership is looked at when the source is right."
exits "the same as JSON" 2 check-ownership --json "$scratch/broken.c"
holds "has them as well" 'd["verdict"] == "compile-error" and d["diagnostics"][0]["line"] == 1 and d["findings"] == []'
sarif "of a source that does not compile" "$scratch/broken.c"
holds "it was not successful" 'd["runs"][0]["invocations"][0]["executionSuccessful"] is False and d["runs"][0]["invocations"][0]["toolExecutionNotifications"]'

# ---- the JSON's keys, always all of them and in this order
exits "JSON of clean code" 0 check-ownership --json "$scratch/twice.c"
holds "has all its keys" 'list(d) == ["schema", "verdict", "strict", "files", "diagnostics", "functions", "notation", "cannot_tell", "dropped", "findings", "permissions", "accepted", "proposals", "elapsed_us"] and d["schema"] == 1 and d["permissions"] is None and d["proposals"] is None and list(d["elapsed_us"]) == ["parse", "check"]'
exits "JSON with all there is" 0 check-ownership --json --permissions --propose "$scratch/twice.c"
holds "lists are lists" 'd["permissions"] == [] and d["proposals"] == [] and d["verdict"] == "clean" and d["functions"] == 1'
sarif "of clean code" "$scratch/twice.c"
holds "has a rule for each code" 'len(d["runs"][0]["tool"]["driver"]["rules"]) >= 16 and d["runs"][0]["results"] == []'
