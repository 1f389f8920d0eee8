#!/bin/sh
# `freehold run --costs`, and budgets through `check` and `pack check --figures`: two caches of
# which one sweeps and one frees as it goes, the same figures each time, JSON that agrees with
# itself, a refactoring that is over budget and one that is not, requests that an answer cannot
# move.
. tests/lib/cli.sh
export LC_ALL=C
caches=$root/tests/cli/run/costs

number() { sed -n "s/.*$1 \([0-9,]*\).*/\1/p" "$err" | head -1 | tr -d ,; }

exits "a cache that sweeps" 0 run --costs "$caches/serve.c" "$caches/sweep.c"
cp "$err" "$scratch/sweep.txt"
complains "says how many requests there were" "REQUESTS  1,000. p50 "
sweep_p50=$(number p50) sweep_p99=$(number p99) sweep_max=$(number max)
complains "has a row of the many" "32 to 63          ########################"
complains "and one, far below, of those that wait" "4,096 to 8,191       :"
complains "in which p99 lies" " p99 max"
complains "names the dearest" "The dearest is request "
complains "shows them in their order" "  in order: "
ok_if "no row is wider than 80" sh -c "! grep -v 'The dearest' '$err' | grep '.\{81\}'"
says_not "no line that took many of the steps, where there is none" "are spent in line"
cat >"$scratch/hot.c" <<'C'
static int digits(int n)
{
    int sum = 0;
    for (; n > 0; n--) sum += n % 10;
    return sum;
}
int main(void)
{
    int sum = 0;
    for (int i = 0; i < 300; i++)
        sum += digits(i);
    return sum == 0;
}
C
cp "$err" "$scratch/sweep.txt"
exits "a line that takes most of the steps" 0 run --costs "$scratch/hot.c"
complains "is named" "134,850  of the steps are spent in line 4 of "
exits "the same once more" 0 run --costs "$caches/serve.c" "$caches/sweep.c"
ok_if "has the same figures" cmp -s "$err" "$scratch/sweep.txt"

exits "a cache that frees as it goes" 0 run --costs "$caches/serve.c" "$caches/evict.c"
evict_p50=$(number p50) evict_p99=$(number p99) evict_max=$(number max)
ok_if "half of its requests are no cheaper ($evict_p50, $sweep_p50)" [ "$evict_p50" -ge "$sweep_p50" ]
ok_if "its p99 is a fifth at most ($evict_p99, $sweep_p99)" [ $((5 * evict_p99)) -lt "$sweep_p99" ]
ok_if "its maximum is lower ($evict_max, $sweep_max)" [ "$evict_max" -lt "$sweep_max" ]
ok_if "no row of it is as far down" sh -c "! grep -q '4,096 to' '$err'"

LC_ALL=C.UTF-8 exits "with Unicode" 0 run --costs "$caches/serve.c" "$caches/sweep.c"
complains "bars are blocks" "████████████████████████"
exits "told to be ASCII" 0 run --ascii --costs "$caches/serve.c" "$caches/sweep.c"
ok_if "nothing else is in it" sh -c "! LC_ALL=C grep -q '[^ -~]' '$err'"
exits "costs of an unchecked run" 2 run --costs --unchecked "$caches/serve.c" "$caches/sweep.c"
complains "there are none" "--costs counts in checked runs only"

cat >"$scratch/quiet.c" <<'C'
#include <stdlib.h>
static int table[4];
int main(void)
{
    int *p = malloc(3 * sizeof *p), local = 0;
    if (!p)
        return 1;
    p[0] = 1;
    table[1] = p[0];
    for (int i = 0; i < 10; i++)
        local += i;
    free(p);
    return local == 45 ? 0 : 1;
}
C
exits "a program without requests" 0 run --costs "$scratch/quiet.c"
complains "three accesses: p[0], p[0], table[1]" "3  accesses"
complains "its bytes" "12  bytes"
says_not "and no requests are told" "REQUESTS"

exits "as JSON" 0 run --costs --json "$caches/serve.c" "$caches/evict.c"
ok_if "that agrees with itself" python3 - "$out" "$evict_p50" "$evict_p99" "$evict_max" <<'PY'
import json, math, sys
run = json.load(open(sys.argv[1]))
costs = run["costs"]
units = sorted(r["units"] for r in costs["requests"])
assert len(units) == 1000
rank = lambda percent: units[math.ceil(len(units) * percent / 100) - 1]
assert [rank(50), rank(99), rank(100)] == [costs["p50"], costs["p99"], costs["max"]]
assert [costs["p50"], costs["p99"], costs["max"]] == [int(x) for x in sys.argv[2:5]]
for b in costs["histogram"]:
    assert b["requests"] == sum(b["from"] <= u <= b["to"] for u in units)
assert sum(b["requests"] for b in costs["histogram"]) == 1000
assert sum(units) <= costs["units"] and costs["accesses"] > 1000
assert run["heap"]["allocated_bytes"] == 240 * run["heap"]["allocations"]
assert run["heap"]["live_blocks"] == 100
assert costs["requests"][0]["line"] == 13
PY
exits "without --costs" 0 run --json "$scratch/quiet.c"
says "it is null" '"costs":null'

# ---- budgets ----
export FREEHOLD_COURSE="$root/tests/packs/kinds"
pause=$FREEHOLD_COURSE/exercises/01-kinds/the-pause
block=$FREEHOLD_COURSE/exercises/01-kinds/one-block
exits "the examples hold" 0 pack check --no-mutants "$FREEHOLD_COURSE" the-pause one-block
exits "show says what must stay and get better" 0 show the-pause
says "stays" "Must stay: all 2 cases pass, and the memory stays clean."
says "gets better" "Must get better: p99 at most 1,000 (1,000 requests); max at most 2,500 (1,000 requests); peak-bytes at most 20,000; allocations at most 700 (1,000 requests)."
exits "the start" 1 check the-pause "$pause/start.c"
says "fails by its budget" "FAIL  It works, but is too slow: p99 is "
says "beside the limit" "OVER p99 "
says "and what is met is shown too" "ok   peak-bytes "
says "with the requests that it is about" "REQUESTS  1,000. p50 "
reference=$("$FREEHOLD" check the-pause "$pause/solution.c" 2>/dev/null | sed -n 's/^ *ok *p99 *\([0-9,]*\) .*/\1/p')
ok_if "the reference's figure is what the solution has ($reference)" grep -q "OVER p99 .* 1,000 *$reference  case 1\$" "$out"
exits "the solution" 0 check the-pause "$pause/solution.c"
says "passes, and shows its budgets" "ok   p99 "
exits "one that is wrong and over" 1 check one-block "$block/start.c"
says "is told what is wrong first" "FAIL  The output is not"
says_not "and no budget yet" "OVER"

# An answer that begins requests itself, or ends the harness's, moves nothing.
{ sed '/^int page_get/,/^{/s/^{/{ freehold_request_end(); freehold_request_begin();/' "$pause/start.c"; } |
    sed '1s/^/#include <freehold.h>\n/' >"$scratch/cheats.c"
exits "an answer that moves the marks" 1 check the-pause "$scratch/cheats.c"
says "waits as long" "OVER p99 "

exits "figures" 0 pack check --no-mutants --figures "$FREEHOLD_COURSE" the-pause
says "of the solution" "solution "
says "of a wrong answer" "keeps-all.c "
ok_if "over the limit" grep -q "less-often.c .*over" "$out"
exits "figures of no pack" 2 pack new --figures "$scratch/none"
complains "says where they belong" 'is an option of `freehold pack check`'
