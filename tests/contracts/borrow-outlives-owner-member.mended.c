/* A view that lives longer than the array it looks at. */
#include <ownership.h>
#include <stdio.h>
#include <string.h>

struct view { borrows const char *from; size_t length; };

int main(void)
{
    struct view v = {"", 0};
    char word[] = "temporary";
    if (v.length == 0) {
        v.from = word;
        v.length = strlen(word);
    }
    printf("%.*s\n", (int)v.length, v.from);
    return 0;
}
