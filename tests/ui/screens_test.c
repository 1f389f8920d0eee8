/* Plays every key script of tests/ui/scripts against the memory terminal, on
 * tests/packs/good or the real course, with a data folder of its own.
 *
 * A script's first lines may be directives:
 *   #! size 120x40      (80x24 otherwise)
 *   #! ascii
 *   #! nojudge          (this machine cannot run code)
 *   #! nohome           (nothing can be kept)
 *   #! course           (the real course; tests/packs/good otherwise)
 *   #! pictures         (tests/packs/pictures)
 *   #! threads          (tests/packs/threads)
 *   #! review           (tests/packs/review)
 *   #! kinds            (tests/packs/kinds)
 *   #! silent           (inotify says nothing)
 *   #! track python     (the welcome is over; asked otherwise)
 * and `do restart` in the middle ends this sitting and begins another at the
 * line behind it, as quitting and coming back does. */
#include "ui/app.h"
#include "judge/judge.h"

#include <ftw.h>
#include <glob.h>
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <dirent.h>
#include <unistd.h>
/* cmocka wants the four above */
#include <cmocka.h>

static struct judge *judge;

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
    (void)st, (void)flag, (void)ftw;
    return remove(path);
}

struct setting {
    int rows, cols;
    bool ascii, course, pictures, threads, review, kinds, nojudge, nohome, silent;
    struct str track;
};

static struct setting read_setting(struct str text)
{
    struct setting s = {.rows = 24, .cols = 80};
    struct str line;
    while (str_line(&text, &line)) {
        if (!str_starts(line, "#!"))
            continue;
        struct str what = str_trim(str_slice(line, 2, line.len));
        if (str_starts(what, "size "))
            sscanf(what.at, "size %dx%d", &s.cols, &s.rows);
        else if (str_is(what, "ascii"))
            s.ascii = true;
        else if (str_is(what, "nojudge"))
            s.nojudge = true;
        else if (str_is(what, "silent"))
            s.silent = true;
        else if (str_is(what, "nohome"))
            s.nohome = true;
        else if (str_is(what, "course"))
            s.course = true;
        else if (str_is(what, "pictures"))
            s.pictures = true;
        else if (str_is(what, "threads"))
            s.threads = true;
        else if (str_is(what, "review"))
            s.review = true;
        else if (str_is(what, "kinds"))
            s.kinds = true;
        else if (str_starts(what, "track "))
            s.track = str_slice(what, 6, what.len);
    }
    return s;
}

/* Things that a script does beside the screen. */
struct beside {
    struct study *study;
    const char *home;
    struct world_fixed *clock;
};

/* Another program writes a right answer into the file of two-boxes. */
static bool write_outside(const char *home)
{
    struct buf text = {0};
    char path[512];
    struct error err = {0};
    snprintf(path, sizeof path, "%s/freehold/work/good-pack/01-first/two-boxes.c", home);
    bool ok = file_read("tests/packs/good/exercises/01-first/two-boxes/solution.c", 1 << 16, &text,
                        &err) &&
              file_write_atomic(path, buf_view(&text), &err);
    if (!ok)
        print_message("# %s\n", err.text);
    buf_release(&text);
    return ok;
}

/* The judge's processes die, as they never should. */
static bool kill_children(void)
{
    char path[64], pids[256] = "";
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *f = fopen(path, "r");
    size_t n = f ? fread(pids, 1, sizeof pids - 1, f) : 0;
    if (f)
        fclose(f);
    bool any = false;
    for (char *at = pids, *end; n && (end = at, strtol(at, &end, 10) > 0) && end != at; at = end)
        any |= kill((pid_t)strtol(at, NULL, 10), SIGKILL) == 0;
    return any;
}

/* The answer that could not be saved lies in $TMPDIR. */
static bool kept_aside(const char *home)
{
    char pattern[512];
    glob_t found;
    struct buf text = {0};
    snprintf(pattern, sizeof pattern, "%s/freehold-two-boxes-*.c", home);
    bool good = glob(pattern, 0, NULL, &found) == 0 && found.gl_pathc == 1 &&
                file_read(found.gl_pathv[0], 1 << 16, &text, NULL) && strstr(text.at, "    b = 2;");
    globfree(&found);
    buf_release(&text);
    return good;
}

static bool act(void *ctx, const char *name)
{
    struct beside *b = ctx;
    if (!strcmp(name, "pass-all")) {
        const struct pack *p = study_pack(b->study);
        struct grade passed = {.status = GRADE_PASSED};
        bool ok = true;
        for (size_t i = 0; i < p->item_count; i++)
            if (!p->items[i].lesson)
                ok &= study_record(b->study, &p->items[i], &passed, STR("x"), -1, NULL);
        return ok;
    }
    if (!strcmp(name, "a-month-later")) {
        b->clock->now_ms += 30ll * 24 * 60 * 60 * 1000;
        return true;
    }
    if (!strcmp(name, "kill-broker"))
        return kill_children();
    if (!strcmp(name, "kept-aside"))
        return kept_aside(b->home);
    if (!strcmp(name, "write-outside"))
        return write_outside(b->home);
    if (!strcmp(name, "sleep-3s")) /* the one pause that is about real time */
        return usleep(3100 * 1000) == 0;
    struct item_state st;
    struct arena a = {0};
    bool good = false;
    const struct item *it = pack_item(study_pack(b->study), STR("two-boxes"));
    if (it)
        study_state(b->study, &a, it, &st);
    if (it && !strcmp(name, "no-attempt"))
        good = st.attempts == 0;
    if (it && !strcmp(name, "one-attempt"))
        good = st.attempts == 1;
    if (it && !strcmp(name, "pass-second"))
        good = st.attempts == 2 && st.passed;
    if (it && !strcmp(name, "one-pass"))
        good = st.attempts == 1 && st.passed;
    arena_release(&a);
    return good;
}

/* One sitting: the script up to `do restart`. */
static bool sit(const struct setting *set, const char *name, const char *home, struct str part,
                bool first, struct buf *failure)
{
    struct world_fixed fixed = {.now_ms = 1795000000000, .step_ms = 1000, .seed = 7};
    struct world world = world_fixed_init(&fixed);
    struct error err = {0};
    if (set->silent)
        setenv("FREEHOLD_POLL", "1", 1);
    else
        unsetenv("FREEHOLD_POLL");
    struct study_options o = {.pack = set->course     ? "."
                              : set->pictures ? "tests/packs/pictures"
                              : set->threads  ? "tests/packs/threads"
                              : set->kinds    ? "tests/packs/kinds"
                              : set->review   ? "tests/packs/review" : "tests/packs/good",
                              .world = &world,
                              .judge = set->nojudge ? NULL : judge,
                              .why_no_judge = "this test has none"};
    struct study *s = study_open(&o, &err);
    if (!s) {
        buf_cstr(failure, err.text);
        return false;
    }
    if (first && set->track.len && !study_set_track(s, set->track, &err))
        buf_cstr(failure, err.text);
    struct beside beside = {s, home, &fixed};
    struct app_script script = {.text = part, .name = name, .screens_dir = "tests/ui/screens",
                                .rows = set->rows, .cols = set->cols, .ascii = set->ascii,
                                .act = act, .ctx = &beside};
    bool good = !failure->len && app_play(s, &script, failure);
    study_close(s);
    return good;
}

static void play(void **state)
{
    const char *name = *state;
    char path[512], home[] = "/tmp/freehold-ui-XXXXXX";
    struct buf text = {0}, failure = {0};
    struct error err = {0};
    snprintf(path, sizeof path, "tests/ui/scripts/%s.ui", name);
    assert_true(file_read(path, 1 << 20, &text, &err));
    assert_non_null(mkdtemp(home));
    struct judge *own = judge_new(&err); /* of this test, as one of them kills it */
    if (!own)
        print_message("# no judge: %s\n", err.text);
    judge = own;
    struct setting set = read_setting(buf_view(&text));
    setenv("XDG_DATA_HOME", set.nohome ? "/dev/null/nowhere" : home, 1);
    setenv("TMPDIR", home, 1);
    unsetenv("FREEHOLD_WORK");
    struct str rest = buf_view(&text);
    static const char restart[] = "\ndo restart\n";
    bool first = true, more = true;
    struct buf part = {0};
    while (more && !failure.len) {
        const char *cut = rest.len ? memmem(rest.at, rest.len, restart, sizeof restart - 1) : NULL;
        size_t n = cut ? (size_t)(cut - rest.at) + 1 : rest.len;
        size_t lines = 0;
        for (const char *c = text.at; c < rest.at; c++)
            lines += *c == '\n';
        buf_clear(&part);
        buf_repeat(&part, '\n', lines); /* so that messages name the right line */
        buf_str(&part, str_slice(rest, 0, n));
        sit(&set, name, home, buf_view(&part), first, &failure);
        first = false;
        more = cut != NULL;
        rest = str_slice(rest, cut ? n + sizeof restart - 2 : rest.len, rest.len);
    }
    judge_free(own);
    nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    if (failure.len) /* longer than cmocka's messages may be */
        fprintf(stderr, "%s\n", failure.at);
    bool good = !failure.len;
    buf_release(&part);
    buf_release(&text);
    buf_release(&failure);
    assert_true(good);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_script(const struct dirent *d)
{
    return str_ends(str_from(d->d_name), ".ui");
}

int main(int argc, char **argv)
{
    judge_serve_if_broker(argc, argv);
    setlocale(LC_ALL, "C.UTF-8");
    unsetenv("NO_COLOR");
    struct dirent **files;
    int count = scandir("tests/ui/scripts", &files, is_script, by_name);
    struct CMUnitTest tests[256];
    size_t n = 0;
    for (int i = 0; i < count; i++) {
        char *name = mem_strdup(files[i]->d_name);
        name[strlen(name) - 3] = '\0';
        free(files[i]);
        if (argc > 1 && !strstr(name, argv[1])) {
            mem_free(name);
            continue;
        }
        if (n < COUNT(tests))
            tests[n++] = (struct CMUnitTest){name, play, NULL, NULL, name};
    }
    free(files);
    int failed = _cmocka_run_group_tests("screens", tests, n, NULL, NULL);
    for (size_t i = 0; i < n; i++)
        mem_free((void *)(uintptr_t)tests[i].name);
    return failed;
}
