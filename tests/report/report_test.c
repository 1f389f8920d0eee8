/* Reports over three made-up learners in every format: pictures of the text in
 * golden/ (UPDATE=1 rewrites them), CSV read back by a reader of its own, HTML
 * checked for balance and for hostile text. With --write-sample DIR PACK it
 * writes the three files instead (see make-sample). */
#include "report/figures.h"

#include "made_pack.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <unistd.h>

#include <cmocka.h>

static const int64_t NOW = 1790000000000; /* 2026-09-21 14:13:20 UTC */

struct fixture {
    struct made_pack made;
    struct arena a;
    struct buf out;
    struct error err;
    struct report_options options;
    char dir[64];
    const char *files[8];
    size_t count;
};

static const char *in_dir(struct fixture *f, const char *name)
{
    return path_join(&f->a, f->dir, name);
}

static int empty(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    made_pack_init(&f->made);
    strcpy(f->dir, "/tmp/freehold-report-XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    f->options = (struct report_options){.width = 80, .now_ms = NOW};
    f->files[0] = f->dir;
    f->count = 1;
    *state = f;
    return 0;
}

static int three_learners(void **state)
{
    empty(state);
    struct fixture *f = *state;
    return sample_write(&f->made.pack, f->dir, NOW) ? 0 : -1;
}

static int clean(void **state)
{
    struct fixture *f = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", f->dir);
    assert_int_equal(system(command), 0);
    buf_release(&f->out);
    arena_release(&f->a);
    free(f);
    return 0;
}

static const char *report(struct fixture *f, enum report_format format)
{
    f->options.format = format;
    f->err = (struct error){0};
    buf_clear(&f->out);
    if (!report_write(&f->made.pack, f->files, f->count, &f->options, &f->out, &f->err))
        fail_msg("%s", f->err.text);
    return f->out.at;
}

static void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("it does not say \"%s\":\n%s", part, text);
}
static void lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("it says \"%s\":\n%s", part, text);
}

/* ---- text ------------------------------------------------------------------------ */

static void golden(struct fixture *f, const char *name)
{
    struct buf want = {0};
    char path[128];
    snprintf(path, sizeof path, "tests/report/golden/%s", name);
    if (getenv("UPDATE")) {
        assert_true(file_write_atomic(path, buf_view(&f->out), &f->err));
        return;
    }
    if (!file_read(path, 1 << 20, &want, &f->err))
        fail_msg("%s (UPDATE=1 makes it)", f->err.text);
    assert_string_equal(f->out.at, want.at);
    buf_release(&want);
}

static void fits(const char *text, int width)
{
    struct str rest = str_from(text), line;
    while (str_line(&rest, &line))
        if (utf8_str_width(line) > width)
            fail_msg("wider than %d: " STR_FMT, width, STR_ARG(line));
}

static void text_at_80(void **state)
{
    struct fixture *f = *state;
    fits(report(f, REPORT_TEXT), 80);
    golden(f, "text-80.txt");
}

static void text_at_120(void **state)
{
    struct fixture *f = *state;
    f->options.width = 120;
    fits(report(f, REPORT_TEXT), 120);
    golden(f, "text-120.txt");
}

static void text_in_ascii_at_60(void **state)
{
    struct fixture *f = *state;
    f->options.width = 60;
    f->options.ascii = true;
    const char *text = report(f, REPORT_TEXT);
    fits(text, 60);
    for (const char *at = text; *at; at++)
        assert_true((unsigned char)*at < 0x7F);
    golden(f, "text-60-ascii.txt");
}

static void every_width_fits(void **state)
{
    struct fixture *f = *state;
    for (f->options.width = 20; f->options.width < 200; f->options.width += 7)
        fits(report(f, REPORT_TEXT), f->options.width < 60 ? 60 : f->options.width);
}

static void colour_changes_no_words(void **state)
{
    struct fixture *f = *state;
    struct buf plain = {0}, stripped = {0};
    buf_cstr(&plain, report(f, REPORT_TEXT));
    f->options.colour = true;
    for (const char *at = report(f, REPORT_TEXT); *at; at++) {
        if (*at == '\033')
            at = strchr(at, 'm');
        else
            buf_char(&stripped, *at);
    }
    assert_true(f->out.len > plain.len);
    assert_string_equal(plain.at, stripped.at);
    buf_release(&plain);
    buf_release(&stripped);
}

static void people_are_in_order_of_names(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "0.db"), "zoe", NOW - HOUR));
    finish(&a);
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "z.db"), "Åsa", NOW - HOUR));
    finish(&a);
    const char *table = strstr(report(f, REPORT_TEXT), "Learners, by name");
    const char *ada = strstr(table, "Ada"), *bo = strstr(table, "Bo"), *zoe = strstr(table, "zoe");
    assert_true(ada < bo && bo < zoe && zoe < strstr(table, "Åsa"));
}

/* ---- figures --------------------------------------------------------------------- */

static struct figures gather(struct fixture *f)
{
    struct figures g;
    figures_init(&g, &f->made.pack, &f->options);
    for (size_t i = 0; i < f->count; i++)
        figures_add(&g, f->files[i]);
    figures_finish(&g);
    return g;
}

static const struct item *item(struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->made.pack.item_count; i++)
        if (str_is(item_id(&f->made.items[i]), id))
            return &f->made.items[i];
    fail_msg("no item %s", id);
    return NULL;
}

/* What a lead reads is what the learner's own file says. */
static void report_and_learner_agree(void **state)
{
    struct fixture *f = *state;
    const struct pack *pack = &f->made.pack;
    struct figures g = gather(f);
    int seen[CONCEPT_STATES] = {0};
    for (size_t i = 0; i < g.learners.len; i++) {
        const struct learner *l = g.learners.at[i];
        struct progress *p = progress_open_read_only(l->files.at[0], &f->err);
        struct remembered r;
        const struct memory *known[16] = {NULL};
        int64_t tested[3] = {0};
        struct concept all[16];
        assert_true(progress_remembered(p, &f->a, pack->id, &r, &f->err));
        for (size_t m = 0; m < r.memory_count; m++)
            if (pack_item(pack, r.memories[m].item))
                known[pack_item(pack, r.memories[m].item)->index] = &r.memories[m];
        struct knowledge k = {known, r.sightings, r.sighting_count, tested};
        concepts_find(&g.ideas, &k, all);
        for (size_t c = 0; c < g.ideas.count; c++) {
            assert_int_equal(l->ideas[c].state, all[c].state);
            assert_int_equal(l->ideas[c].scheduled, all[c].scheduled);
            if (all[c].scheduled)
                assert_int_equal(l->ideas[c].due_in, all[c].due_day - progress_day(NOW, 0));
            assert_true((double)l->ideas[c].stability - all[c].fsrs.stability < 1e-4);
            seen[all[c].state]++;
        }
        progress_close(p);
    }
    assert_true(seen[CONCEPT_MASTERED] && seen[CONCEPT_FRAGILE] && seen[CONCEPT_LEARNING]);
    const struct learner *ada = g.learners.at[0];
    assert_int_equal(ada->reviews, 5);
    assert_int_equal(ada->lapses, 2);
    assert_int_equal(ada->inventory[0].right, 1);
    assert_int_equal(ada->inventory[1].right, 3);
    assert_int_equal(ada->inventory[1].asked, 3);
    assert_int_equal(g.learners.at[1]->inventory[1].asked, 0);
    assert_int_equal(g.forecast[0], g.debt);
    figures_release(&g);
}

static void a_unit_passed_by_test_is_done(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "one.db"), "One", NOW - DAY));
    act(&a, 0, EVENT_TESTED_OUT, "", RESULT_FAILED, "03-heap", "", 0);
    act(&a, HOUR, EVENT_TESTED_OUT, "", RESULT_PASSED, "01-boxes", "", 0);
    finish(&a);
    struct figures g = gather(f);
    const struct learner *l = g.learners.at[0];
    assert_int_equal(l->unit_done[0], 6);
    assert_int_equal(l->items_done, 6);
    assert_int_equal(l->states[CONCEPT_TESTED_OUT], 5);
    assert_int_equal(l->exercises_passed, 0);
    figures_release(&g);
    has(report(f, REPORT_CSV), "tested-out");
}

/* What is optional counts beside the rest. */
static void an_optional_item_is_more(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    ((struct item *)item(f, "two-boxes"))->optional = true;
    f->made.pack.units[0].core--;
    f->made.pack.core_count--;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "one.db"), "One", NOW - DAY));
    work(&a, item(f, "boxes"), 0, true, 100);
    work(&a, item(f, "two-boxes"), 1, true, 100);
    finish(&a);
    struct figures g = gather(f);
    assert_int_equal(g.learners.at[0]->items_done, 1);
    assert_int_equal(g.learners.at[0]->unit_done[0], 1);
    assert_int_equal(g.learners.at[0]->unit_more[0], 1);
    figures_release(&g);
    char done[40];
    snprintf(done, sizeof done, "1/%zu +1", f->made.pack.core_count);
    has(report(f, REPORT_TEXT), done);
    has(report(f, REPORT_HTML), done);
    snprintf(done, sizeof done, "1/%zu +1", f->made.pack.units[0].core);
    has(report(f, REPORT_HTML), done);
    has(report(f, REPORT_JSON), "\"optional_done\":1");
}

static void counts(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    /* 3 minutes expected; one failure, so two steps of 90 seconds */
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "one.db"), "One", NOW - DAY));
    work(&a, item(f, "boxes"), 0, true, 100);
    work(&a, item(f, "two-boxes"), 1, true, 100);
    work(&a, item(f, "give-back"), 0, true, 100);
    act(&a, MINUTE, EVENT_ATTEMPT, "give-back", RESULT_FAILED, "leak", "", -1); /* playing on */
    finish(&a);
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "two.db"), "Two", NOW - 8 * (int64_t)DAY));
    work(&a, item(f, "two-boxes"), 4, true, 100); /* with hint 3 */
    work(&a, item(f, "which-box"), 2, false, 100);
    finish(&a);

    struct figures g = gather(f);
    assert_int_equal(g.learners.len, 2);
    const struct learner *one = g.learners.at[0], *two = g.learners.at[1];
    assert_true(str_is(one->name, "One"));
    assert_int_equal(one->items_done, 3);
    assert_int_equal(one->exercises_passed, 2);
    assert_int_equal(one->unit_done[0], 2);
    assert_int_equal(one->unit_done[1], 1);
    assert_int_equal(one->attempts, 4);
    assert_true(one->place == item(f, "give-back"));
    /* two-boxes: 3m, and 40 s until the next was opened came after the pass */
    assert_int_equal(one->median_ms, 3 * MINUTE);
    assert_int_equal(one->p90_ms, 3 * MINUTE);
    assert_int_equal(two->items_done, 1);
    assert_int_equal(two->median_ms, 3 * MINUTE + 5 * SECOND);
    assert_int_equal(two->tags.len, 1);
    assert_int_equal(two->tags.at[0].times, 2);
    assert_int_equal(two->tags.at[0].sure, 2);

    /* hardest first: which-box 0 of 1 passed, two-boxes 0 of 2 at first try, give-back 1 of 1 */
    assert_int_equal(g.exercises.len, 3);
    assert_int_equal(g.untried, 8);
    const struct exercise_figures *two_boxes = NULL, *last = &g.exercises.at[2];
    for (size_t i = 0; i < 3; i++)
        if (g.columns.at[g.exercises.at[i].column].at == item(f, "two-boxes"))
            two_boxes = &g.exercises.at[i];
    assert_int_equal(two_boxes->tried, 2);
    assert_int_equal(two_boxes->passed, 2);
    assert_int_equal(two_boxes->helped, 1);
    assert_int_equal(two_boxes->first_try, 0);
    assert_int_equal(two_boxes->median_attempts, 2);
    assert_true(g.columns.at[last->column].at == item(f, "give-back"));
    assert_int_equal(last->first_try, 1);
    assert_int_equal(last->median_attempts, 1);
    const struct exercise_figures *stopped = &g.exercises.at[0];
    if (g.columns.at[stopped->column].at != item(f, "which-box"))
        stopped = &g.exercises.at[1];
    assert_int_equal(stopped->stopped, 1);
    assert_int_equal(two_boxes->stopped, 0);
    figures_release(&g);
}

static void quantiles(void **state)
{
    (void)state;
    int64_t v[] = {9, 1, 8, 2, 7, 3, 6, 4, 5, 10}, one[] = {42};
    assert_int_equal(quantile(v, 10, 0.5), 5);
    assert_int_equal(quantile(v, 10, 0.9), 9);
    assert_int_equal(quantile(v, 9, 0.5), 5);
    assert_int_equal(quantile(one, 1, 0.9), 42);
    assert_int_equal(quantile(one, 0, 0.5), -1);
}

static void one_learner_in_two_files(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    char command[256];
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "desk.db"), "Kim",
                            NOW - 2 * (int64_t)DAY));
    work(&a, item(f, "two-boxes"), 2, true, 100);
    finish(&a);
    snprintf(command, sizeof command, "cp %s/desk.db %s/laptop.db", f->dir, f->dir);
    assert_int_equal(system(command), 0);
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "laptop.db"), NULL, NOW - DAY));
    work(&a, item(f, "give-back"), 1, true, 100);
    finish(&a);
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "desk.db"), NULL, NOW - HOUR));
    work(&a, item(f, "fill-swap"), 0, true, 100);
    finish(&a);

    f->files[0] = in_dir(f, "laptop.db"); /* in either order, and one of them twice */
    f->files[1] = f->dir;
    f->count = 2;
    struct figures g = gather(f);
    assert_int_equal(g.files_read, 2);
    assert_int_equal(g.learners.len, 1);
    const struct learner *kim = g.learners.at[0];
    assert_int_equal(kim->attempts, 3 + 2 + 1); /* shared events count once */
    assert_int_equal(kim->exercises_passed, 3);
    assert_true(kim->place == item(f, "fill-swap"));
    assert_int_equal(kim->trail.sessions, 3);
    figures_release(&g);
}

static void files_without_a_name(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "team/eva/progress.db"), NULL, NOW));
    finish(&a);
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "team/progress.db"), NULL, NOW));
    finish(&a);
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "team/li.db"), "  ", NOW));
    finish(&a);
    f->files[0] = in_dir(f, "team/eva/progress.db");
    f->files[1] = in_dir(f, "team");
    f->count = 2;
    struct figures g = gather(f);
    assert_int_equal(g.learners.len, 3);
    assert_true(str_is(g.learners.at[0]->name, "eva"));
    assert_true(str_is(g.learners.at[1]->name, "li"));
    assert_true(str_is(g.learners.at[2]->name, "team"));
    figures_release(&g);
}

/* ---- who is stuck ---------------------------------------------------------------- */

static void tries(struct actor *a, const char *id, int64_t at_ms, int times, const char *code)
{
    a->clock.now_ms = at_ms;
    for (int i = 0; i < times; i++)
        act(a, MINUTE, EVENT_ATTEMPT, id, RESULT_FAILED, code, "", -1);
}

static struct str reason(struct fixture *f, struct str *ret_action)
{
    struct figures g = gather(f);
    assert_int_equal(g.learners.len, 1);
    struct str r = arena_str(&f->a, g.learners.at[0]->reason);
    if (ret_action)
        *ret_action = arena_str(&f->a, g.learners.at[0]->action);
    figures_release(&g);
    return r;
}

static void stuck_on_the_same_failure(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    struct str action;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "a.db"), "A", NOW));
    tries(&a, "last-arrow", NOW - 3 * (int64_t)DAY, 3, "leak");
    assert_int_equal(reason(f, NULL).len, 0); /* one session is not enough */
    tries(&a, "last-arrow", NOW - 2 * (int64_t)DAY - HOUR, 3, "leak");
    assert_string_equal(reason(f, &action).at, "6 failures in a row on 'Last arrow lost', always "
                                               "leak, last try 2 days ago");
    assert_string_equal(action.at, "suggest opening hint 1 of 'Last arrow lost' (0 of 3 are open)");
    act(&a, MINUTE, EVENT_HINT, "last-arrow", RESULT_NONE, "", "", 3);
    reason(f, &action);
    has(action.at, "sit with them on 'Last arrow lost'");
    act(&a, MINUTE, EVENT_ATTEMPT, "last-arrow", RESULT_PASSED, "", "", -1);
    assert_int_equal(reason(f, NULL).len, 0); /* overcome */
    finish(&a);
}

static void not_stuck_if_failures_differ(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    static const char *const codes[] = {"leak", "wrong-output", "crash"};
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "a.db"), "A", NOW));
    for (int i = 0; i < 12; i++) /* two sessions, six each, never the same twice */
        tries(&a, "last-arrow", NOW - (i < 6 ? 3 : 2) * (int64_t)DAY + i * 2 * MINUTE, 1,
              codes[i % 3]);
    assert_int_equal(reason(f, NULL).len, 0);
    finish(&a);
}

static void stuck_in_two_places(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "a.db"), "A", NOW));
    tries(&a, "two-boxes", NOW - 3 * (int64_t)DAY, 4, "wrong-output");
    tries(&a, "last-arrow", NOW - 1 * (int64_t)DAY - HOUR, 3, "leak");
    has(reason(f, NULL).at, "4 times wrong-output on 'Two boxes', then 3 times leak on 'Last arrow "
                            "lost', last try yesterday");
    finish(&a);
}

static void stuck_when_passing_takes_ever_longer(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    struct str action;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "a.db"), "A", NOW - 3 * (int64_t)DAY));
    work(&a, item(f, "two-boxes"), 0, true, 80);
    a.clock.now_ms = NOW - 2 * (int64_t)DAY;
    work(&a, item(f, "fill-swap"), 1, true, 140);
    assert_int_equal(reason(f, NULL).len, 0);
    a.clock.now_ms = NOW - 1 * (int64_t)DAY;
    work(&a, item(f, "give-back"), 2, true, 260);
    has(reason(f, &action).at, "0.8, 1.4, then 2.6 times the expected minutes");
    has(action.at, "'A box that stays'");
    a.clock.now_ms = NOW - HOUR;
    work(&a, item(f, "grow"), 0, true, 50);
    assert_int_equal(reason(f, NULL).len, 0); /* back on track */
    finish(&a);
}

static void silent_in_the_middle_of_a_unit(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    struct str action;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "a.db"), "A",
                            NOW - 9 * (int64_t)DAY - HOUR));
    work(&a, item(f, "boxes"), 0, true, 100);
    work(&a, item(f, "which-box"), 0, true, 100);
    assert_string_equal(reason(f, &action).at,
                        "silent for 9 days in the middle of 'Boxes and arrows' (2 of 6 done)");
    assert_string_equal(action.at, "send a short message: next is 'Two boxes', about 3 minutes");
    f->options.now_ms = NOW - 3 * (int64_t)DAY;
    assert_int_equal(reason(f, NULL).len, 0); /* six days are not seven */
    f->options.now_ms = NOW;
    for (size_t i = 2; i < 6; i++)
        work(&a, &f->made.items[i], 0, true, 100);
    assert_int_equal(reason(f, NULL).len, 0); /* between units is a good place to rest */
    finish(&a);
}

/* ---- csv ------------------------------------------------------------------------- */

struct sheet {
    VEC(char *) cells; /* row after row; in the fixture's arena */
    size_t columns, rows;
};

/* RFC 4180, strictly: CRLF, quotes only where allowed, rows of one length. */
static void csv_read(struct fixture *f, const char *at, struct sheet *s)
{
    struct buf cell = {0};
    size_t in_row = 0;
    while (*at) {
        buf_clear(&cell);
        buf_cstr(&cell, "");
        if (*at == '"') {
            for (at++; *at != '"' || at[1] == '"'; at++) {
                assert_true(*at != '\0');
                at += *at == '"';
                buf_char(&cell, *at);
            }
            at++;
        } else {
            for (; *at != ',' && *at != '\r'; at++) {
                assert_true(*at != '\0' && *at != '"' && *at != '\n');
                buf_char(&cell, *at);
            }
        }
        vec_push(&s->cells, arena_cstr(&f->a, buf_view(&cell)));
        in_row++;
        if (*at == ',') {
            at++;
            continue;
        }
        assert_true(at[0] == '\r' && at[1] == '\n');
        at += 2;
        if (!s->columns)
            s->columns = in_row;
        assert_int_equal(in_row, s->columns);
        s->rows++;
        in_row = 0;
    }
    assert_int_equal(in_row, 0);
    buf_release(&cell);
}

/* The cell under head in the row of that learner and exercise. */
static const char *cell(const struct sheet *s, const char *learner, const char *exercise,
                        const char *head)
{
    for (size_t r = 1; r < s->rows; r++) {
        char **row = s->cells.at + r * s->columns;
        if (strcmp(row[0], learner) || strcmp(row[5], exercise))
            continue;
        for (size_t c = 0; c < s->columns; c++)
            if (!strcmp(s->cells.at[c], head))
                return row[c];
    }
    fail_msg("no %s of %s, %s", head, learner, exercise);
    return NULL;
}

static void csv_has_a_row_for_each(void **state)
{
    struct fixture *f = *state;
    struct sheet s = {0};
    csv_read(f, report(f, REPORT_CSV), &s);
    assert_int_equal(s.columns, 28);
    assert_int_equal(s.rows, 1 + 3 * 11 + 1); /* header, learners x exercises, Ada's old one */
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "status"), "tried");
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "memory"), "learning");
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "due_in"), "");
    assert_string_equal(cell(&s, "Ada Lovelace", "fill-swap", "memory"), "mastered");
    assert_string_equal(cell(&s, "Ada Lovelace", "fill-swap", "idea"), "fill-swap");
    assert_true(atoi(cell(&s, "Ada Lovelace", "fill-swap", "due_in")) > 3);
    assert_string_equal(cell(&s, "Ada Lovelace", "fill-swap", "recall_percent"), "100");
    assert_string_equal(cell(&s, "Ada Lovelace", "last-year", "memory"), "");
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "attempts"), "6");
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "last_failure"), "leak");
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "failures_in_a_row"), "6");
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "minutes_to_pass"), "");
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "expected_minutes"), "3");
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "hints"), "1");
    assert_string_equal(cell(&s, "Bo Nilsson", "give-back", "track"), "Java or C#");
    assert_string_equal(cell(&s, "Bo Nilsson", "hand-over", "status"), "not-started");
    assert_string_equal(cell(&s, "Bo Nilsson", "hand-over", "first_opened"), "");
    assert_string_equal(cell(&s, "Ada Lovelace", "last-year", "in_pack"), "no");
    assert_string_equal(cell(&s, "Ada Lovelace", "last-year", "status"), "passed");
    assert_string_equal(cell(&s, "Ada Lovelace", "who-frees", "unit_title"),
                        "Owners & <borrowers>");
    assert_string_equal(cell(&s, "Chandra Iyer", "which-box", "status"), "passed-with-help");
    assert_string_equal(cell(&s, "Chandra Iyer", "which-box", "first_try"), "no");
    vec_release(&s.cells);
}

static const struct {
    const char *name, *in_csv;
} hostile[] = {
    {"=HYPERLINK(\"http://evil\",\"x\")", "'=HYPERLINK(\"http://evil\",\"x\")"},
    {"+1", "'+1"},
    {"-2+3", "'-2+3"},
    {"@SUM(A1)", "'@SUM(A1)"},
    {"O'Neill, \"Jo\"", "O'Neill, \"Jo\""},
    {"<script>alert(1)</script>&amp;", "<script>alert(1)</script>&amp;"},
    {"]]>--></style></title>", "]]>--></style></title>"},
};

static void write_hostile(struct fixture *f)
{
    struct actor a;
    for (size_t i = 0; i < COUNT(hostile); i++) {
        char name[16];
        snprintf(name, sizeof name, "%zu.db", i);
        assert_true(actor_begin(&a, &f->made.pack, in_dir(f, name), hostile[i].name, NOW - HOUR));
        work(&a, item(f, "two-boxes"), 1, true, 100);
        act(&a, 0, EVENT_ATTEMPT, "\033[31m<img src=x onerror=alert(1)>\n\"", RESULT_FAILED,
            "=cmd|' /C calc'!A0", "\"><svg onload=alert(1)>\033]0;x\a", -1);
        act(&a, 0, EVENT_ATTEMPT, "two-boxes", RESULT_FAILED, "=2+5", "", -1);
        finish(&a);
    }
}

static void csv_with_hostile_names(void **state)
{
    struct fixture *f = *state;
    struct sheet s = {0};
    write_hostile(f);
    csv_read(f, report(f, REPORT_CSV), &s);
    for (size_t i = 0; i < COUNT(hostile); i++)
        assert_string_equal(cell(&s, hostile[i].in_csv, "two-boxes", "last_failure"), "'=2+5");
    for (size_t i = 0; i < s.cells.len; i++) {
        assert_null(strchr("=+-@\t\r", s.cells.at[i][0] ? s.cells.at[i][0] : 'x'));
        assert_null(strchr(s.cells.at[i], '\033'));
    }
    vec_release(&s.cells);
}

static void csv_cells(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cells[] = {
        {"", ""},           {"plain", "plain"},        {"a,b", "\"a,b\""},
        {"a\"b", "\"a\"\"b\""}, {"a\nb", "\"a\nb\""}, {"=1", "'=1"},
        {"\t=1", "'\t=1"},  {"\r=1", "\"'\r=1\""},     {"=1,2", "\"'=1,2\""},
        {"1-2", "1-2"},     {"-", "'-"},
    };
    for (size_t i = 0; i < COUNT(cells); i++) {
        struct buf b = {0};
        buf_cstr(&b, "");
        csv_cell(&b, str_from(cells[i].text));
        assert_true(str_is(buf_view(&b), cells[i].want));
        buf_release(&b);
    }
}

/* ---- html ------------------------------------------------------------------------ */

/* Every tag closed in order, every & a reference, no raw control character. */
static void well_formed(const char *html)
{
    char open[64][32];
    int depth = 0;
    const char *at = strstr(html, "<html");
    assert_non_null(at);
    for (const char *c = html; *c; c++)
        assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    assert_true(utf8_valid(str_from(html)));
    while (*at) {
        if (*at == '&') {
            const char *end = strchr(at, ';');
            assert_true(end && end - at < 8);
            assert_true(!strncmp(at, "&amp;", 5) || !strncmp(at, "&lt;", 4) ||
                        !strncmp(at, "&gt;", 4) || !strncmp(at, "&quot;", 6) ||
                        !strncmp(at, "&#39;", 5) || !strncmp(at, "&#160;", 6));
            at = end + 1;
            continue;
        }
        if (*at != '<') {
            assert_true(*at != '>');
            at++;
            continue;
        }
        bool closing = at[1] == '/';
        at += 1 + closing;
        char name[32];
        size_t n = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789");
        assert_true(n > 0 && n < sizeof name);
        memcpy(name, at, n);
        name[n] = '\0';
        at += n;
        while (*at != '>' && !(at[0] == '/' && at[1] == '>')) { /* attributes: name="value" */
            assert_int_equal(*at, ' ');
            at += 1 + strspn(at + 1, "abcdefghijklmnopqrstuvwxyzABR-");
            assert_true(at[0] == '=' && at[1] == '"');
            for (at += 2; *at != '"'; at++)
                assert_true(*at != '<' && *at != '\0');
            at++;
        }
        bool empty_tag = *at == '/';
        at += 1 + empty_tag;
        if (closing) {
            assert_true(depth > 0);
            assert_string_equal(open[--depth], name);
        } else if (!empty_tag) {
            assert_true(depth < 64);
            strcpy(open[depth++], name);
            if (!strcmp(name, "style")) {
                at = strstr(at, "</style>");
                assert_non_null(at);
            }
        }
    }
    assert_int_equal(depth, 0);
}

static void html_is_whole(void **state)
{
    struct fixture *f = *state;
    const char *html = report(f, REPORT_HTML);
    well_formed(html);
    static const char *const nothing_from_elsewhere[] = {"http:", "https:", "src=", "href=",
                                                         "url(", "@import", "<script", "<link"};
    for (size_t i = 0; i < COUNT(nothing_from_elsewhere); i++)
        lacks(html, nothing_from_elsewhere[i]);
    has(html, "@media print");
    has(html, "prefers-color-scheme:dark");
    has(html, "role=\"img\"");
    has(html, "<title>Ada Lovelace, Boxes and arrows: 6/6</title>");
    has(html, "6 failures in a row on &#39;Give it back&#39;, always leak, last try 2 days ago");
    has(html, "silent for 9 days in the middle of");
    has(html, "Owners &amp; &lt;borrowers&gt;");
    has(html, "Not in this pack");
    has(html, "free clears pointer (2 times");
    lacks(html, "free-clears-pointer");
}

/* With a list of misconceptions reports say what is believed, and count tags of before with it. */
static void beliefs_are_sentences(void **state)
{
    struct fixture *f = *state;
    static struct str before[] = {STR("free-clears-pointer")};
    static struct misconception known[] = {{.tag = STR("free-sets-null"), .believes = STR("`free(p)` sets `p` to NULL."),
                                            .also = before, .also_count = 1}};
    f->made.loader.lists.misconceptions = known;
    f->made.loader.lists.misconception_count = 1;
    has(report(f, REPORT_HTML), "`free(p)` sets `p` to NULL. (2 times");
    has(report(f, REPORT_TEXT), "`free(p)` sets `p`");
    const char *json = report(f, REPORT_JSON);
    has(json, "\"tag\":\"free-sets-null\",\"believes\":\"`free(p)` sets `p` to NULL.\"");
    lacks(json, "free-clears-pointer");
}

static void html_with_hostile_text(void **state)
{
    struct fixture *f = *state;
    write_hostile(f);
    const char *html = report(f, REPORT_HTML);
    well_formed(html);
    lacks(html, "<script");
    lacks(html, "<img");
    lacks(html, "<svg onload");
    has(html, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;");
}

/* ---- json ------------------------------------------------------------------------ */

static void json_says_the_same(void **state)
{
    struct fixture *f = *state;
    const char *json = report(f, REPORT_JSON);
    static const char start[] = "{\"schema\":1,\"generated\":1790000000000,\"files_read\":3,";
    assert_int_equal(strncmp(json, start, sizeof start - 1), 0);
    has(json, "\"name\":\"Bo Nilsson\"");
    has(json, "\"stuck\":{\"reason\":\"6 failures in a row on 'Give it back', always leak");
    has(json, "\"not_in_this_pack\":[{\"pack\":\"made\",\"id\":\"last-year\"");
    has(json, "\"unreadable\":[]}");
    has(json, "\"tag\":\"free-clears-pointer\""); /* for programs it stays a tag */
    int depth = 0, quoted = 0;
    for (const char *at = json; *at; at++) {
        if (quoted && *at == '\\')
            at++;
        else if (*at == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
        assert_true(depth >= 0);
    }
    assert_int_equal(depth, 0);
}

/* ---- files that cannot be read --------------------------------------------------- */

static void broken_files_are_named(void **state)
{
    struct fixture *f = *state;
    const char *broken = in_dir(f, "broken.db");
    assert_true(file_write_atomic(broken, STR("not a database at all"), &f->err));
    for (enum report_format format = REPORT_TEXT; format <= REPORT_HTML; format++) {
        f->options.width = 300;
        const char *text = report(f, format);
        has(text, "Bo Nilsson");
        if (format != REPORT_CSV) /* one table: standard error tells */
            has(text, "broken.db");
        has(f->err.text, "broken.db is not a progress file");
        assert_int_equal(f->err.kind, ERROR_DATA);
    }
}

static void nothing_to_read(void **state)
{
    struct fixture *f = *state;
    f->options.format = REPORT_TEXT;
    assert_false(report_write(&f->made.pack, f->files, 1, &f->options, &f->out, &f->err));
    has(f->err.text, "there is no progress file (*.db) in");
    f->files[0] = in_dir(f, "missing.db");
    assert_false(report_write(&f->made.pack, f->files, 1, &f->options, &f->out, &f->err));
    has(f->err.text, "missing.db");
    assert_false(report_write(&f->made.pack, f->files, 0, &f->options, &f->out, &f->err));
    has(f->err.text, "freehold report FILE");
    assert_int_equal(f->out.len, 0);
}

static void a_learner_who_has_not_begun(void **state)
{
    struct fixture *f = *state;
    struct actor a;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "new.db"), "New", NOW));
    finish(&a);
    has(report(f, REPORT_TEXT), "not begun");
    lacks(f->out.at, "nan");
    well_formed(report(f, REPORT_HTML));
    report(f, REPORT_CSV);
    has(report(f, REPORT_JSON), "\"place\":null");
}

static void files_are_left_alone(void **state)
{
    struct fixture *f = *state;
    char before[256], after[256];
    for (int i = 0; i < 2; i++) {
        char command[256];
        snprintf(command, sizeof command, "cd %s && ls -lA --time-style=full-iso | cksum; "
                 "cd %s && cat * | cksum", f->dir, f->dir);
        FILE *p = popen(command, "r");
        size_t n = fread(i ? after : before, 1, 255, p);
        (i ? after : before)[n] = '\0';
        pclose(p);
        if (!i)
            report(f, REPORT_TEXT);
    }
    assert_string_equal(before, after);
}

static int write_sample(const char *dir, const char *pack_path)
{
    struct error err;
    struct pack *pack = pack_open(pack_path, &err);
    if (!pack) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    bool ok = pack->item_count >= 4 && sample_write(pack, dir, world_real.now_ms(NULL));
    pack_free(pack);
    return ok ? 0 : 1;
}

/* ---- capstones -------------------------------------------------------------------- */

static void capstones_have_points_and_dares(void **state)
{
    struct fixture *f = *state;
    static struct stage stages[2], dares[2];
    stages[0] = (struct stage){.as = {.id = STR("first")}, .points = 70};
    stages[1] = (struct stage){.as = {.id = STR("second")}, .points = 30};
    dares[0] = (struct stage){.as = {.id = STR("grow")}, .badge = STR("Grows"), .dare = true};
    dares[1] = (struct stage){.as = {.id = STR("first")}, .badge = STR("Small & <quick>"), .dare = true};
    lacks(report(f, REPORT_TEXT), "Capstones");
    made_item(&f->made, 2, "map", "A map", EXERCISE_CAPSTONE, 60);
    struct exercise *x = &f->made.exercises[f->made.pack.item_count - 1];
    x->stages = stages;
    x->dares = dares;
    x->stage_count = x->dare_count = 2;
    lacks(report(f, REPORT_TEXT), "Capstones"); /* nobody has begun */
    struct actor a;
    assert_true(actor_begin(&a, &f->made.pack, in_dir(f, "zoe.db"), "Zoe", NOW - HOUR));
    act(&a, SECOND, EVENT_OPENED, "map", RESULT_NONE, "", "", 0);
    act(&a, SECOND, EVENT_STAGE, "map", RESULT_PASSED, "first", "", 70);
    act(&a, SECOND, EVENT_STAGE, "map", RESULT_PASSED, "of-before", "", 30); /* no stage any more */
    act(&a, SECOND, EVENT_ATTEMPT, "map", RESULT_PASSED, "", "", 0);
    act(&a, SECOND, EVENT_BADGE, "map", RESULT_PASSED, "first", "", 0);
    finish(&a);
    f->options.width = 120;
    const char *text = report(f, REPORT_TEXT);
    has(text, "Capstones\n");
    has(text, "70     1/2    1/2  Small & <quick>  2026-09-21");
    has(text, "Zoe");
    struct sheet s = {0};
    csv_read(f, report(f, REPORT_CSV), &s);
    assert_string_equal(cell(&s, "Zoe", "map", "points"), "70");
    assert_string_equal(cell(&s, "Zoe", "map", "dares_met"), "1");
    assert_string_equal(cell(&s, "Zoe", "grow", "points"), "");
    assert_string_equal(cell(&s, "Ada Lovelace", "map", "points"), "0");
    vec_release(&s.cells);
    has(report(f, REPORT_JSON), "\"points\":70,\"stages\":2,\"stages_passed\":1,\"dares\":2,\"dares_met\":1}");
    const char *page = report(f, REPORT_HTML);
    has(page, "<h2>Capstones</h2>");
    has(page, "70 of 100 points");
    has(page, "Small &amp; &lt;quick&gt;");
}

int main(int argc, char **argv)
{
    if (argc == 4 && !strcmp(argv[1], "--write-sample"))
        return write_sample(argv[2], argv[3]);
#define EMPTY(name) cmocka_unit_test_setup_teardown(name, empty, clean)
#define THREE(name) cmocka_unit_test_setup_teardown(name, three_learners, clean)
    const struct CMUnitTest tests[] = {
        THREE(text_at_80),
        THREE(text_at_120),
        THREE(text_in_ascii_at_60),
        THREE(every_width_fits),
        THREE(colour_changes_no_words),
        THREE(people_are_in_order_of_names),
        EMPTY(an_optional_item_is_more),
        EMPTY(counts),
        THREE(report_and_learner_agree),
        EMPTY(a_unit_passed_by_test_is_done),
        cmocka_unit_test(quantiles),
        EMPTY(one_learner_in_two_files),
        EMPTY(files_without_a_name),
        EMPTY(stuck_on_the_same_failure),
        EMPTY(not_stuck_if_failures_differ),
        EMPTY(stuck_in_two_places),
        EMPTY(stuck_when_passing_takes_ever_longer),
        EMPTY(silent_in_the_middle_of_a_unit),
        THREE(csv_has_a_row_for_each),
        THREE(capstones_have_points_and_dares),
        EMPTY(csv_with_hostile_names),
        cmocka_unit_test(csv_cells),
        THREE(html_is_whole),
        THREE(beliefs_are_sentences),
        EMPTY(html_with_hostile_text),
        THREE(json_says_the_same),
        THREE(broken_files_are_named),
        EMPTY(nothing_to_read),
        EMPTY(a_learner_who_has_not_begun),
        THREE(files_are_left_alone),
    };
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
