#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[] = "walk";
    char *verb = strtok(line, " ");
    char *direction = strtok(NULL, " ");
    printf("%s where?\n", verb);
    if (direction && strcmp(direction, "north") == 0)
        puts("you walk north");
    return 0;
}
