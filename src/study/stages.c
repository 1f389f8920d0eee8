/* Stages and dares of a capstone that were ever passed: an event each, written once.
 * What is known of them is read from the events when it is first asked for and kept
 * for the sitting, also where nothing can be written down. */
#include "study/room.h"

#include <string.h>

static size_t count_parts(const struct exercise *ex)
{
    return ex->stage_count + ex->dare_count;
}

static const struct stage *part_at(const struct exercise *ex, size_t i)
{
    return i < ex->stage_count ? &ex->stages[i] : &ex->dares[i - ex->stage_count];
}

struct stage_search {
    const struct pack *pack;
    const struct item *item;
    uint32_t passed;
};

static bool see(void *ctx, const struct event *e)
{
    struct stage_search *f = ctx;
    const struct exercise *ex = item_exercise(f->item);
    bool badge = e->kind == EVENT_BADGE;
    if ((!badge && (e->kind != EVENT_STAGE || e->result != RESULT_PASSED)) || !str_eq(e->item, item_id(f->item)) ||
        !str_eq(e->pack, f->pack->id))
        return true;
    for (size_t i = 0; i < count_parts(ex); i++)
        if (part_at(ex, i)->dare == badge && str_eq(part_at(ex, i)->as.id, e->detail))
            f->passed |= (uint32_t)1 << i;
    return true;
}

static uint32_t *known(struct study *s, const struct item *it)
{
    struct sitting *k = &s->sittings[it->index];
    if (!k->stages_known && s->progress) {
        struct stage_search f = {.pack = s->pack, .item = it};
        progress_events(s->progress, see, &f, NULL);
        k->stages_passed |= f.passed;
    }
    k->stages_known = true;
    return &k->stages_passed;
}

static bool is_capstone(const struct item *it)
{
    return it->kind == EXERCISE_CAPSTONE;
}

bool stages_record(struct study *s, const struct item *it, const struct grade *g, struct error *reterr)
{
    bool ok = true;
    if (!is_capstone(it))
        return true;
    uint32_t *passed = known(s, it);
    for (size_t i = 0; i < g->stage_count; i++) {
        const struct stage_grade *of = &g->stages[i];
        bool badge = of->stage->dare;
        if (of->grade.status != GRADE_PASSED || (*passed >> i & 1) || (badge && g->status != GRADE_PASSED))
            continue;
        struct event e = {.kind = badge ? EVENT_BADGE : EVENT_STAGE, .item = item_id(it), .result = RESULT_PASSED,
                          .detail = of->stage->as.id, .number = of->stage->points};
        ok &= study_write(s, &e, ok ? reterr : NULL);
        *passed |= (uint32_t)1 << i;
    }
    return ok;
}

bool study_stage_passed(struct study *s, const struct item *it, const struct stage *stage)
{
    for (size_t i = 0; is_capstone(it) && i < count_parts(item_exercise(it)); i++)
        if (part_at(item_exercise(it), i) == stage)
            return *known(s, it) >> i & 1;
    return false;
}

int study_points(struct study *s, const struct item *it)
{
    int points = 0;
    for (size_t i = 0; is_capstone(it) && i < item_exercise(it)->stage_count; i++)
        if (*known(s, it) >> i & 1)
            points += item_exercise(it)->stages[i].points;
    return points;
}

bool study_met_before(struct study *s, const struct item *it, struct grade *g)
{
    bool any = false;
    for (size_t i = 0; is_capstone(it) && i < g->stage_count; i++) {
        struct stage_grade *of = &g->stages[i];
        of->before = of->stage->dare && study_stage_passed(s, it, of->stage);
        any |= of->before && of->grade.status != GRADE_PASSED;
    }
    return any;
}

struct str study_debrief_waits(struct study *s, struct arena *a, const struct item *it, const char *solution)
{
    size_t n = 0, last = 0;
    if (!is_capstone(it) || s->sittings[it->index].solution_shown)
        return (struct str){"", 0};
    for (size_t i = 0; i < item_exercise(it)->stage_count; i++)
        if (!(*known(s, it) >> i & 1))
            n++, last = i + 1;
    if (!n)
        return (struct str){"", 0};
    struct buf open = {0};
    for (size_t i = 0; i < item_exercise(it)->stage_count; i++)
        if (!(*known(s, it) >> i & 1))
            buf_printf(&open, "%s%zu", !open.len ? "" : i + 1 == last ? " and " : ", ", i + 1);
    char *said = arena_printf(a, "The debrief speaks of stage%s " STR_FMT ", too, which %s open. It is told when all "
                              "stages pass, or with the reference solution (%s).", n == 1 ? "" : "s",
                              STR_ARG(buf_view(&open)), n == 1 ? "is" : "are", solution);
    buf_release(&open);
    return str_from(said);
}

bool study_debrief_told(struct study *s, const struct item *it)
{
    bool told = s->sittings[it->index].debrief_told;
    s->sittings[it->index].debrief_told = true;
    return told;
}

size_t study_badges(struct study *s, const struct item *it)
{
    size_t badges = 0;
    for (size_t i = 0; is_capstone(it) && i < item_exercise(it)->dare_count; i++)
        badges += *known(s, it) >> (item_exercise(it)->stage_count + i) & 1;
    return badges;
}
