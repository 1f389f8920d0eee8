#include "ntp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first `length` bytes, in a block that ends there. With damage 0
 * they are as they came. */
static struct result parse_part(const struct exchange *e, size_t length,
                                unsigned int damage)
{
    struct result r = {TOO_SHORT};
    unsigned char *bytes = malloc(length > 0 ? length : 1);
    if (bytes == NULL)
        exit(1);
    if (e->bytes != NULL)
        memcpy(bytes, e->bytes, length);
    if (damage > 0 && length > 0)
        bytes[damage * 7 % length] = (unsigned char)(damage * 37);
    r = reply_parse(length > 0 ? bytes : NULL, length, e->sent);
    free(bytes);
    return r;
}

/* Cut at every byte. Of those that are too short, some are shown, and
 * those that miscount. */
static void cut(const struct exchange *e)
{
    for (size_t length = 0; length <= e->length; length++) {
        struct result r = parse_part(e, length, 0);
        if (r.tag != TOO_SHORT || length % 16 == 15 ||
            r.missing != REPLY_BYTES - length)
            show_result(&r);
    }
}

/* Forty that were damaged, a letter for what each is: short, version,
 * mode, origin, kiss, no time, reply. */
static void damage(const struct exchange *e)
{
    for (unsigned int i = 1; i <= 40; i++) {
        struct result r = parse_part(e, e->length - i % 4 / 3, i);
        printf("%c", "svmoknr"[r.tag]);
    }
    printf("\n");
}

int main(int argc, char **argv)
{
    struct recording r;
    recording_read(&r);
    bool whole = r.whole;
    (void)argv;
    for (size_t i = 0; i < r.count; i++) {
        if (argc > 1 && r.at[i].length > 0)
            damage(&r.at[i]);
        else if (argc == 1)
            cut(&r.at[i]);
    }
    if (!whole)
        printf("The recording was not read to its end.\n");
    recording_free(&r);
    return whole ? 0 : 1;
}
