/* Pictures of programs: each of tests/ui/pictures/NAME.c is run through the judge, and
 * drawn at the stops its comments ask for ("// look": when that line is about to run;
 * "// look 3": for the third time; the end is always looked at). The pictures lie beside
 * it as NAME-COLUMNS.txt; UPDATE=1 writes them for review. Behind that, of every stop of
 * every program in every width: no two arrows share a stretch, every arrow ends at the
 * cell it means, nothing covers anything, and what is seen twice has one place. */
#include "judge/judge.h"
#include "ui/picture_private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "golden.h"

static struct judge *judge;
static const char *const programs[] = {
    "swap", "returned", "vector", "reverse", "tree", "hash", "refcount", "overflow", "recursion",
    "ring", "arena", "argv", "leak", "ringlist",
    "graph", "doubly",
};
static const struct form { int cols; bool ascii; } forms[] = {
    {40, false}, {80, false}, {80, true}, {120, false}, {120, true}, {200, false},
};

struct run {
    struct buf text;
    struct verdict *verdict;
    struct trace *trace;
};

static void run_release(struct run *r)
{
    trace_close(r->trace);
    verdict_free(r->verdict);
    buf_release(&r->text);
}

static struct run run_text(struct buf text, const char *name)
{
    struct run r = {.text = text};
    static const struct str args[] = {{"one", 3}, {"three", 5}, {"two", 3}};
    struct source_file file = {.name = STR("answer.c"), .text = buf_view(&text)};
    bool argv = strcmp(name, "argv") == 0;
    struct run_input in = {.args = args, .arg_count = argv ? COUNT(args) : 0};
    r.verdict = judge_run(judge, &(struct attempt){.files = &file, .file_count = 1, .runs = &in, .run_count = 1,
                                                   .history_bytes = 16 << 20});
    if (!r.verdict->run_count)
        fail_msg("%s: " STR_FMT, name, STR_ARG(r.verdict->diag_count ? r.verdict->diags[0].message
                                                                      : r.verdict->fault));
    struct trace_source source = {.name = file.name, .text = file.text};
    struct run_result *run = &r.verdict->runs[0];
    struct error e = {0};
    r.trace = trace_open(&(struct trace_input){.program = r.verdict->program, .log = run->trace, .out = run->out,
                                               .err = run->err, .files = &source, .file_count = 1}, &e);
    if (!r.trace)
        fail_msg("%s: %s", name, e.text);
    return r;
}

static struct run run_program(const char *name)
{
    char path[120];
    struct buf text = {0};
    struct error e = {0};
    snprintf(path, sizeof path, "tests/ui/pictures/%s.c", name);
    if (!file_read(path, 1 << 20, &text, &e))
        fail_msg("%s", e.text);
    return run_text(text, name);
}

/* ---- pictures to read ---------------------------------------------------------------- */

/* The stops that comments ask for, in order of the run. */
static size_t looks(const struct run *r, size_t *stops, size_t room)
{
    size_t n = 0, all = trace_stops(r->trace);
    int met[400] = {0};
    for (size_t i = 0; i < all && n < room; i++) {
        int line = trace_stop(r->trace, i)->next.line, number = 0, nth = 1;
        struct str rest = buf_view(&r->text), text = {0};
        if (line <= 0 || line >= 400)
            continue;
        while (number < line && str_line(&rest, &text))
            number++;
        const char *look = NULL;
        for (size_t k = 0; k + 7 <= text.len; k++)
            if (memcmp(text.at + k, "// look", 7) == 0)
                look = text.at + k + 7;
        if (!look)
            continue;
        if (look < text.at + text.len)
            nth = atoi(look);
        if (++met[line] == nth)
            stops[n++] = i;
    }
    if (n < room)
        stops[n++] = all - 1;
    return n;
}

static void pictures_are_as_they_were_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(programs); i++) {
        struct run r = run_program(programs[i]);
        size_t stops[24], n = looks(&r, stops, COUNT(stops));
        for (size_t f = 0; f < COUNT(forms); f++) {
            struct buf b = {0};
            struct arena a = {0};
            struct picture p;
            picture_init(&p);
            for (size_t k = 0; k < n; k++) {
                struct scene *s = trace_scene(r.trace, &a, stops[k], NULL);
                picture_draw(&p, r.trace, s, &(struct picture_look){.cols = forms[f].cols, .ascii = forms[f].ascii});
                if (s->stop.next.line)
                    buf_printf(&b, "---- line %d is next\n", s->stop.next.line);
                else
                    buf_cstr(&b, "---- the end\n");
                canvas_dump(&p.canvas, &b);
                arena_clear(&a);
            }
            char path[120];
            snprintf(path, sizeof path, "tests/ui/pictures/%s-%d%s.txt", programs[i], forms[f].cols,
                     forms[f].ascii ? "-ascii" : "");
            golden(path, buf_view(&b));
            picture_release(&p);
            arena_release(&a);
            buf_release(&b);
        }
        run_release(&r);
    }
}

/* ---- what holds of all of them ---------------------------------------------------------- */

/* The places of objects seen so far. When calls are folded in or out of a deep stack, those
 * behind them move: they are told from then on. */
struct seen { VEC(int) row, col; size_t folded; };

static void forget_folded(struct seen *seen, const struct trace *t, const struct scene *s)
{
    struct stack stack = stack_of(t, s, 0);
    size_t folded = 0;
    for (size_t i = 0; i < stack.parts.len; i++)
        folded = folded * 1000003 + (stack.parts.at[i].folded ? stack.parts.at[i].folded * 64 + i : 0);
    for (size_t i = 0; i < seen->row.len && folded != seen->folded; i++)
        if (trace_object(t, i) && trace_object(t, i)->kind == TRACE_VARIABLE)
            seen->row.at[i] = -1;
    seen->folded = folded;
    vec_release(&stack.parts);
}

static void check_arrows(const struct picture *p, const char *name, size_t stop)
{
    int rows = p->canvas.rows, cols = p->canvas.cols;
    int *across = mem_alloc(sizeof *across * (size_t)(rows * cols));
    int *down = mem_alloc(sizeof *down * (size_t)(rows * cols));
    for (size_t i = 0; i < p->plan->arrows.len; i++) {
        const struct arrow *a = &p->plan->arrows.at[i];
        if (!a->routed)
            continue;
        assert_true(a->steps.len > 0);
        const struct step *last = &a->steps.at[a->steps.len - 1];
        bool at_port = false;
        for (int k = 0; k < a->port_count; k++)
            at_port |= a->ports[k].row == last->row && a->ports[k].col == last->col;
        if (!at_port)
            fail_msg("%s, %d columns, stop %zu: an arrow ends nowhere", name, p->canvas.cols, stop);
        for (size_t k = 0; k + 1 < a->steps.len; k++) {
            const struct step *s = &a->steps.at[k], *next = &a->steps.at[k + 1];
            bool flat = s->heading % 2 == 0 || next->heading % 2 == 0;
            bool steep = s->heading % 2 == 1 || next->heading % 2 == 1;
            int at = s->row * cols + s->col;
            if ((flat && across[at]) || (steep && down[at]))
                fail_msg("%s, %d columns, stop %zu: two arrows share row %d, column %d", name, p->canvas.cols, stop, s->row, s->col);
            if (flat && steep && (across[at] || down[at]))
                fail_msg("%s, %d columns, stop %zu: a corner touches at row %d, column %d", name, p->canvas.cols, stop, s->row, s->col);
            if (flat)
                across[at] = (int)i + 1 + (steep ? 100000 : 0);
            if (steep)
                down[at] = (int)i + 1 + (flat ? 100000 : 0);
            if (!flat || !steep) { /* straight through a corner of another? */
                int other = flat ? down[at] : across[at];
                if (other > 100000)
                    fail_msg("%s, %d columns, stop %zu: a line through a corner at row %d, column %d", name, p->canvas.cols, stop, s->row, s->col);
            }
        }
    }
    /* Heads are on cells that no other arrow runs through. */
    for (size_t i = 0; i < p->plan->arrows.len; i++) {
        const struct arrow *a = &p->plan->arrows.at[i];
        if (!a->routed)
            continue;
        const struct step *last = &a->steps.at[a->steps.len - 1];
        struct step head = arrow_head(a);
        int at = last->row * cols + last->col, tip = head.row * cols + head.col;
        if (across[at] || down[at] || across[tip] || down[tip]) {
            struct buf b = {0};
            canvas_dump(&p->canvas, &b);
            print_error("%s", b.at);
            buf_release(&b);
            fail_msg("%s, %d columns, stop %zu: an arrow through a head at row %d, column %d", name, p->canvas.cols, stop, last->row, last->col);
        }
    }
    mem_free(across);
    mem_free(down);
}

/* Every pointer of the scene whose cell has a line says where it leads: by an arrow whose
 * head is beside the row of the cell meant, or by a reference. */
static void check_targets(const struct picture *p, const struct scene *s, const char *name)
{
    for (size_t i = 0; i < p->plan->arrows.len; i++) {
        const struct arrow *a = &p->plan->arrows.at[i];
        if (!a->routed)
            continue;
        const struct step *last = &a->steps.at[a->steps.len - 1];
        struct step head = arrow_head(a);
        int row = head.row + (a->into == SOUTH), beside = head.col + (a->into == EAST ? 2 : a->into == WEST ? -2 : 0);
        assert_int_equal(abs(head.row - last->row) + abs(head.col - last->col), 1);
        size_t object = (size_t)a->object;
        bool found = false;
        for (size_t k = 0; k < p->spots.len; k++) {
            const struct picture_spot *spot = &p->spots.at[k];
            uint64_t end = spot->address + spot->size;
            bool here = spot->object == object && beside >= spot->col - 1 && beside <= spot->col + spot->cols;
            found |= here && spot->row == row && a->address >= spot->address && a->address < end;
            /* one past the end: the line below the last, or the last */
            found |= here && a->address >= end && (spot->row == row || spot->row + 1 == row);
        }
        if (!found)
            fail_msg("%s, %d columns, stop %zu: an arrow does not reach object %zu", name, p->canvas.cols, s->number, object);
    }
}

static void check_overlaps(const struct picture *p, const char *name, size_t stop)
{
    for (size_t i = 0; i < p->spots.len; i++)
        for (size_t k = i + 1; k < p->spots.len; k++)
            if (p->spots.at[i].row == p->spots.at[k].row && p->spots.at[i].col == p->spots.at[k].col)
                fail_msg("%s, %d columns, stop %zu: objects %zu and %zu lie on each other at row %d", name, p->canvas.cols, stop,
                         p->spots.at[i].object, p->spots.at[k].object, p->spots.at[i].row);
}

static void check_places(const struct picture *p, struct seen *seen, const char *name, size_t stop)
{
    size_t before = 0;
    for (size_t i = 0; i < p->spots.len; i++) {
        const struct picture_spot *s = &p->spots.at[i];
        if (s->object == before)
            continue; /* the first spot of each object is its place */
        before = s->object;
        while (seen->row.len <= s->object) {
            vec_push(&seen->row, -1);
            vec_push(&seen->col, -1);
        }
        int *row = &seen->row.at[s->object], *col = &seen->col.at[s->object];
        if (*row >= 0 && (*row != s->row || *col != s->col))
            fail_msg("%s, %d columns, stop %zu: object %zu moved from %d,%d to %d,%d", name, p->canvas.cols, stop, s->object, *row, *col,
                     s->row, s->col);
        *row = s->row;
        *col = s->col;
    }
    check_overlaps(p, name, stop);
}

/* What an arrow was like when it was seen last: where it led from and to, and its way. */
struct met { struct arrow arrow; };
struct ways { VEC(struct met) met; size_t seen, wandered; };

static void ways_release(struct ways *w)
{
    for (size_t i = 0; i < w->met.len; i++)
        vec_release(&w->met.at[i].arrow.steps);
    vec_release(&w->met);
}

static bool same_ends(const struct arrow *a, const struct arrow *b)
{
    bool same = a->from == b->from && a->object == b->object && a->address == b->address && a->row == b->row && a->left == b->left &&
                a->right == b->right && a->port_count == b->port_count;
    for (int i = 0; same && i < a->port_count; i++)
        same = a->ports[i].row == b->ports[i].row && a->ports[i].col == b->ports[i].col;
    return same;
}

/* An arrow whose ends are where they were has the way it had. Counts those that have not. */
static void check_ways(const struct picture *p, struct ways *w)
{
    for (size_t i = 0; i < p->plan->arrows.len; i++) {
        const struct arrow *a = &p->plan->arrows.at[i];
        struct met *m = NULL;
        for (size_t k = 0; k < w->met.len && !m; k++)
            m = same_ends(&w->met.at[k].arrow, a) ? &w->met.at[k] : NULL;
        bool new = !m;
        if (new) {
            vec_push(&w->met, ((struct met){.arrow = *a}));
            m = &w->met.at[w->met.len - 1];
            memset(&m->arrow.steps, 0, sizeof m->arrow.steps);
        } else {
            bool same = a->routed == m->arrow.routed && (!a->routed || a->steps.len == m->arrow.steps.len);
            for (size_t k = 0; same && a->routed && k < a->steps.len; k++)
                same = a->steps.at[k].row == m->arrow.steps.at[k].row && a->steps.at[k].col == m->arrow.steps.at[k].col;
            w->seen++;
            w->wandered += !same;

        }
        m->arrow.routed = a->routed;
        m->arrow.steps.len = 0;
        for (size_t k = 0; a->routed && k < a->steps.len; k++)
            vec_push(&m->arrow.steps, a->steps.at[k]);
    }
}

static void what_holds_of_every_stop(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(programs); i++) {
        struct run r = run_program(programs[i]);
        for (size_t f = 0; f < COUNT(forms); f++) {
            struct picture p;
            struct seen seen = {0};
            struct ways ways = {0};
            struct arena a = {0};
            picture_init(&p);
            for (size_t stop = 0; stop < trace_stops(r.trace); stop++) {
                struct scene *s = trace_scene(r.trace, &a, stop, NULL);
                picture_draw(&p, r.trace, s, &(struct picture_look){.cols = forms[f].cols, .ascii = forms[f].ascii});
                check_arrows(&p, programs[i], stop);
                check_ways(&p, &ways);
                check_targets(&p, s, programs[i]);
                forget_folded(&seen, r.trace, s);
                check_places(&p, &seen, programs[i], stop);
                arena_clear(&a);
            }
            /* A few have no way that is free at all times, and two or three in turn. */
            if (ways.wandered > 5 && ways.wandered * (forms[f].cols < 56 ? 8 : 25) > ways.seen)
                fail_msg("%s, %d columns: %zu of %zu arrows did not keep their ways", programs[i], forms[f].cols,
                         ways.wandered, ways.seen);
            ways_release(&ways);
            vec_release(&seen.row);
            vec_release(&seen.col);
            picture_release(&p);
            arena_release(&a);
        }
        run_release(&r);
    }
}

/* Of a deep recursion the first and the last calls can be read, and how many lie between;
 * the call that runs is near the top of the picture, whatever the depth. */
static void the_middle_of_a_recursion_is_folded(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_cstr(&text, "static int depth(int n, int *top)\n{\n    int here = n * 2;\n    if (n == 0)\n        return *top;\n"
                    "    return depth(n - 1, &here) + 1;\n}\nint main(void)\n{\n    int start = 7;\n"
                    "    return depth(300, &start) > 400;\n}\n");
    struct run r = run_text(text, "depth");
    size_t deepest = 0;
    for (size_t i = 0; i < trace_stops(r.trace); i++)
        if (trace_stop(r.trace, i)->depth > trace_stop(r.trace, deepest)->depth)
            deepest = i;
    for (size_t f = 0; f < COUNT(forms); f++) {
        struct arena a = {0};
        struct picture p;
        struct buf b = {0};
        picture_init(&p);
        struct scene *s = trace_scene(r.trace, &a, deepest, NULL);
        picture_draw(&p, r.trace, s, &(struct picture_look){.cols = forms[f].cols, .ascii = forms[f].ascii});
        canvas_dump(&p.canvas, &b);
        if (!strstr(b.at, "calls of depth") || !strstr(b.at, "300") || p.canvas.rows > 48)
            fail_msg("%d rows:\n%s", p.canvas.rows, b.at);
        size_t frames = 0;
        for (const char *at = b.at; (at = strstr(at, " depth, line ")); at++)
            frames++;
        assert_in_range(frames, 6, 9);
        /* The bar on a pointer of a call brings that call into sight. */
        const struct scene_frame *middle = &s->frames[15];
        size_t object = s->boxes[middle->boxes[0]].object;
        assert_int_equal(picture_spot(&p, object, s->boxes[middle->boxes[0]].base), -1);
        picture_draw(&p, r.trace, s, &(struct picture_look){.cols = forms[f].cols, .object = object,
                                                             .address = s->boxes[middle->boxes[0]].base});
        assert_true(picture_spot(&p, object, s->boxes[middle->boxes[0]].base) >= 0);
        buf_release(&b);
        picture_release(&p);
        arena_release(&a);
    }
    run_release(&r);
}

/* A pane that is made wider does not lose types or owners; a char array has one too. */
static void more_room_shows_no_less(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_cstr(&text, "#include <stdlib.h>\nstruct vec { int *data; size_t len, cap; };\nint main(void)\n{\n"
                    "    struct vec v = {malloc(16 * sizeof(int)), 0, 16};\n    char name[8] = \"Ada\";\n"
                    "    int uninit;\n    v.data[0] = name[0];\n    free(v.data);\n    return uninit = 0;\n}\n");
    struct run r = run_text(text, "vec");
    for (int cols = 42; cols <= 200; cols += 2) {
        struct arena a = {0};
        struct picture p;
        struct buf b = {0};
        picture_init(&p);
        picture_draw(&p, r.trace, trace_scene(r.trace, &a, 3, NULL), &(struct picture_look){.cols = cols});
        canvas_dump(&p.canvas, &b);
        if (!strstr(b.at, "uninit int ") || !strstr(b.at, "char [8] \"Ada\"") || !strstr(b.at, "owner v.data"))
            fail_msg("%d columns:\n%s", cols, b.at);
        buf_release(&b);
        picture_release(&p);
        arena_release(&a);
    }
    run_release(&r);
}

/* The picture of a stop does not depend on the stops drawn before it. */
static void the_way_there_does_not_matter(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(programs); i++) {
        struct run r = run_program(programs[i]);
        size_t n = trace_stops(r.trace);
        struct picture forward, fresh;
        struct arena a = {0};
        picture_init(&forward);
        for (size_t stop = 0; stop < n; stop += 5) {
            struct picture_look look = {.cols = 100};
            struct scene *s = trace_scene(r.trace, &a, stop, NULL);
            picture_draw(&forward, r.trace, s, &look);
            picture_init(&fresh);
            picture_draw(&fresh, r.trace, s, &look);
            struct buf x = {0}, y = {0};
            canvas_dump(&forward.canvas, &x);
            canvas_dump(&fresh.canvas, &y);
            if (!str_eq(buf_view(&x), buf_view(&y)))
                { printf("%s, stop %zu, is drawn as\n%s\nand as\n%s", programs[i], stop, x.at, y.at); fail(); }
            buf_release(&x);
            buf_release(&y);
            picture_release(&fresh);
            arena_clear(&a);
        }
        picture_release(&forward);
        arena_release(&a);
        run_release(&r);
    }
}

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* Not a test of speed, as machines differ: MEASURE=1 prints it. What is tested is that
 * a run with thousands of blocks is drawn at all, and its canvas stays small. */
static void long_runs_are_folded(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "#include <stdlib.h>\nstruct node { int value; struct node *next; };\n"
        "int main(void) {\n struct node *head = NULL;\n for (int i = 0; i < 5000; i++) {\n"
        "  struct node *n = malloc(sizeof *n);\n  n->value = i;\n  n->next = head;\n  head = n;\n }\n"
        " while (head) {\n  struct node *next = head->next;\n  free(head);\n  head = next;\n }\n return 0;\n}\n",
        "#include <stdlib.h>\nint main(void) {\n char *last = NULL;\n for (int i = 0; i < 5000; i++) {\n"
        "  free(last);\n  last = malloc(10 + i % 7);\n  last[i % 10] = 'x';\n }\n free(last);\n return 0;\n}\n",
        "static int deep(int n) {\n int here = n;\n int *p = &here;\n if (n == 0)\n  return *p;\n return deep(n - 1) + *p;\n}\n"
        "int main(void) {\n return deep(3000) > 0 ? 0 : 1;\n}\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct buf text = {0};
        buf_cstr(&text, texts[i]);
        struct run r = run_text(text, "a long run");
        size_t all = trace_stops(r.trace);
        struct picture p, narrow;
        struct arena a = {0};
        double worst = 0, first = 0, scenes = 0;
        picture_init(&p);
        picture_init(&narrow);
        for (size_t k = 0; k <= 40; k++) {
            size_t stop = (all - 1) * k / 40;
            double before = now_us();
            struct scene *s = trace_scene(r.trace, &a, stop, NULL);
            double start = now_us();
            picture_draw(&p, r.trace, s, &(struct picture_look){.cols = 120});
            double took = now_us() - start;
            scenes += start - before;
            if (k == 0)
                first = took;
            else
                worst = took > worst ? took : worst;
            check_arrows(&p, "a long run", stop);
            check_overlaps(&p, "a long run", stop);
            picture_draw(&narrow, r.trace, s, &(struct picture_look){.cols = 36});
            check_arrows(&narrow, "a long run", stop);
            check_overlaps(&narrow, "a long run", stop);
            assert_in_range(p.canvas.rows, 1, 700);
            arena_clear(&a);
        }
        if (getenv("MEASURE"))
            printf("long run %zu: %zu stops, plan and first %.0f us, worst %.0f us, a scene %.0f us\n", i, all, first,
                   worst, scenes / 41);
        picture_release(&narrow);
        picture_release(&p);
        arena_release(&a);
        run_release(&r);
    }
}

static void small_programs_are_drawn_fast(void **state)
{
    (void)state;
    double plan = 0, worst = 0, scene_us = 0;
    for (size_t i = 0; i < COUNT(programs); i++) {
        struct run r = run_program(programs[i]);
        struct picture p;
        struct arena a = {0};
        double mine = 0, mine_plan = 0;
        picture_init(&p);
        for (size_t stop = 0; stop < trace_stops(r.trace); stop++) {
            double before = now_us();
            struct scene *s = trace_scene(r.trace, &a, stop, NULL);
            double start = now_us();
            picture_draw(&p, r.trace, s, &(struct picture_look){.cols = 120});
            double took = now_us() - start;
            for (int again = 0; stop && again < 3; again++) { /* others use this machine too */
                double from = now_us();
                picture_draw(&p, r.trace, s, &(struct picture_look){.cols = 120});
                double here = now_us() - from;
                took = here < took ? here : took;
            }
            if (getenv("MEASURE") && stop && took > mine)
                mine = took;
            if (stop == 0) {
                plan = took > plan ? took : plan;
            } else {
                worst = took > worst ? took : worst;
                scene_us = start - before > scene_us ? start - before : scene_us;
            }
            if (stop == 0)
                mine_plan = took;
            arena_clear(&a);
        }
        if (getenv("MEASURE"))
            printf("%s: %zu stops, plan and first %.0f us, worst %.0f us\n", programs[i], trace_stops(r.trace),
                   mine_plan, mine);
        picture_release(&p);
        arena_release(&a);
        run_release(&r);
    }
    if (getenv("MEASURE"))
        printf("small programs: plan %.0f us, drawing %.0f us, a scene %.0f us, each at worst\n", plan, worst, scene_us);
    assert_true(worst < 50000); /* something is badly wrong beyond this */
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    struct error e = {0};
    judge = judge_new(&e);
    if (!judge) {
        fprintf(stderr, "%s\n", e.text);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_are_as_they_were_read),
        cmocka_unit_test(what_holds_of_every_stop),
        cmocka_unit_test(the_middle_of_a_recursion_is_folded),
        cmocka_unit_test(more_room_shows_no_less),
        cmocka_unit_test(the_way_there_does_not_matter),
        cmocka_unit_test(long_runs_are_folded),
        cmocka_unit_test(small_programs_are_drawn_fast),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    judge_free(judge);
    return failed;
}
