/* A view keeps looking at a text that was freed. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct view { borrows const char *text; };

int main(void)
{
    char *text = strdup("panorama");
    if (!text)
        return 1;
    struct view v = {text};
    puts(v.text);
    free(text);
    return 0;
}
