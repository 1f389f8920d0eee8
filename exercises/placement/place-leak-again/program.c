#include <stdlib.h>

int main(void)
{
    char *line = NULL;
    for (int i = 0; i < 2; i++)
        line = calloc(8, 1);
    free(line);
    return 0;
}
