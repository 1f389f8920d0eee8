#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct shelf { owned char *books[2]; int count; };

static int put(borrows_mut struct shelf *s, owns char *title)
{
    if (s->count == 2) {
        free(title);
        return -1;
    }
    s->books[s->count++] = title;
    return 0;
}

int main(void)
{
    struct shelf s = {{NULL, NULL}, 0};
    for (int i = 0; i < 3; i++) {
        char *title = strdup("Emma");
        if (title && put(&s, move(title)) < 0)
            puts("full");
    }
    while (s.count)
        free(s.books[--s.count]);
    return 0;
}
