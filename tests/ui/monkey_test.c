/* A monkey at the keyboard: thousands of keys in no order, in every view, on the
 * memory terminal. Nothing is expected but that Freehold lives (the sanitizers
 * watch), that the screen is always drawn, and that it can be left. */
#include "ui/app.h"
#include "judge/judge.h"

#include <ftw.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* cmocka wants the four above */
#include <cmocka.h>

static struct judge *judge;

enum { GOOD_SEEDS = 6, PICTURES_SEEDS = 4, REVIEW_SEEDS = 3 }; /* one pack after the other */

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
    (void)st, (void)flag, (void)ftw;
    return remove(path);
}

static const char *const keys[] = {
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Enter",
    "Enter",
    "Tab",
    "Shift-Tab",
    "Esc",
    "Backspace",
    "Delete",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F12",
    "Ctrl-A",
    "Ctrl-X",
    "Ctrl-V",
    "Ctrl-Z",
    "Ctrl-Y",
    "Ctrl-K",
    "Ctrl-F",
    "Ctrl-G",
    "Ctrl-N",
    "Ctrl-N",
    "Ctrl-O",
    "Ctrl-R",
    "Ctrl-U",
    "Ctrl-S",
    "Ctrl-W",
    "Ctrl-/",
    "Ctrl-]",
    "Ctrl-D",
    "Ctrl-L",
    "Alt-h",
    "Alt-s",
    "Alt-c",
    "Alt-n",
    "Alt-Up",
    "Alt-Down",
    "Shift-Up",
    "Shift-Down",
    "Ctrl-Home",
    "Ctrl-End",
    "Ctrl-Left",
    "Ctrl-Right",
    "Shift-Right",
    "Ctrl-Backspace",
    "j",
    "k",
    "g",
    "G",
    "n",
    "N",
    "/",
    "?",
    ".",
    "r",
    "s",
    "u",
    "x",
    "y",
    "1",
    "2",
    "3",
    "b",
    "p",
    "t",
    ";",
    "{",
    "}",
    "(",
    "a",
    "=",
    "*",
    "\"",
    "h",
    "i",
    "m",
    "Space",
    "F6",
    "F6",
    "Alt-w",
    "Alt-o",
    "Alt-Left",
    "Alt-Right",
    "Left",
    "Shift-Left",
    "f",
    "l",
    "p",
    "v",
    "w",
    "W",
    "[",
    "]",
};

/* xorshift64* */
static uint64_t next_random(uint64_t *s)
{
    *s ^= *s >> 12;
    *s ^= *s << 25;
    *s ^= *s >> 27;
    return *s * 2685821657736338717u;
}

static void write_script(struct buf *out, uint64_t seed, int steps)
{
    for (int i = 0; i < steps; i++) {
        uint64_t r = next_random(&seed) >> 8;
        switch (r % 40) {
        case 0:
            buf_printf(out, "resize %dx%d\n", (int)(r / 40 % 150) + 1, (int)(r / 6000 % 50) + 1);
            break;
        case 1:
            buf_cstr(out, "resize 80x24\n");
            break;
        case 2:
            buf_cstr(out, "paste \"int x = 1;\\n\\tif (x) {\\n\"\n");
            break;
        case 3:
            buf_printf(out, "mouse click %d %d\n", (int)(r / 40 % 24), (int)(r / 1000 % 80));
            break;
        case 4:
            buf_cstr(out, "wait verdict\n");
            break;
        case 5:
            buf_printf(out, "mouse wheel-down %d %d\n", (int)(r / 40 % 24), (int)(r / 1000 % 80));
            break;
        default:
            buf_printf(out, "key %s\n", keys[r / 40 % COUNT(keys)]);
        }
    }
    buf_cstr(out, "resize 80x24\n");
}

static void play(void **state)
{
    uint64_t seed = (uint64_t)(uintptr_t)*state * 2654435761u;
    char home[] = "/tmp/freehold-monkey-XXXXXX";
    struct buf text = {0}, failure = {0};
    struct error err = {0};
    assert_non_null(mkdtemp(home));
    setenv("XDG_DATA_HOME", home, 1);
    write_script(&text, seed, 800);
    struct world_fixed fixed = {.now_ms = 1795000000000, .step_ms = 1000, .seed = seed};
    struct world world = world_fixed_init(&fixed);
    uintptr_t n = (uintptr_t)*state;
    bool review = n > GOOD_SEEDS + PICTURES_SEEDS;
    struct study_options o = {.pack = review ? "tests/packs/review"
                                      : n > GOOD_SEEDS ? "tests/packs/pictures" : "tests/packs/good",
                              .world = &world, .judge = judge};
    struct study *s = study_open(&o, &err);
    assert_non_null(s);
    for (size_t i = 0; review && i < study_pack(s)->item_count; i++) {
        struct grade passed = {.status = GRADE_PASSED};
        study_record(s, &study_pack(s)->items[i], &passed, STR("x"), -1, NULL);
    }
    fixed.now_ms += 30ll * 24 * 60 * 60 * 1000; /* and all of it is due */
    struct app_script script = {.text = buf_view(&text), .name = "monkey", .rows = 24, .cols = 80};
    bool good =
        app_play(s, &script, &failure); /* no key of these leaves: all must be carried out */
    study_close(s);
    nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    if (!good)
        print_message("%s\n", failure.at);
    buf_release(&text);
    buf_release(&failure);
    assert_true(good);
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    setlocale(LC_ALL, "C.UTF-8");
    unsetenv("FREEHOLD_WORK");
    unsetenv("VISUAL");
    unsetenv("EDITOR");
    struct error err = {0};
    judge = judge_new(&err);
    if (!judge)
        print_message("# no judge: %s\n", err.text);
    enum { SEEDS = GOOD_SEEDS + PICTURES_SEEDS + REVIEW_SEEDS };
    static char names[SEEDS][16];
    struct CMUnitTest tests[SEEDS];
    for (size_t i = 0; i < SEEDS; i++) {
        snprintf(names[i], sizeof names[i], "seed %zu", i + 1);
        tests[i] = (struct CMUnitTest){names[i], play, NULL, NULL, (void *)(uintptr_t)(i + 1)};
    }
    int failed = _cmocka_run_group_tests("monkey", tests, SEEDS, NULL, NULL);
    judge_free(judge);
    return failed;
}
