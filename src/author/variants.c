/* Dozens of mutants behind one compile.
 *
 * Most of what a mutant costs is compiling the program around it once more. So a file is compiled with a
 * copy of the function for each mistake in it, at its end and under another name, and each mutant is run in
 * a copy of that process, in which calls of the function lead to its changed one (judge/worker.c). This is
 * a form of mutant schemata: Untch, Offutt and Harrold, "Mutation analysis using mutant schemata" (ISSTA
 * 1993).
 *
 * It only finds those that are noticed beyond doubt: by a finding, by statements that are used up, by an
 * output or exit code that a case does not want. All others, those that do not compile included, are judged
 * as what a learner hands in (mutants.c), so nothing is believed because of this that would not be without.
 * Of each function an unchanged copy goes along; if that one does not do what the solution does, as where
 * a function prints its own name, its mutants are judged the other way, too. */
#include "author/mutants.h"

#include <string.h>

enum { BATCH_BYTES = 96 << 10, ROUNDS = 4, FEWEST = 3 };

struct one {
    struct mutant *m;        /* NULL: the function as it is */
    struct mutation in;      /* the function it is a copy of, as the mutations in it have that */
    struct variant variant;
    int line;                /* of the whole text, its first */
    bool out;                /* it does not compile */
};
struct batch {
    struct mutants *s;
    const struct variant_task *task;
    struct arena arena;
    struct one list[JUDGE_VARIANTS];
    size_t count;
    size_t bytes;
};

/* ---- the text ------------------------------------------------------------------------- */

static struct str original(const struct batch *b)
{
    return b->task->file ? b->task->file->solution : b->s->ex->solution;
}

/* The definition under its other name, with one mutation made, m != NULL. */
static void put_copy(const struct batch *b, struct buf *out, const struct one *one)
{
    struct str text = original(b);
    const struct mutation *in = &one->in, *m = one->m ? one->m->m : NULL;
    buf_str(out, str_slice(text, in->from, in->name));
    buf_str(out, one->variant.instead);
    size_t behind = in->name + in->name_length, at = m ? mutation_at(text, m) : in->to;
    buf_str(out, str_slice(text, behind, at));
    if (m) {
        buf_str(out, m->put);
        buf_str(out, str_slice(text, at + (size_t)m->length, in->to));
    }
    buf_char(out, '\n');
}

static int lines_in(struct str s)
{
    int lines = 0;
    for (size_t i = 0; i < s.len; i++)
        lines += s.at[i] == '\n';
    return lines;
}

static struct str whole_text(struct batch *b, struct arena *a)
{
    struct buf out = {0};
    buf_str(&out, original(b));
    buf_char(&out, '\n');
    int line = lines_in(buf_view(&out)) + 1;
    for (size_t i = 0; i < b->count; i++) {
        struct one *one = &b->list[i];
        size_t before = out.len;
        one->line = line;
        if (!one->out)
            put_copy(b, &out, one);
        line += lines_in(str_slice(buf_view(&out), before, out.len));
    }
    struct str text = arena_str(a, buf_view(&out));
    buf_release(&out);
    return text;
}

/* ---- which -------------------------------------------------------------------------------- */

static bool fits(struct str text, const struct mutation *m)
{
    size_t at = mutation_at(text, m);
    return m->to && m->to <= text.len && m->from <= m->name && m->name_length <= m->to - m->name && at != SIZE_MAX &&
           at >= m->name + m->name_length && at + (size_t)m->length <= m->to;
}

static void add(struct batch *b, struct mutant *m, const struct mutation *in)
{
    struct str name = str_slice(original(b), in->name, in->name + in->name_length);
    struct one *one = &b->list[b->count];
    const char *other = arena_printf(&b->arena, STR_FMT "__v%zu", STR_ARG(name), b->count);
    *one = (struct one){.m = m, .in = *in, .variant = {.function = name, .instead = str_from(other)}};
    b->count++;
    b->bytes += in->to - in->from;
}

/* Takes mutants from here on, in the order of the list, which is that of the text. Where it ended. */
static size_t fill(struct batch *b, size_t from, size_t to)
{
    uint32_t function = UINT32_MAX;
    for (; from < to && b->count + 3 <= JUDGE_VARIANTS && b->bytes < BATCH_BYTES; from++) {
        struct mutant *m = &b->s->list[from];
        if (m->fate != FATE_UNKNOWN || m->file != b->task->file || !fits(original(b), m->m))
            continue;
        if (m->m->from != function)
            add(b, NULL, m->m);
        function = m->m->from;
        add(b, m, m->m);
    }
    return from;
}

/* ---- judging -------------------------------------------------------------------------------- */

/* Which of them do not compile? False: the mistake is in none of them. */
static bool leave_out(struct batch *b, const struct verdict *v)
{
    struct str name = b->task->file ? b->task->file->name : STR("answer.c");
    bool any = false;
    for (size_t i = 0; i < v->diag_count; i++) {
        const struct diag *d = &v->diags[i];
        if (d->severity != SEVERITY_ERROR)
            continue;
        size_t at = b->count;
        while (at && b->list[at - 1].line > d->line)
            at--;
        if (!at || !str_eq(d->file, name))
            return false;
        any |= !b->list[at - 1].out;
        b->list[at - 1].out = true;
    }
    /* Without the function as it is there is nothing that the others could call. */
    bool without = false;
    for (size_t i = 0; i < b->count; i++) {
        without = b->list[i].m ? without : b->list[i].out;
        b->list[i].out |= without;
    }
    return any;
}

static struct verdict *judge(struct batch *b)
{
    struct mutants *s = b->s;
    for (int round = 0; round < ROUNDS; round++) {
        struct arena a = {0};
        struct variant *variants = arena_array(&a, b->count + 2, sizeof *variants);
        size_t count = 0;
        struct str answer = b->task->answer(b->task->context, &a, whole_text(b, &a));
        struct attempt attempt = grade_attempt(&a, b->task->ex, answer);
        attempt.next = NULL;
        attempt.rule_count = 0;
        attempt.uses = attempt.costs = false;
        mutants_hurry(s, &a, &attempt);
        trial_spare_contracts(b->task->ex, &attempt);
        attempt.schedules = 0;
        attempt.sweep = 0;
        const struct variant *as_it_is = NULL;
        for (size_t i = 0; i < b->count; i++) {
            if (!b->list[i].out)
                variants[count++] = b->list[i].variant;
            as_it_is = b->list[i].m || b->list[i].out ? as_it_is : &b->list[i].variant;
        }
        if (as_it_is)
            variants[count++] = *as_it_is; /* once more, behind all others */
        attempt.variants = variants;
        attempt.variant_count = attempt.outcomes ? count : 0;
        struct verdict *v = count && attempt.outcomes ? judge_run(s->p->judge, &attempt) : NULL;
        arena_release(&a);
        if (!v || v->kind == VERDICT_CLEAN)
            return v;
        bool again = v->kind == VERDICT_COMPILE_ERROR && leave_out(b, v);
        verdict_free(v);
        if (!again)
            return NULL;
    }
    return NULL;
}

static bool noticed(const struct batch *b, const struct variant_result *r)
{
    const struct exercise *ex = b->task->ex;
    if (r->end == VARIANT_OTHERWISE)
        return r->run < ex->case_count && !grade_case_met(&ex->cases[r->run], r->out, r->exit_code);
    return r->end == VARIANT_BROKE;
}

static size_t decide(struct batch *b)
{
    size_t killed = 0, n = 0;
    bool trusted = false;
    struct verdict *v = judge(b);
    if (v && v->variants[v->variant_count - 1].end != VARIANT_WELL)
        b->count = 0; /* something of those before it was left behind */
    for (size_t i = 0; v && i < b->count; i++) {
        struct one *one = &b->list[i];
        const struct variant_result *r = one->out || n >= v->variant_count ? NULL : &v->variants[n++];
        if (!one->m) {
            trusted = r && r->end == VARIANT_WELL;
        } else if (r && trusted && noticed(b, r)) {
            one->m->fate = FATE_KILLED;
            killed++;
        }
    }
    verdict_free(v);
    return killed;
}

size_t variants_try(struct mutants *s, const struct variant_task *task, size_t from, size_t *to)
{
    struct batch b = {.s = s, .task = task};
    *to = fill(&b, from, *to);
    size_t killed = b.count > FEWEST && !s->p->one_by_one ? decide(&b) : 0;
    arena_release(&b.arena);
    return killed;
}
