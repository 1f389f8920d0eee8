#include <stdlib.h>
int main(void)
{
    int *key = malloc(sizeof *key);
    if (key == NULL) return 1;
    *key = 12;
    int *view = key;
    free(key);
    key = NULL;
    if (key != NULL) return 2;
    int door = *view;
    return door - 12;
}
