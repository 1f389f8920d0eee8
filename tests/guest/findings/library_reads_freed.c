#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = strdup("gone"), b[100];
    free(s);
    printf("%.4s\n", s); // found: use-after-free
    memcpy(b, s, 4); // found: use-after-free
    strcmp(s, "gone"); // found: use-after-free
    strcpy(s, "x"); // found: use-after-free
    return 0;
}
