#include <freehold.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena {
    char *block;
    size_t size, used;
};
void *arena_alloc(struct arena *a, size_t bytes);
void arena_reset(struct arena *a);

enum { SIZE = 1024 };

// What is known of a request while it is answered: parts with names.
struct part {
    struct part *next;
    long value;
    char *name;
};

// Answers request i: takes it to pieces, and adds up. -1: no room.
static long answer(struct arena *a, int i)
{
    struct part *parts = NULL;
    for (int k = 0; k < 3 + i % 3; k++) {
        char text[40];
        int length = snprintf(text, sizeof text, "part-%d-of-%d", k, i);
        struct part *p = arena_alloc(a, sizeof *p);
        char *name = NULL;
        if (p != NULL)
            name = arena_alloc(a, (size_t)length + 1);
        if (name == NULL)
            return -1;
        memcpy(name, text, (size_t)length + 1);
        p->name = name;
        p->value = i + k;
        p->next = parts;
        parts = p;
    }
    long sum = 0;
    for (int k = 0; parts != NULL && k < 10; parts = parts->next, k++)
        sum += parts->value + (long)strlen(parts->name);
    return sum;
}

static void replay(struct arena *a, int requests)
{
    long sum = 0;
    int no = 0;
    for (int i = 0; i < requests; i++) {
        freehold_request_begin();
        long n = answer(a, i);
        arena_reset(a);
        freehold_request_end();
        if (n < 0)
            no++;
        else
            sum += n;
    }
    printf("%d requests, sum %ld\n", requests, sum);
    if (no > 0)
        printf("for %d of them there was no room\n", no);
}

// Asks for one piece, and says what came.
static void ask(struct arena *a, size_t bytes)
{
    size_t before = a->used;
    char *p = arena_alloc(a, bytes);
    if (p == NULL) {
        printf("no%s\n",
               a->used == before ? "" : ", and used was changed");
        return;
    }
    memset(p, 'x', bytes < 2 * SIZE ? bytes : 2 * SIZE);
    size_t at = (uintptr_t)p - (uintptr_t)a->block;
    if (at < a->size)
        printf("at %zu\n", at);
    else
        printf("outside of the block\n");
}

int main(void)
{
    char what[24];
    if (scanf("%23s", what) != 1)
        return 1;
    size_t size = strcmp(what, "replay") == 0 ? 4 * SIZE : SIZE;
    struct arena a = {malloc(size), size, 0};
    if (a.block == NULL)
        return 1;
    if (strcmp(what, "replay") == 0) {
        int requests = 0;
        scanf("%d", &requests);
        replay(&a, requests);
    } else {
        do {
            size_t bytes;
            if (strcmp(what, "reset") == 0)
                arena_reset(&a);
            else if (sscanf(what, "%zu", &bytes) == 1)
                ask(&a, bytes);
        } while (scanf("%23s", what) == 1);
    }
    free(a.block);
    return 0;
}
