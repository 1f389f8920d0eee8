#include "store.h"

#include <assert.h>
#include <fcntl.h>
#include <freehold.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The machine has stopped and starts again. Standard input is what had
 * been printed: what was saved, and which change was asked for last. */
static int again(void)
{
    char line[80], last[80] = "opening";
    struct session w = {0};
    struct change after = {PUT, "lamp", "after"};
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '>') {
            strcpy(last, line + 2);
            w.m.in_doubt = command_change(last, &w.m.doubt);
        } else if (strcmp(line, "saved") == 0) {
            w.m.in_doubt = !model_change(&w.m, &w.m.doubt);
        }
    }
    w.s = store_open();
    if (w.s == NULL)
        return puts("cannot be opened"), 1;
    if (!model_settle(&w.m, &w.s->table)) {
        command(&w, "list");
        printf("in `%s`: this is not what was saved\n", last);
        return store_close(w.s), 1;
    }
    /* Life goes on, on the disk that was left. */
    bool good = store_change(w.s, &after) == 0 &&
                model_change(&w.m, &after) && command(&w, "reopen") &&
                command(&w, "compact") && command(&w, "reopen");
    if (!good && w.s != NULL)
        printf("in `%s`: what is changed after that is not kept\n", last);
    store_close(w.s);
    return !good;
}

/* A log as a stop may leave it: a change, a hole as large as one, and a
 * change behind it. */
static void torn(struct model *m)
{
    unsigned char bytes[RECORD_MOST];
    struct change first = {PUT, "lamp", "on"},
                  ghost = {PUT, "ghost", "back"};
    int fd = open(LOG_NAME, O_RDWR | O_CREAT, 0644);
    size_t n = record_write(&first, bytes);
    assert(write(fd, bytes, n) == (ssize_t)n);
    memset(bytes, 0, n);
    assert(write(fd, bytes, n) == (ssize_t)n);
    n = record_write(&ghost, bytes);
    assert(write(fd, bytes, n) == (ssize_t)n);
    assert(fsync(fd) == 0 && close(fd) == 0);
    model_change(m, &first);
    puts("> put lamp on\nsaved");
}

/* Commands from standard input. "torn" leaves a damaged log first. */
int main(int argc, char **argv)
{
    char line[80];
    struct session w = {0};
    bool good = true;
    if (argc > 1 && strcmp(argv[1], "again") == 0)
        return again();
    if (argc > 1 && strcmp(argv[1], "torn") == 0)
        torn(&w.m);
    w.s = store_open();
    if (w.s == NULL)
        return puts("cannot be opened"), 1;
    while (good && fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        good = command(&w, line);
    }
    good = good && command(&w, "reopen");
    bool what_was_saved_is_there = good || w.s == NULL,
         half_a_new_log_is_left = access(NEW_NAME, F_OK) == 0;
    assert(what_was_saved_is_there || freehold_failures() == 0);
    assert(!half_a_new_log_is_left);
    store_close(w.s);
    return !good;
}
