/* A sitting: a pack, the learner's progress and the judge, opened together.
 *
 * What is kept lies in progress/; here is only a copy of the derived states,
 * read again after each write and whenever the learner moves, so that a second
 * Freehold's work shows up. When progress cannot be written (read-only home,
 * broken or newer file) the course still works: study_warning() says so, and
 * what happens is kept in `unsaved` until the program ends. */
#include "study/room.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

uint64_t study_hash(struct str text) { return fnv64(FNV64_START, text.at, text.len); }

/* ---- opening -------------------------------------------------------------- */

static void warn(struct study *s, const char *sentence, const char *why)
{
    if (s->warning.len)
        buf_char(&s->warning, ' ');
    buf_printf(&s->warning, sentence, why);
}

static void open_progress(struct study *s)
{
    struct error err = {0};
    if (dir_make_all(s->places.data, &err))
        s->progress = progress_open(s->places.progress, s->world, &err);
    if (s->progress)
        return;
    if (path_exists(s->places.progress)) /* what is there may still be shown */
        s->progress = progress_open_read_only(s->places.progress, NULL);
    s->read_only = true;
    warn(s, "Your progress cannot be kept this time: %s. The course works, but what you do now will "
            "not be remembered; `freehold doctor` says more.", err.text);
}

static void release(struct study *s)
{
    progress_close(s->progress);
    pack_free(s->pack);
    buf_release(&s->warning);
    buf_release(&s->track);
    buf_release(&s->place);
    arena_release(&s->cache);
    arena_release(&s->round_arena);
    arena_release(&s->arena);
}

static struct str first_error(const struct pack *p)
{
    for (size_t i = 0; i < p->diag_count; i++)
        if (p->diags[i].severity == SEVERITY_ERROR)
            return p->diags[i].message;
    return STR("nothing in it can be shown");
}

struct study *study_open(const struct study_options *o, struct error *reterr)
{
    struct study *s = mem_alloc(sizeof *s);
    s->world = o->world ? o->world : &world_real;
    s->judge = o->judge;
    s->why_no_judge = o->why_no_judge;
    if (!places_find(&s->arena, &s->places, reterr))
        goto fail;
    const char *root = o->pack ? o->pack : s->places.course;
    s->pack = pack_open_to_learn(root, reterr);
    if (!s->pack && !o->pack && !path_exists(root))
        error_set(reterr, ERROR_NO_INPUT, "the course is not there: it was looked for around the program and "
                  "in %s. Install again, or name a pack with --pack DIR", root);
    if (!s->pack)
        goto fail;
    if (!s->pack->item_count) {
        error_set(reterr, ERROR_DATA, "the pack in %s cannot be opened: " STR_FMT
                  "; `freehold pack check %s` lists every problem",
                  root, STR_ARG(first_error(s->pack)), root);
        goto fail;
    }
    if (s->pack->error_count) {
        char *count = arena_printf(&s->arena, "%zu problem%s", s->pack->error_count,
                                   s->pack->error_count == 1 ? "" : "s");
        warn(s, "This pack has %s; what can be shown is shown. `freehold pack check` lists them.", count);
    }
    s->sittings = arena_array(&s->arena, study_item_count(s), sizeof *s->sittings);
    open_progress(s);
    if (!s->judge && s->why_no_judge)
        warn(s, "Programs cannot be run on this machine: %s. Reading works.", s->why_no_judge);
    return s;
fail:
    release(s);
    mem_free(s);
    return NULL;
}

struct pack *study_only_pack(const char *asked, struct error *reterr)
{
    struct arena a = {0};
    struct places places = {0};
    struct pack *p = NULL;
    if (asked || places_find(&a, &places, reterr))
        p = pack_open_to_learn(asked ? asked : places.course, reterr);
    arena_release(&a);
    return p;
}

void study_close(struct study *s)
{
    if (!s)
        return;
    release(s);
    mem_free(s);
}

const struct pack *study_pack(const struct study *s)
{
    return s->pack;
}

struct judge *study_judge(const struct study *s)
{
    return s->judge;
}

struct progress *study_progress(const struct study *s)
{
    return s->progress;
}

struct str study_warning(const struct study *s)
{
    return s->warning.len ? buf_view(&s->warning) : (struct str){"", 0};
}

/* ---- states --------------------------------------------------------------- */

void study_refresh(struct study *s)
{
    if (s->states_fresh)
        return;
    arena_clear(&s->cache);
    s->states = arena_array(&s->cache, study_item_count(s), sizeof *s->states);
    s->states_fresh = true;
    s->concepts_fresh = false;
    struct item_state *all;
    size_t count;
    if (!s->progress || !progress_items(s->progress, &s->cache, s->pack->id, &all, &count, NULL))
        return;
    for (size_t i = 0; i < count; i++) {
        const struct item *it = pack_item(s->pack, all[i].item);
        if (it && str_eq(item_id(it), all[i].item)) /* a state of an item that left stays in the file */
            s->states[it->index] = all[i];
    }
}

size_t study_item_count(const struct study *s)
{
    return s->pack->item_count + s->pack->extra_count;
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a && (!b || a < b) ? a : b;
}

void study_state(struct study *s, struct arena *a, const struct item *it, struct item_state *ret)
{
    study_refresh(s);
    struct item_state st = s->states[it->index];
    const struct item_state *u = &s->sittings[it->index].unsaved;
    st.pack = s->pack->id;
    st.item = item_id(it);
    st.last_failure = arena_str(a, u->failures ? u->last_failure : st.last_failure);
    st.opened |= u->opened;
    st.read |= u->read;
    if (u->passed && !st.passed)
        st.helped = u->helped || st.hints > 2;
    st.passed |= u->passed;
    st.failures_in_a_row = u->attempts && !u->failures_in_a_row
        ? 0 : st.failures_in_a_row + u->failures_in_a_row;
    st.attempts += u->attempts;
    st.failures += u->failures;
    if (u->hints > st.hints)
        st.hints = u->hints;
    st.first_opened_ms = earlier(st.first_opened_ms, u->first_opened_ms);
    st.first_passed_ms = earlier(st.first_passed_ms, u->first_passed_ms);
    if (u->last_ms > st.last_ms)
        st.last_ms = u->last_ms;
    *ret = st;
}

enum item_status study_status(struct study *s, const struct item *it)
{
    study_refresh(s);
    const struct item_state *st = &s->states[it->index], *u = &s->sittings[it->index].unsaved;
    bool done = it->lesson ? st->read || u->read : st->passed || u->passed;
    if (!done && study_tested_out(s, it->unit))
        return ITEM_TESTED_OUT;
    if (done)
        return (st->passed ? st->helped : u->helped) ? ITEM_DONE_WITH_HELP : ITEM_DONE;
    return st->opened || u->opened || st->attempts || u->attempts ? ITEM_STARTED : ITEM_NEW;
}

bool study_done(struct study *s, const struct item *it)
{
    return study_status(s, it) >= ITEM_DONE;
}

struct unit_progress study_unit(struct study *s, size_t unit)
{
    const struct unit *u = &s->pack->units[unit];
    struct unit_progress p = {.total = u->core};
    for (size_t i = u->first; i < u->first + u->count; i++)
        if (study_done(s, &s->pack->items[i]))
            (*(s->pack->items[i].optional ? &p.more : &p.done))++;
    return p;
}

struct unit_progress study_units(struct study *s)
{
    struct unit_progress all = {0};
    for (size_t u = 0; u < s->pack->unit_count; u++) {
        struct unit_progress p = study_unit(s, u);
        all.done += p.done;
        all.total += p.total;
        all.more += p.more;
    }
    return all;
}

struct str unit_told(struct arena *a, struct unit_progress p)
{
    return str_from(p.more ? arena_printf(a, "%zu of %zu, +%zu optional", p.done, p.total, p.more)
                           : arena_printf(a, "%zu of %zu", p.done, p.total));
}

/* ---- where we are --------------------------------------------------------- */

static char *place_key(struct study *s, struct arena *a)
{
    return arena_printf(a, "place:" STR_FMT, STR_ARG(s->pack->id));
}

const struct item *study_last(struct study *s)
{
    struct arena a = {0};
    struct str id = s->place.len ? buf_view(&s->place) : (struct str){0};
    if (!id.len && s->progress)
        id = progress_setting(s->progress, &a, place_key(s, &a));
    const struct item *last = id.len ? pack_item(s->pack, id) : NULL;
    arena_release(&a);
    return last;
}

const struct item *study_here(struct study *s)
{
    s->states_fresh = false;
    const struct item *here = study_last(s);
    if (here && !study_done(s, here))
        return here;
    /* on from there; what was left out before it comes when the end is reached, unless it is optional */
    size_t count = s->pack->item_count, from = here ? here->index + 1 : 0;
    const struct item *shut = NULL;
    struct arena a = {0};
    here = NULL;
    for (size_t i = 0; i < count && !here; i++) {
        const struct item *it = &s->pack->items[(from + i) % count];
        if (study_done(s, it) || (it->optional && from + i >= count))
            continue;
        if (!study_locked(s, &a, it).len)
            here = it;
        else if (!shut)
            shut = it;
    }
    arena_release(&a);
    return here ? here : shut;
}

const struct item *study_next(struct study *s, const struct item *after)
{
    size_t i = after ? after->index + 1 : 0;
    return i < s->pack->item_count ? &s->pack->items[i] : NULL;
}

struct str study_trouble(struct arena *a, const struct item *it)
{
    const struct diag *d;
    size_t errors = item_errors(it, &d);
    if (!errors)
        return (struct str){"", 0};
    const char *line = d->line ? arena_printf(a, ", line %d", d->line) : "", *more = errors > 1 ? "the first " : "";
    return str_from(arena_printf(a, "This %s has %zu problem%s, %sin " STR_FMT "%s: " STR_FMT ". What can be shown is "
                                 "shown; `freehold pack check` says more.", it->lesson ? "lesson" : "exercise", errors,
                                 errors == 1 ? "" : "s", more, STR_ARG(d->file), line, STR_ARG(d->message)));
}

/* ---- writing down --------------------------------------------------------- */

void study_go(struct study *s, const struct item *it)
{
    struct arena a = {0};
    struct str id = item_id(it);
    bool kept = false;
    if (item_extra(it))
        return; /* no place in the course */
    s->states_fresh = false;
    study_refresh(s);
    if (!s->states[it->index].opened && !s->sittings[it->index].unsaved.opened) {
        struct event e = {.kind = EVENT_OPENED, .item = id};
        if (!study_write(s, &e, NULL)) {
            s->sittings[it->index].unsaved.opened = true;
            s->sittings[it->index].unsaved.first_opened_ms = s->world->now_ms(s->world->ctx);
        }
    }
    if (!s->read_only)
        kept = progress_set(s->progress, place_key(s, &a), id, NULL);
    buf_clear(&s->place);
    if (!kept)
        buf_str(&s->place, id);
    arena_release(&a);
}

struct str study_track(struct study *s)
{
    struct arena a = {0};
    if (!s->track.len && s->progress)
        buf_str(&s->track, progress_setting(s->progress, &a, "track"));
    arena_release(&a);
    return s->track.len ? buf_view(&s->track) : (struct str){"", 0};
}

bool study_set_track(struct study *s, struct str track, struct error *reterr)
{
    if (!pack_track(s->pack, track))
        return error_set(reterr, ERROR_USAGE, "there is no track \"" STR_FMT "\"", STR_ARG(track));
    buf_clear(&s->track);
    buf_str(&s->track, track);
    if (s->read_only)
        return true; /* said once, by study_warning() */
    struct event e = {.kind = EVENT_TRACK, .detail = track};
    return progress_set(s->progress, "track", track, reterr) && study_write(s, &e, reterr);
}

const struct doc *study_bridge(struct study *s, const struct bridge *b, size_t count)
{
    struct str track = study_track(s);
    for (size_t i = 0; i < count; i++)
        if (track.len && str_eq(b[i].track, track))
            return &b[i].text;
    return NULL;
}
