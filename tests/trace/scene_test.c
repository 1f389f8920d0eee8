/* What a scene holds and how one moves in time: folds, opened by hand and closed; arrows;
 * bits not set; a line of a call, marks, moments; values within a line; a run of which
 * only the end was kept. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/judge.h"
#include "trace/trace.h"

static struct judge *judge;
static struct arena arena;
static struct verdict *verdict;
static struct trace *trace;

static void start(const char *text, struct attempt more)
{
    struct source_file file = {.name = STR("answer.c"), .text = str_from(text)};
    struct run_input input = {0};
    struct error error;
    more.files = &file;
    more.file_count = 1;
    more.runs = &input;
    more.run_count = 1;
    if (!more.history_bytes)
        more.history_bytes = 1 << 20;
    verdict = judge_run(judge, &more);
    assert_int_equal(verdict->run_count, 1);
    const struct run_result *r = verdict->runs;
    struct trace_source source = {.name = file.name, .text = file.text};
    struct trace_input in = {.program = verdict->program, .log = r->trace, .out = r->out, .err = r->err,
                             .files = &source, .file_count = 1};
    trace = trace_open(&in, &error);
    assert_non_null(trace);
}

static void done(void)
{
    trace_close(trace);
    verdict_free(verdict);
    arena_release(&arena);
}

/* The last stop at which this line is about to run; or the end. */
static size_t before_line(int line)
{
    for (size_t i = trace_stops(trace); i-- > 0;)
        if (trace_stop(trace, i)->next.line == line)
            return i;
    return trace_stops(trace) - 1;
}

static const struct scene_box *box(const struct scene *s, const char *name)
{
    for (size_t i = 0; i < s->box_count; i++)
        if (str_is(s->boxes[i].name, name))
            return &s->boxes[i];
    fail_msg("no box %s", name);
    return NULL;
}

static const struct scene_cell *cell(const struct scene_box *b, const char *name)
{
    for (size_t i = 0; i < b->count; i++)
        if (str_is(b->cells[i].name, name))
            return &b->cells[i];
    return NULL;
}

static const char arrays[] =
    "#include <stdlib.h>\n"
    "struct deep { int n; struct { int x, y; } in[2]; };\n"
    "int main(void)\n"
    "{\n"
    "    int v[100] = {1}, *p = &v[50], half;\n"
    "    struct deep d = {.in = {{1, 2}, {3, 4}}};\n"
    "    char text[200] = \"a text\";\n"
    "    v[70] = 7;\n"
    "    *p = d.n + text[0];\n"
    "    ((char *)&half)[1] = 3;\n"
    "    return 0;\n"
    "}\n";

static void long_arrays_are_folded(void **state)
{
    (void)state;
    start(arrays, (struct attempt){0});
    const struct scene *s = trace_scene(trace, &arena, before_line(9), NULL);
    const struct scene_box *v = box(s, "v");
    assert_non_null(cell(v, "[7]"));
    assert_non_null(cell(v, "[50]")); /* is pointed to */
    assert_string_equal(cell(v, "[70]")->value.at, "7"); /* has just changed */
    assert_true(cell(v, "[70]")->changed);
    assert_string_equal(cell(v, "[70]")->was.at, "0");
    assert_int_equal(cell(v, "[8..49]")->folded, 42);
    assert_int_equal(cell(v, "[51..69]")->folded, 19);
    assert_int_equal(cell(v, "[71..99]")->folded, 29);
    assert_null(cell(v, "[60]"));
    uint64_t shown = 0;
    for (size_t i = 1; i < v->count; i++)
        shown += v->cells[i].folded ? v->cells[i].folded : 1;
    assert_int_equal(shown, 100);
    struct scene_key all = {v->object, 0};
    struct scene_options o = {.opened = &all, .opened_count = 1};
    assert_int_equal(box(trace_scene(trace, &arena, s->number, &o), "v")->count, 101);
    o = (struct scene_options){.closed = &all, .closed_count = 1};
    assert_int_equal(box(trace_scene(trace, &arena, s->number, &o), "v")->count, 1);
    o = (struct scene_options){.elements = 3};
    assert_null(cell(box(trace_scene(trace, &arena, s->number, &o), "v"), "[4]"));
    done();
}

static void parts_open_so_deep(void **state)
{
    (void)state;
    start(arrays, (struct attempt){0});
    size_t stop = before_line(8);
    const struct scene_box *d = box(trace_scene(trace, &arena, stop, NULL), "d");
    assert_true(cell(d, "in")->opened);
    assert_false(cell(d, "[0]")->opened);
    assert_null(cell(d, "x"));
    struct scene_options o = {.depth = 4};
    d = box(trace_scene(trace, &arena, stop, &o), "d");
    assert_string_equal(cell(d, "y")->value.at, "2");
    int at = scene_cell_at(d, cell(d, "y")->address);
    assert_ptr_equal(&d->cells[at], cell(d, "y"));
    assert_int_equal(d->cells[at].level, 3);
    assert_int_equal(scene_cell_at(d, d->base + d->size), -1);
    o.depth = 1;
    assert_false(cell(box(trace_scene(trace, &arena, stop, &o), "d"), "in")->opened);
    const struct scene_box *text = box(trace_scene(trace, &arena, stop, NULL), "text");
    assert_int_equal(text->count, 1);
    assert_string_equal(text->cells[0].value.at, "\"a text\"");
    struct scene_key whole = {text->object, 0};
    o = (struct scene_options){.opened = &whole, .opened_count = 1};
    assert_string_equal(cell(box(trace_scene(trace, &arena, stop, &o), "text"), "[2]")->value.at, "'t' 116");
    done();
}

static void what_is_not_set(void **state)
{
    (void)state;
    start(arrays, (struct attempt){0});
    assert_int_equal(cell(box(trace_scene(trace, &arena, before_line(8), NULL), "half"), "half")->state, CELL_UNSET);
    const struct scene_cell *half = cell(box(trace_scene(trace, &arena, before_line(11), NULL), "half"), "half");
    assert_int_equal(half->state, CELL_PARTLY);
    assert_true(half->changed);
    done();
}

static const char blocks[] =
    "#include <stdlib.h>\n"
    "static int *keep;\n"
    "static int *make(int n)\n"
    "{\n"
    "    int *p = malloc((size_t)n * sizeof *p);\n"
    "    p[0] = n;\n"
    "    return p;\n"
    "}\n"
    "int main(void)\n"
    "{\n"
    "    int *a = make(4);\n"
    "    a[1] = 5;\n"
    "    a[1] = 6;\n"
    "    keep = a;\n"
    "    a = realloc(a, 32);\n"
    "    keep = NULL;\n"
    "    int *inside = a + 2;\n"
    "    a[1] = 7;\n"
    "    free(a);\n"
    "    a = make(1);\n"
    "    a = NULL;\n"
    "    return inside == NULL;\n"
    "}\n";

static const char counted[] =
    /* 1 */ "#include <stdlib.h>\n"
    /* 2 */ "struct art { int width, holders; };\n"
    /* 3 */ "int main(void)\n"
    /* 4 */ "{\n"
    /* 5 */ "    struct art *cover = malloc(sizeof *cover);\n"
    /* 6 */ "    cover->holders = 1;\n"
    /* 7 */ "    struct art *dawn = cover;\n"
    /* 8 */ "    cover->holders++;\n"
    /* 9 */ "    struct art *rain = cover;\n"
    /* 10 */ "    cover->holders++;\n"
    /* 11 */ "    --cover->holders;\n"
    /* 12 */ "    --dawn->holders;\n"
    /* 13 */ "    free(rain);\n"
    /* 14 */ "    return 0;\n"
    /* 15 */ "}\n";

/* Who shares a block is as many as it counts: the newest arrow is not counted yet, the oldest let go. */
static void many_owners_of_what_is_counted(void **state)
{
    (void)state;
    start(counted, (struct attempt){0});
    static const struct { int before; const char *owners, *owner; uint32_t holders; } cases[] = {
        {7, "cover ", "cover", 0},
        {8, "cover ", "cover", 0}, /* drawn, not counted */
        {9, "cover dawn ", "", 2},
        {10, "cover dawn ", "", 2},
        {11, "cover dawn rain ", "", 3},
        {12, "dawn rain ", "", 2}, /* who made it let go */
        {13, "rain ", "rain", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct scene *s = trace_scene(trace, &arena, before_line(cases[i].before), NULL);
        static const char *const names[] = {"cover", "dawn", "rain"};
        char owners[64] = "";
        for (size_t k = 0; k < 3; k++)
            if (cell(box(s, names[k]), names[k])->owns)
                strcat(strcat(owners, names[k]), " ");
        assert_string_equal(owners, cases[i].owners);
        assert_int_equal(box(s, "block 1")->holders, cases[i].holders);
        assert_true(str_is(box(s, "block 1")->owner, cases[i].owner));
    }
    done();
}

static void arrows_and_owners(void **state)
{
    (void)state;
    start(blocks, (struct attempt){0});
    const struct scene *s = trace_scene(trace, &arena, before_line(15), NULL);
    const struct scene_box *b = box(s, "block 1");
    assert_string_equal(b->owner.at, "keep"); /* a global before a variable */
    assert_true(cell(box(s, "keep"), "keep")->owns);
    assert_false(cell(box(s, "a"), "a")->owns);
    assert_int_equal(cell(box(s, "a"), "a")->target, b->object);
    assert_string_equal(b->type.at, "int [4]");
    s = trace_scene(trace, &arena, before_line(18), NULL);
    const struct scene_cell *inside = cell(box(s, "inside"), "inside");
    assert_int_equal(inside->points, POINTS_INTO);
    assert_int_equal(inside->target_offset, 8);
    assert_string_equal(inside->value.at, "block 2[2]");
    assert_false(inside->owns);
    assert_int_equal(box(s, "block 1")->state, BOX_FREED);
    assert_string_equal(cell(box(s, "block 1"), "[1]")->value.at, "6"); /* as it was when it ended */
    s = trace_scene(trace, &arena, before_line(20), NULL);
    assert_int_equal(cell(box(s, "inside"), "inside")->points, POINTS_DANGLING);
    s = trace_scene(trace, &arena, trace_stops(trace) - 1, NULL);
    assert_int_equal(box(s, "block 3")->state, BOX_LOST);
    assert_non_null(strstr(box(s, "block 3")->label.at, "lost in line 21"));
    done();
}

static void moments_of_a_block(void **state)
{
    (void)state;
    start(blocks, (struct attempt){0});
    size_t last = trace_stops(trace) - 1, stop = before_line(14);
    const struct scene_box *b = box(trace_scene(trace, &arena, stop, NULL), "block 1");
    size_t object = b->object;
    uint64_t second = b->base + 4;
    struct trace *t = trace;
    assert_int_equal(trace_stop(t, trace_moment(t, MOMENT_MADE, object, 0, 0, last))->ran.line, 5);
    assert_int_equal(trace_stop(t, trace_moment(t, MOMENT_WRITTEN, object, second, 4, stop))->ran.line, 13);
    size_t first = trace_moment(t, MOMENT_WRITTEN, object, second, 4, before_line(13));
    assert_int_equal(trace_stop(t, first)->ran.line, 12);
    assert_int_equal(trace_moment(t, MOMENT_WRITTEN_NEXT, object, second, 4, first),
                     trace_moment(t, MOMENT_WRITTEN, object, second, 4, stop));
    assert_int_equal(trace_stop(t, trace_moment(t, MOMENT_MOVED, object, 0, 0, before_line(15)))->ran.line, 14);
    assert_int_equal(trace_stop(t, trace_moment(t, MOMENT_FREED, object, 0, 0, stop))->ran.line, 15);
    assert_int_equal(trace_moment(t, MOMENT_LOST, object, 0, 0, stop), TRACE_NONE);
    const struct trace_object *o = trace_object(t, object);
    assert_int_equal(o->block, 1);
    assert_string_equal(trace_object(t, o->moved_to)->name.at, "block 2");
    assert_int_equal(trace_object(t, o->moved_to)->moved_from, object);
    assert_int_equal(trace_object_at(t, stop, second), object);
    size_t third = box(trace_scene(t, &arena, last, NULL), "block 3")->object;
    assert_int_equal(trace_stop(t, trace_moment(t, MOMENT_LOST, third, 0, 0, 0))->ran.line, 21);
    done();
}

static void lines_and_marks(void **state)
{
    (void)state;
    start(blocks, (struct attempt){0});
    assert_int_equal(trace_stop(trace, 0)->next.line, 11);
    size_t stop = trace_line(trace, 0, true); /* over the call */
    assert_int_equal(trace_stop(trace, stop)->next.line, 12);
    assert_int_equal(trace_stop(trace, 1)->next.line, 5); /* into it */
    assert_int_equal(trace_line(trace, stop, false), 0);
    size_t inner = 1;
    for (int i = 0; i < 3; i++)
        inner = trace_line(trace, inner, true);
    assert_int_equal(inner, stop); /* out of it */
    assert_int_equal(trace_line(trace, trace_stops(trace) - 1, true), TRACE_NONE);
    assert_int_equal(trace_line(trace, 0, false), TRACE_NONE);
    size_t freed = trace_mark(trace, 0, STOP_FREED, true);
    assert_int_equal(trace_stop(trace, freed)->ran.line, 15);
    assert_int_equal(trace_stop(trace, trace_mark(trace, freed, STOP_FREED, true))->ran.line, 19);
    assert_int_equal(trace_mark(trace, freed, STOP_FREED, false), TRACE_NONE);
    assert_int_equal(trace_at_step(trace, trace_stop(trace, freed)->step), freed);
    size_t buckets, marked = 0;
    const struct trace_bucket *b = trace_buckets(trace, &buckets);
    for (size_t i = 0; i < buckets; i++)
        marked |= b[i].marks;
    assert_int_equal(buckets, TRACE_BUCKETS);
    assert_true(marked & STOP_LOST && marked & STOP_MADE && marked & STOP_CALL);
    done();
}

static void values_of_a_line(void **state)
{
    (void)state;
    start("int main(void)\n{\n    int a = 3, b = 4;\n    return (a + b) * a - 21;\n}\n", (struct attempt){.values = true});
    assert_true(trace_has_values(trace));
    struct trace_value *values;
    size_t n = trace_values(trace, &arena, trace_stops(trace) - 1, &values);
    bool sum = false, product = false;
    for (size_t i = 0; i < n; i++) {
        sum |= str_is(values[i].value, "7") && str_is(values[i].text, "(a + b)");
        product |= str_is(values[i].value, "21");
        if (str_is(values[i].value, "21"))
            assert_true(sum); /* in the order in which they were computed */
    }
    assert_true(product);
    done();
}

static void only_the_end_was_kept(void **state)
{
    (void)state;
    const char *text = "#include <stdlib.h>\n"
                       "struct node { int v; struct node *next; };\n"
                       "static long count(struct node *head, int n)\n"
                       "{\n"
                       "    long sum = 0;\n"
                       "    for (int i = 0; i < n; i++)\n"
                       "        sum += i;\n"
                       "    return sum + head->v;\n"
                       "}\n"
                       "int main(void)\n"
                       "{\n"
                       "    struct node *head = malloc(sizeof *head);\n"
                       "    *head = (struct node){7, NULL};\n"
                       "    long n = count(head, 5000);\n"
                       "    free(head);\n"
                       "    return n == 0;\n"
                       "}\n";
    start(text, (struct attempt){.history_bytes = 1 << 16});
    assert_true(trace_begins(trace) > 1000);
    const struct scene *s = trace_scene(trace, &arena, 0, NULL);
    assert_int_equal(s->frame_count, 2);
    assert_string_equal(s->frames[0].function.at, "main");
    assert_string_equal(s->frames[1].function.at, "count");
    assert_int_equal(s->frames[0].at.line, 14);
    const struct scene_box *b = box(s, "block 1"); /* made before, and known all the same */
    assert_string_equal(b->type.at, "struct node");
    assert_string_equal(b->owner.at, "head");
    assert_string_equal(cell(b, "v")->value.at, "7");
    assert_int_equal(trace_object(trace, b->object)->made, TRACE_NONE);
    assert_int_equal(trace_object(trace, b->object)->made_at.line, 12);
    s = trace_scene(trace, &arena, trace_stops(trace) - 1, NULL);
    assert_int_equal(box(s, "block 1")->state, BOX_FREED);
    done();
}

static void bad_logs_are_refused(void **state)
{
    (void)state;
    struct error error;
    struct trace_input in = {.program = STR("nothing"), .log = STR("nothing")};
    assert_null(trace_open(&in, &error));
    start(arrays, (struct attempt){0});
    in.program = verdict->program;
    assert_null(trace_open(&in, &error));
    assert_true(strlen(error.text) > 10);
    done();
}

static int set_up(void **state)
{
    struct error error;
    (void)state;
    judge = judge_new(&error);
    return judge ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_arrays_are_folded), cmocka_unit_test(parts_open_so_deep),
        cmocka_unit_test(what_is_not_set), cmocka_unit_test(arrows_and_owners),
        cmocka_unit_test(many_owners_of_what_is_counted),
        cmocka_unit_test(moments_of_a_block), cmocka_unit_test(lines_and_marks),
        cmocka_unit_test(values_of_a_line), cmocka_unit_test(only_the_end_was_kept),
        cmocka_unit_test(bad_logs_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
