#include <stdbool.h>
#include <stdio.h>
#include <string.h>

bool preview(char *out, size_t size, const char *text);

int main(void)
{
    size_t size;
    char text[64];
    if (scanf("%zu %63[^\n]", &size, text) != 2)
        return 1;

    // The text is put at the very end of a row.
    char row[64];
    char *at = row + sizeof row - (strlen(text) + 1);
    strcpy(at, text);

    char wide[8], narrow[1];
    char *out = size == 8 ? wide : narrow;
    bool cut = preview(out, size == 8 ? 8 : 1, at);
    printf("|%s|%s\n", out, cut ? " ..." : "");
    return 0;
}
