"""The pairs of tests/schedules/pairs, what their marks say, and what $FREEHOLD finds in
them. Used by pairs.sh and by tools/compare-threads. The marks, on the line they speak of:

  // expect: CODE   some schedule has this finding here
  // either: CODE   some schedule has it, at one of the lines so marked
  // may: CODE      a schedule may have it here, as a consequence, or another way to fail
  // hides          (first line) the default schedule alone shows nothing
  // bounded        too many schedules to run them all within the budget
  // outcomes: N    so many different outcomes, over all schedules
"""
import collections, json, os, re, resource, subprocess, time

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pairs")
MARK = re.compile(r"// (expect|either|may): ([a-z-]+)")
OUTCOMES = re.compile(r"^// outcomes: (\d+)", re.M)
SECONDS = 120


class Program:
    def __init__(self, file):
        self.file = file
        with open(os.path.join(FOLDER, file)) as text:
            self.text = text.read()
        self.marks = collections.defaultdict(set)  # kind -> {(code, line)}
        for number, line in enumerate(self.text.split("\n"), 1):
            for kind, code in MARK.findall(line):
                self.marks[kind].add((code, number))
        head = self.text.split("#include")[0]
        self.hides = "// hides\n" in head
        self.bounded = "// bounded\n" in head
        outcomes = OUTCOMES.search(head)
        self.outcomes = int(outcomes[1]) if outcomes else None

    def lines(self, all=False):
        """Those at which the mistake is told; all: or something that follows from it."""
        kinds = ("expect", "either", "may") if all else ("expect", "either")
        return {line for kind in kinds for _, line in self.marks[kind]}

    def codes(self):
        return sorted({code for kind in ("expect", "either") for code, _ in self.marks[kind]})


def names():
    return sorted(f[:-len(".broken.c")] for f in os.listdir(FOLDER) if f.endswith(".broken.c"))


def freehold(file, *options, folder=FOLDER):
    """(answer of run --json, seconds of processor time) of one program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    p = subprocess.run([os.path.realpath(os.environ["FREEHOLD"]), "run", "--json", *options, file], cwd=folder,
                       stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(p.stdout.decode(errors="replace")), spent


class Failure:
    def __init__(self, f):
        self.code, self.line = f["finding"]["code"], f["finding"]["line"]
        self.place = self.code, self.line
        self.schedule, self.preemptions = f["schedule"], f["preemptions"]


class Explored:
    def __init__(self, answer):
        s = answer["schedules"]
        self.complete, self.runs, self.classes = s["complete"], s["runs"], s["classes"]
        self.interleavings = s["interleavings"]
        self.outcomes, self.stages = s["outcomes"], s["stages"]
        self.failures = [Failure(f) for f in s["failures"]]


def weak(program):
    """The options with which a program's weak behaviours are explored, if it can have any."""
    return ["--weak"] if "memory_order_" in program.text else []


def explored(program):
    """(Explored, seconds) of all schedules of a Program."""
    answer, spent = freehold(program.file, "--schedules", *weak(program))
    return Explored(answer), spent


def findings(answer):
    """(code, line) of what the run of an answer found."""
    return {(f["code"], f["line"]) for f in answer["findings"]}
