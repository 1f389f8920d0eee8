/* A status of three: only 0 sets it. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fetch(int page, gives char **ret)
{
    if (page > 9)
        return 2;
    char *text = strdup("page");
    if (!text)
        return 1;
    *ret = text;
    return 0;
}

int main(void)
{
    char *text;
    switch (fetch(10, &text)) {
    case 0:
        puts(text);
        free(text);
        break;
    case 1:
        puts("no memory");
        break;
    default:
        printf("no page: %s\n", text); //! unset-out-parameter
    }
    return 0;
}
