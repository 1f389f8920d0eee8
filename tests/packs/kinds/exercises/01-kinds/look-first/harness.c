#include <stdio.h>
#include <stdlib.h>

char *copy_of(const char *text);

int main(int argc, char **argv)
{
    char *first = copy_of(argc > 1 ? argv[1] : "");
    char *second = copy_of(first ? first : "");
    if (first && second)
        printf("%s, %s\n", first, second);
    free(first);
    free(second);
    return 0;
}
