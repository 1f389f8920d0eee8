/* Lines put in order: the pieces that are left on one side, the program on the other. The
 * program is what the learner would have typed: an ordinary answer, in an editor that only
 * shows it, so that marks, the picture's lines, saving, undo and verdicts are those of every
 * exercise. What is here is the pieces: which are left, where the bar is, and the text that
 * follows from a move. */
#include "ui/exercise.h"

#include <stdio.h>
#include <string.h>

enum { SIDE_BY_SIDE = 64 /* columns */ };

struct order_view {
    struct exercise_view x;
    struct arena kept;       /* of the order */
    struct buf seen;         /* the text that it was read from */
    struct order order;
    int pool[PIECES_MAX];    /* in which order pieces are offered */
    int left[PIECES_MAX];    /* those of them that are not in the program */
    int left_count;
    bool on_program;         /* which side has the bar */
    int pick;                /* in left */
    int bar;                 /* in the program: the piece behind which the next one goes; -1: the first */
    int pool_top;            /* first row of the pool that is shown */
    struct rect pool_drawn;
    bool dragging;           /* the bar's piece, by the mouse ... */
    bool dragged;            /* ... somewhere else; or it was only chosen by this press */
};

static void show_bar(struct order_view *o);
static struct order_view *self(struct view *v) { return (struct order_view *)v; }
static const struct exercise *exercise(const struct order_view *o) { return item_exercise(o->x.view.item); }

/* ---- what is where -------------------------------------------------------------- */

static int clamp(int n, int least, int most)
{
    return n < least ? least : n > most ? most : n;
}

/* The line of the bar, from 0: of its piece, or of the marker above the first. */
static int bar_line(const struct order_view *o)
{
    return o->bar >= 0 ? o->order.placed[o->bar].line - 1 : region_find(buf_view(&o->seen)).first - 1;
}

/* Has the text changed, by a move, undo or another program? Then its pieces are read again. */
static void sync(struct order_view *o)
{
    const struct exercise *ex = exercise(o);
    bool used[PIECES_MAX] = {false};
    size_t right = 0, placed = 0;
    if (o->seen.len && str_eq(buf_view(&o->x.text), buf_view(&o->seen)))
        return;
    arena_clear(&o->kept);
    buf_clear(&o->seen);
    buf_str(&o->seen, buf_view(&o->x.text));
    o->order = order_read(&o->kept, ex, arena_str(&o->kept, buf_view(&o->seen)));
    for (size_t i = 0; i < o->order.count; i++)
        if (o->order.placed[i].piece >= 0) {
            used[o->order.placed[i].piece] = true;
            placed++;
        }
    o->left_count = 0;
    for (size_t i = 0; i < ex->piece_count; i++) {
        if (!used[o->pool[i]])
            o->left[o->left_count++] = o->pool[i];
        right += !ex->pieces[i].distractor;
    }
    o->x.partial = placed < right;
    o->bar = clamp(o->bar, -1, (int)o->order.count - 1);
    o->pick = clamp(o->pick, 0, o->left_count ? o->left_count - 1 : 0);
    show_bar(o);
}

/* With what is around the region in sight, if there is room. */
static void show_bar(struct order_view *o)
{
    int first = region_find(buf_view(&o->seen)).first;
    editor_goto(&o->x.editor, bar_line(o), 0);
    o->x.editor.top = first > 4 ? first - 4 : 0; /* drawing scrolls on from there */
}

/* ---- moves -------------------------------------------------------------------------- */

/* The program is now these pieces: written, shown, judged. */
static void become(struct app *a, struct order_view *o, const struct order_piece *placed, size_t count, int bar)
{
    struct buf text = {0};
    order_write(&text, exercise(o), placed, count);
    struct region r = region_find(buf_view(&text));
    o->bar = bar;
    o->x.partial = true; /* until sync() has counted */
    if (editor_reload(&o->x.editor, buf_view(&text), r.limited, r.first, r.end, app_now(a))) {
        buf_clear(&o->x.text);
        editor_save(&o->x.editor, &o->x.text);
        sync(o);
        exercise_changed(a, &o->x);
    }
    app_moved(a);
    buf_release(&text);
}

/* The program's pieces, with room for one more. */
static struct order_piece *copy(const struct order_view *o, struct arena *a)
{
    struct order_piece *p = arena_array(a, o->order.count + 1, sizeof *p);
    if (o->order.count)
        memcpy(p, o->order.placed, o->order.count * sizeof *p);
    return p;
}

static void take(struct app *a, struct order_view *o)
{
    struct arena scratch = {0};
    struct order_piece *p = copy(o, &scratch);
    size_t n = o->order.count, at = (size_t)(o->bar + 1);
    if (!o->on_program && o->left_count) {
        memmove(p + at + 1, p + at, (n - at) * sizeof *p);
        p[at] = (struct order_piece){.piece = o->left[o->pick]};
        become(a, o, p, n + 1, (int)at);
        if (!o->left_count)
            o->on_program = true;
    } else if (o->on_program && o->bar >= 0) {
        at = (size_t)o->bar;
        if (p[at].piece < 0)
            app_say(a, ROLE_NOTE, "That line was none of the pieces; %s brings it back.", action_key(ACTION_PIECE_UNDO).text);
        memmove(p + at, p + at + 1, (n - at - 1) * sizeof *p);
        become(a, o, p, n - 1, o->bar == 0 && n > 1 ? 0 : o->bar - 1);
    }
    arena_release(&scratch);
}

static void move_to(struct app *a, struct order_view *o, int to)
{
    struct arena scratch = {0};
    struct order_piece *p = copy(o, &scratch);
    if (o->bar >= 0 && to >= 0 && to < (int)o->order.count && to != o->bar) {
        struct order_piece one = p[o->bar];
        int step = to > o->bar ? 1 : -1;
        for (int i = o->bar; i != to; i += step)
            p[i] = p[i + step];
        p[to] = one;
        become(a, o, p, o->order.count, to);
    }
    arena_release(&scratch);
}

static void undo(struct app *a, struct order_view *o, bool again)
{
    struct ui_event key = event_key(again ? 'y' : 'z', MOD_CTRL);
    if (editor_handle(&o->x.editor, &key, app_now(a)) != EDITOR_CHANGED) {
        app_say(a, ROLE_NOTE, again ? "There is nothing to do again." : "There is nothing to undo.");
        return;
    }
    buf_clear(&o->x.text);
    editor_save(&o->x.editor, &o->x.text);
    sync(o);
    if (!o->order.count)
        o->on_program = false; /* there is nothing to move but what is left */
    exercise_changed(a, &o->x);
}

static void step(struct order_view *o, int by)
{
    if (o->on_program)
        o->bar = clamp(o->bar + by, -1, (int)o->order.count - 1);
    else
        o->pick = clamp(o->pick + by, 0, o->left_count ? o->left_count - 1 : 0);
    show_bar(o);
}

static bool on_pieces(struct app *a, struct order_view *o, enum action action)
{
    switch (action) {
    case ACTION_PIECE_UP:
    case ACTION_PIECE_DOWN: step(o, action == ACTION_PIECE_DOWN ? 1 : -1); break;
    case ACTION_PIECE_TAKE: take(a, o); break;
    case ACTION_PIECE_EARLIER:
    case ACTION_PIECE_LATER:
        if (o->on_program)
            move_to(a, o, o->bar + (action == ACTION_PIECE_LATER ? 1 : -1));
        else
            app_say(a, ROLE_NOTE, "That moves a piece of the program; %s goes there.",
                    action_key(ACTION_PIECE_PROGRAM).text);
        break;
    case ACTION_PIECE_POOL: o->on_program = false; break;
    case ACTION_PIECE_PROGRAM: o->on_program = true; break;
    case ACTION_PIECE_OTHER: o->on_program = !o->on_program; break;
    case ACTION_PIECE_UNDO:
    case ACTION_PIECE_REDO: undo(a, o, action == ACTION_PIECE_REDO); break;
    default: return false;
    }
    app_moved(a);
    return true;
}

/* ---- the mouse ------------------------------------------------------------------------ */

static bool in(const struct rect *r, const struct ui_event *e)
{
    return e->mouse.row >= r->row && e->mouse.row < r->row + r->rows && e->mouse.col >= r->col &&
           e->mouse.col < r->col + r->cols;
}

/* The piece of the pool in a row of the screen; -1: none. */
static int pool_at(const struct order_view *o, int row)
{
    int at = o->pool_drawn.row - o->pool_top;
    for (int i = 0; i < o->left_count; i++) {
        at += exercise(o)->pieces[o->left[i]].lines;
        if (row < at)
            return i;
    }
    return -1;
}

/* The same of the program; -1: above the first. */
static int placed_at(const struct order_view *o, int row)
{
    int line = row - o->x.editor.drawn.row + o->x.editor.top + 1, found = -1;
    for (size_t i = 0; i < o->order.count; i++)
        if (o->order.placed[i].line <= line)
            found = (int)i;
    return found;
}

static void mouse(struct app *a, struct order_view *o, const struct ui_event *e)
{
    struct rect program = o->x.editor.drawn;
    program.col -= o->x.editor.gutter;
    program.cols += o->x.editor.gutter;
    int at = in(&program, e) ? placed_at(o, e->mouse.row) : -1;
    if (e->mouse.action == MOUSE_PRESS && in(&o->pool_drawn, e)) {
        int pick = pool_at(o, e->mouse.row);
        o->on_program = false;
        if (pick >= 0) {
            o->pick = pick;
            take(a, o);
        }
    } else if (e->mouse.action == MOUSE_PRESS && in(&program, e)) {
        o->dragging = at >= 0;
        o->dragged = !o->on_program || o->bar != at;
        o->on_program = true;
        o->bar = at;
    } else if (e->mouse.action == MOUSE_DRAG && o->dragging && at >= 0 && at != o->bar) {
        o->dragged = true;
        move_to(a, o, at);
    } else if (e->mouse.action == MOUSE_RELEASE && o->dragging) {
        o->dragging = false;
        if (!o->dragged && at == o->bar) /* the second click on it */
            take(a, o);
    } else if (e->mouse.action == MOUSE_WHEEL_UP || e->mouse.action == MOUSE_WHEEL_DOWN) {
        step(o, e->mouse.action == MOUSE_WHEEL_DOWN ? 1 : -1);
    }
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct order_view *o = self(v);
    struct bench *b = &o->x.bench;
    int line;
    bool mine = true;
    sync(o);
    if (e->kind == EVENT_MOUSE) {
        if (!bench_handle(a, b, v, e, action, &line) && b->pane == PANE_CODE)
            mouse(a, o, e);
    } else if (!(e->kind == EVENT_KEY && b->pane == PANE_CODE && on_pieces(a, o, action))) {
        mine = exercise_handle(a, &o->x, e, action);
    }
    sync(o);
    if (b->pane == PANE_CODE)
        v->where = IN_EXERCISE | IN_PIECES;
    return mine;
}

/* ---- drawing --------------------------------------------------------------------------- */

static void draw_title(struct canvas *c, struct rect r, bool here, const char *text)
{
    canvas_hline(c, r.row, r.col, r.cols, ROLE_FRAME);
    canvas_printf(c, r.row, r.col + 1, here ? ROLE_STRONG : ROLE_DIM, here ? " > %s " : " %s ", text);
}

static void draw_pool(struct order_view *o, struct canvas *c, struct rect r, bool focus)
{
    const struct exercise *ex = exercise(o);
    int from = 0, end = 0, rows = 0;
    for (int i = 0; i < o->left_count; i++) {
        if (i == o->pick)
            from = rows;
        rows += ex->pieces[o->left[i]].lines;
        if (i == o->pick)
            end = rows;
    }
    o->pool_top = clamp(o->pool_top, end - r.rows, from);
    o->pool_top = clamp(o->pool_top, 0, rows > r.rows ? rows - r.rows : 0);
    o->pool_drawn = r;
    struct rect clip = canvas_clip(c, r);
    int row = r.row - o->pool_top;
    struct arena scratch = {0};
    for (int i = 0; i < o->left_count; i++) {
        struct str text = order_shown(&scratch, &ex->pieces[o->left[i]]), line;
        for (int n = 0; str_line(&text, &line); n++, row++) {
            canvas_cstr(c, row, r.col, ROLE_DIM, n ? " " : canvas_mark(c, MARK_BULLET));
            canvas_fit(c, row, r.col + 2, r.cols - 3, ROLE_CODE, line);
            if (focus && i == o->pick)
                canvas_reverse(c, (struct rect){row, r.col, 1, r.cols - 1});
        }
    }
    arena_release(&scratch);
    if (!o->left_count)
        canvas_fit(c, r.row, r.col + 2, r.cols - 2, ROLE_DIM, STR("All are in the program."));
    canvas_unclip(c, clip);
    if (o->pool_top > 0)
        canvas_cstr(c, r.row, r.col + r.cols - 1, ROLE_DIM, canvas_mark(c, MARK_MORE_UP));
    if (rows - o->pool_top > r.rows)
        canvas_cstr(c, r.row + r.rows - 1, r.col + r.cols - 1, ROLE_DIM, canvas_mark(c, MARK_MORE_DOWN));
}

/* Where the bar is; or, while a piece is chosen, behind what it goes. */
static void draw_bar(const struct order_view *o, struct canvas *c, struct rect r, bool focus)
{
    int lines = o->bar < 0 ? 1 : o->order.placed[o->bar].piece < 0
        ? 1 : exercise(o)->pieces[o->order.placed[o->bar].piece].lines;
    int row = r.row + bar_line(o) - o->x.editor.top;
    for (int i = 0; i < lines; i++) {
        struct rect at = {row + i, r.col, 1, r.cols};
        if (at.row < r.row || at.row >= r.row + r.rows)
            continue;
        if (focus && o->on_program)
            canvas_reverse(c, at);
        else if (focus && i == lines - 1)
            canvas_cstr(c, at.row, r.col + r.cols - 2, ROLE_KEY, canvas_mark(c, MARK_HERE));
    }
}

/* The line of the verdict about the bar's line, else the whole of a piece that is cut. */
static void draw_note(struct order_view *o, struct canvas *c, struct rect r, int pool_cols)
{
    const struct editor_mark *m = editor_mark_at(&o->x.editor, bar_line(o));
    if (!o->on_program && o->left_count) {
        struct str text = exercise(o)->pieces[o->left[o->pick]].text, line = {0};
        str_line(&text, &line);
        if (utf8_str_width(line) > pool_cols - 3)
            canvas_fit(c, r.row, r.col + 1, r.cols - 2, ROLE_CODE, line);
    } else if (m) {
        canvas_fit(c, r.row, r.col + 1, r.cols - 2, ROLE_FAIL, str_from(m->text));
    }
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct order_view *o = self(v);
    struct exercise_view *x = &o->x;
    struct trace_pane *t = &x->bench.trace;
    bool wait = app_judging(a, v) && !x->slow_ms;
    sync(o);
    char status[48];
    snprintf(status, sizeof status, "%s%d of %zu pieces used", x->trouble ? "NOT SAVED  " : "",
             (int)exercise(o)->piece_count - o->left_count, exercise(o)->piece_count);
    struct bench_look look = {"Pieces", status, x->trouble ? "NOT SAVED" : NULL,
                              .judging = wait && !t->asked, .untouched = x->untouched, .brief = r.rows < 30};
    t->late = t->behind && wait;
    struct rect all = bench_draw(a, &x->bench, v->item, c, r, &look);
    o->pool_drawn = (struct rect){0};
    if (!all.rows)
        return;
    bool focus = x->bench.pane == PANE_CODE, wide = all.cols >= SIDE_BY_SIDE;
    struct rect note = {all.row + all.rows - 1, all.col, 1, all.cols}, pool = all, program;
    pool.rows = all.rows - 1;
    program = pool;
    if (wide) {
        pool.cols = all.cols * 2 / 5;
        program.col += pool.cols;
        program.cols -= pool.cols;
    } else {
        int rows = 0;
        for (int i = 0; i < o->left_count; i++)
            rows += exercise(o)->pieces[o->left[i]].lines;
        pool.rows = clamp(rows + 1, 2, program.rows / 2);
        program.row += pool.rows;
        program.rows -= pool.rows;
    }
    draw_title(c, pool, focus && !o->on_program, "Pieces left");
    draw_title(c, program, focus && o->on_program, "The program");
    if (wide)
        canvas_vline(c, program.row + 1, program.col, program.rows - 1, ROLE_FRAME);
    draw_pool(o, c, (struct rect){pool.row + 1, pool.col + 1, pool.rows - 1, pool.cols - 1}, focus && !o->on_program);
    struct rect code = {program.row + 1, program.col + wide, program.rows - 1, program.cols - wide};
    trace_pane_mark(t, &x->editor, "answer.c", bench_sees_picture(a, &x->bench) || !t->behind, a->beside == BESIDE_OWNERS);
    if (a->beside == BESIDE_PERMITS)
        permit_marks_show(&x->permits, &x->editor, x->bench.verdict.verdict, STR("answer.c"));
    editor_draw(&x->editor, c, code, false);
    draw_bar(o, c, code, focus);
    if (focus)
        draw_note(o, c, note, pool.cols);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct order_view *o = self(v);
    size_t n = 0;
    if (o->x.bench.pane == PANE_CODE && !verdict_pane_passed(&o->x.bench.verdict)) {
        ret[n++] = ACTION_PIECE_TAKE;
        if (o->on_program) {
            ret[n++] = ACTION_PIECE_EARLIER;
            ret[n++] = ACTION_PIECE_LATER;
        }
        ret[n++] = o->on_program ? ACTION_PIECE_POOL : ACTION_PIECE_PROGRAM;
        ret[n++] = ACTION_PIECE_UNDO;
    }
    return exercise_footer(a, &o->x, n, ret);
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    struct order_view *o = self(v);
    (void)a;
    bench_place(&o->x.bench, out);
    buf_printf(out, "program=%d bar=%d pick=%d ", o->on_program, o->bar + 1, o->pick);
}

static void done(struct view *v)
{
    struct order_view *o = self(v);
    arena_release(&o->kept);
    buf_release(&o->seen);
    exercise_done(v);
}

static void verdict(struct app *a, struct view *v, struct verdict *given)
{
    exercise_verdict(a, v, given);
}

static const struct view_ops ops = {
    .name = "pieces", .title = exercise_title, .handle = handle, .draw = draw, .footer = footer,
    .tick = exercise_tick, .verdict = verdict, .file_changed = exercise_file_changed, .leave = exercise_leave,
    .place = place, .settled = exercise_settled, .explains = exercise_explains, .tell = exercise_tell, .done = done,
};

void view_order_open(struct app *a, const struct item *it, struct str where)
{
    struct order_view *o = mem_alloc(sizeof *o);
    o->x.view.ops = &ops;
    o->x.bench.verdict.nothing = "The verdict will stand here. It follows every move by itself.";
    study_pool(a->study, it, o->pool);
    exercise_open(a, &o->x, it, where);
    o->x.bench.task.on = "Enter or F3 goes to the pieces, F2 comes back here.";
    o->x.editor.read_only = false; /* undo is its own; nothing is typed into it */
    o->bar = PIECES_MAX;           /* behind the last */
    sync(o);
    o->on_program = place_number(where, "program", 0) || !o->left_count;
    o->bar = clamp(place_number(where, "bar", (int)o->order.count) - 1, -1, (int)o->order.count - 1);
    o->pick = clamp(place_number(where, "pick", 0), 0, o->left_count ? o->left_count - 1 : 0);
    if (o->x.bench.pane == PANE_CODE)
        o->x.view.where = IN_EXERCISE | IN_PIECES;
    show_bar(o);
}
