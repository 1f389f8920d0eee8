/* Allocated and freed under the same condition, asked twice, or under its opposite. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int same_flag(bool copy, char *text)
{
    char *mine = text;
    if (copy) {
        mine = strdup(text);
        if (!mine)
            return -1;
    }
    int n = (int)strlen(mine);
    if (copy)
        free(mine);
    return n;
}

static int two_flags(int mode)
{
    char *a = NULL, *b = NULL;
    if (mode & 1)
        a = malloc(4);
    if (mode & 2)
        b = malloc(4);
    int n = (a != NULL) + (b != NULL);
    if (mode & 1)
        free(a);
    if (mode & 2)
        free(b);
    return n;
}

static int opposite(int level)
{
    char *text = strdup("levels");
    int n = text ? (int)strlen(text) : 0;
    if (level > 3) {
        free(text);
        n++;
    }
    if (!(level > 3))
        free(text);
    return n;
}

static int by_kind(int kind)
{
    char *text = NULL;
    if (kind == 1 || kind == 2)
        text = malloc(8);
    switch (kind) {
    case 1:
    case 2:
        free(text);
        break;
    default:
        break;
    }
    return kind;
}

int main(void)
{
    char here[] = "abc";
    return same_flag(true, here) + same_flag(false, here) - 6 + two_flags(3) - 2 + opposite(4) - 7
        + by_kind(2) - 2;
}
