#include <stdio.h>
#include <stdlib.h>

struct task {
    int priority;
    int done;
};

static struct task *task_new(int priority)
{
    struct task *t = malloc(sizeof *t);
    if (!t)
        exit(1);
    t->priority = priority;
    t->done = 0;
    return t;
}

int main(void)
{
    struct task *t = task_new(3);
    while (!t->done) {
        t->done = 1;
        t->priority--;
    }
    printf("%d\n", t->priority > 0);
    free(t);
    return 0;
}
