#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *names[] = { "Eva", "Tom", "Ida" };
    int found;
    for (int i = 0; i < 3; i++)
        if (strcmp(names[i], "Jan") == 0)
            found = 1;
    if (found) // expect: uninitialised-read
        puts("Jan is here");
    return 0;
}
