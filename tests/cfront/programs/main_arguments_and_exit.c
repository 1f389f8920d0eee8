#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int depth;

static void nested(int n)
{
    if (n == 0) {
        printf("leaving at %d\n", depth);
        exit(depth + 40);
    }
    depth++;
    nested(n - 1);
    depth--;
}

static void first(void) { puts("registered first, runs last"); }
static void second(void) { puts("runs first"); }

int main(int argc, char *argv[])
{
    printf("%d %d\n", argc, argv[argc] == NULL);
    char *copy = malloc(strlen(argv[0]) + 1);
    strcpy(copy, argv[0]);
    printf("%d\n", strcmp(copy, *argv));
    free(copy);
    atexit(first);
    atexit(second);
    nested(3);
    return 1;
}
