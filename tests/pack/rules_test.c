/* Rules about sources in front matter, and what lessons introduce: read field by field, and what
 * is said about each mistake that an author makes with them. */
#include "kit.h"

#define EX "exercises/01-first/two-boxes/exercise.md"
#define LESSON "lessons/01-first/boxes.md"
#define COURSE "course/course.yaml"

static struct pack *open_with(const char *rules, char **ret_dir)
{
    struct error e = {0};
    struct buf put = {0};
    *ret_dir = kit_copy(GOOD);
    buf_printf(&put, "rules:\n%scases:", rules);
    buf_char(&put, '\0');
    kit_edit(*ret_dir, EX, "cases:", put.at);
    buf_release(&put);
    struct pack *p = pack_open(*ret_dir, &e);
    if (!p)
        fail_msg("%s", e.text);
    return p;
}

static void fields(void **state)
{
    (void)state;
    static const struct { enum rule_way way; const char *what; int number; const char *because, *name; } want[] = {
        {RULE_WAY_MUST_NOT_CALL, "gets", 0, "It knows no bounds.", "must-not-call gets"},
        {RULE_WAY_MUST_NOT_CALL, "strcpy", 0, "It knows no bounds.", "must-not-call strcpy"},
        {RULE_WAY_MUST_USE, "for", 0, "", "must-use for"},
        {RULE_WAY_MUST_NOT_USE, "type struct vec", 0, "", "must-not-use type struct vec"},
        {RULE_WAY_MUST_DECLARE, "int push(struct vec *, int)", 0, "", "must-declare int push(struct vec *, int)"},
        {RULE_WAY_MUST_MATCH, "a,b", 0, "", "must-match a,b"},
        {RULE_WAY_MOST_LINES, "", 3, "", "at-most-lines 3"},
        {RULE_WAY_NO_EXIT, "", 0, "", "no-exit"},
    };
    char *dir;
    struct pack *p = open_with("  - must-not-call: gets, strcpy\n    because: It knows *no* bounds.\n  - must-use: for\n"
                               "  - must-not-use: type struct vec\n  - must-declare: int push(struct vec *, int)\n"
                               "  - must-match: a,b\n  - at-most-lines: 3\n  - no-exit: true\n", &dir);
    const struct exercise *ex = item_exercise(pack_item(p, STR("two-boxes")));
    assert_int_equal(p->diag_count, 0);
    assert_int_equal(ex->rule_count, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++) {
        assert_int_equal(ex->rules[i].way, want[i].way);
        assert_true(str_is(ex->rules[i].what, want[i].what));
        assert_int_equal(ex->rules[i].number, want[i].number);
        assert_true(str_is(ex->rules[i].because, want[i].because));
        assert_true(str_is(ex->rules[i].name, want[i].name));
    }
    assert_int_equal(ex->rules[1].line, 12);
    assert_int_equal(ex->rules[2].line, 14);
    pack_free(p);
    kit_remove(dir);
}

/* Each of them alone, and the line of its place: the first rule is on line 12. */
static void mistakes(void **state)
{
    (void)state;
    static const struct { const char *rules, *want; } rows[] = {
        {"  - must-not-use: gotto\n", EX ":12:19: error: there is no construct 'gotto' [bad-rule]\ndid you mean 'goto'?\n"},
        {"  - must-use: malloc\n", EX ":12:15: error: there is no construct 'malloc' [bad-rule]\n"
         "a type is named with 'type malloc', a function with must-call or must-not-call; docs/RULES.md lists the constructs\n"},
        {"  - must-not-use: goto, \n", EX ":12:19: error: there is no construct '' [bad-rule]\n"},
        {"  - must-not-call: gets()\n", EX ":12:20: error: 'gets()' is not the name of a function [bad-rule]\n"
         "the name alone, as in 'free'\n"},
        {"  - must-nott-call: gets\n", EX ":12:5: error: unknown key 'must-nott-call' [unknown-key]\ndid you mean 'must-not-call'?\n"},
        {"  - because: so\n", EX ":12:5: error: this entry has no rule [bad-rule]\n"
         "such as 'must-not-call: strcpy' or 'must-use: for'; docs/RULES.md has them all\n"},
        {"  - must-call: free\n    must-use: for\n", EX ":13:15: error: this entry has two rules: 'must-call' and 'must-use' [bad-rule]\n"
         "one rule an entry, each with its own '- '\n"},
        {"  - must-call: free\n  - must-call: free\n", EX ":13:16: error: the rule 'must-call free' stands here a second time [bad-rule]\n"},
        {"  - no-exit: false\n", EX ":12:14: error: 'no-exit: false' is no rule; leave it out [bad-rule]\n"},
        {"  - no-exit: exit\n", EX ":12:14: error: 'no-exit' must be true, not 'exit' [out-of-range]\n"},
        {"  - at-most-lines: 0\n", EX ":12:20: error: 'at-most-lines' must be a whole number from 1 to 10000, not '0' [out-of-range]\n"},
        {"  - must-call: [free, malloc]\n", EX ":12:16: error: 'must-call' must be the name of a function, not a list [wrong-type]\n"},
        {"  - must-call\n", EX ":12:5: error: each entry of 'rules' must be a group of keys, not a text [wrong-type]\n"},
        {"  must-call: free\n", EX ":12:3: error: 'rules' must be a list of rules, such as - must-not-call: strcpy, not a group of keys [wrong-type]\n"},
    };
    int wrong = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *dir;
        struct pack *p = open_with(rows[i].rules, &dir);
        struct buf out = {0};
        for (size_t k = 0; k < p->diag_count; k++) {
            const struct diag *d = &p->diags[k];
            diag_print(&out, &(struct diag){.severity = d->severity, .code = d->code, .message = d->message, .file = d->file,
                                            .line = d->line, .column = d->column}, (struct str){0});
            if (d->advice.len)
                buf_printf(&out, STR_FMT "\n", STR_ARG(d->advice));
        }
        if (!str_is(buf_view(&out), rows[i].want)) {
            print_error("---- %s---- is told\n" STR_FMT "---- and not\n%s", rows[i].rules, STR_ARG(buf_view(&out)), rows[i].want);
            wrong++;
        }
        buf_release(&out);
        pack_free(p);
        kit_remove(dir);
    }
    assert_int_equal(wrong, 0);
}

static void not_for_every_kind(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    struct error e = {0};
    kit_edit(dir, "exercises/01-first/which-box/exercise.md", "choices:", "rules:\n  - no-exit: true\nchoices:");
    struct pack *p = pack_open(dir, &e);
    assert_int_equal(p->diag_count, 1);
    assert_string_equal(p->diags[0].code, "key-not-here");
    pack_free(p);
    kit_remove(dir);
}

static void introduced(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    struct error e = {0};
    kit_edit(dir, LESSON, "minutes: 5", "minutes: 5\nintroduces: [struct, malloc, poiner arithmetic]");
    kit_edit(dir, COURSE, "tracks:", "assumes: [for, printf]\ntracks:");
    struct pack *p = pack_open(dir, &e);
    struct buf out = {0};
    kit_list(p, &out);
    assert_string_equal(out.at ? out.at : "", LESSON ":7:30: error: 'poiner arithmetic' is neither a construct nor a function "
                        "of C [unknown-construct]\n");
    assert_true(str_is(p->diags[0].advice, "did you mean 'pointer-arithmetic'?"));
    assert_int_equal(p->assume_count, 2);
    assert_true(str_is(p->assumes[1], "printf"));
    const struct lesson *lesson = item_lesson(&p->items[0]);
    assert_int_equal(lesson->introduce_count, 3);
    assert_true(str_is(lesson->introduces[0], "struct"));
    buf_release(&out);
    pack_free(p);
    kit_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields), cmocka_unit_test(mistakes), cmocka_unit_test(not_for_every_kind),
        cmocka_unit_test(introduced),
    };
    return cmocka_run_group_tests_name("rules in packs", tests, NULL, NULL);
}
