#!/bin/sh
# Programs with threads as people write them, of 80 to 150 lines and without a mistake:
# no schedule that is tried has a finding, all have one outcome, and the output and the exit
# code are those of gcc.
# Usage: strangers.sh [PATTERN]
set -u
cd "$(dirname "$0")" || exit 1
PYTHONDONTWRITEBYTECODE=1 exec python3 - "${1:-}" <<'END'
import os, subprocess, sys, tempfile

sys.path.insert(0, ".")
import pairs

for file in sorted(os.listdir("strangers")):
    if sys.argv[1] not in file:
        continue
    bad = []
    with tempfile.TemporaryDirectory() as work:
        binary = os.path.join(work, "program")
        subprocess.run(["gcc", "-std=gnu11", "-w", "-pthread", "-o", binary, file], cwd="strangers", check=True)
        want = subprocess.run([binary], capture_output=True, timeout=60)
    try:
        answer, _ = pairs.freehold(file, "--schedules", folder="strangers")
        found = pairs.Explored(answer)
        for f in found.failures:
            bad.append("%s at line %d in %s" % (*f.place, f.schedule))
        if answer["verdict"] != "clean":
            bad.append("the verdict is " + answer["verdict"])
        if len(found.outcomes) != 1:
            bad.append("%d outcomes" % len(found.outcomes))
        if answer["exit"] != want.returncode:
            bad.append("exit code %r, not %d" % (answer["exit"], want.returncode))
        got = subprocess.run([os.environ["FREEHOLD"], "run", file], cwd="strangers", capture_output=True, timeout=60)
        if got.stdout != want.stdout:
            bad.append("it prints %r, not %r" % (got.stdout[:300], want.stdout[:300]))
    except (ValueError, KeyError, TypeError, IndexError, subprocess.TimeoutExpired) as error:
        bad = ["no answer that can be read: %r" % error]
    print("not ok" if bad else "ok", file, flush=True)
    for line in bad:
        print("    " + line)
END
