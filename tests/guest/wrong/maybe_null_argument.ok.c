#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t length(borrows nullable const char *s)
{
    return s ? strlen(s) : 0;
}

int main(void)
{
    char *s = NULL;
    printf("%zu\n", length(s));
    return 0;
}
