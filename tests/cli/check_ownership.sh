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

# ---- findings
cat >"$scratch/used.c" <<'C'
#include <stdlib.h>

int first(int n)
{
    char *ä = malloc(4);
    if (!ä)
        return 1;
    *ä = 'a';
    free(ä);
    return n ? *ä : 0;
}
C
exits "a use after free" 1 check-ownership "$scratch/used.c"
says "its place, as compilers write it, and its code" "used.c:10:"
ok_if "in one line" grep -qE "used\.c:10:[0-9]+: error: .* \[use-after-move\]" "$out"
says "the line is quoted" "   10 |     return n ? *ä : 0;"
ok_if "the path has who owns" grep -qE "used\.c:5:[0-9]+: note: \([0-9]\) .* \[owned\]" "$out"
ok_if "and where it ended" grep -qE "used\.c:9:[0-9]+: note: \([0-9]\) .* \[freed\]" "$out"
ok_if "and the branches" [ "$(grep -c '\[branch\]' "$out")" -ge 2 ]
ok_if "in the order of the path" python3 -c 'import re, sys
n = [int(x) for x in re.findall(r"note: \((\d+)\)", open(sys.argv[1], encoding="utf-8").read())]
assert n == list(range(1, len(n) + 1)) and len(n) >= 4' "$out"
says "what Rust says" "= In Rust: "
says "where there is more" "freehold explain use-after-move"
says "and how much was looked at" "FINDINGS  1 thing was found in 1 function."
ok_if "in a pipe there is no colour" [ "$(tr -d -c '\033' <"$out" | wc -c)" -eq 0 ]
script -qec "NO_COLOR=1 TERM=xterm $FREEHOLD check-ownership $scratch/used.c" /dev/null </dev/null >"$out" 2>&1
ok_if "nor on a terminal with NO_COLOR" [ "$(tr -d -c '\033' <"$out" | wc -c)" -eq 0 ]
script -qec "TERM=xterm $FREEHOLD check-ownership $scratch/used.c" /dev/null </dev/null >"$out" 2>&1
ok_if "else there is" [ "$(tr -d -c '\033' <"$out" | wc -c)" -gt 0 ]
exits "in ASCII" 1 --ascii check-ownership "$scratch/used.c"
ok_if "all is ASCII" [ "$(LC_ALL=C tr -d '\000-\177' <"$out" | wc -c)" -eq 0 ]
exits "as JSON" 1 check-ownership --json "$scratch/used.c"
holds "it is a finding with all its keys" 'd["verdict"] == "findings" and [list(f) for f in d["findings"]] == [["code", "message", "file", "line", "column", "length", "function", "variable", "rule", "advice", "rust", "path"]]'
holds "with its place" '(lambda f: f["code"] == "use-after-move" and f["line"] == 10 and f["function"] == "first" and f["file"].endswith("used.c") and f["rule"] and f["rust"])(d["findings"][0])'
holds "and its path" 'all(list(s) == ["role", "message", "file", "line", "column", "length"] and s["message"] and s["line"] for s in d["findings"][0]["path"]) and [s["line"] for s in d["findings"][0]["path"] if s["role"] in ("owned", "freed", "used")] == [5, 9, 10]'
sarif "of a finding" "$scratch/used.c"
holds "has it as a result" '(lambda r: r["ruleId"] == "use-after-move" and r["level"] == "error" and r["locations"][0]["physicalLocation"]["region"]["startLine"] == 10)(d["runs"][0]["results"][0])'
holds "with the path as its code flow" '[l["location"]["physicalLocation"]["region"]["startLine"] for l in d["runs"][0]["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"] if l["kinds"][0] in ("owned", "freed", "used")] == [5, 9, 10]'
holds "columns count characters, not bytes" '(lambda g: g["snippet"]["text"][g["startColumn"] - 1:g["endColumn"] - 1] == "ä")([l["location"]["physicalLocation"]["region"] for l in d["runs"][0]["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"] if l["kinds"] == ["branch"]][0])'
holds "rules have help and the word of Rust" 'all(r["help"]["text"] and r["help"]["markdown"] and r["shortDescription"]["text"] for r in d["runs"][0]["tool"]["driver"]["rules"]) and "moved value" in d["runs"][0]["tool"]["driver"]["rules"][0]["properties"]["rust"]'

# ---- what cannot be told counts only if that is asked for
wrong=tests/contracts/$(cd tests/contracts && grep -l '//! cannot-tell' *.wrong.c | head -1)
exits "a place of which nothing can be said" 0 check-ownership "$wrong"
says "is counted" "(--strict lists them)."
says_not "and not listed" "[cannot-tell]"
exits "with --strict" 1 check-ownership --strict "$wrong"
says "it is listed" "[cannot-tell]"
exits "the JSON has it in any case" 0 check-ownership --json "$wrong"
holds "as a finding that does not count" 'd["verdict"] == "clean" and d["cannot_tell"] >= 1 and d["findings"][0]["code"] == "cannot-tell"'
sarif "of such a place" "$wrong"
holds "is open" 'd["runs"][0]["results"][0]["kind"] == "open" and d["runs"][0]["results"][0]["level"] == "none"'

# ---- permissions
exits "permissions" 1 check-ownership --permissions "$scratch/used.c"
says "the source stands beside them" "|     free(ä);"
ok_if "what is freed may do nothing any more" grep -qE "^ +9  ä  RWO > --- +\|     free" "$out"
exits "with reasons" 1 check-ownership --permissions=why "$scratch/used.c"
ok_if "a reason stands below" grep -qE "^ +ä: .*free" "$out"
exits "permissions as JSON" 1 check-ownership --permissions --json "$scratch/used.c"
holds "are letters" '[(p["before"], p["after"]) for p in d["permissions"] if p["line"] == 9] == [("RWO", "")] and list(d["permissions"][0]) == ["file", "line", "function", "variable", "before", "after", "some", "reason"]'

# ---- proposals, and writing them down
cat >"$scratch/inc/pair.h" <<'C'
char *copy(const char *s);
C
cat >"$scratch/pair.c" <<'C'
#include "pair.h"
#include <stdlib.h>
#include <string.h>

char *copy(const char *s)
{
    char *c = malloc(strlen(s) + 1);
    if (c)
        strcpy(c, s);
    return c;
}

void drop(char *s)
{
    free(s);
}
C
cp "$scratch/pair.c" "$scratch/before.c"
cp "$scratch/inc/pair.h" "$scratch/before.h"
exits "proposals" 0 check-ownership --propose "$scratch/pair.c" -I "$scratch/inc"
says "one says who frees" "char *copy(borrows const char *s)"
says "another who takes" "void drop(owns "
says "and how to take them" '`--accept` writes this into the files.'
ok_if "the files stay as they are" cmp -s "$scratch/before.c" "$scratch/pair.c"
exits "proposals as JSON" 0 check-ownership --propose --json "$scratch/pair.c" -I "$scratch/inc"
holds "have their edits" 'd["accepted"] is False and len(d["proposals"]) == 2 and all(list(p) == ["file", "line", "column", "function", "text", "why", "inserts"] and all(list(i) == ["file", "line", "column", "put"] for i in p["inserts"]) for p in d["proposals"])'
sarif "of proposals" --propose "$scratch/pair.c" -I "$scratch/inc"
holds "has them as fixes" '[r["kind"] for r in d["runs"][0]["results"]] == ["informational"] * 2 and all(r["fixes"][0]["artifactChanges"] for r in d["runs"][0]["results"])'
chmod 444 "$scratch/pair.c"
if [ "$(id -u)" -ne 0 ]; then
    exits "a file that is read-only is left alone" 74 check-ownership --accept "$scratch/pair.c" -I "$scratch/inc"
    ok_if "and the other, too" cmp -s "$scratch/before.h" "$scratch/inc/pair.h"
fi
chmod 640 "$scratch/pair.c"
"$FREEHOLD" check-ownership --accept /dev/stdin <"$scratch/before.c" -I "$scratch/inc" >"$out" 2>"$err"; code=$?
ok_if "what is no file is not written to" [ $code -eq 2 ]
exits "accepted" 0 check-ownership --accept "$scratch/pair.c" -I "$scratch/inc"
says "both files are written" "It was written into 2 files."
ok_if "the definition has its words" grep -q '^gives nullable char \*copy(borrows const char \*s)$' "$scratch/pair.c"
ok_if "the prototype, too" grep -q '^gives nullable char \*copy(borrows const char \*s);$' "$scratch/inc/pair.h"
ok_if "<ownership.h> is included once" [ "$(grep -c '#include <ownership.h>' "$scratch/pair.c")" -eq 1 ]
ok_if "the file's mode stays" [ "$(stat -c %a "$scratch/pair.c")" = 640 ]
ok_if "nothing else is left beside it" [ "$(ls "$scratch" | grep -c pair)" -eq 1 ]
ok_if "another compiler takes it as well" cc -fsyntax-only -I src/guest/include -I "$scratch/inc" -x c "$scratch/pair.c"
exits "the second time" 0 check-ownership --accept "$scratch/pair.c" -I "$scratch/inc"
says "there is nothing left" "There is nothing to propose"
printf '#include <stdlib.h>\r\n\r\nvoid drop(char *s)\r\n{\r\n    free(s);\r\n}\r\n' >"$scratch/crlf.c"
exits "a file with CR LF" 0 check-ownership --accept --json "$scratch/crlf.c"
holds "says that it was written" 'd["accepted"] is True and d["notation"] is True and len(d["proposals"]) == 1'
ok_if "keeps its ends of lines" [ "$(grep -c '' "$scratch/crlf.c")" -eq "$(grep -c "$(printf '\r')" "$scratch/crlf.c")" ]

# ---- in a run
printf '#include <stdlib.h>\nint main(int argc, char **argv)\n{\n    char *p = malloc(4);\n    (void)argv;\n    if (p && argc > 1)\n        return 1;\n    free(p);\n    return 0;\n}\n' >"$scratch/kept.c"
exits "a run that survives" 0 run "$scratch/kept.c"
exits "with its contracts" 1 run --contracts "$scratch/kept.c"
complains "the run is clean" "CLEAN"
complains "the rule is broken" "owner-dropped"
exits "the same as JSON" 1 run --contracts --json "$scratch/kept.c"
holds "both verdicts are there" 'd["verdict"] == "clean" and list(d["ownership"]) == ["functions", "notation", "cannot_tell", "dropped", "findings", "elapsed_us"] and d["ownership"]["findings"][0]["code"] == "owner-dropped"'
exits "contracts that are kept" 0 run --contracts "$scratch/crlf.c" "$scratch/main.c" "$scratch/twice.c" -D TWO=2 -I "$scratch/inc"
complains "are told" "OWNERSHIP  No rule is broken on any path of its 3 functions."
exits "not with --unchecked" 2 run --contracts --unchecked "$scratch/kept.c"
exits "without it there is nothing of it" 0 run --json "$scratch/kept.c"
holds "in the JSON" 'd["ownership"] is None'
