/* Several files as one text: what is joined is split into the same, whatever it is. */
#include "kit.h"

static struct arena arena;

static void same_again(const char *const *texts, const size_t *lengths, size_t count)
{
    static const char *const names[] = {"a.c", "b_2.h", "c-3.c"};
    struct buf out = {0};
    for (size_t i = 0; i < count; i++)
        bundle_add(&out, str_from(names[i]), (struct str){texts[i], lengths[i]});
    struct bundle b = bundle_split(&arena, buf_view(&out));
    assert_int_equal(b.count, count);
    for (size_t i = 0; i < count; i++) {
        struct str want = {texts[i], lengths[i]};
        assert_true(str_is(b.files[i].name, names[i]));
        if (!str_eq(b.files[i].text, want))
            fail_msg("file %zu of\n%s\nis not\n%.*s", i, out.at, (int)want.len, want.at);
        assert_true(bundle_find(&b, str_from(names[i])) == &b.files[i].text);
    }
    buf_release(&out);
}

static void test_round(void **state)
{
    (void)state;
    static const char *const texts[][3] = {
        {"int a;\n", "int b;\n", "int c;\n"},
        {"", "", ""},
        {"no newline", "\n", "\n\n"},
        {"//// FILE b_2.h\n", "//// FILE b_2.h", "///// FILE a.c\n"},
        {"//// FILE a.c without newline\n", "////// FILE x\n//// FILE", "//// FILE \n"},
        {"/// FILE a.c\n", "int a; //// FILE b_2.h\n", "  //// FILE b_2.h\n"},
        {"a\r\nb\r\n", "\r", "//// FILE a.c\r\n"},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        size_t lengths[3];
        for (int k = 0; k < 3; k++)
            lengths[k] = strlen(texts[i][k]);
        same_again(texts[i], lengths, 3);
    }
}

/* Pieces that could be taken for something, put together at random, zero bytes too. */
static void test_random(void **state)
{
    (void)state;
    static const struct str pieces[] = {STR("/"), STR("////"), STR(" FILE "), STR("a.c"), STR("\n"), STR("\r"),
                                        STR(" without newline"), STR("x"), {"\0", 1}, STR("//// FILE a.c\n")};
    uint64_t seed = 12345;
    for (int round = 0; round < 3000; round++) {
        struct buf made[3] = {0};
        const char *texts[3];
        size_t lengths[3];
        for (int k = 0; k < 3; k++) {
            for (unsigned n = (unsigned)(seed >> 40) % 9; n; n--) {
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                buf_str(&made[k], pieces[(seed >> 33) % COUNT(pieces)]);
            }
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            texts[k] = made[k].len ? made[k].at : "";
            lengths[k] = made[k].len;
        }
        same_again(texts, lengths, 3);
        for (int k = 0; k < 3; k++)
            buf_release(&made[k]);
    }
}

/* Any text is a bundle: what is no file of one is left out. */
static void test_hostile(void **state)
{
    (void)state;
    struct str text = STR("before\n//// FILE a.c\nfirst\n//// FILE a.c\nsecond\n//// FILE ../x.c\nno\n"
                          "//// FILE -x.c\nno\n//// FILE x.txt\nno\n//// FILE b.c\nlast");
    struct bundle b = bundle_split(&arena, text);
    assert_int_equal(b.count, 2);
    assert_true(str_is(b.files[0].text, "first\n") && str_is(b.files[1].text, "last"));
    assert_null(bundle_find(&b, STR("x.txt")));
    assert_int_equal(bundle_split(&arena, (struct str){0}).count, 0);
    assert_int_equal(bundle_split(&arena, STR("//// FILE a.c")).count, 1);
    struct buf many = {0};
    for (int i = 0; i < 1000; i++)
        buf_printf(&many, "//// FILE f%d.c\nx\n", i);
    assert_int_equal(bundle_split(&arena, buf_view(&many)).count, 64);
    buf_release(&many);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const good[] = {"a.c", "ring_tests.c", "a-b.h", "0.c", "_.h"};
    static const char *const bad[] = {"", ".c", "a", "a.cc", "a.o", "a/b.c", "../a.c", "-a.c", "a b.c", "a.c\n", "\xc3\xa4.c", "a..c"};
    for (size_t i = 0; i < COUNT(good); i++)
        assert_true(bundle_name_valid(str_from(good[i])));
    for (size_t i = 0; i < COUNT(bad); i++)
        if (bundle_name_valid(str_from(bad[i])))
            fail_msg("'%s' is no name of a file", bad[i]);
}

static int finish(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_round), cmocka_unit_test(test_random),
                                       cmocka_unit_test(test_hostile), cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, finish);
}
