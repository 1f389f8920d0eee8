#!/bin/sh
# Correct programs, named by the feature of C each is about. Every one is
# compiled by ${CC:-cc} and run in an empty folder, then judged by $FREEHOLD run,
# checked and, where it has that option, --unchecked: there must be the same
# output and exit code, and no finding. NAME.c is a program, and so is a folder
# NAME with its .c files; NAME.in is its standard input. With arguments, only
# the programs of these names; UNCHECKED=yes or =no decides on that half.
set -u
export TZ=UTC LC_ALL=C
cd "$(dirname "$0")/programs" || exit 1
here=$PWD
work=$(mktemp -d)
mkdir "$work/include" # the one header of ours that is for other compilers too
cp ../../../src/guest/include/ownership.h "$work/include"
trap 'rm -rf "$work"' EXIT
unchecked=${UNCHECKED:-}
if [ -z "$unchecked" ] && { "$FREEHOLD" run --help 2>&1; cat ../../../docs/freehold.1; } | grep -q -e unchecked; then
    unchecked=yes
fi

# Leaves in $work: NAME.want and .code of gcc's program, NAME.checked and .plain of ours.
one() {
    name=$1 in=/dev/null std=gnu11
    [ -f "$name.in" ] && in=$here/$name.in
    if [ -d "$name" ]; then cd "$name" && set -- *.c; else set -- "$name.c"; fi
    read -r first <"$1"
    [ "$first" = "// std: gnu2x" ] && std=gnu2x
    mkdir "$work/$name"
    # The names are those that Freehold is given, for __FILE__.
    if ${CC:-cc} -std=$std -O0 -w -I"$work/include" -o "$work/$name.program" "$@" -lm 2>"$work/$name.refused"; then
        (cd "$work/$name" && exec "$work/$name.program" <"$in" >"$work/$name.want" 2>/dev/null)
        echo $? >"$work/$name.code"
    fi
    "$FREEHOLD" run --json --stdin "$in" "$@" >"$work/$name.checked" 2>&1
    [ "$unchecked" = yes ] && "$FREEHOLD" run --json --unchecked --stdin "$in" "$@" >"$work/$name.plain" 2>&1
    cd "$here" || exit 1
}

# Every second one, beginning with the first or the second.
half() {
    turn=$1
    for n in $names; do
        [ "$turn" -eq 0 ] && one "$n"
        turn=$((1 - turn))
    done
}

[ $# -gt 0 ] || set -- $(ls | sed -n '/\.in$/!s/\.c$//p; /\./!p' | sort -u)
names=$*
half 0 &
half 1
wait

python3 - "$work" $names <<'END'
import difflib, json, os, sys

work, names = sys.argv[1], sys.argv[2:]

def text(name):
    with open(os.path.join(work, name), "rb") as f:
        return f.read().decode("utf-8", "replace")

def place(d):
    return "%s:%s: %s: %s" % (d.get("file"), d.get("line"), d.get("code"), d.get("message"))

def complaints(name, leg):
    """What is wrong with one run of ours."""
    try:
        got = json.loads(text(name + leg))
    except ValueError:
        return ["no verdict: " + text(name + leg)[:200].strip()]
    found = [d for d in got["diagnostics"] if d.get("severity") == "error"] + got["findings"]
    if got["verdict"] != "clean" or found:
        return ["verdict: " + got["verdict"]] + [place(d) for d in found[:5]]
    wrong, code = [], int(text(name + ".code"))
    if got["exit"] != code:
        wrong.append("exit code %d, not %d" % (got["exit"], code))
    want = text(name + ".want")
    if got["stdout"] != want:
        lines = difflib.unified_diff(want.split("\n"), got["stdout"].split("\n"), "gcc", "ours", n=0, lineterm="")
        wrong += list(lines)[:10]
    return wrong

failed = 0
for name in names:
    wrong = []
    if not os.path.exists(os.path.join(work, name + ".code")):
        wrong.append("the compiler refuses it: " + text(name + ".refused")[:200])
    else:
        for leg in ".checked", ".plain":
            if os.path.exists(os.path.join(work, name + leg)):
                wrong += [leg[1:] + ": " + w for w in complaints(name, leg)]
    print(("not ok " if wrong else "ok ") + name)
    for w in wrong:
        print("    " + w)
    failed += bool(wrong)
sys.exit(failed > 0)
END
