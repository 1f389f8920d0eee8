#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct job { int id; owned struct job *next; };
static owned struct job *queue;

static void enqueue(owns struct job *j)
{
    j->next = queue;
    queue = j;
}

static void look(borrows_mut struct job *j)
{
    j->id++;
}

int main(void)
{
    struct job *j = calloc(1, sizeof *j);
    if (!j)
        return 1;
    look(j);
    enqueue(move(j));
    while (queue) {
        struct job *next = queue->next;
        free(queue);
        queue = next;
    }
    return 0;
}
