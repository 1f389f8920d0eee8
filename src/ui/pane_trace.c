/* Which trace is shown, and at which stop.
 *
 * A verdict offers a picture (trace_pane_follow). As soon as the picture is in sight and
 * the judge is free, the same sources are run once more with history; a keystroke that
 * comes meanwhile cancels that, and its own verdict offers anew. A new trace takes the
 * place of the old one when it is there, never before: what is on the screen stays until
 * then. */
#include "ui/follow.h"
#include "ui/pane.h"

#include <string.h>

void trace_pane_init(struct trace_pane *p)
{
    *p = (struct trace_pane){.found = TRACE_NONE, .home = TRACE_NONE, .differs = TRACE_NONE, .next_differs = TRACE_NONE, .back = TRACE_NONE, .values_stop = TRACE_NONE,
                             .last_step = UINT64_MAX,
                             .nothing = "The picture of your program's memory will stand here."};
    picture_init(&p->picture);
}

void trace_pane_release(struct trace_pane *p)
{
    trace_close(p->trace);
    picture_release(&p->picture);
    arena_release(&p->kept);
    arena_release(&p->next_kept);
    arena_release(&p->now_kept);
    arena_release(&p->values_kept);
    arena_release(&p->scene_kept);
    buf_release(&p->label);
    buf_release(&p->next_label);
    buf_release(&p->note);
    buf_release(&p->words);
    vec_release(&p->opened);
    vec_release(&p->closed);
    mem_free(p->marks);
    p->trace = NULL;
}

/* ---- asking -------------------------------------------------------------------- */

/* "Line 8: expected ';'": what keeps the text from being run. first: the file whose lines
 * need no name. */
static void add_reason(struct buf *out, const struct verdict *v, struct str first)
{
    for (size_t i = 0; i < v->diag_count; i++) {
        const struct diag *d = &v->diags[i];
        if (d->severity != SEVERITY_ERROR)
            continue;
        if (d->line && str_eq(d->file, first))
            buf_printf(out, "Line %d: ", d->line);
        else if (d->line)
            buf_printf(out, "Line %d of " STR_FMT ": ", d->line, STR_ARG(d->file));
        buf_str(out, d->message);
        buf_char(out, '.');
        return;
    }
    buf_cstr(out, "The program does not compile.");
}

/* So many bytes a run prints before its output differs from what is wanted. */
static size_t right_bytes(const struct grade *g, size_t run)
{
    for (size_t i = 0; g && i < g->count; i++) {
        const struct grade_failure *f = &g->failures[i];
        if (f->case_index != (int)run || !f->has_outputs || !f->mismatch.differs)
            continue;
        struct str rest = f->got, line;
        for (int n = 1; n < f->mismatch.line && str_line(&rest, &line); n++)
            ;
        size_t at = (size_t)(rest.at - f->got.at) + (size_t)f->mismatch.column - 1;
        return at < f->got.len ? at : TRACE_NONE; /* what is missing, no step has printed */
    }
    return TRACE_NONE;
}

/* The text that does not compile, for the places of what is shown. */
static void keep_now(struct trace_pane *p, const struct attempt *all)
{
    arena_clear(&p->now_kept);
    p->now = arena_array(&p->now_kept, p->attempt.file_count + 1, sizeof *p->now);
    for (size_t i = 0; i < p->attempt.file_count; i++)
        p->now[i] = arena_str(&p->now_kept, i < all->file_count ? all->files[i].text
                                                                : p->attempt.files[i].text);
}

int trace_pane_line(const struct trace_pane *p, uint32_t file, int line)
{
    if (!p->now || file >= p->attempt.file_count || line < 1)
        return line;
    return follow_line(p->attempt.files[file].text, p->now[file], line);
}

static void offer(struct trace_pane *p, const struct attempt *all, const struct run_result *r,
                  size_t run)
{
    arena_clear(&p->next_kept);
    p->next = attempt_for_picture(&p->next_kept, all, run, r->steps);
    if (r->threads > 1)
        p->next.schedule = arena_str(&p->next_kept, r->schedule);
    p->next_steps = r->steps;
    p->next_limit = r->limit;
    /* Where the clock stopped it is no place: next time it is another. Its beginning is the
     * same each time, and there at once. */
    if (r->limit && !strcmp(r->limit, "time-limit")) {
        p->next = attempt_for_window(&p->next, 0, PICTURE_STEPS);
        p->next_limit = NULL;
    } else if (r->finding_count) {
        const struct finding *f = &r->findings[0];
        p->next_finding = (struct finding){.code = f->code, .step = f->step, .address = f->address, .access = f->access,
                                           .lost_step = f->lost_step};
    }
    p->want = ASK_LIVE;
}

void trace_pane_follow(struct trace_pane *p, const struct attempt *all, const struct verdict *v,
                       const struct grade *g, struct str label)
{
    size_t run = picture_run(v, g);
    bool compiles = v->kind != VERDICT_COMPILE_ERROR, ours = v->kind == VERDICT_TOOL_FAULT;
    p->next_finding = (struct finding){0};
    p->want = ASK_NOTHING;
    p->next_differs = right_bytes(g, run);
    p->behind = true;
    if (compiles && !ours && run < v->run_count && v->runs[run].ran) {
        buf_clear(&p->next_label);
        buf_str(&p->next_label, label);
        offer(p, all, &v->runs[run], run);
        return;
    }
    buf_clear(&p->note);
    if (p->trace)
        buf_cstr(&p->note, "Picture of the text before. ");
    if (!compiles)
        add_reason(&p->note, v, all->file_count ? all->files[0].name : STR(""));
    else
        buf_cstr(&p->note, ours ? "The judge failed." : "The program was not run.");
    p->broken = p->code_stale = true;
    if (p->trace)
        keep_now(p, all);
    p->cols = 0;
}

void trace_pane_cancel(struct trace_pane *p)
{
    p->asked = p->want = ASK_NOTHING;
    p->behind = true;
}

void trace_pane_pump(struct app *a, struct trace_pane *p, struct view *v)
{
    struct attempt attempt;
    uint64_t at;
    if (!p->want || app_judging(a, v))
        return;
    switch (p->want) {
    case ASK_LIVE:
        attempt = p->next;
        break;
    case ASK_EARLIER:
        at = trace_begins(p->trace);
        attempt = attempt_for_window(&p->attempt, at > PICTURE_STEPS ? at - PICTURE_STEPS : 0, at);
        break;
    case ASK_LATER:
        at = trace_steps(p->trace);
        attempt = attempt_for_window(&p->attempt, at,
                                     at + PICTURE_STEPS < p->steps ? at + PICTURE_STEPS : 0);
        break;
    default: {
        const struct stop *s = trace_stop(p->trace, p->stop);
        uint64_t before = p->stop ? trace_stop(p->trace, p->stop - 1)->step : 0;
        attempt = attempt_for_values(&p->attempt, before, s->step);
    }
    }
    p->asked = p->want;
    p->want = ASK_NOTHING;
    if (!app_judge(a, v, &attempt))
        p->asked = ASK_NOTHING;
}

/* ---- in time -------------------------------------------------------------------- */

void trace_pane_stale(struct trace_pane *p)
{
    p->scene = NULL;
    p->cols = 0;
    p->code_stale = true;
}

void trace_pane_select(struct trace_pane *p, size_t object, uint64_t address, uint64_t size)
{
    p->object = object;
    p->address = address;
    p->size = size;
    p->cols = 0;
    p->follow = p->chosen = true;
}

void trace_pane_go(struct trace_pane *p, size_t stop)
{
    size_t last = trace_stops(p->trace) - 1;
    p->stop = stop < last ? stop : last;
    if (trace_stop(p->trace, p->stop)->step > p->last_step)
        p->stop = trace_at_step(p->trace, p->last_step);
    if (p->values_stop != p->stop)
        p->values_stop = TRACE_NONE;
    p->follow = true;
    trace_pane_stale(p);
}
