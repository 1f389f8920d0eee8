#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *s = NULL;
    int n = asprintf(&s, "%s has %d bytes", "this", 19);
    printf("%d %s\n", n, s);
    free(s);
    return 0;
}
