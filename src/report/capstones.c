/* Capstones: which stages and dares of each ever passed, as points and badges. A stage keeps its
 * points once it has passed, as in study/. */
#include "report/figures.h"

static size_t parts_of(const struct exercise *ex)
{
    enum { BITS = 32 };
    size_t n = ex->stage_count + ex->dare_count;
    return n < BITS ? n : BITS;
}

static const struct stage *part_at(const struct exercise *ex, size_t i)
{
    return i < ex->stage_count ? &ex->stages[i] : &ex->dares[i - ex->stage_count];
}

bool is_capstone(const struct column *c)
{
    return c->at && c->at->kind == EXERCISE_CAPSTONE;
}

void capstone_see(const struct column *c, struct record *r, const struct event *e)
{
    const struct exercise *ex = is_capstone(c) ? item_exercise(c->at) : NULL;
    for (size_t i = 0; ex && i < parts_of(ex); i++)
        if (part_at(ex, i)->dare == (e->kind == EVENT_BADGE) && str_eq(part_at(ex, i)->as.id, e->detail))
            r->parts |= (uint32_t)1 << i;
}

struct capstone_figures capstone_of(const struct column *c, const struct record *r)
{
    struct capstone_figures k = {0};
    const struct exercise *ex = item_exercise(c->at);
    k.stages = ex->stage_count;
    k.dares = ex->dare_count;
    for (size_t i = 0; i < parts_of(ex); i++) {
        const struct stage *s = part_at(ex, i);
        bool passed = r && r->parts >> i & 1;
        k.points += passed && !s->dare ? s->points : 0;
        k.stages_passed += passed && !s->dare;
        k.dares_met += passed && s->dare;
    }
    return k;
}

struct str capstone_badges(struct arena *a, const struct column *c, const struct record *r)
{
    struct buf b = {0};
    const struct exercise *ex = item_exercise(c->at);
    for (size_t i = ex->stage_count; i < parts_of(ex); i++)
        if (r->parts >> i & 1)
            buf_printf(&b, "%s" STR_FMT, b.len ? ", " : "", STR_ARG(part_at(ex, i)->badge));
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

const struct record *capstone_next(const struct figures *f, size_t *column, size_t *learner)
{
    for (; *column < f->pack->item_count; (*column)++, *learner = 0) {
        if (!is_capstone(&f->columns.at[*column]))
            continue;
        while (*learner < f->learners.len) {
            const struct learner *l = f->learners.at[(*learner)++];
            const struct record *r = *column < l->records.len ? l->records.at[*column] : NULL;
            if (r)
                return r;
        }
    }
    return NULL;
}
