/* What is remembered: learners with what they have mastered, what is fragile and
 * what falls due on each of the next days (a bar a day, each with its number as
 * title), then units, then the ideas that are fragile for somebody. */
#include "report/html.h"

#include <stdlib.h>

/* Fourteen bars, the highest as high as the picture. */
static void days_svg(struct figures *f, struct buf *out, const int days[FORECAST])
{
    enum { STEP = 8, HEIGHT = 20 };
    int most = 1, week = 0;
    for (int d = 0; d < FORECAST; d++) {
        most = days[d] > most ? days[d] : most;
        week += d < 7 ? days[d] : 0;
    }
    struct str told = str_from(arena_printf(&f->arena, "%d due today, %d in seven days", days[0], week));
    html(out, "<svg class=\"days\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
              "aria-label=\"%s\"><title>%s</title>", STEP * FORECAST, HEIGHT, STEP * FORECAST, HEIGHT,
         &told, &told);
    for (int d = 0; d < FORECAST; d++) {
        int high = days[d] ? 2 + days[d] * (HEIGHT - 2) / most : 1;
        struct str when = d == 0 ? STR("today") : d == 1 ? STR("tomorrow")
                        : str_from(arena_printf(&f->arena, "in %d days", d));
        html(out, "<g><title>%s: %d</title><rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" "
                  "height=\"%d\"/></g>",
             &when, days[d], days[d] ? &STR("fill") : &STR("track"), STEP * d, HEIGHT - high, STEP - 2, high);
    }
    buf_cstr(out, "</svg>");
}

static struct str of_inventory(struct figures *f, const struct inventory *v)
{
    return v->asked ? str_from(arena_printf(&f->arena, "%d of %d", v->right, v->asked)) : STR("–");
}

static void learners(struct figures *f, struct buf *out)
{
    buf_cstr(out, "<div class=\"scroll\"><table>\n<caption>Mastered: ideas that were passed and right in "
                  "review on a later day. Fragile: passed, not proved since. Due: reviews waiting today. "
                  "The bars are the reviews of the next 14 days, if all are right. Inventory: right "
                  "answers before the course and after it.</caption>\n<thead><tr>"
                  "<th scope=\"col\">Learner</th><th scope=\"col\" class=\"n\">Mastered</th>"
                  "<th scope=\"col\" class=\"n\">Fragile</th><th scope=\"col\" class=\"n\">Due</th>"
                  "<th scope=\"col\">Next 14 days</th><th scope=\"col\" class=\"n\">Reviews</th>"
                  "<th scope=\"col\" class=\"n\">Wrong</th><th scope=\"col\">Inventory before</th>"
                  "<th scope=\"col\">after</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < f->learners.len; i++) {
        const struct learner *l = f->learners.at[i];
        struct str before = of_inventory(f, &l->inventory[0]), after = of_inventory(f, &l->inventory[1]);
        html(out, "<tr><th scope=\"row\"><bdi>%s</bdi></th><td class=\"n\">%d</td><td class=\"n\">%d</td>"
                  "<td class=\"n\">%d</td><td>",
             &l->name, l->states[CONCEPT_MASTERED], l->states[CONCEPT_FRAGILE], l->debt);
        days_svg(f, out, l->forecast);
        html(out, "</td><td class=\"n\">%d</td><td class=\"n\">%d</td><td>%s</td><td>%s</td></tr>\n",
             l->reviews, l->lapses, &before, &after);
    }
    buf_cstr(out, "</tbody>\n</table></div>\n");
}

static void units(struct figures *f, struct buf *out)
{
    buf_cstr(out, "<div class=\"scroll\"><table>\n<caption>Ideas by unit, of all learners "
                  "together.</caption>\n<thead><tr><th scope=\"col\">Unit</th>"
                  "<th scope=\"col\" class=\"n\">Mastered</th><th scope=\"col\" class=\"n\">Fragile</th>"
                  "<th scope=\"col\" class=\"n\">Learning</th><th scope=\"col\" class=\"n\">Tested out</th>"
                  "</tr></thead>\n<tbody>\n");
    for (size_t u = 0; u < f->pack->unit_count; u++) {
        const int *n = f->unit_states[u].states;
        struct str name = words_unit(&f->arena, f, u);
        html(out, "<tr><th scope=\"row\">%s</th><td class=\"n\">%d</td><td class=\"n\">%d</td>"
                  "<td class=\"n\">%d</td><td class=\"n\">%d</td></tr>\n",
             &name, n[CONCEPT_MASTERED], n[CONCEPT_FRAGILE], n[CONCEPT_LEARNING], n[CONCEPT_TESTED_OUT]);
    }
    buf_cstr(out, "</tbody>\n</table></div>\n");
}

static void ideas(struct figures *f, struct buf *out)
{
    buf_cstr(out, "<details><summary>Every idea</summary>\n<div class=\"scroll\"><table>\n<caption>Learners "
                  "for whom an idea is mastered, fragile, or due today.</caption>\n<thead><tr>"
                  "<th scope=\"col\">Idea</th><th scope=\"col\" class=\"n\">Mastered</th>"
                  "<th scope=\"col\" class=\"n\">Fragile</th><th scope=\"col\" class=\"n\">Due</th>"
                  "</tr></thead>\n<tbody>\n");
    for (size_t c = 0; c < f->ideas.count; c++) {
        const struct idea_figures *x = &f->idea_figures[c];
        struct str name = tag_words(&f->arena, idea_name(f, c));
        struct str unit = words_unit(&f->arena, f, f->pack->items[f->ideas.first[c]].unit);
        html(out, "<tr><th scope=\"row\">%s <small>%s</small></th><td class=\"n\">%d</td>"
                  "<td class=\"n\">%d</td><td class=\"n\">%d</td></tr>\n",
             &name, &unit, x->states[CONCEPT_MASTERED], x->states[CONCEPT_FRAGILE], x->due);
    }
    buf_cstr(out, "</tbody>\n</table></div>\n</details>\n");
}

void memory_section(struct figures *f, struct buf *out)
{
    buf_cstr(out, "<section>\n<h2>What is remembered</h2>\n");
    if (!f->mastered && !f->fragile) {
        buf_cstr(out, "<p>Nobody has passed anything yet that could be forgotten.</p>\n</section>\n");
        return;
    }
    learners(f, out);
    units(f, out);
    ideas(f, out);
    buf_cstr(out, "</section>\n");
}
