/* Answers that do nothing of what is asked, and must not pass: functions with nothing in them;
 * a program that prints what the first case wants and leaves, from the learner's functions,
 * from a constructor before main, or with a main of its own. They are made from the solution,
 * so that all that is locked is in its place.
 *
 * What defends an exercise is a harness that calls the learner's functions, and a second case
 * whose output differs; where the output is always the same, the rules no-exit and
 * `must-not-use: return` keep the locked lines from being left out. */
#include "author/mutants.h"

#include <string.h>

struct cheat {
    const char *what;
    struct str text;
};
struct cheats {
    struct prover *p;
    const struct exercise *ex;
    struct cheat list[8];
    size_t count;
};

/* C for: print the text, then `leave`. Its declarations are those of the headers, if they are there. */
struct str cheat_print(struct arena *a, const struct test_case *c, const char *leave)
{
    struct buf b = {0};
    buf_cstr(&b, "extern int printf(const char *, ...); extern void exit(int); printf(\"%s\", \"");
    struct str want = c->want_stdout;
    for (size_t i = 0; i < want.len; i++) {
        unsigned char ch = (unsigned char)want.at[i];
        if (ch == '"' || ch == '\\' || ch == '?' || ch < ' ' || ch > '~')
            buf_printf(&b, "\\%03o", ch);
        else
            buf_char(&b, (char)ch);
    }
    buf_printf(&b, "\"); ");
    buf_printf(&b, leave, c->want_exit);
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* The solution with each of its functions' bodies replaced, but for main's unless asked; from
 * the last to the first, so that places stay right. put.at NULL: by the empty one. */
struct str cheat_bodies(struct arena *a, struct str text, const struct verdict *v, struct str put, bool main_too)
{
    for (size_t i = v->mutation_count; i-- > 0;) {
        struct mutation m = v->mutations[i];
        if (!m.body || (str_is(m.what, "main") && !main_too))
            continue;
        if (put.at)
            m.put = put;
        struct str next = mutant_text(a, text, &m);
        if (next.at)
            text = next;
    }
    return text;
}

static struct str with_region(struct arena *a, struct str text, struct str put)
{
    struct region r = region_find(text);
    struct buf b = {0};
    struct str line;
    for (int n = 0; str_line(&text, &line); n++) {
        if (n == r.first && put.len) {
            buf_str(&b, put);
            buf_char(&b, '\n');
        }
        if (n < r.first || n >= r.end) {
            buf_str(&b, line);
            buf_char(&b, '\n');
        }
    }
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* A definition put at the end of what is the learner's. */
struct str cheat_more(struct arena *a, struct str text, const char *more)
{
    struct region r = region_find(text);
    struct buf b = {0};
    struct str line;
    for (int n = 0; str_line(&text, &line); n++) {
        if (r.limited && n == r.end)
            buf_printf(&b, "%s\n", more);
        buf_str(&b, line);
        buf_char(&b, '\n');
    }
    if (!r.limited)
        buf_printf(&b, "%s\n", more);
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

static void add(struct cheats *s, const char *what, struct str text)
{
    if (s->count < COUNT(s->list) && !str_eq(text, s->ex->solution))
        s->list[s->count++] = (struct cheat){what, text};
}

/* A function's body that prints what the case wants and leaves the program. */
static struct str print_body(struct arena *a, const struct test_case *c)
{
    struct str leave = cheat_print(a, c, "exit(%d);");
    return str_from(arena_printf(a, "{ " STR_FMT " }", STR_ARG(leave)));
}

size_t cheat_as_mutations(struct arena *a, const struct exercise *ex, const struct verdict *v, struct mutation ret[CHEAT_BODIES])
{
    const struct mutation *body = NULL;
    size_t bodies = 0;
    for (size_t i = 0; i < v->mutation_count; i++)
        if (v->mutations[i].body && bodies++ == 0)
            body = &v->mutations[i];
    if (bodies != 1 || ex->kind == EXERCISE_ORDER || !ex->case_count)
        return 0;
    ret[0] = ret[1] = *body;
    ret[1].put = print_body(a, &ex->cases[0]);
    return ex->cases[0].has_stdout ? 2 : 1;
}

static void make_cheats(struct cheats *s, struct arena *a, const struct verdict *v, unsigned noticed)
{
    const struct exercise *ex = s->ex;
    const struct test_case *c = &ex->cases[0];
    size_t functions = 0;
    bool main_in_region = false;
    for (size_t i = 0; i < v->mutation_count; i++) {
        functions += v->mutations[i].body;
        main_in_region |= v->mutations[i].body && str_is(v->mutations[i].what, "main");
    }
    struct str leave = cheat_print(a, c, "exit(%d);"), back = cheat_print(a, c, "return %d;");
    if (functions) {
        struct str empty = cheat_bodies(a, ex->solution, v, (struct str){0}, true);
        if (!(noticed & 1))
            add(s, "empty functions", empty);
        if (c->has_stdout) {
            if (!(noticed & 2))
                add(s, "printing what the first case wants and leaving",
                    cheat_bodies(a, ex->solution, v, print_body(a, c), true));
            add(s, "printing that before main begins",
                cheat_more(a, empty, arena_printf(a, "__attribute__((constructor)) static void cheat_(void) { " STR_FMT " }",
                                                 STR_ARG(leave))));
        }
        if (c->has_stdout && !main_in_region)
            add(s, "a main of the learner's own that prints it",
                cheat_more(a, empty, arena_printf(a, "int main(void) { " STR_FMT " }", STR_ARG(back))));
    } else if (region_find(ex->solution).limited) {
        add(s, "nothing at all", with_region(a, ex->solution, (struct str){0}));
        if (c->has_stdout) {
            add(s, "printing what the first case wants and leaving", with_region(a, ex->solution, leave));
            add(s, "printing that and returning from main", with_region(a, ex->solution, back));
        }
    }
}

static struct str answer(void *context, struct arena *a, size_t n)
{
    const struct cheats *s = context;
    (void)a;
    return s->list[n].text;
}

static void graded(void *context, size_t n, const struct verdict *v, const struct grade *g)
{
    struct cheats *s = context;
    (void)v;
    if (g->status != GRADE_PASSED)
        return;
    refute(s->p, SEVERITY_ERROR, "cheat-passes", s->ex->path, 2,
           s->ex->case_count < 2 ? STR("add a case with another output, or, where there is no input, rules: "
                                       "no-exit and must-not-use: return")
                                 : STR("let the cases differ in what they want"),
           "an answer passes that does nothing of what is asked: %s", s->list[n].what);
    refute_at(s->p, "cases:", 400);
}

void prove_no_cheat(struct prover *p, const struct exercise *ex, const struct verdict *solution, unsigned noticed)
{
    struct arena a = {0};
    struct cheats s = {.p = p, .ex = ex};
    if (ex->kind != EXERCISE_ORDER && ex->case_count)
        make_cheats(&s, &a, solution, noticed);
    struct contest c = {.count = s.count, .context = &s, .answer = answer, .graded = graded};
    trials_run(p, ex, &c);
    arena_release(&a);
}
