/* Which stop of which trace is shown: real programs, judged as in a sitting, without a
 * screen. */
#include "judge/judge.h"
#include "ui/pane.h"

#include <locale.h>
#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
/* cmocka wants the three above */
#include <cmocka.h>

static struct judge *judge;
static struct trace_pane pane;
static struct canvas canvas;
static struct buf drawn;

static int setup(void **state)
{
    (void)state;
    trace_pane_init(&pane);
    canvas_init(&canvas, 30, 50, false);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    trace_pane_release(&pane);
    canvas_release(&canvas);
    buf_release(&drawn);
    return 0;
}

/* As trace_pane_pump() does it, but waiting. */
static void settle(void)
{
    struct attempt next = pane.next;
    if (!pane.want)
        return;
    assert_int_equal(pane.want, ASK_LIVE);
    pane.asked = pane.want;
    pane.want = ASK_NOTHING;
    assert_true(trace_pane_verdict(NULL, &pane, judge_run(judge, &next)));
}

static int64_t steps, cpu_ms; /* limits; 0: as they are */
static const char *harness;   /* a file that calls what was typed; NULL: none */
static const char *wanted;    /* what the run should print; NULL: nothing is asked for */

static void type(const char *text)
{
    struct source_file files[2] = {{STR("answer.c"), str_from(text), false, false},
                                   {STR("harness.c"), str_from(harness ? harness : ""), false, false}};
    struct run_input nothing = {0};
    struct attempt a = {.files = files, .file_count = harness ? 2 : 1, .runs = &nothing, .run_count = 1,
                        .steps = steps, .cpu_ms = cpu_ms};
    trace_pane_cancel(&pane);
    struct verdict *v = judge_run(judge, &a);
    assert_int_not_equal(v->kind, VERDICT_TOOL_FAULT);
    assert_false(trace_pane_verdict(NULL, &pane, v)); /* nobody asked: it is the view's own */
    struct grade_failure f = {.code = "wrong-output", .case_index = 0, .has_outputs = true};
    struct grade g = {.failures = &f, .count = 1};
    if (wanted) {
        f.want = str_from(wanted);
        f.got = v->runs[0].out;
        f.mismatch = output_compare(f.want, f.got);
        assert_true(f.mismatch.differs);
    }
    trace_pane_follow(&pane, &a, v, wanted ? &g : NULL, STR("the only run"));
    verdict_free(v);
    settle();
}

static const char *draw(void)
{
    canvas_clear(&canvas);
    buf_clear(&drawn);
    trace_pane_draw(&pane, &canvas, canvas_all(&canvas), true, true);
    canvas_dump(&canvas, &drawn);
    return drawn.at;
}

static int ran(void) { return trace_stop(pane.trace, pane.stop)->ran.line; }
static int next(void) { return trace_stop(pane.trace, pane.stop)->next.line; }

/* To the n-th stop at which this line has just run. */
static void go(int line, int n)
{
    for (size_t i = 0; i < trace_stops(pane.trace); i++)
        if (trace_stop(pane.trace, i)->ran.line == line && !--n) {
            trace_pane_go(&pane, i);
            return;
        }
    fail_msg("line %d was not run that often", line);
}

#define LOOP(above, body) above "int main(void)\n{\n    int n = 0;\n    for (int i = 0; i < 4; i++)\n" \
                          "        n += " body ";\n    return n < 0;\n}\n"

static void the_first_picture_is_of_the_end(void **state)
{
    (void)state;
    assert_null(pane.trace);
    assert_non_null(strstr(draw(), "The picture of your program"));
    type(LOOP("", "i"));
    assert_non_null(pane.trace);
    assert_int_equal(pane.stop, trace_stops(pane.trace) - 1);
    assert_true(str_is(buf_view(&pane.label), "the only run"));
    assert_non_null(strstr(draw(), "the run is over"));
}

static void an_edit_keeps_the_place(void **state)
{
    (void)state;
    type(LOOP("", "i"));
    go(5, 3);
    int at = next();
    type(LOOP("#include <stdio.h>\n\n", "i"));
    assert_int_equal(ran(), 7);
    assert_int_equal(next(), at + 2);
    struct arena a = {0};
    size_t third = pane.stop;
    struct scene *s = trace_scene(pane.trace, &a, third, NULL);
    bool three = false; /* 0 + 1 + 2 */
    for (size_t i = 0; i < s->box_count; i++)
        three |= str_is(s->boxes[i].name, "n") && str_is(s->boxes[i].cells[0].value, "3");
    assert_true(three);
    arena_release(&a);
    type(LOOP("#include <stdio.h>\n\n", "2 * i")); /* the very line that is looked at */
    assert_int_equal(ran(), 7);
    assert_int_equal(pane.stop, third);
    trace_pane_go(&pane, 0);
    type(LOOP("", "i"));
    assert_int_equal(pane.stop, 0);
    trace_pane_go(&pane, TRACE_NONE);
    type(LOOP("\n\n", "i + 1"));
    assert_int_equal(pane.stop, trace_stops(pane.trace) - 1);
}

static const char wrong[] = "#include <stdlib.h>\nint main(void)\n{\n    int *p = malloc(sizeof *p);\n"
                            "    if (!p)\n        return 1;\n    free(p);\n    *p = 1;\n    return 0;\n}\n";

static void a_finding_moves_the_picture_to_it(void **state)
{
    (void)state;
    type(LOOP("", "i"));
    trace_pane_go(&pane, 1);
    type(wrong);
    assert_int_equal(pane.stop, pane.found);
    assert_int_equal(ran(), 8);
    assert_int_not_equal(pane.object, 0); /* the block lies under the bar */
    const struct trace_object *o = trace_object(pane.trace, pane.object);
    assert_int_equal(o->kind, TRACE_HEAP);
    assert_int_equal(o->size, sizeof(int));
    draw();
    assert_int_not_equal(picture_spot(&pane.picture, pane.object, pane.address), -1);
}

static void a_leak_moves_it_to_where_the_block_was_lost(void **state)
{
    (void)state;
    type("#include <stdlib.h>\nint main(void)\n{\n    int *p = malloc(40);\n    p = NULL;\n    int n = 1;\n"
         "    n++;\n    return n < 0;\n}\n");
    assert_int_equal(ran(), 5);
    assert_int_equal(trace_object(pane.trace, pane.object)->size, 40);
}

static void a_pinned_picture_stays(void **state)
{
    (void)state;
    type(LOOP("", "i"));
    go(3, 1);
    pane.pinned = true;
    type(wrong);
    assert_int_not_equal(pane.found, TRACE_NONE);
    assert_int_not_equal(pane.stop, pane.found);
    pane.pinned = false;
    type(wrong);
    assert_int_equal(pane.stop, pane.found);
}

static void what_does_not_compile_leaves_the_last_one(void **state)
{
    (void)state;
    type("int main(void) { return x; }\n");
    assert_null(pane.trace);
    assert_non_null(strstr(draw(), "Line 1: "));
    type(LOOP("", "i"));
    go(5, 2);
    size_t stop = pane.stop;
    type(LOOP("", "i +"));
    assert_int_equal(pane.stop, stop);
    assert_true(pane.broken);
    assert_non_null(strstr(draw(), "Line 5: "));
    assert_non_null(strstr(draw(), "text before"));
    type(LOOP("", "i + 1"));
    assert_false(pane.broken);
    assert_int_equal(pane.stop, stop);
    assert_null(strstr(draw(), "text before"));
}

static void folds_stay_with_their_object(void **state)
{
    (void)state;
    static const char array[] = "int main(void)\n{\n    int v[100] = {0};\n    v[3] = 1;\n    return v[4];\n}\n";
    static const char other[] = "int main(void)\n{\n    long w = 0;\n    w++;\n    return w > 9;\n}\n";
    type(array);
    go(4, 1);
    const struct scene *s = trace_pane_scene(&pane);
    size_t v = 0;
    for (size_t i = 0; i < s->box_count; i++)
        if (str_is(s->boxes[i].name, "v"))
            v = s->boxes[i].object;
    assert_int_not_equal(v, 0);
    vec_push(&pane.opened, ((struct scene_key){v, 0}));
    trace_pane_select(&pane, v, trace_object(pane.trace, v)->base + 12, 4);
    type(array);
    assert_int_equal(pane.opened.len, 1);
    assert_int_equal(pane.object, v);
    assert_int_equal(pane.address, trace_object(pane.trace, v)->base + 12);
    type(other);
    assert_int_equal(pane.opened.len, 0);
    assert_int_equal(pane.object, 0);
}

static void a_long_run_keeps_its_end_and_says_so(void **state)
{
    (void)state;
    type("int main(void)\n{\n    unsigned n = 0;\n    for (int i = 0; i < 300000; i++)\n        n += 3;\n"
         "    return n == 1;\n}\n");
    assert_true(trace_begins(pane.trace) > 0);
    assert_true(pane.steps > 600000);
    assert_non_null(strstr(draw(), "Too long to keep"));
    trace_pane_go(&pane, 0);
    draw();
    assert_int_equal(scrub_stop(&pane, pane.scrub.col + pane.scrub.cols - 1), trace_stops(pane.trace) - 1);
    assert_int_equal(scrub_stop(&pane, pane.scrub.col), 0);
}

static void of_a_run_that_the_clock_stopped_the_beginning_is_shown(void **state)
{
    (void)state;
    steps = INT64_MAX;
    cpu_ms = 150;
    type("int main(void)\n{\n    unsigned n = 0;\n    while (1)\n        n++;\n    return n == 1;\n}\n");
    steps = cpu_ms = 0;
    assert_int_equal(trace_begins(pane.trace), 0);
    assert_int_equal(trace_steps(pane.trace), PICTURE_STEPS);
    assert_true(pane.steps > PICTURE_STEPS);
    assert_non_null(strstr(draw(), "here are steps 0 to 250000"));
    assert_int_equal(pane.found, TRACE_NONE);
    assert_null(strstr(drawn.at, "the run is over")); /* it goes on behind */
}

static void the_scrubber_knows_all_stops(void **state)
{
    (void)state;
    type(wrong);
    trace_pane_go(&pane, 0);
    draw();
    assert_int_equal(scrub_stop(&pane, pane.scrub.col), 0);
    assert_int_equal(scrub_stop(&pane, pane.scrub.col + pane.scrub.cols - 1), trace_stops(pane.trace) - 1);
    assert_int_equal(scrub_stop(&pane, 9999), trace_stops(pane.trace) - 1);
    struct buf legend = {0};
    scrub_legend(&pane, &legend);
    assert_string_equal(legend.at, "m made  f freed  ! finding");
    buf_release(&legend);
}

/* A loop without an end is looked at where it was stopped, which its bar shows. */
static void a_run_that_was_stopped_is_shown_there(void **state)
{
    (void)state;
    type(LOOP("", "i"));
    trace_pane_go(&pane, 2);
    steps = 3000;
    type("int main(void)\n{\n    int n = 1;\n    while (n)\n        n = n + 1 - 1;\n    return 0;\n}\n");
    steps = 0;
    assert_int_equal(pane.stop, trace_stops(pane.trace) - 1);
    assert_int_equal(pane.found, pane.stop);
    assert_non_null(strstr(draw(), "stopped"));
    assert_null(strstr(drawn.at, "the run is over"));
    struct buf legend = {0};
    scrub_legend(&pane, &legend);
    assert_string_equal(legend.at, "! finding");
    buf_release(&legend);
}

static const char prints[] = "#include <stdio.h>\nint main(void)\n{\n    int n = 1;\n    printf(\"one %d\\n\", n);\n"
                             "    n = 5;\n    printf(\"two %d\\n\", n);\n    printf(\"three\\n\");\n    return 0;\n}\n";

static void wrong_output_is_looked_at_where_it_was_printed(void **state)
{
    (void)state;
    wanted = "one 1\ntwo 2\nthree\n";
    type(prints);
    assert_int_equal(ran(), 7);
    assert_non_null(strstr(draw(), "differs first"));
    wanted = "one 7\ntwo 2\nthree\n"; /* who has not walked away goes along */
    type(prints);
    assert_int_equal(ran(), 5);
    go(6, 1);
    wanted = "one 1\ntwo 2\nthree\n";
    type(prints);
    assert_int_equal(ran(), 6);
    trace_pane_go(&pane, pane.home);
    wanted = "one 1\ntwo 5\nthree\nfour\n"; /* what is missing, nobody printed */
    type(prints);
    assert_int_equal(pane.stop, trace_stops(pane.trace) - 1);
    wanted = NULL;
}

/* What another file prints is looked at where the learner's own did what is printed. */
static void wrong_output_of_a_harness_leads_to_the_code(void **state)
{
    (void)state;
    harness = "#include <stdio.h>\nint twice(int n);\nint main(void)\n{\n    for (int i = 1; i < 4; i++) {\n"
              "        int n = twice(i);\n        printf(\"%d\\n\", n);\n    }\n    return 0;\n}\n";
    wanted = "2\n5\n6\n";
    type("int twice(int n)\n{\n    return 2 * n;\n}\n");
    assert_int_equal(ran(), 3);
    assert_int_equal(trace_stop(pane.trace, pane.stop)->ran.file, 0);
    const struct scene *s = trace_pane_scene(&pane);
    harness = wanted = NULL;
    assert_int_equal(s->out.len, 2); /* the first line is printed, the second is next */
    assert_non_null(strstr(draw(), "after this"));
}

/* Every call that is entered or come back to is seen, however many there are. */
static void the_running_call_is_in_view(void **state)
{
    (void)state;
    type("int deep(int n)\n{\n    int a = n, b = n, c = n;\n    if (n == 0)\n        return a + b + c;\n"
         "    return deep(n - 1);\n}\nint main(void)\n{\n    int top = 3;\n    return deep(30) != top;\n}\n");
    uint32_t call = 0;
    trace_pane_go(&pane, 0);
    draw();
    const struct scene *s = trace_pane_scene(&pane); /* the bar far away is no reason */
    trace_pane_select(&pane, s->boxes[s->frames[0].boxes[0]].object, s->boxes[s->frames[0].boxes[0]].base, 0);
    for (size_t n = 0; n < trace_stops(pane.trace); n++) {
        trace_pane_go(&pane, n);
        draw();
        struct rect r = pane.picture.running;
        if (trace_stop(pane.trace, n)->call != call && n + 1 < trace_stops(pane.trace)) {
            assert_true(r.rows > 0);
            assert_true(r.row >= pane.top);
            assert_true(r.row < pane.top + pane.drawn.rows);
        }
        call = trace_stop(pane.trace, n)->call;
    }
}

/* While the text does not compile, what is said of the run speaks of its lines as they are
 * now. */
static void places_go_along_with_an_edit(void **state)
{
    (void)state;
    type("#include <stdlib.h>\nint main(void)\n{\n    int *p = malloc(4);\n    if (p)\n        *p = 2;\n"
         "    free(p);\n    return 0;\n}\n");
    go(7, 1);
    draw();
    assert_non_null(strstr(drawn.at, ", line 7: "));
    assert_non_null(strstr(drawn.at, "main, line 8"));
    assert_non_null(strstr(drawn.at, "freed line 7"));
    type("#include <stdlib.h>\n\n\nint main(void)\n{\n    int *p = malloc(4);\n    int n = \n    if (p)\n        *p = 2;\n"
         "    free(p);\n    return 0;\n}\n");
    assert_true(pane.broken);
    draw();
    assert_non_null(strstr(drawn.at, ", line 10: "));
    assert_non_null(strstr(drawn.at, "main, line 11"));
    assert_non_null(strstr(drawn.at, "freed line 10"));
    assert_int_equal(trace_pane_line(&pane, 0, 4), 6);
    assert_null(strstr(drawn.at, "line 7: "));
}

/* Until a new picture is there the old one is dim, once it has taken long. */
static void a_late_picture_is_dimmed(void **state)
{
    (void)state;
    type(LOOP("", "i"));
    draw();
    const struct canvas *c = &pane.picture.canvas;
    int bright = 0, late = 0;
    for (int i = 0; i < c->rows * c->cols; i++)
        bright += c->cells[i].role != ROLE_DIM && c->cells[i].code[0] > ' ';
    pane.late = true;
    draw();
    for (int i = 0; i < c->rows * c->cols; i++)
        late += c->cells[i].role != ROLE_DIM && c->cells[i].code[0] > ' ';
    assert_true(bright > 10);
    assert_int_equal(late, 0);
}

static void of_a_long_output_it_is_said_that_there_is_more(void **state)
{
    (void)state;
    type("#include <stdio.h>\nint main(void)\n{\n    puts(\"1\");\n    puts(\"2\");\n    puts(\"3\");\n"
         "    puts(\"4\");\n    return 0;\n}\n");
    go(6, 1);
    assert_non_null(strstr(draw(), "output  1"));
    go(7, 1);
    assert_non_null(strstr(draw(), "output\xe2\x86\x91 2"));
}

static void an_index_outside_is_told_with_its_bounds(void **state)
{
    (void)state;
    type("int sum(const int *v)\n{\n    int s = 0;\n    for (int i = 0; i <= 5; i++)\n        s += v[i];\n"
         "    return s;\n}\nint main(void)\n{\n    int a[5] = {1, 2, 3, 4, 5};\n    return sum(a) == 0;\n}\n");
    assert_int_equal(ran(), 5);
    assert_int_equal(pane.found_index, 5);
    assert_int_equal(pane.found_elements, 5);
    canvas_resize(&canvas, 40, 120);
    assert_non_null(strstr(draw(), "index 5 is outside 0 to 4"));
    type("#include <stdlib.h>\nint main(void)\n{\n    long *p = malloc(3 * sizeof *p);\n    if (!p)\n        return 1;\n"
         "    p[-1] = 2;\n    return 0;\n}\n");
    assert_int_equal(pane.found_index, -1);
    assert_int_equal(pane.found_elements, 3);
    type("#include <stdlib.h>\nint main(void)\n{\n    int *p = malloc(4);\n    if (!p)\n        return 1;\n"
         "    for (int i = 0; i < 4; i++)\n        p[i] = i;\n    return 0;\n}\n");
    assert_non_null(strstr(draw(), "index 1 is outside: there is only 0"));
    type(wrong);
    assert_int_equal(pane.found_elements, 0);
    assert_null(strstr(draw(), "index"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(int argc, char **argv)
{
    struct error err = {0};
    judge_serve_if_broker(argc, argv);
    setlocale(LC_ALL, "C.UTF-8");
    judge = judge_new(&err);
    if (!judge) {
        print_message("no judge: %s\n", err.text);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        TEST(the_first_picture_is_of_the_end), TEST(an_edit_keeps_the_place),
        TEST(a_finding_moves_the_picture_to_it), TEST(a_leak_moves_it_to_where_the_block_was_lost),
        TEST(a_pinned_picture_stays), TEST(what_does_not_compile_leaves_the_last_one),
        TEST(folds_stay_with_their_object), TEST(a_long_run_keeps_its_end_and_says_so),
        TEST(of_a_run_that_the_clock_stopped_the_beginning_is_shown),
        TEST(the_scrubber_knows_all_stops), TEST(a_run_that_was_stopped_is_shown_there),
        TEST(wrong_output_is_looked_at_where_it_was_printed), TEST(the_running_call_is_in_view),
        TEST(wrong_output_of_a_harness_leads_to_the_code),
        TEST(places_go_along_with_an_edit), TEST(a_late_picture_is_dimmed),
        TEST(of_a_long_output_it_is_said_that_there_is_more),
        TEST(an_index_outside_is_told_with_its_bounds),
    };
    int failed = cmocka_run_group_tests_name("ui/trace_pane", tests, NULL, NULL);
    judge_free(judge);
    return failed;
}
