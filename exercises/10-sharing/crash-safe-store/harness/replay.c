#include "store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 12 };
static unsigned char bytes[MOST * RECORD_MOST];
/* ends[i]: so many bytes have the first i records. after[i]: what is in
 * the store after i changes. */
static size_t ends[MOST + 1], count;
static struct table after[MOST + 1];

static size_t whole(size_t n)
{
    size_t i = 0;
    while (i < count && ends[i + 1] <= n)
        i++;
    return i;
}

static bool same(const struct table *a, const struct table *b)
{
    bool is = a->count == b->count;
    for (size_t i = 0; i < a->count && is; i++)
        is = strcmp(a->at[i].key, b->at[i].key) == 0 &&
             strcmp(a->at[i].value, b->at[i].value) == 0;
    return is;
}

/* The first n bytes, of which the first `want` changes are right. */
static bool replays(const char *what, size_t where, size_t n, size_t want)
{
    struct table t = {0};
    unsigned char *alone = malloc(n > 0 ? n : 1);
    if (alone == NULL)
        exit(1);
    memcpy(alone, bytes, n);
    size_t length = log_replay(alone, n, &t);
    free(alone);
    if (length == ends[want] && same(&t, &after[want]))
        return true;
    printf("%s %zu: %zu bytes believed, %zu are right%s\n", what, where,
           length, ends[want],
           length == ends[want] ? ", but the table is not" : "");
    return false;
}

/* A log of the changes on standard input: whole; cut at each byte; each
 * bit flipped; each record a hole, the last one first. */
int main(void)
{
    char line[80];
    bool good = true;
    struct change c;
    while (fgets(line, sizeof line, stdin) != NULL && count < MOST) {
        if (!command_change(line, &c))
            continue;
        ends[count + 1] =
            ends[count] + record_write(&c, bytes + ends[count]);
        after[count + 1] = after[count];
        if (table_apply(&after[count + 1], &c) != 0)
            break; /* the log has it, the table cannot take it */
        count++;
    }
    size_t all = ends[count], more = feof(stdin) ? all : ends[count + 1];
    good = replays("the whole log, bytes:", more, more, count);
    for (size_t n = 0; n < all && good; n++)
        good = replays("cut to", n, n, whole(n));
    for (size_t bit = 0; bit < 8 * all && good; bit++) {
        bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
        good = replays("a bit flipped in byte", bit / 8, all,
                       whole(bit / 8));
        bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
    }
    for (size_t i = count; i-- > 0 && good;) {
        memset(bytes + ends[i], 0, ends[i + 1] - ends[i]);
        good = replays("a hole of zeros from byte", ends[i], all, i);
    }
    if (good)
        printf("changes: %zu, bytes: %zu; right, "
               "whatever is done to them\n", count, all);
    return 0;
}
