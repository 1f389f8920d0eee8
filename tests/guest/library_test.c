/* The library upon the machine's own memory: what a wrong call is told as, and that a
 * right one is not told at all. The "programs" are C functions of this file which use
 * the machine's memory only, as emitted code does. */
#include "guest/libc.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

typedef struct stream STREAM;
typedef int comparison(const void *, const void *);
#define CALLED(type, name, ...) type guest_##name(__VA_ARGS__);
CALLED(char *, strcpy, char *, const char *)
CALLED(char *, strcat, char *, const char *)
CALLED(char *, strncpy, char *, const char *, size_t)
CALLED(size_t, strlen, const char *)
CALLED(int, strcmp, const char *, const char *)
CALLED(char *, strdup, const char *)
CALLED(char *, strtok, char *, const char *)
CALLED(char *, strchr, const char *, int)
CALLED(void *, memcpy, void *, const void *, size_t)
CALLED(void *, memset, void *, int, size_t)
CALLED(int, memcmp, const void *, const void *, size_t)
CALLED(void *, memchr, const void *, int, size_t)
CALLED(int, printf, const char *, V)
CALLED(int, sprintf, char *, const char *, V)
CALLED(int, snprintf, char *, size_t, const char *, V)
CALLED(int, sscanf, const char *, const char *, V)
CALLED(int, puts, const char *)
CALLED(STREAM *, fopen, const char *, const char *)
CALLED(STREAM *, open_memstream, char **, size_t *)
CALLED(int, fclose, STREAM *)
CALLED(int, fputs, const char *, STREAM *)
CALLED(char *, fgets, char *, int, STREAM *)
CALLED(size_t, fwrite, const void *, size_t, size_t, STREAM *)
CALLED(size_t, fread, void *, size_t, size_t, STREAM *)
CALLED(ssize_t, getline, char **, size_t *, STREAM *)
CALLED(int, fseek, STREAM *, long, int)
CALLED(ssize_t, read, int, void *, size_t)
CALLED(char *, strerror, int)
CALLED(void, qsort, void *, size_t, size_t, comparison *)
CALLED(void *, bsearch, const void *, const void *, size_t, size_t, comparison *)
CALLED(void *, localtime, const time_t *)
CALLED(time_t, time, time_t *)
CALLED(size_t, strftime, char *, size_t, const char *, const void *)
CALLED(int, atexit, void (*)(void))
CALLED(char *, setlocale, int, const char *)
CALLED(void *, localeconv, void)
CALLED(void, abort, void)
CALLED(void, __assert_fail, const char *, const char *, unsigned, const char *)
CALLED(int, abs, int)
CALLED(int, vprintf, const char *, P)
CALLED(int, isalpha, int)
CALLED(int, raise, int)
CALLED(int, open, const char *, int, V)
CALLED(int, close, int)
CALLED(void *, gmtime, const time_t *)
P hook_pi(P p, L index, L size, U site);
K hook_en(U function);
void hook_lv(U site);

enum { AT_START = 1, AT_CALL, AT_END, SITES };
static char names[] = "\0main\0i(v)\0f\0stdin\0stdout\0store\0i(pp)\0compare";
static struct site sites[SITES] = { { 0 }, { 0, 1, 1, 1, 1 }, { 0, 2, 1, 1, 1 }, { 0, 3, 1, 1, 1 } };
static struct program_type types[] = { { 0 }, { .code = T_INT, .size = 4, .align = 4 } };
static struct program_function functions[] = {
    { 0 },
    { .name = 1, .type = 1, .site = AT_START, .end_site = AT_END, .signature = 6 },
    { .name = 38, .type = 1, .site = AT_START, .end_site = AT_END, .signature = 32 },
};
#define COMPARE ((comparison *)(FUNCTIONS_AT + 2 * FUNCTION_BYTES))
static struct program_variable variables[1];
#define LITERAL_AT LITERALS_AT
#define STDIN_AT GLOBALS_AT
#define STDOUT_AT (GLOBALS_AT + 32)
#define STORE_AT (GLOBALS_AT + 64)
static struct program_object objects[] = {
    { .kind = OBJECT_LITERAL, .read_only = true, .type = 1, .address = LITERAL_AT, .size = 6, .align = 1,
      .bytes = "hello" },
    { .kind = OBJECT_GLOBAL, .library = true, .name = 13, .type = 1, .address = STDIN_AT, .size = 8, .align = 8 },
    { .kind = OBJECT_GLOBAL, .library = true, .name = 19, .type = 1, .address = STDOUT_AT, .size = 8, .align = 8 },
    { .kind = OBJECT_GLOBAL, .name = 26, .type = 1, .address = STORE_AT, .size = 256, .align = 8 },
};
static const struct program program = {
    .checked = true, .sites = sites, .site_count = SITES, .types = types, .type_count = COUNT(types),
    .functions = functions, .function_count = COUNT(functions), .variables = variables, .variable_count = 1,
    .objects = objects, .object_count = COUNT(objects), .names = names, .names_len = sizeof names, .main = 1,
};
#define HELLO ((char *)LITERAL_AT)
#define STORE ((char *)STORE_AT) /* 256 bytes, zeroed */

/* A text in a heap block of its own, with no byte to spare; kept from being a leak by
 * STORE's second half. */
static int texts;
static char *given(const void *bytes, size_t n)
{
    char *p = guest_malloc(n);
    library_set(p, bytes, n);
    writes_pointer(STORE + 128 + 8 * texts++, p);
    return p;
}
static char *text(const char *s) { return given(s, strlen(s) + 1); }
static V ints(long a)
{
    static struct argument at[1];
    static struct arguments all = { at, 1, AT_CALL };
    at[0] = (struct argument){ .type = T_INT, .v.l = a };
    return &all;
}
static V pointer(U to, void *p)
{
    V all = ints(0);
    all->at[0] = (struct argument){ .type = T_POINTER_TO + to, .v.p = p };
    return all;
}

/* ---- wrong calls ---- */

static void copy_too_long(void) { guest_strcpy(given("1234", 4), text("12345")); }
static void no_terminator(void) { guest_strlen(given("1234", 4)); }
static void not_written(void) { guest_puts(guest_malloc(8)); }
static void into_literal(void) { guest_strcpy(HELLO, text("no")); }
static void null_text(void) { guest_strlen(NULL); }
static void freed_text(void)
{
    char *p = text("gone");
    guest_free(p);
    guest_puts(p);
}
static void copies_overlap(void) { guest_memcpy(STORE + 1, STORE, 5); }
static void fill_too_much(void) { guest_memset(given("1234", 4), 0, 5); }
static void line_too_large(void) { guest_fgets(given("1234", 4), 10, *(STREAM **)STDIN_AT); }
static void print_too_long(void) { guest_sprintf(given("1234", 4), text("%d"), ints(12345)); }
static void scan_too_long(void)
{
    guest_sscanf(text("abcdef"), text("%s"), pointer(T_CHAR, given("1234", 4)));
}
static void free_a_file(void) { guest_free(*(STREAM **)STDOUT_AT); }
static void look_into_file(void) { guest_strlen((char *)*(STREAM **)STDOUT_AT); }
static void file_stays_open(void) { guest_fopen(text("f"), text("w")); }
static void file_closed_twice(void)
{
    STREAM *f = guest_fopen(text("f"), text("w"));
    guest_fclose(f);
    guest_fclose(f);
}
static void file_is_null(void) { guest_fputs(text("x"), NULL); }
static void error_text_changed(void) { guest_strcat(guest_strerror(2), text("!")); }
static void padded_compare(void) { guest_memcmp(guest_malloc(8), STORE, 8); }
static void not_a_function(void) { guest_atexit((void (*)(void))STORE); }
static void read_too_much(void) { guest_read(0, given("1234", 4), 5); }
static void descriptor_stays_open(void) { guest_open(text("f"), 0100 | 1, ints(0644)); }
static void time_not_written(void) { guest_gmtime(guest_malloc(8)); }
static void write_unwritten(void)
{
    STREAM *f = guest_fopen(text("f"), text("w"));
    guest_fwrite(guest_malloc(8), 8, 1, f);
}
static void aborted(void) { guest_abort(); }
static void asserted(void) { guest___assert_fail(text("1 == 2"), text("a.c"), 3, text("main")); }
static void no_such_number(void) { guest_abs(-2147483647 - 1); }
static void list_not_started(void) { guest_vprintf(HELLO, STORE); }
static void ctype_below_zero(void) { guest_isalpha(-61); }
static void wrong_format(void) { guest_printf(text("%s"), ints(5)); }

/* ---- right ones ---- */

static int compare(const char *const *a, const char *const *b) /* as it would be emitted */
{
    K call = hook_en(2);
    call->site = AT_CALL;
    reads_value(a, 8);
    reads_value(b, 8);
    int r = guest_strcmp(*a, *b);
    hook_lv(AT_END);
    return r;
}

static void sort_pointers(void)
{
    static const char *const words[] = { "pear", "fig", "apple", "date", "cherry" };
    char **all = (char **)STORE;
    for (int i = 0; i < 5; i++)
        writes_pointer(all + i, guest_strdup(text(words[i])));
    guest_qsort(all, 5, 8, COMPARE);
    writes_pointer(all + 8, HELLO);
    if (guest_bsearch(all + 8, all, 5, 8, COMPARE))
        guest_puts(HELLO);
    for (int i = 0; i < 5; i++) {
        guest_puts(all[i]);
        guest_free(all[i]);
    }
}
static void sort_too_many(void)
{
    char **all = (char **)guest_malloc(16);
    writes_pointer(STORE, all);
    guest_qsort(all, 3, 8, COMPARE);
}
static void sort_unwritten(void)
{
    char **all = (char **)guest_malloc(16);
    writes_pointer(STORE, all);
    guest_qsort(all, 2, 8, COMPARE);
}
static void files_work(void)
{
    char *name = text("f"), *format = text("%d\n");
    STREAM *f = guest_fopen(name, text("w+"));
    guest_fwrite(STORE, 1, 10, f);
    guest_fseek(f, 0, 0);
    guest_fread(guest_memset(STORE, 1, 20), 1, 20, f);
    guest_fclose(f);
    guest_fopen(text("none"), text("r"));
    guest_printf(format, ints(*guest___errno_location()));
}
static void lines_work(void)
{
    STREAM *in = *(STREAM **)STDIN_AT;
    guest_fgets(STORE, 20, in);
    guest_puts(STORE);
    guest_memset(STORE, 0, 20);
    guest_getline((char **)STORE, (size_t *)(STORE + 8), in);
    guest_puts(*(char **)STORE);
    guest_free(*(char **)STORE);
}
static void texts_work(void)
{
    guest_snprintf(STORE, 20, text("<%d>"), ints(42));
    guest_puts(STORE);
    guest_puts(guest_strerror(2));
    guest_strcpy(STORE, text("a b"));
    guest_puts(guest_strtok(STORE, text(" ")));
    guest_puts(guest_strtok(NULL, text(" ")));
    guest_puts(guest_strchr(HELLO, 'l'));
    guest_strncpy(STORE, HELLO, 30);
    guest_memchr(given("ab", 2), 'b', 99);
    guest_puts(guest_setlocale(0, text("")));
    guest_puts(*(char **)guest_localeconv());
}
static void memory_stream_works(void)
{
    STREAM *f = guest_open_memstream((char **)STORE, (size_t *)(STORE + 8));
    for (int i = 0; i < 50; i++)
        guest_fputs(HELLO, f);
    guest_fclose(f);
    guest_strlen(*(char **)STORE);
    guest_free(*(char **)STORE);
}
static void dates_work(void)
{
    guest_time((time_t *)STORE);
    guest_strftime(STORE + 16, 50, text("%F %A"), guest_localtime((time_t *)STORE));
    guest_puts(STORE + 16);
}

static const struct test {
    const char *name;
    void (*run)(void);
    const char *code; /* NULL: nothing to tell */
    const char *out;
} tests[] = {
    { "copy too long", copy_too_long, "out-of-bounds-write", "" },
    { "no terminator", no_terminator, "out-of-bounds-read", "" },
    { "not written", not_written, "uninitialised-read", NULL },
    { "into a literal", into_literal, "write-to-literal", "" },
    { "null text", null_text, "null-dereference", "" },
    { "freed text", freed_text, "use-after-free", "" },
    { "copies overlap", copies_overlap, "overlapping-copy", "" },
    { "fill too much", fill_too_much, "out-of-bounds-write", "" },
    { "line too large", line_too_large, "out-of-bounds-write", "" },
    { "print too long", print_too_long, "out-of-bounds-write", "" },
    { "scan too long", scan_too_long, "out-of-bounds-write", "" },
    { "free a FILE", free_a_file, "invalid-free", "" },
    { "look into a FILE", look_into_file, "wild-pointer", "" },
    { "file stays open", file_stays_open, "handle-leak", "" },
    { "file closed twice", file_closed_twice, "double-close", "" },
    { "file is null", file_is_null, "closed-handle-use", "" },
    { "error's text changed", error_text_changed, "write-to-literal", "" },
    { "padding compared", padded_compare, "uninitialised-read", "" },
    { "no function", not_a_function, "wild-pointer", "" },
    { "read too much", read_too_much, "out-of-bounds-write", "" },
    { "what was never written into a file", write_unwritten, "uninitialised-read", "" },
    { "aborted", aborted, "abort", "" },
    { "asserted", asserted, "assertion-failed", "" },
    { "no such number", no_such_number, "signed-overflow", "" },
    { "list not started", list_not_started, "bad-format-argument", "" },
    { "ctype below zero", ctype_below_zero, "out-of-bounds-read", "" },
    { "descriptor stays open", descriptor_stays_open, "handle-leak", "" },
    { "time not written", time_not_written, "uninitialised-read", "" },
    { "wrong format", wrong_format, "bad-format-argument", "5" },
    { "pointers sorted", sort_pointers, NULL, "apple\ncherry\ndate\nfig\npear\n" },
    { "more sorted than there are", sort_too_many, "out-of-bounds-write", "" },
    { "what was never written sorted", sort_unwritten, "uninitialised-read", "" },
    { "files", files_work, NULL, "2\n" },
    { "lines", lines_work, NULL, "first\n\nsecond\n\n" },
    { "texts", texts_work, NULL, "<42>\nNo such file or directory\na\nb\nllo\nC\n.\n" },
    { "memory stream", memory_stream_works, NULL, "" },
    { "dates", dates_work, NULL, "2026-01-01 Thursday\n" },
};

static void (*under_way)(void);
static int entry(int argc, char *argv, char *environment)
{
    (void)argc, (void)argv, (void)environment;
    K call = hook_en(1);
    call->site = AT_CALL;
    texts = 0;
    under_way();
    memset(STORE, 0, 256);
    call->site = AT_END;
    hook_lv(AT_END);
    return 0;
}

static void test_calls(void **state)
{
    (void)state;
    static struct log_run run;
    static char bytes[1 << 16];
    struct guest_input input = { .in = STR("first\nsecond\n") };
    int failed = 0;
    for (size_t i = 0; i < COUNT(tests); i++) {
        const struct test *t = &tests[i];
        uint64_t offset = 0;
        under_way = t->run;
        guest_reset();
        guest_run(&program, (void *const[]){ NULL, NULL, (void *)compare }, entry, &input, &run, bytes, sizeof bytes, &offset);
        const char *code = NULL;
        for (uint32_t k = run.finding_count; k-- > 0;)
            if (strcmp(run.findings[k].code, "leak") != 0)
                code = run.findings[k].code;
        struct str out = { bytes + run.out_offset, run.out_len };
        bool ok = t->code ? code && strcmp(code, t->code) == 0 : !code && run.outcome == OUTCOME_EXITED;
        ok &= !t->out || str_is(out, t->out);
        if (ok)
            continue;
        failed++;
        print_error("%s: outcome %u, %s \"%s\", out \"" STR_FMT "\"\n", t->name, run.outcome, code ? code : "nothing",
                    run.finding_count ? run.findings[0].text : "", STR_ARG(out));
    }
    assert_int_equal(failed, 0);
}

int main(void)
{
    struct error e;
    struct guest_limits limits = { .cpu_ms = 1000, .heap_bytes = 1 << 20, .output_bytes = 1 << 14 };
    if (!guest_init(&limits, &e))
        return 1;
    const struct CMUnitTest all[] = { cmocka_unit_test(test_calls) };
    return cmocka_run_group_tests(all, NULL, NULL);
}
