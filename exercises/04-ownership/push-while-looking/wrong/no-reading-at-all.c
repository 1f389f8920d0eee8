// caught-by: null-dereference
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 12 }; // readings of a day

struct log {
    owned int *at;
    size_t count, room;
};

int push(borrows_mut struct log *l, int reading)
{
    if (l->count == MOST)
        return -1;
    if (l->count == l->room) {
        size_t room = l->room ? 2 * l->room : 8;
        int *more = realloc(l->at, room * sizeof *more);
        if (more == NULL)
            return -1;
        l->at = more;
        l->room = room;
    }
    l->at[l->count++] = reading;
    return 0;
}

borrows_from(l) nullable int *last(borrows_mut struct log *l)
{
    if (l->count == 0)
        return NULL;
    return &l->at[l->count - 1];
}

int correct(borrows_mut struct log *l, int by);

// --- your code starts here ---
int correct(struct log *l, int by)
{
    size_t i = l->count - 1; // the place, and not the arrow
    int failed = push(l, l->at[i] + by);
    if (!failed)
        l->at[i] = 0;
    return failed;
}
// --- your code ends here ---

int main(void)
{
    struct log l = {NULL, 0, 0};
    char word[8];
    int n;
    while (scanf("%7s %d", word, &n) == 2) {
        if (word[0] == 'r' && push(&l, n) < 0)
            puts("the day is full");
        if (word[0] == 'c' && correct(&l, n) != 0)
            puts("nothing to correct");
    }
    for (size_t i = 0; i < l.count; i++)
        printf("%d%c", l.at[i], i + 1 < l.count ? ' ' : '\n');
    free(l.at);
    return 0;
}
