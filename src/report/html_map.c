/* Maps of learners by units and by misconceptions: one row a learner, one
 * column a unit or tag, shade and number in each cell. The picture comes first,
 * the same as a table behind it for those who cannot see it. */
#include "report/html.h"
#include "report/table.h"

enum { ROW = 22, CELL = 58, LABEL = 190, HEAD = 26, TAGS = 12 };

struct map {
    struct figures *f;
    struct buf *out;
    struct str title, rows_are;
    size_t columns;
    struct str (*column_name)(struct map *m, size_t column);
    /* The text of a cell, and 0 (none) to 5 for its shade. */
    struct str (*cell)(struct map *m, const struct learner *l, size_t column, int *ret_shade);
};

static void picture(struct map *m)
{
    struct figures *f = m->f;
    struct buf *out = m->out;
    int width = LABEL + CELL * (int)m->columns, height = HEAD + ROW * (int)f->learners.len;
    html(out, "<svg class=\"map\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
              "aria-label=\"%s\"><title>%s</title>\n",
         width, height, width, height, &m->title, &m->title);
    for (size_t c = 0; c < m->columns; c++) {
        struct str name = m->column_name(m, c);
        html(out, "<text class=\"head\" x=\"%d\" y=\"%d\"><title>%s</title>%d</text>\n",
             LABEL + CELL * (int)c + CELL / 2, HEAD - 9, &name, (int)c + 1);
    }
    for (size_t i = 0; i < f->learners.len; i++) {
        const struct learner *l = f->learners.at[i];
        struct buf cut = {0};
        int y = HEAD + ROW * (int)i;
        add_fitted(&cut, l->name, 26, false, false);
        struct str short_name = buf_view(&cut);
        html(out, "<text class=\"row\" x=\"%d\" y=\"%d\">%s</text>\n", LABEL - 8, y + 15,
             &short_name);
        buf_release(&cut);
        for (size_t c = 0; c < m->columns; c++) {
            int shade = 0, x = LABEL + CELL * (int)c;
            struct str text = m->cell(m, l, c, &shade), name = m->column_name(m, c);
            html(out, "<g><title>%s, %s: %s</title><rect class=\"h%d\" x=\"%d\" y=\"%d\" "
                      "width=\"%d\" height=\"%d\" rx=\"3\"/><text class=\"c%d\" x=\"%d\" y=\"%d\">"
                      "%s</text></g>\n",
                 &l->name, &name, &text, shade, x + 1, y + 1, CELL - 2, ROW - 2, shade,
                 x + CELL / 2, y + 15, &text);
        }
    }
    buf_cstr(out, "</svg>\n");
}

static void as_table(struct map *m)
{
    struct buf *out = m->out;
    html(out, "<details><summary>The same as a table</summary>\n<div class=\"scroll\"><table>\n"
              "<caption>%s</caption>\n<thead><tr><th scope=\"col\">Learner</th>",
         &m->title);
    for (size_t c = 0; c < m->columns; c++) {
        struct str name = m->column_name(m, c);
        html(out, "<th scope=\"col\" class=\"n\">%s</th>", &name);
    }
    buf_cstr(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < m->f->learners.len; i++) {
        const struct learner *l = m->f->learners.at[i];
        html(out, "<tr><th scope=\"row\"><bdi>%s</bdi></th>", &l->name);
        for (size_t c = 0; c < m->columns; c++) {
            int shade;
            struct str text = m->cell(m, l, c, &shade);
            html(out, "<td class=\"n\">%s</td>", &text);
        }
        buf_cstr(out, "</tr>\n");
    }
    buf_cstr(out, "</tbody>\n</table></div>\n</details>\n");
}

static void key(struct map *m)
{
    buf_cstr(m->out, "<ol class=\"key\">\n");
    for (size_t c = 0; c < m->columns; c++) {
        struct str name = m->column_name(m, c);
        html(m->out, "<li>%s</li>\n", &name);
    }
    buf_cstr(m->out, "</ol>\n");
}

static void draw(struct map *m)
{
    html(m->out, "<section>\n<h2>%s</h2>\n<p>%s</p>\n<div class=\"scroll\">", &m->title,
         &m->rows_are);
    picture(m);
    buf_cstr(m->out, "</div>\n");
    key(m);
    as_table(m);
    buf_cstr(m->out, "</section>\n");
}

/* ---- units ------------------------------------------------------------------------------ */

static struct str unit_name(struct map *m, size_t unit) { return m->f->pack->units[unit].title; }

static struct str unit_cell(struct map *m, const struct learner *l, size_t unit, int *ret_shade)
{
    size_t done = l->unit_done[unit], all = m->f->pack->units[unit].core;
    *ret_shade = !done ? 0 : done == all ? 5 : 1 + (int)(4 * done / (all + 1));
    if (l->unit_more[unit])
        return str_from(arena_printf(&m->f->arena, "%zu/%zu +%zu", done, all, l->unit_more[unit]));
    return str_from(arena_printf(&m->f->arena, "%zu/%zu", done, all));
}

void unit_map(struct figures *f, struct buf *out)
{
    struct map m = {.f = f,
                    .out = out,
                    .title = STR("Units and learners"),
                    .rows_are = STR("A row for each learner, a column for each unit: how many of "
                                    "its items are done, and +1 for each that is optional. The stronger "
                                    "the colour, the more."),
                    .columns = f->pack->unit_count,
                    .column_name = unit_name,
                    .cell = unit_cell};
    if (f->learners.len && m.columns)
        draw(&m);
}

/* ---- misconceptions --------------------------------------------------------------------- */

static struct str tag_name(struct map *m, size_t at)
{
    const struct tag_figures *t = &m->f->tag_figures.at[at];
    struct str tag = tag_sentence(&m->f->arena, m->f, m->f->tags.list.at[t->tag].a);
    return str_from(arena_printf(&m->f->arena, STR_FMT " (%d time%s, %d learner%s, sure %d time%s)",
                                 STR_ARG(tag), t->times, t->times == 1 ? "" : "s", t->learners,
                                 t->learners == 1 ? "" : "s", t->sure, t->sure == 1 ? "" : "s"));
}

static struct str tag_cell(struct map *m, const struct learner *l, size_t at, int *ret_shade)
{
    int times = 0;
    for (size_t i = 0; i < l->tags.len; i++)
        if (l->tags.at[i].tag == m->f->tag_figures.at[at].tag)
            times = l->tags.at[i].times;
    *ret_shade = times > 5 ? 5 : times;
    return times ? str_from(arena_printf(&m->f->arena, "%d", times)) : STR("–");
}

void tag_map(struct figures *f, struct buf *out)
{
    struct map m = {.f = f,
                    .out = out,
                    .title = STR("Misconceptions and learners"),
                    .rows_are = STR("How often an answer showed a belief that does not hold; the "
                                    "commonest first."),
                    .columns = f->tag_figures.len < TAGS ? f->tag_figures.len : TAGS,
                    .column_name = tag_name,
                    .cell = tag_cell};
    if (f->learners.len && m.columns)
        draw(&m);
}
