#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *mood = strdup("calm");
    printf("today: %s\n", mood);
    free(mood);
    return 0;
}
