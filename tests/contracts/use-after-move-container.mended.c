/* The list takes the song over; the caller renames what it no longer has. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct song { int seconds; owned struct song *next; };
struct album { owned struct song *first; int count; };

static void album_add(borrows_mut struct album *a, owns struct song *s)
{
    s->next = a->first;
    a->first = s;
    a->count++;
}

static void album_release(borrows_mut struct album *a)
{
    while (a->first) {
        struct song *s = a->first;
        a->first = s->next;
        free(s);
    }
}

int main(void)
{
    struct album a = {NULL, 0};
    for (int i = 1; i <= 3; i++) {
        struct song *s = calloc(1, sizeof *s);
        if (!s)
            break;
        s->seconds = i * 60;
        album_add(&a, s);
    }
    printf("%d songs\n", a.count);
    album_release(&a);
    return 0;
}
