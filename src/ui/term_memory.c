/* A terminal made of memory: a key script types, looks and waits, and the app's
 * own loop cannot tell. The script is parsed whole at the start, so that a
 * mistake in its last line is known before its first key is pressed. After that
 * term_read() is a small interpreter: it carries out steps that look until one
 * acts, and hands that out as an event. */
#include "ui/term.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum step_kind {
    STEP_KEY, STEP_PASTE, STEP_MOUSE, STEP_RESIZE, STEP_TICK, STEP_SIGNAL, STEP_WAIT_NAME,
    STEP_WAIT_TEXT, STEP_EXPECT, STEP_EXPECT_NOT, STEP_EXPECT_ROW, STEP_EXPECT_CURSOR, STEP_SCREEN,
    STEP_DO, STEP_SAY,
};
struct step {
    enum step_kind kind;
    int line;            /* of the script, from 1 */
    struct event event;  /* of steps that act */
    struct str text;     /* in the arena */
    int a, b;
};
struct memory {
    struct term term;
    struct arena arena;
    VEC(struct step) steps;
    size_t at;
    const char *name;
    struct script_hooks hooks;
    struct canvas screen;  /* copy of the last blit */
    struct buf failure;
    struct buf copied;
    int bells;
    int64_t wait_since;    /* ms; 0: not waiting */
};

static struct memory *mem(struct term *t) { return (struct memory *)t; }

/* ---- the script's grammar ------------------------------------------------ */

struct reader {
    struct memory *m;
    struct str rest; /* of the line */
    int line;
    struct error *err;
};

static bool wrong(struct reader *r, const char *what)
{
    return error_set(r->err, ERROR_DATA, "%s:%d: %s", r->m->name, r->line, what);
}

static struct str word(struct reader *r)
{
    r->rest = str_trim(r->rest);
    size_t n = 0;
    while (n < r->rest.len && r->rest.at[n] != ' ' && r->rest.at[n] != '\t')
        n++;
    struct str w = str_slice(r->rest, 0, n);
    r->rest = str_slice(r->rest, n, r->rest.len);
    return w;
}

static bool number(struct reader *r, int *ret)
{
    int64_t n;
    if (!str_to_int(word(r), 0, 100000, &n))
        return wrong(r, "a number is missing here");
    *ret = (int)n;
    return true;
}

static bool quoted(struct reader *r, struct str *ret)
{
    struct str s = str_trim(r->rest);
    struct buf b = {0};
    size_t i = 1;
    if (!s.len || s.at[0] != '"')
        return wrong(r, "text in double quotes is missing here");
    for (; i < s.len && s.at[i] != '"'; i++) {
        char c = s.at[i];
        if (c == '\\' && i + 1 < s.len) {
            c = s.at[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
        buf_char(&b, c);
    }
    bool closed = i < s.len;
    *ret = arena_str(&r->m->arena, buf_view(&b));
    buf_release(&b);
    if (!closed)
        return wrong(r, "the closing quote is missing");
    r->rest = str_slice(s, i + 1, s.len);
    return true;
}

static void add(struct reader *r, struct step s)
{
    s.line = r->line;
    vec_push(&r->m->steps, s);
}

static void add_event(struct reader *r, enum step_kind kind, struct event e)
{
    add(r, (struct step){.kind = kind, .event = e});
}

static bool parse_type(struct reader *r)
{
    struct str s;
    if (!quoted(r, &s))
        return false;
    while (s.len) {
        uint32_t code;
        size_t n = utf8_decode(s.at, s.len, &code);
        code = code == '\n' ? K_ENTER : code == '\t' ? K_TAB : code;
        add_event(r, STEP_KEY, event_key(code, 0));
        s = str_slice(s, n, s.len);
    }
    return true;
}

static bool parse_keys(struct reader *r)
{
    struct str w = word(r);
    if (!w.len)
        return wrong(r, "which key?");
    for (; w.len; w = word(r)) {
        struct key k;
        if (!key_parse(w, &k))
            return wrong(r, "there is no key of this name");
        add_event(r, STEP_KEY, event_key(k.code, k.mods));
    }
    return true;
}

static bool parse_mouse(struct reader *r)
{
    struct str what = word(r);
    struct event e = {.kind = EVENT_MOUSE};
    if (!number(r, &e.mouse.row) || !number(r, &e.mouse.col))
        return false;
    e.mouse.button = 1;
    e.mouse.clicks = 1;
    if (str_is(what, "click") || str_is(what, "double")) {
        for (int i = 1; i <= (str_is(what, "double") ? 2 : 1); i++) {
            e.mouse.action = MOUSE_PRESS;
            e.mouse.clicks = i;
            add_event(r, STEP_MOUSE, e);
            e.mouse.action = MOUSE_RELEASE;
            add_event(r, STEP_MOUSE, e);
        }
        return true;
    }
    static const struct { const char *name; enum mouse_action action; } actions[] = {
        {"press", MOUSE_PRESS}, {"drag", MOUSE_DRAG}, {"release", MOUSE_RELEASE},
        {"wheel-up", MOUSE_WHEEL_UP}, {"wheel-down", MOUSE_WHEEL_DOWN},
    };
    for (size_t i = 0; i < COUNT(actions); i++) {
        if (str_is(what, actions[i].name)) {
            e.mouse.action = actions[i].action;
            if (e.mouse.action >= MOUSE_WHEEL_UP)
                e.mouse.button = 0;
            add_event(r, STEP_MOUSE, e);
            return true;
        }
    }
    return wrong(r, "mouse click, double, press, drag, release, wheel-up or wheel-down");
}

static bool parse_resize(struct reader *r)
{
    int cols, rows;
    char text[32];
    struct str size = word(r); /* STR_ARG names its argument twice */
    snprintf(text, sizeof text, STR_FMT, STR_ARG(size));
    if (sscanf(text, "%dx%d", &cols, &rows) != 2 || cols < 1 || rows < 1 || cols > 1000 || rows > 1000)
        return wrong(r, "resize COLUMNSxROWS");
    add_event(r, STEP_RESIZE, (struct event){.kind = EVENT_RESIZE, .rows = rows, .cols = cols});
    return true;
}

static bool parse_text_step(struct reader *r, enum step_kind kind)
{
    struct step s = {.kind = kind};
    if (kind == STEP_EXPECT_ROW && !number(r, &s.a))
        return false;
    if (kind == STEP_PASTE)
        s.event.kind = EVENT_PASTE;
    if (!quoted(r, &s.text))
        return false;
    s.event.paste = s.text;
    add(r, s);
    return true;
}

static bool parse_name_step(struct reader *r, enum step_kind kind)
{
    struct str name = str_trim(r->rest);
    if (!name.len)
        return wrong(r, "a name is missing here");
    if (kind == STEP_SCREEN && (!path_stays_inside(name)))
        return wrong(r, "a screen's name stays inside its folder");
    add(r, (struct step){.kind = kind, .text = arena_str(&r->m->arena, name)});
    r->rest = STR("");
    return true;
}

static bool parse_step(struct reader *r)
{
    struct str w = word(r);
    if (str_is(w, "type"))
        return parse_type(r);
    if (str_is(w, "key"))
        return parse_keys(r);
    if (str_is(w, "mouse"))
        return parse_mouse(r);
    if (str_is(w, "resize"))
        return parse_resize(r);
    if (str_is(w, "tick")) {
        add_event(r, STEP_TICK, (struct event){.kind = EVENT_TICK});
        return true;
    }
    if (str_is(w, "signal")) {
        struct event e = {.kind = EVENT_SIGNAL};
        bool good = number(r, &e.signal);
        add_event(r, STEP_SIGNAL, e);
        return good;
    }
    if (str_is(w, "wait"))
        return str_starts(str_trim(r->rest), "\"") ? parse_text_step(r, STEP_WAIT_TEXT)
                                                   : parse_name_step(r, STEP_WAIT_NAME);
    if (str_is(w, "expect-cursor")) {
        struct step s = {.kind = STEP_EXPECT_CURSOR};
        bool good = number(r, &s.a) && number(r, &s.b);
        add(r, s);
        return good;
    }
    if (str_is(w, "screen"))
        return parse_name_step(r, STEP_SCREEN);
    if (str_is(w, "do"))
        return parse_name_step(r, STEP_DO);
    static const struct { const char *name; enum step_kind kind; } texts[] = {
        {"paste", STEP_PASTE}, {"expect", STEP_EXPECT}, {"expect-not", STEP_EXPECT_NOT},
        {"expect-row", STEP_EXPECT_ROW}, {"say", STEP_SAY},
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        if (str_is(w, texts[i].name))
            return parse_text_step(r, texts[i].kind);
    return wrong(r, "there is no such step; see ui/term.h for all of them");
}

static bool parse(struct memory *m, struct str script, struct error *err)
{
    struct reader r = {.m = m, .err = err};
    while (str_line(&script, &r.rest)) {
        r.line++;
        r.rest = str_trim(r.rest);
        if (!r.rest.len || r.rest.at[0] == '#')
            continue;
        if (!parse_step(&r))
            return false;
        if (str_trim(r.rest).len)
            return wrong(&r, "something is left over at the end of the line");
    }
    return true;
}

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

FORMAT(3, 4) static void fail(struct memory *m, const struct step *s, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    buf_printf(&m->failure, "%s:%d: ", m->name, s->line);
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
    char *path = path_join(&a, m->hooks.screens_dir, arena_printf(&a, STR_FMT ".txt", STR_ARG(s->text)));
    if (update && strcmp(update, "1") == 0) {
        good = file_write_atomic(path, buf_view(&have), &err);
        if (!good)
            fail(m, s, "%s", err.text);
    } else if (!file_read(path, 1 << 20, &want, &err)) {
        fail(m, s, "%s (UPDATE=1 writes it)", err.text);
    } else if (!str_eq(buf_view(&have), buf_view(&want))) {
        fail(m, s, "the screen differs from %s (UPDATE=1 rewrites it), which is:\n" STR_FMT "----", path,
             STR_ARG(buf_view(&want)));
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
        char *name = arena_cstr(&m->arena, s->text);
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
    return !m->hooks.settled || m->hooks.settled(m->hooks.ctx, arena_cstr(&m->arena, s->text));
}

/* Waits for the app's descriptors as a real terminal would. */
static void poll_app(const struct term_wait *w, int at_most_ms, struct event *ret)
{
    struct pollfd fds[TERM_FDS];
    size_t n = w->fd_count < TERM_FDS ? w->fd_count : TERM_FDS;
    for (size_t i = 0; i < n; i++)
        fds[i] = (struct pollfd){.fd = w->fds[i], .events = POLLIN};
    int ms = w->timeout_ms < 0 || w->timeout_ms > at_most_ms ? at_most_ms : w->timeout_ms;
    if (poll(fds, n, ms) > 0) {
        for (size_t i = 0; i < n; i++) {
            if (fds[i].revents) {
                *ret = (struct event){.kind = EVENT_FD, .fd = (int)i};
                return;
            }
        }
    }
    *ret = (struct event){.kind = EVENT_TICK};
}

/* True while the wait goes on; *ret is then what happened meanwhile. */
static bool still_waiting(struct memory *m, const struct step *s, const struct term_wait *w,
                          struct event *ret)
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

static void memory_read(struct term *t, const struct term_wait *w, struct event *ret)
{
    struct memory *m = mem(t);
    while (m->at < m->steps.len && !m->failure.len) {
        const struct step *s = &m->steps.at[m->at];
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
    *ret = (struct event){.kind = EVENT_END};
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
    vec_release(&m->steps);
    canvas_release(&m->screen);
    buf_release(&m->failure);
    buf_release(&m->copied);
    arena_release(&m->arena);
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
    m->name = o->name ? o->name : "script";
    m->hooks = o->hooks;
    canvas_init(&m->screen, o->rows, o->cols, o->ascii);
    if (!parse(m, o->script, reterr)) {
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
    return m->at == m->steps.len && !m->failure.len;
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
