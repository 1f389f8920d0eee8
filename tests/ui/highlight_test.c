/* C colouring: each line with a letter per byte below it. */
#include "ui/highlight.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static char letter(uint8_t role)
{
    switch (role) {
    case ROLE_KEYWORD: return 'k';
    case ROLE_TYPE: return 't';
    case ROLE_STRING: return 's';
    case ROLE_NUMBER: return 'n';
    case ROLE_COMMENT: return 'c';
    case ROLE_PREPROCESSOR: return 'p';
    default: return '.';
    }
}

static highlight_state expect(highlight_state before, const char *line, const char *want)
{
    uint8_t roles[200];
    char have[201];
    struct str s = str_from(line);
    highlight_state after = highlight_line(before, s, roles);
    for (size_t i = 0; i < s.len; i++)
        have[i] = letter(roles[i]);
    have[s.len] = '\0';
    assert_string_equal(have, want);
    assert_int_equal(highlight_line(before, s, NULL), after);
    return after;
}

static void tokens(void **state)
{
    (void)state;
    static const struct { const char *line, *want; } table[] = {
        {"int x = 42;", "ttt.....nn."},
        {"return f(\"a\\\"b\", 'c');", "kkkkkk...ssssss..sss.."},
        {"size_t n; // rest", "tttttt....ccccccc"},
        {"a /* b */ c /**/ d", "..ccccccc...cccc.."},
        {"x = 0x1Fu + 1.5e-3f + .5;", "....nnnnn...nnnnnnn...nn."},
        {"#include <stdio.h>", "pppppppp.sssssssss"},
        {"  # include \"x.h\"", "..ppppppppp.sssss"},
        {"#define MAX(a) ((a) > 1)", "ppppppp...............n."},
        {"a # b", "....."},
        {"if (p == NULL) forest();", "kk.......nnnn..........."},
        {"char *s = \"open", "tttt......sssss"},
        {"x = 'y", "....ss"},
        {"", ""},
        {"'\\\\' a", "ssss.."},
        {"\"a\\\\\" b", "sssss.."},
        {"é int", "...ttt"},
        {"a//b", ".ccc"},
        {"a / b", "....."},
        {"/*/ x", "ccccc"},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        expect(0, table[i].line, table[i].want);
}

static void states_go_on_over_lines(void **state)
{
    (void)state;
    highlight_state s = expect(0, "x /* a", "..cccc");
    s = expect(s, "int \" // x", "cccccccccc");
    s = expect(s, "b */ int", "cccc.ttt");
    assert_int_equal(s, 0);
    s = expect(0, "// a \\", "cccccc");
    s = expect(s, "int", "ccc");
    s = expect(s, "int", "ttt");
    s = expect(0, "s = \"a\\", "....sss");
    s = expect(s, "b\" int", "ss.ttt");
    assert_int_equal(s, 0);
    s = expect(0, "#define A \\", "ppppppp....");
    s = expect(s, "  # x \\", ".......");   /* not a directive: the line goes on */
    s = expect(s, "  int", "..ttt");
    s = expect(s, "#if 1", "ppp.n");
    assert_int_equal(s, 0);
    s = expect(0, "#define A /* x", "ppppppp...cccc");
    s = expect(s, "y */ # z", "cccc....");
    assert_int_equal(s, 0);
    assert_true(highlight_is_code(ROLE_TEXT) && highlight_is_code(ROLE_KEYWORD));
    assert_false(highlight_is_code(ROLE_STRING) || highlight_is_code(ROLE_COMMENT));
}

static const char *lines[400];
static int asked;
static struct str get(void *ctx, int n)
{
    (void)ctx;
    asked++;
    return str_from(lines[n]);
}

static void changes_are_followed_from_where_they_are(void **state)
{
    (void)state;
    struct highlight h = {0};
    for (int i = 0; i < 400; i++)
        lines[i] = "int x;";
    assert_int_equal(highlight_before(&h, 399, get, NULL), 0);
    assert_int_equal(asked, 399);
    asked = 0;
    assert_int_equal(highlight_before(&h, 300, get, NULL), 0);
    assert_int_equal(asked, 0);
    lines[200] = "/*";
    highlight_changed(&h, 200);
    assert_int_equal(highlight_before(&h, 200, get, NULL), 0);
    assert_int_equal(asked, 0);
    assert_int_not_equal(highlight_before(&h, 210, get, NULL), 0);
    assert_int_equal(asked, 10);
    lines[205] = "*/";
    highlight_changed(&h, 205);
    assert_int_equal(highlight_before(&h, 210, get, NULL), 0);
    assert_int_not_equal(highlight_before(&h, 203, get, NULL), 0);
    highlight_release(&h);
}

static void any_bytes_will_do(void **state)
{
    (void)state;
    static const char bits[] = "/*\"'\\#<>aX0.9_ \t\xc3\xff\n(e+";
    uint8_t roles[65];
    uint32_t seed = 1;
    highlight_state s = 0;
    for (int round = 0; round < 20000; round++) {
        char line[64];
        size_t n = 0;
        for (; n < sizeof line; n++) {
            seed = seed * 1664525u + 1013904223u;
            line[n] = bits[(seed >> 8) % (sizeof bits - 1)];
            if ((seed >> 20) % 20 == 0)
                break;
        }
        memset(roles, 0xEE, sizeof roles);
        s = highlight_line(s, (struct str){line, n}, roles);
        for (size_t i = 0; i < n; i++)
            assert_true(roles[i] < ROLES); /* every byte gets a role */
        assert_int_equal(roles[n], 0xEE);  /* and none behind */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens),
        cmocka_unit_test(states_go_on_over_lines),
        cmocka_unit_test(changes_are_followed_from_where_they_are),
        cmocka_unit_test(any_bytes_will_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
