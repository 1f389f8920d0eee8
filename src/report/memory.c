/* What is remembered: the memory of ideas, as progress/ derives it, for each
 * learner. Events pass by once: memory_step() and sightings_of() fold them here
 * just as they fold them into a learner's own file, so report and learner agree;
 * the derived tables in the file are not looked at. What is folded is kept for
 * one learner at a time; what is left of it when their events end is a few bytes
 * for each idea. */
#include "report/figures.h"

#include <string.h>

void remembering_begin(struct figures *f)
{
    struct remembering *m = &f->remembering;
    if (!f->ideas.pack) {
        f->ideas = concept_map_make(&f->arena, f->pack);
        f->idea_figures = arena_array(&f->arena, f->ideas.count, sizeof *f->idea_figures);
        f->unit_states = arena_array(&f->arena, f->pack->unit_count, sizeof *f->unit_states);
        m->memories = arena_array(&f->arena, f->pack->item_count, sizeof *m->memories);
        m->known = arena_array(&f->arena, f->pack->item_count, sizeof *m->known);
        m->tested_ms = arena_array(&f->arena, f->pack->unit_count, sizeof *m->tested_ms);
        m->concepts = arena_array(&f->arena, f->ideas.count, sizeof *m->concepts);
        for (int post = 0; post < 2; post++)
            m->placed[post] = arena_array(&f->arena, f->pack->placement_count, sizeof *m->placed[post]);
    }
    for (size_t i = 0; i < f->pack->item_count; i++) {
        m->memories[i] = (struct memory){.pack = f->pack->id, .item = f->columns.at[i].item};
        m->known[i] = NULL;
    }
    if (f->pack->unit_count)
        memset(m->tested_ms, 0, f->pack->unit_count * sizeof *m->tested_ms);
    for (int post = 0; post < 2; post++)
        if (f->pack->placement_count)
            memset(m->placed[post], PLACED_NEVER, f->pack->placement_count);
    m->seen.len = 0;
    m->zone_min = 0;
}

static void see_placed(struct figures *f, const struct event *e)
{
    bool post = str_is(e->detail, "post");
    if (!post && !str_is(e->detail, "pre"))
        return; /* behind a unit: neither before nor after */
    for (size_t i = 0; i < f->pack->placement_count; i++) {
        struct placement p = pack_placement(f->pack, i);
        const struct item *it = post ? p.post : p.pre;
        signed char *how = &f->remembering.placed[post][i];
        /* before is the first answer, after is the last, as study_placed() has it */
        if (it && str_eq(item_id(it), e->item) && (post || *how == PLACED_NEVER))
            *how = e->result == RESULT_PASSED ? PLACED_RIGHT : PLACED_WRONG;
    }
}

/* The same text as long as the figures live. */
static struct str kept(struct figures *f, struct names *names, struct str text)
{
    size_t number = names_add(names, &f->arena, text, STR(""));
    return names->list.at[number].a;
}

static void see_sighting(struct figures *f, const struct sighting *one)
{
    struct remembering *m = &f->remembering;
    struct str name = one->kind == SIGHTING_TAG ? pack_tag(f->pack, one->name) : one->name;
    for (size_t i = 0; i < m->seen.len; i++) {
        struct sighting *s = &m->seen.at[i];
        if (s->kind == one->kind && str_eq(s->name, name) && str_eq(s->item, one->item)) {
            sighting_add(s, one);
            return;
        }
    }
    struct sighting copy = *one; /* texts that last longer than the event */
    copy.name = kept(f, one->kind == SIGHTING_TAG ? &f->tags : &f->codes, name);
    copy.item = kept(f, &f->seen_at, one->item);
    vec_push(&m->seen, copy);
}

void remembering_see(struct figures *f, const struct item *it, int64_t active_ms,
                     const struct event *e)
{
    struct remembering *m = &f->remembering;
    struct sighting seen[2];
    if (!str_eq(e->pack, f->pack->id))
        return;
    m->zone_min = e->zone_min;
    if (it && memory_concerns(e)) {
        m->known[it->index] = &m->memories[it->index];
        memory_step(&m->memories[it->index], e, active_ms);
    }
    size_t count = sightings_of(e, seen);
    for (size_t i = 0; i < count; i++)
        see_sighting(f, &seen[i]);
    if (e->kind == EVENT_PLACED)
        see_placed(f, e);
    if (e->kind == EVENT_TESTED_OUT && e->result == RESULT_PASSED)
        for (size_t u = 0; u < f->pack->unit_count; u++)
            if (str_eq(f->pack->units[u].id, e->detail) && !m->tested_ms[u])
                m->tested_ms[u] = e->at_ms ? e->at_ms : 1;
}

static struct inventory inventory_of(const struct figures *f, bool post)
{
    struct inventory v = {0};
    for (size_t i = 0; i < f->pack->placement_count; i++) {
        signed char how = f->remembering.placed[post][i];
        v.asked += how != PLACED_NEVER;
        v.right += how == PLACED_RIGHT;
    }
    return v;
}

void remembering_end(struct figures *f, struct learner *l)
{
    struct remembering *m = &f->remembering;
    int64_t today = progress_day(f->options->now_ms, m->zone_min);
    struct knowledge k = {m->known, m->seen.at, m->seen.len, m->tested_ms};
    concepts_find(&f->ideas, &k, m->concepts);
    l->ideas = arena_array(&f->arena, f->ideas.count, sizeof *l->ideas);
    l->tested = arena_array(&f->arena, f->pack->unit_count, sizeof *l->tested);
    for (size_t u = 0; u < f->pack->unit_count; u++)
        l->tested[u] = m->tested_ms[u] != 0;
    memset(l->states, 0, sizeof l->states);
    memset(l->forecast, 0, sizeof l->forecast);
    l->debt = l->reviews = l->lapses = 0;
    for (size_t c = 0; c < f->ideas.count; c++) {
        const struct concept *one = &m->concepts[c];
        l->ideas[c] = (struct idea){
            .state = (uint8_t)one->state,
            .scheduled = one->scheduled,
            .cause = (uint8_t)one->cause,
            .due_in = (int32_t)(one->scheduled ? one->due_day - today : 0),
            .recall = one->fsrs.stability > 0
                ? (float)fsrs_recall((double)(today - one->last_day), one->fsrs.stability) : 1,
            .stability = (float)one->fsrs.stability,
        };
        l->states[one->state]++;
        l->debt += one->scheduled && one->due_day <= today;
        concept_forecast(one, today, l->forecast, FORECAST);
    }
    for (size_t i = 0; i < f->pack->item_count; i++) {
        l->reviews += m->memories[i].reviews;
        l->lapses += m->memories[i].lapses;
    }
    l->inventory[0] = inventory_of(f, false);
    l->inventory[1] = inventory_of(f, true);
}

/* Sums over all learners. */
void remembering_finish(struct figures *f)
{
    for (size_t i = 0; i < f->learners.len; i++) {
        const struct learner *l = f->learners.at[i];
        for (size_t c = 0; l->ideas && c < f->ideas.count; c++) {
            const struct idea *one = &l->ideas[c];
            struct idea_figures *x = &f->idea_figures[c];
            size_t unit = f->pack->items[f->ideas.first[c]].unit;
            x->states[one->state]++;
            x->due += one->scheduled && one->due_in <= 0;
            f->unit_states[unit].states[one->state]++;
        }
        for (int d = 0; d < FORECAST; d++)
            f->forecast[d] += l->forecast[d];
        f->debt += l->debt;
        f->mastered += l->states[CONCEPT_MASTERED];
        f->fragile += l->states[CONCEPT_FRAGILE];
    }
}

struct str idea_name(const struct figures *f, size_t idea)
{
    const struct item *it = &f->pack->items[f->ideas.first[idea]];
    return it->idea.len ? it->idea : it->id;
}

void remembering_release(struct figures *f)
{
    vec_release(&f->remembering.seen);
    names_release(&f->seen_at);
}
