/* Every sign that a picture, its bar of time and the code's margin are drawn with stands
 * in the table that the help is made from: the pictures kept for other tests are read, and
 * what is neither text nor the line of a frame or an arrow has to be explained. */
#include "base/base.h"
#include "ui/actions.h"
#include "ui/signs.h"

#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
/* cmocka wants the three above */
#include <cmocka.h>

static bool is_explained(struct str one, int form)
{
    for (enum sign s = 0; s < SIGN_COUNT; s++)
        if (memmem(sign_info(s)->looks[form], strlen(sign_info(s)->looks[form]), one.at, one.len))
            return true;
    return false;
}

/* Solid lines and corners, of which frames and arrows are made. */
static bool is_line(uint32_t code)
{
    return (code >= 0x2500 && code <= 0x253C && code != 0x2508 && code != 0x250A) ||
           (code >= 0x2550 && code <= 0x256C);
}

static void read_all(const char *folder, const char *only, size_t *signs)
{
    DIR *d = opendir(folder);
    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d));) {
        char path[600];
        struct buf text = {0};
        struct error err = {0};
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (!strstr(e->d_name, ".txt") || !strstr(e->d_name, only) || strstr(e->d_name, "program"))
            continue;
        assert_true(file_read(path, 1 << 20, &text, &err));
        for (struct str rest = buf_view(&text); rest.len;) {
            size_t n = 1;
            while (n < rest.len && (rest.at[n] & 0xC0) == 0x80)
                n++;
            struct str one = str_slice(rest, 0, n);
            uint32_t code = 0;
            utf8_decode(rest.at, rest.len, &code);
            rest = str_slice(rest, n, rest.len);
            if (n == 1 || is_line(code) || code < 0x2190 || code > 0x27BF)
                continue; /* letters of a learner's text are no signs */
            ++*signs;
            if (!is_explained(one, 0))
                fail_msg("%s has the sign " STR_FMT ", which the help does not explain", path,
                         STR_ARG(one));
        }
        buf_release(&text);
    }
    closedir(d);
}

static void what_is_drawn_is_explained(void **state)
{
    (void)state;
    size_t signs = 0;
    read_all("tests/ui/pictures", "", &signs);
    assert_true(signs > 1000);
}

/* One look has one meaning, among those that can stand in the same place. */
static void no_two_look_the_same(void **state)
{
    (void)state;
    for (int form = 0; form < 2; form++)
        for (enum sign a = 0; a < SIGN_COUNT; a++)
            for (enum sign b = a + 1; b < SIGN_COUNT; b++)
                if (sign_info(a)->of == sign_info(b)->of)
                    assert_string_not_equal(sign_info(a)->looks[form], sign_info(b)->looks[form]);
}

static void the_signs_have_a_key(void **state)
{
    (void)state;
    struct key k;
    assert_true(key_parse(str_from(action_key(ACTION_SIGNS).text), &k));
    assert_int_equal(action_of(IN_EXERCISE | IN_PICTURE, k), ACTION_SIGNS);
    assert_int_equal(action_of(IN_HELP | IN_READER, k), ACTION_SIGNS);
}

/* Who moves with h j k l in the picture does not pay with a hint. */
static void h_is_left(void **state)
{
    (void)state;
    struct key k;
    assert_true(key_parse(STR("h"), &k));
    assert_int_equal(action_of(IN_EXERCISE | IN_PICTURE, k), ACTION_STEP_BACK);
    assert_int_equal(action_of(IN_EXERCISE | IN_READER | IN_BESIDE, k), ACTION_HINT);
    assert_true(key_parse(STR("F7"), &k));
    assert_int_equal(action_of(IN_EXERCISE | IN_PICTURE, k), ACTION_HINT);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_drawn_is_explained),
        cmocka_unit_test(no_two_look_the_same),
        cmocka_unit_test(the_signs_have_a_key),
        cmocka_unit_test(h_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
