/* Made empty first, opened later; close() may be called in any state. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct journal {
    FILE *file;
    char *path;
};

static void journal_init(struct journal *j)
{
    j->file = NULL;
    j->path = NULL;
}

static void journal_close(struct journal *j)
{
    if (j->file != NULL) {
        fclose(j->file);
        j->file = NULL;
    }
    free(j->path);
    j->path = NULL;
}

static int journal_open(struct journal *j, const char *path)
{
    journal_close(j);
    j->path = strdup(path);
    if (!j->path)
        return -1;
    j->file = fopen(path, "a");
    if (!j->file) {
        journal_close(j);
        return -1;
    }
    return 0;
}

int main(void)
{
    struct journal j;
    journal_init(&j);
    if (journal_open(&j, "/dev/null") == 0 && j.file)
        fputs("entry\n", j.file);
    journal_close(&j);
    journal_close(&j);
    return 0;
}
