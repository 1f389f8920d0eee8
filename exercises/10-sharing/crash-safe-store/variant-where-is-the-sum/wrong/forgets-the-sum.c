// caught-by: out-of-bounds-read
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- your code starts here ---
// The length of the record at the front of n bytes; 0: it does not fit.
static size_t record(const unsigned char *bytes, size_t n)
{
    if (n == 0)
        return 0;
    size_t length = bytes[0];
    if (length + 1 > n)
        return 0;
    unsigned char sum = 1;
    for (size_t i = 0; i <= length; i++)
        sum = (unsigned char)(sum + bytes[i]);
    return bytes[length + 1] == sum ? length + 2 : 0;
}
// --- your code ends here ---

int main(int argc, char **argv)
{
    unsigned char whole[] = {4, 1, 2, 3, 4, 15};
    size_t n = argc > 1 ? (size_t)atoi(argv[1]) : 0;
    unsigned char *bytes = malloc(n > 0 ? n : 1);
    if (bytes == NULL)
        return 1;
    memcpy(bytes, whole, n);
    if (argc > 2)
        bytes[2] ^= 1;
    printf("%zu\n", record(bytes, n));
    free(bytes);
    return 0;
}
