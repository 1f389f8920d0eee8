/* symbols.c - the table name -> address that the judge hands to libtcc.
 *
 * OURS(X) lists the functions of this room, which are called guest_NAME in our
 * sources. HOSTS(X) lists host functions that programs call directly: only the
 * maths library, which keeps no state but errno, allocates nothing and makes no
 * system call. A name that is in neither list is a link error in the program.
 * tests/guest/symbols_test.c compares the lists with the headers. */
#include "guest/guest.h"
#include "guest/headers.h"

#include <math.h>
#include <string.h>

/* clang-format off */
#define OURS(X) \
    /* heap.c */ \
    X(malloc) X(calloc) X(free) X(realloc) X(reallocarray) X(aligned_alloc) X(memalign) \
    X(posix_memalign) X(malloc_usable_size) X(strdup) X(strndup) \
    /* stream.c */ \
    X(fopen) X(fclose) X(freopen) X(tmpfile) X(remove) X(rename) X(fseek) X(ftell) X(rewind) \
    X(fgetpos) X(fsetpos) X(feof) X(ferror) X(clearerr) X(fflush) X(setvbuf) X(setbuf) \
    X(fileno) \
    /* stdio.c */ \
    X(fgetc) X(getc) X(getchar) X(ungetc) X(fgets) X(fread) X(getdelim) X(getline) X(fputc) \
    X(putc) X(putchar) X(fputs) X(puts) X(fwrite) X(vfprintf) X(vprintf) X(fprintf) \
    X(printf) X(perror) \
    /* format.c */ \
    X(vsnprintf) X(vsprintf) X(snprintf) X(sprintf) X(vasprintf) X(asprintf) \
    /* scan.c */ \
    X(vfscanf) X(vscanf) X(vsscanf) X(fscanf) X(scanf) X(sscanf) \
    /* stdlib.c */ \
    X(strtol) X(strtoll) X(strtoimax) X(strtoul) X(strtoull) X(strtoumax) X(atoi) X(atol) \
    X(atoll) X(strtod) X(strtof) X(strtold) X(atof) X(abs) X(labs) X(llabs) X(imaxabs) \
    X(div) X(ldiv) X(lldiv) X(imaxdiv) X(rand) X(srand) X(random) X(srandom) X(rand_r) \
    X(getenv) X(system) X(atexit) X(at_quick_exit) X(quick_exit) X(_Exit) X(_exit) X(exit) \
    /* sort.c */ \
    X(qsort) X(qsort_r) X(bsearch) \
    /* string.c */ \
    X(memcpy) X(mempcpy) X(memmove) X(memset) X(memcmp) X(memchr) X(memrchr) X(memccpy) \
    X(memmem) X(strlen) X(strnlen) X(strcmp) X(strncmp) X(strcoll) X(strncasecmp) \
    X(strcasecmp) X(strcpy) X(stpcpy) X(stpncpy) X(strncpy) X(strcat) X(strncat) X(strlcpy) \
    X(strlcat) X(strxfrm) X(strchrnul) X(strchr) X(strrchr) X(strstr) X(strcasestr) \
    X(strspn) X(strcspn) X(strpbrk) X(strtok_r) X(strtok) X(strsep) X(bzero) \
    X(explicit_bzero) X(bcopy) X(bcmp) X(ffs) X(strerror) X(strsignal) \
    /* ctype.c */ \
    X(isalpha) X(isdigit) X(isalnum) X(isupper) X(islower) X(isxdigit) X(isspace) X(isblank) \
    X(iscntrl) X(isprint) X(isgraph) X(ispunct) X(isascii) X(tolower) X(toupper) \
    X(iswalnum) X(iswalpha) X(iswblank) X(iswcntrl) X(iswdigit) X(iswgraph) X(iswlower) \
    X(iswprint) X(iswpunct) X(iswspace) X(iswupper) X(iswxdigit) X(towlower) X(towupper) \
    /* wide.c */ \
    X(mblen) X(mbtowc) X(wctomb) X(mbstowcs) X(wcstombs) X(wcslen) X(wcsncmp) X(wcscmp) \
    X(wmemcpy) X(wmemset) X(wcscpy) X(wcsncpy) X(wcscat) X(wcschr) X(wcsrchr) X(wcsstr) \
    /* clock.c */ \
    X(time) X(clock) X(clock_gettime) X(timespec_get) X(gettimeofday) X(nanosleep) X(sleep) \
    X(usleep) X(difftime) X(gmtime_r) X(localtime_r) X(gmtime) X(localtime) X(mktime) \
    X(timegm) X(strftime) X(asctime_r) X(asctime) X(ctime) X(ctime_r) \
    /* system.c */ \
    X(__errno_location) X(signal) X(raise) X(abort) X(__assert_fail) X(setlocale) \
    X(localeconv) X(read) X(write) X(isatty) X(getpid) X(getppid) \
    X(getopt) \
    /* runtime.c */ \
    X(__va_arg) X(__floatundisf) X(__floatundidf) X(__floatundixf) X(__fixunssfdi) \
    X(__fixunsdfdi) X(__fixunsxfdi) X(__fixsfdi) X(__fixdfdi) X(__fixxfdi) X(__fpclassifyf) \
    X(__fpclassify) X(__fpclassifyl) X(__signbitl) X(alloca) X(setjmp) X(longjmp) \
    /* builtin.c */ \
    X(__builtin_ones) X(__builtin_leading) X(__builtin_trailing) X(__builtin_swap) \
    X(__builtin_exact)

#define HOSTS(X) \
    X(sin) X(cos) X(tan) X(asin) X(acos) X(atan) X(sinh) X(cosh) X(tanh) X(asinh) X(acosh) \
    X(atanh) X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(log1p) X(sqrt) X(cbrt) \
    X(fabs) X(floor) X(ceil) X(trunc) X(round) X(rint) X(nearbyint) X(erf) X(erfc) X(tgamma) \
    X(lgamma) X(logb) X(atan2) X(pow) X(hypot) X(fmod) X(remainder) X(copysign) X(nextafter) \
    X(fmax) X(fmin) X(fdim) X(fma) X(frexp) X(ldexp) X(modf) X(scalbn) X(scalbln) X(remquo) \
    X(nexttoward) X(nan) X(ilogb) X(lround) X(lrint) X(llround) X(llrint) X(sinf) X(cosf) \
    X(tanf) X(asinf) X(acosf) X(atanf) X(sinhf) X(coshf) X(tanhf) X(asinhf) X(acoshf) \
    X(atanhf) X(expf) X(exp2f) X(expm1f) X(logf) X(log2f) X(log10f) X(log1pf) X(sqrtf) \
    X(cbrtf) X(fabsf) X(floorf) X(ceilf) X(truncf) X(roundf) X(rintf) X(nearbyintf) X(erff) \
    X(erfcf) X(tgammaf) X(lgammaf) X(logbf) X(atan2f) X(powf) X(hypotf) X(fmodf) \
    X(remainderf) X(copysignf) X(nextafterf) X(fmaxf) X(fminf) X(fdimf) X(fmaf) X(frexpf) \
    X(ldexpf) X(modff) X(scalbnf) X(scalblnf) X(remquof) X(nexttowardf) X(nanf) X(ilogbf) \
    X(lroundf) X(lrintf) X(llroundf) X(llrintf) X(sinl) X(cosl) X(tanl) X(asinl) X(acosl) \
    X(atanl) X(sinhl) X(coshl) X(tanhl) X(asinhl) X(acoshl) X(atanhl) X(expl) X(exp2l) \
    X(expm1l) X(logl) X(log2l) X(log10l) X(log1pl) X(sqrtl) X(cbrtl) X(fabsl) X(floorl) \
    X(ceill) X(truncl) X(roundl) X(rintl) X(nearbyintl) X(erfl) X(erfcl) X(tgammal) \
    X(lgammal) X(logbl) X(atan2l) X(powl) X(hypotl) X(fmodl) X(remainderl) X(copysignl) \
    X(nextafterl) X(fmaxl) X(fminl) X(fdiml) X(fmal) X(frexpl) X(ldexpl) X(modfl) X(scalbnl) \
    X(scalblnl) X(remquol) X(nexttowardl) X(nanl) X(ilogbl) X(lroundl) X(lrintl) X(llroundl) \
    X(llrintl)
/* clang-format on */

/* Here only the addresses matter, so one type does for all functions. */
#define DECLARE(name) extern void guest_##name(void);
OURS(DECLARE)
extern void *guest_stdin, *guest_stdout, *guest_stderr;
extern char *guest_optarg;
extern int guest_optind, guest_opterr, guest_optopt;

#define OUR_ENTRY(name) { #name, (const void *)guest_##name },
#define HOST_ENTRY(name) { #name, (const void *)name },
static const struct guest_symbol symbols[] = {
    OURS(OUR_ENTRY)
    HOSTS(HOST_ENTRY)
    { "stdin", &guest_stdin },
    { "stdout", &guest_stdout },
    { "stderr", &guest_stderr },
    { "optarg", &guest_optarg },
    { "optind", &guest_optind },
    { "opterr", &guest_opterr },
    { "optopt", &guest_optopt },
};

const struct guest_symbol *guest_symbols(size_t *ret_count)
{
    *ret_count = COUNT(symbols);
    return symbols;
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
