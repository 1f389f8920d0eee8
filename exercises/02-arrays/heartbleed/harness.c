#include <stdio.h>
#include <string.h>

size_t echo(const unsigned char *msg, size_t got, unsigned char *out);

// Each line is a request: what its first byte claims, and the bytes behind it.
// The line "nothing" is a request of no bytes at all.
int main(void)
{
    unsigned char in[16];
    static unsigned char out[255];
    char claim[8], rest[16];
    while (scanf("%7s", claim) == 1) {
        size_t got = 0;
        if (strcmp(claim, "nothing") != 0) {
            unsigned int n = 0;
            sscanf(claim, "%u", &n);
            if (scanf("%15s", rest) != 1)
                return 1;
            in[0] = (unsigned char)n;
            memcpy(in + 1, rest, strlen(rest));
            got = 1 + strlen(rest);
        }
        size_t n = echo(in, got, out);
        if (n == 0)
            printf("%zu came, no answer\n", got);
        else
            printf("%zu came, answer %.*s\n", got, (int)n, (const char *)out);
    }
    return 0;
}
