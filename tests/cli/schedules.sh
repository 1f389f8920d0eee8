#!/bin/sh
# `freehold run --schedules` and `--replay`: counts, outcomes, failures, and that a schedule
# it names fails again.
. tests/lib/cli.sh

cat >"$scratch/count.c" <<'C'
#include <assert.h>
#include <pthread.h>
int n;
void *add(void *p) { n++; return p; }
int main(void)
{
    pthread_t a, b;
    pthread_create(&a, 0, add, 0);
    pthread_create(&b, 0, add, 0);
    pthread_join(a, 0);
    pthread_join(b, 0);
    assert(n == 2);
}
C
sed -e 's/^int n;/int n; pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;/' \
    -e 's/n++;/pthread_mutex_lock(\&m); n++; pthread_mutex_unlock(\&m);/' "$scratch/count.c" >"$scratch/mended.c"
cat >"$scratch/one.c" <<'C'
int main(void) { return 0; }
C
# Each locked access is right for itself; that the two belong together nobody says.
cat >"$scratch/act.c" <<'C'
#include <assert.h>
#include <pthread.h>
int money = 10;
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
int get(void) { pthread_mutex_lock(&m); int v = money; pthread_mutex_unlock(&m); return v; }
void take(int k) { pthread_mutex_lock(&m); money -= k; pthread_mutex_unlock(&m); }
void *buy(void *p) { if (get() >= 10) take(10); return p; }
int main(void)
{
    pthread_t a, b;
    pthread_create(&a, 0, buy, 0);
    pthread_create(&b, 0, buy, 0);
    pthread_join(a, 0);
    pthread_join(b, 0);
    assert(get() >= 0);
}
C

exits "a counter" 1 run --schedules "$scratch/count.c"
complains "says that all were tried" "All 6 interleavings tried, in 4 classes."
complains "the assertion can fail" "assertion-failed, "
replay=$(sed -n 's/.*1 preemption: --replay \(s:[0-9a-z]*\).*/\1/p' "$err" | head -1)
ok_if "names a schedule of it" [ -n "$replay" ]
exits "that schedule" 1 run --replay "$replay" "$scratch/count.c"
complains "fails again" "Assertion \`n == 2' failed"
complains "and says which it is" "This run is schedule $replay."
exits "the mended one" 0 run --schedules "$scratch/mended.c"
complains "no schedule of it fails" "No schedule fails."
exits "one order of it" 0 run "$scratch/mended.c"
complains "says that there are others" "Only this one order of its threads was run; --schedules tries the others."
exits "a program without threads" 0 run --schedules "$scratch/one.c"
complains "says so" "makes no thread"
exits "check, then act" 1 run --schedules "$scratch/act.c"
complains "what belongs together is told" "atomicity-violation: Thread 1 looks at 'money'"
complains "and which lock each step held" "reads 'money' at line 5, in get, holding the mutex 'm' since line 5"
complains "the assertion fails" "assertion-failed"
exits "a schedule that is none" 2 run --replay 5b "$scratch/count.c"
complains "says why" "this is no schedule"
exits "a schedule of another program" 0 run --replay s:3p "$scratch/mended.c"
complains "says that it departed" "not the one this schedule was made for"
exits "a budget that is none" 2 run --schedules=none "$scratch/count.c"
exits "a budget" 1 run --schedules=50 "$scratch/count.c"
exits "a schedule that goes on behind the end" 1 run --replay s:999p "$scratch/count.c"
complains "departed as well" "not the one this schedule was made for"

# json FILE ARGS... : its answer, into $out
json() { "$FREEHOLD" run --json "$@" >"$out" 2>"$err" </dev/null; }
json "$scratch/count.c" --schedules
ok_if "JSON has the steps, the outcomes and the failures" python3 - "$out" <<'PY'
import json, sys
d = json.load(open(sys.argv[1]))
assert d["threads"] == 3 and not d["departed"] and d["schedule"].startswith("s:")
s = d["schedules"]
assert list(s) == ["complete", "runs", "classes", "blocked", "interleavings", "stages", "outcomes",
                   "more_outcomes", "failures", "more_failures"], list(s)
assert s["complete"] and s["interleavings"] == 6 and s["classes"] == 4
assert sum(o["interleavings"] for o in s["outcomes"]) == 6
assert all(list(o) == ["stdout", "exit", "failed", "code", "classes", "interleavings", "schedule"] for o in s["outcomes"])
assert {f["finding"]["code"] for f in s["failures"]} == {"data-race", "assertion-failed"}
assert all(list(f) == ["finding", "runs", "preemptions", "schedule"] for f in s["failures"])
race = next(f for f in d["findings"] if f["code"] == "data-race")
assert sorted(p["thread"] for p in race["parties"]) == [1, 2] and race["thread"] in (1, 2)
assert all(list(p) == ["thread", "does", "object", "file", "line", "column", "function", "step", "stack", "held"]
           for p in race["parties"])
assert all(list(e) == ["thread", "does", "object", "value", "file", "line", "column", "function", "step", "tick", "point",
                       "preempted", "failed", "shared", "finding", "picked", "choices"] for e in d["order"])
assert any(e["preempted"] for e in d["order"])
assert [e["value"] for e in d["order"] if e["object"] == "n" and e["does"] == "reads"] == ["0", "0"]
PY
json "$scratch/count.c" --replay s:999p
ok_if "and that it departed" grep -q '"departed":true' "$out"
json "$scratch/one.c" --schedules
ok_if "nothing to explore is null" grep -q '"threads":1,"schedule":"","departed":false,"order":\[\],"schedules":null' "$out"

# What exploring found, a process that knows nothing of it finds again, at the same line: the
# places that are raced for are learnt anew.
for pair in argument_shared_in_loop aba_stack bank_lost_money bank_deadlock barrier_missing buffer_if \
        config_freed counter_plain flag_plain list_changed_while_walked once_by_hand refcount_plain \
        shutdown_freed_twice static_scratch; do
    json --schedules=1000 "tests/schedules/pairs/$pair.broken.c"
    cp "$out" "$scratch/explored"
    ok_if "$pair fails again as it failed" python3 - "$FREEHOLD" "tests/schedules/pairs/$pair.broken.c" "$scratch/explored" <<'PY'
import json, subprocess, sys
program, file, explored = sys.argv[1:]
failures = json.load(open(explored))["schedules"]["failures"]
assert failures
for f in failures:
    want, schedule = f["finding"], f["schedule"]
    ran = subprocess.run([program, "run", "--json", "--replay", schedule, file], stdin=subprocess.DEVNULL, capture_output=True)
    again = json.loads(ran.stdout)
    assert again["schedule"] == schedule and not again["departed"], again["schedule"]
    assert (want["code"], want["line"]) in [(g["code"], g["line"]) for g in again["findings"]], schedule
PY
done

# ---- lanes: a column for each thread, a line for each step
# has NAME LINE : a whole line of what the last fh complained of
has() { ok_if "$1" grep -qxF -- "$2" "$err"; }
exits "the counter's lanes" 1 run --ascii --replay s:7c "$scratch/count.c"
has "each thread has a column" "  line   main                   thread 1, add          thread 2, add"
has "a step is its expression with its value" "     4                          n++: reads 0 (a)"
has "a preemption is marked" "     9 p                                               starts thread 2"
has "the other access that conflicts has the same letter" "     4                                                 n++: writes 1 (a)"
has "the letter is explained" "  (a)  accesses of n that conflict"
has "the failing step has a sign and a word" "    12 ! assertion-failed"
LC_ALL=C.UTF-8 exits "without --ascii" 1 run --replay s:7c "$scratch/count.c"
complains "the sign of a preemption" "$(printf '     9 \302\273')"
LC_ALL=C exits "where the locale has no UTF-8" 1 run --replay s:7c "$scratch/count.c"
has "there it is ASCII" "     9 p                                               starts thread 2"

exits "a deadlock" 1 run --schedules --ascii tests/schedules/pairs/bank_deadlock.broken.c
has "locks are bars" "    15           #  *            locks a.lock"
has "and so is waiting" "    16 !         #: *    #       waits to lock b.lock"
has "what it is stands below" "       !         #: !    #       deadlock"
complains "the default order hides it" "The default schedule, which a run without --schedules follows, does not fail; others do."
has "outcomes are counted, weighed and drawn" '  4  67% #############         "90 110\n"'
has "those that fail say so" "  2  33% #######               (no output), FAILS: deadlock"
ok_if "most frequent first" [ "$(grep -n '67%' "$err" | cut -d: -f1)" -lt "$(grep -n '33%' "$err" | cut -d: -f1)" ]
ok_if "lanes are 80 columns wide at most" awk '/What its threads/ { on = 1 } /tried, in/ { on = 0 } on && length($0) > 80 { bad = 1 } END { exit bad }' "$err"
exits "five philosophers" 1 run --schedules=100 --ascii tests/schedules/pairs/philosophers_5.broken.c
ok_if "still are" awk '/What its threads/ { on = 1 } /schedules were run|tried/ { on = 0 } on && length($0) > 80 { bad = 1 } END { exit bad }' "$err"

# A long run: what is shown are the steps around the failure, and how many are not.
cat >"$scratch/long.c" <<'C'
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
struct box { pthread_mutex_t lock; int n; };
void *add(void *p)
{
    struct box *b = p;
    for (int i = 0; i < 12; i++) {
        pthread_mutex_lock(&b->lock);
        b->n++;
        pthread_mutex_unlock(&b->lock);
    }
    return p;
}
int main(void)
{
    struct box *b = malloc(sizeof *b);
    if (!b)
        return 1;
    pthread_mutex_init(&b->lock, NULL);
    b->n = 0;
    pthread_t t;
    pthread_create(&t, NULL, add, b);
    add(b);
    pthread_join(t, NULL);
    assert(b->n == 23);
    free(b);
}
C
exits "a long run" 1 run --replay s: --ascii "$scratch/long.c"
ok_if "is cut" grep -qE '^    \.\.\. [0-9]+ steps left out$' "$err"
ok_if "to what fits on a page or two" [ "$(sed -n '/What its threads/,$p' "$err" | wc -l)" -lt 60 ]
complains "what has no name is told by its expression" "# locks b->lock"
complains "with its value" "# b->n++: writes 24"
has "up to the failure" "    26 !   assertion-failed"
