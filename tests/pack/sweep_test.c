/* Exercises whose calls are made to fail, as they are written down: keys, and the mistakes made
 * with them. */
#include "kit.h"

#define KINDS "tests/packs/kinds"
#define PUSH "exercises/01-kinds/push-or-stay/exercise.md"
#define SAVE "exercises/01-kinds/save-whole/exercise.md"
#define WORDS "alloc, open, read, write, close, flush, name, input, output, lock, thread, clock, io, all"

static void test_read(void **state)
{
    (void)state;
    struct error e = {0};
    struct pack *p = pack_open(KINDS, &e);
    assert_non_null(p);
    assert_int_equal(p->diag_count, 0);
    const struct exercise *ex = item_exercise(pack_item(p, STR("push-or-stay")));
    assert_int_equal(ex->sweep_count, 1);
    assert_true(str_is(ex->sweep[0], "alloc") && ex->pairs && !ex->has_crash);
    ex = item_exercise(pack_item(p, STR("save-whole")));
    assert_int_equal(ex->sweep_count, 1);
    assert_true(str_is(ex->sweep[0], "io") && !ex->pairs && ex->has_crash);
    assert_true(str_is(ex->crash.disk, "synced"));
    assert_int_equal(ex->crash.recover_count, 1);
    assert_true(str_is(ex->crash.recover[0], "again"));
    ex = item_exercise(pack_item(p, STR("ring")));
    assert_false(ex->sweep_count || ex->pairs || ex->has_crash);
    pack_free(p);
}

static const struct {
    const char *file, *find, *put, *want;
} mistakes[] = {
    {PUSH, "sweep: [alloc]", "sweep: alloc",
     PUSH ":11:8: error: 'sweep' must be a list of " WORDS ", not a text [wrong-type]\n"},
    {PUSH, "sweep: [alloc]", "sweep: [aloc]",
     PUSH ":11:9: error: 'sweep' must be a list of " WORDS ", not 'aloc' [out-of-range]\n"},
    {PUSH, "sweep: [alloc]", "sweep: [crash]",
     PUSH ":11:9: error: 'sweep' must be a list of " WORDS ", not 'crash' [out-of-range]\n"},
    {PUSH, "sweep: [alloc]", "sweep: []",
     PUSH ":11:8: error: 'sweep' must be a list of " WORDS ", not a list of 0 [out-of-range]\n"},
    {PUSH, "sweep: [alloc]", "sweep: [alloc, io, alloc]",
     PUSH ":11:20: error: 'alloc' is there twice [bad-sweep]\n"},
    {PUSH, "sweep: [alloc]\n", "",
     PUSH ":11:8: error: there are no failures to make pairs of [bad-sweep]\n"},
    {PUSH, "pairs: true", "pairs: yes",
     PUSH ":12:8: error: 'pairs' must be true or false, not 'yes' [out-of-range]\n"},
    {PUSH, "pairs: true", "pair: true", PUSH ":12:1: error: unknown key 'pair' [unknown-key]\n"},
    {SAVE, "disk: synced", "disk: sync",
     SAVE ":17:15: error: 'disk' must be ordered or synced, not 'sync' [out-of-range]\n"},
    {SAVE, "disk: synced", "disc: synced", SAVE ":17:9: error: unknown key 'disc' [unknown-key]\n"},
    {SAVE, "recover: [again]", "recover: again",
     SAVE ":17:32: error: 'recover' must be a list of at most 32 texts, not a text [wrong-type]\n"},
    {SAVE, "{disk: synced, recover: [again]}", "synced",
     SAVE ":17:8: error: 'crash' must be keys `disk` and `recover`, not a text [wrong-type]\n"},
};

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        char *dir = kit_copy(KINDS);
        struct buf got = {0};
        struct error e = {0};
        kit_edit(dir, mistakes[i].file, mistakes[i].find, mistakes[i].put);
        struct pack *p = pack_open(dir, &e);
        assert_non_null(p);
        kit_list(p, &got);
        assert_string_equal(got.at ? got.at : "", mistakes[i].want);
        pack_free(p);
        kit_remove(dir);
        buf_release(&got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
