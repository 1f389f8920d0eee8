/* Lists beside the manifest: a tag or a reference that is not in them, one that nobody uses, one
 * that stands twice; and a pack without lists, of which nothing is asked. */
#include "kit.h"

#define UNIT "exercises/01-first"
#define BELIEFS "course/misconceptions.yaml"
#define READING "course/references.yaml"
#define WORDS "course/glossary.yaml"

static const char beliefs[] = "misconceptions:\n"
                              "  - tag: assignment-links\n"
                              "    believes: After `b = a` the two stay the same.\n"
                              "    also: [linked-names]\n"
                              "  - tag: swap-needs-no-third\n"
                              "    believes: Two assignments swap.\n";
static const char reading[] = "references:\n"
                              "  - ref: EXP09-C\n"
                              "    title: Use sizeof to determine the size of a type or variable\n"
                              "    where: https://example.org/exp09-c\n";

/* The tags of the good pack, all but the two above, become one of these. */
static char *with_lists(const char *b, const char *r)
{
    char *dir = kit_copy(GOOD);
    kit_run("find '%s/exercises' -name '*.md' -exec sed -i "
            "'s/believes: .*/believes: swap-needs-no-third/; s/refutes: .*/refutes: assignment-links/' {} +", dir);
    if (b)
        kit_write(dir, BELIEFS, str_from(b));
    if (r)
        kit_write(dir, READING, str_from(r));
    return dir;
}

static void expect(const char *dir, const char *want)
{
    struct error err = {0};
    struct pack *p = pack_open(dir, &err);
    struct buf list = {0};
    assert_non_null(p);
    kit_list(p, &list);
    assert_string_equal(list.at ? list.at : "", want);
    buf_release(&list);
    pack_free(p);
}

static void whole(void **state)
{
    (void)state;
    char *dir = with_lists(beliefs, reading);
    expect(dir, "");
    struct error err = {0};
    struct pack *p = pack_open_to_learn(dir, &err);
    assert_non_null(p);
    size_t count;
    pack_misconceptions(p, &count);
    assert_int_equal(count, 2);
    assert_string_equal(pack_misconception(p, STR("linked-names"))->tag.at, "assignment-links");
    assert_true(str_is(pack_tag(p, STR("linked-names")), "assignment-links"));
    assert_true(str_is(pack_tag(p, STR("unheard-of")), "unheard-of"));
    assert_null(pack_misconception(p, STR("unheard-of")));
    assert_true(str_starts(pack_reference(p, STR("EXP09-C"))->title, "Use sizeof"));
    assert_null(pack_reference(p, STR("EXP09")));
    pack_free(p);
    kit_remove(dir);
    dir = kit_copy(GOOD); /* nothing is asked where there is no list */
    expect(dir, "");
    kit_remove(dir);
}

static void tags(void **state)
{
    (void)state;
    char *dir = with_lists(beliefs, NULL);
    kit_edit(dir, UNIT "/two-boxes/exercise.md", "refutes: assignment-links", "refutes: assignment-link");
    expect(dir, UNIT "/two-boxes/exercise.md:7:10: error: the misconception 'assignment-link' is not in "
                     "course/misconceptions.yaml [unknown-tag]\n");
    kit_edit(dir, UNIT "/two-boxes/exercise.md", "refutes: assignment-link", "refutes: linked-names");
    expect(dir, UNIT "/two-boxes/exercise.md:7:10: error: 'linked-names' is a tag of before [unknown-tag]\n");
    kit_edit(dir, UNIT "/two-boxes/exercise.md", "refutes: linked-names", "refutes: assignment-links");
    kit_edit(dir, BELIEFS, "misconceptions:\n", "misconceptions:\n  - tag: idle\n    believes: Nobody says this.\n");
    expect(dir, BELIEFS ":2:3: error: nobody refutes or believes 'idle' [unused-entry]\n");
    kit_edit(dir, BELIEFS, "tag: idle", "tag: linked-names");
    expect(dir, BELIEFS ":4:3: error: 'linked-names' stands here a second time; the first is on line 2 [duplicate-id]\n");
    kit_remove(dir);
}

static void one_belief_for_each_answer(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    expect(dir, ""); /* only where the course asks for it */
    kit_edit(dir, "course/course.yaml", "id: good-pack\n", "id: good-pack\nbounds: checked\n");
    expect(dir, UNIT "/which-box/exercise.md:16:15: warning: another wrong answer to this question has the belief "
                     "'assignment-links', too [same-belief]\n");
    kit_edit(dir, UNIT "/which-box/exercise.md", "assignment-links\n    because: There", "equals-asks\n    because: There");
    expect(dir, "");
    kit_remove(dir);
}

static void references(void **state)
{
    (void)state;
    char *dir = with_lists(NULL, reading);
    kit_edit(dir, UNIT "/two-boxes/exercise.md", "refs: [EXP09-C]", "refs: [EXP09-C, EXP90-C]");
    expect(dir, UNIT "/two-boxes/exercise.md:8:17: error: 'EXP90-C' is not in course/references.yaml [unknown-ref]\n");
    kit_edit(dir, UNIT "/two-boxes/exercise.md", ", EXP90-C", "");
    kit_edit(dir, READING, "references:\n",
             "references:\n  - ref: CWE-1\n    title: One\n    where: https://example.org\n");
    expect(dir, READING ":2:3: error: no exercise refers to 'CWE-1' [unused-entry]\n");
    kit_edit(dir, READING, "    title: One\n", "");
    expect(dir, READING ":2:5: error: the key 'title' is missing [missing-key]\n");
    kit_write(dir, READING, STR("nothing\n"));
    expect(dir, READING ":1:1: error: this file must be a key with a list of entries [wrong-type]\n");
    kit_remove(dir);
}

static void glossary(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    kit_write(dir, WORDS, STR("glossary:\n  - term: box\n    forms: [boxes]\n    lesson: boxes\n"
                              "    means: A place with a name.\n"));
    expect(dir, "");
    size_t count;
    struct error err = {0};
    struct pack *p = pack_open(dir, &err);
    assert_non_null(p);
    assert_ptr_equal(pack_term(p, STR("Boxes")), pack_terms(p, &count));
    assert_ptr_equal(pack_term(p, STR("box"))->at, &p->items[0]);
    assert_null(pack_term(p, STR("bo")));
    struct buf plain = {0};
    struct arena a = {0};
    struct doc d = doc_parse(&a, STR("Two `Boxes`, half-open."), 1);
    prose_plain(&plain, &d);
    assert_string_equal(plain.at, " two boxes half open ");
    assert_true(glossed_occurs(pack_terms(p, &count), buf_view(&plain)));
    assert_false(glossed_occurs(pack_terms(p, &count), STR(" sandboxes ")));
    buf_release(&plain);
    arena_release(&a);
    pack_free(p);
    kit_edit(dir, WORDS, "lesson: boxes", "lesson: box");
    expect(dir, WORDS ":2:3: error: there is no lesson 'box' for 'box' [unknown-lesson]\n");
    kit_edit(dir, WORDS, "lesson: box\n", "lesson: boxes\n");
    kit_edit(dir, WORDS, "term: box\n    forms: [boxes]", "term: quark");
    expect(dir, WORDS ":2:3: error: the lesson 'boxes' does not have the word 'quark' [unknown-lesson]\n");
    char text[1024] = "glossary:\n  - term: box\n    lesson: boxes\n    means:";
    for (int i = 0; i < 61; i++)
        strcat(text, " so");
    strcat(text, "\n  - term: Box\n    lesson: boxes\n    means: Again.\n");
    kit_write(dir, WORDS, str_from(text));
    expect(dir, WORDS ":2:3: error: what 'box' means takes 61 words; at most 60 are the bound [too-long]\n"
                WORDS ":5:3: error: 'Box' stands here a second time; the first is on line 2 [duplicate-id]\n");
    kit_remove(dir);
}

/* What has no name has been told, and is in nobody's way. */
static void nameless(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    size_t count;
    struct error err = {0};
    kit_write(dir, WORDS, STR("glossary:\n  - lesson: boxes\n    means: One.\n  - term: box\n    lesson: boxes\n    means: Two.\n"
                              "  - term:\n    lesson: boxes\n    means: Three.\n"));
    kit_write(dir, BELIEFS, STR("misconceptions:\n  - believes: Nothing.\n"));
    kit_write(dir, READING, STR("references:\n  - title: A title\n    where: there\n"));
    struct pack *p = pack_open(dir, &err);
    assert_non_null(p);
    assert_true(p->error_count >= 4);
    pack_terms(p, &count);
    assert_int_equal(count, 1);
    assert_true(str_is(pack_terms(p, &count)->term, "box"));
    assert_null(pack_term(p, STR("")));
    assert_null(pack_misconception(p, STR("")));
    assert_null(pack_reference(p, STR("")));
    pack_free(p);
    kit_remove(dir);
}

int main(void)
{
    const struct CMUnitTest all[] = {cmocka_unit_test(whole), cmocka_unit_test(tags), cmocka_unit_test(references),
                                     cmocka_unit_test(one_belief_for_each_answer),
                                     cmocka_unit_test(glossary), cmocka_unit_test(nameless)};
    return cmocka_run_group_tests(all, NULL, NULL);
}
