/* A heap of owners: sifting swaps pointers, pop gives the smallest. */
#include <ownership.h>
#include <stdlib.h>

struct task {
    int due;
};
struct heap {
    struct task **at;
    size_t count, room;
};

static void swap_tasks(struct task **a, struct task **b)
{
    struct task *t = *a;
    *a = *b;
    *b = t;
}

static int heap_push(borrows_mut struct heap *h, owns struct task *t)
{
    if (h->count == h->room) {
        size_t room = h->room ? h->room * 2 : 4;
        struct task **at = realloc(h->at, room * sizeof *at);
        if (!at) {
            free(t);
            return -1;
        }
        h->at = at;
        h->room = room;
    }
    size_t i = h->count++;
    h->at[i] = t;
    while (i && h->at[i]->due < h->at[(i - 1) / 2]->due) {
        swap_tasks(&h->at[i], &h->at[(i - 1) / 2]);
        i = (i - 1) / 2;
    }
    return 0;
}

static gives nullable struct task *heap_pop(borrows_mut struct heap *h)
{
    if (!h->count)
        return NULL;
    struct task *first = h->at[0];
    h->at[0] = h->at[--h->count];
    for (size_t i = 0;;) {
        size_t low = i, left = 2 * i + 1, right = left + 1;
        if (left < h->count && h->at[left]->due < h->at[low]->due)
            low = left;
        if (right < h->count && h->at[right]->due < h->at[low]->due)
            low = right;
        if (low == i)
            break;
        swap_tasks(&h->at[i], &h->at[low]);
        i = low;
    }
    return first;
}

int main(void)
{
    struct heap h = {NULL, 0, 0};
    for (int i = 0; i < 9; i++) {
        struct task *t = malloc(sizeof *t);
        if (!t)
            break;
        t->due = i * 5 % 9;
        if (heap_push(&h, t))
            break;
    }
    int last = -1, sorted = 1;
    struct task *t;
    while ((t = heap_pop(&h)) != NULL) {
        sorted &= t->due > last;
        last = t->due;
        free(t);
    }
    free(h.at);
    return !sorted;
}
