#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item {
    char name[12];
    int stock;
};

int main(void)
{
    struct item *store = calloc(1, sizeof *store);
    if (!store)
        return 1;
    strcpy(store[0].name, "lamp");
    struct item *lamp = &store[0];
    store = realloc(store, 500 * sizeof *store);
    if (!store)
        return 1;
    strcpy(store[1].name, "chair");
    lamp = &store[0];
    lamp->stock = 3;
    printf("%s %d\n", store[0].name, store[0].stock);
    free(store);
    return 0;
}
