/* Verdicts while the learner types, and what counts as an attempt.
 *
 * Every change is judged at once and cancels the attempt before it. A verdict
 * that the text does not compile is held back until the typing pauses: in the
 * middle of a word nothing compiles, and nobody wants to be told.
 *
 * What counts as an attempt (study_record): the text has changed since the last
 * one that was written down, and
 *   - it passes, or
 *   - it compiles, fails, and the learner has paused for three seconds or leaves
 *     the exercise (of pieces: not before as many are placed as the solution has), or
 *   - the learner asks with the check key.
 * Keystrokes are not attempts, and a fault of Freehold never is. */
#include "ui/exercise.h"

#include <stdio.h>
#include <string.h>

enum { DRAFT_MS = 800, HOLD_MS = 400, RECORD_MS = 3000, SLOW_MS = 300 };

static struct exercise_view *self(struct view *v) { return (struct exercise_view *)v; }

void exercise_plan(struct exercise_view *x)
{
    int64_t timers[] = {x->draft_ms, x->show_ms, x->record_ms, x->slow_ms}, first = 0;
    for (size_t i = 0; i < COUNT(timers); i++)
        if (timers[i] && (!first || timers[i] < first))
            first = timers[i];
    x->view.wake_ms = first;
}

void exercise_record(struct app *a, struct exercise_view *x)
{
    struct error err = {0};
    x->record_ms = 0;
    x->fresh = x->check = false;
    if (!study_record(a->study, x->view.item, &x->bench.verdict.grade, buf_view(&x->judged), -1,
                      &err) &&
        study_progress(a->study))
        app_say(a, ROLE_WARN, "This could not be written down: %s", err.text);
    page_stale(&x->bench.task.page);
}

void exercise_submit(struct app *a, struct exercise_view *x)
{
    struct arena arena = {0};
    trace_pane_cancel(&x->bench.trace);
    x->shown = false;
    x->record_ms = x->show_ms = 0;
    x->slow_ms = app_now(a) + SLOW_MS;
    verdict_free(x->held);
    x->held = NULL;
    buf_clear(&x->judged);
    buf_str(&x->judged, buf_view(&x->text));
    struct attempt attempt = grade_attempt(&arena, item_exercise(x->view.item), buf_view(&x->judged));
    if (a->beside == BESIDE_PERMITS)
        attempt.contracts |= CONTRACTS_CHECK | CONTRACTS_PERMISSIONS;
    if (!app_judge(a, &x->view, &attempt)) {
        x->bench.verdict.nothing =
            "Programs cannot be run on this machine; `freehold doctor` says why.";
        x->bench.no_picture = "Programs cannot be run on this machine, so there is no picture.";
    }
    arena_release(&arena);
    exercise_plan(x);
}

static void set_file_marks(struct exercise_view *x, struct editor *e, struct str name)
{
    const struct grade *g = &x->bench.verdict.grade;
    struct editor_mark *marks = mem_alloc((g->count + g->diag_count + 1) * sizeof *marks);
    size_t count = 0;
    for (size_t i = 0; i < g->count; i++) {
        const struct grade_failure *f = &g->failures[i];
        if (!str_eq(f->at.file, name) || f->at.line < 1)
            continue;
        struct editor_mark *m = &marks[count++];
        *m = (struct editor_mark){.line = f->at.line - 1, .mark = MARK_ERROR, .role = ROLE_FAIL};
        if (f->diag && f->diag->column > 0) {
            m->byte = f->diag->column - 1;
            m->length = f->diag->length > 0 ? f->diag->length : 1;
        } else if (f->rule && f->at.column > 0) {
            m->byte = f->at.column - 1;
            m->length = f->at.length > 0 ? f->at.length : 1;
        }
        snprintf(m->text, sizeof m->text, STR_FMT, STR_ARG(f->message));
    }
    for (size_t i = 0; i < g->diag_count; i++) {
        const struct diag *d = &g->diags[i];
        if (!grade_warns(item_exercise(x->view.item), d) || !str_eq(d->file, name) || d->line < 1)
            continue;
        struct editor_mark *m = &marks[count++];
        *m = (struct editor_mark){.line = d->line - 1, .mark = MARK_WARNING, .role = ROLE_WARN};
        if (d->column > 0) {
            m->byte = d->column - 1;
            m->length = d->length > 0 ? d->length : 1;
        }
        snprintf(m->text, sizeof m->text, STR_FMT, STR_ARG(d->message));
    }
    for (size_t i = 1; i < count; i++) /* by line; there are few */
        for (size_t k = i; k && marks[k].line < marks[k - 1].line; k--) {
            struct editor_mark swap = marks[k];
            marks[k] = marks[k - 1];
            marks[k - 1] = swap;
        }
    editor_set_marks(e, marks, count);
    mem_free(marks);
}

static void set_marks(struct exercise_view *x)
{
    for (size_t i = 0; i < x->file_count || i < 1; i++)
        set_file_marks(x, exercise_file_editor(x, i), exercise_file_name(x, i));
}

static void show(struct app *a, struct exercise_view *x, struct verdict *verdict)
{
    struct bench *b = &x->bench;
    bool compiles = verdict->kind != VERDICT_COMPILE_ERROR;
    verdict_pane_grade(&b->verdict, item_exercise(x->view.item), buf_view(&x->judged), verdict);
    if (study_met_before(a->study, x->view.item, &b->verdict.grade))
        verdict_pane_set(&b->verdict, item_exercise(x->view.item), b->verdict.grade);
    study_ran(a->study, x->view.item, &b->verdict.grade);
    if (!study_hints_open(a->study, x->view.item) || item_exercise(x->view.item)->fitted_count)
        page_stale(&b->task.page); /* the first hint opens after a run, one for a failure when that is met */
    x->shown = true;
    x->slow_ms = 0;
    set_marks(x);
    if (x->editors) /* its stages are told there */
        page_stale(&b->task.page);
    bench_offer(a, b, &x->view, buf_view(&x->judged));
    if (b->trace.asked) /* the picture is still to come */
        x->slow_ms = app_now(a) + SLOW_MS;
    enum grade_status status = b->verdict.grade.status;
    if (status == GRADE_TOOL_FAULT) {
        x->check = false;
    } else if (status == GRADE_PASSED) {
        bool now = x->fresh || x->check;
        if (now && exercise_unsaved(x))
            exercise_save(a, x);
        if (now) {
            exercise_record(a, x);
            if (!b->task.debrief_first) {
                b->task.debrief_first = true;
                b->task.page.top = 0;
                page_stale(&b->task.page);
            }
        }
    } else if (x->check && item_extra(x->view.item) && !compiles && x->view.item->kind != EXERCISE_ORDER) { /* a slip of the pen says nothing */
        x->check = false;
        app_say(a, ROLE_NOTE, "It does not compile yet, so it is not counted.");
    } else if (x->check) {
        exercise_record(a, x);
        if (item_extra(x->view.item))
            app_say(a, ROLE_NOTE, "Counted as it stands: not known. Mend it all the same, or go on with %s.",
                    action_key(ACTION_NEXT_ITEM).text);
        else
            app_say(a, ROLE_NOTE, "Saved and judged. Nothing has to be pressed for that: it follows %s.",
                    x->view.item->kind == EXERCISE_ORDER ? "every move" : "your typing");
    } else if (x->fresh && compiles && !x->partial && !item_extra(x->view.item)) { /* a review waits to be asked */
        x->record_ms = x->edited_ms + RECORD_MS;
    }
    exercise_plan(x);
}

void exercise_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct exercise_view *x = self(v);
    int64_t quiet = app_now(a) - x->edited_ms;
    if (trace_pane_verdict(a, &x->bench.trace, verdict))
        return;
    if (verdict->kind == VERDICT_COMPILE_ERROR && x->edited_ms && quiet < HOLD_MS && !x->check) {
        verdict_free(x->held);
        x->held = verdict;
        x->show_ms = x->edited_ms + HOLD_MS;
        exercise_plan(x);
        return;
    }
    show(a, x, verdict);
}

void exercise_show_held(struct app *a, struct exercise_view *x)
{
    struct verdict *held = x->held;
    x->held = NULL;
    x->show_ms = 0;
    if (held)
        show(a, x, held);
}

void exercise_changed(struct app *a, struct exercise_view *x)
{
    int64_t now = app_now(a);
    exercise_collect(x);
    x->edited_ms = now;
    x->fresh = true;
    x->untouched = str_eq(buf_view(&x->text), item_exercise(x->view.item)->start);
    if (!x->draft_ms)
        x->draft_ms = now + DRAFT_MS;
    exercise_submit(a, x);
    exercise_plan(x);
}
