/* One page that holds everything it needs: no script, no font, no picture from
 * elsewhere. It prints, follows the reader's light or dark setting, and each
 * picture (inline SVG) has a title for every mark and its numbers as text or as
 * a table beside it. Tags are written as well-formed XML, so that a test can
 * check that each is closed. Every text that comes from a pack or a learner
 * goes through buf_xml(). The style is in html_style.c. */
#include "report/html.h"
#include "report/table.h"

#include <string.h>

/* % in fmt: s is a struct str * that is escaped, d an int, everything else is
 * copied. Small on purpose: no format can let a text through unescaped. */
void html(struct buf *out, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    for (const char *at = fmt; *at; at++) {
        if (at[0] == '%' && at[1] == 's') {
            buf_xml(out, *va_arg(ap, const struct str *));
            at++;
        } else if (at[0] == '%' && at[1] == 'd') {
            buf_printf(out, "%d", va_arg(ap, int));
            at++;
        } else {
            buf_char(out, *at);
        }
    }
    va_end(ap);
}

static void bar_svg(struct buf *out, int per_cent, struct str told)
{
    html(out, "<svg class=\"bar\" viewBox=\"0 0 100 10\" width=\"100\" height=\"10\" role=\"img\" "
              "preserveAspectRatio=\"none\"><title>%s</title>"
              "<rect class=\"track\" x=\"0\" y=\"0\" width=\"100\" height=\"10\" rx=\"2\"/>"
              "<rect class=\"fill\" x=\"0\" y=\"0\" width=\"%d\" height=\"10\" rx=\"2\"/></svg>",
         &told, per_cent);
}

static void tile(struct buf *out, size_t number, const char *label)
{
    struct str words = str_from(label);
    html(out, "<li><strong>%d</strong> <span>%s</span></li>\n", (int)number, &words);
}

static void top(struct figures *f, struct buf *out)
{
    struct str day = words_day(&f->arena, f->options->now_ms);
    html(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
              "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
              "<title>Progress in %s, %s</title>\n<style>\n",
         &f->pack->title, &day);
    buf_cstr(out, html_style);
    html(out, "</style>\n</head>\n<body>\n<header>\n<p class=\"brand\">Freehold</p>\n"
              "<h1>Progress in %s</h1>\n<p>As of %s, from %d progress %s.</p>\n"
              "<ul class=\"tiles\">\n",
         &f->pack->title, &day, (int)f->files_read,
         f->files_read == 1 ? &STR("file") : &STR("files"));
    tile(out, f->learners.len, f->learners.len == 1 ? "learner" : "learners");
    tile(out, (size_t)f->active_week, "active in the last 7 days");
    tile(out, (size_t)f->finished, "finished");
    tile(out, (size_t)f->stuck, "may need a hand");
    buf_cstr(out, "</ul>\n</header>\n<main>\n");
}

static void stuck(struct figures *f, struct buf *out)
{
    buf_cstr(out, "<section>\n<h2>Who may need a hand</h2>\n");
    if (!f->stuck) {
        buf_cstr(out, "<p>Nobody, as far as this shows.</p>\n</section>\n");
        return;
    }
    buf_cstr(out, "<ul class=\"cards\">\n");
    for (size_t i = 0; i < f->learners.len; i++) {
        const struct learner *l = f->learners.at[i];
        if (!l->reason.len)
            continue;
        html(out, "<li><h3><bdi>%s</bdi></h3>\n<p>%s.</p>\n", &l->name, &l->reason);
        if (l->action.len)
            html(out, "<p class=\"action\"><span aria-hidden=\"true\">→ </span>%s.</p>\n",
                 &l->action);
        buf_cstr(out, "</li>\n");
    }
    buf_cstr(out, "</ul>\n</section>\n");
}

static void learners(struct figures *f, struct buf *out)
{
    int total = (int)f->pack->core_count;
    buf_cstr(out, "<section>\n<h2>Where everyone is</h2>\n<div class=\"scroll\"><table>\n"
                  "<caption>Learners by name. Time is active time up to the first pass, pauses of "
                  "more than five minutes left out.</caption>\n<thead><tr>"
                  "<th scope=\"col\">Learner</th><th scope=\"col\">Comes from</th>"
                  "<th scope=\"col\">Done</th><th scope=\"col\">At</th>"
                  "<th scope=\"col\" class=\"n\">Attempts</th>"
                  "<th scope=\"col\" class=\"n\">Time to pass, median</th>"
                  "<th scope=\"col\" class=\"n\">90 % within</th>"
                  "<th scope=\"col\" class=\"n\">Hints</th><th scope=\"col\">Last active</th>"
                  "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < f->learners.len; i++) {
        const struct learner *l = f->learners.at[i];
        struct str place = words_place(&f->arena, f, l);
        struct str median = words_duration(&f->arena, l->median_ms);
        struct str p90 = words_duration(&f->arena, l->p90_ms);
        struct str ago = words_ago(&f->arena, l->last_ms, f->options->now_ms);
        struct str told = str_from(arena_printf(&f->arena, "%zu of %d done", l->items_done, total));
        struct str more = l->items_more ? str_from(arena_printf(&f->arena, " +%zu", l->items_more)) : STR("");
        html(out, "<tr><th scope=\"row\"><bdi>%s</bdi></th><td>%s</td><td class=\"done\">",
             &l->name, l->track.len ? &l->track : &STR("–"));
        bar_svg(out, percent((int)l->items_done, total), told);
        html(out, " %d/%d%s</td><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%s</td>"
                  "<td class=\"n\">%s</td><td class=\"n\">%d</td><td>%s</td></tr>\n",
             (int)l->items_done, total, &more, &place, l->attempts, &median, &p90, l->hints, &ago);
    }
    buf_cstr(out, "</tbody>\n</table></div>\n</section>\n");
}

/* ---- exercises ---------------------------------------------------------------------- */

/* The bar is three expected times long, with a mark at one. */
static void time_svg(struct figures *f, struct buf *out, const struct exercise_figures *x,
                     int expected)
{
    struct str median = words_duration(&f->arena, x->median_ms);
    int64_t thirds = x->median_ms * 100 / ((int64_t)expected * MINUTE_MS * 3);
    struct str told = str_from(arena_printf(&f->arena, STR_FMT " where %d minutes are expected",
                                            STR_ARG(median), expected));
    html(out, "<svg class=\"bar\" viewBox=\"0 0 100 10\" width=\"100\" height=\"10\" role=\"img\" "
              "preserveAspectRatio=\"none\"><title>%s</title>"
              "<rect class=\"track\" x=\"0\" y=\"0\" width=\"100\" height=\"10\" rx=\"2\"/>"
              "<rect class=\"%s\" x=\"0\" y=\"0\" width=\"%d\" height=\"10\" rx=\"2\"/>"
              "<rect class=\"mark\" x=\"32.5\" y=\"0\" width=\"1.5\" height=\"10\"/></svg>",
         &told, thirds > 66 ? &STR("slow") : &STR("fill"), thirds > 100 ? 100 : (int)thirds);
}

static void exercises(struct figures *f, struct buf *out)
{
    buf_cstr(out, "<section>\n<h2>Exercises, hardest first</h2>\n");
    if (!f->exercises.len) {
        buf_cstr(out, "<p>Nobody has tried one yet.</p>\n</section>\n");
        return;
    }
    buf_cstr(out, "<div class=\"scroll\"><table>\n<caption>First try: passed at once and without "
                  "help, of those who tried. Attempts and time are medians up to the first pass; "
                  "the mark in the time bar is the expected time. Stopped here: the last thing "
                  "they touched, not passed, and silent for a week.</caption>\n<thead><tr>"
                  "<th scope=\"col\">Exercise</th><th scope=\"col\">First try</th>"
                  "<th scope=\"col\" class=\"n\">Passed</th>"
                  "<th scope=\"col\" class=\"n\">Attempts</th><th scope=\"col\">Time</th>"
                  "<th scope=\"col\" class=\"n\">Stopped here</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < f->exercises.len; i++) {
        const struct exercise_figures *x = &f->exercises.at[i];
        const struct item *it = f->columns.at[x->column].at;
        struct str title = item_title(it), unit = words_unit(&f->arena, f, it->unit);
        struct str median = words_duration(&f->arena, x->median_ms);
        struct str told = str_from(arena_printf(&f->arena, "%d of %d passed at the first try",
                                                x->first_try, x->tried));
        html(out, "<tr><th scope=\"row\">%s <small>%s</small></th><td class=\"done\">",
             &title, &unit);
        bar_svg(out, percent(x->first_try, x->tried), told);
        html(out, " %d&#160;%</td><td class=\"n\">%d of %d</td><td class=\"n\">%d</td>"
                  "<td class=\"done\">",
             percent(x->first_try, x->tried), x->passed, x->tried, x->median_attempts);
        if (x->median_ms < 0) {
            buf_cstr(out, "not passed yet");
        } else if (it->minutes > 0) {
            time_svg(f, out, x, it->minutes);
            html(out, " %s of %dm", &median, it->minutes);
        } else {
            html(out, "%s", &median);
        }
        if (x->stopped)
            html(out, "</td><td class=\"n\">%d</td></tr>\n", x->stopped);
        else
            buf_cstr(out, "</td><td class=\"n\">–</td></tr>\n");
    }
    buf_cstr(out, "</tbody>\n</table></div>\n");
    if (f->untried)
        html(out, "<p>%d more that nobody has tried yet.</p>\n", (int)f->untried);
    buf_cstr(out, "</section>\n");
}

static void capstones(struct figures *f, struct buf *out)
{
    size_t column = 0, learner = 0, rows = 0;
    for (const struct record *r; (r = capstone_next(f, &column, &learner)); rows++) {
        const struct column *c = &f->columns.at[column];
        struct capstone_figures k = capstone_of(c, r);
        struct str title = item_title(c->at), badges = capstone_badges(&f->arena, c, r);
        struct str day = r->passed ? words_day(&f->arena, r->passed_ms) : STR("–");
        struct str told = str_from(arena_printf(&f->arena, "%d of 100 points", k.points));
        if (!rows)
            buf_cstr(out, "<section>\n<h2>Capstones</h2>\n<div class=\"scroll\"><table>\n<caption>Points are of 100, for "
                          "the stages that ever passed. A dare is more that was built, for a badge.</caption>\n<thead><tr>"
                          "<th scope=\"col\">Capstone</th><th scope=\"col\">Learner</th><th scope=\"col\">Points</th>"
                          "<th scope=\"col\" class=\"n\">Stages</th><th scope=\"col\" class=\"n\">Dares</th>"
                          "<th scope=\"col\">Badges</th><th scope=\"col\">Passed</th></tr></thead>\n<tbody>\n");
        html(out, "<tr><th scope=\"row\">%s</th><td><bdi>%s</bdi></td><td class=\"done\">", &title,
             &f->learners.at[learner - 1]->name);
        bar_svg(out, k.points, told);
        html(out, " %d</td><td class=\"n\">%d of %d</td><td class=\"n\">%d of %d</td><td>%s</td><td>%s</td></tr>\n",
             k.points, (int)k.stages_passed, (int)k.stages, (int)k.dares_met, (int)k.dares,
             badges.len ? &badges : &STR("–"), &day);
    }
    if (rows)
        buf_cstr(out, "</tbody>\n</table></div>\n</section>\n");
}

static void leftovers(struct figures *f, struct buf *out)
{
    if (f->strangers.len) {
        buf_cstr(out, "<section>\n<h2>Not in this pack</h2>\n<table>\n<caption>Done in another "
                      "pack, or in an older state of this one.</caption>\n<thead><tr>"
                      "<th scope=\"col\">Item</th><th scope=\"col\">Pack</th>"
                      "<th scope=\"col\" class=\"n\">Learners</th>"
                      "<th scope=\"col\" class=\"n\">Passed</th></tr></thead>\n<tbody>\n");
        for (size_t i = 0; i < f->strangers.len; i++) {
            const struct exercise_figures *x = &f->strangers.at[i];
            const struct column *c = &f->columns.at[x->column];
            html(out, "<tr><th scope=\"row\">%s</th><td>%s</td><td class=\"n\">%d</td>"
                      "<td class=\"n\">%d</td></tr>\n",
                 &c->item, &c->pack, x->opened, x->passed);
        }
        buf_cstr(out, "</tbody>\n</table>\n</section>\n");
    }
    if (f->unread.len) {
        buf_cstr(out, "<section>\n<h2>Files that could not be read</h2>\n<ul>\n");
        for (size_t i = 0; i < f->unread.len; i++)
            html(out, "<li>%s</li>\n", &f->unread.at[i].why);
        buf_cstr(out, "</ul>\n</section>\n");
    }
}

void report_html(struct figures *f, struct buf *out)
{
    top(f, out);
    stuck(f, out);
    learners(f, out);
    unit_map(f, out);
    memory_section(f, out);
    exercises(f, out);
    capstones(f, out);
    tag_map(f, out);
    leftovers(f, out);
    buf_cstr(out, "</main>\n<footer>\n<p>This page orders learners by name and exercises by "
                  "difficulty; it does not rank people. A fault of the judge is never counted as "
                  "an attempt. “May need a hand” asks for two sessions in a row with the same "
                  "failure, a time to pass that keeps growing, or seven silent days in the middle "
                  "of a unit.</p>\n</footer>\n</body>\n</html>\n");
}
