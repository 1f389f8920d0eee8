#include "ntp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each argument is what lies behind the 48 bytes of a reply, in hex: its
 * extensions. */
static void walk(const unsigned char *bytes, size_t length)
{
    struct reader r = {bytes, length};
    struct extension e = {0, NULL, 0};
    enum step step = EXTENSION;
    for (int n = 0; n < 9 && step == EXTENSION; n++) {
        struct reader before = r;
        struct extension last = e;
        step = extension_next(&r, &e);
        if (step == EXTENSION)
            printf("type %x, %zu bytes from %02x to %02x; ", e.type,
                   e.length, e.bytes[0], e.bytes[e.length - 1]);
        else if (r.at != before.at || r.left != before.left ||
                 e.type != last.type || e.bytes != last.bytes)
            printf("something has changed; ");
    }
    const char *how = step == END ? "end" : step == BROKEN ? "broken"
                                          : "and so on, without an end";
    printf("%s\n", how);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        size_t length = strlen(argv[i]) / 2;
        unsigned char *bytes = malloc(length > 0 ? length : 1);
        if (bytes == NULL)
            return 1;
        for (size_t at = 0; at < length; at++) {
            unsigned int byte = 0;
            sscanf(argv[i] + 2 * at, "%2x", &byte);
            bytes[at] = (unsigned char)byte;
        }
        walk(bytes, length);
        free(bytes);
    }
    return 0;
}
