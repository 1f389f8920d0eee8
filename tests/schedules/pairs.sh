#!/bin/sh
# Threaded programs in pairs: of each broken one some schedule has what its marks say, at
# that line, no schedule has anything else, and the replay string of each failure repeats it
# alone; if it says "hides", the default schedule shows nothing. Of the mended one no schedule
# has a finding, and all were run (or it says "bounded"). The marks are explained in pairs.py.
# Usage: pairs.sh [PATTERN]
set -u
cd "$(dirname "$0")" || exit 1
PYTHONDONTWRITEBYTECODE=1 exec python3 - "${1:-}" <<'END'
import subprocess, sys

sys.path.insert(0, ".")
import pairs


def complaints_of_broken(program):
    found, _ = pairs.explored(program)
    places = {f.place for f in found.failures}
    want, either, may = (program.marks[k] for k in ("expect", "either", "may"))
    for place in want - places:
        yield "no schedule has %s at line %d" % place
    if either and not either & places:
        yield "no schedule has any of %s" % sorted(either)
    for place in places - want - either - may:
        yield "%s at line %d is not expected" % place
    for f in found.failures:
        if not f.schedule:
            if not program.bounded:
                yield "%s at line %d has no replay string" % f.place
            continue
        again, _ = pairs.freehold(program.file, "--replay", f.schedule, *pairs.weak(program))
        if f.place not in pairs.findings(again):
            yield "%s does not repeat %s at line %d: %s" % (f.schedule, *f.place, sorted(pairs.findings(again)))
    alone = pairs.findings(pairs.freehold(program.file)[0])
    if program.hides and alone:
        yield "the default schedule already shows %s" % sorted(alone)
    yield from complaints_of_any(program, found)


def complaints_of_mended(program):
    found, _ = pairs.explored(program)
    for f in found.failures:
        yield "%s at line %d in %s" % (*f.place, f.schedule)
    if not found.complete and not program.bounded:
        yield "%d runs were not enough" % found.runs
    if not found.complete and not any(s["runs"] for s in found.stages[1:]):
        yield "it says nothing of what was covered"
    yield from complaints_of_any(program, found)


def complaints_of_any(program, found):
    if program.outcomes is not None and len(found.outcomes) != program.outcomes:
        yield "%d outcomes: %s" % (len(found.outcomes), found.outcomes)


for name in pairs.names():
    if sys.argv[1] not in name:
        continue
    for kind, check in ("broken", complaints_of_broken), ("mended", complaints_of_mended):
        program = pairs.Program("%s.%s.c" % (name, kind))
        try:
            bad = list(check(program))
        except (ValueError, KeyError, TypeError, IndexError, subprocess.TimeoutExpired) as error:
            bad = ["no answer that can be read: %r" % error]
        print("not ok" if bad else "ok", name, kind, flush=True)
        for line in bad:
            print("    " + line)
END
