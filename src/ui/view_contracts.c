/* Ownership before any run: what breaks a contract, with the path that leads there, beside the code
 * in which the path is marked and each line says what variables may do; and the contracts that bodies
 * imply, which a key writes into the code. Opened over an exercise or a playground; nothing counts.
 *
 * The program is judged once with all that is known of ownership and its runs, so that each finding
 * can be held against what the run did. "Try it" submits the attempt that looks for a run that does
 * not survive, and its verdict takes the place of the first. */
#include "ui/editor.h"
#include "ui/pane.h"

#include <stdlib.h>
#include <string.h>

struct contracts_view {
    struct view view;
    struct arena kept;
    struct attempt all;        /* of the program; in kept */
    struct verdict *verdict;   /* owned; NULL: not there yet */
    struct arena stood;        /* of the next two */
    struct contract_stand *stands;
    size_t count;
    bool want, asked, trying;  /* an attempt is to be submitted, is under way; it looks further */
    struct arena try_kept;
    struct attempt try;        /* in try_kept, if trying */
    bool proposals;            /* shown, not what was found */
    size_t at[2];              /* the bar among what was found, among proposals */
    struct page page;
    struct editor code;        /* the file that is shown: read only */
    size_t file;
    struct rect rects[2];      /* code, page, as drawn last */
};

static struct contracts_view *self(struct view *v) { return (struct contracts_view *)v; }

static const struct ownership *ownership_of(const struct contracts_view *x)
{
    return x->verdict ? x->verdict->ownership : NULL;
}

static size_t shown_count(const struct contracts_view *x)
{
    const struct ownership *o = ownership_of(x);
    return !o ? 0 : x->proposals ? o->proposal_count : x->count;
}

/* ---- what is shown ------------------------------------------------------------------ */

static size_t file_named(const struct contracts_view *x, struct str name)
{
    for (size_t i = 0; i < x->all.file_count; i++)
        if (str_eq(x->all.files[i].name, name))
            return i;
    return x->file;
}

static void show_file(struct contracts_view *x, size_t file)
{
    x->file = file;
    if (file < x->all.file_count) {
        editor_load(&x->code, x->all.files[file].text, false, 0, 0);
        x->code.read_only = true;
    }
}

static const struct contract_found *found_now(const struct contracts_view *x)
{
    return !x->proposals && x->at[0] < x->count ? x->stands[x->at[0]].found : NULL;
}

static const struct contract_proposal *proposal_now(const struct contracts_view *x)
{
    const struct ownership *o = ownership_of(x);
    return o && x->proposals && x->at[1] < o->proposal_count ? &o->proposals[x->at[1]] : NULL;
}

static int by_line(const void *a, const void *b)
{
    return ((const struct editor_mark *)a)->line - ((const struct editor_mark *)b)->line;
}

/* The path in the code: a sign at each of its lines, the error at its end. */
static void mark_code(struct contracts_view *x)
{
    struct editor_mark marks[64];
    struct str name = x->file < x->all.file_count ? x->all.files[x->file].name : STR("");
    const struct contract_found *f = found_now(x);
    size_t count = 0;
    for (size_t i = 0; f && i < f->step_count && count + 1 < COUNT(marks); i++) {
        const struct place *at = &f->steps[i].at;
        if (str_eq(at->file, name) && at->line > 0 && at->line != f->at.line)
            marks[count++] = (struct editor_mark){.line = at->line - 1, .byte = at->column ? at->column - 1 : 0,
                                                  .length = at->column ? at->length : 0, .mark = MARK_BULLET,
                                                  .role = ROLE_NOTE};
    }
    if (f && str_eq(f->at.file, name) && f->at.line > 0)
        marks[count++] = (struct editor_mark){.line = f->at.line - 1, .byte = f->at.column ? f->at.column - 1 : 0,
                                              .length = f->at.column ? f->at.length : 0, .mark = MARK_ERROR,
                                              .role = ROLE_FAIL};
    qsort(marks, count, sizeof *marks, by_line);
    editor_set_marks(&x->code, marks, count);
}

/* Brings the file and the line of what is under the bar into view. */
static void point(struct contracts_view *x)
{
    const struct contract_found *f = found_now(x);
    const struct contract_proposal *p = proposal_now(x);
    struct str file = f ? f->at.file : p ? p->file : STR("");
    int line = f ? f->at.line : p ? p->line : 1;
    show_file(x, file_named(x, file));
    editor_goto(&x->code, line > 0 ? line - 1 : 0, 0);
    mark_code(x);
    page_stale(&x->page);
    x->page.top = x->page.cursor = 0;
}

/* The line under the bar, 0: it speaks of none; its file is shown. */
static int line_under_bar(struct contracts_view *x)
{
    int tag = page_tag(&x->page), file = GOTO_FILE(tag);
    const struct exercise *ex = x->view.item ? item_exercise(x->view.item) : NULL;
    if (tag <= 0 || GOTO_LINE(tag) <= 0)
        return 0;
    if (ex && file >= 0 && (size_t)file < ex->file_count && file_named(x, ex->files[file].name) != x->file) {
        show_file(x, file_named(x, ex->files[file].name));
        mark_code(x);
    }
    return GOTO_LINE(tag);
}

static void go(struct contracts_view *x, bool on)
{
    size_t *at = &x->at[x->proposals], count = shown_count(x);
    if (on && *at + 1 < count)
        ++*at;
    else if (!on && *at)
        --*at;
    point(x);
}

/* ---- asking ----------------------------------------------------------------------- */

static void pump(struct app *a, struct contracts_view *x)
{
    enum { AGAIN_MS = 200 };
    if (x->asked && !app_judging(a, &x->view)) { /* another view took the judge */
        x->asked = false;
        x->want = true;
    }
    if (!x->want || x->asked)
        return;
    if (a->asked && x->verdict) {
        x->view.wake_ms = app_now(a) + AGAIN_MS;
        return;
    }
    x->want = false;
    x->asked = app_judge(a, &x->view, x->trying ? &x->try : &x->all);
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct contracts_view *x = self(v);
    bool tried = x->trying;
    x->asked = x->trying = false;
    if (tried && !verdict->ownership) { /* nothing to hold it against: what stood there stays */
        verdict_free(verdict);
        app_say(a, ROLE_WARN, "That could not be tried; `freehold doctor` may say why.");
        return;
    }
    verdict_free(x->verdict);
    arena_clear(&x->stood);
    x->verdict = verdict;
    x->count = 0;
    if (verdict->ownership)
        x->stands = contract_stands(&x->stood, verdict, x->all.files, x->all.file_count, NULL, &x->count);
    if (x->at[0] >= x->count)
        x->at[0] = 0;
    if (!tried && !x->count && ownership_of(x) && ownership_of(x)->proposal_count)
        x->proposals = true; /* that is what there is to see */
    point(x);
    if (tried && x->count)
        app_say(a, ROLE_NOTE, x->stands[x->at[0]].standing == STANDING_CONFIRMED
                                  ? "Found: a run that does not survive it."
                                  : "All of them survived it, too.");
}

static void try_it(struct app *a, struct contracts_view *x)
{
    arena_clear(&x->try_kept);
    if (!found_now(x)) {
        app_say(a, ROLE_NOTE, "There is nothing to try.");
    } else if (!contract_look_attempt(&x->try_kept, &x->all, &x->stands[x->at[0]], &x->try)) {
        app_say(a, ROLE_NOTE, x->stands[x->at[0]].standing == STANDING_CONFIRMED
                                  ? "Nothing is left to try: a run has shown it already."
                                  : "No failing call and no order of threads decides here: the text says what does.");
    } else {
        x->try.contracts = CONTRACTS_ALL;
        x->trying = x->want = true;
        app_say(a, ROLE_NOTE, "Looking for a run that does not survive ...");
        pump(a, x);
    }
}

/* ---- keys -------------------------------------------------------------------------- */

/* To the line under the bar, in the code below; or, with a text, that is the code now. */
static void hand_over(struct app *a, struct contracts_view *x, const struct str *text, int line)
{
    struct view *below = x->view.below;
    struct str file = x->file < x->all.file_count ? x->all.files[x->file].name : STR("");
    if (below && below->ops->take)
        below->ops->take(a, below, file, text, line);
    app_pop(a, &x->view);
}

static void accept(struct app *a, struct contracts_view *x)
{
    const struct contract_proposal *p = proposal_now(x);
    struct str text;
    if (!p || x->file >= x->all.file_count) {
        app_say(a, ROLE_NOTE, "There is no contract to write down.");
        return;
    }
    if (!proposals_written(&x->kept, p, 1, x->all.files[x->file].name, x->all.files[x->file].text, &text)) {
        app_say(a, ROLE_WARN, "The code is not the one that this is about any more.");
        return;
    }
    hand_over(a, x, &text, p->line);
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct contracts_view *x = self(v);
    if (x->page.asking || e->kind == EVENT_MOUSE)
        return page_handle(a, &x->page, e, action);
    if (e->kind != EVENT_KEY)
        return true;
    switch (action) {
    case ACTION_FOUND_BACK: go(x, false); return true;
    case ACTION_FOUND_ON: go(x, true); return true;
    case ACTION_PROPOSED:
        x->proposals = !x->proposals;
        point(x);
        return true;
    case ACTION_TRY: try_it(a, x); return true;
    case ACTION_ACCEPT: accept(a, x); return true;
    case ACTION_OPEN: {
        int line = line_under_bar(x);
        if (line)
            hand_over(a, x, NULL, line);
        return true;
    }
    default: break;
    }
    bool done = page_handle(a, &x->page, e, action);
    int line = line_under_bar(x);
    if (done && line && line <= text_lines(x->code.text))
        editor_goto(&x->code, line - 1, 0); /* the code follows the bar */
    return done;
}

/* ---- drawing ------------------------------------------------------------------------ */

static void add_words(struct prose *p, const struct words *w)
{
    for (size_t i = 0; i < w->count; i++) {
        const struct word_line *l = &w->lines[i];
        p->tag = l->goto_line;
        bool quoted = l->role == WORD_CODE || l->role == WORD_MARK; /* the code stands beside it, marked */
        if (!quoted && !l->explains.len)
            prose_hanging(p, verdict_role(l->role), l->indent, 4, l->text);
    }
    p->tag = 0;
}

/* The reasons for what changes in the line of the finding, or of the function. */
static void add_reasons(struct contracts_view *x, struct prose *p, struct str file, int line)
{
    struct str *reasons;
    size_t count = permit_reasons(p->arena, ownership_of(x), file, line, &reasons);
    if (count) {
        prose_blank(p);
        prose_text(p, ROLE_DIM, 0, STR("What changes in this line:"));
    }
    for (size_t i = 0; i < count; i++)
        prose_hanging(p, ROLE_TEXT, 2, 2, reasons[i]);
}

static void add_found(struct contracts_view *x, struct prose *p)
{
    const struct ownership *o = ownership_of(x);
    const struct contract_found *f = found_now(x);
    if (!f) {
        prose_text(p, ROLE_PASS, 0, STR("No contract is broken on any path."));
        prose_text(p, ROLE_TEXT, 0, str_from(arena_printf(p->arena, "%zu function%s looked at, over every path. %s",
                                                          o->functions, o->functions == 1 ? "" : "s",
                                                          o->notation ? "" : "Without contracts in the signatures "
                                                          "only what a function does by itself is known: the proposals "
                                                          "say what could be written down.")));
        return;
    }
    struct words w = words_contract(p->arena, &x->stands[x->at[0]], x->all.files, x->all.file_count,
                                    action_key(ACTION_TRY).text);
    add_words(p, &w);
    add_reasons(x, p, f->at.file, f->at.line);
}

static void add_proposal(struct contracts_view *x, struct prose *p)
{
    const struct contract_proposal *c = proposal_now(x);
    if (!c) {
        prose_text(p, ROLE_TEXT, 0, STR("No body implies a contract that is not written already."));
        return;
    }
    p->tag = c->line;
    prose_text(p, ROLE_STRONG, 0, str_from(arena_printf(p->arena, "The body of " STR_FMT " says:",
                                                        STR_ARG(c->function))));
    prose_text(p, ROLE_CODE, 2, c->text);
    if (c->why.len)
        prose_text(p, ROLE_TEXT, 0, c->why);
    p->tag = 0;
    prose_blank(p);
    prose_text(p, ROLE_DIM, 0, str_from(arena_printf(p->arena, "%s writes it into the code.",
                                                     action_key(ACTION_ACCEPT).text)));
}

static void lay_out(struct contracts_view *x, struct prose *p)
{
    const struct verdict *v = x->verdict;
    if (!v)
        prose_text(p, ROLE_DIM, 0, STR("Following every path ..."));
    else if (!v->ownership)
        prose_text(p, ROLE_NOTE, 0, v->kind == VERDICT_COMPILE_ERROR
                                        ? STR("The program does not compile, so its paths are not known.")
                                        : STR("The judge failed; `freehold doctor` may say why."));
    else if (x->proposals)
        add_proposal(x, p);
    else
        add_found(x, p);
}

static void draw_page(struct contracts_view *x, struct canvas *c, struct rect r)
{
    size_t count = shown_count(x);
    canvas_hline(c, r.row, r.col, r.cols, ROLE_FRAME);
    canvas_printf(c, r.row, r.col + 2, ROLE_FRAME, count ? " %s %zu of %zu " : " %s ",
                  x->proposals ? "Contract implied" : "Found before any run", x->at[x->proposals] + 1, count);
    struct rect in = {r.row + 1, r.col + 1, r.rows - 1, r.cols - 2};
    if (page_begin(&x->page, c, in.cols))
        lay_out(x, &x->page.prose);
    page_draw(&x->page, c, in, NULL);
    x->rects[1] = in;
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct contracts_view *x = self(v);
    struct rect code = r, page = r;
    struct permit_marks notes = {0};
    (void)a;
    if (r.cols >= UI_WIDE) {
        code.cols = r.cols * 55 / 100;
        page.col += code.cols + 1;
        page.cols -= code.cols + 1;
    } else {
        code.rows = r.rows * 45 / 100;
        page.row += code.rows;
        page.rows -= code.rows;
    }
    permit_marks_show(&notes, &x->code, x->verdict, x->file < x->all.file_count ? x->all.files[x->file].name : STR(""));
    editor_draw(&x->code, c, code, false);
    permit_marks_release(&notes);
    if (r.cols >= UI_WIDE)
        canvas_vline(c, r.row, page.col - 1, r.rows, ROLE_FRAME);
    draw_page(x, c, page);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "Contracts of: " STR_FMT, STR_ARG(item_title(v->item)));
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    const struct contracts_view *x = self(v);
    size_t n = 0;
    (void)a;
    if (shown_count(x) > 1) {
        ret[n++] = ACTION_FOUND_BACK;
        ret[n++] = ACTION_FOUND_ON;
    }
    if (found_now(x))
        ret[n++] = ACTION_TRY;
    if (proposal_now(x))
        ret[n++] = ACTION_ACCEPT;
    ret[n++] = ACTION_PROPOSED;
    ret[n++] = ACTION_OPEN;
    ret[n++] = ACTION_BACK;
    ret[n++] = ACTION_HELP_KEY;
    return n;
}

static void on_tick(struct app *a, struct view *v) { pump(a, self(v)); }

/* Who is below may have lost the judge to us. */
static void leave(struct app *a, struct view *v)
{
    if (v->below && v->below->ops->tick)
        v->below->wake_ms = app_now(a);
}

static bool settled(struct view *v)
{
    return !self(v)->want && !self(v)->asked;
}

static struct str explains(struct view *v)
{
    const struct contract_found *f = found_now(self(v));
    return f ? str_from(f->word) : STR("");
}

static void done(struct view *v)
{
    struct contracts_view *x = self(v);
    verdict_free(x->verdict);
    page_release(&x->page);
    editor_release(&x->code);
    arena_release(&x->kept);
    arena_release(&x->stood);
    arena_release(&x->try_kept);
}

static const struct view_ops ops = {
    .name = "contracts", .title = title, .handle = handle, .draw = draw, .footer = footer, .tick = on_tick,
    .verdict = on_verdict, .leave = leave, .settled = settled, .explains = explains, .done = done,
};

void view_contracts_open(struct app *a, const struct item *it, const struct attempt *all, struct str file)
{
    struct contracts_view *x = mem_alloc(sizeof *x);
    x->view.ops = &ops;
    x->view.item = it;
    x->view.where = IN_CONTRACTS | IN_READER;
    x->all = attempt_for_contracts(&x->kept, all);
    editor_init(&x->code);
    show_file(x, file_named(x, file));
    x->want = true;
    app_push(a, &x->view);
    pump(a, x);
}
