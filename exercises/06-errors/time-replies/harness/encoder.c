#include "ntp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_again(const struct reply *reply, stamp sent,
                        size_t room)
{
    unsigned char *bytes = malloc(room);
    if (bytes == NULL)
        exit(1);
    memset(bytes, 0xee, room);
    size_t n = reply_write(reply, bytes, room);
    printf("%zu bytes in room for %zu\n", n, room);
    for (size_t i = 0; i < room && i < REPLY_BYTES && room >= REPLY_BYTES;
         i++)
        printf("%02x%s", bytes[i], i % 16 == 15 ? "\n" : " ");
    if (n == REPLY_BYTES) {
        struct result again = reply_parse(bytes, n, sent);
        show_result(&again);
    }
    for (size_t i = n; i < room; i++)
        if (bytes[i] != 0xee)
            printf("byte %zu is none of yours\n", i);
    free(bytes);
}

/* A recording: each reply in it is written, and read again. */
int main(void)
{
    struct recording r;
    recording_read(&r);
    for (size_t i = 0; i < r.count; i++) {
        struct result result =
            reply_parse(r.at[i].bytes, r.at[i].length, r.at[i].sent);
        if (result.tag == REPLY) {
            write_again(&result.reply, r.at[i].sent, i == 0 ? 48 : 50);
            write_again(&result.reply, r.at[i].sent, 47);
        }
    }
    recording_free(&r);
    return 0;
}
