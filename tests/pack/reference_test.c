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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_every_code_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
