#include <stdio.h>
#include <stdlib.h>

struct job {
    int id;
    struct job *next;
};

static struct job *push(struct job *top, int id)
{
    struct job *j = malloc(sizeof *j);
    if (!j)
        exit(1);
    j->id = id;
    j->next = top;
    return j;
}

static void clear(struct job *top)
{
    while (top) {
        struct job *next = top->next;
        free(top);
        top = next;
    }
}

int main(void)
{
    struct job *queue = push(push(push(NULL, 1), 2), 3);
    printf("next job %d\n", queue->id);
    clear(queue);
    return 0;
}
