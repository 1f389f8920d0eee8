/* The stages of a capstone in the task's pane: what each asks, its points, how it
 * stands; all points as a bar with the mark that passes; and the dares, once it is
 * passed. States are words, so that nothing hangs on colour. */
#include "ui/pane.h"

#include <stdio.h>
#include <string.h>

static const struct stage_grade *grade_of(const struct grade *g, const struct stage *s)
{
    for (size_t i = 0; g && i < g->stage_count; i++)
        if (g->stages[i].stage == s)
            return &g->stages[i];
    return NULL;
}

/* "[########--|---] 60 of 100 points; 70 pass" */
static void add_bar(struct prose *p, const struct exercise *ex, const struct grade *g, int reached)
{
    bool judged = g && g->stage_count;
    int points = judged ? g->points : reached, cells = p->width - 4 > 50 ? 50 : p->width - 4;
    struct buf b = {0};
    if (cells >= 10) {
        int mark = (ex->pass * cells + 99) / 100;
        buf_char(&b, '[');
        for (int i = 0; i < cells; i++) {
            if (i == mark && mark < cells)
                buf_char(&b, '|');
            buf_char(&b, i < points * cells / 100 ? '#' : '.');
        }
        buf_char(&b, ']');
        prose_verbatim(p, judged && !g->violated && points >= ex->pass ? ROLE_PASS : ROLE_TEXT, 0,
                       arena_str(p->arena, buf_view(&b)));
    }
    char *said = arena_printf(p->arena, "%d of 100 points%s; %d pass.", points, judged ? "" : " so far", ex->pass);
    prose_text(p, ROLE_TEXT, 0, str_from(said));
    for (int i = 0; judged && i < STAGE_PARTS; i++) {
        if (!g->part_most[i])
            continue;
        said = arena_printf(p->arena, "%s: %d of %d", stage_part_title((enum stage_part)i), g->part_points[i],
                            g->part_most[i]);
        prose_text(p, ROLE_DIM, 2, str_from(said));
    }
    if (judged && g->violated && points >= ex->pass) {
        said = arena_printf(p->arena, "A rule of memory is broken (%s, stage %zu): until it is kept, no points pass.",
                            g->violated, g->violated_in + 1);
        prose_text(p, ROLE_FAIL, 0, str_from(said));
    }
    buf_release(&b);
}

static void add_stage(struct prose *p, const struct stage *s, int number, const struct stage_grade *g, bool before)
{
    bool passes = g && g->grade.status == GRADE_PASSED;
    const char *state = passes ? s->dare ? "MET" : "PASS" : !g ? before ? "passed before" : "not judged yet"
                      : before ? s->dare ? "met before, not now" : "FAIL (passed before)"
                      : s->dare ? "open" : "FAIL";
    char *line = s->dare
        ? arena_printf(p->arena, "%s  " STR_FMT "  (badge: " STR_FMT ")", state, STR_ARG(s->as.title), STR_ARG(s->badge))
        : arena_printf(p->arena, "%s  %d. " STR_FMT "  (%d points, %s)", state, number, STR_ARG(s->as.title),
                       s->points, stage_part_name(s->part));
    prose_blank(p);
    prose_hanging(p, passes ? ROLE_PASS : g && !s->dare ? ROLE_FAIL : ROLE_STRONG, 0, 6, str_from(line));
    prose_doc(p, &s->as.task);
}

void task_add_caller(struct app *a, struct prose *p, const struct item *it, const struct grade *g)
{
    const struct exercise *ex = item_exercise(it);
    bool stage_shown = false;
    for (size_t i = 0; g && i < g->stage_count; i++) {
        const struct stage *s = g->stages[i].stage;
        if (g->stages[i].grade.status == GRADE_PASSED || !s->as.harness.len || (!s->dare && stage_shown)
            || (s->dare && (study_status(a->study, it) < ITEM_DONE || study_stage_passed(a->study, it, s))))
            continue;
        stage_shown |= !s->dare;
        char *title = s->dare ? arena_printf(p->arena, "What calls yours in the dare " STR_FMT, STR_ARG(s->as.title))
                              : arena_printf(p->arena, "What calls yours in stage %zu", (size_t)(s - ex->stages) + 1);
        prose_blank(p);
        prose_rule(p);
        prose_text(p, ROLE_TITLE, 0, str_from(title));
        prose_text(p, ROLE_DIM, 0, STR("It is given, and not yours to change; verdicts call it harness.c."));
        prose_blank(p);
        prose_code(p, s->as.harness, STR("harness.c"));
    }
}

static void add_dares(struct app *a, struct prose *p, const struct item *it, const struct grade *g, bool passed)
{
    const struct exercise *ex = item_exercise(it);
    if (!ex->dare_count)
        return;
    prose_blank(p);
    prose_text(p, ROLE_TITLE, 0, STR("Dares"));
    if (!passed) {
        prose_text(p, ROLE_DIM, 0, ex->dare_count == 1 ? STR("There is one, for who has passed: it earns a badge.")
                                                       : STR("There are some, for who has passed: each earns a badge."));
        return;
    }
    for (size_t i = 0; i < ex->dare_count; i++)
        add_stage(p, &ex->dares[i], 0, grade_of(g, &ex->dares[i]),
                  study_stage_passed(a->study, it, &ex->dares[i]));
}

void task_add_stages(struct app *a, struct prose *p, const struct item *it, const struct grade *g)
{
    const struct exercise *ex = item_exercise(it);
    bool passed = (g && g->stage_count && g->status == GRADE_PASSED) || study_status(a->study, it) >= ITEM_DONE;
    struct buf b = {0};
    prose_blank(p);
    prose_text(p, ROLE_TITLE, 0, STR("Files"));
    for (size_t i = 0; i < ex->file_count; i++)
        buf_printf(&b, "%s" STR_FMT "%s", i ? ", " : "", STR_ARG(ex->files[i].name),
                   ex->files[i].edits ? ex->files[i].tests ? " (your tests)" : " (yours)" : " (given)");
    buf_printf(&b, ". %s and %s turn them over.", action_key(ACTION_FILE_NEXT).text, action_key(ACTION_FILE_BACK).text);
    prose_text(p, ROLE_TEXT, 0, arena_str(p->arena, buf_view(&b)));
    buf_release(&b);
    bool dares_first = study_points(a->study, it) == 100; /* what is left to do */
    if (dares_first)
        add_dares(a, p, it, g, true);
    prose_blank(p);
    prose_text(p, ROLE_TITLE, 0, STR("Stages"));
    add_bar(p, ex, g, study_points(a->study, it));
    for (size_t i = 0; i < ex->stage_count; i++)
        add_stage(p, &ex->stages[i], (int)i + 1, grade_of(g, &ex->stages[i]),
                  study_stage_passed(a->study, it, &ex->stages[i]));
    if (!dares_first)
        add_dares(a, p, it, g, passed);
}
