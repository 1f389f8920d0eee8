#include "ntp.h"

#include <stdio.h>
#include <stdlib.h>

/* The first argument is how many bytes there are: 1, 2, 3 and so on. The
 * others say how many are read at a time; with a minus they are passed
 * over. */
int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    size_t length = (size_t)atoi(argv[1]);
    unsigned char *bytes = malloc(length);
    if (bytes == NULL)
        return 1;
    for (size_t i = 0; i < length; i++)
        bytes[i] = (unsigned char)(i + 1);
    bytes[length - 1] = 0xff;
    struct reader r = {bytes, length};
    for (int i = 2; i < argc; i++) {
        int n = atoi(argv[i]);
        uint64_t number = 0xabcdef;
        struct reader before = r;
        bool there = n < 0 ? read_skip(&r, (size_t)-n)
                           : read_number(&r, (size_t)n, &number);
        printf("%s: ", argv[i]);
        if (!there && (r.at != before.at || r.left != before.left ||
                       number != 0xabcdef))
            printf("not there, and yet something has changed\n");
        else if (!there)
            printf("not there\n");
        else if (n < 0)
            printf("passed over, %zu left\n", r.left);
        else
            printf("%lx, %zu left\n", (unsigned long)number, r.left);
    }
    free(bytes);
    return 0;
}
