/* arithmetic.c - int and long. What overflows is told and goes on with the value that
 * the processor gives; a division by zero has none, so it ends the run. */
#include "guest/heart.h"

#include <limits.h>

/* Was a value found on this line that was never set? Then its garbage is what overflows. */
static bool is_garbage(U site)
{
    const struct program *p = machine.program;
    const struct log_run *run = machine.run;
    for (uint32_t i = 0; i < run->finding_count && i < LOG_FINDINGS; i++) {
        U other = run->findings[i].stack[0];
        if (strcmp(run->findings[i].code, "uninitialised-read") == 0 && other < p->site_count &&
            site < p->site_count && p->sites[other].file == p->sites[site].file &&
            p->sites[other].line == p->sites[site].line)
            return true;
    }
    return false;
}

COLD static void tell_overflow(const char *type, L a, const char *sign, L b, U site)
{
    if (is_garbage(site))
        return;
    finding_at_site("signed-overflow", site, "%ld %s %ld does not fit in %s", a, sign, b, type);
}

#define CHECKED(name, type, builtin, sign, word)                                     \
    type hook_##name(type a, type b, U site)                                         \
    {                                                                                \
        type result;                                                                 \
        if (UNLIKELY(builtin(a, b, &result)))                                        \
            tell_overflow(word, a, sign, b, site);                                   \
        return result;                                                               \
    }
CHECKED(ai, I, __builtin_add_overflow, "+", "an int")
CHECKED(si, I, __builtin_sub_overflow, "-", "an int")
CHECKED(mi, I, __builtin_mul_overflow, "*", "an int")
CHECKED(al, L, __builtin_add_overflow, "+", "a long")
CHECKED(sl, L, __builtin_sub_overflow, "-", "a long")
CHECKED(ml, L, __builtin_mul_overflow, "*", "a long")

COLD static void tell_negation(const char *type, L a, U site)
{
    if (is_garbage(site))
        return;
    finding_at_site("signed-overflow", site, "-(%ld) does not fit in %s", a, type);
}

I hook_ni(I a, U site)
{
    if (UNLIKELY(a == INT_MIN)) {
        tell_negation("an int", a, site);
        return a;
    }
    return -a;
}

L hook_nl(L a, U site)
{
    if (UNLIKELY(a == LONG_MIN)) {
        tell_negation("a long", a, site);
        return a;
    }
    return -a;
}

COLD static void by_zero(const char *sign, L a, U site)
{
    finding_last("division-by-zero", site, "%ld %s 0", a, sign);
    finding_stop();
}

#define DIVIDE(name, type, least, sign, word, operation, otherwise)                  \
    type hook_##name(type a, type b, U site)                                         \
    {                                                                                \
        if (UNLIKELY(b == 0))                                                        \
            by_zero(sign, a, site);                                                  \
        if (UNLIKELY(b == -1 && a == least)) {                                       \
            tell_overflow(word, a, sign, b, site);                                   \
            return otherwise;                                                        \
        }                                                                            \
        return a operation b;                                                        \
    }
DIVIDE(di, I, INT_MIN, "/", "an int", /, a)
DIVIDE(ri, I, INT_MIN, "%", "an int", %, 0)
DIVIDE(dl, L, LONG_MIN, "/", "a long", /, a)
DIVIDE(rl, L, LONG_MIN, "%", "a long", %, 0)

L hook_dz(L b, U site)
{
    if (UNLIKELY(b == 0)) {
        finding_last("division-by-zero", site, NULL);
        finding_stop();
    }
    return b;
}

COLD static I shift_slow(L amount, U width, U site)
{
    finding_at_site("shift-out-of-range", site, amount < 0 ? "a shift by %ld: the amount is negative"
                                                           : "a shift by %ld of a value with %u bits",
                    amount, width);
    return (I)(amount & (L)(width - 1));
}

I hook_sh(L amount, U width, U site)
{
    return LIKELY((uint64_t)amount < width) ? (I)amount : shift_slow(amount, width, site);
}

/* Told at the '}' that was reached, below the call whose result is used. */
void hook_nv(U site)
{
    struct log_finding *f = finding_at_site("no-return-value", site, NULL);
    registers->no_value = 0;
    if (!f)
        return;
    uint32_t callers[LOG_STACK];
    stack_here(callers);
    memcpy(f->stack + 1, callers, sizeof f->stack - sizeof *f->stack);
}
