/* Two conditions that are not each other's opposite. */
#include <stdlib.h>
#include <string.h>

static void close_all(int level)
{
    char *text = strdup("levels");
    if (level > 3)
        free(text);
    if (level <= 3)
        free(text);
}

int main(void)
{
    close_all(4);
    return 0;
}
