/* system.c - signal.h, locale.h, errno, assert, getopt and the little of unistd.h that
 * makes sense on a machine without an operating system. */
#include "guest/machine.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>

typedef void handler(int);
enum { SIGNALS = 65 };
#define DEFAULT ((handler *)0)
#define IGNORE ((handler *)1)
#define FAILED ((handler *)-1)
static handler *handlers[SIGNALS];

char *guest_optarg;
int guest_optind, guest_opterr, guest_optopt;
static const char *option; /* what is left of "-abc"; NULL between arguments */

void system_reset(void)
{
    memset(handlers, 0, sizeof handlers);
    guest_optarg = NULL;
    guest_optind = guest_opterr = 1;
    guest_optopt = 0;
    option = NULL;
}

LIBC(int *, __errno_location, void) { return &errno; }

/* ---- signals: only those a program raises itself ---- */

LIBC(handler *, signal, int number, handler *fn)
{
    if (number <= 0 || number >= SIGNALS || number == SIGKILL || number == SIGSTOP) {
        errno = EINVAL;
        return FAILED;
    }
    handler *before = handlers[number];
    handlers[number] = fn;
    return before;
}

static bool ignored_by_default(int number)
{
    return number == SIGCHLD || number == SIGURG || number == SIGWINCH || number == SIGCONT;
}

LIBC(int, raise, int number)
{
    if (number <= 0 || number >= SIGNALS) {
        errno = EINVAL;
        return -1;
    }
    handler *fn = handlers[number];
    if (fn == IGNORE || (fn == DEFAULT && ignored_by_default(number)))
        return 0;
    if (fn != DEFAULT) {
        handlers[number] = DEFAULT;
        fn(number);
        if (handlers[number] == DEFAULT)
            handlers[number] = fn;
        return 0;
    }
    if (number == SIGABRT)
        finding_add("abort", NULL);
    machine.run->signal = number;
    machine_end(number == SIGABRT ? OUTCOME_ABORTED : OUTCOME_CRASHED, 128 + number);
    return 0;
}

LIBC(void, abort, void)
{
    handler *fn = handlers[SIGABRT];
    if (fn != DEFAULT && fn != IGNORE)
        fn(SIGABRT);
    finding_add("abort", NULL);
    machine.run->signal = SIGABRT;
    machine_end(OUTCOME_ABORTED, 128 + SIGABRT);
}

/* ---- assert ---- */

static void complain(const char *s)
{
    console_write(2, s, strlen(s));
}

LIBC(void, __assert_fail, const char *expression, const char *file, unsigned line,
     const char *function)
{
    char digits[12], *p = digits + sizeof digits - 1;
    *p = '\0';
    do
        *--p = (char)('0' + line % 10);
    while (line /= 10);
    finding_add("assertion-failed", "%.140s", expression);
    complain(file);
    complain(":");
    complain(p);
    complain(": ");
    complain(function);
    complain(": Assertion `");
    complain(expression);
    complain("' failed.\n");
    machine.run->signal = SIGABRT;
    machine_end(OUTCOME_ABORTED, 128 + SIGABRT);
}

/* ---- getopt, as POSIX has it: what is no option ends the options ---- */

static int bad_option(char *const *argv, const char *known, const char *what)
{
    char quoted[] = "'?'\n";
    quoted[1] = (char)guest_optopt;
    if (guest_opterr && *known != ':') {
        complain(argv[0] ? argv[0] : "");
        complain(what);
        complain(quoted);
    }
    return '?';
}

LIBC(int, getopt, int argc, char *const *argv, const char *known)
{
    guest_optarg = NULL;
    if (!option || !*option) {
        option = NULL;
        const char *word = guest_optind < argc ? argv[guest_optind] : NULL;
        if (!word || word[0] != '-' || !word[1])
            return -1;
        if (strcmp(word, "--") == 0) {
            guest_optind++;
            return -1;
        }
        option = word + 1;
    }
    guest_optopt = (unsigned char)*option++;
    guest_optind += *option == '\0';
    const char *entry = guest_optopt == ':' ? NULL : strchr(known, guest_optopt);
    if (!entry)
        return bad_option(argv, known, ": invalid option -- ");
    if (entry[1] != ':')
        return guest_optopt;
    if (*option) {
        guest_optarg = (char *)option;
        guest_optind++;
    } else if (guest_optind < argc) {
        guest_optarg = argv[guest_optind++];
    }
    option = NULL;
    if (guest_optarg)
        return guest_optopt;
    bad_option(argv, known, ": option requires an argument -- ");
    return *known == ':' ? ':' : '?';
}

/* ---- locale.h: the C locale and nothing else ---- */

struct lconv {
    char *decimal_point, *thousands_sep, *grouping, *int_curr_symbol, *currency_symbol,
        *mon_decimal_point, *mon_thousands_sep, *mon_grouping, *positive_sign, *negative_sign;
    char int_frac_digits, frac_digits, p_cs_precedes, p_sep_by_space, n_cs_precedes,
        n_sep_by_space, p_sign_posn, n_sign_posn, int_p_cs_precedes, int_p_sep_by_space,
        int_n_cs_precedes, int_n_sep_by_space, int_p_sign_posn, int_n_sign_posn;
};

LIBC(char *, setlocale, int category, const char *name)
{
    static char c_locale[2];
    memcpy(c_locale, "C", 2);
    if (category < 0 || category > 6)
        return NULL;
    bool known = !name || !*name || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
    return known ? c_locale : NULL;
}

LIBC(struct lconv *, localeconv, void)
{
    static struct lconv conv;
    static char point[2], empty[1];
    memcpy(point, ".", 2);
    empty[0] = '\0';
    conv = (struct lconv){ point, empty, empty, empty, empty, empty, empty, empty, empty, empty,
                           CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX,
                           CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX, CHAR_MAX };
    return &conv;
}

/* ---- unistd.h: the three standard descriptors ---- */

LIBC(ssize_t, read, int fd, void *to, size_t n)
{
    if (fd == 0) {
        size_t got = console_read(to, n);
        writes(to, got);
        return (ssize_t)got;
    }
    errno = EBADF;
    return -1;
}

LIBC(ssize_t, write, int fd, const void *from, size_t n)
{
    if (fd == 1 || fd == 2) {
        reads(from, n);
        console_write(fd, from, n);
        return (ssize_t)n;
    }
    errno = EBADF;
    return -1;
}

LIBC(int, isatty, int fd)
{
    errno = fd >= 0 && fd <= 2 ? ENOTTY : EBADF;
    return 0;
}

LIBC(int, getpid, void) { return 4242; }
LIBC(int, getppid, void) { return 1; }
