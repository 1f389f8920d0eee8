#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *mood = "calm";
    printf("today: %s\n", mood);
    free(mood); // expect: invalid-free
    return 0;
}
