#include <stdlib.h>

int main(void)
{
    int *coat = malloc(sizeof *coat);
    int *hat = malloc(sizeof *hat);
    if (coat == NULL || hat == NULL)
        return 1;
    coat = hat;
    hat = NULL;
    free(coat);
    return hat != NULL;
}
