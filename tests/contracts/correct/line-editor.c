/* A gap of text: lines are split, joined, replaced, in an array of owners. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
    char **lines;
    size_t count;
};

static int insert_line(struct buffer *b, size_t at, const char *text)
{
    char *copy = strdup(text);
    char **lines = copy ? realloc(b->lines, (b->count + 1) * sizeof *lines) : NULL;
    if (!lines) {
        free(copy);
        return -1;
    }
    b->lines = lines;
    memmove(lines + at + 1, lines + at, (b->count - at) * sizeof *lines);
    lines[at] = copy;
    b->count++;
    return 0;
}

static void delete_line(struct buffer *b, size_t at)
{
    free(b->lines[at]);
    memmove(b->lines + at, b->lines + at + 1, (b->count - at - 1) * sizeof *b->lines);
    b->count--;
}

static int join_lines(struct buffer *b, size_t at)
{
    if (at + 1 >= b->count)
        return -1;
    size_t n = strlen(b->lines[at]);
    char *both = realloc(b->lines[at], n + strlen(b->lines[at + 1]) + 1);
    if (!both)
        return -1;
    strcpy(both + n, b->lines[at + 1]);
    b->lines[at] = both;
    delete_line(b, at + 1);
    return 0;
}

int main(void)
{
    struct buffer b = {NULL, 0};
    int failed = insert_line(&b, 0, "end") || insert_line(&b, 0, "mid") || insert_line(&b, 0, "start")
        || join_lines(&b, 1);
    int right = !failed && b.count == 2 && strcmp(b.lines[1], "midend") == 0;
    while (b.count)
        delete_line(&b, b.count - 1);
    free(b.lines);
    return !right;
}
