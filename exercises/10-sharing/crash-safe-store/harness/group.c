#include "store.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 8 };
static struct change group[MOST];

/* Changes on standard input; an empty line ends a group. `ret` is how
 * many there are. */
static bool next_group(size_t *ret)
{
    char line[80];
    *ret = 0;
    while (fgets(line, sizeof line, stdin) != NULL && *ret < MOST) {
        if (line[0] == '>' || strcmp(line, "saved\n") == 0)
            continue;
        if (!command_change(line, &group[*ret]))
            return true;
        ++*ret;
    }
    return *ret > 0;
}

/* One after the other, as the table is now. */
static bool can_be_made(size_t count, struct table t)
{
    size_t i = 0;
    while (i < count && table_apply(&t, &group[i]) == 0)
        i++;
    return i == count;
}

/* The first few of a group may be there after a stop, or all, or none. */
static bool settles(struct model *m, size_t count, const struct table *t)
{
    bool same = model_same(m, t);
    for (size_t i = 0; i < count && !same; i++)
        same = model_change(m, &group[i]) && model_same(m, t);
    return same;
}

static int again(void)
{
    char line[80];
    size_t count = 0;
    struct model m = {0};
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (line[0] == '>')
            count += command_change(line + 2, &group[count]);
        for (size_t i = 0; strcmp(line, "saved\n") == 0 && i < count; i++)
            model_change(&m, &group[i]);
        if (line[0] != '>')
            count = 0;
    }
    struct store *s = store_open();
    bool good = s != NULL && settles(&m, count, &s->table);
    if (!good)
        puts("this is not what was saved");
    store_close(s);
    return !good;
}

int main(int argc, char **argv)
{
    size_t count;
    struct session w = {0};
    if (argc > 1 && strcmp(argv[1], "again") == 0)
        return again();
    w.s = store_open();
    if (w.s == NULL)
        return puts("cannot be opened"), 1;
    bool good = true, doubt = false;
    while (good && next_group(&count)) {
        unsigned before = disk_waits();
        for (size_t i = 0; i < count; i++) {
            if (group[i].kind == PUT)
                printf("> put %s %s\n", group[i].key, group[i].value);
            else
                printf("> delete %s\n", group[i].key);
        }
        bool possible = can_be_made(count, w.s->table);
        bool saved = store_change_all(w.s, group, count) == 0,
             refuses_from_now_on = w.s->failed;
        /* if it could be made, it was the disk that refused */
        assert(saved || !possible || refuses_from_now_on);
        for (size_t i = 0; i < count && saved; i++)
            model_change(&w.m, &group[i]);
        puts(saved ? "saved" : "refused");
        if (!doubt)
            printf("waited: %u\n", disk_waits() - before);
        good = model_same(&w.m, &w.s->table);
        doubt = doubt || w.s->failed;
    }
    if (good)
        good = doubt || command(&w, "reopen");
    else
        puts("The store is not what the model says.");
    if (good)
        command(&w, "list");
    store_close(w.s);
    return !good;
}
