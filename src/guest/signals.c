/* signals.c - signal.h: only the signals that a program raises itself, at once, in the
 * middle of the call to raise(). A handler stays (as glibc has it), and its signal is
 * not held back while it runs: it may leave by longjmp(). */
#include "guest/libc.h"

#include <signal.h>
#include <string.h>

typedef void handler(int);
typedef void handler_with(int, void *, void *);
enum { SIGNALS = 65 };
#define DEFAULT ((handler *)0)
#define IGNORE ((handler *)1)
#define FAILED ((handler *)-1)

/* As include/signal.h has it. */
struct action {
    handler *fn; /* the program's address of it */
    unsigned long mask;
    int flags;
};
enum { WITH_INFO = 4 /* SA_SIGINFO */, ONCE = (int)0x80000000 /* SA_RESETHAND */ };

static struct action actions[SIGNALS];
static bool actions_set; /* some are not as they were */
static unsigned long blocked, pending; /* a bit each, bit 0 for signal 1 */

void signals_reset(void)
{
    if (actions_set)
        memset(actions, 0, sizeof actions);
    actions_set = false;
    blocked = pending = 0;
}

static unsigned long bit(int number) { return 1ul << (number - 1); }
static bool known(int number) { return number > 0 && number < SIGNALS; }
static bool settable(int number) { return known(number) && number != SIGKILL && number != SIGSTOP; }
static bool is_code(handler *fn) { return fn != DEFAULT && fn != IGNORE && fn != FAILED; }

LIBC(handler *, signal, int number, handler *fn)
{
    if (!settable(number)) {
        errno_set(EINVAL);
        return FAILED;
    }
    if (is_code(fn))
        callback(fn, "v(i)"); /* a bad one is told here */
    handler *before = actions[number].fn;
    actions_set = true;
    actions[number] = (struct action){ .fn = fn };
    return before;
}

LIBC(int, sigaction, int number, const struct action *act, struct action *before)
{
    if (!settable(number))
        return fails(EINVAL);
    struct action old = actions[number];
    if (act) {
        reads_value(&act->fn, sizeof act->fn);
        reads_value(&act->mask, sizeof act->mask);
        reads_value(&act->flags, sizeof act->flags);
        if (is_code(act->fn))
            callback(act->fn, act->flags & WITH_INFO ? "v(ipp)" : "v(i)");
        actions_set = true;
        actions[number] = *act;
    }
    if (before) {
        writes(before, sizeof *before);
        *before = old;
    }
    return 0;
}

static bool ignored_by_default(int number)
{
    return number == SIGCHLD || number == SIGURG || number == SIGWINCH || number == SIGCONT;
}

static void run_handler(int number, struct action a)
{
    unsigned long before = blocked;
    if (a.flags & ONCE)
        actions[number] = (struct action){ 0 };
    blocked |= a.mask;
    if (a.flags & WITH_INFO) {
        struct { int number, error, code, pid; } *info =
            library_object("siginfo_t", sizeof *info, LIBRARY_READ);
        if (info)
            library_set(&info->number, &number, sizeof number);
        handler_with *fn = callback(a.fn, "v(ipp)");
        fn(number, info, NULL);
    } else {
        handler *fn = callback(a.fn, "v(i)");
        fn(number);
    }
    blocked = before;
}

static void end_by(int number)
{
    if (number == SIGABRT)
        finding_add("abort", NULL);
    machine.run->signal = number;
    machine_end(number == SIGABRT ? OUTCOME_ABORTED : OUTCOME_CRASHED, 128 + number);
}

LIBC(int, raise, int number)
{
    if (!known(number))
        return fails(EINVAL);
    if (blocked & bit(number) && number != SIGKILL && number != SIGSTOP) {
        pending |= bit(number);
        return 0;
    }
    struct action a = actions[number];
    if (is_code(a.fn))
        run_handler(number, a);
    else if (a.fn == DEFAULT && !ignored_by_default(number))
        end_by(number);
    return 0;
}

LIBC(void, abort, void)
{
    struct action a = actions[SIGABRT];
    if (is_code(a.fn))
        run_handler(SIGABRT, a);
    end_by(SIGABRT);
}

/* ---- sets ---- */

LIBC(int, sigemptyset, unsigned long *set)
{
    writes_value(set, sizeof *set);
    *set = 0;
    return 0;
}

LIBC(int, sigfillset, unsigned long *set)
{
    writes_value(set, sizeof *set);
    *set = ~0ul;
    return 0;
}

static int change(unsigned long *set, int number, bool in)
{
    reads_value(set, sizeof *set);
    if (!known(number))
        return fails(EINVAL);
    writes_value(set, sizeof *set);
    *set = in ? *set | bit(number) : *set & ~bit(number);
    return 0;
}

LIBC(int, sigaddset, unsigned long *set, int number) { return change(set, number, true); }
LIBC(int, sigdelset, unsigned long *set, int number) { return change(set, number, false); }

LIBC(int, sigismember, const unsigned long *set, int number)
{
    reads_value(set, sizeof *set);
    return known(number) ? (*set & bit(number)) != 0 : fails(EINVAL);
}

LIBC(int, sigprocmask, int how, const unsigned long *set, unsigned long *before)
{
    unsigned long old = blocked;
    if (set) {
        reads_value(set, sizeof *set);
        if (how < 0 || how > 2)
            return fails(EINVAL);
        blocked = how == 0 ? blocked | *set : how == 1 ? blocked & ~*set : *set;
    }
    if (before) {
        writes_value(before, sizeof *before);
        *before = old;
    }
    for (int n = 1; n < SIGNALS; n++)
        if (pending & ~blocked & bit(n)) {
            pending &= ~bit(n);
            guest_raise(n);
        }
    return 0;
}

LIBC(int, sigpending, unsigned long *set)
{
    writes_value(set, sizeof *set);
    *set = pending;
    return 0;
}
