#!/bin/sh
# Programs whose number of classes of schedules (Mazurkiewicz traces) is known, and mostly
# that of their interleavings: each says in its head why, and for which sizes how many. Of
# each size all must be run, once a class.
# Usage: theory.sh [PATTERN]
set -u
cd "$(dirname "$0")" || exit 1
PYTHONDONTWRITEBYTECODE=1 exec python3 - "${1:-}" <<'END'
import os, re, subprocess, sys

sys.path.insert(0, ".")
import pairs

WITH = re.compile(r"^// with (.*): (\d+) classes(?:, (\d+) interleavings)?$", re.M)
for file in sorted(os.listdir("theory")):
    if sys.argv[1] not in file:
        continue
    with open(os.path.join("theory", file)) as text:
        sizes = WITH.findall(text.read())
    for options, classes, interleavings in sizes:
        try:
            answer, _ = pairs.freehold(file, "--schedules=100000", *options.split(), folder="theory")
            found = pairs.Explored(answer)
            bad = []
            if not found.complete:
                bad.append("not all were run")
            if found.classes != int(classes):
                bad.append("%d classes, not %s" % (found.classes, classes))
            if interleavings and found.interleavings != int(interleavings):
                bad.append("%r interleavings, not %s" % (found.interleavings, interleavings))
            wrong = {f.code for f in found.failures} - ({"data-race"} if "plain" in file else set()) - \
                ({"deadlock"} if file == "philosophers.c" else set())
            if wrong:
                bad.append("found %s" % sorted(wrong))
        except (ValueError, KeyError, TypeError, IndexError, subprocess.TimeoutExpired) as error:
            bad = ["no answer that can be read: %r" % error]
        print("not ok" if bad else "ok", file, options, flush=True)
        for line in bad:
            print("    " + line)
    if not sizes:
        print("not ok", file, "says no number")
END
