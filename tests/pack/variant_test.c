/* Review variants and the placement inventory, read field by field, and what is said about
 * each mistake that an author makes with them. */
#include "kit.h"

#define REVIEW "tests/packs/review"
#define COURSE "course/course.yaml"
#define NAMES "exercises/01-copies/two-names"
#define CALL NAMES "/variant-call.md"
#define PRINTS NAMES "/variant-prints.md"
#define FREES "exercises/02-blocks/who-frees"
#define TWICE FREES "/variant-twice.md"
#define PLACED "exercises/placement/place-copy/exercise.md"

#define assert_str(s, literal) assert_true(str_is((s), (literal)))

static struct pack *open_pack(const char *dir)
{
    struct error e = {0};
    struct pack *p = pack_open(dir, &e);
    if (!p)
        fail_msg("%s", e.text);
    return p;
}

static void test_variants(void **state)
{
    (void)state;
    struct pack *p = open_pack(REVIEW);
    assert_int_equal(p->diag_count, 0);
    assert_int_equal(p->item_count, 3);
    assert_int_equal(p->variants, 1);
    const struct item *names = pack_item(p, STR("two-names"));
    assert_int_equal(names->variant_count, 2);
    const struct exercise *call = item_exercise(pack_variant(p, names, 0));
    const struct exercise *prints = item_exercise(pack_variant(p, names, 1));
    assert_str(call->id, "two-names-call");
    assert_int_equal(call->use, USE_REVIEW);
    assert_int_equal(call->kind, EXERCISE_QUIZ);
    assert_str(call->title, "Two names"); /* inherited */
    assert_str(call->unit, "01-copies");
    assert_str(call->idea, "copy");
    assert_str(call->refutes, "linked-names");
    assert_int_equal(call->minutes, 1);
    assert_str(call->path, CALL);
    assert_str(prints->title, "Counted twice"); /* its own */
    assert_str(prints->path, PRINTS);
    assert_str(prints->dir, NAMES "/variant-prints");
    assert_true(str_starts(prints->program, "#include <stdio.h>"));
    const struct exercise *twice = item_exercise(pack_variant(p, pack_item(p, STR("who-frees")), 1));
    assert_str(twice->refutes, "every-holder-frees");
    assert_int_equal(twice->wrong_count, 1);
    assert_str(twice->wrong[0].path, FREES "/variant-twice/wrong/none.c");

    const struct item *v = pack_variant(p, names, 1);
    assert_non_null(v);
    assert_ptr_equal(item_exercise(v), prints);
    assert_ptr_equal(v->of, names);
    assert_ptr_equal(v, pack_extra(p, 1));
    assert_str(v->id, "two-names-prints");
    assert_int_equal(v->index, p->item_count + 1);
    assert_true(item_extra(v));
    assert_false(item_extra(names));
    assert_null(pack_variant(p, names, 2));
    assert_null(pack_item(p, STR("two-names-prints"))); /* no item of the course */
    pack_free(p);
}

static void test_placement(void **state)
{
    (void)state;
    struct pack *p = open_pack(REVIEW);
    assert_int_equal(p->placement_count, 2);
    assert_int_equal(pack_placement(p, 0).unit, 0);
    assert_int_equal(pack_placement(p, 1).unit, 1);
    const struct item *pre = pack_placement(p, 1).pre, *post = pack_placement(p, 1).post;
    assert_str(item_id(pre), "place-line");
    assert_str(item_id(post), "place-line-again");
    assert_int_equal(item_exercise(pre)->use, USE_PLACEMENT);
    assert_null(pre->of);
    assert_int_equal(pre->unit, 1);
    assert_str(item_exercise(pre)->unit, "02-blocks");
    assert_str(item_exercise(pre)->dir, "exercises/placement/place-line");
    assert_ptr_equal(post, pack_extra(p, p->extra_count - 1));
    for (size_t i = 0; i < p->extra_count; i++)
        assert_int_equal(pack_extra(p, i)->index, p->item_count + i);
    assert_int_equal(p->inventory_count, 1);
    assert_int_equal(p->inventory_after[0], 0);
    pack_free(p);
}

struct edit {
    const char *file;
    const char *find; /* NULL: put is the whole file, and NULL as well: remove it */
    const char *put;
};
static struct mistake {
    const char *name;
    struct edit edits[3];
    const char *want;
} mistakes[] = {
    {"a variant without id",
     {{CALL, "id: two-names-call\n", ""}},
     CALL ":2:1: error: the key 'id' is missing [missing-key]\n"},
    {"a variant without kind",
     {{PRINTS, "kind: predict-output\n", ""}},
     PRINTS ":2:1: error: the key 'kind' is missing [missing-key]\n"},
    {"the id of an item",
     {{CALL, "id: two-names-call", "id: who-frees"}},
     CALL ":2:5: error: 'who-frees' is already the name of another item, at course/course.yaml:15 [duplicate-id]\n"},
    {"the id of another variant",
     {{PRINTS, "id: two-names-prints", "id: who-frees-twice"}},
     TWICE ":2:5: error: 'who-frees-twice' is already the name of another item, at " PRINTS ":2 [duplicate-id]\n"},
    {"another unit",
     {{CALL, "kind: quiz", "kind: quiz\nunit: 02-blocks"}},
     CALL ":4:7: error: it says unit '02-blocks' but lies in the folder of '01-copies' [unit-mismatch]\n"},
    {"too long",
     {{CALL, "kind: quiz", "kind: quiz\nminutes: 3"}},
     CALL ":4:10: error: 'minutes' must be 1 or 2: a variant is done within 90 seconds, not '3' [out-of-range]\n"},
    {"needs",
     {{CALL, "kind: quiz", "kind: quiz\nneeds: [first-arrow]"}},
     CALL ":4:1: error: unknown key 'needs' [unknown-key]\n"},
    {"a kind that takes longer",
     {{TWICE, "kind: fix", "kind: write"}},
     TWICE ":3:7: error: a variant of kind write takes longer than 90 seconds [bad-variant]\n"},
    {"a name that is none",
     {{FREES "/variant-Two_ways.md", NULL, "---\nid: x\nkind: quiz\n---\n"}},
     FREES "/variant-Two_ways.md" ": error: the name behind 'variant-' must be lower-case letters, digits "
     "and hyphens [bad-variant]\n"},
    {"no program",
     {{NAMES "/variant-prints/program.c", NULL, NULL}},
     PRINTS ":3:7: error: an exercise of kind predict-output needs the file " NAMES
     "/variant-prints/program.c, which is not there [missing-file]\n"},
    {"no solution",
     {{FREES "/variant-twice/solution.c", NULL, NULL}},
     TWICE ":3:7: error: an exercise of kind fix needs the file " FREES
     "/variant-twice/solution.c, which is not there [missing-file]\n"},
    {"a file that its kind does not read",
     {{FREES "/variant-twice/progam.c", NULL, "int x;\n"}},
     FREES "/variant-twice/progam.c" ": warning: an exercise of kind fix does not use this [not-used]\n"},
    {"its text is beside the folder, not in it",
     {{FREES "/variant-twice/exercise.md", NULL, "x\n"}},
     FREES "/variant-twice/exercise.md" ": warning: an exercise of kind fix does not use this [not-used]\n"},
    {"code of no variant",
     {{FREES "/variant-other/start.c", NULL, "int x;\n"}},
     FREES "/variant-other" ": warning: there is no variant of this name [not-used]\n"},
    {"a file that is nearly one",
     {{FREES "/variant-other.txt", NULL, "x\n"}},
     FREES "/variant-other.txt" ": warning: this is read by nothing [not-used]\n"},
    {"hints",
     {{CALL, "Why?\n", "Why?\n\n## Hint 1\nCount.\n"}},
     CALL ":17:1: warning: a review is from memory: hints of a variant are not shown [not-used]\n"},
    {"no debrief where nothing else explains",
     {{PRINTS, "\n## Debrief\n`old` kept what `now` was when it was copied.\n", ""}},
     PRINTS ":10:1: error: the section '## Debrief' is missing [missing-section]\n"},
    {"no right choice",
     {{CALL, "    right: true\n", "    right: false\n"}},
     CALL ":5:3: error: no choice is right [bad-choice]\n"},
    {"the start is the solution",
     {{FREES "/variant-twice/start.c", "    free(same);\n", ""}},
     FREES "/variant-twice/start.c:1:1: error: the start is the same as the solution [bad-region]\n"},
    {"no code that catches a wrong answer",
     {{FREES "/variant-twice/wrong/none.c", "// caught-by: leak", "// caught-by: lost"}},
     FREES "/variant-twice/wrong/none.c:1:15: error: unknown failure code 'lost' [caught-by]\n"},
    {"a mark where nothing stands",
     {{FREES "/variant-line.md", "  - line: 9", "  - line: 2"}},
     FREES "/variant-line.md:7:11: error: there is nothing in line 2 of program.c [bad-mark]\n"},
    {"no front matter",
     {{CALL, "---\nid", "id"}},
     CALL ":1:1: error: this file must begin with a line `---`, its keys, and another line `---` [no-front-matter]\n"},
    {"fewer than the manifest asks for",
     {{COURSE, "variants: 1", "variants: 2"}},
     "exercises/01-copies/first-arrow/exercise.md: warning: it has 1 variant for review; course.yaml asks "
     "for 2 [few-variants]\n"},
    {"none though one is asked for",
     {{"exercises/01-copies/first-arrow/variant-moved.md", NULL, NULL}},
     "exercises/01-copies/first-arrow/exercise.md: warning: it has 0 variants for review; course.yaml asks "
     "for 1 [few-variants]\n"
     "exercises/01-copies/first-arrow/variant-moved: warning: there is no variant of this name [not-used]\n"},
    {"placement: no such folder",
     {{COURSE, "exercise: place-line\n", "exercise: place-lin\n"}},
     COURSE ":20:15: error: there is no exercises/placement/place-lin/exercise.md [missing-file]\n"
     "exercises/placement/place-line: warning: this exercise is not in `placement` of course.yaml [not-listed]\n"},
    {"placement: no such unit",
     {{COURSE, "unit: 02-blocks\n", "unit: 02-block\n"}},
     COURSE ":22:11: error: there is no unit '02-block' [unknown-unit]\n"},
    {"placement: no parallel form",
     {{COURSE, "    parallel: place-copy-again\n", ""}},
     COURSE ":17:5: error: the key 'parallel' is missing [missing-key]\n"
     "exercises/placement/place-copy-again: warning: this exercise is not in `placement` of course.yaml [not-listed]\n"},
    {"placement: the same once more",
     {{COURSE, "parallel: place-copy-again", "parallel: place-copy"}},
     COURSE ":18:15: error: the parallel form must be another question: who remembers the first would pass "
     "[bad-placement]\n"
     "exercises/placement/place-copy-again: warning: this exercise is not in `placement` of course.yaml [not-listed]\n"},
    {"placement: listed twice",
     {{COURSE, "parallel: place-copy-again", "parallel: place-line-again"}},
     COURSE ":18:15: error: it is of kind quiz, its parallel form of kind mark-line: what they tell cannot be "
     "compared [bad-placement]\n"
     COURSE ":21:15: error: 'place-line-again' is already the name of another item, at course/course.yaml:18 "
     "[duplicate-id]\n"
     "exercises/placement/place-copy-again: warning: this exercise is not in `placement` of course.yaml [not-listed]\n"
     "exercises/placement/place-line-again/exercise.md:4:7: error: it says unit '02-blocks', but course.yaml lists "
     "it for '01-copies' [unit-mismatch]\n"},
    {"placement: the id of an item",
     {{PLACED, "id: place-copy", "id: two-names"}},
     PLACED ":2:5: error: 'two-names' is already the name of another item, at course/course.yaml:10 [duplicate-id]\n"},
    {"placement: a kind that tells",
     {{PLACED, "kind: quiz", "kind: fix"}},
     PLACED ":5:7: error: of kind fix, it would tell whether an answer is right [bad-placement]\n"},
    {"placement: a misspelt key",
     {{COURSE, "    unit: 01-copies\n  - exercise: place-line", "    units: 01-copies\n  - exercise: place-line"}},
     COURSE ":19:5: error: unknown key 'units' [unknown-key]\n"},
    {"inventory after a unit that is not there",
     {{COURSE, "inventory-after: [01-copies]", "inventory-after: [03-blocks]"}},
     COURSE ":23:19: error: there is no unit '03-blocks' [unknown-unit]\n"},
    {"variants is no number",
     {{COURSE, "variants: 1", "variants: some"}},
     COURSE ":24:11: error: 'variants' must be a whole number from 1 to 20, not 'some' [out-of-range]\n"},
};

static void make(const char *dir, const struct edit *e)
{
    if (!e->find && !e->put) {
        kit_run("rm '%s/%s'", dir, e->file);
    } else if (!e->find) {
        kit_run("mkdir -p \"$(dirname '%s/%s')\"", dir, e->file);
        kit_write(dir, e->file, str_from(e->put));
    } else {
        kit_edit(dir, e->file, e->find, e->put);
    }
}

static void test_mistake(void **state)
{
    const struct mistake *m = *state;
    char *dir = kit_copy(REVIEW);
    for (size_t i = 0; i < COUNT(m->edits) && m->edits[i].file; i++)
        make(dir, &m->edits[i]);
    struct pack *p = open_pack(dir);
    struct buf list = {0};
    kit_list(p, &list);
    assert_string_equal(list.at ? list.at : "", m->want);
    for (size_t i = 0; i < p->diag_count; i++)
        if (!pack_problem_doc(p->diags[i].code))
            fail_msg("'%s' is not in pack/codes.c", p->diags[i].code);
    for (size_t i = 0; i < p->extra_count; i++) { /* whatever is left can be asked */
        assert_non_null(pack_extra(p, i));
        assert_non_null(item_exercise(pack_extra(p, i)));
        assert_true(pack_extra(p, i)->id.len > 0);
        assert_true(pack_extra(p, i)->unit < p->unit_count);
    }
    buf_release(&list);
    pack_free(p);
    kit_remove(dir);
}

/* Seventeen pairs are one too many; a link is not followed. */
static void test_bounds(void **state)
{
    (void)state;
    char *dir = kit_copy(REVIEW);
    struct buf list = {0}, many = {0};
    for (int i = 0; i < 15; i++)
        buf_printf(&many, "  - exercise: place-%d\n    parallel: again-%d\n    unit: 02-blocks\n", i, i);
    buf_cstr(&many, "inventory-after:");
    kit_edit(dir, COURSE, "inventory-after:", many.at);
    kit_run("ln -s variant-call.md '%s/" NAMES "/variant-link.md'", dir);
    struct pack *p = open_pack(dir);
    kit_list(p, &list);
    assert_non_null(strstr(list.at, "'placement' must be a list of at most 16 entries, not a list of 17 [out-of-range]"));
    assert_non_null(strstr(list.at, NAMES "/variant-link.md: error: "));
    assert_int_equal(p->placement_count, 0);
    buf_release(&list);
    buf_release(&many);
    pack_free(p);
    kit_remove(dir);
}

int main(void)
{
    static struct CMUnitTest tests[COUNT(mistakes) + 3];
    tests[0] = (struct CMUnitTest){"variants", test_variants, NULL, NULL, NULL};
    tests[1] = (struct CMUnitTest){"placement", test_placement, NULL, NULL, NULL};
    tests[2] = (struct CMUnitTest){"bounds", test_bounds, NULL, NULL, NULL};
    for (size_t i = 0; i < COUNT(mistakes); i++)
        tests[i + 3] = (struct CMUnitTest){mistakes[i].name, test_mistake, NULL, NULL, &mistakes[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
