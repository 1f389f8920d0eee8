#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *names[3];
    names[0] = strdup("Ole");
    names[1] = strdup("Pia");
    names[2] = strdup("unknown");
    for (int i = 0; i < 3; i++) {
        printf("%s\n", names[i]);
        free(names[i]);
    }
    return 0;
}
