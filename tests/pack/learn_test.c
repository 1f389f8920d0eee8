/* A pack opened to learn lists and holds the same as the same pack read whole; each thing is read
 * when it is asked for, and once; and what is wrong with it is told then. */
#include "kit.h"

#define BOX "exercises/01-first/two-boxes"
#define BOX_MD BOX "/exercise.md"
#define NAMES "exercises/01-copies/two-names"

static struct pack *opened(struct pack *(*open)(const char *, struct error *), const char *dir)
{
    struct error e = {0};
    struct pack *p = open(dir, &e);
    if (!p)
        fail_msg("%s: %s", dir, e.text);
    return p;
}

/* ---- the same ------------------------------------------------------------------- */

static void put(struct buf *out, const char *what, struct str text)
{
    buf_printf(out, "%s: " STR_FMT "\n", what, STR_ARG(text));
}

static void put_all(struct buf *out, const char *what, const struct str *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put(out, what, all[i]);
}

/* What an item says of itself in lists. */
static void put_listed(struct buf *out, const struct item *it)
{
    buf_printf(out, "%zu %zu %d %d %zu %s %d\n", it->index, it->unit, it->lesson, it->optional, it->variant_count,
               it->kind == EXERCISE_KINDS ? "lesson" : exercise_kind_name(it->kind), it->minutes);
    put(out, "id", it->id);
    put(out, "slug", it->slug);
    put(out, "title", it->title);
    put(out, "idea", it->idea);
    put(out, "refutes", it->refutes);
    put(out, "start fails", it->start_fails);
    put(out, "finding", it->finding);
    put(out, "fails", it->fails);
    put_all(out, "needs", it->needs, it->need_count);
    put_all(out, "confusable", it->confusable, it->confusable_count);
    put(out, "of", it->of ? it->of->id : STR("nothing"));
}

static void put_prose(void *ctx, const struct prose_piece *piece)
{
    buf_printf(ctx, STR_FMT " %d %d %d\n", STR_ARG(piece->path), piece->line, piece->part, piece->level);
    struct buf words = {0};
    prose_plain(&words, piece->doc);
    put(ctx, "prose", buf_view(&words));
    buf_release(&words);
}

static void put_exercise(struct buf *out, const struct exercise *ex)
{
    put(out, "id", ex->id);
    put(out, "unit", ex->unit);
    put(out, "path", ex->path);
    put(out, "start", ex->start);
    put(out, "solution", ex->solution);
    put(out, "harness", ex->harness);
    put(out, "program", ex->program);
    put(out, "subject", ex->subject);
    put(out, "reference", ex->reference);
    put_all(out, "refs", ex->refs, ex->ref_count);
    for (size_t i = 0; i < ex->case_count; i++) {
        put(out, "case", ex->cases[i].name);
        put(out, "input", ex->cases[i].input);
        put(out, "wanted", ex->cases[i].want_stdout);
    }
    for (size_t i = 0; i < ex->mutant_count; i++)
        put(out, "mutant", ex->mutants[i].text);
    for (size_t i = 0; i < ex->piece_count; i++)
        put(out, "piece", ex->pieces[i].text);
    for (size_t i = 0; i < ex->rule_count; i++)
        put(out, "rule", ex->rules[i].name);
    for (size_t i = 0; i < ex->budget_count; i++)
        buf_printf(out, "budget %d %lld\n", ex->budgets[i].case_index, (long long)ex->budgets[i].at_most);
    for (size_t i = 0; i < ex->question_count; i++)
        buf_printf(out, "question %d %d\n", ex->questions[i].when.kind, ex->questions[i].when.line);
    for (size_t i = 0; i < ex->file_count; i++)
        put(out, "file", ex->files[i].solution);
    for (size_t i = 0; i < ex->stage_count; i++)
        put_exercise(out, &ex->stages[i].as);
    for (size_t i = 0; i < ex->dare_count; i++)
        put_exercise(out, &ex->dares[i].as);
}

static void put_whole(struct buf *out, const struct item *it)
{
    put_listed(out, it);
    prose_of_item(it, put_prose, out);
    if (!it->lesson)
        put_exercise(out, item_exercise(it));
    assert_ptr_equal(item_exercise(it), item_exercise(it));
    assert_ptr_equal(item_lesson(it), item_lesson(it));
}

static void compare(const struct item *learnt, const struct item *whole, void (*how)(struct buf *, const struct item *))
{
    struct buf a = {0}, b = {0};
    assert_non_null(learnt);
    assert_non_null(whole);
    how(&a, learnt);
    how(&b, whole);
    assert_string_equal(a.at, b.at);
    buf_release(&a);
    buf_release(&b);
}

static void same(const char *dir)
{
    struct pack *learnt = opened(pack_open_to_learn, dir), *whole = opened(pack_open, dir);
    assert_int_equal(whole->error_count, 0);
    assert_int_equal(learnt->item_count, whole->item_count);
    assert_int_equal(learnt->core_count, whole->core_count);
    assert_int_equal(learnt->lesson_count, whole->lesson_count);
    assert_int_equal(learnt->exercise_count, whole->exercise_count);
    assert_int_equal(learnt->extra_count, whole->extra_count);
    assert_int_equal(learnt->placement_count, whole->placement_count);
    for (size_t i = 0; i < whole->item_count; i++)
        compare(&learnt->items[i], &whole->items[i], put_listed);
    for (size_t i = 0; i < whole->placement_count; i++) {
        struct placement l = pack_placement(learnt, i), w = pack_placement(whole, i);
        assert_int_equal(l.unit, w.unit);
        compare(l.pre, w.pre, put_whole);
        compare(l.post, w.post, put_whole);
    }
    for (size_t i = 0; i < whole->item_count; i++) {
        const struct item *it = &learnt->items[i];
        compare(it, &whole->items[i], put_whole);
        const struct diag *first;
        assert_int_equal(item_errors(it, &first), 0);
        assert_null(first);
        for (size_t k = 0; k < it->variant_count; k++)
            compare(pack_variant(learnt, it, k), pack_variant(whole, &whole->items[i], k), put_whole);
        assert_null(pack_variant(learnt, it, it->variant_count));
    }
    for (size_t i = 0; i < whole->extra_count; i++)
        compare(pack_extra(learnt, i), pack_extra(whole, i), put_whole);
    assert_int_equal(learnt->diag_count, 0);
    pack_free(learnt);
    pack_free(whole);
}

static void the_course(void **state)
{
    (void)state;
    same(".");
}

static void small_packs(void **state)
{
    (void)state;
    same(GOOD);
    same("tests/packs/kinds");
    same("tests/packs/review");
    same("tests/packs/threads");
    same("tests/packs/pictures");
    same("tests/packs/contracts");
}

/* ---- front matter in other words ------------------------------------------------- */

static void written_otherwise(void **state)
{
    (void)state;
    static const char *const titles[] = {
        "title: >-\n  Two\n  boxes\n", "\"title\": Two boxes\n",
        "title:\n  Two boxes\n", "# a note\ntitle: 'Two boxes'\n",
        "title: Two boxes # as said\n", "confusable:\n- which-box\n\n# another\n- two-arrows\ntitle: Two boxes\n",
        "title: \"Two \\\n  boxes\"\n", "title : Two boxes\n", "'title': Two boxes\n",
    };
    for (size_t i = 0; i < COUNT(titles); i++) {
        char *dir = kit_copy(GOOD);
        kit_edit(dir, BOX_MD, "title: Two boxes\n", titles[i]);
        struct pack *learnt = opened(pack_open_to_learn, dir), *whole = opened(pack_open, dir);
        const struct item *it = pack_item(learnt, STR("two-boxes"));
        assert_true(str_is(it->title, "Two boxes"));
        compare(it, pack_item(whole, STR("two-boxes")), put_listed);
        pack_free(learnt);
        pack_free(whole);
        kit_remove(dir);
    }
}

/* ---- when it is read ---------------------------------------------------------------- */

static void once_and_later(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    struct pack *p = opened(pack_open_to_learn, dir);
    kit_edit(dir, BOX_MD, "title: Two boxes", "title: Three boxes"); /* too late: it was read */
    kit_write(dir, BOX "/start.c", STR("int later;\n"));                /* in time */
    const struct item *it = pack_item(p, STR("two-boxes"));
    const struct exercise *ex = item_exercise(it);
    assert_true(str_is(it->title, "Two boxes"));
    assert_true(str_is(ex->title, "Two boxes"));
    assert_true(str_is(ex->start, "int later;\n"));
    assert_null(ex->wrong_count ? ex : NULL);
    kit_write(dir, BOX "/start.c", STR("int again;\n"));
    assert_ptr_equal(item_exercise(it), ex);
    assert_true(str_is(ex->start, "int later;\n"));
    pack_free(p);
    kit_remove(dir);
}

/* ---- what is wrong -------------------------------------------------------------------- */

/* After an edit: how many errors, and the first. What can be shown is. */
static void wrong(const char *find, const char *put, size_t errors, const char *code)
{
    char *dir = kit_copy(GOOD);
    kit_edit(dir, BOX_MD, find, put);
    struct pack *p = opened(pack_open_to_learn, dir);
    const struct item *it = pack_item(p, STR("two-boxes"));
    const struct diag *first;
    assert_non_null(it);
    assert_int_equal(p->error_count, 0);
    assert_int_equal(item_errors(it, &first), errors);
    assert_string_equal(first ? first->code : "", code);
    assert_int_equal(p->error_count, 0);
    const struct exercise *ex = item_exercise(it);
    assert_true(str_is(ex->title, "Two boxes"));
    assert_int_equal(ex->kind, EXERCISE_FIX);
    assert_true(ex->task.count && ex->start.len && ex->solution.len);
    pack_free(p);
    kit_remove(dir);
}

static void told_when_it_is_read(void **state)
{
    (void)state;
    wrong("minutes: 3", "minutes: 3\nminuets: 3", 1, "unknown-key");
    wrong("minutes: 3", "minutes: 3\ncases: [", 1, "bad-yaml");
    wrong("refs: [EXP09-C]", "refs: &here [EXP09-C]", 1, "bad-yaml");
}

/* What cannot even be listed is told when the pack is opened. */
static void told_at_once(void **state)
{
    (void)state;
    char *dir = kit_copy(GOOD);
    kit_edit(dir, BOX_MD, "kind: fix", "kind: fixed");
    struct pack *p = opened(pack_open_to_learn, dir);
    assert_null(pack_item(p, STR("two-boxes")));
    assert_int_equal(p->error_count, 1);
    assert_string_equal(p->diags[0].code, "out-of-range");
    assert_int_equal(p->diags[0].line, 5);
    pack_free(p);
    kit_run("rm '%s/lessons/01-first/boxes.md'", dir);
    p = opened(pack_open_to_learn, dir);
    assert_int_equal(p->error_count, 2);
    pack_free(p);
    kit_remove(dir);
}

static void extras(void **state)
{
    (void)state;
    char *dir = kit_copy("tests/packs/review");
    kit_edit(dir, NAMES "/variant-call.md", "kind: quiz", "kind: write");
    kit_run("rm '%s/exercises/placement/place-copy/exercise.md'", dir);
    struct pack *p = opened(pack_open_to_learn, dir);
    const struct item *names = pack_item(p, STR("two-names"));
    assert_int_equal(p->error_count, 0);
    assert_int_equal(names->variant_count, 2);
    assert_null(pack_variant(p, names, 0));
    assert_null(pack_variant(p, names, 0)); /* as before */
    assert_true(str_is(pack_variant(p, names, 1)->id, "two-names-prints"));
    assert_int_equal(p->placement_count, 2);
    assert_null(pack_placement(p, 0).pre);
    assert_true(str_is(pack_placement(p, 0).post->id, "place-copy-again"));
    for (size_t i = 0; i < p->extra_count; i++)
        if (pack_extra(p, i))
            assert_int_equal(pack_extra(p, i)->index, p->item_count + i);
    pack_free(p);
    kit_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_course),         cmocka_unit_test(small_packs),
        cmocka_unit_test(written_otherwise),  cmocka_unit_test(once_and_later),
        cmocka_unit_test(told_when_it_is_read), cmocka_unit_test(told_at_once),
        cmocka_unit_test(extras),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
