#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = strdup("gone");
    free(s);
    return strcmp(s, "gone"); // found: use-after-free
}
