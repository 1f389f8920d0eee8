#include "store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A block of just n bytes: who reads one more is seen. */
static size_t read_alone(const unsigned char *bytes, size_t n,
                         struct change *ret)
{
    unsigned char *alone = malloc(n > 0 ? n : 1);
    if (alone == NULL)
        exit(1);
    memcpy(alone, bytes, n);
    size_t length = record_read(alone, n, ret);
    free(alone);
    return length;
}

static void show(const char *what, const unsigned char *bytes, size_t n)
{
    struct change c = {PUT, "untouched", "untouched"};
    size_t length = read_alone(bytes, n, &c);
    if (length > 0 && c.kind == PUT)
        printf("%s: %zu bytes, put [%s] [%s]\n", what, length, c.key,
               c.value);
    else if (length > 0)
        printf("%s: %zu bytes, delete [%s]\n", what, length, c.key);
    else
        printf("%s: no%s\n", what,
               strcmp(c.key, "untouched") == 0
                   ? ""
                   : ", and the change was touched");
}

/* A record that somebody else wrote: its sum fits. */
static void foreign(const char *what, unsigned char kind,
                    unsigned char key, unsigned char value)
{
    unsigned char bytes[HEAD + 600] = {0};
    memset(bytes + HEAD, 'x', sizeof bytes - HEAD);
    bytes[SUM] = kind;
    bytes[SUM + 1] = key;
    bytes[SUM + 2] = value;
    sum_of(bytes + SUM, HEAD - SUM + (size_t)key + value, bytes);
    show(what, bytes, HEAD + (size_t)key + value);
}

/* Each line is a change: written, and read again. Arguments ask for other
 * things. */
int main(int argc, char **argv)
{
    char line[80];
    unsigned char bytes[RECORD_MOST + 9], zeros[HEAD + 9] = {0};
    struct change c;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "foreign") == 0) {
            foreign("no texts at all", PUT, 0, 0);
            foreign("texts that just fit", PUT, KEY_ROOM - 1,
                    VALUE_ROOM - 1);
            foreign("as long as it can be said", PUT, 255, 255);
            foreign("a key without room", PUT, KEY_ROOM, 2);
            foreign("a value without room", PUT, 4, VALUE_ROOM);
            foreign("a kind that is none", 2, 4, 2);
        } else if (strcmp(argv[i], "zeros") == 0) {
            show("zeros", zeros, sizeof zeros);
            show("nothing", zeros, 0);
        }
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (!command_change(line, &c))
            continue;
        memset(bytes, '#', sizeof bytes);
        size_t n = record_write(&c, bytes);
        if (n > RECORD_MOST)
            return 1;
        show(line, bytes, n + 9);
        size_t believed = 0;
        for (size_t cut = 0; cut < n; cut++)
            believed += read_alone(bytes, cut, &c) > 0;
        for (size_t bit = 0; bit < 8 * n; bit++) {
            bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
            if (read_alone(bytes, n, &c) > 0 && believed++ == 0)
                printf("bit %zu of byte %zu was flipped, "
                       "and nobody saw it\n", bit % 8, bit / 8);
            bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
        }
        printf("cut at each byte, each bit flipped: %zu believed\n",
               believed);
    }
    return 0;
}
