#!/bin/sh
# `freehold run`: the JSON contract against golden files (times and sentences
# taken out; UPDATE=1 rewrites them), headers, macros, input, arguments.
. tests/lib/cli.sh
here=tests/cli/run

# json NAME EXIT ARGS... : valid, has every key, equals its golden file
json() {
    name=$1 want=$2; shift 2
    "$FREEHOLD" run --json "$@" >"$out" 2>"$err" </dev/null; code=$?
    ok_if "$name exits $want (got $code)" [ "$code" -eq "$want" ]
    ok_if "$name is valid JSON" python3 -m json.tool "$out"
    ok_if "$name is one line" [ "$(wc -l <"$out")" -eq 1 ]
    python3 - "$out" >"$scratch/shape" 2>&1 <<'PY'
import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
assert list(d) == ["schema", "verdict", "exit", "stdout", "stderr", "diagnostics", "findings", "steps",
                   "heap", "threads", "schedule", "departed", "order", "schedules",
                   "faults", "faults_missed", "failed", "stdout_before", "sweep", "costs", "ownership", "elapsed_us"], list(d)
assert d["schema"] == 1
assert d["verdict"] in ("clean", "findings", "compile-error", "limit", "tool-fault")
assert list(d["heap"]) == ["allocations", "frees", "peak_bytes", "reachable_blocks", "reachable_bytes",
                           "allocated_bytes", "live_blocks"]
assert list(d["elapsed_us"]) == ["parse", "compile", "run"]
assert all(type(v) is int and v >= 0 for v in d["elapsed_us"].values())
assert all(type(v) is int for v in d["heap"].values())
assert type(d["exit"]) is int and type(d["steps"]) is int
for g in d["diagnostics"]:
    assert list(g) == ["severity", "code", "message", "file", "line", "column"], g
    assert g["severity"] in ("error", "warning", "note")
place = ["file", "line", "column", "function"]
for f in d["findings"]:
    assert list(f) == ["code", "message"] + place + ["stack", "object", "contract", "moved", "thread", "parties"], f
    for s in f["stack"]:
        assert list(s) == place, s
    for key in "contract", "moved":
        assert f[key] is None or list(f[key]) == place, f
    if f["object"] is not None:
        assert list(f["object"]) == ["size", "blocks", "made", "freed", "name", "type", "lost", "lost_how"], f
        assert f["object"]["lost"] is None or list(f["object"]["lost"]) == place, f
for x in d["diagnostics"] + d["findings"]: # sentences may be improved; codes and places may not change
    assert x["message"].strip()
    x["message"] = "(a sentence)"
d["elapsed_us"] = dict.fromkeys(d["elapsed_us"], 0)
print(json.dumps(d, indent=1))
PY
    [ "${UPDATE:-}" ] && cp "$scratch/shape" "$here/$name.json"
    ok_if "$name is as written down" cmp -s "$scratch/shape" "$here/$name.json"
    cmp -s "$scratch/shape" "$here/$name.json" || diff "$here/$name.json" "$scratch/shape" | sed 's/^/# /' | head
}
json clean 0 $here/clean.c
json double 1 $here/double.c
json leaks 1 $here/leaks.c
json wrong 1 $here/wrong.c
json forever 1 $here/forever.c
json outside 1 $here/outside.c
json kept 0 $here/kept.c
json bytes 0 $here/bytes.c

# Sentences that fit the case
printf 'int main(void)\n{\n    const int c = 3;\n    *(int *)&c = 4;\n    return c;\n}\n' >"$scratch/const.c"
exits "a const variable is written to" 1 run "$scratch/const.c"
complains "it is no string literal" "What is const stays as it is"
printf '#include <ctype.h>\nint main(void)\n{\n    return isalpha(-23);\n}\n' >"$scratch/umlaut.c"
exits "a byte that is less than 0" 1 run "$scratch/umlaut.c"
complains "how it got there" "Make it an (unsigned char) before the call."
cat >"$scratch/member.c" <<'C'
struct region { unsigned start, size; };
struct table { struct region at[4]; int count; };
struct file { int pad; struct table in[2]; };
int main(void)
{
    static struct file f;
    f.in[1].count = 4;
    f.in[1].at[f.in[1].count].size = 1;
    return 0;
}
C
exits "behind an array of structs" 1 run "$scratch/member.c"
complains "the array is named, and none of its elements" "valid are 0 to 3, in 'f.in[1].at'."
python3 -c "print('int main(void) { int x = 0; ' + 'x += 1; ' * 20000 + 'int \u00e9 = y; ' + 'x += 2; ' * 20000 + '}')" >"$scratch/line.c"
was=${LC_ALL-} LC_ALL=C.UTF-8
export LC_ALL # in other locales the letter is a question mark
exits "a mistake in a very long line" 1 run "$scratch/line.c"
LC_ALL=$was
[ "$was" ] || unset LC_ALL
complains "what stands around it is quoted" "x += 1; int é = y;"
ok_if "and no more" [ "$(wc -c <"$err")" -lt 1000 ]
ok_if "the mark is below it" python3 -c "
import sys
quote, mark = [l.rstrip('\n') for l in open(sys.argv[1], encoding='utf-8') if '= y;' in l or l.strip() == '^']
sys.exit(quote[mark.index('^')] != 'y')" "$err"

# `exit` of a program that ended itself by a signal, and of one that crashed
for end in 'raise(SIGTERM) 143' 'abort() 134' '*(volatile int*)0=1 0' 'exit(3) 3'; do
    printf '#include <signal.h>\n#include <stdlib.h>\nint main(void) { %s; }\n' "${end% *}" >"$scratch/end.c"
    "$FREEHOLD" run --json "$scratch/end.c" >"$out" 2>"$err"
    ok_if "exit is ${end##* } after ${end% *}" grep -q "\"exit\":${end##* }," "$out"
done

# only plain files, and what a shell gives in place of one
mkfifo "$scratch/fifo.c"
timeout 20 "$FREEHOLD" run "$scratch/fifo.c" >"$out" 2>"$err"; code=$?
ok_if "a FIFO is no source" [ $code -eq 66 ]
complains "and that is said" "is not a plain file"
timeout 20 "$FREEHOLD" --pack tests/packs/good check two-boxes "$scratch/fifo.c" >"$out" 2>"$err"; code=$?
ok_if "nor an answer" [ $code -eq 66 ]
complains "for the same reason" "is not a plain file"
(sleep 0.2; echo 'int main(void) { return 0; }') | "$FREEHOLD" run /dev/stdin >"$out" 2>"$err"; code=$?
ok_if "/dev/stdin is read to its end" [ $code -eq 0 ]

# more than the judge takes at once
files=$(i=0; while [ $i -lt 257 ]; do printf '%s ' $here/clean.c; i=$((i+1)); done)
"$FREEHOLD" run $files >"$out" 2>"$err"; code=$?
ok_if "too many files are a slip of the command line" [ $code -eq 2 ]
complains "the limit is named" "at most 256 C files"
words=$(i=0; while [ $i -lt 4097 ]; do printf 'x '; i=$((i+1)); done)
"$FREEHOLD" run $here/clean.c -- $words >"$out" 2>"$err"; code=$?
ok_if "and too many arguments" [ $code -eq 2 ]
complains "and that limit too" "at most 4096 arguments"
"$FREEHOLD" run $here/clean.c -- ${words#x } >"$out" 2>"$err" </dev/null; code=$?
ok_if "as many as that can be given" [ $code -eq 0 ]
"$FREEHOLD" run $(printf ' -DM%s' $(seq 1025)) $here/clean.c >"$out" 2>"$err"; code=$?
ok_if "and too many macros" [ $code -eq 2 ]
echo '#include "one.h"' >"$scratch/many.c"; : >"$scratch/one.h"
files=$(i=0; while [ $i -lt 256 ]; do printf '%s ' "$scratch/many.c"; i=$((i+1)); done)
"$FREEHOLD" run $files >"$out" 2>"$err"; code=$?
ok_if "headers count as well" [ $code -eq 2 ]
complains "which is said" "C files and headers"

# input, arguments, macros
printf 'one\ntwo\n' >"$scratch/in"
"$FREEHOLD" run $here/clean.c --stdin "$scratch/in" -- a --json "b c" >"$out" 2>"$err"; code=$?
ok_if "clean exits 0 whatever main returned" [ $code -eq 0 ]
ok_if "input and arguments arrive" [ "$(cat "$out")" = "$(printf 'one\ntwo\n[a][--json][b c]')" ]
complains "its stderr is stderr" "to stderr"
complains "the verdict is on stderr" "CLEAN  It ended with exit code 7."
echo through | "$FREEHOLD" run $here/clean.c --stdin - >"$out" 2>"$err"
says "--stdin - is ours" "through"
"$FREEHOLD" run $here/clean.c >"$out" 2>"$err" <"$scratch/in"
says_not "without --stdin it is empty" "one"
printf '#include <stdio.h>\nint main(void) { printf("%%d %%d\\n", A, B); return 0; }\n' >"$scratch/d.c"
fh run "$scratch/d.c" -D A -DB=5
says "macros" "1 5"
exits "a macro that is none" 2 run "$scratch/d.c" -D 9=1

# headers: beside the file, below it, through -I, and from header to header
mkdir -p "$scratch/p/sub" "$scratch/inc" "$scratch/secret"
echo '#define BESIDE 1' >"$scratch/p/beside.h"
printf '#include "deep.h"\n#include "../beside.h"\n' >"$scratch/p/sub/below.h"
echo '#define DEEP 2' >"$scratch/p/sub/deep.h"
printf '#pragma once\n#include "far2.h"\n' >"$scratch/inc/far.h"
echo '#define FAR 3' >"$scratch/inc/far2.h"
echo 'int twice(int n) { return 2 * n; }' >"$scratch/p/two.c"
cat >"$scratch/p/main.c" <<'C'
#include <stdio.h>
#include "beside.h"
#  include "sub/below.h"
#include <far.h>
int twice(int n);
int main(void) { printf("%d\n", twice(BESIDE + DEEP + FAR)); return 0; }
C
fh run "$scratch/p/main.c" "$scratch/p/two.c" -I "$scratch/inc"
says "headers are found" "12"
(cd "$scratch/p" && "$FREEHOLD" run main.c two.c -I ../inc >"$out" 2>"$err")
says "also with relative names" "12"
exits "a missing header is the compiler's to report" 1 run "$scratch/p/main.c" "$scratch/p/two.c"
complains "and it names it" "far.h"

# an #include does not lead out of the sources' folders
echo 'int secret = 4711' >"$scratch/secret/key.h"
ln -s "$scratch/secret/key.h" "$scratch/p/link.h"
for inc in '"../secret/key.h"' "\"$scratch/secret/key.h\"" '"link.h"' '"/etc/passwd"' '"sub/../../secret/key.h"'; do
    printf '#include %s\nint main(void) { return 0; }\n' "$inc" >"$scratch/p/spy.c"
    "$FREEHOLD" run --json "$scratch/p/spy.c" >"$out" 2>"$err"
    ok_if "$inc is not read" grep -q '"verdict":"compile-error"' "$out"
    says_not "nothing of $inc is shown" "4711"
    says_not "nothing of $inc is shown (passwd)" "root:"
done
printf '#include "a.h"\n' >"$scratch/p/a.h"
printf '#include "a.h"\nint main(void) { return 0; }\n' >"$scratch/p/loop.c"
exits "headers that include themselves end" 1 run "$scratch/p/loop.c"
mkdir "$scratch/p/folder.h"
mkfifo "$scratch/p/pipe.h"
for inc in folder.h pipe.h; do
    printf '#include "%s"\nint main(void) { return 0; }\n' $inc >"$scratch/p/odd.c"
    fh run --json "$scratch/p/odd.c"
    ok_if "$inc is no header" grep -q '"verdict":"compile-error"' "$out"
done

# in words
fh run $here/double.c
complains "FINDINGS in words" "FINDINGS  1 thing was found."
complains "the story" "The 40 bytes, allocated at line 10, were freed at line 5, and freed again at line 5."
complains "the callers" "Called from line 12, in main."
fh run $here/forever.c
complains "LIMIT in words" "LIMIT  The program was stopped: step-limit."
fh run $here/wrong.c
complains "COMPILE ERROR in words" "COMPILE ERROR"

# more steps, fewer steps, and no checks
printf 'int main(void)\n{\n    int n = 0;\n    for (int i = 0; i < 100; i++)\n        n += i;\n    return n != 4950;\n}\n' >"$scratch/steps.c"
"$FREEHOLD" run --json "$scratch/steps.c" >"$out" 2>"$err"
steps=$(grep -oE '"steps":[0-9]+' "$out" | tr -dc 0-9)
exits "with as many steps as it takes" 0 run "$scratch/steps.c" --steps "$steps"
exits "with one step less" 1 run "$scratch/steps.c" --steps $((steps - 1))
complains "it is stopped" "still running after $((steps - 1)) steps"
exits "--steps 0 is none" 2 run "$scratch/steps.c" --steps 0
exits "nor is a word" 2 run "$scratch/steps.c" --steps many
complains "which is said" "--steps takes a whole number"
fh run --json --unchecked $here/outside.c
ok_if "--unchecked finds nothing" grep -q '"verdict":"clean"' "$out"
fh run --unchecked $here/outside.c
complains "and says so in words" "CLEAN"
complains "and that it did not look" "nothing was checked"
printf '#include <stdlib.h>\nstatic void *kept;\nint main(void)\n{\n    kept = malloc(4);\n    return 0;\n}\n' >"$scratch/kept.c"
fh run "$scratch/kept.c"
complains "a block that is kept to the end is not lost, and told" "nothing lost, though not all is freed"
printf 'int main(void)\n{\n    return 0;\n}\n' >"$scratch/empty.c"
fh run "$scratch/empty.c"
complains "where all is freed, no more is said" "nothing lost."

# files that the program finds
printf '3 4\n' >"$scratch/numbers.txt"
printf '#include <stdio.h>\nint main(void)\n{\n    char line[8] = "none";\n    FILE *f = fopen("numbers.txt", "r");\n    if (f) {\n        if (!fgets(line, sizeof line, f))\n            line[0] = 0;\n        fclose(f);\n    }\n    puts(line);\n    return 0;\n}\n' >"$scratch/reads.c"
fh run "$scratch/reads.c"
ok_if "no file of this machine is there" grep -qx none "$out"
fh run --file "$scratch/numbers.txt" "$scratch/reads.c"
ok_if "--file gives one" grep -qx '3 4' "$out"
exits "--file of none" 66 run --file "$scratch/missing.txt" "$scratch/reads.c"

# interrupted
"$FREEHOLD" run $here/forever.c --steps 1000000000000 >"$out" 2>"$err" &
pid=$!
sleep 0.3
kill -INT $pid
wait $pid; code=$?
ok_if "Ctrl-C ends with 130 (got $code)" [ "$code" -eq 130 ]

# a warning is told where the program can run all the same
printf 'int main(void)\n{\n    int x = 1;\n    x == 2;\n    return !x;\n}\n' >"$scratch/warned.c"
exits "a warning fails nothing" 0 run "$scratch/warned.c"
ok_if "the verdict comes first, the warning after it" \
    sh -c "cat '$out' '$err' | grep -A1 CLEAN | grep -q 'warning: this compares, and does nothing with the answer'"
printf '#include <stdio.h>\nint main(void)\n{\n    print(1);\n}\n' >"$scratch/print.c"
fh run "$scratch/print.c"
ok_if "advice is a sentence" sh -c "cat '$out' '$err' | grep -q \"    Did you mean 'printf'?\""

# advice fits what was left: no string's end where there is none
fh run $here/outside.c
complains "of numbers an index is told" "Which comparison should have kept this one out?"
printf '#include <stdlib.h>\nint main(void)\n{\n    int *log = malloc(3);\n    if (!log)\n        return 1;\n    log[0] = 1;\n    free(log);\n}\n' >"$scratch/three.c"
fh run "$scratch/three.c"
complains "of a block its bytes are" "elements times the size of each"
printf '#include <string.h>\nint main(void)\n{\n    char copy[6];\n    strcpy(copy, "lunch?");\n    return copy[0] == 0;\n}\n' >"$scratch/lunch.c"
fh run "$scratch/lunch.c"
complains "of a text its end is" "one more byte for its end"
