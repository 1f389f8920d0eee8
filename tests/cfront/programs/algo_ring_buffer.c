#include <stdio.h>
#include <string.h>
#include <stdbool.h>

struct ring { unsigned char bytes[16]; unsigned read, write; }; /* counters run on, masked when used */

static unsigned used(const struct ring *r) { return r->write - r->read; }
static bool put(struct ring *r, unsigned char c)
{
    if (used(r) == sizeof r->bytes)
        return false;
    r->bytes[r->write++ % sizeof r->bytes] = c;
    return true;
}
static int get(struct ring *r) { return used(r) ? r->bytes[r->read++ % sizeof r->bytes] : -1; }
static size_t put_many(struct ring *r, const char *s, size_t n)
{
    size_t room = sizeof r->bytes - used(r), at = r->write % sizeof r->bytes;
    if (n > room)
        n = room;
    size_t first = n < sizeof r->bytes - at ? n : sizeof r->bytes - at;
    memcpy(r->bytes + at, s, first);
    memcpy(r->bytes, s + first, n - first);
    r->write += (unsigned)n;
    return n;
}

int main(void)
{
    struct ring r = {.read = -4u, .write = -4u}; /* the counters wrap soon */
    size_t n = put_many(&r, "hello ring", 10);
    for (int i = 0; i < 6; i++)
        putchar(get(&r));
    n += put_many(&r, "and around the end", 18);
    printf("|%zu %u|", n, used(&r));
    printf("%d ", put(&r, '!'));
    for (int c; (c = get(&r)) >= 0;)
        putchar(c);
    printf("|%d ", put(&r, 'z'));
    printf("%c ", get(&r));
    printf("%d %u\n", get(&r), used(&r));
    return 0;
}
