/* The key `contracts` as it is written down, and the mistakes made with it. */
#include "kit.h"

#define PACK "tests/packs/contracts"
#define HAND "exercises/01-words/hand-over/exercise.md"

static void test_read(void **state)
{
    (void)state;
    struct error e = {0};
    struct pack *p = pack_open(PACK, &e);
    assert_non_null(p);
    assert_int_equal(p->diag_count, 0);
    assert_true(str_is(item_exercise(pack_item(p, STR("hand-over")))->contracts, "whole"));
    pack_free(p);
    p = pack_open("tests/packs/kinds", &e);
    assert_int_equal(item_exercise(pack_item(p, STR("push-or-stay")))->contracts.len, 0);
    pack_free(p);
}

static const struct {
    const char *find, *put, *want;
} mistakes[] = {
    {"contracts: whole", "contracts: all", HAND ":7:12: error: 'contracts' must be checked, whole or off, not 'all' [out-of-range]\n"},
    {"contracts: whole", "contracts: [whole]",
     HAND ":7:12: error: 'contracts' must be checked, whole or off, not a list [wrong-type]\n"},
    {"contracts: whole", "contract: whole", HAND ":7:1: error: unknown key 'contract' [unknown-key]\n"},
    {"start: owner-dropped", "start: owner-droped",
     HAND ":8:8: error: 'start' must be a failure code, listed in docs/PACK.md, not 'owner-droped' [out-of-range]\n"},
    {"contracts: whole\n", "contracts: whole\ncontracts: off\n", "*"},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char *dir = kit_copy(PACK);
        struct buf got = {0};
        struct error e = {0};
        kit_edit(dir, HAND, mistakes[i].find, mistakes[i].put);
        struct pack *p = pack_open(dir, &e);
        assert_non_null(p);
        kit_list(p, &got);
        if (strcmp(mistakes[i].want, "*"))
            assert_string_equal(got.at ? got.at : "", mistakes[i].want);
        else
            assert_true(p->error_count > 0); /* said twice */
        pack_free(p);
        kit_remove(dir);
        buf_release(&got);
    }
}

/* Of kinds that run nothing it is not a key. */
static void test_kinds(void **state)
{
    (void)state;
    char *dir = kit_copy(PACK);
    struct error e = {0};
    kit_edit(dir, HAND, "kind: fix\n", "kind: mark-line\n");
    struct pack *p = pack_open(dir, &e);
    assert_non_null(p);
    bool told = false;
    for (size_t i = 0; i < p->diag_count; i++)
        told = told || (p->diags[i].line == 7 && str_eq(p->diags[i].file, str_from(HAND)));
    assert_true(told);
    pack_free(p);
    kit_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
