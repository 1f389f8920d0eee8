/* What came from the arena ends with the reset. */
#include <ownership.h>
#include <stdio.h>
#include <string.h>

struct arena { char room[256]; size_t used; };

static borrows_from(a) nullable char *arena_copy(borrows struct arena *a, borrows const char *text)
{
    size_t n = strlen(text) + 1;
    if (sizeof a->room - a->used < n)
        return NULL;
    char *at = a->room + a->used;
    memcpy(at, text, n);
    a->used += n;
    return at;
}

static void arena_reset(borrows_mut struct arena *a)
{
    a->used = 0;
}

int main(void)
{
    static struct arena a;
    char *first = arena_copy(&a, "apple");
    char *second = arena_copy(&a, "pear");
    if (!first || !second)
        return 1;
    printf("%s, %s\n", first, second);
    arena_reset(&a);
    puts(first); //! borrow-invalidated
    return 0;
}
