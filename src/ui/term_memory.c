/* A terminal made of memory: a key script types, looks and waits, and the app's
 * own loop cannot tell. term_read() is a small interpreter of the script that
 * term_script.c parsed: it carries out steps that look until one acts, and hands
 * that out as an event. */
#include "ui/term.h"

#include "ui/term_script.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct memory {
    struct term term;
    struct script script;
    size_t at;             /* the step that is next */
    struct script_hooks hooks;
    struct canvas screen;  /* copy of the last blit */
    struct buf failure;
    struct buf copied;
    int bells;
    int64_t wait_since;    /* ms; 0: not waiting */
};

static struct memory *mem(struct term *t) { return (struct memory *)t; }

/* ---- looking --------------------------------------------------------------- */

static void screen_row(const struct memory *m, int row, struct buf *out)
{
    struct canvas one = m->screen;
    if (row < 0 || row >= one.rows)
        return;
    one.cells += (ptrdiff_t)row * one.cols;
    one.rows = 1;
    canvas_dump(&one, out);
}

static bool on_screen(const struct memory *m, struct str text)
{
    struct buf all = {0};
    canvas_dump(&m->screen, &all);
    bool found = !text.len || memmem(all.at, all.len, text.at, text.len);
    buf_release(&all);
    return found;
}

/* Do the reversed cells of some row hold the text? */
static bool under_bar(const struct memory *m, struct str text)
{
    const struct canvas *c = &m->screen;
    bool found = false;
    for (int row = 0; row < c->rows && !found; row++) {
        struct buf bar = {0};
        for (int col = 0; col < c->cols; col++) {
            const struct cell *cell = &c->cells[row * c->cols + col];
            char bytes[4];
            if (cell->reverse && cell->width)
                buf_add(&bar, bytes, utf8_encode(cell->code[0] ? cell->code[0] : ' ', bytes));
            else if (cell->width)
                buf_char(&bar, '\n'); /* no text goes over what is not reversed */
        }
        found = bar.len && memmem(bar.at, bar.len, text.at, text.len);
        buf_release(&bar);
    }
    return found;
}

FORMAT(3, 4) static void fail(struct memory *m, const struct step *s, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    buf_printf(&m->failure, "%s:%d: ", m->script.name, s->line);
    buf_vprintf(&m->failure, fmt, ap);
    va_end(ap);
    buf_cstr(&m->failure, "\nThe screen:\n");
    canvas_dump(&m->screen, &m->failure);
}

static bool compare_screen(struct memory *m, const struct step *s)
{
    struct arena a = {0};
    struct buf have = {0}, want = {0};
    struct error err = {0};
    bool good = false;
    canvas_dump(&m->screen, &have);
    const char *update = getenv("UPDATE");
    if (!m->hooks.screens_dir) {
        fail(m, s, "no folder of screens was given");
        goto out;
    }
    char *path = path_join(&a, m->hooks.screens_dir,
                           arena_printf(&a, STR_FMT ".txt", STR_ARG(s->text)));
    if (update && strcmp(update, "1") == 0) {
        good = file_write_atomic(path, buf_view(&have), &err);
        if (!good)
            fail(m, s, "%s", err.text);
    } else if (!file_read(path, 1 << 20, &want, &err)) {
        fail(m, s, "%s (UPDATE=1 writes it)", err.text);
    } else if (!str_eq(buf_view(&have), buf_view(&want))) {
        fail(m, s, "the screen differs from %s (UPDATE=1 rewrites it), which is:\n" STR_FMT "----",
             path, STR_ARG(buf_view(&want)));
    } else {
        good = true;
    }
out:
    buf_release(&have);
    buf_release(&want);
    arena_release(&a);
    return good;
}

static bool look(struct memory *m, const struct step *s)
{
    struct buf row = {0};
    switch (s->kind) {
    case STEP_EXPECT:
        if (!on_screen(m, s->text))
            fail(m, s, "not on the screen: \"" STR_FMT "\"", STR_ARG(s->text));
        break;
    case STEP_EXPECT_NOT:
        if (on_screen(m, s->text))
            fail(m, s, "on the screen, but should not be: \"" STR_FMT "\"", STR_ARG(s->text));
        break;
    case STEP_EXPECT_BAR:
        if (!under_bar(m, s->text))
            fail(m, s, "not under a bar: \"" STR_FMT "\"", STR_ARG(s->text));
        break;
    case STEP_EXPECT_ROW:
        screen_row(m, s->a, &row);
        if (!str_eq(str_trim(str_slice(buf_view(&row), 0, row.len)), str_trim(s->text)))
            fail(m, s, "row %d is not \"" STR_FMT "\"", s->a, STR_ARG(s->text));
        break;
    case STEP_EXPECT_CURSOR:
        if (m->screen.cursor_row != s->a || m->screen.cursor_col != s->b)
            fail(m, s, "the cursor is at %d %d, not at %d %d", m->screen.cursor_row,
                 m->screen.cursor_col, s->a, s->b);
        break;
    case STEP_SCREEN:
        compare_screen(m, s);
        break;
    case STEP_DO: {
        char *name = arena_cstr(&m->script.arena, s->text);
        if (!m->hooks.act || !m->hooks.act(m->hooks.ctx, name))
            fail(m, s, "could not do %s", name);
        break;
    }
    case STEP_SAY:
        printf("# " STR_FMT "\n", STR_ARG(s->text));
        break;
    default:
        break;
    }
    buf_release(&row);
    return !m->failure.len;
}

/* ---- waiting --------------------------------------------------------------- */

static int64_t clock_ms(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static bool settled(struct memory *m, const struct step *s)
{
    if (s->kind == STEP_WAIT_TEXT)
        return on_screen(m, s->text);
    return !m->hooks.settled ||
           m->hooks.settled(m->hooks.ctx, arena_cstr(&m->script.arena, s->text));
}

/* Waits for the app's descriptors as a real terminal would. */
static void poll_app(const struct term_wait *w, int at_most_ms, struct ui_event *ret)
{
    struct pollfd fds[TERM_FDS];
    size_t n = w->fd_count < TERM_FDS ? w->fd_count : TERM_FDS;
    for (size_t i = 0; i < n; i++)
        fds[i] = (struct pollfd){.fd = w->fds[i], .events = POLLIN};
    int ms = w->timeout_ms < 0 || w->timeout_ms > at_most_ms ? at_most_ms : w->timeout_ms;
    if (poll(fds, n, ms) > 0) {
        for (size_t i = 0; i < n; i++) {
            if (fds[i].revents) {
                *ret = (struct ui_event){.kind = EVENT_FD, .fd = (int)i};
                return;
            }
        }
    }
    *ret = (struct ui_event){.kind = EVENT_TICK};
}

/* True while the wait goes on; *ret is then what happened meanwhile. */
static bool still_waiting(struct memory *m, const struct step *s, const struct term_wait *w,
                          struct ui_event *ret)
{
    if (settled(m, s)) {
        m->wait_since = 0;
        return false;
    }
    int64_t now = clock_ms();
    int limit = m->hooks.wait_ms ? m->hooks.wait_ms : 10000;
    if (!m->wait_since)
        m->wait_since = now;
    if (now - m->wait_since >= limit) {
        fail(m, s, "waited %d ms in vain for " STR_FMT, limit, STR_ARG(s->text));
        return false;
    }
    poll_app(w, 20, ret);
    return true;
}

static void memory_read(struct term *t, const struct term_wait *w, struct ui_event *ret)
{
    struct memory *m = mem(t);
    while (m->at < m->script.steps.len && !m->failure.len) {
        const struct step *s = &m->script.steps.at[m->at];
        if (s->kind == STEP_WAIT_NAME || s->kind == STEP_WAIT_TEXT) {
            if (still_waiting(m, s, w, ret))
                return;
            if (m->failure.len)
                break;
            m->at++;
        } else if (s->kind <= STEP_SIGNAL) {
            m->at++;
            *ret = s->event;
            return;
        } else {
            if (!look(m, s))
                break;
            m->at++;
        }
    }
    *ret = (struct ui_event){.kind = EVENT_END};
}

/* ---- the rest of a terminal ------------------------------------------------ */

static void memory_blit(struct term *t, const struct canvas *c, const struct theme *theme)
{
    struct memory *m = mem(t);
    (void)theme;
    if (m->screen.rows != c->rows || m->screen.cols != c->cols)
        canvas_resize(&m->screen, c->rows, c->cols);
    memcpy(m->screen.cells, c->cells, (size_t)c->rows * (size_t)c->cols * sizeof *c->cells);
    m->screen.cursor_row = c->cursor_row;
    m->screen.cursor_col = c->cursor_col;
}

static void memory_nothing(struct term *t) { (void)t; }
static void memory_bell(struct term *t) { mem(t)->bells++; }
static void memory_mouse(struct term *t, bool on) { t->mouse_on = on; }

static bool memory_copy(struct term *t, struct str text)
{
    buf_clear(&mem(t)->copied);
    buf_str(&mem(t)->copied, text);
    return true;
}

static void memory_close(struct term *t)
{
    struct memory *m = mem(t);
    script_release(&m->script);
    canvas_release(&m->screen);
    buf_release(&m->failure);
    buf_release(&m->copied);
    mem_free(m);
}

static const struct term_ops memory_ops = {
    .name = "memory",
    .blit = memory_blit,
    .read = memory_read,
    .suspend = memory_nothing,
    .leave = memory_nothing,
    .enter = memory_nothing,
    .bell = memory_bell,
    .copy = memory_copy,
    .mouse = memory_mouse,
    .close = memory_close,
};

struct term *term_memory_open(const struct term_memory_options *o, struct error *reterr)
{
    struct memory *m = mem_alloc(sizeof *m);
    m->term = (struct term){.ops = &memory_ops, .rows = o->rows, .cols = o->cols,
                            .colours = o->colours, .ascii = o->ascii};
    m->script.name = o->name ? o->name : "script";
    m->hooks = o->hooks;
    canvas_init(&m->screen, o->rows, o->cols, o->ascii);
    if (!script_parse(&m->script, o->script, reterr)) {
        memory_close(&m->term);
        return NULL;
    }
    return &m->term;
}

void term_memory_hooks(struct term *t, struct script_hooks hooks) { mem(t)->hooks = hooks; }

struct str term_memory_failure(const struct term *t)
{
    return buf_view(&((const struct memory *)t)->failure);
}

bool term_memory_finished(const struct term *t)
{
    const struct memory *m = (const struct memory *)t;
    return m->at == m->script.steps.len && !m->failure.len;
}

void term_memory_dump(const struct term *t, struct buf *out)
{
    canvas_dump(&((const struct memory *)t)->screen, out);
}

struct str term_memory_copied(const struct term *t)
{
    return buf_view(&((const struct memory *)t)->copied);
}

int term_memory_bells(const struct term *t) { return ((const struct memory *)t)->bells; }
