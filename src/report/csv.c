/* One table, a row for each learner and exercise, for spreadsheets and scripts.
 * RFC 4180: a header, CRLF after each row, cells with comma, quote, CR or LF in
 * quotes, quotes doubled. A cell that a spreadsheet would take for a formula
 * (it begins with = + - @ tab, CR or LF) gets an apostrophe in front.
 *
 *   learner           name, from their settings, else the file's
 *   track             where they come from; empty until they said
 *   unit, unit_title  of the pack; empty if not in it
 *   pack, exercise    ids
 *   title
 *   in_pack           yes, or no for what this pack does not (any longer) have
 *   status            not-started, opened, tried, passed, passed-with-help, tested-out
 *   attempts          up to the first pass, or so far
 *   attempts_all      those after it as well
 *   first_try         yes, no; empty if never tried
 *   minutes_to_pass   active time up to the first pass, one decimal; empty if not passed
 *   expected_minutes  what the exercise says; empty if unknown
 *   hints             the highest hint opened
 *   solution_shown    yes if the reference was opened before passing, else no
 *   last_failure      code of the last failed attempt
 *   failures_in_a_row since the last pass
 *   first_opened, first_passed, last_active   UTC, ISO 8601; empty if never
 *   idea              that it teaches; empty if not in this pack
 *   memory            of the idea: new, learning, fragile, mastered, tested-out
 *   due_in            days from today until it is asked again, 0 or less: due; empty if never
 *   recall_percent    how likely it is known today; empty if never rated
 *   stability_days    after so many days that will be 90; empty if never rated
 *   points            of a capstone: of 100, for the stages that ever passed; else empty
 *   dares_met         of a capstone: how many; else empty
 *
 * Lessons have no row: nothing is tried in them. */
#include "report/figures.h"

#include <string.h>

void csv_cell(struct buf *out, struct str text)
{
    bool formula = text.len && memchr("=+-@\t\r\n", text.at[0], 7);
    bool quote = false;
    for (size_t i = 0; i < text.len && !quote; i++)
        quote = memchr(",\"\r\n", text.at[i], 4) != NULL;
    if (quote)
        buf_char(out, '"');
    if (formula)
        buf_char(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"')
            buf_char(out, '"');
        buf_char(out, text.at[i]);
    }
    if (quote)
        buf_char(out, '"');
}

static void next(struct buf *out, struct str text)
{
    buf_char(out, ',');
    csv_cell(out, text);
}

static void next_time(struct buf *out, int64_t ms)
{
    struct timestamp t = timestamp_utc(ms);
    next(out, ms ? str_from(t.text) : STR(""));
}

static void next_memory(struct figures *f, const struct learner *l, const struct column *c,
                        struct buf *out)
{
    size_t number = c->at ? f->ideas.of_item[c->at->index] : CONCEPT_NONE;
    if (number == CONCEPT_NONE) {
        buf_cstr(out, ",,,,,");
        return;
    }
    const struct idea *one = &l->ideas[number];
    next(out, idea_name(f, number));
    buf_printf(out, ",%s,", concept_state_name((enum concept_state)one->state));
    if (one->scheduled)
        buf_printf(out, "%d", (int)one->due_in);
    if (one->stability > 0)
        buf_printf(out, ",%.0f,%.1f", (double)one->recall * 100, (double)one->stability);
    else
        buf_cstr(out, ",,");
}

static const char *status(const struct learner *l, const struct column *c, const struct record *r)
{
    if (!r->passed && c->at && l->tested[c->at->unit])
        return "tested-out";
    if (r->passed)
        return r->helped ? "passed-with-help" : "passed";
    return r->attempts ? "tried" : r->opened ? "opened" : "not-started";
}

static void row(struct figures *f, const struct learner *l, const struct column *c,
                const struct record *given, struct buf *out)
{
    static const struct record nothing;
    const struct record *r = given ? given : &nothing;
    const struct unit *u = c->at ? &f->pack->units[c->at->unit] : NULL;
    csv_cell(out, l->name);
    next(out, l->track);
    next(out, u ? u->id : STR(""));
    next(out, u ? u->title : STR(""));
    next(out, c->pack);
    next(out, c->item);
    next(out, c->title);
    next(out, c->at ? STR("yes") : STR("no"));
    next(out, str_from(status(l, c, r)));
    buf_printf(out, ",%d,%d,", r->attempts_to_pass, r->attempts);
    if (r->attempts)
        buf_cstr(out, r->passed && r->attempts_to_pass == 1 && !r->helped ? "yes" : "no");
    buf_char(out, ',');
    if (r->passed)
        buf_printf(out, "%.1f", (double)r->active_ms / MINUTE_MS);
    buf_char(out, ',');
    if (c->at && c->at->minutes)
        buf_printf(out, "%d", c->at->minutes);
    buf_printf(out, ",%d,%s", r->hints, r->solution ? "yes" : "no");
    next(out, r->failures ? one_line(&f->arena, f->codes.list.at[r->code].a) : STR(""));
    buf_printf(out, ",%d", r->failures_in_a_row);
    next_time(out, r->first_ms);
    next_time(out, r->passed_ms);
    next_time(out, r->last_ms);
    next_memory(f, l, c, out);
    struct capstone_figures k = is_capstone(c) ? capstone_of(c, r) : (struct capstone_figures){0};
    if (is_capstone(c))
        buf_printf(out, ",%d,%zu\r\n", k.points, k.dares_met);
    else
        buf_cstr(out, ",,\r\n");
}

void report_csv(struct figures *f, struct buf *out)
{
    buf_cstr(out, "learner,track,unit,unit_title,pack,exercise,title,in_pack,status,attempts,"
                  "attempts_all,first_try,minutes_to_pass,expected_minutes,hints,solution_shown,"
                  "last_failure,failures_in_a_row,first_opened,first_passed,last_active,idea,memory,"
                  "due_in,recall_percent,stability_days,points,dares_met\r\n");
    for (size_t i = 0; i < f->learners.len; i++) {
        const struct learner *l = f->learners.at[i];
        for (size_t c = 0; c < f->columns.len; c++) {
            const struct column *at = &f->columns.at[c];
            const struct record *r = c < l->records.len ? l->records.at[c] : NULL;
            if (at->at ? !at->at->lesson : r != NULL)
                row(f, l, at, r, out);
        }
    }
}
