#include <stdio.h>

int main(int argc, char **argv)
{
    char **at = argv + 1;
    const char *longest = "";
    size_t most = 0;
    while (*at) {
        size_t n = 0;
        for (const char *s = *at; *s; s++)
            n++;
        if (n > most) {
            most = n;
            longest = *at;
        }
        at++; // look
    }
    printf("%d %s\n", argc, longest); // look
    return 0;
}
