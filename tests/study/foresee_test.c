/* Moments, expressions, targets and grades of questions about a picture, each against
 * the run of a small program. */
#include "judge/judge.h"
#include "study/room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct judge *judge;

static int start(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    return judge ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    judge_free(judge);
    return 0;
}

/* A run with history and its trace. */
struct run {
    struct arena a;
    struct exercise ex;
    struct verdict *v;
    struct trace *t;
};

static void run(struct run *r, const char *program)
{
    struct error e = {0};
    *r = (struct run){.ex = {.kind = EXERCISE_PREDICT_PICTURE, .program = str_from(program)}};
    struct attempt at = grade_attempt(&r->a, &r->ex, STR(""));
    r->v = judge_run(judge, &at);
    r->t = picture_trace(&at, r->v, &e);
    if (!r->t)
        fail_msg("%s", e.text);
}

static void end(struct run *r)
{
    trace_close(r->t);
    verdict_free(r->v);
    arena_release(&r->a);
}

#define assert_str(s, text) \
    do { \
        struct arena scratch = {0}; \
        assert_string_equal(arena_cstr(&scratch, s), text); \
        arena_release(&scratch); \
    } while (0)

/* ---- moments ----------------------------------------------------------------- */

static const char loops[] = /* 1 */ "int twice(int n)\n"
                            /* 2 */ "{\n"
                            /* 3 */ "    int m = n + n;\n"
                            /* 4 */ "    return m;\n"
                            /* 5 */ "}\n"
                            /* 6 */ "int main(void)\n"
                            /* 7 */ "{\n"
                            /* 8 */ "    int sum = 0, spare = 1;\n"
                            /* 9 */ "    for (int i = 0; i < 3; i++)\n"
                            /* 10 */ "        sum += twice(i) + spare;\n"
                            /* 11 */ "    if (sum < 0)\n"
                            /* 12 */ "        sum = 0;\n"
                            /* 13 */ "    return 0;\n"
                            /* 14 */ "}\n";

static struct reached at_moment(struct run *r, struct when when, const char *expr)
{
    size_t n = moment_find(r->t, r->v, &when);
    assert_int_not_equal(n, TRACE_NONE);
    struct scene *s = trace_scene(r->t, &r->a, n, NULL);
    return reach(&r->a, r->t, s, STR(""), str_from(expr));
}

static void test_visits(void **state)
{
    (void)state;
    struct run r;
    run(&r, loops);
    assert_int_equal(moment_visits(r.t, &r.a, 0, 8, NULL), 1);
    assert_int_equal(moment_visits(r.t, &r.a, 0, 9, NULL), 4); /* three rounds, and the last look */
    assert_int_equal(moment_visits(r.t, &r.a, 0, 10, NULL), 3);
    assert_int_equal(moment_visits(r.t, &r.a, 0, 3, NULL), 3);
    assert_int_equal(moment_visits(r.t, &r.a, 0, 12, NULL), 0);
    assert_int_equal(moment_visits(r.t, &r.a, 0, 99, NULL), 0);
    /* a line with a call in it is over when the call has returned and its value is used */
    static const char *const sums[] = {"1", "4", "9"};
    for (int i = 0; i < 3; i++)
        assert_str(at_moment(&r, (struct when){WHEN_LINE, 10, i + 1, 0}, "sum").cell->value, sums[i]);
    assert_str(at_moment(&r, (struct when){WHEN_LINE, 3, 2, 0}, "m").cell->value, "2");
    assert_str(at_moment(&r, (struct when){WHEN_BEFORE, 10, 3, 0}, "sum").cell->value, "4");
    assert_int_equal(moment_find(r.t, r.v, &(struct when){WHEN_LINE, 10, 4, 0}), TRACE_NONE);
    assert_int_equal(moment_find(r.t, r.v, &(struct when){WHEN_LINE, 12, 1, 0}), TRACE_NONE);
    assert_int_equal(moment_find(r.t, r.v, &(struct when){.kind = WHEN_FINDING}), TRACE_NONE);
    assert_int_equal(moment_find(r.t, r.v, &(struct when){.kind = WHEN_STEP, .step = 1 << 30}), TRACE_NONE);
    assert_int_equal(moment_find(r.t, r.v, &(struct when){.kind = WHEN_END}), trace_stops(r.t) - 1);
    end(&r);
}

static void test_recursion(void **state)
{
    (void)state;
    struct run r;
    run(&r, /* 1 */ "int fact(int n)\n"
            /* 2 */ "{\n"
            /* 3 */ "    if (n < 2)\n"
            /* 4 */ "        return 1;\n"
            /* 5 */ "    int below = fact(n - 1);\n"
            /* 6 */ "    return n * below;\n"
            /* 7 */ "}\n"
            /* 8 */ "int main(void)\n"
            /* 9 */ "{\n"
            /* 10 */ "    int f = fact(4);\n"
            /* 11 */ "    return f != 24;\n"
            /* 12 */ "}\n");
    struct line_visit *v;
    assert_int_equal(moment_visits(r.t, &r.a, 0, 5, &v), 3);
    /* the first to begin is the last to be over */
    assert_true(v[0].begin < v[1].begin && v[1].begin < v[2].begin);
    assert_true(v[0].end > v[1].end && v[1].end > v[2].end);
    assert_str(at_moment(&r, (struct when){WHEN_LINE, 5, 1, 0}, "below").cell->value, "6");
    assert_str(at_moment(&r, (struct when){WHEN_LINE, 5, 3, 0}, "below").cell->value, "1");
    assert_str(at_moment(&r, (struct when){WHEN_LINE, 10, 1, 0}, "f").cell->value, "24");
    end(&r);
}

static void test_captions(void **state)
{
    (void)state;
    struct arena a = {0};
    struct doc d = doc_parse(&a, STR("```c run=picture from=4 to=5\n"
                                     "//! Before.\n"
                                     "int main(void)\n"
                                     "{\n"
                                     "    int n = 0;\n"
                                     "    while (n < 2)\n"
                                     "        n++;\n"
                                     "    //!2 Twice.\n"
                                     "    return 0;\n"
                                     "}\n"
                                     "```\n"), 1);
    struct run r;
    run(&r, arena_cstr(&a, d.blocks[0].text));
    const struct picture_fence *f = d.blocks[0].picture;
    size_t first, last, said = 0;
    assert_true(moment_range(r.t, f, &first, &last));
    assert_str(at_moment(&r, (struct when){WHEN_LINE, 5, 2, 0}, "n").cell->value, "2");
    assert_int_equal(last, moment_find(r.t, r.v, &(struct when){WHEN_LINE, 5, 2, 0}));
    assert_int_equal(first, moment_find(r.t, r.v, &(struct when){WHEN_LINE, 3, 1, 0}));
    struct captions all = moment_captions(r.t, &a, f);
    for (size_t n = 0; n < trace_stops(r.t); n++) {
        struct doc c = moment_caption(&a, &all, n);
        if (!c.count)
            continue;
        assert_str(c.blocks[0].spans[0].text, n == 0 ? "Before." : "Twice.");
        assert_true(n == 0 || n == last);
        said++;
    }
    assert_int_equal(said, 2);
    assert_false(moment_range(r.t, &(struct picture_fence){.from = 77}, &first, &last));
    end(&r);
    arena_release(&a);
}

/* ---- expressions ----------------------------------------------------------------- */

static const char shapes[] = /* 1 */ "#include <stdlib.h>\n"
                             /* 2 */ "struct node { int len; struct node *next; };\n"
                             /* 3 */ "static int total = 9;\n"
                             /* 4 */ "static void look(struct node *head, int n)\n"
                             /* 5 */ "{\n"
                             /* 6 */ "    total += n;\n"
                             /* 7 */ "}\n"
                             /* 8 */ "int main(void)\n"
                             /* 9 */ "{\n"
                             /* 10 */ "    int v[3] = {10, 20, 30}, n = 5, never;\n"
                             /* 11 */ "    int *p = &v[1], *q = NULL, **pp = &p;\n"
                             /* 12 */ "    char c = 'a';\n"
                             /* 13 */ "    struct node last = {2, NULL}, first = {1, &last};\n"
                             /* 14 */ "    int *block = malloc(2 * sizeof *block);\n"
                             /* 15 */ "    if (!block) return 1;\n"
                             /* 16 */ "    block[1] = 77;\n"
                             /* 17 */ "    look(&first, 3);\n"
                             /* 18 */ "    never = c + **pp + (q != NULL) + n;\n"
                             /* 19 */ "    free(block);\n"
                             /* 20 */ "    return never == 0;\n"
                             /* 21 */ "}\n";

static void test_reach(void **state)
{
    (void)state;
    static const char *const good[][2] = {
        {"n", "5"},         {"v[2]", "30"},     {"*p", "20"},       {"p[0]", "20"},
        {"p[-1]", "10"},    {"p[1]", "30"},     {"**pp", "20"},     {"c", "'a' 97"},
        {"last.len", "2"},  {"first.next->len", "2"}, {"block[1]", "77"}, {"block 1[1]", "77"},
        {"total", "12"},    {" * p", "20"},     {"pp[0][1]", "30"},
    };
    static const char *const bad[][2] = {
        {"x", "there is no `x` then"},
        {"*q", "`q` is NULL then"},
        {"*n", "`n` is no pointer"},
        {"v[3]", "there is no [3] in `v`"},
        {"first.size", "there is no size in `first`"},
        {"last.next->len", "`last.next` is NULL then"},
        {"v[i]", "between [ and ] stands no number"},
        {"n + 1", "`n + 1` is no expression that can be asked about"},
        {"block 2", "there is no `block 2` then"},
        {"first.", "the name of a member is missing"},
        {"", "there is no `` then"},
        {"head", "there is no `head` then"}, /* of a call that is over */
    };
    struct run r;
    run(&r, shapes);
    struct when when = {WHEN_LINE, 17, 1, 0};
    for (size_t i = 0; i < COUNT(good); i++) {
        struct reached at = at_moment(&r, when, good[i][0]);
        if (!at.cell)
            fail_msg("%s: " STR_FMT, good[i][0], STR_ARG(at.why));
        assert_str(at.cell->value, good[i][1]);
    }
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct reached at = at_moment(&r, when, bad[i][0]);
        assert_null(at.cell);
        assert_str(at.why, bad[i][1]);
    }
    /* the innermost call's first, then its callers', or those of a function by name */
    when = (struct when){WHEN_LINE, 6, 1, 0};
    assert_str(at_moment(&r, when, "n").cell->value, "3");
    when = (struct when){WHEN_LINE, 7, 1, 0};
    assert_str(at_moment(&r, when, "n").cell->value, "5"); /* that brace ended look() */
    struct scene *s = trace_scene(r.t, &r.a, moment_find(r.t, r.v, &when), NULL);
    assert_str(reach(&r.a, r.t, s, STR("main"), STR("n")).cell->value, "5");
    assert_null(reach(&r.a, r.t, s, STR("main"), STR("head")).cell);
    assert_str(reach(&r.a, r.t, s, STR("look"), STR("n")).cell->value, "3");
    struct trace_place at = trace_stop(r.t, s->number - 1)->next;
    assert_int_equal(at.line, 7); /* a step before, that call is the innermost */
    s = trace_scene(r.t, &r.a, s->number - 1, NULL);
    assert_str(reach(&r.a, r.t, s, STR(""), STR("n")).cell->value, "3");
    assert_str(reach(&r.a, r.t, s, STR(""), STR("c")).cell->value, "'a' 97");
    assert_str(reach(&r.a, r.t, s, STR(""), STR("head->len")).cell->value, "1");
    end(&r);
}

static void test_types(void **state)
{
    (void)state;
    assert_str(pointee(STR("int *")), "int");
    assert_str(pointee(STR("const char *")), "char");
    assert_str(pointee(STR("int **")), "int *");
    assert_str(pointee(STR("char *const")), "char");
    assert_str(pointee(STR("void *")), "");
    assert_str(pointee(STR("int")), "");
    assert_true(same_type(STR("const char"), STR("char")));
    assert_false(same_type(STR("char"), STR("int")));
}

/* ---- targets ----------------------------------------------------------------------- */

static struct asked ask(struct run *r, struct question *q)
{
    struct asked a = {.question = q, .stop = moment_find(r->t, r->v, &q->when)};
    assert_int_not_equal(a.stop, TRACE_NONE);
    targets_find(&r->a, r->t, &a);
    return a;
}

static const char *keys(struct run *r, const struct asked *q)
{
    struct buf b = {0};
    for (size_t i = 0; i < q->choice_count; i++)
        buf_printf(&b, "%s%s" STR_FMT, i ? "; " : "", q->right >> i & 1 ? "!" : "",
                   STR_ARG(q->choices[i].key));
    char *s = arena_cstr(&r->a, buf_view(&b));
    buf_release(&b);
    return s;
}

static void test_points(void **state)
{
    (void)state;
    static const char program[] = /* 1 */ "#include <stdlib.h>\n"
                                  /* 2 */ "static int *local(void)\n"
                                  /* 3 */ "{\n"
                                  /* 4 */ "    int gone = 4;\n"
                                  /* 5 */ "    int *way = &gone;\n"
                                  /* 6 */ "    return way;\n"
                                  /* 7 */ "}\n"
                                  /* 8 */ "int main(void)\n"
                                  /* 9 */ "{\n"
                                  /* 10 */ "    int v[3] = {1, 2, 3}, n = 5;\n"
                                  /* 11 */ "    int *p, *q = NULL;\n"
                                  /* 12 */ "    q = q;\n"
                                  /* 13 */ "    p = &v[1];\n"
                                  /* 14 */ "    p = v + 3;\n"
                                  /* 15 */ "    p = &n;\n"
                                  /* 16 */ "    q = malloc(sizeof *q);\n"
                                  /* 17 */ "    free(q);\n"
                                  /* 18 */ "    p = local();\n"
                                  /* 19 */ "    return 0;\n"
                                  /* 20 */ "}\n";
    struct run r;
    run(&r, program);
    struct question q = {.kind = QUESTION_POINTS, .points = STR("p"), .when = {WHEN_LINE, 12, 1, 0}};
    struct asked a = ask(&r, &q);
    assert_null(a.wrong_code);
    assert_string_equal(keys(&r, &a), "v[0]; v[1]; v[2]; past v; n; q; NULL; !unset; nothing");
    assert_str(a.truth, "nobody has set `p` yet");
    q.when.line = 13;
    a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "v[0]; !v[1]; v[2]; past v; n; q; NULL; unset; nothing");
    assert_str(a.truth, "`p` leads to `v[1]`");
    q.when.line = 14;
    a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "v[0]; v[1]; v[2]; !past v; n; q; NULL; unset; nothing");
    q.when.line = 15;
    a = ask(&r, &q);
    assert_str(a.truth, "`p` leads to `n`");
    q.points = STR("q");
    a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "v[0]; v[1]; v[2]; past v; n; p; !NULL; unset; nothing");
    q.when.line = 16;
    a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "v[0]; v[1]; v[2]; past v; n; p; !block 1; NULL; unset; nothing");
    assert_str(a.choices[6].label, "block 1 (made in line 16), alive");
    /* a target is named the same when it is no more */
    q.when.line = 17;
    a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "v[0]; v[1]; v[2]; past v; n; p; block 1; NULL; unset; !nothing");
    assert_str(a.truth, "`q` leads to something that is no more: block 1 (made in line 16)");
    q.points = STR("p");
    q.when.line = 18;
    a = ask(&r, &q);
    assert_non_null(strstr(keys(&r, &a), "gone; "));
    assert_non_null(strstr(keys(&r, &a), "; !nothing"));
    end(&r);
}

/* Numbers beside a struct are nobody's answer; an arrow, another struct and a block are. */
static void test_only_what_is_believed(void **state)
{
    (void)state;
    static const char program[] = /* 1 */ "#include <stdlib.h>\n"
                                  /* 2 */ "struct song { int minutes; struct song *next; };\n"
                                  /* 3 */ "struct shelf { int places; };\n"
                                  /* 4 */ "int main(void)\n"
                                  /* 5 */ "{\n"
                                  /* 6 */ "    int minutes = 3, row[2] = {1, 2};\n"
                                  /* 7 */ "    struct shelf shelf = {row[0]};\n"
                                  /* 8 */ "    struct song one = {minutes, NULL};\n"
                                  /* 9 */ "    struct song *all = malloc(sizeof *all);\n"
                                  /* 10 */ "    struct song *at = &one;\n"
                                  /* 11 */ "    unsigned char *byte = (unsigned char *)&minutes;\n"
                                  /* 12 */ "    free(all);\n"
                                  /* 13 */ "    return shelf.places + at->minutes + *byte - 7;\n"
                                  /* 14 */ "}\n";
    struct run r;
    run(&r, program);
    struct question q = {.kind = QUESTION_POINTS, .points = STR("at"), .when = {WHEN_LINE, 11, 1, 0}};
    struct asked a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "shelf; !one; all; byte; block 1; NULL; unset; nothing");
    /* the author knows of somebody who believes it */
    q.predictions = &(struct foresight){.answer = STR("minutes")};
    q.prediction_count = 1;
    a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "minutes; shelf; !one; all; byte; block 1; NULL; unset; nothing");
    /* bytes are in everything */
    q.points = STR("byte");
    q.prediction_count = 0;
    a = ask(&r, &q);
    assert_non_null(strstr(keys(&r, &a), "row; shelf; one; "));
    end(&r);
}

static void test_no_question(void **state)
{
    (void)state;
    struct run r;
    run(&r, shapes);
    static const struct { int kind; const char *expr, *why; } wrong[] = {
        {QUESTION_POINTS, "n", "`n` is no pointer; ask for its value"},
        {QUESTION_VALUE, "p", "`p` is a pointer; ask where it points"},
        {QUESTION_VALUE, "v", "`v` is not one value; ask about one of its parts"},
        {QUESTION_VALUE, "gone", "there is no `gone` then"},
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct str expr = str_from(wrong[i].expr);
        struct question q = {.kind = (enum question_kind)wrong[i].kind, .points = expr, .value = expr,
                             .when = {WHEN_LINE, 17, 1, 0}};
        struct asked a = ask(&r, &q);
        assert_string_equal(a.wrong_code, "no-such-thing");
        assert_str(a.wrong, wrong[i].why);
    }
    end(&r);
}

static void test_live(void **state)
{
    (void)state;
    static const char program[] = /* 1 */ "#include <stdlib.h>\n"
                                  /* 2 */ "static int *make(int n)\n"
                                  /* 3 */ "{\n"
                                  /* 4 */ "    int *box = malloc(sizeof *box);\n"
                                  /* 5 */ "    if (box) *box = n;\n"
                                  /* 6 */ "    return box;\n"
                                  /* 7 */ "}\n"
                                  /* 8 */ "int main(void)\n"
                                  /* 9 */ "{\n"
                                  /* 10 */ "    int *a = make(1);\n"
                                  /* 11 */ "    int *b = make(2);\n"
                                  /* 12 */ "    free(a);\n"
                                  /* 13 */ "    free(b);\n"
                                  /* 14 */ "    return 0;\n"
                                  /* 15 */ "}\n";
    struct run r;
    run(&r, program);
    struct question q = {.kind = QUESTION_LIVE, .live = STR("true"), .when = {WHEN_LINE, 12, 1, 0}};
    struct asked a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "!a; !b; make's n (1); make's box (1); make's n (2); "
                                      "make's box (2); block 1; !block 2");
    assert_str(a.choices[3].label, "`box` of `make`, 1st call");
    q.live = STR("blocks");
    a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "block 1; !block 2");
    assert_str(a.truth, "block 2 (made in line 4) lives; block 1 (made in line 4) is no more");
    q.live = STR("variables");
    q.when.line = 10;
    a = ask(&r, &q);
    assert_string_equal(keys(&r, &a), "!a; !b; n; box");
    q.live = STR("blocks");
    q.when = (struct when){.kind = WHEN_END};
    a = ask(&r, &q);
    assert_int_equal(a.right, 0);
    struct buf b = {0};
    foresee_write(&b, &a, 0);
    assert_str(buf_view(&b), "none");
    assert_int_equal(foresee_answer(&a, buf_view(&b), NULL), ANSWER_RIGHT);
    buf_release(&b);
    end(&r);
}

/* ---- answers and grades ---------------------------------------------------------------- */

static void test_values(void **state)
{
    (void)state;
    static const struct { const char *expr, *said; enum answer_is is; } cases[] = {
        {"n", "5", ANSWER_RIGHT},        {"n", " 5 ", ANSWER_RIGHT},   {"n", "0x5", ANSWER_RIGHT},
        {"n", "5.0", ANSWER_RIGHT},      {"n", "6", ANSWER_WRONG},     {"n", "?", ANSWER_WRONG},
        {"n", "", ANSWER_NONE},          {"n", "five", ANSWER_WRONG},  {"c", "a", ANSWER_RIGHT},
        {"c", "'a'", ANSWER_RIGHT},      {"c", "97", ANSWER_RIGHT},    {"c", "b", ANSWER_WRONG},
        {"never", "?", ANSWER_RIGHT},    {"never", "unset", ANSWER_RIGHT}, {"never", "0", ANSWER_WRONG},
    };
    struct run r;
    run(&r, shapes);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct question q = {.kind = QUESTION_VALUE, .value = str_from(cases[i].expr),
                             .when = {WHEN_LINE, 17, 1, 0}};
        struct asked a = ask(&r, &q);
        assert_null(a.wrong_code);
        if (foresee_answer(&a, str_from(cases[i].said), NULL) != cases[i].is)
            fail_msg("%s: \"%s\"", cases[i].expr, cases[i].said);
    }
    end(&r);
}

/* A text is shown as one value, and yet one may ask about a letter of it, through an arrow too. */
static void test_letters(void **state)
{
    (void)state;
    static const struct { const char *expr, *said; enum answer_is is; } cases[] = {
        {"copy[0]", "R", ANSWER_RIGHT},    {"copy[0]", "'R'", ANSWER_RIGHT}, {"copy[0]", "r", ANSWER_WRONG},
        {"copy[2]", "s", ANSWER_RIGHT},    {"word[1]", "i", ANSWER_RIGHT},   {"word[1]", "d", ANSWER_WRONG},
        {"copy[0]", "Roster", ANSWER_WRONG},
    };
    struct foresight old = {.answer = STR("'r'"), .believes = STR("arrow-copy-copies-box")};
    struct run r;
    run(&r, /* 1 */ "#include <string.h>\n"
            /* 2 */ "#include <stdlib.h>\n"
            /* 3 */ "int main(void)\n"
            /* 4 */ "{\n"
            /* 5 */ "    char word[] = \"pin\", *title = strdup(\"roster\"), *copy = title;\n"
            /* 6 */ "    if (title == NULL)\n"
            /* 7 */ "        return 1;\n"
            /* 8 */ "    title[0] = 'R';\n"
            /* 9 */ "    free(copy);\n"
            /* 10 */ "    return word[0] == 'P';\n"
            /* 11 */ "}\n");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct question q = {.kind = QUESTION_VALUE, .value = str_from(cases[i].expr), .when = {WHEN_LINE, 8, 1, 0}};
        struct asked a = ask(&r, &q);
        assert_null(a.wrong_code);
        if (foresee_answer(&a, str_from(cases[i].said), NULL) != cases[i].is)
            fail_msg("%s: \"%s\"", cases[i].expr, cases[i].said);
    }
    struct question q = {.kind = QUESTION_VALUE, .value = STR("copy[0]"), .when = {WHEN_LINE, 8, 1, 0},
                         .predictions = &old, .prediction_count = 1};
    r.ex.questions = &q;
    r.ex.question_count = 1;
    struct grade g = grade_picture(&r.a, &r.ex, STR("r\n"), r.v);
    assert_int_equal(g.status, GRADE_FAILED);
    assert_ptr_equal(g.answers[0].believed, &old);
    end(&r);
}

static const char swap[] = /* 1 */ "int main(void)\n"
                           /* 2 */ "{\n"
                           /* 3 */ "    int a = 1, b = 2;\n"
                           /* 4 */ "    int *p = &a;\n"
                           /* 5 */ "    p = &b;\n"
                           /* 6 */ "    *p = 7;\n"
                           /* 7 */ "    return a;\n"
                           /* 8 */ "}\n";

static void test_grade(void **state)
{
    (void)state;
    struct foresight tied = {.answer = STR("a"), .believes = STR("arrows-are-tied")};
    struct foresight first = {.answer = STR("7"), .believes = STR("writes-the-first")};
    struct question questions[] = {
        {.kind = QUESTION_POINTS, .points = STR("p"), .when = {WHEN_LINE, 5, 1, 0},
         .predictions = &tied, .prediction_count = 1},
        {.kind = QUESTION_VALUE, .value = STR("a"), .when = {WHEN_LINE, 6, 1, 0},
         .predictions = &first, .prediction_count = 1},
    };
    struct run r;
    run(&r, swap);
    r.ex.questions = questions;
    r.ex.question_count = 2;
    struct exercise *ex = &r.ex;

    struct grade g = grade_picture(&r.a, ex, STR("b\n1\n"), r.v);
    assert_int_equal(g.status, GRADE_PASSED);
    assert_int_equal(g.cases_passed, 2);
    assert_int_equal(g.answers[0].how, TOLD_RIGHT);
    assert_str(g.answers[0].truth, "After line 5 has run, `p` leads to `b`");

    g = grade_picture(&r.a, ex, STR("2\n1"), r.v); /* by its number */
    assert_int_equal(g.status, GRADE_PASSED);

    g = grade_picture(&r.a, ex, STR("a\n7\n"), r.v);
    assert_int_equal(g.status, GRADE_FAILED);
    assert_int_equal(g.count, 2);
    assert_string_equal(g.failures[0].code, "wrong-picture");
    assert_int_equal(g.failures[1].case_index, 1);
    assert_str(g.tag, "arrows-are-tied");
    assert_ptr_equal(g.answers[1].believed, &first);
    assert_false(g.incomplete);
    struct words told = words_grade(&r.a, ex, &g); /* what is told of them are sentences: none is cut at the edge */
    for (size_t i = 0; i < told.count; i++)
        assert_true(told.lines[i].role != WORD_WANT && told.lines[i].role != WORD_GOT);

    g = grade_picture(&r.a, ex, STR("a\n"), r.v); /* nothing is told before all is answered */
    assert_true(g.incomplete);
    assert_int_equal(g.count, 1);
    assert_string_equal(g.failures[0].code, "not-answered");
    assert_int_equal(g.failures[0].case_index, 1);
    assert_int_equal(g.answer_count, 0);
    assert_str(g.tag, "");

    g = grade_picture(&r.a, ex, STR("elsewhere\n1\n"), r.v);
    assert_true(g.incomplete);
    assert_str(g.failures[0].message, "Question 1 has no choice \"elsewhere\".");

    struct words w = words_grade(&r.a, ex, &g);
    assert_non_null(strstr(arena_cstr(&r.a, w.lines[0].text), "NOT YET"));

    questions[0].when.line = 99; /* the pack is wrong: nobody is to blame for it */
    g = grade_picture(&r.a, ex, STR("b\n1\n"), r.v);
    assert_int_equal(g.status, GRADE_TOOL_FAULT);
    end(&r);

    struct verdict broken = {.kind = VERDICT_COMPILE_ERROR};
    struct arena a = {0};
    assert_int_equal(grade_picture(&a, ex, STR("b\n1\n"), &broken).status, GRADE_TOOL_FAULT);
    assert_int_equal(grade_mark(&a, ex, STR("1"), &broken).status, GRADE_TOOL_FAULT);
    arena_release(&a);
}

/* Of blocks, what made it so is the last one that was made or ended, and not just the last step. */
static void test_what_made_blocks_so(void **state)
{
    (void)state;
    struct question q = {.kind = QUESTION_LIVE, .live = STR("blocks"), .when = {WHEN_LINE, 9, 1, 0}};
    struct run r;
    run(&r, /* 1 */ "#include <stdlib.h>\n"
            /* 2 */ "static void end(int *p)\n"
            /* 3 */ "{\n"
            /* 4 */ "    free(p);\n"
            /* 5 */ "}\n"
            /* 6 */ "int main(void)\n"
            /* 7 */ "{\n"
            /* 8 */ "    int *a = malloc(4), *b = malloc(4);\n"
            /* 9 */ "    end(a);\n"
            /* 10 */ "    free(b);\n"
            /* 11 */ "    return 0;\n"
            /* 12 */ "}\n");
    r.ex.questions = &q;
    r.ex.question_count = 1;
    struct grade g = grade_picture(&r.a, &r.ex, STR("block 2\n"), r.v);
    assert_int_equal(g.status, GRADE_PASSED);
    assert_str(g.answers[0].step, "step 3, line 4: block 1 (4 bytes) was freed; `a` in `main` and `p` still point to it");
    end(&r);
}

/* How often a line has run nobody knows when the beginning was not kept. */
static void test_long(void **state)
{
    (void)state;
    struct run r;
    run(&r, /* 1 */ "int main(void)\n"
            /* 2 */ "{\n"
            /* 3 */ "    unsigned sum = 0;\n"
            /* 4 */ "    for (int i = 0; i < 1000000; i++)\n"
            /* 5 */ "        sum += i;\n"
            /* 6 */ "    return sum == 0;\n"
            /* 7 */ "}\n");
    assert_true(trace_begins(r.t) > 0);
    assert_int_equal(moment_find(r.t, r.v, &(struct when){WHEN_LINE, 6, 1, 0}), TRACE_NONE);
    assert_int_equal(moment_find(r.t, r.v, &(struct when){.kind = WHEN_END}), trace_stops(r.t) - 1);
    struct question q = {.kind = QUESTION_VALUE, .value = STR("sum"), .when = {WHEN_LINE, 6, 1, 0}};
    struct error e = {0};
    r.ex.questions = &q;
    r.ex.question_count = 1;
    struct foresee *f = foresee_new(&r.ex, r.v, &e);
    assert_string_equal(f->asked[0].wrong_code, "no-such-moment");
    assert_str(f->asked[0].wrong, "the run is too long for its beginning to be kept");
    foresee_free(f);
    end(&r);
}

static void test_mark(void **state)
{
    (void)state;
    struct run r;
    run(&r, /* 1 */ "#include <stdlib.h>\n"
            /* 2 */ "int main(void)\n"
            /* 3 */ "{\n"
            /* 4 */ "    int *box = malloc(sizeof *box);\n"
            /* 5 */ "    if (!box)\n"
            /* 6 */ "        return 1;\n"
            /* 7 */ "\n"
            /* 8 */ "    *box = 1;\n"
            /* 9 */ "    free(box);\n"
            /* 10 */ "    int n = *box;\n"
            /* 11 */ "    return n;\n"
            /* 12 */ "}\n");
    struct mark_belief belief = {.at = 8, .believes = STR("write-is-the-use")};
    r.ex.kind = EXERCISE_MARK_LINE;
    r.ex.marks = &belief;
    r.ex.mark_count = 1;
    struct exercise *ex = &r.ex;

    struct grade g = grade_mark(&r.a, ex, STR("10\n"), r.v);
    assert_int_equal(g.status, GRADE_PASSED);
    assert_string_equal(g.goes_wrong->code, "use-after-free");

    g = grade_mark(&r.a, ex, STR("8"), r.v);
    assert_int_equal(g.status, GRADE_FAILED);
    assert_string_equal(g.failures[0].code, "wrong-line");
    assert_str(g.tag, "write-is-the-use");
    assert_non_null(strstr(arena_cstr(&r.a, g.did), "line 8: "));

    g = grade_mark(&r.a, ex, STR("9"), r.v);
    assert_non_null(strstr(arena_cstr(&r.a, g.failures[0].advice), "is freed"));
    g = grade_mark(&r.a, ex, STR("6"), r.v);
    assert_str(g.did, "");
    assert_str(g.failures[0].advice, "No step of this run is in this line.");
    static const char *const none[] = {"", "7", "13", "-1", "box", "9999999"};
    for (size_t i = 0; i < COUNT(none); i++) {
        g = grade_mark(&r.a, ex, str_from(none[i]), r.v);
        assert_true(g.incomplete);
        assert_int_equal(g.status, GRADE_FAILED);
    }

    ex->mark = MARK_FREED;
    assert_int_equal(grade_mark(&r.a, ex, STR("9"), r.v).status, GRADE_PASSED);
    g = grade_mark(&r.a, ex, STR("10"), r.v);
    assert_int_equal(g.status, GRADE_FAILED);
    assert_non_null(strstr(arena_cstr(&r.a, g.failures[0].advice), "comes to light"));
    ex->mark = MARK_MADE;
    assert_int_equal(grade_mark(&r.a, ex, STR("4"), r.v).status, GRADE_PASSED);
    ex->mark = MARK_LOST; /* nothing was lost */
    assert_int_equal(grade_mark(&r.a, ex, STR("4"), r.v).status, GRADE_TOOL_FAULT);
    ex->mark = MARK_AT;
    ex->finding = STR("leak");
    assert_int_equal(grade_mark(&r.a, ex, STR("10"), r.v).status, GRADE_TOOL_FAULT);
    end(&r);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_visits),  cmocka_unit_test(test_recursion),
        cmocka_unit_test(test_captions), cmocka_unit_test(test_reach),
        cmocka_unit_test(test_types),   cmocka_unit_test(test_points),
        cmocka_unit_test(test_only_what_is_believed), cmocka_unit_test(test_no_question), cmocka_unit_test(test_live),
        cmocka_unit_test(test_values), cmocka_unit_test(test_letters),  cmocka_unit_test(test_grade),
        cmocka_unit_test(test_what_made_blocks_so),
        cmocka_unit_test(test_long),    cmocka_unit_test(test_mark),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
