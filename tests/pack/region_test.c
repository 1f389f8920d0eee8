/* The editable region: where it is, and what counts as a change outside it. */
#include "kit.h"

#define B "  " REGION_BEGIN "\n"
#define E "  " REGION_END "\n"

static const char start[] = "int main(void)\n{\n" B "    ;\n" E "    return 0;\n}\n";

static void test_find(void **state)
{
    (void)state;
    struct region r = region_find(str_from(start));
    assert_true(r.limited);
    assert_int_equal(r.first, 3);
    assert_int_equal(r.end, 4);
    r = region_find(STR("a\nb\n"));
    assert_false(r.limited);
    assert_int_equal(r.first, 0);
    assert_int_equal(r.end, 2);
    r = region_find(STR(""));
    assert_int_equal(r.end, 0);
    assert_false(region_find(STR(B "x\n")).limited);
    assert_false(region_find(STR(E "x\n" B)).limited);
    r = region_find(STR(B E));
    assert_true(r.limited);
    assert_int_equal(r.first, r.end);
}

/* 0: kept; otherwise the line. */
static int changed(const char *answer)
{
    int line = 0;
    return region_kept(str_from(start), str_from(answer), &line) ? 0 : line;
}

static void test_kept(void **state)
{
    (void)state;
    assert_int_equal(changed(start), 0);
    assert_int_equal(changed("int main(void)\n{\n" B E "    return 0;\n}\n"), 0);
    assert_int_equal(changed("int main(void)\n{\n" B "a\nb\nc\n" E "    return 0;\n}\n"), 0);
    assert_int_equal(changed("int main(void)\n{\n" B "a\n" E "    return 0;\n}"), 0);
    assert_int_equal(changed("int main(void)\n{\n" B "a\n" E "    return 0;\n}\n\n"), 0);
    assert_int_equal(changed("int main(void)\r\n{\r\n" B "a\r\n" E "    return 0;\r\n}\r\n"), 0);
}

static void test_changed(void **state)
{
    (void)state;
    assert_int_equal(changed("int mine(void)\n{\n" B E "    return 0;\n}\n"), 1);
    assert_int_equal(changed("int main(void)\n{\n\n" B E "    return 0;\n}\n"), 3);
    assert_int_equal(changed("int main(void)\n{\n" B "a\n" E "    return 1;\n}\n"), 6);
    assert_int_equal(changed("int main(void)\n{\n" B "a\n" E "return 0;\n}\n"), 6);
    assert_int_equal(changed("int main(void)\n{\n" B "a\n" E "    return 0;\n"), 7);
    assert_int_equal(changed("int main(void)\n{\n" B "a\n" E "    return 0;\n}\nint x;\n"), 8);
    assert_int_equal(changed("int main(void)\n{\n" B "a\n    return 0;\n}\n"), 6); /* no end */
    assert_int_equal(changed(""), 1);
    /* A second end marker inside the region moves nothing out of it. */
    assert_int_equal(changed("int main(void)\n{\n" B E "a\n" E "    return 0;\n}\n"), 5);
    int line = 0;
    assert_true(region_kept(STR("no markers\n"), STR("anything"), &line));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
