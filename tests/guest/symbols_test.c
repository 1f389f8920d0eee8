/* Every function that a header declares can be called, and everything that can
 * be called is declared in a header (or is called by compiled code unasked). */
#include "guest/libc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

enum { NAMES = 1024 };
static struct str names[NAMES];
static size_t name_count;

static bool name_char(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static void add_name(struct str s)
{
    assert_true(name_count < NAMES);
    names[name_count++] = s;
}

/* The declared name of one statement, "int (*f(int))(void)" included. */
static void statement(struct str s)
{
    s = str_trim(s);
    if (str_starts(s, "typedef"))
        return;
    if (str_starts(s, "extern")) { /* data: extern FILE *a, *b; the last word before a comma */
        for (size_t end = 1; end <= s.len; end++) {
            size_t from = end;
            if (end < s.len && s.at[end] != ',')
                continue;
            while (name_char(s.at[from - 1]))
                from--;
            add_name(str_slice(s, from, end));
        }
        return;
    }
    const char *open = memchr(s.at, '(', s.len);
    if (!open)
        return;
    size_t end = (size_t)(open - s.at), from;
    if (open[1] == '*') {
        from = end + 2;
        end = from;
        while (name_char(s.at[end]))
            end++;
    } else {
        from = end;
        while (from > 0 && name_char(s.at[from - 1]))
            from--;
    }
    if (end > from)
        add_name(str_slice(s, from, end));
}

/* Comments and directives become blanks, braces and what is in them too. */
static void read_header(struct arena *arena, const char *name)
{
    char *text = arena_cstr(arena, guest_header(str_from(name)));
    bool comment = false, directive = false, fresh = true;
    int depth = 0;
    for (char *p = text; *p; p++) {
        bool newline = *p == '\n', escaped = p > text && p[-1] == '\\';
        if (!comment && p[0] == '/' && p[1] == '*')
            comment = true;
        if (fresh && !comment && *p == '#')
            directive = true;
        if (newline && !(directive && escaped))
            directive = false;
        fresh = newline || (fresh && (*p == ' ' || comment));
        bool brace = false;
        if (!comment && !directive) {
            depth += *p == '{';
            brace = *p == '}';
        }
        bool hide = comment || directive || depth > 0;
        if (comment && p[0] == '*' && p[1] == '/') {
            comment = false;
            p[1] = ' ';
        }
        depth -= brace;
        if (hide && *p != '\\')
            *p = ' ';
    }
    struct str rest = str_from(text);
    for (char *semicolon; (semicolon = memchr(rest.at, ';', rest.len)) != NULL;) {
        size_t n = (size_t)(semicolon - rest.at);
        statement(str_slice(rest, 0, n));
        rest = str_slice(rest, n + 1, rest.len);
    }
}

static bool declared(const char *name)
{
    for (size_t i = 0; i < name_count; i++)
        if (str_is(names[i], name))
            return true;
    return false;
}

static void test_declared_is_there(void **state)
{
    (void)state;
    assert_true(name_count > 400);
    for (size_t i = 0; i < name_count; i++)
        if (!guest_library_has(names[i], true) && !guest_library_has(names[i], false))
            fail_msg("declared but not there: " STR_FMT, STR_ARG(names[i]));
}

static void test_there_is_declared(void **state)
{
    (void)state;
    static const char *const unasked[] = {
        "__va_arg", "__floatundisf", "__floatundidf", "__floatundixf", "__fixunssfdi",
        "__fixunsdfdi", "__fixunsxfdi", "__fixsfdi", "__fixdfdi", "__fixxfdi",
        "__builtin_ones", "__builtin_leading", "__builtin_trailing", "__builtin_swap",
        "__builtin_exact",
    };
    size_t count;
    const struct guest_symbol *symbols = guest_symbols(&count);
    for (size_t i = 0; i < count; i++) {
        assert_non_null(symbols[i].address);
        bool known = declared(symbols[i].name);
        for (size_t k = 0; k < COUNT(unasked) && !known; k++)
            known = strcmp(unasked[k], symbols[i].name) == 0;
        if (!known)
            fail_msg("there but not declared: %s", symbols[i].name);
    }
}

static void test_no_symbol_twice(void **state)
{
    (void)state;
    size_t count;
    const struct guest_symbol *symbols = guest_symbols(&count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(symbols[i].name, symbols[k].name);
}

static void test_names(void **state)
{
    (void)state;
    size_t count;
    const struct guest_symbol *symbols = guest_symbols(&count);
    for (size_t i = 0; i < count; i++)
        assert_true(guest_library_has(str_from(symbols[i].name), true));
    assert_true(guest_library_has(STR("stdin"), false));
    assert_false(guest_library_has(STR("stdin"), true));
    assert_true(guest_library_has(STR("setjmp"), true));
    assert_false(guest_library_has(STR("setjmp"), false));
    assert_false(guest_library_has(STR("printf"), false));
    assert_false(guest_library_has(STR("printg"), true));
    assert_false(guest_library_has(STR(""), true));
    assert_false(guest_library_has(STR(""), false));
    assert_false(guest_library_has(STR("gets"), true));
}

static void test_headers_of_c11(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "assert.h", "ctype.h", "errno.h", "float.h", "inttypes.h", "iso646.h", "limits.h",
        "locale.h", "math.h", "setjmp.h", "signal.h", "stdalign.h", "stdarg.h", "stdbool.h",
        "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "stdnoreturn.h", "string.h", "time.h",
        "uchar.h", "wchar.h", "wctype.h", "stdatomic.h", "tgmath.h", "strings.h", "unistd.h", "fcntl.h",
        "sys/types.h", "sys/stat.h",
    };
    for (size_t i = 0; i < COUNT(wanted); i++)
        if (!guest_header(str_from(wanted[i])).at)
            fail_msg("no header %s", wanted[i]);
    assert_null(guest_header(STR("nothing.h")).at);
    assert_null(guest_header(STR("stdio")).at);
}

int main(void)
{
    struct arena arena = { 0 };
    const char *name;
    for (size_t i = 0; (name = guest_header_name(i)) != NULL; i++)
        read_header(&arena, name);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_declared_is_there),
        cmocka_unit_test(test_there_is_declared),
        cmocka_unit_test(test_no_symbol_twice),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_headers_of_c11),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
