/* docs/PACK.md is what the table of keys prints; UPDATE=1 writes it anew. */
#include "kit.h"

static void test_page(void **state)
{
    (void)state;
    struct buf want = {0}, have = {0};
    pack_keys_reference(&want);
    if (getenv("UPDATE"))
        kit_write("docs", "PACK.md", buf_view(&want));
    assert_true(file_read("docs/PACK.md", 1 << 20, &have, NULL));
    assert_string_equal(have.at, want.at);
    buf_release(&want);
    buf_release(&have);
}

static void test_every_code_is_there(void **state)
{
    (void)state;
    struct buf page = {0};
    pack_keys_reference(&page);
    size_t n = 0;
    for (const char *const *c = pack_failure_codes(); *c; c++, n++) {
        char quoted[64];
        snprintf(quoted, sizeof quoted, "`%s`", *c);
        assert_non_null(strstr(page.at, quoted));
    }
    assert_true(n >= 21);
    buf_release(&page);
}

/* docs/KINDS.md has a row for each kind, whose last cell is an exercise of that kind in the
 * course; and the tests that it names are there. */
static void test_kinds_page(void **state)
{
    (void)state;
    struct buf page = {0};
    struct error err = {0};
    assert_true(file_read("docs/KINDS.md", 1 << 20, &page, &err));
    for (int k = 0; k < EXERCISE_KINDS; k++) {
        char head[64], path[256];
        snprintf(head, sizeof head, "\n| %s |", exercise_kind_name((enum exercise_kind)k));
        const char *row = strstr(page.at, head);
        assert_non_null(row);
        const char *end = strstr(row + 1, " |\n"), *cell = end;
        assert_non_null(end);
        while (cell[-1] != '|')
            cell--;
        snprintf(path, sizeof path, "exercises/%.*s/exercise.md", (int)(end - cell - 1), cell + 1);
        struct buf front = {0};
        if (!file_read(path, 1 << 20, &front, &err))
            fail_msg("%s is not there", path);
        snprintf(head, sizeof head, "\nkind: %s", exercise_kind_name((enum exercise_kind)k));
        if (!strstr(front.at, head))
            fail_msg("%s is of another kind", path);
        buf_release(&front);
    }
    int tests = 0;
    for (const char *at = page.at; (at = strstr(at, "`tests/")); tests++) {
        const char *end = strchr(++at, '`');
        char path[256];
        snprintf(path, sizeof path, "%.*s", (int)(end - at), at);
        if (!path_exists(path))
            fail_msg("%s is not there", path);
    }
    assert_true(tests >= 15);
    buf_release(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_every_code_is_there),
        cmocka_unit_test(test_kinds_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
