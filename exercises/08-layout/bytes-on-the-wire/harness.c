#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct slice {
    const unsigned char *data;
    size_t len;
};
struct record {
    char kind;
    uint32_t bytes;
    uint16_t status;
};
bool read_record(struct slice s, struct record *out);

// The bytes that these pairs of digits mean, in a block just as large.
static struct slice from_text(const char *text)
{
    size_t n = strlen(text) / 2;
    unsigned char *data = malloc(n == 0 ? 1 : n);
    if (data == NULL)
        exit(1);
    for (size_t i = 0; i < n; i++) {
        unsigned int byte = 0;
        sscanf(&text[2 * i], "%2x", &byte);
        data[i] = (unsigned char)byte;
    }
    return (struct slice){data, n};
}

// Each line is what came from the wire: digits in pairs, or "nothing".
int main(void)
{
    char text[80];
    while (scanf("%79s", text) == 1) {
        bool none = strcmp(text, "nothing") == 0;
        struct slice s = from_text(none ? "" : text);
        struct record r = {'?', 1, 1};
        if (read_record(s, &r))
            printf("%c %u bytes, status %d\n", r.kind,
                   (unsigned int)r.bytes, r.status);
        else if (r.kind == '?' && r.bytes == 1 && r.status == 1)
            printf("cut short\n");
        else
            printf("cut short, and out was changed\n");
        free((void *)s.data);
    }
    return 0;
}
