/* The terminal through ncurses: the only file that includes it.
 *
 * Output: a blit copies the canvas into curses' screen, and curses sends what
 * differs from what is shown. Input: wgetch() gives bytes and the keys that
 * terminfo knows; term_input.c makes events of them. The keys with modifiers that
 * xterm and its many relatives send (ESC [ 1 ; 5 D) are taught to curses with
 * define_key(), because most terminfo entries leave them out.
 *
 * Waiting is poll() on the terminal, the signal pipe and the app's descriptors,
 * after curses has nothing buffered any more. An Esc alone is known as such after
 * ESCDELAY, 25 ms. */
#include "ui/term.h"

#include "ui/term_input.h"
#include "ui/term_restore.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

/* <term.h> has a struct term of its own, and macros for common words; this is all
 * that is needed of it. (Its TERMINAL is opaque here.) */
extern char *tigetstr(const char *name);
extern int setupterm(const char *type, int fd, int *ret_error);
extern void *cur_term;
extern int del_curterm(void *terminal);

enum { COPY_MAX = 64 << 10 };

struct screen {
    struct term term;
    SCREEN *curses;
    FILE *in, *out;    /* owned; on duplicates of the descriptors */
    int in_fd, signal_fd;
    bool is_tty;
    bool bare;         /* a plain vt: no bracketed paste, no mouse, no OSC */
    short pairs[17 * 17]; /* curses pair of (fore + 1) * 17 + back + 1; 0: not made */
    short pair_count;
    bool resize_pending;
    struct input input;
};

static struct screen *scr(struct term *t) { return (struct screen *)t; }

/* ---- output ------------------------------------------------------------------------- */

static void send_bytes(struct screen *s, const char *what)
{
    fputs(what, s->out);
    fflush(s->out);
}

static short pair_of(struct screen *s, struct look *look)
{
    int fore = look->fore, back = look->back;
    if (s->term.colours < 8 || (fore < 0 && back < 0))
        return 0;
    if (s->term.colours < 16) {
        if (fore >= 8) {
            fore -= 8;
            look->attrs |= LOOK_BOLD;
        }
        back = back >= 8 ? back - 8 : back;
    }
    short *pair = &s->pairs[(fore + 1) * 17 + back + 1];
    if (!*pair && s->pair_count + 1 < COLOR_PAIRS) {
        short made = (short)(s->pair_count + 1);
        if (init_pair(made, (short)fore, (short)back) == OK)
            *pair = s->pair_count = made;
    }
    return *pair;
}

static attr_t attrs_of(const struct look *look)
{
    attr_t a = 0;
    a |= look->attrs & LOOK_BOLD ? A_BOLD : 0;
    a |= look->attrs & LOOK_DIM ? A_DIM : 0;
    a |= look->attrs & LOOK_UNDERLINE ? A_UNDERLINE : 0;
    a |= look->attrs & LOOK_REVERSE ? A_REVERSE : 0;
    if (look->attrs & LOOK_ITALIC)
        a |= termattrs() & A_ITALIC ? A_ITALIC : 0;
    return a;
}

/* The widths of libc and ours may differ for a rare character; what libc thinks
 * otherwise of is replaced, or the columns behind it would be wrong. */
static uint32_t agreed(const struct screen *s, const struct cell *cell)
{
    uint32_t code = cell->code[0];
    if (code < 0x20)
        return ' ';
    if (code < 0x7F)
        return code;
    if (s->term.ascii)
        return '?';
    return wcwidth((wchar_t)code) == cell->width ? code : '?';
}

static void screen_blit(struct term *t, const struct canvas *c, const struct theme *theme)
{
    struct screen *s = scr(t);
    for (int row = 0; row < c->rows && row < LINES; row++) {
        for (int col = 0; col < c->cols && col < COLS; col++) {
            const struct cell *cell = &c->cells[row * c->cols + col];
            if (cell->width == 0)
                continue;
            struct look look = theme_look(theme, cell);
            short pair = pair_of(s, &look);
            wchar_t text[3] = {(wchar_t)agreed(s, cell), 0, 0};
            if (cell->code[1] && text[0] != '?' && wcwidth((wchar_t)cell->code[1]) == 0)
                text[1] = (wchar_t)cell->code[1];
            cchar_t out;
            setcchar(&out, text, attrs_of(&look), pair, NULL);
            mvadd_wch(row, col, &out);
            if (cell->width == 2 && text[0] == '?') {
                setcchar(&out, L" ", attrs_of(&look), pair, NULL);
                mvadd_wch(row, col + 1, &out);
            }
        }
    }
    bool cursor = c->cursor_row >= 0 && c->cursor_row < LINES && c->cursor_col >= 0 &&
                  c->cursor_col < COLS;
    curs_set(cursor);
    if (cursor)
        move(c->cursor_row, c->cursor_col);
    refresh();
}

static void screen_bell(struct term *t)
{
    (void)t;
    beep();
    fflush(scr(t)->out);
}

/* OSC 52; terminals that do not know it, or were told not to, ignore it. */
static bool screen_copy(struct term *t, struct str text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (scr(t)->bare || text.len > COPY_MAX)
        return false;
    struct buf b = {0};
    buf_cstr(&b, "\033]52;c;");
    for (size_t i = 0; i < text.len; i += 3) {
        uint32_t v = 0;
        for (size_t k = 0; k < 3; k++)
            v = v << 8 | (i + k < text.len ? (unsigned char)text.at[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            buf_char(&b, i + k > text.len ? '=' : digits[v >> (18 - 6 * k) & 63]);
    }
    buf_char(&b, '\a');
    send_bytes(scr(t), b.at);
    buf_release(&b);
    return true;
}

#define MOUSE_ON "\033[?1000h\033[?1002h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1002l\033[?1000l"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

static void screen_mouse(struct term *t, bool on)
{
    if (!scr(t)->bare)
        send_bytes(scr(t), on ? MOUSE_ON : MOUSE_OFF);
}

/* ---- input, for term_input.c ---------------------------------------------------------- */

static int next_code(void *ctx, int ms)
{
    struct screen *s = ctx;
    int c = wgetch(stdscr);
    if (c == ERR && ms > 0) {
        struct pollfd fd = {.fd = s->in_fd, .events = POLLIN};
        c = poll(&fd, 1, ms) > 0 ? wgetch(stdscr) : ERR;
    }
    return c == ERR ? INPUT_NONE : c;
}

static void put_back(void *ctx, int code)
{
    (void)ctx;
    ungetch(code);
}

/* Keys that terminfo knows. KEY_RESIZE and the like have no meaning here. */
static struct key named_key(int c)
{
    static const struct { int curses; uint32_t key; uint8_t mods; } table[] = {
        {KEY_UP, K_UP, 0}, {KEY_DOWN, K_DOWN, 0}, {KEY_LEFT, K_LEFT, 0}, {KEY_RIGHT, K_RIGHT, 0},
        {KEY_HOME, K_HOME, 0}, {KEY_END, K_END, 0}, {KEY_PPAGE, K_PGUP, 0},
        {KEY_NPAGE, K_PGDN, 0}, {KEY_DC, K_DELETE, 0}, {KEY_IC, K_INSERT, 0},
        {KEY_BACKSPACE, K_BACKSPACE, 0}, {KEY_ENTER, K_ENTER, 0}, {KEY_BTAB, K_TAB, MOD_SHIFT},
        {KEY_SLEFT, K_LEFT, MOD_SHIFT}, {KEY_SRIGHT, K_RIGHT, MOD_SHIFT},
        {KEY_SF, K_DOWN, MOD_SHIFT}, {KEY_SR, K_UP, MOD_SHIFT}, {KEY_SHOME, K_HOME, MOD_SHIFT},
        {KEY_SEND, K_END, MOD_SHIFT}, {KEY_SDC, K_DELETE, MOD_SHIFT}, {KEY_FIND, K_HOME, 0},
        {KEY_SELECT, K_END, 0}, {KEY_A1, K_HOME, 0}, {KEY_A3, K_PGUP, 0}, {KEY_C1, K_END, 0},
        {KEY_C3, K_PGDN, 0},
    };
    if (c >= KEY_F(1) && c <= KEY_F(12))
        return (struct key){K_F1 + (uint32_t)(c - KEY_F(1)), 0};
    if (c >= KEY_F(13) && c <= KEY_F(24))
        return (struct key){K_F1 + (uint32_t)(c - KEY_F(13)), MOD_SHIFT};
    for (size_t i = 0; i < COUNT(table); i++)
        if (table[i].curses == c)
            return (struct key){table[i].key, table[i].mods};
    return (struct key){K_NONE, 0};
}

static void teach(const char *sequence, int code) { define_key(sequence, code); }

static void teach_cap(const char *capability, int code)
{
    const char *sequence = tigetstr(capability);
    if (sequence && sequence != (char *)-1 && *sequence)
        define_key(sequence, code);
}

/* ---- modes, suspending, resizing ---------------------------------------------------------- */

static void modes_on(struct screen *s)
{
    if (!s->bare)
        send_bytes(s, PASTE_ON);
    if (s->term.mouse_on)
        screen_mouse(&s->term, true);
}

static void modes_off(struct screen *s)
{
    if (!s->bare)
        send_bytes(s, MOUSE_OFF PASTE_OFF);
}

static void screen_leave(struct term *t)
{
    const char *rmcup = tigetstr("rmcup");
    modes_off(scr(t));
    if (!rmcup || rmcup == (char *)-1) { /* what we drew stays: leave the prompt a clean line */
        move(LINES - 1, 0);
        clrtoeol();
        refresh();
    }
    endwin();
    restore_hold(true);
}

static void ask_size(struct screen *s)
{
    struct winsize size;
    if (s->is_tty && ioctl(s->in_fd, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
        resizeterm(size.ws_row, size.ws_col);
}

static void screen_enter(struct term *t)
{
    restore_hold(false);
    reset_prog_mode();
    ask_size(scr(t));
    clearok(curscr, TRUE);
    refresh();
    modes_on(scr(t));
    scr(t)->resize_pending = true;
}

static void screen_suspend(struct term *t)
{
    screen_leave(t);
    signals_stop_group();
    screen_enter(t);
}

static bool take_resize(struct screen *s, struct ui_event *ret)
{
    if (!s->resize_pending)
        return false;
    s->resize_pending = false;
    ask_size(s);
    clearok(curscr, TRUE);
    *ret = (struct ui_event){.kind = EVENT_RESIZE, .rows = LINES, .cols = COLS};
    return true;
}

/* A byte from the signal pipe. False: handled here, nothing to tell. */
static bool take_signal(struct screen *s, struct ui_event *ret)
{
    char byte;
    if (read(s->signal_fd, &byte, 1) != 1)
        return false;
    switch (byte) {
    case 'T': *ret = (struct ui_event){.kind = EVENT_SIGNAL, .signal = SIGTERM}; return true;
    case 'H': *ret = (struct ui_event){.kind = EVENT_SIGNAL, .signal = SIGHUP}; return true;
    case 'I': *ret = (struct ui_event){.kind = EVENT_SIGNAL, .signal = SIGINT}; return true;
    case 'Z': screen_suspend(&s->term); break;
    case 'C': /* somebody stopped and continued us: the shell has changed the modes */
        reset_prog_mode();
        modes_on(s);
        s->resize_pending = true;
        break;
    case 'W': s->resize_pending = true; break;
    }
    return take_resize(s, ret);
}

/* Never below zero, which poll() takes for "without end". */
static int ms_until(int64_t until)
{
    int64_t left = until - input_clock_ms();
    return left > 0 ? (int)left : 0;
}

static void screen_read(struct term *t, const struct term_wait *w, struct ui_event *ret)
{
    struct screen *s = scr(t);
    int64_t until = w->timeout_ms < 0 ? INT64_MAX : input_clock_ms() + w->timeout_ms;
    for (;;) {
        if (take_resize(s, ret) || input_take(&s->input, ret))
            return;
        struct pollfd fds[TERM_FDS + 2] = {{.fd = s->in_fd, .events = POLLIN},
                                           {.fd = s->signal_fd, .events = POLLIN}};
        size_t n = w->fd_count < TERM_FDS ? w->fd_count : TERM_FDS;
        for (size_t i = 0; i < n; i++)
            fds[i + 2] = (struct pollfd){.fd = w->fds[i], .events = POLLIN};
        int ready = poll(fds, n + 2, w->timeout_ms < 0 ? -1 : ms_until(until));
        if (ready < 0 && errno != EINTR) {
            *ret = (struct ui_event){.kind = EVENT_END};
            return;
        }
        if (ready > 0 && fds[1].revents && take_signal(s, ret))
            return;
        if (ready > 0 && fds[0].revents) {
            int waiting = 0;
            if (input_take(&s->input, ret))
                return;
            if (ioctl(s->in_fd, FIONREAD, &waiting) < 0 || waiting == 0) {
                struct pollfd again = {.fd = s->in_fd, .events = POLLIN};
                if (poll(&again, 1, 0) > 0) { /* readable and empty: its end */
                    *ret = (struct ui_event){.kind = EVENT_END};
                    return;
                }
            }
        }
        for (size_t i = 0; ready > 0 && i < n; i++) {
            if (fds[i + 2].revents) {
                *ret = (struct ui_event){.kind = EVENT_FD, .fd = (int)i};
                return;
            }
        }
        if (w->timeout_ms >= 0 && input_clock_ms() >= until) {
            *ret = (struct ui_event){.kind = EVENT_TICK};
            return;
        }
    }
}

/* ---- opening and closing -------------------------------------------------------------- */

static void screen_close(struct term *t)
{
    struct screen *s = scr(t);
    if (s->curses) {
        screen_leave(t);
        restore_disarm();
        signals_close();
        set_term(s->curses);
        delscreen(s->curses);
    }
    if (s->out)
        fclose(s->out);
    if (s->in)
        fclose(s->in);
    input_release(&s->input);
    mem_free(s);
}

static const struct term_ops screen_ops = {
    .name = "curses",
    .blit = screen_blit,
    .read = screen_read,
    .suspend = screen_suspend,
    .leave = screen_leave,
    .enter = screen_enter,
    .bell = screen_bell,
    .copy = screen_copy,
    .mouse = screen_mouse,
    .close = screen_close,
};

static void add_cap(struct buf *b, const char *name)
{
    const char *text = tigetstr(name);
    if (text && text != (char *)-1)
        for (; *text; text++) { /* without padding: $<20> */
            if (text[0] == '$' && text[1] == '<' && strchr(text, '>'))
                text = strchr(text, '>');
            else
                buf_char(b, *text);
        }
}

/* The bytes that put this terminal back, whatever state it is in. */
static void arm(struct screen *s, int out_fd, const struct termios *modes)
{
    struct buf b = {0};
    if (!s->bare)
        buf_cstr(&b, MOUSE_OFF PASTE_OFF);
    add_cap(&b, "sgr0");
    add_cap(&b, "op");
    add_cap(&b, "rmkx");
    add_cap(&b, "cnorm");
    add_cap(&b, "rmcup");
    restore_arm(out_fd, buf_view(&b), modes);
    buf_release(&b);
}

static const char *const relatives[] = {"xterm-256color", "vt100"};

/* newterm() for a type that is known; asked first, because a newterm() that fails
 * loses memory. */
static SCREEN *try_type(struct screen *s, const char *type)
{
    int why;
    if (!*type || setupterm(type, fileno(s->out), &why) == ERR)
        return NULL;
    del_curterm(cur_term);
    return newterm(type, s->out, s->in);
}

/* The type, then what most terminals understand. */
static bool start(struct screen *s, const char *type, const char **ret_used, struct error *reterr)
{
    s->curses = try_type(s, type);
    *ret_used = type;
    for (size_t i = 0; !s->curses && i < COUNT(relatives); i++) {
        *ret_used = relatives[i];
        s->curses = try_type(s, relatives[i]);
    }
    if (!s->curses)
        return error_set(reterr, ERROR_UNAVAILABLE,
                         "this terminal's type (TERM=%s) is unknown and no similar one is "
                         "installed; set TERM, install ncurses-base, or use `freehold --plain`",
                         type);
    const char *cup = tigetstr("cup"), *clear_screen_cap = tigetstr("clear");
    if (!cup || cup == (char *)-1 || !clear_screen_cap || clear_screen_cap == (char *)-1) {
        endwin();
        delscreen(s->curses);
        s->curses = NULL;
        return error_set(reterr, ERROR_UNAVAILABLE,
                         "this terminal (TERM=%s) cannot move its cursor; use `freehold --plain`",
                         type);
    }
    return true;
}

static void set_up(struct screen *s, const struct term_curses_options *o)
{
    raw();
    noecho();
    nonl();
    meta(stdscr, TRUE);
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    set_escdelay(25);
    s->term.colours = 0;
    if (has_colors() && start_color() == OK) {
        use_default_colors();
        s->term.colours = COLORS;
    }
    input_teach(teach, teach_cap);
    if (o->any_fd && o->rows > 0 && o->cols > 0)
        resizeterm(o->rows, o->cols);
    else
        ask_size(s);
    s->term.rows = LINES;
    s->term.cols = COLS;
    s->term.mouse_on = o->mouse && !s->bare;
}

struct term *term_curses_open(const struct term_curses_options *o, const char **ret_note,
                              struct error *reterr)
{
    static char note[160];
    const char *type = o->type ? o->type : getenv("TERM"), *used;
    type = type ? type : "";
    if (ret_note)
        *ret_note = NULL;
    if (!o->any_fd && (!isatty(o->in_fd) || !isatty(o->out_fd))) {
        error_set(reterr, ERROR_UNAVAILABLE, "%s is not a terminal; use `freehold --plain`",
                  isatty(o->in_fd) ? "the output" : "the input");
        return NULL;
    }
    struct screen *s = mem_alloc(sizeof *s);
    struct termios modes;
    s->term.ops = &screen_ops;
    s->term.ascii = o->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    s->is_tty = tcgetattr(o->out_fd, &modes) == 0;
    int in = dup(o->in_fd), out = dup(o->out_fd);
    s->in = in >= 0 ? fdopen(in, "r") : NULL;
    s->out = out >= 0 ? fdopen(out, "w") : NULL;
    s->in_fd = in;
    s->input = (struct input){
        .next = next_code, .put_back = put_back, .named = named_key, .ctx = s};
    if (!s->in || !s->out) {
        error_errno(reterr, ERROR_OS, "cannot use the terminal");
        screen_close(&s->term);
        return NULL;
    }
    if (!start(s, type, &used, reterr)) {
        screen_close(&s->term);
        return NULL;
    }
    s->bare = strncmp(used, "vt", 2) == 0 || strncmp(used, "linux", 5) == 0;
    set_up(s, o);
    arm(s, o->out_fd, s->is_tty ? &modes : NULL);
    s->signal_fd = signals_open();
    modes_on(s);
    if (strcmp(used, type) != 0 && ret_note) {
        snprintf(note, sizeof note,
                 "This terminal's type (TERM=%.60s) is not known here; using it as %s.", type, used);
        *ret_note = note;
    }
    return &s->term;
}
