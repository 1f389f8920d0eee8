/* The reference solution beside the learner's own answer; with few columns one at
 * a time. Lines of the reference that the answer does not have are marked. */
#include "ui/editor.h"
#include "ui/bench.h"

#include <stdio.h>

struct solution_view {
    struct view view;
    struct editor own, reference;
    bool show_own;  /* with few columns: which one is seen */
    int top, rows;
    struct str file; /* of a capstone: which; else "" */
};

static struct solution_view *self(struct view *v) { return (struct solution_view *)v; }

/* The first of them is seen at once, with what stands above it: given lines may fill pages. */
static void mark_new_lines(struct solution_view *x)
{
    enum { ABOVE = 4 };
    int lines = text_lines(x->reference.text);
    struct editor_mark *marks = mem_alloc(((size_t)lines + 1) * sizeof *marks);
    size_t count = 0;
    for (int i = 0; i < lines; i++) {
        struct str line = str_trim(text_line(x->reference.text, i));
        bool there = line.len <= 1; /* braces say nothing */
        for (int k = 0; !there && k < text_lines(x->own.text); k++)
            there = str_eq(line, str_trim(text_line(x->own.text, k)));
        if (!there)
            marks[count++] =
                (struct editor_mark){.line = i, .mark = MARK_BULLET, .role = ROLE_NOTE};
    }
    editor_set_marks(&x->reference, marks, count);
    x->top = count && marks[0].line > ABOVE ? marks[0].line - ABOVE : 0;
    mem_free(marks);
}

static int most_top(const struct solution_view *x)
{
    int lines = text_lines(x->own.text), other = text_lines(x->reference.text);
    return (lines > other ? lines : other) - x->rows;
}

static void keep_in_sight(struct solution_view *x)
{
    if (x->top > most_top(x))
        x->top = most_top(x);
    if (x->top < 0)
        x->top = 0;
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct solution_view *x = self(v);
    int page = x->rows - 2;
    if (e->kind == EVENT_MOUSE) {
        action = e->mouse.action == MOUSE_WHEEL_UP ? ACTION_UP :
                 e->mouse.action == MOUSE_WHEEL_DOWN ? ACTION_DOWN : ACTION_NONE;
        if (!action)
            return true;
    }
    switch (action) {
    case ACTION_UP: x->top--; break;
    case ACTION_DOWN: x->top++; break;
    case ACTION_PAGE_UP: x->top -= page; break;
    case ACTION_PAGE_DOWN: x->top += page; break;
    case ACTION_TOP: x->top = 0; break;
    case ACTION_BOTTOM: x->top = most_top(x); break;
    case ACTION_OTHER: x->show_own = !x->show_own; break;
    case ACTION_OPEN:
    case ACTION_SOLUTION_BACK:
        app_pop(a, v);
        return true;
    case ACTION_SOLUTION_NEXT:
        app_go_next(a, v->item);
        return true;
    default:
        return false;
    }
    keep_in_sight(x);
    return true;
}

static void draw_one(struct editor *e, struct canvas *c, struct rect r, bool framed,
                     const char *name, int top)
{
    e->top = top < text_lines(e->text) ? top : text_lines(e->text) - 1;
    if (!framed) { /* columns are scarce */
        canvas_hline(c, r.row, r.col, r.cols, ROLE_FRAME);
        canvas_printf(c, r.row, r.col + 2, ROLE_STRONG, " %s ", name);
        editor_draw(e, c, (struct rect){r.row + 1, r.col, r.rows - 1, r.cols}, false);
        return;
    }
    canvas_frame(c, r, false, str_from(name));
    editor_draw(e, c, (struct rect){r.row + 1, r.col + 1, r.rows - 2, r.cols - 2}, false);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct solution_view *x = self(v);
    const char *own = "Yours", *reference = "Reference";
    char mark[64];
    (void)a;
    snprintf(mark, sizeof mark, "Reference (%s: not in yours)", canvas_mark(c, MARK_BULLET));
    if (x->reference.mark_count)
        reference = mark;
    x->rows = r.rows - 2;
    keep_in_sight(x);
    if (r.cols >= UI_WIDE) {
        int half = r.cols / 2;
        draw_one(&x->own, c, (struct rect){r.row, r.col, r.rows, half}, true, own, x->top);
        draw_one(&x->reference, c, (struct rect){r.row, r.col + half, r.rows, r.cols - half}, true,
                 reference, x->top);
    } else if (x->show_own) {
        draw_one(&x->own, c, r, false, "Yours - Tab shows the reference", x->top);
    } else {
        snprintf(mark, sizeof mark, "Reference (%s: not in yours) - Tab shows yours",
                 canvas_mark(c, MARK_BULLET));
        draw_one(&x->reference, c, r, false, mark, x->top);
    }
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "Reference solution: " STR_FMT, STR_ARG(item_title(v->item)));
    if (self(v)->file.len)
        buf_printf(out, ", " STR_FMT, STR_ARG(self(v)->file));
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    size_t n = 0;
    if (study_status(a->study, v->item) >= ITEM_DONE)
        ret[n++] = ACTION_SOLUTION_NEXT;
    if (a->canvas.cols < UI_WIDE)
        ret[n++] = ACTION_OTHER;
    ret[n++] = ACTION_BACK;
    ret[n++] = ACTION_PAGE_DOWN;
    ret[n++] = ACTION_HELP_KEY;
    return n;
}

static void done(struct view *v)
{
    editor_release(&self(v)->own);
    editor_release(&self(v)->reference);
}

static const struct view_ops ops = {
    .name = "solution",
    .title = title,
    .handle = handle,
    .draw = draw,
    .footer = footer,
    .done = done,
};

static void open_beside(struct app *a, const struct item *it, struct str answer, struct str reference,
                        struct str file)
{
    struct solution_view *x = mem_alloc(sizeof *x);
    x->view.ops = &ops;
    x->view.item = it;
    x->view.where = IN_SOLUTION | IN_READER;
    editor_init(&x->own);
    editor_init(&x->reference);
    editor_load(&x->own, answer, false, 0, 0);
    editor_load(&x->reference, reference, false, 0, 0);
    x->file = file;
    x->own.read_only = x->reference.read_only = true;
    x->own.follow = x->reference.follow = false;
    mark_new_lines(x);
    study_solution_shown(a->study, it);
    app_push(a, &x->view);
}

void view_solution_open(struct app *a, const struct item *it, struct str answer)
{
    open_beside(a, it, answer, item_exercise(it)->solution, (struct str){0});
}

void view_solution_file_open(struct app *a, const struct item *it, struct str answer,
                             const struct capstone_file *f)
{
    open_beside(a, it, answer, f->solution, f->name);
}
