/* Names of keys, the actions table, the themes. */
#include "ui/actions.h"
#include "ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void every_key_reads_back_as_itself(void **state)
{
    (void)state;
    for (uint32_t code = 0x21; code < K_LAST; code++) {
        bool named = code >= K_FIRST;
        if (!named && (code == 0x7F || utf8_width(code) < 1 || (code >= 0xD800 && code < 0xE000) ||
                       code == 0xFFFD || code > 0x30000))
            continue;
        for (uint8_t mods = 0; mods < 8; mods++) {
            if (!named && (mods & MOD_SHIFT))
                continue; /* Shift is part of a character */
            if ((mods & MOD_CTRL) && code >= 'A' && code <= 'Z')
                continue; /* Ctrl-A is {'a', MOD_CTRL} */
            struct key k = {code, mods}, back;
            struct key_text text = key_print(k);
            if (!key_parse(str_from(text.text), &back))
                fail_msg("%s does not parse", text.text);
            if (!key_eq(k, back))
                fail_msg("%s is another key: %x %d", text.text, back.code, back.mods);
        }
    }
}

static void names_are_what_people_write(void **state)
{
    (void)state;
    static const struct { const char *name; struct key key; const char *canonical; } table[] = {
        {"Ctrl-S", {'s', MOD_CTRL}, "Ctrl-S"},   {"ctrl-s", {'s', MOD_CTRL}, "Ctrl-S"},
        {"F1", {K_F1, 0}, "F1"},                 {"F12", {K_F12, 0}, "F12"},
        {"Shift-Tab", {K_TAB, MOD_SHIFT}, "Shift-Tab"},
        {"Alt-Left", {K_LEFT, MOD_ALT}, "Alt-Left"},
        {"shift-ctrl-right", {K_RIGHT, MOD_CTRL | MOD_SHIFT}, "Ctrl-Shift-Right"},
        {"g", {'g', 0}, "g"},                    {"G", {'G', 0}, "G"},
        {"Space", {' ', 0}, "Space"},            {"PageUp", {K_PGUP, 0}, "PgUp"},
        {"-", {'-', 0}, "-"},                    {"Ctrl--", {'-', MOD_CTRL}, "Ctrl--"},
        {"é", {0xE9, 0}, "é"},                   {"Alt-z", {'z', MOD_ALT}, "Alt-z"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct key k;
        assert_true(key_parse(str_from(table[i].name), &k));
        assert_true(key_eq(k, table[i].key));
        assert_string_equal(key_print(k).text, table[i].canonical);
    }
    static const char *const wrong[] = {"", "Ctrl-", "F13", "ab", "Shift-a", "Hyper-x", "\xff", "Ctrl"};
    struct key k;
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_false(key_parse(str_from(wrong[i]), &k));
}

static void actions_have_keys_that_do_not_clash(void **state)
{
    (void)state;
    char text[200] = "";
    if (actions_clash(text, sizeof text))
        fail_msg("%s", text);
    for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
        const struct action_info *i = action_info(a);
        assert_true(i->where != 0 && strlen(i->name) && strlen(i->help));
        assert_true(strlen(action_key(a).text) > 0);
        assert_int_equal(action_named(str_from(i->id)), a);
        struct key k;
        assert_true(key_parse(str_from(action_key(a).text), &k));
        for (unsigned bit = 1; bit <= IN_ALL; bit <<= 1)
            if (i->where & bit)
                assert_int_equal(action_of(bit, k), a);
    }
}

static void lookups_depend_on_the_place(void **state)
{
    (void)state;
    assert_int_equal(action_of(IN_EDITOR, (struct key){'z', MOD_CTRL}), ACTION_ED_UNDO);
    assert_int_equal(action_of(IN_READER, (struct key){'z', MOD_CTRL}), ACTION_SUSPEND_KEY);
    assert_int_equal(action_of(IN_EDITOR, (struct key){'j', 0}), ACTION_NONE);
    assert_int_equal(action_of(IN_READER, (struct key){'j', 0}), ACTION_DOWN);
    assert_int_equal(action_of(IN_EDITOR | IN_READER, (struct key){'j', 0}), ACTION_NONE);
    assert_int_equal(action_of(IN_EDITOR, (struct key){K_F1, 0}), ACTION_HELP);
    assert_int_equal(action_named(STR("ed-find-next")), ACTION_ED_FIND_NEXT);
    assert_int_equal(action_named(STR("ed-fin")), ACTION_NONE);
    assert_int_equal(action_named(STR("")), ACTION_NONE);
    enum action at = ACTION_NONE;
    int seen = 0;
    while (actions_next(IN_EDITOR, &at)) {
        assert_true(action_info(at)->where & IN_EDITOR);
        seen++;
    }
    assert_true(seen > 30);
}

static void every_theme_defines_every_role(void **state)
{
    (void)state;
    assert_int_equal(theme_count, 3);
    for (size_t i = 0; i < theme_count; i++) {
        for (enum role r = 0; r < ROLES; r++) {
            const struct look *l = &themes[i].looks[r];
            if (!l->defined)
                fail_msg("%s has no look for %s", themes[i].name, role_name(r));
            assert_true(l->fore >= -1 && l->fore < 16 && l->back >= -1 && l->back < 16);
            assert_true(strlen(role_name(r)) > 0);
            /* A colour of ours on the terminal's own background must read on white
             * and on black: not white, black, or the pale half of the palette. */
            if (l->back == -1 && l->fore != -1)
                assert_true(l->fore >= 1 && l->fore <= 6 && l->fore != 3);
            /* Two colours of ours: dark on light or light on dark. */
            if (l->back != -1)
                assert_true((l->fore == 0) != (l->fore == 7));
        }
        assert_ptr_equal(theme_find(themes[i].name), &themes[i]);
        assert_non_null(strstr(theme_names(), themes[i].name));
    }
}

static bool same(const struct look *a, const struct look *b)
{
    return a->attrs == b->attrs && a->fore == b->fore && a->back == b->back;
}

static void what_must_be_told_apart_is(void **state)
{
    (void)state;
    static const enum role apart[] = {ROLE_TEXT, ROLE_FAIL, ROLE_PASS, ROLE_DIFF, ROLE_SELECTED, ROLE_BAR};
    for (size_t t = 0; t < theme_count; t++)
        for (size_t i = 0; i < COUNT(apart); i++)
            for (size_t k = i + 1; k < COUNT(apart); k++)
                if (same(&themes[t].looks[apart[i]], &themes[t].looks[apart[k]]))
                    fail_msg("%s: %s and %s look alike", themes[t].name, role_name(apart[i]),
                             role_name(apart[k]));
    /* In a picture what changed, what is gone and what leads nowhere. */
    static const enum role seen[] = {ROLE_TEXT, ROLE_CHANGED, ROLE_GHOST, ROLE_LOST};
    for (size_t t = 0; t < theme_count; t++)
        for (size_t i = 0; i < COUNT(seen); i++)
            for (size_t k = i + 1; k < COUNT(seen); k++)
                assert_false(same(&themes[t].looks[seen[i]], &themes[t].looks[seen[k]]));
    for (size_t t = 0; t < theme_count; t++)
        assert_false(same(&themes[t].looks[ROLE_ARROW], &themes[t].looks[ROLE_DANGLING]));
    const struct theme *mono = theme_find("mono");
    for (enum role r = 0; r < ROLES; r++)
        assert_true(mono->looks[r].fore == -1 && mono->looks[r].back == -1);
    assert_int_not_equal(mono->looks[ROLE_WANT].attrs, mono->looks[ROLE_GOT].attrs);
    assert_int_not_equal(mono->looks[ROLE_LOCKED].attrs, mono->looks[ROLE_TEXT].attrs);
}

static void a_selection_is_visible_on_every_role(void **state)
{
    (void)state;
    for (size_t t = 0; t < theme_count; t++) {
        for (enum role r = 0; r < ROLES; r++) {
            struct cell cell = {.role = (uint8_t)r, .width = 1};
            struct look plain = theme_look(&themes[t], &cell);
            cell.reverse = true;
            struct look selected = theme_look(&themes[t], &cell);
            assert_true((plain.attrs ^ selected.attrs) & LOOK_REVERSE);
            cell.underline = true;
            assert_true(theme_look(&themes[t], &cell).attrs & LOOK_UNDERLINE);
        }
    }
}

static void the_environment_chooses(void **state)
{
    (void)state;
    assert_string_equal(theme_choose(NULL, NULL, 256)->name, "colour");
    assert_string_equal(theme_choose(NULL, "", 256)->name, "colour");
    assert_string_equal(theme_choose(NULL, "1", 256)->name, "mono");
    assert_string_equal(theme_choose(NULL, NULL, 0)->name, "mono");
    assert_string_equal(theme_choose("contrast", "1", 8)->name, "contrast");
    assert_string_equal(theme_choose("pink", NULL, 8)->name, "colour");
    const struct theme *t = theme_find("colour");
    for (size_t i = 0; i < theme_count; i++)
        t = theme_next(t);
    assert_string_equal(t->name, "colour");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_reads_back_as_itself),
        cmocka_unit_test(names_are_what_people_write),
        cmocka_unit_test(actions_have_keys_that_do_not_clash),
        cmocka_unit_test(lookups_depend_on_the_place),
        cmocka_unit_test(every_theme_defines_every_role),
        cmocka_unit_test(what_must_be_told_apart_is),
        cmocka_unit_test(a_selection_is_visible_on_every_role),
        cmocka_unit_test(the_environment_chooses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
