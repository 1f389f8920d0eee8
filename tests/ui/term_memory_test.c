/* The terminal of key scripts: its steps, its failures, its waiting. A loop of a
 * few lines stands for the app: it shows what was typed. */
#include "ui/term.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct app {
    struct term *term;
    struct canvas canvas;
    struct buf shown;
    int settle_after;  /* rounds of the loop until "verdict" is so */
    int acts;
    int fd_events;
};

static bool settled(void *ctx, const char *name)
{
    struct app *a = ctx;
    return strcmp(name, "verdict") == 0 && a->settle_after <= 0;
}

static bool act(void *ctx, const char *name)
{
    ((struct app *)ctx)->acts++;
    return strcmp(name, "good") == 0;
}

static void run(struct app *a, const char *script, const int *fds, size_t fd_count)
{
    struct error err = {0};
    struct term_memory_options o = {.rows = 4, .cols = 60, .script = str_from(script), .name = "test",
                                    .hooks = {.settled = settled, .act = act, .ctx = a, .wait_ms = 200,
                                              .screens_dir = getenv("SCREENS")}};
    a->term = term_memory_open(&o, &err);
    if (!a->term)
        fail_msg("%s", err.text);
    canvas_init(&a->canvas, a->term->rows, a->term->cols, false);
    struct term_wait w = {.timeout_ms = 5, .fds = fds, .fd_count = fd_count};
    for (;;) {
        struct ui_event e;
        canvas_clear(&a->canvas);
        canvas_text(&a->canvas, 0, 0, ROLE_TEXT, buf_view(&a->shown));
        canvas_printf(&a->canvas, 1, 0, ROLE_TEXT, "%dx%d", a->term->cols, a->term->rows);
        a->canvas.cursor_row = 0;
        a->canvas.cursor_col = (int)a->shown.len;
        term_blit(a->term, &a->canvas, theme_find("mono"));
        term_read(a->term, &w, &e);
        a->settle_after--;
        if (e.kind == EVENT_END)
            break;
        if (e.kind == EVENT_KEY)
            buf_printf(&a->shown, "%s.", key_print(e.key).text);
        if (e.kind == EVENT_PASTE)
            buf_printf(&a->shown, "<" STR_FMT ">", STR_ARG(e.paste));
        if (e.kind == EVENT_MOUSE)
            buf_printf(&a->shown, "m%d,%d,%d,%d.", (int)e.mouse.action, e.mouse.row, e.mouse.col, e.mouse.clicks);
        if (e.kind == EVENT_SIGNAL)
            buf_printf(&a->shown, "s%d.", e.signal);
        if (e.kind == EVENT_RESIZE)
            canvas_resize(&a->canvas, e.rows, e.cols);
        if (e.kind == EVENT_FD)
            a->fd_events++;
        if (a->shown.len > 55)
            buf_clear(&a->shown);
    }
}

static void done(struct app *a)
{
    term_close(a->term);
    canvas_release(&a->canvas);
    buf_release(&a->shown);
}

static void scripts_type_and_look(void **state)
{
    (void)state;
    struct app a = {0};
    run(&a,
        "# a comment\n"
        "\n"
        "type \"aé\\n\"\n"
        "expect \"a.é.Enter.\"\n"
        "expect-not \"Tab\"\n"
        "key Ctrl-S  F1\n"
        "expect-row 0 \"a.é.Enter.Ctrl-S.F1.\"\n"
        "paste \"x \\\"y\\\"\"\n"
        "expect \"<x \\\"y\\\">\"\n"
        "resize 50x3\n"
        "expect-row 1 \"50x3\"\n"
        "do good\n"
        "tick\n"
        "signal 15\n"
        "expect \"s15.\"\n"
        "expect-cursor 0 32\n",
        NULL, 0);
    assert_string_equal(term_memory_failure(a.term).len ? term_memory_failure(a.term).at : "", "");
    assert_true(term_memory_finished(a.term));
    assert_int_equal(a.acts, 1);
    done(&a);
    a = (struct app){0};
    run(&a, "mouse click 2 7\nexpect \"m0,2,7,1.m2,2,7,1.\"\nmouse wheel-up 1 1\nexpect \"m3,1,1\"\n", NULL, 0);
    assert_true(term_memory_finished(a.term));
    done(&a);
    a = (struct app){0};
    run(&a, "mouse double 0 0\nexpect \"m0,0,0,2.\"\n", NULL, 0);
    assert_true(term_memory_finished(a.term));
    done(&a);
}

static void what_is_not_so_fails_with_the_screen(void **state)
{
    (void)state;
    static const struct { const char *script, *why; } table[] = {
        {"type \"ab\"\nexpect \"abc\"\n", "test:2: not on the screen: \"abc\"\nThe screen:\na.b."},
        {"type \"ab\"\nexpect-not \"b\"\n", "test:2: on the screen, but should not be"},
        {"expect-row 1 \"nonsense\"\n", "test:1: row 1 is not"},
        {"expect-cursor 3 3\n", "the cursor is at 0 0, not at 3 3"},
        {"do evil\n", "could not do evil"},
        {"wait \"never\"\n", "waited 200 ms in vain for never"},
        {"wait other\n", "waited 200 ms in vain for other"},
        {"screen none\n", "test:1: "},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct app a = {0};
        run(&a, table[i].script, NULL, 0);
        assert_false(term_memory_finished(a.term));
        if (!strstr(term_memory_failure(a.term).at, table[i].why))
            fail_msg("%s", term_memory_failure(a.term).at);
        done(&a);
    }
}

static void mistakes_in_a_script_name_their_line(void **state)
{
    (void)state;
    static const char *const scripts[] = {
        "tick\nfly away\n", "tick\nkey Hyper-X\n", "tick\ntype abc\n", "tick\ntype \"abc\n", "tick\nresize 80\n",
        "tick\nmouse jump 1 1\n", "tick\nmouse click 1\n", "tick\nkey\n", "tick\nexpect-row x \"a\"\n",
        "tick\nwait\n", "tick\nscreen ../x\n", "tick\nexpect \"a\" b\n", "tick\nsignal\n",
    };
    for (size_t i = 0; i < COUNT(scripts); i++) {
        struct error err = {0};
        struct term_memory_options o = {.rows = 4, .cols = 10, .script = str_from(scripts[i]), .name = "s"};
        struct term *t = term_memory_open(&o, &err);
        assert_null(t);
        assert_int_equal(err.kind, ERROR_DATA);
        if (strncmp(err.text, "s:2: ", 5) != 0)
            fail_msg("%s: %s", scripts[i], err.text);
        term_close(t);
    }
}

static void waiting_lets_the_app_go_on(void **state)
{
    (void)state;
    struct app a = {.settle_after = 5};
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    assert_int_equal(write(fds[1], "x", 1), 1); /* never read: readable all the time */
    run(&a, "wait verdict\ntype \"z\"\nwait \"z.\"\n", fds, 1);
    assert_true(term_memory_finished(a.term));
    assert_int_equal(a.fd_events, 5);
    done(&a);
    close(fds[0]);
    close(fds[1]);
}

static void screens_are_compared_and_updated(void **state)
{
    (void)state;
    char dir[] = "/tmp/freehold-screens-XXXXXX", path[80];
    assert_non_null(mkdtemp(dir));
    setenv("SCREENS", dir, 1);
    struct app a = {0};
    setenv("UPDATE", "1", 1);
    run(&a, "type \"a\"\nscreen one\n", NULL, 0);
    assert_true(term_memory_finished(a.term));
    done(&a);
    unsetenv("UPDATE");
    a = (struct app){0};
    run(&a, "type \"a\"\nscreen one\n", NULL, 0);
    assert_true(term_memory_finished(a.term));
    done(&a);
    a = (struct app){0};
    run(&a, "type \"b\"\nscreen one\n", NULL, 0);
    assert_false(term_memory_finished(a.term));
    assert_non_null(strstr(term_memory_failure(a.term).at, "UPDATE=1"));
    done(&a);
    snprintf(path, sizeof path, "%s/one.txt", dir);
    unlink(path);
    rmdir(dir);
    unsetenv("SCREENS");
}

static void it_remembers_copies_and_bells(void **state)
{
    (void)state;
    struct app a = {0};
    run(&a, "tick\n", NULL, 0);
    assert_true(term_copy(a.term, STR("abc")));
    term_bell(a.term);
    assert_true(str_is(term_memory_copied(a.term), "abc"));
    assert_int_equal(term_memory_bells(a.term), 1);
    struct buf b = {0};
    term_memory_dump(a.term, &b);
    assert_string_equal(b.at, "\n60x4\n\n\n");
    buf_release(&b);
    done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_type_and_look),
        cmocka_unit_test(what_is_not_so_fails_with_the_screen),
        cmocka_unit_test(mistakes_in_a_script_name_their_line),
        cmocka_unit_test(waiting_lets_the_app_go_on),
        cmocka_unit_test(screens_are_compared_and_updated),
        cmocka_unit_test(it_remembers_copies_and_bells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
