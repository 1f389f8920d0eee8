/* A folder of its own for each test, and files compared byte for byte. */
#ifndef TESTS_PROGRESS_SCRATCH_H
#define TESTS_PROGRESS_SCRATCH_H

#include "progress/store.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

struct scratch {
    struct world_fixed clock;
    struct world world;
    char dir[64], path[96];
    struct error err;
};

static int scratch_set_up(void **state)
{
    struct scratch *f = calloc(1, sizeof *f);
    f->clock = (struct world_fixed){.now_ms = 1790000000000, .step_ms = 1000, .seed = 7};
    f->world = world_fixed_init(&f->clock);
    strcpy(f->dir, "/tmp/freehold-trouble-XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    snprintf(f->path, sizeof f->path, "%s/progress.db", f->dir);
    *state = f;
    return 0;
}

static int scratch_tear_down(void **state)
{
    struct scratch *f = *state;
    char command[160];
    snprintf(command, sizeof command, "chmod -R u+rwx %s && rm -rf %s", f->dir, f->dir);
    assert_int_equal(system(command), 0);
    free(f);
    return 0;
}

static inline void sql(const char *path, const char *text)
{
    sqlite3 *db;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, text, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s", message);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static inline struct buf slurp(const char *path)
{
    struct buf b = {0};
    struct error err;
    if (!file_read(path, 1 << 28, &b, &err))
        fail_msg("%s", err.text);
    return b;
}

static inline void spill(const char *path, const void *bytes, size_t len)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, len, f), len);
    assert_int_equal(fclose(f), 0);
}

/* Names of all files in dir, in order, each with a newline. */
static inline struct buf listing(const char *dir)
{
    struct buf b = {0};
    struct dirent **names;
    int n = scandir(dir, &names, NULL, alphasort);
    assert_true(n >= 0);
    for (int i = 0; i < n; i++) {
        if (names[i]->d_name[0] != '.')
            buf_printf(&b, "%s\n", names[i]->d_name);
        free(names[i]);
    }
    free(names);
    return b;
}

static inline void add_events(struct progress *p, int from, int count)
{
    struct error err;
    for (int i = from; i < from + count; i++) {
        struct event e = {.kind = EVENT_HINT, .pack = STR("course"), .item = STR("x"), .number = i};
        if (!progress_record(p, &e, &err))
            fail_msg("event %d: %s", i, err.text);
    }
}

static inline bool count_one(void *ctx, const struct event *e)
{
    (void)e;
    ++*(int *)ctx;
    return true;
}
static inline int count_events(struct progress *p)
{
    int n = 0;
    struct error err;
    if (!progress_events(p, count_one, &n, &err))
        fail_msg("%s", err.text);
    return n;
}

static inline void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" does not say \"%s\"", text, part);
}

#endif
