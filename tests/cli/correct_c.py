"""Every finding in correct C is a mistake of ours. All programs of the tree that are known to be right
(because a test runs them and nothing is found, or because they are shown to learners as an example),
looked at by `freehold check-ownership`. Prints a line for each finding, then how many programs.

    correct_c.py FREEHOLD [WORD]     only files whose path has WORD

Some break a rule on a path that no run of the test takes: malloc() that is not tested, what is lost when
a second allocation fails. They are in correct_c.txt, a line for each file and code; UPDATE=1 writes it anew,
and each new line wants to be looked at."""
import glob, json, os, shutil, subprocess, sys, tempfile

LIST = "tests/cli/correct_c.txt"
known = set(line.strip() for line in open(LIST)) if os.path.exists(LIST) else set()
pairs = set()
scratch = tempfile.TemporaryDirectory()
freehold, word = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""

def programs():
    for pattern in ("tests/cfront/programs/*.c", "tests/guest/programs/*.c", "tests/guest/wrong/*.ok.c", "tests/sweeps/mended/*.c",
                    "tests/schedules/pairs/*.mended.c", "tests/schedules/strangers/*.c",
                    "tests/bench/kernels/*.c", "tests/bench/answers/*.c", "tests/contracts/*.mended.c", "tests/cli/run/clean.c"):
        for path in sorted(glob.glob(pattern)):
            yield [path], []
    for path in sorted(glob.glob("tests/schedules/theory/*.c")):
        yield [path], ["-D", "N=3", "-D", "M=2", "-D", "K=2", "-D", "W=2", "-D", "R=2"]
    for folder in sorted(glob.glob("exercises/*/*") + glob.glob("tests/packs/*/exercises/*/*")):
        harness = folder + "/harness.c"
        main = os.path.exists(harness) and "main(" in open(harness).read()
        for solution in sorted(glob.glob(folder + "/solution.c") + glob.glob(folder + "/variant-*/solution.c")):
            beside = os.path.dirname(solution) + "/harness.c"
            both = main and "main(" in open(solution).read()
            yield [solution] + ([beside] if os.path.exists(beside) else [harness] if os.path.exists(harness) and not both else []), []
        if os.path.isdir(folder + "/solution"):
            yield laid_out(folder, folder + "/solution"), []
            for also in sorted(glob.glob(folder + "/also/*")):
                yield laid_out(folder, folder + "/solution", also), []

def laid_out(folder, *layers):
    """A capstone's files with those of its layers over them, in a folder where each header is found beside who
    includes it. Returns the sources."""
    to = scratch.name + "/" + "/".join([folder] + [os.path.basename(f) for f in layers])
    os.makedirs(to)
    for layer in (folder + "/files",) + layers:
        for f in glob.glob(layer + "/*.[ch]"):
            shutil.copy(f, to)
    return sorted(glob.glob(to + "/*.c"))

looked, functions, found, untold, skipped = 0, 0, 0, 0, []
for files, options in programs():
    if word and not any(word in f for f in files):
        continue
    run = subprocess.run([freehold, "check-ownership", "--json"] + options + files, capture_output=True, timeout=120)
    try:
        d = json.loads(run.stdout)
    except ValueError:
        print("%s: exit %d: %s" % (files[0], run.returncode, run.stderr.decode(errors="replace").strip()))
        found += 1
        continue
    if d["verdict"] in ("compile-error", "tool-fault"):
        skipped.append((files[0], d["diagnostics"][0]["message"] if d["diagnostics"] else d["verdict"]))
        continue
    looked += 1
    functions += d["functions"]
    untold += d["cannot_tell"]
    for f in d["findings"]:
        f["file"] = f["file"].replace(scratch.name + "/", "")
        if f["code"] == "cannot-tell":
            if os.environ.get("UNTOLD"):
                print("%s:%d: cannot-tell: %s" % (f["file"], f["line"], f["message"]))
            continue
        pairs.add("%s %s" % (f["file"], f["code"]))
        if "%s %s" % (f["file"], f["code"]) in known and not os.environ.get("ALL"):
            continue
        found += 1
        print("%s:%d:%d: %s: %s (%s)" % (f["file"], f["line"], f["column"], f["code"], f["message"], f["function"]))
if os.environ.get("UPDATE"):
    open(LIST, "w").write("".join(p + "\n" for p in sorted(pairs)))
for path, why in skipped:
    print("# not looked at: %s: %s" % (path, why))
print("%d programs, %d functions, %d findings, %d cannot be told" % (looked, functions, found, untold))
sys.exit(found > 0)
