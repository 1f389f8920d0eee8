#include <stdio.h>
#include <string.h>

size_t strip(const char *p, const char *end, char *out);

// Each line of the input is a message. It is put at the very end of a row.
int main(void)
{
    char page[32], out[32], line[32];
    while (fgets(line, sizeof line, stdin) != NULL) {
        size_t length = strcspn(line, "\n");
        const char *end = page + sizeof page;
        memcpy(page + sizeof page - length, line, length);
        size_t n = strip(end - length, end, out);
        printf("%zu to %zu bytes: |%.*s|\n", length, n, (int)n, out);
    }
    return 0;
}
