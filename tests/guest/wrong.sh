#!/bin/sh
# Small programs with one mistake each, and a twin without it. NAME.c, or the
# files of the folder NAME, must give exactly what their marks say; NAME.ok.c, or
# the folder NAME.ok, must be clean. The marks, on the line they speak of:
#
#   // expect: CODE   this finding is reported here, once
#   // either: CODE   it is reported at one of the lines so marked, once
#   // may: CODE      it may be reported here, as a consequence
#   // lost           where the last pointer to a leaked block went
set -u
cd "$(dirname "$0")/wrong" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for program in *; do
    case $program in *.c) sources=$program ;; *) sources=$program/*.c ;; esac
    # One word a file: no name here has a space.
    "$FREEHOLD" run --json $sources </dev/null >"$work/${program%.c}" 2>/dev/null
done
python3 - "$work" <<'END'
import collections, json, os, re, sys

MARK = re.compile(r"// (expect|either|may): ([a-z-]+)|// (lost)\b")


def marks(program):
    """What the marks say: kind -> the places (code, file, line)."""
    files = [program + ".c"] if os.path.isfile(program + ".c") else \
        [os.path.join(program, f) for f in sorted(os.listdir(program))]
    places = collections.defaultdict(list)
    for file in files:
        with open(file) as text:
            for number, line in enumerate(text, 1):
                for kind, code, lost in MARK.findall(line):
                    places[lost or kind].append((code or "leak", file, number))
    return places


def place(finding):
    return finding["code"], finding["file"], finding["line"]


def lost_at(finding):
    """Where a leak's last pointer went, or None."""
    lost = finding.get("lost") or (finding.get("object") or {}).get("lost")
    return ("leak", lost.get("file", finding["file"]), lost["line"]) if lost else None


def complaints(want, result):
    got = collections.Counter(place(f) for f in result["findings"])
    allowed = set(want["expect"]) | set(want["either"]) | set(want["may"])
    for p in want["expect"]:
        if got[p] != 1:
            yield "%s at %s:%d is found %d times" % (*p, got[p])
    if want["either"] and sum(got[p] for p in want["either"]) != 1:
        yield "not one %s at the lines marked either" % want["either"][0][0]
    for p in got:
        if p not in allowed:
            yield "%s at %s:%d is not expected" % p
    if want["lost"]:
        for f in result["findings"]:
            if place(f) in want["expect"] and lost_at(f) not in want["lost"]:
                yield "the leak of line %d is lost at %s" % (f["line"], lost_at(f) or "no place")


for name in sorted(os.listdir(sys.argv[1])):
    with open(os.path.join(sys.argv[1], name)) as text:
        raw = text.read()
    try:
        result = json.loads(raw)
        if name.endswith(".ok"):
            bad = [] if result["verdict"] == "clean" and not result["findings"] else ["it is not clean"]
        else:
            bad = list(complaints(marks(name), result))
    except (ValueError, KeyError, TypeError) as error:
        bad = ["no answer that can be read: %r" % error]
    print("not ok" if bad else "ok", name)
    for line in bad + [raw[:700].strip()] * bool(bad):
        print("    " + line)
END
