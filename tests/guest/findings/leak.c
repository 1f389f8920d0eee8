#include <stdlib.h>
#include <string.h>

static char *copy(const char *s)
{
    char *p = malloc(strlen(s) + 1); // found: leak
    return strcpy(p, s);
}

int main(void)
{
    for (int i = 0; i < 3; i++)
        copy("lost");
    void *q = strdup("kept too long"); // found: leak
    return q == NULL;
}
