/* The figures as they are, as one object. `schema` is 1; later versions add
 * keys and never change or drop these. Times are milliseconds since 1970 UTC
 * (null: never), durations milliseconds of active time (null: not passed).
 *
 *   schema, generated, files_read
 *   pack              id, title, items, units[]: id, title, items, done_percent,
 *                     ideas (learners times ideas: new, learning, fragile, mastered,
 *                     tested_out)
 *   learners[]        by name: name, files, track, place (unit, item; or null),
 *                     items_done, units_done[] (as pack.units), optional_done, exercises_passed,
 *                     attempts, hints, sessions, median_ms_to_pass, p90_ms_to_pass,
 *                     first_active, last_active,
 *                     stuck (reason, suggestion; or null),
 *                     misconceptions[]: tag, times
 *                     memory: new, learning, fragile, mastered, tested_out (ideas), due,
 *                       reviews, reviews_wrong, forecast[14] (days from today, if all
 *                       are right), ideas[] (those tried): idea, unit, state, due_in
 *                       (days; null: not due at all), because (schedule, misconception,
 *                       capstone; or null), recall_percent, stability_days (null: never
 *                       rated)
 *                     inventory: before, after (asked, right; or null)
 *                     items[]: pack, id, in_pack, done, helped, attempts,
 *                       attempts_to_pass, failures_in_a_row, last_failure, hints,
 *                       solution_shown, ms_to_pass, first_opened, first_passed, last;
 *                       of a capstone also points (of 100), stages, stages_passed, dares,
 *                       dares_met
 *   exercises[]       tried ones, hardest first: pack, id, title, expected_minutes,
 *                     opened, tried, passed, passed_with_help, first_try,
 *                     first_try_percent, stopped_here, median_attempts,
 *                     median_ms_to_pass
 *   memory            due, forecast[14], ideas[] in course order: idea, unit, new,
 *                     learning, fragile, mastered, tested_out (learners), due
 *   not_in_this_pack[] the same without expected_minutes
 *   misconceptions[]  most often first: tag, believes (the sentence, if the pack has one), times,
 *                     learners, when_sure
 *   unreadable[]      file, why */
#include "report/figures.h"

static void time_or_null(struct json *j, const char *key, int64_t ms)
{
    if (ms > 0)
        json_int(j, key, ms);
    else
        json_null(j, key);
}
static void span_or_null(struct json *j, const char *key, bool known, int64_t ms)
{
    if (known)
        json_int(j, key, ms);
    else
        json_null(j, key);
}

static void states(struct json *j, const int counts[CONCEPT_STATES])
{
    json_int(j, "new", counts[CONCEPT_NEW]);
    json_int(j, "learning", counts[CONCEPT_LEARNING]);
    json_int(j, "fragile", counts[CONCEPT_FRAGILE]);
    json_int(j, "mastered", counts[CONCEPT_MASTERED]);
    json_int(j, "tested_out", counts[CONCEPT_TESTED_OUT]);
}

static void forecast(struct json *j, const int days[FORECAST])
{
    json_open(j, "forecast", '[');
    for (int d = 0; d < FORECAST; d++)
        json_int(j, NULL, days[d]);
    json_close(j, ']');
}

static void unit_of_idea(struct json *j, const struct figures *f, size_t idea)
{
    json_str(j, "unit", f->pack->units[f->pack->items[f->ideas.first[idea]].unit].id);
}

static void learners_memory(struct json *j, const struct figures *f, const struct learner *l)
{
    static const char *const causes[] = {[CAUSE_SCHEDULE] = "schedule",
                                         [CAUSE_MISCONCEPTION] = "misconception",
                                         [CAUSE_CAPSTONE] = "capstone"};
    json_open(j, "memory", '{');
    states(j, l->states);
    json_int(j, "due", l->debt);
    json_int(j, "reviews", l->reviews);
    json_int(j, "reviews_wrong", l->lapses);
    forecast(j, l->forecast);
    json_open(j, "ideas", '[');
    for (size_t c = 0; c < f->ideas.count; c++) {
        const struct idea *one = &l->ideas[c];
        if (one->state == CONCEPT_NEW)
            continue;
        json_open(j, NULL, '{');
        json_str(j, "idea", idea_name(f, c));
        unit_of_idea(j, f, c);
        json_cstr(j, "state", concept_state_name((enum concept_state)one->state));
        span_or_null(j, "due_in", one->scheduled, one->due_in);
        if (one->scheduled)
            json_cstr(j, "because", causes[one->cause]);
        else
            json_null(j, "because");
        span_or_null(j, "recall_percent", one->stability > 0, (int64_t)(one->recall * 100 + 0.5f));
        span_or_null(j, "stability_days", one->stability > 0, (int64_t)(one->stability + 0.5f));
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
    json_open(j, "inventory", '{');
    for (int post = 0; post < 2; post++) {
        const struct inventory *v = &l->inventory[post];
        const char *key = post ? "after" : "before";
        if (!v->asked) {
            json_null(j, key);
            continue;
        }
        json_open(j, key, '{');
        json_int(j, "asked", v->asked);
        json_int(j, "right", v->right);
        json_close(j, '}');
    }
    json_close(j, '}');
}

static void memory(struct json *j, const struct figures *f)
{
    json_open(j, "memory", '{');
    json_int(j, "due", f->debt);
    forecast(j, f->forecast);
    json_open(j, "ideas", '[');
    for (size_t c = 0; c < f->ideas.count; c++) {
        json_open(j, NULL, '{');
        json_str(j, "idea", idea_name(f, c));
        unit_of_idea(j, f, c);
        states(j, f->idea_figures[c].states);
        json_int(j, "due", f->idea_figures[c].due);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void pack(struct json *j, const struct figures *f)
{
    json_open(j, "pack", '{');
    json_str(j, "id", f->pack->id);
    json_str(j, "title", f->pack->title);
    json_int(j, "items", (int64_t)f->pack->core_count);
    json_open(j, "units", '[');
    for (size_t u = 0; u < f->pack->unit_count; u++) {
        json_open(j, NULL, '{');
        json_str(j, "id", f->pack->units[u].id);
        json_str(j, "title", f->pack->units[u].title);
        json_int(j, "items", (int64_t)f->pack->units[u].core);
        json_int(j, "done_percent", (int64_t)(f->unit_share[u] * 100 + 0.5));
        json_open(j, "ideas", '{');
        states(j, f->unit_states[u].states);
        json_close(j, '}');
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void record(struct json *j, struct figures *f, const struct column *c,
                   const struct record *r)
{
    json_open(j, NULL, '{');
    json_str(j, "pack", c->pack);
    json_str(j, "id", c->item);
    json_bool(j, "in_pack", c->at != NULL);
    json_bool(j, "done", record_done(c, r));
    json_bool(j, "helped", r->helped);
    json_int(j, "attempts", r->attempts);
    json_int(j, "attempts_to_pass", r->attempts_to_pass);
    json_int(j, "failures_in_a_row", r->failures_in_a_row);
    if (r->failures)
        json_str(j, "last_failure", f->codes.list.at[r->code].a);
    else
        json_null(j, "last_failure");
    json_int(j, "hints", r->hints);
    json_bool(j, "solution_shown", r->solution);
    span_or_null(j, "ms_to_pass", r->passed, r->active_ms);
    time_or_null(j, "first_opened", r->first_ms);
    time_or_null(j, "first_passed", r->passed_ms);
    time_or_null(j, "last", r->last_ms);
    if (is_capstone(c)) {
        struct capstone_figures k = capstone_of(c, r);
        json_int(j, "points", k.points);
        json_int(j, "stages", (int64_t)k.stages);
        json_int(j, "stages_passed", (int64_t)k.stages_passed);
        json_int(j, "dares", (int64_t)k.dares);
        json_int(j, "dares_met", (int64_t)k.dares_met);
    }
    json_close(j, '}');
}

static void learner(struct json *j, struct figures *f, const struct learner *l)
{
    json_open(j, NULL, '{');
    json_str(j, "name", l->name);
    json_int(j, "files", (int64_t)l->files.len);
    json_str(j, "track", l->track);
    if (l->place) {
        json_open(j, "place", '{');
        json_str(j, "unit", f->pack->units[l->place->unit].id);
        json_str(j, "item", item_id(l->place));
        json_close(j, '}');
    } else {
        json_null(j, "place");
    }
    json_int(j, "items_done", (int64_t)l->items_done);
    json_open(j, "units_done", '[');
    for (size_t u = 0; u < f->pack->unit_count; u++)
        json_int(j, NULL, (int64_t)l->unit_done[u]);
    json_close(j, ']');
    json_int(j, "optional_done", (int64_t)l->items_more);
    json_int(j, "exercises_passed", (int64_t)l->exercises_passed);
    json_int(j, "attempts", l->attempts);
    json_int(j, "hints", l->hints);
    json_int(j, "sessions", l->trail.sessions);
    span_or_null(j, "median_ms_to_pass", l->median_ms >= 0, l->median_ms);
    span_or_null(j, "p90_ms_to_pass", l->p90_ms >= 0, l->p90_ms);
    time_or_null(j, "first_active", l->first_ms);
    time_or_null(j, "last_active", l->last_ms);
    if (l->reason.len) {
        json_open(j, "stuck", '{');
        json_str(j, "reason", l->reason);
        json_str(j, "suggestion", l->action);
        json_close(j, '}');
    } else {
        json_null(j, "stuck");
    }
    json_open(j, "misconceptions", '[');
    for (size_t i = 0; i < l->tags.len; i++) {
        json_open(j, NULL, '{');
        json_str(j, "tag", f->tags.list.at[l->tags.at[i].tag].a);
        json_int(j, "times", l->tags.at[i].times);
        json_close(j, '}');
    }
    json_close(j, ']');
    learners_memory(j, f, l);
    json_open(j, "items", '[');
    for (size_t c = 0; c < l->records.len; c++)
        if (l->records.at[c])
            record(j, f, &f->columns.at[c], l->records.at[c]);
    json_close(j, ']');
    json_close(j, '}');
}

static void exercise(struct json *j, struct figures *f, const struct exercise_figures *x)
{
    const struct column *c = &f->columns.at[x->column];
    json_open(j, NULL, '{');
    json_str(j, "pack", c->pack);
    json_str(j, "id", c->item);
    json_str(j, "title", c->title);
    if (c->at)
        json_int(j, "expected_minutes", c->at->minutes);
    json_int(j, "opened", x->opened);
    json_int(j, "tried", x->tried);
    json_int(j, "passed", x->passed);
    json_int(j, "passed_with_help", x->helped);
    json_int(j, "first_try", x->first_try);
    json_int(j, "first_try_percent", percent(x->first_try, x->tried));
    json_int(j, "stopped_here", x->stopped);
    json_int(j, "median_attempts", x->median_attempts);
    span_or_null(j, "median_ms_to_pass", x->median_ms >= 0, x->median_ms);
    json_close(j, '}');
}

void report_json(struct figures *f, struct buf *out)
{
    struct json j = {.out = out};
    json_open(&j, NULL, '{');
    json_int(&j, "schema", 1);
    json_int(&j, "generated", f->options->now_ms);
    json_int(&j, "files_read", (int64_t)f->files_read);
    pack(&j, f);
    json_open(&j, "learners", '['); /* by name */
    for (size_t i = 0; i < f->learners.len; i++)
        learner(&j, f, f->learners.at[i]);
    json_close(&j, ']');
    json_open(&j, "exercises", '['); /* hardest first; only those that someone tried */
    for (size_t i = 0; i < f->exercises.len; i++)
        exercise(&j, f, &f->exercises.at[i]);
    json_close(&j, ']');
    memory(&j, f);
    json_open(&j, "not_in_this_pack", '[');
    for (size_t i = 0; i < f->strangers.len; i++)
        exercise(&j, f, &f->strangers.at[i]);
    json_close(&j, ']');
    json_open(&j, "misconceptions", '['); /* most often first */
    for (size_t i = 0; i < f->tag_figures.len; i++) {
        const struct tag_figures *t = &f->tag_figures.at[i];
        json_open(&j, NULL, '{');
        struct str tag = f->tags.list.at[t->tag].a;
        const struct misconception *m = pack_misconception(f->pack, tag);
        json_str(&j, "tag", tag);
        if (m)
            json_str(&j, "believes", m->believes);
        json_int(&j, "times", t->times);
        json_int(&j, "learners", t->learners);
        json_int(&j, "when_sure", t->sure);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    json_open(&j, "unreadable", '[');
    for (size_t i = 0; i < f->unread.len; i++) {
        json_open(&j, NULL, '{');
        json_cstr(&j, "file", f->unread.at[i].path);
        json_str(&j, "why", f->unread.at[i].why);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    json_close(&j, '}');
    buf_char(out, '\n');
}
