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
complains "says that there are others" "--schedules tries the others"
exits "a program without threads" 0 run --schedules "$scratch/one.c"
complains "says so" "makes no thread"
exits "check, then act" 1 run --schedules "$scratch/act.c"
complains "the assertion fails" "assertion-failed"
exits "a schedule that is none" 2 run --replay 5b "$scratch/count.c"
complains "says why" "this is no schedule"
exits "a schedule of another program" 0 run --replay s:3p "$scratch/mended.c"
complains "says that it departed" "not the one this schedule was made for"
exits "a budget that is none" 2 run --schedules=none "$scratch/count.c"
exits "a budget" 1 run --schedules=50 "$scratch/count.c"
