/* printf, scanf and the conversions of stdlib.h against the host's libc: every
 * flag, width, precision, length and conversion over awkward values. */
#pragma GCC diagnostic ignored "-Wformat"
#pragma GCC diagnostic ignored "-Wformat-security"
#pragma GCC diagnostic ignored "-Wformat-y2k"
#include "plain_memory.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <time.h>

int guest_snprintf(char *, size_t, const char *, V);
int guest_sprintf(char *, const char *, V);
int guest_sscanf(const char *, const char *, V);
long guest_strtol(const char *, char **, int);
unsigned long guest_strtoul(const char *, char **, int);
double guest_strtod(const char *, char **);
struct tm *guest_gmtime_r(const time_t *, struct tm *);
time_t guest_timegm(struct tm *);
size_t guest_strftime(char *, size_t, const char *, const struct tm *);
#define host_errno (*(__errno_location)())

#define compare(format, ...)                                                   \
    do {                                                                       \
        static char want_[40000], got_[40000];                                 \
        int w_ = snprintf(want_, sizeof want_, format, __VA_ARGS__);           \
        int g_ = guest_snprintf(got_, sizeof got_, format, ARGUMENTS(__VA_ARGS__));          \
        checks++;                                                              \
        if (w_ != g_ || strcmp(want_, got_) != 0)                              \
            fail_msg("\"%s\": want %d \"%.300s\", got %d \"%.300s\"", format, w_, want_, g_, got_); \
    } while (0)
static long checks;

/* Calls fn with every combination of flags, width and precision in a format. */
static void each_format(const char *length, const char *conversions, void (*fn)(const char *))
{
    static const char *const widths[] = { "", "7", "22" };
    static const char *const precisions[] = { "", ".", ".1", ".3", ".25" };
    for (int flags = 0; flags < 32; flags++)
        for (size_t w = 0; w < COUNT(widths); w++)
            for (size_t p = 0; p < COUNT(precisions); p++)
                for (const char *c = conversions; *c; c++) {
                    char format[40];
                    snprintf(format, sizeof format, "[%%%s%s%s%s%s%s%s%s%c]", flags & 1 ? "-" : "",
                             flags & 2 ? "+" : "", flags & 4 ? " " : "", flags & 8 ? "#" : "",
                             flags & 16 ? "0" : "", widths[w], precisions[p], length, *c);
                    fn(format);
                }
}

static const long long wholes[] = { 0, 1, -1, 7, 8, 42, -100, 127, 128, -128, 255, 256, 32767,
                                    -32768, 65535, 2147483647, -2147483647 - 1, 4294967295,
                                    1234567890123, LLONG_MAX, LLONG_MIN };

static void ints(const char *f)
{
    for (size_t i = 0; i < COUNT(wholes); i++)
        compare(f, (int)wholes[i]);
}
static void longs(const char *f)
{
    for (size_t i = 0; i < COUNT(wholes); i++)
        compare(f, wholes[i]);
}

static void test_integers(void **state)
{
    (void)state;
    each_format("", "diouxX", ints);
    each_format("hh", "diouxX", ints);
    each_format("h", "diouxX", ints);
    each_format("l", "diouxX", longs);
    each_format("ll", "diouxX", longs);
    each_format("j", "dx", longs);
    each_format("z", "uo", longs);
    each_format("t", "d", longs);
    assert_true(checks > 100000);
}

static const double doubles[] = {
    0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 3.5, 0.1, 0.25, 9.5, 9.999999, 99.95, 123.456, -123456.789,
    999999.5, 1e5, 1e6, 123456789.0, 1e15, 1e16, 1e17, 1e22, 1e23, 1e100, 1e-4, 1e-5, 9.9999e-5,
    1.25e-10, 1e-100, 3.141592653589793, 2.718281828459045, 1.0 / 3, 2.0 / 3, 5e-324, 2.2250738585072014e-308,
    1.7976931348623157e308, 0.045, 0.055, 1e-7, 4.35, 0.000123456789, 6.02214076e23,
};

/* The host's "%#g" drops zeros that the standard keeps when rounding makes the
 * number longer: 999999.5 is "1.00000e+06". Those are left out. */
static bool host_is_wrong(const char *f, double v)
{
    if (!strchr(f, '#') || !strpbrk(f, "gG"))
        return false;
    static const double longer[] = { 9.5, 9.999999, 99.95, 999999.5, 9.9999e-5 };
    for (size_t i = 0; i < COUNT(longer); i++)
        if (v == longer[i])
            return true;
    return false;
}

static void floats(const char *f)
{
    for (size_t i = 0; i < COUNT(doubles); i++)
        if (!host_is_wrong(f, doubles[i]))
            compare(f, doubles[i]);
    compare(f, INFINITY);
    compare(f, -INFINITY);
    compare(f, NAN);
}
static void long_floats(const char *f)
{
    for (size_t i = 0; i < COUNT(doubles); i++)
        if (!host_is_wrong(f, doubles[i]))
            compare(f, (long double)doubles[i] * 1.0000000000000000001L);
    compare(f, LDBL_EPSILON);
    compare(f, (long double)INFINITY);
}

static void test_doubles(void **state)
{
    (void)state;
    each_format("", "fFeEgG", floats);
}

static void test_hex_doubles(void **state)
{
    (void)state;
    each_format("", "aA", floats);
    each_format("L", "aA", long_floats);
}

static void test_long_doubles(void **state)
{
    (void)state;
    each_format("L", "feg", long_floats);
    compare("%Lf %Lg %La", LDBL_MAX, LDBL_MAX, LDBL_MAX);
    compare("%Le %Lg %La", LDBL_MIN, LDBL_MIN, LDBL_MIN);
    compare("%.12000Lf", LDBL_TRUE_MIN);
    compare("%Lg %.40Le", LDBL_TRUE_MIN, LDBL_TRUE_MIN);
    compare("%.1100f", 5e-324);
    compare("%.*f|%*d|%-*d|", 3, 2.0, 6, 42, -6, 42);
    compare("%.*d|%*d|", -3, 42, -6, 42);
}

/* Numbers of every size, all digits. */
static void test_random_doubles(void **state)
{
    (void)state;
    uint64_t seed = 12345;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        double v;
        uint64_t bits = seed ^ seed >> 29;
        memcpy(&v, &bits, sizeof v);
        if (!isfinite(v))
            continue;
        compare("%.17g %g %e %.3e", v, v, v, v);
        compare("%f %.0f %a", v, v, v);
        compare("%.2f %.10f", fmod(v, 1e6), fmod(v, 1e3));
    }
}

static void strings(const char *f)
{
    compare(f, "");
    compare(f, "hello");
    compare(f, "a longer string than any of the widths");
}

static void test_text(void **state)
{
    (void)state;
    each_format("", "s", strings);
    compare("%c%c%5c|%-5c|", 'a', 0x62, 'c', 'd');
    compare("%% %5% %d", 3);
    compare("%p|%20p|%-20p|", (void *)0x1234, (void *)0xffffffffffff, (void *)1);
    compare("%p|%10p|", NULL, NULL);
    compare("%s", "\xff\x01");
}

static void test_cut(void **state)
{
    (void)state;
    char small[8];
    for (size_t n = 0; n <= sizeof small; n++) {
        memset(small, '#', sizeof small);
        assert_int_equal(guest_snprintf(small, n, "%s-%05.1f", ARGUMENTS("ab", 3.25)), 8);
        assert_int_equal(strncmp(small, "ab-003.2", n ? n - 1 : 0), 0);
        if (n)
            assert_int_equal(small[n - 1], 0);
        for (size_t i = n; i < sizeof small; i++)
            assert_int_equal(small[i], '#');
    }
    assert_int_equal(guest_snprintf(NULL, 0, "%d", ARGUMENTS(12345)), 5);
}

/* ---- scanf ---- */

/* A text's address is given as a char *. */
#define SCANNED(v) _Generic(&(v), char (*)[64]: (char *)&(v), default: &(v))

#define scan(type, text, format)                                               \
    do {                                                                       \
        type w_, g_;                                                           \
        char wc_[64] = "", gc_[64] = "";                                       \
        memset(&w_, 0x55, sizeof w_), memset(&g_, 0x55, sizeof g_);            \
        int wn_ = sscanf(text, format "%60c", &w_, wc_);                       \
        int gn_ = guest_sscanf(text, format "%60c", ARGUMENTS(SCANNED(g_), (char *)gc_));                    \
        checks++;                                                              \
        if (wn_ != gn_ || memcmp(&w_, &g_, sizeof w_) != 0 || strcmp(wc_, gc_) != 0) \
            fail_msg("\"%s\" as \"%s\": want %d rest \"%s\", got %d rest \"%s\"", text, format, wn_, \
                     wc_, gn_, gc_);                                           \
    } while (0)

typedef void *pointer;
static void test_scan_integers(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", " ", "0", "7", "-7", "+7", "--7", "12x", "  \n\t12 34", "0x1f", "0X1F", "08",
        "017", "-0x10", "2147483647", "2147483648", "-2147483648", "99999999999999999999",
        "-99999999999999999999", "18446744073709551615", "x", "-", "+", "- 5", "1e5", "0b1", "ff", "FF ",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        const char *t = texts[i];
        scan(int, t, "%d"); scan(int, t, "%i");
        scan(unsigned, t, "%u"); scan(unsigned, t, "%x");
        scan(unsigned, t, "%o"); scan(int, t, "%2d"); scan(int, t, "%1i"); 
        scan(long, t, "%ld"); scan(long long, t, "%lli"); scan(short, t, "%hd");
        scan(signed char, t, "%hhd"); scan(size_t, t, "%zu"); scan(intmax_t, t, "%jd");
        scan(pointer, t, "%p"); scan(int, t, " %d");
        if (!strpbrk(t, "xX")) { /* cut off behind "0x": the host takes that for 0 */
            scan(int, t, "%3i");
            scan(unsigned, t, "%3x");
        }
    }
}

/* A field that breaks off ("1e", "0x") fails; the host takes some of them. */
static void test_scan_floats(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "0", "1.5", "-1.5e3x", ".5", ".", "-.", "5.", "1.5.5", "inf", "-INFINITY",
        "infin", "in", "nan", "0x1p3", "0x1.8p-1", "0x", "1e400", "1e-40", "1,5", "  3.25 4",
        "0.1", "123456789012345678901234567890", "3.4028235e38", "1E5", "+7.25",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        const char *t = texts[i];
        scan(float, t, "%f"); scan(double, t, "%lf"); scan(double, t, "%lg"); 
        if (!strstr(t, "0x"))
            scan(double, t, "%1lf");
       
        scan(double, t, "%le"); scan(float, t, "%a");
    }
}

static void test_scan_text(void **state)
{
    (void)state;
    typedef char text[64];
    static const char *const texts[] = { "", "hello world", "  lead", "a]b-c^", "123abc", "x=5", "\n\n",
                                         "ab", "%5", "a-z", "]]" };
    for (size_t i = 0; i < COUNT(texts); i++) {
        const char *t = texts[i];
        scan(text, t, "%s"); scan(text, t, "%3s"); scan(text, t, "%c"); scan(text, t, "%3c");
        scan(text, t, "%[a-z]"); scan(text, t, "%[^ ]");
        scan(text, t, "%[]ab]"); scan(text, t, "%[^]]");
        scan(text, t, "%2[a-z]"); scan(text, t, "%[a-]");
        scan(text, t, "%[-a]"); scan(text, t, " %c");
        scan(text, t, "x=%s"); scan(text, t, "%%%s");
        scan(text, t, "%*c%s"); scan(text, t, "%*s%s");
        scan(text, t, "%[0-9]"); scan(text, t, "%*[0-9]%s"); scan(text, t, "a%sb");
    }
    int a = 0, b = 0, n = -1;
    assert_int_equal(guest_sscanf("12:34 tail", "%d:%d%n", ARGUMENTS(&a, &b, &n)), 2);
    assert_true(a == 12 && b == 34 && n == 5);
    assert_int_equal(guest_sscanf("1 2 x", "%*d %d %d", ARGUMENTS(&a, &b)), 1);
    assert_int_equal(a, 2);
}

/* ---- strtol and strtod ---- */

static void test_conversions(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "0", "10", "-10", " +10", "0x", "0x1f", "0xg", "077", "08", "zz", "-", "+-1", "12abc",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
        "18446744073709551615", "18446744073709551616", "-1", "\t\n\v\f\r 5", "1_000", "1e3", ".5e-3",
        "inf", "nan(12)x", "0x1.8p2", "1e999", "1e-999", "-0", "0x.8", "1.e2", "e5",
    };
    static const int bases[] = { 0, 2, 8, 10, 16, 36, 1, 37, -1 };
    for (size_t i = 0; i < COUNT(texts); i++) {
        char *we, *ge;
        for (size_t k = 0; k < COUNT(bases); k++) {
            host_errno = 0;
            we = NULL;
            long w = strtol(texts[i], &we, bases[k]);
            int werr = host_errno;
            errno_set(0);
            ge = NULL;
            long g = guest_strtol(texts[i], &ge, bases[k]);
            if (bases[k] == 0 || (bases[k] > 1 && bases[k] < 37))
                assert_ptr_equal(we, ge);
            assert_int_equal(w, g);
            if (werr != EINVAL)
                assert_int_equal(werr, errno_now());
            host_errno = 0;
            unsigned long wu = strtoul(texts[i], &we, bases[k]);
            assert_true(wu == guest_strtoul(texts[i], &ge, bases[k]));
        }
        double w = strtod(texts[i], &we), g = guest_strtod(texts[i], &ge);
        assert_ptr_equal(we, ge);
        assert_memory_equal(&w, &g, sizeof w);
    }
}

static void test_dates(void **state)
{
    (void)state;
    typedef struct tm date;
    uint64_t seed = 99;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        time_t t = (time_t)(seed >> 20) % 300000000000 - 100000000000;
        date want, got, again;
        gmtime_r(&t, &want);
        guest_gmtime_r(&t, &got);
        assert_int_equal(guest_timegm(&got), t);
        want.tm_zone = got.tm_zone = NULL;
        memcpy(&again, &got, sizeof got);
        assert_int_equal(want.tm_year, got.tm_year);
        assert_int_equal(want.tm_yday, got.tm_yday);
        assert_int_equal(want.tm_wday, got.tm_wday);
        static const char all[] = "%a %A %b %B %C %d %D %e %F %g %G %H %I %j %m %M %p %R %r %S %T %u %U "
                                  "%V %w %W %x %X %y %Y %c %h %%";
        char a[400], b[400];
        if (want.tm_year < -900) /* years below 1000: the host pads some */
            continue;
        size_t n = strftime(a, sizeof a, all, &want);
        assert_int_equal(guest_strftime(b, sizeof b, all, &got), n);
        assert_string_equal(a, b);
    }
}

int main(void)
{
    stdio_reset();
    clock_reset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_integers),
        cmocka_unit_test(test_doubles),
        cmocka_unit_test(test_hex_doubles),
        cmocka_unit_test(test_long_doubles),
        cmocka_unit_test(test_random_doubles),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_scan_integers),
        cmocka_unit_test(test_scan_floats),
        cmocka_unit_test(test_scan_text),
        cmocka_unit_test(test_conversions),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
