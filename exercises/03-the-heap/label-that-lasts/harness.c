#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *label(const char *sensor, int tenths);

// Takes all memory that there is, asks for a label, and gives all back.
static void with_a_full_heap(void)
{
    void **all = NULL;
    for (size_t size = 4096; size >= sizeof(void *); size /= 2) {
        void **block;
        while ((block = malloc(size)) != NULL) {
            *block = all;
            all = block;
        }
    }
    char *text = label("cellar", 112);
    printf("%s\n", text == NULL ? "no memory, no label" : text);
    free(text);
    while (all != NULL) {
        void **next = *all;
        free(all);
        all = next;
    }
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "full") == 0) {
        with_a_full_heap();
        return 0;
    }
    char *roof = label("roof", 215);
    char *cellar = label("cellar", 112);
    int status = 1;
    if (roof != NULL && cellar != NULL) {
        printf("%s, %s\n", roof, cellar);
        status = 0;
    }
    free(cellar);
    free(roof);
    return status;
}
