#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 32 };
struct log { size_t used; unsigned char bytes[ROOM]; };

int log_put(struct log *l, const char *text);
int log_get(const struct log *l, size_t number, char *out, size_t room);

// Asks for an entry, with a buffer of just `room` bytes.
static void get(const struct log *l, size_t number, size_t room)
{
    char *out = malloc(room > 0 ? room : 1);
    if (out == NULL)
        exit(1);
    memset(out, '#', room > 0 ? room : 1);
    int n = log_get(l, number, out, room);
    if (n < 0)
        printf("%zu: refused%s\n", number,
               out[0] == '#' ? "" : ", and written to");
    else
        printf("%zu: %d bytes: %s\n", number, n, out);
    free(out);
}

int main(void)
{
    struct log l = {0};
    char what[8], text[64];
    size_t number, room;
    while (scanf("%7s", what) == 1) {
        if (strcmp(what, "put") == 0 && scanf("%63s", text) == 1) {
            struct log before = l;
            if (log_put(&l, text) == 0)
                printf("put %s, %zu used\n", text, l.used);
            else
                printf("%s is refused%s\n", text,
                       memcmp(&before, &l, sizeof l) == 0
                           ? "" : ", and changed something");
        } else if (strcmp(what, "get") == 0 &&
                   scanf("%zu %zu", &number, &room) == 2) {
            get(&l, number, room);
        } else if (strcmp(what, "clear") == 0) {
            l.used = 0;
        } else if (strcmp(what, "damage") == 0 &&
                   scanf("%zu %zu", &number, &room) == 2 && number < ROOM) {
            l.bytes[number] = (unsigned char)room; // as a bad disk would
        }
    }
    return 0;
}
