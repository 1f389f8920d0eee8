#!/usr/bin/env python3
"""Random programs: Freehold, checked and plain, must print what cc's program prints.

Usage: random.py FIRST COUNT. Needs $FREEHOLD. Says a line a disagreement, with the
seed that makes the program again (generate.py SEED), and ends with how many agreed.
"""
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from generate import Program  # noqa: E402

CC = os.environ.get("CC", "cc")


def freehold(path, options):
    p = subprocess.run([os.environ["FREEHOLD"], "run", "--json", "--steps", "1000000000", *options, path],
                       capture_output=True, stdin=subprocess.DEVNULL)
    said = json.loads(p.stdout)
    trouble = [d["message"] for d in said["diagnostics"] if d["severity"] == "error"]
    trouble += [f"{f['code']} at line {f['line']}" for f in said["findings"]]
    return trouble[0] if trouble else "", said["stdout"], said["exit"]


def judge(seed):
    with tempfile.TemporaryDirectory() as work:
        path, program = os.path.join(work, "program.c"), os.path.join(work, "program")
        with open(path, "w", encoding="ascii") as f:
            f.write(Program(seed).write())
        subprocess.run([CC, "-std=gnu11", "-O0", "-w", "-o", program, path], check=True)
        want = subprocess.run([program], capture_output=True, text=True)
        for options in ([], ["--unchecked"]):
            trouble, out, code = freehold(path, options)
            if trouble:
                return f"seed {seed}{' plain' if options else ''}: {trouble}"
            if (out, code) != (want.stdout, want.returncode):
                return f"seed {seed}{' plain' if options else ''}: wanted {want.stdout!r}, got {out!r}"
    return ""


def main():
    first, count = int(sys.argv[1]), int(sys.argv[2])
    agreed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for trouble in pool.map(judge, range(first, first + count)):
            if trouble:
                print(trouble)
            else:
                agreed += 1
    print(f"{agreed} of {count} agree")
    return agreed != count


if __name__ == "__main__":
    sys.exit(main())
