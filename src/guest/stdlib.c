/* stdlib.c - conversions, arithmetic, random numbers, the end of a program. */
#include "guest/disk.h"
#include "guest/libc.h"
#include "guest/threads.h"

#include <ctype.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { HANDLERS = 64, SEED = 1 };
typedef void ending(void);
static ending *at_exit[HANDLERS], *at_quick_exit_[HANDLERS]; /* as the program knows them */
static int exit_count, quick_count;
static uint64_t random_state;

void stdlib_reset(void)
{
    exit_count = quick_count = 0;
    random_state = SEED;
    sort_reset();
}

/* ---- text to whole numbers ---- */

struct integer {
    uint64_t value; /* magnitude */
    bool negative, overflow;
};

static struct integer parse_integer(const char *s, char **ret_end, int base)
{
    struct integer n = { 0 };
    const char *start = s;
    charge_bytes(text_length(s, SIZE_MAX));
    if (base != 0 && (base < 2 || base > 36)) {
        errno_set(EINVAL);
        if (ret_end)
            writes_pointer(ret_end, s);
        return n;
    }
    while (*s == ' ' || (*s >= '\t' && *s <= '\r'))
        s++;
    n.negative = *s == '-';
    if (*s == '-' || *s == '+')
        s++;
    bool prefix = s[0] == '0' && (s[1] == 'x' || s[1] == 'X') && isxdigit((unsigned char)s[2]);
    if ((base == 0 || base == 16) && prefix) {
        base = 16;
        s += 2;
    } else if (base == 0) {
        base = *s == '0' ? 8 : 10;
    }
    bool any = false;
    for (;; s++, any = true) {
        int c = (unsigned char)*s;
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 :
                    c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
        if (digit >= base)
            break;
        if (__builtin_mul_overflow(n.value, (uint64_t)base, &n.value) ||
            __builtin_add_overflow(n.value, (uint64_t)digit, &n.value))
            n.overflow = true;
    }
    if (ret_end)
        writes_pointer(ret_end, any ? s : start);
    return n;
}

static int64_t to_signed(struct integer n)
{
    uint64_t most = n.negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
    if (n.overflow || n.value > most) {
        errno_set(ERANGE);
        return n.negative ? INT64_MIN : INT64_MAX;
    }
    return (int64_t)(n.negative ? -n.value : n.value);
}

static uint64_t to_unsigned(struct integer n)
{
    if (n.overflow) {
        errno_set(ERANGE);
        return UINT64_MAX;
    }
    return n.negative ? -n.value : n.value;
}

LIBC(long, strtol, const char *s, char **end, int base)
{
    return to_signed(parse_integer(s, end, base));
}

LIBC(long long, strtoll, const char *s, char **end, int base)
{
    return to_signed(parse_integer(s, end, base));
}

LIBC(intmax_t, strtoimax, const char *s, char **end, int base)
{
    return to_signed(parse_integer(s, end, base));
}

LIBC(unsigned long, strtoul, const char *s, char **end, int base)
{
    return to_unsigned(parse_integer(s, end, base));
}

LIBC(unsigned long long, strtoull, const char *s, char **end, int base)
{
    return to_unsigned(parse_integer(s, end, base));
}

LIBC(uintmax_t, strtoumax, const char *s, char **end, int base)
{
    return to_unsigned(parse_integer(s, end, base));
}

LIBC(int, atoi, const char *s)
{
    return (int)to_signed(parse_integer(s, NULL, 10));
}

LIBC(long, atol, const char *s)
{
    return to_signed(parse_integer(s, NULL, 10));
}

LIBC(long long, atoll, const char *s)
{
    return to_signed(parse_integer(s, NULL, 10));
}

/* ---- text to floating numbers ---- */

/* The host's strtod does the work and says so in the host's errno. */
#define FLOATING(type, name) \
    LIBC(type, name, const char *s, char **end) \
    { \
        charge_bytes(text_length(s, SIZE_MAX)); \
        char *after; \
        *__errno_location() = 0; \
        type v = name(s, &after); \
        if (*__errno_location()) \
            errno_set(*__errno_location()); \
        if (end) \
            writes_pointer(end, after); \
        return v; \
    }
FLOATING(double, strtod)
FLOATING(float, strtof)
FLOATING(long double, strtold)

LIBC(double, atof, const char *s) { return guest_strtod(s, NULL); }

/* ---- arithmetic ---- */

#define ABSOLUTE(type, unsigned_type, name, least, format) \
    LIBC(type, name, type v) \
    { \
        if (v == least) \
            finding_add("signed-overflow", #name "(" format "): there is no such positive number", v); \
        return v < 0 ? (type)-(unsigned_type)v : v; \
    }
ABSOLUTE(int, unsigned, abs, INT_MIN, "%d")
ABSOLUTE(long, unsigned long, labs, LONG_MIN, "%ld")
ABSOLUTE(long long, unsigned long long, llabs, LLONG_MIN, "%lld")
ABSOLUTE(intmax_t, uintmax_t, imaxabs, INTMAX_MIN, "%jd")

/* A struct of two comes back through its address. */
#define DIVIDE(type, name, least) \
    LIBC(void, name, void *ret, type a, type b) \
    { \
        type pair[2] = { 0, 0 }; \
        if (b == 0) { \
            finding_add("division-by-zero", #name " by 0"); \
        } else if (a == least && b == -1) { \
            finding_add("signed-overflow", #name " of the least number by -1"); \
            pair[0] = a; \
        } else { \
            pair[0] = a / b; \
            pair[1] = a % b; \
        } \
        writes(ret, sizeof pair); \
        memcpy(ret, pair, sizeof pair); \
    }
DIVIDE(int, div, INT_MIN)
DIVIDE(long, ldiv, LONG_MIN)
DIVIDE(long long, lldiv, LLONG_MIN)
DIVIDE(intmax_t, imaxdiv, INTMAX_MIN)

/* ---- random numbers: the same ones in every run ---- */

/* splitmix64. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014. */
static uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* Threads may call random() at once, and each gets another number; they may not so with
 * the others. */
static uint64_t *numbers(enum hidden what)
{
    if (what == HIDDEN_STATES)
        thread_library(LIBRARY_RANDOM);
    else
        hidden_state(what, true);
    return &random_state;
}

LIBC(int, rand, void) { return (int)(random_next(numbers(HIDDEN_RAND)) >> 33); }
LIBC(void, srand, unsigned seed) { *numbers(HIDDEN_RAND) = seed; }
LIBC(long, random, void) { return (long)(random_next(numbers(HIDDEN_STATES)) >> 33); }
LIBC(void, srandom, unsigned seed) { *numbers(HIDDEN_STATES) = seed; }
LIBC(void, srand48, long seed) { *numbers(HIDDEN_DRAND48) = (uint64_t)seed; }
LIBC(double, drand48, void)
{
    return (double)(random_next(numbers(HIDDEN_DRAND48)) >> 11) * 0x1p-53;
}

LIBC(int, rand_r, unsigned *seed)
{
    reads_value(seed, sizeof *seed);
    uint64_t state = *seed;
    int v = (int)(random_next(&state) >> 33);
    writes_value(seed, sizeof *seed);
    *seed = (unsigned)(state ^ state >> 32);
    return v;
}

/* ---- the end ---- */

/* A bad function is told where it is registered, not when it is called. */
static int add_ending(ending *list[HANDLERS], int *count, ending *fn)
{
    callback(fn, "v()");
    thread_library(LIBRARY_ATEXIT);
    if (*count == HANDLERS)
        return -1;
    list[(*count)++] = fn;
    return 0;
}

static void run_endings(ending *list[HANDLERS], int *count)
{
    while (*count > 0) {
        ending *fn = callback(list[--*count], "v()");
        fn();
    }
}

LIBC(int, atexit, ending *fn) { return add_ending(at_exit, &exit_count, fn); }
LIBC(int, at_quick_exit, ending *fn) { return add_ending(at_quick_exit_, &quick_count, fn); }

void stdlib_run_atexit(void)
{
    run_endings(at_exit, &exit_count);
}

void guest_exit(int code)
{
    threads_exit_turn();
    stdlib_run_atexit();
    disk_end();
    machine_end(OUTCOME_EXITED, code & 0xff);
}

LIBC(void, quick_exit, int code)
{
    run_endings(at_quick_exit_, &quick_count);
    machine_end(OUTCOME_EXITED, code & 0xff);
}

LIBC(void, _Exit, int code)
{
    machine_end(OUTCOME_EXITED, code & 0xff);
}

LIBC(void, _exit, int code)
{
    machine_end(OUTCOME_EXITED, code & 0xff);
}
