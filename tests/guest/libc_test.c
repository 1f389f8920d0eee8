/* The library's own sense: what it says of wrong arguments, and that it goes on; sorting,
 * files and streams, over the host's memory (plain_memory.h). */
#include "plain_memory.h"

#include <limits.h>
#include <math.h>

typedef struct stream STREAM; /* the program's FILE */
typedef int comparison(const void *, const void *);

int guest_snprintf(char *, size_t, const char *, V);
int guest_sprintf(char *, const char *, V);
int guest_vsnprintf(char *, size_t, const char *, P);
int guest_asprintf(char **, const char *, V);
int guest_sscanf(const char *, const char *, V);
int guest_fprintf(STREAM *, const char *, V);
int guest_fscanf(STREAM *, const char *, V);
STREAM *guest_fopen(const char *, const char *);
STREAM *guest_fdopen(int, const char *);
STREAM *guest_tmpfile(void);
STREAM *guest_fmemopen(void *, size_t, const char *);
STREAM *guest_open_memstream(char **, size_t *);
int guest_fclose(STREAM *);
int guest_fgetc(STREAM *);
int guest_fputs(const char *, STREAM *);
char *guest_fgets(char *, int, STREAM *);
size_t guest_fread(void *, size_t, size_t, STREAM *);
size_t guest_fwrite(const void *, size_t, size_t, STREAM *);
ssize_t guest_getline(char **, size_t *, STREAM *);
int guest_fseek(STREAM *, long, int);
long guest_ftell(STREAM *);
int guest_feof(STREAM *);
int guest_fileno(STREAM *);
int guest_puts(const char *);
int guest_open(const char *, int, V);
int guest_close(int);
int guest_dup(int);
int guest_dup2(int, int);
ssize_t guest_read(int, void *, size_t);
ssize_t guest_write(int, const void *, size_t);
long guest_lseek(int, long, int);
int guest_stat(const char *, void *);
int guest_rename(const char *, const char *);
int guest_access(const char *, int);
void guest_qsort(void *, size_t, size_t, comparison *);
void *guest_bsearch(const void *, const void *, size_t, size_t, comparison *);
void *guest_memcpy(void *, const void *, size_t);
char *guest_strcpy(char *, const char *);
char *guest_strncpy(char *, const char *, size_t);
char *guest_strcat(char *, const char *);
char *guest_strncat(char *, const char *, size_t);
char *guest_strtok(char *, const char *);
int guest_strncmp(const char *, const char *, size_t);
int guest_abs(int);
void guest_div(void *, int, int);
int guest_isalpha(int);
double guest_sqrt(double);
double guest_frexp(double, int *);
char *guest_getenv(const char *);
int guest_setenv(const char *, const char *, int);
char *guest_strerror(int);
void *guest_signal(int, void *);
time_t guest_mktime(void *);

static char out[4000], err[4000];
static struct log_run run;
static struct guest_input input;

static int fresh(void **state)
{
    (void)state;
    memset(&run, 0, sizeof run);
    machine.run = &run;
    machine.input = &input;
    machine.out = out;
    machine.err = err;
    machine.out_room = machine.err_room = sizeof out;
    machine.limits.output_bytes = sizeof out;
    input.in = (struct str){ NULL, 0 };
    files_reset();
    console_reset();
    stdio_reset();
    stdlib_reset();
    string_reset();
    system_reset();
    clock_reset();
    wide_reset();
    watch(NULL, 0);
    plain_findings = 0;
    plain_code[0] = plain_text[0] = '\0';
    return 0;
}

static void told(const char *code, const char *text)
{
    if (strcmp(plain_code, code) != 0 || !strstr(plain_text, text) || plain_findings != 1)
        fail_msg("want %s \"%s\", got %d: %s \"%s\"", code, text, plain_findings, plain_code, plain_text);
    plain_findings = 0;
    plain_code[0] = plain_text[0] = '\0';
}

static void quiet(void)
{
    if (plain_findings)
        fail_msg("not expected: %s \"%s\"", plain_code, plain_text);
}

/* ---- formats ---- */

static char text[400];
#define print(format, ...) guest_snprintf(text, sizeof text, format, ARGUMENTS(__VA_ARGS__))
#define wrong(words, result, format, ...)                                      \
    do {                                                                       \
        print(format, __VA_ARGS__);                                            \
        told("bad-format-argument", words);                                    \
        assert_string_equal(text, result);                                     \
    } while (0)

static void test_wrong_formats(void **state)
{
    (void)state;
    int i = 5;
    char c = 'x';
    wrong("%d needs an int, and argument 1 behind the format is a long: %ld prints one", "7", "%d", 7L);
    wrong("%d needs an int, and argument 1 behind the format is a double: %f prints one", "1.500000", "%d", 1.5);
    wrong("is a long double: %Lf prints one", "1.500000", "%i", 1.5L);
    wrong("%s needs a text (char *), and argument 2 behind the format is an int: %d prints one", "a 65", "%s %s",
          "a", 65);
    wrong("%f needs a double, and argument 1 behind the format is an int: %d prints one", "3", "%f", 3);
    wrong("%.2f needs a double, and argument 1 behind the format is a long double: %Lf", "2.50", "%.2f", 2.5L);
    wrong("%Lf needs a long double, and argument 1 behind the format is a double: %f", "2.500000", "%Lf", 2.5);
    wrong("%ld needs a long, and argument 1 behind the format is an int: %d", "-1", "%ld", -1);
    wrong("%zu needs a size_t, and argument 1 behind the format is an unsigned int: %u", "9", "%zu", 9u);
    wrong("%x needs an unsigned int, and argument 1 behind the format is a long: %lx", "ff", "%x", 255L);
    wrong("%c needs an int", "1", "%c", 1L);
    wrong("%p needs a pointer, and argument 1 behind the format is an int", "1", "%p", 1);
    wrong("the * in %*d needs an int, and argument 1 behind the format is a double", "7", "%*d", 2.0, 7);
    wrong("%d has no argument: there are only 1 behind the format", "1 %d", "%d %d", 1);
    wrong("%s was given a null pointer", "(null)", "%s", (char *)NULL);
    wrong("printf knows no conversion %y", "%y", "%y", 1);
    wrong("printf knows no conversion %hf", "%hf", "%hf", 1.0);
    wrong("the format ends within a conversion: %", "100%", "100%", 1);
    wrong("%n is not allowed", "ab", "ab%n", &i);
    print("%s", &i);
    told("bad-format-argument", "argument 1 behind the format is an int *: %ls prints one");
    print("%d", "text");
    told("bad-format-argument", "%d needs an int, and argument 1 behind the format is a char *: %s prints one");
    struct argument a = { .type = T_STRUCT, .size = 12 };
    guest_snprintf(text, sizeof text, "%d", &(struct arguments){ &a, 1, 0 });
    told("bad-format-argument", "is a struct");
    a = (struct argument){ .type = T_POINTER_TO + T_STRUCT };
    guest_snprintf(text, sizeof text, "%s", &(struct arguments){ &a, 1, 0 });
    told("bad-format-argument", "is a pointer to a struct: %p prints one");

    /* what is legal, or what everybody does */
    print("%u %x %d %i", -1, 255, 3u, c);
    assert_string_equal(text, "4294967295 ff 3 120");
    print("%lld %ld %lu %zu", 1L, 2LL, 3LL, sizeof i);
    print("%jd %td %hhd %hd", 1L, 2L, 300, 70000);
    assert_string_equal(text, "1 2 44 4464");
    print("%f %lf %g", 1.0f, 2.0, 3.0);
    print("%p %p %p", (void *)&i, &i, "x");
    print("%s", (unsigned char *)"bytes");
    print("%c%c", 'a', c);
    print("one", 1, 2);
    quiet();
}

static void test_wrong_scans(void **state)
{
    (void)state;
    int i = 0;
    long l = 0;
    float f = 0;
    double d = 0;
    char word[4] = "", *grown = NULL;
    assert_int_equal(guest_sscanf("5", "%d", ARGUMENTS(i)), 0);
    told("bad-format-argument", "%d needs the address of a variable, and argument 1 behind the format is an "
                                "int: is an & missing?");
    assert_int_equal(guest_sscanf("5", "%d", ARGUMENTS(&l)), 0);
    told("bad-format-argument", "%d needs the address of an int, and argument 1 behind the format is a long *");
    assert_int_equal(guest_sscanf("5", "%f", ARGUMENTS(&d)), 0);
    told("bad-format-argument", "%f needs the address of a float, and argument 1 behind the format is a double *");
    assert_int_equal(guest_sscanf("5", "%lf", ARGUMENTS(&f)), 0);
    told("bad-format-argument", "%lf needs the address of a double");
    assert_int_equal(guest_sscanf("5", "%s", ARGUMENTS(&i)), 0);
    told("bad-format-argument", "%s needs the address of a char, and argument 1 behind the format is an int *");
    assert_int_equal(guest_sscanf("1 2", "%d %d", ARGUMENTS(&i)), 1);
    told("bad-format-argument", "%d has no argument");
    assert_int_equal(guest_sscanf("1", "%y", ARGUMENTS(&i)), 0);
    told("bad-format-argument", "scanf knows no conversion %y");
    watch(word, sizeof word);
    plain_findings = 0;
    char *p = word;
    assert_int_equal(guest_sscanf("abc", "%s", ARGUMENTS(p)), 1);
    quiet();
    assert_int_equal(guest_sscanf("abcd", "%3s", ARGUMENTS(p)), 1);
    quiet();
    watch(word, 3);
    assert_int_equal(guest_sscanf("abc", "%s", ARGUMENTS(p)), 1);
    told("out-of-bounds-write", "1 bytes at 3 of 3");
    watch(NULL, 0);
    assert_int_equal(guest_sscanf("a long word here", "%*s%ms", ARGUMENTS(&grown)), 1);
    assert_string_equal(grown, "long");
    free(grown);
    unsigned u = 0;
    unsigned long z = 0;
    assert_int_equal(guest_sscanf("1 2 3", "%d %x %zd", ARGUMENTS(&u, &i, &z)), 3);
    quiet();
}

static void test_strings_written_to(void **state)
{
    (void)state;
    char small[16]; /* of which 8 are watched */
    watch(small, 8);
    assert_int_equal(guest_sprintf(small, "%s", ARGUMENTS("1234567")), 7);
    quiet();
    guest_snprintf(small, 8, "%s", ARGUMENTS("12345678901"));
    assert_string_equal(small, "1234567");
    quiet();
    guest_snprintf(small, 9, "%d", ARGUMENTS(1));
    told("out-of-bounds-write", "9 bytes at 0 of 8");
    watch(NULL, 0);
    strcpy(text, "abc");
    guest_sprintf(text, "%s!", ARGUMENTS((char *)text));
    told("overlapping-copy", "%s is given a text that lies in the array being written");
    char *made = NULL;
    assert_int_equal(guest_asprintf(&made, "%d-%s", ARGUMENTS(12, "x")), 4);
    assert_string_equal(made, "12-x");
    free(made);
    struct varlist list = varlist_of(ARGUMENTS(1, 2));
    guest_vsnprintf(text, sizeof text, "%d", (P)&list);
    guest_vsnprintf(text, sizeof text, "%d", (P)&list);
    assert_string_equal(text, "2");
}

/* ---- strings ---- */

static void test_copies(void **state)
{
    (void)state;
    char a[32] = "hello"; /* of which 16 are watched */
    guest_memcpy(a + 1, a, 4);
    told("overlapping-copy", "memcpy between bytes that overlap: memmove allows it");
    guest_memcpy(a, a, 4);
    guest_memcpy(a + 4, a, 4);
    quiet();
    strcpy(a, "hello");
    guest_strcpy(a + 2, a);
    told("overlapping-copy", "strcpy");
    strcpy(a, "abc");
    guest_strcat(a, a);
    told("overlapping-copy", "strcat");
    strcpy(a, "abc");
    watch(a, 16);
    guest_strncat(a, "0123456789ABC", 12);
    assert_string_equal(a, "abc0123456789AB");
    quiet();
    guest_strncat(a, "x", 1);
    plain_findings = 1; /* asked for, then written */
    told("out-of-bounds-write", "");
    char b[8];
    watch(b, sizeof b);
    guest_strncpy(b, "ab", sizeof b);
    assert_memory_equal(b, "ab\0\0\0\0\0", 8);
    quiet();
    guest_strncpy(b, "12345678", sizeof b);
    quiet();
    watch(NULL, 0);
    assert_int_equal(guest_strncmp("ab", "ac", 1), 0);
    assert_int_equal(guest_strncmp("ab", "ac", 2), -1);
}

static void test_tokens(void **state)
{
    (void)state;
    char line[] = ",,a,b;c";
    assert_string_equal(guest_strtok(line, ",;"), "a");
    assert_string_equal(guest_strtok(NULL, ","), "b;c");
    assert_null(guest_strtok(NULL, ","));
    assert_null(guest_strtok(NULL, ","));
    quiet();
}

int guest_strcmp(const char *, const char *);
int guest_strncasecmp(const char *, const char *, size_t);
size_t guest_strspn(const char *, const char *);
size_t guest_strcspn(const char *, const char *);
char *guest_strpbrk(const char *, const char *);
char *guest_strstr(const char *, const char *);
char *guest_strcasestr(const char *, const char *);
char *guest_strchr(const char *, int);
char *guest_strchrnul(const char *, int);
char *guest_strrchr(const char *, int);
char *guest_strsep(char **, const char *);
char *guest_strtok_r(char *, const char *, char **);
void *guest_memchr(const void *, int, size_t);
void *guest_memrchr(const void *, int, size_t);
int guest_memcmp(const void *, const void *, size_t);
wchar_t *guest_wcsstr(const wchar_t *, const wchar_t *);
wchar_t *guest_wcstok(wchar_t *, const wchar_t *, wchar_t **);
int guest_wcscmp(const wchar_t *, const wchar_t *);
wchar_t *guest_wcsncat(wchar_t *, const wchar_t *, size_t);

static int sign(int v) { return (v > 0) - (v < 0); }

/* Short texts of few letters, so that matches and near misses come up. */
static uint32_t dice = 7;
static void some_text(char to[12])
{
    int n = 0;
    do
        dice = dice * 1664525u + 1013904223u, to[n++] = "aAb,\0abB"[dice >> 29];
    while (to[n - 1] && n < 11);
    to[n] = '\0';
}

static void test_strings_like_hosts(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char a[12] = "", b[12] = "";
        some_text(a), some_text(b);
        size_t n = dice % 12;
        assert_int_equal(guest_strcmp(a, b), sign(strcmp(a, b)));
        assert_int_equal(guest_strncmp(a, b, n), sign(strncmp(a, b, n)));
        assert_int_equal(sign(guest_strncasecmp(a, b, n)), sign(strncasecmp(a, b, n)));
        assert_int_equal(sign(guest_memcmp(a, b, 12)), sign(memcmp(a, b, 12)));
        assert_int_equal(guest_strspn(a, b), strspn(a, b));
        assert_int_equal(guest_strcspn(a, b), strcspn(a, b));
        assert_ptr_equal(guest_strpbrk(a, b), strpbrk(a, b));
        assert_ptr_equal(guest_strstr(a, b), strstr(a, b));
        assert_ptr_equal(guest_strcasestr(a, b), strcasestr(a, b));
        assert_ptr_equal(guest_strchr(a, *b), strchr(a, *b));
        assert_ptr_equal(guest_strchrnul(a, *b), strchrnul(a, *b));
        assert_ptr_equal(guest_strrchr(a, *b), strrchr(a, *b));
        assert_ptr_equal(guest_memchr(a, 'b', n), memchr(a, 'b', n));
        assert_ptr_equal(guest_memrchr(a, 'b', n), memrchr(a, 'b', n));
        wchar_t wa[24], wb[12], wc[24];
        for (int k = 0; k < 12; k++)
            wa[k] = a[k], wb[k] = b[k];
        assert_int_equal(guest_wcscmp(wa, wb), sign(wcscmp(wa, wb)));
        assert_ptr_equal(guest_wcsstr(wa, wb), wcsstr(wa, wb));
        wcscpy(wc, wa);
        assert_int_equal(wcscmp(guest_wcsncat(wa, wb, n), wcsncat(wc, wb, n)), 0);
        wchar_t *rest, *want_rest, *w = guest_wcstok(wa, wb, &rest), *want = wcstok(wc, wb, &want_rest);
        assert_int_equal(w ? w - wa : -1, want ? want - wc : -1);
        char c[12], d[12], *left = c, *want_left = d, *cr = NULL, *dr = NULL;
        memcpy(c, a, 12), memcpy(d, a, 12);
        for (int k = 0; k < 4; k++) {
            char *got = guest_strsep(&left, b), *should = strsep(&want_left, b);
            assert_int_equal(got ? got - c : -1, should ? should - d : -1);
        }
        memcpy(c, a, 12), memcpy(d, a, 12);
        for (int k = 0; k < 4; k++) {
            char *got = guest_strtok_r(k ? NULL : c, b, &cr), *should = strtok_r(k ? NULL : d, b, &dr);
            assert_int_equal(got ? got - c : -1, should ? should - d : -1);
        }
    }
    quiet();
}

/* ---- sorting ---- */

struct record {
    int key, order;
};
static const char *low, *high;
static bool outside;
static int by_key(const void *a, const void *b)
{
    const struct record *p = a, *q = b;
    if ((const char *)a < low || (const char *)a >= high || (const char *)b < low || (const char *)b >= high)
        outside = true;
    return (p->key > q->key) - (p->key < q->key);
}
static uint32_t noise = 1;
static int by_chance(const void *a, const void *b)
{
    by_key(a, b);
    noise = noise * 1664525u + 1013904223u;
    return (int)(noise >> 30) - 1;
}

static void test_sorting(void **state)
{
    (void)state;
    static struct record all[5000];
    static bool seen[5000];
    for (size_t n = 0; n < 5000; n = n < 70 ? n + 1 : n * 3) {
        for (size_t i = 0; i < n; i++)
            all[i] = (struct record){ (int)(i * 7919 % 13), (int)i };
        low = (char *)all, high = (char *)(all + n);
        guest_qsort(all, n, sizeof *all, by_key);
        for (size_t i = 1; i < n; i++) {
            assert_true(all[i - 1].key <= all[i].key);
            if (n <= 4 || all[i - 1].key != all[i].key)
                continue;
#ifndef TINY
            assert_true(all[i - 1].order < all[i].order);
#endif
        }
        guest_qsort(all, n, sizeof *all, by_chance);
        memset(seen, 0, sizeof seen);
        for (size_t i = 0; i < n; i++) {
            assert_false(seen[all[i].order]);
            seen[all[i].order] = true;
        }
    }
    assert_false(outside);
    quiet();
    struct record key = { 3, 0 };
    low = (char *)all, high = (char *)(all + 5000);
    guest_qsort(all, 3000, sizeof *all, by_key);
    struct record *found = guest_bsearch(&key, all, 3000, sizeof *all, by_key);
    assert_int_equal(found->key, 3);
}

struct large {
    int key;
    char rest[1000];
};
static int by_large(const void *a, const void *b)
{
    return ((const struct large *)a)->key - ((const struct large *)b)->key;
}

static void test_sorting_large(void **state)
{
    (void)state;
    static struct large all[50];
    for (int i = 0; i < 50; i++) {
        all[i].key = i * 37 % 50;
        memset(all[i].rest, all[i].key, sizeof all[i].rest);
    }
    guest_qsort(all, 50, sizeof *all, by_large);
    for (int i = 0; i < 50; i++) {
        assert_int_equal(all[i].key, i);
        for (size_t k = 0; k < sizeof all[i].rest; k++)
            assert_int_equal(all[i].rest[k], i);
    }
}

/* ---- files ---- */

static void test_streams(void **state)
{
    (void)state;
    STREAM *f = guest_fopen("a.txt", "w+");
    assert_non_null(f);
    assert_int_equal(guest_fprintf(f, "%d %s\nsecond\n", ARGUMENTS(12, "ab")), 13);
    assert_int_equal(guest_ftell(f), 13);
    guest_fseek(f, 0, 0);
    int n = 0;
    char word[10], *p = word;
    assert_int_equal(guest_fscanf(f, "%d%s", ARGUMENTS(&n, p)), 2);
    assert_int_equal(n, 12);
    assert_string_equal(word, "ab");
    assert_int_equal(guest_fgetc(f), '\n');
    char line[20];
    assert_string_equal(guest_fgets(line, sizeof line, f), "second\n");
    assert_null(guest_fgets(line, sizeof line, f));
    assert_true(guest_feof(f));
    quiet();
    assert_int_equal(guest_fclose(f), 0);
    guest_fclose(f);
    told("double-close", "");
    guest_fgetc(f);
    told("closed-handle-use", "the FILE was closed before");
    assert_int_equal(errno_now(), EBADF);
    guest_fgetc(NULL);
    told("closed-handle-use", "the FILE pointer is null");
    guest_fgetc((STREAM *)line);
    told("closed-handle-use", "this is not a FILE that fopen gave");
    assert_null(guest_fopen("b.txt", "r"));
    assert_int_equal(errno_now(), ENOENT);
    f = guest_fopen("./a.txt", "a");
    guest_fputs("third", f);
    struct str bytes = guest_file_get("a.txt");
    assert_true(str_is(bytes, "12 ab\nsecond\nthird"));
    quiet();
    stdio_check_end();
    told("handle-leak", "");
}

static void test_lines(void **state)
{
    (void)state;
    assert_true(guest_file_put("lines", STR("one\ntwo two\nlast")));
    STREAM *f = guest_fopen("lines", "r");
    char *line = NULL;
    size_t room = 0;
    assert_int_equal(guest_getline(&line, &room, f), 4);
    assert_int_equal(guest_getline(&line, &room, f), 8);
    assert_string_equal(line, "two two\n");
    assert_int_equal(guest_getline(&line, &room, f), 4);
    assert_int_equal(guest_getline(&line, &room, f), -1);
    free(line);
    guest_fseek(f, 4, 0);
    char piece[32];
    assert_int_equal(guest_fread(piece, 3, 1, f), 1);
    assert_memory_equal(piece, "two", 3);
    assert_int_equal(guest_fread(piece, 2, 9, f), 4);
    watch(piece, 4);
    guest_fread(piece, 1, 5, f);
    told("out-of-bounds-write", "5 bytes at 0 of 4");
    watch(NULL, 0);
    guest_fclose(f);
    quiet();
}

static void test_memory_streams(void **state)
{
    (void)state;
    char *made;
    size_t size;
    STREAM *f = guest_open_memstream(&made, &size);
    for (int i = 0; i < 100; i++)
        guest_fprintf(f, "%d,", ARGUMENTS(i));
    guest_fclose(f);
    assert_int_equal(size, 290);
    assert_int_equal(strlen(made), 290);
    free(made);
    char bytes[] = "10 20";
    f = guest_fmemopen(bytes, sizeof bytes, "r");
    int a, b;
    assert_int_equal(guest_fscanf(f, "%d %d", ARGUMENTS(&a, &b)), 2);
    assert_int_equal(a + b, 30);
    guest_fclose(f);
    char room[8];
    f = guest_fmemopen(room, sizeof room, "w");
    assert_int_equal(guest_fputs("123", f), 1);
    assert_string_equal(room, "123");
    guest_fclose(f);
    f = guest_tmpfile();
    guest_fputs("x", f);
    guest_fseek(f, 0, 0);
    assert_int_equal(guest_fgetc(f), 'x');
    guest_fclose(f);
    stdio_check_end();
    quiet();
}

enum { CREATE = 0100, EMPTY = 01000, RDWR = 2 };

static void test_descriptors(void **state)
{
    (void)state;
    int fd = guest_open("f", RDWR | CREATE | EMPTY, ARGUMENTS(0644));
    assert_int_equal(fd, 3);
    assert_int_equal(guest_write(fd, "hello", 5), 5);
    int twin = guest_dup(fd);
    assert_int_equal(guest_lseek(twin, 1, 0), 1);
    char room[8] = "";
    assert_int_equal(guest_read(fd, room, 8), 4);
    assert_string_equal(room, "ello");
    assert_int_equal(guest_read(fd, room, 8), 0);
    unsigned long status[15];
    assert_int_equal(guest_stat("f", status), 0);
    assert_int_equal(status[6], 5);
    assert_int_equal((unsigned)status[3], 0100644);
    assert_int_equal(guest_rename("f", "g"), 0);
    assert_int_equal(guest_access("f", 0), -1);
    assert_int_equal(guest_access("g", 6), 0);
    assert_int_equal(guest_close(twin), 0);
    quiet();
    guest_close(twin);
    told("double-close", "descriptor 4");
    guest_read(twin, room, 1);
    told("closed-handle-use", "descriptor 4 was closed before");
    assert_int_equal(guest_read(-1, room, 1), -1);
    assert_int_equal(guest_read(77, room, 1), -1);
    quiet();
    guest_open("new", CREATE | RDWR, NO_ARGUMENTS);
    told("bad-format-argument", "third argument");
    guest_close(5);
    stdio_check_end();
    told("handle-leak", "");
    STREAM *f = guest_fdopen(fd, "r+");
    assert_int_equal(guest_fileno(f), fd);
    guest_fclose(f);
    stdio_check_end();
    quiet();
    /* redirecting the standard output */
    fd = guest_open("log", CREATE | RDWR, ARGUMENTS(0600));
    int saved = guest_dup(1);
    guest_dup2(fd, 1);
    guest_puts("into the file");
    guest_dup2(saved, 1);
    guest_puts("to the screen");
    assert_true(str_is(guest_file_get("log"), "into the file\n"));
    assert_memory_equal(out, "to the screen\n", 14);
    quiet();
}

/* ---- the rest ---- */

static void test_arithmetic(void **state)
{
    (void)state;
    int pair[2];
    guest_div(pair, -7, 2);
    assert_true(pair[0] == -3 && pair[1] == -1);
    assert_int_equal(guest_abs(-5), 5);
    quiet();
    guest_abs(INT_MIN);
    told("signed-overflow", "abs(-2147483648)");
    guest_div(pair, 1, 0);
    told("division-by-zero", "div by 0");
    guest_isalpha(-61);
    told("out-of-bounds-read", "isalpha(-61)");
    guest_isalpha(-1);
    guest_isalpha(255);
    quiet();
    errno_set(0);
    assert_true(isnan(guest_sqrt(-1)));
    assert_int_equal(errno_now(), EDOM);
    int e;
    assert_true(guest_frexp(8, &e) == 0.5 && e == 4);
}

static void test_environment(void **state)
{
    (void)state;
    assert_null(guest_getenv("HOME"));
    assert_int_equal(guest_setenv("HOME", "/x", 0), 0);
    assert_string_equal(guest_getenv("HOME"), "/x");
    guest_setenv("HOME", "/y", 0);
    assert_string_equal(guest_getenv("HOME"), "/x");
    guest_setenv("HOME", "/y", 1);
    assert_string_equal(guest_getenv("HOME"), "/y");
    assert_int_equal(guest_setenv("A=B", "", 1), -1);
    assert_string_equal(guest_strerror(ENOENT), "No such file or directory");
    quiet();
}

static int caught;
static void handler(int number) { caught += number; }

static void test_signals(void **state)
{
    (void)state;
    assert_null(guest_signal(10, handler));
    guest_raise(10);
    guest_raise(10);
    assert_int_equal(caught, 20);
    assert_ptr_equal(guest_signal(10, NULL), handler);
    int outcome = setjmp(plain_end);
    if (outcome == 0)
        guest_raise(6);
    assert_int_equal(outcome, OUTCOME_ABORTED);
    told("abort", "");
}

int main(void)
{
    struct error e;
    if (!files_init(&e))
        return 1;
#define TEST(name) cmocka_unit_test_setup(name, fresh)
    const struct CMUnitTest tests[] = {
        TEST(test_wrong_formats), TEST(test_wrong_scans), TEST(test_strings_written_to),
        TEST(test_copies), TEST(test_tokens), TEST(test_strings_like_hosts), TEST(test_sorting), TEST(test_sorting_large),
        TEST(test_streams), TEST(test_lines), TEST(test_memory_streams), TEST(test_descriptors),
        TEST(test_arithmetic), TEST(test_environment), TEST(test_signals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
