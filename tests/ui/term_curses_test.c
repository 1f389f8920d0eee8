/* The curses terminal over pipes: escape sequences in, events out; and the bytes
 * that it sends, above all those that put a terminal back, when it closes and
 * when the process dies. */
#include "ui/term.h"

#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* A terminal whose keys come from `keys` and whose output can be read back. */
struct rig {
    struct term *term;
    int keys[2];   /* [1] is written to */
    FILE *screen;  /* what was sent */
};

static const char *note;

static bool rig_open_as(struct rig *r, const char *type, struct error *err)
{
    assert_int_equal(pipe(r->keys), 0);
    r->screen = tmpfile();
    assert_non_null(r->screen);
    struct term_curses_options o = {.type = type, .in_fd = r->keys[0], .out_fd = fileno(r->screen),
                                    .any_fd = true, .rows = 24, .cols = 80, .mouse = true};
    r->term = term_curses_open(&o, &note, err);
    return r->term != NULL;
}

static void rig_open(struct rig *r)
{
    struct error err = {0};
    if (!rig_open_as(r, "xterm-256color", &err))
        fail_msg("%s", err.text);
}

static void rig_sent(struct rig *r, struct buf *out)
{
    char chunk[4096];
    size_t n;
    rewind(r->screen);
    while ((n = fread(chunk, 1, sizeof chunk, r->screen)) > 0)
        buf_add(out, chunk, n);
    buf_char(out, '\0');
}

static void rig_close(struct rig *r)
{
    term_close(r->term);
    fclose(r->screen);
    close(r->keys[0]);
    if (r->keys[1] >= 0)
        close(r->keys[1]);
}

static void feed(struct rig *r, const char *bytes, size_t len)
{
    assert_int_equal(write(r->keys[1], bytes, len), (ssize_t)len);
}

static struct ui_event next(struct rig *r, int ms)
{
    struct ui_event e;
    struct term_wait w = {.timeout_ms = ms};
    term_read(r->term, &w, &e);
    return e;
}

static void sequences_are_keys(void **state)
{
    (void)state;
    static const struct { const char *bytes, *name; } table[] = {
        {"a", "a"}, {"Z", "Z"}, {" ", "Space"}, {"\r", "Enter"}, {"\n", "Enter"}, {"\t", "Tab"},
        {"\x7f", "Backspace"}, {"\x08", "Backspace"}, {"\x13", "Ctrl-S"}, {"\x1f", "Ctrl-/"},
        {"\x1d", "Ctrl-]"}, {"\x03", "Ctrl-C"}, {"\x1a", "Ctrl-Z"}, {"\x11", "Ctrl-Q"},
        {"\xc3\xa9", "é"}, {"\xe6\xbc\xa2", "漢"}, {"\xf0\x9f\x99\x82", "🙂"},
        {"\033[A", "Up"}, {"\033OA", "Up"}, {"\033[B", "Down"}, {"\033OC", "Right"}, {"\033[D", "Left"},
        {"\033[H", "Home"}, {"\033OH", "Home"}, {"\033[1~", "Home"}, {"\033[F", "End"}, {"\033[4~", "End"},
        {"\033[5~", "PgUp"}, {"\033[6~", "PgDn"}, {"\033[2~", "Insert"}, {"\033[3~", "Delete"},
        {"\033OP", "F1"}, {"\033[11~", "F1"}, {"\033OR", "F3"}, {"\033[15~", "F5"}, {"\033[20~", "F9"},
        {"\033[24~", "F12"}, {"\033[1;2R", "Shift-F3"}, {"\033[17;5~", "Ctrl-F6"},
        {"\033[Z", "Shift-Tab"}, {"\033[1;2A", "Shift-Up"}, {"\033[1;2D", "Shift-Left"},
        {"\033[1;3A", "Alt-Up"}, {"\033[1;5C", "Ctrl-Right"}, {"\033[1;6C", "Ctrl-Shift-Right"},
        {"\033[1;5H", "Ctrl-Home"}, {"\033[1;2F", "Shift-End"}, {"\033[3;5~", "Ctrl-Delete"},
        {"\033[5;2~", "Shift-PgUp"}, {"\033b", "Alt-b"}, {"\033z", "Alt-z"}, {"\033\x7f", "Alt-Backspace"},
        {"\033\r", "Alt-Enter"}, {"\033\xc3\xa9", "Alt-é"}, {"\033", "Esc"}, {"\033[", "Alt-["},
    };
    struct rig r;
    rig_open(&r);
    for (size_t i = 0; i < COUNT(table); i++) {
        feed(&r, table[i].bytes, strlen(table[i].bytes));
        struct ui_event e = next(&r, 300);
        if (e.kind != EVENT_KEY)
            fail_msg("%s (row %zu) is no key: %d", table[i].name, i, e.kind);
        assert_string_equal(key_print(e.key).text, table[i].name);
        assert_int_equal(next(&r, 0).kind, EVENT_TICK);
    }
    rig_close(&r);
}

static void keys_in_one_go_come_one_by_one(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r);
    static const char keys[] = "a\033[1;5Cé\033[Bb";
    feed(&r, keys, sizeof keys - 1);
    static const char *const want[] = {"a", "Ctrl-Right", "é", "Down", "b"};
    for (size_t i = 0; i < COUNT(want); i++)
        assert_string_equal(key_print(next(&r, 100).key).text, want[i]);
    assert_int_equal(next(&r, 0).kind, EVENT_TICK);
    rig_close(&r);
}

static void unknown_sequences_type_nothing(void **state)
{
    (void)state;
    static const char *const unknown[] = {"\033[?62;1c", "\033[I", "\033[O", "\033[99;99~", "\033[57399u",
                                          "\033Oz", "\033[1;99A", "\033[<1;2", "\033[<x"};
    struct rig r;
    rig_open(&r);
    for (size_t i = 0; i < COUNT(unknown); i++) {
        feed(&r, unknown[i], strlen(unknown[i]));
        struct ui_event e = next(&r, 120);
        if (e.kind == EVENT_KEY)
            fail_msg("row %zu became the key %s", i, key_print(e.key).text);
        assert_int_equal(e.kind, EVENT_TICK);
    }
    feed(&r, "x", 1);
    assert_string_equal(key_print(next(&r, 100).key).text, "x");
    rig_close(&r);
}

static void a_paste_is_one_event(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r);
    static const char paste[] = "\033[200~int é;\r\n\tx\ry\n\x01\033[A\x7f!\033[201~q";
    feed(&r, paste, sizeof paste - 1);
    struct ui_event e = next(&r, 300);
    assert_int_equal(e.kind, EVENT_PASTE);
    char text[64];
    snprintf(text, sizeof text, STR_FMT, STR_ARG(e.paste));
    assert_string_equal(text, "int é;\n\tx\ny\n!");
    assert_string_equal(key_print(next(&r, 100).key).text, "q");
    feed(&r, "\033[200~\033[201~", 12);
    e = next(&r, 300);
    assert_int_equal(e.kind, EVENT_PASTE);
    assert_int_equal(e.paste.len, 0);
    /* One that never ends is handed over after a silence. */
    feed(&r, "\033[200~abc", 9);
    e = next(&r, 2000);
    assert_int_equal(e.kind, EVENT_PASTE);
    assert_int_equal(e.paste.len, 3);
    rig_close(&r);
}

/* In pieces, each read before the next: the pipe of a terminal is short. */
static void a_paste_too_long_is_cut(void **state)
{
    (void)state;
    static char text[1300000];
    struct rig r;
    rig_open(&r);
    memset(text, 'x', sizeof text);
    memcpy(text, "\033[200~", 6);
    memcpy(text + sizeof text - 7, "\033[201~q", 7);
    pid_t pid = fork();
    if (pid == 0) {
        feed(&r, text, sizeof text);
        _exit(0);
    }
    struct ui_event e = next(&r, 5000);
    assert_int_equal(e.kind, EVENT_PASTE);
    assert_true(e.paste_cut);
    assert_true(e.paste.len >= 64 << 10 && e.paste.len < sizeof text - 13);
    assert_string_equal(key_print(next(&r, 1000).key).text, "q");
    waitpid(pid, NULL, 0);
    feed(&r, "\033[200~abc\033[201~", 15);
    e = next(&r, 300);
    assert_int_equal(e.kind, EVENT_PASTE);
    assert_false(e.paste_cut);
    rig_close(&r);
}

static void the_mouse_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        enum mouse_action action;
        int row, col, button, clicks;
        uint8_t mods;
    } table[] = {
        {"\033[<0;5;3M", MOUSE_PRESS, 2, 4, 1, 1, 0},   {"\033[<0;5;3m", MOUSE_RELEASE, 2, 4, 1, 1, 0},
        {"\033[<0;5;3M", MOUSE_PRESS, 2, 4, 1, 2, 0},   {"\033[<32;6;3M", MOUSE_DRAG, 2, 5, 1, 1, 0},
        {"\033[<0;6;3m", MOUSE_RELEASE, 2, 5, 1, 1, 0}, {"\033[<2;200;100M", MOUSE_PRESS, 99, 199, 3, 1, 0},
        {"\033[<4;1;1M", MOUSE_PRESS, 0, 0, 1, 1, MOD_SHIFT},
        {"\033[<64;1;1M", MOUSE_WHEEL_UP, 0, 0, 0, 0, 0}, {"\033[<65;1;1M", MOUSE_WHEEL_DOWN, 0, 0, 0, 0, 0},
    };
    struct rig r;
    rig_open(&r);
    for (size_t i = 0; i < COUNT(table); i++) {
        feed(&r, table[i].bytes, strlen(table[i].bytes));
        struct ui_event e = next(&r, 300);
        assert_int_equal(e.kind, EVENT_MOUSE);
        assert_int_equal(e.mouse.action, table[i].action);
        assert_int_equal(e.mouse.row, table[i].row);
        assert_int_equal(e.mouse.col, table[i].col);
        assert_int_equal(e.mouse.button, table[i].button);
        if (table[i].action == MOUSE_PRESS)
            assert_int_equal(e.mouse.clicks, table[i].clicks);
        assert_int_equal(e.mouse.mods, table[i].mods);
    }
    rig_close(&r);
}

static void other_descriptors_signals_and_the_end(void **state)
{
    (void)state;
    struct rig r;
    int other[2];
    struct ui_event e;
    rig_open(&r);
    assert_int_equal(pipe(other), 0);
    struct term_wait w = {.timeout_ms = 1000, .fds = other, .fd_count = 1};
    assert_int_equal(write(other[1], "x", 1), 1);
    term_read(r.term, &w, &e);
    assert_int_equal(e.kind, EVENT_FD);
    assert_int_equal(e.fd, 0);
    feed(&r, "k", 1); /* keys come first */
    term_read(r.term, &w, &e);
    assert_int_equal(e.kind, EVENT_KEY);
    char byte;
    assert_int_equal(read(other[0], &byte, 1), 1);
    raise(SIGTERM);
    e = next(&r, 1000);
    assert_int_equal(e.kind, EVENT_SIGNAL);
    assert_int_equal(e.signal, SIGTERM);
    raise(SIGWINCH);
    e = next(&r, 1000);
    assert_int_equal(e.kind, EVENT_RESIZE);
    assert_int_equal(e.rows, 24);
    assert_int_equal(e.cols, 80);
    assert_int_equal(next(&r, 0).kind, EVENT_TICK);
    close(r.keys[1]); /* the terminal goes away */
    r.keys[1] = -1;
    assert_int_equal(next(&r, 1000).kind, EVENT_END);
    close(other[0]);
    close(other[1]);
    rig_close(&r);
}

/* A wait that is over before poll() begins is over: with the clock a millisecond ahead it once
 * waited for ever. Some of so many reads meet the tick of that clock. */
static void a_wait_of_no_time_ends(void **state)
{
    (void)state;
    struct rig r;
    rig_open(&r);
    alarm(60);
    for (int i = 0; i < 20000; i++)
        assert_int_equal(next(&r, 0).kind, EVENT_TICK);
    alarm(0);
    rig_close(&r);
}

/* Position of needle, or fails. */
static const char *sent(const struct buf *b, const char *needle)
{
    const char *at = strstr(b->at, needle);
    if (!at)
        fail_msg("the terminal was not sent %s", needle + (needle[0] == '\033'));
    return at;
}

static void expect_restored(const struct buf *b)
{
    static const char *const back[] = {"\033[?2004l", "\033[?1006l", "\033[?1002l", "\033[?1000l", "\033[?1049l"};
    for (size_t i = 0; i < COUNT(back); i++) {
        const char *last = NULL;
        for (const char *p = b->at; (p = strstr(p, back[i])); p++)
            last = p;
        assert_non_null(last);
        char on[16];
        snprintf(on, sizeof on, "%s", back[i]);
        on[strlen(on) - 1] = 'h';
        assert_null(strstr(last, on)); /* and not switched on again */
    }
}

static void a_blit_shows_the_canvas(void **state)
{
    (void)state;
    struct rig r;
    struct canvas c;
    struct buf b = {0};
    rig_open(&r);
    canvas_init(&c, 24, 80, false);
    canvas_cstr(&c, 0, 0, ROLE_TEXT, "Hello");
    canvas_cstr(&c, 1, 0, ROLE_FAIL, "FAIL");
    canvas_cstr(&c, 2, 0, ROLE_TEXT, "é 漢 e\u0301!");
    c.cursor_row = 5;
    c.cursor_col = 7;
    term_blit(r.term, &c, theme_find("colour"));
    rig_sent(&r, &b);
    sent(&b, "\033[?1049h");
    sent(&b, "Hello");
    sent(&b, "\033[31m"); /* red, on the terminal's own background */
    assert_null(strstr(b.at, "\033[40m"));
    sent(&b, "FAIL");
    sent(&b, "é 漢 e\u0301!");
    sent(&b, "\033[?25h"); /* the cursor is seen */
    size_t before = b.len;
    buf_clear(&b);
    term_blit(r.term, &c, theme_find("colour")); /* nothing changed: nothing is sent */
    rig_sent(&r, &b);
    assert_int_equal(b.len, before);
    buf_clear(&b);
    canvas_cstr(&c, 0, 4, ROLE_TEXT, "p");
    term_blit(r.term, &c, theme_find("colour"));
    rig_sent(&r, &b);
    assert_true(b.len > before && b.len < before + 40); /* one cell, not the screen */
    canvas_release(&c);
    buf_release(&b);
    rig_close(&r);
}

static void closing_restores(void **state)
{
    (void)state;
    struct rig r;
    struct buf b = {0};
    rig_open(&r);
    FILE *screen = r.screen;
    term_close(r.term);
    rig_sent(&r, &b);
    expect_restored(&b);
    buf_release(&b);
    fclose(screen);
    close(r.keys[0]);
    close(r.keys[1]);
}

static void leaving_gives_the_screen_away(void **state)
{
    (void)state;
    struct rig r;
    struct buf b = {0};
    rig_open(&r);
    term_leave(r.term);
    rig_sent(&r, &b);
    expect_restored(&b);
    buf_clear(&b);
    term_enter(r.term);
    struct ui_event e = next(&r, 100);
    assert_int_equal(e.kind, EVENT_RESIZE); /* draw everything again */
    rig_sent(&r, &b);
    const char *back = strstr(b.at, "\033[?1049l");
    assert_non_null(strstr(back, "\033[?1049h"));
    assert_non_null(strstr(back, "\033[?2004h"));
    buf_release(&b);
    rig_close(&r);
}

static void copying_uses_osc_52(void **state)
{
    (void)state;
    struct rig r;
    struct buf b = {0};
    rig_open(&r);
    assert_true(term_copy(r.term, STR("hello")));
    assert_true(term_copy(r.term, STR("ab")));
    assert_true(term_copy(r.term, STR("abc")));
    rig_sent(&r, &b);
    sent(&b, "\033]52;c;aGVsbG8=\a");
    sent(&b, "\033]52;c;YWI=\a");
    sent(&b, "\033]52;c;YWJj\a");
    buf_release(&b);
    rig_close(&r);
}

/* ---- dying ---------------------------------------------------------------------------- */

enum death { BY_SEGV, BY_ABORT, BY_BUG, BY_EXIT, BY_MEMORY, BY_STACK, BY_EXIT_WHILE_LEFT, DEATHS };

__attribute__((noinline)) static int deeper(volatile int *depth)
{
    volatile char frame[4096];
    frame[0] = (char)*depth;
    ++*depth;
    return *depth < 0 ? 0 : deeper(depth) + frame[0];
}

static void die(enum death how, struct term *t)
{
    volatile int depth = 0;
    switch (how) {
    case BY_SEGV: raise(SIGSEGV); break;
    case BY_ABORT: abort();
    case BY_BUG: BUG("for a test");
    case BY_EXIT: exit(3);
    case BY_MEMORY: mem_fail_at(1); mem_free(mem_alloc(1)); break;
    case BY_STACK: deeper(&depth); break;
    case BY_EXIT_WHILE_LEFT: term_leave(t); exit(3);
    case DEATHS: break;
    }
    _exit(99);
}

static void every_death_restores(void **state)
{
    (void)state;
    for (enum death how = 0; how < DEATHS; how++) {
        struct rig r;
        struct buf b = {0};
        r.screen = tmpfile();
        assert_int_equal(pipe(r.keys), 0);
        fflush(stdout);
        pid_t pid = fork();
        assert_true(pid >= 0);
        if (pid == 0) {
            int null = open("/dev/null", O_WRONLY);
            dup2(null, 1);
            dup2(null, 2);
            struct term_curses_options o = {.type = "xterm-256color", .in_fd = r.keys[0], .mouse = true,
                                            .out_fd = fileno(r.screen), .any_fd = true, .rows = 24, .cols = 80};
            static struct term *volatile open_term; /* reachable, so that it is no leak */
            static const int cmocka_handles[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS};
            for (size_t i = 0; i < COUNT(cmocka_handles); i++)
                signal(cmocka_handles[i], SIG_DFL);
            setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
            open_term = term_curses_open(&o, NULL, NULL);
            if (!open_term)
                _exit(98);
            die(how, open_term);
        }
        int status;
        assert_int_equal(waitpid(pid, &status, 0), pid);
        bool signalled = WIFSIGNALED(status);
        if (WIFEXITED(status) && WEXITSTATUS(status) >= 98)
            fail_msg("death %d did not come about", how);
        if (how == BY_BUG)
            assert_int_equal(WEXITSTATUS(status), 70);
        if (how == BY_MEMORY)
            assert_int_equal(WEXITSTATUS(status), 71);
        if (how == BY_EXIT)
            assert_int_equal(WEXITSTATUS(status), 3);
        if (how == BY_ABORT)
            assert_true(signalled && WTERMSIG(status) == SIGABRT);
        rig_sent(&r, &b);
        sent(&b, "\033[?1049h");
        expect_restored(&b);
        if (how == BY_EXIT_WHILE_LEFT) /* it was another program's screen: hands off */
            assert_null(strstr(strstr(b.at, "\033[?1049l") + 1, "\033[?1049l"));
        buf_release(&b);
        fclose(r.screen);
        close(r.keys[0]);
        close(r.keys[1]);
    }
}

/* ---- types of terminals ---------------------------------------------------------------- */

static void an_unknown_type_is_tried_as_xterm(void **state)
{
    (void)state;
    struct rig r;
    struct error err = {0};
    assert_true(rig_open_as(&r, "nonesuch-terminal", &err));
    assert_non_null(note);
    assert_non_null(strstr(note, "nonesuch-terminal"));
    rig_close(&r);
    assert_true(rig_open_as(&r, "", &err));
    assert_non_null(note);
    rig_close(&r);
    assert_true(rig_open_as(&r, "vt100", &err));
    assert_null(note);
    assert_int_equal(r.term->colours, 0);
    rig_close(&r);
}

static void a_dumb_terminal_is_told_of_plain(void **state)
{
    (void)state;
    struct rig r;
    struct error err = {0};
    assert_false(rig_open_as(&r, "dumb", &err));
    assert_int_equal(err.kind, ERROR_UNAVAILABLE);
    assert_non_null(strstr(err.text, "--plain"));
    rig_close(&r);
    struct term_curses_options o = {.type = "xterm", .in_fd = 0, .out_fd = 1};
    int null = open("/dev/null", O_RDWR);
    o.in_fd = o.out_fd = null;
    err = (struct error){0};
    struct term *none = term_curses_open(&o, NULL, &err);
    assert_null(none);
    assert_non_null(strstr(err.text, "--plain"));
    term_close(none);
    close(null);
}

int main(void)
{
    if (!setlocale(LC_ALL, "C.UTF-8"))
        return 1;
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sequences_are_keys),
        cmocka_unit_test(keys_in_one_go_come_one_by_one),
        cmocka_unit_test(unknown_sequences_type_nothing),
        cmocka_unit_test(a_paste_is_one_event),
        cmocka_unit_test(a_paste_too_long_is_cut),
        cmocka_unit_test(the_mouse_is_read),
        cmocka_unit_test(other_descriptors_signals_and_the_end),
        cmocka_unit_test(a_wait_of_no_time_ends),
        cmocka_unit_test(a_blit_shows_the_canvas),
        cmocka_unit_test(closing_restores),
        cmocka_unit_test(leaving_gives_the_screen_away),
        cmocka_unit_test(copying_uses_osc_52),
        cmocka_unit_test(every_death_restores),
        cmocka_unit_test(an_unknown_type_is_tried_as_xterm),
        cmocka_unit_test(a_dumb_terminal_is_told_of_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
