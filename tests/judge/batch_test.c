/* A program that shares its worker with others gets the verdict that it gets alone: each of the two
 * collections (correct ones, and ones that go wrong) is judged both ways, in several manners, and all that
 * is in the two verdicts is compared as text, but for times. Among them are some that end the worker. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "guest/guest.h"
#include "judge/judge.h"

#include "collection.h"

static struct judge *judge;

/* ---- a verdict as text -------------------------------------------------------------------- */

static void tell_place(struct buf *b, const char *what, const struct place *p)
{
    buf_printf(b, " %s " STR_FMT ":%d:%d+%d in " STR_FMT, what, STR_ARG(p->file), p->line, p->column, p->length,
               STR_ARG(p->function));
}

static void tell_finding(struct buf *b, const struct finding *f)
{
    buf_printf(b, "finding %s: " STR_FMT " step %llu object %llx+%llu access %llx lost %llu ended %d " STR_FMT " " STR_FMT
                  " " STR_FMT " blocks %llu thread %d\n  ",
               f->code, STR_ARG(f->message), (unsigned long long)f->step, (unsigned long long)f->address,
               (unsigned long long)f->object_size, (unsigned long long)f->access, (unsigned long long)f->lost_step, f->ended,
               STR_ARG(f->object), STR_ARG(f->type), STR_ARG(f->lost_how), (unsigned long long)f->object_blocks, f->thread);
    tell_place(b, "at", &f->at);
    for (size_t i = 0; i < f->stack_count; i++)
        tell_place(b, "from", &f->stack[i]);
    tell_place(b, "made", &f->made);
    tell_place(b, "freed", &f->freed);
    tell_place(b, "lost", &f->lost);
    tell_place(b, "contract", &f->contract);
    tell_place(b, "moved", &f->moved);
    for (size_t i = 0; i < f->party_count; i++) {
        const struct party *p = &f->parties[i];
        buf_printf(b, "\n  thread %d %s " STR_FMT " step %llu", p->thread, p->does, STR_ARG(p->object),
                   (unsigned long long)p->step);
        tell_place(b, "at", &p->at);
        for (size_t k = 0; k < p->held_count; k++)
            buf_printf(b, " holding " STR_FMT, STR_ARG(p->held[k].lock));
    }
    buf_char(b, '\n');
}

static void tell_schedules(struct buf *b, const struct schedules *s)
{
    buf_printf(b, "schedules %d %llu %llu %llu %g\n", s->complete, (unsigned long long)s->runs,
               (unsigned long long)s->classes, (unsigned long long)s->blocked, s->interleavings);
    for (size_t i = 0; i < s->outcome_count; i++)
        buf_printf(b, "outcome " STR_FMT " %d %d %llu " STR_FMT "\n", STR_ARG(s->outcomes[i].out), s->outcomes[i].exit_code,
                   s->outcomes[i].failed, (unsigned long long)s->outcomes[i].classes, STR_ARG(s->outcomes[i].schedule));
    for (size_t i = 0; i < s->failure_count; i++) {
        buf_printf(b, "failure " STR_FMT " ", STR_ARG(s->failures[i].schedule));
        tell_finding(b, &s->failures[i].finding);
    }
}

static void tell_sweep(struct buf *b, const struct sweep *s)
{
    buf_printf(b, "sweep %zu cells, %zu broken, %zu unnoticed, %llu runs, %d\n", s->count, s->broken, s->unnoticed,
               (unsigned long long)s->runs, s->complete);
    for (size_t i = 0; i < s->count; i++) {
        const struct fault_cell *c = &s->cells[i];
        buf_printf(b, "cell %d " STR_FMT " " STR_FMT " exit %d said " STR_FMT "\n", c->state, STR_ARG(c->how),
                   STR_ARG(c->told), c->exit_code, STR_ARG(c->said));
    }
    for (size_t i = 0; i < s->finding_count; i++)
        tell_finding(b, &s->findings[i]);
}

static void tell_run(struct buf *b, const struct run_result *r)
{
    buf_printf(b, "run %d exit %d limit %s steps %llu blocks %llu %llu %llu %llu %llu %llu threads %d cut %d%d departed %d\n",
               r->ran, r->exit_code, r->limit ? r->limit : "", (unsigned long long)r->steps,
               (unsigned long long)r->reachable_blocks, (unsigned long long)r->allocations, (unsigned long long)r->frees,
               (unsigned long long)r->peak_bytes, (unsigned long long)r->allocated_bytes, (unsigned long long)r->live_blocks,
               r->threads, r->out_cut, r->err_cut, r->departed);
    buf_str(b, r->out);
    buf_str(b, STR("\n--\n"));
    buf_str(b, r->err);
    buf_printf(b, "\nschedule " STR_FMT " faults " STR_FMT " before " STR_FMT "\n", STR_ARG(r->schedule), STR_ARG(r->faults),
               STR_ARG(r->before));
    for (size_t i = 0; i < r->finding_count; i++)
        tell_finding(b, &r->findings[i]);
    for (size_t i = 0; i < r->order_count; i++)
        buf_printf(b, "%d %s " STR_FMT " " STR_FMT " %llx %llu\n", r->order[i].thread, r->order[i].word,
                   STR_ARG(r->order[i].object), STR_ARG(r->order[i].value), (unsigned long long)r->order[i].address,
                   (unsigned long long)r->order[i].tick);
    if (r->schedules)
        tell_schedules(b, r->schedules);
    if (r->sweep)
        tell_sweep(b, r->sweep);
    if (r->costs) {
        buf_printf(b, "costs %llu %llu\n", (unsigned long long)r->costs->accesses, (unsigned long long)r->costs->units);
        for (size_t i = 0; i < r->costs->request_count; i++)
            buf_printf(b, "request %llu\n", (unsigned long long)r->costs->requests[i].units);
    }
    buf_str(b, r->trace);
}

static void tell(struct buf *b, const struct verdict *v)
{
    buf_printf(b, "%s code %llx otherwise %d fault " STR_FMT "\n", verdict_kind_name(v->kind), (unsigned long long)v->code,
               v->otherwise, STR_ARG(v->fault));
    for (size_t i = 0; i < v->diag_count; i++)
        buf_printf(b, STR_FMT ":%d:%d+%d %s: " STR_FMT " " STR_FMT "\n", STR_ARG(v->diags[i].file), v->diags[i].line,
                   v->diags[i].column, v->diags[i].length, v->diags[i].code, STR_ARG(v->diags[i].message),
                   STR_ARG(v->diags[i].advice));
    for (size_t i = 0; i < v->use_count; i++)
        buf_printf(b, "use " STR_FMT " %d\n", STR_ARG(v->uses[i].word), v->uses[i].at.line);
    for (size_t i = 0; i < v->mutation_count; i++)
        buf_printf(b, "mutation " STR_FMT " %d:%d\n", STR_ARG(v->mutations[i].what), v->mutations[i].line,
                   v->mutations[i].column);
    for (size_t i = 0; v->ownership && i < v->ownership->found_count; i++) {
        buf_printf(b, "%s " STR_FMT, v->ownership->found[i].word, STR_ARG(v->ownership->found[i].message));
        tell_place(b, "at", &v->ownership->found[i].at);
        buf_char(b, '\n');
    }
    for (size_t i = 0; i < v->run_count; i++)
        tell_run(b, &v->runs[i]);
    buf_str(b, v->program);
}

/* ---- both ways -------------------------------------------------------------------------------- */

struct asked { struct source_file file; struct run_input inputs[2]; struct attempt attempt; };

static struct attempt *ask(struct asked *a, const struct text *t, struct attempt how)
{
    a->file = (struct source_file){.name = STR("answer.c"), .text = buf_view(&t->source)};
    a->inputs[0] = (struct run_input){.in = buf_view(&t->in)};
    a->inputs[1] = (struct run_input){.in = STR("7 12\nanother line\n")};
    a->attempt = how;
    a->attempt.files = &a->file;
    a->attempt.file_count = 1;
    a->attempt.runs = a->inputs;
    a->attempt.run_count = how.run_count;
    a->attempt.cpu_ms = 1000;
    a->attempt.steps = 100 * 1000;
    return &a->attempt;
}

/* The line in which two texts differ, of either. */
static void print_difference(const char *name, const struct buf *x, const struct buf *y)
{
    size_t i = 0, from = 0;
    for (; i < x->len && i < y->len && x->at[i] == y->at[i]; i++)
        from = x->at[i] == '\n' ? i + 1 : from;
    print_error("%s: alone\n  %.300s\nin a batch\n  %.300s\n", name, x->len > from ? x->at + from : "",
                y->len > from ? y->at + from : "");
}

/* Of the programs whose source has this word in it each so-many-th. */
static void compare(struct attempt how, const char *word, size_t each)
{
    struct asked *asked = mem_alloc(programs.len * sizeof *asked);
    const struct attempt **attempts = mem_alloc(programs.len * sizeof *attempts);
    struct verdict **batched = mem_alloc(programs.len * sizeof *batched);
    const char **names = mem_alloc(programs.len * sizeof *names);
    size_t count = 0, with_word = 0, wrong = 0, clean = 0;
    for (size_t i = 0; i < programs.len; i++) {
        struct buf *text = &programs.at[i].source;
        if (!memmem(text->at, text->len, word, strlen(word)) || with_word++ % each)
            continue;
        names[count] = programs.at[i].name;
        attempts[count] = ask(&asked[count], &programs.at[i], how);
        count++;
    }
    judge_run_all(judge, attempts, count, batched);
    for (size_t i = 0; i < count; i++) {
        struct buf alone = {0}, together = {0};
        struct verdict *v = judge_run(judge, attempts[i]);
        clean += v->kind == VERDICT_CLEAN;
        tell(&alone, v);
        tell(&together, batched[i]);
        if (!str_eq(buf_view(&alone), buf_view(&together))) {
            if (wrong++ < 8)
                print_difference(names[i], &alone, &together);
        }
        verdict_free(v);
        verdict_free(batched[i]);
        buf_release(&alone);
        buf_release(&together);
    }
    mem_free(asked);
    mem_free(attempts);
    mem_free(batched);
    mem_free(names);
    assert_int_equal(wrong, 0);
    assert_true(count > 30 && clean > count / 8);
}

static void test_plain(void **state)
{
    (void)state;
    compare((struct attempt){.run_count = 2}, "", 2);
}

static void test_swept(void **state)
{
    (void)state;
    compare((struct attempt){.run_count = 2, .sweep = ~0u, .sweep_runs = 40, .costs = true}, "", 5);
}

static void test_scheduled(void **state)
{
    (void)state;
    compare((struct attempt){.run_count = 1, .schedules = 300, .events = true, .first = true}, "thread", 1);
}

static void test_read_only(void **state)
{
    (void)state;
    compare((struct attempt){.run_count = 0, .uses = true, .contracts = CONTRACTS_ALL, .mutate = STR("answer.c"),
                             .mutate_from = 1, .mutate_to = 1000}, "", 3);
}

static void test_unchecked(void **state)
{
    (void)state;
    compare((struct attempt){.run_count = 1, .unchecked = true}, "", 4);
}

static int set_up(void **state)
{
    (void)state;
    struct error e = {0};
    judge = judge_new(&e);
    add_folder("tests/cfront/programs");
    add_folder("tests/guest/wrong");
    add_folder("tests/judge/hostile");
    return judge ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    forget_programs();
    judge_free(judge);
    return 0;
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),      cmocka_unit_test(test_swept),     cmocka_unit_test(test_scheduled),
        cmocka_unit_test(test_read_only), cmocka_unit_test(test_unchecked),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
