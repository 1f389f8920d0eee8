#include <stdio.h>
#include <stdlib.h>

struct stack { int *at; size_t n, cap; };

// One plate more: 0. No memory: -1, and the stack is as it was.
static int put(struct stack *s, int plate)
{
    if (s->n == s->cap) {
        // --- your code starts here ---
        size_t room = s->cap + 1;
        int *more = realloc(s->at, room * sizeof *more);
        if (more == NULL)
            return -1;
        s->at = more;
        s->cap = room;
        // --- your code ends here ---
    }
    s->at[s->n] = plate;
    s->n = s->n + 1;
    return 0;
}

int main(void)
{
    struct stack s = {NULL, 0, 0};
    int failed = 0;
    for (int plate = 30; plate <= 50; plate = plate + 10)
        if (put(&s, plate) != 0)
            failed = 1;
    if (failed)
        puts("no memory");
    else
        printf("%d %d %d\n", s.at[0], s.at[1], s.at[2]);
    free(s.at);
    return failed;
}
