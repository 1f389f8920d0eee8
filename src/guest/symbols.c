/* symbols.c - the table name -> address that the judge hands to libtcc, and what the
 * front-end asks of it: is there such a function?
 *
 * OURS(X) lists the functions of this room, which are called guest_NAME in our
 * sources; MATHS(M) those of math.c, three of each name; others[] the variables that
 * headers declare, which become static objects of the program and are set before main.
 * A name that is in none of them is a link error in the program.
 * tests/guest/symbols_test.c compares the lists with the headers. */
#include "base/hash.h"
#include "guest/guest.h"
#include "guest/headers.h"

#include <string.h>

/* clang-format off */
#define OURS(X) \
    /* heap.c */ \
    X(malloc) X(calloc) X(free) X(realloc) X(reallocarray) X(aligned_alloc) X(memalign) \
    X(posix_memalign) X(malloc_usable_size) X(strdup) X(strndup) \
    /* stream.c */ \
    X(fopen) X(fdopen) X(fmemopen) X(open_memstream) X(fclose) X(freopen) X(tmpfile) X(tmpnam) \
    X(fseek) X(fseeko) X(ftell) X(ftello) X(rewind) X(fgetpos) X(fsetpos) X(feof) X(ferror) \
    X(clearerr) X(fflush) X(setvbuf) X(setbuf) X(fileno) \
    /* stdio.c */ \
    X(fgetc) X(getc) X(getchar) X(ungetc) X(fgets) X(fread) X(getdelim) X(getline) X(fputc) \
    X(putc) X(putchar) X(fputs) X(puts) X(fwrite) X(vfprintf) X(vprintf) X(fprintf) X(printf) \
    X(vdprintf) X(dprintf) X(perror) X(flockfile) X(ftrylockfile) X(funlockfile) \
    X(getc_unlocked) X(getchar_unlocked) X(putc_unlocked) X(putchar_unlocked) \
    /* format.c */ \
    X(vsnprintf) X(vsprintf) X(snprintf) X(sprintf) X(vasprintf) X(asprintf) \
    /* scan.c */ \
    X(vfscanf) X(vscanf) X(vsscanf) X(fscanf) X(scanf) X(sscanf) \
    /* files.c */ \
    X(remove) X(unlink) X(rename) X(access) X(truncate) X(chmod) X(stat) X(lstat) X(fstat) \
    X(getcwd) X(chdir) \
    /* descriptors.c */ \
    X(close) X(open) X(creat) X(mkstemp) X(dup) X(dup2) X(read) X(write) X(lseek) X(ftruncate) \
    X(fsync) X(isatty) X(fcntl) \
    /* stdlib.c */ \
    X(strtol) X(strtoll) X(strtoimax) X(strtoul) X(strtoull) X(strtoumax) X(atoi) X(atol) \
    X(atoll) X(atof) X(rand) X(srand) X(random) X(srandom) X(drand48) X(srand48) X(rand_r) \
    X(atexit) X(at_quick_exit) X(quick_exit) X(_Exit) X(_exit) X(strtod) X(strtof) X(strtold) \
    X(abs) X(labs) X(llabs) X(imaxabs) X(div) X(ldiv) X(lldiv) X(imaxdiv) X(exit) \
    /* sort.c */ \
    X(qsort) X(qsort_r) X(bsearch) \
    /* string.c */ \
    X(memcpy) X(mempcpy) X(memmove) X(memset) X(memcmp) X(memchr) X(memrchr) \
    X(memccpy) X(memmem) X(strlen) X(strnlen) X(strcmp) X(strcoll) X(strncmp) X(strncasecmp) \
    X(strcasecmp) X(strcpy) X(stpcpy) X(strncpy) X(stpncpy) X(strcat) X(strncat) X(strlcpy) \
    X(strlcat) X(strxfrm) X(strchr) X(strchrnul) X(strrchr) \
    X(strstr) X(strcasestr) X(strspn) X(strcspn) X(strpbrk) X(strtok_r) X(strtok) \
    X(strsep) X(bzero) X(explicit_bzero) X(bcopy) X(bcmp) X(ffs) X(ffsl) X(ffsll) \
    /* ctype.c */ \
    X(isascii) X(toascii) X(tolower) X(toupper) X(towlower) X(towupper) X(isalpha) X(isdigit) \
    X(isalnum) X(isupper) X(islower) X(isxdigit) X(isspace) X(isblank) X(iscntrl) X(isprint) \
    X(isgraph) X(ispunct) X(iswalnum) X(iswalpha) X(iswblank) X(iswcntrl) X(iswdigit) \
    X(iswgraph) X(iswlower) X(iswprint) X(iswpunct) X(iswspace) X(iswupper) X(iswxdigit) \
    /* wide.c */ \
    X(mblen) X(mbtowc) X(wctomb) X(mbstowcs) X(wcstombs) X(mbsinit) X(mbrtowc) X(mbrlen) \
    X(wcrtomb) X(btowc) X(wctob) X(wcslen) X(wcsnlen) X(wcsncmp) X(wcscmp) X(wcscoll) \
    X(wmemcpy) X(wmemmove) X(wmemset) X(wmemcmp) X(wmemchr) X(wcscpy) X(wcsncpy) X(wcscat) \
    X(wcsncat) X(wcsdup) X(wcschr) X(wcsrchr) X(wcsstr) X(wcsspn) X(wcscspn) X(wcspbrk) \
    X(wcstok) \
    /* clock.c */ \
    X(time) X(clock) X(clock_gettime) X(clock_getres) X(timespec_get) X(gettimeofday) \
    X(nanosleep) X(sleep) X(usleep) X(difftime) X(gmtime_r) X(localtime_r) X(gmtime) \
    X(localtime) X(mktime) X(timegm) X(strftime) X(asctime_r) X(asctime) X(ctime) X(ctime_r) \
    /* errors.c */ \
    X(__errno_location) X(strerror) X(strerror_r) X(strsignal) X(__assert_fail) \
    /* signals.c */ \
    X(signal) X(sigaction) X(raise) X(abort) X(sigemptyset) X(sigfillset) X(sigaddset) \
    X(sigdelset) X(sigismember) X(sigprocmask) X(sigpending) \
    /* locale.c */ \
    X(setlocale) X(localeconv) \
    /* options.c */ \
    X(getopt) \
    /* threads: pthread.c, attributes.c */ \
    X(pthread_create) X(pthread_join) X(pthread_detach) X(pthread_exit) X(pthread_self) \
    X(pthread_equal) X(__cleanup_push) X(__cleanup_pop) X(sched_yield) \
    X(pthread_attr_init) X(pthread_attr_destroy) X(pthread_attr_setdetachstate) \
    X(pthread_attr_getdetachstate) X(pthread_attr_setstacksize) X(pthread_attr_getstacksize) \
    X(pthread_attr_setguardsize) X(pthread_attr_getguardsize) X(pthread_attr_setscope) \
    X(pthread_attr_getscope) X(pthread_mutexattr_init) X(pthread_mutexattr_destroy) \
    X(pthread_mutexattr_settype) X(pthread_mutexattr_gettype) X(pthread_mutexattr_setpshared) \
    X(pthread_mutexattr_getpshared) X(pthread_mutexattr_setrobust) X(pthread_mutexattr_getrobust) \
    X(pthread_mutexattr_setprotocol) X(pthread_mutexattr_getprotocol) X(pthread_condattr_init) \
    X(pthread_condattr_destroy) X(pthread_condattr_setclock) X(pthread_condattr_getclock) \
    X(pthread_condattr_setpshared) X(pthread_condattr_getpshared) X(pthread_rwlockattr_init) \
    X(pthread_rwlockattr_destroy) X(pthread_rwlockattr_setpshared) X(pthread_rwlockattr_getpshared) \
    X(pthread_barrierattr_init) X(pthread_barrierattr_destroy) X(pthread_barrierattr_setpshared) \
    X(pthread_barrierattr_getpshared) \
    /* mutex.c, condition.c, rwlock.c, barrier.c, once.c, keys.c, semaphore.c */ \
    X(pthread_mutex_init) X(pthread_mutex_destroy) X(pthread_mutex_lock) X(pthread_mutex_trylock) \
    X(pthread_mutex_timedlock) X(pthread_mutex_unlock) X(pthread_mutex_consistent) \
    X(pthread_spin_init) X(pthread_spin_destroy) X(pthread_spin_lock) X(pthread_spin_trylock) \
    X(pthread_spin_unlock) X(pthread_cond_init) X(pthread_cond_destroy) X(pthread_cond_wait) \
    X(pthread_cond_timedwait) X(pthread_cond_signal) X(pthread_cond_broadcast) \
    X(pthread_rwlock_init) X(pthread_rwlock_destroy) X(pthread_rwlock_rdlock) \
    X(pthread_rwlock_tryrdlock) X(pthread_rwlock_timedrdlock) X(pthread_rwlock_wrlock) \
    X(pthread_rwlock_trywrlock) X(pthread_rwlock_timedwrlock) X(pthread_rwlock_unlock) \
    X(pthread_barrier_init) X(pthread_barrier_destroy) X(pthread_barrier_wait) X(pthread_once) \
    X(pthread_key_create) X(pthread_key_delete) X(pthread_setspecific) X(pthread_getspecific) \
    X(sem_init) X(sem_destroy) X(sem_wait) X(sem_trywait) X(sem_timedwait) X(sem_post) \
    X(sem_getvalue) \
    /* c11threads.c */ \
    X(thrd_create) X(thrd_join) X(thrd_detach) X(thrd_exit) X(thrd_current) X(thrd_equal) \
    X(thrd_sleep) X(thrd_yield) X(mtx_init) X(mtx_destroy) X(mtx_lock) X(mtx_trylock) \
    X(mtx_timedlock) X(mtx_unlock) X(cnd_init) X(cnd_destroy) X(cnd_wait) X(cnd_timedwait) \
    X(cnd_signal) X(cnd_broadcast) X(call_once) X(tss_create) X(tss_delete) X(tss_set) X(tss_get) \
    /* environment.c */ \
    X(getenv) X(setenv) X(unsetenv) \
    /* system.c */ \
    X(getpid) X(getppid) X(getuid) X(system) X(kill) \
    /* runtime.c, jump.c */ \
    X(__floatundisf) X(__floatundidf) X(__floatundixf) X(__fixunssfdi) X(__fixunsdfdi) \
    X(__fixunsxfdi) X(__fixsfdi) X(__fixdfdi) X(__fixxfdi) X(__fpclassifyf) X(__fpclassify) \
    X(__fpclassifyl) X(__signbitl) X(longjmp) \
    /* costs.c */ \
    X(freehold_blocks) X(freehold_bytes) X(freehold_allocations) X(freehold_steps) \
    X(freehold_accesses) X(freehold_failures) X(freehold_request_begin) X(freehold_request_end) X(freehold_mark) \
    /* builtin.c */ \
    X(__builtin_ones) X(__builtin_leading) X(__builtin_trailing) X(__builtin_swap) \
    X(__builtin_exact)

#define MATHS(M) \
    M(sin) M(cos) M(tan) M(asin) M(acos) M(atan) M(sinh) M(cosh) M(tanh) M(asinh) M(acosh) \
    M(atanh) M(exp) M(exp2) M(expm1) M(log) M(log2) M(log10) M(log1p) M(sqrt) M(cbrt) M(fabs) \
    M(floor) M(ceil) M(trunc) M(round) M(rint) M(nearbyint) M(erf) M(erfc) M(tgamma) M(lgamma) \
    M(logb) M(atan2) M(pow) M(hypot) M(fmod) M(remainder) M(copysign) M(nextafter) M(fmax) \
    M(fmin) M(fdim) M(ldexp) M(scalbn) M(scalbln) M(nexttoward) M(fma) M(ilogb) M(lround) \
    M(lrint) M(llround) M(llrint) M(frexp) M(modf) M(remquo) M(nan)
#define THREE(X, name) X(name) X(name##f) X(name##l)
/* clang-format on */

/* Here only the addresses matter, so one type does for all functions. */
#define DECLARE(name) extern void guest_##name(void);
#define DECLARE_THREE(name) THREE(DECLARE, name)
OURS(DECLARE)
MATHS(DECLARE_THREE)

#define ENTRY(name) { #name, (const void *)guest_##name },
#define ENTRY_THREE(name) THREE(ENTRY, name)
static const struct guest_symbol symbols[] = { OURS(ENTRY) MATHS(ENTRY_THREE) };
static const char *const variables[] = { "stdin", "stdout", "stderr", "optarg", "optind", "opterr",
                                         "optopt", "environ" };

const struct guest_symbol *guest_symbols(size_t *ret_count)
{
    *ret_count = COUNT(symbols);
    return symbols;
}

/* ---- is there such a name? asked for every function a program calls ---- */


enum { SLOTS = 4096 };
_Static_assert(COUNT(symbols) * 2 < SLOTS, "the table of names is half empty");
static uint16_t slots[SLOTS]; /* 0: empty; else an index into symbols, from 1 */

static size_t hash(struct str s) { return fnv32(FNV32_START, s.at, s.len) % SLOTS; }

static void fill_slots(void)
{
    for (size_t i = 0; i < COUNT(symbols); i++) {
        size_t k = hash(str_from(symbols[i].name));
        while (slots[k])
            k = (k + 1) % SLOTS;
        slots[k] = (uint16_t)(i + 1);
    }
}

bool guest_library_has(struct str name, bool function)
{
    static bool filled;
    if (!filled)
        fill_slots();
    filled = true;
    for (size_t k = hash(name); slots[k]; k = (k + 1) % SLOTS)
        if (str_is(name, symbols[slots[k] - 1].name))
            return function;
    for (size_t i = 0; i < COUNT(variables); i++)
        if (str_is(name, variables[i]))
            return !function;
    return function && (str_is(name, "setjmp") || str_is(name, "sigsetjmp")); /* hooks, no calls */
}

/* ---- the headers ---- */

struct str guest_header(struct str name)
{
    for (const struct embedded_header *h = embedded_headers; h->name; h++)
        if (str_is(name, h->name))
            return str_from(h->text);
    return (struct str){ NULL, 0 };
}

const char *guest_header_name(size_t n)
{
    for (const struct embedded_header *h = embedded_headers; h->name; h++, n--)
        if (n == 0)
            return h->name;
    return NULL;
}
